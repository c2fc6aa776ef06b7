"""Taking a delivery into the merged database: idempotent, in any order, never losing or mixing two histories."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from inspector_app.domain.change import GENESIS
from inspector_app.domain.handover import (
    RECEIPT_FORMAT,
    BlobEntry,
    Delivery,
    ExportHeader,
    Gap,
    KindCount,
    Receipt,
    Rejected,
)
from inspector_app.domain.records import plain
from inspector_app.office.by_hash import REPLACES, same
from inspector_app.office.chain import held_apart, mark_apart, open_forks, taken_over
from inspector_app.office.database import OfficeDatabase
from inspector_app.office.folder import Office
from inspector_app.office.keeping import compare_totals, files_of, goes_on, insert_changes, lacking_in, row_of
from inspector_app.office.looked import Record as Looked
from inspector_app.office.narrow import copy_new, copy_read
from inspector_app.office.schema import FORGET_CAME
from inspector_app.support.clock import local
from inspector_app.support.errors import Trouble

_MUCH = ((50, 10), (10, 50))  # so many records and so many percent of all that are held: the latter in a young office
EachFile = Callable[[Callable[[BlobEntry, bytes], None]], None]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the office is with one laptop: everything up to ``acknowledged`` is held, in whole act groups.

    ``apart`` are the stretches where something does not continue the history that was held first.
    """

    acknowledged: int
    head: str
    gaps: tuple[Gap, ...]
    forks: tuple[str, ...]
    apart: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, or in a dry run would do. ``counts`` and ``owed_fen`` are the package's control totals.

    ``file`` is the package's name; ``new`` and ``known`` count changes; ``rejected`` are quarantined;
    ``files`` counts the files stored; ``apart`` is as in :class:`Standing`; ``follows`` are the other laptops whose
    history that stands apart this one follows up, because it began anew; ``changed`` counts the records of before that
    it changes. ``lacking`` are the records that it brought and that name something nobody brought yet, where its
    records were at hand to tell.
    """

    device: str
    first: int
    last: int
    new: int
    known: int
    rejected: tuple[Rejected, ...]
    forks: tuple[str, ...]
    gaps: tuple[Gap, ...]
    acknowledged: int
    head: str
    counts: tuple[KindCount, ...]
    owed_fen: int
    files: int
    missing_files: tuple[str, ...]
    apart: tuple[Gap, ...] = ()
    file: str = ""
    follows: tuple[str, ...] = ()
    changed: int = 0
    lacking: frozenset[Looked] | None = None
    inspector: str = ""

    @property
    def has_changes(self) -> bool:
        """Whether the package brought records; a volume of photos has none."""
        return self.new + self.known > 0


def import_delivery(
    office: Office,
    delivery: Delivery,
    each_file: EachFile | None = None,
    *,
    now: datetime,
    dry_run: bool = False,
    sure: bool = False,
) -> ImportResult:
    """Take one verified package. ``each_file`` hands out its files (``Package.each_file``), ``sure`` says that a person
    knows how much of what is held it changes.

    All in one transaction; the files are sealed before, so a row never names a file that is not there. A dry run
    leaves nothing behind. Raises :class:`Trouble` ``office-device-unknown``, ``office-totals-differ`` or
    ``office-much-changed``.
    """
    office.device_card(delivery.header.device)
    if each_file is not None and not dry_run:
        each_file(lambda _entry, data: _seal(office, data))
    database, header = office.database, delivery.header
    with database.transaction(keep=not dry_run):
        new, changed, standing, lacking = _taken(database, delivery, now, sure=sure)
        missing = missing_files(database, header.device)
        follows = taken_over(database, header.device, 1, header.last) if header.first == 1 else ()
    return ImportResult(
        header.device, header.first, header.last, new, len(delivery.changes) - new, delivery.rejected,
        standing.forks, standing.gaps, standing.acknowledged, standing.head, header.counts, header.owed_fen,
        len(header.blobs), missing, standing.apart, follows=follows, changed=changed,
        lacking=lacking, inspector=header.inspector,
    )  # fmt: skip


def _taken(
    database: OfficeDatabase, delivery: Delivery, now: datetime, *, sure: bool
) -> tuple[int, int, Standing, frozenset[Looked] | None]:
    """Keep a delivery: how many of its changes are new, how many records they change, how far the laptop is, and what
    names something that nobody brought yet."""
    header, rows = delivery.header, [row_of(each) for each in delivery.changes]
    arrival = database.rows("SELECT count(*) + 1 FROM package")[0][0]
    new = insert_changes(database, delivery.changes, rows, arrival)
    straight = goes_on(database, delivery, new)
    changed = _changed(database, header, arrival)
    if not sure:
        _check_share(database, changed)
    _quarantine(database, delivery)
    is_plain = straight and bool(delivery.records) and not delivery.rejected
    if is_plain:
        copy_read(database, delivery.changes, delivery.records)
    else:
        copy_new(database, header.device, header.first, header.last)
    if new and not straight:
        mark_apart(database, header.device, header.first, header.last)
    _register_files(database, delivery)
    _log(database, delivery, now)
    compare_totals(database, delivery, rows)
    standing = _gone_on(database, delivery) if straight else standing_of(database, header.device)
    note_followed(database, header.device, standing)
    return new, changed, standing, lacking_in(database, delivery) if is_plain else None


def _changed(database: OfficeDatabase, header: ExportHeader, arrival: int) -> int:
    """How many records that were held are otherwise now by what just came; who takes a case over repeats it as it was,
    which alters nothing."""
    found = database.rows(
        f"SELECT count(DISTINCT c.rid) FROM change c JOIN {REPLACES.format('c')} JOIN change b"  # noqa: S608
        f" ON {same('b.hash', 'p.parent')} WHERE c.device = ? AND c.seq BETWEEN ? AND ? AND c.arrived = ?"
        " AND b.arrived < c.arrived AND (b.op <> c.op OR b.body <> c.body)",
        (header.device, header.first, header.last, arrival),
    )
    return int(found[0][0])


def _check_share(database: OfficeDatabase, changed: int) -> None:
    """Raises :class:`Trouble` ``office-much-changed`` when a package changes fifty records that are held and a tenth of
    all, or ten and half of all: a day's work does not, a bad import or a rewritten history does."""
    if changed < min(many for many, _ in _MUCH):
        return
    enough = max(100 * changed // most for many, most in _MUCH if changed >= many)  # more need not be counted
    records = "SELECT DISTINCT kind, rid FROM change LIMIT ?"
    held = int(database.rows(f"SELECT count(*) FROM ({records}) AS held", (enough + 1,))[0][0])  # noqa: S608
    percent = 100 * changed // max(held, 1)
    if any(changed >= many and percent >= most for many, most in _MUCH):
        raise Trouble("office-much-changed", count=str(changed), held=str(held), percent=str(percent))


def _seal(office: Office, data: bytes) -> None:
    office.files.add(data)


def _quarantine(database: OfficeDatabase, delivery: Delivery) -> None:
    """Put bad changes aside; one that this program can read now (after an upgrade) comes out again."""
    codes = {bad.seq: bad.code for bad in delivery.rejected}
    device = delivery.header.device
    held = {row[0] for row in database.rows("SELECT hash FROM quarantine WHERE device = ?", (device,))}
    begin, group = 0, ""
    for change in delivery.changes:
        if change.group != group:  # an act is written at one go and travels whole
            begin, group = change.seq, change.group
        code = codes.get(change.seq)
        if code:
            values = (device, change.seq, change.hash, change.group, change.rid, code, begin)
            database.run("INSERT INTO quarantine VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", values)
        elif change.hash in held:
            database.run("DELETE FROM quarantine WHERE device = ? AND hash = ?", (device, change.hash))


def _register_files(database: OfficeDatabase, delivery: Delivery) -> None:
    """What a delivery brings, and what it names and nobody brought yet: what came is asked for no more, so that what is
    missing is found among that alone."""
    header = delivery.header
    for entry in header.blobs:
        values = (entry.sha256, entry.size, entry.role)
        database.run("INSERT INTO file VALUES (?, ?, ?) ON CONFLICT DO NOTHING", values)
    bad = {rejected.seq for rejected in delivery.rejected}
    read = zip_longest(delivery.changes, delivery.records)
    needed = {each.sha256 for change, record in read if change.seq not in bad for each in files_of(change, record)}
    for digest in sorted(needed.union(header.missing)):
        if not database.rows("SELECT 1 FROM file WHERE sha256 = ?", (digest,)):
            database.run("INSERT INTO file_need VALUES (?, ?) ON CONFLICT DO NOTHING", (header.device, digest))
    if header.blobs:
        database.run(FORGET_CAME)


def _log(database: OfficeDatabase, delivery: Delivery, now: datetime) -> None:
    header = delivery.header
    database.run(
        "INSERT INTO package VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            delivery.sha256, delivery.file, header.device, header.first, header.last, header.volume, header.volumes,
            plain(header.made_at), plain(now),
        ),
    )  # fmt: skip


