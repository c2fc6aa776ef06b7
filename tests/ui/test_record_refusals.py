"""What a dialog does with a refusal, and with typing that was not saved."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from inspector_app.support.errors import Problem
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm


@pytest.fixture
def dialog(session, shown):
    note = Ask("note", "备注", required=True)
    return shown(RecordForm(session, "示例", {}, (note,), lambda _context, **values: values, verb="保存"))


def test_esc_asks_before_it_throws_typing_away(qtbot, dialog, messages):
    dialog.sheet.fields["note"].entry.setText("重点关注")
    messages.answer = False
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert messages.asked == ["放弃填写的内容？"]
    assert dialog.isVisible()
    messages.answer = True
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_letters_that_are_being_composed_are_asked_about_where_no_draft_keeps_them(dialog, messages):
    entry = dialog.sheet.fields["note"].entry
    entry.setFocus()
    QApplication.sendEvent(entry, QInputMethodEvent("qianxin", []))
    messages.answer = False
    dialog.close()
    assert messages.asked == ["放弃填写的内容？"]
    assert dialog.isVisible()
    assert dialog.sheet.text("note") == "qianxin"


def test_esc_closes_at_once_when_nothing_was_typed(qtbot, dialog, messages):
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert messages.asked == []
    assert not dialog.isVisible()


def test_nothing_is_done_while_a_required_entry_is_empty(dialog):
    dialog.primary.click()
    assert dialog.sheet.fields["note"].message
    assert dialog.isVisible()
    dialog.sheet.fields["note"].entry.setText("重点关注")
    dialog.primary.click()
    assert dialog.outcome == {"note": "重点关注"}
    assert not dialog.isVisible()


def test_a_refusal_stands_beside_its_entry_or_above(dialog):
    dialog.refuse([Problem("void-no-reason", "note"), Problem("void-served", "document")])
    assert dialog.sheet.fields["note"].message == "请写明理由，只写标点或者一个字不算。"
    assert dialog.notice.sentence
    dialog.refuse([])
    assert not dialog.notice.sentence


def test_the_dialog_is_as_high_as_what_is_in_sight(dialog):
    dialog.add(Ask("more", "其他", wide=True))
    QApplication.processEvents()
    dialog.fit()
    both = dialog.height()
    dialog.sheet.fields["more"].hide()
    dialog.fit()
    assert dialog.height() < both


def test_what_was_saved_is_told_once_the_dialog_is_gone(dialog, session):
    told = []
    session.done.connect(told.append)
    dialog.sheet.fields["note"].entry.setText("重点关注")
    dialog.hide()
    QTimer.singleShot(0, dialog.primary.click)
    assert dialog.ask_now() == {"note": "重点关注"}
    assert told == ["“示例”已保存。"]


def test_turning_back_tells_nothing(dialog, session):
    told = []
    session.done.connect(told.append)
    dialog.hide()
    QTimer.singleShot(0, dialog.reject)
    assert dialog.ask_now() is None
    assert told == []


def test_a_refusal_without_an_entry_pushes_no_entry_away(dialog):
    QApplication.processEvents()
    entry = dialog.sheet.fields["note"].entry
    before = entry.mapToGlobal(entry.rect().topLeft())
    dialog.refuse([Problem("void-served", "document")])
    QApplication.processEvents()
    assert dialog.notice.isVisible()
    assert entry.mapToGlobal(entry.rect().topLeft()) == before
