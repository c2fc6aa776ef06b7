"""A count that goes up by one touch, such as people who were given advice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.support.errors import Problem
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.theme import GAP_1
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.figure_edit import IntegerEdit


class CountBox(QWidget):
    """``value()`` is the count; the button adds ``step``, and any number may be typed."""

    value_changed = Signal()
    left = Signal()

    def __init__(self, step: int) -> None:
        super().__init__()
        self._step = step
        self.line = IntegerEdit()
        self.line.setMinimumWidth(70)
        self.line.setPlaceholderText("0")
        self.line.value_changed.connect(self.value_changed)
        self.line.left.connect(self.left)
        self.more = Button(f"+{step}", clicked=self.add)
        in_row(wide(self.line), self.more, gap=GAP_1, of=self)
        self.setFocusProxy(self.line)

    def value(self) -> int:
        """The count; an empty line is zero. Of one that is no count :meth:`problem` tells before it is kept."""
        return self.line.value() or 0

    def problem(self) -> Problem | None:
        """Why the text is no count, or None."""
        return self.line.problem()

    def set_value(self, value: int | None) -> None:
        """Show a count."""
        self.line.set_value(value or 0)

    def add(self) -> None:
        """Count up by the step."""
        self.set_value(self.value() + self._step)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.more.setAccessibleName(f"{name} +{self._step}")
