"""The import of a ledger with mistakes in it, step by step."""

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from inspector_app.domain.project import Project
from inspector_app.ui.projects.import_dialog import ImportDialog
from tests.ui.conftest import said

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


def cells(table, column):
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def choose(field, letter):
    field.setCurrentIndex(field.findData(letter))


def preview(dialog, box, jobs):
    choose(box(dialog, "项目名称（必填）"), "A")
    dialog.primary.click()
    jobs.run_all()


def test_enter_goes_through_every_step(shown, desk, bad_ledger, jobs, box):
    dialog = shown(ImportDialog(desk))
    dialog.file.choose = lambda _parent, _start: str(bad_ledger)
    for step in (0, 1, 2, 3):
        assert dialog.stack.currentIndex() == step
        if step == 1:
            choose(box(dialog, "项目名称（必填）"), "A")
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
        jobs.run_all()
    assert not dialog.isVisible()
    assert desk.context.store.find(Project, name="示例安置房甲区")


def test_columns_are_chosen_beforehand_where_the_headings_are_understood(dialog, named, unnamed, box):
    assert dialog.stack.currentIndex() == 1
    assert box(dialog, "所属乡镇").currentText() == "B　乡镇（如城东镇）"
    assert box(dialog, "备注").currentText() == "文件中没有"
    assert unnamed(dialog) == []


def test_a_required_column_must_be_chosen(dialog, jobs):
    dialog.primary.click()
    assert "请选择文件里哪一列是“项目名称”。" in said(dialog)
    assert not jobs.pending


def test_one_column_cannot_be_two_things(dialog, jobs, box):
    choose(box(dialog, "项目名称（必填）"), "B")
    dialog.primary.click()
    assert "选了同一列" in said(dialog)
    assert not jobs.pending


def test_every_bad_line_is_named_with_row_and_column(dialog, jobs, box):
    preview(dialog, box, jobs)
    assert dialog.stack.currentIndex() == 2
    places = list(zip(cells(dialog.preview.bad, 0), cells(dialog.preview.bad, 1), strict=True))
    assert places[:4] == [("3", "E"), ("4", "C"), ("4", "F"), ("6", "E")]
    assert any("特别严重" in words for words in cells(dialog.preview.bad, 3))
    assert any("跨多行合并" in words for words in cells(dialog.preview.bad, 3))
    assert "写的是300，逐行相加是213" in said(dialog)
    assert "新增5个，更新0个，未变0个。" in said(dialog)


def test_nothing_is_written_before_the_import_and_good_lines_after(dialog, jobs, context, box):
    choose(box(dialog, "备注"), "G")
    preview(dialog, box, jobs)
    assert context.store.count(Project) == 0
    dialog.primary.click()
    assert dialog.stack.currentIndex() == 3
    found = {project.name: project for project in context.store.all(Project)}
    assert set(found) == {row[0] for row in ROWS[:-1]}
    assert (found["示例公园改造"].unpaid_fen, found["示例厂房"].grade) == (None, None)
    assert found["示例安置房甲区"].note == "二楼"
    assert "新增5个，更新0个，未变0个" in said(dialog)
    dialog.primary.click()
    assert not dialog.isVisible()


def test_the_problems_can_be_sent_back_as_text(dialog, jobs, box, named):
    preview(dialog, box, jobs)
    named(dialog, QPushButton, "复制问题清单").click()
    assert QApplication.clipboard().text().splitlines()[0].startswith("3\tE\t请核对\t")


def test_going_back_keeps_the_choice(dialog, jobs, box):
    preview(dialog, box, jobs)
    dialog.back.click()
    assert box(dialog, "项目名称（必填）").currentData() == "A"


def test_a_file_that_is_no_excel_is_told_and_another_may_be_chosen(qtbot, desk, messages, jobs, tmp_path):
    (tmp_path / "x.xlsx").write_bytes(b"no")
    dialog = ImportDialog(desk, tmp_path / "x.xlsx")
    qtbot.addWidget(dialog)
    jobs.run_all()
    assert "不是表格" in messages.told[0][1][0]
    assert dialog.stack.currentIndex() == 0
