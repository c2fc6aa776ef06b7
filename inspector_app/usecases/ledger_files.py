"""Excel files of the ledger: what an import would change, which column is which field, template and export."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from inspector_app.domain.project import Project
from inspector_app.domain.records import encode
from inspector_app.domain.roster import RowProblem, SeenColumn
from inspector_app.exchange.ledger import LedgerReading, LedgerTotals, template, write_ledger
from inspector_app.exchange.ledger_columns import LEDGER
from inspector_app.exchange.tables import reading as tables
from inspector_app.exchange.tables.reading import Outline
from inspector_app.exchange.tables.source import read_book
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem, Trouble
from inspector_app.support.progress import Progress
from inspector_app.usecases.context import Context
from inspector_app.usecases.history_values import Values
from inspector_app.usecases.lookups import ProjectFilter, ProjectOrder, projects
from inspector_app.usecases.projects import merged

__all__ = ["LedgerReading", "LedgerTotals", "Outline", "RowProblem", "SeenColumn"]


class Change(StrEnum):
    """What an import would do with a line."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class LedgerField:
    """A field that a ledger may fill, by the title we print."""

    name: str
    title: str
    required: bool


def ledger_fields() -> tuple[LedgerField, ...]:
    """The fields of a ledger, in the order of the template."""
    return tuple(LedgerField(field.name, field.title, field.name == LEDGER.anchor) for field in LEDGER.fields)


def outline(path: Path) -> Outline:
    """The columns of a file and how they would be taken. Raises :class:`Trouble` when it is no readable table."""
    found = tables.outline(read_book(path), LEDGER)
    if found is None:
        raise Trouble("sheet-no-heading", file=path.name, columns=LEDGER.by_name[LEDGER.anchor].title)
    return found


def foreseen(context: Context, reading: LedgerReading) -> tuple[tuple[Project, Change], ...]:
    """Each usable line with what the import would do; nothing is written."""
    known = {project.rid: project for project in context.store.pick(Project, (line.rid for line in reading.projects))}
    return tuple((line, _change(known.get(line.rid), line)) for line in reading.projects)


@dataclass(frozen=True, slots=True)
class ProjectChange:
    """What a ledger changes of a known project: each field in words, as it was and as it will be."""

    name: str
    fields: tuple[tuple[str, str, str], ...]

    @property
    def words(self) -> str:
        """农民工人数 30 → 40；…"""
        return "；".join(f"{label} {old} → {new}" for label, old, new in self.fields)


def ledger_changes(context: Context, reading: LedgerReading) -> tuple[ProjectChange, ...]:
    """What an import would change of the projects that are known; nothing is written."""
    known = {project.rid: project for project in context.store.pick(Project, (line.rid for line in reading.projects))}
    values = Values(context)
    changes = []
    for line in reading.projects:
        before = known.get(line.rid)
        if before is None or (after := merged(before, line)) == before:
            continue
        old, new = json.loads(encode(before)), json.loads(encode(after))
        fields = tuple(
            (
                vocabulary.label(f"project.{name}"),
                values.show("project", name, old[name]),
                values.show("project", name, new[name]),
            )
            for name in new
            if old[name] != new[name]
        )
        changes.append(ProjectChange(after.name, fields))
    return tuple(changes)


def _change(known: Project | None, line: Project) -> Change:
    if known is None:
        return Change.NEW
    return Change.SAME if merged(known, line) == known else Change.CHANGED


def save_template(_context: Context, path: Path) -> Path:
    """Write an empty ledger. Raises :class:`Trouble` ``disk-write-failed``."""
    template(path)
    return path


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """The lines of an export, frozen when it was asked for."""

    path: Path
    projects: tuple[Project, ...]


def prepare_export(
    context: Context, path: Path, wanted: ProjectFilter, order: ProjectOrder, reverse: bool = False
) -> ExportOrder:
    """Freeze the projects of a filter in the order in which they are shown."""
    listing = projects(context, wanted, order, reverse)
    return ExportOrder(path, tuple(project for project in listing.page(0, len(listing)) if project))


def perform_export(order: ExportOrder, progress: Progress) -> Mapping[str, int]:
    """Write the file; the number of lines under ``projects``. Raises :class:`Trouble` ``disk-write-failed``."""
    progress.step(0, 1, "写入台账")
    write_ledger(order.path, order.projects)
    progress.step(1, 1, "写入台账")
    return {"projects": len(order.projects)}


def mapping_problems(fields: Iterable[LedgerField], chosen: Mapping[str, str]) -> list[Problem]:
    """What keeps a choice of columns from being read: a required field without one, one column for two fields."""
    problems: list[Problem] = []
    used: dict[str, str] = {}
    for field in fields:
        letter = chosen.get(field.name, "")
        if field.required and not letter:
            problems.append(Problem("ledger-column-needed", field.name, details={"title": field.title}))
        elif letter in used:
            details = {"title": field.title, "other": used[letter]}
            problems.append(Problem("ledger-column-twice", field.name, details=details))
        if letter:
            used.setdefault(letter, field.title)
    return problems


def overruled(outline: Outline, chosen: Mapping[str, str]) -> dict[str, str]:
    """Only where the person said otherwise than the headings do."""
    return {name: letter for name, letter in chosen.items() if letter != outline.taken.get(name, "")}


def left_out(reading: LedgerReading) -> int:
    """How many lines of the file are not usable."""
    return len({problem.row for problem in reading.problems if problem.level is Level.ERROR})
