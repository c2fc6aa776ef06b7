"""还有未上屏的文字, beside the entry for which a wish to save waits, or whose word was saved before anybody chose it: a
part of its window, so that it takes no key."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from inspector_app.ui.composition import Composition
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.one_guard import OneGuard
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3, GAP_4, Tone, dress, style_as
from inspector_app.ui.widgets.label import IconLabel, Label

_WIDEST, _SHOWN_MS = 460, 12_000
_QUOTED = 20  # letters of a word that was taken in; of a longer one the beginning


class _Words(QFrame):
    """Clicks go through it to what lies below. It stands beside ``entry``, or where that is gone at the foot."""

    def __init__(self, words: str, window: QWidget, entry: QWidget | None) -> None:
        super().__init__(window)
        dress(self)
        self.setProperty("role", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(words)
        row = in_row(
            IconLabel("pencil"), wide(Label(words, wrap=True)), gap=GAP_3, edges=(GAP_3, GAP_2, GAP_3, GAP_2), of=self
        )
        style_as(self, "tone", str(Tone.WARNING))
        width = min(_WIDEST, window.width() - 2 * GAP_4)
        self.resize(width, row.totalHeightForWidth(width))
        self.move(_place(entry, self) if entry is not None else _at_foot(window, self, GAP_4))
        self.show()
        self.raise_()


class WaitingLetters(OneGuard):
    """The one of the application; see :meth:`of_application`. It goes with the letters; what was saved is told for a
    while, also where its dialog closes upon it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._words: _Words | None = None
        self._window: QWidget | None = None
        self._saved = ""
        composition = Composition.of_application()
        self._composition = composition
        composition.waited.connect(self._say)
        composition.saved_unasked.connect(self._tell)
        composition.changed.connect(self._look)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self._go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._window and event.type() is QEvent.Type.Hide:
            behind = self._window.parentWidget()
            words = self._saved
            self._go()
            if behind is not None:
                self._put(words, behind.window(), None)
        return False

    def _say(self, entry: QWidget) -> None:
        words = self.tr("还有未上屏的文字，没有保存。先按空格或回车上屏，再保存；再保存一次，就照现在的样子收下。")
        self._go()
        self._words = _Words(words, entry.window(), entry)
        self._timer.start()

    def _tell(self, entry: QWidget, text: str) -> None:
        shown = text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
        words = self.tr("还有未上屏的文字“{text}”，已照现在的样子收下。请核对是不是要写的字。").format(text=shown)
        self._go()
        self._put(words, entry.window(), entry)

    def _put(self, words: str, window: QWidget, entry: QWidget | None) -> None:
        self._words, self._saved, self._window = _Words(words, window, entry), words, window
        window.installEventFilter(self)
        self._timer.start()

    def _look(self) -> None:
        if not self._composition.text and not self._saved:
            self._go()

    def _go(self) -> None:
        words, window, self._words, self._window, self._saved = self._words, self._window, None, None, ""
        if window is not None and isValid(window):
            window.removeEventFilter(self)
        if words is not None and isValid(words):
            words.hide()
            words.deleteLater()


def _at_foot(window: QWidget, words: QWidget, left: int) -> QPoint:
    return QPoint(left, window.height() - words.height() - GAP_4)


def _place(entry: QWidget, words: QWidget) -> QPoint:
    """Above the entry, for the candidates stand below; where there is no room, at the foot of the window."""
    window, at = entry.window(), entry.mapTo(entry.window(), QPoint(0, 0))
    left = max(GAP_4, min(at.x(), window.width() - words.width() - GAP_4))
    above = at.y() - words.height() - GAP_1
    return QPoint(left, above) if above > 0 else _at_foot(window, words, left)
