"""What a log shows of itself without being applied."""

import pytest

from inspector_app.vault.door import open_database, run, set_stamp, stamp_in_log
from inspector_app.vault.log_file import first_page_in_log

KEY, OTHER = bytes(range(32)), bytes(32)


@pytest.fixture
def database(tmp_path):
    db = open_database(tmp_path / "a.db", KEY)
    run(db, "CREATE TABLE text (words TEXT) STRICT")
    set_stamp(db, 7)
    run(db, "PRAGMA wal_checkpoint(TRUNCATE)")
    set_stamp(db, 8)
    run(db, "INSERT INTO text VALUES ('一句话')")
    yield tmp_path / "a.db"
    db.close()


def test_the_stamp_is_read_from_the_log_alone(database):
    assert stamp_in_log(database, KEY) == 8
    assert sorted(path.name for path in database.parent.iterdir()) == ["a.db", "a.db-shm", "a.db-wal"]


def test_another_key_does_not_open_the_page(database):
    assert stamp_in_log(database, OTHER) == -1


@pytest.mark.parametrize("spoil", [lambda data: data[:100], lambda data: data[:40] + b"?" + data[41:], lambda _: b""])
def test_a_torn_or_altered_frame_says_nothing(database, tmp_path, spoil):
    log = tmp_path / "b.db-wal"
    log.write_bytes(spoil((tmp_path / "a.db-wal").read_bytes()))
    assert first_page_in_log(log) is None
