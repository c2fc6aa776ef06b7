from dataclasses import replace
from datetime import date

from inspector_app.domain.act import Service, ServiceMethod
from inspector_app.domain.case import Case, CaseState
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.support.clock import at
from inspector_app.usecases import acts, cases, leads, people, projects
from inspector_app.usecases.case_edits import add_lead, cancel_filing
from inspector_app.usecases.case_list import CaseScope, list_cases
from inspector_app.usecases.lookups import CaseFilter, DocumentFilter
from inspector_app.usecases.paper_list import list_papers
from inspector_app.usecases.told_lists import told_list
from tests.desk import OWED, sealed_and_served


def titles(context, text="", scope=CaseScope.ALL):
    found = list_cases(context, CaseFilter(text), scope)
    return [line.case.title for line in found.page(0, len(found))]


def test_a_line_says_state_site_what_is_owed_and_what_is_due_next(desk):
    cases.file_case(desk.context, desk.case.rid, "示例局长")
    order = desk.order()
    service = Service(
        ServiceMethod.DIRECT,
        "示例收件人",
        "负责收件的人",
        "项目部",
        inspector_rids=tuple(i.rid for i in desk.context.team()),
    )
    sealed_and_served(desk.context, order.rid, desk.context.clock.now(), service)
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    (line,) = list_cases(desk.context, CaseFilter()).page(0, 5)
    assert (line.state, line.site) == (CaseState.FILED, desk.project.name)
    assert (line.balance.open_fen, line.balance.heads) == (6_000_000, 3)
    assert (line.next_due.deadline.rule, line.next_due.words) == ("DL-08", "逾期1个工作日")
    assert line.next_due.paper == order.number


def test_of_a_case_that_is_not_filed_its_complaint_tells_by_when_it_is_to_be(desk):
    context, day = desk.context, date(2026, 3, 2)
    case = cases.open_case(context, Case(new_rid(), "示例投诉案", day, respondent="示例单位"))
    lead = leads.save_lead(context, Lead(new_rid(), LeadKind.COMPLAINT, day, "来访", facts="欠薪"))
    leads.accept_lead(context, lead.rid, day)
    add_lead(context, case.rid, context.store.need(Lead, lead.rid))
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    told = {row[0]: row[-1] for row in told_list(context, "cases").rows}
    assert told == {"示例投诉案": "立案（受理当日）2026年3月2日截止，已逾期", "示例欠薪案": "—"}
    cases.file_case(context, case.rid, "示例局长")
    (line,) = list_cases(context, CaseFilter("投诉案")).page(0, 1)
    assert (line.to_file, line.next_due.deadline.case_rid) == (None, case.rid)


def test_cases_that_ended_are_told_from_those_that_go_on(desk):
    context = desk.context
    closed = cases.open_case(context, Case(new_rid(), "示例撤销案", date(2026, 3, 1), respondent="示例单位"))
    cases.file_case(context, closed.rid, "示例局长")
    cancel_filing(context, closed.rid, "示例局长", "查无欠薪", OWED)
    merged = cases.open_case(context, Case(new_rid(), "示例并入案", date(2026, 3, 1)))
    cases.merge_case(context, merged.rid, desk.case.rid, "同一事项")
    assert titles(context, scope=CaseScope.GOING_ON) == ["示例欠薪案"]
    assert sorted(titles(context, scope=CaseScope.ENDED)) == ["示例并入案", "示例撤销案"]
    assert len(titles(context)) == 3


def test_a_filing_taken_back_by_mistake_goes_on_again(desk):
    cases.file_case(desk.context, desk.case.rid, "示例局长")
    wrong = cancel_filing(desk.context, desk.case.rid, "示例局长", "登记错误", OWED)
    acts.undo(desk.context, wrong.rid, "选错案件")
    assert titles(desk.context, scope=CaseScope.GOING_ON) == ["示例欠薪案"]


def test_words_find_title_number_and_employer(desk):
    assert titles(desk.context, "劳务") == ["示例欠薪案"]
    assert titles(desk.context, "1号") == ["示例欠薪案"]
    assert titles(desk.context, "没有这个") == []


def test_a_case_that_is_gone_leaves_a_hole_and_no_error(desk):
    lone = cases.open_case(desk.context, Case(new_rid(), "示例误登案", date(2026, 3, 3)))
    found = list_cases(desk.context, CaseFilter("误登"))
    with desk.context.unit("删除") as unit:
        unit.delete(lone)
    assert found.page(0, 1) == [None]


def test_a_case_is_found_by_its_project_and_by_its_employer_as_they_are_called_now(desk):
    context = desk.context
    cases.open_case(context, Case(new_rid(), "别的案", date(2026, 3, 1), respondent="别的单位"))
    projects.save_project(context, replace(desk.project, name="示例滨河新村二标段"))
    assert titles(context, "滨河") == ["示例欠薪案"]
    assert titles(context, "滨河 欠薪") == ["示例欠薪案"]
    assert titles(context, "滨河 别的") == []
    assert titles(context, "%") == []
    people.save_company(context, replace(desk.company, name="示例更名劳务有限公司"))
    assert titles(context, "更名") == ["示例欠薪案"]


def test_a_paper_is_found_by_its_case(desk, order):
    assert [line.document.rid for line in list_papers(desk.context, DocumentFilter("欠薪案")).page(0, 9)] == [order.rid]
    assert len(list_papers(desk.context, DocumentFilter("别的案"))) == 0
