"""Asks for what a backup needs to come back: its file, a new place, its passphrase."""

from collections.abc import Sequence
from dataclasses import asdict

from PySide6.QtWidgets import QWidget

from inspector_app.support.errors import Problem
from inspector_app.ui.layouts import REST, in_row
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.secret_switch import SecretSwitch, recovery_hint
from inspector_app.ui.strength import passphrase_hint
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.chooser import Choose
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.ui.widgets.secret_edit import SecretEdit
from inspector_app.ui.widgets.sheet import Sheet
from inspector_app.usecases.opening import restoring_problems
from inspector_app.usecases.store_place import Restoring


class RestoreDialog(FormDialog):
    """:meth:`ask` gives back a :class:`Restoring`, or None."""

    def __init__(
        self,
        begun: Restoring,
        boxes: tuple[Choose, Choose],
        parent: QWidget | None = None,
        problems: Sequence[Problem] = (),
    ) -> None:
        super().__init__(self.tr("从备份恢复"), self.tr("查看备份"), parent=parent)
        choose_folder, choose_file = boxes
        words = self.tr(
            "先显示备份里有什么，确认后才恢复。恢复后的资料库是一台新设备，流水不会与原来的冲突；备份之后用过的文号，首次签发时会请您核对。"
            "请把新的登记卡交办公室登记。"
        )
        place = self.tr("本机硬盘上新的或空的文件夹。")
        self.sheet = Sheet(columns=1)
        self.sheet.add("file", self.tr("备份文件"), PathEdit(choose_file), required=True)
        self.sheet.add("folder", self.tr("恢复到"), PathEdit(choose_folder), place, required=True)
        secrets = (
            self.sheet.add(name, label, SecretEdit(), hint, required=True)
            for name, label, hint in (
                ("passphrase", self.tr("口令"), self.tr("备份时的口令。")),
                ("recovery", self.tr("恢复密钥"), recovery_hint()),
                ("fresh", self.tr("新口令"), passphrase_hint()),
                ("again", self.tr("再输一次新口令"), ""),
            )
        )
        self._switch = SecretSwitch(*secrets)
        self.sheet.start({name: value for name, value in asdict(begun).items() if name in self.sheet.fields})
        self._refusals = Refusals(self.sheet.form, self.notice)
        self.body.addWidget(Label(words, Role.SMALL, wrap=True))
        self.body.addWidget(self.sheet)
        self.body.addLayout(in_row(self._switch, REST))
        self.accept_requested.connect(self._accept)
        if begun.is_forgotten:
            self._switch.ask(by_key=True)
        if begun.file:  # only the passphrase is left to be typed
            self._switch.asked.entry.setFocus()
        self._refusals.show(problems)

    @property
    def answer(self) -> Restoring:
        """What was typed."""
        told = {name: str(value or "") for name, value in self.sheet.values().items()}
        return Restoring(**told, is_forgotten=self._switch.by_key)

    @classmethod
    def ask(
        cls, begun: Restoring, boxes: tuple[Choose, Choose], parent: QWidget, problems: Sequence[Problem] = ()
    ) -> Restoring | None:
        """Show the box, with what is proposed or was typed before and what was wrong with it; None when the person
        turned back."""
        box = cls(begun, boxes, parent, problems)
        return box.answer if wait_for(box) else None

    def _accept(self) -> None:
        empty = self.sheet.problems()
        told = {each.where for each in empty}
        problems = [*empty, *(each for each in restoring_problems(self.answer) if each.where not in told)]
        if problems:
            self._refusals.show(problems)
        else:
            self.accept()
