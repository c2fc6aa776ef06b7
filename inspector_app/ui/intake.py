"""Taking files in as evidence: looked at first, and asked about when one is not whole."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from inspector_app.domain.evidence import Evidence
from inspector_app.support.words import sentence
from inspector_app.ui.session import Session, ShowProblems
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs, Sealed, doubles, sealing, take_in_sealed
from inspector_app.usecases.intake import Looked, look_over

_NAMED = 10  # of those that are torn or were taken in before; more are only counted


def when_whole(session: Session[Context], files: Sequence[Path], go_on: Callable[[Looked], object]) -> None:
    """Go on at once when the files are whole, else when the person wants them nevertheless."""

    def looked(found: Looked) -> None:
        told = [sentence(each.code, each.details) for each in found.problems]
        more = [tr("共{}个文件不完整。").format(len(told))] if len(told) > _NAMED else []
        lines = "\n".join([*told[:_NAMED], *more])
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
    none. What was taken in before is not taken twice, and that is said."""
    twice: list[str] = []

    def register(context: Context, sealed: Sequence[Sealed]) -> tuple[Evidence, ...]:
        twice.extend(doubles(context, sealed, belongs))
        return take_in_sealed(context, sealed, belongs)

    def taken(pieces: tuple[Evidence, ...]) -> None:
        then(pieces)
        if twice:
            session.messages.tell(tr("有{}个文件没有重复收取").format(len(twice)), _doubles_words(twice))

    def whole(looked: Looked) -> None:
        session.do_long(
            sealing, lambda seal, progress: seal(progress), lambda context, _seal, sealed: register(context, sealed),
            files, looked.cameras, title=tr("收取文件"), then=taken, refused=refused,
        )  # fmt: skip

    when_whole(session, [path for path, _title in files], whole)


def _doubles_words(titles: Sequence[str]) -> list[str]:
    named = "、".join(f"“{title}”" for title in titles[:_NAMED])
    more = tr("等") if len(titles) > _NAMED else ""
    return [tr("内容与已收取的证据完全相同：{0}{1}。").format(named, more)]
