"""拖欠工资明细表 as an Excel file: reading one for the check in ``domain.roster``, and an empty template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from inspector_app.domain.roster import AMOUNTS, RosterCheck, RosterRow, RowProblem, check_rows
from inspector_app.exchange.sheet import Heading, Table, heading_key, in_yuan, read_table
from inspector_app.exchange.workbook import add_notes, add_row, new_workbook, save
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level

HEADINGS = (
    Heading.of("name", "person.name", required=True),
    Heading.of("id_number", "person.id_number", identifier=True),
    Heading.of("phone", "person.phone", identifier=True),
    Heading.of("job", "wage_claim.job"),
    Heading.of("crew", "wage_claim.crew"),
    Heading.of("employer", "person.employer"),
    Heading.of("first_day", "wage_claim.first_day"),
    Heading.of("last_day", "wage_claim.last_day"),
    Heading.of("period", "wage_claim.period"),
    Heading.of("months", "wage_claim.months"),
    Heading.of("rate", "wage_claim.rate"),
    Heading.of("attendance", "wage_claim.attendance"),
    Heading.of("earned", "wage_claim.earned_fen"),
    Heading.of("deducted", "wage_claim.deducted_fen"),
    Heading.of("received", "wage_claim.received_fen"),
    Heading.of("owed", "wage_claim.owed_fen"),
    Heading.of("bank", "person.bank"),
    Heading.of("card", "person.card", identifier=True),
    Heading.of("note", "wage_claim.note"),
)
_WIDTHS = {"id_number": 22, "card": 24, "phone": 15, "employer": 24, "bank": 20, "name": 12}
_LEFT_OUT = ("period", "months")
_NOTES = {
    "总则": "第一行是列名；每名工人一行。合计行可有可无，导入时与逐行相加的结果核对。",
    vocabulary.label("person.name"): "必填。暂时不知道证件号码的可以留空，导入后标为“身份待核”。",
    "各种号码": "本表已设为文本格式，请直接输入，不要改成数字格式，否则末尾几位会丢失。",
    "欠薪起始日、截止日": "如 2026-03-01、2026年3月1日；只知道月份可写 2026年3月。",
    "金额": "单位为元，最多两位小数。欠发＝应发－扣款－已发；欠发留空时按此计算。",
}


@dataclass(frozen=True, slots=True)
class RosterReading:
    """A roster as read: rows for ``check_rows``, the Excel letter of each field, cells that could not be trusted."""

    rows: tuple[RosterRow, ...]
    columns: Mapping[str, str]
    problems: tuple[RowProblem, ...]
    unused: tuple[str, ...]


def read_roster(path: Path, mapping: Mapping[str, str] | None = None) -> RosterReading:
    """The rows of a roster. ``mapping`` is field → column letter. Raises :class:`Trouble` as ``read_table`` does."""
    table = read_table(path, HEADINGS, mapping)
    rows = tuple(RosterRow(row.row, _in_yuan(row.values, table)) for row in table.rows)
    columns = {name: column.letter for name, column in table.columns.items()}
    return RosterReading(rows, columns, table.problems, table.unused)


def check_roster(path: Path, today: date, mapping: Mapping[str, str] | None = None) -> RosterCheck:
    """Read and check a roster: cells that could not be read stand among the problems, in the order of the rows."""
    reading = read_roster(path, mapping)
    check = check_rows(reading.rows, reading.columns, today)
    unread = {(p.row, p.column) for p in reading.problems if p.level is Level.ERROR}
    # A cell that could not be trusted is empty for the check; that it is empty need not be said as well.
    found = [p for p in check.problems if p.level is Level.ERROR or (p.row, p.column) not in unread]
    problems = sorted((*reading.problems, *found), key=lambda p: (p.row, len(p.column), p.column))
    counter = heading_key(vocabulary.entry("wage_claim.line").label)  # it tells nothing: lines are counted anew
    unused = tuple(heading for heading in reading.unused if heading_key(heading) != counter)
    return replace(check, problems=tuple(problems), unread=unused)


def fields_named(texts: Sequence[str]) -> tuple[str, ...]:
    """The field of which each text is the heading, empty where it is none."""
    known = {heading_key(name): each.field for each in HEADINGS for name in (each.title, *each.synonyms.split())}
    return tuple(known.get(heading_key(text), "") for text in texts)


def roster_template(path: Path) -> None:
    """Write an empty roster, all columns as text. Raises :class:`Trouble` ``disk-write-failed``."""
    headings = [heading for heading in HEADINGS if heading.field not in _LEFT_OUT]
    widths = [_WIDTHS.get(heading.field, 14) for heading in headings]
    workbook, sheet = new_workbook(vocabulary.label("claims"), [heading.title for heading in headings], widths)
    for _ in range(30):
        add_row(sheet, [""] * len(headings))
    add_notes(workbook, _NOTES)
    save(workbook, path)


def _in_yuan(values: Mapping[str, str], table: Table) -> dict[str, str]:
    """The values with amounts in yuan, whatever unit their column's heading gives."""
    lifted = {name: str(in_yuan(values[name], table.columns[name].unit)) for name in AMOUNTS if values.get(name)}
    return {**values, **lifted}
