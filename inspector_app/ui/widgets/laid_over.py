"""A notice that lies over the lower edge of a page: whatever comes or goes there, nothing moves under the hand."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QScrollArea, QTableView, QWidget

from inspector_app.ui.theme import GAP_2, GAP_6
from inspector_app.ui.widgets.end_room import AreaRoom, EndRoom
from inspector_app.ui.widgets.notice import Notice

_WIDEST = 960


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
    def height(self) -> int:
        """How high it covers the edge now."""
        return 0 if self._notice.isHidden() else self._notice.height() + GAP_2

    def place(self) -> None:
        """Lie over the edge as it is now, as high as the words need."""
        page = self._notice.parentWidget()
        if page is None or self._notice.isHidden():
            self._told()
            return
        corner = self._over.mapTo(page, QPoint())
        width = min(self._over.width() - 2 * GAP_6, _WIDEST)
        lifted = self._lower.height if self._lower is not None else 0
        column = self._notice.layout()
        wanted = column.totalHeightForWidth(width) if column is not None else self._notice.sizeHint().height()
        height = min(wanted, self._over.height() - GAP_2 - lifted)
        top = corner.y() + self._over.height() - GAP_2 - lifted - height
        where = QRect(corner.x() + (self._over.width() - width) // 2, top, width, height)
        if self._notice.geometry() != where:
            self._notice.setGeometry(where)
        self._notice.raise_()
        self._told()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        moved = event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show)
        if (watched is self._over and moved) or (
            watched is self._notice
            and event.type()
            in (
                QEvent.Type.ShowToParent,
                QEvent.Type.HideToParent,
                QEvent.Type.LayoutRequest,
            )
        ):
            self.place()
        return False

    def _told(self) -> None:
        for part in self._scrolling():
            lower = part.mapTo(self._over, QPoint(0, part.height())).y() if part is not self._over else part.height()
            covered = max(0, lower - (self._over.height() - self.height)) if self.height else 0
            if isinstance(part, QScrollArea):
                AreaRoom.of(part).cover(covered)
            else:
                low = part.viewport().mapTo(self._over, QPoint(0, part.viewport().height())).y()
                EndRoom.of(part).cover(max(0, covered - (lower - low)))
        self.placed.emit()

    def _scrolling(self) -> list[QTableView | QScrollArea]:
        """The lists and areas in sight whose end may be covered; what scrolls in an area has its room there."""
        over = self._over
        parts: list[QTableView | QScrollArea] = [over] if isinstance(over, QTableView | QScrollArea) else []
        parts += over.findChildren(QTableView)
        if not isinstance(over, QScrollArea) or over.verticalScrollBar().maximum() == 0:
            # in a page that scrolls they go up with it; what is fitted into its room by hand would shrink
            inside: Iterable[QWidget] = over.findChildren(QWidget)
            parts += [each for each in inside if isinstance(each, QScrollArea) and each.widgetResizable()]
        return [part for part in parts if part.isVisible()]
