"""Numbers of persons and companies as a paper states them: one that its check digit disproves wants a reason."""

from collections.abc import Iterator
from dataclasses import replace

from inspector_app.domain.debt import PartyKind
from inspector_app.domain.id_kind import IdKind, kind_of, number_problems
from inspector_app.domain.identity import half_width, uscc_problems
from inspector_app.formdefs.model import Facts, FactType, Form, Origin
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.context import Context

_CODE, _NUMBER = "addressee.uscc", "id_number"
_CODES = 18


def stated_number_problems(context: Context, form: Form, kind: PartyKind | None, facts: Facts) -> list[Problem]:
    """Doubts about the number of the party, a ``kind`` of which the paper tells, and about those of people who are
    typed into its lists; lists from records were looked at where they were recorded."""
    found = [*_of_party(context, kind, str(facts.get(_CODE) or "")), *_of_lists(context, form, facts)]
    found += _of_people(context, form, facts)
    return [replace(each, level=Level.WARNING) for each in found if each.level is Level.ERROR]


def _of_party(context: Context, kind: PartyKind | None, number: str) -> list[Problem]:
    number = _tidy(number)
    if not number or "(" in number:  # another document, which is named behind it
        return []
    of_person = kind is PartyKind.PERSON or (kind is None and kind_of(number, IdKind.OTHER) is IdKind.CITIZEN)
    if of_person:
        return number_problems(kind_of(number), number, _CODE, context.clock.today())
    return uscc_problems(number, _CODE) if kind or len(number) == _CODES else []


def _of_lists(context: Context, form: Form, facts: Facts) -> Iterator[Problem]:
    typed = [fact for fact in form.facts if fact.type is FactType.LIST and fact.origin is Origin.ASK]
    for fact in typed:
        for place, row in enumerate(facts.get(fact.name) or (), start=1):
            if number := _tidy(str(row.get(_NUMBER) or "")):
                where = f"{fact.name}[{place}].{_NUMBER}"
                yield from number_problems(kind_of(number), number, where, context.clock.today())


def _of_people(context: Context, form: Form, facts: Facts) -> Iterator[Problem]:
    """Those that are typed beside a name (受委托人)."""
    for fact in form.facts:
        typed = fact.origin is Origin.ASK and fact.type is FactType.TEXT and fact.name.endswith(f".{_NUMBER}")
        if typed and (number := _tidy(str(facts.get(fact.name) or ""))):
            yield from number_problems(kind_of(number), number, fact.name, context.clock.today())


def _tidy(number: str) -> str:
    return half_width(number).strip().upper()
