"""农民工工资核算表: made from a case like any paper, every line of wages on it, what is unknown blank and named."""

from dataclasses import replace
from datetime import date

from inspector_app.domain.claim import MoneyNature
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.minimum_wages import EnteredWage, set_minimum_wage
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.reckonings import compared_with, minimum_wage_line, of_case, reckoned


def test_every_line_of_wages_is_on_the_annex(desk):
    first, second, third = desk.claims
    desk.keep(
        replace(
            first,
            rate="380元/日",
            attendance="10工",
            deducted_fen=0,
            received_fen=80_000,
            claimed_fen=300_000,
            deductions="伙食0元",
        ),
        replace(second, found_fen=None, received_fen=None),
        replace(third, nature=MoneyNature.PROJECT_MONEY),
    )
    paper = Paper("wage-reckoning", case_rid=desk.case.rid)
    facts = desk.facts(paper)
    one, two = facts["lines"]
    assert (one["earned_fen"], one["rest_fen"], one["difference"]) == (380_000, 300_000, "一致")
    assert (one["late_least_fen"], one["late_most_fen"]) == (150_000, 300_000)
    assert (two["rest_fen"], two["late_least_fen"], two["difference"]) == (None, None, "")
    assert two["reasoning"].endswith("未填，不能得出欠发")
    assert (facts["debt.heads"], facts["debt.total_fen"]) == (2, 300_000)
    totals = ("deducted_fen", "claimed_fen", "late_least_fen", "late_most_fen")
    assert [facts[f"lines_total.{name}"] for name in totals] == [
        0, sum(line["claimed_fen"] or 0 for line in facts["lines"]), 150_000, 300_000
    ]  # fmt: skip
    (hint,) = facts["hints"]
    assert (hint["line"], hint["name"]) == (1, desk.workers[0].name)
    assert "第十五条" in hint["basis"]
    signed = desk.sign(paper)
    assert [copy.label for copy in signed.copies] == ["交付联", "存档联"]


def test_the_annex_states_the_minimum_wage_by_which_its_lines_were_compared(desk):
    context = desk.context
    april = replace(desk.claims[0], first_day=date(2026, 4, 1), last_day=date(2026, 5, 31))
    (found,) = reckoned(context, [(april, desk.workers[0])])
    assert compared_with(context, [found]).startswith("本地2026年5月31日适用的最低工资标准未录入")
    for since, fen, document in ((date(2025, 7, 1), 249_000, "示例文件"), (date(2026, 3, 1), 260_000, "示例文件二")):
        context = set_minimum_wage(context, EnteredWage(since, fen, document=document))
    january = replace(desk.claims[0], first_day=date(2026, 1, 1), last_day=date(2026, 1, 31), rate="80元/日")
    desk.keep(january)
    whole = case_file(context, desk.case.rid)
    (found,) = [each for each in of_case(context, whole) if each.claim == january]
    assert "（示例文件）" in found.found.hints[0].text
    assert compared_with(context, [found]) == "每月2,490.00元，2025年7月1日起执行（示例文件）"
    assert "（示例文件）" in minimum_wage_line(context, whole)
