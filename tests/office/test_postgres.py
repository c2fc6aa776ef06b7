"""The same office on PostgreSQL. Runs where INSPECTOR_TEST_POSTGRES says ``start`` (``server.py``) or names an empty
database, whose tables are dropped."""

from dataclasses import replace

import pytest

from inspector_app.domain.handover import Gap
from inspector_app.domain.record_version import versions_in
from inspector_app.domain.records import KINDS
from inspector_app.office.alarming import look_after
from inspector_app.office.database import open_server
from inspector_app.office.folder import enrol, open_office
from inspector_app.office.importing import import_delivery, receipt_for
from inspector_app.office.schema import prepare
from inspector_app.office.status import conflicts, status
from inspector_app.office.versions import versions_of
from inspector_app.support.clock import SetClock
from inspector_app.support.errors import Trouble
from inspector_app.usecases.office_tasks import Desk
from inspector_app.usecases.office_versions import ask_to_settle, laid_in
from tests.office.conftest import URL, needs_server


@needs_server
def test_both_databases_end_in_the_same_state(office, server, build):
    laptops = [build.Laptop(1), build.Laptop(2)]
    for number, laptop in enumerate(laptops, start=1):
        laptop.write(build.company(1, f"示例{number}公司"), build.claim(number, 100_50))
        laptop.write(build.claim(number, 200_50), ("telepathy", "r", "{}"))
        laptop.write(build.company(number + 10))
    shown = []
    for one in (office, server):
        for laptop in laptops:
            enrol(one, laptop.card, build.NOW)
            late = laptop.deliver(3, rejected={4: "record-unknown-kind"})
            results = [
                import_delivery(one, late, now=build.NOW, dry_run=True),
                import_delivery(one, late, now=build.NOW),
                import_delivery(one, laptop.deliver(1, 2), now=build.NOW),
                import_delivery(one, late, now=build.NOW),
            ]
            shown.append((results, receipt_for(one, laptop.device, build.NOW)))
        shown.append(status(one.database))
    with pytest.raises(Trouble, match="office-on-server"):
        open_office(office.folder, build.PASSPHRASE)
    half = len(shown) // 2
    assert shown[:half] == shown[half:]
    for kind in KINDS:
        query = f"SELECT * FROM current_{kind} ORDER BY rid"
        assert server.database.rows(query) == office.database.rows(query)


@needs_server
def test_a_refused_import_leaves_the_server_as_it_was(server, build):
    laptop = build.Laptop(1)
    enrol(server, laptop.card, build.NOW)
    laptop.write(build.claim(1, 1))
    wrong = laptop.deliver(owed_fen=99)
    with pytest.raises(Trouble):
        import_delivery(server, wrong, now=build.NOW)
    assert server.database.rows("SELECT count(*) FROM change") == [(0,)]
    assert import_delivery(server, laptop.deliver(), now=build.NOW).new == 1


def test_a_server_that_is_not_there():
    pytest.importorskip("psycopg")
    with pytest.raises(Trouble) as trouble:
        open_server("postgresql://127.0.0.1:1/none?connect_timeout=1")
    assert trouble.value.code == "postgres-unreachable"


@needs_server
def test_the_history_held_first_counts_there_too(server, build):
    laptop = build.Laptop(1)
    enrol(server, laptop.card, build.NOW)
    laptop.write(build.claim(1, 100_00))
    twin = build.Laptop(1, list(laptop.journal))
    laptop.write(build.company(1))
    twin.write(build.claim(1, 1_00))
    import_delivery(server, laptop.deliver(), now=build.NOW)
    assert import_delivery(server, twin.deliver(), now=build.NOW).apart == (Gap(2, 2),)
    assert status(server.database).owed_fen == 100_00


