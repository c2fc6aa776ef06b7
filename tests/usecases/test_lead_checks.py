"""A complaint is refused as too old only where it is; who is kept secret is named on no paper of his lead."""

from dataclasses import replace

import pytest

from inspector_app.domain.lead import LeadKind
from inspector_app.support.errors import Level
from inspector_app.usecases import issuing
from inspector_app.usecases.case_papers import offered_forms
from inspector_app.usecases.lead_facts import lead_paper, lead_place
from inspector_app.usecases.leads import save_lead
from inspector_app.usecases.people import save_person
from tests.usecases.test_lead_facts import a_lead

TOO_OLD = "超过2年的查处期限（《劳动保障监察条例》第二十条）"
NOBODY = "没有明确的用人单位（《关于实施〈劳动保障监察条例〉若干规定》第十八条）"


def found(desk, lead, **told):
    paper = replace(lead_paper(desk.context, save_lead(desk.context, lead)), form="complaint-refused")
    problems = issuing.paper_problems(desk.context, paper, desk.facts(paper) | told)
    return {
        each.code: (each.level, each.where) for each in problems if each.code.startswith(("refusal-", "informant-"))
    }


@pytest.mark.parametrize(
    ("form", "to", "codes"),
    [
        ("complaint-accepted", "王示例", {"report-no-complaint"}),
        ("complaint-refused", "举报人", {"report-no-complaint"}),
        ("representatives", "", {"report-no-complaint"}), ("complaint-answer", "王示例", {"report-addressed"}),
        ("complaint-answer", "举报人", set()), ("lead-feedback", "示例市根治欠薪办", set()),
    ],
)  # fmt: skip
def test_who_reports_is_no_party_of_a_complaint(desk, form, to, codes):
    """R423 art. 9."""
    for kind, wanted in ((LeadKind.REPORT, codes), (LeadKind.COMPLAINT, set())):
        lead = save_lead(desk.context, replace(a_lead(secret=kind is LeadKind.REPORT), kind=kind))
        paper = replace(lead_paper(desk.context, lead), form=form)
        found = issuing.paper_problems(desk.context, paper, desk.facts(paper) | {"addressee.name": to})
        assert {each.code for each in found if each.code.startswith("report-")} == wanted
        offered = {each.id for each in offered_forms(desk.context, lead_place(lead))}
        assert (form in offered) is ("report-no-complaint" not in wanted)


@pytest.mark.parametrize(
    ("reason", "codes"),
    [
        ("你反映的拖欠发生在2025年12月", {"refusal-in-time": Level.ERROR}),
        ("工程于2024年3月2日完工", {"refusal-in-time": Level.ERROR}),
        ("工程于2024年3月1日完工，此后没有用工", {}),
        ("2023年5月离场，2024年6月承诺支付", {"refusal-in-time": Level.WARNING}),
        ("你2026年3月2日投诉的欠薪，2021年2月已经终了", {}), ("拖欠发生在很久以前", {"refusal-undated": Level.WARNING}),
    ],
)  # fmt: skip
def test_a_refusal_as_too_old_says_when_it_was_and_that_is_two_years_ago(desk, reason, codes):
    """R423 art. 20; the complaint came on 2026-03-02."""
    told = {"complaint.ground": TOO_OLD, "lead.refused_reason": reason}
    assert {code: level for code, (level, _) in found(desk, a_lead(), **told).items()} == codes


def test_what_the_complaint_itself_tells_is_laid_beside_the_ground(desk):
    told = {"complaint.ground": TOO_OLD, "lead.refused_reason": "2021年2月已经离场"}
    assert set(found(desk, a_lead(facts="2025年12月至2026年1月没有发工资"), **told)) == {"refusal-in-time"}
    known = a_lead(company_rid=desk.company.rid)
    assert set(found(desk, known, **{"complaint.ground": NOBODY, "lead.refused_reason": "查无此单位"})) == {
        "refusal-employer-known"
    }


def test_an_informant_is_named_on_no_paper_of_his_lead(desk):
    """R423 art. 9(3)."""
    informant = save_person(desk.context, replace(desk.workers[0], rid="informant", name="景示例", id_number=""))
    secret = replace(a_lead(), kind=LeadKind.REPORT, secret=True, complainant_rids=(informant.rid,))
    told = {"complaint.ground": NOBODY, "lead.refused_reason": "没有写明单位"}
    assert found(desk, secret, **told, **{"addressee.name": "景示例"}) == {
        "informant-named": (Level.ERROR, "addressee.name")
    }
    assert found(desk, secret, **told, **{"addressee.name": "举报人"}) == {}
    open_ = replace(a_lead(), complainant_rids=(informant.rid,))
    assert found(desk, open_, **told, **{"addressee.name": "景示例"}) == {}