_HIGHEST = "SELECT coalesce(max(seq), 0) FROM change WHERE device = ?"


def standing_of(database: OfficeDatabase, device: str) -> Standing:
    """How far the office is with a laptop, derived from what it holds.

    The history that was held first is followed from its beginning; the first gap or broken link ends it, and so does an
    act group whose rest has not come. Who goes on with another history is acknowledged a change that he does not have.
    """
    since = _told(database, device)
    broken = database.rows(
        "SELECT min(seq) FROM (SELECT seq, prev, lag(seq) OVER (ORDER BY seq) AS seq_before,"
        " lag(hash) OVER (ORDER BY seq) AS hash_before FROM change WHERE device = ? AND apart = 0 AND seq > ?)"
        " AS linked WHERE seq <> coalesce(seq_before, ?) + 1 OR prev <> coalesce(hash_before, ?)",
        (device, since.seq, since.seq, since.hash),
    )[0][0]
    chained = database.rows(f"{_HIGHEST} AND apart = 0", (device,))[0][0] if broken is None else broken - 1
    whole = database.rows(
        "SELECT max(seq) FROM (SELECT seq, act_group, lead(act_group) OVER (ORDER BY seq) AS group_after"
        " FROM change WHERE device = ? AND apart = 0 AND seq > ? AND seq <= ?) AS grouped WHERE seq <= ?"
        " AND (act_group <> group_after OR EXISTS (SELECT 1 FROM package WHERE device = ? AND last_seq = seq))",
        (device, since.seq, chained + 1, chained, device),
    )[0][0]
    acknowledged = int(whole or since.seq)
    query = "SELECT hash FROM change WHERE device = ? AND apart = 0 AND seq = ?"
    head = database.rows(query, (device, acknowledged))
    return Standing(
        acknowledged, str(head[0][0]) if head else GENESIS, _gaps(database, device, since.seq),
        open_forks(database, device), held_apart(database, device),
    )  # fmt: skip


