"""导入工资明细: what a list would do is shown, what differs is asked, one step takes it back."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton, QTableView

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.number_look import NumberLook
from inspector_app.domain.person import Person
from inspector_app.support.errors import Problem
from inspector_app.ui.cases.choice_dialog import ChoiceDialog
from inspector_app.ui.cases.claims_import import ClaimsImport
from inspector_app.ui.cases.claims_tab import ClaimsTab
from inspector_app.ui.lists.sheet_model import MARKED_ROLE
from inspector_app.usecases import people
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.claim_lines import line_of, save_lines
from inspector_app.usecases.number_looks import IN_FILES
from inspector_app.usecases.open_lists import kinds, list_fields
from tests.builders import a_person
from tests.ui.conftest import find_named
from tests.ui.hands import type_words

CONTROL = Qt.KeyboardModifier.ControlModifier
CARDS = ("姓名", "身份证号", "开户银行", "银行卡号", "欠发工资（元）", "欠薪月数")


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
        "银行卡.xlsx", CARDS, (one.name, one.id_number, "示例银行", "6222020000000000000", 25_000, 2),
        (two.name, two.id_number, "示例银行", "6222020000000000018", None, None),
        ("钱示例", "1234", None, None, 9000, None),
    )  # fmt: skip


@pytest.fixture
def opened(session, desk, in_sight):
    """``opened()`` is the dialog; ``chosen`` are the files that will be chosen in it."""

    def open_it():
        chosen = []
        made = in_sight(ClaimsImport(session, desk.case.rid, lambda _parent, _start: str(chosen.pop(0))))
        made.chosen = chosen
        return made

    return open_it


@pytest.fixture
def dialog(opened):
    return opened()


@pytest.fixture
def choose(dialog, jobs, named):
    """Choose a file by the button; it is read."""

    def take(path, dialog=dialog):
        dialog.chosen.append(path)
        named(dialog, QPushButton, "文件：选择…").click()
        jobs.run_all()

    return take


def words(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def view(dialog, name="导入结果"):
    return find_named(dialog, QTableView, name)


def lines(dialog):
    """The lines of the plan that are listed, as a person reads them."""
    model = view(dialog).model()
    columns = range(model.columnCount())
    said = Qt.ItemDataRole.AccessibleTextRole
    return [tuple(model.index(row, c).data(said) or "" for c in columns)[-4:] for row in range(model.rowCount())]


def row_of(dialog, *words):
    return next(at for at, line in enumerate(lines(dialog)) if all(word in "　".join(line) for word in words))


def click(table, row, column, qtbot):
    index = table.model().index(row, column)
    table.scrollTo(index)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())


def marked(dialog):
    """The marked cells of the file, by what stands in them."""
    model = view(dialog, "文件内容").model()
    places = ((row, column) for row in range(model.rowCount()) for column in range(model.columnCount()))
    return [model.index(*place).data() for place in places if model.index(*place).data(MARKED_ROLE)]


def test_before_a_file_is_chosen_no_table_is_shown_and_the_cursor_is_in_the_file(dialog, named, unnamed):
    assert unnamed(dialog) == []
    assert dialog.focusWidget() is named(dialog, QLineEdit, "文件")
    assert not dialog.primary.isEnabled()
    assert not view(dialog).isVisibleTo(dialog)
    assert not named(dialog, QPushButton, "看什么：对应各列").isVisibleTo(dialog)


def test_what_the_list_would_do_is_shown_before_anything_is_kept(dialog, choose, cards, kept):
    before = kept()
    choose(cards)
    said = words(dialog)
    assert "读出3人" in said
    assert "新增1人" in said
    assert "补充2人的空缺" in said
    assert "1处与已登记的不同" in said
    assert "没有读入的内容：欠薪月数。" in said
    assert ("不同", "E2", "示例工人甲", "工人主张：20,000.00元 → 25,000.00元") in lines(dialog)
    assert ("新增", "第4行", "钱示例", "欠发9,000.00元；尾号：证件号码1234") in lines(dialog)
    assert ("未读", "", "欠薪月数", "读懂了，但没有对应的栏目可以登记") in lines(dialog)
    assert kept() == before


def test_a_line_shows_its_cells_and_a_cell_its_line(dialog, choose, cards, desk, qtbot):
    choose(cards)
    click(view(dialog), row_of(dialog, "新增", "钱示例"), 1, qtbot)
    assert marked(dialog) == ["钱示例", "1234", "9000"]
    click(view(dialog), row_of(dialog, "25,000.00元"), 1, qtbot)
    assert marked(dialog) == ["25000"]
    file = view(dialog, "文件内容")
    click(file, 2, 3, qtbot)
    assert view(dialog).chosen_record().who == desk.workers[1].name
    assert "0018”：读作“银行卡号”" in words(dialog)
    click(file, 0, 4, qtbot)
    assert "E1“欠发工资（元）”：列名：读作“欠发工资（元）”" in words(dialog)


def test_long_numbers_of_the_file_are_masked_until_somebody_wants_to_see_them(dialog, choose, cards, desk, named):
    choose(cards)
    cell = view(dialog, "文件内容").model().index(1, 1)
    number = desk.workers[0].id_number
    assert (cell.data() == number, cell.data()[:3]) == (False, number[:3])
    desk.context.store.anchor_problem = Problem("office-read-only")
    named(dialog, QPushButton, "显示证件和卡号").click()
    assert cell.data() != number  # nobody sees it without leaving a trace
    desk.context.store.anchor_problem = None
    named(dialog, QPushButton, "显示证件和卡号").click()
    assert cell.data() == number
    assert [(each.about, each.what) for each in desk.context.store.all(NumberLook)] == [(desk.case.rid, IN_FILES)]


def test_only_some_lines_are_listed_when_a_person_wants_so(dialog, choose, cards, named):
    choose(cards)
    named(dialog, QPushButton, "显示：变化 3").click()
    assert {line[0] for line in lines(dialog)} == {"补充", "不同"}
    named(dialog, QPushButton, "显示：未读 1").click()
    assert [line[2] for line in lines(dialog)] == ["欠薪月数"]


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
    path = named(dialog, QLineEdit, "文件")
    assert not path.text()
    path.setFocus()
    QTest.keyClick(path, Qt.Key.Key_Tab)  # the empty entry is left: what was copied stays
    jobs.run_all()
    assert "读出2人" in words(dialog)
    assert dialog.primary.isEnabled()


def test_nothing_of_a_file_stays_when_another_is_chosen(dialog, choose, cards, book):
    choose(cards)
    choose(book("空.xlsx", ("班组", "金额"), ("甲", 1)))
    assert "读出3人" not in words(dialog)
    assert (dialog.lines, dialog.primary.text()) == ((), "按此读取")
    assert not view(dialog).isVisibleTo(dialog)


def test_leaving_the_entry_does_not_read_the_same_file_again(dialog, choose, cards, jobs, named, qtbot):
    choose(cards)
    table = view(dialog)
    table.selectRow(row_of(dialog, "25,000.00元"))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    line = named(dialog, QLineEdit, "文件")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    jobs.run_all()
    assert len(dialog.lines) == 3
    assert dialog.lines[0].claim.claimed_fen == 2_500_000
    for place in (line, dialog.side.file, dialog):  # Enter takes in nothing, wherever it is pressed
        qtbot.keyClick(place, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(table, Qt.Key.Key_Return, CONTROL)
    assert dialog.result() == ClaimsImport.DialogCode.Accepted


def test_a_worker_twice_in_the_list_is_told_and_shown(dialog, choose, book, desk):
    one = desk.workers[0]
    choose(book("重.xlsx", CARDS, (one.name, one.id_number), (one.name, one.id_number)))
    assert not dialog.notice.sentence  # it refuses nothing: what is owed would be kept as unknown
    assert ("错误", "B3") in [line[:2] for line in lines(dialog)]


UNKNOWN = (("哪位", "多少钱", "哪个月"), ("示例甲", "0.5", "3月"), ("示例乙", "0.8", "4月"))


def title(name):
    return next(field.title for field in list_fields(kinds()["wages"]) if field.name == name)


def pick(dialog, name, word, qtbot):
    """Choose a word from the pop-up of a box by its keys."""
    box = find_named(dialog, QComboBox, name)
    box.setFocus()
    box.showPopup()
    box.view().setCurrentIndex(box.model().index(box.findText(word), 0))
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert box.currentText() == word


def test_columns_that_nobody_understands_are_said_once_and_remembered(
    opened, dialog, choose, book, jobs, named, qtbot, press
):  # fmt: skip
    choose(book("哪位.xlsx", *UNKNOWN))
    assert "姓名" in dialog.notice.sentence
    assert dialog.primary.text() == "按此读取"
    assert find_named(dialog, QComboBox, "A列“哪位”读作").currentText() == title("name")  # by what stands below
    for name, field in (("B列“多少钱”读作", "owed"), ("C列“哪个月”读作", "period")):
        pick(dialog, name, title(field), qtbot)
    pick(dialog, "列名没有写明的金额单位", "万元", qtbot)
    named(dialog, QLineEdit, "各行没有写明的月份").setFocus()
    qtbot.keyClicks(named(dialog, QLineEdit, "各行没有写明的月份"), "2025")
    press(dialog, "按此读取")
    jobs.run_all()
    assert "读出2人，主张合计13,000.00元" in words(dialog)
    assert ("新增", "第2行", "示例甲", "欠发5,000.00元，2025-03-01至2025-03-31") in lines(dialog)
    press(dialog, "导入")
    other = opened()
    choose(book("哪位又.xlsx", *UNKNOWN[:2]), other)
    assert "读出1人，主张合计5,000.00元" in words(other)


def test_what_was_said_of_columns_is_forgotten_with_the_dialog(
    opened, dialog, choose, book, jobs, qtbot, press
):  # fmt: skip
    choose(book("哪位.xlsx", *UNKNOWN))
    pick(dialog, "A列“哪位”读作", "不读", qtbot)
    press(dialog, "按此读取")
    assert "请选择文件里哪一列是“姓名”。" in words(dialog)
    pick(dialog, "A列“哪位”读作", title("name"), qtbot)
    press(dialog, "按此读取")
    jobs.run_all()
    assert "读出2人" in words(dialog)
    press(dialog, "取消")
    other = opened()
    choose(book("哪位又.xlsx", *UNKNOWN), other)
    assert other.primary.text() == "按此读取"


def test_two_columns_of_names_are_told_beside_the_column(dialog, choose, cards, qtbot, press, named, jobs):
    choose(cards)
    named(dialog, QPushButton, "看什么：对应各列").click()
    assert find_named(dialog, QComboBox, "E列“欠发工资（元）”读作").currentText() == "欠发工资（元）"
    pick(dialog, "C列“开户银行”读作", "姓名", qtbot)
    press(dialog, "按此读取")
    assert not jobs.pending
    assert "“姓名”已取自A列，只能取一列；请核对。" in words(dialog)
    pick(dialog, "C列“开户银行”读作", "不读", qtbot)
    press(dialog, "按此读取")
    jobs.run_all()
    assert ("未读", "C列", "开户银行", "改由别的列读") in lines(dialog)


def test_a_column_that_is_chosen_takes_the_place_of_the_guessed_one(dialog, choose, cards, qtbot, named):
    choose(cards)
    named(dialog, QPushButton, "看什么：对应各列").click()
    pick(dialog, "C列“开户银行”读作", "欠发工资（元）", qtbot)
    assert find_named(dialog, QComboBox, "E列“欠发工资（元）”读作").currentText() == "不读"
    assert "改由别的列读" in words(dialog)


def test_a_row_that_was_misread_is_said_by_its_number(dialog, choose, cards, named, press, jobs):
    choose(cards)
    named(dialog, QPushButton, "看什么：对应各列").click()
    box = named(dialog, QLineEdit, "读错了的行")
    type_words(box, "3=哪个")
    press(dialog, "按此读取")
    assert "看不懂“3=哪个”" in words(dialog)
    box.selectAll()
    type_words(box, "3=不读")
    press(dialog, "按此读取")
    jobs.run_all()
    assert any("按您指定的没有读" in "　".join(line) for line in lines(dialog))


CHAT = """示例工友群
张示例 2026/1/5 10:22
赵示例 欠5000
钱示例，13800000001，欠一万八
收到
合计 23000
"""


def test_lines_of_a_chat_are_planned_beside_what_was_said(dialog, named, jobs, qtbot):
    QApplication.clipboard().setText(CHAT)
    named(dialog, QPushButton, "读取复制的表格").click()
    jobs.run_all()
    assert "读出2人，主张合计23,000.00元" in words(dialog)
    assert [line[1:] for line in lines(dialog) if line[0] == "新增"] == [
        ("第3行", "赵示例", "欠发5,000.00元"), ("第4行", "钱示例", "欠发18,000.00元；尾号：电话0001"),
    ]  # fmt: skip
    model = view(dialog, "文件内容").model()
    said = [model.index(row, model.columnCount() - 1).data() for row in range(model.rowCount())]
    assert said == [
        "原话",
        "示例工友群",
        "张示例 2026/1/5 10:22",
        "赵示例 欠5000",
        "钱示例，138****0001，欠一万八",
        "收到",
        "合计 23000",
    ]
    click(view(dialog), row_of(dialog, "新增", "钱示例"), 1, qtbot)
    assert marked(dialog) == ["钱示例", "138****0001", "一万八"]
    file = view(dialog, "文件内容")
    assert file.horizontalHeader().logicalIndex(0) == model.columnCount() - 1  # what was said stands first
    click(file, said.index("赵示例 欠5000"), model.columnCount() - 1, qtbot)
    assert marked(dialog) == ["赵示例", "5000"]


def file_cells(dialog):
    """What is shown of the file, row by row."""
    model = view(dialog, "文件内容").model()
    return [[model.index(row, c).data() for c in range(model.columnCount())] for row in range(model.rowCount())]


def entry(dialog):
    """Where a person types what the cell in hand reads."""
    return next(
        each for each in dialog.findChildren(QLineEdit) if each.isVisible() and "读作（原文" in each.accessibleName()
    )


def read_as(dialog, text, jobs, qtbot):
    """F2 on the cell in hand, what it reads, Enter."""
    qtbot.keyClick(view(dialog, "文件内容"), Qt.Key.Key_F2)
    entry(dialog).selectAll()
    type_words(entry(dialog), text)
    qtbot.keyClick(entry(dialog), Qt.Key.Key_Return)
    jobs.run_all()


def test_a_cell_that_reads_otherwise_is_said_in_the_file_and_taken_back(dialog, choose, cards, jobs, qtbot, named):
    choose(cards)
    before, file = lines(dialog), view(dialog, "文件内容")
    click(file, 3, 4, qtbot)
    read_as(dialog, "9800", jobs, qtbot)
    assert file_cells(dialog)[3][4] == "9000 → 9800"
    assert ("提示", "E4", "钱示例", "按更正读：原文“9000”，读作“9800”。") in lines(dialog)
    assert lines(dialog)[row_of(dialog, "新增", "钱示例")][3].startswith("欠发9,800.00元")
    assert (file.hasFocus(), file.currentIndex().row(), file.currentIndex().column()) == (True, 3, 4)
    click(file, 3, 4, qtbot)
    qtbot.mouseDClick(file.viewport(), Qt.MouseButton.LeftButton, pos=file.visualRect(file.currentIndex()).center())
    assert entry(dialog).text() == "9800"
    qtbot.keyClick(entry(dialog), Qt.Key.Key_Escape)  # of the entry alone
    assert (dialog.isVisible(), file.hasFocus()) == (True, True)
    (back,) = named(dialog, QPushButton, "更正1处").actions_menu.actions()
    assert back.text() == "取回E4：9000 → 9800"
    back.trigger()
    jobs.run_all()
    assert (lines(dialog), file_cells(dialog)[3][4]) == (before, "9000")


def test_a_number_that_is_masked_is_not_written_out_where_its_cell_is_corrected(
    dialog, choose, cards, jobs, qtbot, desk
):  # fmt: skip
    choose(cards)
    before, file = lines(dialog), view(dialog, "文件内容")
    click(file, 1, 1, qtbot)
    qtbot.keyClick(file, Qt.Key.Key_F2)
    assert entry(dialog).text() == ""
    assert desk.workers[0].id_number not in entry(dialog).placeholderText() + entry(dialog).accessibleName()
    qtbot.keyClick(entry(dialog), Qt.Key.Key_Return)  # nothing was typed: it stays as it is
    assert (jobs.pending, lines(dialog)) == ([], before)


def test_what_was_ticked_stays_so_when_a_cell_is_read_otherwise(dialog, choose, cards, jobs, qtbot, press):
    choose(cards)
    press(dialog, "全部采用表中的")
    taken = dialog.side.taken
    click(view(dialog, "文件内容"), 3, 4, qtbot)
    read_as(dialog, "9800", jobs, qtbot)
    assert (len(taken), dialog.side.taken) == (1, taken)


def test_a_sentence_of_a_chat_is_said_otherwise_and_a_chat_that_is_read_anew_is_no_other_one(
    dialog, named, jobs, qtbot, press
):  # fmt: skip
    QApplication.clipboard().setText("李示例 2026-09-01 10:22\n我7月的6300，8月的5900都没发\n\n张示例欠八千多\n")
    named(dialog, QPushButton, "读取复制的表格").click()
    jobs.run_all()
    entries = [line[1:] for line in lines(dialog) if line[0] == "新增"]
    assert [place for place, *_ in entries] == ["第2行等2行", "第4行"]
    named(dialog, QPushButton, "看什么：对应各列").click()
    press(dialog, "按此读取")
    jobs.run_all()
    assert [line[1:] for line in lines(dialog) if line[0] == "新增"] == entries
    said = next(at for at, row in enumerate(file_cells(dialog)) if row[-1] == "张示例欠八千多")
    click(view(dialog, "文件内容"), said, view(dialog, "文件内容").model().columnCount() - 1, qtbot)
    read_as(dialog, "张示例欠8200，赵示例欠5000", jobs, qtbot)
    told = [line[1:3] for line in lines(dialog) if line[0] == "新增"]
    assert told == [*(each[:2] for each in entries), ("第4行", "赵示例")]
    assert [row[-1] for row in file_cells(dialog)][4:] == ["张示例欠八千多 → 张示例欠8200，赵示例欠5000"] * 2


def test_reading_may_be_stopped_and_the_dialog_goes_on(dialog, choose, cards, jobs, runner, named):
    dialog.chosen.append(cards)
    named(dialog, QPushButton, "文件：选择…").click()
    runner.cancel()
    jobs.run_all()
    assert dialog.notice.sentence == "已停止读取，什么也没有导入。"
    assert not dialog.primary.isEnabled()
    choose(cards)
    assert "读出3人" in words(dialog)


@pytest.fixture
def tab(session, desk, in_sight):
    tab = in_sight(ClaimsTab(session, desk.case.rid))
    session.changed.connect(lambda _result: tab.reload())
    return tab


@pytest.fixture
def take_in(tab, jobs, meet, monkeypatch, press):
    """Import a file in the window; ``act`` does something in the dialog before its end."""

    def run(path, act=lambda dialog: None, ends="导入"):
        def use(dialog):
            line = next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == "文件")
            line.setText(str(path))
            line.editingFinished.emit()
            jobs.run_all()
            act(dialog)
            press(dialog, ends)

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


LISTS = Path(__file__).parents[2] / "data" / "lists"


@pytest.fixture
def bare(desk):
    """The case without any line yet."""
    with desk.context.unit("删除") as unit:
        for claim in desk.context.store.find(WageClaim, case_rid=desk.case.rid):
            unit.delete(claim)


def test_three_months_in_rows_are_one_claim_each_kept_undone_and_never_taken_twice(
    bare, tab, take_in, kept, desk, qtbot, in_sight, session, tmp_path, press
):  # fmt: skip
    count = acts(desk)
    take_in(LISTS / "PC-22_14-months-as-rows.xlsx")
    first = kept()
    assert [(claim.claimed_fen, len(claim.parts)) for claim in first] == [(9300_00, 3), (9300_00, 3)]
    assert acts(desk) == count + 1
    qtbot.keyClick(tab.view, Qt.Key.Key_Z, CONTROL)
    assert kept() == []
    qtbot.keyClick(tab.view, Qt.Key.Key_Y, CONTROL)
    assert [claim.parts for claim in kept()] == [claim.parts for claim in first]
    again = in_sight(ClaimsTab(session, desk.case.rid))  # the case is opened another day
    assert [row.line.claim.claimed_fen for row in again.model.rows if row.saved] == [9300_00, 9300_00]
    same = []
    take_in(LISTS / "PC-22_14-months-as-rows.xlsx", lambda dialog: same.append((words(dialog), dialog.lines)), "取消")
    assert "2人没有变化" in same[0][0]
    assert same[0][1] == ()
    corrected = openpyxl.load_workbook(LISTS / "PC-22_14-months-as-rows.xlsx")
    sheet = corrected.worksheets[0]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value in (3000, 3100, 3200))
    was, cell.value = cell.value, cell.value + 500
    corrected.save(tmp_path / "更正.xlsx")
    told = []
    take_in(tmp_path / "更正.xlsx", lambda dialog: (told.extend(lines(dialog)), press(dialog, "全部采用表中的")))
    (change,) = [line for line in told if line[0] == "不同" and "→" in line[3]]
    assert f"{was:,}.00元 → {was + 500:,}.00元" in change[3]
    assert change[1] == cell.coordinate
    assert sorted(claim.claimed_fen for claim in kept()) == [9300_00, 9800_00]


def test_a_sheet_for_each_crew_is_seen_sheet_by_sheet(dialog, choose, qtbot):
    choose(LISTS / "PC-08_09-sheet-per-crew.xlsx")
    assert "读出6人" in words(dialog)
    sheets = find_named(dialog, QComboBox, "工作表")
    click(view(dialog), len(lines(dialog)) - 1, 1, qtbot)
    assert (sheets.count(), sheets.currentText()) == (3, "水电班")
    assert view(dialog).chosen_record().who in marked(dialog)


def test_what_stands_in_no_line_says_why(dialog, choose, qtbot):
    choose(LISTS / "PC-04_20-pages.xlsx")
    file = view(dialog, "文件内容")
    model = file.model()
    total = next(row for row in range(model.rowCount()) if "小计" in str(model.index(row, 0).data()))
    click(file, total, 0, qtbot)
    assert "合计行，与逐行相加一致" in words(dialog)
    foot = next(row for row in range(model.rowCount()) if "制表" in str(model.index(row, 0).data()))
    click(file, foot, 0, qtbot)
    assert "签字、说明一类的行，不是名单上的人" in words(dialog)


def test_two_thousand_lines_are_listed_whole_and_a_cell_finds_its_line(dialog, named, jobs, qtbot):
    people = "".join(f"示例{number:04}\t{number}\t{100 + number}\n" for number in range(2000))
    QApplication.clipboard().setText("姓名\t序号\t欠发工资（元）\n" + people)
    named(dialog, QPushButton, "读取复制的表格").click()
    jobs.run_all()
    assert view(dialog).model().rowCount() >= 2000
    click(view(dialog, "文件内容"), 1321, 2, qtbot)
    assert view(dialog).chosen_record().who == "示例1320"


def test_a_statement_brought_as_wages_is_said_and_taken_only_when_meant(dialog, choose, book, named, messages):
    choose(
        book(
            "流水.xlsx", ("交易日期", "借方发生额", "贷方发生额", "余额", "对方户名"),
            ("2025-05-06", 0, 5000, 9000, "示例置业有限公司"), ("2025-05-07", 3000, 0, 6000, "示例新人"),
        )
    )  # fmt: skip
    assert "像是银行流水" in words(dialog)
    messages.answer = False
    named(dialog, QPushButton, "导入").click()
    assert messages.asked == ["这份文件看来是另一种名单，仍要导入吗？"]
    assert not dialog.result()
    messages.answer = True
    named(dialog, QPushButton, "导入").click()
    assert dialog.result()


def test_of_several_of_one_name_a_person_says_which_one_is_meant(desk, dialog, named, jobs):
    for crew in ("木工班", "瓦工班"):
        person = people.save_person(desk.context, a_person("示例同名"))
        line = line_of(desk.case.rid, person, 90)
        line = replace(line, claim=replace(line.claim, crew=crew))
        save_lines(desk.context, case_file(desk.context, desk.case.rid), [line])
    QApplication.clipboard().setText("姓名\t工种\t欠发工资（元）\n示例同名\t粉刷\t5000\n")
    named(dialog, QPushButton, "读取复制的表格").click()
    jobs.run_all()
    assert any("请指定是哪一个" in words for *_, words in lines(dialog))

    asked = []

    def second():
        choice = dialog.held
        asked.append((type(choice), words(choice)))
        next(each for each in choice.findChildren(QRadioButton) if "瓦工班" in each.text()).click()
        choice.primary.click()

    QTimer.singleShot(0, second)
    named(dialog, QPushButton, "指定同名的是哪一个（1）").click()
    assert [kind for kind, _ in asked] == [ChoiceDialog]
    assert "第2行的“示例同名”是哪一个" in asked[0][1]
    assert not named(dialog, QPushButton, "同名的已指定").isEnabled()
    assert not any("请指定是哪一个" in words for *_, words in lines(dialog))
    assert [line.claim.crew for line in dialog.lines] == ["瓦工班"]
