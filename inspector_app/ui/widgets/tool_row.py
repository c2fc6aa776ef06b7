"""Buttons above a list, side by side also where the window is narrow: some show their icons alone there."""

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.ui.theme import GAP_2
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.tip import set_tip


class ToolRow(QWidget):
    """Add buttons in their order; those that may shrink keep their words as name and tip when they lose them. What a
    button says, and whether it is in sight, may change."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_2)
        self._words: dict[Button, str] = {}
        self._rooms: dict[Button, int] = {}

    def add(self, button: Button, may_shrink: bool = False) -> Button:
        """One more button at the right, handed back; only one with an icon can do without its words."""
        self._row.addWidget(button)
        if may_shrink:
            self._words[button] = button.text()
        return button

    def begin_with(self, told: QWidget) -> None:
        """What is told stands at the left and takes the room that the buttons leave."""
        self._row.insertWidget(0, told, 1)

    def add_stretch(self) -> None:
        """Put what follows at the right end."""
        self._row.addStretch()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        least = super().minimumSizeHint()
        return QSize(least.width() - sum(self._room(each) for each in self._in_sight if each.text()), least.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._take_new_words()
            self._share()
        return super().event(event)

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
        lacking = self.minimumSizeHint().width() + sum(map(self._room, self._in_sight)) - self.width()
        first_kept = sorted(self._in_sight, key=lambda each: (each.kind is not Kind.PRIMARY, each.kind is Kind.QUIET))
        for button in reversed(first_kept):
            self._show_words(button, lacking <= 0)
            lacking -= self._room(button)

    @property
    def _in_sight(self) -> list[Button]:
        """Those that may shrink and take room."""
        return [each for each in self._words if not each.isHidden()]

    def _take_new_words(self) -> None:
        for button, words in self._words.items():
            if button.text() not in ("", words):
                self._words[button] = button.text()
                self._rooms.pop(button, None)

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
