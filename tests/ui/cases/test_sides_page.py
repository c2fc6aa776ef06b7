"""四方核对 as a person does it: lists are brought, differences read, followed to their places, taken back, printed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QPushButton, QTableView

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.brought_list import Side
from inspector_app.domain.evidence import Evidence
from inspector_app.ui.cases import brought_dialog
from inspector_app.ui.cases.brought_dialog import BroughtDialog
from inspector_app.ui.cases.cases_page import CasesPage
from inspector_app.ui.cases.settle_dialog import SettleDialog
from inspector_app.ui.cases.side_import import SideImport
from inspector_app.ui.lists.sheet_model import MARKED_ROLE
from inspector_app.ui.targets import CASES, DOCUMENTS, CaseTab, ShowCase, ShowSides
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.paper import EditPaper
from inspector_app.usecases.people import save_person
from inspector_app.usecases.side_lists import sides_of
from tests.books import write_book
from tests.statement_files import CARDS
from tests.ui.conftest import find_named
from tests.ui.hands import type_words

TITLE = ["示例工地2025年11月考勤表"]


@pytest.fixture
def attendance(tmp_path, desk):
    """The first worker has fewer days than claimed, the third is missing, and somebody else was there."""
    one, two, _ = desk.workers
    return write_book(
        tmp_path / "考勤.xlsx", TITLE, ["姓名", "身份证号", "出勤天数"], [one.name, one.id_number, 20],
        [two.name, two.id_number, ""], ["示例外人", "", 6],
    )  # fmt: skip


@pytest.fixture
def page(session, desk, in_sight):
    made = in_sight(CasesPage(session))
    made.open_target(ShowSides(desk.case.rid))
    QApplication.processEvents()
    return made.sides


@pytest.fixture
def opened(session, desk, in_sight):
    """``opened()`` is the import dialog; ``chosen`` are the files that will be chosen in it."""
    chosen = []
    made = in_sight(SideImport(session, desk.case.rid, lambda _parent, _start: str(chosen.pop(0))))
    made.chosen = chosen
    return made


@pytest.fixture
def choose(opened, jobs, named):
    def take(path):
        opened.chosen.append(path)
        named(opened, QPushButton, "文件：选择…").click()
        jobs.run_all()

    return take


def words(root):
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))


def rows(table):
    model = table.model()
    said = Qt.ItemDataRole.AccessibleTextRole
    return [
        [model.index(row, column).data(said) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_messages_of_a_bank_are_pasted_as_payments_of_the_worker_whose_card_it_is(opened, jobs, named, context, desk):
    worker = desk.workers[0]
    save_person(context, replace(worker, card=CARDS[0]))
    text = f"【示例银行】您尾号{CARDS[0][-4:]}的账户1月8日10:22收入5000元，余额5100元。"
    QApplication.clipboard().setText(text)
    named(opened, QPushButton, "读取复制的表格").click()
    jobs.run_all()
    assert opened.sort.value() is Side.PAYMENTS
    assert "5,000.00" in words(opened) or any(
        "5,000.00" in cell for row in rows(opened.side.table) for cell in row if cell
    )
    opened.primary.click()
    (kept,) = sides_of(context, desk.case.rid)
    assert [(line.name, line.paid_fen) for line in kept.lines] == [(worker.name, 500_000)]
    assert context.store.sealed.read(context.store.need(Evidence, kept.evidence_rid).sha256).decode() == text


def kept(desk):
    return sides_of(desk.context, desk.case.rid)


def test_it_is_opened_from_any_part_of_the_case_and_leads_back(session, desk, in_sight, wishes, press):
    rooms = in_sight(CasesPage(session))
    rooms.open_target(ShowCase(desk.case.rid, CaseTab.EVIDENCE))
    press(rooms.case, "四方核对：名单、考勤、合同、支付逐人对照")
    assert wishes == [(CASES, ShowSides(desk.case.rid))]
    rooms.open_target(wishes.pop()[1])
    assert rooms.currentWidget() is rooms.sides
    assert "没有收到考勤、合同、支付的名单" in words(rooms.sides)
    press(rooms.sides, "返回案件")
    assert rooms.currentWidget() is rooms.case


def test_without_differences_it_says_so_and_shows_all_on_demand(page, press):
    assert rows(page.table) == []
    press(page, "显示全部")
    assert [row[0] for row in rows(page.table)] == ["示例工人甲", "示例工人乙", "示例工人丙"]
    assert {row[3] for row in rows(page.table)} == {"未收到"}
    assert {row[1] for row in rows(page.table)} == {"有未比对的"}
    told = "\n".join(label.text() for label in page.findChildren(QLabel))
    assert "未比对：天数（没有收到考勤的名单）" in told
    assert "各方记载没有不同之处" not in told


def test_a_file_is_read_shown_beside_its_lines_and_kept(opened, choose, desk, attendance, named):
    assert not opened.primary.isEnabled()
    choose(attendance)
    assert "读出考勤的名单3行" in words(opened)
    assert opened.sort.value() == Side.ATTENDANCE
    told = rows(find_named(opened, QTableView, "导入结果"))
    assert [each[-1] for each in told if "示例外人" in each] == ["2025年11月，出勤6"]
    giver = named(opened, QComboBox, "提供人")
    giver.setCurrentIndex(giver.findText("劳务公司"))
    opened.primary.click()
    assert opened.outcome is not None
    (one,) = kept(desk)
    assert (one.title, one.from_whom, len(one.lines)) == ("考勤", "劳务公司", 3)


def test_the_kind_is_taken_from_the_columns_and_may_be_said_otherwise(opened, choose, desk, tmp_path, jobs, press):
    press(opened, "类别：合同")
    choose(write_book(tmp_path / "发放.xlsx", ["姓名", "实发工资"], ["示例工人甲", 5000]))
    assert opened.sort.value() == Side.CONTRACTS  # a person said so before
    choose(write_book(tmp_path / "名单.xlsx", ["姓名", "备注"], ["示例工人甲", "不明"]))
    assert opened.sort.value() == Side.CONTRACTS  # nothing in the file says otherwise
    choose(write_book(tmp_path / "工资.xlsx", ["姓名", "出勤天数", "实发工资"], ["示例工人甲", 20, 5000]))
    assert opened.sort.value() == Side.PAYMENTS
    press(opened, "类别：考勤")
    jobs.run_all()
    assert "读出考勤的名单1行" in words(opened)
    opened.primary.click()
    assert [(each.kind, each.lines[0].days, each.lines[0].paid_fen) for each in kept(desk)] == [
        (Side.ATTENDANCE, "20", None)
    ]


def test_a_column_that_nobody_understands_is_said_by_hand_and_remembered(opened, choose, desk, tmp_path, jobs, named):
    choose(write_book(tmp_path / "记工.xlsx", ["姓名", "甲"], ["示例工人甲", 20]))
    assert opened.primary.text() == "按此读取"
    box = named(opened, QComboBox, "B列“甲”读作")
    box.setCurrentIndex(box.findText("出勤天数"))
    opened.primary.click()
    jobs.run_all()
    opened.primary.click()
    assert kept(desk)[0].lines[0].days == "20"


def test_the_same_file_is_not_kept_twice_and_a_corrected_one_takes_its_place(
    session, desk, in_sight, attendance, jobs, named, tmp_path
):
    def dialog(path):
        made = in_sight(SideImport(session, desk.case.rid, lambda *_: str(path)))
        named(made, QPushButton, "文件：选择…").click()
        jobs.run_all()
        return made

    dialog(attendance).primary.click()
    again = dialog(attendance)
    assert "完全一样" in words(again)
    assert not again.primary.isEnabled()
    one = desk.workers[0]
    (tmp_path / "新").mkdir()
    mended = write_book(
        tmp_path / "新" / "考勤.xlsx", TITLE, ["姓名", "身份证号", "出勤天数"], [one.name, one.id_number, 21],
        ["示例外人", "", 6],
    )  # fmt: skip
    third = dialog(mended)
    assert "与“考勤”相比：新增0行，少了1行，改动1处，1行没有变化" in words(third)
    third.primary.click()
    assert [len(each.lines) for each in kept(desk)] == [2]


@pytest.fixture
def brought(session, desk, attendance, monkeypatch, jobs, named):
    """Bring the list in the dialog that the page opens."""

    def bring(page):
        made = SideImport(session, desk.case.rid, lambda *_: str(attendance), page)
        named(made, QPushButton, "文件：选择…").click()
        jobs.run_all()
        made.primary.click()
        monkeypatch.setattr(SideImport, "ask", classmethod(lambda *_: made.outcome))
        named(page, QPushButton, "收取名单").click()
        QApplication.processEvents()

    return bring


def choose_row(table, name, qtbot):
    row = [each[0] for each in rows(table)].index(name)
    spot = table.visualRect(table.model().index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_differences_come_first_each_with_its_question_and_its_places(page, brought, qtbot):
    brought(page)
    assert "已收取“考勤”3行" in page.notice.sentence
    assert {row[0]: row[1] for row in rows(page.table)} == {
        "示例工人丙": "在名单不在考勤",
        "示例外人": "在考勤不在名单",
    }
    choose_row(page.table, "示例工人丙", qtbot)
    said = words(page.details)
    assert "2025年11月的考勤中没有此人" in said
    assert "建议询问：" in said
    line = page.search
    type_words(line, "外人")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [row[0] for row in rows(page.table)] == ["示例外人"]


def test_a_place_leads_to_the_list_or_to_the_row_of_the_file(
    page, brought, qtbot, desk, wishes, press, monkeypatch, jobs
):
    brought(page)
    choose_row(page.table, "示例工人丙", qtbot)
    press(page.details, "查看“名单第3行”")
    assert wishes == [(CASES, ShowCase(desk.case.rid, CaseTab.CLAIMS))]
    choose_row(page.table, "示例外人", qtbot)
    looked = []
    monkeypatch.setattr(brought_dialog, "wait_for", looked.append)
    press(page.details, "查看“《考勤》第5行”")
    (dialog,) = looked
    dialog.show()
    jobs.run_all()
    model = find_named(dialog, QTableView, "文件内容").model()
    cells = [(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    assert [model.index(*cell).data() for cell in cells if model.index(*cell).data(MARKED_ROLE)] == ["示例外人", "6"]
    assert desk.workers[0].id_number not in "".join(str(model.index(*cell).data()) for cell in cells)
    dialog.close()


def shown(dialog):
    dialog.show()
    QApplication.processEvents()
    return dialog


def show_all(page):
    everybody = [each for each in page.findChildren(QPushButton) if each.accessibleName().startswith("显示：全部")]
    QTest.mouseClick(everybody[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


@pytest.fixture
def settling(monkeypatch):
    """The dialogs that were opened instead of waited for."""
    opened = []
    monkeypatch.setattr(SettleDialog, "ask", classmethod(lambda kind, *given: opened.append(kind(*given))))
    return opened


def test_a_difference_is_settled_with_a_reason_shown_so_and_asked_again(page, brought, qtbot, press, settling, desk):
    brought(page)
    for verb, reason, badge in (
        ("登记核实", "当月在别的班组，有考勤", "已核实"), ("重新提示", "该班组否认", "在名单不在考勤")
    ):  # fmt: skip
        show_all(page)
        choose_row(page.table, "示例工人丙", qtbot)
        press(page.details, f"{verb}：在名单不在考勤")
        dialog = shown(settling.pop())
        assert "2025年11月的考勤中没有此人" in words(dialog)
        type_words(dialog.findChild(QPlainTextEdit), reason)
        dialog.primary.click()
        page.refresh()
        assert {row[0]: row[1] for row in rows(page.table)}["示例工人丙"] == badge
    assert [act.kind for act in desk.context.store.find(Act, case_rid=desk.case.rid)][-2:] == [
        ActKind.HINT_SETTLED, ActKind.UNDONE
    ]  # fmt: skip


def test_a_reason_that_was_begun_is_gone_on_with_where_the_difference_stands(
    page, brought, qtbot, press, settling, session
):
    brought(page)
    choose_row(page.table, "示例工人丙", qtbot)
    press(page.details, "登记核实：在名单不在考勤")
    dialog = shown(settling.pop())
    type_words(dialog.findChild(QPlainTextEdit), "当月请假")
    dialog.close()
    (kept_draft,) = all_drafts(session.context)
    page.window().resume(DraftKey.parse(kept_draft.key))
    again = shown(settling.pop())
    assert again.findChild(QPlainTextEdit).toPlainText() == "当月请假"
    again.close()


def test_enter_goes_to_where_the_first_difference_stands(page, brought, qtbot, wishes, desk):
    brought(page)
    choose_row(page.table, "示例工人丙", qtbot)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert wishes == [(CASES, ShowCase(desk.case.rid, CaseTab.CLAIMS))]


@pytest.mark.usefixtures("no_double_click")
def test_taking_in_is_undone_by_one_button(page, brought, desk, press):
    brought(page)
    press(page, "撤销")
    assert kept(desk) == ()
    assert page.notice.sentence == "已撤销。"
    assert rows(page.table) == []


@pytest.mark.usefixtures("no_double_click")
def test_a_list_is_taken_out_and_comes_back(session, page, brought, desk, in_sight, jobs, press, monkeypatch):
    brought(page)
    dialog = in_sight(BroughtDialog(session, desk.case.rid))
    jobs.run_all()
    press(dialog, "移除所选名单")
    assert kept(desk) == ()
    assert "原件仍在证据中" in dialog.notice.sentence
    monkeypatch.setattr(BroughtDialog, "ask", classmethod(lambda *_: dialog.outcome))
    press(page, "收到的名单")
    press(page, "撤销")
    assert [each.title for each in kept(desk)] == ["考勤"]


def test_the_comparison_goes_on_as_a_paper(page, wishes, press, desk):
    press(page, "核对表文书")
    ((where, wish),) = wishes
    assert (where, type(wish), wish.paper.case_rid) == (DOCUMENTS, EditPaper, desk.case.rid)


def test_every_entry_has_a_name(page, opened, unnamed):
    assert unnamed(page) == unnamed(opened) == []


def test_before_anything_was_brought_the_page_says_what_to_bring_and_counts_everybody(page, desk):
    assert "还没有收到可以对照的名单" in words(page)
    assert f"共{len(desk.workers)}人，其中0人有差异" in words(page)
    assert "没有符合条件的人员" not in words(page)
    type_words(page.search, "没有这个人")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert "没有符合条件的人员" in words(page)
