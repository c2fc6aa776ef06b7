"""号段 that the office gives its laptops, so that no two papers bear one number: who has which, what clashes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from inspector_app.domain.agency import Agency
from inspector_app.domain.assignment import AssignmentItem, AssignmentKind, AssignmentState
from inspector_app.domain.number import NumberBlock
from inspector_app.exchange.assignments import YEARS, is_number_block
from inspector_app.formdefs.catalogue import valid_on
from inspector_app.formdefs.model import Form
from inspector_app.formdefs.placeholders import number_pattern
from inspector_app.office.assigning import issued
from inspector_app.office.columns import current_records
from inspector_app.office.folder import Office
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.usecases.numbers import OWN_BLOCK_LAST
from inspector_app.usecases.office import office_writing
from inspector_app.usecases.office_alarms import laptop_name, short
from inspector_app.usecases.office_tasks import Desk, Given, check_item, give_in, new_item
from inspector_app.usecases.own_data import load_forms

_NO_MORE = (AssignmentState.CANCELLED, AssignmentState.NOT_DONE, AssignmentState.WITHDRAWN)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class GivenNumbers:
    """What was given, and who still numbers papers of that form without a block of the office."""

    given: Given
    notes: tuple[Problem, ...]


def numbered(clock: Clock) -> tuple[Form, ...]:
    """The forms in force today whose papers bear a 文号, by title."""
    today = clock.today()
    found = {form.id: form for form in load_forms().all() if form.number_pattern and valid_on(form, today)}
    return tuple(sorted(found.values(), key=lambda form: form.title))


def give_numbers(desk: Desk, begins: str, by: str, form: str, run: tuple[int, int], year: int = 0) -> GivenNumbers:
    """Give the laptop whose id begins so the numbers from the first to the last of ``run``, of this year without one.

    ``form`` is told by its id or title. Raises :class:`Refused` ``office-numbers-form``, ``office-numbers-year``,
    ``block-empty``, ``office-numbers-taken`` for numbers that another block holds, ``office-numbers-used`` where a
    paper bears one already, and as ``give_to``.
    """
    known = next((each for each in numbered(desk.clock) if form.strip() in (each.id, each.title)), None)
    if known is None:
        raise Refused(Problem("office-numbers-form", "form", details={"name": form[:40]}))
    first, last = run
    item = replace(
        new_item(desk, AssignmentKind.NUMBERS, by, ""), form=known.id, year=year or desk.clock.today().year,
        first=first, last=last,
    )  # fmt: skip
    if item.year not in YEARS:
        raise Refused(Problem("office-numbers-year", "year", details={"year": str(item.year)}))
    if not is_number_block(item):
        raise Refused(Problem("block-empty", "run"))
    item = replace(item, text=f"{known.title}{item.year}年{first}—{last}号")
    check_item(item)
    with office_writing(desk.folder, desk.passphrase, desk.url) as office:
        _refuse_clash(office, known, item)
        given = give_in(office, desk, begins, item)
        return GivenNumbers(given, tuple(_without(office, item)))


def _blocks(office: Office, item: AssignmentItem) -> Iterator[tuple[int, int, str]]:
    """The runs of that form and year that somebody has, and whose laptop that is."""
    held = {each.rid: each for each in current_records(office.database, "number_block")}
    for each in issued(office.database):
        other = each.item
        if (other.form, other.year) == (item.form, item.year) and each.state not in _NO_MORE:
            yield other.first, other.last, short(each.device)
    whose = office.database.rows("SELECT rid, device FROM current WHERE kind = 'number_block'")
    for rid, device in whose:
        block: NumberBlock = held[rid]
        if (block.form, block.year) == (item.form, item.year) and block.last != OWN_BLOCK_LAST:
            yield block.first, block.last, short(device)


def _refuse_clash(office: Office, form: Form, item: AssignmentItem) -> None:
    for first, last, whose in _blocks(office, item):
        if first <= item.last and item.first <= last:
            details = {"first": str(first), "last": str(last), "device": whose}
            raise Refused(Problem("office-numbers-taken", "run", details=details))
    for number in _numbers(office, form, item):
        raise Refused(Problem("office-numbers-used", "run", details={"number": number}))


def _numbers(office: Office, form: Form, item: AssignmentItem) -> Iterator[str]:
    """Those of the run that a paper of any bureau bears already."""
    agencies: tuple[Agency, ...] = current_records(office.database, "agency")
    for pattern in sorted({number_pattern(form, each.short_name) for each in agencies}):
        block = NumberBlock("", form.id, item.year, item.first, item.last, pattern)
        for start in range(item.first, item.last + 1, _AT_ONCE):
            wanted = [block.text(serial) for serial in range(start, min(start + _AT_ONCE, item.last + 1))]
            marks = ", ".join("?" * len(wanted))
            query = f"SELECT number FROM current_document WHERE number IN ({marks})"  # noqa: S608 - our own words
            yield from (str(number) for (number,) in office.database.rows(query, wanted))


def _without(office: Office, item: AssignmentItem) -> Iterator[Problem]:
    """The other laptops in use that have no block of that form and year: their own numbers may run into this one."""
    with_one = {whose for _, _, whose in _blocks(office, item)}
    rows = office.database.rows("SELECT device, inspector FROM device WHERE revoked_at = '' ORDER BY enrolled_at")
    lacking = [laptop_name(name, device) for device, name in rows if short(device) not in with_one]
    if lacking:
        yield Problem("office-numbers-without", "run", Level.WARNING, {"names": "、".join(lacking)})
