"""An office under load against DuckDB's plain read of the same lines: ``uv run --with duckdb python -m
tests.benchmarks.office_load [INSPECTORS [DAYS [CHANGES [SERVER]]]]``. SERVER is the address of an empty database of a
PostgreSQL server, or ``start`` for one of its own (``--extra postgres``); DuckDB is then compared with as well, and
PostgreSQL's COPY of the same lines.

Every evening one package of each inspector is taken in by one import, as it comes: opened, its signature, chain and
records checked, the database backed up before. The whole year of an office is 50, 250 and 240: 12,500 packages and 3
million changes; it takes some 25 GB of the disk (of the copies only the newest stays) and an hour or two.

Told are processor seconds per package in the first and in the last tenth of the days, without the copy of the database
before (linear: about equal) and of that copy alone (it grows with what is held, once an evening; that of the first in
each week, whose pages are all checked, seven times as much), what opening and checking a package takes of it, and how
many times DuckDB's read of the same ``changes.jsonl`` all of it took. DuckDB reads them all at once and takes as long
to begin, so the more there is the less it takes for each line: compare at one size.
"""

import gc
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from unittest.mock import Mock, patch

from inspector_app.domain import identity
from inspector_app.domain.change import GENESIS, Change, Op, sealed
from inspector_app.domain.identity import new_rid
from inspector_app.domain.records import KINDS, Record, encode, kind_of
from inspector_app.exchange import bag
from inspector_app.exchange.dividing import Stretch
from inspector_app.exchange.package import export_header
from inspector_app.office.backing_up import back_up_before_import, whole_copies
from inspector_app.office.own import BACKUPS
from inspector_app.usecases import office
from inspector_app.usecases.office_packages import open_package
from tests.benchmarks.hostile import Laptop
from tests.benchmarks.measure import Absent, Row
from tests.benchmarks.packages import SECRET, Bureau, bureau
from tests.builders import a_case, a_claim, a_company, a_payment, a_person, a_project
from tests.exchange.forger import Forger
from tests.office.server import address

_INSPECTORS, _DAYS, _CHANGES = 25, 10, 240
_LINES = "changes.jsonl"


class _Day(Forger):
    """What a laptop wrote since the day before."""

    def __init__(self, laptop: Laptop, folder: Path, office_key: str, since: int) -> None:
        super().__init__(laptop, folder, office_key)
        before = laptop.journal[since - 1].hash if since else GENESIS
        self.changes = laptop.journal[since:]
        self.path = folder / f"{laptop.device[:8]}_{since + 1}-{len(laptop.journal)}.day"
        self._stretch = Stretch(since, before, tuple(self.changes))

    def header(self, **fields):
        return replace(export_header(self.laptop.card, self._stretch, [], self.laptop.made_at), **fields)


