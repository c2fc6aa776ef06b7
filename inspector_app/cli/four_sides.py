"""``case bring`` and ``case compare``: lists of others are kept in a case and laid beside its list of wages."""

from pathlib import Path
from typing import Any

import click

from inspector_app.cli.columns import (
    anyway_option,
    cell_option,
    column_option,
    line_option,
    month_option,
    refuse_other,
    said,
    say_left_out,
    show_columns,
    show_option,
    unit_option,
)
from inspector_app.cli.ledgers import file_argument, problem_words
from inspector_app.cli.opening import opened_for_import, opened_to_read
from inspector_app.cli.output import answering, json_option, say, say_error, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.brought_list import Side
from inspector_app.domain.identity import masked_id
from inspector_app.support import vocabulary
from inspector_app.support.progress import NoProgress
from inspector_app.usecases.case_named import case_named
from inspector_app.usecases.four_sides import (
    FourSides,
    Noted,
    SideLine,
    four_sides,
    place_words,
    settle_difference,
    source_words,
)
from inspector_app.usecases.open_lists import prepare_list
from inspector_app.usecases.side_lists import (
    SidePlan,
    keep_side,
    likely_replaced,
    perform_side,
    side_plan,
    title_of,
)

_KINDS = {vocabulary.word(side): side for side in Side}
case_argument = click.argument("number", metavar="CASE")


@click.command("bring")
@store_argument
@case_argument
@file_argument
@click.option("--kind", required=True, type=click.Choice(tuple(_KINDS)), help="这份名单是考勤、合同（名册）还是支付。")
@click.option("--from", "from_whom", default="", metavar="WHO", help="由谁提供。")
@click.option("--another", is_flag=True, help="另收一份，不代替以前收到的同一份名单。")
@column_option
@unit_option
@month_option
@line_option
@cell_option
@show_option
@anyway_option
@answering
def bring(
    store: Path, number: str, file: Path, kind: str, from_whom: str, another: bool, column: tuple[str, ...],
    unit: str | None, month: str | None, line: tuple[str, ...], cell: tuple[str, ...], show: bool, anyway: bool,
) -> None:  # fmt: skip
    """收取一份考勤、合同台账或者支付表，原件存入证据。更正过的名单代替原来的，逐项列出改了什么。"""
    told = said(column, _KINDS[kind], unit, month, line, (), cell)
    with opened_for_import(store) as context:
        rid = case_named(context, number).rid
        read = perform_side(prepare_list(context, file, told), _KINDS[kind], NoProgress())
        refuse_other(read.list.rather, anyway=anyway)
        check = read.found
        for problem in check.problems:
            say_error(problem_words(problem))
        show_columns(check.columns, wanted=show or not check.is_whole)
        before = "" if another else likely_replaced(context, rid, check, title_of(file))
        plan = side_plan(context, rid, check, before)
        if not plan.is_same:
            keep_side(context, rid, file, plan, from_whom)
    for change in plan.changes:
        say(f"{change.line.name}的{change.label}：原来{change.old_words}，现在{change.new_words}")
    say(plan_words(plan))
    say_left_out(check.unread, whole=check.is_whole)


def plan_words(plan: SidePlan) -> str:
    """What keeping a list does, in a sentence."""
    if plan.replaces is None:
        return f"收取{vocabulary.word(plan.check.kind)}{len(plan.new)}行。"
    if plan.is_same:
        return f"与已收取的“{plan.replaces.title}”完全一样，没有改动。"
    counts = f"新增{len(plan.new)}行，少了{len(plan.gone)}行，改动{len(plan.changes)}处，{plan.unchanged}行没有变化"
    return f"代替“{plan.replaces.title}”：{counts}。"


@click.command("compare")
@store_argument
@case_argument
@click.option("--different", is_flag=True, help="只列有差异还没有核实的人。")
@click.option("--settle", default="", metavar="DIFFERENCE", help="登记这一处差异已经核实（编号见列表）。")
@click.option("--reason", default="", metavar="TEXT", help="核实到的情况。")
@json_option
@answering
def compare(store: Path, number: str, different: bool, settle: str, reason: str, as_json: bool) -> None:
    """四方核对：名单、考勤、合同、支付逐人对照，有差异的在前。CASE 为案件编号或者案件名称。"""
    with opened_to_read(store) as context:
        rid = case_named(context, number).rid
        if settle:
            settle_difference(context, rid, settle, reason)
        found = four_sides(context, rid)
    lines = found.different if different else found.lines
    if as_json:
        say_json(_as_json(found, lines))
        return
    say(f"{found.sources}。")
    for line in lines:
        say(line.name, line.listed, line.attendance, line.contracts, line.payments)
        for each in line.differences:
            say("", each.rule.title, each.words, place_words(each.places), _state(each), each.rid)
        if line.uncompared_of_brought:
            say("", line.uncompared_of_brought)
    say(f"共{len(found.lines)}人，{len(found.different)}人有差异还没有核实。")


def _state(each: Noted) -> str:
    return each.found_out or f"建议询问：{each.rule.question}"


def _as_json(found: FourSides, lines: tuple[SideLine, ...]) -> dict[str, Any]:
    return {
        "lists": [
            {
                "list": each.rid, "kind": each.kind, "title": each.title, "from": each.from_whom,
                "lines": len(each.lines), "months": [f"{year}-{month:02d}" for year, month in each.months],
                "words": source_words(each), "unread": list(each.unread),
            }
            for each in found.lists
        ],
        "workers": [_worker(line) for line in lines],
        "heads": len(found.lines),
        "different": len(found.different),
    }  # fmt: skip


def _worker(line: SideLine) -> dict[str, Any]:
    return {
        "name": line.name, "id_number": masked_id(line.id_number), "listed": line.listed,
        "attendance": line.attendance, "contracts": line.contracts, "payments": line.payments,
        "not_compared": [
            {"aspect": each.title, "reason": each.why_not} for each in line.compared.aspects if each.why_not
        ],
        "differences": [
            {
                "difference": each.rid, "rule": each.rule.id,
                "title": each.rule.title, "words": each.words, "question": each.rule.question,
                "source": each.rule.basis_text, "places": [place.words for place in each.places],
                "settled": each.found_out or None,
            }
            for each in line.differences
        ],
    }  # fmt: skip
