"""Which facts of a form are typed, which come from records and are only shown; and what the editor begins with."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from inspector_app.domain.interview import named_only, with_interpreter
from inspector_app.formdefs.binding import CAPACITY
from inspector_app.formdefs.facts import completed, followed, redrafted
from inspector_app.formdefs.model import FactDef, Facts, FactType, Form, Origin
from inspector_app.support.errors import Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.recorded import is_typed
from inspector_app.usecases.time_bar import term_followed

NUMBER = "document.number"  # given at sign-off, never typed among the facts
_OF_THE_TALK = "interview."
_INTERPRETER, _PRESENT = f"{_OF_THE_TALK}interpreter", f"{_OF_THE_TALK}others_present"


@dataclass(frozen=True, slots=True)
class Split:
    """The facts of a form by how the editor shows them; sentences come after the short entries."""

    asked: tuple[FactDef, ...]
    lists: tuple[FactDef, ...]
    known: tuple[FactDef, ...]


def split(form: Form, given: Facts, parties: tuple[str, ...] = ()) -> Split:
    """``given`` is what the records say now. What a record should give and does not is asked for.

    ``parties`` are the first words of the capacities among which may be chosen; none for all.
    """
    asked, lists, known = [], [], []
    for fact in _told_apart(form, given):
        if fact.name == NUMBER or (fact.shown_only and given.get(fact.name) in (None, "")):
            continue
        if fact.origin is Origin.COMPUTED:
            known.append(fact)
        elif is_typed(fact, given):
            asked.append(replace(fact, origin=Origin.ASK, choices=_offered(fact, parties)))
        elif fact.type is FactType.LIST:
            lists.append(fact)
        else:
            known.append(fact)
    return Split(tuple(sorted(asked, key=lambda fact: bool(fact.default) and fact.is_wide)), tuple(lists), tuple(known))


def _told_apart(form: Form, given: Facts) -> list[FactDef]:
    """The facts; what two inspectors have alike says on the screen whose it is, by name as far as it is known."""
    often = Counter(fact.label for fact in form.facts)
    return [
        replace(fact, label=f"{fact.label}（{_whose(fact, given)}）")
        if often[fact.label] > 1 and _OF_INSPECTOR.match(fact.name)
        else fact
        for fact in form.facts
    ]


def _whose(fact: FactDef, given: Facts) -> str:
    owner, _, field = fact.name.partition(".")
    place = "第一名" if owner.endswith("1") else "第二名"
    name = "" if field == "name" else str(given.get(f"{owner}.name") or "")
    return name or f"{place}监察员"


_OF_INSPECTOR = re.compile(r"inspector[12]\.")


def _offered(fact: FactDef, parties: tuple[str, ...]) -> tuple[str, ...]:
    if fact.name != CAPACITY or not parties:
        return fact.choices
    return tuple(choice for choice in fact.choices if choice.startswith(parties))


def first_facts(form: Form, given: Facts, kept: Facts) -> dict[str, Any]:
    """What the editor begins with: typed facts as they were kept, the others as the records say now.

    Our drafted sentences follow the records; a sentence the inspector wrote stays. So does a cell that cannot be read.
    """
    if not kept:
        return completed(form, given)
    fresh = {name: value for name, value in given.items() if (fact := form.fact(name)) and not is_typed(fact, given)}
    known = {name: value for name, value in kept.items() if form.fact(name) is not None and name != NUMBER}
    try:
        return redrafted(form, known, {**known, **fresh})
    except Refused:
        return {**known, **fresh}


def typed_facts(form: Form, facts: Facts, typed: Facts) -> dict[str, Any]:
    """The facts after typing; an emptied sentence stays empty, any other emptied fact is not there. Whoever is
    typed as interpreter stands among those who are present, as on the record."""
    merged = {**facts, **typed}
    if form.fact(_PRESENT) is not None:
        before, now = (str(each.get(_INTERPRETER) or "") for each in (facts, merged))
        others = str(merged.get(_PRESENT) or "")
        merged[_PRESENT] = with_interpreter(others, now, before) if now != before else others
    merged |= {
        name: named_only(name.removeprefix(_OF_THE_TALK), told)
        for name, told in typed.items()
        if name.startswith(_OF_THE_TALK) and isinstance(told, str)
    }
    sentences = {fact.name for fact in form.facts if fact.default}
    return {
        name: value if value is not None else ""
        for name, value in merged.items()
        if value not in (None, "") or name in sentences
    }


def entry_of(where: str, names: Iterable[str]) -> str:
    """The entry that a problem is about: ``lines[3].amount`` belongs to ``lines``; empty when there is none."""
    known = set(names)
    while where and where not in known:
        where = where[: max(where.rfind("."), where.rfind("["), 0)]
    return where


def typed_into(context: Context, form: Form, before: Facts, after: dict[str, Any], name: str) -> dict[str, Any]:
    """The facts once the entry of this name was typed into: what is reckoned from it and our sentences follow."""
    return followed(form, before, term_followed(context, form, before, after, name), name)
