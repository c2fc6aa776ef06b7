"""Which history of a laptop counts: the one that was held first. What does not continue it is kept apart, never lost.

A laptop that was copied, or whose owner rewrote its history, delivers other changes under numbers that are held
already, or changes whose predecessor is another one than ours. They stay in the database, are shown as an alarm, and
never replace a version of the history that was held first; no list and no figure counts them before a new device took
them over.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from inspector_app.domain.change import GENESIS
from inspector_app.domain.handover import Gap
from inspector_app.office.by_hash import same
from inspector_app.office.database import OfficeDatabase
from inspector_app.office.narrow import NARROW, table_name

_LINKS = "SELECT seq, hash, prev, apart FROM change WHERE device = ? AND seq >= ?{} ORDER BY seq, arrived, hash"


def mark_apart(database: OfficeDatabase, device: str, first: int, last: int) -> None:
    """Mark anew which changes stand apart, after the numbers from ``first`` to ``last`` were delivered.

    Reads beyond ``last`` only when the change after it is touched by what came.
    """
    upto = " AND seq <= ?"
    near = database.rows(_LINKS.format(upto), (device, first - 1, last + 1))
    moved = list(_moved(near, first))
    if any(seq > last for seq, _, _ in moved):
        moved = list(_moved(database.rows(_LINKS.format(""), (device, first - 1)), first))
    for seq, digest, apart in moved:
        for table in ("change", *map(table_name, NARROW)):
            values = (apart, device, seq, digest)
            database.run(f"UPDATE {table} SET apart = ? WHERE device = ? AND seq = ? AND hash = ?", values)  # noqa: S608


def _moved(rows: Iterable[Sequence[Any]], first: int) -> Iterator[tuple[int, str, int]]:
    """Number, hash and new mark of each change from ``first`` on whose mark is no longer right."""
    wanted: str | None = GENESIS  # the hash that the next change must name; None after a gap, "" when nothing fits
    before = 0
    for seq, group in groupby(rows, lambda row: int(row[0])):
        if seq != before + 1:
            wanted = None
        here = list(group)
        if seq < first:
            kept = next((digest for _, digest, _, apart in here if not apart), "")
        else:
            kept = next((digest for _, digest, prev, _ in here if wanted is None or prev == wanted), "")
            yield from ((seq, digest, int(digest != kept)) for _, digest, _, apart in here if apart != (digest != kept))
        wanted, before = kept, seq


def held_apart(database: OfficeDatabase, device: str) -> tuple[Gap, ...]:
    """The stretches of a laptop's journal where something stands apart, none once a new device took all of it over."""
    query = "SELECT DISTINCT seq FROM change WHERE device = ? AND apart = 1 ORDER BY seq"
    stretches: list[Gap] = []
    for (seq,) in database.rows(query, (device,)):
        if stretches and stretches[-1].last == seq - 1:
            stretches[-1] = Gap(stretches[-1].first, seq)
        else:
            stretches.append(Gap(seq, seq))
    return tuple(stretches) if stretches and _is_open(database, device) else ()


def open_forks(database: OfficeDatabase, device: str) -> tuple[str, ...]:
    """The hashes of the changes that share a number with another, until a new device took over what stands apart."""
    if not _is_open(database, device):
        return ()
    found = database.rows("SELECT hash FROM fork WHERE device = ? ORDER BY seq, hash", (device,))
    return tuple(str(row[0]) for row in found)


def _is_open(database: OfficeDatabase, device: str) -> bool:
    """Whether something that stands apart is still the last version of its record: nobody has followed it up."""
    query = (
        "SELECT 1 FROM change a WHERE device = ? AND apart = 1 AND NOT EXISTS"  # noqa: S608 - our own words
        f" (SELECT 1 FROM change_parent p WHERE {same('p.parent', 'a.hash')}) LIMIT 1"
    )
    return bool(database.rows(query, (device,)))


def taken_over(database: OfficeDatabase, device: str, first: int, last: int) -> tuple[str, ...]:
    """The other laptops of which these changes of a laptop follow up what stands apart."""
    found = database.rows(
        f"SELECT DISTINCT c.device FROM change c JOIN change_parent p ON {same('p.parent', 'c.hash')}"  # noqa: S608
        " WHERE c.apart = 1 AND c.device <> ? AND p.device = ? AND p.seq BETWEEN ? AND ? ORDER BY 1",
        (device, device, first, last),
    )
    return tuple(str(row[0]) for row in found)
