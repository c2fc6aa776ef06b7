from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from inspector_app.ui.widgets.link_row import LinkRow

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def row(shown, went):
    made = shown(LinkRow("询问笔录：赵示例", "草稿自动保存于14:20", "file-pen", clicked=lambda: went.append(1)))
    made.resize(420, 60)
    return made


def test_a_click_anywhere_on_it_goes_there_once(shown):
    went = []
    line = row(shown, went)
    places = [line.findChild(QPushButton), *line.findChildren(QLabel), line]
    for number, place in enumerate(places, 1):
        QTest.mouseClick(place, LEFT)
        assert len(went) == number, place


def test_enter_on_its_button_goes_there(shown):
    went = []
    line = row(shown, went)  # without a name the row would be gone, and its button with it
    button = line.findChild(QPushButton)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert went == [1]


def test_who_lets_go_elsewhere_or_takes_another_button_goes_nowhere(shown):
    went = []
    line = row(shown, went)
    QTest.mouseClick(line, RIGHT)
    QTest.mousePress(line, LEFT)
    QTest.mouseRelease(line, LEFT, pos=QPoint(5, line.height() + 40))
    QTest.mouseRelease(line, LEFT)
    assert went == []


def test_a_line_that_leads_nowhere_does_nothing(shown):
    line = shown(LinkRow("更正", "昨天", "history"))
    QTest.mouseClick(line, LEFT)
    assert line.findChildren(QPushButton) == []
    assert line.cursor().shape() is Qt.CursorShape.ArrowCursor
