"""A civil date that may be empty: typed in any usual way or picked from a calendar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame

from inspector_app.domain.dates import FIRST, LAST, parse_date
from inspector_app.domain.heard import heard_day
from inspector_app.support.errors import Problem
from inspector_app.ui import theme
from inspector_app.ui.layouts import AS_AROUND, in_column, in_row, wide
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.parsed_edit import ParsedEdit
from inspector_app.ui.widgets.parts import TOOL_KEY, Parts
from inspector_app.ui.widgets.tip import set_tip


class DateEdit(Parts):
    """``value()`` is a ``date`` or None. ``today`` tells where an empty calendar opens, and which day 昨天 is."""

    left = Signal()

    def __init__(self, where: str = "", today: Callable[[], date] | None = None) -> None:
        super().__init__()
        self._today = today
        self.line = _DayLine(lambda text: parse_date(text, where), date.isoformat, self._hear)
        self.line.setPlaceholderText(self.tr("年-月-日"))
        self.line.value_changed.connect(self.value_changed)
        self.line.left.connect(self.left)
        self._open = Button(
            icon="calendar", kind=Kind.ICON, name=self.tr("打开日历"), clicked=self.open_calendar
        ).looks()
        in_row(wide(self.line), self._open, gap=4, of=self)
        self.consist_of({self.line: "", self._open: self.tr("打开日历")})
        self.is_helped_by(self._open)
        set_tip(self._open, self.tr("打开日历（{key}）").format(key=TOOL_KEY))

    def value(self) -> date | None:
        """The date, or None when empty or unreadable."""
        value: date | None = self.line.value()
        return value

    def set_value(self, value: date | None) -> None:
        """Show a date; None empties the field."""
        self.line.set_value(value)

    def problem(self) -> Problem | None:
        """Why the text is no date, or None."""
        return self.line.problem()

    def _hear(self, text: str) -> date | None:
        return heard_day(text, self._today() if self._today else None)

    def open_calendar(self) -> None:
        """Show the calendar below the field; a click or Enter takes the day."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("role", "card")
        calendar = _calendar()
        shown = self.value() or (self._today() if self._today else None)
        if shown:
            calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.activated.connect(lambda day: self._take(day, popup))
        calendar.clicked.connect(lambda day: self._take(day, popup))
        in_column(calendar, gap=AS_AROUND, edges=(8, 8, 8, 8), of=popup)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        calendar.setFocus()

    def _take(self, day: QDate, popup: QFrame) -> None:
        self.set_value(date(day.year(), day.month(), day.day()))
        popup.close()
        self.line.setFocus()


class _DayLine(ParsedEdit):
    """However little room there is, the whole day can be read in it."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        least = super().minimumSizeHint()
        return QSize(least.width() + self.fontMetrics().horizontalAdvance(LAST.isoformat()), least.height())


def _calendar() -> QCalendarWidget:
    """A calendar of the years that the program knows, weeks from Monday."""
    calendar = QCalendarWidget()
    calendar.setAccessibleName("日历")
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    plain = QTextCharFormat()
    plain.setForeground(QColor(theme.current().text))  # Qt's pure red would say that a weekend is a mistake
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, plain)
    calendar.setMinimumDate(QDate(FIRST.year, FIRST.month, FIRST.day))
    calendar.setMaximumDate(QDate(LAST.year, LAST.month, LAST.day))
    return calendar
