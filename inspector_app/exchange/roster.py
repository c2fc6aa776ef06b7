"""拖欠工资明细表 as an Excel file: reading one for the check in ``domain.roster``, and an empty template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from inspector_app.domain.roster import AMOUNTS, RosterCheck, RosterRow, RowProblem, check_rows
from inspector_app.exchange.sheet import Heading, Table, heading_key, in_yuan, read_table
from inspector_app.exchange.workbook import add_notes, add_row, new_workbook, save
from inspector_app.support.errors import Level

HEADINGS = (
    Heading("name", "姓名", "工人姓名 农民工姓名 名字 职工姓名 人员姓名 民工姓名", required=True),
    Heading("id_number", "身份证号码",
        "身份证号 身份证 公民身份号码 公民身份证号码 证件号码 证件号 居民身份证号码", identifier=True),
    Heading("phone", "联系电话", "电话 手机 手机号 手机号码 联系方式 电话号码", identifier=True),
    Heading("job", "工种", "岗位 工作岗位 职务"),
    Heading("crew", "班组", "所属班组 班组名称 班组长 所在班组"),
    Heading("employer", "用人单位", "单位 所属单位 劳务公司 用工单位 所属公司"),
    Heading("first_day", "欠薪起始日",
            "欠薪开始日期 欠薪起始日期 开始日期 起始日期 起始时间 欠薪开始时间 欠薪起始时间 开始时间"),
    Heading("last_day", "欠薪截止日",
            "欠薪截止日期 欠薪结束日期 结束日期 截止日期 截止时间 欠薪结束时间 欠薪截止时间 结束时间"),
    Heading("period", "欠薪期间",
            "欠薪起止 欠薪起止时间 欠薪起止日期 欠薪时间 欠薪时段 "
            "拖欠期间 拖欠时间 拖欠时段 工资所属期 所属月份 欠薪月份"),
    Heading("months", "欠薪月数", "拖欠月数 月数 欠薪月份数"),
    Heading("rate", "工资标准", "日工资 单价 工资单价 月工资 日工资标准 工价"),
    Heading("attendance", "出勤", "出勤天数 工日 出工天数 天数 工时 出勤工日 考勤"),
    Heading("earned", "应发工资（元）", "应发 应发金额 应付工资 应得工资 工资总额 应发合计", amount=True),
    Heading("deducted", "扣款（元）", "扣款 代扣 应扣 扣除 扣款金额 代扣代缴", amount=True),
    Heading("received", "已发工资（元）",
            "已发 实发 已付 已支付 实发工资 已付工资 已发金额 已支付工资 借支", amount=True),
    Heading("owed", "欠发工资（元）",
            "欠发 欠薪 欠薪金额 拖欠金额 拖欠工资 未付工资 未发工资 "
            "欠付工资 尚欠 尚欠工资 未支付工资 欠薪数额 拖欠工资金额 欠发金额", amount=True),
    Heading("bank", "开户银行", "开户行 银行 银行名称"),
    Heading("card", "银行卡号", "银行账号 工资卡号 卡号 账号 银行帐号 工资卡 收款账号", identifier=True),
    Heading("note", "备注", "说明"),
)  # fmt: skip
_WIDTHS = {"id_number": 22, "card": 24, "phone": 15, "employer": 24, "bank": 20, "name": 12}
_LEFT_OUT = ("period", "months")
_NOTES = {
    "总则": "第一行是列名；每名工人一行。合计行可有可无，导入时与逐行相加的结果核对。",
    "姓名": "必填。暂时不知道证件号码的可以留空，导入后标为“身份待核”。",
    "身份证号码、银行卡号": "本表已设为文本格式，请直接输入，不要改成数字格式，否则末尾几位会丢失。",
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
    return replace(check, problems=tuple(problems), unread=reading.unused)


def fields_named(texts: Sequence[str]) -> tuple[str, ...]:
    """The field of which each text is the heading, empty where it is none."""
    known = {heading_key(name): each.field for each in HEADINGS for name in (each.title, *each.synonyms.split())}
    return tuple(known.get(heading_key(text), "") for text in texts)


def roster_template(path: Path) -> None:
    """Write an empty roster, all columns as text. Raises :class:`Trouble` ``disk-write-failed``."""
    headings = [heading for heading in HEADINGS if heading.field not in _LEFT_OUT]
    widths = [_WIDTHS.get(heading.field, 14) for heading in headings]
    workbook, sheet = new_workbook("拖欠工资明细", [heading.title for heading in headings], widths)
    for _ in range(30):
        add_row(sheet, [""] * len(headings))
    add_notes(workbook, _NOTES)
    save(workbook, path)


def _in_yuan(values: Mapping[str, str], table: Table) -> dict[str, str]:
    """The values with amounts in yuan, whatever unit their column's heading gives."""
    lifted = {name: str(in_yuan(values[name], table.columns[name].unit)) for name in AMOUNTS if values.get(name)}
    return {**values, **lifted}
