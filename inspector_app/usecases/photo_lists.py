"""照片录入: a list on paper is copied from its picture, compared with it cell by cell, taken in with its evidence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from inspector_app.documents.bitmap import PageImage
from inspector_app.documents.foreign import straightened
from inspector_app.documents.letters import pack
from inspector_app.documents.letters.photo import read_writing
from inspector_app.documents.ruled import Band
from inspector_app.documents.straighten import WHOLE, Corner, is_part, quarters_of, size_of, turned
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.hidden_characters import shown
from inspector_app.domain.media import PDF, media_of
from inspector_app.domain.photo_check import Judged, judged, tally
from inspector_app.domain.photo_layout import sheet_from
from inspector_app.domain.photo_sheet import PhotoSheet, Place, sheet_of
from inspector_app.domain.roster import RosterCheck
from inspector_app.exchange.photo_table import as_read, check_sheet, named_in, with_ious
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.files import sha256
from inspector_app.support.progress import NOT_WATCHED, Progress
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import read_regular
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.claim_lines import ClaimLine, restore_lines
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import MAX_BYTES, Belongs, describe, piece, take_in
from inspector_app.usecases.list_columns import remembered
from inspector_app.usecases.sights import Sight

__all__ = ["WHOLE", "Band", "Corner", "PageImage", "Sight", "is_part", "quarters_of", "turned"]

_CLEAR = 0.95  # readable photos have 0.99 and more, blurred ones less than 0.91 (measured on drawn lists)
_SURE, _MOST_UNSURE, _FEW = 0.9, 0.05, 3  # readable ones have 1 % of such cells, slightly blurred ones 12 %
SIDE = 2400
"""Pixels of the longer side of the picture that is shown and read."""
_BEGUN = (
    "person.name", "person.id_number", "wage_claim.job", "wage_claim.attendance", "wage_claim.earned_fen",
    "wage_claim.deducted_fen", "wage_claim.received_fen", "wage_claim.owed_fen", "wage_claim.period", "person.phone",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Photo:
    """The picture of a list as it came, and what it is called; ``evidence_rid`` when it is evidence already. Of a PDF
    one ``page`` is looked at, counted from 0."""

    title: str
    data: bytes = field(repr=False)
    evidence_rid: str = ""
    page: int = 0

    @property
    def is_pdf(self) -> bool:
        """Whether it has pages, and a picture of one is no original."""
        return media_of(self.data) is PDF

    @property
    def sha256(self) -> str:
        """What tells this picture from every other."""
        return sha256(self.data)


@dataclass(frozen=True, slots=True)
class Copied:
    """A list as it was copied: the picture, the part of it that was compared (its bytes, or empty), and the sheet.

    ``rows`` are pictures of the doubtful lines, by their number in the sheet.
    """

    photo: Photo
    sheet: PhotoSheet
    cut: bytes = field(default=b"", repr=False)
    rows: Mapping[int, bytes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list as a machine read it, once the picture is turned so many ``quarters`` to the right; ``score`` is how sure
    it was on average, from 0 to 1. ``red`` is in how many places the writing of seals, or in red ink, was left out."""

    sheet: PhotoSheet
    quarters: int
    score: float
    red: int = 0

    @property
    def unsure(self) -> tuple[int, int]:
        """Of how many cells the machine is not sure, and how many it read."""
        scores = [cell.score for _, _, cell in self.sheet.cells() if cell.text.strip()]
        return sum(score < _SURE for score in scores), len(scores)

    @property
    def is_blurred(self) -> bool:
        """Whether the picture is too poor for what was read to be of use; a mean hides a blurred part."""
        unsure, cells = self.unsure
        return self.score < _CLEAR or unsure > max(_FEW, _MOST_UNSURE * cells)


def begin() -> PhotoSheet:
    """A sheet with the usual columns and nothing in it."""
    return sheet_of([[vocabulary.short(name) for name in _BEGUN]])


def photo_of_file(path: Path) -> Photo:
    """A picture in a file. Raises :class:`Refused` ``photo-unreadable`` or ``photo-no-picture``."""
    try:
        data = read_regular(path, MAX_BYTES)
    except OSError as error:
        details = {"name": path.name, "reason": reason_of(error)}
        raise Refused(Problem("photo-unreadable", "path", details=details)) from error
    return _photo(shown(path.stem), data)


def photo_of_evidence(context: Context, piece: Evidence) -> Callable[[Progress], Photo]:
    """A job for the worker: a picture that is evidence already. It raises :class:`Trouble` as the sealed store does,
    and :class:`Refused` ``photo-no-picture``."""
    sealed = context.store.sealed
    return lambda _progress: _photo(piece.title, sealed.read(piece.sha256), piece.rid)


def _photo(title: str, data: bytes, rid: str = "") -> Photo:
    if media_of(data) is None:
        raise Refused(Problem("photo-no-picture", "file"))
    return Photo(title, data, rid)


