"""All figures of a district, as a report asks them, against the same rows in a plain database."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Protocol

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.measures.figure import By
from inspector_app.domain.person import Person
from inspector_app.domain.project import Grade
from inspector_app.domain.records import Record
from inspector_app.domain.reported import ReportKind
from inspector_app.usecases.context import Context
from inspector_app.usecases.measures import measured
from inspector_app.usecases.reports import make_report
from tests.benchmarks.desk import desk
from tests.benchmarks.measure import Row, side_by_side
from tests.builders import a_project

_PROJECTS, _WORKERS_EACH = 1_000, 10
_DAY = date(2026, 1, 5)


class Putting(Protocol):
    """A unit of a store, or what stands in its place."""

    def put(self, record: Record) -> object:
        """Keep a record."""


def put_site(unit: Putting, n: int, workers: int) -> None:
    """A project with a hazard, a case, and so many workers who were paid."""
    unit.put(a_project(f"示例{n}", rid=f"p{n}", town=f"示例{n % 9}镇", heads=n % 60, started_on=_DAY))
    unit.put(Hazard(f"h{n}", f"p{n}", Grade.GENERAL, _DAY, "", "欠薪", None, _DAY if n % 3 else None))
    unit.put(Case(f"c{n}", f"示例案{n}", _DAY, f"示{n}", _DAY, f"p{n}"))
    for m in range(workers):
        rid = f"{n}-{m}"
        unit.put(Person(f"w{rid}", "示例"))
        unit.put(WageClaim(f"l{rid}", f"c{n}", f"w{rid}", m + 1, found_fen=500_000))
        unit.put(Payment(f"y{rid}", f"c{n}", f"l{rid}", 500_000, _DAY, PaymentMethod.BANK))


def _fill(context: Context, plain: sqlite3.Connection) -> None:
    with context.unit("a district") as unit:
        for n in range(_PROJECTS):
            put_site(unit, n, _WORKERS_EACH)
            for _ in range(_WORKERS_EACH):
                plain.execute("INSERT INTO y VALUES (?, ?, ?)", (f"c{n}", 500_000, _DAY.isoformat()))


def _plain(database: sqlite3.Connection) -> None:
    database.execute("SELECT c, sum(fen) FROM y WHERE day <= '2026-02-01' GROUP BY c").fetchall()


def measure() -> Iterator[Row]:
    """What the figures of one day, and their parts by town, take."""
    with desk() as (context, _folder):
        plain = sqlite3.connect(":memory:")
        plain.execute("CREATE TABLE y (c TEXT, fen INTEGER, day TEXT)")
        _fill(context, plain)
        today = context.clock.today()
        ours, theirs = side_by_side(lambda: measured(context, today), lambda: _plain(plain))
        yield Row("figures of 1,000 projects", "one sum of a plain table", ours, theirs, 90)
        ours, theirs = side_by_side(lambda: measured(context, today, by=By.TOWN), lambda: _plain(plain))
        yield Row("their parts by town", "one sum of a plain table", ours, theirs, 140)
        ours, theirs = side_by_side(lambda: make_report(context, ReportKind.WEEK, today), lambda: _plain(plain))
        yield Row("weekly report of 1,000 projects", "one sum of a plain table", ours, theirs, 120)
