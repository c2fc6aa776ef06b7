from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.identity import new_rid
from inspector_app.domain.person import Person
from inspector_app.support.clock import SystemClock
from inspector_app.support.files import UNGUARDED
from inspector_app.usecases.evidence import Belongs, take_in
from inspector_app.usecases.number_looks import IN_VOLUME
from inspector_app.usecases.store_file import opened
from tests.books import write_book
from tests.cli.conftest import SECRET

NUMBER = "示〔2026〕1号"


@pytest.fixture
def listed(store):
    """A case of two workers who use one card."""
    with opened(store, SECRET, SystemClock()) as context, context.unit("示例") as unit:
        case = Case(new_rid(), "示例欠薪案", number=NUMBER, opened_on=context.clock.today())
        unit.put(case)
        for line, name in enumerate(("示例甲", "示例乙"), start=1):
            person = Person(new_rid(), name, card="6228480000000000018")
            unit.put(person)
            unit.put(WageClaim(new_rid(), case.rid, person.rid, line, found_fen=100_000 + line))
    return store


def test_hints_are_listed_and_one_is_settled(run, listed):
    (hint,) = run("case", "hints", listed, NUMBER, "--json").json
    assert (hint["rule"], hint["names"], hint["settled"]) == ("LH-01", ["示例甲", "示例乙"], None)
    assert "6228480000000000018" not in run("case", "hints", listed, "示例欠薪案").text
    refused = run("case", "hints", listed, NUMBER, "--settle", hint["hint"], "--reason", "。")
    assert (refused.code, "请写明核实到的情况" in "".join(refused.complaints)) == (2, True)
    (after,) = run("case", "hints", listed, NUMBER, "--settle", hint["hint"], "--reason", "夫妻共用", "--json").json
    assert after["settled"]["note"].endswith("夫妻共用")
    assert "已核实：" in run("case", "hints", listed, NUMBER).text


def test_a_case_is_bound_said_to_lie_open_and_kept_as_a_look_at_its_numbers(run, listed, tmp_path):
    file = tmp_path / "卷.pdf"
    assert run("case", "bind", listed, NUMBER, "-o", file).code == 2  # nothing to bind
    assert run("list", listed, "looks", "--json").json["rows"] == []
    with opened(listed, SECRET, SystemClock()) as context:
        take_in(context, b"\xff\xd8\xff\xd9", "示例照片", Belongs(case_rid=context.store.all(Case)[0].rid))
    answer = run("case", "bind", listed, NUMBER, "-o", file)
    assert answer.text.startswith(f"已生成 卷.pdf，卷内共0页。{UNGUARDED}\n")
    assert [row["查看的内容"] for row in run("list", listed, "looks", "--json").json["rows"]] == [IN_VOLUME]


def test_a_case_that_there_is_not_is_refused(run, listed):
    answer = run("case", "hints", listed, "示〔2026〕2号")
    assert (answer.code, "没有叫“示〔2026〕2号”的案件" in "".join(answer.complaints)) == (2, True)


ATTENDANCE = (["2025年3月考勤表"], ["姓名", "出勤天数", "不认识的列"], ["示例甲", 26, ""], ["示例外人", 3, ""])


def test_a_list_is_brought_and_the_four_sides_are_compared(run, listed, tmp_path):
    file = write_book(tmp_path / "考勤.xlsx", *ATTENDANCE)
    answer = run("case", "bring", listed, NUMBER, file, "--kind", "考勤", "--from", "劳务公司")
    assert (answer.code, answer.text) == (0, "收取考勤2行。\n")
    found = run("case", "compare", listed, NUMBER, "--json").json
    assert (found["heads"], found["different"]) == (3, 2)
    assert [(each["kind"], each["months"], each["lines"]) for each in found["lists"]] == [
        ("attendance", ["2025-03"], 2)
    ]
    told = {each["name"]: [d["title"] for d in each["differences"]] for each in found["workers"]}
    assert told == {"示例乙": ["在名单不在考勤"], "示例外人": ["在考勤不在名单"], "示例甲": []}
    assert "示例甲" not in run("case", "compare", listed, NUMBER, "--different").text
    (noted,) = next(each["differences"] for each in found["workers"] if each["name"] == "示例乙")
    settle = ("--settle", noted["difference"], "--reason", "当月请假，本人承认")
    (after,) = [each for each in run("case", "compare", listed, NUMBER, *settle, "--json").json["workers"]
                if each["name"] == "示例乙"]  # fmt: skip
    assert after["differences"][0]["settled"].endswith("：当月请假，本人承认")
    assert "示例乙" not in run("case", "compare", listed, NUMBER, "--different").text
    assert "已核实" in run("case", "compare", listed, NUMBER).text


