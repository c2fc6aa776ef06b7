"""Lines of a wage list that may tell of one worker twice, of two by one number, or of two with one card.

What nobody can know is said: whose a number is that two people have (it is left out), and how much somebody is owed of
whom two lines speak for days that may be the same (they are marked).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from inspector_app.domain.alike import person_key
from inspector_app.domain.money import yuan
from inspector_app.domain.name_cell import apart_from_nickname
from inspector_app.domain.roster import RosterLine, RowProblem, cells_of
from inspector_app.domain.shared_number import shared_words
from inspector_app.domain.spans import Times
from inspector_app.support.errors import Level, Problem
from inspector_app.support.groups import grouped


def without_doubles(lines: Sequence[RosterLine]) -> tuple[tuple[RosterLine, ...], list[RowProblem]]:
    """The lines without numbers of two people, those that may tell one sum twice marked, and what is to be said."""
    problems: list[RowProblem] = []
    kept = _without_numbers_of_two(lines, problems)
    seen = _Seen(problems)
    for line in kept:
        seen.look(line)
    return tuple(replace(line, doubled=True) if id(line) in seen.doubled else line for line in kept), problems


def _without_numbers_of_two(lines: Sequence[RosterLine], problems: list[RowProblem]) -> list[RosterLine]:
    """The lines, those of one number without it whose names differ for days that may be the same: it is that of one of
    them. For other days the name may be written wrongly."""
    left: set[str] = set()
    for number, of in grouped((line for line in lines if line.id_number), lambda line: line.id_number).items():
        times: Times[RosterLine] = Times()
        for line in of:
            same = times.meet(*line.days)
            other = next((one for one in of if _plain(one) != _plain(line)), None) if same is None else same
            if other is not None and _plain(other) != _plain(line) and all((line.name, other.name)):
                left |= set() if same is None else {number}
            times.put(*line.days, line)
        others = [line for line in of[1:] if line.name and of[0].name and _plain(line) != _plain(of[0])]
        code = "roster-number-of-two" if number in left else "roster-number-other-name"
        problems += [_said(line, "id_number", code, of[0], Level.WARNING, name=of[0].name) for line in others]
    return [_without_number(line, lines) if line.id_number in left else line for line in lines]


def _without_number(line: RosterLine, lines: Sequence[RosterLine]) -> RosterLine:
    """A line without its number, of which the remark says whose else it is."""
    others = (each.name for each in lines if each.id_number == line.id_number and _plain(each) != _plain(line))
    words = shared_words(line.id_number, dict.fromkeys(others))
    return replace(line, id_number="", note=" ".join(filter(None, (line.note, words))))


def _plain(line: RosterLine) -> str:
    return person_key(apart_from_nickname(line.name)[0])


def _said(line: RosterLine, column: str, code: str, earlier: RosterLine, level: Level, **more: str) -> RowProblem:
    letter = line.columns.get(column, "")
    row = f"“{earlier.sheet}”{earlier.row}" if earlier.sheet != line.sheet else str(earlier.row)
    problem = Problem(code, cells_of(letter, line.row), level, {"row": row, **more})
    return RowProblem(line.row, letter, problem, line.sheet, line.span)


@dataclass
class _Seen:
    """The lines looked at so far: the same worker twice (by number, else by name and telephone) for days that may be
    the same, and one card that serves several people. ``doubled`` are those of which nobody knows what is owed."""

    problems: list[RowProblem]
    by_number: dict[str, Times[RosterLine]] = field(default_factory=dict)
    by_name: dict[tuple[str, str], Times[RosterLine]] = field(default_factory=dict)
    by_card: dict[str, RosterLine] = field(default_factory=dict)
    by_plain: dict[str, RosterLine] = field(default_factory=dict)
    by_name_only: dict[str, Times[RosterLine]] = field(default_factory=dict)
    doubled: set[int] = field(default_factory=set)

    def look(self, line: RosterLine) -> None:
        """Take one more into account."""
        key = (person_key(line.name), line.phone)
        numbered = self.by_number.setdefault(line.id_number, Times()) if line.id_number else Times()
        named = self.by_name.setdefault(key, Times()) if all(key) else Times()
        if (same := numbered.meet(*line.days)) is not None:
            self._same_number(line, same)
        elif not numbered and (same := named.meet(*line.days)) is not None:
            self._warn(line, "name", "roster-same-name-and-phone", same)
        elif (same := _namesake(self.by_name_only, line)) is not None:
            self._warn(line, "name", "roster-same-name", same)
        self._nickname(line)
        owner = self.by_card.setdefault(line.card, line) if line.card else line
        if (person_key(owner.name), owner.id_number) != (person_key(line.name), line.id_number):
            self._warn(line, "card", "roster-same-card", owner)
        numbered.put(*line.days, line)
        named.put(*line.days, line)

    def _warn(self, line: RosterLine, column: str, code: str, earlier: RosterLine) -> None:
        self.problems.append(_said(line, column, code, earlier, Level.WARNING))

    def _same_number(self, line: RosterLine, same: RosterLine) -> None:
        if _is_other_work(line, same):
            self._warn(line, "job", "roster-same-person-works", same)
            return
        sums = [f"{yuan(each.owed_fen)}元" if each.owed_fen is not None else "不明" for each in (same, line)]
        told = "、".join(sums)
        self.problems.append(_said(line, "id_number", "roster-same-number", same, Level.ERROR, sums=told))
        self.doubled |= {id(line), id(same)}

    def _nickname(self, line: RosterLine) -> None:
        plain, nickname = apart_from_nickname(line.name)
        other = self.by_plain.setdefault(person_key(plain), line)
        if (
            person_key(other.name) != person_key(line.name)
            and line.is_one
            and not _are_apart(line, other)
            and not (nickname and apart_from_nickname(other.name)[1])
        ):
            self._warn(line, "name", "roster-maybe-same", other)


def _namesake(seen: dict[str, Times[RosterLine]], line: RosterLine) -> RosterLine | None:
    """Somebody before of the same name of whom nothing says that it is another one, for days that may be the same."""
    key = person_key(line.name)
    if not key or not line.is_one:
        return None
    times = seen.setdefault(key, Times())
    same = times.meet(*line.days)
    times.put(*line.days, line)
    if same is None or (line.person_row and line.person_row == same.person_row and line.sheet == same.sheet):
        return None
    told = ((line.id_number, same.id_number), (line.phone, same.phone), (line.crew, same.crew))
    return None if any(one and other and one != other for one, other in told) else same


def _is_other_work(line: RosterLine, same: RosterLine) -> bool:
    """Whether two lines of one number are two pieces of work: they say so, or stand under one name."""
    stands_below = bool(line.person_row) and line.row > line.person_row and line.person_row == same.person_row
    return bool(line.job and same.job and line.job != same.job) or (stands_below and line.sheet == same.sheet)


def _are_apart(line: RosterLine, other: RosterLine) -> bool:
    """Whether two lines have numbers of their own that differ."""
    return bool(line.id_number and other.id_number and line.id_number != other.id_number)
