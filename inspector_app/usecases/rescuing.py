"""A store whose folder is gone is saved into a new one with everything typed, as long as the window is open."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inspector_app.store.drafts import Draft
from inspector_app.store.rescue import rescue
from inspector_app.support.clock import local
from inspector_app.support.errors import Problem, refuse_errors
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


def rescue_store(context: Context, around: Path, typed: Sequence[Unwritten]) -> Rescued:
    """Save everything into a new folder inside ``around``, called after the old one and the minute: a new device with
    the same passphrase. Any place is better than none.

    Raises :class:`Refused` ``store-exists`` or ``store-path-too-long`` at ``folder``, :class:`Trouble` as
    :func:`inspector_app.store.rescue.rescue`.
    """
    now = context.clock.now()
    path = around / f"{context.store.folder.name}-{local(now):%Y%m%d-%H%M%S}"
    refuse_errors(room_problems(path))
    typing = [Draft(each.key, each.title, json.loads(each.body), now) for each in typed]
    lacking = originals_in_words(context.store, rescue(context.store, path, typing))
    known = {(draft.key, json.dumps(draft.body)) for draft in all_drafts(context)}
    return Rescued(path, tuple(lacking), frozenset(known | {(each.key, each.body) for each in typed}))
