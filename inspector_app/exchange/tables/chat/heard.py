"""What one sender of a chat has told so far: of whom, of whom he speaks, and what counts for all of them."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from inspector_app.exchange.tables.chat.person import MYSELF, Doubt, Person, Plain
from inspector_app.exchange.tables.chat.person_lines import lines_of
from inspector_app.exchange.tables.chat.tokens import Token


class Told(NamedTuple):
    """The lines of a person, and the numbers of those of the chat that they are read from."""

    name: str
    lines: list[Plain]
    of: list[int]


class Speech:
    """All that one sender writes, clause by clause. ``is_list``: other lines name people with their sums, so that
    示例甲差我4000 is one of them."""

    def __init__(self, sender: str, *, is_unpaid: bool = False, is_alone: bool = False, is_list: bool = False) -> None:
        self.sender = sender
        self.is_list = is_list
        self.called = sender if is_alone else MYSELF
        self.people: list[Person] = []
        self.by_name: dict[str, Person] = {}
        self.me: Person | None = None
        self.other: Person | None = None
        self.now: list[Person] = []
        self.rates: list[Token] = []
        self.months: list[str] = []
        self.job = ""
        self.is_unpaid = is_unpaid
        self.is_naming = self.is_of_another = False
        self.at = 0
        self.here: list[Person] = []

    def begin(self, number: int) -> None:
        """Begin a line; what is heard of one number is of one line."""
        self.here = self.here if number == self.at else []
        self.at = number

    def hear(self, person: Person) -> None:
        """Take in that the line tells of somebody."""
        person.hear_in(self.at)
        self.here += [] if any(each is person for each in self.here) else [person]

    def myself(self) -> Person:
        self.me = self.me or self._person(self.called)
        return self.me

    def _person(self, name: str) -> Person:
        if name not in self.by_name:
            self.by_name[name] = Person(name)
            self.people.append(self.by_name[name])
        return self.by_name[name]

    def knows(self, name: str) -> bool:
        """Whether somebody of that name sends the lines, or was spoken of."""
        return name == self.sender or name in self.by_name

    def name_me(self, name: str, *, is_label: bool) -> Person:
        """Take in that whoever speaks is called so; ``is_label``: 姓名： says it, of which others follow."""
        if (
            not (self.sender or is_label)
            and self.me is not None
            and self.me.tells_sum()
            and self.me.name not in (MYSELF, name)
        ):
            self.me = None  # 我叫示例甲，…。我叫示例乙，…
            self.me = self.named(name)
            return self.me
        me = self.myself()
        is_another = name != self.sender and me.tells_sum() and bool(self.sender)
        if self.by_name.get(name, me) is not me or is_another or me.name not in (self.called, name):
            raise Doubt
        self.by_name.pop(me.name)
        me.name, self.by_name[name] = name, me
        return me

    def named(self, name: str) -> Person:
        if name == self.sender:
            return self.myself()
        person = self._person(name)
        if person is not self.me:
            self.other = person
        return person

    def forget(self, person: Person) -> None:
        """Take back that somebody is spoken of, who turns out to owe."""
        if not person.tells_sum():
            self.people = [each for each in self.people if each is not person]
            self.by_name.pop(person.name, None)
        self.other = None if self.other is person else self.other
        self.now = [self.myself()]

    def so_far(self) -> Callable[[], None]:
        """What takes back all that is told from now on, as far as one more line may change it."""
        of = [self, *self.now, *(each for each in (self.me, self.other) if each is not None)]
        before = [(each, {key: _kept(value) for key, value in vars(each).items()}) for each in of]

        def back() -> None:
            for each, told in before:
                vars(each).update(told)

        return back

    def told(self) -> list[Told]:
        """The lines of each person; of a list those who are understood. Raises :class:`Doubt`."""
        found = list[Told]()
        heard_in = Counter(number for person in self.people for number in person.lines)
        for person in self.people:
            person.rates = person.rates or (list(self.rates) if person.counts else [])
            person.months = person.months or (
                [] if any(each.months for each in person.of("owed", "bare")) else self.months
            )
            person.is_unpaid = person.is_unpaid or self.is_unpaid
            person.words |= {"job": self.job} if self.job and "job" not in person.words else {}
            is_alone = all(heard_in[number] == 1 for number in person.lines)
            told = self._lines_of(person, is_alone=is_alone) if person.tells_sum() or person.is_settled else None
            if told and person.name == MYSELF and not self.sender:
                if len(self.people) == 1:
                    raise Doubt
            elif told:
                found.append(Told(person.name, told, person.lines))
        return found

    def _lines_of(self, person: Person, *, is_alone: bool) -> list[Plain]:
        """The lines of a person; none in doubt of one of whom each line tells alone."""
        try:
            return lines_of(person)
        except Doubt:
            if self.sender or not is_alone:
                raise
            return []


def _kept(told: object) -> object:
    """A value as it stands now."""
    return told.copy() if isinstance(told, (list, dict)) else told
