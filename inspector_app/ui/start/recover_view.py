"""A forgotten passphrase: the office's recovery key, typed, from a file or the sheet in the safe; a new one twice."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from inspector_app.support.errors import Problem
from inspector_app.ui.binding import Form
from inspector_app.ui.layouts import AS_AROUND, REST, in_row, put_in
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.start.view import View
from inspector_app.ui.strength import StrengthLine, passphrase_hint
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chooser import Choose
from inspector_app.ui.widgets.field import Field, at_most
from inspector_app.ui.widgets.secret_edit import SecretEdit
from inspector_app.usecases.start_answers import Recovery

_FIELD_WIDTH = 560


class RecoverView(View):
    """``recover_wanted`` brings a :class:`Recovery`; ``file_chosen`` a file that may hold the key."""

    recover_wanted = Signal(object)
    file_chosen = Signal(str)
    back_wanted = Signal()

    def __init__(self, choose: Choose) -> None:
        super().__init__("", "")
        self._choose = choose
        self.title.setText(self.tr("忘记口令"))
        self.words.setText(
            self.tr("请机关的密钥保管人提供恢复密钥。没有登记过办公室密钥的资料库，忘记口令后无法打开。")
        )
        secret = SecretEdit()
        hint = self.tr("44个字符，以等号结尾；手里是托管纸的，照纸输入第5—8行，一行接一行，连同每行最后的核对位。")
        self._secret = Field(self.tr("恢复密钥"), secret, hint, required=True)
        self._passphrase = Field(self.tr("新口令"), SecretEdit(), passphrase_hint(), required=True)
        self._again = Field(self.tr("再输一次新口令"), SecretEdit(), required=True)
        self.form = Form(Recovery(), self)
        self._refusals = Refusals(self.form, self.notice)
        self._strength = StrengthLine()
        self._strength.leave_to(self._passphrase, self.form)
        self.form.changed.connect(lambda _name: self._strength.show_for(self.form.value.passphrase))
        for name, field in (("secret", self._secret), ("passphrase", self._passphrase), ("again", self._again)):
            self.form.bind(name, field)
            self.body.addLayout(at_most(_FIELD_WIDTH, field))
            if name == "passphrase":
                self.body.addWidget(self._strength)
            if name == "secret":
                row = in_row(
                    Button(self.tr("从文件读取密钥…"), "folder-open", clicked=self._read_file), REST, gap=AS_AROUND
                )
                self.body.addLayout(row)
        self.body.addStretch(1)
        put_in(self.foot, Button(self.tr("返回"), clicked=self.back_wanted.emit), REST)
        self.primary = Button(
            self.tr("设置新口令并打开"), kind=Kind.PRIMARY, clicked=lambda: self.recover_wanted.emit(self.form.value)
        )
        self.foot.addWidget(self.primary)

    def arrive(self) -> None:
        self._secret.entry.setFocus()

    def start_over(self) -> None:
        """Forget what was typed."""
        self.form.load(Recovery())

    def take_key(self, key: str) -> None:
        """Put a key that was read from a file in its place."""
        self.form.put("secret", key)

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Show each problem beside its field, and above them what has none."""
        self._refusals.show(problems)

    def _read_file(self) -> None:
        found = self._choose(self, "")
        if found:
            self.file_chosen.emit(found)