def seen(photo: Photo, corners: Sequence[Corner] = WHOLE) -> Callable[[Progress], Sight]:
    """A job for the worker: the part of the picture between the corners, made straight.

    Raises :class:`Refused` ``photo-corners`` at once when these are no corners of a page, and the job
    ``photo-not-shown`` when the picture cannot be decoded, ``foreign-locked`` when a PDF wants a password.
    """
    try:
        size_of(corners)
    except ValueError as error:
        raise Refused(Problem("photo-corners", "corners")) from error

    def work(progress: Progress) -> Sight:
        progress.step(0, 1, "")
        sight = straightened(photo.data, SIDE, corners, photo.page, of_list=True)
        if sight.problem is not None:
            is_locked = sight.problem.code == "foreign-locked"
            raise Refused(sight.problem if is_locked else Problem("photo-not-shown", "file"))
        return sight

    return work


def can_read() -> bool:
    """Whether the pack that reads writing in photos is there."""
    return pack.is_installed()


def read(page: PageImage) -> Callable[[Progress], ReadList]:
    """A job for the worker: the writing in a picture as a sheet.

    It raises :class:`Refused` ``photo-nothing`` where none was found, ``photo-read-broke`` when reading failed or took
    too long.
    """

    def work(progress: Progress) -> ReadList:
        writing = read_writing(page, lambda done, total: progress.step(done, total, "正在读出文字"))
        if writing is None:
            raise Refused(Problem("photo-read-broke", "file"))
        sheet = with_ious(sheet_from(writing.parts, writing.size))
        if not sheet.rows:
            raise Refused(Problem("photo-nothing", "file"))
        return ReadList(sheet.headed_at(_heading(sheet)), writing.quarters, writing.score, writing.red)

    return work


def _heading(sheet: PhotoSheet) -> int:
    """The line that names columns: the one with most headings of a wage list; the first where none does."""
    named = [named_in([cell.text for cell in row]) for row in sheet.rows]
    best = max(named, default=0)
    return named.index(best) if best > 1 else 0


def judge(context: Context, sheet: PhotoSheet) -> Judged:
    """Which cells may be believed, by what the reader of lists takes each column for."""
    read = as_read(sheet, remembered(context))
    return judged(sheet, read.fields, context.clock.today(), read.feet)


def checked(context: Context, sheet: PhotoSheet) -> RosterCheck:
    """The list that the sheet holds. Raises :class:`Refused` ``photo-empty``, or ``photo-open`` while a cell that would
    be kept was neither proved nor looked at by a person."""
    if sheet.is_empty:
        raise Refused(Problem("photo-empty", "list"))
    left = judge(context, sheet).open
    if left:
        raise Refused(Problem("photo-open", "list", details={"count": str(len(left))}))
    return check_sheet(sheet, context.clock.today(), remembered(context))


def keep_copied(
    context: Context,
    whole: CaseFile,
    lines: Sequence[ClaimLine],
    gone: Iterable[ClaimLine],
    reason: str,
    copied: Copied,
    progress: Progress = NOT_WATCHED,
) -> CaseFile:
    """Take the lines in, and with them the picture and what was compared of it as evidence, all in one act; of each
    doubtful line its own picture with what a machine had read there.

    How the cells were checked stands with what was compared.

    Raises :class:`Refused` as :func:`.claim_lines.restore_lines` and :func:`.evidence.take_in`.
    """
    photo, belongs = copied.photo, Belongs(whole.case.rid, "", whole.case.project_rid)
    with context.act(reason):
        rid = photo.evidence_rid or take_in(context, photo.data, photo.title, belongs).rid
        if copied.cut:
            take_in(context, copied.cut, f"{photo.title}（录入时的裁切）", belongs, _how(context, copied))
        else:
            known = piece(context, rid)
            told = "\n".join(filter(None, (known.shows, _how(context, copied))))
            describe(context, replace(known, shows=told))
        for row, data in copied.rows.items():
            take_in(context, data, f"{photo.title}（第{row + 1}行）", belongs, _doubts(copied, row))
        return restore_lines(context, whole, lines, gone, reason, progress)


def _how(context: Context, copied: Copied) -> str:
    """From which picture it was cut, how sure the machine was, and how the cells were checked."""
    sheet = copied.sheet
    done = tally(sheet, judge(context, sheet))
    read = [cell.score for _, _, cell in sheet.cells() if cell.text and cell.place]
    page = f"第{copied.photo.page + 1}页。" if copied.photo.is_pdf else ""
    told = f"原照片SHA-256：{copied.photo.sha256}。{page}"
    told += f"{done.by_person}格由人对照图片录入或核对，{done.proved}格由校验码或加总核对。"
    return told + (f"机器读取平均得分{sum(read) / len(read):.3f}。" if read else "")


def doubtful_lines(sheet: PhotoSheet) -> dict[int, Place]:
    """Where the lines are in the picture that a machine was not sure of, or that a person wrote otherwise."""
    return sheet.places_of(_CLEAR)


def _doubts(copied: Copied, row: int) -> str:
    """From which picture a line was cut, and what a machine read in its doubtful cells."""
    sheet = copied.sheet
    read = [
        f"“{title or column + 1}”机器读作{cell.read}（得分{cell.score:.2f}），核对为{cell.text or '空白'}"
        for column, (title, cell) in enumerate(zip(sheet.titles, sheet.rows[row], strict=False))
        if cell.is_doubtful(_CLEAR)
    ]
    return f"裁自原照片，SHA-256：{copied.photo.sha256}。{'；'.join(read)}。"
