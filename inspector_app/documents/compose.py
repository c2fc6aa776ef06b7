"""Stacks the blocks of a form into strips and shares them out over pages; reports what looks wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from inspector_app.documents.blocks import (
    set_chart,
    set_end,
    set_heading,
    set_number,
    set_paragraph,
    set_questions,
    set_sections,
    set_title,
)
from inspector_app.documents.page import Furniture, sheet_for
from inspector_app.documents.setting import Setting
from inspector_app.documents.signing import foot_strips, set_seal, set_signatures, set_writing
from inspector_app.documents.slips import set_slips
from inspector_app.documents.strips import Page, Strip, bind_to_next, in_parts, paginate
from inspector_app.documents.tables import set_facts, set_table
from inspector_app.documents.values import Values
from inspector_app.formdefs.model import Block, BlockKind, CopyDef, Facts, Form

_SETTERS: dict[BlockKind, Callable[[Setting, Block], list[Strip]]] = {
    BlockKind.TITLE: set_title,
    BlockKind.NUMBER: set_number,
    BlockKind.HEADING: set_heading,
    BlockKind.PARAGRAPH: set_paragraph,
    BlockKind.FACTS: set_facts,
    BlockKind.TABLE: set_table,
    BlockKind.CHECKLIST: set_table,
    BlockKind.QA: set_questions,
    BlockKind.SIGNATURES: set_signatures,
    BlockKind.SEAL: set_seal,
    BlockKind.WRITING: set_writing,
    BlockKind.SECTIONS: set_sections,
    BlockKind.CHART: set_chart,
    BlockKind.END: set_end,
    BlockKind.SLIPS: set_slips,
}
_RULED = (BlockKind.FACTS, BlockKind.TABLE, BlockKind.CHECKLIST)
_CLOSING = (BlockKind.SIGNATURES, BlockKind.SEAL, BlockKind.END)
_AROUND_BOX = 6.0
_SHORT = 2  # lines
_FEW = 9  # with the seal, on its page
_EARLY = 0.85  # of a page
_TWO, _LITTLE = 2, 0.45  # sheets, and how much of the second one is filled


@dataclass(frozen=True, slots=True)
class Composed:
    """A paper ready to be drawn."""

    pages: Sequence[Page]
    furniture: Furniture


def compose(form: Form, facts: Facts, copy: CopyDef | None, draft: bool, code: str = "") -> Composed:
    """Lay out one copy of a paper; ``code`` is what the code in its foot says."""
    values = Values(form, facts, copy)
    setting = Setting(values, sheet_for(form), draft)
    note = values.text(copy.note) if copy else ""
    shown = replace(copy, note=note) if copy else None
    furniture = Furniture(
        setting.sheet, form.title, shown, foot_strips(setting), draft, _file_number(values), _heading(values), code
    )
    return Composed(_shared_out(setting, furniture.text_height), furniture)


def _file_number(values: Values) -> str:
    """What tells the pages of two papers apart: the 文号, of a paper without one the number of its case."""
    if values.form.layout == 1:
        return ""
    own = str(values.facts.get("document.number") or "")
    return own if values.form.number_pattern else str(values.facts.get("case.number") or own)


def _heading(values: Values) -> str:
    """What an internal paper is, and of which case: a further page that a leader signs could be put to any other."""
    of = str(values.facts.get("case.title") or values.facts.get("addressee.name") or "")
    return f"{values.form.title}　{of}" if of and values.form.layout > 1 else ""


def _shared_out(setting: Setting, height: float) -> list[Page]:
    """The pages of the paper and of each annex; one that puts its seal, or the end of a record, on a further page with
    little of the text is set closer, if that saves the page, and where nothing does, further apart, if the page before
    is then fuller and no page more is needed."""
    parts = [paginate(part, height) for part in in_parts(_stacked(setting))]
    is_loose = _is_short_of_room if setting.sheet.dense else _seal_is_loose
    loose = {at: len(pages) for at, pages in enumerate(parts) if setting.is_tidy and is_loose(setting, pages)}
    for sheet in setting.sheet.tighter() if loose else ():
        closer = [paginate(part, height) for part in in_parts(_stacked(replace(setting, sheet=sheet)))]
        for at in [at for at, count in loose.items() if len(closer[at]) < count]:
            parts[at] = closer[at]
            del loose[at]
    early = {at for at, pages in enumerate(parts) if setting.is_tidy and _ends_early(setting, pages, height)}
    for sheet in setting.sheet.looser() if early else ():
        wider = [paginate(part, height) for part in in_parts(_stacked(replace(setting, sheet=sheet)))]
        for at in [at for at in early if _is_fuller(wider[at], parts[at])]:
            parts[at] = wider[at]
            early.remove(at)
    return [page for pages in parts for page in pages]


def _ends_early(setting: Setting, pages: Sequence[Page], height: float) -> bool:
    """Whether the page before that of the seal is left when much of it is empty still."""
    kinds = [setting.values.form.blocks[strip.block].kind for _, strip in pages[-1].placed]
    return len(pages) > 1 and BlockKind.SEAL in kinds and pages[-2].filled < _EARLY * height


def _is_fuller(pages: Sequence[Page], before: Sequence[Page]) -> bool:
    """Whether as many pages bear the same text on each, so that the last but one is fuller."""
    return [len(page.placed) for page in pages] == [len(page.placed) for page in before]


def _seal_is_loose(setting: Setting, pages: Sequence[Page]) -> bool:
    """Whether a further page holds a seal and only a few lines."""
    kinds = [setting.values.form.blocks[strip.block].kind for _, strip in pages[-1].placed]
    return len(pages) > 1 and BlockKind.SEAL in kinds and len(kinds) <= _FEW


def _is_short_of_room(setting: Setting, pages: Sequence[Page]) -> bool:
    """Whether a record or an internal form could stand on one sheet if its lines were closer. What is written by hand
    between the answers of a transcript needs its room."""
    kinds = {block.kind for block in setting.values.form.blocks}
    return len(pages) == _TWO and BlockKind.QA not in kinds and pages[-1].filled < _LITTLE * setting.sheet.frame_height


def _stacked(setting: Setting) -> list[Strip]:
    """The strips of all blocks that print, with what binds one block to the next."""
    strips: list[Strip] = []
    new_page, before = False, None
    for index, block in enumerate(setting.values.form.blocks):
        if block.when and not setting.values.holds(block.when):
            continue
        if block.kind is BlockKind.PAGE_BREAK:
            new_page = bool(strips)
            continue
        made = _SETTERS[block.kind](setting, block)
        if not made:
            continue
        if _belongs_to(before, block.kind) and not new_page:
            strips = _closed(strips, setting)
        if block.keep_with_next:
            made = bind_to_next(made)
        joined = before is BlockKind.FACTS and block.kind is BlockKind.FACTS and not new_page
        number = strips[-1].box if joined else index + 1
        made = [_numbered(strip, index, number if block.kind in _RULED else 0) for strip in made]
        gap = max(_gap(before, block.kind, joined), _under_annex(setting, before, block.kind))
        made[0] = made[0]._replace(new_page=new_page, before=max(made[0].before, gap))
        strips += made
        new_page, before = False, block.kind
    return strips


def _closed(strips: Sequence[Strip], setting: Setting) -> list[Strip]:
    """What a place to sign or a seal closes, bound to it: the short lines above that belong to it (附件, 承办人 …) too,
    and with them the end of the text, so that no sheet bears a seal and nothing that it is set to."""
    bound, at, blocks = bind_to_next(strips), len(strips) - 1, setting.values.form.blocks
    while at > 0 and setting.is_tidy and blocks[bound[at].block].keep_with_next and _is_short(bound[at]):
        at -= 1
        bound[at] = bound[at]._replace(keep=True)
    if at > 0 and bound[at].parts == 1 and not bound[at].box:
        bound[at - 1] = bound[at - 1]._replace(keep=True)  # a single line would be little company
    return bound


def _is_short(strip: Strip) -> bool:
    return strip.parts <= _SHORT and not strip.box


def _numbered(strip: Strip, block: int, box: int) -> Strip:
    head = tuple(repeated._replace(block=block, box=box) for repeated in strip.head)
    return strip._replace(block=block, box=box, head=head)


def _belongs_to(before: BlockKind | None, kind: BlockKind) -> bool:
    """Whether a block stands on the page of what it closes; a further opinion after signatures begins anew, and so may
    a second place to write: both, with what closes them, would take most of a sheet along and leave half one empty."""
    return kind in _CLOSING or (kind is BlockKind.WRITING and before not in (BlockKind.SIGNATURES, BlockKind.WRITING))


def _gap(before: BlockKind | None, kind: BlockKind, joined: bool) -> float:
    """Ruled boxes keep a little distance from what stands around them."""
    return _AROUND_BOX if not joined and before is not None and (before in _RULED or kind in _RULED) else 0


def _under_annex(setting: Setting, before: BlockKind | None, kind: BlockKind) -> float:
    """附件 stands on the first line of its sheet and the title of the annex on the third (GB/T 9704-2012, 7.3.7)."""
    named = before is BlockKind.HEADING and kind is BlockKind.TITLE
    return setting.sheet.body.pitch if named and setting.is_tidy else 0


@dataclass(frozen=True, slots=True)
class LayoutReport:
    """What the house tests want to know of a finished layout. Pages and blocks count from 1.

    ``cut_words``: places ("block 3: 公民身份号码") where a word was longer than its line or cell;
    ``lone_signatures``: pages that hold nothing but signatures, rows to be signed, seal or end; ``widows``: pages that
    begin with the last line, or end with the first line, of a paragraph; ``bare_seals``: pages where a seal has less
    than two lines of the text with it, contacts and 附件 not counted.
    """

    pages: int
    cut_words: tuple[str, ...]
    lone_signatures: tuple[int, ...]
    widows: tuple[int, ...]
    bare_seals: tuple[int, ...] = ()


def report(composed: Composed, form: Form) -> LayoutReport:
    """Look at the finished pages."""
    pages = [[strip for _, strip in page.placed] for page in composed.pages]
    cut = dict.fromkeys(f"block {s.block + 1}: {s.cut}" for page in pages for s in page if s.cut)
    lone = [n for n, page in enumerate(pages, 1) if n > 1 and all(_is_signing(s, form) for s in page)]
    widows = [n for n, page in enumerate(pages, 1) if page and (_last_alone(page, n) or _first_alone(page))]
    bare = [n for n, page in enumerate(pages, 1) if n > 1 and _is_bare(page, form)]
    return LayoutReport(len(pages), tuple(cut), tuple(lone), tuple(widows), tuple(bare))


def _is_signing(strip: Strip, form: Form) -> bool:
    return strip.signed or form.blocks[strip.block].kind in _CLOSING


def _is_bare(page: Sequence[Strip], form: Form) -> bool:
    """Whether a page bears a seal and hardly anything that it is set to."""
    blocks = [form.blocks[strip.block] for strip in page]
    before = list(takewhile(lambda block: block.kind is not BlockKind.SEAL, blocks))
    sealed = len(before) < len(blocks)
    while before and before[-1].kind is BlockKind.PARAGRAPH and before[-1].keep_with_next:
        before.pop()
    return sealed and len(before) < _SHORT and not any(block.kind in _RULED for block in before)


def _last_alone(page: Sequence[Strip], number: int) -> bool:
    """Whether the page begins with the last line of a paragraph that began on the page before."""
    body = page[len(page[0].head) :] if page[0].head else page
    first = body[0] if body else page[0]
    return number > 1 and first.parts > 1 and first.part == first.parts - 1


def _first_alone(page: Sequence[Strip]) -> bool:
    """Whether the page ends with the first of several lines."""
    return page[-1].parts > 1 and page[-1].part == 0
