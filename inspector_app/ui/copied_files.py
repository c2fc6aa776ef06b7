"""Copied files are no text: pasted into a line they go to the page, which takes them as evidence, else it is said.

Qt would write their paths into the line, and from there onto a paper.
"""

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolTip, QWidget

from inspector_app.ui.focus_watch import FocusWatch
from inspector_app.ui.translation import tr


def are_files(mime: QMimeData | None) -> bool:
    """Whether files were copied, in a window of the system or elsewhere."""
    return mime is not None and any(url.isLocalFile() for url in mime.urls())


class CopiedFiles(FocusWatch):
    """The one guard of the application; only what has the focus is watched. See :meth:`of_application`."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(watched, QLineEdit | QPlainTextEdit) or watched.isReadOnly():
            return False
        is_paste = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste)
        if not is_paste or not are_files(QGuiApplication.clipboard().mimeData()):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()  # the key of the page, where it takes files
        else:
            _say(watched)
        return True


def _say(place: QWidget) -> None:
    words = tr("复制的是文件，不能粘贴到文字里。照片、扫描件请到“照片”“证据”处粘贴，或者用添加的按钮选择。")
    QToolTip.showText(place.mapToGlobal(place.rect().bottomLeft()), words, place)
