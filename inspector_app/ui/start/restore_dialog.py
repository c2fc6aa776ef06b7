"""Asks for what a backup needs to come back: its file, a new place, its passphrase."""

from collections.abc import Sequence
from dataclasses import asdict

from PySide6.QtWidgets import QWidget

from inspector_app.support.errors import Problem
from inspector_app.ui.layouts import REST, in_row
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.strength import passphrase_hint
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button, Kind
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
        self.sheet.add("passphrase", self.tr("口令"), SecretEdit(), self.tr("备份时的口令。"))
        paper = self.tr("备份以前登记过的办公室的恢复密钥；手里是托管纸的，照纸输入第5—8行。")
        self.sheet.add("recovery", self.tr("恢复密钥"), SecretEdit(), paper)
        self.sheet.add("fresh", self.tr("新口令"), SecretEdit(), passphrase_hint())
        self.sheet.add("again", self.tr("再输一次新口令"), SecretEdit())
        self._forgotten = Button("", kind=Kind.QUIET, clicked=lambda: self._ask_by_key(not self._by_key))
        self.sheet.start({name: value for name, value in asdict(begun).items() if name in self.sheet.fields})
        self._refusals, self._by_key = Refusals(self.sheet.form, self.notice), False
        self.body.addWidget(Label(words, Role.SMALL, wrap=True))
        self.body.addWidget(self.sheet)
        self.body.addLayout(in_row(self._forgotten, REST))
        self.accept_requested.connect(self._accept)
        self._ask_by_key(begun.is_forgotten)
        if begun.file:  # only the passphrase is left to be typed
            self.sheet.fields["recovery" if begun.is_forgotten else "passphrase"].entry.setFocus()
        self._refusals.show(problems)

    @property
    def answer(self) -> Restoring:
        """What was typed."""
        told = {name: str(value or "") for name, value in self.sheet.values().items()}
        return Restoring(**told, is_forgotten=self._by_key)

    @classmethod
    def ask(
        cls, begun: Restoring, boxes: tuple[Choose, Choose], parent: QWidget, problems: Sequence[Problem] = ()
    ) -> Restoring | None:
        """Show the box, with what is proposed or was typed before and what was wrong with it; None when the person
        turned back."""
        box = cls(begun, boxes, parent, problems)
        return box.answer if wait_for(box) else None

    def _ask_by_key(self, wanted: bool) -> None:
        """Ask for the office's key and a new passphrase, or for the passphrase of the backup."""
        self._by_key = wanted
        for name in ("recovery", "fresh", "again"):
            self.sheet.fields[name].setVisible(wanted)
        self.sheet.fields["passphrase"].setVisible(not wanted)
        self._forgotten.setText(self.tr("记得口令") if wanted else self.tr("忘记口令，用恢复密钥…"))
        self.sheet.fields["recovery" if wanted else "passphrase"].entry.setFocus()

    def _accept(self) -> None:
        problems = [*self.sheet.problems(), *restoring_problems(self.answer)]
        if problems:
            self._refusals.show(problems)
        else:
            self.accept()
