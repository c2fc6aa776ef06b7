"""The store's folder goes away while somebody types, and comes back: what is said is so, and nothing is lost."""

import json
import os
import shutil
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import isValid

from inspector_app.support.settings import WindowSettings
from inspector_app.ui.start.page_list import PageEntry
from inspector_app.ui.start.sitting import Sitting
from inspector_app.ui.unwritten_dialog import kept_words
from inspector_app.usecases.drafts import all_drafts, draft, keep_draft, take_back
from inspector_app.usecases.opening import Opening
from inspector_app.usecases.settings import pin_lock, save_agency
from inspector_app.usecases.store_file import open_store
from tests.desk import PASSPHRASE
from tests.ui.hands import choose_in_box
from tests.ui.start.test_full_disk import SENTENCE, Manager, asked, write

__all__ = ["asked"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows moves and deletes no folder whose files are open")

TYPING = PageEntry("typing", "一页", "inbox", "tests.ui.start.typing_page", "TypingPage")


@pytest.fixture
def sitting(qapp, qtbot, family, store, clock):
    context = open_store(store, PASSPHRASE, clock)
    sitting = Sitting(Opening(context, store, pin_lock("2580")), (TYPING,), family, WindowSettings(), qapp)
    with qtbot.waitExposed(sitting.window):
        sitting.show(maximized=False)
    sitting.window.page("typing")
    yield sitting
    sitting.session.letting_go.emit()
    sitting.session.lost = None
    if isValid(sitting.window):
        sitting.window.hide()
        sitting.window.deleteLater()
    sitting.runner.close()
    context.store.close()


def away(store):
    return store.rename(store.with_name("elsewhere"))


def back(store):
    store.with_name("elsewhere").rename(store)


def text(sitting):
    return sitting.window.page("typing").text


def told(sitting):
    return sitting.window.notice.sentence


def test_an_idle_window_tells_within_seconds_and_takes_it_back(sitting, store, qtbot):
    with qtbot.waitSignal(sitting.session.standing):
        away(store)  # no key, no click
    assert "资料库不在原处" in told(sitting)
    assert str(store) in told(sitting)
    assert "放回" in told(sitting)
    with qtbot.waitSignal(sitting.session.standing):
        back(store)
    assert told(sitting) == ""
    assert kept_words(sitting.session) == "已写的内容都已存好。"


def test_what_was_kept_before_is_said_to_be_kept_no_more(sitting, store, qtbot):
    write(text(sitting), SENTENCE)
    assert sitting.session.write_typing() == ()
    with qtbot.waitSignal(sitting.session.standing):
        away(store)
    (left,) = sitting.session.unwritten()
    assert json.loads(left.body) == SENTENCE
    sitting.window.engage_lock()
    panel = "\n".join(label.text() for label in sitting.window.lock.panel.findChildren(QLabel))
    assert "都已存好" not in panel
    assert "资料库的文件夹“store”不在原处" in panel
    with qtbot.waitSignal(sitting.session.standing):
        back(store)
    assert draft(sitting.session.context, "typing:1").body == SENTENCE


def test_typed_while_it_is_away_it_is_kept_once_it_is_back(sitting, store, clock, asked, qtbot):
    away(store)
    write(text(sitting), SENTENCE)
    asked.press("返回，接着写")
    assert not sitting.close()
    assert "资料库的文件夹“store”不在原处" in asked.seen[0]
    assert not store.exists()
    with qtbot.waitSignal(sitting.session.standing):
        back(store)
    with qtbot.waitSignal(sitting.ended):
        assert sitting.close()
    context = open_store(store, PASSPHRASE, clock)
    assert draft(context, "typing:1").body == SENTENCE
    context.store.close()


def test_a_deleted_store_lets_go_of_its_last_sentences_only_when_asked(sitting, store, clock, asked, tmp_path, qtbot):
    copy = shutil.copytree(store, tmp_path / "backup", ignore=shutil.ignore_patterns("*-shm", "lock"))
    write(text(sitting), SENTENCE)
    sitting.session.write_typing()
    keep_draft(sitting.session.context, "other:1", "别的页", '"没有打开的那一页"')
    shutil.rmtree(store)
    file = tmp_path / "stick.drafts"
    choose_in_box(file)
    asked.press("另存到别处…", "已另存，关闭")
    with qtbot.waitSignal(sitting.ended):
        assert sitting.close()
    assert SENTENCE in asked.seen[0]
    assert "没有打开的那一页" in asked.seen[0]
    assert not store.exists()
    context = open_store(copy, PASSPHRASE, clock)
    assert take_back(context, file) == 2
    assert {each.body for each in all_drafts(context)} == {SENTENCE, "没有打开的那一页"}
    context.store.close()


def test_with_nothing_typed_closing_asks_too_and_the_session_does_not_end(sitting, store, departure, monkeypatch):
    asked, answers = [], [False, True]
    monkeypatch.setattr(sitting.session.messages, "confirm", lambda *words: asked.append(words) or answers.pop(0))
    away(store)
    departure(sitting).commit(manager := Manager(interaction=False))
    assert manager.cancelled
    assert not sitting.close()
    assert "资料库不在原处" in asked[0][0]
    assert str(store) in asked[0][1]
    assert sitting.close()


def test_locked_out_of_the_store_is_not_locked_out_of_the_window(sitting, store):
    away(store)
    sitting.window.engage_lock()
    assert not sitting.close()
    lock = sitting.window.lock
    for _ in range(5):
        lock.panel.tried.emit("0000")
    lock.panel.tried.emit(PASSPHRASE)
    assert not lock.is_engaged
    assert QApplication.activeModalWidget() is None


def test_a_clock_set_back_while_the_window_is_open_is_told(sitting, clock, qtbot):
    with qtbot.waitSignal(sitting.session.standing):
        clock.advance(days=3)
    assert sitting.session.do(save_agency, replace(sitting.session.context.agency, phone="0512-00000000"))
    clock.advance(days=-3)
    qtbot.waitUntil(lambda: "时钟可能被调慢了" in told(sitting))
    clock.advance(days=3)
    qtbot.waitUntil(lambda: told(sitting) == "")
