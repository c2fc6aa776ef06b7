import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QVBoxLayout, QWidget

from inspector_app.ui.lock import PIN_TRIES, Lock


@pytest.fixture
def window(qtbot):
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
    window.lock = Lock(window, lambda secret: secret == "long passphrase", lambda secret: secret == "1234")
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
    for _ in range(PIN_TRIES):
        enter(qtbot, window.lock, "0000")
    assert window.lock.panel.line.accessibleName() == "口令"
    enter(qtbot, window.lock, "1234")
    assert window.lock.is_engaged
    enter(qtbot, window.lock, "long passphrase")
    assert not window.lock.is_engaged


def test_failures_are_counted_down(window, qtbot):
    window.lock.engage()
    enter(qtbot, window.lock, "0000")
    assert "还可以试 4 次" in window.lock.panel.mark.sentence
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


@pytest.mark.parametrize(("ours", "left"), [(True, ""), (False, "340000199001011234")])
def test_what_was_copied_here_is_gone_from_the_clipboard(window, monkeypatch, ours, left):
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _clipboard: ours)  # without a screen nobody owns it
    QApplication.clipboard().setText("340000199001011234")
    window.lock.engage()
    assert QApplication.clipboard().text() == left


def test_every_line_of_the_panel_has_room(window, qtbot):
    window.lock.set_pin(None)
    window.lock.engage()
    enter(qtbot, window.lock, "0000")
    panel = window.lock.panel
    panel.layout().activate()
    for label in (panel.words, panel.mark):
        assert label.height() >= label.heightForWidth(label.width())
