"""``leads``: the register of leads, and what is done with them."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click

from inspector_app.cli.opening import opened, opened_to_read
from inspector_app.cli.output import answering, json_option, say, say_error, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.dates import parse_date
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.vocabulary import word, words
from inspector_app.usecases.case_edits import add_lead
from inspector_app.usecases.case_named import case_named
from inspector_app.usecases.context import Context
from inspector_app.usecases.entered_wrongly import remove_entered
from inspector_app.usecases.lead_list import (
    LeadLine,
    LeadScope,
    find_lead_lines,
    lead_line,
    lead_named,
    lead_words,
    told_facts,
    told_reply,
)
from inspector_app.usecases.lead_list import leads as every_lead
from inspector_app.usecases.leads import (
    accept_lead,
    answer_lead,
    hand_on_lead,
    merge_leads,
    new_lead,
    refuse_lead,
    reopen_lead,
    save_lead,
    separate_lead,
)

Member = TypeVar("Member", bound=StrEnum)
_lead = click.argument("name", metavar="LEAD")
_on = click.option("--on", default="", metavar="DATE", help="哪一天；不写为今天。")
_reason = click.option("--reason", required=True, metavar="TEXT", help="理由。")


@click.group()
def leads() -> None:
    """线索：登记、受理、不予受理、转办、答复、合并、转为案件。LEAD 为来件编号，或者列表中编号的前8位以上。"""


def member(kind: type[Member], text: str) -> Member:
    """A member by its Chinese word, by one of the words that it joins with 、 or by its name. Raises :class:`Refused`
    ``lead-kind-unknown``."""
    known = words(kind)
    named = [each for each, called in known.items() if text in (called, each.value)]
    found = next(iter(named or [each for each, called in known.items() if text in called.split("、")]), None)
    if found is None:
        raise Refused(Problem("lead-kind-unknown", "", details={"name": text, "known": "、".join(known.values())}))
    return found


@leads.command("list")
@store_argument
@click.option(
    "--scope",
    type=click.Choice([each.value for each in LeadScope]),
    default=LeadScope.OPEN.value,
    help="在办、逾期、办结或者全部。",
)
@click.option("--kind", default="", metavar="KIND", help="性质：投诉、举报、交办、转办、检查发现。")
@json_option
@answering
def show_all(store: Path, scope: str, kind: str, as_json: bool) -> None:
    """列出线索，逾期的在前；保密的不显示投诉人、举报人。"""
    with opened_to_read(store) as context:
        chosen = member(LeadKind, kind) if kind else None
        found = find_lead_lines(every_lead(context), "", scope=LeadScope(scope), kind=chosen)
    if as_json:
        say_json([_as_json(line) for line in found])
        return
    for line in found:
        told = line.lead
        say(told.rid[:8], lead_words(told), word(line.state), told.respondent, line.complainants, line.due_words)
    if not found:
        say("没有线索。")


def _as_json(line: LeadLine) -> dict[str, Any]:
    lead = line.lead
    return {
        "lead": lead.rid, "kind": lead.kind, "state": line.state, "received": lead.received_on, "channel": lead.channel,
        "number": lead.outer_number, "respondent": lead.respondent, "heads": lead.heads, "facts": told_facts(lead),
        "secret": lead.keeps_secret, "complainants": line.complainants, "due": line.due, "due_words": line.due_words,
        "overdue": line.overdue, "case": line.case_title, "days_to_filing": line.days_to_filing,
        "days_to_closing": line.days_to_closing, "reply": told_reply(lead), "conclusion": lead.conclusion,
        "same_person_in": [each.rid for each in line.again],
    }  # fmt: skip


@leads.command("add")
@store_argument
@click.option(
    "--kind", default="投诉", show_default=True, metavar="KIND", help="性质：投诉、举报、交办、转办、检查发现。"
)
@click.option("--received", default="", metavar="DATE", help="收到日期；不写为今天。")
@click.option("--channel", default="来访", show_default=True, metavar="TEXT", help="来源渠道，用登记的名称。")
@click.option("--number", default="", metavar="TEXT", help="来件编号。")
@click.option("--respondent", default="", metavar="NAME", help="被反映单位。")
@click.option("--heads", type=click.IntRange(min=0), default=None, metavar="N", help="涉及人数。")
@click.option("--facts", required=True, metavar="TEXT", help="反映的主要情况。")
@click.option("--request", default="", metavar="TEXT", help="请求事项。")
@click.option("--reply-by", default="", metavar="DATE", help="来件载明的答复日期。")
@click.option("--secret", is_flag=True, help="对投诉人保密；举报一律保密。")
@answering
def add(store: Path, kind: str, received: str, reply_by: str, number: str, **told: Any) -> None:
    """登记一条线索；投诉从收到之日起计算受理期限。"""
    with opened(store) as context:
        of = member(LeadKind, kind)
        told["secret"] = told["secret"] or of is LeadKind.REPORT
        day = parse_date(received, "--received") if received else context.clock.today()
        answer = parse_date(reply_by, "--reply-by") if reply_by else None
        made = new_lead(context)
        lead = replace(
            made, kind=of, received_on=day, outer_number=number, reply_by=answer, **told
        )  # fmt: skip
        line = lead_line(context, save_lead(context, lead).rid)
    say(lead.rid[:8], lead_words(lead), line.due_words)
    for other in line.again:
        say_error(f"同一人或者同一来件编号另有线索：{lead_words(other)}；是同一件的请合并（leads merge）。")


def _act(store: Path, name: str, done: Callable[[Context, Lead], Lead]) -> None:
    with opened(store) as context:
        lead = done(context, lead_named(context, name))
        line = lead_line(context, lead.rid)
    say(lead.rid[:8], lead_words(lead), word(lead.state), line.due_words)


def _day(context: Context, on: str) -> Any:
    return parse_date(on, "--on") if on else context.clock.today()


@leads.command("accept")
@store_argument
@_lead
@_on
@answering
def accept(store: Path, name: str, on: str) -> None:
    """受理。"""
    _act(store, name, lambda context, lead: accept_lead(context, lead.rid, _day(context, on)))


@leads.command("refuse")
@store_argument
@_lead
@_reason
@_on
@answering
def refuse(store: Path, name: str, reason: str, on: str) -> None:
    """不予受理，写明理由。"""
    _act(store, name, lambda context, lead: refuse_lead(context, lead.rid, _day(context, on), reason))


@leads.command("hand-on")
@store_argument
@_lead
@click.option("--to", required=True, metavar="NAME", help="转办单位。")
@_on
@answering
def hand_on(store: Path, name: str, to: str, on: str) -> None:
    """转给有管辖权的单位办理。"""
    _act(store, name, lambda context, lead: hand_on_lead(context, lead.rid, to, _day(context, on)))


@leads.command("answer")
@store_argument
@_lead
@click.option("--reply", required=True, metavar="TEXT", help="答复内容。")
@click.option("--conclusion", default="", metavar="ID", help="全国平台线索的核处结论，见 leads conclusions。")
@click.option("--reason", default="", metavar="TEXT", help="已经答复的，改写的理由。")
@_on
@answering
def answer(store: Path, name: str, reply: str, conclusion: str, reason: str, on: str) -> None:
    """答复。"""
    _act(
        store, name,
        lambda context, lead: answer_lead(context, lead.rid, _day(context, on), reply, conclusion, reason),
    )  # fmt: skip


@leads.command("merge")
@store_argument
@_lead
@click.argument("into", metavar="INTO")
@_reason
@answering
def merge(store: Path, name: str, into: str, reason: str) -> None:
    """把一条线索并入另一条（INTO）。"""
    _act(store, name, lambda context, lead: merge_leads(context, lead.rid, lead_named(context, into).rid, reason))


@leads.command("separate")
@store_argument
@_lead
@_reason
@answering
def separate(store: Path, name: str, reason: str) -> None:
    """把并入的线索重新分开。"""
    _act(store, name, lambda context, lead: separate_lead(context, lead.rid, reason))


@leads.command("remove")
@store_argument
@_lead
@answering
def remove(store: Path, name: str) -> None:
    """删除登记错了、还没有作任何处理的一条线索；变更记录仍然保留。"""
    with opened(store) as context:
        gone = lead_named(context, name)
        remove_entered(context, gone)
    say(f"已删除：{lead_words(gone)}")


@leads.command("reopen")
@store_argument
@_lead
@_reason
@answering
def reopen(store: Path, name: str, reason: str) -> None:
    """撤回受理、不予受理、转办或者答复。"""
    _act(store, name, lambda context, lead: reopen_lead(context, lead.rid, reason))


@leads.command("into-case")
@store_argument
@_lead
@click.argument("case", metavar="CASE")
@answering
def into_case(store: Path, name: str, case: str) -> None:
    """把线索归入一个案件。CASE 为案件编号或者案件名称。"""
    _act(store, name, lambda context, lead: add_lead(context, case_named(context, case).rid, lead))


@leads.command("conclusions")
@store_argument
@json_option
@answering
def conclusions(store: Path, as_json: bool) -> None:
    """列出核处结论：什么情况适用，答复怎么写，需要先登记什么。"""
    with opened(store) as context:
        found = tuple(context.law.leads.conclusions.values())
    if as_json:
        say_json(found)
        return
    for each in found:
        needs = word(each.asks) if each.asks else ""
        say(each.id, each.title, each.when, needs, "未核实" if each.mark == "M" else "")
