import json
import re
from dataclasses import replace

import pytest

from inspector_app.domain.change import sealed
from inspector_app.domain.handover import DeviceCard
from inspector_app.exchange.cards import write_device_card
from inspector_app.support import places
from inspector_app.support.clock import SystemClock
from inspector_app.support.errors import Trouble
from inspector_app.usecases.handover import perform_export, prepare_export
from inspector_app.usecases.store_file import opened, read_recovery_key, recover_store
from inspector_app.vault.keys import KeyCost
from tests.cli.conftest import INIT, SECRET, codes
from tests.usecases.test_office_keys import rows_on_sheet


def exported(run, bureau, tmp_path):
    assert run("export", bureau.store, "-o", tmp_path / "out").code == 0
    return next((tmp_path / "out").glob("*.day"))


def imported(run, bureau, *files, more=()):
    return run("office", "import", *files, "--office", bureau.office, "--json", *more)


def test_an_office_is_made_once(run, bureau):
    assert (bureau.office / "office-key.json").is_file()
    assert (bureau.office / "office.db").is_file()
    answer = run("office", "init", bureau.office)
    assert (answer.code, codes(answer)) == (2, ["office-exists"])


def test_neither_an_office_nor_a_store_is_made_in_memory(run, tmp_path, monkeypatch):
    monkeypatch.setattr(places, "mounts", lambda: f"44 27 0:52 / {tmp_path} rw - tmpfs tmpfs rw")
    for made in (("office", "init", tmp_path / "office"), ("init", tmp_path / "store", *INIT)):
        answer = run(*made)
        assert (answer.code, codes(answer)) == (2, ["store-place-memory"])
        assert "关机就没有了" in answer.complaints[0]
    assert list(tmp_path.iterdir()) == []


def test_enrolling_the_same_laptop_again_is_no_harm(run, bureau, tmp_path):
    run("device-card", bureau.store, "-o", tmp_path / "d.pub")
    answer = run("office", "enrol", tmp_path / "d.pub", "--office", bureau.office)
    assert answer.code == 0
    assert answer.text.startswith("已登记：陈示例")
    (tmp_path / "x.pub").write_text("{}")
    for name in ("x.pub", "none.pub"):
        answer = run("office", "enrol", tmp_path / name, "--office", bureau.office)
        assert (answer.code, len(answer.complaints)) == (1, 1)


def test_a_lost_laptop_is_struck_off_and_taken_back_by_its_card(run, bureau, tmp_path):
    file = exported(run, bureau, tmp_path)
    device = run("office", "verify", file, "--office", bureau.office, "--json").json["device"]
    assert "office status" in run("office", "strike-off", "--help").text
    answer = run("office", "strike-off", device[:8], "--office", bureau.office)
    assert (answer.code, answer.text.startswith(f"已停用：{device[:8]}")) == (0, True)
    assert f"{device[:8]}，已停用" in run("office", "status", "--office", bureau.office).text
    assert imported(run, bureau, file).code == 2
    answer = run("office", "strike-off", "nobody", "--office", bureau.office)
    assert (answer.code, codes(answer)) == (1, ["office-device-none"])
    run("device-card", bureau.store, "-o", tmp_path / "d.pub")
    run("office", "enrol", tmp_path / "d.pub", "--office", bureau.office)
    assert imported(run, bureau, file).code == 0


def test_verify_says_what_a_package_holds(run, bureau, tmp_path):
    file = exported(run, bureau, tmp_path)
    answer = run("office", "verify", file, "--office", bureau.office, "--json")
    assert answer.code == 0
    assert {"ok", "problems", "device", "from", "to", "counts"} <= set(answer.json)
    found = answer.json
    assert (found["ok"], found["problems"], found["from"], found["to"]) == (True, [], 1, 3)
    assert found["counts"] == {"agency": 1, "inspector": 2}
    assert found["device"].startswith(file.name[:8])
    assert "通过，第1—3条" in run("office", "verify", file, "--office", bureau.office).text


