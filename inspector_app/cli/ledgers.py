"""``projects`` and ``roster``: the ledger of projects and a wage roster, from files of others."""

import sys
from pathlib import Path

import click

from inspector_app.cli.columns import (
    anyway_option,
    cell_option,
    column_option,
    line_option,
    month_option,
    place,
    refuse_other,
    said,
    say_left_out,
    show_columns,
    show_option,
    unit_option,
    word_option,
)
from inspector_app.cli.opening import opened_for_import, opened_to_read
from inspector_app.cli.output import TROUBLE, answering, json_option, say, say_error, say_json, say_written
from inspector_app.cli.stores import store_argument
from inspector_app.domain.money import yuan
from inspector_app.domain.project import UNPROVED, unproved
from inspector_app.domain.roster import RosterCheck, RowProblem, of_our_own, without_number
from inspector_app.domain.threshold import threshold_state
from inspector_app.exchange.ledger import LedgerReading, template
from inspector_app.exchange.ledger_identity import SameLine, is_called
from inspector_app.exchange.tables.likely import rather
from inspector_app.exchange.tables.source import read_book
from inspector_app.exchange.wage_list import check_book
from inspector_app.lawbook.book import Lawbook
from inspector_app.support import vocabulary
from inspector_app.support.clock import SystemClock
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.files import refuse_existing, write_durably
from inspector_app.support.paths import resource
from inspector_app.support.progress import NoProgress
from inspector_app.usecases.case_named import case_named, project_named
from inspector_app.usecases.chain_files import chain_diagram
from inspector_app.usecases.ledger_files import ledger_changes, word_choices
from inspector_app.usecases.open_lists import prepare_list
from inspector_app.usecases.planned_roster import RosterPlan
from inspector_app.usecases.projects import (
    hazard_words,
    held_words,
    ledger,
    names_in_short,
    perform_ledger,
    prepare_ledger,
    record_ledger,
)
from inspector_app.usecases.roster_people import Meant, Row, row_of
from inspector_app.usecases.rosters import add_roster, beside_recorded, perform_roster, roster_plan

file_argument = click.argument("file", type=click.Path(path_type=Path))


@click.group()
def projects() -> None:
    """项目台账：导入、列出、模板。"""


@projects.command("import")
@store_argument
@file_argument
@column_option
@unit_option
@line_option
@cell_option
@word_option
@show_option
@click.option(
    "--same", multiple=True, metavar="LINE[=PROJECT]",
    help="这一行（名称或者“乡镇/名称”）就是台账里的同名项目（划了乡镇等），按本行更新；台账里同名的不止一个时，"
    "等号后面写原项目（“乡镇/名称”或者编码）。",
)  # fmt: skip
@click.option(
    "--new", multiple=True, metavar="LINE", help="这一行（名称或者“乡镇/名称”）与台账里的同名项目不是同一个，另行登记。"
)
@answering
def import_projects(
    store: Path, file: Path, column: tuple[str, ...], unit: str | None, line: tuple[str, ...], cell: tuple[str, ...],
    word: tuple[str, ...], show: bool, same: tuple[str, ...], new: tuple[str, ...],
) -> None:  # fmt: skip
    """导入台账，有问题的地方逐条指出，其余照常导入。

    读 .xlsx、.xlsb、.xls、.ods、.csv；有内容没有读入时，退出码是1。

    可能就是台账里已有项目的，先问清再导入：用 --same 或者 --new 回答。
    """
    told = said(column, "ledger", unit, None, line, word, cell)
    meant = tuple(SameLine(*each.partition("=")[::2]) for each in same)
    with opened_for_import(store) as context:
        reading = perform_ledger(prepare_ledger(context, file, told, meant), NoProgress()).found
        for problem in reading.problems:
            say_error(problem_words(problem))
        _refuse_unanswered(reading, (*(each.line for each in meant), *new), new)
        changes = ledger_changes(context, reading)
        taken = record_ledger(context, reading, file.name)
    show_columns(reading.columns, wanted=show or not reading.is_whole)
    totals = reading.totals
    say(f"新增{taken.new}个，更新{taken.changed}个，未变{taken.unchanged}个项目。")
    for change in changes:
        say(f"更新“{change.name}”：{change.words}")
    if otherwise := held_words(taken.held, taken.still, taken.ended):
        say_error(otherwise)
    if taken.hazards:
        say(hazard_words(taken.hazards))
    say(f"合计{totals.projects}个项目，{totals.words}。")
    for unknown in reading.words:
        if unknown.meaning is None:
            ours = "、".join(each for each, _ in word_choices(unknown.field))
            say_error(
                f"“{unknown.text}”可以用 --word '{unknown.text}=…' 说明一次是什么意思（{ours}），以后同样的表照此读。"
            )
    say_left_out(reading.unused, whole=reading.is_whole)


