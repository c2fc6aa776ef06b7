"""The cells of a line of the wage list: how each is shown, how what was typed is read into the line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, StrEnum
from functools import cache
from typing import Any

from inspector_app.domain.claim import Disposition, HoursSystem, MoneyNature, WageClaim
from inspector_app.domain.dates import joined, parse_date, periods_words
from inspector_app.domain.figures import require_one
from inspector_app.domain.heard import heard_day, refusal
from inspector_app.domain.id_kind import kind_of
from inspector_app.domain.identity import half_width, masked_card, masked_id, masked_phone, numbers_masked
from inspector_app.domain.money import parse_yuan, yuan
from inspector_app.domain.periods import parse_period
from inspector_app.domain.spoken import spoken_count, spoken_month, spoken_rate, spoken_yuan
from inspector_app.domain.wage_card import read_keeper
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.claim_lines import ClaimLine

CHECKED, UNCHECKED = "已核对", "待核"
SPOKEN = "cell-spoken"
KEEPER = "card_keeper"


class Kind(Enum):
    """What a cell holds. Fixed ones are derived and never typed."""

    FIXED = "fixed"
    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: ``key`` names it in problems, ``of`` the record that holds it; an order fixes what is ``ordered``."""

    key: str
    title: str
    kind: Kind
    of: str = "claim"
    mask: Callable[[str], str] | None = None
    choices: tuple[str, ...] = ()
    ordered: bool = False


def _of(key: str, kind: Kind, of: str = "claim", *more: Any, **told: Any) -> Cell:
    noun = "person" if of == "person" else "wage_claim"
    return Cell(key, vocabulary.short(f"{noun}.{key}"), kind, of, *more, **told)


@cache
def cells() -> Mapping[str, Cell]:
    """All cells of a line by key, from left to right."""
    natures, ends = tuple(vocabulary.words(MoneyNature).values()), tuple(vocabulary.words(Disposition).values())
    systems = tuple(vocabulary.words(HoursSystem).values())
    every = (
        _of("name", Kind.TEXT, "person"),
        _of("id_number", Kind.NUMBER, "person", masked_id),
        _of("identity_checked", Kind.CHOICE, choices=(CHECKED, UNCHECKED)),
        _of("job", Kind.TEXT),
        _of("crew", Kind.TEXT),
        _of("rate", Kind.TEXT),
        _of("attendance", Kind.TEXT),
        _of("first_day", Kind.DAY, ordered=True),
        _of("last_day", Kind.DAY, ordered=True),
        _of("months", Kind.FIXED),
        _of("earned_fen", Kind.MONEY),
        _of("deducted_fen", Kind.MONEY),
        _of("received_fen", Kind.MONEY),
        _of("claimed_fen", Kind.MONEY),
        _of("leader_fen", Kind.MONEY),
        _of("admitted_fen", Kind.MONEY),
        _of("found_fen", Kind.MONEY, ordered=True),
        _of("disputed_fen", Kind.MONEY),
        _of("overtime", Kind.TEXT),
        _of("hours_system", Kind.CHOICE, choices=("", *systems)),
        _of("deductions", Kind.TEXT),
        _of("advance_fen", Kind.MONEY),
        _of("nature", Kind.CHOICE, choices=natures, ordered=True),
        _of("disposition", Kind.CHOICE, choices=("", *ends)),
        _of("phone", Kind.NUMBER, "person", masked_phone),
        _of("bank", Kind.TEXT, "person", numbers_masked),
        _of("card", Kind.NUMBER, "person", masked_card),
        _of(KEEPER, Kind.TEXT),
        _of("card_told_by", Kind.TEXT),
        _of("card_told_on", Kind.DAY),
        _of("note", Kind.TEXT, "claim", numbers_masked),
    )
    return {cell.key: cell for cell in every}


def shown(cell: Cell, line: ClaimLine) -> str:
    """The words of a cell, never masked."""
    if cell.key == "months":
        return _months_words(line.claim)
    if cell.key == KEEPER:
        return line.claim.kept_card.words
    value = getattr(line.person if cell.of == "person" else line.claim, cell.key)
    if cell.key == "identity_checked":
        return CHECKED if value else UNCHECKED
    if isinstance(value, StrEnum):
        return vocabulary.word(value)
    if isinstance(value, date):
        return value.isoformat()
    if cell.kind is Kind.MONEY:
        return "" if value is None else yuan(value)
    return str(value or "")


def _months_words(claim: WageClaim) -> str:
    """2（2026年5月、8月）: how many, and which where the first and the last day do not tell."""
    apart = joined(claim.spans)
    which = f"（{periods_words(apart)}）" if len(apart) > 1 else ""
    return "" if claim.months is None else f"{claim.months}{which}"


