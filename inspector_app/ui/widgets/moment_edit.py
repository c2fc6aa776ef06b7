"""A moment on the Chinese wall clock: a date and a time side by side."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal

from inspector_app.support.clock import at, local
from inspector_app.support.errors import Problem
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.parts import Parts
from inspector_app.ui.widgets.time_edit import TimeEdit


class MomentEdit(Parts):
    """``value()`` is an aware UTC ``datetime``, or None until both parts are readable.

    ``day_of`` tells the day that a time is of when it is typed alone; without it both are typed.
    """

    left = Signal()

    def __init__(
        self, where: str = "", today: Callable[[], date] | None = None, day_of: Callable[[], date] | None = None
    ) -> None:
        super().__init__()
        self._where, self._day_of = where, day_of
        self._filling = False
        self.day = DateEdit(where, today)
        self.time = TimeEdit(where)
        self.time.setFixedWidth(90)
        self.time.value_changed.connect(self._tell_day)
        for part in (self.day, self.time):
            part.value_changed.connect(self._part_changed)
            part.left.connect(self.left)
        in_row(wide(self.day), self.time, gap=4, of=self)
        self.consist_of({self.day: self.tr("日期"), self.time: self.tr("时间")})

    def value(self) -> datetime | None:
        """The moment in UTC, or None when a part is missing or unreadable."""
        day, hour = self.day.value(), self.time.value()
        return None if day is None or hour is None else at(day, hour.hour, hour.minute)

    def set_value(self, value: datetime | None) -> None:
        """Show a moment; None empties both parts."""
        before, seen = self._state(), None if value is None else local(value)
        self._filling = True
        self.day.set_value(seen.date() if seen else None)
        self.time.set_value(seen.time() if seen else None)
        self._filling = False
        if self._state() != before:
            self.value_changed.emit()  # once: no state in between, that undo would come back to

    def problem(self) -> Problem | None:
        """Why the parts are no moment: unreadable, or one is missing."""
        unreadable = self.day.problem() or self.time.problem()
        if unreadable or (self.day.value() is None) == (self.time.value() is None):
            return unreadable
        return Problem("ui-moment-half", self._where)

    def _state(self) -> tuple[object, ...]:
        return self.day.value(), self.day.problem(), self.time.value(), self.time.problem()

    def _tell_day(self) -> None:
        if self._filling or self._day_of is None or self.time.value() is None or self.day.line.text().strip():
            return
        self._filling = True
        self.day.set_value(self._day_of())
        self._filling = False

    def _part_changed(self) -> None:
        if not self._filling:
            self.value_changed.emit()
