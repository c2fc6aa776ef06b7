"""What a dialog does with typing that was not saved."""

import pytest
from PySide6.QtCore import Qt

from inspector_app.ui.projects.project_dialog import ProjectDialog


@pytest.fixture
def dialog(qtbot, desk, ledger):
    dialog = ProjectDialog(desk, ledger[0])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_esc_asks_before_it_throws_typing_away(qtbot, dialog, messages, write):
    write(dialog.fields["note"].entry, "重点关注")
    messages.answer = False
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert messages.asked == ["放弃填写的内容？"]
    assert dialog.isVisible()
    messages.answer = True
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_esc_closes_at_once_when_nothing_was_typed(qtbot, dialog, messages):
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert messages.asked == []
    assert not dialog.isVisible()