@needs_server
def test_a_database_of_the_first_version_learns_what_came_first_there_too(server, build):
    laptop, other = build.Laptop(1), build.Laptop(1)
    enrol(server, laptop.card, build.NOW)
    laptop.write(build.claim(1, 100_00))
    other.write(build.claim(1, 1_00))
    for one in (laptop, other):
        import_delivery(server, one.deliver(), now=build.NOW)
    for (view,) in server.database.rows("SELECT viewname FROM pg_views WHERE schemaname = 'public'"):
        server.database.run(f'DROP VIEW IF EXISTS "{view}" CASCADE')
    for table, column in (("change", "arrived"), ("change", "apart"), ("quarantine", "from_seq")):
        server.database.run(f"ALTER TABLE {table} DROP COLUMN {column}")
    server.database.run("UPDATE meta SET value = '1'")
    prepare(server.database)
    assert status(server.database).owed_fen == 100_00


@needs_server
def test_a_database_of_a_later_program_is_told_in_a_sentence_also_while_it_is_open(server, build):
    laptop = build.Laptop(1)
    enrol(server, laptop.card, build.NOW)
    laptop.write(build.claim(1, 100_00))
    later = open_server(URL)
    later.run("UPDATE meta SET value = '99' WHERE name = 'schema'")
    later.run("ALTER TABLE change RENAME COLUMN rid TO record")
    later.run("ALTER TABLE package RENAME TO parcel")
    later.close()
    with pytest.raises(Trouble, match="office-database-changed"):
        import_delivery(server, laptop.deliver(), now=build.NOW)
    with pytest.raises(Trouble, match="office-database-too-new"):
        prepare(server.database)
    assert server.database.rows("SELECT 1 FROM pg_tables WHERE tablename = 'package'") == []
    server.database.run("DROP TABLE parcel CASCADE")


@needs_server
def test_what_the_server_does_not_allow_is_told_in_a_sentence(server):
    server.database.run("SET default_transaction_read_only = on")
    with pytest.raises(Trouble, match="postgres-not-allowed"):
        server.database.run("DELETE FROM package")


@needs_server
def test_versions_stand_side_by_side_there_as_in_the_file_until_one_joins_them(office, server, build):
    """版本并存: what is told, in which order, and how the laptops are asked, does not hang on the database."""
    one, other = build.Laptop(1), build.Laptop(2)
    for number, laptop in enumerate((one, other), start=1):
        laptop.write(replace(build.company(1), address=f"示例路{number}号"), build.company(number + 10))
        laptop.write(replace(build.company(2, "乙公司"), address=f"示例街{number}号"))
    heads = tuple(laptop.journal[0].hash for laptop in (one, other))
    told = []
    for each in (office, server):
        for laptop in (one, other):
            enrol(each, laptop.card, build.NOW)
        done = [import_delivery(each, laptop.deliver(), now=build.NOW) for laptop in (one, other)]
        rids = [found.rid for found in look_after(each.database, done).conflicts]
        desk = Desk(each.folder, build.PASSPHRASE, "", SetClock(build.NOW))
        told.append((rids, [versions_of(each.database, rid) for rid in rids], laid_in(each, desk)))
    assert told[0] == told[1]
    rids, versions, laid = told[0]
    assert (len(rids), [len(several) for several in versions]) == (2, [2, 2])
    assert [line.words for line in laid[0].differences] == [("示例路1号", "示例路2号")]
    server_desk = Desk(server.folder, build.PASSPHRASE, URL, SetClock(build.NOW))
    asked = ask_to_settle(server_desk, rids[0], versions[0][0].hash, "示例主任", "营业执照上是1号")
    assert [each.device for each in asked] == [one.device, other.device]
    assert [versions_in(each.item.content, rids[0])[0].hash for each in asked] == [heads[1], heads[0]]
    one.write(replace(build.company(1), address="示例路1号"), parents=heads)
    for each in (office, server):
        joined = import_delivery(each, one.deliver(4), now=build.NOW)
        assert [found.rid for found in look_after(each.database, [joined]).conflicts] == rids[1:]
        assert [found.rid for found in conflicts(each.database)] == rids[1:]