def _records(count: int) -> Iterator[Record]:
    """A day's work: a case with its workers, their lines, what was put right in these, what was paid."""
    company, project = a_company(), a_project()
    case = a_case(project_rid=project.rid, company_rid=company.rid)
    yield from (company, project, case)
    for line in range((count - 3) // 4):
        person = a_person(f"示例工人{line}")
        claim = a_claim(1_500_000, line + 1, case_rid=case.rid, person_rid=person.rid, employer_rid=company.rid)
        yield from (person, claim, replace(claim, found_fen=1_400_000))
        yield a_payment(claim, 700_000)


def _write(laptop: Laptop, count: int) -> None:
    """As a store writes: each change follows its laptop's last one, and names the version that it replaces."""
    newest: dict[str, str] = {}
    group = new_rid()
    for record in _records(count):
        kind, last = kind_of(record), laptop.journal[-1].hash if laptop.journal else GENESIS
        parents = (newest[record.rid],) if record.rid in newest else ()
        seq = len(laptop.journal) + 1
        change = sealed(
            Change(
                laptop.device, seq, group, kind, record.rid, Op.PUT, parents, f"{seq:015d}-0000", "示例", "",
                KINDS[kind].version, encode(record), last,
            )
        )  # fmt: skip
        newest[record.rid] = change.hash
        laptop.journal.append(change)


def _evening(laptops: list[Laptop], folder: Path, key: str, changes: int, lines: Path) -> list[Path]:
    files = []
    with lines.open("ab") as plain:
        for laptop in laptops:
            since = len(laptop.journal)
            laptop.made_at += timedelta(days=1)
            with patch.object(identity, "time", Mock(time=laptop.made_at.timestamp)):  # identities begin with the week
                _write(laptop, changes)
            day = _Day(laptop, folder, key, since)
            plain.write(bag.write_changes(day.changes))
            files.append(day.write())
            laptop.journal[:-1] = [laptop.journal[-1]] * (
                len(laptop.journal) - 1
            )  # only its last one is asked for again
    return files


def _take(place: Bureau, files: list[Path]) -> tuple[float, float, float]:
    """Seconds of the clock, of the processor, and of it for the backup."""
    place.clock.advance(days=1)
    start = process_time()
    with office.office_opened(place.folder, SECRET, place.url) as opened:
        back_up_before_import(opened, place.clock.now())  # the import finds it made
    copied = process_time() - start
    for copy in whole_copies(place.folder / BACKUPS)[1:]:
        (place.folder / BACKUPS / copy.name).unlink()
    gc.collect()
    gc.freeze()  # what the laptops hold is no burden of the office
    begun, used = perf_counter(), process_time()
    done = place.take(files, receipts=place.folder / "receipts")
    took = perf_counter() - begun, process_time() - used, copied
    gc.unfreeze()
    assert len(done.results) == len(files), done.left_out[:1]
    assert not done.alarms, done.alarms[:3]
    for file in files:
        file.unlink()
    return took


def _opened(place: Bureau, files: list[Path]) -> float:
    """Seconds of the processor to decrypt, verify, read and check packages, and nothing more."""
    with office.office_opened(place.folder, SECRET, place.url) as opened:
        start = process_time()
        for file in files:
            open_package(opened, "", file)
        return process_time() - start


def _copied(url: str, lines: Path) -> float:
    """Seconds of the clock of PostgreSQL's COPY of the lines into a table of JSON."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as server:
        server.execute("CREATE TABLE office_load_lines (line JSONB)")
        begun = perf_counter()
        with server.cursor().copy("COPY office_load_lines FROM STDIN") as copy, lines.open("rb") as plain:
            for line in plain:
                copy.write_row([line.decode().rstrip()])
        took = perf_counter() - begun
        server.execute("DROP TABLE office_load_lines")
    return took


def _duckdb(lines: Path) -> tuple[float, float]:
    """Seconds of the clock and of all processors."""
    import duckdb  # only here: `--with duckdb`

    begun, used = perf_counter(), process_time()
    query = "SELECT count(DISTINCT hash), count(DISTINCT rid) FROM read_json(?, format='newline_delimited')"
    duckdb.sql(query, params=[str(lines)]).fetchall()
    return perf_counter() - begun, process_time() - used


def _enrolled(place: Bureau, inspectors: int) -> tuple[list[Laptop], str]:
    """Laptops whose packages the office takes, and its key."""
    (place.folder / "receipts").mkdir()
    laptops = [Laptop(number) for number in range(1, inspectors + 1)]
    for laptop in laptops:
        place.enrol(laptop.card)
    with office.office_opened(place.folder, SECRET, place.url) as opened:
        return laptops, opened.secrets.identity


def measure() -> Iterator[Row | Absent]:
    """A small office and four evenings, by seconds of the processor, for DuckDB reads on all of them."""
    inspectors, days = 10, 4
    with bureau() as place, TemporaryDirectory() as name:
        folder, lines = Path(name), Path(name) / _LINES
        laptops, key = _enrolled(place, inspectors)
        used = sum(_take(place, _evening(laptops, folder, key, _CHANGES, lines))[1] for _ in range(days))
        try:
            plain = min(_duckdb(lines)[1] for _ in range(3))
        except ImportError:
            yield Absent("import at the office", "DuckDB is not here: uv run --with duckdb …")
            return
    yield Row(f"import of {inspectors * days * _CHANGES:,} changes", "DuckDB reads the lines", used, plain, 11, 3)


def main(inspectors: int = _INSPECTORS, days: int = _DAYS, changes: int = _CHANGES, server: str = "") -> None:
    """Fill the office evening by evening, then read the same lines."""
    with bureau() as place, TemporaryDirectory() as name:
        folder, lines = Path(name), Path(name) / _LINES
        place.url = address(server)
        laptops, key = _enrolled(place, inspectors)
        took: list[tuple[float, float, float]] = []
        for day in range(days):
            files = _evening(laptops, folder, key, changes, lines)
            opening = _opened(place, files) if day == days - 1 else 0.0
            took.append(_take(place, files))
            if day in (0, days // 10, days // 2, days - 1):
                _say(f"day {day + 1}", took[-1], inspectors, changes)
        total = tuple(map(sum, zip(*took, strict=True)))
        packages = inspectors * days
        _say(f"{packages:,} packages, {packages * changes:,} changes", total, packages, changes)
        print(f"of it opening and checking: {opening / inspectors * 1000:.1f} ms CPU a package")  # noqa: T201
        tenth = max(days // 10, 1)
        first, last = (sum(each[1] for each in part) / len(part) for part in (took[:tenth], took[-tenth:]))
        print(f"last tenth of the days against the first: x{last / first:.2f}")  # noqa: T201
        _compare(place, lines, *total[:2])


def _compare(place: Bureau, lines: Path, wall: float, used: float) -> None:
    if place.url:
        copied = _copied(place.url, lines)
        print(f"COPY of the same lines {copied:.2f} s: x{wall / copied:.1f}; the server's processor is not counted")  # noqa: T201
    try:
        plain, worked = map(min, zip(*(_duckdb(lines) for _ in range(3)), strict=True))
    except ImportError:
        print("DuckDB is not here: uv run --with duckdb …")  # noqa: T201
        return
    size = lines.stat().st_size >> 20
    told = f"DuckDB reads the {size:,} MB in {plain:.2f} s, {worked:.2f} s CPU"
    print(f"{told}: x{wall / plain:.1f}, by CPU x{used / worked:.1f}")  # noqa: T201
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")  # noqa: T201


def _say(what: str, took: tuple[float, float, float], packages: int, changes: int) -> None:
    wall, used, copied = took
    each = used / packages
    told = f"{wall:.1f} s, {used:.1f} s CPU: {each * 1000:.1f} ms a package, {each / changes * 1e6:.0f} us a change"
    told += f"; the copy before it {copied:.2f} s CPU"
    print(f"{what}: {told}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]), *sys.argv[4:5])
