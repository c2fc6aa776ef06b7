"""A store whose folder is gone is saved into a new one with everything typed, as long as the window is open."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inspector_app.store.drafts import Draft
from inspector_app.store.rescue import Rescue, begin_rescue
from inspector_app.support.clock import local
from inspector_app.support.errors import Problem, refuse_errors
from inspector_app.support.progress import Progress
from inspector_app.usecases.context import Context
from inspector_app.usecases.drafts import Unwritten, all_drafts
from inspector_app.usecases.originals import originals_in_words
from inspector_app.usecases.store_place import room_problems


@dataclass(frozen=True, slots=True)
class Rescued:
    """Where the new store lies, which originals it lacks (as :func:`originals_in_words` says them), and key and body
    (JSON text) of every draft that is in it."""

    folder: Path
    lacking: tuple[Problem, ...]
    kept: frozenset[tuple[str, str]]

    def keeps(self, typed: Unwritten) -> bool:
        """Whether just this is in the new store; what was typed on since is not."""
        return (typed.key, typed.body) in self.kept


def place_around(context: Context) -> Path:
    """Where to put a new store is proposed: beside the old one, or the home folder when nothing is there any more."""
    around = context.store.folder.absolute().parent
    return around if around.is_dir() else Path.home()


@dataclass(frozen=True, slots=True)
class RescueOrder:
    """A new store that is begun at ``path``, and key and body of every draft that will be in it."""

    path: Path
    begun: Rescue
    kept: frozenset[tuple[str, str]]


def prepare_rescue(context: Context, around: Path, typed: Sequence[Unwritten]) -> RescueOrder:
    """Begin to save everything into a new folder inside ``around``, called after the old one and the second: a new
    device with the same passphrase. Any place is better than none.

    Raises :class:`Refused` ``store-exists`` or ``store-path-too-long`` at ``folder``, :class:`Trouble` as
    :func:`inspector_app.store.rescue.begin_rescue`.
    """
    now = context.clock.now()
    path = around / f"{context.store.folder.name}-{local(now):%Y%m%d-%H%M%S}"
    refuse_errors(room_problems(path))
    typing = [Draft(each.key, each.title, json.loads(each.body), now) for each in typed]
    known = {(draft.key, json.dumps(draft.body)) for draft in all_drafts(context)}
    kept = frozenset(known | {(each.key, each.body) for each in typed})
    return RescueOrder(path, begin_rescue(context.store, path, typing), kept)


def perform_rescue(order: RescueOrder, progress: Progress) -> list[Problem]:
    """Complete it, original by original, away from the window. Gives back and raises as :meth:`Rescue.complete`."""
    return order.begun.complete(progress)


def record_rescue(context: Context, order: RescueOrder, lacking: Sequence[Problem]) -> Rescued:
    """Where everything lies now, and what did not come along, by name."""
    return Rescued(order.path, tuple(originals_in_words(context.store, list(lacking))), order.kept)
