"""还有未上屏的文字, beside the entry for which a wish to save waits: a part of its window, so that it takes no key."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from inspector_app.ui.composition import Composition
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.one_guard import OneGuard
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3, GAP_4, Tone, dress, style_as
from inspector_app.ui.widgets.label import IconLabel, Label

_WIDEST, _SHOWN_MS = 460, 12_000


class _Words(QFrame):
    """Clicks go through it to what lies below."""

    def __init__(self, entry: QWidget) -> None:
        super().__init__(entry.window())
        dress(self)
        self.setProperty("role", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = self.tr("还有未上屏的文字，没有保存。先按空格或回车上屏，再保存；再保存一次，就照现在的样子收下。")
        self.setAccessibleName(words)
        row = in_row(
            IconLabel("pencil"), wide(Label(words, wrap=True)), gap=GAP_3, edges=(GAP_3, GAP_2, GAP_3, GAP_2), of=self
        )
        style_as(self, "tone", str(Tone.WARNING))
        width = min(_WIDEST, entry.window().width() - 2 * GAP_4)
        self.resize(width, row.totalHeightForWidth(width))
        self.move(_place(entry, self))
        self.show()
        self.raise_()


class WaitingLetters(OneGuard):
    """The one of the application; see :meth:`of_application`. It goes with the letters."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._words: _Words | None = None
        self._composition = Composition.of_application()
        self._composition.waited.connect(self._say)
        self._composition.changed.connect(self._look)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self._go)

    def _say(self, entry: QWidget) -> None:
        self._go()
        self._words = _Words(entry)
        self._timer.start()

    def _look(self) -> None:
        if not self._composition.text:
            self._go()

    def _go(self) -> None:
        words, self._words = self._words, None
        if words is not None and isValid(words):
            words.hide()
            words.deleteLater()


def _place(entry: QWidget, words: QWidget) -> QPoint:
    """Above the entry, for the candidates stand below; where there is no room, at the foot of the window."""
    window, at = entry.window(), entry.mapTo(entry.window(), QPoint(0, 0))
    left = max(GAP_4, min(at.x(), window.width() - words.width() - GAP_4))
    above = at.y() - words.height() - GAP_1
    return QPoint(left, above if above > 0 else window.height() - words.height() - GAP_4)
