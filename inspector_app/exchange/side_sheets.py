"""Sheets of a list of attendance or payments that tell once more what others tell: their sum, or a copy."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from inspector_app.domain.alike import person_key
from inspector_app.domain.brought_list import BroughtLine, Side
from inspector_app.domain.roster import RowProblem
from inspector_app.exchange.balances import is_copy, is_summary, summing
from inspector_app.support.errors import Level, Problem
from inspector_app.support.groups import grouped


def told_once(side: Side, lines: Sequence[BroughtLine]) -> tuple[tuple[BroughtLine, ...], tuple[RowProblem, ...]]:
    """The lines without those of sheets that tell again what others do, and what is to be said of these sheets."""
    said: list[RowProblem] = []
    kept = tuple(lines) if side is not Side.CONTRACTS else ()
    while again := _copied(kept):
        kept = tuple(line for line in kept if line.sheet != again[0])
        said.append(_problem("roster-sheet-again", again[0], Level.WARNING, other=again[1]))
    figures = {sheet: _by_name(side, of) for sheet, of in grouped(kept, lambda line: line.sheet).items()}
    if whole := summing(figures):
        kept = tuple(line for line in kept if line.sheet != whole)
        said.append(_problem("roster-sheet-sums-up", whole, Level.WARNING))
    else:
        said += _differing(figures)
    return (tuple(lines), ()) if side is Side.CONTRACTS else (kept, tuple(said))


def _differing(figures: Mapping[str, Mapping[str, Decimal]]) -> Iterator[RowProblem]:
    """Sheets that say by their name that they sum up others, and tell of the same people something else."""
    for sheet, told in figures.items():
        others = {name for other, of in figures.items() if other != sheet for name, figure in of.items() if figure}
        if is_summary(sheet) and others.intersection(told):
            yield _problem("roster-sheet-sum-differs", sheet, Level.ERROR)


def _copied(lines: Sequence[BroughtLine]) -> tuple[str, str] | None:
    """A sheet that tells of the same people the same of the same time as one before it, and that one. Where no time is
    told only the name of a copy says so."""
    by_sheet = [(sheet, [_told(line) for line in of]) for sheet, of in grouped(lines, lambda line: line.sheet).items()]
    for at, (sheet, told) in enumerate(by_sheet):
        for other, before in by_sheet[:at]:
            is_sure = is_copy(sheet) or is_copy(other) or all(any(days) for _, _, days in told)
            if is_sure and sorted(told, key=str) == sorted(before, key=str):
                return sheet, other
    return None


def _told(line: BroughtLine) -> tuple[object, object, tuple[object, ...]]:
    """Who, how much, and of which days."""
    figures = (line.days, line.earned_fen, line.paid_fen, line.failed)
    return (person_key(line.name), line.id_number), figures, (line.first_day, line.last_day, line.paid_on)


def _by_name(side: Side, lines: Sequence[BroughtLine]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for line in lines:
        told = Decimal(line.days or 0) if side is Side.ATTENDANCE else Decimal(line.paid_fen or line.earned_fen or 0)
        key = person_key(line.name)
        found[key] = found.get(key, Decimal(0)) + told
    return found


def _problem(code: str, sheet: str, level: Level, **details: str) -> RowProblem:
    return RowProblem(0, "", Problem(code, "", level, details), sheet)
