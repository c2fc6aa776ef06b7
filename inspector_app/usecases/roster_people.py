"""Who each line of a wage list is: by number, by name; of several of one name a person says which one is meant."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from inspector_app.domain.alike import person_key
from inspector_app.domain.identity import half_width, masked_id, masked_phone
from inspector_app.domain.money import yuan
from inspector_app.domain.person import Person
from inspector_app.domain.roster import RosterLine
from inspector_app.support import vocabulary
from inspector_app.usecases.claim_lines import ClaimLine

Row = tuple[str, int]
"""The sheet and the row in which the first line of a worker stands."""
Meant = Mapping[Row, str]
"""Whom a person says that a worker of the list is: the rid, or nothing for somebody new."""
Found = tuple[Person | None, bool]


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody of the same name who may be meant, with what tells this one from the others."""

    person_rid: str
    words: str


def row_of(line: RosterLine) -> Row:
    """Where a line stands."""
    return line.sheet, line.row


class _Free:
    """The people who may still be meant, by the names that they go by."""

    def __init__(self, lines: Sequence[RosterLine], people: Sequence[Person], crews: Mapping[str, str]) -> None:
        self.people = list(people)
        self.found: dict[int, Found] = {}
        self._crews = crews
        self.named = [person_key(line.name) for line in lines]
        self._keys = {person.rid: person_key(person.name) for person in people}
        self.alone, self.only = Counter(self.named), Counter(self._keys.values())

    def take(self, place: int, person: Person | None, *, by_name: bool = False) -> None:
        if person is not None:
            self.found[place] = person, by_name
            self.people.remove(person)

    def of_name(self, place: int) -> Iterator[Person]:
        return (one for one in self.people if self.named[place] and self._keys[one.rid] == self.named[place])

    def like(self, line: RosterLine, people: Sequence[Person]) -> list[Person]:
        """Those who have the telephone of a line, or stand in its crew."""
        phone = half_width(line.phone)
        return [
            one for one in people
            if (phone and half_width(one.phone) == phone) or (line.crew and self._crews.get(one.rid) == line.crew)
        ]  # fmt: skip


def matched(
    lines: Sequence[RosterLine],
    people: Sequence[Person],
    outside: Collection[str] = (),
    meant: Meant | None = None,
    crews: Mapping[str, str] | None = None,
) -> list[Found]:
    """Who each line is: as somebody said, by identity number; without one by name; else by a name that only one has.

    Two spellings are one name. Of several of one name without a number who are all in the list each is one, in their
    order; of more than the list names it is the one with the telephone or in the crew of the line (``crews`` by rid),
    or nobody knows. The second value tells that only the name was alike while one side has a number, or while the
    person, one of those ``outside``, is not known in the case: whether it is the same one a person looks at.
    """
    free, said = _Free(lines, people, crews or {}), meant or {}
    open_places = [place for place, line in enumerate(lines) if row_of(line) not in said]
    for place, line in enumerate(lines):
        if wanted := said.get(row_of(line)):
            free.take(place, next((one for one in free.people if one.rid == wanted), None))
    bare = Counter(free.named[place] for place in open_places if not lines[place].id_number)
    for place in open_places:
        line = lines[place]
        if line.id_number:
            free.take(place, next((one for one in free.people if one.id_number == half_width(line.id_number)), None))
        else:
            own = [one for one in free.of_name(place) if not one.id_number and one.rid not in outside]
            alike = free.like(line, own)
            is_clear = len(own) <= bare[free.named[place]] or len(alike) == 1
            free.take(place, next(iter([*alike, *own]), None) if is_clear else None)
            bare[free.named[place]] -= 1
    for place in open_places:
        name = free.named[place]
        if place not in free.found and free.alone[name] == free.only[name] == 1:
            one = next(free.of_name(place), None)
            if one is not None and not (one.id_number and lines[place].id_number):
                free.take(place, one, by_name=True)
    return [free.found.get(place, (None, False)) for place in range(len(lines))]


def maybe_meant(
    lines: Sequence[RosterLine],
    people: Sequence[Person],
    found: Sequence[Found],
    outside: Collection[str],
    meant: Meant,
) -> list[tuple[Person, ...]]:
    """For each line that was found to be nobody: those of its name who are none of the others, and of whom nobody said
    yet that it is another one."""
    taken = {person.rid for person, _ in found if person is not None}
    free = [one for one in people if one.rid not in taken and one.rid not in outside]
    return [
        () if person is not None or row_of(line) in meant or not person_key(line.name) else tuple(
            one for one in free
            if person_key(one.name) == person_key(line.name) and not (one.id_number and line.id_number)
        )
        for line, (person, _) in zip(lines, found, strict=True)
    ]  # fmt: skip


def namesake(person: Person, line: ClaimLine | None) -> Namesake:
    """What tells somebody from others of the same name; numbers in part."""
    label = vocabulary.label
    claim = line.claim if line is not None else None
    told = {
        label("person.id_number"): masked_id(person.id_number), label("person.phone"): masked_phone(person.phone),
        label("wage_claim.crew"): claim.crew if claim else "", label("wage_claim.job"): claim.job if claim else "",
        vocabulary.short("wage_claim.owed_fen"):
            f"{yuan(claim.claimed_fen)}元" if claim and claim.claimed_fen is not None else "",
    }  # fmt: skip
    words = "，".join(f"{name}{value}" for name, value in told.items() if value)
    return Namesake(person.rid, words or "没有登记证件号码、电话和班组")
