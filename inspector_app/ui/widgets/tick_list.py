"""A list of lines, some of which are ticked; a few in sight, the others below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from inspector_app.ui import theme
from inspector_app.ui.theme import GAP_2


class TickList(QListWidget):
    """``value()`` is what the ticked lines stand for, in the order shown; ``rows`` of them are in sight."""

    value_changed = Signal()

    def __init__(self, options: Sequence[tuple[str, str]] = (), rows: int = 3) -> None:
        super().__init__()
        self._rows = rows
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

    def _items(self) -> dict[str, QListWidgetItem]:
        items = (self.item(row) for row in range(self.count()))
        return {item.data(Qt.ItemDataRole.UserRole): item for item in items}

    def _line(self, words: str, rid: str, row: int) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, rid)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        self.insertItem(row, item)
        return item

    def _measure(self) -> None:
        """Rows as high as the look wants them, and so many of them in sight."""
        row = theme.current().control_height
        self.setFixedHeight(self._rows * row + 2 * GAP_2 + 4)
        with QSignalBlocker(self):  # it would tell of a change of what is ticked
            for item in self._items().values():
                item.setSizeHint(QSize(0, row))