def spoiled(file, how, tmp_path):
    data = bytearray(file.read_bytes())
    if how == "flipped":
        data[len(data) // 2] ^= 1
    elif how == "truncated":
        del data[-100:]
    elif how == "empty":
        data.clear()
    else:
        data = bytearray(b"PK\x03\x04 unsigned and not encrypted")
    (tmp_path / "bad.day").write_bytes(data)
    return tmp_path / "bad.day"


@pytest.mark.parametrize("how", ["flipped", "truncated", "empty", "plain"])
def test_a_spoiled_package_is_named_and_does_not_block_a_good_one(run, bureau, tmp_path, how):
    file = exported(run, bureau, tmp_path)
    bad = spoiled(file, how, tmp_path)
    answer = run("office", "verify", bad, file, "--office", bureau.office, "--json")
    assert answer.code == 1
    assert [(each["file"], each["ok"]) for each in answer.json] == [("bad.day", False), (file.name, True)]
    assert answer.json[0]["problems"][0]["code"] == codes(answer)[0]
    taken = imported(run, bureau, bad, file)
    assert taken.code == 1
    assert [each["file"] for each in taken.json["left_out"]] == ["bad.day"]
    assert taken.json["imported"][0]["acknowledged"] == 3


def test_only_bad_packages_is_a_refusal(run, bureau, tmp_path):
    answer = imported(run, bureau, tmp_path / "none.day")
    assert (answer.code, answer.json["imported"]) == (2, [])


def test_import_twice_and_the_receipt_closes_the_circle(run, bureau, tmp_path):
    file = exported(run, bureau, tmp_path)
    dry = imported(run, bureau, file, more=("--dry-run",))
    assert (dry.code, dry.json["imported"][0]["new"], dry.json["receipts"]) == (0, 3, [])
    first = imported(run, bureau, file, more=("--receipt", tmp_path / "answer.receipt"))
    assert first.json["receipts"] == ["answer.receipt"]
    assert {"device", "from", "to", "new", "known", "acknowledged", "gaps", "rejected", "forks", "counts"} <= set(
        first.json["imported"][0]
    )
    again = imported(run, bureau, file)
    assert [(r["new"], r["known"]) for r in (first.json["imported"][0], again.json["imported"][0])] == [(3, 0), (0, 3)]
    taken = run("receipt", bureau.store, tmp_path / "answer.receipt")
    assert taken.text == "办公室已收到第3条及以前的全部记录。\n"
    nothing = run("export", bureau.store, "-o", tmp_path / "out")
    assert (nothing.code, codes(nothing)) == (2, ["export-nothing"])


def test_people_read_lines(run, bureau, tmp_path):
    file = exported(run, bureau, tmp_path)
    assert "将新增3条" in run("office", "import", file, "--office", bureau.office, "--dry-run").text
    answer = run("office", "import", file, "--office", bureau.office, "--receipt", tmp_path)
    assert "新增3条，已有0条，记录已连续收到第3条" in answer.text
    assert "回执：" in answer.text
    assert "陈示例" in run("office", "status", "--office", bureau.office).text


def test_a_laptop_that_was_not_enrolled_is_turned_away(run, bureau, tmp_path):
    run("init", tmp_path / "stranger", *INIT, "--office-key", bureau.office / "office-key.json")
    run("export", tmp_path / "stranger", "-o", tmp_path / "out")
    answer = imported(run, bureau, next((tmp_path / "out").glob("*.day")))
    assert answer.code == 2
    assert len(answer.complaints) == 1


def test_status_tells_how_far_each_laptop_is(run, bureau, tmp_path):
    imported(run, bureau, exported(run, bureau, tmp_path))
    status = run("office", "status", "--office", bureau.office, "--json").json
    assert [(d["inspector"], d["acknowledged"], d["gaps"]) for d in status["devices"]] == [("陈示例", 3, [])]
    assert {each["kind"]: each["count"] for each in status["records"]} == {"agency": 1, "inspector": 2}


@pytest.mark.parametrize(
    "command", [("status",), ("verify", "x.day"), ("import", "x.day"), ("enrol", "x.pub")], ids=lambda c: c[0]
)
def test_the_office_wants_its_passphrase_and_its_folder(run, bureau, tmp_path, command):
    if command[0] == "enrol":
        run("device-card", bureau.store, "-o", tmp_path / "x.pub")
        command = ("enrol", tmp_path / "x.pub")
    answer = run("office", *command, "--office", bureau.office, secret="wrong horse")
    assert (answer.code, codes(answer)) == (1, ["passphrase-wrong"])
    answer = run("office", *command, "--office", tmp_path / "none")
    assert (answer.code, codes(answer)) == (1, ["office-missing"])
    assert SECRET not in answer.result.output


def test_a_database_that_is_not_there_is_trouble(run, bureau):
    answer = run("office", "status", "--office", bureau.office, "--into", "mysql://nowhere/x")
    assert answer.code in (1, 2)
    assert len(answer.complaints) == 1


def test_the_recovery_key_opens_a_laptop_whose_passphrase_was_forgotten(run, bureau, tmp_path):
    out = tmp_path / "recovery.txt"
    assert run("office", "recovery-key", "--office", bureau.office, "-o", out).code == 0
    again = run("office", "recovery-key", "--office", bureau.office, "-o", out)
    assert (again.code, codes(again)) == (2, ["file-exists"])
    secret = read_recovery_key(out)
    assert run("backup", bureau.store, "-o", tmp_path / "all.backup").code == 0
    restore = ("restore", tmp_path / "all.backup", "-o", tmp_path / "back", "--recovery-key", out)
    assert codes(run(*restore, secret="short")) == ["passphrase-too-short"]
    assert run(*restore, secret="an entirely new one").code == 0
    assert run("check", tmp_path / "back", secret="an entirely new one").code == 0
    context = recover_store(bureau.store, secret, "a new passphrase", SystemClock(), KeyCost(1, 8 << 10))
    context.store.close()
    with opened(bureau.store, "a new passphrase", SystemClock()) as reopened:
        assert reopened.agency.name


def forged(run, bureau, tmp_path, spoil):
    """The laptop's owner packs a changed history with the right keys."""
    with opened(bureau.store, SECRET, SystemClock()) as context:
        (order,) = prepare_export(context)
    changes, prev = [], order.stretch.prev
    for change in spoil(order.stretch.changes):
        changes.append(sealed(replace(change, seq=len(changes) + 1, prev=prev)))
        prev = changes[-1].hash
    stretch = replace(order.stretch, changes=tuple(changes))
    (tmp_path / "forged").mkdir()
    return perform_export((replace(order, stretch=stretch),), tmp_path / "forged")[0].path


def bad_body(changes):
    return [*changes, replace(changes[-1], rid="x", kind="wage_claim", version=0, body="{}", group="bad", parents=())]


def rewritten(changes):
    return [replace(change, reason="改写") for change in changes]


def test_an_item_set_aside_is_an_alarm_everywhere(run, bureau, tmp_path):
    good, bad = exported(run, bureau, tmp_path), forged(run, bureau, tmp_path, bad_body)
    looked = run("office", "verify", bad, "--office", bureau.office)
    assert (looked.code, codes(looked), "通过" in looked.text) == (1, ["office-quarantined"], False)
    assert "第4条" in looked.complaints[0]
    answer = run("office", "verify", bad, "--office", bureau.office, "--json").json
    assert (answer["ok"], answer["rejected"][0]["code"]) == (False, "record-malformed")
    assert "不合规定" in answer["problems"][0]["message"]
    taken = run("office", "import", bad, good, "--office", bureau.office, "--receipt", tmp_path / "a.receipt")
    assert (taken.code, codes(taken)) == (1, ["office-quarantined"])
    assert "隔离1条" in taken.text
    status = run("office", "status", "--office", bureau.office)
    assert (status.code, codes(status)) == (1, ["office-quarantined"])
    received = run("receipt", bureau.store, tmp_path / "a.receipt")
    # The laptop's own history ends before the forged line: the receipt is for a history that it does not have.
    assert codes(received) == ["outbox-receipt-foreign"]


def test_a_rewritten_history_is_an_alarm_everywhere(run, bureau, tmp_path):
    run("office", "import", exported(run, bureau, tmp_path), "--office", bureau.office)
    bad = forged(run, bureau, tmp_path, rewritten)
    looked = run("office", "verify", bad, "--office", bureau.office, "--json")
    assert (looked.code, looked.json["ok"], looked.json["apart"]) == (1, False, [[1, 3]])
    assert codes(looked) == ["office-history-apart"]
    tried = run("office", "import", bad, "--office", bureau.office, "--dry-run")
    assert (tried.code, codes(tried)) == (1, ["office-history-apart"])
    taken = imported(run, bureau, bad, more=("--receipt", tmp_path / "a.receipt"))
    assert taken.code == 1
    assert "office-history-apart" in [alarm["code"] for alarm in taken.json["alarms"]]
    status = run("office", "status", "--office", bureau.office)
    assert (status.code, codes(status)[0]) == (1, "office-history-apart")
    assert "第1—3条" in status.complaints[0]
    received = run("receipt", bureau.store, tmp_path / "a.receipt")
    assert (received.code, codes(received)) == (0, ["receipt-forks"])


def test_a_bad_version_keeps_no_other_file_out(run, bureau, tmp_path):
    good, bad = exported(run, bureau, tmp_path), forged(run, bureau, tmp_path, bad_body)
    (tmp_path / "stranger.day").write_bytes(
        b"age-encryption.org/v1\n" + (b"-> X25519 " + b"A" * 43 + b"\n" + b"B" * 43 + b"\n") * 16_000
    )
    taken = imported(run, bureau, tmp_path / "stranger.day", bad, good)
    assert [each["problems"][0]["code"] for each in taken.json["left_out"]] == ["age-header-too-long"]
    assert [each["from"] for each in taken.json["imported"]] == [1, 1]


def test_a_refusal_keeps_its_cause(run, bureau, tmp_path):
    file = exported(run, bureau, tmp_path)
    (tmp_path / "torn.day").write_bytes(file.read_bytes()[:150])
    (tmp_path / "empty.day").write_bytes(b"")
    answer = run("office", "verify", tmp_path / "torn.day", tmp_path / "empty.day", "--office", bureau.office, "--json")
    assert [each["problems"][0]["cause"] for each in answer.json] == ["torn", "empty"]
    assert "0字节" in answer.complaints[1]


def test_status_speaks_chinese(run, bureau, tmp_path):
    imported(run, bureau, exported(run, bureau, tmp_path))
    answer = run("office", "status", "--office", bureau.office)
    assert (answer.code, answer.complaints) == (0, [])
    assert "机关：1\n监察员：2\n" in answer.text
    assert not re.search(r"agency|inspector\b", answer.text)


def test_what_a_terminal_would_obey_is_written_out(run, bureau, tmp_path):
    card = json.loads((bureau.office.parent / "device.pub").read_text(encoding="utf-8"))
    keys = DeviceCard(**{**card["keys"], "inspector": "\x1b[2J\x1b]0;pwned\x07陈示例"})
    write_device_card(tmp_path / "evil.pub", keys)
    answer = run("office", "enrol", tmp_path / "evil.pub", "--office", bureau.office)
    assert (answer.code, codes(answer)) == (1, ["key-card-hidden-name"])
    assert "\x1b" not in answer.result.output
    (tmp_path / "\x1b[31mred.day").write_bytes(b"")
    for more in ((), ("--json",)):
        answer = run("office", "verify", tmp_path / "\x1b[31mred.day", "--office", bureau.office, *more)
        assert "\x1b" not in answer.result.output
    assert answer.json["file"] == "\x1b[31mred.day"


def test_a_package_closed_with_a_passphrase_is_opened_with_it(run, bureau, tmp_path, monkeypatch):
    """A laptop that has no key of the office yet: the office says what it lacks, and goes on once it has it."""
    run("init", tmp_path / "alone", *INIT)
    run("device-card", tmp_path / "alone", "-o", tmp_path / "alone.pub")
    run("office", "enrol", tmp_path / "alone.pub", "--office", bureau.office)
    monkeypatch.setenv("INSPECTOR_PACKAGE_PASSPHRASE", "battery staple")
    run("export", tmp_path / "alone", "-o", tmp_path / "out")
    package = next((tmp_path / "out").glob("*.day"))
    for words, code in (("", "package-wants-passphrase"), ("stapled battery", "age-passphrase-wrong")):
        monkeypatch.setenv("INSPECTOR_PACKAGE_PASSPHRASE", words)
        refused = imported(run, bureau, package)
        assert (refused.code, refused.json["left_out"][0]["problems"][0]["code"]) == (2, code)
    monkeypatch.setenv("INSPECTOR_PACKAGE_PASSPHRASE", "battery staple")
    assert run("office", "verify", package, "--office", bureau.office).code == 0
    mixed = imported(run, bureau, exported(run, bureau, tmp_path / "other"), package)
    assert (mixed.code, len(mixed.json["imported"])) == (0, 2)


def test_the_last_import_is_taken_back_when_somebody_says_so(run, bureau, tmp_path):
    file = exported(run, bureau, tmp_path)
    assert imported(run, bureau, file).code == 0
    asked = run("office", "undo-import", "--office", bureau.office)
    assert (asked.code, codes(asked)) == (1, ["not-confirmed"])
    undone = run("office", "undo-import", "--office", bureau.office, "--yes")
    assert (undone.code, codes(undone), f"已撤销{file.name}" in undone.text) == (0, ["office-undone"], True)
    assert "已收到第0条" in run("office", "status", "--office", bureau.office).text
    assert imported(run, bureau, file).json["imported"][0]["known"] == 0
    asked = run("office", "rebuild", "--office", bureau.office)
    assert (asked.code, codes(asked)) == (1, ["not-confirmed"])
    rebuilt = run("office", "rebuild", "--office", bureau.office, "--yes")
    assert (rebuilt.code, "重新收下1个包" in rebuilt.text) == (0, True)
    assert imported(run, bureau, file).json["imported"][0]["new"] == 0
    nowhere = run("office", "feed", "mysql://127.0.0.1/x", "--office", bureau.office)
    assert (nowhere.code, codes(nowhere)) == (1, ["office-url-unknown"])


def test_the_keys_are_changed_when_somebody_says_so_and_printed_for_the_safe(run, bureau, tmp_path):
    card = (bureau.office / "office-key.json").read_bytes()
    asked = run("office", "rotate-keys", "--office", bureau.office)
    assert (codes(asked), (bureau.office / "office-key.json").read_bytes()) == (["not-confirmed"], card)
    assert "核对码" in run("office", "rotate-keys", "--office", bureau.office, "--yes").text
    assert (bureau.office / "office-key.json").read_bytes() != card
    sheet = run("office", "escrow-sheet", "--office", bureau.office, "-o", tmp_path / "safe.pdf")
    assert ("立即删除" in sheet.text, (tmp_path / "safe.pdf").is_file()) == (True, True)
    again = run("office", "escrow-sheet", "--office", bureau.office, "-o", tmp_path / "safe.pdf")
    assert codes(again) == ["file-exists"]
    typed, keys = tmp_path / "typed.txt", tmp_path / "escrow.key"
    typed.write_text(rows_on_sheet(bureau.office, tmp_path / "safe.docx", SystemClock(), SECRET), encoding="utf-8")
    assert "逐行一致" in run("office", "check-sheet", typed, "--office", bureau.office).text
    assert run("office", "keys-from-sheet", typed, "-o", keys).code == 0
    assert keys.read_text(encoding="utf-8").startswith("# escrow age1")
    typed.write_text(typed.read_text(encoding="utf-8")[1:], encoding="utf-8")
    assert codes(run("office", "check-sheet", typed, "--office", bureau.office)) == ["paper-key-row"]


def test_the_window_opens_on_an_office_only(run, bureau, monkeypatch):
    opened = []
    monkeypatch.setattr("inspector_app.app.run", lambda folder, url, _files: opened.append((folder, url)) or 0)
    answer = run("office", "open", bureau.store)
    assert (answer.code, codes(answer), opened) == (1, ["office-missing"], [])
    assert run("office", "open", bureau.office, "--into", "postgresql://127.0.0.1/office").code == 0
    assert opened == [(bureau.office.resolve(), "postgresql://127.0.0.1/office")]


def test_lists_read_an_office_on_a_server_that_the_surroundings_name(run, bureau, monkeypatch):
    url = "postgresql://office@127.0.0.1:1/bureau"
    monkeypatch.setenv("INSPECTOR_OFFICE_URL", url)
    asked = []

    def reading(_folder, _secret, _clock, server):
        asked.append(server)
        raise Trouble("office-nothing-held")

    monkeypatch.setattr("inspector_app.cli.opening.office_reading", reading)
    assert codes(run("leads", "list", bureau.office)) == ["office-nothing-held"]
    assert codes(run("list", bureau.office, "leads", "--into", f"{url}2")) == ["office-nothing-held"]
    assert asked == [url, f"{url}2"]


def test_every_list_reads_an_office_too_and_what_writes_is_refused_in_words(run, bureau, tmp_path):
    days = ("--from", "2026-02-01", "--to", "2026-02-28", "--received", "2026-03-01")
    figure = ("--body", "示例区法律援助中心", "--measure", "aid_cases", "--value", "128")
    assert run("reported", "add", bureau.store, *figure, *days).code == 0
    imported(run, bureau, exported(run, bureau, tmp_path))
    for command in (
        ("watch", "list"), ("consultations", "list"), ("aid", "list"), ("survey", "list"), ("campaign", "list"),
        ("dispatch", "agenda"), ("dispatch", "tasks"), ("dispatch", "log"),
    ):  # fmt: skip
        answer = run(*command, bureau.office)
        assert (command, answer.code, codes(answer)) == (command, 0, [])
    for command in (("search", bureau.office, "示例"), ("search", bureau.office, "没有")):
        answer = run(*command)
        assert (command, answer.code, codes(answer)) == (command, 0, [])
    assert [each["value"] for each in run("reported", "list", bureau.office, "--json").json] == [128]
    for code, refused in (
        ("office-read-only", ("dispatch", "log", bureau.office, "示例动态")),
        ("store-is-office", ("reported", "add", bureau.office, *figure, *days)),
        ("store-is-office", ("export", bureau.office, "-o", tmp_path / "again")),
    ):
        answer = run(*refused)
        assert (answer.code > 0, codes(answer)) == (True, [code])
