"""在建工程项目台账 as an Excel file: an empty template, reading one that came from an office, writing one back."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from inspector_app.domain.money import yuan
from inspector_app.domain.project import SITE_FACTS, Grade, Project, ProjectKind, besides, sums_in_words
from inspector_app.domain.roster import RowProblem, SeenColumn, in_order
from inspector_app.exchange.ledger_columns import EXAMPLE, LEDGER, NOT_KNOWN, NOTES, TEXTS, WIDTHS
from inspector_app.exchange.ledger_identity import AskedLine, Register, county, elsewhere, project_rid
from inspector_app.exchange.ledger_line import LedgerLine
from inspector_app.exchange.marked_rows import examples, marked
from inspector_app.exchange.money_units import ledger_unit_doubts
from inspector_app.exchange.tables.columns.choices import NOTHING_SAID, Said, word_key
from inspector_app.exchange.tables.columns.column import ANSWERS, TAKEN, is_said
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.tables.memory import Memory, read_as_before
from inspector_app.exchange.tables.person_forms import with_forms_as_lists
from inspector_app.exchange.tables.reading import Reading, Table, refuse_none
from inspector_app.exchange.tables.rows.line import Line, LineKind
from inspector_app.exchange.tables.rows.values import Found
from inspector_app.exchange.tables.seen import letters_of, seen_columns
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.town_above import of_towns, town_above
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem
from inspector_app.support.progress import Watch, unwatched

_AFFECTED = re.compile("涉|欠")
_IS_OWED = re.compile("^(?:是否|有无)(?:存在|有)?拖?欠")
_OF_RISKS = re.compile("^(?!.*欠).*(?:风险|隐患|预警|监管)")
_ONCE = (
    "ledger-grade-unknown", "ledger-grade-of-risks", "ledger-kind-unknown", "ledger-fact-open", "ledger-phone-parted",
    "ledger-day-open",
)  # fmt: skip
_FIGURE = re.compile(r"\d+")
_GRAVITY = (Level.INFO, Level.WARNING, Level.ERROR)
_NO_MEANINGS: Mapping[str, str] = MappingProxyType({})
_NO_MEMORY: Memory = MappingProxyType({})


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
class OtherWord:
    """A word of others in a field of a ledger, in how many lines it stands, and the value of ours that it means (None:
    nobody said yet; empty: none of ours)."""

    field: str
    text: str
    lines: int
    meaning: str | None = None


@dataclass(frozen=True, slots=True)
class LedgerReading:
    """What a ledger file holds: usable projects, problems by row and column, totals, and how columns were taken.

    ``totals_rows`` are the rows left out as totals; ``mapping`` is field → column letter of the first table, ``unused``
    what was not taken in, ``is_whole`` false when any of it may tell of a project, and when a line was left out.
    ``said`` is what a person said of its columns, for the next one. ``places`` are sheet and row of each project by
    its rid, ``words`` what it says of grades and kinds in words of its own.
    """

    projects: tuple[Project, ...]
    problems: tuple[RowProblem, ...]
    totals: LedgerTotals
    totals_rows: tuple[int, ...]
    mapping: Mapping[str, str]
    unused: tuple[str, ...]
    is_whole: bool = True
    columns: tuple[SeenColumn, ...] = ()
    said: Memory = field(default_factory=dict)
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict, compare=False)
    words: tuple[OtherWord, ...] = ()
    fills_only: frozenset[str] = frozenset()
    """Fields whose columns tell of a part only (涉及人数 of 农民工人数): they fill what is open and change nothing."""
    asked: tuple[AskedLine, ...] = ()
    """The lines of which a person must say whether they tell of a known project."""


def read_projects(
    book: Book, said: Said = NOTHING_SAID, memory: Memory = _NO_MEMORY, tell: Watch = unwatched
) -> tuple[Book, Reading]:
    """How a ledger in a book is read, and the book it was read from: a list of projects, or a card of each."""
    reading = read_as_before(book, LEDGER, said, memory, tell)
    if any(reading.lines(LineKind.ENTRY)):
        return book, reading
    cards = with_forms_as_lists(book, LEDGER)
    return (book, reading) if cards == book else (cards, read_as_before(cards, LEDGER, said, memory, tell))


def ledger_of(
    reading: Reading, name: str, agency_rid: str, meanings: Mapping[str, str] = _NO_MEANINGS, *, on: date,
    register: Register | None = None,
) -> LedgerReading:  # fmt: skip
    """A ledger as read, in projects. ``on`` is the day on which its grades are asserted, ``name`` that of the file.

    A project that is known keeps its identity (``register``). ``meanings`` are what words of others mean, as a person
    said it (:func:`~.tables.choices.word_key`). A line without a name, or one that another line has said, is named and
    left out; what is doubtful beside the name leaves the project in. Raises :class:`Trouble` as ``refuse_none``.
    """
    refuse_none(reading, name)
    found = _Projects(agency_rid, on, name, meanings, register or Register())
    for table, line in reading.lines(LineKind.ENTRY):
        found.take(table, line, _sheet(reading, table))
    parts = list(_of_parts(reading))
    if parts:  # nobody owed anything tells not how many work there
        found.projects.update((rid, replace(p, heads=None)) for rid, p in found.projects.items() if p.heads == 0)
    projects, problems = found.projects, found.problems
    problems += _of_doubtful(found, letters_of(reading.tables[0]), reading.sheets > 1)
    totals = totals_of(projects.values())
    problems += _of_other_rows(reading, totals)
    problems += [*parts, *_made_before(reading, found), *ledger_unit_doubts(reading)]
    sheets = [_sheet(reading, table) for table in reading.tables]
    return LedgerReading(
        tuple(projects.values()),
        in_order(_asked_once(problems), sheets),
        totals,
        tuple(line.row for _, line in reading.lines(LineKind.TOTAL)),
        letters_of(reading.tables[0]),
        tuple(each.words for each in reading.not_read if each.is_told),
        not any(each.matters for each in reading.not_read) and all(p.level is not Level.ERROR for p in problems),
        seen_columns(reading),
        places=found.places,
        words=tuple(OtherWord(*word, count, meanings.get(word_key(*word))) for word, count in found.words.items()),
        fills_only=frozenset({"heads"} if parts else ()),
        asked=tuple(_asked(found)),
    )


def _made_before(reading: Reading, found: "_Projects") -> Iterator[RowProblem]:
    """That a list was made on another day than that on which its grades are asserted."""
    graded = {found.places[rid] for rid, project in found.projects.items() if project.grade}
    for table in reading.tables:
        day = table.context.made_on
        if day is not None and day < found.on and any((table.sheet, line.row) in graded for line in table.lines):
            problem = Problem("ledger-made-before", f"第{table.heading_row}行", Level.INFO, {"day": f"{day}"})
            yield RowProblem(table.heading_row, "", problem, _sheet(reading, table))


def _owes_none(table: Table, line: Line) -> bool:
    """Whether a column of answers says of a project that no wages are owed: 是否欠薪 否."""
    asked = (column for column in table.columns if column.reason == ANSWERS and _IS_OWED.search(column.heading))
    cells = (table.block.grid.at(line.row, column.number).text for column in asked)
    return any(heading_key(text) in structure().answers["no"] for text in cells)


def _grades_risks(table: Table) -> bool:
    """Whether the grades are those of a scale of risks (风险等级, 隐患等级), whose 一般 need not mean 一般欠薪."""
    columns = (c for c in table.columns if c.field == "grade" and c.role in TAKEN and not is_said(c))
    return any(_OF_RISKS.search(c.heading) for c in columns)


def _asked(found: "_Projects") -> Iterator[AskedLine]:
    for rid, project in found.projects.items():
        if maybe := found.register.maybe(project, found.projects):
            yield AskedLine(project.name, project.town, found.places[rid][1], maybe)


def _of_parts(reading: Reading) -> Iterator[RowProblem]:
    """That a column counts those who are owed, not all who work there, unless a person took it for these."""
    for table in reading.tables:
        for column in table.columns:
            if (
                column.field == "heads"
                and column.role in TAKEN
                and _AFFECTED.search(column.heading)
                and not is_said(column)
            ):
                place = f"{column.letter}{table.heading_row}"
                problem = Problem("ledger-heads-affected", place, Level.INFO, {"heading": column.heading})
                yield RowProblem(table.heading_row, column.letter, problem, _sheet(reading, table))


def _of_other_rows(reading: Reading, totals: LedgerTotals) -> Iterator[RowProblem]:
    """What is to be said of rows that are no project: nobody's, and totals."""
    yield from marked(reading)
    yield from examples(reading, Level.ERROR, _row(EXAMPLE))
    yield from filter(None, (of_towns(table, _sheet(reading, table)) for table in reading.tables))
    for table, line in reading.lines(LineKind.ENTRY):
        if line.hidden:
            yield RowProblem(line.row, "", Problem("row-hidden", f"第{line.row}行", Level.INFO), _sheet(reading, table))
    for table, line in reading.lines(LineKind.NOBODY):
        missing = Found(letters_of(table).get("name", ""), Problem("ledger-name-missing", f"第{line.row}行"))
        for letter, problem in line.found or [missing]:
            yield RowProblem(line.row, letter, problem, _sheet(reading, table))
    for table, line in reading.lines(LineKind.TOTAL):
        yield from _totals_problems(line, totals, _sheet(reading, table))


