"""Columns of a list on the command line: how each was taken and why, and what a person says instead."""

import sys
from collections.abc import Iterable, Mapping, Sequence

import click

from inspector_app.cli.output import TROUBLE, say_error
from inspector_app.domain.roster import RowProblem, SeenColumn
from inspector_app.exchange.tables.columns.choices import Said, above_of, choices_of
from inspector_app.exchange.tables.fields import Fit, kinds
from inspector_app.exchange.tables.rows.cell_said import cells_said
from inspector_app.exchange.tables.rows.line_said import lines_said
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.words import sentence
from inspector_app.usecases.ledger_files import meanings_said

column_option = click.option(
    "--column",
    multiple=True,
    metavar="栏目=列",
    help="说明哪一列是什么，可写多次：欠发工资=P；几列相加：已发工资=K+N；某一张工作表：“木工班!P”；没有这一列：备注=。",
)
unit_option = click.option("--unit", metavar="单位", help="列名没有写明单位的金额按什么单位：元、万元等。")
month_option = click.option(
    "--month", metavar="月份", help="各行没有写明的欠薪月份：2026年3月，或者只写年份2026；没有就写空的（--month ''）。"
)
line_option = click.option(
    "--line",
    multiple=True,
    metavar="行=是什么",
    help="哪一行读错了，说明它是什么，可写多次：3=列名，7=合计，9-12=不读，15=照读；某一张工作表：“3月!9=不读”。",
)
cell_option = click.option(
    "--cell",
    multiple=True,
    metavar="格=内容",
    help="哪一格读错了，说明它写的是什么，可写多次：C5=13200；某一张工作表：“3月!C5=示例甲”；聊天写行号：“3=示例甲欠13200”。"
    "原件不改，结果里逐格写明原文和读作什么。",
)
word_option = click.option(
    "--word",
    multiple=True,
    metavar="表里的词=我们的词",
    help="等级、类别用别的词写的，说明是什么意思，可写多次：红色=严重欠薪；都不是的，等号后面空着：绿色=。",
)
anyway_option = click.option(
    "--anyway", is_flag=True, help="文件看来是另一种名单（比如把流水当成考勤）时，也按所说的种类读取。"
)
show_option = click.option("--columns", "show", is_flag=True, help="列出每一列被当作什么，以及理由。")


_PLACES = 8


def said(
    columns: Sequence[str], kind: str, unit: str | None, month: str | None, lines: Sequence[str],
    words: Sequence[str] = (), cells: Sequence[str] = (),
) -> Said:  # fmt: skip
    """All that was said of a list. Raises :class:`Refused` for what cannot be understood."""
    told = dict(_parted(each) for each in words)
    return Said(
        choices_of(said_columns(columns, kind)),
        above_of(unit, month),
        meanings_said(told),
        lines_said("，".join(lines)),
        cells_said(cells),
    )


def refuse_other(other: Problem | None, *, anyway: bool) -> None:
    """Raises :class:`Refused` ``list-like-refused`` for a list that looks like one of another kind."""
    if other is not None and not anyway:
        raise Refused(Problem("list-like-refused", "file", details={"words": sentence(other.code)}))


def _parted(each: str) -> tuple[str, str]:
    text, mark, ours = each.partition("=")
    if not mark:
        raise Refused(Problem("list-word-said", "word", details={"text": each[:30]}))
    return text.strip(), ours.strip()


def said_columns(told: Sequence[str], kind: str) -> Mapping[str, str]:
    """What was said, as field → columns. Raises :class:`Refused` ``list-column-said`` for a field that is none,
    ``list-column-twice`` for one that was told before as another column."""
    found = dict[str, str]()
    for each in told:
        name, mark, columns = each.partition("=")
        field = _field(name.strip(), kind)
        if not (mark and field):
            titles = "、".join(known.title for known in kinds()[kind].fields)
            raise Refused(Problem("list-column-said", "column", details={"text": each[:30], "fields": titles}))
        if found.setdefault(field, columns) != columns:
            details = {"text": name.strip()[:30], "first": found[field][:10], "second": columns[:10]}
            raise Refused(Problem("list-column-twice", "column", details=details))
    return found


def show_columns(columns: Iterable[SeenColumn], *, wanted: bool) -> None:
    """One line on stderr for each column."""
    for column in columns if wanted else ():
        taken = f"读作“{column.title}”" if column.title else "没有读"
        unit = f"，单位{column.unit}" if column.unit and column.title else ""
        say_error(f"{place(column)}列“{column.heading}”：{taken}（{column.reason}{unit}）")


def say_left_out(unread: Sequence[str], *, whole: bool, assumed: Sequence[RowProblem] = ()) -> None:
    """What was not taken in, and exit code 1 when any of it may tell of somebody or of money, or when something of the
    file was ``assumed``, or stays open for want of a word."""
    if unread:
        say_error(f"没有读入的内容：{'、'.join(unread)}。")
    if assumed:
        places = list(dict.fromkeys(each.place for each in assumed))
        more = "等" if len(places) > _PLACES else ""
        say_error(
            f"没有写清楚的有{len(assumed)}处（{'、'.join(places[:_PLACES])}{more}），是按推断读的，或者没有读入，理由见上，请核对。"
        )
    if not whole:
        say_error(
            "以上内容可能有人或者有钱没有计入，请核对；认错了列的，用 --column 指定后再试，认错了行的用 --line，"
            "读错了一格的用 --cell。"
        )
    if assumed or not whole:
        sys.exit(TROUBLE)


def place(column: SeenColumn) -> str:
    """B, or 木工班!B."""
    return f"{column.sheet}!{column.letter}" if column.sheet else column.letter


def _field(name: str, kind: str) -> str:
    """The field that a person names: by its own name, or by any word that headings have for it."""
    of = kinds()[kind]
    if name in of.by_name:
        return name
    found = of.match(name)
    return found.field if found is not None and found.fit is Fit.EXACT else ""
