"""Two laptops exchange their cards and a case, by the command line alone."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from inspector_app.support.cable import typed_place
from inspector_app.support.clock import SystemClock
from inspector_app.usecases import direct_line, store_file
from tests.cli.conftest import CHEAP, SECRET, codes
from tests.desk import a_case_of
from tests.usecases.test_direct_line import Told


@pytest.fixture
def two(tmp_path):
    """The folders of two stores, the first with a case; and a stick."""
    for name, own, other in (("mine", "陈示例", "林示例"), ("theirs", "林示例", "陈示例")):
        setup = store_file.Setup("示例县人社局", "示", "安徽", own, f"证{own}", other, f"证{other}")
        context = store_file.create_store(tmp_path / name, SECRET, setup, SystemClock(), CHEAP)
        with closing(context.store):
            if name == "mine":
                a_case_of(context, "示例工人甲")
    (tmp_path / "stick").mkdir()
    return tmp_path / "mine", tmp_path / "theirs", tmp_path / "stick"


def test_cards_then_a_case_then_the_digits(run, two):
    mine, theirs, stick = two
    *_, text, digits = run("colleague", "card", theirs).text.splitlines()
    assert run("colleague", "add", mine, text, "--digits", "0000 0000 0000 0000").code == 2
    assert run("colleague", "add", mine, text, "--digits", digits).code == 0
    run("device-card", mine, "-o", stick / "mine.pub")
    assert codes(run("colleague", "add", theirs, stick / "mine.pub")) == ["colleague-digits-unasked"]
    assert run("colleague", "add", theirs, stick / "mine.pub", typed="y\n").code == 0
    assert "陈示例" in run("colleague", "list", theirs).text

    give = ("transfer", "give", mine, "示例欠薪案", "--to", "林示例", "--reason", "岗位调整", "-o")
    assert codes(run(*give, stick / "none")) == ["export-folder-missing"]  # and the case did not pass
    given = run(*give, stick)
    assert given.code == 0
    (package,) = stick.glob("*.case")
    which = run("transfer", "list", mine, "--json").json[0]["transfer"]
    assert run("transfer", "write", mine, which[:8], "-o", stick).code == 0
    taken = run("transfer", "take", theirs, package)
    assert (taken.code, "已接收陈示例移交的案件“示例欠薪案”" in taken.text) == (0, True)
    assert run("transfer", "take", theirs, package).code == 2
    code = taken.text.rpartition("回码：")[2].partition("（")[0]
    assert "已接收" in run("transfer", "answer", mine, code).text
    assert run("transfer", "take-back", mine, which, "--reason", "弄错了").code == 2
    assert run("check", theirs).code == 0
    refused = run("contacts", "add", mine, "示例欠薪案", "--outcome", "无人接听")
    assert (refused.code, "已于" in refused.complaints[-1], "林示例" in refused.complaints[-1]) == (2, True, True)
    assert run("contacts", "add", theirs, "示例欠薪案", "--outcome", "无人接听").code == 0

    assert run("colleague", "give", theirs, "示例欠薪案", "--to", "陈示例", "-o", stick).code == 0
    assert "只读" in run("colleague", "take", mine, *stick.glob("*.copy")).text
    assert "林示例" in run("colleague", "copies", mine).text
    assert "示例工人甲" in run("colleague", "show", mine, "示例欠薪案").text
    assert run("colleague", "drop", mine, "示例欠薪案").code == 0
    assert run("colleague", "show", mine, "示例欠薪案").code == 2

    order, told = direct_line.Offer(tuple(stick.glob("*.copy")), typed_place("127.0.0.1"), "04829157"), Told()
    with ThreadPoolExecutor(1) as threads:
        answer = threads.submit(direct_line.perform_offer, order, told)
        fetched = run("cable", "receive", mine, *told.typed())
        assert (fetched.code, "已收下林示例的“示例欠薪案”" in fetched.text, answer.result(timeout=20)) == (0, True, "")
    assert codes(run("cable", "receive", mine, "8.8.8.8", "0482 9157")) == ["direct-address-far"]
    assert codes(run("cable", "send", theirs, stick / "mine.pub", "--at", "127.0.0.1")) == ["direct-not-package"]
    give = ("colleague", "give", theirs, "示例安置房一期", "--to", "陈示例", "-o", stick, "--of")
    assert run(*give, "项目").code == 0
    assert codes(run(*give, "检查")) == ["visit-not-found"]
    assert "没有版本并存的记录" in run("versions", "list", theirs).text
    assert codes(run("versions", "settle", theirs, "示例", "--take", "本机", "--reason", "核对过")) == [
        "version-unknown"
    ]
    assert run("colleague", "remove", theirs, "陈示例").code == 0
