"""The evening of a campaign: a route with one approval and its sets of papers; the results typed as one grid."""

from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.campaign import CampaignTeam
from inspector_app.domain.dates import clock_time
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import CheckResult, Finding, Inspection
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import redrafted
from inspector_app.support.clock import at, local
from inspector_app.support.errors import Refused
from inspector_app.usecases import blank_packs, issuing
from inspector_app.usecases.blank_packs import BlankWish
from inspector_app.usecases.campaign_results import read_result, result_columns, result_rows, save_results
from inspector_app.usecases.campaign_summary import summary
from inspector_app.usecases.campaigns import choose_projects, new_campaign, save_campaign
from inspector_app.usecases.inspections import new_inspection, save_inspection
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.paper_file import document_facts
from inspector_app.usecases.visit_routes import (
    ORDER,
    approve_route,
    approved_routes,
    day_for_route,
    days_outside,
    route_rows,
    routes_of_campaign,
)
from tests.builders import a_project
from tests.documents.papers import text_of


@pytest.fixture
def sites(context):
    made = [
        replace(a_project(f"示例{name}项目"), town=town, address=f"示例路{name}号", contractor_name=f"示例{name}公司")
        for name, town in (("甲", "城东镇"), ("乙", "城北镇"), ("丙", "城东镇"))
    ]
    with context.unit("项目") as unit:
        for each in made:
            unit.put(each)
    return made


@pytest.fixture
def campaign(context, sites):
    kept = save_campaign(context, replace(new_campaign(context), title="示例冬季行动"))
    return choose_projects(context, kept.rid, [each.rid for each in sites])


def approved(context, campaign, *order):
    day = context.clock.today() + timedelta(days=1)
    told = {rid: {ORDER: str(place)} for place, rid in enumerate(order, start=1)}
    target = approve_route(context, campaign.rid, route_texts=told, first=day, last=day)
    form, begun = issuing.form_for(context, target.paper), dict(document_facts(context, target.document_rid))
    facts = redrafted(form, begun, {**begun, "check.reason": "列入冬季行动检查名单"})
    codes = {each.code for each in issuing.paper_problems(context, target.paper, facts)}
    return issuing.sign_off(
        context, target.paper, facts,
        SignOff("示例局长", dict.fromkeys(codes, "示例的理由"), document_rid=target.document_rid),
    )  # fmt: skip


def test_a_route_is_proposed_town_by_town(context, campaign, sites):
    first, second, third = sites
    assert [(row.project.rid, row.proposed) for row in route_rows(context, campaign.rid)] == [
        (third.rid, 1), (first.rid, 2), (second.rid, 3),
    ]  # fmt: skip


def test_any_visit_on_the_days_of_a_campaign_counts_on_its_route_as_in_its_summary(context, campaign, sites):
    first, second, third = sites
    today = context.clock.today()
    for site, told in ((first, {}), (second, {"started_at": context.clock.now() - timedelta(days=1)})):
        save_inspection(context, replace(new_inspection(context, site.rid), **told))
    seen = {row.project.rid: row.visited_on for row in route_rows(context, campaign.rid)}
    assert seen == {first.rid: today, second.rid: None, third.rid: None}
    assert summary(context, campaign, today).whole.visited == 1


def test_days_outside_a_campaign_are_told_and_not_proposed(context, campaign):
    today = context.clock.today()  # its only day
    assert day_for_route(context, campaign) == today
    assert days_outside(campaign, today, today) is None
    assert days_outside(campaign, today, today + timedelta(days=1)).code == "route-days-outside"
    longer = replace(campaign, last_day=today + timedelta(days=9))
    assert day_for_route(context, longer) == today + timedelta(days=1)
    assert day_for_route(context, replace(longer, first_day=longer.last_day)) == longer.last_day


def test_one_approval_of_several_sites_counts_for_each_of_them(context, campaign, sites):
    first, second, third = sites
    paper = approved(context, campaign, third.rid, first.rid)
    text = "".join(text_of(issuing.copy_bytes(context, paper, paper.copies[0].label)).split())
    assert "示例丙项目等2个工程项目（名单附后）" in text
    assert text.index("1示例丙项目") < text.index("2示例甲项目")
    assert new_inspection(context, first.rid).approval == ""  # its days begin tomorrow
    context.clock.advance(days=1)
    assert "示例局长批准" in new_inspection(context, first.rid).approval
    assert "示例局长批准" in new_inspection(context, third.rid).approval
    assert new_inspection(context, second.rid).approval == ""


