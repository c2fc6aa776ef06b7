"""``company``: one company over all its projects (一企一档)."""

from pathlib import Path

import click

from inspector_app.cli.lists import tell_sheet
from inspector_app.cli.opening import opened
from inspector_app.cli.output import answering, json_option
from inspector_app.cli.stores import store_argument
from inspector_app.usecases.company_file import CompanyFile, company_file, company_named
from inspector_app.usecases.company_sheet import company_sheet, company_sums, ladder_words
from inspector_app.usecases.list_files import ListSheet, prepare_list_file


@click.group()
def company() -> None:
    """单位：一企一档。"""


@company.command("show")
@store_argument
@click.argument("name", metavar="COMPANY")
@click.option("-o", "out", type=click.Path(path_type=Path), metavar="FILE", help="写成文件：.pdf、.xlsx或者.png。")
@json_option
@answering
def show(store: Path, name: str, out: Path | None, as_json: bool) -> None:
    """一个单位的项目、隐患、线索、案件、办理阶梯、送达和联系、地址。COMPANY 为登记的名称或者统一社会信用代码。"""
    with opened(store) as context:
        file = company_file(context, company_named(context, name).rid)
        sheet = company_sheet(file)
        order = prepare_list_file(context, sheet, out) if out else None
    tell_sheet(sheet, order, _as_json(file, sheet) if as_json else None)


def _as_json(file: CompanyFile, sheet: ListSheet) -> dict[str, object]:
    heads = [column.title for column in sheet.columns]
    return {
        "company": file.company.rid, "name": file.company.name, "uscc": file.company.uscc,
        "registered": file.seat.place, "non_local": file.seat.is_foreign, "why": file.seat.why,
        "sums": company_sums(file),
        "ladders": [
            {
                "case": steps.case.rid, "title": steps.case.title, "next": steps.next, "by": steps.by,
                "words": ladder_words(steps),
                "done": [{"rung": each.rung, "on": each.on, "told": each.told, "record": each.rid}
                         for each in steps.done],
            }
            for steps in file.ladders
        ],
        "rows": [dict(zip(heads, row, strict=True)) for row in sheet.rows],
    }  # fmt: skip
