"""Which columns a narrow window leaves out of a table, said below it: without some of them it looks whole."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from inspector_app.ui.layouts import in_column, see_through
from inspector_app.ui.theme import GAP_1
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.tip import set_tip


def whole_or_told(table: Table) -> QWidget:
    """The table with that line below it, as one part of a page."""
    place = see_through()
    in_column(table, LeftOut(table), gap=GAP_1, of=place)
    return place


class LeftOut(Label):
    """A line below a table that leaves as a file with all of its columns."""

    def __init__(self, table: Table) -> None:
        super().__init__("", Role.SMALL)
        self._say(table.unseen)  # what there was no room for before anybody heard of it
        table.left_out.connect(self._say)

    @Slot(list)
    def _say(self, titles: Sequence[str]) -> None:
        if not titles or self.parent() is not None:  # shown before it stands in a page it would be a window of its own
            self.setVisible(bool(titles))
        self.setText(tr("窗口窄，{0}列未显示：放宽窗口可以看到，导出、打印都有").format(len(titles)) if titles else "")
        names = "、".join(titles)
        set_tip(self, tr("没有显示的列：{0}。").format(names) if titles else "")
