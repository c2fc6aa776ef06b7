"""Asks for the passphrase of a store, and for the short number of this sitting."""

from PySide6.QtCore import Signal

from inspector_app.support.errors import Problem
from inspector_app.ui.layouts import REST, in_row
from inspector_app.ui.start.view import View
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.field import Field, at_most
from inspector_app.ui.widgets.secret_edit import SecretEdit

_FIELD_WIDTH = 420


class UnlockView(View):
    """``unlock_wanted`` brings the passphrase and the PIN (empty when none is wanted)."""

    unlock_wanted = Signal(str, str)
    forgotten = Signal()
    other_wanted = Signal()
    new_wanted = Signal()
    practice_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", "")
        self.title.setText(self.tr("打开资料库"))
        self._secret, self._pin = SecretEdit(), SecretEdit()
        self.passphrase = Field(self.tr("口令"), self._secret)
        self.pin = Field(
            self.tr("本次锁屏短码（选填）"),
            self._pin,
            self.tr("4至12位数字。离开座位锁定后，用它回来；退出程序后作废。"),
        )
        for field in (self.passphrase, self.pin):
            self.body.addLayout(at_most(_FIELD_WIDTH, field))
        self.primary = Button(self.tr("打开"), "lock-open", Kind.PRIMARY, clicked=self._submit)
        row = in_row(self.primary, Button(self.tr("忘记口令"), kind=Kind.QUIET, clicked=self.forgotten.emit), REST)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.foot.addWidget(
            Button(self.tr("打开另一资料库…"), "folder-open", Kind.QUIET, clicked=self.other_wanted.emit)
        )
        self.foot.addWidget(Button(self.tr("其他方式"), "plus", Kind.QUIET, clicked=self.new_wanted.emit))
        self.foot.addStretch()
        self.foot.addWidget(
            Button(self.tr("练习…"), "message-square-text", Kind.QUIET, clicked=self.practice_wanted.emit)
        )

    def ask(self, name: str) -> None:
        """Ask for the passphrase of a store, by its name."""
        self.words.setText(self.tr("资料库：{}").format(name))
        self._secret.clear()
        self._pin.clear()
        self.passphrase.say(None)
        self.pin.say(None)
        self.busy(False)

    def arrive(self) -> None:
        self.passphrase.entry.setFocus()

    def busy(self, working: bool) -> None:
        """Deaden the view while the key is being worked out, about a second."""
        self.primary.setText(self.tr("正在打开…") if working else self.tr("打开"))
        for widget in (self.primary, self.passphrase, self.pin):
            widget.setEnabled(not working)

    def refuse(self, problem: Problem) -> None:
        """Say below the field why it did not open; what was typed stays to be mended."""
        self.busy(False)
        field, entry = (self.pin, self._pin) if problem.where == "pin" else (self.passphrase, self._secret)
        field.say(problem)
        entry.line.setFocus()
        entry.line.selectAll()

    def _submit(self) -> None:
        self.unlock_wanted.emit(self._secret.value(), self._pin.value())
