from contextlib import closing
from types import SimpleNamespace

import pytest

from inspector_app.support.errors import Trouble
from inspector_app.vault import door
from inspector_app.vault.door import (
    OLDEST_SQLITE,
    Constraint,
    copy_database,
    driver,
    driver_errors,
    fold_log,
    in_one_step,
    open_database,
    page_faults,
    rows,
    run,
)
from tests import cheap_disk

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "some.db"


@pytest.fixture
def db(path):
    with closing(open_database(path, KEY)) as opened:
        run(opened, "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT")
        yield opened


def test_sqlite_utils_works_with_the_encrypted_driver(db):
    assert db["note"].insert({"id": 1, "text": "a"}).insert({"id": 1, "text": "b"}, ignore=True).count == 1
    assert driver.sqlite_version_info >= OLDEST_SQLITE


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("busy_timeout", 10000),
        ("recursive_triggers", 1),
        ("temp_store", 2),
        ("cache_size", -65536),
        ("cipher_provider", "openssl"),
    ],
)
def test_every_connection_is_set_up_alike(path, monkeypatch, pragma, value):
    monkeypatch.setattr(door, "PRAGMAS", cheap_disk.REAL)
    with closing(open_database(path, KEY)) as first:
        assert rows(first, f"PRAGMA {pragma}") == [(value,)]
    with closing(open_database(path, KEY, read_only=True)) as second:
        assert rows(second, f"PRAGMA {pragma}") == [(value,)]


def test_the_file_opens_with_its_key_only(db, path):
    run(db, "INSERT INTO note (text) VALUES ('示例')")
    fold_log(db)
    assert "示例".encode() not in path.read_bytes()
    assert not path.read_bytes().startswith(b"SQLite")
    with pytest.raises(Trouble, match="store-key-wrong"):
        open_database(path, bytes(32))
    with closing(open_database(path, KEY)) as again:
        assert rows(again, "SELECT text FROM note") == [("示例",)]


def test_the_drivers_errors_become_ours(db, path, tmp_path):
    run(db, "INSERT INTO note (text) VALUES ('a')")
    for statement in ("INSERT INTO note (text) VALUES ('a')", "INSERT INTO note (text) VALUES (NULL)"):
        with pytest.raises(Constraint):
            run(db, statement)
    with closing(open_database(path, KEY, read_only=True)) as reader, pytest.raises(Trouble, match="store-read-only"):
        run(reader, "DELETE FROM note")
    with pytest.raises(driver.OperationalError):
        run(db, "SELEKT 1")
    with pytest.raises(Trouble, match="store-cannot-open"):
        open_database(tmp_path / "absent" / "some.db", KEY)


def test_a_locked_database_is_busy(db, path):
    run(db, "BEGIN IMMEDIATE")
    with closing(open_database(path, KEY)) as second:
        rows(second, "PRAGMA busy_timeout = 1")
        with pytest.raises(Trouble, match="store-busy"):
            run(second, "INSERT INTO note (text) VALUES ('b')")
    db.rollback()


def test_a_full_disk_is_told_and_leaves_nothing_half_written(db):
    pages = rows(db, "PRAGMA page_count")[0][0]
    rows(db, f"PRAGMA max_page_count = {pages + 2}")
    run(db, "BEGIN IMMEDIATE")
    run(db, "INSERT INTO note (text) VALUES ('small')")
    with pytest.raises(Trouble, match="disk-full"):
        run(db, "INSERT INTO note (text) VALUES (?)", ("x" * 100_000,))
    db.rollback()
    assert rows(db, "SELECT * FROM note") == []


@pytest.mark.parametrize("is_inside", [False, True])
def test_a_step_that_cannot_be_ended_leaves_no_transaction_open_and_nothing_of_itself(db, is_inside):
    """What is saved after it would else lie in a transaction that nobody commits, and be gone with the program."""
    run(db, "CREATE TABLE kept (text TEXT)")

    def full() -> None:
        raise Trouble("disk-full")

    if is_inside:
        run(db, "BEGIN IMMEDIATE")
    with pytest.raises(Trouble, match="disk-full"), in_one_step(db):
        run(db, "INSERT INTO kept VALUES ('half')")
        if is_inside:
            full()
        db.guard = full
    db.guard = lambda: None
    assert db.conn.in_transaction is is_inside
    run(db, "INSERT INTO kept VALUES ('later')")
    if is_inside:
        run(db, "COMMIT")
    assert rows(db, "SELECT text FROM kept") == [("later",)]


def test_a_database_that_cannot_be_read_for_want_of_room_says_so(path, db, monkeypatch):
    class Unreadable(door.driver.Connection):
        def execute(self, *_):  # what the driver says of an index of the log that has no room
            error = driver.OperationalError("disk I/O error")
            error.sqlite_errorcode = 10
            raise error

    connect = door.driver.connect
    monkeypatch.setattr(door.driver, "connect", lambda *a, **more: connect(*a, **more, factory=Unreadable))
    for free, code in ((0, "disk-full"), (1_000_000, "store-io")):
        monkeypatch.setattr(door, "disk_usage", lambda _folder, free=free: SimpleNamespace(free=free))
        with pytest.raises(Trouble, match=code):
            open_database(path, KEY)


def test_an_unknown_driver_error_stays_what_it_is():
    with pytest.raises(driver.ProgrammingError), driver_errors():
        raise driver.ProgrammingError


def test_damaged_pages_are_found_on_a_fresh_connection(db, path):
    for number in range(200):
        run(db, "INSERT INTO note (text) VALUES (?)", (f"{number:0500d}",))
    fold_log(db)
    assert page_faults(db) == []
    with path.open("r+b") as file:
        file.seek(10 * 4096 + 5)
        file.write(b"damage")
    with closing(open_database(path, KEY)) as fresh:
        assert page_faults(fresh)


def test_a_copy_is_encrypted_with_the_same_key(db, tmp_path):
    run(db, "INSERT INTO note (text) VALUES ('示例')")
    copy = tmp_path / "copy.db"
    copy_database(db, copy)
    assert "示例".encode() not in copy.read_bytes()
    with closing(open_database(copy, KEY)) as opened:
        assert rows(opened, "SELECT text FROM note") == [("示例",)]
