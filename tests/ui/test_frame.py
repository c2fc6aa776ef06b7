from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from inspector_app.ui import frame, theme
from inspector_app.ui.frame import MainWindow, PageSpec
from inspector_app.ui.jobs import Job
from inspector_app.ui.lock import Lock
from inspector_app.ui.navigation import NavigationItem
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.targets import Origin, ResumeDraft
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.progress_dialog import ProgressDialog


class PlainPage(QWidget):
    def __init__(self, key):
        super().__init__()
        theme.dress(self)
        self.line = QLineEdit()
        self.line.setAccessibleName(key)
        self.target = None
        QVBoxLayout(self).addWidget(self.line)

    def open_target(self, target):
        self.target = target


class DraftPage(PlainPage):
    """Goes on with a draft in a dialog; meanwhile keys come to the window behind it, as on a slow machine."""

    def open_target(self, target):
        for key, letter in ((Qt.Key.Key_Return, "\r"), *((ord(letter), letter) for letter in "789")):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.postEvent(self.window().windowHandle(), event)
        dialog = FormDialog("登记支付", parent=self.window())
        self.amount = QLineEdit()
        dialog.body.addWidget(self.amount)
        self.typed, self.sent = [], []
        dialog.accept_requested.connect(lambda: self.sent.append(self.amount.text()))
        self.amount.textChanged.connect(lambda text: dialog.reject() if text.endswith("9") else None)
        QTimer.singleShot(10_000, dialog, dialog.reject)  # where it never comes
        dialog.exec()
        self.typed.append(self.amount.text())


@pytest.fixture
def window(qtbot, session, family):
    built = []

    def build(key):
        built.append(key)
        return DraftPage(key) if key == "d" else PlainPage(key)

    specs = [PageSpec(key, key.upper(), "inbox", lambda key=key: build(key)) for key in "abcd"]
    window = MainWindow(session, specs, family)
    window.built = built
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(window.page(window.key).line, key, modifier)