def _refuse_unanswered(reading: LedgerReading, answered: tuple[str, ...], new: tuple[str, ...]) -> None:
    """Nothing is taken in while nobody said of a line whether it is a known project of its name. Raises
    :class:`Refused` ``ledger-asked``, and ``ledger-answer-unknown`` for an answer to no line."""
    for told in answered:
        if not any(is_called(told, project.name, project.town) for project in reading.projects):
            raise Refused(Problem("ledger-answer-unknown", "file", details={"name": told[:40]}))
    asked = [line for line in reading.asked if not any(is_called(told, line.name, line.town) for told in new)]
    for line in asked:
        if len(line.maybe) > 1:
            say_error(f"“{line.words}”可能是：{'；'.join(each.words for each in line.maybe)}。")
    if asked:
        raise Refused(Problem("ledger-asked", "file", details={"names": names_in_short([e.words for e in asked])}))


def problem_words(problem: RowProblem) -> str:
    """A problem of a file on one line: where, what, and its code."""
    found = problem.problem
    return f"{problem.place}：{problem.message}（{found.code}）"


@projects.command("list")
@store_argument
@json_option
@answering
def list_projects(store: Path, as_json: bool) -> None:
    """列出台账中的项目。"""
    with opened_to_read(store) as context:
        known = ledger(context)
    if as_json:
        say_json(list(known))
        return
    for project in known:
        grade = vocabulary.word(project.grade.grade) if project.grade else "未定级"
        grade += UNPROVED if unproved(project) else ""
        people = "人数未填" if project.heads is None else f"{project.heads}人"
        unpaid = "未支付工资未填" if project.unpaid_fen is None else f"{yuan(project.unpaid_fen)}元"
        say(project.name, project.town, grade, people, unpaid)


@projects.command("chain")
@store_argument
@click.argument("name", metavar="PROJECT")
@click.option("-o", "out", type=click.Path(path_type=Path), required=True, metavar="FILE", help="PDF文件。")
@answering
def chain(store: Path, name: str, out: Path) -> None:
    """把项目的参建单位和分包链画成图（PDF）。PROJECT 为项目名称、编码或者“乡镇/名称”。"""
    with opened_to_read(store) as context:
        pdf = chain_diagram(context, project_named(context, name).rid)
    write_durably(out, pdf)
    say_written(out.name)


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
    """工资明细表（.xlsx、.xlsb、.xls、.ods、.csv）。"""


@roster.command("check")
@file_argument
@click.option("--province", default="", help="省级行政区代码或名称，用于数额标准。")
@column_option
@unit_option
@month_option
@line_option
@cell_option
@show_option
@anyway_option
@json_option
@answering
def roster_check(
    file: Path, province: str, column: tuple[str, ...], unit: str | None, month: str | None,
    line: tuple[str, ...], cell: tuple[str, ...], show: bool, anyway: bool, as_json: bool,
) -> None:  # fmt: skip
    """核对工资明细表：人数、合计、逐格问题、是否达到数额标准。不需要资料库。有内容没有读入，或者是按推断读的，退出码是1。"""
    told, book = said(column, "wages", unit, month, line, (), cell), read_book(file)
    refuse_other(None if told.choices or told.lines else rather(book, "wages"), anyway=anyway)
    found = of_our_own(check_book(book, SystemClock().today(), told))
    threshold = Lawbook.load(resource("law")).threshold(province or None)
    state = threshold_state(found.owed, threshold)
    is_whole = found.is_whole and bool(found.lines)
    if as_json:
        say_json(
            {
                "heads": found.heads,
                "lines": len(found.lines),
                "total_fen": found.total_fen,
                "unknown": found.unknown,
                "whole": found.is_whole,
                "unread": found.unread,
                "assumed": [each.place for each in found.assumed],
                "columns": [
                    {"place": place(each), "heading": each.heading, "field": each.field, "reason": each.reason}
                    for each in found.columns
                ],
                "problems": [
                    {
                        "sheet": p.sheet, "row": p.row, "column": p.column, "level": p.level, "code": p.code,
                        "message": p.message, **({"in_file": p.in_file} if p.in_file else {}),
                    }
                    for p in found.problems
                ],
                "threshold": {"reached": state.reached, "ground": state.ground},
            }
        )  # fmt: skip
        sys.exit(0 if is_whole and not found.assumed else TROUBLE)
    _say_found(without_number(found), show=show)
    say(f"{_counts(found)}。{state.ground}")
    say_left_out(found.unread, whole=is_whole, assumed=found.assumed)


