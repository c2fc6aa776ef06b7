"""A choice of two to six words that are all in sight: filters, 是/否, 合格/不合格/不适用."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Self

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from inspector_app.ui.page_keys import TURN_KEYS, PageKey, bind_keys
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind


@dataclass(frozen=True, slots=True)
class Segment:
    """One word, what it stands for, and the tone it takes when chosen."""

    word: str
    value: Any
    tone: Tone = Tone.INFO


YES_NO = (Segment("是", True), Segment("否", False))


class Segmented(QWidget):
    """``value()`` is the chosen segment's value or None. ``optional`` lets a second click take the choice back."""

    value_changed = Signal()

    def __init__(self, segments: Sequence[Segment], name: str = "", optional: bool = False) -> None:
        super().__init__()
        self._segments = tuple(segments)
        self._optional = optional
        self._value: Any = None
        self._buttons: list[Button] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, segment in enumerate(self._segments):
            button = Button(segment.word, kind=Kind.SEGMENT)
            button.setCheckable(True)
            button.setProperty("place", _place(index, len(self._segments)))
            button.setProperty("tone", str(segment.tone))
            self._group.addButton(button, index)
            self._buttons.append(button)
            row.addWidget(button)
        self._group.idClicked.connect(self._clicked)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        if self._segments:
            self.setFocusProxy(self._group.button(0))

    def value(self) -> Any:
        """The chosen value, or None."""
        return self._value

    def leave_cursor(self) -> Self:
        """A click here leaves the cursor where it is, so that a list goes on by its keys; Tab still comes here."""
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return self

    def word(self) -> str:
        """What stands on the chosen segment; empty when none is."""
        return next((b.text() for b, each in zip(self._buttons, self._segments, strict=True) if b.isChecked()), "")

    def set_value(self, value: Any) -> None:
        """Choose by value; one that is not offered chooses nothing. None may be offered, as the word for all."""
        values = [segment.value for segment in self._segments]
        value = value if value in values else None
        for index, offered in enumerate(values):
            self._group.button(index).setChecked(offered == value)
        if value in values:
            self.setFocusProxy(self._buttons[values.index(value)])  # who comes here changes nothing by a blank
        if value != self._value:
            self._value = value
            self.value_changed.emit()

    def turn(self, step: int) -> None:
        """Choose a neighbour, at the end the one at the other end."""
        values = [segment.value for segment in self._segments]
        if self._buttons[0].focusPolicy() is not Qt.FocusPolicy.TabFocus:  # else the cursor stays where it is
            self.setFocus()
        self.set_value(values[(values.index(self._value) + step) % len(values)])

    def turn_by_keys(self, page: QWidget) -> None:
        """What a page shows is changed by keys from anywhere in it."""
        name = self.accessibleName()
        before = PageKey(tr("{0}：上一项").format(name), (TURN_KEYS[0],), partial(self.turn, -1))
        after = PageKey(tr("{0}：下一项").format(name), (TURN_KEYS[1],), partial(self.turn, 1))
        bind_keys(page, (before, after))

    def set_word(self, value: Any, word: str) -> None:
        """Show another word on the segment of a value, such as one with a count behind it; it is its name too."""
        for index, segment in enumerate(self._segments):
            if segment.value == value:
                self._buttons[index].setText(word)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        for button in self._buttons:
            button.name_under(name)

    def _clicked(self, index: int) -> None:
        chosen = self._segments[index].value
        self.set_value(None if self._optional and chosen == self._value else chosen)


def _place(index: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if index == 0 else "last" if index == count - 1 else "middle"
