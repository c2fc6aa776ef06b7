"""用印纸 in the settings: taken over, spoilt, and told sheet by sheet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from inspector_app.ui.settings.sheets_dialog import SheetsDialog, SheetWay
from inspector_app.ui.settings.sheets_section import SheetsSection
from inspector_app.usecases.stamped_sheets import sheets_in_hand, spoil, take_over


@pytest.fixture
def press(qtbot, named):
    return lambda root, name: qtbot.mouseClick(named(root, QPushButton, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def section(session, qtbot):
    made = SheetsSection(session)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_became_of_each_sheet_stands_below_its_stock(section, session, named):
    take_over(session.context, "印0101-0105", "办公室示例")
    spoil(session.context, "0102", "卡纸撕裂", "林示例")
    section.read()
    stocks, sheets = section.stocks.model(), section.sheets.model()
    cells = [stocks.index(0, column).data() for column in range(stocks.columnCount())]
    assert cells == ["印0101—印0105", "不限", session.context.clock.today().isoformat(), "办公室示例", "0", "1", "4"]
    assert (sheets.rowCount(), sheets.index(0, 2).data()) == (1, "卡纸撕裂；见证人：林示例")


def test_a_run_is_taken_over_in_the_dialog_which_stays_while_it_is_refused(session, qtbot, put, press):
    take_over(session.context, "印0101-0105", "办公室示例")
    box = SheetsDialog(session, SheetWay.TAKE_OVER)
    qtbot.addWidget(box)
    box.show()
    put(box, QLineEdit, "用印纸号（必填）", "印0105-0110")
    put(box, QLineEdit, "交来人（必填）", "办公室示例")
    press(box, "登记")
    assert box.form.problem_count == 1
    put(box, QLineEdit, "用印纸号（必填）", "印0106-0110")
    press(box, "登记")
    assert sheets_in_hand(session.context) == "印0101—印0105、印0106—印0110"


def test_a_spoilt_sheet_is_entered_with_reason_and_witness(session, qtbot, put, press):
    take_over(session.context, "印0101-0105", "办公室示例")
    box = SheetsDialog(session, SheetWay.SPOIL)
    qtbot.addWidget(box)
    box.show()
    put(box, QLineEdit, "用印纸号（必填）", "0101")
    press(box, "登记")
    assert box.form.problem_count == 2
    put(box, QLineEdit, "见证人（必填）", "林示例")
    put(box, QPlainTextEdit, "损毁、遗失的原因（必填）", "卡纸撕裂")
    press(box, "登记")
    assert sheets_in_hand(session.context) == "印0102—印0105"
