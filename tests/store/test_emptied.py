"""A store folder whose database was emptied or ruined never gets a fresh one: nothing is written, and it is said."""

from contextlib import closing

import pytest

from inspector_app.store.store import Store
from inspector_app.support.errors import Trouble
from inspector_app.vault.door import open_database, run
from inspector_app.vault.keys import KeyFile
from tests.store.conftest import CHEAP, PASSPHRASE


@pytest.fixture
def made(folder, clock, project):
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP) as store, store.unit("甲") as unit:
        unit.put(project)
    return folder


def contents(folder):
    """All files but the program's own notes that it was here."""
    ours = ("lock", "log-mark")
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name not in ours}


def refused(folder, clock):
    """How opening is refused; the files are as they were before."""
    before = contents(folder)
    with pytest.raises(Trouble) as caught:
        Store.open(folder, PASSPHRASE, clock=clock)
    assert contents(folder) == before
    return caught.value.code


@pytest.mark.parametrize("gone", [(), ("anchor",), ("log-mark",), ("anchor", "log-mark")])
def test_a_file_of_no_length_is_refused_and_its_log_stays(made, clock, gone):
    for name in gone:
        (made / name).unlink()
    (made / "inspector.db").write_bytes(b"")
    (made / "inspector.db-wal").write_bytes(b"what was saved last" * 40)
    assert refused(made, clock) == "store-emptied"


@pytest.mark.parametrize("ruin", [b"\0" * 40960, b"garbage", b"garbage" * 9000, b"\0" * 10])
@pytest.mark.parametrize("gone", [(), ("anchor", "log-mark")])
def test_a_file_of_anything_else_is_refused(made, clock, ruin, gone):
    for name in gone:
        (made / name).unlink()
    (made / "inspector.db").write_bytes(ruin)
    assert refused(made, clock) == "store-key-wrong"


@pytest.mark.parametrize(
    "loss",
    [
        "DROP TABLE setting", "DROP TABLE _sqlite_migrations", "DELETE FROM _sqlite_migrations", "DROP TABLE draft",
        "DROP TABLE payment", "DROP TABLE identity",
    ],
)  # fmt: skip
def test_a_database_that_lacks_tables_is_refused(made, clock, loss):
    key = KeyFile(made / "keys.json").unlock(PASSPHRASE)
    with closing(open_database(made / "inspector.db", key.database)) as db, db.conn:
        run(db, loss)
    assert refused(made, clock) == "store-emptied"


def test_an_encrypted_database_without_any_table_is_refused(made, clock):
    key = KeyFile(made / "keys.json").unlock(PASSPHRASE)
    (made / "inspector.db").unlink()
    with closing(open_database(made / "inspector.db", key.database)) as db:
        run(db, "VACUUM")
        run(db, "PRAGMA user_version = 7")
    assert refused(made, clock) == "store-emptied"


def test_a_database_without_an_identity_is_damaged(made, clock):
    key = KeyFile(made / "keys.json").unlock(PASSPHRASE)
    with closing(open_database(made / "inspector.db", key.database)) as db, db.conn:
        run(db, "DELETE FROM identity")
    with pytest.raises(Trouble, match="store-damaged"):
        Store.open(made, PASSPHRASE, clock=clock)
    with pytest.raises(Trouble, match="store-damaged"):  # and the folder was let go
        Store.open(made, PASSPHRASE, clock=clock)
