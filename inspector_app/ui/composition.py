"""What an input method is still composing, so that it can be taken into the text before a page is left."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class Composition(QObject):
    """Watches the entry that has the focus inside ``page``; only that one, so that events stay cheap."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._watched: QWidget | None = None
        self._text = ""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
            self._watch(app.focusWidget())

    @property
    def text(self) -> str:
        """What is being composed now, such as pinyin that has not become characters yet."""
        return self._text

    def commit(self) -> None:
        """Take what is being composed into the text: by the input method itself, else as it stands."""
        QGuiApplication.inputMethod().commit()
        if self._text and self._watched is not None and isValid(self._watched):
            event = QInputMethodEvent("", [])
            event.setCommitString(self._text)
            self._text = ""
            QCoreApplication.sendEvent(self._watched, event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QInputMethodEvent):
            self._text = event.preeditString()
        return False

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._text:
            self.commit()
        self._watch(new)

    def _watch(self, widget: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        inside = widget is not None and self._page.isAncestorOf(widget)
        self._watched = widget if inside else None
        self._text = ""
        if self._watched is not None:
            self._watched.installEventFilter(self)
