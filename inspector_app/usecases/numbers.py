"""文号: the block a form draws its numbers from, and the gaps that want an explanation."""

from dataclasses import dataclass, replace

from inspector_app.domain.act import Act
from inspector_app.domain.agency import PRACTICE, Agency
from inspector_app.domain.change import Op
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document
from inspector_app.domain.identity import named_rid, new_rid
from inspector_app.domain.number import (
    NumberBlock,
    as_printed,
    gaps,
    is_number,
    next_serial,
    other_year,
    same_number,
)
from inspector_app.domain.records import decode
from inspector_app.formdefs.catalogue import valid_on
from inspector_app.formdefs.model import Facts, Form
from inspector_app.formdefs.placeholders import number_pattern
from inspector_app.store.documents import Given, given_numbers, number_of_others, numbered_since
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import stated_day

OWN_BLOCK_LAST = 9999


def block_for(context: Context, form: Form, given: Given, agency: Agency | None = None) -> NumberBlock:
    """This year's block of the form that has a number left: a leased one, else our own from 1.

    ``agency`` is ours where it was read already.

    Our own is not in the store before its first paper is signed off, so that looking at a form writes nothing. It bears
    the pattern of its form: where a bureau wrote that over, the numbers of the new one begin with a block of its own.
    Raises :class:`Refused` ``numbers-exhausted``.
    """
    year, device = context.clock.today().year, context.store.identity.device
    pattern = number_pattern(form, (agency or context.agency).short_name)
    first = named_rid(device, "own block", f"{form.id} {year}")
    later = named_rid(device, "own block", f"{form.id} {year} {pattern}")
    found = context.store.find(NumberBlock, form=form.id, year=year)
    blocks = [block for block in found if block.pattern == pattern or block.last != OWN_BLOCK_LAST]
    for block in sorted(blocks, key=lambda b: b.first):
        if _highest(given, block) < block.last:
            return block
    if blocks:
        raise Refused(Problem("numbers-exhausted", "number", details={"last": str(max(b.last for b in blocks))}))
    rid = later if any(block.rid == first for block in found) else first
    return NumberBlock(rid, form.id, year, 1, OWN_BLOCK_LAST, pattern)


def series_problems(context: Context, form: Form) -> list[Problem]:
    """Why the next number of a form may have been given already where nobody here could know."""
    return [*_restored_problems(context, form), *_shared_problems(context, form)]


def _restored_problems(context: Context, form: Form) -> list[Problem]:
    """After a restore, a warning with the form's first number: those given since the backup are not known here.

    It ends with the first paper of the form made on this device, or when its block is continued after paper here.
    """
    restored = context.store.restored_at
    if restored is None or not form.number_pattern:
        return []
    device = context.store.identity.device
    blocks = context.store.find(NumberBlock, form=form.id, year=context.clock.today().year)
    if any(context.store.journal.history(block.rid)[-1].device == device for block in blocks):
        return []
    if numbered_since(context.store, form.id, restored):
        return []
    details = {"day": civil_date(restored).isoformat()}
    return [Problem("number-after-restore", "document.number", Level.WARNING, details)]


def _shared_problems(context: Context, form: Form) -> list[Problem]:
    """A warning where a colleague gave a number of the series this year, of whom a case came, and we have no block from
    the office: both would give the same ones."""
    if not form.number_pattern:
        return []
    number = number_of_others(context.store, form.id, context.clock.today().year, OWN_BLOCK_LAST)
    return [Problem("number-shared", "document.number", Level.WARNING, {"number": number})] if number else []


def typed_number(context: Context, form: Form, typed: str, but_rid: str = "", agency: Agency | None = None) -> str:
    """A number typed by hand, in the form's own wording when it is one of the form's numbers written otherwise.

    ``agency`` is ours where it was read already.

    Raises :class:`Refused` ``number-shape`` or ``number-known``.
    """
    pattern = number_pattern(form, (agency or context.agency).short_name)
    return free_number(context, as_printed(pattern, context.clock.today().year, typed.strip()), but_rid)


def corrected_number(context: Context, document: Document, typed: str) -> str:
    """The right 文号 of a served paper that bears a wrong one, such as one that another laptop gave too, in the wording
    of its block; the one that it has when nothing is typed. Raises as :func:`free_number`."""
    if not typed.strip():
        return document.number
    block = context.store.get(NumberBlock, document.block_rid)
    told = as_printed(block.pattern, block.year, typed.strip()) if block else typed.strip()
    return free_number(context, told, document.rid)


def number_before(context: Context, act: Act, document: Document) -> str:
    """The number that a paper bore before an act gave it the one that it has; empty where the act did not."""
    groups = {change.group for change in context.store.journal.history(act.rid)}
    before = ""
    for change in context.store.journal.history(document.rid):
        told = decode(change.kind, change.version, change.body) if change.op is Op.PUT else None
        number = told.number if isinstance(told, Document) else ""
        if change.group in groups:
            return before if before != number == document.number else ""
        before = number
    return ""


def odd_year(typed: str, facts: Facts) -> list[Problem]:
    """A number typed by hand that names another year than its paper's day."""
    day = stated_day(facts, "document.date")
    year = other_year(typed, day)
    if year is None or day is None:
        return []
    details = {"number": typed.strip(), "year": str(year), "day": chinese(day)}
    return [Problem("number-year", "document.number", Level.WARNING, details)]


