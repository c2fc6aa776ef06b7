"""``deadline``: a last day by a rule of law, with its reason and source; ``limits``: what starts and ends each of
them; ``gates``: what must be so before something goes out;
``order-day``: reckoned backwards; ``holidays``: a year's notice taken in."""

from datetime import date
from pathlib import Path

import click

from inspector_app.cli.opening import opened
from inspector_app.cli.output import answering, json_option, say, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.dates import chinese, parse_date
from inspector_app.lawbook.backwards import order_day
from inspector_app.lawbook.book import Lawbook
from inspector_app.lawbook.limit_table import limit_table
from inspector_app.lawbook.rule_table import gate_lines
from inspector_app.support.clock import SystemClock
from inspector_app.support.paths import resource
from inspector_app.support.regular import read_regular
from inspector_app.usecases import settings

_MOST_BYTES = 1 << 20


@click.command()
@click.argument("rule")
@click.option(
    "--from",
    "event",
    required=True,
    metavar="DATE",
    help="起算事件发生之日（当日不计）；结果写明该规则从哪一事件起算。",
)
@click.option("--province", default="", help="省级行政区代码或名称，如34、340000、安徽。")
@json_option
@answering
def deadline(rule: str, event: str, province: str, as_json: bool) -> None:
    """按规则编号计算期限届满日；编号见法规数据（resources/law/limits.toml）。"""
    law = Lawbook.load(resource("law"))
    day = parse_date(event, "--from")
    computed = law.compute(rule, day, province or None)
    starts_with = law.limit(rule, province or None, day).starts_with
    if as_json:
        say_json(
            {
                "rule": computed.rule,
                "from": computed.start,
                "starts_with": starts_with,
                "due": computed.due,
                "provisional": computed.provisional,
                "why": computed.why,
                "source": computed.source,
            }
        )
        return
    mark = "（暂定）" if computed.provisional else ""
    say(f"{chinese(computed.due)}{mark}")
    say(f"起算：{starts_with}（{chinese(computed.start)}）")
    say(f"理由：{computed.why}")
    say(f"依据：{computed.source}")


@click.command()
@json_option
@answering
def limits(as_json: bool) -> None:
    """列出全部期限规则：编号、名称、长度、由什么起算、由什么办结、来源、核实标记、适用时间。"""
    lines = limit_table(Lawbook.load(resource("law")))
    if as_json:
        say_json([
            {"rule": x.rule, "title": x.title, "length": x.length, "counts_from": x.counts_from, "started": x.started,
             "ended": x.ended, "basis": x.basis, "mark": x.mark, "held": x.held} for x in lines
        ])  # fmt: skip
        return
    for line in lines:
        say(line.rule, line.title, line.length, line.started, line.ended, line.basis, line.mark, line.held)


@click.command()
@json_option
@answering
def gates(as_json: bool) -> None:
    """列出全部办理条件：编号、名称、看什么、轻重、在哪里看、来源、核实标记。"""
    lines = gate_lines(Lawbook.load(resource("law")))
    if as_json:
        say_json([
            {"gate": x.number, "title": x.title, "told": x.told, "force": x.force, "where": x.where, "basis": x.basis,
             "mark": x.mark, "held": x.held} for x in lines
        ])  # fmt: skip
        return
    for line in lines:
        say(*line.parts)


@click.command("order-day")
@click.option("--by", required=True, metavar="DATE", help="此后的期限应当在这一天以前（含当日）届满。")
@click.option("--rule", default="", metavar="RULE", help="只看哪一项期限；不写的，各项都要届满。")
@click.option("--from", "after", default="", metavar="DATE", help="从哪一天起可以指定，默认今天。")
@click.option("--province", default="", help="省级行政区代码或名称，如34、340000、安徽。")
@json_option
@answering
def order_day_by(by: str, rule: str, after: str, province: str, as_json: bool) -> None:
    """倒推责令支付文书的期限：最晚指定到哪一天，才能使此后的期限在某日以前届满。"""
    law = Lawbook.load(resource("law"))
    today = parse_date(after, "--from") if after else SystemClock().today()
    found = order_day(law, parse_date(by, "--by"), today, province or None, rule)
    titles = {each.rule: law.limit(each.rule, province or None).title for each in found.follow}
    if as_json:
        say_json({
            "due": found.due,
            "limits": [{"rule": x.rule, "title": titles[x.rule], "due": x.due, "provisional": x.provisional,
                        "why": x.why} for x in found.follow],
        })  # fmt: skip
        return
    say(f"责令期限最晚指定到{chinese(found.due)}")
    for each in found.follow:
        say(f"{titles[each.rule]}：{_marked(each.due, each.provisional)}")


def _marked(day: date, provisional: bool) -> str:
    return f"{chinese(day)}{'（暂定）' if provisional else ''}"


@click.command()
@store_argument
@click.argument("notice", type=click.Path(path_type=Path), metavar="NOTICE")
@click.option("--anew", is_flag=True, help="这一年已经采用过放假安排，日期不同的，以这份为准")
@json_option
@answering
def holidays(store: Path, notice: Path, anew: bool, as_json: bool) -> None:
    """采用一年的放假通知（文本文件，UTF-8）：暂定的期限重新计算，列出变动的期限。"""
    with opened(store) as context:
        text = read_regular(notice, _MOST_BYTES).decode("utf-8-sig", "replace")
        taken = settings.take_holiday_notice(context, text, anew=anew)
    if as_json:
        say_json({
            "year": taken.year,
            "moved": [{"case": x.case, "paper": x.paper, "title": x.title, "before": x.before, "after": x.after}
                      for x in taken.moved],
        })  # fmt: skip
        return
    say(f"{taken.year}年的放假安排已采用，{len(taken.moved)}项期限的截止日随之变动")
    for each in taken.moved:
        say(each.title, each.paper, each.case, chinese(each.before), chinese(each.after))
