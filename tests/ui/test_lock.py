import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QDateEdit,
    QDialog,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from inspector_app.ui.lock import Lock, LockPanel
from inspector_app.ui.messages import BoxMessages
from inspector_app.ui.widgets.label import Label
from inspector_app.usecases.settings import pin_lock

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen


@pytest.fixture
def window(qtbot):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # windows of other tests, and their locks
    window = QMainWindow()
    qtbot.addWidget(window)
    content = QWidget()
    window.line, window.second = QLineEdit("示例工人甲"), QLineEdit()
    column = QVBoxLayout(content)
    column.addWidget(window.line)
    column.addWidget(window.second)
    window.setCentralWidget(content)
    window.setWindowTitle("案件：示例工人甲")
    window.resize(800, 600)
    window.show()
    window.lock = Lock(window, lambda secret: secret == "long passphrase", pin_lock("1234"))
    return window


def enter(qtbot, lock, secret):
    qtbot.keyClicks(lock.panel.line, secret)
    qtbot.keyClick(lock.panel.line, Qt.Key.Key_Return)


def test_what_is_typed_is_written_before_the_cover_comes(window):
    order = []
    window.lock.engaging.connect(lambda: order.append(window.lock.is_engaged))
    window.lock.engage()
    assert order == [False]
    assert window.lock.is_engaged


def test_nothing_can_be_seen_or_reached_behind_the_cover(window):
    clear = window.grab().toImage()
    window.lock.engage()
    assert not window.line.isVisible()
    assert "示例" not in window.windowTitle()
    assert window.grab().toImage() != clear
    assert window.lock.panel.isVisible()


def test_pin_leads_back_to_the_same_place(window, qtbot):
    window.second.setFocus()
    window.lock.engage()
    with qtbot.waitSignal(window.lock.released):
        enter(qtbot, window.lock, "1234")
    assert window.line.isVisible()
    assert window.focusWidget() is window.second
    assert window.windowTitle() == "案件：示例工人甲"
    assert window.line.text() == "示例工人甲"


def test_wrong_pin_too_often_wants_the_passphrase(window, qtbot):
    window.lock.engage()
    for _ in range(5):
        enter(qtbot, window.lock, "0000")
    assert window.lock.panel.line.accessibleName() == "口令"
    enter(qtbot, window.lock, "1234")
    assert window.lock.is_engaged
    enter(qtbot, window.lock, "long passphrase")
    assert not window.lock.is_engaged


def test_failures_are_counted_down(window, qtbot):
    window.lock.engage()
    enter(qtbot, window.lock, "0000")
    assert "还可以试4次" in window.lock.panel.mark.sentence
    assert window.lock.panel.line.text() == ""


def test_without_a_pin_the_passphrase_is_wanted(window, qtbot):
    window.lock.set_pin(None)
    window.lock.engage()
    assert window.lock.panel.line.accessibleName() == "口令"
    enter(qtbot, window.lock, "long passphrase")
    assert not window.lock.is_engaged


def test_open_dialog_is_covered_and_asks(window, qtbot):
    dialog = QDialog(window)
    dialog.secret = QLineEdit("340000199001011234", dialog)
    dialog.open()
    window.lock.engage()
    assert not dialog.secret.isVisible()
    assert window.lock.panel.window() is dialog
    assert not window.line.isVisible()
    enter(qtbot, window.lock, "1234")
    assert dialog.isVisible()
    assert dialog.secret.isVisible()


def test_cover_follows_the_size_of_the_window(window, qtbot):
    window.lock.engage()
    window.resize(1000, 700)
    cover = window.lock.panel.parentWidget()
    qtbot.waitUntil(lambda: cover.geometry() == window.rect())


def test_locking_twice_is_locking_once(window, qtbot):
    window.lock.engage()
    panel = window.lock.panel
    window.lock.engage()
    assert window.lock.panel is panel
    enter(qtbot, window.lock, "1234")
    assert window.line.isVisible()