def _gone_on(database: OfficeDatabase, delivery: Delivery) -> Standing:
    """As :func:`standing_of`, after a delivery that went on where everything held ended; where that was known to be one
    chain of whole acts, nothing is looked at twice."""
    header, last = delivery.header, delivery.changes[-1]
    if _told(database, header.device).seq != delivery.changes[0].seq - 1 or last.seq != header.last:
        return standing_of(database, header.device)
    gaps = _gaps(database, header.device, last.seq)
    forks, apart = open_forks(database, header.device), held_apart(database, header.device)
    return Standing(last.seq, last.hash, gaps, forks, apart)


def note_followed(database: OfficeDatabase, device: str, standing: Standing) -> None:
    """So that the next package of an intake need not follow the history from the last receipt on."""
    database.run("DELETE FROM followed WHERE device = ?", (device,))
    if standing.acknowledged:
        database.run("INSERT INTO followed VALUES (?, ?, ?)", (device, standing.acknowledged, standing.head))


@dataclass(frozen=True, slots=True)
class _Since:
    """Up to where a laptop's history is known to be held as one chain."""

    seq: int
    hash: str


def _told(database: OfficeDatabase, device: str) -> _Since:
    """What the furthest receipt said, or the last import found, and is still held: nothing before it can change, so it
    is not followed again."""
    held = (
        "JOIN change c ON c.device = t.device AND c.seq = t.{0} AND c.hash = t.{1} WHERE t.device = ? AND c.apart = 0"
    )
    ended = "AND EXISTS (SELECT 1 FROM package p WHERE p.device = t.device AND p.last_seq = t.seq)"
    followed = database.rows(f"SELECT t.seq, t.hash FROM followed t {held.format('seq', 'hash')} {ended}", (device,))  # noqa: S608
    since = _Since(*followed[0]) if followed else _Since(0, GENESIS)
    told = database.rows(
        f"SELECT t.acknowledged, t.head FROM receipt t {held.format('acknowledged', 'head')} AND t.acknowledged > ?"  # noqa: S608
        " ORDER BY t.acknowledged DESC LIMIT 1",
        (device, since.seq),
    )
    return _Since(*told[0]) if told else since


