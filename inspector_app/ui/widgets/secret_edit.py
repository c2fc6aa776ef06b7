"""A passphrase being typed: hidden, with an eye to look at it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.parts import TOOL_KEY, Parts
from inspector_app.ui.widgets.tip import set_tip


class SecretEdit(Parts):
    """``value()`` is the text. Hidden text is typed without an input method. ``entered`` with Enter in it."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(lambda _text: self.value_changed.emit())
        self._eye = Button(icon="eye", kind=Kind.ICON, name="显示口令", clicked=self.toggle)
        in_row(wide(self.line), self._eye, gap=4, of=self)
        self._name_eye()
        self.is_helped_by(self._eye)

    def value(self) -> str:
        """What was typed."""
        return self.line.text()

    def set_value(self, value: str | None) -> None:
        """Put a text there, or take it away."""
        self.line.setText(value or "")

    def toggle(self) -> None:
        """Show the text, or hide it again."""
        hidden = self.line.echoMode() is QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._eye.set_icon("eye-off" if hidden else "eye")
        self._name_eye()

    def clear(self) -> None:
        """Take the text away and hide the next one."""
        self.line.clear()
        if self.line.echoMode() is not QLineEdit.EchoMode.Password:
            self.toggle()

    def _name_eye(self) -> None:
        hidden = self.line.echoMode() is QLineEdit.EchoMode.Password
        verb = self.tr("显示口令") if hidden else self.tr("隐藏口令")
        self.consist_of({self.line: "", self._eye: verb})
        set_tip(self._eye, f"{verb}（{TOOL_KEY}）")
