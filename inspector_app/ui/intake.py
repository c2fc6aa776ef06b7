"""Taking files in as evidence: looked at first, and asked about when one is not whole."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from inspector_app.domain.evidence import Evidence
from inspector_app.support.errors import Problem
from inspector_app.support.words import sentence
from inspector_app.ui.session import Session, ShowProblems
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs, take_in_files
from inspector_app.usecases.intake import doubts


def when_whole(session: Session[Context], files: Sequence[Path], go_on: Callable[[], object]) -> None:
    """Go on at once when the files are whole, else when the person wants them nevertheless."""

    def looked(found: tuple[Problem, ...]) -> None:
        lines = "\n".join(sentence(each.code, each.details) for each in found)
        if not found or session.messages.confirm(tr("有文件不完整，仍要收取？"), lines, tr("仍要收取")):
            go_on()

    session.work(doubts(files), looked, tr("核对文件"))


def take_in(
    session: Session[Context],
    files: Sequence[tuple[Path, str]],
    belongs: Belongs,
    then: Callable[[tuple[Evidence, ...]], Any],
    refused: ShowProblems | None = None,
) -> None:
    """Seal files with their titles in one act, once they were looked at; all of them or none."""
    paths = [path for path, _title in files]
    when_whole(session, paths, lambda: session.do(take_in_files, files, belongs, then=then, refused=refused))
