"""What a wage list would do to the lines of a case, before anything is kept: new, filled in, to be asked, unchanged.

Plain functions over values. A cell that the list leaves empty never wipes out what is recorded; a value that would
change is asked about, and stays as recorded unless a person takes the other one. Several lines of one person are the
months of one claim (:mod:`.roster_months`): a further list adds its months, the same one changes nothing. What the list
does not say itself but follows from its amounts is never asked about: it fills a blank, when all that is recorded
agrees. Where its amounts or days differ it may tell of other work: then its days and rates fill no blank either.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from inspector_app.domain.alike import same_name
from inspector_app.domain.claim import OVER, Disposition, WageClaim
from inspector_app.domain.id_kind import kind_of
from inspector_app.domain.identity import half_width, new_rid
from inspector_app.domain.money import yuan
from inspector_app.domain.person import Person
from inspector_app.domain.roster import RosterCheck, RosterLine, persons
from inspector_app.support import vocabulary
from inspector_app.usecases.claim_lines import IDENTITY, ClaimLine
from inspector_app.usecases.planned_roster import (
    CLAIM,
    KEEPER,
    MONTHS,
    OF_MONTHS,
    PERIOD,
    PERSON,
    Asked,
    Fixed,
    PlannedLine,
    RosterPlan,
    is_blank,
)
from inspector_app.usecases.roster_months import (
    AMOUNTS,
    Months,
    added,
    amounts_of,
    is_partly_known,
    is_same_work,
    laid_beside,
    months_of,
    parts_of,
    perhaps_twice,
    recorded_parts,
    together,
    with_part,
    words_of,
    work_with,
)
from inspector_app.usecases.roster_people import Meant, matched, maybe_meant, namesake

_PERSON_FIELDS = ("name", "id_number", "phone", "address", "bank", "card", "employer")
_CLAIM_FIELDS = (
    "crew", "job", "rate", "attendance", "overtime", "earned_fen", "deducted_fen", "received_fen", "claimed_fen",
    "advance_fen", "leader_fen", "admitted_fen", "note",
)  # fmt: skip
_AMOUNTS = ("earned_fen", "deducted_fen", "received_fen")
NOTE = "note"
_IN_ORDERS = (PERIOD, MONTHS, "found_fen", "nature")
_FOR_A_PERSON = ("found_fen", "disputed_fen", "disposition")
"""What the inspector finds: no list fills it by itself."""
_ENDED = (Disposition.PAID, *OVER)
Span = tuple[date | None, date | None]


def planned(
    check: RosterCheck, recorded: Sequence[ClaimLine], others: Sequence[Person], fixed: Collection[str], case_rid: str,
    outside: Collection[str] = (), meant: Meant | None = None,
) -> RosterPlan:  # fmt: skip
    """The plan of a list. ``others`` are people of the case without a line, or registered elsewhere (``outside`` by
    rid); ``fixed`` the lines that an order names; ``meant`` whom a person says that a worker is."""
    by_person = {line.person.rid: line for line in recorded}
    people = (*(line.person for line in recorded), *others)
    number = max((line.claim.line for line in recorded), default=0)
    lines = []
    groups = persons(check.lines)
    open_groups = [group for group in groups if _is_open(group)]
    rows = [_known_of(group) for group in groups]
    crews = {line.person.rid: line.claim.crew for line in recorded}
    found = matched(rows, people, outside, meant, crews)
    maybe = maybe_meant(rows, people, found, outside, meant or {})
    for group, row, (person, by_name), others_of_name in zip(groups, rows, found, maybe, strict=True):
        known = by_person.get(person.rid) if person else None
        number += known is None
        start = _start(known, person, case_rid, number)
        planned_line = _planned_line(row, group, known, start, by_name, fixed)
        namesakes = tuple(namesake(one, by_person.get(one.rid)) for one in others_of_name)
        lines.append(replace(planned_line, namesakes=namesakes))
    unread = (*check.unread, *_without_place(check.lines), *map(_open_words, open_groups))
    return RosterPlan(tuple(lines), unread, tuple(_missing(lines, recorded)))


def _is_open(group: Sequence[RosterLine]) -> bool:
    """Whether nobody knows from the list what somebody is owed, though it tells amounts."""
    is_partly = is_partly_known(group) and not parts_of(group)
    return is_partly or not group[0].is_one or any(line.doubled for line in group)


def _known_of(group: Sequence[RosterLine]) -> RosterLine:
    """The lines of one person as one, without the amounts that nobody knows."""
    if any(line.doubled for line in group):
        return perhaps_twice(group)
    return replace(together(group), owed_fen=None) if _is_open(group) else together(group)


def _missing(lines: Sequence[PlannedLine], recorded: Sequence[ClaimLine]) -> Iterator[ClaimLine]:
    """The open lines that a list does not tell of, though it tells of others; of nobody known it is another list."""
    told = {line.recorded.person.rid for line in lines if line.recorded}
    if told:
        yield from (line for line in recorded if line.person.rid not in told and line.claim.disposition not in _ENDED)


def with_known(plan: RosterPlan, known: Collection[str]) -> RosterPlan:
    """The plan where who somebody is stays as recorded in the lines of those who are ``known``, by rid."""

    def fixed(each: Asked) -> Asked:
        names_somebody = each.kind == PERSON and each.field in IDENTITY and bool(each.old)
        return replace(each, fixed=Fixed.IDENTITY) if names_somebody and each.claim_rid in known else each

    return replace(plan, lines=tuple(replace(line, asked=tuple(map(fixed, line.asked))) for line in plan.lines))


def decided(plan: RosterPlan, taken: Collection[Asked] = ()) -> tuple[ClaimLine, ...]:
    """The lines to be kept, new or changed, once a person has said which values to take from the list."""
    lines = []
    for planned_line in plan.lines:
        line = planned_line.kept
        for each in planned_line.asked:
            if each in taken and not each.fixed:
                line = _taken(line, each)
        if line != planned_line.recorded:
            lines.append(line)
    return tuple(lines)


def _start(known: ClaimLine | None, person: Person | None, case_rid: str, number: int) -> ClaimLine:
    """The line as it is recorded, or an empty one; no list makes an identity 已核对."""
    if known is not None:
        return known
    person = person or Person(new_rid(), "")
    return ClaimLine(WageClaim(new_rid(), case_rid, person.rid, number, identity_checked=False), person)


def _taken(line: ClaimLine, asked: Asked) -> ClaimLine:
    """The line with the value of the list; of one month only that month, the sum follows."""
    if asked.part is not None and line.claim.parts:
        return replace(line, claim=with_part(line.claim, asked.part, asked.field, asked.new))
    return _with(line, asked.kind, asked.field, asked.new)


def _planned_line(
    row: RosterLine, told: tuple[RosterLine, ...], known: ClaimLine | None, start: ClaimLine, by_name: bool,
    fixed: Collection[str],
) -> PlannedLine:  # fmt: skip
    line, filled, asked = start, [], []
    parts = parts_of(told) if told[0].is_one and not any(line.doubled for line in told) else ()
    months = laid_beside(start.claim, parts) if known is not None else None
    if months is not None and (months.new or start.claim.parts):
        line, words, questions = _with_months(start, row, told, months, start.rid in fixed)
        filled += words
        asked += questions
    elif known is None and len(parts) > 1:
        line = replace(line, claim=replace(line.claim, parts=parts))
    in_months = months is not None and bool(months.new or start.claim.parts)
    is_other = _is_of_other_work(row, start)
    for kind, field, new in _told(row):
        if in_months and field in OF_MONTHS:
            continue
        old = _value(start, kind, field)
        new = _beside(field, old, new)
        if field == MONTHS and any(fen is not None for part in old for fen in amounts_of(part)):
            continue  # they stand with their amounts
        if is_blank(new) or _says_the_same(field, old, new):
            continue
        names_somebody = field == "id_number" and by_name
        is_held = is_other and field in OF_MONTHS
        is_free = is_blank(old) or field == NOTE  # a further remark takes the place of none
        is_free = (is_free and field not in _FOR_A_PERSON) or (known is None and field == "nature")
        is_fixed = field in _IN_ORDERS and start.rid in fixed
        if is_free and not (names_somebody or is_held or is_fixed):
            line = _with(line, kind, field, new)
            filled.append(Asked(start.rid, row.row, row.name, kind, field, old, new).label)
        else:
            locked = Fixed.ENDING if field == "disposition" else Fixed.ORDERED if is_fixed else Fixed.NOT
            asked.append(Asked(start.rid, row.row, row.name or start.person.name, kind, field, old, new, locked))
    if not in_months and (derived := _derived(row, known, line, asked)) is not None:
        line = _with(line, CLAIM, "claimed_fen", derived)
        filled.append(vocabulary.short("wage_claim.claimed_fen"))
    if row.job and not line.person.position:
        line = _with(line, PERSON, "position", row.job)
    return PlannedLine(row.row, known, line, tuple(filled) if known else (), tuple(asked), by_name, told)


def _with_months(
    start: ClaimLine, row: RosterLine, told: Sequence[RosterLine], months: Months, fixed: bool
) -> tuple[ClaimLine, list[str], list[Asked]]:  # fmt: skip
    """The line with the months of the list, what was new in words, and what would change.

    A sum that a person has put in place of the months' own sum stays, and is asked about.
    """
    claim = start.claim
    span = (months.parts[0].first_day, max(part.last_day for part in months.parts))
    if fixed and span != (claim.first_day, claim.last_day):
        old = (claim.first_day, claim.last_day)
        return start, [], [Asked(start.rid, row.row, row.name, CLAIM, PERIOD, old, span, Fixed.ORDERED)]
    asked = [
        Asked(start.rid, row.row, row.name, CLAIM, each.field, each.old, each.new, part=each.part)
        for each in months.asked
        if not (each.field == "claimed_fen" and row.owed_derived)
    ]
    sums: dict[str, Any] = {}
    for name in AMOUNTS:
        now, before = getattr(claim, name), added(getattr(part, name) for part in recorded_parts(claim))
        after = added(getattr(part, name) for part in months.parts)
        if now == before:
            sums[name] = after
        elif after != before:
            new = (now or 0) + (after or 0) - (before or 0)
            asked.append(Asked(start.rid, row.row, row.name, CLAIM, name, now, new))
    parts = months.parts if len(months.parts) > 1 else ()
    work: dict[str, Any] = work_with(claim, told, months.new) if months.new else {}
    changed = replace(claim, parts=parts, first_day=span[0], last_day=span[1], **sums, **work)
    words = [words_of(part) for part in months.new] + ([vocabulary.label("wage_claim.parts")] if months.filled else [])
    words += [vocabulary.short(f"wage_claim.{name}") for name, now in work.items() if now != getattr(claim, name)]
    return replace(start, claim=changed), words if changed != claim else [], asked


def _derived(row: RosterLine, known: ClaimLine | None, line: ClaimLine, asked: Collection[Asked]) -> int | None:
    """What is claimed, in 分, when the list does not say it: by all amounts of the line, the recorded ones too.

    What nobody told is no nought: only a list without a column of 扣款 deducts nothing.
    """
    if not row.owed_derived or line.claim.claimed_fen is not None:
        return None
    if known is None:
        return row.owed_fen
    claim = line.claim
    deducted = 0 if claim.deducted_fen is None and "deducted" not in row.columns else claim.deducted_fen
    if claim.earned_fen is None or deducted is None or claim.received_fen is None:
        return None
    rest = claim.earned_fen - deducted - claim.received_fen
    return rest if rest >= 0 and not any(each.field in _AMOUNTS for each in asked) else None


def _is_of_other_work(row: RosterLine, start: ClaimLine) -> bool:
    """Whether a row tells an amount or days otherwise than they are recorded."""
    told = {field: new for _, field, new in _told(row)} | {"first_day": row.first_day, "last_day": row.last_day}
    pairs = [(getattr(start.claim, field), told[field]) for field in (*AMOUNTS, "first_day", "last_day")]
    return any(None not in pair and pair[0] != pair[1] for pair in pairs)


def _told(row: RosterLine) -> list[tuple[str, str, Any]]:
    """What a row says, field by field."""
    values: dict[str, Any] = {
        "name": row.name, "id_number": half_width(row.id_number), "phone": row.phone, "address": row.address,
        "bank": row.bank,
        "card": half_width(row.card), "employer": row.employer, "crew": row.crew, "job": row.job, "rate": row.rate,
        "attendance": row.attendance, "overtime": row.overtime, "earned_fen": row.earned_fen,
        "deducted_fen": row.deducted_fen,
        "received_fen": row.received_fen, "advance_fen": row.advance_fen, "leader_fen": row.leader_fen,
        "admitted_fen": row.admitted_fen,
        "claimed_fen": None if row.owed_derived else row.owed_fen, "note": " ".join(row.note.split()),
    }  # fmt: skip
    told = [(PERSON, field, values[field]) for field in _PERSON_FIELDS]
    told += [(CLAIM, field, values[field]) for field in _CLAIM_FIELDS]
    told += [(CLAIM, field, value) for field, value in row.own]
    days = (row.first_day, row.last_day)
    return [*told, (CLAIM, KEEPER, row.kept_card), (CLAIM, PERIOD, days), (CLAIM, MONTHS, months_of(row))]


def _beside(field: str, old: Any, new: Any) -> Any:
    """What a list tells beside what is recorded: of a span the end that it leaves out, of remarks those that it adds;
    anything else as it tells it."""
    if field == PERIOD:
        return tuple(after or before for before, after in zip(old, new, strict=True))
    if field == NOTE and old:
        told = old.split("；")
        return "；".join((*told, *(each for each in new.split("；") if each and each not in told)))
    return new


def _says_the_same(field: str, old: Any, new: Any) -> bool:
    """Whether a list says what is recorded, in other words or of another source."""
    if field == KEEPER:
        return bool(new.keeper is old.keeper and new.name in ("", old.name))
    if field == MONTHS:
        return bool(new == old or (not old and len(new) == 1))
    if field in ("rate", "attendance") and is_same_work(field, old, new):
        return True
    return bool(new == old or (field == "name" and same_name(new, old)))


def _value(line: ClaimLine, kind: str, field: str) -> Any:
    if field == PERIOD:
        return line.claim.first_day, line.claim.last_day
    if field == KEEPER:
        return line.claim.kept_card
    return getattr(line.person if kind == PERSON else line.claim, field)


def _with(line: ClaimLine, kind: str, field: str, value: Any) -> ClaimLine:
    if field == PERIOD:
        return replace(line, claim=replace(line.claim, first_day=value[0], last_day=value[1]))
    if field == KEEPER:
        return replace(line, claim=line.claim.with_card(value))
    if field == MONTHS:
        return replace(line, claim=replace(line.claim, parts=value if len(value) > 1 else ()))
    if kind == CLAIM:
        return replace(line, claim=replace(line.claim, **{field: value}))
    changed = replace(line, person=replace(line.person, **{field: value}))
    if field == "id_number":  # another number was not looked at yet
        person = replace(changed.person, id_kind=kind_of(value, line.person.id_kind))
        return ClaimLine(replace(line.claim, identity_checked=False), person)
    return changed


def _without_place(lines: Sequence[RosterLine]) -> list[str]:
    """Columns that were understood but have no field in a line of ours, when they say anything."""
    is_open = any("months" in line.columns and not (line.first_day and line.last_day) for line in lines)
    return [vocabulary.label("wage_claim.months")] if is_open else []


def _open_words(lines: Sequence[RosterLine]) -> str:
    """What is said of somebody of whom the list tells a part of the amounts, and not of which months: the sum is kept
    as unknown."""
    known = yuan(added(line.owed_fen for line in lines) or 0)
    if any(line.doubled for line in lines):
        return f"{lines[0].name}的{len(lines)}行（看不出是一笔还是两笔，欠薪数额按不明登记）"
    if not lines[0].is_one:
        return f"{lines[0].name}的{known}元（不是一个人的姓名，欠薪数额按不明登记）"
    return f"{lines[0].name}的{known}元（另有数额不明的行，没有写明月份，欠薪数额按不明登记）"
