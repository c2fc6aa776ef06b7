"""A disk that takes nothing more: nothing closes over a sentence, and nothing is said that is not so."""

from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from shiboken6 import isValid

from inspector_app.store import drafts as stored
from inspector_app.store.reserve import Reserve
from inspector_app.support.errors import Trouble
from inspector_app.support.settings import WindowSettings
from inspector_app.ui.start.page_list import PageEntry
from inspector_app.ui.start.sitting import Sitting
from inspector_app.ui.unwritten_dialog import UnwrittenDialog, kept_words
from inspector_app.usecases.drafts import all_drafts, draft, take_back
from inspector_app.usecases.opening import Opening
from inspector_app.usecases.settings import pin_lock
from inspector_app.usecases.store_file import open_store
from tests.desk import PASSPHRASE
from tests.ui.conftest import find_named
from tests.ui.hands import choose_in_box

TYPING = PageEntry("typing", "一页", "inbox", "tests.ui.start.typing_page", "TypingPage")
SENTENCE = "包工头说，工资要等到年底，到时候一起结。"


@dataclass
class Disk:
    is_full: bool = True


@pytest.fixture
def disk(monkeypatch):
    """A full disk for drafts until ``is_full`` is taken back."""
    disk, real = Disk(), stored.run

    def run(db, sql, parameters=()):
        if disk.is_full and sql.startswith("INSERT"):
            raise Trouble("disk-full")
        return real(db, sql, parameters)

    monkeypatch.setattr(stored, "run", run)
    return disk


def write(entry, words):
    """As an input method hands words over."""
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QCoreApplication.sendEvent(entry, event)


@pytest.fixture
def sitting(qapp, qtbot, family, store, clock, disk, monkeypatch):
    context = open_store(store, PASSPHRASE, clock)
    sitting = Sitting(Opening(context, store, pin_lock("2580")), (TYPING,), family, WindowSettings(), qapp)
    with qtbot.waitExposed(sitting.window):
        sitting.show(maximized=False)
    write(sitting.window.page("typing").text, SENTENCE)
    yield sitting
    sitting.session.letting_go.emit()  # else the window would ask whether it may be closed
    if isValid(sitting.window) and sitting.close():
        qtbot.waitUntil(lambda: not isValid(sitting.window))
    sitting.runner.close()
    context.store.close()


@pytest.fixture
def asked(qtbot, monkeypatch):
    """``asked(press…)`` presses buttons of the box that comes next, by name; ``asked.seen`` is what stood in it."""
    asked = SimpleNamespace(seen=[], waits=False)

    def press(*names):
        def meet():
            box = QApplication.activeModalWidget()
            if not isinstance(box, UnwrittenDialog):
                QTimer.singleShot(10, meet)
                return
            try:
                use(box)
            finally:
                if box.isVisible() and not asked.waits:
                    box.reject()  # an expectation that failed must not leave the box open

        def use(box):
            shown = [label.text() for label in box.findChildren(QLabel) if label.isVisible()]
            asked.seen.append("\n".join((*shown, find_named(box, QPlainTextEdit, "没有保存的内容").toPlainText())))
            for name in names:
                name() if callable(name) else qtbot.mouseClick(
                    find_named(box, QPushButton, name), Qt.MouseButton.LeftButton
                )

        QTimer.singleShot(0, meet)

    asked.press = press
    return asked


def test_closing_is_vetoed_and_the_text_stays(sitting, asked):
    asked.press("返回，接着写")
    assert not sitting.close()
    assert sitting.window.isVisible()
    assert sitting.window.page("typing").text.toPlainText() == SENTENCE
    assert SENTENCE in asked.seen[0]
    assert "磁盘已满" in asked.seen[0]


def test_the_question_begins_where_everything_is_kept_and_escape_leads_back(sitting, asked, qtbot):
    focused = []

    def look():
        box = QApplication.activeModalWidget()
        focused.append(box.focusWidget().text())
        qtbot.keyClick(box, Qt.Key.Key_Escape)

    asked.press(look)
    assert not sitting.close()
    assert focused == ["另存到别处…"]
    assert sitting.window.page("typing").text.toPlainText() == SENTENCE


def test_with_room_again_closing_goes_on_and_the_sentence_is_there(sitting, asked, disk, store, clock, qtbot):
    def room():
        disk.is_full = False

    asked.press(room, "再试一次")
    with qtbot.waitSignal(sitting.ended):
        assert sitting.close()
    context = open_store(store, PASSPHRASE, clock)
    assert draft(context, "typing:1").body == SENTENCE
    context.store.close()


