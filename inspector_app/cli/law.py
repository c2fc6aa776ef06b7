"""``deadline``: a last day by a rule of law, with its reason and source."""

import click

from inspector_app.cli.output import answering, json_option, say, say_json
from inspector_app.domain.dates import chinese, parse_date
from inspector_app.lawbook.book import Lawbook
from inspector_app.support.paths import resource


@click.command()
@click.argument("rule")
@click.option("--from", "event", required=True, metavar="DATE", help="事件发生之日；DL-15为限期支付的最后一日。")
@click.option("--province", default="", help="省级行政区代码或名称，如 34、340000、安徽。")
@json_option
@answering
def deadline(rule: str, event: str, province: str, as_json: bool) -> None:
    """按规则编号（如 DL-13）计算期限届满日。"""
    law = Lawbook.load(resource("law"))
    computed = law.compute(rule, parse_date(event, "--from"), province or None)
    if as_json:
        say_json(
            {
                "rule": computed.rule,
                "from": computed.start,
                "due": computed.due,
                "provisional": computed.provisional,
                "why": computed.why,
                "source": computed.source,
            }
        )
        return
    mark = "（暂定）" if computed.provisional else ""
    say(f"{chinese(computed.due)}{mark}")
    say(f"理由：{computed.why}")
    say(f"依据：{computed.source}")
