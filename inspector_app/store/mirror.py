"""A store of records that others hold: read by all that reads stores, changed by nobody, gone when it is closed."""

import secrets
import shutil
from collections.abc import Iterable, Mapping, Set
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import mkdtemp
from types import MappingProxyType
from typing import NamedTuple

from inspector_app.domain.change import GENESIS, Change, sealed
from inspector_app.store.building import build_folder
from inspector_app.store.identity import become_new_device
from inspector_app.store.journal import append
from inspector_app.store.layout import DATABASE, KEYS, LOCK
from inspector_app.store.lock import FolderLock
from inspector_app.store.migrate import make_database
from inspector_app.store.store import Store
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Problem, Trouble
from inspector_app.vault.door import Database, rows, run
from inspector_app.vault.keys import DataKey, KeyCost, KeyFile
from inspector_app.vault.sealed import SealedFiles

_PREFIX, _STORE = "reading-", "store"
_CHEAP = KeyCost(1, 8192)  # the passphrase is 32 random bytes that nobody ever learns


@dataclass(frozen=True, slots=True)
class Mirror:
    """Records laid out as a store that is not open yet: any thread may lay them out, the one that reads opens it.
    ``bureaus`` tells by kind and rid who told a record, where there are several."""

    around: Path
    key: DataKey = field(repr=False)
    files: SealedFiles = field(repr=False)
    bureaus: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def open(self, clock: Clock) -> Store:
        """The store, which nobody can change: whoever tries is refused with ``office-read-only``."""
        store = Store.open_with(self.around / _STORE, self.key, clock=clock)
        store.sealed = self.files
        store.anchor_problem, store.is_mirror = Problem("office-read-only"), True
        store.bureaus = self.bureaus
        return store

    def remove(self) -> None:
        """Take it away once its store is closed. Doing so twice does no harm."""
        shutil.rmtree(self.around, ignore_errors=True)


class Layout(NamedTuple):
    """``changes`` in the order of their stamps, of each record the last one as it stands; of those in ``again`` there
    are several. ``places`` tells by rid which of its kind a record is, where that is another order."""

    changes: Iterable[Change]
    again: Set[str] = frozenset()
    places: Mapping[str, int] = MappingProxyType({})


def lay_out(parent: Path, layout: Layout, files: SealedFiles, clock: Clock) -> Mirror:
    """A store in a folder below ``parent`` with what these changes say.

    Its key is known to nobody and goes with it. Names that lead nowhere are no trouble here. Raises as
    :meth:`Store.create`.
    """
    _clear_killed(parent)
    around = Path(mkdtemp(prefix=_PREFIX, dir=parent))
    try:
        key = build_folder(around / _STORE, lambda folder: _fill(folder, layout, clock))
    except BaseException:
        shutil.rmtree(around, ignore_errors=True)
        raise
    return Mirror(around, key, files)


def _fill(folder: Path, layout: Layout, clock: Clock) -> DataKey:
    key = KeyFile(folder / KEYS).create(secrets.token_hex(32), _CHEAP)
    with closing(make_database(folder / DATABASE, key.database)) as db:
        device = become_new_device(db, clock.now()).device
        rows(db, "PRAGMA foreign_keys = OFF")  # what a laptop has not brought yet may be named
        run(db, "BEGIN IMMEDIATE")
        _write(db, device, layout)
        run(db, "COMMIT")
    return key


def _write(db: Database, device: str, layout: Layout) -> None:
    before, heads = GENESIS, dict[str, str]()
    for seq, change in enumerate(layout.changes, start=1):
        earlier = heads.get(change.rid)
        own = sealed(replace(change, device=device, seq=seq, prev=before, parents=(earlier,) if earlier else ()))
        append(db, own, is_new=earlier is None, place=layout.places.get(change.rid))
        if change.rid in layout.again:
            heads[change.rid] = own.hash
        before = own.hash


def _clear_killed(parent: Path) -> None:
    """Remove what was left when the program was killed; nobody can read it any more."""
    for left in parent.glob(f"{_PREFIX}*"):
        if (left / _STORE / LOCK).exists():
            try:
                FolderLock(left / _STORE / LOCK).release()
            except Trouble:  # another program reads in it now
                continue
            shutil.rmtree(left, ignore_errors=True)
