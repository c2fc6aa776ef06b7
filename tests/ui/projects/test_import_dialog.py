"""The import of a ledger with mistakes in it, step by step."""

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView

from inspector_app.domain.agency import Agency
from inspector_app.domain.number_look import NumberLook
from inspector_app.domain.project import Grade, Project, ProjectKind
from inspector_app.ui.projects.import_dialog import ImportDialog
from inspector_app.usecases.number_looks import IN_FILES, look_lines
from tests.ui.conftest import find_named, said
from tests.ui.hands import type_words

HEAD = ("工地名", "乡镇", "项目类别", "人数", "未支付工资（元）", "等级", "联系窗口")
ROWS = (
    ("示例安置房甲区", "城东镇", "政府类", 86, 1_250_000, "严重", "二楼"),
    ("示例公园改造", "北山乡", "社会类", 35, "三十万", "一般", "二楼"),
    ("示例厂房", "城西镇", "外资", 52, 480_000, "特别严重", "三楼"),
    ("示例卫生院", "南桥镇", "政府类", 22, 80_000, "一般", ""),
    ("示例卫生院二期", "南桥镇", "政府类", 18, None, "一般", ""),
    ("合计", "", "", 300, 2_000_000, "", ""),
)


@pytest.fixture
def bad_ledger(tmp_path):
    workbook = Workbook()
    sheet = workbook.active
    for row in (HEAD, *ROWS):
        sheet.append(row)
    sheet.merge_cells("E5:E6")
    path = tmp_path / "台账.xlsx"
    workbook.save(path)
    return path


@pytest.fixture
def dialog(qtbot, desk, bad_ledger, jobs):
    dialog = ImportDialog(desk, bad_ledger)
    qtbot.addWidget(dialog)
    dialog.show()
    jobs.run_all()
    return dialog


def lines(dialog):
    """The lines of the plan as a person reads them."""
    model = find_named(dialog, QTableView, "导入结果").model()
    said = Qt.ItemDataRole.AccessibleTextRole
    columns = range(model.columnCount())
    return [tuple(model.index(row, column).data(said) or "" for column in columns) for row in range(model.rowCount())]


def choose(field, value):
    field.setCurrentIndex(field.findData(value))


def preview(dialog, box, jobs):
    choose(box(dialog, "A列“工地名”读作"), "name")
    dialog.primary.click()
    jobs.run_all()


def test_enter_goes_through_every_step(shown, desk, bad_ledger, jobs, box):
    dialog = shown(ImportDialog(desk))
    dialog.file.choose = lambda _parent, _start: str(bad_ledger)
    for step in (0, 1, 2, 3):
        assert dialog.stack.currentIndex() == step
        if step == 1:
            choose(box(dialog, "A列“工地名”读作"), "name")
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
        jobs.run_all()
    assert not dialog.isVisible()
    assert desk.context.store.find(Project, name="示例安置房甲区")


def test_columns_are_chosen_beforehand_where_the_headings_are_understood(dialog, unnamed, box):
    assert dialog.stack.currentIndex() == 1
    assert box(dialog, "B列“乡镇”读作").currentText() == "所属乡镇"
    assert box(dialog, "G列“联系窗口”读作").currentText() == "不读"
    assert "城东镇、北山乡、城西镇" in said(dialog)
    assert "不认识的列名" in said(dialog)
    assert unnamed(dialog) == []


def test_a_required_column_must_be_chosen(dialog, jobs, box):
    choose(box(dialog, "A列“工地名”读作"), None)
    dialog.primary.click()
    assert "请选择文件里哪一列是“项目名称”。" in said(dialog)
    assert not jobs.pending


def test_two_columns_cannot_be_one_thing(dialog, jobs, box):
    choose(box(dialog, "A列“工地名”读作"), "name")
    choose(box(dialog, "B列“乡镇”读作"), "name")
    dialog.primary.click()
    assert "“项目名称”已取自A列，只能取一列" in said(dialog)
    assert not jobs.pending


def test_every_bad_line_is_named_with_row_and_column(dialog, jobs, box):
    preview(dialog, box, jobs)
    assert dialog.stack.currentIndex() == 2
    told = lines(dialog)
    assert [line[1] for line in told if line[0] == "提醒"][:4] == ["E3", "C4", "F4", "E6"]
    assert any("特别严重" in line[3] for line in told)
    assert any("跨多行合并" in line[3] for line in told)
    assert ("新增", "第2行", "示例安置房甲区", "农民工86人，未支付1,250,000.00元，严重欠薪") in told
    assert "写的是300，逐行相加是213" in said(dialog)
    assert "新增5个，更新0个，未变0个。" in said(dialog)


def test_a_cell_that_reads_otherwise_is_said_before_the_import(dialog, jobs, box, qtbot, context):
    preview(dialog, box, jobs)
    file = find_named(dialog, QTableView, "文件内容")
    file.setCurrentIndex(file.model().index(3, 5))
    file.setFocus()
    qtbot.keyClick(file, Qt.Key.Key_F2)
    entry = find_named(dialog, QLineEdit, "F4这一格读作（原文“特别严重”）")
    entry.selectAll()
    type_words(entry, "严重")
    qtbot.keyClick(entry, Qt.Key.Key_Return)  # of the entry: nothing is imported by it
    jobs.run_all()
    assert (file.model().index(3, 5).data(), context.store.count(Project)) == ("特别严重 → 严重", 0)
    assert ("提示", "F4", "示例厂房", "按更正读：原文“特别严重”，读作“严重”。") in lines(dialog)
    dialog.primary.click()
    graded = {project.name: project.grade.grade for project in context.store.all(Project) if project.grade}
    assert graded["示例厂房"] is Grade.SEVERE


