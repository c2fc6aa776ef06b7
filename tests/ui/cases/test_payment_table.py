"""Every change in the table of a payment is one step of undo."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from inspector_app.ui import theme
from inspector_app.ui.binding import Form
from inspector_app.ui.cases.payment_dialog import PaymentDialog
from inspector_app.ui.cases.payment_lines import AMOUNT, NAME
from inspector_app.ui.cases.payment_table import PaymentTable
from inspector_app.ui.fonts import load_screen_font
from inspector_app.usecases.drafts import discarded_drafts
from inspector_app.usecases.payments import PayLine
from tests.ui.hands import fill

LINES = tuple(PayLine(f"c{n}", f"p{n}", n, f"示例{n}", "", "", 1_000_000, 0) for n in (1, 2, 3))
CONTROL = Qt.KeyboardModifier.ControlModifier


def tick(row):
    def act(table):
        model = table.lines_model
        index = model.index(row, NAME)
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        model.setData(index, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)

    return act


def write(row, text):
    return lambda table: table.lines_model.setData(table.lines_model.index(row, AMOUNT), text)


acts = st.lists(
    st.sampled_from(
        [
            *(tick(row) for row in range(3)),
            *(write(row, text) for row in range(2) for text in ("", "12", "很多", "20000")),
            lambda table: table.tick_all(True),
            lambda table: table.tick_all(False),
        ]
    ),
    max_size=8,
)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=60, deadline=None)
@given(acts)
def test_undo_goes_back_act_by_act(every):
    table = PaymentTable(LINES)
    form = Form({"entries": {}}, table)
    form.bind("entries", table)
    states = [table.value()]
    for act in every:
        act(table)
        if table.value() != states[-1]:
            states.append(table.value())
        assert form.undo_stack.count() == len(states) - 1
    for state in reversed(states[:-1]):
        form.undo_stack.undo()
        assert table.value() == state
    for state in states[1:]:
        form.undo_stack.redo()
        assert table.value() == state
    table.deleteLater()


@pytest.fixture
def dialog(desk, session, in_sight, qtbot):
    desk.half_paid()
    dialog = PaymentDialog(session, desk.case.rid)
    with qtbot.waitActive(dialog):
        in_sight(dialog)
        dialog.activateWindow()
    return dialog


def table_of(dialog):
    return dialog.findChild(PaymentTable)


def test_ticks_and_typing_are_taken_back_one_by_one_also_from_an_open_amount(dialog, qtbot):
    table = table_of(dialog)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, NAME))
    QTest.keyClick(table, Qt.Key.Key_Space)
    ticked = table.value()
    table.setCurrentIndex(table.model().index(1, AMOUNT))
    (line,) = (line for line in table.viewport().findChildren(QLineEdit) if line.isVisible())
    qtbot.keyClicks(line, "12x")
    assert list(table.value().values()) == [2_000_000, "12x"]
    qtbot.keyClick(line, Qt.Key.Key_Z, CONTROL)
    assert table.value() == ticked
    assert table.currentIndex().row() == 1
    dialog.sheet.form.undo_stack.undo()
    assert table.value() == {}


def test_a_pasted_bank_list_is_one_step(dialog, press, named):
    press(dialog, "粘贴银行回单")
    fill(dialog, 银行回单="示例工人甲 500.00\n示例工人乙 700.00")
    press(dialog, "按卡号、姓名对账")
    table = table_of(dialog)
    assert list(table.value().values()) == [50_000, 70_000]
    dialog.sheet.form.undo_stack.undo()
    assert table.value() == {}
    pasted = named(dialog, QPlainTextEdit, "银行回单")
    assert pasted.toPlainText()
    dialog.sheet.form.undo_stack.redo()
    assert len(table.value()) == 2
    assert not pasted.isVisible()
    dialog.sheet.form.undo_stack.undo()
    dialog.sheet.form.undo_stack.undo()
    assert pasted.toPlainText() == ""
    assert pasted.isVisible()


@pytest.mark.parametrize("look", theme.THEMES.values(), ids=lambda look: look.name)
def test_on_the_smallest_screen_every_column_is_whole(look, desk, shown, qapp):
    before = theme.current()
    theme.apply(qapp, look, load_screen_font())
    lines = [replace(line, name="示例三字", id_number="349***********0222", found_fen=12_345_678) for line in LINES]
    table = shown(PaymentTable(lines))
    table.resize(944, 300)
    QApplication.processEvents()
    head = table.horizontalHeader()
    assert table.horizontalScrollBar().maximum() == 0
    for column in range(head.count()):
        needed = max(table.sizeHintForColumn(column), head.sectionSizeHint(column))
        assert table.columnWidth(column) >= needed
    theme.apply(qapp, before, load_screen_font())


def amounts(dialog):
    return [table_of(dialog).model().index(row, AMOUNT).data() for row in range(3)]


def open_line(table):
    (line,) = (line for line in table.viewport().findChildren(QLineEdit) if line.isVisible())
    return line


def begin(dialog, row=0, column=AMOUNT):
    table = table_of(dialog)
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))
    return table


def test_amounts_below_each_other_go_to_one_worker_each(dialog, qtbot, qapp):
    qapp.clipboard().setText("5\n60\n")
    table = begin(dialog)
    qtbot.keyClick(open_line(table), Qt.Key.Key_V, CONTROL)
    assert amounts(dialog) == ["5.00", "60.00", ""]
    dialog.sheet.form.undo_stack.undo()
    assert table.value() == {}


def test_amounts_without_a_worker_are_named_and_columns_are_matched_by_name(dialog, qtbot, qapp, named, press):
    qapp.clipboard().setText("5\n60\n700\n")
    table = begin(dialog, 1)
    qtbot.keyClick(open_line(table), Qt.Key.Key_V, CONTROL)
    assert amounts(dialog) == ["", "5.00", "60.00"]
    assert "多1个" in dialog.notice.sentence
    qapp.clipboard().setText("示例工人甲\t7\n示例工人乙\t80\n")
    qtbot.keyClick(table, Qt.Key.Key_V, CONTROL)
    assert amounts(dialog) == ["", "5.00", "60.00"]
    assert named(dialog, QPlainTextEdit, "银行回单").toPlainText().startswith("示例工人甲")
    press(dialog, "按卡号、姓名对账")
    assert amounts(dialog) == ["7.00", "80.00", "60.00"]
    dialog.sheet.form.undo_stack.undo()
    dialog.sheet.form.undo_stack.undo()
    assert named(dialog, QPlainTextEdit, "银行回单").toPlainText() == ""
    assert amounts(dialog) == ["", "5.00", "60.00"]


def test_lines_in_one_amount_are_refused_in_words(dialog, qapp):
    table = begin(dialog)
    qapp.clipboard().setText("5\n60\n")
    open_line(table).paste()  # by the menu of the mouse
    assert not any(isinstance(amount, int) for amount in table.value().values())
    assert table.problem() is not None


def test_tab_goes_from_amount_to_amount_and_then_on(dialog, qtbot):
    table = begin(dialog)
    qtbot.keyClicks(open_line(table), "5")
    qtbot.keyClick(open_line(table), Qt.Key.Key_Tab)
    qtbot.keyClicks(open_line(table), "60")
    assert amounts(dialog) == ["5.00", "60.00", ""]
    qtbot.keyClick(open_line(table), Qt.Key.Key_Backtab)
    assert table.currentIndex().row() == 0
    for _ in range(3):
        qtbot.keyClick(open_line(table), Qt.Key.Key_Tab)
    assert not table.hasFocus()
    assert not table.is_typing()


def test_a_figure_typed_on_any_column_is_the_amount_of_that_row(dialog, qtbot):
    table = begin(dialog, 1, NAME)
    qtbot.keyClicks(table, "7")
    assert amounts(dialog) == ["", "7.00", ""]
    qtbot.keyClicks(open_line(table), "5")
    assert amounts(dialog) == ["", "75.00", ""]


def test_escape_takes_back_what_was_typed_in_the_open_amount(dialog, qtbot):
    table = begin(dialog)
    qtbot.keyClicks(open_line(table), "5")
    qtbot.keyClick(open_line(table), Qt.Key.Key_Tab)
    qtbot.keyClick(open_line(table), Qt.Key.Key_Backtab)
    qtbot.keyClicks(open_line(table), "99")
    qtbot.keyClick(open_line(table), Qt.Key.Key_Escape)
    assert amounts(dialog) == ["5.00", "", ""]
    assert dialog.isVisible()


def test_after_escape_the_amount_stays_and_the_way_out_is_one_step_at_a_time(dialog, qtbot):
    table = begin(dialog)
    qtbot.keyClicks(open_line(table), "5")
    qtbot.keyClick(open_line(table), Qt.Key.Key_Escape)
    assert not table.is_typing()
    assert table.hasFocus()
    assert table.currentIndex() == table.model().index(0, AMOUNT)
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    qtbot.keyClicks(open_line(table), "60")
    qtbot.keyClick(open_line(table), Qt.Key.Key_Escape)
    assert table.hasFocus()
    assert dialog.isVisible()
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.usefixtures("no_double_click")
def test_two_escapes_and_enter_throw_no_restored_payment_away(dialog, desk, session, qtbot):
    table = begin(dialog, 2)
    qtbot.keyClicks(open_line(table), "17")
    session.write_typing()
    again = restored(session, desk, qtbot)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Escape, Qt.Key.Key_Return):
        qtbot.keyClick(QApplication.focusWidget() or again, key)
    session.write_typing()
    assert discarded_drafts(desk.context) == ()
    assert amounts(restored(session, desk, qtbot)) == ["", "", "17.00"]


def test_after_a_paste_tab_goes_on_from_the_same_amount_and_back(dialog, qtbot, qapp):
    qapp.clipboard().setText("5\n60\n")
    table = begin(dialog)
    qtbot.keyClick(open_line(table), Qt.Key.Key_V, CONTROL)
    assert table.currentIndex() == table.model().index(0, AMOUNT)
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert table.currentIndex() == table.model().index(1, AMOUNT)
    qtbot.keyClick(open_line(table), Qt.Key.Key_Escape)
    qtbot.keyClick(table, Qt.Key.Key_Backtab)
    assert table.currentIndex() == table.model().index(0, AMOUNT)
    qtbot.keyClick(open_line(table), Qt.Key.Key_Escape)
    qtbot.keyClick(table, Qt.Key.Key_Backtab)
    assert not table.hasFocus()


def test_names_are_never_squeezed_away_and_have_what_is_left(qtbot):
    table = PaymentTable(LINES)
    qtbot.addWidget(table)
    table.show()
    table.resize(500, 300)
    narrow = table.columnWidth(NAME)
    assert narrow >= 100
    table.resize(1300, 300)
    assert table.horizontalHeader().length() == table.viewport().width()
    assert table.columnWidth(NAME) > narrow


def test_tab_from_the_name_of_a_row_goes_to_its_amount(dialog, qtbot):
    table = begin(dialog, 1, NAME)
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert table.currentIndex() == table.model().index(1, AMOUNT)


def test_after_a_kill_one_types_on_in_the_amount_that_was_open(dialog, desk, session, qtbot):
    """The third worker's, as it stood: not in the first one's, and what stands there is not replaced."""
    table = begin(dialog, 2)
    qtbot.keyClicks(open_line(table), "1")
    session.write_typing()
    again = restored(session, desk, qtbot)
    line = QApplication.focusWidget()
    assert line is open_line(table_of(again))
    assert (line.text(), line.cursorPosition(), line.hasSelectedText()) == ("1", 1, False)
    qtbot.keyClicks(line, "7")
    assert amounts(again) == ["", "", "17.00"]


def test_after_a_kill_one_is_in_the_amount_to_which_one_had_gone_on(dialog, desk, session, qtbot):
    table = begin(dialog)
    qtbot.keyClicks(open_line(table), "5")
    qtbot.keyClick(open_line(table), Qt.Key.Key_Tab)
    session.write_typing()
    again = restored(session, desk, qtbot)
    qtbot.keyClicks(QApplication.focusWidget(), "7")
    assert amounts(again) == ["5.00", "7.00", ""]


def restored(session, desk, qtbot):
    again = PaymentDialog(session, desk.case.rid)
    qtbot.addWidget(again)
    with qtbot.waitActive(again):
        again.show()
        again.activateWindow()
    return again
