"""What may be looked at before something comes back: a place and what opens it; and the code of a signed slip."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.ui.layouts import REST, in_column, in_row, put_in
from inspector_app.ui.secret_switch import SecretSwitch, recovery_hint
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.chooser import Choose
from inspector_app.ui.widgets.columns import Columns
from inspector_app.ui.widgets.field import Field, at_most
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.ui.widgets.secret_edit import SecretEdit

_CODE_WIDTH = 560


class PlaceAndSecret(QWidget):
    """``wanted`` brings a path, and the passphrase or, where the third is true, the office's recovery key, once both
    are there; what was secret is gone from here then."""

    wanted = Signal(str, str, bool)

    def __init__(self, place: str, secret: str, choose: Choose, verb: str, icon: str) -> None:
        super().__init__()
        self._path, self._passphrase, self._recovery = PathEdit(choose), SecretEdit(), SecretEdit()
        columns = Columns(620, (3, 2))
        put_in(columns.left, Field(place, self._path))
        by_word, by_key = Field(secret, self._passphrase), Field(self.tr("恢复密钥"), self._recovery, recovery_hint())
        put_in(columns.right, by_word, by_key)
        self._switch = SecretSwitch(by_word, by_key)
        self._switch.switched.connect(self._allow)
        self._button = Button(verb, icon, clicked=self._send)
        for entry in (self._path, self._passphrase, self._recovery):
            entry.value_changed.connect(self._allow)
        for entry in (self._passphrase, self._recovery):
            entry.entered.connect(self._send)
        in_column(columns, in_row(self._button, self._switch, REST), of=self)
        self._allow()

    def _allow(self) -> None:
        whole = bool(self._path.value() and self._secret.value())
        self._button.allow(
            whole, self.tr("先填写位置和恢复密钥") if self._switch.by_key else self.tr("先填写位置和口令")
        )

    @property
    def _secret(self) -> SecretEdit:
        return self._recovery if self._switch.by_key else self._passphrase

    def _send(self) -> None:
        if self._button.isEnabled():
            path, secret = self._path.value(), self._secret.value()
            self._passphrase.clear()
            self._recovery.clear()
            self.wanted.emit(path, secret, self._switch.by_key)


class SealCode(QWidget):
    """Where the code of a signed slip (日志封条) is typed; ``typed`` brings it."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._line = QLineEdit()
        self._line.returnPressed.connect(self._send)
        hint = self.tr("照协办监察员签名的日志封条输入：核对那天以前的流水是否仍是签名时的。")
        button = Button(self.tr("核对封条"), "stamp", clicked=self._send)
        field = at_most(_CODE_WIDTH, Field(self.tr("封条码"), self._line, hint))
        in_column(field, in_row(button, REST), of=self)

    def _send(self) -> None:
        self.typed.emit(self._line.text())
