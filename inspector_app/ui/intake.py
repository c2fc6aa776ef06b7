"""Taking files in as evidence: looked at first, and asked about when one is not whole."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from inspector_app.domain.evidence import Evidence
from inspector_app.support.errors import Level
from inspector_app.support.words import sentence
from inspector_app.ui.session import Session, ShowProblems
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs, Sealed, doubles, sealing, take_in_sealed
from inspector_app.usecases.intake import BEFORE, FOLDER, Looked, look_over

_NAMED = 10  # of those that are torn or were taken in before; more are only counted


NEVERTHELESS, THE_REST = tr("仍要收取"), tr("收取其余")


def when_whole(
    session: Session[Context],
    files: Sequence[Path],
    go_on: Callable[[Looked, Sequence[int]], object],
    since: datetime | None = None,
) -> None:
    """Go on at once when the files are whole, and not from before ``since``, else with those that the person wants: all
    nevertheless, or only the others, where there are some. ``go_on`` gets the places of those that are wanted."""
    every = range(len(files))

    def looked(found: Looked) -> None:
        if not found.problems:
            go_on(found, every)
            return
        told = [sentence(each.code, each.details) for each in found.problems]
        more = [tr("共{}个文件有问题。").format(len(told))] if len(told) > _NAMED else []
        odd = {int(each.where) for each in found.problems}
        never = {int(each.where) for each in found.problems if each.level is Level.ERROR}
        ways = {
            NEVERTHELESS: [place for place in every if place not in never] if odd - never else [],
            THE_REST: [place for place in every if place not in odd],
        }
        offered = [way for way, places in ways.items() if places]
        if not offered and any(each.code == FOLDER for each in found.problems):  # here the way to its files is known
            session.messages.tell(tr("没有可以收取的文件"), [*told[:_NAMED], *more])
            return
        if not offered:  # sealing says why
            go_on(found, every)
            return
        rest = tr("其余{}个文件没有问题。").format(len(ways[THE_REST])) if ways[THE_REST] else ""
        words = "\n".join(filter(None, [*told[:_NAMED], *more, rest]))
        question = tr("有文件不完整，仍要收取？") if odd - never else tr("有文件不能收取，收取其余的？")
        if any(each.code == BEFORE for each in found.problems):
            question = tr("有照片不是检查开始以后拍的，仍要收取？")
        if way := session.messages.choose(question, words, offered):
            go_on(found, ways[way])

    session.work(look_over(files, since), looked, tr("核对文件"))


def take_in(
    session: Session[Context],
    files: Sequence[tuple[Path, str]],
    belongs: Belongs,
    then: Callable[[tuple[Evidence, ...], int], Any],
    refused: ShowProblems | None = None,
    since: datetime | None = None,
) -> None:
    """Seal files with their titles in the worker and register them in one act, once they were looked at: all, or those
    that :func:`when_whole` leaves. What was taken in before is not taken twice, and that is said: ``then`` gets it
    among the others, and how many of them are new."""
    twice: list[str] = []

    def register(context: Context, sealed: Sequence[Sealed]) -> tuple[Evidence, ...]:
        twice.extend(doubles(context, sealed, belongs))
        return take_in_sealed(context, sealed, belongs)

    def taken(pieces: tuple[Evidence, ...]) -> None:
        then(pieces, len(pieces) - len(twice))
        if twice:
            session.messages.tell(tr("有{}个文件没有重复收取").format(len(twice)), _doubles_words(twice))

    def whole(looked: Looked, wanted: Sequence[int]) -> None:
        session.do_long(
            sealing, lambda seal, progress: seal(progress), lambda context, _seal, sealed: register(context, sealed),
            [files[place] for place in wanted], looked.cameras, title=tr("收取文件"), then=taken, refused=refused,
        )  # fmt: skip

    when_whole(session, [path for path, _title in files], whole, since)


def _doubles_words(titles: Sequence[str]) -> list[str]:
    named = "、".join(f"“{title}”" for title in titles[:_NAMED])
    more = tr("等") if len(titles) > _NAMED else ""
    return [tr("内容与已收取的证据完全相同：{0}{1}。").format(named, more)]
