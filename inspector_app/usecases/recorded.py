"""Printed = recorded: what a paper states is laid beside what its records tell at this moment.

What the window only shows because a record gives it is printed as it is recorded. What is told in free words may be
written otherwise; whoever signs says why.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from inspector_app.domain.identity import masked_id
from inspector_app.domain.role import Role
from inspector_app.formdefs.model import FactDef, Facts, FactType, Form, Origin
from inspector_app.formdefs.placeholders import printed
from inspector_app.formdefs.sentences import is_stated
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.facts import told
from inspector_app.usecases.surroundings import Surroundings

_BLANK: tuple[Any, ...] = (None, "", [], ())
_MOST = 8


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that a paper states otherwise than its record: where, under which label, in words side by side.

    ``free``: it is told in free words, or is a line beyond those on record.
    """

    where: str
    label: str
    stated: str
    recorded: str
    free: bool = False


def is_typed(fact: FactDef, given: Facts) -> bool:
    """Whether a fact has an entry: it is asked for, no record gives it, or it is told in free words."""
    if fact.shown_only:
        return False
    if fact.origin is Origin.ASK or given.get(fact.name) in _BLANK:
        return True
    return _is_free(fact)


def _is_free(fact: FactDef) -> bool:
    """Whether it is told in free words, or is a list to which lines may be added."""
    return fact.type is FactType.LONG_TEXT or (fact.type is FactType.LIST and _is_open(fact.source or fact.name))


def _is_open(name: str) -> bool:
    try:
        return vocabulary.entry(name).open
    except KeyError:  # a bureau's own
        return False


def record_problems(form: Form, around: Surroundings, facts: Facts) -> list[Problem]:
    """What a paper states otherwise than the records tell now: an error, in free words a warning."""
    lists = {fact.name for fact in form.facts if fact.type is FactType.LIST} if _is_of_record(around) else set()
    found = [
        replace(each, free=each.free and each.where.partition("[")[0] not in lists)
        for each in differences(form, facts, told(form, around))
    ]
    problems = [
        Problem(
            "printed-otherwise" if each.free else "printed-not-recorded",
            each.where,
            Level.WARNING if each.free else Level.ERROR,
            {"label": each.label, "printed": each.stated or _NOTHING, "recorded": each.recorded or _NOTHING},
        )
        for each in found[:_MOST]
    ]
    if len(found) > _MOST:
        problems.append(Problem("printed-not-recorded-more", "document", details={"count": str(len(found) - _MOST)}))
    return problems


def _is_of_record(around: Surroundings) -> bool:
    """Whether a paper records an interview or a visit: its rows are those of the record, which is where they change."""
    return around.context.rule(around.paper.form).role in (Role.QUESTIONING, Role.INSPECTION)


_NOTHING = "（空）"


def differences(form: Form, stated: Facts, recorded: Facts) -> Iterator[Difference]:
    """Every fact of ``form`` from a record that ``stated`` and ``recorded`` tell otherwise, in the form's order.

    What no record tells is for the inspector to state.
    """
    for fact in form.facts:
        ours, theirs = stated.get(fact.name), recorded.get(fact.name)
        if fact.origin is not Origin.FROM or theirs in _BLANK:
            continue
        if fact.shown_only and not is_stated(form, fact, stated):
            continue
        if fact.type is FactType.LIST:
            yield from _rows(fact, ours or (), theirs)
        elif _differs(fact, ours, theirs):
            yield Difference(fact.name, fact.label, *_words(fact, ours, theirs), free=_is_free(fact))


def _rows(fact: FactDef, stated: Any, recorded: Any) -> Iterator[Difference]:
    more = len(stated) - len(recorded)
    if more:
        free = more > 0 and _is_free(fact)
        yield Difference(fact.name, fact.label, f"{len(stated)}行", f"{len(recorded)}行", free)
        if not free:
            return
    items = [item for item in fact.items if item.origin is not Origin.COMPUTED]
    for number, (row, other) in enumerate(zip(stated, recorded, strict=False), start=1):
        for item in items:
            ours, theirs = row.get(item.name), other.get(item.name)
            if _differs(item, ours, theirs):
                label = f"{fact.label}第{number}行“{item.label}”"
                where = f"{fact.name}[{number}].{item.name}"
                yield Difference(where, label, *_words(item, ours, theirs), free=item.type is FactType.LONG_TEXT)


def _differs(fact: FactDef, one: Any, other: Any) -> bool:
    """Whether two values are not printed alike; a moment may be written with seconds that no paper shows."""
    if one in _BLANK or other in _BLANK:
        return not (one in _BLANK and other in _BLANK)
    return one != other and printed(fact, one) != printed(fact, other)


def _words(fact: FactDef, stated: Any, recorded: Any) -> tuple[str, str]:
    """Both values as they are printed; numbers of a person only in part."""
    ours, theirs = printed(fact, stated), printed(fact, recorded)
    if not fact.sensitive:
        return ours, theirs
    one, other = masked_id(ours), masked_id(theirs)
    return one, f"{other}（隐去的几位不同）" if one == other else other
