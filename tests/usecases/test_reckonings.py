"""农民工工资核算表: made from a case like any paper, every line of wages on it, what is unknown blank and named."""

from dataclasses import replace

from inspector_app.domain.claim import MoneyNature
from inspector_app.usecases.paper import Paper


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
    (hint,) = facts["hints"]
    assert (hint["line"], hint["name"]) == (1, desk.workers[0].name)
    assert "第十五条" in hint["basis"]
    signed = desk.sign(paper)
    assert [copy.label for copy in signed.copies] == ["交付联", "存档联"]