def gaps_of(database: OfficeDatabase, device: str) -> tuple[Gap, ...]:
    """The stretches of a laptop's journal that are still to come."""
    return _gaps(database, device, _told(database, device).seq)


def _gaps(database: OfficeDatabase, device: str, since: int) -> tuple[Gap, ...]:
    rows = database.rows(
        "SELECT seq_before + 1, seq - 1 FROM (SELECT seq, coalesce(lag(seq) OVER (ORDER BY seq), ?) AS seq_before"
        " FROM (SELECT DISTINCT seq FROM change WHERE device = ? AND seq > ?) AS held) AS pairs"
        " WHERE seq > seq_before + 1 ORDER BY seq",
        (since, device, since),
    )
    highest = database.rows(_HIGHEST, (device,))[0][0]
    announced = database.rows("SELECT coalesce(max(last_seq), 0) FROM package WHERE device = ?", (device,))[0][0]
    if announced > highest:
        rows.append((highest + 1, announced))
    return tuple(Gap(first, last) for first, last in rows)


def missing_files(database: OfficeDatabase, device: str) -> tuple[str, ...]:
    """The hashes of files that a laptop's records name and that no package has brought."""
    rows = database.rows(
        "SELECT sha256 FROM file_need WHERE device = ? ORDER BY sha256",
        (device,),
    )
    return tuple(row[0] for row in rows)


def quarantined(database: OfficeDatabase, device: str) -> tuple[Rejected, ...]:
    """What is set aside of a laptop's changes, with the reason's code."""
    query = "SELECT seq, rid, code FROM quarantine WHERE device = ? ORDER BY seq, hash"
    return tuple(Rejected(*row) for row in database.rows(query, (device,)))


_ANEW = "SELECT 1 FROM applied a WHERE a.kind = g.kind AND a.rid = g.rid AND a.device = g.device AND a.seq > g.seq"
_HIDDEN = (
    "SELECT 1 FROM change g WHERE g.device = q.device AND g.act_group = q.act_group"  # noqa: S608 - our own words
    f" AND g.seq >= q.from_seq AND NOT EXISTS ({_ANEW})"
)


def still_set_aside(database: OfficeDatabase, device: str) -> tuple[Rejected, ...]:
    """Of what is set aside that of which the laptop has not written all of the act anew since: that still lacks."""
    query = f"SELECT q.seq, q.rid, q.code FROM quarantine q WHERE q.device = ? AND EXISTS ({_HIDDEN})"  # noqa: S608
    return tuple(Rejected(*row) for row in database.rows(f"{query} ORDER BY q.seq, q.hash", (device,)))


def receipt_for(office: Office, device: str, now: datetime) -> Receipt:
    """The next receipt for a laptop, and its line in the log.

    The running number is the local time (261124183005 for 2026-11-24 18:30:05), or one more than the last: so it rises
    even after the office was restored from an old copy. Raises :class:`Trouble` ``office-device-unknown``.
    """
    office.device_card(device)
    database = office.database
    with database.transaction():
        query = "SELECT coalesce(max(running), 0) FROM receipt WHERE device = ?"
        running = max(database.rows(query, (device,))[0][0] + 1, int(f"{local(now):%y%m%d%H%M%S}"))
        standing = standing_of(database, device)
        receipt = Receipt(
            RECEIPT_FORMAT, office.card.office, device, running, now, standing.acknowledged, standing.head,
            standing.gaps, missing_files(database, device), standing.forks, quarantined(database, device),
        )  # fmt: skip
        values = (device, running, plain(now), standing.acknowledged, standing.head)
        database.run("INSERT INTO receipt VALUES (?, ?, ?, ?, ?)", values)
    return receipt
