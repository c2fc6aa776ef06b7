"""An open paper follows its records: what was saved elsewhere since stands on it at once, and is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from inspector_app.formdefs.model import Facts
from inspector_app.formdefs.sentences import out_of_step
from inspector_app.ui.documents.paper_draft import Beginning, beginning
from inspector_app.ui.targets import EditPaper
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.recorded import Difference, differences

_MOST = 4


@dataclass(frozen=True, slots=True)
class Followed:
    """A paper as its records have it now: how it would begin, its facts, and what it stated otherwise before.

    ``left`` names the sentences that were written over by hand and do not follow.
    """

    begun: Beginning
    facts: dict[str, Any]
    moved: tuple[Difference, ...]
    left: tuple[str, ...]


def followed(context: Context, target: EditPaper, facts: Facts) -> Followed:
    """The paper with what the records say now; what is typed stays. Raises as ``beginning``."""
    begun = beginning(context, target)
    now = begun.gone_on_with(facts)
    return Followed(begun, now, tuple(differences(begun.form, facts, now)), out_of_step(begun.form, now))


def moved_words(moved: Iterable[Difference], left: Iterable[str] = ()) -> str:
    """What moved, each with both its values, and which sentences still say what they said."""
    nothing = tr("（空）")
    changes = [
        tr("{label}由“{before}”变为“{now}”").format(
            label=each.label, before=each.stated or nothing, now=each.recorded or nothing
        )
        for each in moved
    ]
    more = tr("等 {count} 处").format(count=len(changes)) if len(changes) > _MOST else ""
    words = "；".join(changes[:_MOST]) + more
    stays = "、".join(f"“{label}”" for label in left)
    if stays:
        told = tr("登记的内容有变动：{words}。手工改写过的{stays}没有随之改动，请对照修改；其余内容已更新。")
        return told.format(words=words, stays=stays)
    return tr("登记的内容有变动，本文书已随之更新：{words}。请核对后再继续。").format(words=words)
