"""重点监管 on screen: entries begun from a menu, acted upon, reported on; drafts kept; what is owed first."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit

from inspector_app.domain.case_transfer import CaseTransfer
from inspector_app.domain.identity import new_rid
from inspector_app.domain.incident import Advance, Incident, IncidentReport, IncidentReportKind
from inspector_app.domain.watching import CreditRating, Listing, ListingState, Watch, WatchReport
from inspector_app.support.clock import at
from inspector_app.ui.oversight.incident_flow import report_incident
from inspector_app.ui.oversight.oversight_page import OversightPage
from inspector_app.ui.oversight.watching_section import WatchingSection
from inspector_app.ui.targets import INSPECTIONS, OVERSIGHT, Origin, ResumeDraft, ShowSection
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.usecases import watching
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.incident_here import incident_of_today
from tests.ui.conftest import said
from tests.ui.hands import type_words


@pytest.fixture
def page(session, in_sight):
    page = in_sight(OversightPage(session))
    page.open_target(ShowSection("watching"))
    QApplication.processEvents()
    return page


def kept(desk, kind, **told):
    return watching.save_entry(desk.context, replace(watching.new_entry(desk.context, kind), **told))


def choose(page, name, action):
    button = next(each for each in page.findChildren(MenuButton) if each.accessibleName() == name)
    next(each for each in button.actions_menu.actions() if each.text() == action).trigger()
    QApplication.processEvents()


def test_an_incident_is_entered_reported_and_calmed_with_an_advance(page, session, desk, named, press, meet):
    def enter(dialog):
        press(dialog, "保存")
        assert "还没有填写" in said(dialog)
        type_words(named(dialog, QLineEdit, "发生地点（必填）"), "县政府门前")
        type_words(named(dialog, QLineEdit, "聚集人数（人）"), "32")
        type_words(named(dialog, QLineEdit, "事件级别"), "一般")
        type_words(named(dialog, QPlainTextEdit, "诉求（必填）"), "支付三个月工资")
        press(dialog, "保存")

    meet(enter)
    choose(page, "登记监管记录", "登记群体性事件…")
    (incident,) = desk.context.store.all(Incident)
    assert (incident.place, incident.heads) == ("县政府门前", 32)

    def report(dialog):
        told = named(dialog, QPlainTextEdit, "报告正文（必填）").toPlainText()
        assert "农民工32人聚集" in told
        press(dialog, "保存")

    went = []
    session.going.connect(lambda *where: went.append(where))
    meet(lambda dialog: dialog.reject())
    report_incident(session, lambda _context: (incident, False), page)
    assert went == []  # whoever turns back stays where F7 was pressed
    meet(report)
    report_incident(session, lambda _context: (incident, False), page)
    wish = ShowSection("watching", incident.rid, leads_back=True)
    assert went.pop() == (OVERSIGHT, wish)
    page.come_from(Origin(INSPECTIONS, "现场检查"))
    page.open_target(wish)

    def go_on(dialog):
        assert named(dialog, QPlainTextEdit, "报告正文（必填）").toPlainText()
        press(dialog, "保存")

    page.activateWindow()
    QApplication.processEvents()
    meet(go_on)  # the key of 初报、续报 where one stands after the first
    QTest.keyClick(page, Qt.Key.Key_F7)
    assert [each.kind for each in desk.context.store.all(IncidentReport)] == [
        IncidentReportKind.FIRST, IncidentReportKind.FURTHER,
    ]  # fmt: skip
    session.messages.way = "新的事件"
    meet(lambda dialog: dialog.reject())
    today = partial(report_incident, session, incident_of_today, page)
    today()
    assert session.messages.asked.pop() == "有正在处置的群体性事件，续报还是新的事件？"
    session.messages.way = ""  # the one that goes on is what is offered first
    meet(go_on)
    today()
    assert went.pop() == (OVERSIGHT, wish)
    press(page, "返回现场检查")
    assert went.pop() == (INSPECTIONS, None)
    page.open_target(ShowSection("watching", incident.rid))
    assert desk.context.store.all(IncidentReport)[0].text.startswith("2026年3月2日")
    QApplication.processEvents()
    assert "初报" in said(page)

    def pay(dialog):
        type_words(named(dialog, QLineEdit, "垫付金额（元）（必填）"), "100000")
        press(dialog, "保存")

    meet(pay)
    press(page, "登记垫付")
    assert desk.context.store.all(Advance)[0].incident_rid == incident.rid

    def calm(dialog):
        type_words(named(dialog, QPlainTextEdit, "处置结果（必填）"), "垫付后散去")
        press(dialog, "登记平息")

    meet(calm)
    press(page, "登记平息")
    QApplication.processEvents()
    assert "平息日期\n2026年3月2日" in said(page)
    assert not named(page, QAbstractButton, "登记平息").isVisible()


def test_what_is_overdue_stands_first_and_its_report_is_entered(page, desk, named, press, meet, qtbot):
    watch = kept(desk, "watch", company_rid=desk.company.rid, reason="连续欠薪")
    desk.clock.moment = at(date(2026, 4, 8), 9)
    page.open_target(ShowSection("watching", watch.rid))
    QApplication.processEvents()
    assert "2026年3月监管月报（2026年4月5日前，已逾期3天）" in said(page)

    def leave(dialog):
        type_words(named(dialog, QPlainTextEdit, "报告摘要"), "用工12人，工资付清")
        dialog.reject()

    meet(leave)
    press(page, "登记监管月报")
    (draft,) = all_drafts(desk.context)

    def go_on(dialog):
        assert named(dialog, QPlainTextEdit, "报告摘要").toPlainText() == "用工12人，工资付清"
        press(dialog, "保存")

    meet(go_on)
    page.open_target(ResumeDraft(draft.key))
    assert desk.context.store.all(WatchReport)[0].month == date(2026, 3, 1)
    QApplication.processEvents()
    assert "已逾期" not in said(page)
    assert desk.context.store.all(Watch)[0].ended_on is None


def test_a_rating_begins_with_what_the_records_bear_out(session, desk, in_sight, meet, named, press, monkeypatch):
    desk.file()
    section = in_sight(WatchingSection(session))
    monkeypatch.setattr(
        "inspector_app.ui.oversight.watching_section.pick_company", lambda _session, _parent: desk.company
    )

    def save(dialog):
        assert "2026年本机关登记：立案1次" in named(dialog, QPlainTextEdit, "评定事实").toPlainText()
        press(dialog, "保存")

    meet(save)
    choose(section, "登记监管记录", "登记诚信等级…")
    (rating,) = desk.context.store.all(CreditRating)
    assert (rating.grade, rating.criterion) == ("b", "b-found")
    QApplication.processEvents()
    assert "二手来源" in said(section)


def test_a_listing_is_corrected_acted_upon_and_taken_back(page, desk, named, press, meet, qtbot, messages):
    listing = kept(desk, "listing", party_rid=desk.company.rid, case_rid=desk.case.rid)
    desk.clock.moment = at(date(2026, 3, 10), 9)  # the term for objecting is over
    page.open_target(ShowSection("watching", listing.rid))
    QApplication.processEvents()

    def decide(dialog):
        press(dialog, "登记列入决定")
        assert "请" in said(dialog)
        qtbot.mouseClick(named(dialog, QAbstractButton, "列入与否（必填）：列入"), Qt.MouseButton.LeftButton)
        press(dialog, "登记列入决定")

    meet(decide)
    press(page, "登记列入决定")
    assert desk.context.store.all(Listing)[0].state is ListingState.LISTED
    QApplication.processEvents()
    assert "列入期至2029年3月10日" in said(page)
    choose(page, "更多", "删除这条记录")
    assert desk.context.store.all(Listing) == ()


def test_from_the_page_of_a_company_it_is_known_whom_a_rating_is_about(desk, session, in_sight, press, meet, wishes):
    from inspector_app.ui.parties.party_page import PartyPage

    page = in_sight(PartyPage(session))
    page.show_party(desk.company.rid)
    QApplication.processEvents()
    meet(lambda dialog: press(dialog, "保存"))
    choose(page, "登记监管事项", "登记诚信等级…")
    (rating,) = desk.context.store.all(CreditRating)
    assert rating.company_rid == desk.company.rid
    assert wishes[-1] == ("oversight", ShowSection("watching", rating.rid))


def test_of_a_case_its_site_and_employer_are_known(desk):
    assert watching.known_of("referral", desk.case) == {"case_rid": desk.case.rid}
    told = watching.known_of("listing", desk.case)
    assert told == {"case_rid": desk.case.rid, "party_rid": desk.company.rid}
    assert watching.known_of("advance", desk.case)["project_rid"] == desk.project.rid


def test_the_pages_of_its_project_and_case_tell_of_an_incident_and_lead_to_it(desk, session, in_sight, press, wishes):
    from inspector_app.ui.cases.overview_tab import OverviewTab
    from inspector_app.ui.cases.step_starter import StepStarter
    from inspector_app.ui.projects.project_page import ProjectPage
    from inspector_app.usecases.case_file import case_file

    told = {"place": "县政府门前", "demand": "支付工资", "case_rid": desk.case.rid, "project_rid": desk.project.rid}
    incident = kept(desk, "incident", **told)
    page = in_sight(ProjectPage(session))
    page.show_project(desk.project.rid)
    QApplication.processEvents()
    assert "支付工资；处置中" in said(page)
    tab = in_sight(OverviewTab(session, StepStarter(session, page)))
    tab.show_case(case_file(desk.context, desk.case.rid))
    QApplication.processEvents()
    press(tab, "打开：群体性事件\xa0· 2026年3月2日")
    assert wishes[-1] == ("oversight", ShowSection("watching", incident.rid))


def test_its_letter_is_made_on_the_page_of_an_entry_and_no_paper_of_another_kind(page, desk, wishes):
    incident = kept(desk, "incident", place="县政府门前", demand="支付工资", case_rid=desk.case.rid)
    advice = kept(desk, "advice", measure="降低资质", body="示例住建局", text="屡次欠薪", company_rid=desk.company.rid)
    for entry, title, other in ((advice, "建议函", "快报"), (incident, "快报", "建议函")):
        page.open_target(ShowSection("watching", entry.rid))
        QApplication.processEvents()
        menus = [each for each in page.findChildren(MenuButton) if each.text() == "制作文书" and each.isVisible()]
        offered = [action for menu in menus for action in menu.actions_menu.actions()]
        assert not any(other in action.text() for action in offered)
        next(action for action in offered if title in action.text()).trigger()
        assert entry.rid in (wishes[-1][1].paper.about.advice_rid, wishes[-1][1].paper.about.incident_rid)
    passed, now, ours = (incident.rid,), desk.context.clock.now(), desk.context.store.identity.device
    with desk.context.unit("移交") as unit:
        unit.put(CaseTransfer(new_rid(), desk.case.rid, "案", now, ours, "陈示例", "x", "林示例", "", passed))
    page.activateWindow()
    page.open_target(ShowSection("watching", advice.rid))
    QTest.keyClick(page, Qt.Key.Key_F7)  # the key says why it writes no report here
    assert "不是群体性事件" in said(page)
    page.open_target(ShowSection("watching", incident.rid))
    QApplication.processEvents()
    assert "不是群体性事件" not in said(page)
    QTest.keyClick(page, Qt.Key.Key_F7)
    shown = {each.text() for each in page.findChildren(QAbstractButton) if each.isVisible()}
    assert shown & {"更正", "制作文书", "登记任务", "登记垫付"} == set()
    assert "移交给林示例" in said(page)
