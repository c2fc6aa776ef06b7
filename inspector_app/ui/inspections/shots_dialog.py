"""The new pictures of a card or a telephone, those of this visit ticked: one press takes them in."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.domain.dates import iso_minute
from inspector_app.domain.hidden_characters import shown
from inspector_app.support.camera_folders import Shot
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.tick_list import TickList
from inspector_app.usecases.context import Context

_ROWS = 8
_HINT = tr("按存储卡上的文件时间列出；收取时再核对照片里记的拍摄时间，早于检查开始的会列明")


class ShotsDialog(RecordForm):
    """``outcome`` is the paths that are wanted, in the order in which the pictures were taken."""

    only_chosen = True

    def __init__(self, session: Session[Context], shots: Sequence[Shot], parent: QWidget | None = None) -> None:
        self._shots = {str(shot.path): shot for shot in shots}
        super().__init__(
            session, tr("收取新照片"), {"paths": tuple(self._shots)},
            (Ask("paths", tr("检查开始以后的照片"), _HINT, draw=lambda _: self._lines(), required=True, wide=True),),
            lambda _context, paths: tuple(Path(each) for each in paths),
            verb=tr("收取"), width=560, parent=parent,
            intro=tr("从相机存储卡或者手机上找到。原件留在那里，不改动；收取的是完整的原始文件。"),
        )  # fmt: skip

    def _lines(self) -> TickList:
        told = [(f"{shown(shot.path.name)}　{iso_minute(shot.at)}", path) for path, shot in self._shots.items()]
        return TickList(told, _ROWS)
