"""The list of cases, and how other pages' wishes arrive."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit

from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead
from inspector_app.ui import theme
from inspector_app.ui.cases.case_dialog import CaseDialog
from inspector_app.ui.cases.case_list_page import columns
from inspector_app.ui.cases.cases_page import CasesPage
from inspector_app.ui.cases.decision_dialogs import FileDialog, MergeDialog
from inspector_app.ui.cases.lead_dialog import LeadDialog
from inspector_app.ui.cases.liability_dialog import LiabilityDialog
from inspector_app.ui.cases.payment_dialog import PaymentDialog
from inspector_app.ui.parties.party_dialogs import CompanyDialog, PersonDialog
from inspector_app.ui.step_targets import step_target
from inspector_app.ui.targets import PARTIES, CaseTab, NewCase, ResumeDraft, ShowCase
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.chip import Badge, badge_size
from inspector_app.ui.widgets.focus_guard import FocusGuard
from inspector_app.usecases.case_edits import cancel_filing
from inspector_app.usecases.cases import file_case, open_case
from inspector_app.usecases.drafts import all_drafts, keep_draft
from inspector_app.usecases.people import save_person
from inspector_app.usecases.steps import Step, StepVerb
from tests.builders import a_person
from tests.desk import MONDAY, OWED
from tests.ui.hands import type_words


def shown(page):
    model = page.list.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def an_ended_case(desk):
    ended = open_case(desk.context, Case(new_rid(), "示例撤销案", MONDAY, respondent="示例单位"))
    file_case(desk.context, ended.rid, "示例局长")
    cancel_filing(desk.context, ended.rid, "示例局长", "查无欠薪", OWED)


def test_the_list_shows_state_site_and_what_is_owed(desk, session, in_sight):
    page = in_sight(CasesPage(session))
    model = page.list.table.model()
    row = [model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(model.columnCount())]
    assert row == ["示例欠薪案", "示〔2026〕1号", desk.project.name, "线索办理中", "60,000.00", "—"]


def test_a_number_and_a_provisional_deadline_have_room_on_a_laptop(desk, session, in_sight):
    case = open_case(desk.context, Case(new_rid(), "示例另案", MONDAY, number="示人社监案〔2026〕128号"))
    page = in_sight(CasesPage(session))
    page.resize(1366 - theme.current().nav_width, 700)
    QApplication.processEvents()
    table = page.list.table
    (number,) = (place for place, column in enumerate(columns()) if column.title == "案号")
    (row,) = (row for row, name in enumerate(shown(page)) if name == case.title)
    assert table.sizeHintForIndex(table.model().index(row, number)).width() <= table.columnWidth(number)
    chip = badge_size(Badge("剩60个工作日（暂定）", Tone.INFO, "calendar"))
    assert 8 + chip.width() <= table.columnWidth(len(columns()) - 1)


def test_ended_cases_are_hidden_until_they_are_asked_for(desk, session, in_sight, named):
    an_ended_case(desk)
    page = in_sight(CasesPage(session))
    assert shown(page) == ["示例欠薪案"]
    named(page, QAbstractButton, "案件状态：已办结").click()
    assert shown(page) == ["示例撤销案"]
    named(page, QAbstractButton, "案件状态：全部").click()
    assert len(shown(page)) == 2


def test_typing_finds_cases_and_enter_opens_one(desk, session, in_sight, named, qtbot):
    open_case(desk.context, Case(new_rid(), "示例另案", MONDAY))
    page = in_sight(CasesPage(session))
    search = named(page, QLineEdit, "查找案件")
    type_words(search, "欠薪")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert shown(page) == ["示例欠薪案"]
    page.list.table.selectRow(0)
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.case.rid == desk.case.rid
    assert page.case.isVisible()


def test_a_new_case_shows_in_the_list_at_once(desk, session, in_sight):
    page = in_sight(CasesPage(session))
    session.do(open_case, Case(new_rid(), "示例新案", MONDAY))
    assert sorted(shown(page)) == ["示例新案", "示例欠薪案"]


def test_a_rid_or_a_wish_opens_the_case_and_back_leads_to_the_list(desk, session, in_sight, press):
    page = in_sight(CasesPage(session))
    page.open_target(desk.case.rid)
    assert page.case.isVisible()
    press(page.case, "返回列表")
    assert page.list.isVisible()
    page.open_target(ShowCase(desk.case.rid, CaseTab.PAPERS))
    assert page.case.part(CaseTab.PAPERS).isVisible()


def test_a_wish_with_a_verb_opens_its_dialog(desk, session, in_sight, meet):
    desk.half_paid()
    page = in_sight(CasesPage(session))
    met = meet(lambda dialog: dialog.reject())
    page.open_target(ShowCase(desk.case.rid, CaseTab.PAYMENTS, StepVerb.PAYMENT))
    assert [type(dialog) for dialog in met] == [PaymentDialog]


ASKED = [verb for verb in StepVerb if getattr(step_target(Step(verb, "", ""), "c")[1], "verb", None)]


@pytest.mark.parametrize("verb", ASKED)
def test_each_step_that_is_asked_on_the_case_begins_there(verb, desk, session, in_sight, meet, wishes, messages):
    page = in_sight(CasesPage(session))
    met = meet(lambda dialog: dialog.reject())
    where, target = step_target(Step(verb, "", ""), desk.case.rid)
    assert where == "cases"
    page.open_target(target)
    assert met or wishes or messages.told


def test_a_wish_for_a_new_case_asks_and_opens_it(desk, session, in_sight, meet, named):
    page = in_sight(CasesPage(session))

    def fill(dialog):
        assert not dialog.sheet.fields["site_name"].isVisible()  # of a site that is in no ledger only
        type_words(named(dialog, QLineEdit, "案件名称（必填）"), "示例新立案件")
        dialog.primary.click()

    met = meet(fill)
    page.open_target(NewCase(desk.project.rid))
    assert [type(dialog) for dialog in met] == [CaseDialog]
    saved = desk.context.store.find(Case, title="示例新立案件")[0]
    assert saved.project_rid == desk.project.rid
    assert page.case.rid == saved.rid


def test_drafts_open_the_dialog_they_belong_to(desk, session, in_sight, meet):
    desk.half_paid()
    page = in_sight(CasesPage(session))
    for number in (1, 2):
        keep_draft(desk.context, f"cases:new:case:{number}", "新建案件", f'{{"title": "示例案件{number}"}}')
    for number in (1, 2):
        met = meet(lambda dialog: None)
        page.open_target(ResumeDraft(f"cases:new:case:{number}"))
        assert met[0].sheet.text("title") == f"示例案件{number}"


def test_drafts_on_a_case_open_their_dialog_there(desk, session, in_sight, meet):
    desk.half_paid()
    page = in_sight(CasesPage(session))
    for kind, dialog in (("payment", PaymentDialog), ("liability", LiabilityDialog), ("file", FileDialog),
                         ("merge", MergeDialog), ("lead:9", LeadDialog), ("case", CaseDialog)):  # fmt: skip
        met = meet(lambda dialog: None)
        page.open_target(ResumeDraft(f"cases:{desk.case.rid}:{kind}"))
        assert [type(each) for each in met] == [dialog], kind


@pytest.fixture
def said(session):
    """What was told to be saved."""
    heard = []
    session.done.connect(heard.append)
    return heard


def leave_a_case_and_its_lead(page, meet, named, title, facts):
    """Both were being typed when the program ended."""

    def type_lead(dialog):
        type_words(named(dialog, QPlainTextEdit, "反映的主要情况（必填）"), facts)

    def type_case(dialog):
        type_words(named(dialog, QLineEdit, "案件名称（必填）"), title)
        named(dialog, QAbstractButton, "线索：登记线索").click()

    meet(type_case, type_lead)
    page.begin()


def test_a_lead_of_a_new_case_goes_on_in_the_dialog_of_that_case(desk, session, in_sight, meet, named, said):
    page = in_sight(CasesPage(session))
    leave_a_case_and_its_lead(page, meet, named, "示例新立案件", "五名工人被拖欠两个月")
    leave_a_case_and_its_lead(page, meet, named, "示例另一案件", "十名工人被拖欠")
    (key,) = (each.key for each in all_drafts(desk.context) if "五名工人" in str(each.body))
    seen = []

    def go_on(dialog):
        QApplication.processEvents()  # the lead comes over its case
        if isinstance(dialog, LeadDialog):
            seen.append((dialog.sheet.text("facts"), said.copy()))
            dialog.primary.click()
        else:
            (lead,) = dialog.sheet.values()["leads"]
            seen.append((dialog.sheet.text("title"), lead["facts"], "已恢复" in dialog.draft_notice.sentence))

    met = meet(go_on, go_on)
    with FocusGuard.of_application().opening(goes_on=True):  # as the window does
        page.open_target(ResumeDraft(key))
    assert {type(each) for each in met} == {CaseDialog, LeadDialog}
    assert seen == [("五名工人被拖欠两个月", []), ("示例新立案件", "五名工人被拖欠两个月", True)]
    assert said == []
    (kept,) = (each for each in all_drafts(desk.context) if "五名工人" in str(each.body))
    assert kept.key.startswith("cases:new:case:")
    assert kept.body["title"] == "示例新立案件"
    assert desk.context.store.count(Lead) == 0


def test_a_lead_kept_by_an_earlier_version_goes_on_in_the_case_typed_last(desk, session, in_sight, meet):
    keep_draft(desk.context, "cases:new:case:1", "新建案件", '{"title": "示例案件"}')
    keep_draft(desk.context, "cases:new:lead:2", "线索", '{"facts": "五名工人被拖欠"}')
    page = in_sight(CasesPage(session))
    seen = []

    def go_on(dialog):
        QApplication.processEvents()
        if isinstance(dialog, LeadDialog):
            dialog.primary.click()
        else:
            seen.extend((dialog.sheet.text("title"), *(lead["facts"] for lead in dialog.sheet.values()["leads"])))

    meet(go_on, go_on)
    page.open_target(ResumeDraft("cases:new:lead:2"))
    assert seen == ["示例案件", "五名工人被拖欠"]


def test_drafts_of_a_person_and_a_company_open_them(desk, session, in_sight, meet):
    page = in_sight(CasesPage(session))
    worker = save_person(desk.context, a_person("赵示例"))
    for key, dialog, name in (
        (f"cases:new:person:{worker.rid}", PersonDialog, "赵示例"),
        ("cases:new:person:9", PersonDialog, "钱示例"),
        (f"cases:new:company:{desk.company.rid}", CompanyDialog, desk.company.name),
    ):
        keep_draft(desk.context, key, "", f'{{"name": "{name}", "phone": "13900000000"}}')
        met = meet(lambda dialog: None)
        page.open_target(ResumeDraft(key))
        assert [(type(each), each.sheet.text("name"), each.sheet.text("phone")) for each in met] == [
            (dialog, name, "13900000000")
        ]


def test_a_new_company_that_was_gone_on_with_is_shown_where_it_is(desk, session, in_sight, meet, press, qtbot):
    page = in_sight(CasesPage(session))
    keep_draft(desk.context, "cases:new:company:9", "", '{"name": "示例新公司", "phone": "13900000000"}')
    meet(lambda dialog: press(dialog, "保存"))
    with qtbot.waitSignal(session.going) as went:
        page.open_target(ResumeDraft("cases:new:company:9"))
    where, rid = went.args
    assert (where, desk.context.store.need(Company, rid).name) == (PARTIES, "示例新公司")


def test_every_input_of_the_list_has_a_name(session, in_sight, unnamed):
    assert unnamed(in_sight(CasesPage(session))) == []
