"""Asks for the passphrase of an office."""

from PySide6.QtCore import Signal

from inspector_app.support.errors import Problem
from inspector_app.ui.layouts import REST, in_row
from inspector_app.ui.start.view import View
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.field import Field, at_most
from inspector_app.ui.widgets.secret_edit import SecretEdit

_FIELD_WIDTH = 420


class OfficeUnlockView(View):
    """``unlock_wanted`` brings the passphrase; ``store_wanted``: somebody wants a store of an inspector instead."""

    unlock_wanted = Signal(str)
    store_wanted = Signal()

    def __init__(self, folder: str) -> None:
        super().__init__("", "")
        self.title.setText(self.tr("办公室收件"))
        self.words.setText(self.tr("办公室文件夹：{}").format(folder))
        self._secret = SecretEdit()
        self._field = Field(self.tr("办公室口令"), self._secret)
        self.body.addLayout(at_most(_FIELD_WIDTH, self._field))
        self.primary = Button(self.tr("打开"), "lock-open", Kind.PRIMARY, clicked=self._submit)
        self.body.addLayout(in_row(self.primary, REST))
        self.body.addStretch(1)
        self.foot.addWidget(
            Button(self.tr("打开监察员的资料库…"), "folder-open", Kind.QUIET, clicked=self.store_wanted.emit)
        )
        self.foot.addStretch()

    def arrive(self) -> None:
        """Nothing stays of a passphrase that was typed before."""
        self._secret.clear()
        self._field.say(None)
        self.busy(False)
        self._field.entry.setFocus()

    def busy(self, working: bool) -> None:
        """Deaden the view while the key is being worked out."""
        self.primary.setText(self.tr("正在打开…") if working else self.tr("打开"))
        for widget in (self.primary, self._field):
            widget.setEnabled(not working)

    def refuse(self, problem: Problem) -> None:
        """Say below the field why it did not open."""
        self.busy(False)
        self._field.say(problem)
        self._secret.line.setFocus()
        self._secret.line.selectAll()

    def _submit(self) -> None:
        self.unlock_wanted.emit(self._secret.value())
