"""A line edit whose text stands for a value: read while typing, judged and tidied on leaving."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from inspector_app.domain.heard import refusal
from inspector_app.support.errors import Problem, Refused
from inspector_app.ui.icons import icon

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SPOKEN = "ui-entry-spoken"


class ParsedEdit(QLineEdit):
    """``parse`` turns text into a value or raises :class:`Refused`; ``show`` turns it back.

    While the text cannot be read the value is None and :meth:`problem` says why; the text stays as typed, and each
    letter of it is a change, though what is said of it stays the same: a draft keeps it. ``hear`` makes a value of what
    people say (一万八), None of anything else: it counts only after a person has seen what it was read as and said yes,
    by Enter or by the tick in the line.
    """

    value_changed = Signal()
    left = Signal()

    def __init__(
        self, parse: Callable[[str], Any], show: Callable[[Any], str], hear: Callable[[str], Any] | None = None
    ) -> None:
        super().__init__()
        self._parse = parse
        self._show = show
        self._hear = hear
        self._value: Any = None
        self._heard: Any = None
        self._told = False
        self._problem: Problem | None = None
        self._tick: QAction | None = None
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

    @property
    def is_tidy(self) -> bool:
        """Whether the text stands as it will stand once the line is left; 2026-3-1 may become 2026-3-15 yet."""
        return self._value is None or self._show(self._value) == self.text()

    def take_reading(self) -> None:
        """Yes, this is what was meant: what was heard becomes the value."""
        if self._heard is not None and not self.isReadOnly():
            self.set_value(self._heard)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter shows what was heard, and once that is in sight takes it; it goes no further."""
        if event.key() in _ENTERS and self._heard is not None:
            (self.take_reading if self._told else self._tell)()
            event.accept()
            return
        super().keyPressEvent(event)

    def tidy(self) -> None:
        """Write the value in its usual form."""
        if self._value is not None and not self.isReadOnly():
            tidy = self._show(self._value)
            if tidy != self.text():
                self.setText(tidy)

    def _tell(self) -> None:
        self._told = True
        self.tidy()
        self.left.emit()

    def _read(self, text: str) -> None:
        before = (self._value, self._problem)
        self._value, self._heard, self._told, self._problem = None, None, False, None
        if text.strip():
            try:
                self._value = self._parse(text)
            except Refused as refused:
                self._problem = self._understand(text, refused.problems[0])
        self._show_tick()
        if self._problem is not None or (self._value, self._problem) != before:
            self.value_changed.emit()

    def _understand(self, text: str, problem: Problem) -> Problem:
        """What is asked about a text that is no value as it stands."""
        self._heard = self._hear(text) if self._hear else None
        if self._heard is None:
            return refusal(text, problem) if self._hear else problem
        details = {"text": text.strip()[:20], "read": self._show(self._heard)}
        return Problem(SPOKEN, problem.where, details=details)

    def _show_tick(self) -> None:
        """The tick stands in the line, where it moves nothing."""
        if self._tick is not None:
            self.removeAction(self._tick)
            self._tick = None
        if self._heard is not None:
            self._tick = self.addAction(icon("check"), QLineEdit.ActionPosition.TrailingPosition)
            self._tick.setText(self.tr("采用读数：{}").format(self._show(self._heard)))
            self._tick.triggered.connect(self.take_reading)
            for button in self._tick.associatedObjects():
                if isinstance(button, QToolButton):
                    button.setAccessibleName(self._tick.text())
