"""The frame of each view of the start window: title, explanation, content that scrolls, buttons at the foot."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.ui.layouts import in_column, see_through, wide
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3, GAP_6, Tone
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.widgets.scrolled import Scrolled

_SIDE = 40


class View(QWidget):
    """Put content into ``body``, what stays in sight above it into ``head``, and buttons into ``foot`` (a stretch is
    already between the ends).

    Enter in a line presses the ``primary`` button, which each view makes, as in a dialog.
    """

    primary: Button

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self.title = Label(title, Role.TITLE)
        self.words = Label(words, Role.SMALL, wrap=True)
        self.notice = Notice()
        self._warning = Notice()
        content = see_through()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(_SIDE, GAP_2, _SIDE, GAP_6)
        self.body.setSpacing(GAP_3)
        bar = QFrame()
        bar.setProperty("role", "foot")
        self.foot = QHBoxLayout(bar)
        self.foot.setContentsMargins(_SIDE, GAP_3, _SIDE, GAP_3)
        self.foot.setSpacing(GAP_2)
        self.head = in_column(
            self.title, self.words, GAP_1, self.notice, self._warning, gap=GAP_1, edges=(_SIDE, 32, _SIDE, GAP_3)
        )
        in_column(self.head, wide(Scrolled(content)), bar, gap=0, of=self)

    def warn(self, words: str) -> None:
        """A warning that stays until it is closed, below one that stands already."""
        standing = self._warning.sentence
        self._warning.say(f"{standing}\n{words}" if standing else words, Tone.WARNING)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.primary.click()
            return
        super().keyPressEvent(event)

    def arrive(self) -> None:
        """Called when the view comes in sight; a view puts the focus where typing begins."""
