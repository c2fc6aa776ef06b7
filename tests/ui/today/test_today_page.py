from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from inspector_app.domain.act import ReviewResult
from inspector_app.domain.assignment import Assignment, AssignmentKind
from inspector_app.domain.campaign import CampaignStep
from inspector_app.domain.case import Case
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Inspection, InspectionKind
from inspector_app.domain.lead import Campaign, Lead, LeadKind
from inspector_app.domain.project import Grade
from inspector_app.support.clock import at
from inspector_app.ui.cases.half_paid_card import HalfPaidCard
from inspector_app.ui.interviews.begin_dialog import BeginDialog
from inspector_app.ui.oversight.oversight_page import OversightPage
from inspector_app.ui.targets import CaseTab, NewCase, NewInspection, NewInterview, ResumeDraft, ShowCase, ShowSection
from inspector_app.ui.today.due_card import DueCard
from inspector_app.ui.today.today_page import TodayPage, day_words
from inspector_app.ui.widgets.card import Card
from inspector_app.usecases import acts, reviews
from inspector_app.usecases.cases import file_case, open_case
from inspector_app.usecases.drafts import all_drafts, keep_draft
from inspector_app.usecases.steps import StepVerb
from tests.builders import a_project


def words(root):
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))


@pytest.fixture
def page(session, in_sight):
    return in_sight(TodayPage(session))


def test_an_empty_day_says_so_and_offers_to_begin(page, press, wishes, unnamed):
    assert "没有到期事项" in words(page)
    assert "没有未完成的笔录和草稿" in words(page)
    for verb in ("做询问笔录", "新建案件", "新建检查"):
        press(page, verb)
    assert wishes == [
        ("interviews", NewInterview()),
        ("cases", NewCase()),
        ("inspections", NewInspection()),
    ]
    assert unnamed(page) == []


def test_the_date_stands_below_the_title():
    assert day_words(date(2026, 3, 16)) == "2026年3月16日　星期一"


def test_the_next_morning_shows_its_own_day(desk, page):
    desk.clock.move_to(at(date(2026, 3, 3), 8))
    page.hide()  # as the lock does
    page.show()
    assert "2026年3月3日　星期二" in words(page)


def test_what_a_campaign_promised_and_the_office_gave_leads_to_it(desk, session, in_sight, press, wishes):
    today = desk.clock.today()
    campaign = Campaign(new_rid(), "示例行动", today, today + timedelta(days=9))
    with desk.context.unit("登记") as unit:
        unit.put(campaign)
        unit.put(CampaignStep(new_rid(), campaign.rid, "宣传发动", today, today + timedelta(days=1)))
        lead = Lead(new_rid(), LeadKind.ASSIGNED, today, facts="工人反映欠薪")
        unit.put(lead)
        given = Assignment(
            new_rid(), AssignmentKind.LEAD, "示例县根治欠薪办", 1, today, "示例主任", lead.facts, today,
            subject_rid=lead.rid,
        )  # fmt: skip
        unit.put(given)
    page = in_sight(TodayPage(session))
    press(page, "打开：宣传发动：2026年3月3日前")
    assert "示例县根治欠薪办（示例主任）2026年3月2日交办，已收取" in words(page)
    assert words(page).index("办公室交办") < words(page).index("开始办案")  # what is asked is seen first
    press(page, "打开：交办线索：工人反映欠薪")
    assert wishes == [("oversight", ShowSection("campaigns", campaign.rid)), ("leads", lead.rid)]


def test_a_body_that_told_nothing_of_its_hazards_for_a_week_leads_to_these(desk, session, in_sight, press, wishes):
    project, before = a_project("示例一期"), desk.clock.today() - timedelta(days=9)
    with desk.context.unit("登记") as unit:
        unit.put(project)
        for _ in range(2):
            unit.put(Hazard(new_rid(), project.rid, Grade.SEVERE, before, facts="欠薪", responsible_body="示例局"))
        unit.put(Hazard(new_rid(), project.rid, Grade.GENERAL, desk.clock.today(), facts="今天发现"))
    page = in_sight(TodayPage(session))
    press(page, "打开：隐患满7天没有登记进展（示例局，2项）：2026年2月28日前，已逾期2天")
    (wish,) = wishes
    oversight = in_sight(OversightPage(session))
    oversight.open_target(wish[1])
    assert "共2项：一般0项，严重2项" in words(oversight)


def test_an_overdue_order_stands_first_with_its_one_action(desk, session, in_sight, press, wishes):
    order = desk.half_paid()
    page = in_sight(TodayPage(session))
    (card,) = page.findChildren(DueCard)
    assert "逾期1个工作日" in card.accessibleName()
    press(card, "展开计算依据和其他期限：责令限期支付文书指定的期限")
    page.resize(1154, 720)
    assert order.number in "\n".join(label.text() for label in card.findChildren(QLabel))
    assert "另有3项期限" in words(card)
    press(card, f"登记支付：{desk.project.name}")
    assert wishes == [("cases", ShowCase(desk.case.rid, CaseTab.PAYMENTS, StepVerb.PAYMENT))]
    figures = [label.text() for label in page.findChildren(QLabel) if label.property("role") == "figure"]
    assert figures == ["1", "0", "0", "0"]


