"""名单提示 on the wage page: seen, read in full, settled with what was found out, asked again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from inspector_app.domain.act import Act, ActKind
from inspector_app.ui.cases.claims_tab import ClaimsTab
from inspector_app.ui.cases.hints_dialog import HintsDialog
from inspector_app.ui.widgets.table import Table
from inspector_app.usecases import people
from tests.ui.hands import type_words

CARD = "6228480000000000018"


@pytest.fixture
def shared(desk):
    """Two workers with one card; nothing else in common."""
    for number, worker in enumerate(desk.workers):
        card = CARD if number < 2 else ""
        people.save_person(desk.context, replace(worker, phone=f"1380000000{number}", card=card))
    return desk


@pytest.fixture
def dialog(session, shared, in_sight) -> HintsDialog:
    return in_sight(HintsDialog(session, shared.case.rid))


def words(dialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def choose(dialog, qtbot, title) -> None:
    table = dialog.findChild(Table)
    for row in range(table.model().rowCount()):
        if table.model().index(row, 0).data() == title:
            spot = table.visualRect(table.model().index(row, 0)).center()
            qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
            return
    raise AssertionError(title)


def test_a_hint_is_read_in_full_with_its_question_and_no_whole_number(dialog, qtbot):
    choose(dialog, qtbot, "多人同一银行卡")
    said = words(dialog)
    assert "示例工人甲、示例工人乙：2人使用同一银行卡" in said
    assert "这张卡是谁的、现在由谁保管？" in said
    assert "保障农民工工资支付条例" in said
    assert CARD not in said


def test_it_is_settled_with_a_reason_and_asked_again(dialog, shared, named, qtbot):
    choose(dialog, qtbot, "多人同一银行卡")
    reason = dialog.findChild(QPlainTextEdit)
    named(dialog, QPushButton, "登记核实").click()
    assert shared.context.store.find(Act, kind=ActKind.HINT_SETTLED) == ()
    type_words(reason, "夫妻共用一卡，均已收到")
    named(dialog, QPushButton, "登记核实").click()
    (act,) = shared.context.store.find(Act, kind=ActKind.HINT_SETTLED)
    assert act.note.endswith("夫妻共用一卡，均已收到")
    choose(dialog, qtbot, "多人同一银行卡")
    assert "夫妻共用一卡" in words(dialog)
    type_words(reason, "丈夫否认收到")
    named(dialog, QPushButton, "重新提示").click()
    choose(dialog, qtbot, "多人同一银行卡")
    assert named(dialog, QPushButton, "登记核实").isEnabled()


def test_the_wage_page_counts_what_is_open(session, shared, in_sight):
    tab = in_sight(ClaimsTab(session, shared.case.rid))
    (button,) = [b for b in tab.foot.findChildren(QPushButton) if b.isVisible() and "名单提示" in b.text()]
    assert button.text().endswith("条名单提示")


@pytest.fixture
def two(desk):
    """Two workers with one card, two with one telephone."""
    for number, worker in enumerate(desk.workers):
        card, phone = (CARD if number < 2 else "", "13800000001" if number > 1 else f"1380000001{number}")
        people.save_person(desk.context, replace(worker, phone=phone, card=card))
    return desk


def titles(dialog):
    table = dialog.findChild(Table)
    return [table.model().index(row, 0).data() for row in range(table.model().rowCount())]


def test_what_was_written_of_a_hint_comes_back_with_that_hint_and_goes_to_no_other(
    session, two, in_sight, named, qtbot
):
    dialog = in_sight(HintsDialog(session, two.case.rid))
    first, second = titles(dialog)[:2]
    choose(dialog, qtbot, second)
    type_words(dialog.findChild(QPlainTextEdit), "asked both")
    choose(dialog, qtbot, first)
    assert dialog.findChild(QPlainTextEdit).toPlainText() == ""
    session.write_typing()
    dialog.done(0)
    again = in_sight(HintsDialog(session, two.case.rid))
    assert again.findChild(Table).chosen_record().hint.rule.title == second
    assert again.findChild(QPlainTextEdit).toPlainText() == "asked both"
    named(again, QPushButton, "登记核实").click()
    (act,) = two.context.store.find(Act, kind=ActKind.HINT_SETTLED)
    assert act.note.endswith("asked both")
    assert again.findChild(Table).chosen_record().hint.rule.title == first  # one after the other
