"""打卡记录: a line for each punch of a clock or gate, or for each day, as days of work of each person and month.

A day counts once however often somebody punched on it; how it was counted is said. Where a single day cannot be read
the days of its person stay unknown.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from inspector_app.domain.brought_list import BroughtLine
from inspector_app.domain.periods import day_told, parse_period
from inspector_app.domain.roster import RowProblem
from inspector_app.domain.work import work_of
from inspector_app.exchange.side_line import Around, SideLine, plain
from inspector_app.exchange.tables.columns.column import TAKEN
from inspector_app.exchange.tables.columns.dated import CLOCK
from inspector_app.exchange.tables.reading import Table
from inspector_app.exchange.tables.rows.line import Line
from inspector_app.exchange.tables.rows.marks import counted_in
from inspector_app.exchange.tables.structure import structure
from inspector_app.support.errors import Level, Problem
from inspector_app.support.groups import grouped

_DAY, _HALF = Decimal(1), Decimal("0.5")
_IN, _OUT = ("进", "入", "签到", "上班"), ("出", "离", "签退", "下班")
_COUNTED, _ADDED = "按打卡日期计算，同一天算1天", "按逐日的记号相加"
_MOST_NAMES = 5
_PLAIN = re.compile(r"\d{1,4}(?:\.\d{1,2})?")


def is_log(table: Table) -> bool:
    """Whether each line of a list of attendance tells of one day."""
    return any(column.field == "worked_on" and column.role in TAKEN for column in table.columns)


@dataclass(slots=True)
class _Day:
    """What the lines of one person tell of a day: when somebody came (True) or went, how many punches there are, and
    what it counts for."""

    ways: list[tuple[str, bool]] = field(default_factory=list)
    punches: int = 0
    worth: Decimal = _DAY

    @property
    def only_left(self) -> bool:
        """Whether it tells that somebody went out, and not that they came."""
        return bool(self.ways) and not any(into for _, into in self.ways)

    @property
    def ends_inside(self) -> bool:
        """Whether the last thing that it tells is that somebody came."""
        return bool(self.ways) and max(self.ways)[1]

    @property
    def is_once(self) -> bool:
        """Whether it tells that somebody came and not that they went, or the other way round."""
        return self.punches == 1 or (bool(self.ways) and len({into for _, into in self.ways}) == 1)


@dataclass
class ClockLog:
    """The lines of a table in which each tells of a day. ``problems`` is added to."""

    table: Table
    entries: Sequence[Line]
    around: Around
    problems: list[RowProblem]
    _absent: int = 0
    _is_marked: bool = False
    _once: Counter[str] = field(default_factory=Counter)
    _night: Counter[str] = field(default_factory=Counter)

    @cached_property
    def _has_clock(self) -> bool:
        return any(CLOCK.search(line.values.get("clocked", "")) for line in self.entries)

    @cached_property
    def _pairs(self) -> bool:
        """Whether a line has room for more than one punch."""
        return sum(column.field == "clocked" and column.role in TAKEN for column in self.table.columns) > 1

    def lines(self) -> Iterator[BroughtLine]:
        """A line for each person and month, in the place of their first one."""
        self._tell_marks()
        people, days = 0, Decimal(0)
        for rows in grouped(self.entries, _person).values():
            people += 1
            for line in self._of_person(rows):
                days += Decimal(line.days or 0)
                yield line
        how = "side-marks-added" if self._is_marked else "side-clock-counted"
        self._say(how, Level.INFO, people=str(people), days=plain(days))
        if self._absent:
            self._say("side-clock-absent", Level.INFO, count=str(self._absent))
        for code, counted in (("side-clock-once", self._once), ("side-clock-night", self._night)):
            if counted:
                told = [f"{name}{count}天" for name, count in counted.most_common(_MOST_NAMES)]
                more = f"等{len(counted)}人" if len(counted) > _MOST_NAMES else ""
                self._say(code, Level.WARNING, count=str(sum(counted.values())), names="、".join(told) + more)

    def _tell_marks(self) -> None:
        """Where lines mark what they count for (√ below 出勤, or below 上午 and 下午), the figures of these marks in
        their place: a line without one tells that nobody worked. A mark that nobody understands stays, to be asked."""
        marks = [line.marks or (line.values.get("days", "").strip(),) for line in self.entries]
        if not any(mark and work_of(mark) is None for each in marks for mark in each):
            return
        self._is_marked = True
        for line, each in zip(self.entries, marks, strict=True):
            told = [(mark, half) for mark, half in zip(each, line.halves or ("",) * len(each), strict=True) if mark]
            worth = counted_in([mark for mark, _ in told], [half for _, half in told], line.half, self.around.legend)
            line.values["days"] = " ".join(mark for mark, _ in told) if worth.days is None else plain(worth.days)
            line.marks = line.halves = ()

    def _of_person(self, rows: Sequence[Line]) -> Iterator[BroughtLine]:
        """The months of one person, each from the first line of it; one with unknown days where a day is not read."""
        told: dict[date, _Day] = {}
        first: dict[tuple[int, int], Line] = {}
        is_open = False
        for line in rows:
            day = self._day(line)
            is_open = is_open or day is None or self._is_unknown(line)
            if day is None:
                continue
            if first.setdefault((day.year, day.month), line) is not line:
                _add_overtime(first[day.year, day.month], line)
            self._add(told, day, line)
        if is_open or not first:
            (whole,) = SideLine(rows[:1], self.around, (), (), self.problems).lines()
            yield replace(whole, days="") if is_open else replace(whole, days="0")
            return
        for at, ((year, month), line) in enumerate(sorted(first.items())):
            (whole,) = SideLine([line], self.around, (), (), self.problems if not at else []).lines()
            days = {day: each for day, each in told.items() if (day.year, day.month) == (year, month)}
            start, end = parse_period(f"{year}年{month}月") or (None, None)
            note = "；".join(filter(None, (whole.note, _ADDED if self._is_marked else _COUNTED)))
            counted = self._counted(days, told, whole.name)
            yield replace(whole, first_day=start, last_day=end, days=plain(counted), note=note)

    def _day(self, line: Line) -> date | None:
        text = line.values.get("worked_on", "")
        month = parse_period(line.values.get("period", ""))  # of the card of one person
        day = day_told(text, year=month[0].year if month is not None else self.table.context.year)
        if day is None:
            letter = line.letters.get("worked_on", "")
            details = {"text": text[:30], "name": line.values.get("name", "")[:20]}
            problem = Problem("side-clock-open", f"{letter}{line.row}", Level.WARNING, details)
            self.problems.append(RowProblem(line.row, letter, problem, self.around.sheet))
        return day

    def _is_unknown(self, line: Line) -> bool:
        """Whether nobody understands what a line says that it counts for."""
        text = line.values.get("days", "").strip()
        if not text or work_of(text) is not None:
            return False
        letter = line.letters.get("days", "") or next(c.letter for c in self.table.columns if c.field == "days")
        problem = Problem("side-days-open", f"{letter}{line.row}", Level.WARNING, {"text": text[:30]})
        self.problems.append(RowProblem(line.row, letter, problem, self.around.sheet))
        line.values["days"] = ""
        return True

    def _add(self, told: dict[date, _Day], day: date, line: Line) -> None:
        """One line more of a day; what tells that nobody worked on it adds nothing."""
        worth, punches = self._worth(line), len(CLOCK.findall(line.values.get("clocked", "")))
        if not worth:
            self._absent += 1
            return
        each = told.setdefault(day, _Day(worth=worth))
        way = line.values.get("passed", "")
        if way.startswith((*_IN, *_OUT)):
            time = CLOCK.search(line.values.get("worked_on", ""))
            each.ways.append((time[0].rjust(5, "0") if time else "", way.startswith(_IN)))
        each.punches += punches if self._pairs and self._has_clock else 2
        each.worth = max(each.worth, worth)

    def _worth(self, line: Line) -> Decimal:
        """What a line counts for: nothing where its punches are blank, or its result says so."""
        counted, result = work_of(line.values.get("days", "")), line.values.get("attended", "").strip()
        if counted is not None:
            return counted.figure
        if self._has_clock:
            return _DAY if CLOCK.search(line.values.get("clocked", "")) else Decimal(0)
        marks = structure().marks
        if result in marks["half"]:
            return _HALF
        is_absent = result in marks["none"] or any(word in result for word in marks["absent"])
        return Decimal(0) if is_absent else _DAY

    def _counted(self, days: Mapping[date, _Day], told: Mapping[date, _Day], name: str) -> Decimal:
        """The days of a month; who only went out in the morning after a night is counted on the day before."""
        total = Decimal(0)
        for day, each in days.items():
            before = told.get(day - timedelta(days=1))
            if each.only_left and before is not None and before.ends_inside:
                self._night[name] += 1
                continue
            if each.is_once:
                self._once[name] += 1
            total += each.worth
        return total

    def _say(self, code: str, level: Level, **details: str) -> None:
        row = self.table.heading_row
        self.problems.append(RowProblem(row, "", Problem(code, f"第{row}行", level, details), self.around.sheet))


def _person(line: Line) -> tuple[str, str]:
    return "".join(line.values.get("name", "").split()), line.values.get("id_number", "")


def _add_overtime(whole: Line, line: Line) -> None:
    """What a line tells of overtime beside that of the month's first: figures added up, words one behind the other."""
    told = [text for each in (whole, line) if (text := each.values.get("overtime", "").strip())]
    if told:
        is_sum = all(map(_PLAIN.fullmatch, told))
        whole.values["overtime"] = plain(sum(map(Decimal, told), Decimal(0))) if is_sum else "、".join(told)
