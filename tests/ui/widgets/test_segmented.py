from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.segmented import YES_NO, Segment, Segmented


def test_segment_is_chosen_and_told(qtbot, named, shown):
    choice = shown(Segmented([Segment("合格", "ok"), Segment("不合格", "bad", Tone.DANGER)], "3.1 专户"))
    told = []
    choice.value_changed.connect(lambda: told.append(choice.value()))
    assert choice.value() is None
    qtbot.mouseClick(named(choice, QPushButton, "3.1 专户：不合格"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(named(choice, QPushButton, "3.1 专户：合格"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(named(choice, QPushButton, "3.1 专户：合格"), Qt.MouseButton.LeftButton)
    assert told == ["bad", "ok"]
    assert not named(choice, QPushButton, "3.1 专户：不合格").isChecked()


def test_optional_choice_can_be_taken_back(qtbot, named, shown):
    choice = shown(Segmented(YES_NO, "已公示", optional=True))
    choice.set_value(False)
    assert named(choice, QPushButton, "已公示：否").isChecked()
    qtbot.mouseClick(named(choice, QPushButton, "已公示：否"), Qt.MouseButton.LeftButton)
    assert choice.value() is None


def test_who_comes_to_a_choice_comes_to_what_is_chosen(qtbot, named, shown):
    choice = shown(Segmented(YES_NO, "已公示"))
    choice.set_value(False)
    choice.setFocus()
    assert choice.focusProxy() is named(choice, QPushButton, "已公示：否")
    qtbot.keyClick(choice.focusProxy(), Qt.Key.Key_Space)
    assert choice.value() is False
