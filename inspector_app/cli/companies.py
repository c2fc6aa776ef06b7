"""``company``: one company over all its projects (一企一档)."""

from pathlib import Path

import click

from inspector_app.cli.lists import tell_sheet
from inspector_app.cli.opening import opened, opened_to_read
from inspector_app.cli.output import answering, json_option, say
from inspector_app.cli.stores import store_argument
from inspector_app.domain.company import Company
from inspector_app.domain.dates import parse_date
from inspector_app.domain.identity import new_rid
from inspector_app.domain.renaming import Renaming
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.vocabulary import word
from inspector_app.usecases.company_file import CompanyFile, company_file, company_named
from inspector_app.usecases.company_sheet import company_sheet, company_sums, ladder_words, renaming_told
from inspector_app.usecases.list_files import ListSheet, prepare_list_file
from inspector_app.usecases.people import registered_alike, save_company
from inspector_app.usecases.renaming import save_renaming


@click.group()
def company() -> None:
    """单位：一企一档。"""


@company.command("add")
@store_argument
@click.argument("name", metavar="NAME")
@click.option("--uscc", default="", metavar="CODE", help="统一社会信用代码。")
@click.option("--address", default="", metavar="TEXT", help="住所地。")
@click.option("--phone", default="", metavar="TEXT", help="联系电话。")
@click.option("--person", "legal_representative", default="", metavar="NAME", help="法定代表人。")
@click.option("--another", is_flag=True, help="与已经登记的名称相近，但确实是另一家。")
@answering
def add(store: Path, name: str, another: bool, **told: str) -> None:
    """登记一个单位，例如台账里只有名称的施工总承包单位；台账中同名的项目归到它名下。"""
    with opened(store) as context:
        wanted = Company(new_rid(), name.strip(), **told)
        if not another and (known := registered_alike(context, wanted)):
            details = {"name": known[0].name, "why": word(known[1])}
            raise Refused(Problem("company-alike", "name", details=details))
        kept = save_company(context, wanted)
    say(*filter(None, (f"已登记：{kept.name}", kept.uscc)))


@company.command("rename")
@store_argument
@click.argument("name", metavar="COMPANY")
@click.option("--to", "present", required=True, metavar="NAME", help="现名称。")
@click.option("--on", required=True, metavar="DATE", help="变更登记日期。")
@click.option("--notice", required=True, metavar="NUMBER", help="登记通知书文号。")
@click.option("--reason", default="", metavar="TEXT", help="变更登记以后还有文书写原名称的，写明怎样处理。")
@answering
def rename(store: Path, name: str, present: str, on: str, notice: str, reason: str) -> None:
    """登记更名：仍是同一个单位，此前的送达继续有效，以后的文书写明原名。COMPANY 为登记的名称或者统一社会信用代码。"""
    with opened(store) as context:
        known = company_named(context, name)
        told = Renaming(new_rid(), known.rid, known.name, present, parse_date(on, "--on"), notice)
        entry = save_renaming(context, told, {"renaming-before-papers": reason})
        say(f"已登记更名：{known.name}，{renaming_told(entry)}")


@company.command("show")
@store_argument
@click.argument("name", metavar="COMPANY")
@click.option("-o", "out", type=click.Path(path_type=Path), metavar="FILE", help="写成文件：.pdf、.xlsx或者.png。")
@json_option
@answering
def show(store: Path, name: str, out: Path | None, as_json: bool) -> None:
    """一个单位的项目、隐患、线索、案件、办理阶梯、送达和联系、地址。COMPANY 为登记的名称或者统一社会信用代码。"""
    with opened_to_read(store) as context:
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
