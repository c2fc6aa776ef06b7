"""Hands for windows and dialogs: they type as an input method does, and meet each dialog that opens."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from inspector_app.ui.widgets.file_box import FileBox
from inspector_app.ui.widgets.form_dialog import FormDialog


def type_words(entry: QWidget, text: str) -> None:
    """Type as an input method does: Chinese comes in whole words."""
    entry.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(entry, event)


def fill(root: QWidget, **texts: str) -> None:
    """Type into the entries with these accessible names."""
    entries = {e.accessibleName(): e for kind in (QLineEdit, QPlainTextEdit) for e in root.findChildren(kind)}
    for name, text in texts.items():
        type_words(entries[name], text)


def front_dialog() -> Any:
    """The dialog in front: one that stands in the place of another is shown in the same window."""
    dialog = QApplication.activeModalWidget()
    while isinstance(dialog, FormDialog) and dialog.held is not None:
        dialog = dialog.held
    return dialog


def meeting(acts_in_turn: tuple[Callable[[Any], object], ...]) -> list[Any]:
    """Do something with each dialog that opens from now on, one after the other; the list holds those that came."""
    met: list[Any] = []
    waiting = list(acts_in_turn)

    def look() -> None:
        dialog = front_dialog()
        if dialog is None or dialog in met:
            timer.start(1)
            return
        met.append(dialog)
        act = waiting.pop(0)
        if waiting:
            timer.start(0)
        try:
            act(dialog)
        finally:
            if dialog.isVisible() and front_dialog() is dialog:
                dialog.reject()

    timer = QTimer(QApplication.instance())
    timer.setSingleShot(True)
    timer.timeout.connect(look)
    timer.start(0)
    _TIMERS.append(timer)
    return met


_TIMERS: list[QTimer] = []


def stop_meeting() -> None:
    """No dialog is waited for any more."""
    while _TIMERS:
        _TIMERS.pop().stop()


def choose_in_box(path: object) -> None:
    """Type a path into the box for files that opens next, and press Enter."""

    def look() -> None:
        box = front_dialog()
        if not isinstance(box, FileBox):
            timer.start(5)
            return
        type_path(box, str(path))

    timer = QTimer(QApplication.instance())
    timer.setSingleShot(True)
    timer.timeout.connect(look)
    timer.start(0)
    _TIMERS.append(timer)


def type_path(box: FileBox, path: str) -> None:
    """As a person does who knows where it is."""
    line = next(each for each in box.findChildren(QLineEdit) if each.accessibleName() in ("文件名", "文件夹"))
    line.selectAll()
    type_words(line, path)
    QTest.keyClick(line, Qt.Key.Key_Return)


def choose_from_menu(qtbot, widget: QWidget, words: str) -> None:
    """Right click, and the entry of the menu."""
    place = widget.rect().center()
    QApplication.sendEvent(
        widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget,
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place)),
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (action,) = (each for each in menu.actions() if each.text().partition("\t")[0] == words)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def take_found(dialog: Any, words: str) -> None:
    """Look for these words in a dialog for choosing, and take what is found first."""
    box = dialog.focusWidget()
    type_words(box, words)
    for _ in range(2):
        QTest.keyClick(box, Qt.Key.Key_Return)
