"""What a visit found is followed by its day until somebody saw that it was put right."""

from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.dates import chinese, month_day
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import CheckResult, Finding, FindingState, held_to
from inspector_app.domain.project import ChainLink, LinkRole
from inspector_app.support.errors import Level, Refused
from inspector_app.usecases import inspections, issuing
from inspector_app.usecases.evidence import Belongs, take_in
from inspector_app.usecases.findings import (
    after_doubt,
    find_findings,
    finding_lines,
    pieces,
    save_finding,
    set_due,
    site_pictures,
)  # fmt: skip
from inspector_app.usecases.open_ends import open_ends
from inspector_app.usecases.paper import made_on
from inspector_app.usecases.promises import promises
from inspector_app.usecases.told_lists import told_list

WEEK = timedelta(days=7)


def judged(visit, **results):
    named = {item.replace("_", "-"): result for item, result in results.items()}
    items = (
        replace(each, result=named[each.item], note=f"{each.item}的情况") if each.item in named else each
        for each in visit.items
    )
    return replace(visit, items=tuple(items))


def begun(desk):
    desk.clock.advance(minutes=5)
    return inspections.new_inspection(desk.context, desk.project.rid)


def ended(desk, **results):
    """A visit to the desk's project with these results by item, a note for each."""
    visit = begun(desk)
    desk.clock.advance(minutes=40)
    return inspections.finish_inspection(desk.context, judged(visit, **results))


BAD, FINE = CheckResult.VIOLATES, CheckResult.CONFORMS


def test_what_is_overdue_stands_on_today_and_first_in_the_list(desk):
    visit, findings = ended(desk, CK_05=BAD, CK_06=BAD)
    today = desk.context.clock.today()
    late, later = findings
    save_finding(desk.context, replace(later, due=today + timedelta(days=20)))
    save_finding(desk.context, replace(late, due=today))
    desk.clock.advance(days=2)
    assert [(each.inspection_rid, each.words) for each in promises(desk.context, WEEK)] == [
        (visit.rid, f"检查发现的问题整改（1项）：{today.year}年{today.month}月{today.day}日前，已逾期2天")
    ]
    lines = finding_lines(desk.context)
    assert [line.state for line in lines] == [FindingState.OVERDUE, FindingState.OPEN]
    assert find_findings(lines, "", state=FindingState.OVERDUE)[0].finding.rid == late.rid
    assert [row[5] for row in told_list(desk.context, "findings").rows] == ["逾期未整改", "待整改"]


def test_a_picture_from_before_the_visit_was_over_hardly_shows_what_became_of_it(desk):
    visit, _ = ended(desk, CK_05=BAD)
    taken = take_in(desk.context, b"one", "照片", Belongs(inspection_rid=visit.rid))
    at = {"found": visit.started_at, "after": visit.ended_at + timedelta(minutes=1)}
    told = {when: after_doubt(visit, (replace(taken, taken_at=moment),)) for when, moment in at.items()}
    assert told["found"].code == "finding-picture-early"
    assert (told["after"], after_doubt(visit, (replace(taken, taken_at=None),)), after_doubt(visit, ())) == (None,) * 3


def test_the_next_visit_begins_with_what_is_left_open_and_settles_what_conforms(desk):
    _, (first, second) = ended(desk, CK_05=BAD, CK_06=BAD)
    due = desk.context.clock.today() + WEEK
    set_due(desk.context, first.inspection_rid, due)
    desk.clock.advance(days=3)
    again = inspections.new_inspection(desk.context, desk.project.rid)
    assert {item: left.due for item, left in inspections.left_before(desk.context, again).items()} == {
        "CK-05": due, "CK-06": due,
    }  # fmt: skip
    visit, _ = ended(desk, CK_05=FINE)
    settled = desk.context.store.need(Finding, first.rid)
    day = desk.context.clock.today()
    assert (settled.corrected_on, settled.correction, settled.confirmed_rid, settled.due) == (
        day, f"{chinese(day)}检查时符合：CK-05的情况", visit.rid, due,
    )  # fmt: skip
    assert desk.context.store.need(Finding, second.rid).corrected_on is None
    assert set(inspections.left_before(desk.context, visit)) == {"CK-05", "CK-06"}  # as it began, both were open
    assert set(inspections.left_before(desk.context, inspections.new_inspection(desk.context, desk.project.rid))) == {
        "CK-06"
    }
    items = tuple(replace(each, result=BAD) if each.item == "CK-05" else each for each in visit.items)
    inspections.finish_inspection(desk.context, replace(visit, items=items))  # it was judged too early
    assert desk.context.store.need(Finding, first.rid).corrected_on is None


