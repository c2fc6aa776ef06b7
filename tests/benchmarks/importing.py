"""A list of wages of 5,000 lines as one act: read, planned, kept, and what it brought planned back and taken back.

``uv run python -m tests.benchmarks.importing`` prints seconds of work and of the clock for each step.
"""

import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from inspector_app.domain.case import Case
from inspector_app.domain.identity import new_rid
from inspector_app.support.progress import NoProgress
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.claim_lines import restore_lines
from inspector_app.usecases.context import Context
from inspector_app.usecases.import_acts import WAGES
from inspector_app.usecases.imports import import_back, imports, undo_import
from inspector_app.usecases.open_lists import prepare_list
from inspector_app.usecases.roster_plan import decided
from inspector_app.usecases.rosters import perform_roster, roster_plan
from tests.benchmarks.desk import desk
from tests.builders import an_id_number

LINES = 5_000
_HEADINGS = ("姓名", "身份证号", "班组", "工种", "工资标准", "出勤天数", "应发工资", "已发工资", "欠发工资", "欠薪起止")


def book(path: Path, lines: int = LINES) -> Path:
    """A list as contractors keep them."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["示例工地拖欠工资明细表"])
    sheet.append(list(_HEADINGS))
    for line in range(1, lines + 1):
        name = f"示例{chr(0x4E00 + line % 7000)}{chr(0x5000 + line // 7000)}"
        number = an_id_number(f"19{60 + line % 40}0{1 + line % 9}1{line % 10}", line % 999)
        sheet.append([name, number, f"示例{line % 40}班", "木工", "300元/天", 26, 7800, 1000, 6800, "2026年1月至2月"])
    made.save(path)
    return path


class Steps:
    """The steps one after the other, each with its seconds of work and of the clock."""

    def __init__(self) -> None:
        self.told: list[tuple[str, float, float]] = []

    def take(self, name: str, step: Callable[[], Any]) -> Any:
        work, clock = _work(), time.perf_counter()
        made = step()
        self.told.append((name, _work() - work, time.perf_counter() - clock))
        return made


def _work() -> float:
    own, below = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + below.ru_utime + below.ru_stime


def run(context: Context, path: Path) -> Steps:
    """Import the list into a new case and take it back."""
    case = Case(new_rid(), "示例欠薪案", opened_on=context.clock.today())
    with context.unit("示例") as unit:
        unit.put(case)
    steps = Steps()
    order = prepare_list(context, path)
    opened = steps.take("read (child and sorting)", lambda: perform_roster(order, NoProgress()))
    plan = steps.take("plan", lambda: roster_plan(context, case.rid, opened.told))
    lines = decided(plan, frozenset())
    steps.take("keep, one transaction", lambda: restore_lines(context, case_file(context, case.rid), lines, (), WAGES))
    assert len(case_file(context, case.rid).claims) == len(lines)
    (brought,) = imports(context, WAGES)
    steps.take("plan of taking back", lambda: import_back(context, brought.act))
    steps.take("take back, one transaction", lambda: undo_import(context, brought.act, "示例：不是本案的名单"))
    assert not case_file(context, case.rid).claims
    return steps


def main() -> None:
    """Print the table."""
    with desk() as (context, folder):
        path = book(folder / "list.xlsx")
        for name, work, clock in run(context, path).told:
            print(f"{name:<32}{work:>7.2f} s CPU{clock:>8.2f} s")  # noqa: T201
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{'memory at most':<32}{peak:>7.0f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
