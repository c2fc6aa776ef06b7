"""The rows of the wage grid and what becomes of them when cells are typed, pasted or cleared. Plain functions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from inspector_app.domain.claim import WageClaim, claim_problems
from inspector_app.domain.debt import Balance, Payment, balance
from inspector_app.domain.identity import new_rid
from inspector_app.domain.person import Person
from inspector_app.support.errors import Problem, Refused
from inspector_app.ui.cases.claims_columns import Column, place_of_problem, with_cell
from inspector_app.usecases.claim_lines import ClaimLine

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BadCell:
    """What was typed and could not be kept, and why."""

    text: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class GridRow:
    """A line with the cells that could not be kept, by the key of their column; ``saved`` once the store has it."""

    line: ClaimLine
    bad: Mapping[str, BadCell] = field(default_factory=dict)
    saved: bool = True

    @property
    def rid(self) -> str:
        """The identity of the line."""
        return self.line.rid

    def problem(self, key: str) -> Problem | None:
        """What is wrong or doubtful in a cell."""
        if key in self.bad:
            return self.bad[key].problem
        found = claim_problems(self.line.claim)
        return next((problem for problem in found if place_of_problem(problem) == key), None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong or doubtful in the row."""
        return (*(cell.problem for cell in self.bad.values()), *claim_problems(self.line.claim))


def new_line(case_rid: str, number: int) -> ClaimLine:
    """An empty line for a person not known yet."""
    person = Person(new_rid(), "")
    return ClaimLine(WageClaim(new_rid(), case_rid, person.rid, number, identity_checked=False), person)


def typed(columns: Mapping[str, Column], row: GridRow, texts: Texts) -> GridRow:
    """The row with cells as typed: what can be read goes into the line, the rest stays as typed with its problem."""
    line, bad = row.line, dict(row.bad)
    for key, text in texts.items():
        bad.pop(key, None)
        try:
            line = with_cell(columns[key], line, text)
        except Refused as refusal:
            bad[key] = BadCell(text, refusal.problems[0])
    return GridRow(line, bad, row.saved)


def turned_down(before: GridRow, after: GridRow, texts: Texts, problems: Sequence[Problem]) -> GridRow:
    """The row when its line as a whole may not be kept: the store's line with the typed cells marked.

    A line that the store does not have yet keeps everything typed, so that the missing cell can follow.
    """
    bad = dict(after.bad)
    for problem in problems:
        key = place_of_problem(problem)
        if before.saved and key not in texts:
            key = next(iter(texts), key)
        bad[key] = BadCell(texts.get(key, ""), problem)
    return GridRow(before.line if before.saved else after.line, bad, before.saved)


def next_number(rows: Iterable[GridRow]) -> int:
    """The number of the next new line."""
    return max((row.line.claim.line for row in rows), default=0) + 1


@dataclass(frozen=True, slots=True)
class Totals:
    """Derived sums below the grid, in 分 and heads. ``found_fen`` counts wages only."""

    heads: int
    claimed_fen: int
    found_fen: int
    disputed_fen: int
    unchecked: int
    balance: Balance


def totals(rows: Sequence[GridRow], payments: Iterable[Payment]) -> Totals:
    """What the rows add up to."""
    claims = [row.line.claim for row in rows]
    return Totals(
        len(claims),
        sum(claim.claimed_fen or 0 for claim in claims),
        sum(claim.ordered_fen for claim in claims),
        sum(claim.disputed_fen or 0 for claim in claims),
        sum(1 for claim in claims if not claim.identity_checked),
        balance(claims, payments),
    )
