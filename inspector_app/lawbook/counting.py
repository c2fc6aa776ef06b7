"""From an event to the last day: the counting of a time limit, and one Chinese sentence that tells how it went."""

from dataclasses import dataclass
from datetime import date, timedelta

from inspector_app.domain.calendar import WorkCalendar
from inspector_app.domain.dates import add_months, chinese, month_day, weekday
from inspector_app.lawbook.limits import Limit, Roll, Unit
from inspector_app.lawbook.reading import law_problem
from inspector_app.support import vocabulary
from inspector_app.support.errors import Refused

_HOURS_A_DAY = 24
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed last day. ``why`` tells the counting, ``source`` the law with its mark, both in Chinese.

    ``provisional`` (暂定): a year whose holiday notice is not known yet had a part in it. ``calendar`` is the version
    of the working-day calendar.
    """

    rule: str
    start: date
    due: date
    provisional: bool
    why: str
    source: str
    calendar: str


@dataclass(frozen=True, slots=True)
class Counted:
    """The last day, whether it is 暂定, and the sentence about it."""

    due: date
    provisional: bool
    why: str


def count(limit: Limit, start: date, calendar: WorkCalendar, extended: bool = False, event: str = "") -> Counted:
    """The last day of ``limit`` for an event on ``start``, which is not counted itself; ``event`` renames it.

    Raises :class:`Refused`: ``limit-no-length``, ``limit-no-extension`` or ``calendar-year-missing``.
    """
    length = _length(limit, extended)
    why = f"{event or limit.starts_with}为{chinese(start)}"
    if limit.unit is Unit.WORKING_DAYS:
        due = calendar.shift(start, -length if limit.before else length)
        said = _working_days(limit, length, start, due, calendar)
        counted = Counted(due, calendar.provisional(start, due), said)
    else:
        counted = _rolled(limit, length, _plain_end(limit, length, start), calendar)
    if extended and limit.extension:
        why += f"（含经批准延长的{limit.extension.length}{vocabulary.word(limit.unit)}）"
    tail = _provisional_words(start, counted.due, calendar) if counted.provisional else ""
    return Counted(counted.due, counted.provisional, f"{why}，{counted.why}。{tail}")


def _length(limit: Limit, extended: bool) -> int:
    if limit.length is None:
        raise Refused(law_problem("limit-no-length", limit.id, title=limit.title, note=limit.note))
    if not extended:
        return limit.length
    if limit.extension is None:
        raise Refused(law_problem("limit-no-extension", limit.id, title=limit.title))
    return limit.length + limit.extension.length


def _plain_end(limit: Limit, length: int, start: date) -> date:
    """The last day by the calendar alone."""
    sign = -1 if limit.before else 1
    if limit.unit is Unit.MONTHS:
        return add_months(start, sign * length)
    if limit.unit is Unit.YEARS:
        return add_months(start, sign * 12 * length)
    if limit.unit is Unit.HOURS:
        return start + timedelta(days=-(-length // _HOURS_A_DAY))
    return start + timedelta(days=sign * length)


def _rolled(limit: Limit, length: int, end: date, calendar: WorkCalendar) -> Counted:
    """A period in days, months, years or hours, moved off a rest day where the rule says so."""
    if length == 0:
        said = "以当日计" if limit.roll is Roll.NONE else f"即{_day_words(end)}"
    elif limit.unit is Unit.HOURS:
        said = f"{length}{vocabulary.word(limit.unit)}内，最迟为{chinese(end)}同一时刻"
    else:
        way = "往前" if limit.before else "从次日起"
        said = f"当日不计，{way}满{length}{vocabulary.word(limit.unit)}为{_day_words(end)}"
    if limit.roll is Roll.NONE or calendar.is_working_day(end):
        return Counted(end, limit.roll is not Roll.NONE and calendar.provisional(end, end), said)
    due = calendar.on_or_after(end) if limit.roll is Roll.FORWARD else calendar.on_or_before(end)
    moved = "顺延至其后第一个工作日" if limit.roll is Roll.FORWARD else "提前至其前最后一个工作日"
    return Counted(due, calendar.provisional(end, due), f"{said}，逢休息日，{moved}{chinese(due)}")


def _working_days(limit: Limit, length: int, start: date, due: date, calendar: WorkCalendar) -> str:
    """How many rest days were skipped, and which weekend days counted because they are make-up workdays."""
    first, last = (start, due) if due > start else (due - timedelta(days=1), start - timedelta(days=1))
    rest = calendar.rest_days(first, last)
    made_up = sorted(day for day in calendar.workdays if first < day <= last)
    way = "往前" if limit.before else "从次日起"
    said = f"当日不计，{way}数{length}个工作日"
    if rest:
        said += f"，跳过{_runs(rest)}共{len(rest)}个休息日"
    if made_up:
        said += f"，{'、'.join(month_day(day) for day in made_up)}调休上班计入"
    return f"{said}，为{_day_words(due)}"


def _runs(days: tuple[date, ...]) -> str:
    """周末和2月15日至23日: plain weekends in one word, every other run of rest days by its dates."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    holidays = [run for run in runs if any(day.weekday() < _SATURDAY for day in run)]
    said = [month_day(run[0]) + (f"至{month_day(run[-1])}" if len(run) > 1 else "") for run in holidays]
    weekends = ["周末"] if len(holidays) < len(runs) else []
    return "、".join(weekends + said)


def _day_words(day: date) -> str:
    return f"{chinese(day)}（{weekday(day)}）"


def _provisional_words(start: date, due: date, calendar: WorkCalendar) -> str:
    years = [year for year in sorted(calendar.forecast) if min(start, due).year <= year <= max(start, due).year]
    return f"{'、'.join(str(year) for year in years)}年放假安排尚未公布，按法定节日推算，暂定。"
