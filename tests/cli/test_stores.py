import os
import re
import shutil
from contextlib import closing

import pytest

from inspector_app.domain.company import Company
from inspector_app.support.clock import SystemClock
from inspector_app.usecases import evidence, store_file
from inspector_app.usecases.evidence import Belongs
from inspector_app.vault.door import copy_database, open_database, rows
from inspector_app.vault.keys import KeyFile
from tests.cli.conftest import INIT, SECRET, codes


def test_init_makes_a_store_that_checks_out(run, tmp_path):
    made = run("init", tmp_path / "new", *INIT)
    assert (made.code, made.text, made.complaints) == (0, "资料库已建立：new\n", [])
    checked = run("check", tmp_path / "new", "--json")
    assert (checked.code, checked.json) == (0, {"ok": True, "problems": [], "left_over": []})
    assert run("check", tmp_path / "new").text.startswith("核对通过")


def changed(option: str, value: str) -> list[str]:
    arguments = list(INIT)
    arguments[arguments.index(option) + 1] = value
    return arguments


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        ("--partner-certificate", "示监0001", "setup-same-certificate"),
        ("--agency", " ", "setup-missing"),
        ("--province", "火星", "place-unknown"),
    ],
)
def test_a_doubtful_setup_is_refused_in_one_line_each(run, tmp_path, option, value, code):
    answer = run("init", tmp_path / "new", *changed(option, value))
    assert (answer.code, codes(answer), answer.text) == (2, [code], "")
    assert not (tmp_path / "new").exists()


def test_init_never_overwrites(run, store):
    answer = run("init", store, *INIT)
    assert (answer.code, codes(answer)) == (1, ["store-exists"])


def test_a_short_passphrase_is_refused(run, tmp_path):
    answer = run("init", tmp_path / "new", *INIT, secret="short")
    assert (answer.code, codes(answer)) == (2, ["passphrase-too-short"])


def test_an_office_key_that_is_none_is_trouble(run, tmp_path):
    (tmp_path / "key").write_text("{}")
    for name in ("key", "missing"):
        assert run("init", tmp_path / "new", *INIT, "--office-key", tmp_path / name).code in (1, 2)
        assert not (tmp_path / "new").exists()


def test_a_missing_option_is_the_callers_mistake(run, tmp_path):
    answer = run("init", tmp_path / "new", *INIT[:-2])
    assert answer.code == 2
    assert "--partner-certificate" in answer.result.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("check", "{store}"),
        ("projects", "list", "{store}"),
        ("export", "{store}", "-o", "{folder}/out"),
        ("receipt", "{store}", "{folder}/none"),
        ("backup", "{store}", "-o", "{folder}/b"),
        ("device-card", "{store}", "-o", "{folder}/d"),
        ("projects", "import", "{store}", "{folder}/none.xlsx"),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_every_command_that_opens_a_store_wants_its_passphrase(run, store, tmp_path, command):
    arguments = [part.format(store=store, folder=tmp_path) for part in command]
    for secret, code in (("wrong horse", "passphrase-wrong"), (None, "passphrase-not-given")):
        answer = run(*arguments, secret=secret)
        assert (answer.code, codes(answer), answer.text) == (1, [code], "")
    assert SECRET not in run(*arguments).result.output


def test_where_no_store_is_that_is_said(run, tmp_path):
    answer = run("check", tmp_path / "none", "--json")
    assert (answer.code, codes(answer), answer.text) == (1, ["store-missing"], "")


