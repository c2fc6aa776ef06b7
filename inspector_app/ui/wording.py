"""How days, money, deadlines and problems are said on every page: plain functions over frozen values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from inspector_app.domain.dates import chinese, clock_time, month_day
from inspector_app.domain.money import yuan
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge

if TYPE_CHECKING:  # the start window words its refusals here, and needs no store for that
    from inspector_app.usecases.deadlines import DueItem, Explained

_NEAR = 3
_BETWEEN = "\u00a0· "  # a line breaks behind the dot and never begins with it
_LINE = "line "


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something cannot be done yet: the sentence, the legal basis (may be empty), how grave it is, and the number
    of the gate that asks it, if one does."""

    words: str
    basis: str
    level: Level
    gate: str = ""


def thrown_away() -> str:
    """What is said once a draft was thrown away: how long it is there, and where."""
    from inspector_app.usecases.drafts import DAYS_IN_BIN

    words = tr("已放弃，{0}天内可以在今日页的“草稿和放弃的内容”里找回。")
    return words.format(DAYS_IN_BIN)


def due_badge(item: "DueItem") -> Badge:
    """The chip of a deadline: red when over or ending today, amber from three working days on, else blue."""
    words = f"{item.words}（{tr('暂定')}）" if item.deadline.provisional else item.words
    if item.deadline.due <= item.today:
        return Badge(words, Tone.DANGER)
    if item.working_days <= _NEAR:
        return Badge(words, Tone.WARNING)
    return Badge(words, Tone.INFO, "calendar")


def money(fen: int) -> str:
    """34,129.73元."""
    return f"{yuan(fen)}元"


def short_day(day: date, today: date) -> str:
    """3月5日 in this year, else 2025年3月5日."""
    return month_day(day) if day.year == today.year else chinese(day)


def wall_time(moment: datetime, today: date) -> str:
    """今天 09:42, 3月5日 09:42 or 2025年3月5日 09:42."""
    day = civil_date(moment)
    return f"{tr('今天') if day == today else short_day(day, today)} {clock_time(moment)}"


def joined(*parts: str) -> str:
    """Parts of a line below a title, the empty ones left out."""
    return _BETWEEN.join(part for part in parts if part)


def on_blank(number: str) -> str:
    """On which blank a record was written by hand; nothing for any other."""
    return tr("手写应急空白{number}").format(number=number) if number else ""


def typed_back(number: str) -> str:
    """What is said while a blank is typed back."""
    words = tr("正在回录应急空白{number}：照纸上手写的内容和时间填写，手写并签字的纸质件是原件。")
    return words.format(number=number)


def reasons(problems: Iterable[Problem]) -> tuple[Reason, ...]:
    """Each sentence once, errors first; lines of the list of wages that share one are named together."""
    found: dict[tuple[str, str, Level, str], list[int]] = {}
    for problem in problems:
        words = sentence(problem.code, problem.details)
        told = problem.details
        key = (words, _basis(words, told.get("basis", "")), problem.level, told.get("gate", ""))
        lines = found.setdefault(key, [])
        if problem.where.startswith(_LINE):
            lines.append(int(problem.where.removeprefix(_LINE)))
    ordered = sorted(found.items(), key=lambda entry: entry[0][2] is not Level.ERROR)
    return tuple(
        Reason(f"{line_words(lines)}{words}", basis, level, gate) for (words, basis, level, gate), lines in ordered
    )


def _basis(words: str, basis: str) -> str:
    """What a sentence rests on; nothing for one that names its own article under a rule that comes from practice:
    “依据：办案惯例” below it would take the article back."""
    if not basis:  # the start window needs no lawbook
        return ""
    from inspector_app.lawbook.named_articles import names_articles

    return "" if names_articles(words) and not names_articles(basis) else basis


def said(problems: Iterable[Problem]) -> list[str]:
    """The sentences of :func:`reasons` alone, for a box or a notice."""
    return [reason.words for reason in reasons(problems)]


def line_words(lines: Sequence[int]) -> str:
    """第1、3至5行： for these line numbers, nothing for none."""
    runs: list[list[int]] = []
    for line in sorted(set(lines)):
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    parts = [str(first) if first == last else f"{first}至{last}" for first, last in runs]
    return f"第{'、'.join(parts)}行：" if parts else ""


def explained_words(told: "Explained") -> str:
    """How a last day was counted, on which law, with its remark."""
    source = f"依据：{told.source}。" if told.source else ""
    return f"{told.why}{source}{told.note}"


def size_words(size: int) -> str:
    """Bytes as a person reads them."""
    if size < 1 << 20:
        return f"{max(size >> 10, 1)} KB"
    return f"{size / (1 << 20):.1f} MB"