def test_nothing_is_written_before_the_import_and_good_lines_after(dialog, jobs, context, box):
    choose(box(dialog, "G列“联系窗口”读作"), "note")
    preview(dialog, box, jobs)
    assert context.store.count(Project) == 0
    dialog.primary.click()
    assert dialog.stack.currentIndex() == 3
    found = {project.name: project for project in context.store.all(Project)}
    assert set(found) == {row[0] for row in ROWS[:-1]}
    assert (found["示例公园改造"].unpaid_fen, found["示例厂房"].grade) == (30_000_000, None)
    assert found["示例安置房甲区"].note == "二楼"
    assert "新增5个，更新0个，未变0个" in said(dialog)
    assert "有2处先空着，待问" in said(dialog)
    find_named(dialog, QPushButton, "复制待问的内容").click()
    assert "示例厂房，F4：看不懂欠薪等级“特别严重”" in QApplication.clipboard().text()
    dialog.primary.click()
    assert not dialog.isVisible()


def test_words_of_others_are_asked_once_and_answered_in_the_import(dialog, jobs, box, context, desk, bad_ledger, shown):
    preview(dialog, box, jobs)
    choose(box(dialog, "等级“特别严重”是"), "severe")
    jobs.run_all()
    choose(box(dialog, "类别“外资”是"), "social")
    jobs.run_all()
    assert not any("特别严重" in line[3] for line in lines(dialog))
    dialog.primary.click()
    (plant,) = context.store.find(Project, name="示例厂房")
    assert (plant.grade.grade, plant.kind) == (Grade.SEVERE, ProjectKind.SOCIAL)
    again = shown(ImportDialog(desk, bad_ledger))
    jobs.run_all()
    again.primary.click()  # also the column of names is known by now
    jobs.run_all()
    assert box(again, "等级“特别严重”是").currentText() == "严重欠薪"
    assert "新增0个，更新0个，未变5个。" in said(again)


def test_a_line_that_may_be_a_known_project_is_answered_before_anything_is_taken_in(dialog, jobs, box, context):
    known = Project("known", "示例厂房", town="东山镇")
    with context.unit() as unit:
        unit.put(known)
    preview(dialog, box, jobs)
    dialog.primary.click()
    assert "还有1行没有选定是不是已有的项目，没有导入。" in said(dialog)
    assert [each.rid for each in context.store.find(Project, name="示例厂房")] == ["known"]
    choose(box(dialog, "“城西镇/示例厂房”是不是已有的项目"), "known")
    jobs.run_all()
    dialog.back.click()
    dialog.primary.click()  # who goes back keeps his answer
    jobs.run_all()
    dialog.primary.click()
    assert [each.town for each in context.store.find(Project, name="示例厂房")] == ["城西镇"]


def test_a_refreshed_ledger_shows_what_changed(dialog, jobs, box, desk, bad_ledger, shown):
    preview(dialog, box, jobs)
    dialog.primary.click()
    workbook = load_workbook(bad_ledger)
    workbook.active["D2"] = 90
    workbook.save(bad_ledger)
    again = shown(ImportDialog(desk, bad_ledger))
    jobs.run_all()
    again.primary.click()
    jobs.run_all()
    assert ("更新", "第2行", "示例安置房甲区", "农民工人数 86 → 90") in lines(again)


def test_the_problems_can_be_sent_back_as_text(dialog, jobs, box, named):
    preview(dialog, box, jobs)
    named(dialog, QPushButton, "显示：核对 6").click()
    named(dialog, QPushButton, "复制所列各行").click()
    assert QApplication.clipboard().text().splitlines()[0].startswith("提醒\tE3\t示例公园改造\t")


def test_going_back_keeps_the_choice(dialog, jobs, box):
    preview(dialog, box, jobs)
    dialog.back.click()
    assert box(dialog, "A列“工地名”读作").currentData() == "name"


def test_a_file_that_is_no_excel_is_told_and_another_may_be_chosen(qtbot, desk, messages, jobs, tmp_path):
    (tmp_path / "x.xlsx").write_bytes(b"no")
    dialog = ImportDialog(desk, tmp_path / "x.xlsx")
    qtbot.addWidget(dialog)
    jobs.run_all()
    assert "不是表格" in messages.told[0][1][0]
    assert dialog.stack.currentIndex() == 0


def test_numbers_in_the_file_are_shown_once_that_is_kept(dialog, jobs, box, named, desk):
    preview(dialog, box, jobs)
    eye = named(dialog, QPushButton, "显示证件和卡号")
    eye.click()
    (look,) = desk.context.store.all(NumberLook)
    assert (desk.context.store.get(Agency, look.about) is not None, look.what) == (True, IN_FILES)
    assert look_lines(desk.context)[0].called
    eye.click()
    assert not eye.isChecked()
