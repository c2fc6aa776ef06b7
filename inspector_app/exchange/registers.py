"""A sheet that says who the workers are (花名册), beside one that says what they are owed: joined by their names.

A name that stands twice in the register, or whose number is another one in the list, is joined to nobody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from inspector_app.domain.roster import AMOUNTS, RosterLine, RosterRow, RowProblem
from inspector_app.support.errors import Level, Problem
from inspector_app.support.groups import grouped

_TOLD = ("id_number", "phone", "address", "job", "crew", "employer", "bank", "card")
_MOST_NAMES = 8


def register_sheets(lines: Sequence[RosterLine]) -> set[str]:
    """The sheets of which no line tells an amount, work or time, beside others whose lines do."""
    by_sheet = grouped(lines, lambda line: line.sheet)
    found = {sheet for sheet, of in by_sheet.items() if not any(map(_tells_work, of)) and any(map(_tells_who, of))}
    return found if found and len(found) < len(by_sheet) else set()


def _tells_work(line: RosterLine) -> bool:
    return bool(line.attendance or any(getattr(line, f"{name}_fen") is not None for name in AMOUNTS))


def _tells_who(line: RosterLine) -> bool:
    return bool(line.id_number or line.phone)


def joined(rows: Sequence[RosterRow], registers: set[str]) -> tuple[list[RosterRow], list[RowProblem]]:
    """The rows of the other sheets with what the registers tell of the same people, and what is to be said of it; of
    registers that have no name in common with them all rows, and nothing."""
    people = grouped([row for row in rows if row.sheet in registers], _name)
    others = [row for row in rows if row.sheet not in registers]
    listed = grouped(others, _name)
    known = {name: of[0] for name, of in people.items() if name in listed and _is_same(of, listed[name])}
    if not known:
        return list(rows), []
    filled = [_filled(row, known[_name(row)]) if _name(row) in known else row for row in others]
    doubtful = [row for name, of in people.items() if name in listed and name not in known for row in of]
    return [*filled, *doubtful], list(_said(known, [name for name in people if name not in listed]))


def _name(row: RosterRow) -> str:
    return "".join(row.values.get("name", "").split())


def _is_same(register: Sequence[RosterRow], listed: Sequence[RosterRow]) -> bool:
    """Whether a name of a register is that of one person, and of nobody with another number in the list."""
    number = register[0].values.get("id_number", "")
    return len(register) == 1 and all(row.values.get("id_number", "") in ("", number) for row in listed)


def _filled(row: RosterRow, register: RosterRow) -> RosterRow:
    told = {name: text for name in _TOLD if (text := register.values.get(name, "")) and not row.values.get(name)}
    return replace(row, values={**row.values, **told})


def _said(known: dict[str, RosterRow], others: Sequence[str]) -> Iterator[RowProblem]:
    for sheet, of in grouped(known.values(), lambda row: row.sheet).items():
        details = {"count": str(len(of))}
        yield RowProblem(0, "", Problem("roster-register-joined", "", Level.WARNING, details), sheet)
    if others:
        names = "、".join(others[:_MOST_NAMES]) + "等" * (len(others) > _MOST_NAMES)
        details = {"count": str(len(others)), "names": names}
        sheet = next(iter(known.values())).sheet
        yield RowProblem(0, "", Problem("roster-register-others", "", Level.WARNING, details), sheet)
