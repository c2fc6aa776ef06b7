"""The sealed originals by the names a person knows them by, and which of them cannot be read."""

from collections.abc import Iterable

from inspector_app.domain.case import Case
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.project import Project
from inspector_app.store.check import sealed_problems
from inspector_app.store.reading import Reading
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.usecases.context import Context
from inspector_app.usecases.names import visited_place
from inspector_app.usecases.paper import day_told

RECORD = "record"
"""The detail of a problem told in words that holds the record's kind and rid, for a script."""
_NAMED = {"evidence-missing": "original-missing", "evidence-damaged": "original-damaged"}


def lacking_originals(
    context: Context, progress: Progress | None = None, whole: frozenset[str] = frozenset()
) -> list[Problem]:
    """``original-missing`` or ``original-damaged`` for each sealed original that a record names and nobody can read.

    Reads all of them but the ``whole`` ones, which a backup has just read. May run in a worker thread.
    """
    with context.store.reader() as reading:
        return originals_in_words(reading, list(sealed_problems(reading, progress or NoProgress(), whole)))


def originals_in_words(reading: Reading, problems: list[Problem]) -> list[Problem]:
    """The same problems, those of an original by what it is, where it belongs and when it came; ``where`` goes
    to the detail :data:`RECORD`."""
    if not any(problem.code in _NAMED for problem in problems):
        return problems
    names = _names(reading)
    return [_in_words(problem, names) if problem.code in _NAMED else problem for problem in problems]


def _in_words(problem: Problem, names: dict[str, str]) -> Problem:
    details = {"name": names[problem.details["sha256"]], RECORD: problem.where}
    return Problem(_NAMED[problem.code], level=problem.level, details=details)


def original_names(context: Context, digests: Iterable[str]) -> tuple[str, ...]:
    """What the window calls the originals with these SHA-256; one that no record names any more by its first digits."""
    wanted = tuple(digests)
    names = _names(context.store) if wanted else {}
    return tuple(names.get(digest, digest[:12]) for digest in wanted)


def _names(reading: Reading) -> dict[str, str]:
    evidence = {e.sha256: _evidence(reading, e) for e in reading.all(Evidence) if e.sealed}
    papers = {
        copy.sha256: _paper(reading, paper, copy.label) for paper in reading.all(Document) for copy in paper.copies
    }
    return {**evidence, **papers}


def _evidence(reading: Reading, evidence: Evidence) -> str:
    """照片“大门”（案件“示例欠薪案”；示例工程2026年3月2日日常检查；2026年3月2日收取）."""
    case, project = reading.get(Case, evidence.case_rid), reading.get(Project, evidence.project_rid)
    visit = reading.get(Inspection, evidence.inspection_rid)
    of_project = [f"项目“{project.name}”"] if project and not (visit or case) else []
    of_visit = [_visit(reading, visit)] if visit else []
    when = f"{chinese(civil_date(evidence.received_at))}收取"
    return _with(f"{vocabulary.word(evidence.kind)}“{evidence.title}”", [*_case(case), *of_visit, *of_project, when])


def _paper(reading: Reading, paper: Document, label: str) -> str:
    """文书“限期改正指令书”示〔2026〕1号（送达联；案件“示例欠薪案”；2026年3月2日）."""
    case, day = reading.get(Case, paper.case_rid), chinese(day_told(paper))
    return _with(f"文书“{paper.title}”{paper.number}", [label, *_case(case), day])


def _case(case: Case | None) -> list[str]:
    return [f"案件“{case.title}”"] if case else []


def _visit(reading: Reading, visit: Inspection) -> str:
    return f"{visited_place(reading, visit)}{chinese(civil_date(visit.started_at))}{vocabulary.word(visit.kind)}"


def _with(name: str, parts: list[str]) -> str:
    return f"{name}（{'；'.join(parts)}）"
