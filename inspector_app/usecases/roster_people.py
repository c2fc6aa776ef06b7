"""Who the lines of a wage list are among the people that are known. Plain functions over values."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from inspector_app.domain.alike import person_key
from inspector_app.domain.identity import half_width
from inspector_app.domain.person import Person
from inspector_app.domain.roster import RosterLine


def matched(
    lines: Sequence[RosterLine], people: Sequence[Person], outside: Collection[str] = ()
) -> list[tuple[Person | None, bool]]:
    """Who each line is: by identity number; without one by name, in their order; else by a name that only one has.

    Two spellings are one name. The second value tells that only the name was alike while one side has a number, or
    while the person, one of those ``outside``, is not known in the case: whether it is the same one a person looks at.
    """
    found: dict[int, tuple[Person, bool]] = {}
    free = list(people)
    named = [person_key(line.name) for line in lines]
    keys = {person.rid: person_key(person.name) for person in people}

    def take(place: int, person: Person | None, *, by_name: bool = False) -> None:
        if person is not None:
            found[place] = person, by_name
            free.remove(person)

    def of_name(place: int) -> Iterator[Person]:
        return (one for one in free if named[place] and keys[one.rid] == named[place])

    for place, line in enumerate(lines):
        if line.id_number:
            take(place, next((one for one in free if one.id_number == half_width(line.id_number)), None))
        else:
            own = (one for one in of_name(place) if not one.id_number and one.rid not in outside)
            take(place, next(own, None))
    alone, only = Counter(named), Counter(keys.values())
    for place, line in enumerate(lines):
        if place not in found and alone[named[place]] == only[named[place]] == 1:
            alike = next(of_name(place), None)
            if alike is not None and not (alike.id_number and line.id_number):
                take(place, alike, by_name=True)
    return [found.get(place, (None, False)) for place in range(len(lines))]
