"""The new pictures of a card or a telephone, those of this visit ticked: one press takes them in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from inspector_app.domain.camera import time_believed
from inspector_app.domain.dates import iso_minute
from inspector_app.domain.hidden_characters import shown
from inspector_app.support.camera_folders import Shot
from inspector_app.ui.drawn import Ask
from inspector_app.ui.layouts import REST, in_column, in_row
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.parts import Parts
from inspector_app.ui.widgets.pdf_view import to_image
from inspector_app.ui.widgets.tick_list import TickList
from inspector_app.usecases.context import Context
from inspector_app.usecases.new_shots import shots_seen
from inspector_app.usecases.sights import Sight

_ROWS, _AT_ONCE, _SIDE = 5, 4, 160
_HINT = tr("拍摄早于检查的，看到时会取消勾选")


class ShotTicks(Parts):
    """``value()`` is the paths that are ticked. What is in sight is read: its picture, and when it was taken; one that
    was taken before ``since`` is ticked no longer, once."""

    def __init__(self, session: Session[Context], shots: Sequence[Shot], since: datetime) -> None:
        super().__init__()
        self._session, self._since = session, since
        self._shots = {str(shot.path): shot for shot in shots}
        self._wished: list[str] = []
        self._looked: set[str] = set()
        self._is_reading = False
        told = [(_line(shot, tr("文件时间"), shot.at), path) for path, shot in self._shots.items()]
        self._list = TickList(told, _ROWS, pictured=True)
        self._list.value_changed.connect(self.value_changed)
        self._list.looked_at.connect(self._wish)
        every = Button(tr("全选"), kind=Kind.QUIET, clicked=lambda: self.set_value(tuple(self._shots)))
        none = Button(tr("全不选"), kind=Kind.QUIET, clicked=lambda: self.set_value(()))
        in_column(self._list, in_row(every, none, REST), gap=GAP_1, of=self)
        self.consist_of({self._list: "", every: every.text(), none: none.text()})

    def value(self) -> tuple[str, ...]:
        """The paths that are ticked, in the order shown."""
        return self._list.value()

    def set_value(self, paths: Sequence[str] | None) -> None:
        """Tick these, and no others."""
        self._list.set_value(paths)

    def _wish(self, paths: Sequence[str]) -> None:
        self._wished = [path for path in paths if path not in self._looked]
        self._read()

    def _read(self) -> None:
        batch, self._wished = self._wished[:_AT_ONCE], self._wished[_AT_ONCE:]
        if self._is_reading or not batch:
            self._wished = batch + self._wished
            return
        self._looked |= set(batch)
        self._is_reading = True
        self._session.work(shots_seen([self._shots[path].path for path in batch], _SIDE), self._came,
                           cancelled=self._stopped)  # fmt: skip

    def _stopped(self) -> None:
        self._is_reading, self._wished = False, []

    def _came(self, found: Mapping[str, Sight]) -> None:
        if not isValid(self):  # its dialog was closed meanwhile
            return
        self._is_reading = False
        ticked = set(self.value())
        for path, sight in found.items():
            if sight.pages:
                self._list.show_picture(path, to_image(sight.pages[0]))
            taken = time_believed(sight.camera, self._since) if sight.camera else None
            if taken is not None:
                is_early = taken < self._since
                words = tr("拍摄，早于检查") if is_early else tr("拍摄")
                self._list.say(path, _line(self._shots[path], words, taken))
                ticked -= {path} if is_early else set()
        self.set_value(tuple(ticked))
        self._read()


def _line(shot: Shot, of: str, at: datetime) -> str:
    return f"{shown(shot.path.name)}　{iso_minute(at)}（{of}）"


class ShotsDialog(RecordForm):
    """``outcome`` is the paths that are wanted, in the order in which the pictures were taken."""

    only_chosen = True

    def __init__(
        self, session: Session[Context], shots: Sequence[Shot], since: datetime, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            session, tr("收取新照片"), {"paths": tuple(str(shot.path) for shot in shots)},
            (Ask("paths", tr("检查开始以后的照片"), _HINT, draw=lambda _: ShotTicks(session, shots, since),
                 required=True, wide=True),),
            lambda _context, paths: tuple(Path(each) for each in paths),
            verb=tr("收取"), width=620, parent=parent,
            intro=tr("从相机存储卡或者手机上找到。原件留在那里，不改动；收取的是完整的原始文件。"),
        )  # fmt: skip