@dataclass
class _Projects:
    """The projects of a ledger by their id as its lines tell them, the place of each, words of others that were met,
    and what is wrong or doubtful."""

    agency_rid: str
    on: date
    source: str
    meanings: Mapping[str, str]
    register: Register
    projects: dict[str, Project] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    words: Counter[tuple[str, str]] = field(default_factory=Counter)
    problems: list[RowProblem] = field(default_factory=list)

    def take(self, table: Table, line: Line, sheet: str) -> None:
        told = LedgerLine(
            line, sheet, self.meanings, town=town_above(table), owes_none=_owes_none(table, line),
            of_risks=_grades_risks(table),
        )  # fmt: skip
        told.problems += [RowProblem(line.row, letter, _left_open(problem), sheet) for letter, problem in line.found]
        project = told.project(self._rid, self.on, self.source)
        if project is not None:
            project = self._identified(project, told)
        if project is not None and project.rid in self.projects and line.continues:
            self.projects[project.rid] = _together(self.projects[project.rid], project)
        elif project is not None and project.rid in self.projects:
            told.complain("name", "ledger-duplicate", name=project.name)
        elif project is not None:
            self.projects[project.rid] = project
            self.places[project.rid] = table.sheet, line.row
        self.problems += told.problems
        self.words.update(told.words)

    def _identified(self, project: Project, told: LedgerLine) -> Project | None:
        """The project as the store knows it, else with an identity of its own; None where several are meant alike."""
        own = project.rid
        known = self.register.rids(project)
        if len(known) > 1:
            told.complain("name", "ledger-several", name=project.name)
            return None
        if known and not (project.code and self._is_another(known[0], project)):
            return replace(project, rid=known[0])
        other = self.projects.get(own)
        if other is not None and told.town not in ("", other.town):
            own = self._rid(project.name, project.code, told.town)
        elif own in self.register or (other is not None and elsewhere(other.address, project.address)):
            own = self._rid(project.name, project.code, f"{project.town}({county(project.address)})")
        return replace(project, rid=own)

    def _is_another(self, rid: str, project: Project) -> bool:
        """Whether a line of the file with another code is already taken for this known project."""
        other = self.projects.get(rid)
        return other is not None and other.code != project.code

    def _rid(self, name: str, code: str, town: str) -> str:
        return project_rid(self.agency_rid, name, code, town)