def free_number(context: Context, number: str, but_rid: str) -> str:
    """The number, when it is one and no paper but this has it, however it is written there.

    Raises :class:`Refused` ``number-shape``, ``number-known`` or, for one that looks like a real one in a practice
    store, ``number-of-practice``.
    """
    if not is_number(number):
        raise Refused(Problem("number-shape", "document.number", details={"number": number}))
    if PRACTICE not in number and context.agency.is_practice:
        raise Refused(Problem("number-of-practice", "document.number", details={"word": PRACTICE}))
    others = given_numbers(context.store).printed
    if any(rid != but_rid and same_number(number, other) for rid, other in others.items()):
        raise Refused(Problem("number-known", "document.number", details={"number": number}))
    return number


def _highest(given: Given, block: NumberBlock) -> int:
    return max(block.first - 1, block.used_on_paper, *given.of_block(block.rid))


def next_free(block: NumberBlock, given: Given) -> int:
    """The next number of a block, past those that were typed by hand. Raises ``numbers-exhausted``."""
    used, printed = given.of_block(block.rid), frozenset(given.printed.values())
    serial = next_serial(block, used)
    while block.text(serial) in printed:
        serial = next_serial(block, used | {serial})
    return serial


def lease_block(context: Context, block: NumberBlock) -> NumberBlock:
    """Keep a block given by the office; our own ends at its last used number.

    Raises :class:`Refused` ``block-empty``, or ``block-overlaps`` for another leased block or numbers already used.
    """
    if not 0 < block.first <= block.last:
        raise Refused(Problem("block-empty", "first"))
    ended, given = [], given_numbers(context.store)
    for other in context.store.find(NumberBlock, form=block.form, year=block.year):
        if other.rid == block.rid or block.first > other.last or other.first > block.last:
            continue
        if other.last != OWN_BLOCK_LAST or block.first <= _highest(given, other):
            raise Refused(Problem("block-overlaps", "first", details={"first": str(other.first)}))
        ended.append(replace(other, last=_highest(given, other)))
    with context.unit("登记号段") as unit:
        for each in (*ended, block):
            unit.put(each)
    return block


def continue_after_paper(context: Context, block_rid: str, used_on_paper: int) -> NumberBlock:
    """Go on after the numbers already given by hand. Raises :class:`Refused` ``block-used-outside``."""
    block = context.store.need(NumberBlock, block_rid)
    if not block.first - 1 <= used_on_paper <= block.last:
        raise Refused(Problem("block-used-outside", "used_on_paper"))
    with context.unit("续接手工文号") as unit:
        unit.put(replace(block, used_on_paper=used_on_paper))
    return replace(block, used_on_paper=used_on_paper)


def number_gaps(context: Context) -> tuple[tuple[NumberBlock, tuple[int, ...]], ...]:
    """Each block with the numbers that were skipped; one typed by hand on a paper is none."""
    given = given_numbers(context.store)
    printed = frozenset(given.printed.values())
    return tuple(
        (block, tuple(n for n in gaps(block, given.of_block(block.rid)) if block.text(n) not in printed))
        for block in context.store.all(NumberBlock)
    )


@dataclass(frozen=True, slots=True)
class BlockLine:
    """A block as the settings show it: the form's title, and the number before the next one that its papers get
    (first − 1 when none is used): another form of the same series, or a pen, may have used it."""

    block: NumberBlock
    title: str
    highest: int


def block_lines(context: Context) -> tuple[BlockLine, ...]:
    """Every block, this year's first, then by form."""
    titles = {form.id: form.title for form in context.forms.all()}
    unknown = "（表单没有采用）"  # an own form of the bureau's that waits for a decision
    blocks = sorted(context.store.all(NumberBlock), key=lambda b: (-b.year, b.form, b.first))
    given = given_numbers(context.store)
    return tuple(BlockLine(b, titles.get(b.form, unknown), _before_next(given, b)) for b in blocks)


def _before_next(given: Given, block: NumberBlock) -> int:
    try:
        return next_free(block, given) - 1
    except Refused:  # used up
        return block.last


def numbered_forms(context: Context) -> tuple[tuple[str, str], ...]:
    """Title and id of the forms in force today that carry a 文号."""
    today = context.clock.today()
    known = {f.id: f.title for f in context.forms.all() if f.number_pattern and valid_on(f, today)}
    return tuple((title, form) for form, title in sorted(known.items(), key=lambda item: item[1]))


def new_block(context: Context, form_id: str, first: int, last: int) -> NumberBlock:
    """A block of this year as the office leases it, with the form's pattern; not kept yet."""
    form = context.forms.find(form_id, None, context.clock.today())
    pattern = number_pattern(form, context.agency.short_name)
    return NumberBlock(new_rid(), form_id, context.clock.today().year, first, last, pattern)


def lease_new_block(context: Context, form: str, first: int, last: int) -> NumberBlock:
    """Keep a block of this year as the office gave it out, else as :func:`lease_block`."""
    return lease_block(context, new_block(context, form, first, last))


def number_ahead(context: Context, form: Form) -> str:
    """The number that the next paper of a form would get; nothing is taken yet. Raises ``numbers-exhausted``."""
    if not form.number_pattern:
        return ""
    given = given_numbers(context.store)
    block = block_for(context, form, given)
    return block.text(next_free(block, given))


def blank_number(context: Context, form: Form) -> str:
    """The number with a blank to be filled in by hand."""
    return block_for(context, form, given_numbers(context.store)).text(None) if form.number_pattern else ""
