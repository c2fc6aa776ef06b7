"""The frame that every page stands in: header, notice, scrolling body, foot bar."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from inspector_app.ui.theme import GAP_2, GAP_3, GAP_4, GAP_6
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.widgets.page_header import PageHeader


class Page(QWidget):
    """Put content into ``body``. ``scrolls`` is for forms; pages with a table of their own do not scroll."""

    def __init__(self, title: str, subtitle: str = "", scrolls: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(title, subtitle)
        self.notice = Notice()
        self.foot: QHBoxLayout | None = None
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(0)
        self._stack.addWidget(self.header)
        self.notice.setProperty("place", "page")
        self._stack.addWidget(self.notice)
        content = QWidget()
        content.setProperty("role", "clear")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(GAP_6, GAP_4, GAP_6, GAP_4)
        self.body.setSpacing(GAP_3)
        self._stack.addWidget(_scrolling(content) if scrolls else content, 1)

    def add_foot(self) -> QHBoxLayout:
        """A white bar at the bottom (once); put state at the left, a stretch, then buttons."""
        bar = QFrame()
        bar.setProperty("role", "foot")
        self.foot = QHBoxLayout(bar)
        self.foot.setContentsMargins(GAP_6, 10, GAP_6, 10)
        self.foot.setSpacing(GAP_2)
        self._stack.addWidget(bar)
        return self.foot


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area
