"""导入工资明细: what a list would do is shown, what differs is asked, one step takes it back."""

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.person import Person
from inspector_app.ui.cases.claims_import import ClaimsImport
from inspector_app.ui.cases.claims_tab import ClaimsTab
from inspector_app.ui.widgets.icon_label import IconLabel

CONTROL = Qt.KeyboardModifier.ControlModifier
CARDS = ("姓名", "身份证号", "开户银行", "银行卡号", "欠发工资（元）", "备注")


@pytest.fixture
def book(tmp_path):
    """``book("a.xlsx", row, …)`` writes a workbook and gives its path."""

    def write(name, *rows):
        made = openpyxl.Workbook()
        for row in rows:
            made.worksheets[0].append(row)
        made.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def kept(desk):
    """The lines as the store has them."""
    return lambda: sorted(desk.context.store.find(WageClaim, case_rid=desk.case.rid), key=lambda claim: claim.line)


@pytest.fixture
def cards(book, desk):
    """A bank's list: the first worker claims more, the second is unchanged but for the card, a fourth is new."""
    one, two = desk.workers[:2]
    return book(
        "银行卡.xlsx", CARDS, (one.name, one.id_number, "示例银行", "6222020000000000000", 25_000, "补发"),
        (two.name, two.id_number, "示例银行", "6222020000000000018", None, None),
        ("钱示例", "1234", None, None, 9000, None),
    )  # fmt: skip


@pytest.fixture
def dialog(session, desk, in_sight):
    chosen = []
    made = in_sight(ClaimsImport(session, desk.case.rid, lambda _parent, _start: str(chosen.pop(0))))
    made.chosen = chosen
    return made


@pytest.fixture
def choose(dialog, jobs, named):
    """Choose a file by the button; it is read."""

    def take(path):
        dialog.chosen.append(path)
        named(dialog, QPushButton, "Excel 文件：选择…").click()
        jobs.run_all()

    return take


def words(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def asked(dialog):
    return next(view for view in dialog.findChildren(QTableView) if view.accessibleName() == "与已登记的不同之处")


def test_before_a_file_is_chosen_nothing_is_said_and_the_cursor_is_in_the_file(dialog, named, unnamed):
    assert unnamed(dialog) == []
    assert dialog.focusWidget() is named(dialog, QLineEdit, "Excel 文件")
    assert not dialog.primary.isEnabled()
    assert not [icon for icon in dialog.findChildren(IconLabel) if icon.isVisibleTo(dialog)]
    assert not dialog.table.isVisibleTo(dialog)


def test_what_the_list_would_do_is_shown_before_anything_is_kept(dialog, choose, cards, kept):
    before = kept()
    choose(cards)
    said = words(dialog)
    assert "读出3人" in said
    assert "新增1人" in said
    assert "补充2人的空缺" in said
    assert "1处与已登记的不同" in said
    assert "没有读入的内容：备注。" in said
    model = asked(dialog).model()
    assert [model.index(0, column).data() for column in range(1, 6)] == [
        "2", "示例工人甲", "工人主张", "20,000.00元", "25,000.00元",
    ]  # fmt: skip
    assert dialog.table.model().rowCount() >= 1
    assert kept() == before


def test_a_table_that_was_copied_elsewhere_is_read_like_a_file(dialog, named, jobs, desk, choose, cards):
    one = desk.workers[0]
    choose(cards)
    for text in ("", f"姓名\t身份证号\t欠发工资（元）\n{one.name}\t{one.id_number}\t26000\n孙示例\t\t5000\n"):
        QApplication.clipboard().setText(text)
        named(dialog, QPushButton, "读取复制的表格").click()
        jobs.run_all()
        if not text:
            assert dialog.notice.sentence == "剪贴板里没有文字，请先复制表格内容。"
            assert not dialog.primary.isEnabled()
    assert "读出2人" in words(dialog)
    assert "新增1人" in words(dialog)
    assert not named(dialog, QLineEdit, "Excel 文件").text()
    assert dialog.primary.isEnabled()


def test_nothing_of_a_file_stays_when_another_is_chosen(dialog, choose, cards, book):
    choose(cards)
    choose(book("空.xlsx", ("班组", "金额"), ("甲", 1)))
    assert "读出3人" not in words(dialog)
    assert not dialog.primary.isEnabled()
    assert not asked(dialog).isVisibleTo(dialog)


def test_leaving_the_entry_does_not_read_the_same_file_again(dialog, choose, cards, jobs, named, qtbot):
    choose(cards)
    view = asked(dialog)
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    line = named(dialog, QLineEdit, "Excel 文件")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    jobs.run_all()
    assert len(dialog.lines) == 3
    assert dialog.lines[0].claim.claimed_fen == 2_500_000


def test_a_worker_twice_in_the_list_is_told(dialog, choose, book, desk):
    one = desk.workers[0]
    choose(book("重.xlsx", CARDS, (one.name, one.id_number), (one.name, one.id_number)))
    assert dialog.notice.sentence
    assert not dialog.primary.isEnabled()


@pytest.fixture
def tab(session, desk, in_sight):
    tab = in_sight(ClaimsTab(session, desk.case.rid))
    session.changed.connect(lambda _result: tab.reload())
    return tab


@pytest.fixture
def take_in(tab, jobs, meet, monkeypatch, press):
    """Import a file in the window; ``act`` does something in the dialog before 导入 is pressed."""

    def run(path, act=lambda dialog: None):
        def use(dialog):
            line = next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == "Excel 文件")
            line.setText(str(path))
            line.editingFinished.emit()
            jobs.run_all()
            act(dialog)
            press(dialog, "导入")

        meet(use)
        press(tab, "从 Excel 导入")

    return run