def test_what_was_written_and_put_with_a_finding_stays_when_the_next_visit_settles_it(desk):
    first, (only,) = ended(desk, CK_05=BAD)
    after = take_in(desk.context, b"after", "整改后照片", Belongs(inspection_rid=first.rid)).rid
    save_finding(desk.context, replace(only, correction="对方报送开户证明，待核原件。", after_rids=(after,)))
    desk.clock.advance(days=3)
    day = chinese(desk.context.clock.today())
    visit, _ = ended(desk, CK_05=FINE)
    settled = desk.context.store.need(Finding, only.rid)
    assert settled.correction == f"对方报送开户证明，待核原件；{day}检查时符合：CK-05的情况"
    assert settled.after_rids == (after,)
    assert "inspection-settles-earlier" in inspections.finish_notes(desk.context, visit)
    again = take_in(desk.context, b"again", "照片", Belongs(inspection_rid=visit.rid)).rid
    for result, note, words, pictures in (
        (FINE, "已看原件", f"对方报送开户证明，待核原件；{day}检查时符合：已看原件", (after, again)),
        (BAD, "仍未开设", "对方报送开户证明，待核原件", (after,)),
    ):
        shown = {"result": result, "note": note, "evidence_rids": (again,)}
        items = tuple(replace(each, **shown) if each.item == "CK-05" else each for each in visit.items)
        inspections.finish_inspection(desk.context, replace(visit, items=items))
        left = desk.context.store.need(Finding, only.rid)
        assert (left.correction, left.after_rids) == (words, pictures)


def test_what_somebody_saw_put_right_is_not_open_at_the_next_visit(desk):
    _, (only,) = ended(desk, CK_05=BAD)
    day = desk.context.clock.today()
    save_finding(desk.context, replace(only, corrected_on=day, correction="补拨凭证齐全"))
    desk.clock.advance(days=1)
    assert inspections.left_before(desk.context, inspections.new_inspection(desk.context, desk.project.rid)) == {}
    visit, _ = ended(desk, CK_05=FINE)
    assert desk.context.store.need(Finding, only.rid).confirmed_rid != visit.rid  # settled once, by whom it was


def test_ended_again_a_finding_keeps_its_day(desk):
    visit, (only,) = ended(desk, CK_05=BAD)
    save_finding(desk.context, replace(only, due=desk.context.clock.today()))
    _, (same,) = inspections.finish_inspection(desk.context, visit)
    assert same.due == desk.context.clock.today()


@pytest.mark.parametrize(
    ("days", "told", "code"),
    [
        ({"due": -1}, {}, "finding-due-early"),
        ({"corrected_on": -1}, {"correction": "看过"}, "finding-corrected-early"),
        ({"corrected_on": 1}, {"correction": "看过"}, "finding-corrected-future"),
        ({"corrected_on": 0}, {"correction": " "}, "finding-no-correction"),
    ],
)
def test_days_that_cannot_be_are_refused(desk, days, told, code):
    _, (only,) = ended(desk, CK_05=BAD)
    today = desk.context.clock.today()
    dates = {name: today + timedelta(days=count) for name, count in days.items()}
    with pytest.raises(Refused) as refusal:
        save_finding(desk.context, replace(only, **dates, **told))
    assert [problem.code for problem in refusal.value.problems] == [code]


def test_the_day_of_an_order_to_correct_is_that_of_its_findings(desk):
    visit, (only,) = ended(desk, CK_05=BAD)
    due = desk.context.clock.today() + WEEK
    paper = replace(inspections.paper_after_visit(desk.context, visit), addressee=desk.company.name,
                    addressee_rid=desk.company.rid, case_rid=desk.case.rid, due=due)  # fmt: skip
    desk.sign(made_on(paper, desk.context.forms.find("order-to-correct")))
    assert desk.context.store.need(Finding, only.rid).due == due


def test_what_somebody_else_owes_is_not_held_against_the_party_in_silence(desk):
    """R724 arts 24, 26: the owner pays in, the general contractor opens the account."""
    visit, _ = ended(desk, CK_05=BAD)
    paper = replace(inspections.paper_after_visit(desk.context, visit), addressee=desk.company.name,
                    addressee_rid=desk.company.rid, case_rid=desk.case.rid)  # fmt: skip
    paper = made_on(paper, desk.context.forms.find("order-to-correct"))
    links = desk.context.store.find(ChainLink, project_rid=desk.project.rid, company_rid=desk.company.rid)
    own = links[0] if links else ChainLink(new_rid(), desk.project.rid, LinkRole.GENERAL, desk.company.rid)
    with desk.context.unit("分包关系") as unit:
        unit.put(replace(own, role=LinkRole.GENERAL))

    def told(finding, item="CK-05"):
        provision = desk.context.law.checklist[item].duty_text
        rows = [{**row, "finding": finding, "provision": provision} for row in desk.facts(paper)["corrections"]]
        found = issuing.paper_problems(desk.context, paper, desk.facts(paper) | {"corrections": rows})
        return [each.details["part"] for each in found if each.code == "correction-of-another"]

    assert told("建设单位未按约定及时足额拨付人工费用") == ["施工总承包单位"]
    assert told("施工总承包单位未按规定开设农民工工资专用账户", "CK-06") == []
    assert told("未按约定拨付人工费用") == ["施工总承包单位"]  # by the item, where the words name nobody
    assert told("未提供支付担保", "CK-02") == ["施工总承包单位"]
    assert told("拖欠农民工工资", "CK-17") == []
    assert told("未与所招用的农民工订立书面劳动合同", "CK-18") == []


