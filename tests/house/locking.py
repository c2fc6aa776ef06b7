"""The key that locks works in a dialog, and it comes back as it was (test_every_dialog.py)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit, QWidget

from inspector_app.ui.lock import Lock
from tests.house.sight import settle

PASSPHRASE = "three blue cranes"


def locked_behind(qtbot) -> Lock:
    """The lock of a window that stands behind the dialog."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QLineEdit("示例工人甲"))
    window.resize(1366, 768)
    window.show()
    return Lock(window, lambda secret: secret == PASSPHRASE)


def type_where_the_cursor_is(text: str = "", *keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    """As from a keyboard: to the window that has the focus, whatever it does with it."""
    for letter in text:
        QTest.keyClick(QGuiApplication.focusWindow(), letter)
    for key, modifier in keys:
        QTest.keyClick(QGuiApplication.focusWindow(), key, modifier)


def lock_by_key() -> None:
    type_where_the_cursor_is("", (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier))


def unlock(secret: str = PASSPHRASE) -> None:
    type_where_the_cursor_is(secret, (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))


def in_sight() -> set[str]:
    """Every text that can be read in any window now."""
    words = set()
    for window in QApplication.topLevelWidgets():
        if not window.isVisible():
            continue
        words.add(window.windowTitle())
        for widget in window.findChildren(QWidget):
            if widget.isVisible():
                words |= {str(widget.property(name) or "") for name in ("text", "plainText")}
    return words - {""}


def contents(window: QWidget) -> list[object]:
    """What a person would notice: texts of all entries, size, title, which widgets show, and the cursor."""
    entries = [e.text() for e in window.findChildren(QLineEdit)]
    entries += [e.toPlainText() for e in window.findChildren(QPlainTextEdit)]
    shown = [type(w).__name__ for w in window.findChildren(QWidget) if w.isVisible()]
    here = window.focusWidget()
    place = here.cursorPosition() if isinstance(here, QLineEdit) else None
    return [entries, window.size(), window.windowTitle(), shown, here, place]


def assert_in_sight(panel: QWidget, window: QWidget) -> None:
    assert window.rect().contains(panel.geometry()), f"{panel.geometry()} in {window.rect()}"


def assert_locks(dialog: QWidget, name: str, lock: Lock, qtbot) -> None:
    """It can be locked and comes back as it was."""
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())
    lines = [e for e in dialog.findChildren(QLineEdit) if e.isVisible() and e.isEnabled() and not e.isReadOnly()]
    entry = lines[0] if lines else None
    if entry is not None:
        entry.setFocus()
        entry.setCursorPosition(len(entry.text()) // 2)
    settle()
    if name == "FileBox":  # a folder is read beside the window
        qtbot.waitUntil(lambda: dialog.findChildren(QLineEdit)[0].text() != "")
        settle()
    before = contents(dialog)
    lock_by_key()
    assert lock.is_engaged
    settle()
    assert in_sight() == {"已锁定", "输入打开本机数据的口令继续。", "解锁"}
    panel = lock.panel
    assert panel.window() is dialog
    assert_in_sight(panel, dialog)
    type_where_the_cursor_is("", (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier))
    type_where_the_cursor_is("", (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier))
    unlock("wrong")
    assert lock.is_engaged
    settle()
    assert_in_sight(panel, dialog)
    unlock()
    assert not lock.is_engaged
    settle()
    after = contents(dialog)
    assert after == before, [pair for pair in zip(after, before, strict=True) if pair[0] != pair[1]]
