"""Buttons above a list, side by side also where the window is narrow: some show their icons alone there."""

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.ui.theme import GAP_2
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.tip import set_tip


class ToolRow(QWidget):
    """Add buttons in their order; those that may shrink keep their words as name and tip when they lose them."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_2)
        self._words: dict[Button, str] = {}
        self._rooms: dict[Button, int] = {}

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
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another look has other letters; the buttons wear it only after the row."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            QTimer.singleShot(0, self, self._share_anew)

    def _share(self) -> None:
        """As many as must lose their words, the last ones first, and what is to be done here before all others last."""
        lacking = self.minimumSizeHint().width() + sum(map(self._room, self._words)) - self.width()
        first_kept = sorted(self._words, key=lambda each: each.kind is not Kind.PRIMARY)
        for button in reversed(first_kept):
            self._show_words(button, lacking <= 0)
            lacking -= self._room(button)

    def _room(self, button: Button) -> int:
        """What the words of a button take in the present look, whether it shows them now or not."""
        if button not in self._rooms:
            shown, widths = bool(button.text()), []
            for words in (True, False, shown):
                self._show_words(button, words)
                widths.append(button.minimumSizeHint().width())
            self._rooms[button] = widths[0] - widths[1]
        return self._rooms[button]

    def _share_anew(self) -> None:
        self._rooms.clear()
        self._share()

    def _show_words(self, button: Button, shown: bool) -> None:
        if bool(button.text()) is not shown:
            name = button.accessibleName()
            button.setText(self._words[button] if shown else "")
            button.setAccessibleName(name)
            set_tip(button, "" if shown else name)