def acts(desk):
    return len({change.group for change in desk.context.store.journal.every()})


def test_an_import_is_one_act_and_one_step_of_undo(tab, take_in, cards, desk, kept, qtbot):
    before, count = kept(), acts(desk)
    take_in(cards)
    assert acts(desk) == count + 1
    assert [claim.claimed_fen for claim in kept()] == [2_000_000, 2_000_000, 2_000_000, 900_000]
    assert not kept()[3].identity_checked
    assert desk.context.store.need(Person, desk.workers[1].rid).card == "6222020000000000018"
    qtbot.keyClick(tab.view, Qt.Key.Key_Z, CONTROL)
    assert kept() == before
    assert desk.context.store.need(Person, desk.workers[1].rid) == desk.workers[1]
    assert tab.model.undo_stack.index() == 0
    qtbot.keyClick(tab.view, Qt.Key.Key_Y, CONTROL)
    assert len(kept()) == 4
    assert desk.context.store.need(Person, kept()[3].person_rid).id_number == "1234"


def test_what_differs_is_taken_when_a_person_says_so(tab, take_in, cards, kept, qtbot, press):
    take_in(cards, lambda dialog: press(dialog, "全部采用表中的"))
    assert kept()[0].claimed_fen == 2_500_000
    qtbot.keyClick(tab.view, Qt.Key.Key_Z, CONTROL)
    assert kept()[0].claimed_fen == 2_000_000


def test_what_was_typed_and_not_kept_survives_an_import(tab, take_in, cards, kept, qtbot):
    QApplication.clipboard().setText("\t349900\n")
    tab.view.go_to(3, 0)
    qtbot.keyClick(tab.view, Qt.Key.Key_V, CONTROL)
    assert [row.saved for row in tab.model.rows] == [True, True, True, False]
    take_in(cards)
    assert [row.saved for row in tab.model.rows] == [True, True, True, True, False]
    assert tab.model.text(4, tab.model.column("id_number")) == "349900"
    assert [row.line.claim.line for row in tab.model.rows] == [1, 2, 3, 4, 5]
