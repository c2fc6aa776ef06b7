"""One person, one record: who has a number already, and rows that mean somebody who is registered."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from inspector_app.domain.alike import Likeness, alike, person_key, same_name
from inspector_app.domain.company import Company
from inspector_app.domain.identity import half_width
from inspector_app.domain.person import Person, mended_name
from inspector_app.domain.roster import RosterLine
from inspector_app.store.people import candidates, people_by_number
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.context import Context

P = TypeVar("P", Person, Company)


def owners(context: Context, people: Iterable[Person]) -> dict[str, Person]:
    """By the rid of each of some people: who else is registered with the same number."""
    wanted = {person.rid: half_width(person.id_number) for person in people if person.id_number}
    known = _by_number(context, wanted.values())
    return {rid: other for rid, number in wanted.items() if (other := _another(known.get(number, ()), rid))}


def same_number_problems(context: Context, person: Person) -> list[Problem]:
    """``person-same-number`` when somebody else has the number, with the name of who has it.

    An error where the number is being given; a warning where two records had it before and another entry is changed.
    """
    owner = owners(context, [person]).get(person.rid)
    if owner is None:
        return []
    known = context.store.get(Person, person.rid)
    old = known is not None and known.id_number == half_width(person.id_number)
    return [taken(owner, Level.WARNING if old else Level.ERROR)]


def taken(owner: Person, level: Level = Level.ERROR) -> Problem:
    """The number belongs to somebody who is registered."""
    return Problem("person-same-number", "id_number", level, {"name": mended_name(owner.name) or owner.name})


def everybody(context: Context, record_type: type[P]) -> tuple[P, ...]:
    """Everybody who is registered, with name, number and phone alone: to be compared (:mod:`~..domain.alike`)."""
    return candidates(context.store, record_type)


def whole_records(context: Context, some: Sequence[P]) -> tuple[P, ...]:
    """The records of some people, or companies, with everything that is registered."""
    return context.store.pick(type(some[0]), [each.rid for each in some]) if some else ()


def elsewhere_known(
    context: Context, people: Iterable[Person], here: Collection[str]
) -> dict[str, tuple[Person, Likeness]]:
    """By the rid of those of some people whose number nobody knows: who has that name, and is none of those ``here``.

    Whether it is the same one a person says.
    """
    unknown = [person for person in people if not person.id_number and person.name.strip()]
    others = [each for each in candidates(context.store, Person) if each.rid not in here] if unknown else []
    found = {person.rid: alike(person, others)[:1] for person in unknown}
    named = {rid: hit[0] for rid, hit in found.items() if hit and hit[0][1] is not Likeness.PHONE}
    whole = {each.rid: each for each in context.store.pick(Person, [other.rid for other, _ in named.values()])}
    return {rid: (whole[other.rid], why) for rid, (other, why) in named.items() if other.rid in whole}


def changed_facts(known: Person, entered: Person) -> tuple[str, ...]:
    """Which facts of a registered person were entered otherwise; what nobody knew before is no change."""
    pairs = ((name, getattr(known, name), getattr(entered, name)) for name in _MAY_CHANGE)
    return tuple(name for name, old, new in pairs if old and new != old)


def with_facts_of(known: Person, entered: Person) -> Person:
    """A person as entered, but with the facts as they are registered where they were entered otherwise."""
    return replace(entered, **{name: getattr(known, name) for name in changed_facts(known, entered)})


def as_registered(context: Context, person: Person) -> Person:
    """The registered person whom somebody typed anew means: same number, same name or none yet. Else as typed.

    What was typed is taken over; what was left empty stays as registered.
    """
    return merged(person, owners(context, [person]).get(person.rid))


def merged(person: Person, owner: Person | None) -> Person:
    """As :func:`as_registered`, where it is known who has the number."""
    if owner is None or (person.name.strip() and not same_name(person.name, owner.name)):
        return person
    typed = {each.name: getattr(person, each.name) for each in fields(Person)}
    given = {name: value for name, value in typed.items() if value and name in _TAKEN_OVER}
    return replace(owner, name=mended_name(owner.name) or owner.name, **given)


_MAY_CHANGE = ("role", "id_kind", "id_number", "phone", "address", "employer", "position", "sex", "born_on")
_TAKEN_OVER = ("phone", "address", "employer", "position", "bank", "card")


def registered(context: Context, lines: Sequence[RosterLine]) -> tuple[tuple[Person, ...], frozenset[str]]:
    """Who is meant by the lines of a list, in whichever case: who has their numbers, under whatever name; and by rid
    who has only name and telephone of a line, which a person looks at.

    Another name in the list is then a value that would change, which is asked about: it stops no other line.
    """
    wanted = [half_width(line.id_number) for line in lines if line.id_number]
    known = _by_number(context, wanted)
    numbered = {one.rid: one for number in wanted for one in known.get(number, ())[:1]}
    open_lines = {(person_key(line.name), half_width(line.phone)) for line in lines if line.name and line.phone}
    everyone = candidates(context.store, Person) if open_lines else ()
    alike = [one.rid for one in everyone if (person_key(one.name), half_width(one.phone)) in open_lines]
    named = [one for one in context.store.pick(Person, alike) if one.rid not in numbered]
    return (*numbered.values(), *named), frozenset(one.rid for one in named)


def _by_number(context: Context, numbers: Iterable[str]) -> dict[str, Sequence[Person]]:
    found: dict[str, list[Person]] = {}
    for person in people_by_number(context.store, [number for number in numbers if number]):
        found.setdefault(person.id_number, []).append(person)
    return dict(found)


def _another(people: Sequence[Person], rid: str) -> Person | None:
    return next((person for person in people if person.rid != rid), None)
