"""Excel files of the ledger: what an import would change, which column is which field, template and export."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from inspector_app.domain.project import Grade, Project, ProjectKind
from inspector_app.domain.records import encode
from inspector_app.domain.roster import RowProblem, SeenColumn
from inspector_app.exchange.ledger import LedgerReading, LedgerTotals, OtherWord, template, write_ledger
from inspector_app.exchange.ledger_columns import GRADES, KINDS
from inspector_app.exchange.ledger_identity import AskedLine, SameLine, line_words
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.support.progress import Progress
from inspector_app.usecases.context import Context
from inspector_app.usecases.history_values import Values
from inspector_app.usecases.lookups import ProjectFilter, ProjectOrder, projects
from inspector_app.usecases.open_lists import word_key
from inspector_app.usecases.projects import merged

__all__ = [
    "AskedLine",
    "LedgerReading",
    "LedgerTotals",
    "OtherWord",
    "RowProblem",
    "SameLine",
    "SeenColumn",
    "line_words",
]


class Change(StrEnum):
    """What an import would do with a line."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


def word_choices(field: str) -> tuple[tuple[str, str], ...]:
    """Our words for what a field of a ledger may say, each with its value."""
    if field == "grade":
        return tuple((word, grade.value) for grade, word in vocabulary.words(Grade).items())
    return tuple((vocabulary.word(kind), kind.value) for kind in (ProjectKind.GOVERNMENT, ProjectKind.SOCIAL))


def meanings_said(told: Mapping[str, str]) -> dict[str, str]:
    """What words of others mean (word → ours, empty: none of ours), for :class:`~.open_lists.Said`.

    Raises :class:`Refused` ``list-word-said`` for a word that is none of ours.
    """
    found: dict[str, str] = {}
    for text, ours in told.items():
        meant = {
            name: value for name, words in (("grade", GRADES), ("kind", KINDS))
            if (value := words.get(heading_key(ours))) is not None
        }  # fmt: skip
        if not text.strip() or (ours.strip() and not meant):
            raise Refused(Problem("list-word-said", "word", details={"text": f"{text}={ours}"[:30]}))
        for name in meant or ("grade", "kind"):
            found[word_key(name, text)] = str(meant[name].value) if name in meant else ""
    return found


def foreseen(context: Context, reading: LedgerReading) -> tuple[tuple[Project, Change], ...]:
    """Each usable line with what the import would do; nothing is written."""
    known = {project.rid: project for project in context.store.pick(Project, (line.rid for line in reading.projects))}
    return tuple((line, _change(known.get(line.rid), line, reading)) for line in reading.projects)


@dataclass(frozen=True, slots=True)
class ProjectChange:
    """What a ledger changes of a known project: each field in words, as it was and as it will be."""

    rid: str
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
        if before is None or (after := merged(before, line, reading.fills_only)) == before:
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
        changes.append(ProjectChange(after.rid, after.name, fields))
    return tuple(changes)


def _change(known: Project | None, line: Project, reading: LedgerReading) -> Change:
    if known is None:
        return Change.NEW
    return Change.SAME if merged(known, line, reading.fills_only) == known else Change.CHANGED


def save_template(_context: Context, path: Path) -> Path:
    """Write an empty ledger. Raises :class:`Trouble` ``disk-write-failed``."""
    template(path)
    return path


_LEFT_EMPTY = (
    "ledger-day-open", "ledger-money-open", "ledger-heads-shape", "ledger-fact-open", "ledger-grade-unknown",
    "ledger-grade-of-risks", "ledger-kind-unknown",
)  # fmt: skip


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


def left_empty(reading: LedgerReading) -> tuple[str, ...]:
    """What lines tell so that it stays empty until somebody asks, each with its project and its cell."""
    places = ((reading.places[project.rid], project.name) for project in reading.projects)
    names = {(sheet, row): name for (there, row), name in places for sheet in ("", there)}  # "": the file has one
    return tuple(
        "，".join(filter(None, (names.get((each.sheet, each.row), ""), each.place))) + f"：{each.message}"
        for each in reading.problems
        if each.code in _LEFT_EMPTY
    )


def left_out(reading: LedgerReading) -> int:
    """How many lines of the file are not usable."""
    return len({problem.row for problem in reading.problems if problem.level is Level.ERROR})
