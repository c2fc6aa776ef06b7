"""``projects`` and ``roster``: the ledger of projects and a wage roster, from Excel."""

from pathlib import Path

import click

from inspector_app.cli.opening import opened
from inspector_app.cli.output import answering, json_option, say, say_error, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.money import yuan
from inspector_app.domain.project import Project, unproved
from inspector_app.domain.roster import RowProblem
from inspector_app.domain.threshold import threshold_state
from inspector_app.exchange.ledger import template
from inspector_app.exchange.wage_list import check_roster
from inspector_app.lawbook.book import Lawbook
from inspector_app.support import vocabulary
from inspector_app.support.clock import SystemClock
from inspector_app.support.files import refuse_existing
from inspector_app.support.paths import resource
from inspector_app.support.progress import NoProgress
from inspector_app.support.words import sentence
from inspector_app.usecases.projects import held_words, perform_ledger, prepare_ledger, record_ledger

file_argument = click.argument("file", type=click.Path(path_type=Path))


@click.group()
def projects() -> None:
    """项目台账：导入、列出、模板。"""


@projects.command("import")
@store_argument
@file_argument
@answering
def import_projects(store: Path, file: Path) -> None:
    """导入Excel台账；有问题的行逐条指出，其余照常导入。"""
    with opened(store) as context:
        reading = perform_ledger(prepare_ledger(context, file), NoProgress())
        for problem in reading.problems:
            say_error(_line(problem))
        taken = record_ledger(context, reading)
    totals = reading.totals
    say(f"新增{taken.new}个，更新{taken.changed}个，未变{taken.unchanged}个项目。")
    if taken.held:
        say_error(held_words(taken.held))
    say(f"合计{totals.projects}个项目，{totals.words}。")


def _line(problem: RowProblem) -> str:
    found = problem.problem
    return f"{problem.place}：{sentence(found.code, found.details)}（{found.code}）"


@projects.command("list")
@store_argument
@json_option
@answering
def list_projects(store: Path, as_json: bool) -> None:
    """列出台账中的项目。"""
    with opened(store) as context:
        known = context.store.all(Project)
    if as_json:
        say_json(list(known))
        return
    for project in known:
        grade = vocabulary.word(project.grade.grade) if project.grade else "未定级"
        grade += "（待核）" if unproved(project) else ""
        people = "人数未填" if project.heads is None else f"{project.heads}人"
        unpaid = "未支付工资未填" if project.unpaid_fen is None else f"{yuan(project.unpaid_fen)}元"
        say(project.name, project.town, grade, people, unpaid)


@projects.command("template")
@file_argument
@answering
def projects_template(file: Path) -> None:
    """写一份空白台账模板。"""
    refuse_existing(file)
    template(file)
    say(f"模板已写入：{file.name}")


@click.group()
def roster() -> None:
    """工资明细表（Excel）。"""


@roster.command("check")
@file_argument
@click.option("--province", default="", help="省级行政区代码或名称，用于数额标准。")
@json_option
@answering
def roster_check(file: Path, province: str, as_json: bool) -> None:
    """核对工资明细表：人数、合计、逐格问题、是否达到数额标准。不需要资料库。"""
    found = check_roster(file, SystemClock().today())
    threshold = Lawbook.load(resource("law")).threshold(province or None)
    state = threshold_state(found.owed, threshold)
    if as_json:
        say_json(
            {
                "heads": found.heads,
                "lines": len(found.lines),
                "total_fen": found.total_fen,
                "unknown": found.unknown,
                "problems": [
                    {"row": p.row, "column": p.column, "level": p.level, "code": p.code, "message": p.message}
                    for p in found.problems
                ],
                "threshold": {"reached": state.reached, "ground": state.ground},
            }
        )
        return
    for p in found.problems:
        say_error(_line(p))
    if found.unread:
        say_error(f"没有读取的列：{'、'.join(found.unread)}。")
    unknown = f"（其中{found.unknown}人欠发不明，未计入）" if found.unknown else ""
    say(f"{found.heads}人，合计{yuan(found.total_fen)}元{unknown}。{state.ground}")
