"""``sheets``: stamped sheets taken over, used, spoilt, given back."""

from pathlib import Path

import click

from inspector_app.cli.leads import member
from inspector_app.cli.opening import opened
from inspector_app.cli.output import answering, json_option, say, say_error, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.dates import parse_date
from inspector_app.domain.numbered_sheet import SheetFate
from inspector_app.support.words import sentence
from inspector_app.usecases import stamped_sheets as stock
from inspector_app.usecases.context import Context


@click.group()
def sheets() -> None:
    """用印纸：领取、逐张去向、损毁遗失、交回。NUMBERS 如“印0101-0103、印0107”。"""


@sheets.command("take-over")
@store_argument
@click.argument("numbers")
@click.option("--by", required=True, metavar="NAME", help="交来人。")
@click.option("--on", default="", metavar="DATE", help="领取日期，默认今天。")
@click.option("--form", default="", metavar="FORM", help="只用于哪一种文书；不写的各种都可以用。")
@click.option("--note", default="", metavar="TEXT", help="备注。")
@answering
def take_over(store: Path, numbers: str, by: str, on: str, form: str, note: str) -> None:
    """登记领取一段连续的用印纸。"""
    with opened(store) as context:
        day, of = parse_date(on, "--on") if on else None, context.forms.find(form).id if form else ""
        taken = stock.take_over(context, numbers, by, day, of, note)
    say(taken.span, f"{len(taken.serials)}张", taken.by)


@sheets.command("list")
@store_argument
@click.option("--find", "text", default="", metavar="TEXT", help="只要含有这些词的行，如“跳号”“损毁”。")
@json_option
@answering
def show(store: Path, text: str, as_json: bool) -> None:
    """逐张列出用印纸的去向；跳号在标准错误输出中另行提示。"""
    with opened(store) as context:
        found = stock.find_sheets(context, text)
        gaps = "、".join(line.gaps for line in stock.stock_lines(context) if line.gaps)
    if as_json:
        say_json([
            {"number": each.number, "state": each.state, "told": each.told, "form": each.form_title,
             "taken_over_on": each.stock.day, "by": each.stock.by, "gap": each.is_gap} for each in found
        ])  # fmt: skip
    else:
        for each in found:
            say(each.number, each.state, each.told)
    if gaps:
        say_error(sentence("sheet-gaps", {"numbers": gaps}))


@sheets.command("use")
@store_argument
@click.argument("numbers")
@click.argument("document")
@click.option("--by", required=True, metavar="NAME", help="用印人（部门）。")
@click.option("--printed", default="", metavar="TEXT", help="本机没有打印记录的，何时何处打印。")
@answering
def use(store: Path, numbers: str, document: str, by: str, printed: str) -> None:
    """登记一份已签发文书用印，打印在这些用印纸上。DOCUMENT 为文号。"""
    with opened(store) as context:
        paper = stock.issued_paper(context, document)
        stock.seal_on_sheets(context, paper.rid, by, numbers, printed=printed)
    say(numbers, paper.called)


@sheets.command("spoil")
@store_argument
@click.argument("numbers")
@click.option("--reason", required=True, metavar="TEXT", help="损毁、遗失的原因。")
@click.option("--witness", required=True, metavar="NAME", help="见证人。")
@click.option("--as", "fate", default="损毁", show_default=True, metavar="WORD", help="损毁或者遗失。")
@answering
def spoil(store: Path, numbers: str, reason: str, witness: str, fate: str) -> None:
    """登记损毁、遗失。"""
    with opened(store) as context:
        stock.spoil(context, numbers, reason, witness, member(SheetFate, fate))
        _say_states(context, numbers)


@sheets.command("hand-back")
@store_argument
@click.argument("numbers")
@click.option("--to", required=True, metavar="NAME", help="接收人。")
@click.option("--on", default="", metavar="DATE", help="交回日期，默认今天。")
@answering
def hand_back(store: Path, numbers: str, to: str, on: str) -> None:
    """登记交回：损毁的、没有用的、作废文书用掉的。"""
    with opened(store) as context:
        stock.hand_back(context, numbers, to, parse_date(on, "--on") if on else None)
        _say_states(context, numbers)


@sheets.command("undo")
@store_argument
@click.argument("numbers")
@click.option("--reason", required=True, metavar="TEXT", help="更正的理由。")
@answering
def undo(store: Path, numbers: str, reason: str) -> None:
    """更正误登的去向。"""
    with opened(store) as context:
        stock.take_back_sheets(context, numbers, reason)
        _say_states(context, numbers)


def _say_states(context: Context, numbers: str) -> None:
    named = {each.stock.number(each.serial) for each in stock.numbered(context, numbers)}
    for line in stock.find_sheets(context, ""):
        if line.number in named:
            say(line.number, line.state, line.told)