@roster.command("import")
@store_argument
@click.argument("case")
@file_argument
@click.option("--replace", "replacing", is_flag=True, help="与已登记的不同的，改为表里的（默认保留已登记的）。")
@click.option("--same", multiple=True, metavar="ROW=N", help="这一行是同名的第几个人（编号见提示），写0是另一个人。")
@column_option
@unit_option
@month_option
@line_option
@cell_option
@show_option
@anyway_option
@answering
def import_roster(
    store: Path, case: str, file: Path, replacing: bool, same: tuple[str, ...], column: tuple[str, ...],
    unit: str | None, month: str | None, line: tuple[str, ...], cell: tuple[str, ...], show: bool, anyway: bool,
) -> None:  # fmt: skip
    """把工资明细导入案件（CASE：案号或名称）。空格不会抹掉已登记的；不同的地方逐条列出。"""
    told = said(column, "wages", unit, month, line, (), cell)
    with opened_for_import(store) as context:
        read = perform_roster(prepare_list(context, file, told), NoProgress())
        refuse_other(read.list.rather, anyway=anyway)
        rid = case_named(context, case).rid
        meant = _meant(roster_plan(context, rid, read.found), same)
        plan = roster_plan(context, rid, read.found, meant)
        found = beside_recorded(read.found, plan)
        _say_found(found, show=show)
        for planned in plan.open_namesakes:
            who = "；".join(f"{at}：{each.words}" for at, each in enumerate(planned.namesakes, 1))
            first = planned.told[0]
            say_error(
                f"{first.place}：案件里有同名的“{first.name}”（{who}），按另一个人新登记；是其中一个的，"
                f"用“--same {first.row}=1”指明。"
            )
        for each in plan.asked:
            words = f"{each.fixed}，不能在这里改" if each.fixed else "改为表里的" if replacing else "保留已登记的"
            say_error(f"{each.name}的{each.label}：已登记{each.old_words}，表里{each.new_words}，{words}。")
        add_roster(context, rid, found, plan.asked if replacing else (), meant, file.name)
    if plan.missing:
        say_error(plan.missing_words)
    say(f"{_counts(found)}：新增{plan.new}人，补充{plan.filled}人，{plan.unchanged}人没有变化。")
    say_left_out(plan.unread, whole=found.is_whole, assumed=found.assumed)


def _meant(plan: RosterPlan, same: tuple[str, ...]) -> Meant:
    """Whom the lines of several of one name mean, by what was said of their rows."""
    said = dict(each.partition("=")[::2] for each in same)
    meant: dict[Row, str] = {}
    for line in plan.open_namesakes:
        number = said.pop(str(line.told[0].row), "").strip()
        if number and not (number.isdecimal() and int(number) <= len(line.namesakes)):
            raise Refused(Problem("roster-same-unknown", "same", details={"row": str(line.told[0].row)}))
        if number:
            at = int(number)
            meant[row_of(line.told[0])] = line.namesakes[at - 1].person_rid if at else ""
    if said:
        raise Refused(Problem("roster-same-unknown", "same", details={"row": "、".join(said)[:40]}))
    return meant


def _say_found(found: RosterCheck, *, show: bool) -> None:
    for problem in found.problems:
        say_error(problem_words(problem))
    show_columns(found.columns, wanted=show or not found.is_whole)


def _counts(found: RosterCheck) -> str:
    return f"{found.heads}人，合计{yuan(found.total_fen)}元{found.besides}"