def _of_doubtful(found: _Projects, letters: Mapping[str, str], several_sheets: bool) -> Iterator[RowProblem]:
    """Of each line that gives a known project its code, or may make it stand there twice."""
    for rid, project in found.projects.items():
        for doubt in found.register.doubts(project, found.projects):
            (sheet, row), column = found.places[rid], letters.get(doubt.field, "")
            where = f"{column}{row}" if column else f"第{row}行"
            problem = Problem(doubt.code, where, Level.WARNING, doubt.details)
            yield RowProblem(row, column, problem, sheet if several_sheets else "")


def _together(first: Project, more: Project) -> Project:
    """A project whose line goes on in another row, such as with a second labour company: what is counted adds up."""
    unpaid, heads = (
        None if one is None or other is None else one + other
        for one, other in ((first.unpaid_fen, more.unpaid_fen), (first.heads, more.heads))
    )
    return replace(first, unpaid_fen=unpaid, heads=heads)


def _asked_once(problems: Iterable[RowProblem]) -> list[RowProblem]:
    """A word of others is asked about where it stands first, with the number of lines that have it; months in the
    place of days (2025.05) are one kind of words, whichever they are."""
    listed = list(problems)
    said = Counter(map(_word_of, filter(lambda each: each.code in _ONCE, listed)))
    found = []
    for problem in listed:
        if problem.code not in _ONCE:
            found.append(problem)
        elif count := said.pop(_word_of(problem), 0):
            rows = f"（共{count}行）" if count > 1 else ""
            told = replace(problem.problem, details={**problem.problem.details, "rows": rows})
            found.append(replace(problem, problem=told))
    return found


