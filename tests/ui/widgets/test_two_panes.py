from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QTextEdit

from inspector_app.ui.widgets.two_panes import TwoPanes


def test_a_narrow_window_shows_one_pane_and_a_switch(shown, named, qtbot):
    work, paper = QLineEdit(), QTextEdit()
    panes = shown(TwoPanes((work, paper), ("填写", "预览"), (500, 500)))
    panes.resize(1200, 400)
    assert work.isVisible()
    assert paper.isVisible()
    assert not panes.is_narrow
    panes.resize(800, 400)
    assert work.isVisible()
    assert not paper.isVisible()
    qtbot.waitUntil(lambda: work.width() > 700)
    work.setText("写到一半")
    qtbot.mouseClick(named(panes, QPushButton, "显示：预览"), Qt.MouseButton.LeftButton)
    assert paper.isVisible()
    assert not work.isVisible()
    panes.resize(1200, 400)
    assert work.isVisible()
    assert paper.isVisible()
    assert work.text() == "写到一半"


def test_a_pane_is_brought_in_sight_where_only_one_is(shown):
    work, paper = QLineEdit(), QTextEdit()
    panes = shown(TwoPanes((work, paper), ("填写", "预览"), (500, 500)))
    panes.resize(800, 400)
    panes.show_pane(1)
    assert (work.isVisible(), paper.isVisible()) == (False, True)
    panes.resize(1200, 400)
    panes.show_pane(0)
    assert (work.isVisible(), paper.isVisible()) == (True, True)
