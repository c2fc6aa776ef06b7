"""What keeping a list of attendance, contracts or payments would do, line by line, each with its place in the file."""

from collections.abc import Iterator

from inspector_app.domain.brought_list import BroughtLine, SideCheck, month_words, months_of
from inspector_app.domain.money import yuan
from inspector_app.exchange.tables.reading import Reading
from inspector_app.support import vocabulary
from inspector_app.usecases.list_plan import Fate, Places, PlanLine, plan_in_order, problem_line, unread_lines
from inspector_app.usecases.side_lists import SidePlan

_TOLD = ("days", "rate", "signed", "employer", "earned_fen", "paid_fen", "paid_on", "payee", "entered_on", "left_on")
_SAME = "与收到的一致"


def side_lines(check: SideCheck, plan: SidePlan, reading: Reading) -> tuple[PlanLine, ...]:
    """The plan of a list: each line as new, changed (old → new) or the same; what wants a look, and what is unread."""
    places, letters = Places(reading), [column.letter for column in check.columns if column.field]
    changed: dict[BroughtLine, list[str]] = {}
    for change in plan.changes:
        changed.setdefault(change.line, []).append(f"{change.label}：{change.old_words} → {change.new_words}")
    new = set(plan.new)
    lines: list[PlanLine] = []
    for line in check.lines:
        spot = places.row(line.sheet, line.row, letters)
        fate = Fate.NEW if line in new else Fate.CHANGED if line in changed else Fate.SAME
        words = "；".join(changed.get(line, ())) or (_SAME if fate is Fate.SAME else told_words(line))
        lines.append(PlanLine(fate, line.place, line.name, words, (spot,), is_entry=True))
    names = {(line.sheet, line.row): line.name for line in check.lines}
    lines += (problem_line(problem, names, places) for problem in check.problems)
    return (*_gone(plan), *plan_in_order(lines), *unread_lines(reading, ()))


def _gone(plan: SidePlan) -> Iterator[PlanLine]:
    """Who was in the list before and is not in this one: they stand in no place of the file."""
    for line in plan.gone:
        yield PlanLine(Fate.CHANGED, "", line.name, f"原来的{line.place}，新的名单里没有")


def told_words(line: BroughtLine) -> str:
    """What a line says, in a few words."""
    told = [month_words(months_of(line.first_day, line.last_day)) or line.note]
    for name in _TOLD:
        value, entry = getattr(line, name), vocabulary.entry(f"brought_line.{name}")
        if value in (None, ""):
            continue
        words = entry.answer(value) if isinstance(value, bool) else yuan(value) if name.endswith("_fen") else str(value)
        told.append(f"{entry.short}{words}")
    if line.failed is not False:
        told.append("没有到账" if line.failed else "没有写明是否到账，不算已付")
    return "，".join(part for part in told if part) or "没有别的内容"
