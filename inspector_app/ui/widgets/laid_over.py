"""A notice that lies over the lower edge of a page: whatever comes or goes there, nothing moves under the hand."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QFrame, QScrollArea, QTableView, QWidget

from inspector_app.ui.theme import GAP_2, GAP_6
from inspector_app.ui.widgets.end_room import AreaRoom, EndRoom
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.widgets.scrolled import Squeezed

_WIDEST = 960
_LEAST_ROWS = 2


class Foot(QFrame):
    """The end of a page, with what is kept and the button that saves: what lies over the window leaves it in sight."""

    def stays_clear(self, of: int) -> bool:
        """Whether so many pixels above it may be covered instead."""
        return True


class ListFoot(Foot):
    """Says what a list comes to, below it, and cannot be scrolled: a notice leaves it in sight and lies over the list's
    end, unless too few rows of :attr:`list` would be seen then."""

    def __init__(self, rows: QTableView | None = None) -> None:
        super().__init__()
        self.list = rows

    def stays_clear(self, of: int) -> bool:
        rows = self.list
        if rows is None or not rows.isVisible():
            return False
        return rows.viewport().height() - of >= _LEAST_ROWS * rows.verticalHeader().defaultSectionSize()


class LaidOver(QObject):
    """``over`` is the part whose lower edge the notice covers while it says something; ``placed`` when it is otherwise.

    One that lies over the whole window (:meth:`below`) lifts those of the pages in it. What scrolls gets so much more
    room to scroll, a list in it too, so that its end can be read above the notice; that room stays as long as one
    looks at it.
    """

    placed = Signal()

    def __init__(self, notice: Notice, over: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self._notice, self._over = notice, over
        self._lower: LaidOver | None = None
        self._has_covered = self._is_lifted = False
        notice.setParent(page)
        notice.hide()
        for part in (notice, over):
            part.installEventFilter(self)

    def below(self, other: "LaidOver") -> None:
        """The other one stands lower, over the same edge."""
        if self._lower is not other:
            self._lower = other
            other.placed.connect(self.place)
        self.place()

    @property
    def top(self) -> QPoint | None:
        """Where on the screen it begins to cover the edge now."""
        return None if self._notice.isHidden() else self._notice.mapToGlobal(QPoint(0, -GAP_2))

    def place(self) -> None:
        """Lie over the edge as it is now, as high as the words need."""
        page = self._notice.parentWidget()
        if page is None or self._notice.isHidden():
            if self._has_covered:  # else there is nothing to free, in whatever comes in sight
                self._told()
            return
        corner = self._over.mapTo(page, QPoint())
        width = min(self._over.width() - 2 * GAP_6, _WIDEST)
        column = self._notice.layout()
        wanted = column.totalHeightForWidth(width) if column is not None else self._notice.sizeHint().height()
        edge = self._edge(wanted + 2 * GAP_2) - GAP_2
        height = min(wanted, edge)
        where = QRect(corner.x() + (self._over.width() - width) // 2, corner.y() + edge - height, width, height)
        if self._notice.geometry() != where:
            self._notice.setGeometry(where)
        self._notice.raise_()
        self._told()

    def _edge(self, wanted: int) -> int:
        """Above what it ends, reckoned from the top of the part it lies over."""
        lower = self._lower.top if self._lower is not None else None
        if lower is not None:
            return self._over.mapFromGlobal(lower).y() + GAP_2
        least, self._is_lifted = self._over.height(), False
        for foot in self._feet():
            top = foot.mapTo(self._over, QPoint()).y()
            if foot.stays_clear(wanted) and wanted <= top <= least - foot.height():
                return top
        return self._above_buttons(least, wanted)

    def _above_buttons(self, edge: int, wanted: int) -> int:
        """Above the buttons that stand there and cannot be scrolled, as below a list: they do what is read of. Where
        the upper half of the page would be covered for them, over them."""
        if not isinstance(self._over, Squeezed) or self._over.verticalScrollBar().maximum():
            return edge
        buttons: Iterable[QAbstractButton] = self._over.findChildren(QAbstractButton)
        fixed = [each for each in buttons if each.isVisible() and self._is_fixed(each)]
        above = edge
        for top, height in sorted([(each.mapTo(self._over, QPoint()).y(), each.height()) for each in fixed])[::-1]:
            if top + height > above - wanted:
                above = min(above, top)
        self._is_lifted = above < edge and above - wanted >= edge // 2
        return above if self._is_lifted else edge

    def _is_fixed(self, button: QAbstractButton) -> bool:
        """Whether nothing scrolls it on the page but the page itself, and it belongs to no foot, which has its rule."""
        part = button.parentWidget()
        while part is not None and part is not self._over:
            if isinstance(part, Foot | QAbstractScrollArea):
                return False
            part = part.parentWidget()
        return part is self._over

    def _feet(self) -> list[Foot]:
        inside: Iterable[Foot] = self._over.findChildren(Foot)
        feet = [foot for foot in inside if foot.isVisible()]
        for foot in feet:
            foot.installEventFilter(self)
        return feet

    def _leaves_foot(self) -> bool:
        """Whether the end of the page is in sight below the notice."""
        if self._is_lifted:
            return True
        ends = self._notice.mapToGlobal(QPoint(0, self._notice.height())).y()
        return any(foot.mapToGlobal(QPoint()).y() >= ends for foot in self._feet())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        moved = event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show)
        if (moved and watched is not self._notice) or (
            watched is self._notice
            and event.type()
            in (
                QEvent.Type.ShowToParent,
                QEvent.Type.HideToParent,
                QEvent.Type.LayoutRequest,
            )
        ):
            self.place()
        if event.type() is QEvent.Type.Show and watched is self._over and self._lower is not None:
            QTimer.singleShot(0, self._lower, self._lower.place)  # another page has come, perhaps with a foot
        return False

    def _told(self) -> None:
        top = self.top
        self._has_covered |= top is not None
        for part in self._scrolling():
            inside = part if isinstance(part, QScrollArea) else part.viewport()
            covered = 0
            has_none = self._goes_up(part) or (part is self._over and self._leaves_foot())
            if top is not None and not has_none:
                begins = inside.mapFromGlobal(top).y()
                covered = inside.height() - begins if begins > 0 else 0
            room = AreaRoom.of(part) if isinstance(part, QScrollArea) else EndRoom.of(part)
            room.cover(max(0, covered), self)
        self.placed.emit()

    def _goes_up(self, part: QTableView | QScrollArea) -> bool:
        """Whether a list that shows all its rows goes up with the page that scrolls around it: with room of its own it
        would scroll into nothing."""
        over = self._over
        is_in_page = isinstance(over, QScrollArea) and part is not over and over.verticalScrollBar().maximum() > 0
        return (
            is_in_page and isinstance(part, QTableView) and part.verticalHeader().length() <= part.viewport().height()
        )

    def _scrolling(self) -> list[QTableView | QScrollArea]:
        """The lists and areas in sight whose end may be covered; what scrolls in an area has its room there."""
        over = self._over
        parts: list[QTableView | QScrollArea] = [over] if isinstance(over, QTableView | QScrollArea) else []
        parts += over.findChildren(QTableView)
        if not isinstance(over, QScrollArea) or over.verticalScrollBar().maximum() == 0:
            # in a page that scrolls they go up with it; what is fitted into its room by hand would shrink
            inside: Iterable[QScrollArea] = over.findChildren(QScrollArea)
            parts += [each for each in inside if each.widgetResizable()]
        for part in parts:
            part.installEventFilter(self)  # one that comes in sight later has its room then
        return [part for part in parts if part.isVisible()]
