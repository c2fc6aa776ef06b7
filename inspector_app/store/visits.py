"""What the lists of visits and interviews ask beyond the records' heads, and what went on meanwhile."""

from datetime import datetime
from typing import TypeVar

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.inspection import InspectionHead
from inspector_app.domain.interview import InterviewHead
from inspector_app.store.reading import Reading
from inspector_app.store.rows import table_of, to_sql
from inspector_app.vault.door import rows

Head = TypeVar("Head", InterviewHead, InspectionHead)


def count_violations(reading: Reading) -> dict[str, int]:
    """How many items of each visit's checklist do not conform, by its rid; visits without any are left out."""
    each = "FROM inspection, json_each(inspection.items) AS item WHERE item.value ->> 'result' = 'violates'"
    found = rows(reading.db, f"SELECT inspection.rid, count(*) {each} GROUP BY inspection.rid")
    return {str(rid): int(count) for rid, count in found}


def served_between(reading: Reading, began: datetime, ended: datetime) -> tuple[Act, ...]:
    """The services that were done at some time from one moment to another."""
    table = table_of(Act)
    query = f"SELECT {table.names} FROM {table.name} WHERE kind = ? AND at >= ? AND at <= ? ORDER BY id"
    found = rows(reading.db, query, (str(ActKind.SERVED), to_sql(began), to_sql(ended)))
    return tuple(map(table.record, found))


def going_on(reading: Reading, head: type[Head], began: datetime, ended: datetime) -> tuple[Head, ...]:
    """The interviews or visits that went on at some time between two moments; of those whose end is not known yet,
    which began then."""
    table = table_of(head)
    went_on = "started_at < ? AND (ended_at > ? OR ended_at IS NULL AND started_at >= ?)"
    query = f"SELECT {table.names} FROM {table.name} WHERE {went_on} ORDER BY id"
    return tuple(map(table.record, rows(reading.db, query, (to_sql(ended), to_sql(began), to_sql(began)))))
