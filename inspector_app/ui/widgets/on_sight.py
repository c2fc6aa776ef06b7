"""A column whose parts are made when they come in sight: a page of hundreds opens as fast as one of ten."""

from collections.abc import Callable, Collection, Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QWidget

_BEYOND = 0.5  # of the height in sight, above and below: what a turn of the wheel brings in sight is there already
_MOST = 60  # parts that are kept; of more, those out of sight go again
_PASSING_MS = 80  # in which more of a long column goes by unmade, while its bar is dragged
_ROUNDS = 4  # in which a part finds its height
_TURNS = 8  # in which a page has put on another look
_LAYOUT = QEvent.Type.LayoutRequest


class OnSight(QWidget):
    """Parts from the top, each named by a number. ``make`` makes one; until then it has the height that ``guess`` says
    for a number and a width. While others are made, nothing that is seen moves; in another look or width the part with
    the cursor stays, else the first that is seen. Of many, those that are neither in sight nor among the ``needed`` go
    again: a part holds nothing that ``make`` cannot show.

    Stands in a scroll area; where it does not, all of it is in sight.
    """

    def __init__(
        self,
        make: Callable[[int], QWidget],
        guess: Callable[[int, int], int],
        needed: Callable[[], Collection[int]],
        spacing: int = 0,
        *,
        may_pass: bool = False,
    ) -> None:
        """``may_pass``: what only goes by while a long column is scrolled need not be made, for nobody writes there."""
        super().__init__()
        self._may_pass = may_pass
        self._make, self._guess, self._needed, self._spacing = make, guess, needed, spacing
        self._numbers: tuple[int, ...] = ()
        self._made: dict[int, QWidget] = {}
        self._guessed: dict[int, int] = {}
        self._tops: dict[int, int] = {}
        self._total = 0
        self._area: QScrollArea | None = None
        self._is_looking = False
        self._held: tuple[int, int, int] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.look)
        self._passing = QTimer(self, singleShot=True, interval=_PASSING_MS)
        self._passing.timeout.connect(self.look)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_parts(self, numbers: Sequence[int]) -> None:
        """Show these parts in this order; those that are there already stay as they are."""
        self._numbers = tuple(numbers)
        self._drop(set(self._made) - set(numbers))
        self._lay_out()
        self._soon.start()

    def part(self, number: int) -> QWidget:
        """A part, made now if it was never in sight."""
        if number not in self._made:
            self._put_in(number)
            self._lay_out()
        return self._made[number]

    def _put_in(self, number: int) -> None:
        self._made[number] = self._make(number)
        self._made[number].setParent(self)
        self._made[number].show()

    def made(self) -> dict[int, QWidget]:
        """The parts that are there, by number from the top."""
        return {number: self._made[number] for number in self._numbers if number in self._made}

    def guess_anew(self, numbers: Iterable[int]) -> None:
        """What will stand there has changed."""
        for number in numbers:
            self._guessed.pop(number, None)
        self._lay_out()

    def look(self) -> None:
        """Make what is in sight now, or will be soon."""
        if self._is_looking or not self.isVisible():
            return
        self._is_looking = True
        try:
            self._keep_held()
            while missing := self._missing():
                anchor = self._anchor()
                before = self._seen(anchor)
                for number in missing:
                    self._put_in(number)
                self._lay_out()
                self._settle()
                if self._area is not None and (moved := self._seen(anchor) - before):
                    bar = self._area.verticalScrollBar()
                    bar.setValue(bar.value() + moved)
            self._make_room()
        finally:
            self._is_looking = False
        if self._held is not None:
            self._soon.start()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(max((part.sizeHint().width() for part in self._made.values()), default=0), self._total)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(max((part.minimumSizeHint().width() for part in self._made.values()), default=0), self._total)

    def event(self, event: QEvent) -> bool:
        if event.type() == _LAYOUT:
            self._lay_out()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._hold()
            self.guess_anew(self._numbers)
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._soon.start()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._hold()
            self.guess_anew(self._numbers)
            self._soon.start()

    def _scrolled(self) -> None:
        """Make what came in sight. Of many parts those that are only passed over on the way are not made: whoever drags
        the bar through 2,000 photos would wait for each."""
        if self._passing.isActive():
            return
        self.look()
        if self._may_pass and len(self._numbers) > _MOST and not self._is_looking:
            self._passing.start()

    def _hold(self) -> None:
        """Every height changes in the next turns: remember where the part is that must not move."""
        if self._held is None and self._area is not None and self._tops and self.isVisible():
            anchor = self._anchor()
            self._held = anchor, self._seen(anchor), _TURNS

    def _let_go(self) -> None:
        """Whoever scrolls meanwhile wants to be elsewhere."""
        self._held = None

    def _keep_held(self) -> None:
        if self._held is None or self._area is None:
            return
        number, place, turns = self._held
        self._held = (number, place, turns - 1) if turns and number in self._numbers else None
        self._lay_out()
        self._settle()
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + self._seen(number) - place)

    def _lay_out(self) -> None:
        """Give each part its place and tell the height of all."""
        width, top = self.width(), 0
        for number in self._numbers:
            self._tops[number] = top
            part = self._made.get(number)
            if part is not None:
                part.setGeometry(0, top, width, _height(part, width))
            top += self._height(number) + self._spacing
        total = max(top - self._spacing, 0)
        if total != self._total:
            self._total = total
            self.updateGeometry()

    def _height(self, number: int) -> int:
        if number in self._made:
            return self._made[number].height()
        if number not in self._guessed:
            self._guessed[number] = self._guess(number, self.width())
        return self._guessed[number]

    def _missing(self) -> list[int]:
        area = self._around()
        unmade = [number for number in self._numbers if number not in self._made]
        return unmade if area is None else self._between(unmade, round(area.viewport().height() * _BEYOND))

    def _make_room(self) -> None:
        if self._area is None or len(self._made) <= _MOST:
            return
        near = self._between(self._made, 2 * self._area.viewport().height())
        far = set(self._made) - set(near) - set(self._needed())
        self._guessed |= {number: self._made[number].height() for number in far}
        self._drop(far)

    def _drop(self, numbers: Iterable[int]) -> None:
        """Out of reach for Tab and for a reader now; the objects follow later."""
        for part in [self._made.pop(number) for number in numbers]:
            part.hide()
            part.setParent(None)
            part.deleteLater()

    def _around(self) -> QScrollArea | None:
        """The scroll area around, watched from now on."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is not self._area:
            self._area = parent
            if parent is not None:
                parent.verticalScrollBar().valueChanged.connect(self._scrolled)
                parent.verticalScrollBar().actionTriggered.connect(self._let_go)
        return parent

    def _anchor(self) -> int:
        """What must not move: the part with the cursor when it is seen, else the first that is."""
        seen, focus = self._between(self._numbers, 0), QApplication.focusWidget()
        own = (n for n in seen if focus is not None and n in self._made and self._made[n].isAncestorOf(focus))
        return next(own, seen[0] if seen else self._numbers[0])

    def _between(self, numbers: Iterable[int], beyond: int) -> list[int]:
        """Those of some parts that are seen, or stand no further away than so much."""
        if self._area is None:
            return list(numbers)
        upper = self.mapFrom(self._area.viewport(), QPoint(0, 0)).y()
        lower = upper + self._area.viewport().height()
        return [
            n for n in numbers if self._tops[n] + self._height(n) > upper - beyond and self._tops[n] < lower + beyond
        ]

    def _seen(self, number: int) -> int:
        """Where a part begins, from the upper edge of what is seen."""
        around = self._area.viewport() if self._area is not None else self
        return self.mapTo(around, QPoint(0, self._tops[number])).y()

    def _settle(self) -> None:
        """Carry out the layouts that wait, so that the scroll area has its range now."""
        widget: QWidget | None = self
        while widget is not None and widget is not self._area:
            QCoreApplication.sendPostedEvents(widget, _LAYOUT.value)
            widget = widget.parentWidget()


def _height(part: QWidget, width: int) -> int:
    """How high a part wants to be once it is so wide: entries that grow know it when they have their width."""
    for _ in range(_ROUNDS):
        height = _wanted(part, width)
        if part.size() == QSize(width, height):
            break
        part.resize(width, height)
        inside = part.layout()
        if inside is not None:
            inside.activate()
    return _wanted(part, width)


def _wanted(part: QWidget, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
