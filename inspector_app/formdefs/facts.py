"""The facts of a paper: checked against its form, completed, and read and written as JSON."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from inspector_app.domain import dates, money
from inspector_app.domain.document import DocumentKind
from inspector_app.domain.mentions import at_odds
from inspector_app.domain.reason import who_problems
from inspector_app.domain.records import BadRecord, canonical
from inspector_app.formdefs.computed import compute
from inspector_app.formdefs.model import FactDef, Facts, FactType, Form, Origin
from inspector_app.formdefs.placeholders import drafted, names
from inspector_app.formdefs.sentences import sentence_problems
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.reasons import reason_of
from inspector_app.support.vocabulary import Entry, bounds

_STILL_DRAFTED = ("fact-missing", "fact-not-a-choice")


def check_facts(form: Form, facts: Facts) -> list[Problem]:
    """What keeps these facts from being this form's: missing, unknown, of the wrong type, out of range, mere marks.

    A drafted sentence that is absent is not missing, nor is a list that begins with rows: they will be filled in.
    ``where`` is the fact's name, inside a list with the row counted from 1: ``lines[3].found_fen``. Computed facts are
    not looked at, for their values are never taken from outside.
    """
    problems = [Problem("fact-unknown", name) for name in facts if form.fact(name) is None]
    for fact in form.facts:
        if fact.origin is not Origin.COMPUTED:
            problems += _value_problems(fact, facts.get(fact.name), fact.name)
    problems += [*_sums_at_odds(form, facts), *_say_nothing(form, facts)]
    if all(problem.code in _STILL_DRAFTED for problem in problems):  # else a sentence cannot be drafted
        problems += sentence_problems(form, with_computed(form, with_rows(form, facts)))
    return problems


def _value_problems(fact: FactDef, value: Any, where: str, of: str = "") -> Iterator[Problem]:
    """``of``: the list of which it is an item."""
    if value is None or value == "" or (value == [] and fact.type is FactType.LIST):
        if fact.required and not ((fact.default or fact.rows) and value is None):
            yield Problem("fact-missing", where, details={"label": fact.label})
    elif fact.type is FactType.LIST:
        yield from rows_problems(fact, value, where)
    elif not _right_type(fact.type, value):
        yield _wrong_type(fact, where)
    else:
        yield from _range_problems(fact, value, where, of)


def _say_nothing(form: Form, facts: Facts) -> Iterator[Problem]:
    """Marks alone where a sentence states something (以上事实有“.”等证据证明), or where words are required."""
    stated = {name for each in form.facts if each.default and facts.get(each.name) for name in names(each.default)}
    for fact in form.facts:
        value = facts.get(fact.name)
        if fact.type not in (FactType.TEXT, FactType.LONG_TEXT) or not isinstance(value, str) or not value.strip():
            continue
        wanted = fact.name in stated or (fact.required and fact.type is FactType.LONG_TEXT)
        if wanted and not _says_something(fact, value):
            details = {"label": fact.label, "value": value.strip()}
            yield Problem("fact-says-nothing", fact.name, details=details)


def _says_something(fact: FactDef, value: str) -> bool:
    """A letter, or where no sentences are asked for a number long enough to be one (of an account, of a telephone)."""
    if any(each.isalpha() for each in value):
        return True
    return fact.type is FactType.TEXT and sum(each.isdigit() for each in value) >= _LEAST_FIGURES


_LEAST_FIGURES = 6


def _wrong_type(fact: FactDef, where: str) -> Problem:
    return Problem("fact-wrong-type", where, details={"label": fact.label, "type": str(fact.type)})


def _right_type(type_: FactType, value: Any) -> bool:
    match type_:
        case FactType.YES_NO:
            return isinstance(value, bool)
        case FactType.INTEGER | FactType.MONEY:
            return isinstance(value, int) and not isinstance(value, bool)
        case FactType.DATE:
            return isinstance(value, str) and _day(value) is not None
        case FactType.MOMENT:
            return isinstance(value, str) and _moment(value) is not None
        case _:
            return isinstance(value, str)


def _day(text: str) -> date | None:
    """An ISO date in its one plain form, not a week or an ordinal date."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def _moment(text: str) -> datetime | None:
    """An ISO moment; without an offset it would mean another time on another machine."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _range_problems(fact: FactDef, value: Any, where: str, of: str) -> Iterator[Problem]:
    match fact.type:
        case FactType.CHOICE if value not in fact.choices:
            yield Problem("fact-not-a-choice", where, details={"text": value[:20], "choices": "、".join(fact.choices)})
        case FactType.MONEY if value < 0:
            yield Problem("money-negative", where, details={"text": money.yuan(value)})
        case FactType.MONEY if value > money.MAX_FEN:
            yield Problem("money-too-large", where, details={"text": money.yuan(value)})
        case FactType.INTEGER:
            yield from _bound_problems(fact, value, where, of)
        case FactType.DATE:
            yield from _day_problems(date.fromisoformat(value), where)
        case FactType.TEXT:
            yield from (replace(each, where=where) for each in who_problems(fact.name, value))
        case FactType.MOMENT:
            yield from _day_problems(datetime.fromisoformat(value).date(), where)


def _sums_at_odds(form: Form, facts: Facts) -> Iterator[Problem]:
    """A sum told twice, in capitals and in figures, is one sum: with two nobody knows which one a paper imposes. What a
    record tells of what somebody said is left as it was said."""
    if form.kind is DocumentKind.RECORD:
        return
    for fact in form.facts:
        text = facts.get(fact.name)
        if not fact.default and isinstance(text, str) and (told := at_odds(text)):  # else held against its draft
            details = {"label": fact.label, "one": told[0], "other": told[1]}
            yield Problem("fact-sums-at-odds", fact.name, details=details)


def _bound_problems(fact: FactDef, value: int, where: str, of: str) -> Iterator[Problem]:
    """A term of no day takes a right away, whatever its paper says of the right: the vocabulary tells the bounds."""
    least, most = bounds(fact.name, of)
    if not least <= value <= most:
        upper = f"{most}以下" if value > most or most < Entry("", "").most else ""
        details = {"label": fact.label, "text": str(value)[:20], "bounds": f"{least}以上{upper}"}
        yield Problem("fact-number-range", where, details=details)


def _day_problems(day: date, where: str) -> tuple[Problem, ...]:
    try:
        dates.check_range(day, where)
    except Refused as refusal:
        return refusal.problems
    return ()


def rows_problems(fact: FactDef, rows: Any, where: str) -> Iterator[Problem]:
    """What keeps rows from being those of a list; ``where`` names the list."""
    if not isinstance(rows, list | tuple):
        yield _wrong_type(fact, where)
        return
    known = {item.name for item in fact.items}
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            yield Problem("fact-wrong-type", f"{where}[{number}]", details={"label": fact.label, "type": "row"})
            continue
        yield from (Problem("fact-unknown", f"{where}[{number}].{name}") for name in row if name not in known)
        for item in (item for item in fact.items if item.origin is not Origin.COMPUTED):
            yield from _value_problems(item, row.get(item.name), f"{where}[{number}].{item.name}", fact.name)


def with_computed(form: Form, facts: Facts) -> dict[str, Any]:
    """The facts with every computed one worked out anew, whatever stood there before.

    The facts must have passed :func:`check_facts` as far as types go; a missing amount stays unknown.
    """
    known = {name: value for name, value in facts.items() if not _is_computed(form, name)}
    for fact in form.facts:
        if fact.origin is Origin.COMPUTED:
            known[fact.name] = compute(fact.source, known)
        elif fact.name in known and fact.items:
            known[fact.name] = [_row_with_computed(fact, row, facts) for row in known[fact.name] or ()]
    return known


def _row_with_computed(fact: FactDef, row: Mapping[str, Any], facts: Facts) -> dict[str, Any]:
    """The row with what is worked out from it and from what the paper states beside (names with a dot)."""
    told = {**facts, **row}
    computed = {item.name: compute(item.source, told) for item in fact.items if item.origin is Origin.COMPUTED}
    return {**row, **computed}


def _is_computed(form: Form, name: str) -> bool:
    fact = form.fact(name)
    return fact is not None and fact.origin is Origin.COMPUTED


def with_rows(form: Form, facts: Facts) -> dict[str, Any]:
    """The facts with the rows it begins with for each list that is absent; one emptied on purpose stays empty."""
    begun = {fact.name: [dict(row) for row in fact.rows] for fact in form.facts if fact.rows}
    return {**facts, **{name: rows for name, rows in begun.items() if facts.get(name) is None}}


def with_defaults(form: Form, facts: Facts) -> dict[str, Any]:
    """The facts with our drafted sentence for each one that is absent; a sentence emptied on purpose stays empty."""
    known = dict(facts)
    for fact in form.facts:
        if fact.default and known.get(fact.name) is None:
            known[fact.name] = drafted(fact, known, form)[0]
    return known


def completed(form: Form, facts: Facts) -> dict[str, Any]:
    """The full set that is printed, frozen and hashed: lists that begin with rows, computed facts, drafted sentences.

    Raises :class:`Refused` with all problems when a value is of a wrong type and nothing can be computed from it.
    """
    problems = check_facts(form, facts)
    if any(problem.code == "fact-wrong-type" for problem in problems):
        raise Refused(*problems)
    return with_defaults(form, with_computed(form, with_rows(form, facts)))


def redrafted(form: Form, before: Facts, after: Facts) -> dict[str, Any]:
    """``after``, completed; a sentence that still was our draft of ``before`` is drafted anew from the changed facts.

    A sentence the inspector wrote stays as it is, also when it was changed together with the facts.
    """
    drafts = [fact.name for fact in form.facts if fact.is_sentence]
    ours = completed(form, {name: value for name, value in before.items() if name not in drafts})
    stale = {name for name in drafts if before.get(name) == ours[name] == after.get(name)}
    return completed(form, {name: value for name, value in after.items() if name not in stale})


def followed(form: Form, before: Facts, after: dict[str, Any], name: str) -> dict[str, Any]:
    """The facts once the entry of this name was typed into: sentences follow it, unless it is one of them. As
    :func:`redrafted`."""
    fact = form.fact(name)
    return after if fact is not None and fact.is_sentence else redrafted(form, before, after)


def example(form: Form, full: bool = True) -> dict[str, Any]:
    """Invented facts, completed: the fullest set, or only what is required and that as short as can be."""
    given = {fact.name: fact.example for fact in form.facts if fact.example is not None}
    return completed(form, given if full else _emptiest(form.facts))


def _emptiest(facts: tuple[FactDef, ...]) -> dict[str, Any]:
    wanted = (fact for fact in facts if fact.required and fact.origin is not Origin.COMPUTED and not fact.default)
    return {fact.name: _shortest(fact) for fact in wanted}


def _shortest(fact: FactDef) -> Any:
    match fact.type:
        case FactType.LIST:
            return [_emptiest(fact.items)]
        case FactType.INTEGER | FactType.MONEY:
            return max(1, bounds(fact.name)[0])
        case FactType.YES_NO:
            return False
        case FactType.DATE:
            return "2026-01-05"
        case FactType.MOMENT:
            return "2026-01-05T09:05:00+08:00"
        case FactType.CHOICE:
            return min(fact.choices, key=len)
        case _:
            return "某"


def to_json(facts: Facts) -> str:
    """The canonical JSON that is frozen and hashed at sign-off."""
    return canonical(dict(facts))


def from_json(text: str) -> dict[str, Any]:
    """Facts from JSON written by anyone. Raises :class:`Refused` ``facts-not-json`` unless it is one plain object."""
    try:
        facts = json.loads(text)
        canonical(facts)
    except (ValueError, RecursionError, BadRecord) as error:
        raise Refused(Problem("facts-not-json", details={"reason": reason_of(error)})) from error
    if not isinstance(facts, dict):
        raise Refused(Problem("facts-not-json", details={"reason": type(facts).__name__}))
    return facts
