"""Room below what scrolls, so that its end can be scrolled above what lies over its lower edge."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QScrollArea, QScrollBar, QTableView

from inspector_app.ui.widgets.scrolled import least_size


class EndRoom(QObject):
    """Of a list that scrolls by pixels. The room is given back only where no row would move by it."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._covers: dict[QObject, int] = {}
        self._room = 0
        self._sets = False
        self._own = self._bar.maximum()
        self._bar.rangeChanged.connect(self._ranged)
        self._bar.valueChanged.connect(self._give)

    @property
    def _bar(self) -> QScrollBar:
        """Asked for each time: PySide takes a kept one for deleted once another wrapper of the list is gone."""
        return self._view.verticalScrollBar()

    @classmethod
    def of(cls, view: QTableView) -> "EndRoom":
        """The one of a list."""
        return view.findChild(cls) or cls(view)

    @property
    def _covered(self) -> int:
        return max(self._covers.values(), default=0)

    def cover(self, height: int, by: QObject) -> None:
        """So many pixels of the list's lower edge are covered now by one of what may lie there."""
        self._covers[by] = height
        self._give()
        if height:
            self._keep_open_cell()

    def _keep_open_cell(self) -> None:
        """A cell that one types in is above what covers the edge."""
        here = self._view.currentIndex()
        if self._view.indexWidget(here) is not None:
            low = self._view.visualRect(here).bottom() + 1 - (self._view.viewport().height() - self._covered)
            self._bar.setValue(self._bar.value() + max(0, low))

    def _ranged(self, _least: int, most: int) -> None:
        if not self._sets:  # the list reckoned anew how far it goes
            self._own = most
            self._room = 0
            self._give()

    def _give(self) -> None:
        below = self._view.verticalHeader().length() - self._view.viewport().height() + self._covered
        wanted = max(0, below - self._own) if self._covered else 0
        if wanted < self._room and self._bar.value() > self._own + wanted:
            return
        if wanted != self._room:
            self._room, self._sets = wanted, True
            self._bar.setMaximum(self._own + wanted)
            self._sets = False


class AreaRoom(QObject):
    """The same of an area that scrolls anything, also of one that had nothing to scroll and is covered now.

    That one gets no bar: what stands in it would become narrower. It is scrolled by wheel and keys.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._covers: dict[QObject, int] = {}
        self._room = 0
        self._policy = area.verticalScrollBarPolicy()
        area.verticalScrollBar().valueChanged.connect(self._give)

    @classmethod
    def of(cls, area: QScrollArea) -> "AreaRoom":
        """The one of an area."""
        return area.findChild(cls, options=Qt.FindChildOption.FindDirectChildrenOnly) or cls(area)

    @property
    def _covered(self) -> int:
        return max(self._covers.values(), default=0)

    def cover(self, height: int, by: QObject) -> None:
        """So many pixels of the area's lower edge are covered now by one of what may lie there."""
        self._covers[by] = height
        self._give()

    def _give(self) -> None:
        bar = self._area.verticalScrollBar()
        wanted = self._covered if self._room or self._ends_below() else 0
        if wanted < self._room and bar.value() > max(0, bar.maximum() - (self._room - wanted)):
            return
        if wanted != self._room:
            if not wanted:
                self._area.setVerticalScrollBarPolicy(self._policy)
            elif not self._room and not bar.maximum():
                self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._room = wanted
            self._area.setViewportMargins(0, 0, 0, wanted)

    def _ends_below(self) -> bool:
        """Whether what is shown goes on below the edge of what covers it."""
        inside = self._area.widget()
        if inside is None:
            return False
        if self._area.widgetResizable():
            needed = max(inside.minimumSizeHint().height(), inside.heightForWidth(inside.width()))
        else:  # fitted into its room by hand: what it wishes for beyond is for its lists, which have room of their own
            needed = least_size(inside, inside.width()).height()
        return needed > self._area.viewport().height() - self._covered