def test_a_box_that_goes_while_locked_leaves_the_panel_behind(window, qtbot):
    box = QDialog(window)
    box.setModal(True)
    QVBoxLayout(box).addWidget(QLineEdit("示例"))
    box.show()
    window.lock.engage()
    assert box.isAncestorOf(window.lock.panel)
    box.hide()
    box.deleteLater()
    qtbot.waitUntil(lambda: window.isAncestorOf(window.lock.panel))
    assert window.lock.panel.isVisible()
    enter(qtbot, window.lock, "1234")
    assert not window.lock.is_engaged
    assert window.line.isVisible()


def test_a_box_that_comes_while_locked_is_covered(window, qtbot):
    window.lock.engage()
    box = QDialog(window)
    box.setModal(True)
    words = QLineEdit("示例")
    QVBoxLayout(box).addWidget(words)
    box.show()
    qtbot.waitUntil(lambda: box.isAncestorOf(window.lock.panel))
    assert not words.isVisible()
    enter(qtbot, window.lock, "1234")
    assert words.isVisible()


def lock_key(qtbot):
    qtbot.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def open_menu(window):
    menu = QMenu(window)
    menu.addAction("示例工人甲 340000199001011234")
    menu.popup(window.mapToGlobal(window.rect().center()))
    return menu


def open_completions(window):
    window.second.setCompleter(QCompleter(["A 示例工人甲", "A 示例工人乙"], window.second))
    window.second.setFocus()
    QTest.keyClicks(window.second, "A")
    return window.second.completer().popup()


def open_choices(window):
    box = QComboBox(window)
    box.addItems(["示例工人甲", "示例工人乙"])
    box.show()
    box.showPopup()
    return box.view()


def open_calendar(window):
    day = QDateEdit(window, calendarPopup=True)
    day.show()
    QTest.mouseClick(day, Qt.MouseButton.LeftButton, pos=QPoint(day.width() - 5, day.height() // 2))
    return day.calendarWidget()


@pytest.mark.parametrize("opened", [open_menu, open_completions, open_choices, open_calendar])
def test_the_key_locks_from_any_popup_and_shuts_it(window, qtbot, opened):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    popup = opened(window)
    qtbot.waitUntil(popup.isVisible)
    lock_key(qtbot)
    assert window.lock.is_engaged
    assert not popup.isVisible()
    enter(qtbot, window.lock, "1234")
    assert not window.lock.is_engaged


def test_the_key_locks_in_a_box_of_the_program(window, qtbot):
    """A box waits in a loop of its own; what is then typed goes to the lock, and the box still waits afterwards."""
    seen = []

    def person():
        lock_key(qtbot)
        seen.append(window.lock.is_engaged)
        enter(qtbot, window.lock, "1234")
        seen.append(window.lock.is_engaged)
        box = QApplication.activeModalWidget()
        seen.append(box.isVisible())
        qtbot.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(100, window, person)
    assert not BoxMessages(window).confirm("登记支付？", "示例工人甲", "登记")
    assert seen == [True, False, True]


def test_no_title_tells_what_is_behind(window, qtbot):
    dialog = QDialog(window)
    dialog.setWindowTitle("支付：示例工人甲")
    dialog.open()
    window.lock.engage()
    assert {dialog.windowTitle(), window.windowTitle()} == {"已锁定"}
    enter(qtbot, window.lock, "1234")
    assert dialog.windowTitle() == "支付：示例工人甲"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_never_reach_the_dialog_below(window, qtbot, key):
    dialog = QDialog(window)
    column = QVBoxLayout(dialog)
    button, saved = QPushButton("登记", dialog), []
    button.setDefault(True)
    button.clicked.connect(lambda: saved.append(True))
    QShortcut(QKeySequence("Ctrl+S"), dialog).activated.connect(lambda: saved.append(True))
    column.addWidget(button)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())
    lock_key(qtbot)
    qtbot.keyClick(QGuiApplication.focusWindow(), key)
    qtbot.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    enter(qtbot, window.lock, "1234")
    assert dialog.isVisible()
    assert saved == []


def test_a_half_typed_cell_is_kept_and_typing_goes_on_in_it(window, qtbot):
    table = QTableWidget(2, 2, window)
    table.setGeometry(0, 0, 400, 300)
    table.show()
    table.setFocus()
    table.setCurrentCell(0, 1)
    qtbot.keyClick(table, "1")
    qtbot.keyClick(window.focusWidget(), "2")
    window.lock.engage()
    enter(qtbot, window.lock, "1234")
    assert table.item(0, 1).text() == "12"
    qtbot.keyClick(window.focusWidget(), "3")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.item(0, 1).text() == "123")


