"""Several works in one transaction: each whole or not at all, and nobody's failure another one's."""

import pytest

from inspector_app.office.database import EncryptedFile, TransactionLost
from inspector_app.support.progress import Cancelled
from inspector_app.usecases.together import together
from inspector_app.vault.door import Constraint

KEY = b"k" * 32


@pytest.fixture
def database(tmp_path):
    made = EncryptedFile(tmp_path / "some.db", KEY)
    made.run("CREATE TABLE kept (name TEXT PRIMARY KEY CHECK (name <> 'x'))")
    yield made
    made.close()


def kept(database):
    """What lasts: as another program sees it."""
    other = EncryptedFile(database.db.conn.execute("PRAGMA database_list").fetchone()[2], KEY, read_only=True)
    try:
        return [name for (name,) in other.rows("SELECT name FROM kept ORDER BY name")]
    finally:
        other.close()


def keeping(database):
    def work(name):
        try:
            with database.transaction():
                database.run("INSERT INTO kept VALUES (? || ' begun')", (name,))
                database.run("INSERT INTO kept VALUES (?)", (name,))
                database.run("DELETE FROM kept WHERE name = ? || ' begun'", (name,))
        except Constraint:
            return f"{name} failed"
        return name

    return work


def small(_name):
    return 1


def test_what_fails_is_taken_back_alone(database):
    assert list(together(database, "axc", keeping(database), small)) == ["a", "x failed", "c"]
    assert kept(database) == ["a", "c"]


def test_nothing_is_told_before_it_lasts(database):
    for done in together(database, "abc", keeping(database), small):
        assert done in kept(database)


def test_who_stops_keeps_what_was_done(database):
    work = keeping(database)

    def stopped_at_c(name):
        if name == "c":
            raise Cancelled
        return work(name)

    done = []
    with pytest.raises(Cancelled):
        done.extend(together(database, "abcd", stopped_at_c, small))
    assert kept(database) == ["a", "b"]


def test_each_is_done_by_itself_where_all_together_cannot_be_kept(database):
    """As on a disk that became full, where the database gives a transaction up."""
    given_up = []

    def gives_up_once(name):
        if name == "b" and not given_up:
            given_up.append(name)
            database.run("ROLLBACK")
            return "lost"
        return keeping(database)(name)

    assert list(together(database, "abc", gives_up_once, small)) == ["a", "b", "c"]
    assert kept(database) == ["a", "b", "c"]


def test_a_large_one_is_done_by_itself(database):
    alone = []

    def work(name):
        alone.append((name, not database.db.conn.in_transaction))
        return keeping(database)(name)

    assert list(together(database, "aBc", work, lambda name: (40 << 20) if name == "B" else 1)) == ["a", "B", "c"]
    assert alone == [("a", True), ("B", True), ("c", True)]


def test_a_part_of_a_transaction_that_was_given_up_is_none(database):
    with pytest.raises(TransactionLost), database.transaction():
        database.run("ROLLBACK")
        with database.transaction():
            database.run("INSERT INTO kept VALUES ('a')")
    assert kept(database) == []


def test_a_dry_run_inside_leaves_nothing(database):
    with database.transaction():
        database.run("INSERT INTO kept VALUES ('a')")
        with database.transaction(keep=False):
            database.run("INSERT INTO kept VALUES ('b')")
    assert kept(database) == ["a"]
