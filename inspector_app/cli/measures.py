"""``measures``: every figure of a day and a period, whole and by its parts."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from inspector_app.cli.office_options import read_server_option
from inspector_app.cli.opening import opened
from inspector_app.cli.output import answering, json_option, passphrase, say, say_error, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.dates import chinese, parse_date
from inspector_app.domain.measures.catalogue import MONEY, SHARE
from inspector_app.domain.measures.figure import By, Figure
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.measures import Measured, measured
from inspector_app.usecases.office_measures import office_measured
from inspector_app.usecases.store_place import is_office

UNNAMED = "未载明"


@click.command("measures")
@store_argument
@click.option("--on", "on", required=True, metavar="DATE", help="截止日（含当日）。")
@click.option("--from", "first", default="", metavar="DATE", help="起始日；不写的从有记录时起算。")
@click.option(
    "--by", type=click.Choice([str(by) for by in By]), help="按乡镇、主管部门、项目类别、行业或者专项行动分列。"
)
@click.option("--campaign", default="", metavar="NAME", help="只统计一次专项行动。")
@read_server_option
@json_option
@answering
def measures(store: Path, on: str, first: str, by: str | None, campaign: str, url: str, as_json: bool) -> None:
    """统计数字：各项指标在截止日或者期间的数值、口径和来源。STORE 也可以是办公室文件夹。"""
    day, since = parse_date(on, "--on"), parse_date(first, "--from") if first else None
    chosen = By(by) if by else None
    if is_office(store):
        found = office_measured(store, passphrase(), SystemClock(), day, since, chosen, campaign, url)
    else:
        with opened(store) as context:
            found = measured(context, day, since, chosen, campaign)
    if as_json:
        say_json(measured_json(found))
        return
    say(f"截至{chinese(day)}" + (f"（自{chinese(since)}）" if since else ""))
    for name, figure in found.figures.items():
        say(figure.measure.words.label, figure.words, figure.remark)
        for part, own in (found.parts or {}).get(name, {}).items():
            say(f"  {part or UNNAMED}", own.words, own.remark)
    for note in found.notes:
        say_error(note)


def measured_json(found: Measured) -> dict[str, Any]:
    """The document of ``measures``: by name the value and what it means."""
    parts = found.parts or {}
    return {
        "on": found.span.last,
        "from": found.span.first,
        "measures": {name: figure_json(figure) for name, figure in found.figures.items()},
        "notes": list(found.notes),
        **({"by": {str(found.by): {name: _parts_json(own) for name, own in parts.items()}}} if found.by else {}),
    }


def _parts_json(parts: Any) -> dict[str, Any]:
    return {name or UNNAMED: plain_value(figure, figure.value) for name, figure in parts.items()}


def figure_json(figure: Figure) -> dict[str, Any]:
    """A figure with its words. Money is in 分, a share in per cent with two decimals, null what is not known."""
    words = figure.measure.words
    unit = "分" if words.unit == MONEY else words.unit
    return {
        "value": plain_value(figure, figure.value), "label": words.label, "unit": unit,
        "definition": words.definition, "source": words.source, "origin": str(figure.origin),
        "untold": figure.untold, "remark": figure.remark, "records": figure.records,
        "reported": [
            {
                "body": each.body, "value": plain_value(figure, each.value), "from": each.first_day,
                "to": each.last_day, "received": each.received_on,
            }
            for each in figure.others
        ],
    }  # fmt: skip


def plain_value(figure: Figure, value: int | None) -> int | float | None:
    """A value as JSON tells it."""
    if value is None or figure.measure.words.unit != SHARE:
        return value
    return float(Decimal(value) / 100)
