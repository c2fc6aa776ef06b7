"""Three ways to say no: a rule refuses, the world is in the way, or it is our own mistake (any other exception)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from inspector_app.support.groups import grouped


class Level(StrEnum):
    """How grave a problem is: an error stops the work, a warning wants a typed reason, information is only shown."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    ``code`` names the sentence in ``resources/words``; ``where`` names the field, row or file it is about;
    ``details`` fill the sentence's blanks and must never hold more personal data than the screen already shows.
    """

    code: str
    where: str = ""
    level: Level = Level.ERROR
    details: dict[str, str] = field(default_factory=dict)


class Refused(Exception):
    """A rule says no. Nothing was changed; the problems belong beside the fields they name."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(f"{p.code}@{p.where}" if p.where else p.code for p in problems))
        self.problems = problems


class Trouble(Exception):
    """The world is in the way: wrong passphrase, full disk, damaged file. One sentence says what to do."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def by_entry(problems: Iterable[Problem], entry_of: Callable[[str], str]) -> dict[str, list[Problem]]:
    """All that is wrong with each entry, the gravest first; under "" what is about none. ``entry_of`` tells the entry
    that a ``where`` belongs to."""
    order = list(Level)
    return grouped(sorted(problems, key=lambda each: order.index(each.level)), lambda each: entry_of(each.where))


def refuse_errors(problems: list[Problem]) -> None:
    """Raise :class:`Refused` when at least one problem is an error; warnings alone pass."""
    if any(p.level is Level.ERROR for p in problems):
        raise Refused(*problems)