def test_pages_are_built_when_first_visited(window, qtbot):
    assert window.built == ["a"]
    press(qtbot, window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    press(qtbot, window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    press(qtbot, window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert window.built == ["a", "c"]
    assert window.key == "c"


def test_navigation_offers_only_pages_that_are_there(window, qtbot, named):
    items = [item.text() for item in window.findChildren(NavigationItem) if item.isCheckable()]
    assert items == ["A", "B", "C", "D"]
    qtbot.mouseClick(named(window, NavigationItem, "B"), Qt.MouseButton.LeftButton)
    assert window.key == "b"
    assert named(window, NavigationItem, "B").isChecked()
    window.session.go("nowhere")
    assert window.key == "b"


def test_focus_goes_into_the_page(window, qtbot):
    window.show_page("b")
    assert window.focusWidget() is window.page("b").line


def test_go_opens_a_record_on_another_page(window, session):
    session.go("c", "rid-1")
    assert window.key == "c"
    assert window.page("c").target == "rid-1"


def test_f9_changes_the_light_and_loses_nothing(window, qtbot):
    page = window.page("a")
    page.line.setText("写到一半")
    with qtbot.waitSignal(window.light_changed) as heard:
        press(qtbot, window, Qt.Key.Key_F9)
    assert heard.args == ["sunlight"]
    assert theme.current() is theme.SUNLIGHT
    assert window.page("a") is page
    assert page.line.text() == "写到一半"
    assert page.line.font().pixelSize() == theme.SUNLIGHT.body_size
    assert window.navigation.width() == theme.SUNLIGHT.nav_width


def test_f9_works_in_a_dialog_too(window, qtbot):
    dialog = FormDialog("示例", parent=window)
    line = QLineEdit()
    dialog.body.addWidget(line)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(line, Qt.Key.Key_F9)
    assert theme.current() is theme.SUNLIGHT
    assert line.font().pixelSize() == theme.SUNLIGHT.body_size
    dialog.reject()


def test_f1_shows_the_keys_of_what_is_in_front_and_nothing_while_locked(window, qtbot):
    """Of a page those of its parts first, then what every page knows; of a dialog in front its own."""
    told = []

    def read():
        card = QApplication.activeModalWidget()
        told.append([each.text() for each in card.findChildren(QLabel)])
        qtbot.keyClick(card, Qt.Key.Key_F1)

    def ask(place):
        QTimer.singleShot(0, read)
        qtbot.keyClick(place, Qt.Key.Key_F1)
        return told.pop()

    bind_keys(window.page("a"), (PageKey("核对", ("Ctrl+Return",), list), PageKey("选择", ("Up",))))
    shown = ask(window.page("a").line)
    assert {"核对", "选择", "Ctrl+Enter", "↑"} <= set(shown)
    assert {"Alt+1", "F9", "强光模式", "Ctrl+Q", "退出", "Shift+F1", "帮助"} <= set(shown)
    assert any(each.startswith("其他按钮：按Ctrl+K") for each in shown)
    dialog = FormDialog("示例", "登记", parent=window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    shown = ask(dialog)
    assert {"Ctrl+Enter", "登记", "Esc", "取消", "F9"} <= set(shown)
    assert not {"Alt+1", "核对"} & set(shown)
    assert any(each.startswith("其他按钮：按 Tab") for each in shown)
    dialog.reject()
    window.set_lock(Lock(window, lambda _s: True))
    window.engage_lock()
    qtbot.keyClick(window.lock.panel.line, Qt.Key.Key_F1)
    assert QApplication.activeModalWidget() is None


def test_the_program_is_left_by_a_key_that_is_asked_about_first(window, qtbot, messages):
    for messages.answer in (False, True):
        qtbot.keyClick(window.page("a").line, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
        assert window.isVisible() is not messages.answer
    assert messages.asked == ["退出程序吗？"] * 2


def test_a_page_knows_from_which_one_something_was_wished_on_it(window):
    told = []
    window.page("b").come_from = told.append
    window.session.go("b", "a record")
    window.session.go("b", "another one")  # from the page itself: where one came from stays
    window.session.go("a")
    window.show_page("b")
    assert told == [Origin("a", "A"), None]


class Restyled(QObject):
    """Remembers whose style changed."""

    def __init__(self, qapp):
        super().__init__(qapp)
        self.widgets = set()
        qapp.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.StyleChange:
            self.widgets.add(watched)
        return False


def test_f9_touches_only_the_page_in_sight_and_another_one_when_it_is_shown(window, qtbot, qapp):
    for key in ("b", "c", "a"):
        window.show_page(key)
    restyled = Restyled(qapp)
    press(qtbot, window, Qt.Key.Key_F9)
    assert window.page("a").line in restyled.widgets
    assert not restyled.widgets & {window.page("b").line, window.page("c").line}
    window.show_page("b")
    assert window.page("b").line in restyled.widgets
    assert window.page("b").line.font().pixelSize() == theme.SUNLIGHT.body_size
    qapp.removeEventFilter(restyled)


def test_lock_key_writes_first_and_deadens_all_keys(window, qtbot, session):
    paused = []
    session.pausing.connect(lambda: paused.append(True))
    window.set_lock(Lock(window, lambda _s: True))
    press(qtbot, window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert paused
    assert window.lock.is_engaged
    qtbot.keyClick(window.lock.panel.line, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.key == "a"


def test_minimising_writes_what_is_typed(window, qtbot, session):
    with qtbot.waitSignal(session.pausing):
        window.showMinimized()


def test_closing_writes_what_is_typed(window, qtbot, session):
    with qtbot.waitSignal(session.pausing):
        window.close()
    assert not window.isVisible()


def test_closing_asks_while_work_runs(window, session, messages, jobs):
    session.runner.run(Job("导出今日数据", lambda _progress: None))
    messages.answer = False
    window.close()
    assert window.isVisible()
    assert messages.asked
    messages.answer = True
    window.close()
    assert not window.isVisible()


def test_progress_box_comes_with_titled_work_only(window, session, jobs):
    session.runner.run(Job("", lambda _progress: None))
    assert not window.findChild(ProgressDialog).isVisible()
    session.runner.run(Job("生成文书", lambda progress: progress.step(1, 2, "第1页")))
    jobs.run_next()
    assert window.findChild(ProgressDialog).isVisible()
    jobs.run_next()
    assert not window.findChild(ProgressDialog).isVisible()


def test_state_tells_of_encryption_and_demonstration(window):
    window.set_state(encrypted=True, demo_day=date(2026, 3, 5))
    shown = [label.text() for label in window.navigation.findChildren(QLabel)]
    assert "已加密\n演示日期 2026年3月5日" in shown


def test_window_fits_small_screens(window):
    assert window.minimumWidth() <= 911  # 1366×768 at 150 %
    assert window.minimumHeight() <= 512 - 40


def test_a_narrow_window_keeps_icons_for_the_pages_and_their_words_in_tooltips(window, named):
    window.resize(1000, 600)
    item = named(window, NavigationItem, "B")
    assert item.text() == ""
    assert item.toolTip() == "B　Alt+2"
    assert window.navigation.width() == theme.STANDARD.nav_icons
    window.resize(1366, 768)
    assert item.text() == "B"
    assert window.navigation.width() == theme.STANDARD.nav_width


class OpeningPage(PlainPage):
    """Puts the cursor where the work of its record goes on."""

    def __init__(self, key):
        super().__init__(key)
        self.second = QLineEdit()
        self.layout().addWidget(self.second)

    def open_target(self, target):
        self.second.setFocus()


def test_a_page_that_opens_a_record_keeps_the_cursor_where_it_put_it(qtbot, session, family):
    specs = [PageSpec(key, key, "inbox", lambda key=key: OpeningPage(key)) for key in ("a", "b")]
    window = MainWindow(session, specs, family)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    session.go("b", "record")
    assert window.focusWidget() is window.page("b").second
    session.go("a")
    assert window.focusWidget() is window.page("a").line


def test_coming_back_by_key_or_click_the_cursor_stands_where_it_was_left(qtbot, session, family, named):
    specs = [PageSpec(key, key.upper(), "inbox", lambda key=key: OpeningPage(key)) for key in ("a", "b")]
    window = MainWindow(session, specs, family)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page = window.page("a")
    page.second.setFocus()
    qtbot.keyClick(page.second, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.focusWidget() is window.page("b").line
    qtbot.keyClick(window.page("b").line, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.focusWidget() is page.second
    qtbot.mouseClick(named(window, NavigationItem, "B"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(named(window, NavigationItem, "A"), Qt.MouseButton.LeftButton)
    assert window.focusWidget() is page.second
    page.second.setEnabled(False)
    window.show_page("b")
    window.show_page("a")
    assert window.focusWidget() is page.line


@pytest.fixture
def told_window(qtbot, session, family):
    window = MainWindow(session, [PageSpec(key, key, "inbox", lambda key=key: Page(key)) for key in ("a", "b")], family)
    qtbot.addWidget(window)
    window.show()
    return window


def test_an_act_is_told_in_the_page_until_the_next_one(told_window, session):
    notice = told_window.page("a").notice
    session.done.emit("“登记隐患”已保存。")
    assert notice.sentence == "“登记隐患”已保存。"
    session.changed.emit(None)
    assert notice.sentence == ""
    session.done.emit("“登记隐患”已保存。")
    told_window.show_page("b")
    assert notice.sentence == ""


def test_what_was_done_on_a_page_is_not_told_on_return_and_what_still_stands_is(told_window):
    notice = told_window.page("a").notice
    for words, tone, stays in (("已存为文件。", Tone.OK, False), ("案件已移交。", Tone.WARNING, True)):
        notice.say(words, tone)
        told_window.show_page("b")
        told_window.show_page("a")
        assert (notice.sentence == words) is stays


def test_an_act_is_told_until_one_who_could_read_it_types_on(told_window, session, monkeypatch):
    notice = told_window.page("a").notice
    session.done.emit("“记入明细”已保存。")
    session.drafts_changed.emit()
    assert notice.sentence  # not read yet
    session.changed.emit(None)
    monkeypatch.setattr(frame, "TO_READ_MS", 0)
    session.done.emit("“记入明细”已保存。")
    session.drafts_changed.emit()
    assert notice.sentence == ""


def test_what_a_page_tells_itself_is_not_covered(told_window, session):
    notice = told_window.page("a").notice
    notice.say("请先核对。")
    session.done.emit("“登记隐患”已保存。")
    assert notice.sentence == "请先核对。"
    session.changed.emit(None)
    assert notice.sentence == "请先核对。"


def test_a_button_that_goes_alone_leaves_the_focus_to_the_page(window, qtbot):
    with qtbot.waitActive(window):
        window.activateWindow()
    page = window.page("a")
    button = QPushButton("更正误登")
    page.layout().addWidget(button)
    button.setFocus()
    page.layout().removeWidget(button)
    button.hide()
    button.setParent(None)
    button.deleteLater()
    qtbot.waitUntil(page.line.hasFocus)


def test_a_page_without_entries_is_entered_at_what_comes_next(qtbot, session, family):
    page = Page("a")
    for kind, words in ((Kind.PLAIN, "返回列表"), (Kind.PRIMARY, "打印")):
        page.header.add(Button(words, kind=kind))
    window = MainWindow(session, [PageSpec("a", "a", "inbox", lambda: page)], family)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.navigation.setFocus()
    window.show_page("a")
    assert window.focusWidget().accessibleName() == "打印"


@pytest.mark.parametrize(("came", "there"), [(True, "b"), (False, "a")])
def test_who_turns_back_from_what_another_page_began_is_where_it_was_wished(window, monkeypatch, came, there):
    monkeypatch.setattr(PlainPage, "open_target", lambda _page, _target: came)
    window.session.go("b", "new")
    assert window.key == there
    assert window.page(there).isVisible()


@pytest.mark.parametrize(("target", "is_sent"), [(ResumeDraft("a:1:payment"), True), ("another", False)])
def test_what_is_typed_while_a_dialog_is_made_goes_into_it(window, target, is_sent):
    """With Enter too where one goes on with a draft; else it is the button's that was pressed."""
    page = window.page("d")
    window.show_page("d", target)
    assert page.typed == ["789"]
    assert page.sent == ([""] if is_sent else [])
    assert not page.line.text()
