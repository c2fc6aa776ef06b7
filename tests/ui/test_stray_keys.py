"""A key for the window writes nothing, and does nothing behind a dialog."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QVBoxLayout

from inspector_app.ui.frame import MainWindow, PageSpec
from inspector_app.ui.stray_keys import StrayKeys

ALT, CTRL, META = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.MetaModifier


@pytest.fixture(autouse=True)
def guard(qapp):
    return StrayKeys.of_application()


@pytest.fixture
def window(session, shown):
    pages = [PageSpec(key, key, "sun", QLineEdit) for key in ("first", "second")]
    return shown(MainWindow(session, pages, "sans"))


@pytest.fixture
def dialog(window, shown):
    box = QDialog(window)
    column = QVBoxLayout(box)
    column.addWidget(QLineEdit())
    column.addWidget(QComboBox())
    box.findChild(QComboBox).addItems(["一", "2 号"])
    box.setModal(True)
    return shown(box)


def test_a_key_for_the_window_writes_nothing_into_a_dialog(window, dialog):
    line = dialog.findChild(QLineEdit)
    line.setFocus()
    for number in "123456789":
        QTest.keyClick(line, number, ALT)
        QTest.keyClick(line, number, META)
    assert (line.text(), window.key) == ("", "first")
    QTest.keyClicks(line, "2")
    QTest.keyClick(line, "3", ALT | CTRL)  # AltGr on Windows
    assert line.text() in ("2", "23")


def test_it_chooses_nothing_in_a_list_of_choices(dialog):
    box = dialog.findChild(QComboBox)
    box.setFocus()
    QTest.keyClick(box, "2", ALT)
    assert box.currentText() == "一"
    QTest.keyClick(box, "2")
    assert box.currentText() == "2 号"


def test_without_a_dialog_the_window_has_its_keys(window):
    entry = window.page("first")
    entry.setFocus()
    QTest.keyClick(entry, "2", ALT)
    assert (entry.text(), window.key) == ("", "second")


def test_an_entry_that_goes_is_let_go(dialog, qapp):
    line = dialog.findChild(QLineEdit)
    line.setFocus()
    line.deleteLater()
    dialog.layout().addWidget(QLabel())
    qapp.processEvents()
    box = dialog.findChild(QComboBox)
    box.setFocus()
    QTest.keyClick(box, "2", ALT)
    assert box.currentText() == "一"
