"""Rescue: a store whose folder is gone while it is open is written into a new folder, as long as the program lives."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from inspector_app.store.backup import go_on_as_new_device
from inspector_app.store.building import build_folder
from inspector_app.store.check import sealed_hashes
from inspector_app.store.drafts import Draft
from inspector_app.store.layout import store_folder
from inspector_app.store.store import Store
from inspector_app.support.errors import Problem, Trouble
from inspector_app.vault.keys import DataKey


def rescue(store: Store, path: Path, typing: Iterable[Draft]) -> list[Problem]:
    """Make a new store folder of what an open store still holds, as :func:`inspector_app.store.backup.restore` makes
    one of a backup: it is a new device and opens with the same passphrase. For the thread of this store alone.

    Database and keys come out of the open files, originals from the old place where they still lie there; ``typing``
    are drafts that the store could not take any more. Killed before its end, there is no new folder.
    Gives back ``evidence-missing`` or ``evidence-damaged`` for each original that did not come along; the new store
    remembers them as :attr:`~inspector_app.store.settings.Settings.left_behind`.
    Raises :class:`Trouble` ``store-not-gone``, ``store-exists``, ``disk-write-failed`` and as :meth:`Store.leave_to`.
    """
    if store.gone is None:
        raise Trouble("store-not-gone", name=store.folder.name)
    lacking: list[Problem] = []

    def fill(folder: Path) -> DataKey:
        key = store.leave_to(folder)
        if not go_on_as_new_device(folder, key, store.clock):
            raise Trouble("store-damaged")
        with Store.open_with(folder, key, clock=store.clock) as rescued:
            lacking.extend(_take_originals(store, rescued))
            rescued.settings.set_left_behind(problem.details["sha256"] for problem in lacking)
            for draft in typing:
                rescued.drafts.save(draft.key, draft.title, draft.body, draft.at)
        return key

    build_folder(store_folder(path), fill)
    return lacking


def _take_originals(store: Store, rescued: Store) -> Iterator[Problem]:
    for digest, where in sealed_hashes(rescued).items():
        try:
            original = store.sealed.read(digest)
        except Trouble as trouble:
            yield Problem(trouble.code, where, details=trouble.details)
        else:
            rescued.sealed.add(original)
