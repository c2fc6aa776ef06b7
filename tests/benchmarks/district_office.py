"""The weekly report of an office as large as is wished: ``python -m tests.benchmarks.district_office [PROJECTS [WORKERS
[URL]]]``.

20,000 projects of 50 workers are a million wage lines (≤ 10 s). The changes are laid straight into the merged database,
as an import of packages would leave them; ``URL`` names an empty PostgreSQL database.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from inspector_app.domain.change import Change, Op
from inspector_app.domain.records import KINDS, Record, encode, kind_of
from inspector_app.domain.reported import ReportKind
from inspector_app.office.folder import init_office, open_office
from inspector_app.office.keeping import insert_changes, row_of
from inspector_app.office.narrow import copy_new
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.office_reports import office_report
from tests.benchmarks.measuring import put_site
from tests.desk import CHEAP, OFFICE_SECRET

_PROJECTS, _WORKERS, _AT_ONCE = 20_000, 50, 500
_BEGUN = 1_767_600_000_000  # a morning of January 2026


class _Laptop:
    """Stands where a unit of a store stands, and keeps what is put as changes of a journal."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self._seq = 0

    def put(self, record: Record) -> None:
        self._seq += 1
        kind, digest = kind_of(record), f"{self._seq:064x}"
        self.changes.append(
            Change(
                "laptop", self._seq, f"g{self._seq // 300}", kind, record.rid, Op.PUT, (),
                f"{_BEGUN + self._seq * 20:015d}-0000", "w", "", KINDS[kind].version, encode(record), "", digest,
            )
        )  # fmt: skip


def main(projects: int = _PROJECTS, workers: int = _WORKERS, url: str = "") -> None:
    """Fill an office, and make the report three times."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "office"
        init_office(folder, OFFICE_SECRET, "示例办公室", CHEAP)
        _fill(folder, projects, workers, url)
        clock = SystemClock()
        for _ in range(3):
            begun, used = perf_counter(), process_time()
            office_report(folder, OFFICE_SECRET, clock, ReportKind.WEEK, clock.today(), url=url)
            took = f"{perf_counter() - begun:.2f} s, {process_time() - used:.2f} s of it here"
            print(f"{projects:,} projects, {projects * workers:,} lines: {took}", flush=True)  # noqa: T201


def _fill(folder: Path, projects: int, workers: int, url: str) -> None:
    office, laptop = open_office(folder, OFFICE_SECRET, url), _Laptop()
    database = office.database
    database.run("INSERT INTO device VALUES ('laptop', '示例县', '甲', '1', 'k', 'r', '2026-01-01', '')")
    for first in range(0, projects, _AT_ONCE):
        for n in range(first, min(first + _AT_ONCE, projects)):
            put_site(laptop, n, workers)
        with database.transaction():
            insert_changes(database, laptop.changes, map(row_of, laptop.changes), 1)
            copy_new(database, "laptop", laptop.changes[0].seq, laptop.changes[-1].seq)
        laptop.changes.clear()
    office.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]), *sys.argv[3:4])
