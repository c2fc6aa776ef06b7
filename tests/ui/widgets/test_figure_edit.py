import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from inspector_app.domain.figures import parse_integer
from inspector_app.domain.money import MAX_FEN
from inspector_app.support.errors import Refused
from inspector_app.ui.widgets.figure_edit import IntegerEdit, MoneyEdit


def typed(qtbot, edit, text):
    qtbot.addWidget(edit)
    line = edit if isinstance(edit, QLineEdit) else edit.line
    line.setText(text)
    return edit


@pytest.mark.parametrize("text", ["-1", "1.5", "十二", "1234567890", "٣"])
def test_text_that_is_no_count(text):
    with pytest.raises(Refused, match="ui-integer-shape"):
        parse_integer(text, "heads")
    with pytest.raises(Refused) as refusal:
        parse_integer(text, "notice.defence_days")
    assert refusal.value.problems[0].details["least"] == "1"


def test_count_understands_commas_and_full_width(qtbot):
    assert typed(qtbot, IntegerEdit(), "１,284").value() == 1284
    edit = IntegerEdit()
    qtbot.addWidget(edit)
    assert edit.alignment() & Qt.AlignmentFlag.AlignRight


@pytest.mark.parametrize(
    ("text", "fen"),
    [("12", 1200), ("1,234.5", 123450), ("￥３００元", 30000), ("0.01", 1), ("", None)],
)
def test_money_as_people_write_it(qtbot, text, fen):
    edit = typed(qtbot, MoneyEdit(), text)
    assert edit.value() == fen
    assert edit.problem() is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("一点钱", "money-shape"), ("-3", "money-negative"), ("1.234", "money-decimals"), ("9" * 20, "money-too-large")],
)
def test_money_that_means_nothing_says_why_and_stays(qtbot, text, code):
    edit = typed(qtbot, MoneyEdit("paid"), text)
    assert edit.value() is None
    assert (edit.problem().code, edit.problem().where) == (code, "paid")
    edit.tidy()
    assert edit.text() == text


@given(fen=st.integers(0, MAX_FEN))
@settings(max_examples=50, deadline=None)
def test_money_shown_is_money_read(qapp, fen):
    edit = MoneyEdit()
    edit.set_value(fen)
    assert edit.value() == fen


def test_amount_is_tidied_on_leaving(qtbot):
    edit = MoneyEdit()
    qtbot.addWidget(edit)
    with qtbot.waitActive(edit):
        edit.show()
        edit.activateWindow()
    edit.setFocus()
    qtbot.keyClicks(edit, "1250000")
    with qtbot.waitSignal(edit.left):
        edit.clearFocus()
    assert edit.text() == "1,250,000.00"
    assert edit.value() == 125000000


def test_each_change_of_the_value_is_told_once(qtbot):
    edit = MoneyEdit()
    qtbot.addWidget(edit)
    told = []
    edit.value_changed.connect(lambda: told.append(edit.value()))
    qtbot.keyClicks(edit, "1.5")
    edit.tidy()
    assert told == [100, 150]
