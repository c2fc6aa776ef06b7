"""The columns of the wage grid: how a cell is shown, how what was typed is read into a line. Plain functions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from inspector_app.domain.claim import Disposition, MoneyNature
from inspector_app.domain.dates import parse_date
from inspector_app.domain.figures import require_one
from inspector_app.domain.id_kind import kind_of
from inspector_app.domain.identity import half_width, masked_card, masked_id, masked_phone
from inspector_app.domain.money import parse_yuan, yuan
from inspector_app.domain.periods import parse_period
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.claim_lines import ClaimLine

CHECKED, UNCHECKED = "已核对", "待核"


class Kind(Enum):
    """What a column holds. Fixed ones are derived and never typed."""

    FIXED = "fixed"
    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``key`` names it in problems, ``of`` the record that holds it; an order fixes what is ``ordered``."""

    key: str
    title: str
    width: int
    kind: Kind
    of: str = "claim"
    mask: Callable[[str], str] | None = None
    choices: tuple[str, ...] = ()
    ordered: bool = False


def _of(key: str, width: int, kind: Kind, of: str = "claim", *more: Any, **told: Any) -> Column:
    noun = "person" if of == "person" else "wage_claim"
    return Column(key, vocabulary.short(f"{noun}.{key}"), width, kind, of, *more, **told)


def columns() -> tuple[Column, ...]:
    """All columns from left to right."""
    natures, ends = tuple(vocabulary.words(MoneyNature).values()), tuple(vocabulary.words(Disposition).values())
    return (
        _of("name", 104, Kind.TEXT, "person"),
        _of("id_number", 176, Kind.NUMBER, "person", masked_id),
        _of("identity_checked", 78, Kind.CHOICE, choices=(CHECKED, UNCHECKED)),
        _of("job", 76, Kind.TEXT),
        _of("crew", 104, Kind.TEXT),
        _of("first_day", 108, Kind.DAY, ordered=True),
        _of("last_day", 108, Kind.DAY, ordered=True),
        _of("months", 58, Kind.FIXED),
        _of("earned_fen", 108, Kind.MONEY),
        _of("deducted_fen", 96, Kind.MONEY),
        _of("received_fen", 108, Kind.MONEY),
        _of("claimed_fen", 108, Kind.MONEY),
        _of("leader_fen", 108, Kind.MONEY),
        _of("admitted_fen", 108, Kind.MONEY),
        _of("found_fen", 108, Kind.MONEY, ordered=True),
        _of("disputed_fen", 104, Kind.MONEY),
        _of("nature", 98, Kind.CHOICE, choices=natures, ordered=True),
        _of("disposition", 132, Kind.CHOICE, choices=("", *ends)),
        _of("phone", 132, Kind.NUMBER, "person", masked_phone),
        _of("bank", 120, Kind.TEXT, "person"),
        _of("card", 190, Kind.NUMBER, "person", masked_card),
    )


def shown(column: Column, line: ClaimLine) -> str:
    """The words of a cell, never masked."""
    if column.key == "months":
        return str(line.claim.months) if line.claim.first_day and line.claim.last_day else ""
    value = getattr(line.person if column.of == "person" else line.claim, column.key)
    if column.key == "identity_checked":
        return CHECKED if value else UNCHECKED
    if isinstance(value, MoneyNature):
        return vocabulary.word(value)
    if isinstance(value, Disposition):
        return vocabulary.word(value)
    if isinstance(value, date):
        return value.isoformat()
    if column.kind is Kind.MONEY:
        return "" if value is None else yuan(value)
    return str(value or "")


def with_cell(column: Column, line: ClaimLine, text: str) -> ClaimLine:
    """The line with a cell as typed. Raises :class:`Refused` when the text is none for this column."""
    value = _read(column, text.strip())
    if column.of == "person":
        changed = replace(line, person=replace(line.person, **{column.key: value}))
        if column.key == "id_number":
            kind = kind_of(value, line.person.id_kind)
            person = replace(changed.person, id_kind=kind)
            changed = replace(changed, person=person, claim=replace(line.claim, identity_checked=bool(value)))
        return changed
    return replace(line, claim=replace(line.claim, **{column.key: value}))


def _read(column: Column, text: str) -> Any:
    if column.kind is Kind.MONEY:
        return parse_yuan(text, column.key) if text else None
    if column.kind is Kind.DAY:
        return _day(text, column.key) if text else None
    if column.kind is Kind.CHOICE:
        return _choice(column, text)
    if column.kind is Kind.NUMBER and "*" in text:
        raise Refused(Problem("claim-masked-number", column.key))
    if column.kind is Kind.NUMBER:
        require_one(text, column.key)
        return half_width(text).replace("-", "") if column.key == "card" else half_width(text)
    if column.kind is Kind.FIXED:
        raise Refused(Problem("claim-column-fixed", column.key))
    return " ".join(text.split())


def _day(text: str, key: str) -> date:
    """A day; a month alone is its first or, where the period ends, its last day."""
    month = parse_period(text)
    if month is not None:
        return month[0] if key == "first_day" else month[1]
    return parse_date(text, key)


def _choice(column: Column, text: str) -> object:
    if column.key == "identity_checked":
        words: Mapping[str, object] = {CHECKED: True, UNCHECKED: False, "": False}
    elif column.key == "nature":
        words = {word: nature for nature, word in vocabulary.words(MoneyNature).items()} | {"": MoneyNature.WAGES}
    else:
        words = {word: end for end, word in vocabulary.words(Disposition).items()} | {"": None}
    if text not in words:
        raise Refused(Problem("ui-choice-unknown", column.key, details={"text": text[:20]}))
    return words[text]


def place_of_problem(problem: Problem) -> str:
    """The key of the cell in which a problem of a line is marked."""
    places = {
        "claim-period-order": "last_day",
        "claim-does-not-tie": "found_fen",
        "claim-more-than-claimed": "claimed_fen",
        "claim-negative": "found_fen",
        "claim-ordered": "found_fen",
        "person-no-name": "name",
    }
    return places.get(problem.code, problem.where)
