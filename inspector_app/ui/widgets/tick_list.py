"""A list of lines, some of which are ticked; a few in sight, the others below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QKeyEvent, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from inspector_app.ui import theme
from inspector_app.ui.theme import GAP_2

PICTURE = QSize(76, 54)
"""How large a picture beside a line is."""


class TickList(QListWidget):
    """``value()`` is what the ticked lines stand for, in the order shown; ``rows`` of them are in sight. Of a
    ``pictured`` list ``looked_at`` tells which lines came in sight, and :meth:`show_picture` gives each its picture."""

    value_changed = Signal()
    looked_at = Signal(object)

    def __init__(self, options: Sequence[tuple[str, str]] = (), rows: int = 3, *, pictured: bool = False) -> None:
        super().__init__()
        self._rows, self._pictured = rows, pictured
        if pictured:
            self.setIconSize(PICTURE)
            self._soon = QTimer(self, singleShot=True, interval=0)
            self._soon.timeout.connect(self._tell_sight)
            self.verticalScrollBar().valueChanged.connect(lambda _value: self._soon.start())
        self.setProperty("role", "steps")
        for words, rid in options:
            self._line(words, rid, self.count())
        self._measure()
        self.itemChanged.connect(lambda _item: self.value_changed.emit())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def value(self) -> tuple[str, ...]:
        """What the ticked lines stand for."""
        return tuple(rid for rid, item in self._items().items() if item.checkState() is Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter is for the dialog around it: it opens nothing here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def set_value(self, rids: Sequence[str] | None) -> None:
        """Tick these, and no others."""
        for rid, item in self._items().items():
            item.setCheckState(Qt.CheckState.Checked if rid in (rids or ()) else Qt.CheckState.Unchecked)

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Other lines in place of all, none of them ticked."""
        with QSignalBlocker(self):
            self.clear()
            for words, rid in options:
                self._line(words, rid, self.count())
        self._measure()

    def tick(self, words: str, rid: str) -> None:
        """Tick a line; one that is not there yet stands first."""
        item = self._items().get(rid) or self._line(words, rid, 0)
        item.setCheckState(Qt.CheckState.Checked)
        self._measure()

    def say(self, rid: str, words: str) -> None:
        """Other words of a line."""
        if item := self._items().get(rid):
            with QSignalBlocker(self):
                item.setText(words)

    def show_picture(self, rid: str, image: QImage) -> None:
        """The picture of a line, in a frame as wide as those of the others."""
        if item := self._items().get(rid):
            with QSignalBlocker(self):
                item.setIcon(_framed(QPixmap.fromImage(image), self.devicePixelRatioF()))
            self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._pictured:
            self._soon.start()

    def _tell_sight(self) -> None:
        room = self.viewport().rect()
        lines = [self.item(row) for row in range(self.count())]
        seen = [line for line in lines if self.visualItemRect(line).intersects(room)]
        self.looked_at.emit([line.data(Qt.ItemDataRole.UserRole) for line in seen])

    def _items(self) -> dict[str, QListWidgetItem]:
        items = (self.item(row) for row in range(self.count()))
        return {item.data(Qt.ItemDataRole.UserRole): item for item in items}

    def _line(self, words: str, rid: str, row: int) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, rid)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        if self._pictured:
            item.setIcon(_framed(QPixmap(), self.devicePixelRatioF()))
            self._soon.start()
        self.insertItem(row, item)
        return item

    def _measure(self) -> None:
        """Rows as high as the look wants them, and so many of them in sight."""
        row = max(theme.current().control_height, PICTURE.height() + GAP_2 if self._pictured else 0)
        self.setFixedHeight(self._rows * row + 2 * GAP_2 + 4)
        with QSignalBlocker(self):  # it would tell of a change of what is ticked
            for item in self._items().values():
                item.setSizeHint(QSize(0, row))


def _framed(picture: QPixmap, ratio: float) -> QIcon:
    """In the middle of a frame of one size; an empty one while there is none."""
    frame = QPixmap(PICTURE * ratio)
    frame.fill(QColor(theme.current().head))
    if not picture.isNull():
        modes = (Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        drawing = picture.scaled(frame.size(), *modes)
        painter = QPainter(frame)
        painter.drawPixmap((frame.width() - drawing.width()) // 2, (frame.height() - drawing.height()) // 2, drawing)
        painter.end()
    frame.setDevicePixelRatio(ratio)
    return QIcon(frame)
