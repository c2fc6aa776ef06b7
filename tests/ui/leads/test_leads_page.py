"""线索: the lists, the page of a lead, what is done with it, and the draft of an answer, by clicks and keys."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit

from inspector_app.domain.assignment import Assignment, AssignmentKind
from inspector_app.domain.consultation import AidApplication, Consultation
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind, LeadState, LeadVerb
from inspector_app.ui.leads.lead_dialogs import LeadActDialog
from inspector_app.ui.leads.leads_page import LeadsPage
from inspector_app.ui.targets import CASES, LEADS, ResumeDraft, ShowRegister
from inspector_app.ui.today.today_page import TodayPage
from inspector_app.ui.widgets.table import Table
from inspector_app.usecases import issuing
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.leads import accept_lead, save_lead
from inspector_app.usecases.people import save_person
from tests.builders import a_person
from tests.ui.conftest import said
from tests.ui.hands import type_words

PLATFORM = "全国根治欠薪线索反映平台"


@pytest.fixture
def page(desk, session, in_sight):
    return in_sight(LeadsPage(session))


@pytest.fixture
def register(desk):
    def enter(**more):
        lead = Lead(new_rid(), LeadKind.COMPLAINT, date(2026, 3, 2), "来访", facts="欠三个月工资")
        return save_lead(desk.context, replace(lead, **more))

    return enter


def rows(page, name):
    QApplication.processEvents()
    (table,) = (each for each in page.findChildren(Table) if each.accessibleName() == name)
    model = table.model()
    return [[model.index(row, n).data() for n in range(model.columnCount())] for row in range(model.rowCount())]


def read(page):
    QApplication.processEvents()
    return said(page.page)


def state(desk, lead):
    return desk.context.store.need(Lead, lead.rid).state


def test_overdue_leads_stand_first_and_an_informant_is_named_nowhere(page, desk, register, named, qtbot):
    informant = save_person(desk.context, a_person(name="赵举示"))
    register(respondent="示例甲公司", received_on=date(2026, 3, 1))
    register(respondent="示例乙公司", received_on=date(2026, 2, 2), complainant_rids=(informant.rid,))
    secret = register(kind=LeadKind.REPORT, respondent="示例丙公司", secret=True, complainant_rids=(informant.rid,))
    page.leads.refresh()
    found = rows(page, "线索列表")
    assert [row[2] for row in found] == ["示例乙公司", "示例甲公司", "示例丙公司"]
    assert [row[4] for row in found] == ["赵举示", "—", "（保密）"]
    qtbot.mouseClick(named(page, QAbstractButton, "办理情况：逾期 1"), Qt.MouseButton.LeftButton)
    assert [row[2] for row in rows(page, "线索列表")] == ["示例乙公司"]
    page.open(secret.rid)
    assert "赵举示" not in read(page)
    named(page.page, QAbstractButton, "查看：（保密）").click()
    assert "赵举示" in read(page)
    assert "示例乙公司" in read(page)
    page.show_list()
    page.open(secret.rid)
    assert "赵举示" not in read(page)


def test_a_lead_is_accepted_and_becomes_a_case(page, desk, register, meet, press, wishes, qtbot):
    lead = register(respondent="示例甲公司")
    page.open(lead.rid)
    meet(lambda dialog: press(dialog, "受理"))
    press(page.page, "受理")
    assert state(desk, lead) is LeadState.ACCEPTED
    meet(lambda dialog: press(dialog, "建立案件"))
    press(page.page, "转为案件")
    assert state(desk, lead) is LeadState.IN_CASE
    assert wishes[-1][0] == CASES


def test_a_refusal_without_a_reason_is_told_beside_the_entry(page, desk, register, meet, press, named):
    lead = register()
    page.open(lead.rid)

    def refuse(dialog):
        press(dialog, "不予受理")
        type_words(named(dialog, QPlainTextEdit, "不予受理理由（必填）"), "超过两年")
        press(dialog, "不予受理")

    meet(refuse)
    page.page.act(page.page.line.lead.verbs[2])
    assert (state(desk, lead), desk.context.store.need(Lead, lead.rid).refused_reason) == (
        LeadState.REFUSED,
        "超过两年",
    )


def test_a_ticket_is_merged_and_every_act_asks_what_its_use_case_takes(page, desk, session, register, meet, press):
    first, ticket = register(), register(channel=PLATFORM, reply_by=desk.context.clock.today())
    for verb in set(LeadVerb) - {LeadVerb.CORRECT, LeadVerb.OPEN_CASE}:
        dialog = LeadActDialog(session, ticket, verb)
        assert dialog.save.takes(dialog.entered()), verb
        dialog.deleteLater()

    def merge(dialog):
        dialog.form.put("into", first.rid)
        dialog.form.put("reason", "同一班组同一事项")
        press(dialog, "合并线索")

    page.open(ticket.rid)
    meet(merge)
    page.page.act(LeadVerb.MERGE)
    assert desk.context.store.need(Lead, ticket.rid).merged_into == first.rid
    page.open(ticket.rid)
    assert page.page.next.text() == "答复"  # whoever sent it still waits


def test_an_answer_that_was_begun_is_gone_on_with(page, desk, session, register, meet, press, named):
    lead = register(kind=LeadKind.TRANSFERRED, channel=PLATFORM)
    page.open(lead.rid)
    meet(lambda dialog: type_words(named(dialog, QPlainTextEdit, "答复内容（必填）"), "没有查到"))
    page.page.act(page.page.line.lead.verbs[4])
    session.write_typing()
    (draft,) = all_drafts(desk.context)
    assert draft.key.startswith(f"{LEADS}:{lead.rid}:act")

    def answer(dialog):
        assert named(dialog, QPlainTextEdit, "答复内容（必填）").toPlainText() == "没有查到"
        dialog.form.put("conclusion", "not_true")
        press(dialog, "答复")

    meet(answer)
    page.open_target(ResumeDraft(draft.key))
    assert desk.context.store.need(Lead, lead.rid).conclusion == "not_true"


def test_consultations_are_a_list_of_their_own(page, desk, meet, press, named, qtbot):
    qtbot.mouseClick(named(page, QAbstractButton, "登记簿：咨询"), Qt.MouseButton.LeftButton)

    def enter(dialog):
        type_words(named(dialog, QPlainTextEdit, "咨询事项（必填）"), "加班费怎么算")
        press(dialog, "保存")

    meet(enter)
    press(page.list, "登记咨询")
    assert [row[2] for row in rows(page, "咨询列表")] == ["加班费怎么算"]
    (entry,) = desk.context.store.all(Consultation)
    assert (entry.taken_by, entry.heads) == (desk.context.writer.name, 1)
    meet(lambda dialog: press(dialog, "删除"))
    page.open_target(ShowRegister("consultations", entry.rid))
    assert desk.context.store.all(Consultation) == ()


def test_a_consultation_becomes_a_lead_by_one_button(page, desk, meet, press, named):
    page.open_target(ShowRegister("consultations"))

    def enter(dialog):
        press(dialog, "保存并转为线索")  # nothing was written: it says so and stays
        assert dialog.isVisible()
        type_words(named(dialog, QPlainTextEdit, "咨询事项（必填）"), "三个月没发工资")
        type_words(named(dialog, QPlainTextEdit, "答复情况"), "已告知证据要求")
        press(dialog, "保存并转为线索")

    meet(enter)
    press(page.list, "登记咨询")
    (lead,) = desk.context.store.all(Lead)
    assert page.currentWidget() is page.page
    assert "三个月没发工资" in said(page.page)
    assert "已告知证据要求" in said(page.page)  # what was answered then, and the way to it
    assert desk.context.store.all(Consultation)[0].lead_rid == lead.rid
    meet(lambda dialog: press(dialog, "删除"))
    press(page.page, "修改线索")
    assert page.currentWidget() is not page.page
    assert desk.context.store.all(Lead) == ()
    assert desk.context.store.all(Consultation)[0].lead_rid == ""


def test_legal_aid_that_was_begun_at_a_lead_keeps_its_lead_when_it_is_gone_on_with(
    page, desk, session, register, meet, press, named
):
    lead = register(facts="三个月没发工资")
    page.open(lead.rid)
    meet(lambda dialog: type_words(named(dialog, QLineEdit, "法律援助机构（必填）"), "示例县法律援助"))
    page.page.enter_aid()
    session.write_typing()
    (draft,) = all_drafts(desk.context)
    meet(lambda dialog: press(dialog, "保存"))
    page.open_target(ResumeDraft(draft.key))
    (aid,) = desk.context.store.all(AidApplication)
    assert (aid.body, aid.lead_rid, aid.matter) == ("示例县法律援助", lead.rid, "追索劳动报酬：三个月没发工资")


def test_today_tells_of_a_complaint_that_waits(desk, session, register, in_sight, press, wishes):
    lead = register(respondent="示例甲公司")
    today = in_sight(TodayPage(session))
    press(today, "查看线索：示例甲公司")
    assert wishes == [(LEADS, lead.rid)]


def test_today_tells_what_is_to_be_answered_soon(desk, session, register, in_sight, press, wishes):
    late = register(kind=LeadKind.ASSIGNED, respondent="示例乙公司", received_on=date(2026, 2, 2),
                    reply_by=date(2026, 2, 20))  # fmt: skip
    register(kind=LeadKind.ASSIGNED, respondent="示例丙公司", reply_by=date(2026, 3, 30))
    accept_lead(desk.context, register(respondent="示例丁公司").rid, date(2026, 3, 2))
    today = in_sight(TodayPage(session))
    press(today, "查看线索：示例乙公司")
    assert wishes == [(LEADS, late.rid)]
    assert "2月20日前答复，已逾期" in said(today)
    assert "受理，当日应当立案" in said(today)
    assert "示例丙公司" not in said(today)


def test_a_paper_is_made_from_a_lead_and_stands_on_its_page(page, desk, session, register, named, wishes, qtbot):
    lead = register(respondent="示例劳务有限公司", heads=3)
    page.open(lead.rid)
    assert read(page).count("示例劳务有限公司") >= 2  # whole among the facts, however the title is cut
    menu = named(page.page, QAbstractButton, "制作文书").actions_menu
    offered = {action.text(): action for action in menu.actions()}
    assert "劳动保障监察投诉登记表" in offered
    offered["劳动保障监察投诉登记表"].trigger()
    edit = wishes[-1][1]
    assert (edit.paper.about.lead_rid, edit.paper.case_rid) == (lead.rid, "")
    facts = desk.facts(edit.paper)
    issuing.sign_off(desk.context, edit.paper, facts, SignOff(""))
    session.changed.emit(None)
    qtbot.waitUntil(lambda: "劳动保障监察投诉登记表" in read(page))


def test_what_the_office_sent_back_stands_on_its_page_until_it_is_mended(page, desk, register):
    lead = register(respondent="示例甲公司")
    day = date(2026, 3, 2)
    back = Assignment(new_rid(), AssignmentKind.RETURNED, "示例办", 1, day, "钱主任", "人数没有填", day, None, lead.rid)
    with desk.context.unit("收取交办") as unit:
        unit.put(back)
    page.open(lead.rid)
    assert "办公室退回：人数没有填" in read(page)
    save_lead(desk.context, replace(lead, heads=3))
    page.open(lead.rid)
    assert "办公室退回" not in read(page)
