import os
from contextlib import closing
from dataclasses import replace

import pytest

from inspector_app.support.clock import SystemClock
from inspector_app.support.errors import Level, Trouble
from inspector_app.support.progress import NoProgress
from inspector_app.usecases import store_file, store_place
from inspector_app.usecases.drafts import draft, keep_draft
from inspector_app.vault import door
from inspector_app.vault.keys import KeyCost, new_recovery_pair

CHEAP = KeyCost(1, 8 << 10)


class Steps(NoProgress):
    def __init__(self):
        self.names = set()

    def step(self, done, total, what):
        self.names.add(what)


def test_the_slow_and_the_fast_part_of_opening(context, clock):
    folder = context.store.folder
    context.store.close()
    entered = store_file.enter(store_file.unlock(folder, "correct horse"), clock)
    assert entered.writer.name == "陈示例"
    entered.store.close()
    assert "key" not in repr(store_file.unlock(folder, "correct horse"))


def test_what_stands_in_the_way_of_unlocking(context, tmp_path):
    for path, secret, code in (
        (context.store.folder, "wrong horse", "passphrase-wrong"),
        (tmp_path / "none", "correct horse", "store-missing"),
    ):
        with pytest.raises(Trouble) as trouble:
            store_file.unlock(path, secret)
        assert trouble.value.code == code


def test_a_store_is_called_by_its_folder(context):
    assert store_place.store_exists(context.store.folder)
    assert store_place.store_name(context.store.folder / "inspector.db") == "store"
    assert not store_place.store_exists(context.store.folder.parent)


def test_an_office_key_is_looked_at_before_it_is_adopted(context, bureau):
    looked = store_file.look_at_office_key(bureau / "office-key.json")
    assert looked.office == "示例办公室"
    assert [len(group) for group in looked.digits.split()] == [4, 4, 4, 4]
    assert store_file.office_key(context) is None
    store_file.adopt_office(context, bureau / "office-key.json")
    assert store_file.office_key(context) == looked


@pytest.mark.parametrize("pattern", ["{}", "# escrow age1xyz\n# recovery {}\nAGE-SECRET-KEY-1", "\ufeff{}\r\n"])
def test_a_recovery_key_is_found_in_a_file(tmp_path, pattern):
    private = new_recovery_pair().private
    (tmp_path / "key.txt").write_text(pattern.format(private), encoding="utf-8")
    assert store_file.read_recovery_key(tmp_path / "key.txt") == private


def test_a_file_without_a_recovery_key_is_a_trouble(tmp_path):
    (tmp_path / "key.txt").write_bytes(b"\xff\xfe nothing here")
    with pytest.raises(Trouble) as trouble:
        store_file.read_recovery_key(tmp_path / "key.txt")
    assert trouble.value.code == "recovery-key-not-found"
    with pytest.raises(Trouble) as trouble:
        store_file.read_recovery_key(tmp_path)
    assert trouble.value.code == "file-unreadable"


def test_progress_speaks_chinese(context, tmp_path):
    steps = Steps()
    store_file.back_up(context, tmp_path / "copy.backup", steps)
    assert steps.names == {"备份"}
    store_file.restore_store(tmp_path / "copy.backup", tmp_path / "again", "correct horse", SystemClock())
    assert store_place.store_exists(tmp_path / "again")


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no folder whose files are open")
def test_a_store_that_went_away_and_its_originals_are_told_at_once(context):
    folder = context.store.folder
    folder.rename(folder.with_name("elsewhere"))
    assert store_file.folder_problems(context) == store_file.opening_problems(context)
    (told,) = store_file.opening_problems(context)
    assert (told.code, told.level, told.details) == (
        "store-gone-from",
        Level.ERROR,
        {"folder": str(folder), "name": "store"},
    )
    folder.with_name("elsewhere").rename(folder)
    assert store_file.folder_problems(context) == store_file.opening_problems(context) == []
    (folder / "sealed").rename(folder / "moved")
    (told,) = store_file.opening_problems(context)
    assert (told.code, told.details) == ("sealed-folder-gone", {"folder": "sealed"})


def refuse(monkeypatch, *paths):
    """As the system answers of what is set to read-only, also where the tests may write everywhere."""
    monkeypatch.setattr(os, "access", lambda path, _mode: path not in paths)


@pytest.mark.parametrize("name", ["inspector.db", ""])
def test_a_store_that_is_set_to_read_only_while_it_is_open_is_saved_and_that_is_said(context, monkeypatch, name):
    refuse(monkeypatch, context.store.folder / name)
    (told,) = store_file.folder_problems(context)
    assert (told.code, told.level) == ("store-read-only-later", Level.WARNING)
    keep_draft(context, "plain:1", "一行", '"写到一半"')
    assert draft(context, "plain:1").body == "写到一半"


def test_a_store_that_takes_nothing_says_so(context, monkeypatch):
    context.store.close()
    uri = f"{(context.store.folder / 'inspector.db').as_uri()}?mode=ro"
    monkeypatch.setattr(door, "_connect", lambda _path, _no_room: door.driver.connect(uri, uri=True))
    with closing(store_file.open_store(context.store.folder, "correct horse", context.clock).store) as store:
        read_only = replace(context, store=store)
        with pytest.raises(Trouble, match="store-read-only"):
            keep_draft(read_only, "plain:1", "一行", '"写到一半"')
        assert "store-read-only" in [problem.code for problem in store_file.folder_problems(read_only)]


def test_originals_that_cannot_be_put_in_are_told_and_all_else_is_saved(context, monkeypatch):
    refuse(monkeypatch, context.store.folder / "sealed", context.store.folder)
    codes = [problem.code for problem in store_file.opening_problems(context)]
    assert codes == ["sealed-read-only", "store-read-only-later"]
