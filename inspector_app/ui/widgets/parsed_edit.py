"""A line edit whose text stands for a value: read while typing, judged and tidied on leaving."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from inspector_app.support.errors import Problem, Refused


class ParsedEdit(QLineEdit):
    """``parse`` turns text into a value or raises :class:`Refused`; ``show`` turns it back.

    While the text cannot be read the value is None and :meth:`problem` says why; the text stays as typed.
    """

    value_changed = Signal()
    left = Signal()

    def __init__(self, parse: Callable[[str], Any], show: Callable[[Any], str]) -> None:
        super().__init__()
        self._parse = parse
        self._show = show
        self._value: Any = None
        self._problem: Problem | None = None
        self.textChanged.connect(self._read)

    def value(self) -> Any:
        """The value, or None when empty or unreadable."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a value; None empties the field."""
        self.setText("" if value is None else self._show(value))

    def problem(self) -> Problem | None:
        """Why the text cannot be read, or None."""
        return self._problem

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.tidy()
        self.left.emit()

    def tidy(self) -> None:
        """Write the value in its usual form."""
        if self._value is not None and not self.isReadOnly():
            tidy = self._show(self._value)
            if tidy != self.text():
                self.setText(tidy)

    def _read(self, text: str) -> None:
        before = (self._value, self._problem)
        self._value, self._problem = None, None
        if text.strip():
            try:
                self._value = self._parse(text)
            except Refused as refusal:
                self._problem = refusal.problems[0]
        if (self._value, self._problem) != before:
            self.value_changed.emit()