def test_a_corrected_list_says_what_changed_and_what_is_not_read_gives_code_one(run, listed, tmp_path):
    run("case", "bring", listed, NUMBER, write_book(tmp_path / "考勤.xlsx", *ATTENDANCE), "--kind", "考勤")
    mended = write_book(tmp_path / "考勤.xlsx", *ATTENDANCE[:2], ["示例甲", 25, "要紧"], ["示例外人", 3, ""])
    answer = run("case", "bring", listed, NUMBER, mended, "--kind", "考勤")
    assert answer.code == 1
    assert "示例甲的出勤天数：原来26，现在25" in answer.text
    assert "改动1处，1行没有变化" in answer.text
    assert "没有读入的内容：不认识的列" in "".join(answer.complaints)
    assert len(run("case", "compare", listed, NUMBER, "--json").json["lists"]) == 1


def test_each_worker_is_reckoned_with_the_reasoning_and_what_lacks(run, listed):
    with opened(listed, SECRET, SystemClock()) as context, context.unit("示例") as unit:
        first = min(context.store.all(WageClaim), key=lambda claim: claim.line)
        told = {"rate": "400元/天", "attendance": "20天", "overtime": "平时8小时，未计入出勤"}
        unit.put(replace(first, **told, deducted_fen=0, received_fen=100_000, deductions="罚款0元"))
    answer = run("case", "reckoning", listed, NUMBER, "--json").json
    one, two = answer["lines"]
    assert (one["earned_fen"], one["overtime_fen"], one["rest_fen"]) == (860_000, 60_000, 760_000)
    assert (two["rest_fen"], "未填" in two["reasoning"]) == (None, True)
    assert "未录入" in answer["minimum_wage"]
    text = run("case", "reckoning", listed, NUMBER).text
    assert "核算欠发7,600.00元" in text
    assert "（另有1人未填）" in text


def test_a_minimum_wage_is_entered_and_compared(run, listed):
    assert "未录入" in run("minimum-wage", "show", listed).text
    lacking = run("minimum-wage", "set", listed, "--from", "2026-01-01", "--month", "20", "--document", "示例文件")
    assert (lacking.code, "写反" in "".join(lacking.complaints)) == (2, True)
    entered = ("--from", "2020-01-01", "--month", "2000", "--hour", "20.5", "--document", "示例文件")
    assert run("minimum-wage", "set", listed, *entered).code == 0
    (kept,) = run("minimum-wage", "show", listed, "--json").json
    assert (kept["month_fen"], kept["hour_fen"], kept["from"]) == (200_000, 2_050, "2020-01-01")
    with opened(listed, SECRET, SystemClock()) as context, context.unit("示例") as unit:
        first = min(context.store.all(WageClaim), key=lambda claim: claim.line)
        unit.put(replace(first, rate="50元/天", last_day=date(2026, 3, 31), first_day=date(2026, 3, 1)))
    (hint,) = run("case", "reckoning", listed, NUMBER, "--json").json["lines"][0]["hints"]
    assert "低于当地最低工资标准每月2,000.00元" in hint["text"]


def test_a_list_of_another_kind_is_refused_until_it_is_meant(run, listed, tmp_path):
    file = write_book(tmp_path / "考勤.xlsx", *ATTENDANCE)
    refused = run("case", "bring", listed, NUMBER, file, "--kind", "合同")
    assert (refused.code, "像是考勤" in "".join(refused.complaints)) == (2, True)
    assert run("case", "compare", listed, NUMBER, "--json").json["lists"] == []
    assert run("case", "bring", listed, NUMBER, file, "--kind", "合同", "--anyway").text == "收取合同2行。\n"


def test_whose_hands_a_wage_card_is_in_is_listed_told_and_corrected(run, listed):
    assert run("case", "wage-card", listed, NUMBER).text == "示例甲\t没问过\n示例乙\t没问过\n"
    told = ("--keeper", "班组长", "--name", "示例王", "--source", "询问笔录", "--on", "2026-03-01")
    answer = run("case", "wage-card", listed, NUMBER, "示例甲", *told)
    assert (answer.code, answer.text) == (0, "示例甲\t班组长（示例王）\t询问笔录，2026-03-01得知\n")
    (first, other) = run("case", "wage-card", listed, NUMBER, "--json").json["workers"]
    assert (first["keeper"], first["keeper_name"], first["told_on"]) == ("crew_leader", "示例王", "2026-03-01")
    assert other["keeper"] is None
    back = run("case", "wage-card", listed, NUMBER, "示例甲", "--keeper", "没问过")
    assert back.text == "示例甲\t没问过\n"
    for wrong, why in (
        (("示例丙", *told), "名单里没有这名工人"),
        (("示例甲", "--keeper", "公司"), "请写明从何得知"),
        (told, "请同时写明是哪名工人"),
    ):
        refused = run("case", "wage-card", listed, NUMBER, *wrong)
        assert (refused.code, why in "".join(refused.complaints)) == (2, True)
