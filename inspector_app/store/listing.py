"""Lists for the window: a snapshot of ids, and the records behind them page by page."""

import json
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple

from inspector_app.store.reading import R, Reading
from inspector_app.store.rows import quoted, table_of
from inspector_app.vault.door import rows


class Condition(NamedTuple):
    """One test of a row, with its values."""

    sql: str
    values: tuple[Any, ...] = ()


def equals(column: str, value: str) -> Condition | None:
    """The column holds this value; no condition when the value is empty."""
    return Condition(f"{quoted(column)} = ?", (value,)) if value else None


class Named(NamedTuple):
    """A record that a column names by its rid: what it is called there may be looked for too."""

    column: str
    record_type: type[Any]
    name: str

    @property
    def test(self) -> str:
        """Whether the name is like one value."""
        table = table_of(self.record_type).name
        return f"{quoted(self.column)} IN (SELECT rid FROM {table} WHERE {quoted(self.name)} LIKE ? ESCAPE '\\')"


def contains(columns: Iterable[str], text: str, named: Iterable[Named] = ()) -> Condition | None:
    """Each word of ``text`` stands somewhere in one of the columns, or in the name of a record that one names; no
    condition when there is no word."""
    words = [word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") for word in text.split()]
    if not words:
        return None
    tests = [*(f"{quoted(column)} LIKE ? ESCAPE '\\'" for column in columns), *(each.test for each in named)]
    sql = " AND ".join([f"({' OR '.join(tests)})"] * len(words))
    return Condition(sql, tuple(f"%{word}%" for word in words for _ in tests))


@dataclass(frozen=True, slots=True)
class Listing(Generic[R]):
    """The records that fitted a filter when it was asked, in a fixed order. Eight bytes each; records load by page.

    ``kept_back`` says how many are in no such list, whatever the filter.
    """

    reading: Reading
    record_type: type[R]
    ids: "array[int]"
    kept_back: int = 0

    def __len__(self) -> int:
        return len(self.ids)

    def page(self, first: int, count: int) -> list[R | None]:
        """The records from place ``first`` on, as they are now; None where one was deleted since."""
        wanted = self.ids[first : first + count]
        table = table_of(self.record_type)
        sql = f"SELECT id, {table.names} FROM {table.name} WHERE id IN (SELECT value FROM json_each(?))"
        found = {row[0]: table.record(row[1:]) for row in rows(self.reading.db, sql, (json.dumps(list(wanted)),))}
        return [found.get(each) for each in wanted]


def list_records(
    reading: Reading, record_type: type[R], conditions: Iterable[Condition | None], order: str
) -> Listing[R]:
    """A snapshot of the rows that meet all conditions; ``order`` is SQL of this floor, never what a person typed."""
    tests = [condition for condition in conditions if condition is not None]
    where = " AND ".join(["TRUE", *(f"({test.sql})" for test in tests)])
    sql = f"SELECT id FROM {table_of(record_type).name} WHERE {where} ORDER BY {order}, id"
    found = rows(reading.db, sql, [value for test in tests for value in test.values])
    return Listing(reading, record_type, array("q", (row[0] for row in found)))
