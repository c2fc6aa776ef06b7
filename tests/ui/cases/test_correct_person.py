"""A registered person is corrected from wherever the name is shown, with a reason that the history keeps."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from inspector_app.domain.debt import Liability, PartyKind
from inspector_app.domain.id_kind import IdKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.person import Person
from inspector_app.ui.cases.case_page import CasePage
from inspector_app.ui.cases.claims_tab import ClaimsTab
from inspector_app.ui.parties.party_dialogs import PersonDialog
from inspector_app.ui.parties.people_entry import PeopleEntry
from inspector_app.ui.parties.pick_dialog import pick_person
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.history import history
from inspector_app.usecases.liabilities import set_debt
from inspector_app.usecases.people import save_person
from tests.builders import an_id_number
from tests.ui.conftest import said
from tests.ui.hands import type_words

SPOILED = "　工人　349***********0013"


@pytest.fixture
def worker(desk) -> Person:
    return desk.workers[0]


@pytest.fixture
def kept(desk, worker):
    return lambda: desk.context.store.need(Person, worker.rid)


@pytest.fixture
def rename(named):
    """``rename("示例新名")`` writes over the name and gives a reason."""

    def act(name):
        def enter(dialog):
            assert isinstance(dialog, PersonDialog)
            line = named(dialog, QLineEdit, "姓名（必填）")
            line.selectAll()
            type_words(line, name)
            type_words(named(dialog, QLineEdit, "更正原因（必填）"), "按身份证改正")
            dialog.primary.click()

        return enter

    return act


def test_name_number_and_telephone_are_corrected_with_a_reason(desk, session, worker, kept, meet, named):
    told = []

    def enter(dialog):
        type_words(named(dialog, QLineEdit, "工作单位"), "示例劳务")
        dialog.primary.click()
        told.append(dialog.sheet.fields["reason"].message)
        dialog.sheet.form.put("id_number", an_id_number(sequence=77))
        dialog.sheet.form.put("phone", "13800000077")
        type_words(named(dialog, QLineEdit, "更正原因（必填）"), "证件录错一位")
        dialog.primary.click()

    meet(enter)
    PersonDialog.ask(session, worker)
    assert told == ["该项必填，请补充。"]
    assert kept() == replace(worker, employer="示例劳务", id_number=an_id_number(sequence=77), phone="13800000077")
    assert history(desk.context, worker.rid)[0].reason == "更正人员：证件录错一位"


def test_a_spoiled_name_is_pointed_out_and_put_right_by_one_button(desk, session, worker, kept, meet, named):
    spoiled = save_person(desk.context, replace(worker, name=worker.name + SPOILED))
    seen = []

    def mend(dialog):
        seen.append(said(dialog))
        named(dialog, QAbstractButton, f"改为“{worker.name}”").click()
        dialog.primary.click()

    meet(mend)
    PersonDialog.ask(session, spoiled)
    assert "姓名后面混入了身份和证件号码" in seen[0]
    assert kept() == worker
    assert "混入" in history(desk.context, worker.rid)[0].reason


def test_who_corrects_begins_with_the_reason_and_wipes_no_name_out(session, worker, meet):
    def type_on(dialog):
        QTest.keyClicks(dialog.focusWidget(), "x")
        assert (dialog.value("name"), dialog.value("reason")) == (worker.name, "x")
        dialog.reject()

    meet(type_on)
    PersonDialog.ask(session, worker)


def test_a_sound_name_is_not_pointed_out(session, worker, meet):
    seen = []
    meet(lambda dialog: seen.append(dialog.notice.sentence))
    PersonDialog.ask(session, worker)
    assert seen == [""]


def test_a_draft_is_named_after_whom_it_corrects_and_not_after_what_is_half_typed(desk, session, worker, meet, named):
    def leave(dialog):
        type_words(named(dialog, QLineEdit, "姓名（必填）"), "X")
        dialog.reject()

    meet(leave)
    PersonDialog.ask(session, worker)
    assert [draft.title for draft in all_drafts(desk.context)] == [f"修改人员：{worker.name}"]


@pytest.fixture
def tab(desk, session, in_sight):
    tab = in_sight(ClaimsTab(session, desk.case.rid))
    session.changed.connect(lambda _result: tab.reload())
    return tab


def test_from_the_row_of_the_wage_list(tab, kept, meet, named, rename):
    tab.view.go_to(0, 0)
    meet(rename("示例改名"))
    named(tab, QAbstractButton, "更正所在行的人员资料").click()
    assert kept().name == "示例改名"
    assert tab.model.text(0, tab.model.column("name")) == "示例改名"


def test_the_grid_says_when_its_steps_of_undo_are_gone(tab, meet, named, rename, qtbot):
    tab.view.go_to(0, tab.model.column("job"))
    type_over(tab, qtbot, "abc")
    assert tab.model.undo_stack.canUndo()
    meet(rename("示例改名"))
    named(tab, QAbstractButton, "更正所在行的人员资料").click()
    assert not tab.model.undo_stack.canUndo()
    assert "不能再撤销" in tab.notice.sentence


def type_over(tab, qtbot, text):
    qtbot.keyClicks(tab.view.viewport(), text[0])
    line = tab.view.open_line()
    qtbot.keyClicks(line, text[1:])
    qtbot.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes the cell after the key
    QApplication.processEvents()  # and the dialog is asked for after that


def test_a_name_typed_over_a_checked_one_leads_to_the_correction_and_is_taken_along(
    tab, kept, worker, meet, named, qtbot
):
    asked = []

    def turn_back(dialog):
        asked.append(named(dialog, QLineEdit, "姓名（必填）").text())
        dialog.reject()

    def correct(dialog):
        reason = named(dialog, QLineEdit, "更正原因（必填）")
        type_words(reason, "按身份证改正")
        qtbot.keyClick(reason, Qt.Key.Key_Return)  # it was asked for from a table, and is none

    tab.view.go_to(0, 0)
    meet(turn_back)
    type_over(tab, qtbot, "Qian")
    assert (asked, kept()) == (["Qian"], worker)
    assert (tab.model.text(0, 0), tab.model.rows[0].bad) == (worker.name, {})
    tab.view.go_to(0, 0)
    meet(correct)
    type_over(tab, qtbot, "Qian")
    assert (kept().name, tab.model.text(0, 0)) == ("Qian", "Qian")


def test_another_number_typed_in_the_wage_list_is_corrected_with_a_reason_and_to_be_checked_again(
    desk, tab, kept, meet, named, qtbot
):
    number = an_id_number(sequence=88)

    def correct(dialog):
        type_words(named(dialog, QLineEdit, "更正原因（必填）"), "证件录错一位")
        dialog.primary.click()

    tab.view.go_to(0, tab.model.column("id_number"))
    meet(correct)
    type_over(tab, qtbot, number)
    assert kept().id_number == number
    assert history(desk.context, kept().rid)[0].reason == "更正人员：证件录错一位"
    assert not tab.model.rows[0].line.claim.identity_checked


def test_what_waits_in_its_cell_is_taken_along_and_then_waits_no_more(tab, session, kept, meet, named, qtbot):
    def correct(dialog):
        type_words(named(dialog, QLineEdit, "更正原因（必填）"), "按身份证改正")
        dialog.primary.click()

    tab.view.go_to(0, 0)
    qtbot.keyClicks(tab.view.viewport(), "Q")
    qtbot.keyClicks(tab.view.open_line(), "ian")
    session.pausing.emit()
    assert tab.model.rows[0].bad
    meet(correct)
    qtbot.keyClick(tab.view.open_line(), Qt.Key.Key_Return)
    QApplication.processEvents()
    QApplication.processEvents()
    assert (kept().name, dict(tab.model.rows[0].bad)) == ("Qian", {})


def test_a_spoiled_name_in_the_wage_list_is_marked_and_said(desk, tab, worker):
    save_person(desk.context, replace(worker, name=worker.name + SPOILED))
    tab.reload()
    tab.view.go_to(0, 0)
    assert tab.model.problem_places()[0] == (0, 0)
    assert f"应为“{worker.name}”" in tab.foot.mark.sentence


@pytest.mark.parametrize("number", ["E12345678", "H12345678", "KOR310000000001"])
def test_a_number_of_another_document_is_taken_in_the_wage_list(desk, tab, kept, number):
    desk.keep(replace(desk.claims[0], identity_checked=False))
    tab.reload()
    tab.view.go_to(0, 0)
    tab.model.put({0: {"id_number": number}}, "修改明细")
    assert tab.model.rows[0].bad == {}
    assert kept().id_number == number
    assert kept().id_kind is not IdKind.CITIZEN


def test_from_the_parties_of_the_case(desk, session, in_sight, worker, kept, meet, named, rename):
    liable = Liability(new_rid(), desk.liability.debt_rid, PartyKind.PERSON, worker.rid, "PG-01")
    set_debt(desk.context, desk.case.rid, (desk.liability, liable))
    page = in_sight(CasePage(session))
    page.open(desk.case.rid)
    QApplication.processEvents()
    meet(rename("示例改名"))
    named(page, QAbstractButton, f"修改{worker.name}").click()
    assert kept().name == "示例改名"


def test_from_a_list_of_people_in_an_entry(session, in_sight, worker, kept, meet, named, rename):
    entry = in_sight(PeopleEntry(session))
    entry.set_value([worker.rid])
    meet(rename("示例改名"))
    named(entry, QAbstractButton, f"修改{worker.name}").click()
    assert kept().name == "示例改名"
    QApplication.processEvents()  # what was just put into a layout is shown then
    assert "示例改名" in said(entry)


def test_from_the_list_in_which_people_are_chosen(session, worker, kept, meet, named, rename):
    def correct(dialog):
        search = named(dialog, QLineEdit, "选择人员")
        search.setText(worker.name)
        QTest.keyClick(search, Qt.Key.Key_Return)
        named(dialog, QAbstractButton, "修改所选的资料").click()

    meet(correct, rename("示例改名"))
    pick_person(session)
    assert kept().name == "示例改名"
