"""The store's folder goes away while somebody types, and comes back: what is said is so, and nothing is lost."""

import json
import os
import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from shiboken6 import isValid

from inspector_app.support.settings import WindowSettings
from inspector_app.ui.rescue import save_all
from inspector_app.ui.start import store_watch
from inspector_app.ui.start.page_list import PageEntry
from inspector_app.ui.start.sitting import Sitting
from inspector_app.ui.unwritten_dialog import kept_words
from inspector_app.ui.widgets.box import Box
from inspector_app.usecases.drafts import all_drafts, draft, keep_draft, take_back
from inspector_app.usecases.opening import Opening
from inspector_app.usecases.settings import pin_lock, save_agency
from inspector_app.usecases.store_file import check_store, open_store, opening_problems
from tests.desk import PASSPHRASE
from tests.ui.conftest import find_named
from tests.ui.hands import choose_in_box
from tests.ui.start.test_full_disk import SENTENCE, Manager, asked, write

__all__ = ["asked"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows moves and deletes no folder whose files are open")

TYPING = PageEntry("typing", "一页", "inbox", "tests.ui.start.typing_page", "TypingPage")


@pytest.fixture
def sitting(qapp, qtbot, family, store, clock, monkeypatch):
    assert store_watch.LOOK_MS <= 2_000  # within seconds; here nobody waits for them
    monkeypatch.setattr(store_watch, "LOOK_MS", 50)
    context = open_store(store, PASSPHRASE, clock)
    sitting = Sitting(Opening(context, store, pin_lock("2580")), (TYPING,), family, WindowSettings(), qapp)
    with qtbot.waitExposed(sitting.window):
        sitting.show(maximized=False)
    sitting.window.page("typing")
    yield sitting
    sitting.session.letting_go.emit()
    sitting.session.pausing.emit()  # a last look at the folder, so that the next one finds nothing new
    sitting.session.lost = None
    if isValid(sitting.window) and sitting.close():
        qtbot.waitUntil(lambda: not isValid(sitting.window))
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


def test_with_nothing_typed_closing_asks_too_and_the_session_does_not_end(sitting, store, departure, press_in_turn):
    away(store)
    departure(sitting).commit(manager := Manager(interaction=False))
    assert manager.cancelled
    seen = press_in_turn("返回", "仍要关闭")
    assert not sitting.close()
    assert "资料库不在原处，仍要关闭吗？" in seen[0]
    assert str(store) in seen[0]
    assert sitting.close()


@pytest.fixture
def press_in_turn(qtbot):
    """Presses one button in each of the next boxes that say something, by name; gives back what stood in them."""

    def press(*names):
        seen, waiting = [], list(names)

        def look():
            box = QApplication.activeModalWidget()
            if isinstance(box, Box):
                seen.append("\n".join(label.text() for label in box.findChildren(QLabel)))
                name = waiting.pop(0)
                if waiting:
                    QTimer.singleShot(5, look)
                qtbot.mouseClick(find_named(box, QPushButton, name), Qt.MouseButton.LeftButton)
            else:
                QTimer.singleShot(5, look)

        QTimer.singleShot(0, look)
        return seen

    return press


def deleted_with_everything(sitting, store):
    """A record, a kept draft, and a sentence that is still in the window alone."""
    assert sitting.session.do(save_agency, replace(sitting.session.context.agency, phone="0512-00000000"))
    keep_draft(sitting.session.context, "other:1", "别的页", '"没有打开的那一页"')
    shutil.rmtree(store)
    write(text(sitting), SENTENCE)


def rescued(folder, clock):
    (new,) = [path for path in folder.iterdir() if path.name.startswith("store-")]
    context = open_store(new, PASSPHRASE, clock)
    try:
        assert context.agency.phone == "0512-00000000"
        assert {each.body for each in all_drafts(context)} == {SENTENCE, "没有打开的那一页"}
        assert [each.code for each in opening_problems(context)] == []
        assert check_store(context) == []
    finally:
        context.store.close()
    return new


def test_a_deleted_store_goes_on_in_a_new_folder_with_all_that_was_typed(
    sitting, store, clock, tmp_path, qtbot, press_in_turn
):
    places = []
    sitting.session.moved.connect(places.append)
    deleted_with_everything(sitting, store)
    qtbot.waitUntil(lambda: "资料库不在原处" in told(sitting))
    choose_in_box(tmp_path)
    seen = press_in_turn("知道了")
    with qtbot.waitSignal(sitting.session.moved):
        qtbot.mouseClick(find_named(sitting.window, QPushButton, "全部数据另存…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(seen))
    new = rescued(tmp_path, clock)
    assert str(new) in seen[0]
    assert places == [str(new)]
    assert "已另存为新的资料库" in told(sitting)
    assert not find_named(sitting.window.notice, QPushButton, "处理").isVisible()
    assert "已另存为新的资料库" in kept_words(sitting.session)
    with qtbot.waitSignal(sitting.ended):
        assert sitting.close()  # nothing is lost any more, so nothing is asked
    assert not store.exists()


def test_a_box_that_asks_about_typing_offers_it_too(sitting, store, clock, asked, tmp_path, qtbot, monkeypatch):
    told_in_boxes = []
    monkeypatch.setattr(sitting.session.messages, "tell", lambda *words: told_in_boxes.append(words))
    deleted_with_everything(sitting, store)
    choose_in_box(tmp_path)
    asked.waits = True  # it goes by itself once all is saved
    asked.press("全部数据另存…")
    with qtbot.waitSignal(sitting.ended):
        assert sitting.close()
    assert SENTENCE in asked.seen[0]
    assert str(rescued(tmp_path, clock)) in told_in_boxes[0][1][0]


def test_typed_after_that_it_is_asked_about_and_goes_into_a_second_one(
    sitting, store, clock, asked, tmp_path, qtbot, monkeypatch
):
    monkeypatch.setattr(sitting.session.messages, "tell", lambda *_words: None)
    deleted_with_everything(sitting, store)
    (tmp_path / "first").mkdir()
    choose_in_box(tmp_path / "first")
    with qtbot.waitSignal(sitting.session.moved):
        save_all(sitting.session, sitting.window)
    assert sitting.session.write_typing() == ()
    write(text(sitting), "后来又写的一句")
    assert [json.loads(each.body) for each in sitting.session.write_typing()] == [SENTENCE + "后来又写的一句"]
    (tmp_path / "second").mkdir()
    choose_in_box(tmp_path / "second")
    with qtbot.waitSignal(sitting.session.moved):
        save_all(sitting.session, sitting.window)
    rescued(tmp_path / "first", clock)
    (second,) = (tmp_path / "second").iterdir()
    context = open_store(second, PASSPHRASE, clock)
    assert {each.body for each in all_drafts(context)} == {SENTENCE + "后来又写的一句", "没有打开的那一页"}
    context.store.close()


def test_put_back_after_all_the_old_store_goes_on_and_the_new_one_is_told_apart(
    sitting, store, clock, asked, tmp_path, qtbot, monkeypatch
):
    monkeypatch.setattr(sitting.session.messages, "tell", lambda *_words: None)
    with qtbot.waitSignal(sitting.session.standing):
        away(store)
    (tmp_path / "new").mkdir()
    choose_in_box(tmp_path / "new")
    with qtbot.waitSignal(sitting.session.moved):
        save_all(sitting.session, sitting.window)
    places = []
    sitting.session.moved.connect(places.append)
    with qtbot.waitSignal(sitting.session.standing):
        back(store)
    assert places == [str(store.resolve())]
    assert "原来的资料库已回到原处" in told(sitting)
    assert sitting.session.do(save_agency, replace(sitting.session.context.agency, phone="0512-00000000"))


def test_a_place_that_takes_nothing_is_told_and_nothing_counts_as_saved(sitting, store, asked, monkeypatch, qtbot):
    told_in_boxes = []
    monkeypatch.setattr(sitting.session.messages, "tell", lambda *words: told_in_boxes.append(words))
    deleted_with_everything(sitting, store)
    choose_in_box("/proc")  # where nobody can make a folder
    save_all(sitting.session, sitting.window)
    qtbot.waitUntil(lambda: not sitting.runner.busy)
    assert sitting.session.rescued is None
    assert "/proc" in told_in_boxes[0][1][0]
    assert {json.loads(each.body) for each in sitting.session.write_typing()} == {SENTENCE, "没有打开的那一页"}


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
