import re

import pytest

from tests.cli.conftest import codes
from tests.usecases.test_recompute import NOTICE


def test_a_last_day_with_its_reason_and_source(run):
    answer = run("deadline", "DL-15", "--from", "2026-03-13", "--json")
    assert answer.code == 0
    assert set(answer.json) == {"rule", "from", "starts_with", "due", "provisional", "why", "source"}
    assert answer.json["starts_with"] == "责令限期支付工资文书指定期限届满之日"
    assert {key: answer.json[key] for key in ("rule", "from", "due", "provisional")} == {
        "rule": "DL-15", "from": "2026-03-13", "due": "2026-04-13", "provisional": False,
    }  # fmt: skip
    assert "清明" in answer.json["why"] or "20个工作日" in answer.json["why"]
    assert "拖欠农民工工资失信联合惩戒对象名单管理暂行办法" in answer.json["source"]


def test_without_json_it_reads_as_a_sentence(run):
    lines = run("deadline", "DL-13", "--from", "2026年3月16日").text.splitlines()
    assert lines[0] == "2026年3月23日"
    assert [line[:3] for line in lines[1:]] == ["起算：", "理由：", "依据："]
    assert lines[1].endswith("（2026年3月16日）")


def test_no_rule_is_named_in_the_help(run):
    assert not re.search(r"DL-\d", run("deadline", "--help").text)


@pytest.mark.parametrize(
    ("event", "due", "provisional"),
    [("2026-09-30", "2026-10-13", False), ("2026-12-30", "2027-01-07", True), ("2026-02-13", "2026-02-27", False)],
)
def test_holidays_shifts_and_years_without_a_notice(run, event, due, provisional):
    found = run("deadline", "DL-13", "--from", event, "--json").json
    assert (found["due"], found["provisional"]) == (due, provisional)


def test_a_place_may_have_its_own_rule(run):
    assert run("deadline", "DL-03", "--from", "2026-03-02", "--province", "安徽", "--json").json["due"] == "2026-05-28"
    named = [run("deadline", "DL-03", "--from", "2026-03-02", "--province", p, "--json").json for p in ("41", "河南")]
    assert named[0] == named[1]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("DL-99", "--from", "2026-03-16"), "limit-unknown"),
        (("DL-08", "--from", "2026-03-16"), "limit-no-length"),
        (("DL-13", "--from", "2026-02-30"), "date-impossible"),
        (("DL-13", "--from", "next week"), "date-shape"),
        (("DL-13", "--from", "1948-01-01"), "date-out-of-range"),
        (("DL-13", "--from", "2101-01-01"), "date-out-of-range"),
        (("DL-13", "--from", "2100-12-31"), "calendar-year-missing"),
        (("DL-13", "--from", "2026-03-16", "--province", "火星"), "place-unknown"),
    ],
)
def test_what_cannot_be_computed_is_refused(run, arguments, code):
    answer = run("deadline", *arguments, "--json")
    assert (answer.code, codes(answer), answer.text) == (2, [code], "")


def test_the_day_of_an_order_is_reckoned_backwards(run):
    found = run("order-day", "--by", "2026-04-13", "--from", "2026-03-02", "--province", "34", "--json").json
    assert found["due"] == "2026-03-13"
    assert {each["rule"]: each["due"] for each in found["limits"]}["DL-15"] == "2026-04-13"
    lines = run("order-day", "--by", "2026-04-13", "--from", "2026-03-02").text.splitlines()
    assert lines[0] == "责令期限最晚指定到2026年3月13日"
    assert codes(run("order-day", "--by", "2026-03-05", "--from", "2026-03-02", "--json")) == ["backwards-too-early"]


def test_every_limit_is_listed_with_what_starts_it(run):
    begun = {line.split("\t")[0]: line.split("\t")[3] for line in run("limits").text.splitlines()}
    assert begun["DL-13"].startswith("拟列入告知书送达；")
    gates = {each["gate"]: each for each in run("gates", "--json").json}
    assert (gates["PR-02"]["where"], gates["PR-02"]["force"]) == ("登记签字：询问笔录", "不符合的不能办理")


def test_a_notice_is_taken_in_by_command(run, store, tmp_path):
    notice = tmp_path / "notice.txt"
    notice.write_text(NOTICE, encoding="utf-8")
    assert run("holidays", store, notice, "--json").json == {"year": 2027, "moved": []}
    notice.write_text("不是通知", encoding="utf-8")
    assert codes(run("holidays", store, notice, "--json")) == ["notice-not-understood"]
