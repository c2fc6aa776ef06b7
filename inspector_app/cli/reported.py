"""``reported``: figures of other bodies, entered as they came."""

from pathlib import Path

import click

from inspector_app.cli.opening import opened, opened_to_read
from inspector_app.cli.output import answering, json_option, say, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.dates import chinese, parse_date
from inspector_app.usecases.reported_figures import figure_words, reported_before, reported_figures, save_figure


@click.group()
def reported() -> None:
    """其他单位报送的数字：登记、查看。"""


@reported.command("add")
@store_argument
@click.option("--body", required=True, metavar="NAME", help="报送单位。")
@click.option("--measure", required=True, metavar="NAME", help="指标的名称，如 aid_cases、contracts_supplemented。")
@click.option("--value", required=True, metavar="NUMBER", help="数值；金额按元填写。")
@click.option("--from", "first", required=True, metavar="DATE", help="期间的第一天。")
@click.option("--to", "last", required=True, metavar="DATE", help="期间的最后一天。")
@click.option("--received", required=True, metavar="DATE", help="收到日期。")
@click.option("--note", default="", metavar="TEXT", help="说明。")
@click.option("--correct", is_flag=True, help="更正这个单位同一期间已经登记的数字。")
@answering
def add(
    store: Path, body: str, measure: str, value: str, first: str, last: str, received: str, note: str, correct: bool
) -> None:
    """登记一个其他单位报送的数字；与按记录统计的数字分开，不会相加。"""
    with opened(store) as context:
        days = parse_date(first, "--from"), parse_date(last, "--to")
        kept = reported_before(context, body, measure, *days) if correct else None
        figure = save_figure(
            context, kept.rid if kept else "", body=body, measure=measure, value=value, first_day=days[0],
            last_day=days[1], received_on=parse_date(received, "--received"), note=note,
        )  # fmt: skip
    say(f"已登记：{figure.body}　{figure_words(figure)}")


@reported.command("list")
@store_argument
@json_option
@answering
def show(store: Path, as_json: bool) -> None:
    """列出其他单位报送的数字，后收到的在前。"""
    with opened_to_read(store) as context:
        figures = reported_figures(context)
    if as_json:
        say_json([
            {
                "body": each.body, "measure": each.measure, "value": each.value, "from": each.first_day,
                "to": each.last_day, "received": each.received_on, "note": each.note,
            }
            for each in figures
        ])  # fmt: skip
        return
    for each in figures:
        days = f"{chinese(each.first_day)}至{chinese(each.last_day)}"
        say(each.body, figure_words(each), days, f"{chinese(each.received_on)}收到", each.note)
