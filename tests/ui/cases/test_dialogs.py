"""Dialogs of cases as a person fills them in: refusals beside the fields, drafts that survive Esc, what is saved."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QTableView

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.case import Case, CaseState
from inspector_app.domain.company import Company
from inspector_app.domain.debt import PartyKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.person import Person
from inspector_app.formdefs.facts import redrafted
from inspector_app.ui.cases.case_dialog import CaseDialog
from inspector_app.ui.cases.choice_dialog import ChoiceDialog
from inspector_app.ui.cases.decision_dialogs import FileDialog, MergeDialog
from inspector_app.ui.cases.lead_dialog import LeadDialog
from inspector_app.ui.cases.liability_dialog import LiabilityDialog
from inspector_app.ui.parties.party_dialogs import CompanyDialog, PersonDialog
from inspector_app.ui.parties.pick_dialog import PickDialog, pick_company, pick_person
from inspector_app.usecases import acts, case_edits, issuing, projects
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_papers import PaperChoice, plain_paper
from inspector_app.usecases.cases import open_case
from inspector_app.usecases.drafts import all_drafts, discarded_drafts
from inspector_app.usecases.leads import case_for
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.people import save_company, save_person
from tests.builders import a_company, a_person, a_uscc, an_id_number
from tests.desk import MONDAY
from tests.ui.hands import fill


def save(dialog):
    dialog.primary.click()


def test_a_case_wants_a_title_and_says_so_beside_it(session, meet):
    told = []
    meet(lambda dialog: (save(dialog), told.append(dialog.sheet.fields["title"].message)))
    assert CaseDialog.ask_new(session) is None
    assert told == ["该项必填，请补充。"]


def test_the_respondent_words_the_title_until_it_is_typed_over(session, meet):
    def enter(dialog):
        fill(dialog, **{"被投诉（被检查）单位": "示例矿业"})
        assert dialog.sheet.text("title") == "示例矿业拖欠农民工工资案"
        fill(dialog, 案件编号="示〔2026〕5号")
        save(dialog)

    meet(enter)
    case = CaseDialog.ask_new(session)
    assert (case.title, case.respondent, case.number) == ("示例矿业拖欠农民工工资案", "示例矿业", "示〔2026〕5号")
    assert len(case.inspector_rids) == 2


def test_a_chosen_company_is_the_respondent(desk, session, meet, named):
    def choose(dialog):
        dialog.picked = desk.company
        dialog.accept()

    def enter(dialog):
        named(dialog, QAbstractButton, "用人单位：选择").click()
        save(dialog)

    met = meet(enter, choose)
    case = CaseDialog.ask_new(session)
    assert [type(dialog) for dialog in met] == [CaseDialog, PickDialog]
    assert (case.company_rid, case.respondent) == (desk.company.rid, desk.company.name)
    meet(enter, choose)  # of a case that a lead brought: who was told of stays, the title names the party
    told = case_for(desk.context, Lead(new_rid(), LeadKind.COMPLAINT, MONDAY, respondent="示例建工"))
    case = CaseDialog(session, told, ()).ask_now()
    assert (case.respondent, case.title) == ("示例建工", f"{desk.company.name}拖欠农民工工资案")


def test_leads_are_entered_with_the_case_and_those_that_wait_are_taken(desk, session, meet, named):
    waiting = Lead(new_rid(), LeadKind.TRANSFERRED, MONDAY, facts="住建局转来")
    with desk.context.unit("线索") as unit:
        unit.put(waiting)

    def enter(dialog):
        fill(dialog, **{"案件名称（必填）": "示例新案"})
        named(dialog, QAbstractButton, "线索：登记线索").click()
        named(dialog, QAbstractButton, "线索：选择已登记的线索").click()
        save(dialog)

    def new_lead(dialog):
        named(dialog, QAbstractButton, "性质：举报").click()
        fill(dialog, **{"涉及人数": "5", "反映的主要情况（必填）": "五人被拖欠"})
        save(dialog)

    def take(dialog):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        save(dialog)

    meet(enter, new_lead, take)
    case = CaseDialog.ask_new(session)
    leads = desk.context.store.find(Lead, case_rid=case.rid)
    assert {(lead.kind, lead.heads, lead.facts) for lead in leads} == {
        (LeadKind.TRANSFERRED, None, "住建局转来"),
        (LeadKind.REPORT, 5, "五人被拖欠"),
    }
    assert set(case_file(desk.context, case.rid).case.lead_rids) == {lead.rid for lead in leads}


def kept(desk, stem="cases:new:case:"):
    return [draft for draft in all_drafts(desk.context) if draft.key.startswith(stem)]


@pytest.mark.usefixtures("no_double_click")
def test_what_was_typed_survives_esc_and_is_offered_again(desk, session, meet, named):
    meet(lambda d: (fill(d, **{"案件名称（必填）": "半个名称"}), QTest.keyClick(d, Qt.Key.Key_Escape)))
    assert CaseDialog.ask_new(session) is None
    ((first),) = kept(desk)
    assert first.body["title"] == "半个名称"
    told = []

    def look(dialog):
        told.append((dialog.draft_notice.sentence, dialog.sheet.text("title")))
        named(dialog, QAbstractButton, "接着写那一份").click()
        told.append((dialog.draft_notice.sentence, dialog.sheet.text("title")))
        named(dialog, QAbstractButton, "放弃，重新填写").click()
        told.append((dialog.draft_notice.sentence, dialog.sheet.text("title")))

    meet(look)
    assert CaseDialog.ask_new(session) is None
    assert "还有1份没有写完" in told[0][0]
    assert told[0][1] == ""
    assert "已恢复" in told[1][0]
    assert told[1][1] == "半个名称"
    assert told[2][0].startswith("已放弃，30天内可以")
    assert told[2][1] == ""
    assert kept(desk) == []
    assert [each.draft.body["title"] for each in discarded_drafts(desk.context)] == ["半个名称"]


def test_two_leads_have_two_drafts_and_each_opens_its_own(desk, session, meet, press):
    """Type lead A, Esc, correct lead B: nothing of A stands there, and A is still there."""
    day = desk.context.clock.today()
    first, second = (Lead(new_rid(), LeadKind.COMPLAINT, day, "来访", facts=f"{name}反映") for name in "甲乙")
    seen = []
    meet(lambda d: (press(d, "性质：举报"), seen.append(d.value("secret")), d.reject()))
    LeadDialog.ask(session, replace(first, rid=new_rid()))
    assert seen == [True]  # who reports is kept secret by law
    for lead in (first, second):
        meet(lambda d, lead=lead: (fill(d, 被反映单位=f"{lead.facts[0]}公司"), QTest.keyClick(d, Qt.Key.Key_Escape)))
        assert LeadDialog.ask(session, lead) is None
    seen = []
    for lead in (first, second):
        meet(lambda d: (seen.append((d.sheet.text("respondent"), d.sheet.text("facts"))), save(d)))
        entered = LeadDialog.ask(session, lead)
        assert (entered.rid, entered.respondent) == (lead.rid, seen[-1][0])
    assert seen == [("甲公司", "甲反映"), ("乙公司", "乙反映")]


def test_a_lead_is_offered_the_companies_of_its_project(desk, session, meet, named):
    project = projects.save_project(desk.context, replace(desk.project, contractor_name="示例台账有限公司"))
    respondents = []

    def enter(dialog):
        line = named(dialog, QLineEdit, "被反映单位")
        line.setFocus()
        fill(dialog, 被反映单位="台账")
        popup = QApplication.activePopupWidget()
        QTest.keyClick(popup, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Return)
        respondents.append(line.text())
        dialog.reject()

    def begin(dialog):
        meet(enter)
        named(dialog, QAbstractButton, "线索：登记线索").click()
        dialog.reject()

    meet(begin)
    CaseDialog.ask_new(session, project.rid)
    assert respondents == ["示例台账有限公司"]


def test_a_lead_is_kept_until_the_case_keeps_it(desk, session, meet, named):
    def enter(dialog):
        meet(lambda d: (fill(d, **{"反映的主要情况（必填）": "十人被拖欠"}), save(d)))
        named(dialog, QAbstractButton, "线索：登记线索").click()
        assert kept(desk, "cases:new:lead:") == []
        assert kept(desk)[0].body["leads"][0]["facts"] == "十人被拖欠"
        dialog.reject()

    meet(enter)
    assert CaseDialog.ask_new(session) is None


def test_a_saved_case_leaves_no_draft(desk, session, meet):
    meet(lambda d: (fill(d, **{"案件名称（必填）": "示例新案"}), save(d)))
    assert CaseDialog.ask_new(session) is not None
    assert kept(desk) == []


def test_a_lead_from_tomorrow_is_refused_beside_its_day(session, meet):
    told = []

    def enter(dialog):
        dialog.sheet.form.put("received_on", date(2026, 3, 3))
        fill(dialog, **{"反映的主要情况（必填）": "五人被拖欠"})
        save(dialog)
        told.append(dialog.sheet.fields["received_on"].message)

    meet(enter)
    assert LeadDialog.ask(session) is None
    assert told == ["收到日期晚于今天，请核对。"]


def test_a_bad_credit_code_stands_beside_its_field_and_a_good_one_is_kept(desk, session, meet):
    told = []

    def enter(dialog):
        fill(dialog, **{"单位名称（必填）": "示例物业有限公司", "统一社会信用代码": "91349900MA0000002X"})
        save(dialog)
        told.append(dialog.sheet.fields["uscc"].message)
        dialog.sheet.form.put("uscc", a_uscc("MA0000009"))
        save(dialog)

    meet(enter)
    company = CompanyDialog.ask(session)
    assert told[0]
    assert desk.context.store.need(Company, company.rid).uscc == a_uscc("MA0000009")


def test_a_person_with_a_number_needs_no_sex_and_it_is_masked(desk, session, meet, named):
    number = an_id_number()
    seen = []

    def enter(dialog):
        assert dialog.sheet.fields["sex"].isVisibleTo(dialog)
        fill(dialog, **{"姓名（必填）": "示例新人"})
        QTest.keyClicks(named(dialog, QLineEdit, "证件号码"), number)
        assert not dialog.sheet.fields["sex"].isVisibleTo(dialog)
        dialog.sheet.fields["id_number"].entry.conceal()
        seen.append(dialog.sheet.fields["id_number"].entry.line.text())
        save(dialog)

    meet(enter)
    person = PersonDialog.ask(session)
    assert desk.context.store.need(Person, person.rid).id_number == number
    assert "*" in seen[0]
    assert number not in seen[0]


def test_a_number_with_a_wrong_check_digit_is_refused(session, meet):
    told = []
    wrong = an_id_number()[:17] + "?"

    def enter(dialog):
        fill(dialog, **{"姓名（必填）": "示例新人"})
        dialog.sheet.form.put("id_number", wrong)
        save(dialog)
        told.append(dialog.sheet.fields["id_number"].message)

    meet(enter)
    assert PersonDialog.ask(session) is None
    assert told[0]


def test_a_card_in_the_place_of_its_bank_is_told_beside_it_and_not_kept(session, meet):
    told = []

    def enter(dialog):
        fill(dialog, **{"姓名（必填）": "示例新人", "开户银行": "6222 0212 3456 7890 128"})
        save(dialog)
        told.append(dialog.sheet.fields["bank"].message)
        dialog.sheet.fields["bank"].entry.clear()
        fill(dialog, 开户银行="示例农商银行102100099996")  # the bank's own number
        told.append(dialog.sheet.fields["bank"].message)
        save(dialog)

    meet(enter)
    assert PersonDialog.ask(session).bank == "示例农商银行102100099996"
    assert ("卡号请填到" in told[0], told[1]) == (True, "")


def test_companies_and_people_are_found_by_words_with_numbers_masked(desk, session, meet, named):
    person = save_person(desk.context, a_person("示例寻人", employer="示例甲公司"))
    seen = []

    def find(dialog):
        search = named(dialog, QLineEdit, "选择人员")
        search.setText("寻人")
        QTest.keyClick(search, Qt.Key.Key_Return)
        model = dialog.findChild(QTableView).model()
        seen.extend(model.index(0, column).data() for column in range(model.columnCount()))
        save(dialog)

    meet(find)
    assert pick_person(session) == person
    assert seen[0] == "示例寻人"
    assert person.id_number not in seen[2]
    meet(lambda dialog: None)
    assert pick_company(session) is None


def test_a_company_that_is_not_known_is_added_from_the_choice(session, meet, named):
    def enter(dialog):
        fill(dialog, **{"单位名称（必填）": "示例新单位"})
        save(dialog)

    meet(lambda dialog: named(dialog, QAbstractButton, "新增单位").click(), enter)
    assert pick_company(session).name == "示例新单位"


def test_filing_a_case_of_long_ago_asks_for_the_reason(desk, session, meet, messages):
    for claim in desk.claims:
        desk.keep(replace(claim, first_day=date(2023, 1, 1), last_day=date(2023, 3, 31)))
    messages.reason = "违法行为处于继续状态"
    meet(lambda d: (fill(d, **{"批准立案的负责人（必填）": "示例局长"}), save(d)))
    assert FileDialog(session, desk.case.rid).ask_now() is not None
    assert messages.asked == ["立案"]
    acts = case_file(desk.context, desk.case.rid).acts
    assert "违法行为处于继续状态" in acts[0].note


def test_turning_back_at_the_reason_files_nothing(desk, session, meet, messages):
    for claim in desk.claims:
        desk.keep(replace(claim, first_day=date(2023, 1, 1), last_day=date(2023, 3, 31)))
    messages.reason = None
    meet(lambda d: (fill(d, **{"批准立案的负责人（必填）": "示例局长"}), save(d)))
    assert FileDialog(session, desk.case.rid).ask_now() is None
    assert case_file(desk.context, desk.case.rid).case.filed_on is None


def test_a_case_is_merged_into_another_one(desk, session, meet):
    other = open_case(desk.context, Case(new_rid(), "示例次案", MONDAY))

    def enter(dialog):
        dialog.sheet.form.put("into", desk.case.rid)
        fill(dialog, **{"并案理由（必填）": "同一批工人"})
        save(dialog)

    meet(enter)
    MergeDialog(session, other).ask_now()
    whole = case_file(desk.context, other.rid)
    assert whole.state is CaseState.MERGED


def test_a_case_with_a_liable_party_cannot_be_merged_and_the_dialog_says_why(desk, session, meet):
    other = open_case(desk.context, Case(new_rid(), "示例主案", MONDAY))
    told = []

    def enter(dialog):
        dialog.sheet.form.put("into", other.rid)
        fill(dialog, **{"并案理由（必填）": "同一批工人"})
        save(dialog)
        told.append(dialog.notice.sentence)

    meet(enter)
    assert MergeDialog(session, desk.case).ask_now() is None
    assert told[0]


def test_a_filing_approved_before_today_keeps_that_day(desk, session, meet):
    desk.clock.advance(days=2)

    def enter(dialog):
        fill(dialog, **{"批准立案的负责人（必填）": "示例局长"})
        dialog.sheet.form.put("on", date(2026, 3, 3))
        save(dialog)

    desk.clock.advance(days=3)
    meet(enter)
    assert FileDialog(session, desk.case.rid).ask_now().filed_on.isoformat() == "2026-03-03"


def test_a_filing_begins_with_leader_and_day_of_the_approved_form(desk, session, meet):
    paper = plain_paper(desk.context, desk.case.rid, "filing-approval")
    told = {"filing.source": "投诉", "filing.received_on": "2026-03-02", "filing.facts": "反映拖欠工资",
            "filing.term": "未超过二年"}  # fmt: skip
    facts = desk.facts(paper)
    facts = redrafted(issuing.form_for(desk.context, paper), facts, {**facts, **told})
    issuing.sign_off(desk.context, paper, facts, issuing.SignOff("示例分管局长"))
    (filed,) = desk.context.store.find(Act, kind=ActKind.FILED)
    acts.undo(desk.context, filed.rid, "误登")
    desk.clock.advance(days=2)
    met = meet(save)
    assert FileDialog(session, desk.case.rid).ask_now().filed_on == MONDAY
    assert "本案立案审批表已由示例分管局长于2026年3月2日批准" in "".join(
        label.text() for label in met[0].findChildren(QLabel)
    )


def test_a_capped_ground_asks_for_the_cap_and_another_party_is_searched(desk, session, meet, named):
    owner = save_company(desk.context, a_company("示例建设单位", uscc=""))

    def choose(dialog):
        dialog.picked = owner
        dialog.accept()

    def enter(dialog):
        box = named(dialog, QComboBox, "情形和责任人（必填）")
        box.setCurrentIndex(box.findData("PG-01"))
        assert not dialog.sheet.fields["cap_fen"].isVisibleTo(dialog)
        box.setCurrentIndex(box.findData("PG-04"))
        party = named(dialog, QComboBox, "责任单位（个人）（必填）")
        party.setCurrentIndex(party.findData("other"))
        named(dialog, QAbstractButton, "查找单位（个人）：选择").click()
        QTest.keyClicks(named(dialog, QLineEdit, "责任限额（元）"), "50,000")
        save(dialog)

    meet(enter, choose)
    made = LiabilityDialog.ask(session, desk.case.rid)
    assert (made.party_rid, made.party_kind, made.cap_fen) == (owner.rid, PartyKind.COMPANY, 5_000_000)


def test_a_liability_without_party_is_refused(desk, session, meet):
    told = []
    meet(lambda d: (save(d), told.extend(d.sheet.fields[n].message for n in ("ground", "known"))))
    assert LiabilityDialog.ask(session, desk.case.rid) is None
    assert told == ["该项必填，请补充。"] * 2


def test_one_of_several_papers_is_chosen(desk, meet, named):
    choices = [PaperChoice(name, "限期至3月13日", Paper("list-pre-notice", addressee=name)) for name in ("甲", "乙")]
    meet(lambda d: (named(d, QAbstractButton, "乙").click(), save(d)))
    assert ChoiceDialog.ask("向谁告知", choices).paper.addressee == "乙"


@pytest.mark.parametrize("build", [CompanyDialog, PersonDialog])
def test_every_entry_has_a_name(session, unnamed, build, in_sight):
    assert unnamed(in_sight(build(session, None))) == []


def test_every_entry_of_the_larger_dialogs_has_a_name(desk, session, unnamed, in_sight):
    lead = Lead(new_rid(), LeadKind.COMPLAINT, MONDAY)
    for dialog in (
        CaseDialog(session, desk.case, (lead,)),
        LeadDialog(session, lead),
        LiabilityDialog(session, desk.case.rid),
    ):
        assert unnamed(in_sight(dialog)) == []


def test_the_contractor_of_the_ledger_is_taken_without_being_typed(desk, session, shown, named, qtbot):
    projects.save_project(desk.context, replace(desk.project, contractor_name="示例建工有限公司"))
    case, _ = case_edits.new_case(desk.context, desk.project.rid)
    dialog = shown(CaseDialog(session, case, ()))
    button = named(dialog, QPushButton, "用人单位：项目、案件中的")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = button.actions_menu
    assert menu.isVisible()
    assert [each.text() for each in menu.actions()] == ["示例建工有限公司（施工总承包单位，台账所列，选用时登记）"]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    (firm,) = (each for each in desk.context.store.all(Company) if each.name == "示例建工有限公司")
    assert dialog.value("company_rid") == firm.rid
    assert dialog.value("respondent") == firm.name


def test_a_respondent_who_is_registered_is_proposed_and_taken(desk, session, shown, named, qtbot):
    case, _ = case_edits.new_case(desk.context)
    dialog = shown(CaseDialog(session, case, ()))
    fill(dialog, **{"被投诉（被检查）单位": "示例劳务（有限责任公司）"})
    QApplication.processEvents()
    (take,) = (each for each in dialog.findChildren(QPushButton) if each.accessibleName().startswith("选用："))
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    assert dialog.value("company_rid") == desk.company.rid
    assert dialog.value("respondent") == desk.company.name
    assert not take.isVisible()
    taken = dialog.form.value
    dialog.form.undo_stack.undo()
    assert (dialog.value("company_rid") or "", dialog.value("respondent")) == ("", "示例劳务（有限责任公司）")
    dialog.form.undo_stack.redo()
    assert dialog.form.value == taken