def test_closing_goes_on_by_itself_when_there_is_room_meanwhile(sitting, asked, disk):
    asked.waits = True
    asked.press(lambda: setattr(disk, "is_full", False))
    assert sitting.close()
    assert draft_of(sitting) == SENTENCE


def draft_of(sitting):
    return draft(sitting.session.context, "typing:1").body


def test_leaving_without_saving_asks_again(sitting, asked, monkeypatch):
    answers = iter((False, True))
    monkeypatch.setattr(sitting.session.messages, "confirm", lambda *_words: next(answers))
    asked.press("不保存，关闭", "返回，接着写")
    assert not sitting.close()
    asked.press("不保存，关闭")
    assert sitting.close()


def test_nobody_closes_unawares_while_a_full_disk_takes_drafts_alone(sitting, disk, monkeypatch):
    """The draft lives on what was set aside, so nothing is lost; but it is saved nowhere."""
    disk.is_full = False
    monkeypatch.setattr(Reserve, "is_needed", property(lambda _reserve: True))
    asked, answers = [], iter((False, True))
    monkeypatch.setattr(
        sitting.session.messages, "confirm", lambda *words: (asked.append("".join(words)), next(answers))[1]
    )
    assert not sitting.close()
    assert draft_of(sitting) == SENTENCE
    assert "磁盘已满" in asked[0]
    assert "草稿" in asked[0]
    assert sitting.close()


def test_a_copy_elsewhere_can_be_taken_back_at_the_next_start(sitting, asked, disk, store, clock, tmp_path, qtbot,
                                                              monkeypatch):  # fmt: skip
    file = tmp_path / "stick" / "没有保存的内容.drafts"
    file.parent.mkdir()
    choose_in_box(file)
    wished = []
    sitting.session.aside.connect(wished.append)
    asked.press("另存到别处…", "已另存，关闭")
    with qtbot.waitSignal(sitting.ended):
        assert sitting.close()
    assert wished == [str(file)]
    assert SENTENCE.encode() not in file.read_bytes()
    disk.is_full = False
    context = open_store(store, PASSPHRASE, clock)
    assert all_drafts(context) == ()
    assert take_back(context, file) == 1
    assert draft(context, "typing:1").body == SENTENCE
    context.store.close()


def test_a_copy_that_failed_is_not_said_to_be_one(sitting, asked, tmp_path):
    choose_in_box(tmp_path / f"{'x' * 300}.drafts")  # longer than a name may be
    found = []
    asked.press(
        "另存到别处…",
        lambda: found.extend(
            button.text() for button in QApplication.activeModalWidget().findChildren(QPushButton) if button.text()
        ),
        "返回，接着写",
    )
    assert not sitting.close()
    assert "不保存，关闭" in found


def test_the_words_can_be_copied(sitting, asked):
    said = []
    asked.press("复制文字", lambda: said.append(QApplication.activeModalWidget().notice.sentence), "返回，接着写")
    assert not sitting.close()
    assert SENTENCE in QApplication.clipboard().text()
    assert "证件号、银行卡号、电话是全号" in said[0]


def panel_words(sitting):
    return "\n".join(label.text() for label in sitting.window.lock.panel.findChildren(QLabel))


