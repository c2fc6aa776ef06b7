"""``office task``: what the office gives its laptops to do, its file, and how far they have come with it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from inspector_app.cli.office_options import office_option, server_option
from inspector_app.cli.output import answering, json_option, passphrase, say, say_json, say_problems
from inspector_app.domain.assignment import AssignmentKind
from inspector_app.domain.dates import chinese, parse_date
from inspector_app.support.clock import SystemClock
from inspector_app.support.vocabulary import word
from inspector_app.usecases.office_alarms import short
from inspector_app.usecases.office_numbers import give_numbers
from inspector_app.usecases.office_tasks import (
    Desk,
    Given,
    answer,
    cancel_task,
    edition_item,
    give_to,
    new_item,
    tasks_given,
    write_tasks,
)
from inspector_app.usecases.office_versions import laid_beside, settle_named
from inspector_app.usecases.office_words import item_word

_SHORT = 8
_by = click.option("--by", required=True, metavar="NAME", help="交办人、签批人姓名。")
_device = click.argument("device", metavar="DEVICE")
_text = click.argument("text", metavar="TEXT")


@click.group()
def task() -> None:
    """交办：任务、线索、销号批复、退回和下发的版本，用交办文件带给笔记本。"""


def _desk(folder: Path, url: str) -> Desk:
    return Desk(folder, passphrase(), url, SystemClock())


def _day(text: str | None, where: str) -> date | None:
    return parse_date(text, where) if text else None


def _say_given(given: Given) -> None:
    about = f"，涉及“{given.about}”" if given.about else ""
    say(f"{item_word(given.item)}（{given.item.rid[:_SHORT]}）已登记，给{short(given.device)}{about}。")
    say("用 office task write 写成交办文件。")


@task.command("give")
@_device
@_text
@_by
@click.option("--due", required=True, metavar="DATE", help="完成期限。")
@click.option("--hazard", default="", metavar="RID", help="涉及的隐患编号或其开头几位。")
@office_option
@server_option
@answering
def give(device: str, text: str, by: str, due: str, hazard: str, folder: Path, url: str) -> None:
    """交办一项任务，写明做什么和期限。"""
    desk = _desk(folder, url)
    item = new_item(desk, AssignmentKind.TASK, by, text, _day(due, "due"))
    _say_given(give_to(desk, device, replace(item, subject_rid=hazard)))


@task.command("lead")
@_device
@_text
@_by
@click.option("--respondent", default="", metavar="NAME", help="被反映的单位。")
@click.option("--channel", default="", metavar="NAME", help="来源渠道。")
@click.option("--number", default="", metavar="NO", help="来源渠道的编号。")
@click.option("--reply-by", default="", metavar="DATE", help="要求答复的最后一天。")
@office_option
@server_option
@answering
def lead(
    device: str, text: str, by: str, respondent: str, channel: str, number: str, reply_by: str, folder: Path, url: str
) -> None:
    """交办一条线索，写明反映的情况。"""
    desk = _desk(folder, url)
    item = new_item(desk, AssignmentKind.LEAD, by, text, _day(reply_by, "reply_by"))
    item = replace(item, respondent=respondent.strip(), channel=channel, outer_number=number.strip())
    _say_given(give_to(desk, device, item))


@task.command("strike-off")
@click.argument("hazard", metavar="HAZARD")
@_by
@click.option("--confirmed/--refused", "confirmed", required=True, default=None, help="确认销号，或者退回提请。")
@click.option("--text", default="", metavar="TEXT", help="意见；退回的写明理由。")
@office_option
@server_option
@answering
def answer_hazard(hazard: str, by: str, confirmed: bool, text: str, folder: Path, url: str) -> None:
    """答复提请销号：HAZARD 是隐患编号或其开头几位，交给提请的那台笔记本。"""
    desk = _desk(folder, url)
    kind = AssignmentKind.CONFIRMED if confirmed else AssignmentKind.REFUSED
    _say_given(answer(desk, hazard, new_item(desk, kind, by, text)))


@task.command("return")
@click.argument("record", metavar="RECORD")
@_by
@click.option("--reason", required=True, metavar="TEXT", help="退回的理由：哪里不对，怎样改。")
@office_option
@server_option
@answering
def send_back(record: str, by: str, reason: str, folder: Path, url: str) -> None:
    """退回一条记录，由写它的笔记本改正：RECORD 是记录编号或其开头几位。"""
    desk = _desk(folder, url)
    _say_given(answer(desk, record, new_item(desk, AssignmentKind.RETURNED, by, reason)))


@task.command("versions")
@office_option
@server_option
@json_option
@answering
def lay_beside(folder: Path, url: str, as_json: bool) -> None:
    """并排列出有几个版本的记录：各是谁的、哪些项不同。"""
    found = laid_beside(_desk(folder, url))
    if as_json:
        say_json([{"rid": each.beside.rid, "kind": each.beside.kind, "name": each.beside.name,
                   "sides": [side.whose for side in each.beside.sides], "differences": each.differences,
                   "same": each.same} for each in found])  # fmt: skip
        return
    for each in found:
        say(each.beside.rid[:_SHORT], each.beside.words_at_office)
        for line in each.differences:
            sides = zip(each.beside.sides, line.words, strict=True)
            say(f"  {line.label}　" + "；".join(f"{side.whose}：{words}" for side, words in sides))
    if not found:
        say("没有版本并存的记录。")


@task.command("settle")
@click.argument("record", metavar="RECORD")
@_by
@click.option("--take", "whose", required=True, metavar="NAME", help="以谁的版本为准；同名的照列表写全。")
@click.option("--reason", required=True, metavar="TEXT", help="凭什么认定。")
@office_option
@server_option
@answering
def settle(record: str, by: str, whose: str, reason: str, folder: Path, url: str) -> None:
    """把并存的版本交各台写过的电脑核定，写明以谁的为准；RECORD 是记录名称，或者编号的开头几位。"""
    for given in settle_named(_desk(folder, url), record, whose, by, reason):
        _say_given(given)


@task.command("edition")
@_device
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@_by
@click.option(
    "--as",
    "name",
    default="",
    metavar="NAME",
    help="资料库里的位置，如 law/limits.toml；放假通知（.txt）不用写。",
)
@click.option("--text", default="", metavar="TEXT", help="说明。")
@office_option
@server_option
@answering
def edition(device: str, file: Path, by: str, name: str, text: str, folder: Path, url: str) -> None:
    """下发本机关版本的文书、法规数据、询问问题或者放假通知；到笔记本上由本人看过再采用。"""
    desk = _desk(folder, url)
    _say_given(give_to(desk, device, edition_item(desk, by, text, file, name)))


@task.command("numbers")
@_device
@click.argument("form", metavar="FORM")
@click.argument("first", type=int, metavar="FIRST")
@click.argument("last", type=int, metavar="LAST")
@_by
@click.option("--year", type=int, default=0, metavar="YEAR", help="哪一年的文号，不写的是今年。")
@office_option
@server_option
@answering
def numbers(device: str, form: str, first: int, last: int, by: str, year: int, folder: Path, url: str) -> None:
    """分配一段文号，各台电脑的文书就不会重号。FORM 是文书的编号或名称。"""
    done = give_numbers(_desk(folder, url), device, by, form, (first, last), year)
    _say_given(done.given)
    say_problems(done.notes)


@task.command("cancel")
@click.argument("item", metavar="TASK")
@office_option
@server_option
@answering
def cancel(item: str, folder: Path, url: str) -> None:
    """取消还没有写进交办文件的一项。"""
    cancelled = cancel_task(_desk(folder, url), item)
    say(f"已取消：{item_word(cancelled)}，{cancelled.text}")


@task.command("write")
@_device
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE|DIR")
@office_option
@server_option
@answering
def write(device: str, output: Path, folder: Path, url: str) -> None:
    """写出一台笔记本的交办文件：带上它还没有收取的全部事项，旧的文件随之作废。"""
    path, count = write_tasks(_desk(folder, url), device, output)
    say(f"{path.name}：{count}项。笔记本在“日终导出”里收取。")


@task.command("list")
@office_option
@server_option
@json_option
@answering
def show(folder: Path, url: str, as_json: bool) -> None:
    """交办了什么，办到哪一步。"""
    every = tasks_given(_desk(folder, url))
    if as_json:
        say_json(every)
    for each in () if as_json else every:
        item = each.item
        due = f"{chinese(item.due)}前" if item.due else ""
        say(
            item.rid[:_SHORT], short(each.device), item_word(item), word(each.state), chinese(item.given_on),
            each.about, item.text, due, each.told,
        )  # fmt: skip