def test_the_half_paid_card_shows_the_sums_and_five_ways_with_what_is_missing(desk, session, in_sight, named, wishes):
    desk.half_paid()
    page = in_sight(TodayPage(session))
    (card,) = page.findChildren(HalfPaidCard)
    told = words(card)
    assert "60,000.00元" in told
    assert "3人（共3人）" in told
    ways = ["登记支付：可办理", "整改复查：可办理", "处理或处罚告知：可办理", "移送公安：可办理"]
    buttons = {name: named(card, QAbstractButton, name) for name in ways}
    assert [button.isEnabled() for button in buttons.values()] == [True, True, True, True]
    assert any(b.accessibleName().startswith("拟列入告知：") for b in card.findChildren(QAbstractButton))
    buttons["移送公安：可办理"].click()
    assert wishes.pop() == ("cases", ShowCase(desk.case.rid, CaseTab.PAPERS))
    buttons["整改复查：可办理"].click()
    named(card, QAbstractButton, f"查看案件：{desk.case.title}").click()
    assert wishes == [
        ("inspections", NewInspection(case_rid=desk.case.rid)),
        ("cases", ShowCase(desk.case.rid)),
    ]


def test_drafts_visits_and_the_outbox_lead_to_their_pages(desk, session, in_sight, press, named, wishes):
    context = desk.context
    keep_draft(context, "cases:new", "新建案件", "{}")
    team = tuple(inspector.rid for inspector in context.team())
    for rid, started in (("today", at(date(2026, 3, 2), 8)), ("yesterday", at(date(2026, 3, 1), 8))):
        visit = Inspection(rid, InspectionKind.ROUTINE, started, inspector_rids=team, site_name=f"示例矿山{rid}")
        with context.unit("检查") as unit:
            unit.put(visit)
    page = in_sight(TodayPage(session))
    todays = named(page, Card, "今日检查")
    assert "示例矿山yesterday" not in words(todays)
    assert "示例矿山yesterday的现场检查笔录" in words(named(page, Card, "继续编辑"))
    press(page, "打开：示例矿山yesterday的现场检查笔录")
    press(page, "继续编辑：新建案件")
    press(page, "打开检查：示例矿山today")
    press(page, "日终导出：有记录未导出")
    assert wishes == [
        ("inspections", "yesterday"), ("cases", ResumeDraft("cases:new")), ("inspections", "today"), ("handover", None),
    ]  # fmt: skip


def test_a_change_is_seen_at_once_in_sight_and_on_return_when_hidden(desk, session, in_sight):
    page = in_sight(TodayPage(session))
    session.do(file_case, desk.case.rid, "示例局长")
    assert len(page.findChildren(DueCard)) == 1
    page.hide()
    desk.clock.move_to(at(date(2026, 3, 2), 9) + timedelta(days=120))
    session.changed.emit(None)
    assert "逾期" not in page.findChildren(DueCard)[0].accessibleName()
    page.show()
    assert "逾期" in page.findChildren(DueCard)[0].accessibleName()


def test_the_right_column_moves_below_in_a_narrow_window(page):
    side, columns = page._side, page._columns
    page.resize(1154, 720)
    assert not columns.is_narrow
    assert side.x() > 0
    page.resize(1068, 720)
    assert columns.is_narrow


def test_two_cases_are_two_cards(desk, session, in_sight):
    desk.file()
    other = open_case(
        desk.context, Case(new_rid(), "示例另案", date(2026, 3, 2), respondent="示例单位", site_name="示例矿山")
    )
    file_case(desk.context, other.rid, "示例局长")
    page = in_sight(TodayPage(session))
    assert len(page.findChildren(DueCard)) == 2


def test_many_cases_are_folded_behind_the_most_urgent_ones(desk, session, in_sight, press):
    for number in range(14):
        case = open_case(desk.context, Case(new_rid(), f"示例案{number}", date(2026, 3, 2), respondent="示例单位"))
        file_case(desk.context, case.rid, "示例局长")
    page = in_sight(TodayPage(session))
    assert len(page.findChildren(DueCard)) == 12
    press(page, "显示其余2件案件的期限")
    assert len(page.findChildren(DueCard)) == 14


def test_what_is_typed_and_left_is_counted_at_once_and_no_longer_when_it_is_taken_back(desk, session, in_sight, named):
    def unfinished(page):
        return [label.text() for label in page.findChildren(QLabel) if label.property("role") == "figure"][-1]

    page = in_sight(TodayPage(session))
    before = int(unfinished(page))
    page.hide()
    dialog = BeginDialog(session, NewInterview())
    dialog.show()
    QTest.keyClicks(named(dialog, QLineEdit, "询问地点（必填）"), "gate")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    page.show()
    assert int(unfinished(page)) == before + 1
    assert "开始询问" in words(named(page, Card, "继续编辑"))
    page.hide()
    (kept,) = all_drafts(desk.context)
    session.resume(kept.key)
    again = BeginDialog(session, NewInterview())
    again.show()
    place = named(again, QLineEdit, "询问地点（必填）")
    assert place.text() == "gate"
    place.selectAll()
    QTest.keyClick(place, Qt.Key.Key_Backspace)
    QTest.keyClick(again, Qt.Key.Key_Escape)
    page.show()
    assert int(unfinished(page)) == before
    for each in (dialog, again):
        each.deleteLater()


def test_a_paper_that_was_sent_back_waits_on_today(desk, session, in_sight, press, wishes):
    paper = desk.order_paper()
    kept = acts.submit(desk.context, paper, desk.facts(paper), "示例局长")
    desk.clock.advance(minutes=1)
    reviews.review(desk.context, kept.rid, "示例法制员", "事实不清，请补充", ReviewResult.RETURNED)
    page = in_sight(TodayPage(session))
    assert "退回修改，" in words(page)
    press(page, f"打开：{kept.title}　{kept.addressee}")
    assert wishes == [("documents", kept.rid)]
