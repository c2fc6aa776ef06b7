"""The rows of a wage list as they are written: what becomes of them when cells are typed, pasted or cleared."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from inspector_app.domain.claim import WageClaim, claim_problems
from inspector_app.domain.identity import new_rid
from inspector_app.domain.money import yuan
from inspector_app.domain.person import Person
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.claim_cells import CHECKED, SPOKEN, cells, place_of_problem, shown, with_cell
from inspector_app.usecases.claim_lines import IDENTITY, ClaimLine
from inspector_app.usecases.people import name_problems

Texts = Mapping[str, str]
_NOT_KEPT = "claim-not-kept"
_BESIDE = {"last_day": "first_day"}  # a period that runs backwards is said of its end; the beginning may be wrong


@dataclass(frozen=True, slots=True)
class BadCell:
    """What was typed and could not be kept, and why."""

    text: str
    problem: Problem


@dataclass(frozen=True)
class GridRow:
    """A line with the cells that could not be kept, by the key of their column; ``saved`` once the store has it."""

    line: ClaimLine
    bad: Mapping[str, BadCell] = field(default_factory=dict)
    saved: bool = True

    @property
    def rid(self) -> str:
        """The identity of the line."""
        return self.line.claim.rid

    def problem(self, key: str) -> Problem | None:
        """What is wrong or doubtful in a cell."""
        return self.bad[key].problem if key in self.bad else self._doubts.get(key)

    @property
    def is_kept(self) -> bool:
        """Whether the store has all that stands in the row."""
        return self.saved and not self.bad

    @property
    def is_sound(self) -> bool:
        """Whether nothing in its cells was refused: the store could not take what was written there."""
        return len(self.waits) == len(self.bad)

    @property
    def waits(self) -> Texts:
        """What was typed into it while the store could not take anything, by the key of its cell."""
        return {key: cell.text for key, cell in self.bad.items() if cell.problem.code == _NOT_KEPT}

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong or doubtful in the row."""
        return (*(cell.problem for cell in self.bad.values()), *self._doubts.values())

    @cached_property
    def _doubts(self) -> Mapping[str, Problem]:
        """By the key of their cell; of several the first."""
        found = claim_problems(self.line.claim) + name_problems(self.line.person)
        return {place_of_problem(problem): problem for problem in reversed(found)}


Tried = Callable[[Sequence[GridRow]], tuple[Sequence[GridRow], Mapping[str, Sequence[Problem]]]]
"""Gives rows with the people whom they mean, and by rid why they may not be kept as they are."""


def new_line(case_rid: str, number: int) -> ClaimLine:
    """An empty line for a person not known yet."""
    person = Person(new_rid(), "")
    return ClaimLine(WageClaim(new_rid(), case_rid, person.rid, number, identity_checked=False), person)


def typed(row: GridRow, texts: Texts, today: date | None = None) -> GridRow:
    """The row with cells as typed: what can be read goes into the line, the rest stays as typed with its problem."""
    line, bad = row.line, dict(row.bad)
    for key, text in texts.items():
        bad.pop(key, None)
        try:
            line = with_cell(cells()[key], line, text, today)
        except Refused as refusal:
            bad[key] = BadCell(text, refusal.problems[0])
    return GridRow(line, bad, row.saved)


def unseen(texts: Texts) -> Texts:
    """Written cells without what they say of the identity where they bring its number: nobody saw the document yet."""
    return {key: text for key, text in texts.items() if key != "identity_checked" or not texts.get("id_number")}


def said_seen(written: Iterable[Texts]) -> int:
    """In how many rows :func:`unseen` drops that somebody saw the document."""
    return sum(texts.get("identity_checked") == CHECKED != unseen(texts).get("identity_checked") for texts in written)


def over_others(rows: Sequence[GridRow], edits: Mapping[int, Texts]) -> list[str]:
    """The names of those who would be called otherwise, or get another number, by texts written into their rows."""
    return [
        cell_text("name", rows[place])
        for place, texts in edits.items()
        if place < len(rows) and any(_is_other(cell_text(key, rows[place]), texts.get(key, "")) for key in IDENTITY)
    ]


def _is_other(old: str, new: str) -> bool:
    return bool(old and new.strip() and "*" not in new) and old != new.strip()


def refused_texts(texts: Texts, problems: Sequence[Problem]) -> dict[str, BadCell]:
    """The typed cells that a refusal is about, marked; all of them when it names none of them."""
    found: dict[str, BadCell] = {}
    for problem in problems:
        place = place_of_problem(problem)
        keys = tuple(key for key in (place, _BESIDE.get(place, "")) if key in texts)[:1] or tuple(texts)
        found |= {each: BadCell(texts[each], problem) for each in keys if each not in found}
    return found


def waiting(row: GridRow, texts: Texts, problems: Sequence[Problem]) -> GridRow:
    """A row that the store does not have yet and may not have so: it keeps all that was typed, and says what lacks."""
    marks = {place_of_problem(problem): problem for problem in reversed(problems)}
    stood = {key: cell_text(key, row) for key in marks if key in cells()}  # what earlier acts typed
    bad = {key: BadCell(texts.get(key, stood.get(key, "")), problem) for key, problem in marks.items()}
    return GridRow(row.line, {**row.bad, **bad}, saved=False)


def marked(row: GridRow, bad: Mapping[str, BadCell]) -> GridRow:
    """The row with more cells that could not be kept."""
    return replace(row, bad={**row.bad, **bad})


