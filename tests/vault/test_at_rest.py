"""A database is copied as a file only while nobody has it open."""

from contextlib import closing

from inspector_app.vault.at_rest import copied_at_rest
from inspector_app.vault.door import open_database, rows, run

KEY = bytes(range(32))


def test_one_that_is_open_is_not_copied_as_a_file(tmp_path):
    path, copy = tmp_path / "a.db", tmp_path / "copy.db"
    with closing(open_database(path, KEY)) as db:
        run(db, "CREATE TABLE kept (words TEXT)")
        assert (copied_at_rest(path, copy), copy.exists()) == (False, False)
        run(db, "INSERT INTO kept VALUES ('示例')")
    assert copied_at_rest(path, copy)
    with closing(open_database(copy, KEY, read_only=True)) as db:
        assert rows(db, "SELECT words FROM kept") == [("示例",)]
    assert not copied_at_rest(tmp_path / "nothing.db", tmp_path / "none.db")
