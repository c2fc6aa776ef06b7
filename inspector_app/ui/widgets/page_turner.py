"""Which page of several is in sight, and the way to its neighbours; hidden where there is only one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.ui.layouts import REST, in_row
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role


class PageTurner(QWidget):
    """``wished`` brings the page that is asked for, counted from 0."""

    wished = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._page = 0
        self._words = Label("", Role.SMALL)
        self._before = Button(icon="chevron-left", kind=Kind.ICON, name=self.tr("上一页"), clicked=lambda: self._go(-1))
        self._after = Button(icon="chevron-right", kind=Kind.ICON, name=self.tr("下一页"), clicked=lambda: self._go(1))
        in_row(self._before, self._words, self._after, REST, of=self)
        self.hide()

    def show_pages(self, page: int, total: int) -> None:
        """Say which page is in sight, counted from 0, of how many."""
        self._page = page
        self._words.setText(self.tr("第{0}页，共{1}页").format(page + 1, total))
        self._before.allow(page > 0, self.tr("已经是第一页"))
        self._after.allow(page + 1 < total, self.tr("已经是最后一页"))
        self.setVisible(total > 1)

    def _go(self, step: int) -> None:
        self.wished.emit(self._page + step)
