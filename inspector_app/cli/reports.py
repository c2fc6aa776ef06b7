"""``report``: the weekly, the monthly and a campaign's report, as text, as one JSON document, and as a file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from inspector_app.cli.measures import figure_json, plain_value
from inspector_app.cli.office_options import read_server_option
from inspector_app.cli.opening import opened
from inspector_app.cli.output import answering, json_option, passphrase, say, say_error, say_json, say_text, say_written
from inspector_app.cli.stores import store_argument
from inspector_app.domain.dates import chinese, chinese_minute, parse_date
from inspector_app.domain.measures.figure import Row
from inspector_app.domain.measures.report import Report
from inspector_app.domain.reported import ReportKind, SentReport
from inspector_app.support.clock import SystemClock, civil_date
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.dispatch_files import sheet_text
from inspector_app.usecases.measures import campaign_named, campaigns
from inspector_app.usecases.office_reports import office_report
from inspector_app.usecases.report_files import save_report
from inspector_app.usecases.reports import last_sent, make_report, send_report
from inspector_app.usecases.sent_reports import edited_versions, keep_edited, save_edited, save_sent, sent_sheet
from inspector_app.usecases.store_place import is_office


@click.group("report")
def report() -> None:
    """周报、月报、专项报告。"""


def _command(kind: ReportKind, words: str) -> Callable[..., None]:
    @report.command(str(kind), help=words)
    @store_argument
    @click.option("--ending", "--until", "ending", required=True, metavar="DATE", help="截止日（含当日）。")
    @click.option("--campaign", default="", metavar="NAME", help="专项行动的名称。")
    @click.option(
        "-o", "out", type=click.Path(path_type=Path), metavar="FILE", help="写成文件：.pdf、.docx、.xlsx或者.txt。"
    )
    @click.option("--send", "to", default=None, metavar="WHOM", help="登记为已报送（报给谁）；数字从此固定。")
    @read_server_option
    @json_option
    @answering
    def command(
        store: Path, ending: str, campaign: str, out: Path | None, to: str | None, url: str, as_json: bool
    ) -> None:
        day = parse_date(ending, "--ending")
        if is_office(store):
            if to is not None:
                raise Refused(Problem("report-send-office", "to"))
            made = office_report(store, passphrase(), SystemClock(), kind, day, campaign, out, url)
        else:
            made = _made(store, kind, day, campaign, out, to)
        if as_json:
            say_json(report_json(made))
        elif out:
            say_written(out.name)
        else:
            say_text(made.text)

    return command


def _made(store: Path, kind: ReportKind, day: date, campaign: str, out: Path | None, to: str | None) -> Report:
    with opened(store) as context:
        made = make_report(context, kind, day, campaign_named(campaigns(context), campaign) if campaign else None)
        if out:
            save_report(context, made, out)
        if to is not None:
            before = last_sent(context.store, kind, made.span.last, made.campaign)
            send_report(context, made, to)
            if before and before.last_day == made.span.last:
                sent_on = chinese(civil_date(before.sent_at))
                say_error(f"本期已于{sent_on}报送过，这次另存为一份；下期与最近报送的一份比较。")
    return made


_command(ReportKind.WEEK, "周报：截止日起往前七天。")
_command(ReportKind.MONTH, "月报：截止日所在月份，从1日到截止日。")
_command(ReportKind.CAMPAIGN, "专项报告：专项行动开始到截止日。")


@report.command("edited")
@store_argument
@click.argument("kind", type=click.Choice([str(kind) for kind in ReportKind]))
@click.option("--ending", "--until", "ending", required=True, metavar="DATE", help="截止日（含当日）。")
@click.option("--campaign", default="", metavar="NAME", help="专项行动的名称。")
@click.option("--keep", type=click.Path(path_type=Path), metavar="FILE", help="存入领导改定的一份。")
@click.option("-o", "out", type=click.Path(path_type=Path), metavar="FILE", help="把最后一份改定稿写出来。")
@answering
def edited(store: Path, kind: str, ending: str, campaign: str, keep: Path | None, out: Path | None) -> None:
    """领导改定的稿子，和已报送的报告放在一起：存入、列出、写出。"""
    with opened(store) as context:
        sent = _last_sent(context, kind, ending, campaign)
        if keep:
            sent = keep_edited(context, sent.rid, keep)
        kept = edited_versions(context, sent)
        if out and kept:
            save_edited(context, kept[-1], out)
    for piece in kept:
        say(piece.title, chinese_minute(piece.received_at), f"{piece.size:,}字节", piece.sha256)
    if not kept:
        say("没有改定稿。")


@report.command("sent")
@store_argument
@click.argument("kind", type=click.Choice([kind.value for kind in ReportKind]))
@click.option("--ending", "--until", "ending", required=True, metavar="DATE", help="截止日（含当日）。")
@click.option("--campaign", default="", metavar="NAME", help="专项行动的名称。")
@click.option("-o", "out", type=click.Path(path_type=Path), metavar="FILE", help="写成 .docx、.pdf 或 .txt 文件。")
@answering
def sent(store: Path, kind: str, ending: str, campaign: str, out: Path | None) -> None:
    """已报送的报告，按报送时的正文和数字，不管以后记录有什么更改。"""
    with opened(store) as context:
        told = _last_sent(context, kind, ending, campaign)
        say(sheet_text(sent_sheet(context, told)) if out is None else f"已生成 {save_sent(context, told, out).name}")


def _last_sent(context: Context, kind: str, ending: str, campaign: str) -> SentReport:
    """The report of these days as it was sent last. Raises :class:`Refused` ``report-not-sent``."""
    named = campaign_named(campaigns(context), campaign) if campaign else None
    found = last_sent(context.store, ReportKind(kind), parse_date(ending, "--ending"), named)
    if found is None:
        raise Refused(Problem("report-not-sent", "ending"))
    return found


def report_json(made: Report) -> dict[str, Any]:
    """The document of ``report``: figures by name, text, projects, and what differs from the report sent before."""
    return {
        "kind": made.kind, "title": made.title, "from": made.span.first, "to": made.span.last,
        "measures": {row.measure.name: _row_json(row) for row in made.rows},
        "text": made.text,
        "projects": [
            {
                "rid": move.project.rid, "name": move.project.name, "before": move.before, "now": move.now,
                "what": move.what,
            }
            for move in made.moves
        ],
        "notes": list(made.notes),
        "differences": list(made.difference_lines),
    }  # fmt: skip


def _row_json(row: Row) -> dict[str, Any]:
    values = {"before": plain_value(row.figure, row.before), "year": plain_value(row.figure, row.year)}
    return figure_json(row.figure) | values
