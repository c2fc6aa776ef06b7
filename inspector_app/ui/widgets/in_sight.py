"""Going to a place on a page: the cursor never goes where it is not seen, for the next keys go there too."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QTableView, QWidget

_MARGIN = 40


def bring_in_sight(widget: QWidget, margin: int = _MARGIN) -> None:
    """Scroll everything around a widget until it is seen: now, and again once what just unfolded has its place."""
    _scroll(widget, margin)
    QTimer.singleShot(0, widget, lambda: _scroll(widget, margin))


def go_to(entry: QWidget, shown: QWidget | None = None) -> None:
    """Put the cursor into an entry and bring it in sight, with the field or card around it when that is given."""
    entry.setFocus(Qt.FocusReason.OtherFocusReason)
    bring_in_sight(shown or entry)
    if shown is not None:  # of a card higher than the room, the entry counts
        bring_in_sight(entry)


def show_cell(view: QTableView, index: QModelIndex) -> None:
    """Scroll a table to a cell, also of a row that was added just now."""
    view.executeDelayedItemsLayout()
    view.updateGeometries()
    view.scrollTo(index)


def keep_cell(view: QTableView, event: QResizeEvent) -> None:
    """The current row was in sight before the table got another size, and is so after it, wholly."""
    index, was = view.currentIndex(), event.oldSize()
    if index.isValid() and (not was.isValid() or QRect(QPoint(0, 0), was).intersects(view.visualRect(index))):
        view.scrollTo(index)


def _scroll(widget: QWidget, margin: int) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 0, margin)
        parent = parent.parentWidget()
