"""Going to a place on a page: the cursor never goes where it is not seen, for the next keys go there too."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)  # fmt: skip

from inspector_app.ui.theme import GAP_1

_MARGIN = 40


def bring_in_sight(widget: QWidget, margin: int = _MARGIN) -> None:
    """Scroll everything around a widget until it is seen: now, and again once what just unfolded has its place."""
    _scroll(widget, margin)
    QTimer.singleShot(0, widget, lambda: _scroll(widget, margin))


def go_to(entry: QWidget, shown: QWidget | None = None) -> None:
    """Put the cursor into an entry and bring it in sight, with the field or card around it when that is given, and what
    that lays over the page to say what is wrong.

    Of an entry with several lines the cursor is in the one that cannot be read, where there is one.
    """
    (_wrong_line(entry) or entry).setFocus(Qt.FocusReason.OtherFocusReason)
    line = entry.focusWidget() or entry
    if isinstance(line, QLineEdit) and not (line.cursorPosition() or line.hasSelectedText()):
        line.end(False)  # a text that was put in shows its beginning; typing goes on behind it
    bring_in_sight(shown or entry)
    if shown is not None:  # of a card higher than the room, the entry counts
        bring_in_sight(entry)
        QTimer.singleShot(0, shown, lambda: _scroll_to_words(shown))


def holds(entry: QWidget, part: QWidget | None) -> bool:
    """Whether something is an entry or a part of it."""
    return part is not None and (entry is part or entry.isAncestorOf(part))


def writing_place(entry: QWidget) -> tuple[Any, ...]:
    """Where in an entry one writes: which of its lines has the cursor, or the cell of its table; else empty."""
    if (table := _table(entry)) is not None:
        cell: tuple[Any, ...] = table.place()
        return cell
    lines, focus = _lines(entry), QApplication.focusWidget()
    return (lines.index(focus),) if focus in lines else ()


def go_on_in(entry: QWidget, shown: QWidget | None = None, place: Sequence[Any] = ()) -> None:
    """As :func:`go_to`, with the cursor behind everything that stands there, so that the next key adds to it.

    ``place`` is one that :func:`writing_place` told of.
    """
    go_to(entry, shown)
    if place and (table := _table(entry)) is not None:
        table.go_on(place)
        return
    part: QWidget = _line_at(entry, place) or entry
    while (inside := part.focusProxy()) is not None:
        part = inside
    part.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(part, QLineEdit):
        part.end(False)
    elif isinstance(part, QPlainTextEdit):
        part.moveCursor(QTextCursor.MoveOperation.End)


def areas_around(widget: QWidget) -> list[QScrollArea]:
    """What scrolls around a widget, from the inside."""
    found, parent = [], widget.parentWidget()
    while parent is not None and not parent.isWindow():
        parent = parent.parentWidget()
        if isinstance(parent, QScrollArea):
            found.append(parent)
    return found


def cursor_rect(entry: QWidget) -> QRect:
    """Where one writes in an entry, in its own measure: the line of a text, the cell of a table, else all of it."""
    if isinstance(entry, QPlainTextEdit):
        return entry.cursorRect().translated(entry.viewport().pos())
    if isinstance(entry, QAbstractItemView) and entry.currentIndex().isValid():
        return entry.visualRect(entry.currentIndex()).translated(entry.viewport().pos())
    return entry.rect()


def show_cursor(entry: QWidget) -> None:
    """Scroll no further than needed until the place where one writes is seen, with a line beyond it."""
    for area in areas_around(entry):
        inside, rect = area.widget(), cursor_rect(entry)
        height = min(rect.height() // 2 + 1 + entry.fontMetrics().lineSpacing(), area.viewport().height() // 2)
        centre = entry.mapTo(inside, rect.center())
        area.ensureVisible(area.horizontalScrollBar().value(), centre.y(), 0, height)


def begins_with_button(entry: QWidget) -> bool:
    """Whether the focus of an entry stands on a button that is pressed, and neither typed into nor chosen with."""
    part: QWidget | None = entry
    while part is not None and part.focusProxy() is not None:
        part = part.focusProxy()
    return isinstance(part, QAbstractButton) and not part.isCheckable()


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


def _table(entry: QWidget) -> Any:
    """The table of an entry that tells in which of its cells one writes."""
    return next((part for part in (entry, *entry.findChildren(QTableView)) if hasattr(part, "place_changed")), None)


def _lines(entry: QWidget) -> list[QWidget]:
    return [*entry.findChildren(QLineEdit), *entry.findChildren(QPlainTextEdit)]


def _line_at(entry: QWidget, place: Sequence[Any]) -> QWidget | None:
    """The line that a place tells of, where it is to be seen and written in."""
    found = [line for number, line in enumerate(_lines(entry)) if tuple(place) == (number,)]
    return next((line for line in found if line.isVisible() and line.isEnabled()), None)


def _wrong_line(entry: Any) -> QWidget | None:
    """Of an entry with a problem the line that has one itself, else the first that is still empty."""
    lines: list[Any] = [line for line in _lines(entry) if hasattr(line, "problem") and line.isVisible()]
    if len(lines) < 2 or not hasattr(entry, "problem") or entry.problem() is None:
        return None
    return next((line for line in lines if line.problem()), next((line for line in lines if not line.text()), None))


def _scroll_to_words(field: Any) -> None:
    words: QWidget | None = getattr(field, "laid_over", None)
    if words is not None:
        _scroll(words, GAP_1)


def _scroll(widget: QWidget, margin: int) -> None:
    if widget.visibleRegion().boundingRect() == widget.rect():  # what is seen whole moves nothing that is read
        return
    for area in areas_around(widget):
        area.ensureWidgetVisible(widget, 0, margin)
