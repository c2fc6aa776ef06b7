from PySide6.QtCore import Qt

from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.stepper import Step, Stepper


def test_steps_say_how_far_they_are_and_are_gone_to(qtbot, shown):
    steps = shown(Stepper("检查部分"))
    heard = []
    steps.chosen.connect(heard.append)
    steps.set_steps([Step("一、基本情况", Badge("6/6", Tone.OK)), Step("二、签字")])
    assert heard == []
    assert steps.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "一、基本情况，6/6"
    qtbot.keyClick(steps, Qt.Key.Key_Down)
    assert heard == [1]
    steps.set_steps([Step("一、基本情况"), Step("二、签字", Badge("0/2"))])
    assert steps.currentRow() == 1
    assert heard == [1]
