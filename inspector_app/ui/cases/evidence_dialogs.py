"""Name files that are taken in as evidence, and videos that stay where they are."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.hidden_characters import shown
from inspector_app.support.files import sha256
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.intake import take_in
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, INSPECTIONS
from inspector_app.ui.widgets.path_edit import PathEdit, Wanted, chooser
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs, name_video

_VIDEOS = "视频 (*.mp4 *.mov *.avi *.mkv *.m4v *.ts);;所有文件 (*)"


class TakeInDialog(RecordDialog):
    """One title for each file; ``outcome`` is the evidence that was taken in, all in one act."""

    def __init__(
        self, session: Session[Context], files: Sequence[Path], belongs: Belongs, parent: QWidget | None = None
    ) -> None:
        self._files = tuple(files)
        self._belongs = belongs
        values = {f"title{number}": shown(path.stem) for number, path in enumerate(self._files)}
        intro = "原始文件加密保存，内容不做改动；名称会印在证据目录中。"
        names = "\n".join(path.name for path in self._files)  # they may name people, so the key shows their hash only
        key = _key(belongs, "take-in", sha256(names.encode())[:16])
        super().__init__(session, f"收取{len(self._files)}个文件", "收取", values, 640, intro, parent, draft=key)
        for number, path in enumerate(self._files):
            self.sheet.add(f"title{number}", path.name, QLineEdit(), required=True, wide=True)

    def attempt(self) -> None:
        titles = (self.sheet.text(f"title{number}") for number in range(len(self._files)))
        files = tuple(zip(self._files, titles, strict=True))
        take_in(self.session, files, self._belongs, then=self.finish, refused=self.refuse)


class VideoDialog(RecordDialog):
    """``outcome`` is the evidence; the file's hash is worked out when it is registered."""

    def __init__(self, session: Session[Context], belongs: Belongs, parent: QWidget | None = None) -> None:
        self._belongs = belongs
        values = {"path": "", "title": "", "kept_at": ""}
        intro = "视频不复制到资料库，只登记名称、校验值和存放地点；请妥善保管原始文件。"
        super().__init__(session, "登记视频", "登记", values, 640, intro, parent, draft=_key(belongs, "video"))
        add = self.sheet.of("evidence")
        self.sheet.add(
            "path", self.tr("视频文件"), PathEdit(chooser(Wanted.FILE, "选择视频", _VIDEOS)), required=True, wide=True
        )
        add("title", QLineEdit(), required=True, wide=True)
        hint = self.tr("例如：执法记录仪03号存储卡，交局档案室")
        add("kept_at", QLineEdit(), hint=hint, required=True, wide=True)

    def attempt(self) -> None:
        path = Path(self.sheet.text("path"))
        title, place = self.sheet.text("title"), self.sheet.text("kept_at")
        self.session.do(name_video, path, title, place, self._belongs, then=self.finish, refused=self.refuse)


def _key(belongs: Belongs, kind: str, detail: str = "") -> DraftKey:
    page, rid = (CASES, belongs.case_rid) if belongs.case_rid else (INSPECTIONS, belongs.inspection_rid)
    return DraftKey(page, rid or NEW, kind, detail)
