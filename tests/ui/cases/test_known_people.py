"""A number that somebody has is said where it is typed: in the wage grid, the person's dialog and the import."""

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.person import Person
from inspector_app.ui.cases.claims_import import ClaimsImport
from inspector_app.ui.cases.claims_tab import ClaimsTab
from inspector_app.ui.parties.party_dialogs import PersonDialog
from inspector_app.usecases.people import save_person
from tests.builders import a_person


@pytest.fixture
def known(desk) -> Person:
    return save_person(desk.context, a_person("示例已登记"))


@pytest.fixture
def tab(session, desk, known, in_sight) -> ClaimsTab:
    tab = in_sight(ClaimsTab(session, desk.case.rid))
    session.changed.connect(lambda _result: tab.reload())  # as the case page does
    return tab


def paste(tab, qtbot, row, *cells):
    tab.view.go_to(row, [column.key for column in tab.model.columns].index("name"))
    QApplication.clipboard().setText("\t".join(cells))
    qtbot.keyClick(tab.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def lines(desk):
    return sorted(desk.context.store.find(WageClaim, case_rid=desk.case.rid), key=lambda claim: claim.line)


def test_a_row_about_somebody_registered_is_that_person_and_is_one_step(tab, desk, known, qtbot):
    assert [column.key for column in tab.model.columns][:2] == ["name", "id_number"]
    paste(tab, qtbot, 3, known.name, known.id_number)
    assert lines(desk)[3].person_rid == known.rid
    assert desk.context.store.count(Person) == len(desk.workers) + 1
    tab.model.undo()
    assert len(lines(desk)) == 3
    tab.model.redo()
    assert lines(desk)[3].person_rid == known.rid


def test_a_row_with_the_number_of_somebody_else_says_whose_it_is(tab, desk, known, qtbot):
    paste(tab, qtbot, 3, "示例别人", known.id_number)
    assert len(lines(desk)) == 3
    tab.view.go_to(3, 1)
    assert known.name in tab.foot.mark.sentence
    assert desk.context.store.count(Person) == len(desk.workers) + 1


def test_a_row_that_is_taken_back_leaves_nobody_behind(tab, desk, qtbot):
    before = desk.context.store.count(Person)
    paste(tab, qtbot, 3, "示例临时")
    assert desk.context.store.count(Person) == before + 1
    tab.model.undo()
    assert desk.context.store.count(Person) == before
    tab.model.redo()
    assert desk.context.store.count(Person) == before + 1


def test_the_dialog_of_a_person_says_at_once_who_has_the_number(session, known, meet, named, qtbot):
    told = []

    def enter(dialog):
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        line = named(dialog, QLineEdit, "证件号码")
        line.setFocus()
        QTest.keyClicks(line, known.id_number)
        QTest.keyClick(line, Qt.Key.Key_Tab)
        told.extend(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))
        dialog.reject()

    meet(enter)
    assert PersonDialog.ask(session) is None
    assert any(known.name in words and "已登记" in words for words in told)


def test_an_import_asks_about_a_number_of_another_name(session, desk, known, jobs, in_sight, named, tmp_path):
    book = openpyxl.Workbook()
    for row in (("姓名", "身份证号", "欠发工资（元）"), ("示例别人", known.id_number, 9000)):
        book.worksheets[0].append(row)
    book.save(tmp_path / "名单.xlsx")
    dialog = in_sight(ClaimsImport(session, desk.case.rid, lambda _parent, _start: str(tmp_path / "名单.xlsx")))
    named(dialog, QPushButton, "文件：选择…").click()
    jobs.run_all()
    model = named(dialog, QTableView, "导入结果").model()
    told = [model.index(row, model.columnCount() - 1).data() for row in range(model.rowCount())]
    assert f"姓名：{known.name} → 示例别人" in told


def test_a_name_typed_without_number_that_is_registered_elsewhere_is_proposed(tab, desk, known, qtbot, press):
    paste(tab, qtbot, 3, "示例 已登记")
    assert "“示例 已登记”可能已经登记过：示例已登记（名称相同" in tab.notice.sentence
    assert known.id_number not in tab.notice.sentence
    before = desk.context.store.count(Person)
    press(tab, "选用已登记的人员")
    assert lines(desk)[3].person_rid == known.rid
    assert desk.context.store.count(Person) == before - 1  # the one who was only typed is nobody
    assert tab.notice.sentence == ""
    tab.model.undo()
    assert lines(desk)[3].person_rid != known.rid


def test_another_value_of_the_same_row_proposes_nobody_again(tab, desk, known, qtbot):
    paste(tab, qtbot, 3, "示例 已登记")
    tab.notice.clear()
    tab.view.go_to(3, [column.key for column in tab.model.columns].index("crew"))
    tab.model.put({3: {"crew": "木工班"}}, "修改")
    assert lines(desk)[3].crew == "木工班"
    assert tab.notice.sentence == ""


def test_somebody_registered_is_added_as_a_line_from_the_list(tab, desk, known, meet, press, named, qtbot):
    def pick(dialog):
        box = named(dialog, QLineEdit, "选择人员")
        box.insert("已登记")
        qtbot.keyClick(box, Qt.Key.Key_Return)
        qtbot.keyClick(box, Qt.Key.Key_Return)

    meet(pick)
    press(tab, "添加已登记的人员")
    assert [line.person_rid for line in lines(desk)][3:] == [known.rid]
    assert not lines(desk)[3].identity_checked
    meet(pick)
    press(tab, "添加已登记的人员")
    assert len(lines(desk)) == 4  # who has a line is shown, not doubled
    assert tab.view.currentIndex().row() == 3
