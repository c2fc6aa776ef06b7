"""Asks for what a backup needs to come back: its file, a new place, its passphrase."""

from PySide6.QtWidgets import QWidget

from inspector_app.ui.refusals import Refusals
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.chooser import Choose
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.ui.widgets.secret_edit import SecretEdit
from inspector_app.ui.widgets.sheet import Sheet
from inspector_app.usecases.store_place import Restoring


class RestoreDialog(FormDialog):
    """:meth:`ask` gives back a :class:`Restoring`, or None."""

    def __init__(
        self, folder: str, boxes: tuple[Choose, Choose], parent: QWidget | None = None, file: str = ""
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
        self.sheet.add("passphrase", self.tr("口令"), SecretEdit(), self.tr("备份时的口令。"), required=True)
        self.sheet.start({"folder": folder, "file": file})
        self._refusals = Refusals(self.sheet.form, self.notice)
        self.body.addWidget(Label(words, Role.SMALL, wrap=True))
        self.body.addWidget(self.sheet)
        self.accept_requested.connect(self._accept)
        if file:  # only the passphrase is left to be typed
            self.sheet.fields["passphrase"].entry.setFocus()

    @property
    def answer(self) -> Restoring:
        """What was typed."""
        return Restoring(**{name: str(value or "") for name, value in self.sheet.values().items()})

    @classmethod
    def ask(cls, folder: str, boxes: tuple[Choose, Choose], parent: QWidget, file: str = "") -> Restoring | None:
        """Show the box, with a backup that is proposed; None when the person turned back."""
        box = cls(folder, boxes, parent, file)
        return box.answer if wait_for(box) else None

    def _accept(self) -> None:
        problems = [*self.sheet.problems(), *self.answer.problems()]
        if problems:
            self._refusals.show(problems)
        else:
            self.accept()
