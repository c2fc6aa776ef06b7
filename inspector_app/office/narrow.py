"""Narrow copies of the records of which an office holds a million: a report reads each, and a body is long.

``narrow_<kind>`` holds a line for each change of such a kind that this program can read, with what measures look at as
text. What counts as present is found as in the views (``applied``, ``head``, ``current``): most records were saved
once, which an index tells; only of the others the versions are compared.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from inspector_app.domain.change import Change
from inspector_app.domain.records import KINDS, shape
from inspector_app.office.database import Dialect, OfficeDatabase

NARROW: Mapping[str, Sequence[str]] = {
    "wage_claim": ("case_rid", "person_rid", "found_fen", "nature", "disposition"),
    "payment": ("case_rid", "claim_rid", "amount_fen", "paid_on", "to_worker"),
}
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
        f" apart {dialect.whole} NOT NULL, {values}, PRIMARY KEY (device, seq, hash))"
    )


def copy_all(database: OfficeDatabase) -> None:
    """Fill the tables with what came before there were any."""
    sound = " AND NOT EXISTS (SELECT 1 FROM quarantine q WHERE q.device = change.device AND q.hash = change.hash)"
    for kind in NARROW:
        database.run(_copied(kind, database.dialect) + sound + " ON CONFLICT DO NOTHING")


def copy_new(database: OfficeDatabase, change: Change) -> None:
    """Fill in a change that has just come and can be read."""
    if change.kind in NARROW:
        only = " AND device = ? AND seq = ? AND hash = ? ON CONFLICT DO NOTHING"
        database.run(_copied(change.kind, database.dialect) + only, (change.device, change.seq, change.hash))


def _copied(kind: str, dialect: Dialect) -> str:
    values = ", ".join(f"CASE WHEN op = 'put' THEN {_value(kind, name, dialect)} END" for name in NARROW[kind])
    return f"INSERT INTO {table_name(kind)} SELECT {_KEPT}, {values} FROM change WHERE kind = '{kind}'"  # noqa: S608 - our names


def _value(kind: str, name: str, dialect: Dialect) -> str:
    record_type: Any = KINDS[kind].type
    is_flag = shape(record_type)[name] is bool
    return (dialect.flag if is_flag else dialect.field).format(name=name)


def narrow_columns(database: OfficeDatabase, kind: str, names: Sequence[str]) -> list[tuple[Any, ...]]:
    """These columns of every record of a kind as it stands now, all of them kept in its table."""
    told = ", ".join(names)
    several = f"SELECT rid FROM change WHERE kind = '{kind}' GROUP BY rid HAVING count(*) > 1"  # noqa: S608 - our names
    applied = (
        " NOT EXISTS (SELECT 1 FROM quarantine q"
        " WHERE q.device = n.device AND q.act_group = n.act_group AND n.seq >= q.from_seq)"
    )
    saved_once = f"NOT EXISTS (SELECT 1 FROM ({several}) AS several WHERE several.rid = n.rid)"  # noqa: S608
    once = f"SELECT {told} FROM {table_name(kind)} n WHERE op = 'put' AND {applied} AND {saved_once}"  # noqa: S608
    replaced = (
        "EXISTS (SELECT 1 FROM change_parent p JOIN applied b ON b.hash = p.hash"
        " WHERE p.parent = n.hash AND (b.apart = 0 OR n.apart = 1))"
    )
    versions = (
        "SELECT n.*, row_number() OVER (PARTITION BY rid ORDER BY apart, hlc DESC, hash DESC) AS place"  # noqa: S608
        f" FROM {table_name(kind)} n WHERE rid IN ({several}) AND {applied} AND NOT {replaced}"
    )
    again = f"SELECT {told} FROM ({versions}) AS placed WHERE place = 1 AND op = 'put'"  # noqa: S608
    return database.rows(once) + database.rows(again)
