"""A column of a table: what it is taken for, and why."""

import re
from dataclasses import dataclass
from enum import StrEnum

from inspector_app.domain.periods import Edge
from inspector_app.exchange.tables.grid import letter

FEWEST_DAYS = 10
"""Columns of days that make an attendance sheet."""
DAY_NUMBER = re.compile(
    r"(?:(?:20\d{2}[-/.年])?\d{1,2}[-/.月])?(\d{1,2})[日号]?(?:\s*[(（]?(?:星期|周)?[一二三四五六日天][)）]?)?"
)
BY_TITLE = "按表的标题、别的列名"
UNKNOWN = "不认识的列名"
BY_NAMES = "内容是人名"
ON_DAY = "这一天付的"
INSTALMENT = "分次付款，各次相加"
OF_A_YEAR = "是一段时间的，各段相加"
NAMELESS = "看不出是应发、已发还是欠发"
ASIDE = "不是要读的内容"
NO_AMOUNT = "内容不是金额"
OF_FIRMS = "写的是单位，不是金额；是哪一方单位，请指定"
CAPITALS = "是大写，与数字核对"
ANSWERS = "写的是发了没有"
SAID_IN_NOTE = "备注，写的是发了没有"
MONTHS_READ = "各月已经分别读了"
PART_READ = "是总数的一部分，总数已经读了"
WITHIN_OWED = "以前欠的，逐行已算在欠发里"
OF_HOURS = "写的是小时，不是天数"
DAYS, DAYS_ADDED = "逐日考勤", "逐日考勤相加"
OF_DEBT = re.compile("[欠薪]|涉及|涉案")
"""Words of a heading that counts those who are owed wages, and not all who work there."""
WHOLE_WORDS = re.compile(r"计|总")
"""Words of a heading that says: all of it."""
SUM_OF_DAYS = re.compile(r"[^金额元资]*计[^金额元资]*")
"""A heading that may be the sum of days beside it: 合计, and not 合计金额."""


class Role(StrEnum):
    """What a column does for the lines."""

    FIELD = "field"
    PART = "part"  # one of several that add up to the field
    MONTH = "month"  # the field's amount of one month
    EARLIER = "earlier"  # what was owed before the time of the list
    SERIAL = "serial"
    YEAR = "year"  # of the months beside it
    DAY = "day"  # one day of the month, marked when somebody worked
    OVERTIME = "overtime"  # so many hours or days of it, told with those of the other such columns
    EXPLAINED = "explained"  # a part of an amount whose whole is read
    DOUBLE = "double"
    OPEN = "open"  # may be the field; a person must say
    UNREAD = "unread"


TAKEN = (Role.FIELD, Role.PART, Role.MONTH)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading as written (storeys parted by ·), what it is taken for, why, and in which unit.

    ``told`` is a sample of what stands below; ``month`` the month whose amount it holds; ``minus`` where what was
    deducted or paid is written below nought. ``whose`` is the column of the person whose numbers stand here, mostly the
    worker himself; 0 where they are his in every line.
    """

    number: int
    heading: str
    role: Role
    field: str = ""
    reason: str = ""
    unit: str = ""
    hidden: bool = False
    told: str = ""
    month: Edge | None = None
    minus: bool = False
    whose: int = 0

    @property
    def letter(self) -> str:
        return letter(self.number)

    @property
    def is_aside(self) -> bool:
        """Whether it is known and tells nothing of what is sought."""
        return self.reason in (ASIDE, ANSWERS)

    @property
    def is_day(self) -> bool:
        """Whether it is one of the days of an attendance sheet."""
        return self.reason in (DAYS, DAYS_ADDED)

    @property
    def is_of_month(self) -> bool:
        """Whether it holds what counts for one month: its amount, or what was paid of it as a part of all that was."""
        return self.role is Role.MONTH or (self.role is Role.PART and self.field == "received" and bool(self.month))

    @property
    def day(self) -> int | None:
        """The day of the month in its heading, also below a month or above a day of the week."""
        told = [found for part in self.heading.split("·") if (found := DAY_NUMBER.fullmatch(part.strip()))]
        number = int(told[-1][1]) if told else 0
        return number if 1 <= number <= 31 else None


def is_said(column: Column) -> bool:
    """Whether a person told what a column is, now or for an earlier list of the same make."""
    return column.reason.startswith(("您", "上次"))
