"""Name files that are taken in as evidence, and videos that stay where they are."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.domain.evidence import Evidence
from inspector_app.domain.hidden_characters import shown
from inspector_app.support.errors import Problem
from inspector_app.support.files import sha256
from inspector_app.ui.cases.title_grid import TitleGrid
from inspector_app.ui.drawn import Ask
from inspector_app.ui.intake import take_in
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, INSPECTIONS
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.chooser import Wanted, chooser
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.draft_values import FILES
from inspector_app.usecases.drafts import Draft
from inspector_app.usecases.evidence import Belongs, name_video, numbered

_FEW = 12  # of more files a table is written faster than so many entries
_VIDEO_ENDINGS = (".mp4", ".mov", ".avi", ".mkv", ".m4v", ".ts")
_VIDEOS = f"视频 ({' '.join(f'*{ending}' for ending in _VIDEO_ENDINGS)});;所有文件 (*)"
SEALED, REGISTERED = tr("原件收入资料库"), tr("只登记")


class TakeInDialog(RecordForm):
    """A name for each file; ``outcome`` is the evidence that was taken in, all in one act. Its draft keeps beside
    the names where the files lie, see :func:`files_of`. Many files are named in a table, all at once if one likes."""

    def __init__(
        self, session: Session[Context], files: Sequence[Path], belongs: Belongs, parent: QWidget | None = None
    ) -> None:
        self._files, self._belongs = tuple(files), belongs
        self._are_many = len(self._files) > _FEW
        names = "\n".join(path.name for path in self._files)  # they may name people, so the key shows their hash only
        begun = [shown(path.stem) for path in self._files]
        titles = {"pattern": "", "titles": begun} if self._are_many else {f"title{n}": t for n, t in enumerate(begun)}
        super().__init__(
            session, _of_files(len(self._files)), titles, _asks(self._files, self._are_many), take_in, verb=tr("收取"),
            draft=_key(belongs, "take-in", sha256(names.encode())[:16]), width=640, parent=parent,
            start={FILES: [str(path.absolute()) for path in self._files]},
            intro=tr("原始文件加密保存，内容不做改动；名称会印在证据目录中。"),
        )  # fmt: skip
        if self._are_many:
            self.sheet.lay(Button(tr("全部按此命名"), "list-checks", clicked=self.name_all))
            self.add(Ask("titles", tr("各文件的名称"), draw=lambda _form: TitleGrid(self._files), wide=True))

    def name_all(self) -> None:
        """Each file gets the one name with its number."""
        if name := self.value("pattern"):
            with self.form.step():
                self.form.put("titles", list(numbered(name, len(self._files))))

    def attempt(self) -> None:
        entered = self.entered()
        titles = entered["titles"] if self._are_many else entered.values()
        files = tuple(zip(self._files, titles, strict=True))
        take_in(self.session, files, self._belongs, then=self._took, refused=self._refuse_files)

    def _took(self, pieces: tuple[Evidence, ...], new: int) -> None:
        """What is told of as saved is how many were taken in: some may have been left out, or been there before."""
        self.setWindowTitle(_of_files(new))
        if new:
            self.finish(pieces)
        else:  # nothing was saved, and why is said
            self.accept()

    def _refuse_files(self, problems: Sequence[Problem]) -> None:
        """In a table the sentence names the file."""
        self.refuse([replace(each, where="titles") for each in problems] if self._are_many else problems)


def _asks(files: Sequence[Path], are_many: bool) -> tuple[Ask, ...]:
    if are_many:
        return (Ask("pattern", tr("统一命名"), tr("例如：施工现场；后面自动加上序号")),)
    return tuple(Ask(f"title{n}", path.name, required=True, wide=True) for n, path in enumerate(files))


def _of_files(count: int) -> str:
    return tr("收取{}个文件").format(count)


def files_of(kept: Draft | None) -> tuple[Path, ...]:
    """The files of a draft of a :class:`TakeInDialog`; none in one of an earlier version."""
    found = kept.body.get(FILES) if kept is not None and isinstance(kept.body, dict) else None
    return tuple(Path(each) for each in found) if isinstance(found, list) else ()


class VideoDialog(RecordForm):
    """``outcome`` is the evidence; the file's hash is worked out when it is registered, and may be waited for. It
    begins with ``video`` where that is known already."""

    watched = tr("计算校验值")

    def __init__(
        self, session: Session[Context], belongs: Belongs, parent: QWidget | None = None, video: Path | None = None
    ) -> None:
        begun = {"path": str(video or ""), "title": shown(video.stem) if video else "", "kept_at": ""}
        chosen = chooser(Wanted.FILE, tr("选择视频"), _VIDEOS)
        place = tr("例如：执法记录仪03号存储卡，交局档案室")
        asks = (
            Ask("path", tr("视频文件"), draw=lambda _form: PathEdit(chosen), required=True, wide=True),
            Ask("title", word="evidence.title", required=True, wide=True),
            Ask("kept_at", hint=place, word="evidence.kept_at", required=True, wide=True),
        )
        super().__init__(
            session, tr("登记视频"), begun, asks,
            lambda context, path, **told: name_video(context, Path(path), belongs=belongs, **told),
            verb=tr("登记"), draft=_key(belongs, "video"), width=640, parent=parent,
            intro=tr("视频不复制到资料库，只登记名称、校验值和存放地点；请妥善保管原始文件。"),
        )  # fmt: skip
        self.form.begins_in = "kept_at" if video else "path"


def without_videos(
    session: Session[Context], files: Sequence[Path], belongs: Belongs, parent: QWidget
) -> tuple[Path, ...]:
    """The files to be taken in, once it was asked whether the videos among them, which fill a store, are: else each is
    registered by a dialog of its own. Nothing where nobody answers."""
    videos = [path for path in files if path.suffix.lower() in _VIDEO_ENDINGS]
    if not videos:
        return tuple(files)
    named = "、".join(f"“{shown(path.name)}”" for path in videos)
    words = tr(
        "{0}。只登记的，记名称、校验值和存放地点，原始文件另行保管；原件收入资料库的，资料库和备份随之变大。"
    ).format(named)
    way = session.messages.choose(tr("有{}个视频，怎样保存？").format(len(videos)), words, [SEALED, REGISTERED])
    if way != REGISTERED:
        return tuple(files) if way else ()
    for path in videos:
        VideoDialog(session, belongs, parent, path).ask_now()
    return tuple(path for path in files if path not in videos)


def _key(belongs: Belongs, kind: str, detail: str = "") -> DraftKey:
    page, rid = (CASES, belongs.case_rid) if belongs.case_rid else (INSPECTIONS, belongs.inspection_rid)
    return DraftKey(page, rid or NEW, kind, detail)
