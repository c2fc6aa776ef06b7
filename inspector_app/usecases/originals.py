"""The sealed originals by the names a person knows them by, and which of them cannot be read."""

from collections.abc import Iterable

from inspector_app.domain.document import Document
from inspector_app.domain.evidence import EVIDENCE_WORDS, Evidence
from inspector_app.store.reading import Reading
from inspector_app.support.errors import Problem, Trouble
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.usecases.context import Context

_NAMED = {"evidence-missing": "original-missing", "evidence-damaged": "original-damaged"}


def lacking_originals(context: Context, progress: Progress | None = None) -> list[Problem]:
    """``original-missing`` or ``original-damaged`` for each sealed original that a record names and nobody can read.

    Reads all of them. May run in a worker thread.
    """
    steps = progress or NoProgress()
    with context.store.reader() as reading:
        names = _names(reading)
        problems = []
        for done, (digest, name) in enumerate(sorted(names.items())):
            steps.step(done, len(names), "核对原始文件")
            try:
                reading.sealed.read(digest)
            except Trouble as trouble:
                problems.append(Problem(_NAMED[trouble.code], details={"name": name}))
    return problems


def original_names(context: Context, digests: Iterable[str]) -> tuple[str, ...]:
    """What the window calls the originals with these SHA-256; one that no record names any more by its first digits."""
    wanted = tuple(digests)
    names = _names(context.store) if wanted else {}
    return tuple(names.get(digest, digest[:12]) for digest in wanted)


def _names(reading: Reading) -> dict[str, str]:
    evidence = {e.sha256: f"{EVIDENCE_WORDS[e.kind]}“{e.title}”" for e in reading.all(Evidence) if e.sealed}
    papers = {
        copy.sha256: f"文书“{paper.title}”{paper.number}（{copy.label}）"
        for paper in reading.all(Document)
        for copy in paper.copies
    }
    return {**evidence, **papers}
