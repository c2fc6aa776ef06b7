"""复印件工作台: photographed sides of a paper made straight on A4 with 与原件核对一致, kept as evidence of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from inspector_app.documents.foreign import straightened
from inspector_app.documents.straighten import is_part, quarters_of, size_of
from inspector_app.domain.dates import chinese
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.true_copy import CopyLayout, CopySide
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.progress import Progress
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs, corner_words, piece, take_in

if TYPE_CHECKING:
    from inspector_app.documents.copy_sheet import CopiedSide

TITLE = "制作复印件"
MOST_SIDES = 12
_SIDE = 2400  # pixels of the longer side: 200 to an inch on A4


@dataclass(frozen=True, slots=True)
class CopyWish:
    """What is to be made: the sides in their order, how they lie, and what stands below them."""

    title: str
    sides: tuple[CopySide, ...]
    layout: CopyLayout = CopyLayout.WHOLE
    checked_at: str = ""
    checked_on: date | None = None
    provided_by: str = ""


@dataclass(frozen=True, slots=True)
class CopyOrder:
    """A wish with the pieces that show its sides; ``read`` gives the original bytes by their hash."""

    wish: CopyWish
    pieces: tuple[Evidence, ...]
    read: Callable[[str], bytes]
    author: str
    made_at: datetime


def other_sides(context: Context, of: Evidence) -> tuple[Evidence, ...]:
    """Photos and scans that belong to the same, the last ones first: the back of a card was taken just after it."""
    near = (
        context.store.find(Evidence, case_rid=of.case_rid) if of.case_rid
        else context.store.find(Evidence, inspection_rid=of.inspection_rid) if of.inspection_rid
        else context.store.find(Evidence, project_rid=of.project_rid)
    )  # fmt: skip
    shown = (EvidenceKind.PHOTO, EvidenceKind.SCAN)
    return tuple(each for each in reversed(near) if each.kind in shown and each.sealed and each.rid != of.rid)


def order_copy(context: Context, wish: CopyWish) -> CopyOrder:
    """Look at the wish. Raises :class:`Refused` ``evidence-no-title``, ``copy-no-side``, ``copy-many-sides`` or
    ``photo-corners``."""
    told = {
        "evidence-no-title": (not wish.title.strip(), "title"),
        "copy-no-side": (not wish.sides, "sides"),
        "copy-many-sides": (len(wish.sides) > MOST_SIDES, "sides"),
    }
    refuse_errors([Problem(code, where, details=_MOST) for code, (is_so, where) in told.items() if is_so])
    for side in wish.sides:
        try:
            size_of(side.corners)
        except ValueError as error:
            raise Refused(Problem("photo-corners", "sides")) from error
    pieces = tuple(piece(context, side.evidence_rid) for side in wish.sides)
    return CopyOrder(wish, pieces, context.store.sealed.read, context.agency.name, context.clock.now())


_MOST = {"most": str(MOST_SIDES)}


def draw_copy(order: CopyOrder, progress: Progress) -> bytes:
    """The copy as PDF/A, for the worker; each original is decoded in the process without keys.

    Raises :class:`Trouble` as the sealed store does, :class:`Refused` ``copy-not-shown`` for an original that cannot be
    decoded, and for a character that no font has.
    """
    from inspector_app.documents.copy_sheet import CopySheet, copy_pdf

    wish = order.wish
    sides: list[CopiedSide] = []
    for number, (side, shown) in enumerate(zip(wish.sides, order.pieces, strict=True), start=1):
        progress.step(number - 1, len(wish.sides), TITLE)
        sides.append(_copied(side, shown, order.read(shown.sha256), number))
    sheet = CopySheet(
        wish.title.strip(), wish.layout, sides, wish.checked_at.strip(), wish.checked_on, wish.provided_by.strip(),
        order.author, order.made_at,
    )  # fmt: skip
    return copy_pdf(sheet)


def _copied(side: CopySide, shown: Evidence, data: bytes, number: int) -> "CopiedSide":
    from inspector_app.documents.copy_sheet import CopiedSide
    from inspector_app.documents.volume import packed

    sight = straightened(data, _SIDE, side.corners, side.page)
    if sight.problem is not None:
        raise Refused(Problem("copy-not-shown", "sides", details={"name": shown.title}))
    return CopiedSide(packed(sight.pages[0]), f"图{number}：{_source(side, shown)}")


def _source(side: CopySide, shown: Evidence) -> str:
    page = f"第{side.page + 1}页" if shown.kind is EvidenceKind.SCAN else ""
    return f"“{shown.title}”{page}，SHA-256：{shown.sha256}"


def keep_copy(context: Context, order: CopyOrder, pdf: bytes) -> Evidence:
    """Register the copy as evidence that names what it was made from; the originals stay as they are."""
    first, wish = order.pieces[0], order.wish
    belongs = Belongs(first.case_rid, first.inspection_rid, first.project_rid)
    return take_in(context, pdf, wish.title, belongs, _shows(wish, order.pieces))


def _shows(wish: CopyWish, pieces: Sequence[Evidence]) -> str:
    """From what it was made, where the corners were, and what was entered of the comparison."""
    told = [f"由{_source(side, shown)}{_made_by(side)}。" for side, shown in zip(wish.sides, pieces, strict=True)]
    entered = {
        "true_copy.provided_by": wish.provided_by.strip(),
        "true_copy.checked_at": wish.checked_at.strip(),
        "true_copy.checked_on": chinese(wish.checked_on) if wish.checked_on else "",
    }
    checked = "，".join(f"{vocabulary.label(name)}{text}" for name, text in entered.items() if text)
    return "\n".join([*told, "原件没有改动。" + (f"{checked}。" if checked else "")])


def _made_by(side: CopySide) -> str:
    """What was done to the original: nothing is called cut or made straight that was not."""
    if is_part(side.corners):
        return f"裁切拉正制成，四角在原件中的位置（距左、距上）：{corner_words(side.corners)}"
    quarters = quarters_of(side.corners)
    return "整张制成，没有裁切、拉正" + (f"，向右转了{90 * quarters}度" if quarters else "")