def test_an_order_that_is_handed_over_on_the_spot_takes_what_was_found_so_far(desk):
    visit = inspections.save_inspection(desk.context, judged(begun(desk), CK_05=BAD))
    form, due = desk.context.forms.find("order-to-correct"), desk.context.clock.today() + WEEK
    paper = replace(inspections.paper_after_visit(desk.context, visit), addressee=desk.company.name,
                    addressee_rid=desk.company.rid, case_rid=desk.case.rid, due=due)  # fmt: skip
    facts = desk.facts(made_on(paper, form))
    assert [row["finding"] for row in facts["corrections"]] == ["CK-05的情况"]
    inspections.save_inspection(desk.context, judged(visit, CK_05=BAD, CK_06=BAD))
    (told,) = (each for each in issuing.paper_problems(desk.context, made_on(paper, form), facts)
               if each.code == "order-lacks-finding")  # fmt: skip
    assert (told.level, told.details["findings"]) == (Level.INFO, "CK-06的情况")
    inspections.save_inspection(desk.context, judged(visit, CK_05=BAD))
    desk.sign(made_on(paper, form))
    desk.clock.advance(minutes=40)
    _, findings = inspections.finish_inspection(desk.context, judged(visit, CK_05=BAD, CK_06=BAD))
    assert {each.item: each.due for each in findings} == {"CK-05": due, "CK-06": None}


def test_an_order_to_pay_sets_the_day_of_the_wages_that_a_visit_of_its_case_found_unpaid(desk):
    visit, _ = ended(desk, CK_17=BAD, CK_06=BAD)
    inspections.save_inspection(desk.context, replace(visit, case_rid=desk.case.rid))
    order = desk.sign(desk.order_paper())
    found = {each.item: each.due for each in desk.context.store.all(Finding)}
    assert found == {"CK-17": order.due, "CK-06": None}


def test_pictures_of_a_site_are_offered_and_shown_in_the_order_chosen(desk):
    visit, (only,) = ended(desk, CK_05=BAD)
    belongs = Belongs("", visit.rid, desk.project.rid)
    first = take_in(desk.context, b"one", "流水", belongs)
    desk.clock.advance(minutes=1)
    second = take_in(desk.context, b"two", "补拨凭证", Belongs(project_rid=desk.project.rid))
    take_in(desk.context, b"three", "另案", Belongs(desk.case.rid))
    assert site_pictures(desk.context, visit) == (second, first)
    day = desk.context.clock.today()
    save_finding(desk.context, replace(only, corrected_on=day, correction="已补拨", after_rids=(second.rid, first.rid)))
    kept = desk.context.store.need(Finding, only.rid)
    assert pieces(desk.context, kept.after_rids) == (second, first)


def test_a_fault_that_is_found_again_is_one_line_and_its_first_day_stays(desk):
    _, (first,) = ended(desk, CK_05=BAD)
    due = desk.context.clock.today() + WEEK
    set_due(desk.context, first.inspection_rid, due)
    desk.clock.advance(days=8)
    visit, (again, _) = ended(desk, CK_05=BAD, CK_06=BAD)
    set_due(desk.context, visit.rid, due + 2 * WEEK)
    late, other = finding_lines(desk.context)
    assert (late.finding.rid, late.again[0].rid, late.due, late.state) == (
        first.rid,
        again.rid,
        due,
        FindingState.OVERDUE,
    )
    assert late.text.endswith("检查仍未整改）CK-05的情况")
    before = inspections.left_before(desk.context, visit)  # and its own visit tells no other day
    now = inspections.visit_file(desk.context, visit.rid).findings
    assert [held_to(each, before.get(each.item)).due for each in now] == [due, due + 2 * WEEK]
    told = [end.state for end in open_ends(desk.context, visit).next_time]
    assert told[:2] == [f"{month_day(due)}前整改", f"{month_day(due + 2 * WEEK)}前整改"]
    assert other.again == ()
    left = inspections.left_before(desk.context, inspections.new_inspection(desk.context, desk.project.rid))
    assert left["CK-05"].due == due
    day = desk.context.clock.today()
    save_finding(desk.context, replace(late.finding, corrected_on=day, correction="已设立"))
    assert [line.finding.corrected_on for line in finding_lines(desk.context)] == [None, day, day]
