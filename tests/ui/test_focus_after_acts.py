"""After an act the keys fall where the person was, or where the work goes on; never into the navigation or nowhere."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QLineEdit, QWidget

from inspector_app.app import PAGES
from inspector_app.store import drafts as stored
from inspector_app.support.errors import Trouble
from inspector_app.ui.cases.claims_view import ClaimsView
from inspector_app.ui.cases.payment_table import PaymentTable
from inspector_app.ui.frame import MainWindow
from inspector_app.ui.session import Session
from inspector_app.ui.start.page_list import page_specs
from inspector_app.ui.targets import CASES, CaseTab, ResumeDraft, ShowCase
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.liabilities import remove_liability
from tests.builders import an_id_number
from tests.ui.conftest import find_named
from tests.ui.hands import meeting, stop_meeting

GOOD = an_id_number()
WRONG = GOOD[:-1] + ("1" if GOOD[-1] != "1" else "2")  # fails its check digit


@pytest.fixture
def session(context, runner, messages):
    return Session(context, runner, messages)


@pytest.fixture
def window(desk, session, family, qtbot):
    window = MainWindow(session, page_specs(PAGES, session), family)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    stop_meeting()


def press(window, name, *acts):
    """Press a button by the keyboard, and do something with each dialog that comes."""
    settle()  # nobody is quicker than the page that was just opened
    button = find_named(window.page(window.key), QAbstractButton, name)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.hasFocus()
    met = meeting(acts)
    QTest.keyClick(button, Qt.Key.Key_Space)
    window.activateWindow()
    return met


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def here() -> QWidget:
    return QApplication.focusWidget()


def name_here() -> str:
    widget = here()
    return widget.accessibleName() if widget is not None else ""


def assert_in_sight(view: QAbstractItemView) -> None:
    cell = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(cell.adjusted(0, 0, -cell.width() + 1, 0)), cell


def pay_all(dialog):
    find_named(dialog, QAbstractButton, "全部付清").click()
    dialog.primary.click()


def pay_one(dialog):
    table = dialog.findChild(PaymentTable)
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 1))
    QTest.keyClick(table, Qt.Key.Key_Space)
    dialog.primary.click()


def test_after_a_payment_one_is_at_its_button_or_in_the_list(desk, window, qtbot):
    desk.half_paid()
    window.show_page(CASES, ShowCase(desk.case.rid, CaseTab.PAYMENTS))
    press(window, "登记支付", pay_one)
    qtbot.waitUntil(lambda: name_here() == "登记支付")
    press(window, "登记支付", pay_all)
    qtbot.waitUntil(lambda: name_here() == "支付记录")
    assert_in_sight(here())


def test_after_a_step_one_is_at_the_next_one(desk, window, qtbot):
    """确定支付责任 is over then, and its button gone."""
    remove_liability(desk.context, desk.case.rid, desk.liability.rid)
    window.show_page(CASES, ShowCase(desk.case.rid, CaseTab.OVERVIEW))

    def choose(dialog):
        dialog.sheet.fields["ground"].entry.set_value("PG-01")
        dialog.sheet.fields["known"].entry.set_value(desk.company.rid)
        dialog.primary.click()

    press(window, "确定支付责任", choose)
    qtbot.waitUntil(lambda: name_here() == "立案")


def test_after_a_dialog_that_was_turned_back_from_one_is_at_its_button(desk, window, qtbot):
    window.show_page(CASES, ShowCase(desk.case.rid, CaseTab.OVERVIEW))

    press(window, "添加责任主体", lambda dialog: dialog.reject())
    qtbot.waitUntil(lambda: name_here() == "添加责任主体")


@pytest.mark.parametrize("behind_a_box", [False, True])
def test_a_restored_row_of_the_wage_list_is_where_one_is(desk, window, session, qtbot, behind_a_box):
    """Also when the page comes before the window does, right after the list of drafts has gone."""
    window.show_page(CASES, ShowCase(desk.case.rid, CaseTab.CLAIMS))
    grid = window.page(CASES).findChild(ClaimsView)
    QApplication.clipboard().setText("\n".join(f"郑示例{n}\t{WRONG}" for n in "甲乙丙丁戊己庚辛壬癸" * 2))
    grid.go_to(3, 0)
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    session.pausing.emit()
    (draft,) = all_drafts(desk.context)
    again = MainWindow(session, page_specs(PAGES, session), "")
    qtbot.addWidget(again)
    with qtbot.waitActive(again):
        again.show()
        again.activateWindow()
    session.resume(draft.key)
    box = QDialog(again)
    if behind_a_box:
        box.setModal(True)
        with qtbot.waitActive(box):
            box.show()
            box.activateWindow()
        box.hide()
    again.show_page(CASES, ResumeDraft(draft.key))
    settle()
    again.activateWindow()
    qtbot.waitUntil(lambda: name_here() == "第4行：证件号码")
    assert here().window() is again
    assert here().text() == WRONG  # open: the next key goes on with it
    assert_in_sight(again.page(CASES).findChild(ClaimsView))


def test_a_cell_that_is_open_while_the_list_is_read_again_stays_open(desk, window, session, qtbot):
    window.show_page(CASES, ShowCase(desk.case.rid, CaseTab.CLAIMS))
    grid = window.page(CASES).findChild(ClaimsView)
    grid.go_to(1, 0)
    QTest.keyClicks(grid, "Z")
    QTest.keyClicks(here(), "hang")
    last = case_file(desk.context, desk.case.rid).claims[-1]
    desk.keep(replace(last, crew="木工班"))
    session.changed.emit(None)
    qtbot.waitUntil(lambda: name_here() == "第2行：姓名")
    assert here().text() == "Zhang"


def test_after_the_box_of_a_full_disk_one_types_on_in_the_same_cell(desk, window, qtbot, monkeypatch):
    window.show_page(CASES, ShowCase(desk.case.rid, CaseTab.CLAIMS))
    settle()
    grid = window.page(CASES).findChild(ClaimsView)
    QApplication.clipboard().setText(f"郑示例\t{WRONG}")
    grid.go_to(3, 0)
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    real = stored.run

    def full(db, sql, parameters=()):
        if sql.startswith("INSERT"):
            raise Trouble("disk-full")
        return real(db, sql, parameters)

    monkeypatch.setattr(stored, "run", full)
    grid.go_to(3, grid.grid.column("crew"))
    QTest.keyClicks(grid, "T")
    QTest.keyClicks(here(), "e")
    met = meeting([lambda box: QTest.keyClick(box, Qt.Key.Key_Escape)])
    assert not window.close()
    assert len(met) == 1
    window.activateWindow()
    qtbot.waitUntil(lambda: isinstance(here(), QLineEdit) and here().window() is window)
    QTest.keyClicks(here(), "am")
    QTest.keyClick(here(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: grid.grid.text(3, grid.grid.column("crew")) == "Team")
    monkeypatch.undo()


def test_a_masked_number_comes_back_as_it_was_typed_after_a_box(desk, window, qtbot, monkeypatch):
    window.show_page(CASES, ShowCase(desk.case.rid, CaseTab.CLAIMS))
    settle()
    grid = window.page(CASES).findChild(ClaimsView)
    column = grid.grid.column("id_number")
    before = grid.grid.text(1, column)
    grid.go_to(1, column)
    QTest.keyClicks(grid, "1")
    QTest.keyClicks(here(), "10101")

    def full(*_args, **_more):
        raise Trouble("disk-full")

    monkeypatch.setattr("inspector_app.ui.cases.claims_draft.keep_draft", full)
    met = meeting([lambda box: QTest.keyClick(box, Qt.Key.Key_Escape)])
    assert not window.close()
    assert len(met) == 1
    window.activateWindow()
    qtbot.waitUntil(lambda: isinstance(here(), QLineEdit) and here().window() is window)
    monkeypatch.undo()
    assert here().text() == "110101"
    QTest.keyClicks(here(), "2")
    QTest.keyClick(here(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: grid.grid.text(1, column) == "1101012")
    assert before != "1101012"
