"""A search in a ledger of 20,000 projects as the page asks it, against the same rows in a plain database."""

import sqlite3
from collections.abc import Iterator

from inspector_app.store.projects import ProjectFilter, ProjectOrder, list_projects, sum_projects
from inspector_app.store.reading import Reading
from tests.benchmarks.desk import desk
from tests.benchmarks.measure import Row, side_by_side
from tests.builders import a_project

_PROJECTS = 20_000
_WORD = "安置房7"
_FIRMS = "示例建工集团第{}有限公司"


def _search(reading: Reading) -> None:
    wanted = ProjectFilter(_WORD)
    list_projects(reading, wanted, ProjectOrder.NAME).page(0, 50)
    sum_projects(reading, wanted)
    sum_projects(reading)


def _plain(database: sqlite3.Connection) -> None:
    database.execute("SELECT count(*) FROM p WHERE name LIKE ? OR firm LIKE ?", (f"%{_WORD}%",) * 2).fetchone()


def measure() -> Iterator[Row]:
    """What one search holds the window for."""
    with desk() as (context, _folder):
        plain = sqlite3.connect(":memory:")
        plain.execute("CREATE TABLE p (name TEXT, firm TEXT)")
        with context.unit("a large ledger") as unit:
            for n in range(_PROJECTS):
                firm = _FIRMS.format(n % 300)
                unit.put(a_project(f"示例安置房{n}期", contractor_name=firm, heads=n % 90, unpaid_fen=n * 100))
                plain.execute("INSERT INTO p VALUES (?, ?)", (f"示例安置房{n}期", firm))
        _search(context.store)
        ours, theirs = side_by_side(lambda: _search(context.store), lambda: _plain(plain))
        yield Row("search, 20,000 projects", "one scan of a plain table", ours, theirs, 9.5)
