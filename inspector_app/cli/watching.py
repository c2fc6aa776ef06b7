"""``watch``: 重点监管 — watched companies, ratings, listings, letters, incidents, advances, false claims, referrals."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from inspector_app.cli.opening import opened, opened_to_read
from inspector_app.cli.output import answering, json_option, say, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.dates import chinese, iso_minute
from inspector_app.domain.money import yuan
from inspector_app.domain.records import plain
from inspector_app.domain.watch_acts import WatchAct
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.vocabulary import label, record_word, word
from inspector_app.usecases.evidence import Belongs, take_in_files
from inspector_app.usecases.history import watch_history
from inspector_app.usecases.watch_entries import act_on, company_named, enter, enter_part, fields_of, word_kind
from inspector_app.usecases.watch_file import part_words, watch_file
from inspector_app.usecases.watch_list import (
    WatchLine,
    WatchScope,
    find_watch_lines,
    lines_of_company,
    watch_called,
    watch_lines,
)
from inspector_app.usecases.watch_papers import make_from_papers
from inspector_app.usecases.watching import ENTRIES, PARTS, remove

_SHORT = 8
_told = click.argument("told", nargs=-1, metavar="FIELD=VALUE...")
_entry = click.argument("name", metavar="ENTRY")


@click.group()
def watch() -> None:
    """重点监管：月报、诚信等级、失信名单、建议函、群体性事件、垫付、恶意讨薪、移送。ENTRY 为列表中的编号。"""


def _named_value(told: str) -> tuple[str, str]:
    name, sign, value = told.partition("=")
    if not sign:
        raise Refused(Problem("watching-no-value", "told", details={"told": told[:40]}))
    return name.strip(), value


@watch.command("list")
@store_argument
@click.option("--kind", default="", metavar="KIND", help="种类，如 群体性事件 或者 incident。")
@click.option("--scope", type=click.Choice([str(each) for each in WatchScope]), help="在办、逾期或者办结。")
@click.option("--company", default="", metavar="NAME", help="只列这个单位的，包括它的项目和案件里的。")
@click.option("--find", "text", default="", metavar="TEXT", help="单位、项目或者内容里的字。")
@json_option
@answering
def show_all(store: Path, kind: str, scope: str | None, company: str, text: str, as_json: bool) -> None:
    """列出各类记录，逾期的在前；第一列是编号。"""
    chosen = word_kind(kind) if kind else None
    with opened_to_read(store) as context:
        lines = lines_of_company(context, company_named(context, company)) if company else watch_lines(context)
    found = find_watch_lines(lines, text, kind=chosen, scope=WatchScope(scope) if scope else None)
    if as_json:
        say_json([_as_json(line) for line in found])
        return
    for line in found:
        say(line.entry.rid[:_SHORT], line.kind_word, line.subject, line.state, line.told, line.due_words)
    if not found:
        say("没有记录。")


def _as_json(line: WatchLine) -> dict[str, Any]:
    return {
        "kind": line.kind, "subject": line.subject, "told": line.told, "state": line.state, "over": line.over,
        "overdue": line.overdue, "dues": [{"what": due.what, "day": due.day} for due in line.dues],
        "record": plain(line.entry),
    }  # fmt: skip


@watch.command("fields")
@click.argument("kind", metavar="KIND")
@answering
def fields(kind: str) -> None:
    """一种记录可以填写的内容，每行一项。

    KIND 如 群体性事件 或者 incident，其下的 监管月报、事件报告、追偿 也可以。
    """
    every: Mapping[str, Any] = {**ENTRIES, **PARTS}
    for name, called in fields_of(every[word_kind(kind, every)]).items():
        say(name, called)


@watch.command("enter")
@store_argument
@click.argument("kind", metavar="KIND")
@_told
@click.option("--correct", default="", metavar="ENTRY", help="更正这一条；不写的，登记新的一条。")
@answering
def enter_one(store: Path, kind: str, told: tuple[str, ...], correct: str) -> None:
    """登记一条记录；单位、项目写名称。

    例如 watch enter STORE incident place=县政府门前 demand=支付工资。
    """
    chosen = word_kind(kind)
    with opened(store) as context:
        known = watch_called(context, correct).entry if correct else None
        kept = enter(context, chosen, dict(map(_named_value, told)), known)
        line = watch_called(context, kept.rid)
    say(f"已登记：{line.kind_word}", kept.rid[:_SHORT], line.subject, line.state, line.told)


@watch.command("part")
@store_argument
@_entry
@_told
@click.option("--rid", default="", help="更正已登记的这一份；不写的，登记新的一份。")
@answering
def part(store: Path, name: str, told: tuple[str, ...], rid: str) -> None:
    """登记一条记录下的监管月报、事件初报续报、追偿。

    例如 watch part STORE ENTRY month=2026-03-01 unpaid_fen=0。
    """
    with opened(store) as context:
        kept = enter_part(context, watch_called(context, name).entry, dict(map(_named_value, told)), rid)
        kind = next(kind for kind, of in PARTS.items() if isinstance(kept, of))
    say(f"已登记：{record_word(kind)}", kept.rid)


@watch.command("do")
@store_argument
@_entry
@click.argument("act", type=click.Choice([str(each) for each in WatchAct]))
@_told
@click.option(
    "--scan",
    "scans",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="提前移出申请（apply）的材料，可以写多次：书面申请、已经改正的证据、书面信用承诺。",
)
@answering
def do(store: Path, name: str, act: str, told: tuple[str, ...], scans: tuple[Path, ...]) -> None:
    """办理一条记录。

    例如 watch do STORE ENTRY receipt receipt_on=2026-03-12 receipt_by=某某。
    """
    with opened(store) as context:
        line = watch_called(context, name)
        with context.act(word(WatchAct(act))):
            files = tuple((path, label("listing.evidence_rids")) for path in scans)
            belongs = Belongs(getattr(line.entry, "case_rid", ""))
            papers = tuple(each.rid for each in take_in_files(context, files, belongs)) if files else ()
            act_on(context, line.entry, WatchAct(act), dict(map(_named_value, told)), papers)
        after = watch_called(context, line.entry.rid)
    say(f"已办理：{word(WatchAct(act))}", after.subject, after.state, after.due_words)


@watch.command("from-papers")
@store_argument
@answering
def from_papers(store: Path) -> None:
    """按已送达的拟列入告知书、列入决定书和移送书建立或者补充名单记录、移送记录。"""
    with opened(store) as context:
        made = make_from_papers(context)
    say(f"已按文书建立或者补充{made}条记录。")


@watch.command("show")
@store_argument
@_entry
@json_option
@answering
def show(store: Path, name: str, as_json: bool) -> None:
    """一条记录的全部内容、它的报告和追偿、欠办的事项、现在可以办的和变更记录。"""
    with opened_to_read(store) as context:
        whole = watch_file(context, watch_called(context, name).entry.rid)
        changes = watch_history(context, whole.line.entry.rid)
    if as_json:
        say_json(
            _as_json(whole.line)
            | {"parts": [plain(each) for each in whole.parts], "tasks": [plain(each) for each in whole.tasks],
               "advances": [plain(each.entry) for each in whole.advances], "acts": list(whole.acts),
               "listed_until": whole.listed_until, "still_out_fen": whole.still_out}
        )  # fmt: skip
        return
    line = whole.line
    say(line.kind_word, line.subject, line.state)
    for fact in whole.facts:
        say(f"{fact.label}：{fact.words}")
    for due in line.dues:
        say(due.words(whole.today))
    if whole.listed_until:
        say(f"列入期至{chinese(whole.listed_until)}")
    if whole.still_out is not None:
        say(f"没有追回{yuan(whole.still_out)}元")
    for note in whole.notes:
        say(note)
    for each in whole.parts:
        say(each.rid, *part_words(each))
    for change in changes:
        told = "；".join(f"{each.field}：{each.before}→{each.after}" for each in change.fields)
        say(iso_minute(change.at), change.actor, change.reason, change.what, told)
    say("可以办理：" + ("、".join(f"{word(act)}（{act}）" for act in whole.acts) or "无"))


@watch.command("remove")
@store_argument
@_entry
@click.option("--rid", default="", help="删除它下面的这一份报告或者追偿。")
@answering
def take_back(store: Path, name: str, rid: str) -> None:
    """删除登记错了的一条；变更记录仍然保留。"""
    with opened(store) as context:
        whole = watch_file(context, watch_called(context, name).entry.rid)
        below = next((each for each in whole.parts if rid and each.rid.startswith(rid)), None)
        if rid and below is None:
            raise Refused(Problem("watching-not-found", "rid", details={"name": rid[:40]}))
        remove(context, below or whole.line.entry)
    say("已删除。")
