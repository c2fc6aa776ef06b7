from PySide6.QtWidgets import QPushButton

from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.notice import Notice


def test_notice_stays_until_cleared(qtbot):
    notice = Notice()
    qtbot.addWidget(notice)
    assert notice.sentence == ""
    notice.say("今晚还没有导出。", Tone.WARNING, "去导出")
    assert notice.sentence == "今晚还没有导出。"
    action = next(button for button in notice.findChildren(QPushButton) if button.text() == "去导出")
    with qtbot.waitSignal(notice.acted):
        action.click()
    notice.clear()
    assert notice.sentence == ""


def test_a_notice_that_was_taken_away_while_it_was_hidden_does_not_come_back(qtbot):
    """As behind a lock, which shows again what it hid."""
    notice = Notice()
    qtbot.addWidget(notice)
    notice.say("磁盘已满。", Tone.DANGER)
    notice.hide()
    notice.clear()
    notice.show()
    assert notice.isHidden()
    notice.say("已恢复。")
    assert notice.isVisible()
