"""``minimum-wage``: the minimum wages that the bureau entered for its place, and one more."""

from pathlib import Path

import click

from inspector_app.cli.opening import opened, opened_to_read
from inspector_app.cli.output import answering, json_option, say, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.dates import parse_date
from inspector_app.domain.money import parse_yuan, yuan
from inspector_app.usecases.minimum_wages import EnteredWage, minimum_wage_words, minimum_wages, set_minimum_wage


@click.group("minimum-wage")
def minimum_wage() -> None:
    """最低工资标准：查看、录入。"""


@minimum_wage.command("show")
@store_argument
@json_option
@answering
def show(store: Path, as_json: bool) -> None:
    """列出已录入的最低工资标准，没有录入的说明怎样录入。"""
    with opened_to_read(store) as context:
        found, now = minimum_wages(context), minimum_wage_words(context, context.clock.today())
    if as_json:
        say_json([
            {
                "place": each.place, "area": each.area, "from": each.since, "month_fen": each.month_fen,
                "hour_fen": each.hour_fen, "document": each.document,
            }
            for each in found
        ])  # fmt: skip
        return
    say(now)
    for each in found:
        hour = "" if each.hour_fen is None else f"每小时{yuan(each.hour_fen)}元"
        say(each.since.isoformat(), each.area, f"每月{yuan(each.month_fen)}元", hour, each.document)


@minimum_wage.command("set")
@store_argument
@click.option("--from", "since", required=True, metavar="DATE", help="从哪一天起执行。")
@click.option("--month", required=True, metavar="YUAN", help="每月多少元。")
@click.option("--hour", default="", metavar="YUAN", help="每小时多少元（非全日制）。")
@click.option("--area", default="", metavar="TEXT", help="本地属于哪一类地区，如一类地区。")
@click.option("--document", required=True, metavar="TEXT", help="文件名称和文号，会印在核算表里。")
@answering
def enter(store: Path, since: str, month: str, hour: str, area: str, document: str) -> None:
    """录入本地的最低工资标准；同一类别、同一天起执行的以这一次为准。"""
    entered = EnteredWage(
        parse_date(since, "--from"), parse_yuan(month, "--month"), parse_yuan(hour, "--hour") if hour else None, area,
        document,
    )  # fmt: skip
    with opened(store) as context:
        after = set_minimum_wage(context, entered)
        say(minimum_wage_words(after, entered.since or after.clock.today()))
