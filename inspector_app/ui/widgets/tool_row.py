"""Buttons above a list, side by side also where the window is narrow: some show their icons alone there."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.ui.theme import GAP_2
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.tip import set_tip


class ToolRow(QWidget):
    """Add buttons in their order; those that may shrink keep their words as name and tip when they lose them."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_2)
        self._words: dict[Button, str] = {}

    def add(self, button: Button, may_shrink: bool = False) -> None:
        """One more button at the right; only one with an icon can do without its words."""
        self._row.addWidget(button)
        if may_shrink:
            self._words[button] = button.text()

    def add_stretch(self) -> None:
        """Put what follows at the right end."""
        self._row.addStretch()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        least = super().minimumSizeHint()
        return QSize(least.width() - sum(self._room(each) for each in self._words if each.text()), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As many as must lose their words, the last ones first."""
        super().resizeEvent(event)
        lacking = self.minimumSizeHint().width() + sum(map(self._room, self._words)) - event.size().width()
        for button in reversed(self._words):
            self._show_words(button, lacking <= 0)
            lacking -= self._room(button)

    def _room(self, button: Button) -> int:
        """What the words of a button take."""
        return button.fontMetrics().horizontalAdvance(self._words[button])

    def _show_words(self, button: Button, shown: bool) -> None:
        if bool(button.text()) is not shown:
            name = button.accessibleName()
            button.setText(self._words[button] if shown else "")
            button.setAccessibleName(name)
            set_tip(button, "" if shown else name)