def press_lock(sitting, qtbot):
    qtbot.keyClick(sitting.window.page("typing").text, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def unlock(sitting, qtbot):
    panel = sitting.window.lock.panel
    qtbot.keyClicks(panel.line, "2580")
    qtbot.keyClick(panel.line, Qt.Key.Key_Return)


def in_sight():
    """Every word that whoever stands before the screen can read."""
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    labels = [label.text() for window in shown for label in window.findChildren(QLabel) if label.isVisible()]
    texts = [text for window in shown for text in window.findChildren(QPlainTextEdit) if text.isVisible()]
    return "\n".join((*labels, *(text.toPlainText() for text in texts)))


def test_the_lock_covers_at_once_and_shows_nothing_of_what_is_not_stored(sitting, qtbot, monkeypatch):
    monkeypatch.setattr(UnwrittenDialog, "exec", pytest.fail)
    press_lock(sitting, qtbot)
    assert sitting.window.lock.is_engaged
    assert SENTENCE not in in_sight()
    assert "没有存进资料库" in in_sight()


@pytest.mark.parametrize("by_key", [True, False], ids=["wished", "lid"])
def test_after_the_lock_a_copy_elsewhere_is_offered_and_nothing_is_lost(sitting, asked, qtbot, tmp_path, by_key):
    if by_key:
        press_lock(sitting, qtbot)
    else:
        sitting.window.engage_lock()
    file = tmp_path / "没有保存的内容.drafts"
    choose_in_box(file)
    asked.press("另存到别处…", "返回，接着写")
    unlock(sitting, qtbot)
    qtbot.waitUntil(lambda: bool(asked.seen))
    qtbot.waitUntil(lambda: not questions())
    assert SENTENCE in asked.seen[0]
    assert "锁定" not in asked.seen[0]
    assert file.exists()
    assert sitting.window.page("typing").text.toPlainText() == SENTENCE


def test_a_question_that_stood_is_covered_and_not_asked_twice(sitting, asked, qtbot):
    def lock_and_come_back():
        qtbot.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert sitting.window.lock.is_engaged
        assert SENTENCE not in in_sight()
        unlock(sitting, qtbot)
        qtbot.wait(1)
        assert len(questions()) == 1

    asked.press(lock_and_come_back, "返回，接着写")
    assert not sitting.close()


def test_after_the_lock_nothing_is_asked_where_everything_is_stored(sitting, disk, qtbot, monkeypatch):
    monkeypatch.setattr(UnwrittenDialog, "exec", pytest.fail)
    disk.is_full = False
    press_lock(sitting, qtbot)
    unlock(sitting, qtbot)
    qtbot.wait(1)
    assert not sitting.window.lock.is_engaged


def test_the_lock_tells_the_truth(sitting, disk, qtbot):
    press_lock(sitting, qtbot)
    assert "已写的内容都已存好" not in panel_words(sitting)
    assert "没有存进资料库" in panel_words(sitting)
    disk.is_full = False
    with qtbot.waitSignal(sitting.session.standing):
        pass  # no key, no click
    assert "已写的内容都已存好" in panel_words(sitting)
    assert draft_of(sitting) == SENTENCE


def questions():
    return [box for box in QApplication.topLevelWidgets() if isinstance(box, UnwrittenDialog) and box.isVisible()]


def test_a_second_wish_to_end_asks_nothing_more(sitting, asked, departure):
    answers = []

    def again():
        sitting.close()
        answers.extend((sitting.may_end(True), len(questions())))
        departure(sitting).commit(manager := Manager(interaction=True))
        answers.extend((manager.cancelled, len(questions())))

    asked.press(again, "返回，接着写")
    assert not sitting.close()
    assert answers == [False, 1, True, 1]
    assert questions() == []


def test_behind_the_lock_nothing_is_asked_and_nothing_is_lost(sitting):
    sitting.window.engage_lock()
    assert not sitting.close()
    assert not sitting.may_end(True)
    assert questions() == []
    assert "没有存进资料库" in panel_words(sitting)
    assert sitting.window.isVisible()


def test_a_closed_lid_locks_at_once(sitting):
    sitting.window.engage_lock()
    assert sitting.window.lock.is_engaged
    assert "没有存进资料库" in panel_words(sitting)


def test_another_store_is_not_promised_what_is_not_so(sitting, tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr(sitting.session.messages, "confirm", lambda *words: said.extend(words))
    sitting.may_change_to(tmp_path / "other")
    assert "已存为草稿" not in "".join(said)


@dataclass
class Manager:
    """The desktop's session manager."""

    interaction: bool
    cancelled: bool = False
    released: bool = False

    def allowsInteraction(self):
        return self.interaction

    def release(self):
        self.released = True

    def cancel(self):
        self.cancelled = True


@pytest.mark.parametrize("interaction", [True, False])
def test_the_end_of_the_session_is_called_off(sitting, asked, departure, interaction):
    if interaction:
        asked.press("返回，接着写")
    manager = Manager(interaction)
    departure(sitting).commit(manager)
    assert manager.cancelled
    assert manager.released is interaction


def test_the_session_ends_when_everything_is_written(sitting, disk, departure):
    disk.is_full = False
    manager = Manager(interaction=False)
    departure(sitting).commit(manager)
    assert not manager.cancelled
    assert draft_of(sitting) == SENTENCE


def test_words_are_made_from_what_was_written(sitting, disk):
    sitting.session.write_typing()
    assert "1份" in kept_words(sitting.session)
    disk.is_full = False
    sitting.session.write_typing()
    assert kept_words(sitting.session) == "已写的内容都已存好。"


def test_the_box_names_every_button(sitting, unnamed, qtbot):
    sitting.session.write_typing()
    box = UnwrittenDialog(sitting.session, "关闭", sitting.session.unwritten)
    qtbot.addWidget(box)
    assert unnamed(box) == []
