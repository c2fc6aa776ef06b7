"""The boxes in which the start window lets a person choose files and folders; tests put answers in place."""

from dataclasses import dataclass

from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chooser import Choose, ChooseSeveral, Wanted, chooser, chooser_of_several


@dataclass(frozen=True, slots=True)
class Boxes:
    """Each is called with the parent and where to begin, and gives back a path or an empty text; ``packages`` with the
    parent, for several."""

    open_store: Choose
    new_folder: Choose
    office_key: Choose
    recovery_key: Choose
    backup: Choose
    office: Choose
    packages: ChooseSeveral
    receipts: Choose


def file_boxes() -> Boxes:
    """The real ones."""

    return Boxes(
        open_store=chooser(Wanted.FOLDER, tr("选择资料库所在的文件夹")),
        new_folder=chooser(Wanted.FOLDER, tr("选择一个空文件夹")),
        office_key=chooser(Wanted.FILE, tr("选择办公室密钥文件"), tr("办公室密钥 (*.json);;所有文件 (*)")),
        recovery_key=chooser(Wanted.FILE, tr("选择恢复密钥文件"), tr("所有文件 (*)")),
        office=chooser(Wanted.FOLDER, tr("选择办公室的文件夹")),
        packages=chooser_of_several(tr("选择日终包或设备登记卡"), tr("日终包和登记卡 (*.day *.pub);;所有文件 (*)")),
        receipts=chooser(Wanted.FOLDER, tr("选择放回执的文件夹")),
        backup=chooser(Wanted.FILE, tr("选择备份文件"), tr("备份文件 (*.backup);;所有文件 (*)")),
    )
