"""What the person of a journey may do at which moment."""

import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from tests.journeys.person import live

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_window_behind_a_dialog_is_clicked_once_the_dialogs_answer_is_there(qtbot):
    window, answers, used = QWidget(), [], []

    def ask():
        dialog = QDialog(window)
        dialog.setModal(True)
        QTimer.singleShot(50, dialog, lambda: (dialog.accept(), time.sleep(0.05)))  # a look is due before exec returns
        answers.append(dialog.exec())

    layout = QVBoxLayout(window)
    for name, act in (("问", ask), ("用", lambda: used.extend(answers))):
        button = QPushButton(name)
        button.clicked.connect(act)
        layout.addWidget(button)
    qtbot.addWidget(window)
    window.show()

    def story(person):
        person.click("问")
        person.click("用")

    live(story)
    assert used == [QDialog.DialogCode.Accepted]