def with_cell(cell: Cell, line: ClaimLine, text: str, today: date | None = None) -> ClaimLine:
    """The line with a cell as typed. Raises :class:`Refused` when the text is none for this cell.

    Figures as people say them (一万八) are ``cell-spoken``, with what they were ``read`` as in the details: a person
    says yes to it. Without ``today`` a month that was said without its year is not read.
    """
    said = spoken(cell, text.strip(), today)
    if said:
        raise Refused(Problem(SPOKEN, cell.key, details={"text": text.strip()[:20], "read": said}))
    value = _figure(cell, text.strip()) if cell.kind in (Kind.MONEY, Kind.DAY) else _read(cell, text.strip())
    if cell.of == "person":
        changed = replace(line, person=replace(line.person, **{cell.key: value}))
        if cell.key == "id_number":
            kind = kind_of(value, line.person.id_kind)
            person = replace(changed.person, id_kind=kind)
            still = line.claim.identity_checked and value == line.person.id_number  # another one nobody checked yet
            changed = replace(changed, person=person, claim=replace(line.claim, identity_checked=still))
        return changed
    if cell.key == KEEPER:
        keeper, name = value
        kept = replace(line.claim.kept_card, keeper=keeper, name=name)
        return replace(line, claim=line.claim.with_card(kept))
    return replace(line, claim=replace(line.claim, **{cell.key: value}))


def spoken(cell: Cell, text: str, today: date | None) -> str:
    """What the cell would hold if these words of somebody speaking are understood rightly; empty when they are none."""
    if cell.kind is Kind.MONEY:
        fen = None if _is_money(text) else spoken_yuan(text)
        return "" if fen is None else yuan(fen)
    if cell.kind is Kind.DAY and today is not None and parse_period(text) is None:
        month = spoken_month(text, today)
        day = (month.first if cell.key == "first_day" else month.last) if month else heard_day(text, today)
        return "" if day is None else day.isoformat()
    told = {"rate": spoken_rate, "attendance": spoken_count}.get(cell.key, lambda _text: None)(text)
    return told if told and told != text else ""


def _is_money(text: str) -> bool:
    try:
        parse_yuan(text, "")
    except Refused:
        return False
    return True


def _figure(cell: Cell, text: str) -> Any:
    """An amount or a day; of what is told only about (一万多) it is said that an exact one is wanted."""
    try:
        return _read(cell, text)
    except Refused as refused:
        raise Refused(refusal(text, refused.problems[0])) from refused


def _read(cell: Cell, text: str) -> Any:
    if cell.kind is Kind.MONEY:
        return parse_yuan(text, cell.key) if text else None
    if cell.kind is Kind.DAY:
        return _day(text, cell.key) if text else None
    if cell.kind is Kind.CHOICE:
        return _choice(cell, text)
    if cell.kind is Kind.NUMBER and "*" in text:
        raise Refused(Problem("claim-masked-number", cell.key))
    if cell.kind is Kind.NUMBER:
        require_one(text, cell.key)
        return half_width(text).replace("-", "") if cell.key == "card" else half_width(text)
    if cell.kind is Kind.FIXED:
        raise Refused(Problem("claim-column-fixed", cell.key))
    if cell.key == KEEPER:
        return read_keeper(text)
    return " ".join(text.split())


def _day(text: str, key: str) -> date:
    """A day; a month alone is its first or, where the period ends, its last day."""
    month = parse_period(text)
    if month is not None:
        return month[0] if key == "first_day" else month[1]
    return parse_date(text, key)


def _choice(cell: Cell, text: str) -> object:
    if cell.key == "identity_checked":
        words: Mapping[str, object] = {CHECKED: True, UNCHECKED: False, "": False}
    elif cell.key == "nature":
        words = {word: nature for nature, word in vocabulary.words(MoneyNature).items()} | {"": MoneyNature.WAGES}
    elif cell.key == "hours_system":
        words = {word: system for system, word in vocabulary.words(HoursSystem).items()} | {"": None}
    else:
        words = {word: end for end, word in vocabulary.words(Disposition).items()} | {"": None}
    if text not in words:
        raise Refused(Problem("ui-choice-unknown", cell.key, details={"text": text[:20]}))
    return words[text]


def place_of_problem(problem: Problem) -> str:
    """The key of the cell in which a problem of a line is marked."""
    places = {
        "claim-period-order": "last_day",
        "claim-does-not-tie": "found_fen",
        "claim-more-than-claimed": "claimed_fen",
        "claim-months-open": "claimed_fen",
        "claim-negative": "found_fen",
        "claim-ordered": "found_fen",
        "person-no-name": "name",
        "name-says-nobody": "name",
    }
    return places.get(problem.code, problem.where)