def test_its_sets_are_printed_in_the_order_of_the_route(context, campaign, sites):
    first, second, third = sites
    approved(context, campaign, third.rid, first.rid)
    (known,) = approved_routes(context)
    assert [site.name for site in known.sites] == ["示例丙项目", "示例甲项目"]
    assert routes_of_campaign(context, campaign.rid) == (known,)
    other = save_campaign(context, replace(campaign, rid=new_rid(), title="另一个行动", project_rids=(first.rid,)))
    assert routes_of_campaign(context, other.rid) == ()
    wishes = [
        BlankWish(form, project_rid=site.rid) for site in known.sites for form in blank_packs.set_of_visit(context)
    ]
    order = blank_packs.prepare_blanks(context, wishes)
    roles = [form.role for form in order.forms]
    assert roles == [Role.VISIT_NOTICE, Role.INSPECTION, Role.QUESTIONING, Role.CORRECTION] * 2
    notice, record = order.facts[0], order.facts[1]
    assert (notice["addressee.name"], notice["check.place"]) == ("示例丙公司", "示例路丙号")
    assert "示例局长批准" in notice["check.number"]
    assert "示例局长批准" in record["inspection.approval"]
    context.clock.advance(days=9)  # results are typed in the same order, also when its days are over
    assert [row.project_rid for row in result_rows(context, campaign.rid)] == [
        third.rid, first.rid, second.rid,
    ]  # fmt: skip
    assert approved_routes(context) == ()


@pytest.mark.parametrize(
    ("order", "code"),
    [
        ({}, "route-none"),
        ({0: "1", 1: "1"}, "route-twice"),
        ({0: "先去"}, "ui-integer-shape"),
        ({0: "0"}, "route-place"),
    ],
)  # fmt: skip
def test_a_route_that_is_none_is_refused(context, campaign, sites, order, code):
    day = context.clock.today()
    told = {sites[at].rid: {ORDER: text} for at, text in order.items()}
    with pytest.raises(Refused) as refusal:
        approve_route(context, campaign.rid, route_texts=told, first=day, last=day)
    assert [problem.code for problem in refusal.value.problems] == [code]


@pytest.mark.parametrize(
    ("text", "result", "note"),
    [
        ("符合", CheckResult.CONFORMS, ""), ("√", CheckResult.CONFORMS, ""), ("", CheckResult.NOT_CHECKED, ""),
        ("不符合：没有公示", CheckResult.VIOLATES, "没有公示"), ("×没有公示", CheckResult.VIOLATES, "没有公示"),
        ("不涉及", CheckResult.NOT_CONCERNED, ""), ("未提供，三日内补交", CheckResult.NOT_PROVIDED, "三日内补交"),
        ("无法核实 负责人不在", CheckResult.NOT_VERIFIED, "负责人不在"),
    ],
)  # fmt: skip
def test_a_cell_is_a_result_with_its_note(text, result, note):
    read = read_result("CK-05", text)
    assert (read.result, read.note) == (result, note)


@pytest.mark.parametrize(("text", "code"), [("不符合", "inspection-violation-no-note"), ("还行", "result-word")])
def test_a_cell_that_says_no_result_is_refused(text, code):
    with pytest.raises(Refused) as refusal:
        read_result("CK-05", text)
    assert [problem.code for problem in refusal.value.problems] == [code]


