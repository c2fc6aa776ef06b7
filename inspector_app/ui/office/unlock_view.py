"""Asks for the passphrase of an office, and on which server its merged database is, where it is on one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from inspector_app.support.errors import Problem
from inspector_app.ui.layouts import REST, in_row
from inspector_app.ui.start.view import View
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.field import Field, at_most
from inspector_app.ui.widgets.secret_edit import SecretEdit
from inspector_app.usecases.office_server import ServerAddress, known_server

_FIELD_WIDTH = 420


class OfficeUnlockView(View):
    """``unlock_wanted`` brings the passphrase, and the server's address or None; ``store_wanted``: somebody wants a
    store of an inspector instead."""

    unlock_wanted = Signal(str, object)
    store_wanted = Signal()

    def __init__(self, folder: str) -> None:
        super().__init__("", "")
        self.title.setText(self.tr("办公室收件"))
        self.words.setText(self.tr("办公室文件夹：{}").format(folder))
        self._secret, self._login = SecretEdit(), SecretEdit()
        self._place, self._database, self._user = QLineEdit(), QLineEdit(), QLineEdit()
        self._place.setPlaceholderText("10.0.0.8:5432")
        self._fields = {
            "passphrase": Field(self.tr("办公室口令"), self._secret),
            "place": Field(
                self.tr("服务器地址和端口"),
                self._place,
                self.tr("不写端口的为5432。连接须加密（TLS）；库里的内容由服务器保管，本程序不加密。"),
            ),
            "database": Field(self.tr("数据库名称"), self._database),
            "user": Field(self.tr("登录用户"), self._user),
            "login": Field(self.tr("登录口令"), self._login, self.tr("不保存，每次打开时填写。")),
        }
        for field in self._fields.values():
            self.body.addLayout(at_most(_FIELD_WIDTH, field))
        self.primary = Button(self.tr("打开"), "lock-open", Kind.PRIMARY, clicked=self._submit)
        self._server = Button(
            self.tr("合并库在服务器上…"), kind=Kind.QUIET, clicked=lambda: self.show_server(not self.is_on_server)
        )
        self.body.addLayout(in_row(self.primary, self._server, REST))
        self.body.addStretch(1)
        self.foot.addWidget(
            Button(self.tr("打开监察员的资料库…"), "folder-open", Kind.QUIET, clicked=self.store_wanted.emit)
        )
        self.foot.addStretch()
        self.show_server(False)

    @property
    def is_on_server(self) -> bool:
        """Whether it is asked where the server is."""
        return not self._fields["place"].isHidden()

    def show_server(self, wanted: bool, name: str = "") -> None:
        """Ask on which server the merged database is, or no more; ``name`` is the one that the office knows."""
        for each in ("place", "database", "user", "login"):
            self._fields[each].setVisible(wanted)
        self._server.setText(self.tr("不用服务器") if wanted else self.tr("合并库在服务器上…"))
        if name:
            place, database = known_server(name)
            self._place.setText(place)
            self._database.setText(database)
        if wanted:
            (self._user if name else self._place).setFocus()

    def arrive(self) -> None:
        """Nothing stays of a passphrase that was typed before."""
        self._secret.clear()
        self._login.clear()
        self.refuse(())
        self._secret.line.setFocus()

    def busy(self, working: bool) -> None:
        """Deaden the view while the key is being worked out."""
        self.primary.setText(self.tr("正在打开…") if working else self.tr("打开"))
        for widget in (self.primary, self._server, *self._fields.values()):
            widget.setEnabled(not working)

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Say below the fields why it did not open."""
        self.busy(False)
        for name, field in self._fields.items():
            field.say(*(each for each in problems if each.where == name))
        for each in problems[:1]:
            line = {"place": self._place, "database": self._database, "user": self._user}.get(
                each.where, self._secret.line
            )
            line.setFocus()
            line.selectAll()

    def _submit(self) -> None:
        told = ServerAddress(self._place.text(), self._database.text(), self._user.text(), self._login.value())
        self.unlock_wanted.emit(self._secret.value(), told if self.is_on_server else None)
