"""Rows below each other that scroll, such as cards."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from inspector_app.ui.layouts import Rest, clear, in_column, put_in, see_through
from inspector_app.ui.screen_room import room
from inspector_app.ui.theme import GAP_2, GAP_3
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.label import Label, Role

_LEAST_HEIGHT, _AROUND = 160, 280  # the second is what title, words and buttons take of a screen


class RowList(QScrollArea):
    """Rows below each other, scrolling; words where there are none."""

    def __init__(self, empty: str) -> None:
        super().__init__()
        self._empty = empty
        rows = see_through()
        self._column = in_column(gap=GAP_3, edges=(0, 0, GAP_2, 0), of=rows)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(rows)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its rows where the screen has room for them, and as wide as their words, which larger letters make
        wider."""
        beside = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        width = self._column.minimumSize().width() + beside
        return QSize(max(super().sizeHint().width(), width), min(self._needed, room(self.window()).height() - _AROUND))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Fewer rows where the screen is small."""
        return QSize(super().minimumSizeHint().width(), min(self._needed, _LEAST_HEIGHT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Rows that come, go or grow want another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @property
    def _needed(self) -> int:
        return self._column.sizeHint().height() + 2 * self.frameWidth()

    def go_to_first(self) -> None:
        """Put the focus on what one does first with the first of them."""
        first = next(iter(self.findChildren(Button)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these in place of what stood there."""
        clear(self._column)
        put_in(self._column, *rows or [Label(self._empty, Role.SMALL, wrap=True)], Rest(1))
