"""Windows that a test left open, closed and gone before the next one begins."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from inspector_app.ui.widgets.folder_places import RecentFolders

_OWN = (Qt.WindowType.Window, Qt.WindowType.Dialog)


def let_windows_go(app: QApplication) -> None:
    """Close what is open; delete windows and dialogs, with all that is in them, when the event loop next turns.

    A list that pops up belongs to its completer or box, which deletes it: deleted from here first, it would be deleted
    twice, and the program would end somewhere else some time later.
    """
    for window in app.topLevelWidgets():
        window.close()
        if window.windowType() in _OWN:
            window.deleteLater()


def let_windows_go_now(app: QApplication) -> None:
    """As :func:`let_windows_go`, without waiting for the event loop."""
    let_windows_go(app)
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def forget_folders() -> None:
    """Folders that a file chose from stand in the file box of the next one's windows."""
    app = QApplication.instance()
    for memory in app.findChildren(RecentFolders) if isinstance(app, QApplication) else []:
        memory.setParent(None)


def still_open() -> list[str]:
    """What can be seen of windows, by class and title."""
    app = QApplication.instance()
    shown = [window for window in app.topLevelWidgets() if window.isVisible()] if isinstance(app, QApplication) else []
    return [f"{type(window).__name__} “{window.windowTitle()}”" for window in shown]


def turn_back(box: QWidget) -> None:
    """Close a box without what it asks before it closes: that question, asked from a timer, would wait for ever."""
    if isinstance(box, QDialog):
        QDialog.done(box, QDialog.DialogCode.Rejected)
    else:
        box.close()


class LateDialogs:
    """Dialogs that open once a test is over would wait for ever: from here on each is turned back."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._timer = QTimer(interval=200) if isinstance(QApplication.instance(), QApplication) else None
        if self._timer is not None:
            self._there = QApplication.activeModalWidget()  # left by the test; it is shown, and waits for nothing
            self._timer.timeout.connect(self._turn_back)
            self._timer.start()

    def _turn_back(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog not in (None, self._there):
            self._names.append(type(dialog).__name__)
            turn_back(dialog)

    def stop(self) -> list[str]:
        """Which there were."""
        if self._timer is not None:
            self._timer.stop()
        return self._names
