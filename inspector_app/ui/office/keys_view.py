"""密钥: new keys for an office, the sheet with the escrow key for the safe, and whether it was typed to the letter."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit

from inspector_app.support.errors import Problem
from inspector_app.ui.layouts import REST, in_row, put_in
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.start.view import View
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.label import Label, Role

_ROWS = 9  # those of a sheet, and room around them


class KeysView(View):
    """``check_wanted`` brings the rows of a sheet as they were typed; they are secret and kept nowhere."""

    back_wanted = Signal()
    rotate_wanted = Signal()
    sheet_wanted = Signal()
    check_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("", "")
        self.title.setText(self.tr("办公室密钥"))
        rotating = Label(
            self.tr(
                "怀疑密钥或口令外泄时更换。以前的包仍能打开；还没有更换密钥文件的电脑照常收、照常回执。更换以后要重新打印托管纸。"
            ),
            Role.SMALL, wrap=True,
        )  # fmt: skip
        rotate = Button(self.tr("更换全部密钥…"), "refresh-cw", clicked=self.rotate_wanted.emit)
        printing = Label(
            self.tr("凭托管纸能打开全部日终包、打开忘记口令的笔记本：存成文件，打印后封存锁入保险柜，立即删除文件。"),
            Role.SMALL, wrap=True,
        )  # fmt: skip
        sheet = Button(self.tr("存成托管纸…"), "printer", clicked=self.sheet_wanted.emit)
        self._typed = QPlainTextEdit()
        self._typed.setTabChangesFocus(True)
        self._typed.setMinimumHeight(_ROWS * self._typed.fontMetrics().lineSpacing())
        hint = self.tr("照纸上8行密钥逐行输入，空格可以不打；不保存。")
        self._field = Field(self.tr("照托管纸输入"), self._typed, hint)
        put_in(
            self.body,
            Card(self.tr("更换密钥"), rotating, in_row(rotate, REST)),
            Card(self.tr("托管纸"), printing, in_row(sheet, REST)),
            Card(self.tr("核对托管纸"), self._field),
        )
        self.body.addStretch(1)
        self.primary = Button(self.tr("核对"), "check", Kind.PRIMARY, clicked=self._check)
        back = self.tr("从密钥返回收件")
        put_in(self.foot, Button(self.tr("返回收件"), "inbox", name=back, clicked=self._leave), REST, self.primary)
        bind_keys(self, (PageKey(self.tr("返回收件"), ("Esc",), self._leave),))

    def forget(self) -> None:
        """Nothing of a secret stays in sight or memory."""
        self._typed.clear()
        self._field.say(None)

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Say below the rows which one is wrong."""
        self._field.say(*problems)
        self._typed.setFocus()

    def _check(self) -> None:
        self._field.say(None)
        self.check_wanted.emit(self._typed.toPlainText())

    def _leave(self) -> None:
        self.forget()
        self.back_wanted.emit()

    def arrive(self) -> None:
        self.primary.setFocus()
