"""A line with a proposed text: entered by a click, what is typed takes the place of all of it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from inspector_app.ui.widgets.proposed_line import ProposedLine


def test_the_click_that_enters_a_proposal_selects_it_and_a_further_one_sets_the_cursor(qtbot):
    window = QWidget()
    layout, other, line = QVBoxLayout(window), QLineEdit(), ProposedLine()
    layout.addWidget(other)
    layout.addWidget(line)
    line.setText("示例矿业拖欠农民工工资案")
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    line.setFocus()  # the proposal comes after the focus
    line.setText("示例矿业拖欠工资案")
    assert line.selectedText() == "示例矿业拖欠工资案"
    other.setFocus()
    line.setText("示例矿业拖欠农民工工资案")
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    line.insert("示例矿业欠薪案")  # as a paste or a method of input does
    assert line.text() == "示例矿业欠薪案"
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert line.selectedText() == ""
