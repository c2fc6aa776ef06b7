"""The parts of a long form or a procedure, with how far each has come; a click goes there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from inspector_app.ui import theme
from inspector_app.ui.widgets.chip import Badge, badge_size, paint_badge

_PADDING = 10  # around the steps, as the style sheet has it and a little
_BADGE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Step:
    """One part and its state, such as Badge("2/4", Tone.WARNING)."""

    title: str
    badge: Badge | None = None


class _StepDelegate(QStyledItemDelegate):
    """Draws the badge at the right end of a step."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        badge = index.data(_BADGE)
        if badge is not None:
            box, size = option.rect, badge_size(badge)  # type: ignore[attr-defined]
            place = QPoint(box.right() - size.width() - 8, box.y() + (box.height() - size.height()) // 2)
            paint_badge(painter, place, badge, painter.device().devicePixelRatioF())


class Stepper(QListWidget):
    """A list of steps; ``chosen`` is emitted with the number of the step that the person goes to.

    A ``whole`` one never scrolls itself: what is around it does.
    """

    chosen = Signal(int)

    def __init__(self, name: str, whole: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "steps")
        self.setItemDelegate(_StepDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(200)
        self._is_whole = whole
        self.currentRowChanged.connect(self._went)
        self._filling = False

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps; the chosen one stays chosen."""
        row = max(self.currentRow(), 0)
        self._filling = True
        self.clear()
        for step in steps:
            item = QListWidgetItem(step.title)
            item.setSizeHint(QSize(0, theme.current().row_height))
            item.setData(_BADGE, step.badge)
            words = f"{step.title}，{step.badge.word}" if step.badge else step.title
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.addItem(item)
        self.setCurrentRow(min(row, len(steps) - 1))
        self._filling = False
        self._show_whole()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for row in range(self.count()):
                self.item(row).setSizeHint(QSize(0, theme.current().row_height))
            self._show_whole()

    def _show_whole(self) -> None:
        if self._is_whole:
            look = theme.current()
            self.setMinimumHeight(self.count() * look.row_height + 2 * (_PADDING + look.card_line))

    def _went(self, row: int) -> None:
        if row >= 0 and not self._filling:
            self.chosen.emit(row)
