"""``deadline``: a last day by a rule of law, with its reason and source."""

import click

from inspector_app.cli.output import answering, json_option, say, say_json
from inspector_app.domain.dates import chinese, parse_date
from inspector_app.lawbook.book import Lawbook
from inspector_app.support.paths import resource


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
