from PySide6.QtWidgets import QPushButton

from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.task_card import TaskCard


def test_task_has_one_action_named_after_it(qtbot, named, shown):
    card = shown(TaskCard("复查", "示例工地", Badge("今日到期", Tone.DANGER), "开始复查"))
    with qtbot.waitSignal(card.requested):
        named(card, QPushButton, "开始复查：复查").click()
    assert not card.grab().isNull()
