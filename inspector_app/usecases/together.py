"""Many small works on the office's database, several in one transaction: what lasting costs is paid once for all."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from inspector_app.office.database import OfficeDatabase
from inspector_app.support.progress import Cancelled
from inspector_app.usecases.one_by_one import attempt

Item = TypeVar("Item")
Done = TypeVar("Done")
_MOST = 100
_MOST_BYTES = 32 << 20
"""A transaction keeps other writers waiting, and is kept in the log until its end."""


def together(
    database: OfficeDatabase, items: Sequence[Item], work: Callable[[Item], Done], size_of: Callable[[Item], int]
) -> Iterator[Done]:
    """What the work gives of each item, told once it lasts; of a large one it is done by itself.

    Each work is a transaction of its own inside that of its neighbours, and fails alone. Where theirs cannot be kept,
    each is done once more by itself, so nobody's failure is another one's. Raises :class:`Cancelled` as the work does:
    what was done before then lasts and was told.
    """
    for several in _several(items, size_of):
        found = attempt("", partial(_in_one, database, several, work)) if several[1:] else None
        done, stopped = found if isinstance(found, tuple) else ([], None)
        yield from done
        if stopped is not None:
            raise stopped
        for item in several[len(done) :]:
            yield work(item)


def _in_one(
    database: OfficeDatabase, items: Sequence[Item], work: Callable[[Item], Done]
) -> tuple[list[Done], Cancelled | None]:
    done: list[Done] = []
    with database.transaction():
        for item in items:
            try:
                done.append(work(item))
            except Cancelled as stopped:
                return done, stopped
    return done, None


def _several(items: Sequence[Item], size_of: Callable[[Item], int]) -> Iterator[Sequence[Item]]:
    begin, held = 0, 0
    for place, item in enumerate(items):
        held += size_of(item)
        if place > begin and (place - begin >= _MOST or held > _MOST_BYTES):
            yield items[begin:place]
            begin, held = place, size_of(item)
    if begin < len(items):
        yield items[begin:]


def file_size(file: Path) -> int:
    """In bytes; of a file that cannot be reached 0: that is told when it is opened."""
    try:
        return file.stat().st_size
    except OSError:
        return 0