def test_each_of_two_dialogs_gets_its_cursor_back(window, qtbot):
    lines = []
    for parent in (window, window):
        dialog = QDialog(parent)
        column = QVBoxLayout(dialog)
        pair = QLineEdit("甲", dialog), QLineEdit("乙", dialog)
        for line in pair:
            column.addWidget(line)
        dialog.open()
        pair[1].setFocus()
        lines.append(pair[1])
    window.lock.engage()
    enter(qtbot, window.lock, "1234")
    assert [line.window().focusWidget() for line in lines] == lines


def fail(qtbot, lock):
    for _ in range(5):
        enter(qtbot, lock, "0000")


def test_a_new_pin_after_a_spent_one_works_at_every_lock(window, qtbot):
    window.lock.engage()
    fail(qtbot, window.lock)
    enter(qtbot, window.lock, "long passphrase")
    window.lock.set_pin(pin_lock("2580"))
    for _ in range(3):
        window.lock.engage()
        assert window.lock.panel.line.accessibleName() == "锁屏短码"
        enter(qtbot, window.lock, "2580")
        assert not window.lock.is_engaged


def test_a_pin_set_later_that_is_spent_is_gone(window, qtbot):
    window.lock.set_pin(None)
    window.lock.set_pin(pin_lock("2580"))
    window.lock.engage()
    fail(qtbot, window.lock)
    enter(qtbot, window.lock, "long passphrase")
    assert not window.lock.is_engaged
    window.lock.engage()
    assert window.lock.panel.line.accessibleName() == "口令"
    enter(qtbot, window.lock, "2580")
    assert window.lock.is_engaged
    enter(qtbot, window.lock, "long passphrase")
    assert not window.lock.is_engaged


def test_wrong_tries_count_over_several_locks_until_the_right_one(window, qtbot):
    window.lock.engage()
    enter(qtbot, window.lock, "0000")
    enter(qtbot, window.lock, "1234")
    window.lock.engage()
    for left in (4, 3, 2, 1):
        enter(qtbot, window.lock, "0000")
        assert f"还可以试{left}次" in window.lock.panel.mark.sentence
    assert window.lock.panel.line.accessibleName() != "口令"


def test_every_line_of_the_panel_has_room(window, qtbot):
    window.lock.set_pin(None)
    window.lock.engage()
    enter(qtbot, window.lock, "0000")
    panel = window.lock.panel
    panel.layout().activate()
    for label in (panel.words, panel.mark):
        assert label.height() >= label.heightForWidth(label.width())


def test_longer_words_get_their_room(shown, qtbot):
    panel = shown(LockPanel())
    panel.ask("锁屏短码", "已写的内容都已存好。输入锁屏短码继续。")
    panel.say("短码不对，还可以试1次。")
    panel.ask("口令", "已写的内容都已存好。输入打开本机数据的口令继续。")
    panel.say("锁屏短码错了太多次，已作废。请输入口令；需要时可在“设置”里另设短码。")
    texts = (panel.words, *panel.mark.findChildren(Label))
    qtbot.waitUntil(lambda: all(text.height() >= text.heightForWidth(text.width()) for text in texts))
