"""``survey``: 摸排台账, its rounds, and the statement of a month."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from inspector_app.cli.opening import opened, opened_to_read
from inspector_app.cli.output import answering, json_option, say, say_error, say_json, say_written
from inspector_app.cli.stores import store_argument
from inspector_app.domain.dates import chinese, parse_date
from inspector_app.domain.survey import SurveyRound, last_of, month_words, tells_all
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.progress import NoProgress
from inspector_app.usecases.case_named import project_named
from inspector_app.usecases.list_files import perform_list_file, prepare_list_file
from inspector_app.usecases.survey_months import still_open
from inspector_app.usecases.survey_rounds import (
    entered_before,
    register_surveyed,
    round_named,
    save_round,
    survey_rounds,
    withdraw_round,
)
from inspector_app.usecases.surveys import (
    COLUMNS,
    SurveyBook,
    SurveyLine,
    close_month,
    column_title,
    find_lines,
    moved_since,
    standing_words,
    survey_book,
    survey_sheet,
)


@click.group("survey")
def survey() -> None:
    """摸排台账：项目数量、工程造价、隐患；摸排轮次；按月定稿。"""


@survey.command("list")
@store_argument
@click.option("--round", "title", default="", metavar="NAME", help="哪一轮摸排；不写为最近一轮。")
@click.option("--month", default="", metavar="YYYY-MM", help="已定稿的月份，不写为现在的台账。")
@click.option("--find", "text", default="", metavar="TEXT", help="只要含有这些词的项目。")
@click.option("--uncovered", is_flag=True, help="只要本轮还没有摸排的。")
@click.option("-o", "out", type=click.Path(path_type=Path), metavar="FILE", help="写成文件：.xlsx或者.pdf。")
@json_option
@answering
def show(
    store: Path, title: str, month: str, text: str, uncovered: bool, out: Path | None, as_json: bool
) -> None:  # fmt: skip
    """列出摸排台账；月度台账逾期未定稿的月份列在标准错误输出。"""
    with opened_to_read(store) as context:
        book = survey_book(context, month=_month(month) if month else None)
        if title:
            book = survey_book(context, round_named(book.rounds, title).rid)
        lines = find_lines(book, text, covered=False if uncovered else None)
        order = prepare_list_file(context, survey_sheet(book, lines), out) if out else None
        moved = list(moved_since(context, book.statement)) if book.statement else []
    if order and out:
        perform_list_file(order, NoProgress())
    for late in book.overdue:
        say_error(f"{month_words(late)}的台账没有定稿，已经逾期。")
    for due in book.late:
        say_error(f"{due.words}，已经逾期（{chinese(due.round.last_day)}截止）。")
    if as_json:
        rows = [dict(zip(COLUMNS, line.cells, strict=True)) | {"covered": line.covered} for line in lines]
        say_json({"told": dict(book.told), "lines": rows, "overdue": list(book.overdue), "moved": moved})
    elif out:
        say_written(out.name)
    else:
        _say_book(book, [_told(dict(zip(COLUMNS, line.cells, strict=True)), line, book) for line in lines], moved)


def _told(cells: Mapping[str, str], line: SurveyLine, book: SurveyBook) -> str:
    """A project with its town, for there are several of one name, and what is owed."""
    covered = (line.covered or "未摸排") if book.round else ""
    owed = f"{column_title('unpaid_fen')}：{cells['unpaid_fen']}" if cells["unpaid_fen"] else ""
    return "　".join(filter(None, (cells["name"], cells["town"], owed, covered)))


def _say_book(book: SurveyBook, lines: list[str], moved: list[str]) -> None:
    for title, told in book.told.items():
        say(f"{title}：{'，'.join(told)}")
    for line in (*lines, standing_words(book), *(f"定稿以后：{each}" for each in moved)):
        say(line)


def _month(text: str) -> date:
    return parse_date(text if text.count("-") > 1 else f"{text}-01", "--month")


def _refuse_early(month: date, today: date) -> None:
    """A month is closed before its last day only by whoever means it; the window asks."""
    if not tells_all(month, today):
        told = {"month": month_words(month), "last": chinese(last_of(month))}
        raise Refused(Problem("statement-going-on", "month", details=told))


@survey.command("begin")
@store_argument
@click.option("--title", required=True, metavar="NAME", help="轮次名称。")
@click.option("--from", "first", required=True, metavar="DATE", help="摸排起始日。")
@click.option("--to", "last", required=True, metavar="DATE", help="摸排截止日。")
@click.option("--town", default="", metavar="NAME", help="只限一个乡镇。")
@click.option("--department", default="", metavar="NAME", help="只限一个主管部门。")
@answering
def begin(store: Path, title: str, first: str, last: str, town: str, department: str) -> None:
    """登记一轮摸排。"""
    with opened(store) as context:
        wanted = SurveyRound(
            "", title, parse_date(first, "--from"), parse_date(last, "--to"), town, department
        )  # fmt: skip
        save_round(context, wanted)
    say(f"已登记：{title}")


@survey.command("enter")
@store_argument
@click.argument("projects", nargs=-1, required=True, metavar="PROJECT...")
@click.option("--round", "title", required=True, metavar="NAME", help="哪一轮摸排。")
@click.option("--on", "on", required=True, metavar="DATE", help="摸排日期。")
@click.option("--by", default="", metavar="NAME", help="摸排人。")
@click.option("--found", default="", metavar="TEXT", help="摸排情况。")
@answering
def enter(store: Path, projects: tuple[str, ...], title: str, on: str, by: str, found: str) -> None:
    """登记已经摸排的项目（名称、编码或者“乡镇/名称”）。"""
    with opened(store) as context:
        chosen = round_named(survey_rounds(context), title)
        rids = {project_named(context, name).rid for name in projects}
        again = entered_before(context, chosen.rid, rids)
        register_surveyed(context, chosen.rid, tuple(rids), parse_date(on, "--on"), by, found)
    written_over = f"，其中{again}个以前登记过，按这次的改写" if again else ""
    say(f"已登记{len(rids)}个项目{written_over}。")


@survey.command("withdraw")
@store_argument
@click.argument("title", metavar="ROUND")
@click.option("--reason", required=True, metavar="TEXT", help="为什么撤销。")
@answering
def withdraw(store: Path, title: str, reason: str) -> None:
    """撤销登记错了的一轮摸排（ROUND 为轮次名称），连同为它登记的摸排情况；变更记录保留。"""
    with opened(store) as context:
        entered = withdraw_round(context, round_named(survey_rounds(context), title).rid, reason)
    say(f"已撤销：{title}（连同登记的{entered}个项目）")


@survey.command("close")
@store_argument
@click.option("--month", required=True, metavar="YYYY-MM", help="哪个月的台账。")
@click.option("--reason", default="", metavar="TEXT", help="已经定稿的，为什么重新定稿。")
@click.option("--anyway", is_flag=True, help="这个月还没有结束，也先定稿。")
@answering
def close(store: Path, month: str, reason: str, anyway: bool) -> None:
    """月度台账定稿：数字和逐个项目的内容从此不变。"""
    with opened(store) as context:
        if not anyway:
            _refuse_early(_month(month), context.clock.today())
        statement = close_month(context, _month(month), reason)
        lacks = list(still_open(context, statement.month))
    say(f"{month_words(statement.month)}的台账已定稿，共{len(statement.lines)}个项目。")
    for each in lacks:
        say_error(each)
