"""``case``: what a case's list wants asked, what others say beside it, and where the money of its accounts went."""

from pathlib import Path
from typing import Any

import click

from inspector_app.cli.elements import elements
from inspector_app.cli.four_sides import bring, compare
from inspector_app.cli.opening import opened_to_read
from inspector_app.cli.output import TROUBLE, answering, json_option, say, say_json, say_written
from inspector_app.cli.reckonings import reckoning
from inspector_app.cli.statements import funds_json, say_funds
from inspector_app.cli.stores import store_argument
from inspector_app.cli.wage_cards import wage_card
from inspector_app.domain.case_review import score
from inspector_app.domain.number_look import LookWay
from inspector_app.support.clock import local
from inspector_app.support.progress import NoProgress
from inspector_app.usecases.case_brief import case_brief, save_brief
from inspector_app.usecases.case_named import case_named
from inspector_app.usecases.case_review import looked_through, review_sheet, review_words, score_words, weakness_words
from inspector_app.usecases.funds import funds_of
from inspector_app.usecases.list_files import perform_list_file, prepare_list_file
from inspector_app.usecases.list_hints import HintLine, case_hints, settle_hint
from inspector_app.usecases.number_looks import IN_VOLUME, note_look
from inspector_app.usecases.volume import save_volume, volume


@click.group()
def case() -> None:
    """案件：名单提示、工资核算、四方核对、资金链、工资卡、要件表。"""


case.add_command(bring)
case.add_command(compare)
case.add_command(elements)
case.add_command(reckoning)
case.add_command(wage_card)


@case.command("hints")
@store_argument
@click.argument("number", metavar="CASE")
@click.option("--settle", default="", metavar="HINT", help="登记这一条已经核实（编号见列表）。")
@click.option("--reason", default="", metavar="TEXT", help="核实到的情况。")
@json_option
@answering
def hints(store: Path, number: str, settle: str, reason: str, as_json: bool) -> None:
    """列出案件的名单提示：看到了什么、建议问什么、是否已经核实。CASE 为案件编号或者案件名称。"""
    with opened_to_read(store) as context:
        rid = case_named(context, number).rid
        if settle:
            settle_hint(context, rid, settle, reason)
        lines = case_hints(context, rid)
    if as_json:
        say_json([_as_json(line) for line in lines])
        return
    for line in lines:
        state = f"已核实：{line.settled.note}" if line.settled else f"建议询问：{line.hint.rule.question}"
        say(line.hint.rule.title, line.names, line.hint.evidence, state, line.rid)
    if not lines:
        say("没有名单提示。")


@case.command("funds")
@store_argument
@click.argument("number", metavar="CASE")
@json_option
@answering
def funds(store: Path, number: str, as_json: bool) -> None:
    """资金链：应拨、实拨、专户收支、付到每名工人的数额，以及值得一问的地方。CASE 为案件编号或者案件名称。"""
    with opened_to_read(store) as context:
        found = funds_of(context, case_rid=case_named(context, number).rid)
    if as_json:
        say_json(funds_json(found))
    else:
        say_funds(found)


@case.command("brief")
@store_argument
@click.argument("number", metavar="CASE")
@click.option("-o", "out", type=click.Path(path_type=Path), required=True, metavar="FILE", help=".pdf或者.docx。")
@answering
def brief(store: Path, number: str, out: Path) -> None:
    """一案一页：案件现状、办理过程、期限和下一步，供领导阅看；不写工人姓名和证件号。CASE 为案件编号或者案件名称。"""
    with opened_to_read(store) as context:
        save_brief(context, case_brief(context, case_named(context, number).rid), out)
    say_written(out.name)


@case.command("bind")
@store_argument
@click.argument("number", metavar="CASE")
@click.option("-o", "out", type=click.Path(path_type=Path), required=True, metavar="FILE", help="PDF文件。")
@json_option
@answering
def bind(store: Path, number: str, out: Path, as_json: bool) -> None:
    """整卷装订：封面、卷内目录（带页号）、文书和扫描件、证据装成一个带书签的PDF。CASE 为案件编号或者案件名称。"""
    with opened_to_read(store) as context:
        case = case_named(context, number)
        order = volume(context, case.rid)
        note_look(context, case, IN_VOLUME, LookWay.WRITTEN)
        bound = save_volume(order, out)
    if as_json:
        say_json({"pages": bound.pages, "apart": list(bound.apart)})
        return
    say_written(out.name, f"，卷内共{bound.pages}页")
    for title in bound.apart:
        say("没有（全部）装入，需要另存", title)


def _as_json(line: HintLine) -> dict[str, Any]:
    rule, act = line.hint.rule, line.settled
    settled = {"by": act.by, "at": local(act.at).isoformat(), "note": act.note} if act else None
    return {
        "hint": line.rid, "rule": rule.id, "title": rule.title, "names": list(line.hint.names),
        "claims": list(line.hint.claim_rids), "evidence": line.hint.evidence, "question": rule.question,
        "source": rule.basis_text, "settled": settled,
    }  # fmt: skip


@case.command("review")
@store_argument
@click.argument("number", metavar="CASE")
@click.option("-o", "out", type=click.Path(path_type=Path), metavar="FILE", help="评查表：.pdf、.xlsx、.docx或者.png。")
@json_option
@answering
def review(store: Path, number: str, out: Path | None, as_json: bool) -> None:
    """案卷评查：立卷前逐项查找案卷的薄弱处，最重的在前。CASE 为案件编号或者案件名称。有“可能无效”的，退出码为 1。"""
    with opened_to_read(store) as context:
        every, rules = looked_through(context, case_named(context, number).rid), context.law.review
        order = prepare_list_file(context, review_sheet(context, case_named(context, number).rid), out) if out else None
    if order:
        perform_list_file(order, NoProgress())
    found = [each for each in every if each.where]
    if as_json:
        say_json([
            {"check": w.rule.check, "title": w.rule.title, "weight": w.rule.weight, "where": list(w.words),
             "mend": w.rule.mend, "source": w.rule.basis_text} for w in found
        ])  # fmt: skip
    else:
        for each in found:
            say(str(each.rule.weight), weakness_words(each))
        say(review_words(every))
        say(score_words(rules, every))
        if out:
            say_written(out.name)
    if score(rules, every) is None:
        raise SystemExit(TROUBLE)
