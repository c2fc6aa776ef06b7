import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from inspector_app.support.errors import Trouble
from inspector_app.ui.drafts import DraftKeeper

LONG = 3_600_000  # a timer that never rings within a test


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.text, page.line = QPlainTextEdit(), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(page.text)
    column.addWidget(page.line)
    page.saved = []
    return page


def keeper_of(page, session, interval=LONG, save=None):
    keeper = DraftKeeper(
        page,
        session,
        "interview/1",
        lambda: ("询问笔录", page.text.toPlainText()),
        save=save or (lambda *draft: page.saved.append(draft)),
        interval_ms=interval,
        reads_composed=True,  # a text is no JSON, in which the letters would stand beside it
    )
    page.text.textChanged.connect(keeper.touch)
    return keeper


def compose(widget, text):
    QCoreApplication.sendEvent(widget, QInputMethodEvent(text, []))


def test_typing_never_restarts_the_timer(page, session, qtbot):
    keeper = keeper_of(page, session)
    qtbot.keyClicks(page.text, "a")
    assert keeper._timer.isActive()
    timer_id = keeper._timer.timerId()
    qtbot.keyClicks(page.text, "bcd")
    assert keeper._timer.timerId() == timer_id
    assert page.saved == []
    keeper._timer.timeout.emit()
    assert page.saved == [("interview/1", "询问笔录", "abcd")]
    assert session.unwritten() == ()


def test_draft_is_written_by_itself_while_typing_goes_on(page, session, qtbot):
    keeper_of(page, session, interval=1)

    def typed_and_saved():
        qtbot.keyClicks(page.text, "x")
        return len(page.saved) >= 3

    qtbot.waitUntil(typed_and_saved)


def test_flush_writes_once_and_only_what_was_touched(page, session, qtbot):
    keeper = keeper_of(page, session)
    keeper.flush()
    assert page.saved == []
    qtbot.keyClicks(page.text, "a")
    with qtbot.waitSignal(keeper.kept):
        keeper.flush()
    keeper.flush()
    assert [body for _, _, body in page.saved] == ["a"]


def test_half_composed_word_is_taken_in_before_the_page_is_left(page, session, qtbot):
    keeper = keeper_of(page, session)
    page.show()
    page.activateWindow()
    page.text.setFocus()
    qtbot.waitUntil(page.text.hasFocus)
    qtbot.keyClicks(page.text, "a")
    compose(page.text, "欠薪")
    assert page.text.toPlainText() == "a"
    keeper.flush()
    assert page.text.toPlainText() == "a欠薪"
    assert page.saved[-1][2] == "a欠薪"


def test_timer_leaves_the_input_method_alone(page, session, qtbot):
    keeper = keeper_of(page, session)
    page.show()
    page.activateWindow()
    page.text.setFocus()
    qtbot.waitUntil(page.text.hasFocus)
    qtbot.keyClicks(page.text, "a")
    compose(page.text, "qianxin")
    keeper._timer.timeout.emit()
    assert page.saved[-1][2] == "a"
    event = QInputMethodEvent("", [])
    event.setCommitString("欠薪")
    QCoreApplication.sendEvent(page.text, event)
    keeper.flush()
    assert page.saved[-1][2] == "a欠薪"


def test_leaving_a_field_writes(page, session, qtbot):
    keeper_of(page, session)
    page.show()
    page.activateWindow()
    page.text.setFocus()
    qtbot.waitUntil(page.text.hasFocus)
    qtbot.keyClicks(page.text, "a")
    page.line.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.saved[-1][2] == "a"


def test_session_that_pauses_writes(page, session, qtbot):
    keeper_of(page, session)
    qtbot.keyClicks(page.text, "a")
    assert session.write_typing() == ()
    assert page.saved


def test_saved_work_leaves_no_draft_behind(page, session, qtbot):
    keeper = keeper_of(page, session)
    qtbot.keyClicks(page.text, "a")
    keeper.stop()
    keeper.flush()
    assert page.saved == []


class Disk:
    """A place that may be full."""

    def __init__(self):
        self.is_full = True
        self.saved = []

    def save(self, *draft):
        if self.is_full:
            raise Trouble("disk-full")
        self.saved.append(draft)


@pytest.fixture
def disk():
    return Disk()


def test_a_full_disk_is_told_once_and_the_session_knows(page, session, disk, qtbot):
    keeper = keeper_of(page, session, save=disk.save)
    told = []
    keeper.failed.connect(told.append)
    qtbot.keyClicks(page.text, "a")
    with qtbot.waitSignal(session.standing):
        keeper.flush()
    keeper.flush()
    assert [trouble.code for trouble in told] == ["disk-full"]
    assert [(each.key, each.body) for each in session.unwritten()] == [("interview/1", "a")]
    qtbot.keyClicks(page.text, "b")
    assert [each.body for each in session.write_typing()] == ["ab"]


def test_it_is_written_by_itself_once_there_is_room(page, session, disk, qtbot):
    keeper = keeper_of(page, session, save=disk.save)
    qtbot.keyClicks(page.text, "a")
    keeper.flush()
    disk.is_full = False
    with qtbot.waitSignals([keeper.kept, session.standing]):
        pass  # no key, no click
    assert disk.saved[-1][2] == "a"
    assert session.unwritten() == ()


def test_what_was_let_go_is_not_tried_again(page, session, disk, qtbot):
    keeper = keeper_of(page, session, save=disk.save)
    qtbot.keyClicks(page.text, "a")
    keeper.flush()
    session.letting_go.emit()
    disk.is_full = False
    keeper.flush()
    assert session.unwritten() == ()
    assert disk.saved == []
