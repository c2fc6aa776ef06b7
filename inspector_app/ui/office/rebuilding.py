"""重建合并库: what it would do and what would be lost is read first; a person who agreed has it made anew."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from inspector_app.support.clock import Clock
from inspector_app.support.words import sentence
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.usecases.office_rebuild import Plan, Rebuilt, rebuild_office, rebuild_plan
from inspector_app.usecases.office_words import plan_words, rebuilt_words


@dataclass(frozen=True, slots=True)
class WhichOffice:
    """What opens the office, and the packages of laptops that had no key of it."""

    folder: Path
    passphrase: str = field(repr=False)
    package_passphrase: str = field(default="", repr=False)


def ask_to_rebuild(
    session: Session[None], clock: Clock, office: WhichOffice, then: Callable[[str], object], why: str = ""
) -> None:
    """Tell what making the merged database anew would do, and do it once a person wants it; ``then`` gets the words for
    what was done. ``why`` comes before: what is the matter with the database."""

    def planned(plan: Plan) -> None:
        words = "\n".join((*((why,) if why else ()), *plan_words(plan)))
        question = tr("合并库打不开，从备份和收到的包重建？") if why else tr("重建合并库？")
        if session.messages.confirm(question, words, tr("照样重建") if plan.gone else tr("重建")):
            _rebuild(session, clock, office, then, anyway=bool(plan.gone))

    session.work(
        lambda progress: rebuild_plan(office.folder, office.passphrase, progress), planned, tr("核对备份"), patient=True
    )


def _rebuild(
    session: Session[None], clock: Clock, office: WhichOffice, then: Callable[[str], object], *, anyway: bool
) -> None:
    def rebuilt(done: Rebuilt) -> None:
        if done.is_in_place:
            then(rebuilt_words(done))
        elif session.messages.confirm(tr("有的包收不下，照样重建？"), _lacking_words(done), tr("照样重建")):
            _rebuild(session, clock, office, then, anyway=True)

    work = partial(
        rebuild_office, office.folder, office.passphrase, clock,
        package_passphrase=office.package_passphrase, anyway=anyway,
    )  # fmt: skip
    session.work(lambda progress: work(progress=progress), rebuilt, tr("重建合并库"), patient=True)


def _lacking_words(done: Rebuilt) -> str:
    """Which packages cannot be taken in again, with the reason of each, and what that comes to."""
    named = [f"{each.where}：{sentence(each.code, each.details)}" for each in done.lacking[:_MOST_NAMED]]
    more = len(done.lacking) - len(named)
    rest = [tr("另有{}个包也收不下。").format(more)] if more else []
    return "\n".join((*named, *rest, sentence("office-rebuild-lacking")))


_MOST_NAMED = 8
