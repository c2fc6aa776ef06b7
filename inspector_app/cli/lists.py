"""``list``: every list of the program as text, as one JSON document, as Excel or on paper."""

from pathlib import Path

import click

from inspector_app.cli.office_options import server_option
from inspector_app.cli.opening import opened_to_read
from inspector_app.cli.output import answering, json_option, say, say_json, say_written
from inspector_app.cli.stores import store_argument
from inspector_app.domain.number_look import LookWay
from inspector_app.support.progress import NoProgress
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_named import case_named
from inspector_app.usecases.list_choice import as_chosen, wanted
from inspector_app.usecases.list_files import ListOrder, ListSheet, perform_list_file, prepare_list_file
from inspector_app.usecases.number_looks import WORKERS, note_look
from inspector_app.usecases.testimony import laid_beside, testimony_sheet
from inspector_app.usecases.told_lists import LISTS, told_list, wage_sheet

_WAGES, _TESTIMONY = "wages", "testimony"
_HELP = f"""列出一个列表，或者一个案件的 wages、testimony（口供对照）。

LIST：{"、 ".join(LISTS)}（looks 为查看号码登记）。
STORE 也可以是办公室文件夹。
"""


@click.command("list", help=_HELP)
@store_argument
@click.argument("name", metavar="LIST")
@click.option("--find", "text", default="", metavar="TEXT", help="只要含有这些词的行。")
@click.option("--case", "number", default="", metavar="CASE", help="工资明细、口供对照是哪一个案件的。")
@click.option("--full-numbers", "full", is_flag=True, help="工资明细、口供对照写出完整号码，不加则隐去中间。")
@click.option(
    "-o", "out", type=click.Path(path_type=Path), metavar="FILE", help="写成文件：.xlsx、.pdf、.docx或者.png。"
)
@click.option("--column", "columns", multiple=True, metavar="TITLE", help="只要这些列，可写多次；不写的是全部。")
@click.option("--a3", "is_a3", is_flag=True, help="PDF用A3横向，列多时用。")
@server_option
@json_option
@answering
def show_list(
    store: Path, name: str, text: str, number: str, full: bool, out: Path | None, columns: tuple[str, ...],
    is_a3: bool, url: str, as_json: bool,
) -> None:  # fmt: skip
    """Tell a list, or write it as a file."""
    with opened_to_read(store, url) as context:
        case = case_named(context, number) if name in (_WAGES, _TESTIMONY) else None
        if case is not None and full:
            note_look(context, case, WORKERS, LookWay.WRITTEN)
        if case is not None and name == _WAGES:
            sheet = wage_sheet(case_file(context, case.rid), full=full)
        elif case is not None:
            sheet = testimony_sheet(laid_beside(context, case.rid, full=full))
        else:
            sheet = told_list(context, name, text)
        sheet = as_chosen(sheet, wanted(sheet, columns, is_a3=is_a3))
        order = prepare_list_file(context, sheet, out) if out else None
    tell_sheet(sheet, order, _as_json(sheet) if as_json else None)


def tell_sheet(sheet: ListSheet, order: ListOrder | None, told: dict[str, object] | None) -> None:
    """Write the file that was asked for, and answer: with what is ``told`` as JSON, else with the file or the lines."""
    if order:
        perform_list_file(order, NoProgress())
    if told is not None:
        say_json(told)
    elif order and order.path:
        say_written(order.path.name)
    else:
        for row in sheet.rows:
            say(*row)
        say(sheet.sums)


def _as_json(sheet: ListSheet) -> dict[str, object]:
    heads = [column.title for column in sheet.columns]
    return {
        "title": sheet.title, "said": list(sheet.said),
        "rows": [dict(zip(heads, row, strict=True)) for row in sheet.rows],
    }  # fmt: skip
