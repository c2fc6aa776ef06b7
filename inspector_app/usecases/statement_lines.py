"""What bringing in a statement would do, line by line, each with its place in the file, for a person who looks at both.

A movement is new, or one that something kept tells already; what does not fit and what was not read stand beside it.
"""

from collections.abc import Iterator, Sequence

from inspector_app.domain.money import yuan
from inspector_app.domain.roster import RowProblem
from inspector_app.domain.statement import UNPAID, Statement, StatementLine, flaws
from inspector_app.support import vocabulary
from inspector_app.support.clock import local
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.list_plan import Fate, Places, PlanLine, plan_in_order, problem_line
from inspector_app.usecases.statements import StatementFile, new_rows, unread_of


def statement_lines(file: StatementFile, told: Sequence[Statement], known: Sequence[Statement]) -> tuple[PlanLine, ...]:
    """The plan of a file whose lists are ``told``, as a person says whose account each is of; ``known`` is kept."""
    places = Places(file.reading.reading)
    only = file.book.sheets[0].name if file.book.sheets else ""
    lines = [line for each in told for line in _movements(each, places, new_rows(each, known), only)]
    names = {(spot.sheet, spot.row): line.who for line in lines for spot in line.spots}
    problems = (*file.reading.problems, *(problem for each in told for problem in _flaws(each)))
    lines += (problem_line(each, names, places, each.sheet or only) for each in problems)
    return (*plan_in_order(lines), *unread_of(file))


def _flaws(told: Statement) -> Iterator[RowProblem]:
    """What does not fit in the lines of a list: a balance, a serial number, a day that is not told."""
    for flaw in flaws(told.lines, local(told.taken_at).date()):
        problem = Problem("statement-flaw", "", Level.WARNING, {"words": flaw.words})
        yield RowProblem(flaw.rows[0], "", problem, told.sheet)


def _movements(told: Statement, places: Places, new: frozenset[int], only: str) -> Iterator[PlanLine]:
    for line in told.lines:
        is_new = line.row in new
        spot = places.row(told.sheet or only, line.row)
        place = f"{told.sheet} 第{line.row}行".strip()
        words = line_words(line) if is_new else f"已经导入过：{line_words(line)}"
        yield PlanLine(Fate.NEW if is_new else Fate.SAME, place, line.party, words, (spot,), is_entry=True)


def line_words(line: StatementLine) -> str:
    """2026-03-01，收入500.00元，材料款（失败）"""
    side = "in_fen" if line.in_fen else "out_fen"
    amount = f"{vocabulary.label(f'statement_line.{side}')}{yuan(line.in_fen or line.out_fen)}元"
    outcome = f"（{vocabulary.word(line.outcome)}）" if line.outcome in UNPAID else ""
    day = line.day.isoformat() if line.day else "没有日期"
    return "，".join(filter(None, (day, amount, line.words))) + outcome
