"""Narrow copies of the records of which an office holds a million: a report reads each, and a body is long. Of papers
the number: which two bear one is found by an index.

``narrow_<kind>`` holds a line for each change of such a kind that this program can read, with what measures look at as
text; what of it counts as present is found as of any other (:mod:`~inspector_app.office.present`).
"""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from inspector_app.domain.change import Change
from inspector_app.domain.records import KINDS, Record, plain, shape
from inspector_app.office.database import Dialect, OfficeDatabase
from inspector_app.office.present import present

NARROW: Mapping[str, Sequence[str]] = {
    "wage_claim": ("case_rid", "person_rid", "found_fen", "nature", "disposition"),
    "payment": ("case_rid", "claim_rid", "amount_fen", "paid_on", "to_worker"),
    "document": ("number",),
}
NUMBER_INDEX = "CREATE INDEX IF NOT EXISTS narrow_document_number ON narrow_document (number)"
_KEPT = "device, seq, hash, act_group, rid, op, hlc, apart"


def table_name(kind: str) -> str:
    """The table of a kind."""
    return f"narrow_{kind}"


def narrow_table(kind: str, dialect: Dialect) -> str:
    """The statement that makes the table of a kind where there is none."""
    values = ", ".join(f"{name} TEXT" for name in NARROW[kind])
    return (
        f"CREATE TABLE IF NOT EXISTS {table_name(kind)} (device TEXT NOT NULL, seq {dialect.whole} NOT NULL,"
        " hash TEXT NOT NULL, act_group TEXT NOT NULL, rid TEXT NOT NULL, op TEXT NOT NULL, hlc TEXT NOT NULL,"
        f" apart {dialect.whole} NOT NULL, {values}, PRIMARY KEY (device, seq, hash)){dialect.clustered}"
    )


def copy_all(database: OfficeDatabase) -> None:
    """Fill the tables with what came before there were any."""
    for kind in NARROW:
        database.run(_copied(kind, database.dialect) + " ON CONFLICT DO NOTHING")


def copy_new(database: OfficeDatabase, device: str, first: int, last: int) -> None:
    """Fill in what has just come of a stretch of a laptop's journal, and what came out of quarantine there."""
    only = " AND device = ? AND seq BETWEEN ? AND ? ON CONFLICT DO NOTHING"
    for kind in NARROW:
        database.run(_copied(kind, database.dialect) + only, (device, first, last))


def copy_read(database: OfficeDatabase, changes: Sequence[Change], records: Sequence[Record | None]) -> None:
    """As :func:`copy_new`, of changes that are all new, that stand nowhere apart and whose records were read; None is
    that of one which tells of none."""
    for kind, names in NARROW.items():
        rows = [
            (
                each.device, each.seq, each.hash, each.group, each.rid, str(each.op), each.hlc, 0,
                *(None if record is None else _text(getattr(record, name)) for name in names),
            )
            for each, record in zip(changes, records, strict=True)
            if each.kind == kind
        ]  # fmt: skip
        database.insert_each(table_name(kind), (*_KEPT.split(", "), *names), rows)


def _text(value: Any) -> str | None:
    """A plain field as the database makes it a text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(plain(value))


def _copied(kind: str, dialect: Dialect) -> str:
    values = ", ".join(f"CASE WHEN op = 'put' THEN {_value(kind, name, dialect)} END" for name in NARROW[kind])
    sound = "NOT EXISTS (SELECT 1 FROM quarantine q WHERE q.device = change.device AND q.hash = change.hash)"
    return f"INSERT INTO {table_name(kind)} SELECT {_KEPT}, {values} FROM change WHERE kind = '{kind}' AND {sound}"  # noqa: S608 - our names


def _value(kind: str, name: str, dialect: Dialect) -> str:
    record_type: Any = KINDS[kind].type
    is_flag = shape(record_type)[name] is bool
    return (dialect.flag if is_flag else dialect.field).format(name=name)


def narrow_groups(
    database: OfficeDatabase, kind: str, by: Sequence[str], names: Sequence[str]
) -> list[tuple[Any, ...]]:
    """Every record of a kind as it stands now, by what some share: these columns, and of each other column its values
    as a JSON list; all of them are kept in the table of the kind."""
    shared = ", ".join(by)
    listed = ", ".join(database.dialect.listed.format(_as_told(kind, name, database.dialect)) for name in names)
    held = present(kind, ", ".join((*by, *names)), table_name(kind))
    return database.rows(f"SELECT {shared}, {listed} FROM ({held}) AS held GROUP BY {shared}")  # noqa: S608 - our names


def _as_told(kind: str, name: str, dialect: Dialect) -> str:
    record_type: Any = KINDS[kind].type
    is_number = int in (expected := shape(record_type)[name], *get_args(expected))
    return f"CAST({name} AS {dialect.whole})" if is_number else name
