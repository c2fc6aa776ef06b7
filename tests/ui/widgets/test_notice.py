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
