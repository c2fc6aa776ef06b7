"""整卷装订: a whole case as one PDF with an outline: cover, index with page numbers, papers with scans, proof."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspector_app.documents.foreign import look
from inspector_app.domain.document import Document
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import with_computed, with_defaults
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.files import write_durably
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_papers import plain_paper
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import originals
from inspector_app.usecases.facts import prefilled
from inspector_app.usecases.papers_elsewhere import with_papers_elsewhere
from inspector_app.usecases.volume_facts import Leaf, volume_leaves

if TYPE_CHECKING:
    from inspector_app.documents.volume import Packed, Part

TITLE = "整卷装订"
_SIDE = 1600  # pixels of a picture's longer side: legible on a sheet, and 200 pages stay small
_DPI = 110.0
_APART = "另存"
_AT_ONCE = 8
_LINES = "volume_lines"
_ARCHIVED = "存档联"


@dataclass(frozen=True, slots=True)
class Volume:
    """What is bound: the worker reads the originals, draws and writes it. ``front`` are cover and index with their
    facts, ``read`` gives the originals, some at a time."""

    name: str
    agency: str
    made_at: datetime
    leaves: tuple[Leaf, ...]
    front: tuple[tuple[Form, Facts], ...]
    paper: Callable[[str], bytes]
    read: Sequence[Callable[[Progress], Mapping[str, bytes]]]


@dataclass(frozen=True, slots=True)
class Seen:
    """What of an original is bound in; ``is_whole`` is false where some of it, or all, lies apart."""

    pages: "tuple[Packed, ...]"
    is_whole: bool


def _seen(order: Volume, progress: Progress) -> dict[str, Seen]:
    """The originals, some at a time: only these few are ever in memory, as they are and as pixels."""
    from inspector_app.documents.volume import packed

    seen = dict[str, Seen]()
    for at, read in enumerate(order.read, start=1):
        found = read(NoProgress())
        for rid, sight in zip(found, look(list(found.values()), _SIDE, _DPI), strict=True):
            whole = sight.problem is None and sight.total <= len(sight.pages)
            seen[rid] = Seen(tuple(map(packed, sight.pages)), whole)
        progress.step(at, _steps(order), "正在读取扫描件和证据")
    return seen


def _steps(order: Volume) -> int:
    """What is counted: the readings, then each part as it is bound in, cover and index too."""
    return len(order.read) + len(order.front) + len(order.leaves)


@dataclass(frozen=True, slots=True)
class Bound:
    """The file, its pages, and by title what could not be bound in: it lies apart, whole or from page 21 on."""

    path: Path
    pages: int
    apart: tuple[str, ...]


def volume(context: Context, case_rid: str) -> Volume:
    """Everything that is bound of a case. Raises :class:`Refused` ``volume-empty`` where nothing was issued or kept."""
    whole = with_papers_elsewhere(context, case_file(context, case_rid))
    leaves = volume_leaves(whole)
    if not leaves:
        raise Refused(Problem("volume-empty", "case"))
    front = tuple(_front(context, case_rid, role) for role in (Role.COVER, Role.CONTENTS))
    scans = [scan for leaf in leaves for scan in leaf.scans]
    return Volume(
        whole.case.title, whole.agency.name, context.clock.now(), leaves, front, context.store.sealed.read,
        [originals(context, scans[at : at + _AT_ONCE]) for at in range(0, len(scans), _AT_ONCE)],
    )  # fmt: skip


def _front(context: Context, case_rid: str, role: Role) -> tuple[Form, dict[str, Any]]:
    form = context.forms.find(context.form_of(role), on=context.clock.today())
    facts = prefilled(context, form, plain_paper(context, case_rid, form.id))
    return form, with_defaults(form, with_computed(form, facts))


def save_volume(order: Volume, path: Path, progress: Progress | None = None) -> Bound:
    """Bind it and write the file. May run in a worker thread: nothing of the store is read but sealed originals.

    Raises :class:`Refused` for a character that no font has, :class:`Trouble` for an original that cannot be read and
    ``disk-write-failed``.
    """
    from inspector_app.documents.archive import Imprint
    from inspector_app.documents.volume import bind

    progress = progress or NoProgress()
    seen = _seen(order, progress)
    bodies = [_body(order, leaf, seen) for leaf in order.leaves]
    (cover, told), (contents, listed) = order.front
    lines = _lines(listed[_LINES], bodies, order.leaves, seen)
    pages = sum(part.pages for part in bodies)
    front = (_drawn(order, cover, {**told, "volume.pages": pages}), _drawn(order, contents, {**listed, _LINES: lines}))
    parts, imprint = [*front, *bodies], Imprint(f"{order.name}　{TITLE}", order.agency, order.made_at)
    apart = tuple(scan.title for leaf in order.leaves for scan in leaf.scans if _is_apart(seen.get(scan.rid)))
    del bodies, seen  # the pictures of a large case are held once

    def step(done: int) -> None:
        progress.step(len(order.read) + done, _steps(order), "正在装订")

    write_durably(path, bind(parts, imprint, step))
    return Bound(path, pages, apart)


def _body(order: Volume, leaf: Leaf, seen: Mapping[str, Seen]) -> "Part":
    from inspector_app.documents.volume import Part

    pictures = tuple(page for scan in leaf.scans if scan.rid in seen for page in seen[scan.rid].pages)
    is_own = leaf.paper is not None and not leaf.paper.was_on_paper  # of one on paper the scans are the original
    pdf = order.paper(_copy_of(leaf.paper)) if leaf.paper and is_own else b""
    return Part("　".join(filter(None, (leaf.title, leaf.number, leaf.note))), pdf, pictures)


def _copy_of(paper: Document) -> str:
    """The copy that stays in the house, else the last one."""
    return next((copy.sha256 for copy in paper.copies if copy.label == _ARCHIVED), paper.copies[-1].sha256)


def _is_apart(seen: Seen | None) -> bool:
    return seen is None or not seen.is_whole


def _lines(
    listed: Sequence[Mapping[str, Any]], bodies: "Sequence[Part]", leaves: Sequence[Leaf], seen: Mapping[str, Seen]
) -> list[dict[str, Any]]:
    """The index with the page on which each entry begins; what lies apart is said to."""
    lines, first = [], 1
    for line, part, leaf in zip(listed, bodies, leaves, strict=True):
        apart = _APART if any(_is_apart(seen.get(scan.rid)) for scan in leaf.scans) else ""
        note = "，".join(filter(None, (leaf.note, apart)))
        lines.append({**line, "first_page": str(first) if part.pages else "", "note": note})
        first += part.pages
    return lines


def _drawn(order: Volume, form: Form, facts: Facts) -> "Part":
    from inspector_app.documents.render import Mark, glyph_problems, render
    from inspector_app.documents.volume import Part

    refuse_errors(glyph_problems(form, facts))
    pdf = render(form, facts, copy=form.copies[0], mark=Mark.FINAL, made_at=order.made_at, author=order.agency)
    return Part(form.title, pdf, numbered=False)
