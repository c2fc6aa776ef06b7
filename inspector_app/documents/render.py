"""The public door of this floor: facts of a form in, one PDF out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from operator import itemgetter
from threading import RLock
from typing import Any

from inspector_app.documents.archive import Imprint, archive
from inspector_app.documents.characters import BY_HAND, unprintable
from inspector_app.documents.compose import Composed, LayoutReport, compose, report
from inspector_app.documents.page import draw_pages
from inspector_app.domain.agency import practises
from inspector_app.formdefs.check import shown_names
from inspector_app.formdefs.model import Block, BlockKind, CopyDef, Facts, Form
from inspector_app.formdefs.placeholders import names
from inspector_app.support.errors import Level, Problem, refuse_errors

ONE_PAPER = RLock()  # fonts are read on first use and keep the state of the document being written


Places = Mapping[int | str, Sequence[tuple[int, float]]]


class Mark(StrEnum):
    """How far a paper is: a draft is marked 草稿 on every page, 送审稿 and the paper itself bear no mark."""

    DRAFT = "draft"
    REVIEW = "review"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A paper as PDF. ``places`` tells where the lines stand of each question, by its number from 1, and of each fact,
    by its name: on which page, counted from 0, and how far down, as a share of the page."""

    pdf: bytes
    places: Places


def render(
    form: Form,
    facts: Facts,
    *,
    copy: CopyDef | None,
    mark: Mark,
    made_at: datetime,
    author: str = "",
    code: str = "",
) -> bytes:
    """One copy of a paper as PDF/A-2b, with ``code`` as a code in the foot of each page. The same arguments give the
    same bytes.

    The facts must have passed ``formdefs.facts.check_facts`` and be complete (``completed``): nothing is computed here.
    The author is the agency in whose name it is made: of one that only practises each page says so.
    A letter that no font has is a box to write in. Raises :class:`~inspector_app.support.errors.Refused` with the
    problems of :func:`glyph_problems` when one of them is an error.
    """
    return render_placed(form, facts, copy=copy, mark=mark, made_at=made_at, author=author, code=code).pdf


def render_placed(
    form: Form, facts: Facts, *, copy: CopyDef | None, mark: Mark, made_at: datetime, author: str = "", code: str = ""
) -> Rendered:
    """As :func:`render`, with where its questions stand: a preview follows the one that is written."""
    with ONE_PAPER:
        refuse_errors(glyph_problems(form, facts))
        composed = compose(form, facts, copy, mark is Mark.DRAFT, code)
        raw = draw_pages(composed.pages, replace(composed.furniture, practice=practises(author)))
    return Rendered(archive(raw, Imprint(form.title, author, made_at)), _places(composed, form))


def _places(composed: Composed, form: Form) -> Places:
    """A fact that several blocks tell stands in the first of them; one that a sentence tells, where the sentence is;
    one that a row of a box tells, there, and not where the box has room to sign."""
    sheet, lines = composed.furniture.sheet, dict[tuple[int, int | str], list[tuple[int, float]]]()
    told = [_told(form, block) for block in form.blocks]
    in_rows = [frozenset[str]() for _block in form.blocks]
    for page in composed.pages:
        for _top, strip in page.placed:
            in_rows[strip.block] |= _with_drafted(form, strip.tells)
    for number, page in enumerate(composed.pages):
        for top, strip in page.placed:
            is_asked = form.blocks[strip.block].kind is BlockKind.QA
            own = _with_drafted(form, strip.tells) or told[strip.block] - in_rows[strip.block]
            for name in (strip.row,) if is_asked else own:
                lines.setdefault((strip.block, name), []).append((number, (sheet.top + top) / sheet.height))
    return {name: lines[at, name] for at, name in sorted(lines, key=itemgetter(0), reverse=True)}  # the first one stays


def _told(form: Form, block: Block) -> frozenset[str]:
    """The facts that a block prints, be it inside a drafted sentence."""
    shown = shown_names(replace(form, facts=(), blocks=(block,), page_signatures=(), copies=()))
    return _with_drafted(form, shown)


def _with_drafted(form: Form, told: frozenset[str]) -> frozenset[str]:
    """And what stands in a sentence that is drafted for one of them."""
    return told.union(*(names(fact.default) for fact in form.facts if fact.name in told))


def layout_report(form: Form, facts: Facts, *, copy: CopyDef | None = None) -> LayoutReport:
    """What the finished layout looks like: how many sheets it takes, and what is ugly about it."""
    with ONE_PAPER:
        return report(compose(form, facts, copy, draft=False), form)


def glyph_problems(form: Form, facts: Facts) -> list[Problem]:
    """Every character that cannot be printed, as U+XXXX with the fact it stands in: ``lines[3].name``.

    One that is to be written by hand into its box is information only.
    """
    return [problem for where, label, text in _texts(form, facts) for problem in glyphs_lacking(text, where, label)]


def glyphs_lacking(text: str, where: str, label: str) -> list[Problem]:
    """The same of one text, which the problems call by ``label``."""
    with ONE_PAPER:
        found = unprintable(text)
    return [
        Problem(
            code,
            where,
            Level.INFO if code in BY_HAND else Level.ERROR,
            {"character": f"U+{ord(character):04X}", "fact": label},
        )
        for character, code in found.items()
    ]


def boxed(facts: Facts) -> Facts:
    """The facts with □ for every character that cannot be printed: one symbol that came with a pasted chat must not
    take the whole preview away from who writes. What is signed off is never drawn of these."""
    with ONE_PAPER:
        return {name: _boxed(value) for name, value in facts.items()}


def _boxed(value: Any) -> Any:
    if isinstance(value, str):
        bad = {ord(character): "□" for character, code in unprintable(value).items() if code not in BY_HAND}
        return value.translate(bad) if bad else value
    if isinstance(value, list | tuple):
        return type(value)(map(_boxed, value))
    return {key: _boxed(each) for key, each in value.items()} if isinstance(value, dict) else value


def _texts(form: Form, facts: Facts) -> Iterator[tuple[str, str, str]]:
    """Every text of a paper's facts: where it stands, what the form calls it, the text."""
    for name, value in facts.items():
        fact = form.fact(name)
        label = fact.label if fact else name
        if isinstance(value, str):
            yield name, label, value
        elif isinstance(value, list | tuple):
            for number, row in enumerate(value, start=1):
                yield from _row_texts(form, name, label, number, row)


def _row_texts(form: Form, name: str, label: str, number: int, row: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for key, value in row.items():
        if isinstance(value, str):
            item = form.item(name, key)
            yield f"{name}[{number}].{key}", f"{label}第{number}行{item.label if item else key}", value
