from contextlib import closing
from dataclasses import replace

import pytest

from inspector_app.domain.company import Company
from inspector_app.domain.records import KINDS, Kind, encode
from inspector_app.store import migrations
from inspector_app.store.check import check
from inspector_app.store.guards import expected_guards, present_guards
from inspector_app.store.migrate import open_up_to_date
from inspector_app.store.store import Store
from inspector_app.support.errors import Trouble
from inspector_app.vault.door import Migrations, rows, run
from inspector_app.vault.keys import KeyFile
from tests.store.conftest import CHEAP, PASSPHRASE

FIRM = Company("f1", "示例建工有限公司", note="甲")


@pytest.fixture
def database(folder, clock):
    """An older store with data, and its key."""
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP) as store, store.unit("甲") as unit:
        unit.put(FIRM)
    return folder / "inspector.db", KeyFile(folder / "keys.json").unlock(PASSPHRASE).database


def steps(*later):
    """All released steps, and later ones."""
    chain = Migrations("inspector")
    released = [step for name, step in vars(migrations).items() if name.startswith("m0")]
    for step in (*released, *later):
        chain()(step)
    return chain


def m9002_widen(db):
    run(db, "UPDATE company SET note = note || '乙'")
    db["company"].transform(column_order=["id", "rid", "head", "note"])
    run(db, "CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT")


def test_a_step_changes_rows_and_leaves_guards_and_a_copy(database):
    path, key = database
    with closing(open_up_to_date(path, key, steps(m9002_widen))) as db:
        assert rows(db, "SELECT note FROM company") == [("甲乙",)]
        assert present_guards(db) == expected_guards()
        assert rows(db, "PRAGMA foreign_keys") == [(1,)]
    with closing(open_up_to_date(path.with_name("inspector.before-m9002_widen.db"), key)) as db:
        assert rows(db, "SELECT note FROM company") == [("甲",)]


def test_a_step_that_fails_half_way_leaves_the_old_file(database):
    path, key = database

    def m9003_fails(db):
        run(db, "DELETE FROM company")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        open_up_to_date(path, key, steps(m9002_widen, m9003_fails))
    with closing(open_up_to_date(path, key)) as db:
        assert rows(db, "SELECT note FROM company") == [("甲",)]
        assert "added" not in db.table_names()


def test_a_step_that_breaks_references_is_undone(database):
    path, key = database

    def m9002_orphans(db):
        run(db, "INSERT INTO debt (rid, head, case_rid, claim_rids, title) VALUES ('d', 'h', 'nowhere', '[]', '')")

    with pytest.raises(Trouble, match="store-migration-failed"):
        open_up_to_date(path, key, steps(m9002_orphans))
    with closing(open_up_to_date(path, key)) as db:
        assert rows(db, "SELECT count(*) FROM debt") == [(0,)]


def test_the_present_steps_find_nothing_to_do(database):
    path, key = database
    before = path.read_bytes()
    open_up_to_date(path, key).close()
    assert path.read_bytes() == before
    assert list(path.parent.glob("*.before-*")) == []


def test_an_old_body_is_lifted_and_never_rewritten(folder, clock, monkeypatch):
    """A kind gets one more version: the migration changes the row, the upcaster lifts the old body, and both agree."""

    def m9002_shout(db):
        run(db, "UPDATE company SET note = note || '乙'")

    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP) as store, store.unit("甲") as unit:
        unit.put(FIRM)
    now = KINDS["company"].version
    lift = {now: lambda body: {**body, "note": body["note"] + "乙"}}
    monkeypatch.setitem(KINDS, "company", Kind(Company, now + 1, lift))
    monkeypatch.setattr("inspector_app.store.migrate.open_up_to_date",
                        lambda path, key: open_up_to_date(path, key, steps(m9002_shout)))  # fmt: skip
    with Store.open(folder, PASSPHRASE, clock=clock) as store:
        assert store.need(Company, "f1").note == "甲乙"
        assert check(store) == []
        with store.unit("甲") as unit:
            assert not unit.put(replace(FIRM, note="甲乙"))
            assert unit.put(replace(FIRM, note="丙"))
        first, second = store.journal.history("f1")
        assert (first.version, first.body, second.version) == (now, encode(FIRM), now + 1)
        assert check(store) == []
