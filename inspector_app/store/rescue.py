"""Rescue: a store whose folder is gone while it is open is written into a new folder, as long as the program lives."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from inspector_app.store.backup import go_on_as_new_device
from inspector_app.store.building import building
from inspector_app.store.check import sealed_hashes
from inspector_app.store.drafts import Draft
from inspector_app.store.layout import store_folder
from inspector_app.store.store import Store
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Problem, Trouble
from inspector_app.support.progress import Progress
from inspector_app.vault.keys import DataKey
from inspector_app.vault.sealed import SealedFiles


@dataclass(frozen=True, slots=True)
class Rescue:
    """What the thread of a lost store handed out, in a folder aside; thrown away with it unless it is completed."""

    around: ExitStack
    folder: Path
    key: DataKey
    sealed: SealedFiles
    clock: Clock
    typing: tuple[Draft, ...]

    def complete(self, progress: Progress) -> list[Problem]:
        """Make the new store of it, in any thread: a new device that opens with the same passphrase.

        Originals come from the old place where they still lie there. Killed, stopped or refused before its end, there
        is no new folder. Gives back ``evidence-missing`` or ``evidence-damaged`` for each original that did not come
        along; the new store remembers them as :attr:`~inspector_app.store.settings.Settings.left_behind`.
        Raises :class:`Trouble` ``store-damaged`` or ``disk-write-failed``, :class:`Cancelled`.
        """
        with self.around:
            if not go_on_as_new_device(self.folder, self.key, self.clock):
                raise Trouble("store-damaged")
            with Store.open_with(self.folder, self.key, clock=self.clock) as rescued:
                lacking = list(_take_originals(self.sealed, rescued, progress))
                rescued.settings.set_left_behind(problem.details["sha256"] for problem in lacking)
                for draft in self.typing:
                    rescued.drafts.save(draft.key, draft.title, draft.body, draft.at)
            return lacking


def begin_rescue(store: Store, path: Path, typing: Iterable[Draft]) -> Rescue:
    """Begin a new store folder of what an open store still holds: database and keys come out of the open files, so that
    is for the thread of this store alone. ``typing`` are drafts that the store could not take any more.

    Raises :class:`Trouble` ``store-not-gone``, ``store-exists``, ``disk-write-failed`` and as :meth:`Store.leave_to`.
    """
    if store.gone is None:
        raise Trouble("store-not-gone", name=store.folder.name)
    with ExitStack() as around:
        folder = around.enter_context(building(store_folder(path)))
        key = store.leave_to(folder)
        return Rescue(around.pop_all(), folder, key, store.sealed, store.clock, tuple(typing))


def _take_originals(sealed: SealedFiles, rescued: Store, progress: Progress) -> Iterator[Problem]:
    every = sealed_hashes(rescued)
    for number, (digest, where) in enumerate(every.items()):
        progress.step(number, len(every), "原件")
        try:
            original = sealed.read(digest)
        except Trouble as trouble:
            yield Problem(trouble.code, where, details=trouble.details)
        else:
            rescued.sealed.add(original)