def test_rows_become_visits_with_their_findings_and_are_shown_again(context, campaign, sites):
    first, second, _ = sites
    day = context.clock.today()
    context.clock.advance(hours=9)
    typed = {
        first.rid: {"day": day.isoformat(), "began": "9:05", "ended": "0950", "CK-05": "×拨付不足", "CK-06": "√",
                    "leaflets": "20", "entry_code": "示码1"},
        second.rid: {"day": day.isoformat(), "began": "10:30"},
    }  # fmt: skip
    assert {column.key for column in result_columns(context)} >= {*typed[first.rid]}
    done, begun = save_results(context, campaign.rid, typed)
    assert (done.campaign_rid, done.project_rid, done.started_at, done.leaflets, done.entry_code) == (
        campaign.rid, first.rid, at(day, 9, 5), 20, "示码1",
    )  # fmt: skip
    assert [finding.text for finding in context.store.find(Finding, inspection_rid=done.rid)] == ["拨付不足"]
    assert begun.ended_at is None
    rows = {row.project_rid: row for row in result_rows(context, campaign.rid)}
    assert rows[first.rid].texts["CK-05"] == "不符合：拨付不足"
    (again,) = save_results(context, campaign.rid, {second.rid: {"ended": "11:00", "CK-05": "符合"}})
    assert again.rid == begun.rid
    assert len(context.store.find(Inspection, campaign_rid=campaign.rid)) == 2


def test_a_visit_that_is_still_to_begin_or_to_end_is_not_taken_in(context, campaign, sites):
    first, second, _ = sites
    day = context.clock.today()
    context.clock.advance(hours=3)
    now = local(context.clock.now())
    before, after = (clock_time(now + timedelta(minutes=by)) for by in (-30, 25))
    typed = {
        first.rid: {"day": day.isoformat(), "began": before, "ended": after, "CK-05": "√"},
        second.rid: {"day": day.isoformat(), "began": after},
    }
    with pytest.raises(Refused) as refusal:
        save_results(context, campaign.rid, typed)
    told = {problem.where: problem.details["why"] for problem in refusal.value.problems}
    assert told.keys() == {f"{first.rid}.ended", f"{second.rid}.began"}
    assert told[f"{first.rid}.ended"].startswith("结束时间晚于现在")
    assert context.store.all(Inspection) == ()
    context.clock.advance(minutes=25)
    assert len(save_results(context, campaign.rid, typed)) == 2


def test_wrong_rows_are_named_and_none_is_kept(context, campaign, sites):
    first, second, third = sites
    day = context.clock.today()
    context.clock.advance(hours=9)
    typed = {
        first.rid: {"day": day.isoformat(), "began": "9:00", "ended": "8:00", "CK-05": "√"},
        second.rid: {"CK-05": "√"}, third.rid: {"day": "昨天上午", "began": "9:00"},
    }  # fmt: skip
    with pytest.raises(Refused) as refusal:
        save_results(context, campaign.rid, typed)
    assert {problem.where.partition(".")[0] for problem in refusal.value.problems} == {second.rid, third.rid}
    assert all(problem.details["name"].startswith("示例") for problem in refusal.value.problems)
    with pytest.raises(Refused):
        save_results(context, campaign.rid, {first.rid: typed[first.rid]})  # it ends before it began
    assert context.store.all(Inspection) == ()
    with pytest.raises(Refused, match="results-none"):
        save_results(context, campaign.rid, {})


def test_who_went_is_proposed_by_town_and_may_be_written_over(context, campaign, sites):
    first, second, _ = sites
    own = context.team()
    with context.unit("检查组") as unit:
        others = [replace(own[0], rid=new_rid(), name=f"示例监察{n}", certificate=f"苏监察示9{n}号") for n in "一二"]
        for each in others:
            unit.put(each)
        unit.put(CampaignTeam(new_rid(), campaign.rid, "第二组", tuple(each.rid for each in others), towns="城北镇"))
    rows = {row.project_rid: row.texts["inspectors"] for row in result_rows(context, campaign.rid)}
    assert (rows[first.rid], rows[second.rid]) == ("、".join(each.name for each in own), "示例监察一、示例监察二")
    context.clock.advance(hours=9)
    typed = {"day": context.clock.today().isoformat(), "began": "9:00", "inspectors": "示例监察一、无此人"}
    with pytest.raises(Refused) as refusal:
        save_results(context, campaign.rid, {first.rid: typed})
    assert "没有叫“无此人”的监察员" in refusal.value.problems[0].details["why"]
    (kept,) = save_results(context, campaign.rid, {first.rid: {**typed, "inspectors": "示例监察一、示例监察二"}})
    assert kept.inspector_rids == tuple(each.rid for each in others)
