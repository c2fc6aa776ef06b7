"""The frame that every page stands in: header, scrolling body with the notice over its lower edge, foot bar."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from inspector_app.ui.layouts import in_column, see_through, wide
from inspector_app.ui.theme import GAP_2, GAP_3, GAP_4, GAP_6, dress
from inspector_app.ui.widgets.laid_over import Foot, LaidOver
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.widgets.page_header import PageHeader
from inspector_app.ui.widgets.scrolled import Scrolled, Squeezed


class Page(QWidget):
    """Put content into ``body``. ``scrolls`` is for forms; a page with a list of its own scrolls only in need.

    ``in_parts`` is for a body that shows one of several parts: each of them, and all that stands beside them, is
    :func:`~inspector_app.ui.theme.dress`-ed by itself, so that a part out of sight costs nothing when the look changes.
    ``steady`` keeps the place of its scroll bar, so that nothing moves aside where a short part follows a long one.
    """

    def __init__(
        self, title: str, subtitle: str = "", scrolls: bool = True, in_parts: bool = False, steady: bool = False
    ) -> None:  # fmt: skip
        super().__init__()
        if not in_parts:
            dress(self, once_placed=True)
        self.header = PageHeader(title, subtitle)
        self.notice = Notice()
        self.foot: QHBoxLayout | None = None
        content = see_through()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(GAP_6, GAP_4, GAP_6, GAP_4)
        self.body.setSpacing(GAP_3)
        area = Scrolled(content) if scrolls else Squeezed(content)
        if steady:
            area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._stack = in_column(self.header, wide(area), gap=0, of=self)
        self.over = LaidOver(self.notice, area, self)
        for part in (self.header, self.notice, area.verticalScrollBar(), area.horizontalScrollBar()):
            dress(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc takes away what is told, else leads back, where nothing that has the focus wants it and nobody writes."""
        back, focus = self.header.way_back, QApplication.focusWidget()
        writes = isinstance(focus, QLineEdit | QPlainTextEdit) and not focus.isReadOnly()
        if event.key() != Qt.Key.Key_Escape or writes:
            super().keyPressEvent(event)
        elif self.notice.isVisible():
            self.notice.dismiss()
        elif back is not None and back.isVisible():
            back.click()
        else:
            super().keyPressEvent(event)

    def add_line(self, row: QHBoxLayout) -> QWidget:
        """What must stay in sight, between head and body; hidden until it is wanted."""
        line = see_through()
        line.setLayout(row)
        self._stack.insertWidget(1, line)
        line.hide()
        dress(line)
        return line

    def add_foot(self) -> QHBoxLayout:
        """A white bar at the bottom (once); put state at the left, a stretch, then buttons."""
        bar = Foot()
        bar.setProperty("role", "foot")
        self.foot = QHBoxLayout(bar)
        self.foot.setContentsMargins(GAP_6, 10, GAP_6, 10)
        self.foot.setSpacing(GAP_2)
        self._stack.addWidget(bar)
        dress(bar)
        return self.foot
