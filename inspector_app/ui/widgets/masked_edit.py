"""A number that must not be read over a shoulder: identity, card or telephone number, masked until asked for."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.figures import is_several
from inspector_app.domain.identity import half_width, masked_id
from inspector_app.support.errors import Level, Problem
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.parts import TOOL_KEY, Parts
from inspector_app.ui.widgets.tip import set_tip


class MaskedEdit(Parts):
    """``value()`` is the whole number as text, empty when there is none.

    What is being typed is seen; on leaving the field it is masked. A number that is wrong is seen again, and can be put
    right, as soon as the field has the focus: keys must not be lost there. The eye shows it until :meth:`conceal`,
    which a page connects to ``session.pausing`` so that a reveal lasts one sitting at most; ``may_show`` is asked
    before, and says no where nobody keeps who saw it. ``check`` finds doubts.
    """

    left = Signal()

    def __init__(
        self, mask: Callable[[str], str] = masked_id, check: Callable[[str], list[Problem]] | None = None
    ) -> None:
        super().__init__()
        self._mask = mask
        self._check = check
        self.may_show: Callable[[], bool] = lambda: False
        self._value = ""
        self._open = False
        self.line = _NumberLine(self)
        self.line.textEdited.connect(self._typed)
        self.line.came.connect(self._come)
        self.line.went.connect(self._leave)
        self._eye = Button(icon="eye", kind=Kind.ICON, name=self.tr("显示完整号码"), clicked=self.toggle)
        in_row(wide(self.line), self._eye, gap=4, of=self)
        self._name_eye()
        self.is_helped_by(self._eye)

    def value(self) -> str:
        """The whole number."""
        return self._value

    def set_value(self, value: str | None) -> None:
        """Show a number, masked."""
        value = value or ""
        if value != self._value:
            self._value = value
            self.value_changed.emit()
        self._show()

    def problem(self) -> Problem | None:
        """The first doubt about the number, or None."""
        if is_several(self._value):
            return Problem("text-several-lines")
        found = self._check(self._value) if self._check and self._value else []
        return found[0] if found else None

    @property
    def is_open(self) -> bool:
        """Whether the whole number can be read on the screen."""
        return self._open

    def toggle(self) -> None:
        """Show the whole number where that may be, or mask it again."""
        if not self._open and self._value and not self.may_show():
            return
        self._open = not self._open
        self._eye.set_icon("eye-off" if self._open else "eye")
        self._name_eye()
        self._show()

    def conceal(self) -> None:
        """Mask the number."""
        if self._open:
            self.toggle()
        self.line.fresh = False
        self._show()

    def _name_eye(self) -> None:
        verb = self.tr("隐藏号码") if self._open else self.tr("显示完整号码")
        self.consist_of({self.line: "", self._eye: verb})
        set_tip(self._eye, f"{verb}（{TOOL_KEY}）")

    def _typed(self, text: str) -> None:
        self.line.fresh = True
        self._value = _read(text)
        self.value_changed.emit()

    def _come(self) -> None:
        problem = self.problem()
        if problem is not None and problem.level is Level.ERROR:
            self.line.fresh = True
        self._show()

    def _leave(self) -> None:
        self.line.fresh = False
        self._show()
        self.left.emit()

    def _show(self) -> None:
        """Plain while open, empty or being typed; else masked and not to be edited."""
        plain = self._open or not self._value or self.line.fresh
        self.line.setReadOnly(not plain)
        text = self._value if plain else self._mask(self._value)
        if _read(self.line.text()) != text:
            self.line.setText(text)


def _read(text: str) -> str:
    """The number without blanks. Several lines stay several: joined they would be a number that nobody wrote."""
    return text.strip() if is_several(text) else half_width(text)


class _NumberLine(QLineEdit):
    """The inner line; ``fresh`` while the person types a number in."""

    came = Signal()
    went = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.fresh = False

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.came.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.went.emit()
