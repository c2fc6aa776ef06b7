"""``blanks``: numbered, prefilled papers to be filled in by hand, and what became of each."""

from collections.abc import Sequence
from pathlib import Path

import click

from inspector_app.cli.leads import member
from inspector_app.cli.opening import opened
from inspector_app.cli.output import answering, json_option, say, say_error, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.numbered_sheet import SheetFate
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.files import write_durably
from inspector_app.support.words import problem_line
from inspector_app.usecases import blank_packs
from inspector_app.usecases import blank_sheets as pack
from inspector_app.usecases.blank_packs import BlankAbout, BlankWish
from inspector_app.usecases.case_named import case_named
from inspector_app.usecases.context import Context


@click.group()
def blanks() -> None:
    """应急空白：没有电脑时手写用的编号空白文书。

    NUMBERS 如“空2026-0001-0003”或者“0001、0004”。
    """


@blanks.command("print")
@store_argument
@click.option(
    "--case", "cases", multiple=True, metavar="CASE", help="用于哪一个案件，可以多次；不写的为近期要办的全部。"
)
@click.option("--form", "forms", multiple=True, required=True, metavar="FORM=COUNT", help="哪种文书几份，可以多次。")
@click.option("-o", "out", type=click.Path(path_type=Path), required=True, metavar="FILE.pdf", help="写到哪里。")
@answering
def print_pack(store: Path, cases: Sequence[str], forms: Sequence[str], out: Path) -> None:
    """编号并生成一份PDF。FORM 为文书编号，见 forms list，如 interview-record=2。"""
    counts = [_count(each) for each in forms]
    with opened(store) as context:
        wishes = [BlankWish(f, a.case_rid, a.project_rid, n) for a in _about(context, cases) for f, n in counts]
        order = blank_packs.prepare_blanks(context, wishes)
        notes = (*blank_packs.certificate_notes(context), *blank_packs.ordered_before(context, wishes))
        pdf = blank_packs.draw_blanks(order)
        blank_packs.record_blanks(context, order)
    write_durably(out, pdf)
    say(order.stock.span, f"{len(order.sheets)}份", out.name)
    for note in notes:
        say_error(problem_line(note))


def _about(context: Context, cases: Sequence[str]) -> tuple[BlankAbout, ...]:
    if cases:
        return tuple(BlankAbout("", case_named(context, each).rid) for each in cases)
    near = tuple(each for each in blank_packs.blanks_about(context) if each.is_near)
    if not near:
        raise Refused(Problem("blanks-nowhere", "--case"))
    return near


def _count(text: str) -> tuple[str, int]:
    """interview-record=2. Raises :class:`Refused` ``blanks-count``."""
    form, _, count = text.partition("=")
    if not (form and (count or "1").isdecimal()):
        raise Refused(Problem("blanks-count", "--form", details={"text": text[:60]}))
    return form, int(count or 1)


@blanks.command("list")
@store_argument
@click.option("--find", "text", default="", metavar="TEXT", help="只要含有这些词的行，如“待回录”。")
@json_option
@answering
def show(store: Path, text: str, as_json: bool) -> None:
    """逐份列出应急空白和去向。"""
    with opened(store) as context:
        found = pack.blank_lines(context, text)
    if as_json:
        say_json([
            {"number": each.number, "form": each.sheet.form, "title": each.title, "about": each.about,
             "state": each.state, "told": each.told} for each in found
        ])  # fmt: skip
        return
    for each in found:
        say(each.number, each.title, each.about, each.state, each.told)


@blanks.command("report")
@store_argument
@click.argument("numbers")
@click.option("--as", "fate", default="未使用", show_default=True, metavar="WORD", help="未使用、损毁或者遗失。")
@click.option("--reason", default="", metavar="TEXT", help="损毁、遗失的原因。")
@answering
def report(store: Path, numbers: str, fate: str, reason: str) -> None:
    """登记没有用的、写坏的。写好的在窗口里回录。"""
    with opened(store) as context:
        told = pack.report_blanks(context, numbers, member(SheetFate, fate), reason)
    say(numbers, f"{len(told)}份", fate)