def judged(
    before: Mapping[int, GridRow], edits: Mapping[int, Texts], tried: Tried, today: date | None = None
) -> dict[int, GridRow]:
    """Rows by place with what was typed: kept where it may be, else in sight with the reason, cell by cell."""
    meant, refused = tried([typed(row, edits[place], today) for place, row in before.items()])
    bad: dict[int, Mapping[str, BadCell]] = {
        place: refused_texts(edits[place], refused[row.rid]) if row.rid in refused and row.saved else {}
        for place, row in before.items()
    }
    several = len({row.line.person.rid for row in before.values()}) < len(before)
    if refused or several:  # the other cells of a row are kept, if they may be without the refused ones
        rest = {place: {k: text for k, text in texts.items() if k not in bad[place]} for place, texts in edits.items()}
        meant, refused = tried(_in_turn(before, rest, today))
    wanted = dict(zip(before, meant, strict=True))
    for place, row in wanted.items():
        if row.rid not in refused:
            wanted[place] = replace(marked(row, bad[place]), saved=True)
        elif row.saved:
            wanted[place] = marked(before[place], {**refused_texts(edits[place], refused[row.rid]), **bad[place]})
        else:
            wanted[place] = waiting(row, edits[place], refused[row.rid])
    return wanted


def _in_turn(before: Mapping[int, GridRow], edits: Mapping[int, Texts], today: date | None) -> list[GridRow]:
    """Rows as typed, each with what was typed of the same person in those above."""
    found: list[GridRow] = []
    for place, row in before.items():
        (shown,) = of_one_person([row], found)
        found.append(typed(shown, edits[place], today))
    return found


def not_kept(row: GridRow, texts: Texts) -> GridRow:
    """The row with what was typed into it while the store could not take anything."""
    return marked(row, {key: BadCell(text, Problem(_NOT_KEPT, key)) for key, text in texts.items()})


def numbered_anew(rows: Iterable[GridRow]) -> tuple[GridRow, ...]:
    """The rows by their number; one that the store does not have yet gives way to one that has the same."""
    every = list(rows)
    found = [row for row in every if row.saved]
    taken, free = {row.line.claim.line for row in found}, next_number(every)
    for row in every:
        if not row.saved:
            if row.line.claim.line in taken:
                row, free = replace(row, line=replace(row.line, claim=replace(row.line.claim, line=free))), free + 1
            taken.add(row.line.claim.line)
            found.append(row)
    return tuple(sorted(found, key=lambda row: row.line.claim.line))


def with_room(rows: Sequence[GridRow], last: int, case_rid: str) -> list[GridRow]:
    """The rows, with empty ones that the store does not have yet up to a place."""
    free = next_number(rows)
    more = range(last + 1 - len(rows))
    return [*rows, *(GridRow(new_line(case_rid, free + step), saved=False) for step in more)]


def readings(rows: Iterable[GridRow]) -> dict[int, dict[str, str]]:
    """By the place of its row, for each cell in which somebody's words were understood, what they were read as."""
    found = {
        place: {key: cell.problem.details["read"] for key, cell in row.bad.items() if cell.problem.code == SPOKEN}
        for place, row in enumerate(rows)
    }
    return {place: texts for place, texts in found.items() if texts}


def of_one_person(rows: Sequence[GridRow], changed: Iterable[GridRow]) -> list[GridRow]:
    """The rows, each about somebody whom one of these changed showing that person as the last of them has it."""
    people = {row.line.person.rid: row.line.person for row in changed}
    return [
        replace(row, line=replace(row.line, person=person))
        if (person := people.get(row.line.person.rid)) is not None and person is not row.line.person
        else row
        for row in rows
    ]


def cell_text(key: str, row: GridRow) -> str:
    """The words of a cell as they would be typed, never masked."""
    return row.bad[key].text if key in row.bad else shown(cells()[key], row.line)


def changed_range(before: Sequence[GridRow], after: Sequence[GridRow]) -> tuple[int, int, int, int]:
    """Top, left, bottom and right of the cells of ``after`` that differ; where rows went, the row that follows."""
    known = {row.rid: row for row in before}
    found = [
        (place, number)
        for place, row in enumerate(after)
        if row != known.get(row.rid)
        for number, key in enumerate(cells())
        if row.rid not in known or _seen(key, row) != _seen(key, known[row.rid])
    ]
    if not found:
        kept = {row.rid for row in after}
        gone = next((place for place, row in enumerate(before) if row.rid not in kept), 0)
        return gone, 0, gone, 0
    rows, places = [row for row, _ in found], [number for _, number in found]
    return min(rows), min(places), max(rows), max(places)


def _seen(key: str, row: GridRow) -> tuple[str, Problem | None]:
    return cell_text(key, row), row.problem(key)


def next_number(rows: Iterable[GridRow]) -> int:
    """The number of the next new line."""
    return max((row.line.claim.line for row in rows), default=0) + 1


def as_claimed(rows: Sequence[GridRow]) -> dict[int, Texts]:
    """按主张认定: what would be written where what is claimed, and told without doubt, is not what was found."""
    claims = ((place, row.line.claim) for place, row in enumerate(rows))
    return {
        place: {"found_fen": yuan(claim.findable_fen)}
        for place, claim in claims
        if claim.findable_fen is not None and claim.findable_fen != claim.found_fen
    }


def not_as_claimed(rows: Sequence[GridRow], chosen: Sequence[int], ordered: Container[str] = ()) -> Iterator[Problem]:
    """Why nothing is found as claimed in the chosen rows, of each its own reason; ``ordered`` are the lines that an
    order fixes. Where none is chosen the cursor is in the empty one at the end."""
    if not chosen:
        yield Problem("as-claimed-no-line")
    for claim in (rows[place].line.claim for place in chosen):
        if claim.rid in ordered:
            code = "as-claimed-ordered"
        elif claim.claimed_fen is None:
            code = "as-claimed-untold"
        else:
            code = "as-claimed-open" if claim.findable_fen is None else "as-claimed-done"
        yield Problem(code, f"line {claim.line}")
