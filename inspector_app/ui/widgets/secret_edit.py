"""A passphrase being typed: hidden, with an eye to look at it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.tip import set_tip


class SecretEdit(QWidget):
    """``value()`` is the text. Hidden text is typed without an input method."""

    value_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textChanged.connect(lambda _text: self.value_changed.emit())
        self._eye = Button(icon="eye", kind=Kind.ICON, name="显示口令", clicked=self.toggle)
        in_row(wide(self.line), self._eye, gap=4, of=self)
        self.setFocusProxy(self.line)

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

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self._name_eye()

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleDescription(description)
        self.line.setAccessibleDescription(description)

    def _name_eye(self) -> None:
        hidden = self.line.echoMode() is QLineEdit.EchoMode.Password
        verb = self.tr("显示口令") if hidden else self.tr("隐藏口令")
        name = self.accessibleName()
        self._eye.setAccessibleName(f"{name}：{verb}" if name else verb)
        set_tip(self._eye, verb)