def test_a_damaged_page_is_told_and_never_a_traceback(run, store):
    path = store / "inspector.db"
    data = bytearray(path.read_bytes())
    for page in range(4, len(data) // 4096):
        data[page * 4096 + 100] ^= 0xFF
    path.write_bytes(data)
    for command in (("check", store), ("projects", "list", store, "--json")):
        answer = run(*command)
        assert (answer.code, codes(answer), answer.text) == (1, ["store-damaged"], "")


def test_a_missing_sealed_file_is_named_in_the_answer(run, tmp_path):
    with opened(tmp_path / "store", run) as context:
        evidence.take_in(context, b"\xff\xd8\xff photo", "大门", Belongs())
    for path in (tmp_path / "store" / "sealed").rglob("*"):
        if path.is_file():
            path.unlink()
    answer = run("check", tmp_path / "store", "--json")
    assert (answer.code, answer.json["ok"]) == (1, False)
    problem = answer.json["problems"][0]
    assert set(problem) == {"code", "where", "level", "message"}
    assert problem["where"].startswith("evidence:")
    lines = run("check", tmp_path / "store")
    assert lines.text == "核对完毕，发现1个问题。\n"
    assert codes(lines) == [problem["code"]] == ["original-missing"]
    assert "照片“大门”（" in lines.complaints[0]
    assert problem["where"].removeprefix("evidence:") not in lines.complaints[0]


def test_a_backup_and_a_package_name_the_originals_that_they_lack(run, tmp_path):
    with opened(tmp_path / "store", run) as context:
        kept = evidence.take_in(context, b"\xff\xd8\xff one", "大门", Belongs())
        spoilt = evidence.take_in(context, b"\xff\xd8\xff two", "食堂", Belongs())
        evidence.take_in(context, b"\xff\xd8\xff three", "宿舍", Belongs())
        context.store.sealed.path(kept.sha256).unlink()
        context.store.sealed.path(spoilt.sha256).write_bytes(b"spoilt")
    answer = run("backup", tmp_path / "store", "-o", tmp_path / "b.backup")
    assert (answer.code, answer.text) == (1, "")
    assert sorted(codes(answer)) == ["backup-lacks-originals", "original-damaged", "original-missing"]
    assert re.search("照片“大门”（.*日收取）的原件在封存文件夹中找不到", "".join(answer.complaints))
    assert re.search("照片“食堂”（.*日收取）的原件已损坏", "".join(answer.complaints))
    assert "宿舍" not in "".join(answer.complaints)
    assert (tmp_path / "b.backup").is_file()
    assert not any("无法继续" in line for line in answer.complaints)
    with store_file.opened(tmp_path / "store", SECRET, SystemClock()) as context:
        assert store_file.last_backup(context).lacking == 2


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_database_that_cannot_be_read_to_its_end_is_trouble(run, store, more):
    with store_file.opened(store, SECRET, SystemClock()) as context, context.unit("占地") as unit:
        for number in range(40):
            unit.put(Company(f"c{number}", f"示例{number}号公司", note="长" * 2000))
    path = store / "inspector.db"
    data = bytearray(path.read_bytes())
    data[-2000] ^= 0xFF
    path.write_bytes(data)
    answer = run("check", store, *more)
    assert answer.code == 1
    assert "store-page-damaged" in (answer.text if more else "".join(answer.complaints))


def test_an_older_database_is_told_by_every_command_and_can_still_be_read(run, store, tmp_path):
    older = shutil.copy(store / "inspector.db", tmp_path / "older.db")
    with store_file.opened(store, SECRET, SystemClock()) as context:
        evidence.take_in(context, b"\xff\xd8\xff photo", "大门", Belongs())
    shutil.copy(older, store / "inspector.db")
    checked = run("check", store, "--json")
    assert (checked.code, checked.json["ok"]) == (1, False)
    assert [problem["code"] for problem in checked.json["problems"]] == ["store-went-back"]
    assert "到第3条，最后保存到第4条" in checked.json["problems"][0]["message"]
    for command in (("projects", "list", store, "--json"), ("backup", store, "-o", tmp_path / "b.backup")):
        answer = run(*command)
        assert (answer.code, codes(answer)) == (0, ["store-went-back"])
    run("projects", "template", tmp_path / "t.xlsx")
    assert run("restore", tmp_path / "b.backup", "-o", tmp_path / "new").code == 0
    assert run("check", tmp_path / "new", "--json").json["ok"]


def test_a_check_names_what_lies_aside_and_deletes_nothing(run, store):
    with store_file.opened(store, SECRET, SystemClock()) as context:
        digests = [context.store.sealed.add(b"photo %d" % number) for number in range(5)]
        paths = [context.store.sealed.path(digest) for digest in digests]
    for path in paths[:2]:
        os.utime(path, (0, 0))
    checked = run("check", store, "--json")
    assert checked.json["ok"]
    assert [problem["code"] for problem in checked.json["problems"]] == ["sealed-left-over"]
    assert checked.json["left_over"] == sorted(path.name for path in paths[:2])
    again = run("check", store)
    assert again.text.startswith("核对通过")
    assert all(any(path.name in line for line in again.complaints) for path in paths[:2])
    for path in paths[2:]:
        os.utime(path, (0, 0))
    many = run("check", store, "--json")
    assert not many.json["ok"]
    assert [problem["code"] for problem in many.json["problems"]] == ["sealed-unnamed-many"]
    assert len(list((store / "left-over").iterdir())) == 5


def opened(path, run):
    assert run("init", path, *INIT).code == 0
    return store_file.opened(path, SECRET, SystemClock())


def test_a_backup_comes_back_elsewhere(run, store, tmp_path):
    assert run("backup", store, "-o", tmp_path / "b.zip").code == 0
    again = run("backup", store, "-o", tmp_path / "b.zip")
    assert (again.code, codes(again)) == (1, ["backup-exists"])
    done = run("restore", tmp_path / "b.zip", "-o", tmp_path / "new", "--instead-of", store)
    held, lost, last = done.text.splitlines()
    assert ("使用人陈示例" in held, "此后没有再保存过内容" in lost, last) == (True, True, "已恢复：new")
    assert codes(done) == ["restored-new-device"]
    assert run("check", tmp_path / "new", "--json").json["ok"]
    for file, target, secret, code in (
        ("b.zip", "new", SECRET, "store-exists"),
        ("b.zip", "other", "wrong horse", "passphrase-wrong"),
        ("none.zip", "other", SECRET, "file-unreadable"),
    ):
        answer = run("restore", tmp_path / file, "-o", tmp_path / target, secret=secret)
        assert (answer.code, codes(answer)) == (1, [code])
    (tmp_path / "cut.zip").write_bytes((tmp_path / "b.zip").read_bytes()[:-30])
    assert codes(run("restore", tmp_path / "cut.zip", "-o", tmp_path / "other")) == ["backup-damaged"]
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("command", ["init", "backup", "device-card", "export"])
def test_a_path_below_a_file_is_trouble_and_no_traceback(run, store, tmp_path, command):
    (tmp_path / "file").write_text("")
    target = tmp_path / "file" / "new"
    arguments = ("init", target, *INIT) if command == "init" else (command, store, "-o", target)
    answer = run(*arguments)
    assert answer.code == 1
    assert codes(answer)[0] in ("disk-write-failed", "system-error")


def test_the_folder_one_stands_in_may_be_named_with_a_dot(run, store, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert run("init", ".", *INIT).code == 0
    monkeypatch.chdir(store)
    assert run("check", ".").code == 0


@pytest.mark.parametrize(
    ("secret", "code"),
    [
        ("        ", "passphrase-blank"),
        ("12345678", "passphrase-digits"),
        ("19850612", "passphrase-date"),
        ("aaaaaaaa", "passphrase-repeats"),
        ("password", "passphrase-common"),
        ("示例县人力资源和社会保障局", "passphrase-own-name"),
        ("示监0001示监0001", "passphrase-repeats"),
    ],
)
def test_a_passphrase_that_is_easily_guessed_is_refused_for_a_store_and_an_office(run, tmp_path, secret, code):
    for command in (("init", tmp_path / "new", *INIT), ("office", "init", tmp_path / "office", "--name", INIT[1])):
        answer = run(*command, secret=secret)
        assert (answer.code, codes(answer)) == (2, [code])
    assert list(tmp_path.iterdir()) == []


def test_the_store_of_before_an_upgrade_comes_back_and_what_it_lacks_is_told(run, tmp_path):
    with opened(tmp_path / "store", run) as context:
        key = KeyFile(tmp_path / "store" / "keys.json").unlock(SECRET).database
        copy_database(context.store.db, tmp_path / "store" / "inspector.before-m0037_handed_over_to_the_police.db")
        with context.unit("登记") as unit:
            unit.put(Company("f1", "示例建工有限公司"))
    answer = run("step-back", tmp_path / "store", "-o", tmp_path / "back")
    assert (answer.code, codes(answer)) == (0, ["step-back-lacks"])
    assert "升级以后保存的1条改动" in answer.complaints[0]
    with closing(open_database(tmp_path / "back" / "inspector.db", key)) as db:
        assert rows(db, "SELECT count(*) FROM company") == [(0,)]
    again = ("step-back", tmp_path / "store", "-o", tmp_path / "back")
    assert codes(run(*again)) == ["store-exists"]
    (tmp_path / "key").write_text("A" * 43 + "=")
    other = (*again[:-1], tmp_path / "another", "--recovery-key", tmp_path / "key")
    assert codes(run(*other)) == ["recovery-not-set"]
    assert run("check", tmp_path / "store").code == 0
