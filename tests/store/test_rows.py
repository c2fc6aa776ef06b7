from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from inspector_app.domain.act import Act, ActKind, Service, ServiceMethod
from inspector_app.domain.inspection import CheckedItem, CheckResult, Inspection, InspectionKind
from inspector_app.domain.interview import QA, Interview
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.records import KINDS
from inspector_app.store.rows import quoted, table_of
from inspector_app.support.errors import Trouble
from inspector_app.vault.door import rows
from tests.stand_ins import put_with_stand_ins

SCHEMA = Path(__file__).parent.parent / "data" / "schema.sql"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_table_has_a_column_for_each_field_of_its_class(store, kind):
    fields = {c.name: (c.sql_type, not c.nullable) for c in table_of(KINDS[kind].type).columns}
    present = {name: (sql_type, bool(not_null)) for _, name, sql_type, not_null, *_ in columns(store, kind)}
    assert list(present)[:3] == ["id", "rid", "head"]
    del present["id"], present["head"]
    assert present == fields


def columns(store, kind):
    return rows(store.db, f"PRAGMA table_info({quoted(kind)})")


def test_the_schema_is_the_one_on_record(store):
    tables = rows(store.db, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%sqlite%'")
    text = "".join(f"{' '.join(sql.split())};\n" for (sql,) in tables)
    assert text == SCHEMA.read_text(encoding="utf-8"), "the schema changed: add a migration, then record it anew"


def test_each_table_of_records_is_strict(store):
    strict = {name: bool(is_strict) for _, name, _, _, _, is_strict in rows(store.db, "PRAGMA table_list")}
    assert all(strict[kind] for kind in KINDS)


def test_nested_values_dates_and_absent_values_come_back(store):
    at = datetime(2026, 11, 24, 1, 2, 3, 456000, tzinfo=UTC)
    records = (
        Inspection(
            "i1", InspectionKind.ROUTINE, at, inspector_rids=("a", "b"), consulted=3,
            items=(CheckedItem("wages", CheckResult.VIOLATES, "无台账", ("e1",)),),
        ),
        Person("w1", "𠮷野", born_on=date(1990, 2, 3)),
        Interview("v1", "w1", at, qas=(QA("问", "答\n第二行", "rights"), QA("问", ""))),
        Act("a1", ActKind.SERVED, "d1", at, "甲", service=Service(ServiceMethod.LEFT, "乙", inspector_rids=("a", "b"))),
    )  # fmt: skip
    with store.unit("甲") as unit:
        put_with_stand_ins(store, unit, *records)
    assert tuple(store.get(type(record), record.rid) for record in records) == records


def test_stamps_are_kept_to_the_millisecond_in_utc(store, clock):
    shanghai = datetime.fromisoformat("2026-11-24T09:00:00.123456+08:00")
    with store.unit("甲") as unit:
        unit.put(Inspection("i1", InspectionKind.ROUTINE, shanghai, site_name="示例工地"))
    kept = store.need(Inspection, "i1").started_at
    assert (kept.utcoffset().total_seconds(), kept.isoformat()) == (0, "2026-11-24T01:00:00.123000+00:00")


@pytest.mark.parametrize("text", ["示例\x00\x00\x00", "not json"])
def test_a_row_that_cannot_be_read_is_damage(text, project):
    table = table_of(Project)
    values = table.values(replace(project))
    values[[c.name for c in table.columns].index("name" if "\x00" in text else "grade")] = text
    with pytest.raises(Trouble, match="store-damaged"):
        table.record(tuple(values))
