"""Asks for what a backup needs to come back: its file, a new place, its passphrase."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.support.errors import Problem
from inspector_app.ui.binding import Form
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.file_box import Choose
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.ui.widgets.secret_edit import SecretEdit
from inspector_app.usecases.store_place import place_problems


@dataclass(frozen=True, slots=True)
class Restoring:
    """What was typed."""

    file: str = ""
    folder: str = ""
    passphrase: str = ""

    def problems(self) -> list[Problem]:
        """What is missing."""
        problems = [Problem("setup-missing", n) for n in ("file", "folder", "passphrase") if not getattr(self, n)]
        if self.file and not Path(self.file).is_file():
            problems.append(Problem("backup-not-found", "file"))
        return problems + (place_problems(Path(self.folder)) if self.folder else [])


class RestoreDialog(FormDialog):
    """:meth:`ask` gives back a :class:`Restoring`, or None."""

    def __init__(self, folder: str, boxes: tuple[Choose, Choose], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("从备份恢复"), self.tr("恢复"), parent=parent)
        choose_folder, choose_file = boxes
        self.form = Form(Restoring(folder=folder), self)
        self._refusals = Refusals(self.form, self.notice)
        words = self.tr(
            "恢复后的资料库是一台新设备，流水不会与原来的冲突；备份之后用过的文号，首次签发时会请您核对。"
            "请把新的登记卡交办公室登记。"
        )
        self.body.addWidget(Label(words, Role.SMALL, wrap=True))
        for name, field in (
            ("file", Field(self.tr("备份文件"), PathEdit(choose_file), required=True)),
            (
                "folder",
                Field(
                    self.tr("恢复到"), PathEdit(choose_folder), self.tr("本机硬盘上新的或空的文件夹。"), required=True
                ),
            ),
            ("passphrase", Field(self.tr("口令"), SecretEdit(), self.tr("备份时的口令。"), required=True)),
        ):
            self.form.bind(name, field)
            self.body.addWidget(field)
        self.accept_requested.connect(self._accept)

    @classmethod
    def ask(cls, folder: str, boxes: tuple[Choose, Choose], parent: QWidget) -> Restoring | None:
        """Show the box; None when the person turned back."""
        box = cls(folder, boxes, parent)
        return box.form.value if wait_for(box) else None

    def _accept(self) -> None:
        problems = self.form.value.problems()
        if problems:
            self._refusals.show(problems)
        else:
            self.accept()