def _word_of(problem: RowProblem) -> tuple[str, str]:
    text = problem.problem.details.get("text", "")
    return problem.code, _FIGURE.sub("0", text) if problem.code == "ledger-day-open" else text


def _left_open(problem: Problem) -> Problem:
    """A cell that cannot be trusted is left empty; its line stays."""
    return replace(problem, level=min(problem.level, Level.WARNING, key=_GRAVITY.index))


def _sheet(reading: Reading, table: Table) -> str:
    return table.sheet if reading.sheets > 1 else ""


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


def template(path: Path) -> None:
    """Write an empty ledger with headings, choices, one example line and a sheet of notes."""
    _write(path, (EXAMPLE,), example=True)


def write_ledger(path: Path, projects: Iterable[Project]) -> None:
    """Write projects as a ledger that :func:`ledger_of` reads back."""
    _write(path, projects, example=False)


def _totals_problems(line: Line, totals: LedgerTotals, sheet: str) -> list[RowProblem]:
    """Where a grand total differs from the lines added up; subtotals are not compared."""
    found = []
    people = f"{totals.heads}{besides(totals.heads_untold)}"
    unpaid = f"{yuan(totals.unpaid_fen)}{besides(totals.unpaid_untold)}"
    for compared in line.compared:
        column = compared.column
        if compared.is_part or compared.ties or column.field not in ("heads", "unpaid_fen"):
            continue
        is_heads = column.field == "heads"
        stated = f"{compared.stated.normalize():f}" if is_heads else yuan(int(compared.stated * 100))
        details = {"heading": column.heading, "stated": stated, "added": people if is_heads else unpaid}
        problem = Problem("ledger-total-differs", f"{column.letter}{line.row}", Level.WARNING, details)
        found.append(RowProblem(line.row, column.letter, problem, sheet))
    return found


def _write(path: Path, projects: Iterable[Project], *, example: bool) -> None:
    titles = [heading.title for heading in LEDGER.fields]
    from inspector_app.exchange.workbook import (
        add_choices,
        add_notes,
        add_row,
        new_workbook,
        save,
    )  # writes only, and is slow to load

    workbook, sheet = new_workbook("项目台账", titles, [WIDTHS.get(heading.name, 14) for heading in LEDGER.fields])
    for project in projects:
        add_row(sheet, _row(project), example=example)
    fields = [heading.name for heading in LEDGER.fields]
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
    return [cells[heading.name] for heading in LEDGER.fields]
