"""The boxes in which the start window lets a person choose files and folders; tests put answers in place."""

from dataclasses import dataclass

from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.file_box import Choose, Wanted, chooser


@dataclass(frozen=True, slots=True)
class Boxes:
    """Each is called with the parent and where to begin, and gives back a path or an empty text."""

    open_store: Choose
    new_folder: Choose
    office_key: Choose
    recovery_key: Choose
    backup: Choose


def file_boxes() -> Boxes:
    """The real ones."""

    return Boxes(
        open_store=chooser(Wanted.FOLDER, tr("选择资料库所在的文件夹")),
        new_folder=chooser(Wanted.FOLDER, tr("选择一个空文件夹")),
        office_key=chooser(Wanted.FILE, tr("选择办公室密钥文件"), tr("办公室密钥 (*.json);;所有文件 (*)")),
        recovery_key=chooser(Wanted.FILE, tr("选择恢复密钥文件"), tr("所有文件 (*)")),
        backup=chooser(Wanted.FILE, tr("选择备份文件"), tr("备份文件 (*.backup);;所有文件 (*)")),
    )
