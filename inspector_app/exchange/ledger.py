"""在建工程项目台账 as an Excel file: an empty template, reading one that came from an office, writing one back."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from inspector_app.domain.identity import half_width, named_rid
from inspector_app.domain.money import parse_yuan, yuan
from inspector_app.domain.project import SITE_FACTS, Grade, Project, ProjectKind, besides, sums_in_words
from inspector_app.domain.roster import RowProblem
from inspector_app.exchange.ledger_columns import (
    EXAMPLE,
    EXAMPLE_MARK,
    HEADINGS,
    NOT_KNOWN,
    NOTES,
    TEXTS,
    WIDTHS,
)
from inspector_app.exchange.ledger_line import LedgerLine
from inspector_app.exchange.sheet import Column, SheetRow, heading_key, read_table
from inspector_app.exchange.workbook import add_choices, add_notes, add_row, new_workbook, save
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem, Refused

_TOTALS = re.compile(r"(合计|总计|共计|小计)")


@dataclass(frozen=True, slots=True)
class LedgerTotals:
    """Counts and sums over the usable lines; projects without a grade are counted under None. Money in 分.

    ``heads_untold`` and ``unpaid_untold`` count the projects of which nobody told the head count or the unpaid sum.
    """

    projects: int
    by_grade: tuple[tuple[Grade | None, int], ...]
    heads: int
    unpaid_fen: int
    heads_untold: int
    unpaid_untold: int

    @property
    def words(self) -> str:
        """Head count and unpaid sum, with what they do not know."""
        return sums_in_words(self.projects, self.heads, self.heads_untold, self.unpaid_fen, self.unpaid_untold)


@dataclass(frozen=True, slots=True)
class LedgerReading:
    """What a ledger file holds: usable projects, problems by row and column, totals, and how columns were taken.

    ``totals_rows`` are the Excel rows left out as totals; ``mapping`` is field → column letter, ``unused`` the headings
    that nobody reads.
    """

    projects: tuple[Project, ...]
    problems: tuple[RowProblem, ...]
    totals: LedgerTotals
    totals_rows: tuple[int, ...]
    mapping: Mapping[str, str]
    unused: tuple[str, ...]


def read_ledger(path: Path, agency_rid: str, mapping: Mapping[str, str] | None = None, *, on: date) -> LedgerReading:
    """Read a project ledger. ``on`` is the day on which its grades are asserted; ``mapping`` as in ``read_table``.

    A bad line is named and left out, the others are usable. Raises :class:`Trouble` as ``sheet.read_table`` does.
    """
    table = read_table(path, HEADINGS, mapping)
    by_row: dict[int, list[RowProblem]] = {}
    for problem in table.problems:
        by_row.setdefault(problem.row, []).append(problem)
    projects: dict[str, Project] = {}
    totals_rows: list[SheetRow] = []
    for row in table.rows:
        if is_totals(row):
            totals_rows.append(row)
            continue
        if EXAMPLE_MARK in row.values.get("note", ""):
            continue
        line = LedgerLine(row, table.columns, by_row.setdefault(row.row, []))
        project = line.project(lambda name, code, town: project_rid(agency_rid, name, code, town), on, path.name)
        if project is not None and project.rid in projects:
            line.complain("name", "ledger-duplicate", name=project.name)
        if project is not None and line.usable:
            projects[project.rid] = project
    totals = totals_of(projects.values())
    for row in totals_rows:
        by_row[row.row] = _totals_problems(row, table.columns, totals)
    problems = tuple(problem for row_number in sorted(by_row) for problem in by_row[row_number])
    letters = {name: column.letter for name, column in table.columns.items()}
    rows = tuple(row.row for row in totals_rows)
    return LedgerReading(tuple(projects.values()), problems, totals, rows, letters, table.unused)


def project_rid(agency_rid: str, name: str, code: str = "", town: str = "") -> str:
    """The identity of a project, the same on every laptop: from its official code, else from its name and town."""
    key = half_width(code) or f"{heading_key(name)}@{heading_key(town)}"
    return named_rid(agency_rid, "project", key)


def totals_of(projects: Iterable[Project]) -> LedgerTotals:
    """Counts and sums over projects, as the weekly report wants them."""
    listed = list(projects)
    grades = Counter(project.grade.grade if project.grade else None for project in listed)
    return LedgerTotals(
        len(listed),
        tuple((grade, grades[grade]) for grade in (*Grade, None)),
        sum(project.heads or 0 for project in listed),
        sum(project.unpaid_fen or 0 for project in listed),
        sum(project.heads is None for project in listed),
        sum(project.unpaid_fen is None for project in listed),
    )


def is_totals(row: SheetRow) -> bool:
    """Whether a line is a total: its name, or the text where a name or code would stand, says 合计, 小计 …."""
    return any(_TOTALS.match(heading_key(row.values.get(name, ""))) for name in ("name", "code"))


def template(path: Path) -> None:
    """Write an empty ledger with headings, choices, one example line and a sheet of notes."""
    _write(path, (EXAMPLE,), example=True)


def write_ledger(path: Path, projects: Iterable[Project]) -> None:
    """Write projects as a ledger that :func:`read_ledger` reads back."""
    _write(path, projects, example=False)


def _totals_problems(row: SheetRow, columns: Mapping[str, Column], totals: LedgerTotals) -> list[RowProblem]:
    """Where a grand total differs from the lines added up; subtotals are not compared."""
    if "小计" in row.values.get("name", "") + row.values.get("code", ""):
        return []
    found = []
    for name, sum_of_lines in (("heads", totals.heads * 100), ("unpaid_fen", totals.unpaid_fen)):
        stated = row.values.get(name, "")
        if not stated:
            continue
        place = f"{columns[name].letter}{row.row}"
        try:
            factor = 10_000 if columns[name].unit == "万元" else 1
            differs = parse_yuan(stated.removesuffix("人"), place) * factor != sum_of_lines
        except Refused as refusal:
            found += [RowProblem(row.row, columns[name].letter, problem) for problem in refusal.problems]
            continue
        if differs:
            people = f"{totals.heads}{besides(totals.heads_untold)}"
            shown = people if name == "heads" else f"{yuan(totals.unpaid_fen)}{besides(totals.unpaid_untold)}"
            details = {"heading": columns[name].heading, "stated": stated, "added": shown}
            problem = Problem("ledger-total-differs", place, Level.WARNING, details)
            found.append(RowProblem(row.row, columns[name].letter, problem))
    return found


def _write(path: Path, projects: Iterable[Project], *, example: bool) -> None:
    titles = [heading.title for heading in HEADINGS]
    workbook, sheet = new_workbook("项目台账", titles, [WIDTHS.get(heading.field, 14) for heading in HEADINGS])
    for project in projects:
        add_row(sheet, _row(project), example=example)
    fields = [heading.field for heading in HEADINGS]
    add_choices(sheet, fields.index("kind") + 1, vocabulary.words(ProjectKind).values())
    add_choices(sheet, fields.index("grade") + 1, vocabulary.words(Grade).values())
    for name in SITE_FACTS:
        add_choices(sheet, fields.index(name) + 1, NOT_KNOWN, strict=False)
    add_notes(workbook, NOTES)
    save(workbook, path)


def _row(project: Project) -> list[str]:
    cells = {name: getattr(project, name) for name in ("code", "name", "state", "manager_phone", *TEXTS)}
    cells |= {name: getattr(project, name).words for name in SITE_FACTS}
    cells |= {
        "kind": vocabulary.word(project.kind),
        "started_on": project.started_on.isoformat() if project.started_on else "",
        "contract_fen": "" if project.contract_fen is None else yuan(project.contract_fen),
        "heads": "" if project.heads is None else str(project.heads),
        "unpaid_fen": "" if project.unpaid_fen is None else yuan(project.unpaid_fen),
        "grade": vocabulary.word(project.grade.grade) if project.grade else "",
    }
    return [cells[heading.field] for heading in HEADINGS]
