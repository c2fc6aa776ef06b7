"""Who is no longer referred to does not travel to the office: their content stays, the chain of the journal goes on.

A person whom no record names goes out as a withheld change: number and hash, no name, no identity number. When the
person is named later, after the office acknowledged that change, the record is written once more and then travels.
"""

import json
from collections.abc import Iterable

from inspector_app.domain.change import Change, Op, withheld
from inspector_app.domain.person import Person
from inspector_app.domain.records import kind_of
from inspector_app.store.referred import person_heads, referred
from inspector_app.usecases.context import Context

_KEPT_BACK = "kept-back-people"
"""Setting: the hashes of the newest changes that once left without their content, of people still registered."""


def keep_back(context: Context, changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes as they may leave the laptop. Which were kept back is remembered."""
    named = referred(context.store, Person)
    kind = kind_of(Person)
    sent = tuple(
        withheld(change) if change.kind == kind and change.op is Op.PUT and change.rid not in named else change
        for change in changes
    )
    kept = {change.hash for change in sent if change.op is Op.WITHHELD}
    _remember(context, _kept_back(context) | kept)
    return sent


def send_needed(context: Context) -> None:
    """Write once more whoever was kept back and is named now, so that the next package holds them."""
    kept = _kept_back(context)
    if not kept:
        return
    named, heads = referred(context.store, Person), person_heads(context.store)
    needed = [rid for rid, head in heads.items() if head in kept and rid in named]
    if needed:
        with context.unit("人员已被引用，资料随包交出") as unit:
            for person in context.store.pick(Person, needed):
                unit.put(person, again=True)


def _kept_back(context: Context) -> set[str]:
    return set(json.loads(context.store.settings.get(_KEPT_BACK, "[]")))


def _remember(context: Context, hashes: set[str]) -> None:
    """Of people who are gone, or were written since, nothing more need be known."""
    heads = set(person_heads(context.store).values())
    context.store.settings.set(_KEPT_BACK, json.dumps(sorted(hashes & heads)))
