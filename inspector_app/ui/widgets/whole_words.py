"""A whole sentence laid over what is below an entry whose line has room for a part of it: nothing moves for it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from inspector_app.support.errors import Level
from inspector_app.ui.layouts import in_column
from inspector_app.ui.theme import GAP_1, GAP_2, Tone, style_as
from inspector_app.ui.widgets.label import Label

_TONES = {Level.ERROR: Tone.DANGER, Level.WARNING: Tone.WARNING, Level.INFO: Tone.INFO}
_LEAST = 420


class WholeWords(QFrame):
    """Lies below ``entry``, above it where nothing is below, and scrolls with it; clicks go to what it covers."""

    def __init__(self, entry: QWidget) -> None:
        super().__init__(_ground(entry))
        self._entry = entry
        self._words = Label("", wrap=True)
        self.setProperty("role", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = in_column(self._words, edges=(GAP_2, GAP_1, GAP_2, GAP_1), of=self)
        self.hide()
        entry.destroyed.connect(self.deleteLater)

    def show_words(self, sentence: str, level: Level) -> None:
        """Lie there with this sentence."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        style_as(self, "tone", str(_TONES[level]))
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Lie beside the entry where it stands now, never over it: over what is around where its ground is too low."""
        self.ensurePolished()
        near, is_shown = _ground(self._entry), self.isVisible()
        ground = next((each for each in (near, self._entry.window()) if self._on(each).top() >= 0), near)
        if self.parentWidget() is not ground:
            self.setParent(ground)
            self.setVisible(is_shown)
            self.raise_()
        place = self._on(ground)
        place.moveTop(max(place.top(), 0))
        self.setGeometry(place)

    def _on(self, ground: QWidget) -> QRect:
        """Below the entry where the ground has room for it, else above."""
        entry = self._entry
        corner = entry.mapTo(ground, QPoint())
        width = min(max(entry.width(), _LEAST), ground.width())
        height = self._column.totalHeightForWidth(width)
        left = max(0, min(corner.x(), ground.width() - width))
        below, above = corner.y() + entry.height() + GAP_1, corner.y() - GAP_1 - height
        top = below if below + height <= ground.height() else above
        return QRect(left, top, width, height)


def _ground(entry: QWidget) -> QWidget:
    """What scrolls with the entry, else its window."""
    place = entry.parentWidget()
    while place is not None and not place.isWindow():
        around = place.parentWidget()
        area = around.parentWidget() if around is not None else None
        if isinstance(area, QScrollArea) and area.widget() is place:
            return place
        place = around
    return place or entry
