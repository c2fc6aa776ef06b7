"""Figures of a free text of facts are told by some record of the case, or want a reason."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.project import Grade
from inspector_app.domain.statement import StatementLine
from inspector_app.support.clock import at
from inspector_app.support.errors import Level, Refused
from inspector_app.support.words import sentence
from inspector_app.usecases import hazards, issuing
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.lead_facts import hazard_paper
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.stated_evidence import not_held
from tests.builders import a_statement

APPROVAL = {"approval.document_title": "劳动保障监察限期改正指令书"}
CODE = "text-figure-differs"


def approval(desk):
    return Paper("approval-form", case_rid=desk.case.rid, addressee_rid=desk.company.rid, addressee=desk.company.name)


def differing(desk, text, fact="approval.facts"):
    facts = desk.facts(approval(desk)) | APPROVAL | {fact: text}
    return [p for p in issuing.paper_problems(desk.context, approval(desk), facts) if p.code == CODE]


@pytest.mark.parametrize("fact", ["approval.facts", "approval.evidence"])
@pytest.mark.parametrize(
    ("text", "said", "recorded"),
    [
        ("经查，该公司拖欠3人工资70,000元。", "70,000元", "尚欠60,000.00元"),
        ("经查，该公司拖欠三名工人工资共计柒万元整。", "柒万元整", "欠薪60,000.00元"),
        ("经查，该公司拖欠五十来号人的工资。", "五十来号人", "明细3人，尚欠3人"),
        ("经查，该公司拖欠3人2025年9月工资。", "2025年9月", "欠薪期间2025年11月至2026年1月"),
        ("经查，该公司拖欠3人五个月工资。", "五个月", "欠薪期间2025年11月至2026年1月"),
    ],
)
def test_a_figure_that_no_record_tells_is_laid_beside_what_is_recorded(desk, fact, text, said, recorded):
    (problem,) = differing(desk, text, fact)
    assert (problem.where, problem.level) == (fact, Level.WARNING)
    told = sentence(problem.code, problem.details)
    assert f"“{said}”" in told
    assert recorded in told


@pytest.mark.parametrize(
    "text",
    [
        "经查，该公司拖欠3名农民工2025年11月至2026年1月工资共计60,000元（陆万元整），每人2万元，人均三个月。",
        "依照《保障农民工工资支付条例》第三十条第四款，附件2份，2名监察员于2026年3月2日到场。",
        "合同约定2025年6月进场，工期10个月。",
        "涉及人数、金额以明细表为准，另有数十人待查。",
    ],
)
def test_figures_that_agree_with_the_records_are_free(desk, text):
    assert differing(desk, text) == []


def test_payments_and_what_is_left_are_figures_of_the_case(desk):
    desk.pay(2_000_000, 500_000, on=date(2026, 3, 2))
    text = "3月2日已支付2人25,000元，其中1人20,000元、另1人5,000元，尚欠2人35,000元。"
    assert differing(desk, text) == []
    (problem,) = differing(desk, text.replace("25,000", "26,000"))
    assert "“26,000元”（登记的是欠薪60,000.00元，已支付25,000.00元，尚欠35,000.00元）" in problem.details["facts"]


def test_what_a_bank_tells_is_a_figure_of_the_case(desk):
    text = "专户流水显示2026年3月12日期末余额20,400.00元。"
    assert differing(desk, text) != []
    lines = (StatementLine(3, date(2026, 3, 12), in_fen=500_000, balance_fen=2_040_000),)
    with desk.context.unit("流水") as unit:
        unit.put(replace(a_statement(lines=lines), case_rid=desk.case.rid, project_rid=""))
    assert differing(desk, text) == []


def test_what_a_lead_tells_is_a_figure_of_the_case(desk):
    assert differing(desk, "投诉反映12人被拖欠34万元。") != []
    lead = Lead(new_rid(), LeadKind.COMPLAINT, date(2026, 3, 1), heads=12, facts="反映被拖欠34万元")
    complaint = {"示例工人甲等3人的投诉"}
    assert not_held(desk.context, case_file(desk.context, desk.case.rid), complaint)
    with desk.context.unit("归入案件") as unit:
        unit.put(lead)
        unit.put(replace(desk.case, lead_rids=(lead.rid,)))
    assert differing(desk, "投诉反映12人被拖欠34万元。") == []
    assert not not_held(desk.context, case_file(desk.context, desk.case.rid), complaint)


def test_a_paper_with_another_figure_goes_out_with_a_reason_that_is_kept(desk):
    desk.clock.move_to(at(date(2026, 3, 2), 10))
    facts = desk.facts(approval(desk)) | APPROVAL
    del facts["text.proposal"]  # drafted with the title that was chosen meanwhile
    facts["approval.facts"] = "该公司拖欠3人工资60,000元；另拖欠材料款70,000元，不属本案。"
    with pytest.raises(Refused) as refused:
        issuing.sign_off(desk.context, approval(desk), facts, SignOff("示例局长"))
    assert [problem.code for problem in refused.value.problems] == [CODE]
    kept = issuing.sign_off(desk.context, approval(desk), facts, SignOff("示例局长", {CODE: "材料款是另一笔账"}))
    assert any("材料款是另一笔账" in reason for reason in kept.reasons)


def test_an_answer_on_record_may_speak_of_anything(desk):
    """What somebody said in a record of questioning is theirs."""
    paper = Paper("wage-arrears-list", case_rid=desk.case.rid)
    facts = desk.facts(paper)
    assert all(p.code != CODE for p in issuing.paper_problems(desk.context, paper, facts))


@pytest.mark.parametrize(
    ("demand", "said"),
    [
        ("3日内付清全部工资900,000.00元。", "900,000.00元"), ("3日内付清全部工资4,784,641.00元。", ""),
        ("督促支付260人的工资。", ""), ("督促付清工资，每周报告。", ""), ("督促支付300人的工资。", "300人"),
    ],
)  # fmt: skip
def test_a_letter_about_a_hazard_tells_its_figures(desk, demand, said):
    begun = hazards.new_hazard(desk.context, desk.project.rid)
    facts = "欠260人工资4,784,641.00元"
    hazard = hazards.save_hazard(desk.context, replace(begun, facts=facts, grade=Grade.SEVERE))
    letter = replace(hazard_paper(desk.context, hazard), form="supervision-letter")
    told = desk.facts(letter) | {"letter.demand": demand}
    found = [p for p in issuing.paper_problems(desk.context, letter, told) if p.code == CODE]
    assert [p.details["facts"] for p in found] == ([f"“{said}”（登记的是隐患的事实“{facts}”）"] if said else [])
