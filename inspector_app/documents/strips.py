"""Strips, the pieces a paper is stacked from, and how they are shared out over pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from inspector_app.documents.pen import Pen


class Place(NamedTuple):
    """Where a strip stands: its upper left corner, and whether it is the first or last of its ruled box on the page."""

    left: float
    top: float
    opens: bool = True
    closes: bool = True


Draw = Callable[[Pen, Place], None]


class Strip(NamedTuple):
    """A piece of the page's whole width that is never cut.

    ``before`` is the space above it, dropped at the top of a page; ``keep`` binds it to the next strip; ``head`` are
    the strips repeated above it when it opens a page; ``box`` numbers the ruled box it belongs to (0: none);
    ``block`` is the block's place in the form, ``part`` of ``parts`` the place in its paragraph or table row; ``cut``
    names the column or label where a word was longer than its line (``text`` in running text); after one that ``ends``
    a record what is left of its page is struck through; ``hang`` points of it may stand below the frame, where nothing
    follows; in a ``signed`` row of a box somebody writes an opinion and signs; a ``row`` of a table is added up by its
    ``tally`` at the end of every page that it runs over; of questions it is the number, from 1; a row of a box
    ``tells`` the facts of these names.
    """

    height: float
    draw: Draw
    before: float = 0
    keep: bool = False
    head: tuple["Strip", ...] = ()
    box: int = 0
    new_page: bool = False
    block: int = 0
    part: int = 0
    parts: int = 1
    cut: str = ""
    ends: bool = False
    hang: float = 0
    signed: bool = False
    tally: "Tally | None" = None
    row: int = 0
    tells: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tally:
    """Adds up the rows of a table page by page: ``made`` gives the strip that sums up the given ones of its ``rows``
    (from 0; the last row of all, which is that of the totals, has their count for its number). None of these strips is
    higher than ``height``."""

    rows: int
    height: float
    made: Callable[[Sequence[int]], Strip]


@dataclass(slots=True)
class Page:
    """One page: its strips with the distance of each from the top of the page's frame."""

    placed: list[tuple[float, Strip]] = field(default_factory=list)
    filled: float = 0

    def add(self, strip: Strip) -> None:
        top = self.filled + (strip.before if self.placed else 0)
        self.placed.append((top, strip))
        self.filled = top + strip.height

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw every strip, with the frame's corner at ``left``, ``top``."""
        boxes = [0, *(strip.box for _, strip in self.placed), 0]
        for at, (down, strip) in enumerate(self.placed, start=1):
            alone = not strip.box
            opens, closes = alone or boxes[at - 1] != strip.box, alone or boxes[at + 1] != strip.box
            strip.draw(pen, Place(left, top + down, opens, closes))


def keep_paragraph(strips: Sequence[Strip]) -> list[Strip]:
    """The lines of one paragraph: neither its first nor its last line may stand alone on a page."""
    count = len(strips)
    bound = {0, count - 2}
    return [
        strip._replace(part=at, parts=count, keep=strip.keep or (at in bound and at < count - 1))
        for at, strip in enumerate(strips)
    ]


def keep_together(strips: Sequence[Strip]) -> list[Strip]:
    """Strips that stand on one page; the last one is as free as it was."""
    return [*(strip._replace(keep=True) for strip in strips[:-1]), *strips[-1:]]


def bind_to_next(strips: Sequence[Strip]) -> list[Strip]:
    """Strips whose last one (with what is already bound to it) must not be parted from what follows."""
    return [*strips[:-1], *(strip._replace(keep=True) for strip in strips[-1:])]


def in_parts(strips: Sequence[Strip]) -> list[list[Strip]]:
    """The paper itself and its annexes: each begins on a page of its own."""
    parts: list[list[Strip]] = [[]]
    for strip in strips:
        if parts[-1] and strip.new_page:
            parts.append([])
        parts[-1].append(strip)
    return parts


def paginate(strips: Sequence[Strip], height: float) -> list[Page]:
    """Share strips out over pages ``height`` points high; a bound group taller than a page is parted where it must."""
    pages = [Page()]
    for group in _groups(strips):
        if pages[-1].placed and (group[0].new_page or not _fits(pages[-1], group, height)):
            pages.append(_next(pages[-1], group[0]))
        for strip in group:
            if pages[-1].placed and not _fits(pages[-1], [strip], height):
                pages.append(_next(pages[-1], strip))
            if not pages[-1].placed:
                for repeated in strip.head:
                    pages[-1].add(repeated)
            if strip.tally and strip.row == strip.tally.rows:
                _add_up(pages[-1], strip.tally)
            pages[-1].add(strip)
    return pages


def _next(page: Page, strip: Strip) -> Page:
    """A new page; the one before is added up where the table goes on with ``strip``."""
    if strip.tally is not None:
        _add_up(page, strip.tally)
    return Page()


def _add_up(page: Page, tally: Tally) -> None:
    """Sum up the rows that begin on a page, unless these are all rows that there are."""
    own = [strip for _, strip in page.placed if strip.tally is tally]
    rows = [strip.row for strip in own if strip.part == 0]
    if rows and len(rows) < tally.rows:
        page.add(tally.made(rows)._replace(block=own[0].block, box=own[0].box))


def _groups(strips: Sequence[Strip]) -> list[list[Strip]]:
    groups: list[list[Strip]] = [[]]
    for strip in strips:
        if groups[-1] and (strip.new_page or not groups[-1][-1].keep):
            groups.append([])
        groups[-1].append(strip)
    return [group for group in groups if group]


def _fits(page: Page, group: Sequence[Strip], height: float) -> bool:
    wanted = sum(strip.before + strip.height for strip in group) - group[-1].hang + _room_to_add_up(page, group)
    return page.filled + wanted <= height + 0.01


def _room_to_add_up(page: Page, group: Sequence[Strip]) -> float:
    """The height that a page's sums want below the rows of a group; none where it bears the whole table."""
    tally = next((strip.tally for strip in group if strip.tally), None)
    if tally is None:
        return 0
    rows = {strip.row for strip in (*(placed for _, placed in page.placed), *group) if strip.tally is tally}
    return 0 if len(rows) > tally.rows else tally.height
