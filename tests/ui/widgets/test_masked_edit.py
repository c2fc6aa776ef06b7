from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from inspector_app.domain.identity import card_problems, id_number_problems, masked_card
from inspector_app.ui.binding import Form
from inspector_app.ui.widgets.masked_edit import MaskedEdit

NUMBER = "340000199001011234"


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.edit, page.other = MaskedEdit(), QLineEdit()
    page.edit.may_show = lambda: True
    page.edit.setAccessibleName("身份证号")
    column = QVBoxLayout(page)
    column.addWidget(page.other)
    column.addWidget(page.edit)
    page.show()
    return page


def test_number_is_masked_from_the_start(page):
    page.edit.set_value(NUMBER)
    assert page.edit.line.text() == "340***********1234"
    assert page.edit.value() == NUMBER
    assert page.edit.line.isReadOnly()


def test_masked_number_cannot_be_spoilt_by_typing(page, qtbot):
    page.edit.set_value(NUMBER)
    qtbot.keyClicks(page.edit.line, "5")
    assert page.edit.value() == NUMBER


def test_eye_shows_and_hides(page, qtbot, named):
    page.edit.set_value(NUMBER)
    eye = named(page, QPushButton, "身份证号：显示完整号码")
    page.edit.may_show = lambda: False
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert page.edit.line.text() == "340***********1234"
    page.edit.may_show = lambda: True
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert page.edit.line.text() == NUMBER
    qtbot.mouseClick(named(page, QPushButton, "身份证号：隐藏号码"), Qt.MouseButton.LeftButton)
    assert page.edit.line.text() == "340***********1234"


def test_pause_of_the_sitting_masks_again(page, session):
    session.pausing.connect(page.edit.conceal)
    page.edit.set_value(NUMBER)
    page.edit.toggle()
    session.pausing.emit()
    assert not page.edit.is_open
    assert page.edit.line.text() == "340***********1234"


def test_number_is_seen_while_it_is_typed_and_masked_on_leaving(page, qtbot):
    page.edit.line.setFocus()
    qtbot.keyClicks(page.edit.line, "34000019900101123x")
    assert page.edit.line.text() == "34000019900101123x"
    page.other.setFocus()
    assert page.edit.line.text() == "340***********123X"
    assert page.edit.value() == "34000019900101123X"


def test_binding_never_sees_the_mask(page, qtbot):
    form = Form({"id": NUMBER})
    form.bind("id", page.edit)
    page.edit.toggle()
    qtbot.keyClick(page.edit.line, Qt.Key.Key_Backspace)
    assert form.value == {"id": NUMBER[:-1]}
    page.edit.conceal()
    assert form.value == {"id": NUMBER[:-1]}
    form.undo_stack.undo()
    assert page.edit.value() == NUMBER
    assert page.edit.line.text() == "340***********1234"


def test_card_shows_its_last_four_and_is_checked(qtbot):
    edit = MaskedEdit(masked_card, lambda card: card_problems(card, "card"))
    qtbot.addWidget(edit)
    edit.set_value("62220000")
    assert edit.line.text() == "****0000"
    assert edit.problem().code == "card-shape"
    edit.set_value("")
    assert edit.problem() is None


def test_numbers_pasted_below_each_other_are_refused_and_never_joined(page, qapp):
    page.edit.line.setFocus()
    qapp.clipboard().setText("3400001990\n01011234")
    page.edit.line.paste()
    assert page.edit.value() == "3400001990\n01011234"
    assert page.edit.problem().code == "text-several-lines"
    page.edit.line.selectAll()
    qapp.clipboard().setText("3400 0019 9001 0112 34\n")
    page.edit.line.paste()
    assert page.edit.value() == NUMBER
    assert page.edit.problem() is None


def test_a_wrong_number_takes_keys_as_soon_as_it_has_the_focus_and_is_masked_on_leaving(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    edit, other = MaskedEdit(check=lambda text: id_number_problems(text, "", date(2026, 3, 5))), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(other)
    column.addWidget(edit)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    other.setFocus()
    edit.set_value("34000019900101123")
    assert edit.line.text() == "340**********1123"
    edit.setFocus()
    qtbot.keyClick(edit.line, Qt.Key.Key_End)
    qtbot.keyClicks(edit.line, "4")
    assert edit.value() == "340000199001011234"
    other.setFocus()
    assert edit.line.text() == "340***********1234"
