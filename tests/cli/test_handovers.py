import json
import re

import pytest

from inspector_app.support import medium
from inspector_app.support.clock import SystemClock
from inspector_app.support.medium import Disk
from inspector_app.usecases import evidence, store_file
from inspector_app.usecases.evidence import Belongs
from inspector_app.vault.age import decrypt_with_passphrase
from tests.cli.conftest import INIT, SECRET, codes


def test_export_names_each_package(run, bureau, tmp_path):
    answer = run("export", bureau.store, "-o", tmp_path / "out", "--json")
    assert answer.code == 0
    package = answer.json[0]
    assert set(package) == {"file", "sha256", "bytes", "from", "to", "missing"}
    file = tmp_path / "out" / package["file"]
    assert file.stat().st_size == package["bytes"]
    assert (package["from"], package["to"], package["missing"]) == (1, 3, [])
    assert file.name.isascii()
    assert "陈示例".encode() not in file.read_bytes()


def test_a_package_names_the_originals_that_it_lacks(run, bureau, tmp_path):
    with store_file.opened(bureau.store, SECRET, SystemClock()) as context:
        taken = evidence.take_in(context, b"\xff\xd8\xff photo", "大门", Belongs())
        context.store.sealed.path(taken.sha256).unlink()
    answer = run("export", bureau.store, "-o", tmp_path / "out")
    assert answer.code == 0
    assert re.fullmatch("提醒：照片“大门”（.*日收取）的原件无法读取，未包含在内。", "\n".join(answer.complaints))


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Disk("sdb", removable=True), "可以安全拔出"), (Disk("sda", removable=False), "不在U盘里"),
        (Disk("0:44", removable=False), "看不出是U盘"),
    ],
)  # fmt: skip
def test_people_are_told_when_the_stick_may_be_pulled(run, bureau, tmp_path, monkeypatch, target, words):
    inner = Disk("sda", removable=False)
    monkeypatch.setattr(medium, "disk", lambda path: target if path == tmp_path / "out" else inner)
    (tmp_path / "out").mkdir()
    answer = run("export", bureau.store, "-o", tmp_path / "out")
    assert answer.complaints == []
    assert words in answer.text.splitlines()[-1]
    assert ("可以安全拔出" in answer.text) == target.removable


def test_a_folder_that_was_made_is_named(run, bureau, tmp_path):
    answer = run("export", bureau.store, "-o", tmp_path / "new")
    assert "原来没有，已新建" in answer.text
    assert "可以安全拔出" not in answer.text  # it lies beside the store


def test_without_an_office_a_passphrase_closes_the_package(run, tmp_path, monkeypatch):
    run("init", tmp_path / "alone", *INIT)
    for given, code in ((None, "not-given"), ("", "not-given"), (SECRET, "of-store")):
        if given is not None:
            monkeypatch.setenv("INSPECTOR_PACKAGE_PASSPHRASE", given)
        refused = run("export", tmp_path / "alone", "-o", tmp_path / "out")
        assert (refused.code, codes(refused), refused.text) == (2, [f"package-passphrase-{code}"], "")
        assert not list(tmp_path.glob("out/*"))
    monkeypatch.setenv("INSPECTOR_PACKAGE_PASSPHRASE", "battery staple")
    its_own = run("export", tmp_path / "alone", "-o", tmp_path / "own", "--json")
    assert its_own.complaints == []
    package = tmp_path / "own" / its_own.json[0]["file"]
    assert decrypt_with_passphrase(package.read_bytes(), "battery staple")
    answer = run("receipt", tmp_path / "alone", tmp_path / "none")
    assert (answer.code, codes(answer)) == (2, ["office-key-missing"])


def test_what_is_no_receipt_is_trouble(run, bureau, tmp_path):
    (tmp_path / "x.receipt").write_bytes(b"no receipt")
    for name in ("x.receipt", "none.receipt"):
        answer = run("receipt", bureau.store, tmp_path / name)
        assert (answer.code, len(answer.complaints), answer.text) == (1, 1, "")


def test_the_device_card_is_public(run, bureau, tmp_path):
    assert run("device-card", bureau.store, "-o", tmp_path / "d.pub").text == "登记卡已写入：d.pub\n"
    text = (tmp_path / "d.pub").read_text(encoding="utf-8")
    assert "陈示例" in text
    assert "SECRET" not in text.upper()
    assert json.loads(text)


def test_a_copied_store_starts_anew_only_when_somebody_says_so(run, bureau, tmp_path):
    asked = run("new-device", bureau.store, "-o", tmp_path / "n.pub")
    assert (asked.code, codes(asked), (tmp_path / "n.pub").exists()) == (1, ["not-confirmed"], False)
    assert "号段要分开" in asked.text
    done = run("new-device", bureau.store, "-o", tmp_path / "n.pub", "--yes")
    assert "已作为新设备重新开始" in done.text
    again = run("office", "enrol", tmp_path / "n.pub", "--office", bureau.office)
    assert (again.code, codes(again)) == (0, ["office-enrolled-again"])


def test_a_code_stands_for_a_receipt_and_a_seal_for_the_journal(run, bureau, tmp_path):
    listed = run("outbox", bureau.store).text.splitlines()
    assert listed[0].startswith("未导出：有退回0条")
    assert listed[1].split("\t")[0] == "未导出"
    run("export", bureau.store, "-o", tmp_path / "out")
    run("office", "import", *(tmp_path / "out").glob("*.day"), "--office", bureau.office)
    device = next((tmp_path / "out").glob("*.day")).name[:8]
    code = run("office", "receipt-code", device, "--office", bureau.office).text.strip().partition("：")[2]
    assert "办公室已收到第" in run("receipt-code", bureau.store, code).text
    assert codes(run("receipt-code", bureau.store, code)) == ["receipt-code-wrong"]
    assert "已回执" in run("outbox", bureau.store).text
    seal = run("seal", bureau.store, "-o", tmp_path / "slip.pdf").text.splitlines()[0].partition("：")[2]
    assert "封条相符" in run("check", bureau.store, "--seal", seal).text
    forged = seal[:-4] + ("0000" if seal[-4:] != "0000" else "1111")
    differs = run("check", bureau.store, "--seal", forged)
    assert (differs.code, codes(differs)) == (1, ["seal-differs"])
