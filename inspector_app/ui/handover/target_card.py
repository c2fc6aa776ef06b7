"""Where the package goes: a folder or a stick, and without an office key a passphrase of its own."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from inspector_app.support.errors import Problem
from inspector_app.ui.binding import Form
from inspector_app.ui.handover.handover_words import outbox_badge, outbox_words
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.sticks import Volume
from inspector_app.ui.strength import StrengthLine
from inspector_app.ui.theme import GAP_2, GAP_3
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.chooser import Choose
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.label import Label
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.ui.widgets.secret_edit import SecretEdit
from inspector_app.ui.wording import size_words
from inspector_app.usecases.outbox import Waiting
from inspector_app.usecases.passphrases import weigh


class TargetCard(Card):
    """``form.value`` is a mapping of ``folder``, ``passphrase`` and ``again``; ``entered``: Enter in a line."""

    entered = Signal()

    def __init__(self, choose: Choose, find_sticks: Callable[[], Sequence[Volume]]) -> None:
        super().__init__(self.tr("交给办公室的数据"))
        self._find_sticks = find_sticks
        self._needs_passphrase = False
        self._chip = Chip(Badge(""))
        self._words = Label("", wrap=True)
        self.body.addLayout(in_row(self._chip, wide(self._words), gap=GAP_3))
        self.form = Form({"folder": "", "passphrase": "", "again": ""}, self)
        path = PathEdit(choose)
        path.line.returnPressed.connect(self.entered)
        folder = Field(self.tr("导出到"), path, self.tr("U盘或文件夹；文件已加密，可以放心携带。"))
        secrets = SecretEdit(), SecretEdit()
        for each in secrets:
            each.entered.connect(self.entered)
        self._secrets = (
            Field(
                self.tr("交接口令"),
                secrets[0],
                self.tr("还没有登记办公室密钥，须另设交接口令并当面告知办公室；不要用打开本机的口令。"),
            ),
            Field(self.tr("再输一次交接口令"), secrets[1]),
        )
        self.body.addWidget(folder)
        self._offers = QHBoxLayout()
        self._offers.setSpacing(GAP_2)
        self.body.addLayout(self._offers)
        for name, field in zip(("folder", "passphrase", "again"), (folder, *self._secrets), strict=True):
            self.form.bind(name, field)
        self._strength = StrengthLine()
        self._strength.leave_to(self._secrets[0], self.form)
        self.form.changed.connect(lambda _name: self._strength.show_for(self.passphrase))
        for field, below in zip(self._secrets, (self._strength, None), strict=True):
            self.body.addWidget(field)
            if below is not None:
                self.body.addWidget(below)
        self.body.addStretch(1)

    def show_state(self, waiting: Waiting, today: date, has_office_key: bool) -> None:
        """Show how the outbox stands, the sticks that are plugged in, and whether a passphrase is wanted."""
        self._chip.set_badge(outbox_badge(waiting))
        self._words.setText(outbox_words(waiting, today))
        self._needs_passphrase = not has_office_key
        for field in self._secrets:
            field.setVisible(self._needs_passphrase)
        self._strength.setVisible(self._needs_passphrase)
        self.offer_sticks()

    def offer_sticks(self) -> None:
        """Look for sticks again; the first one is taken while nothing is chosen."""
        found = self._find_sticks()
        while item := self._offers.takeAt(0):
            if (old := item.widget()) is not None:
                old.deleteLater()
        for stick in found:
            words = self.tr("{}（可用{}）").format(stick.name, size_words(stick.free))
            take = Button(words, "hard-drive", Kind.PLAIN, clicked=lambda root=stick.root: self.take(root))
            self._offers.addWidget(take)
        self._offers.addStretch()
        if found and not self.form.value["folder"]:
            self.take(found[0].root)

    def take(self, folder: str) -> None:
        """Choose a folder."""
        self.form.put("folder", folder)

    @property
    def passphrase(self) -> str:
        """The passphrase of this package; empty when the office's key is used."""
        return str(self.form.value["passphrase"]) if self._needs_passphrase else ""

    def problems(self) -> list[Problem]:
        """What is missing before anything is written."""
        value = self.form.value
        folder = str(value["folder"])
        problems = [] if folder else [Problem("handover-no-folder", "folder")]
        if folder and not Path(folder).exists():
            problems.append(Problem("export-folder-missing", "folder", details={"folder": folder}))
        if self._needs_passphrase:
            if weak := weigh(value["passphrase"]).problem:
                problems.append(weak)
            elif value["passphrase"] != value["again"]:
                problems.append(Problem("passphrase-differs", "again"))
        return problems

    def forget_passphrase(self) -> None:
        """Take the typed passphrase away once it was used."""
        for name in ("passphrase", "again"):
            self.form.put(name, "")
