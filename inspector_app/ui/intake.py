"""Taking files in as evidence: looked at first, and asked about when one is not whole."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from inspector_app.domain.evidence import Evidence
from inspector_app.support.words import sentence
from inspector_app.ui.session import Session, ShowProblems
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs, sealing, take_in_sealed
from inspector_app.usecases.intake import Looked, look_over


def when_whole(session: Session[Context], files: Sequence[Path], go_on: Callable[[Looked], object]) -> None:
    """Go on at once when the files are whole, else when the person wants them nevertheless."""

    def looked(found: Looked) -> None:
        lines = "\n".join(sentence(each.code, each.details) for each in found.problems)
        if not lines or session.messages.confirm(tr("有文件不完整，仍要收取？"), lines, tr("仍要收取")):
            go_on(found)

    session.work(look_over(files), looked, tr("核对文件"))


def take_in(
    session: Session[Context],
    files: Sequence[tuple[Path, str]],
    belongs: Belongs,
    then: Callable[[tuple[Evidence, ...]], Any],
    refused: ShowProblems | None = None,
) -> None:
    """Seal files with their titles in the worker and register them in one act, once they were looked at; all of them or
    none."""

    def whole(looked: Looked) -> None:
        session.do_long(
            sealing, lambda seal, progress: seal(progress),
            lambda context, _seal, sealed: take_in_sealed(context, sealed, belongs),
            files, looked.cameras, title=tr("收取文件"), then=then, refused=refused,
        )  # fmt: skip

    when_whole(session, [path for path, _title in files], whole)
