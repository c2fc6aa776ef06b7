"""The last net: what nobody caught is logged without names and told calmly; a refusal or trouble gets its sentence."""

import logging
import re
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.words import sentence
from inspector_app.ui.messages import BoxMessages
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.box import Box
from inspector_app.ui.widgets.button import Kind

_LOG = logging.getLogger(__name__)
_PRIVATE = re.compile(r"[^\x00-\x7f]+|\d{7,}[0-9Xx]?")
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def without_names(text: str) -> str:
    """The text with every Chinese word and every long number blotted out, fit for the log."""
    return _PRIVATE.sub("…", text)


def anonymous_trace(error: BaseException) -> str:
    """Kind of error and places in the code, innermost last: never its message, which may hold a name."""
    places = [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join([type(error).__name__, *places])


class CrashNet(QObject):
    """Hooks for Python, its threads and Qt. ``show`` gets the text for the dialog, always on the GUI thread."""

    _caught = Signal(object)

    def __init__(self, show: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._show = show
        self._showing = False
        self._caught.connect(self._tell)

    def install(self) -> None:
        """Take over the three hooks; :meth:`remove` gives them back."""
        sys.excepthook = self._python
        threading.excepthook = self._thread
        qInstallMessageHandler(self._qt)

    def remove(self) -> None:
        """Put the original hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def _python(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if not isinstance(error, Refused | Trouble):
            _LOG.error("uncaught %s", anonymous_trace(error.with_traceback(trace)))
        self._caught.emit(error)

    def _thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._python(args.exc_type, args.exc_value, args.exc_traceback)

    def _qt(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        _LOG.log(_QT_LEVELS[kind], "Qt: %s", without_names(message)[:300])

    def _tell(self, error: BaseException) -> None:
        if self._showing:
            return  # a second error while the box is open would only bury the first
        self._showing = True
        try:
            self._show(error)
        finally:
            self._showing = False


def show_crash(error: BaseException, standing: str = "") -> None:
    """A sentence for a refusal or a trouble; for our own mistake the calm box with details to copy.

    ``standing`` says what became of the typing.
    """
    messages = BoxMessages(QApplication.activeWindow())
    if isinstance(error, Trouble):
        messages.tell("无法继续", [sentence(error.code, error.details)])
        return
    if isinstance(error, Refused):
        from inspector_app.ui.wording import said

        messages.tell("请先更正", said(error.problems))
        return
    trace = anonymous_trace(error)
    words = (
        f"已保存的记录不受影响。{standing}可以接着工作；同样的差错再次出现时，请把下面的详细信息复制给维护人员"
        "（其中没有姓名和号码）。"
    )
    box = Box("程序出了一处本不该有的差错", [words, trace], QApplication.activeWindow(), unasked=True)
    box.add_button("复制详细信息", lambda: QApplication.clipboard().setText(trace))
    box.add_button("继续工作", box.accept, Kind.PRIMARY, first=True)
    wait_for(box)
