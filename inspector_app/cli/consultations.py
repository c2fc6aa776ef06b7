"""``consultations`` and ``aid``: the book of calls, and applications for legal aid."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from inspector_app.cli.leads import member
from inspector_app.cli.opening import opened, opened_to_read
from inspector_app.cli.output import answering, json_option, say, say_json
from inspector_app.cli.removing import remove_called
from inspector_app.cli.stores import store_argument
from inspector_app.domain.consultation import AidApplication, AidResult, Consultation, known_heads
from inspector_app.domain.dates import chinese, iso_minute, parse_date
from inspector_app.support import vocabulary
from inspector_app.support.vocabulary import word
from inspector_app.usecases import consultations as book
from inspector_app.usecases.case_named import case_named
from inspector_app.usecases.lead_list import lead_line, lead_named, lead_words

_TIMES = vocabulary.short("consultation.heads")


@click.group()
def consultations() -> None:
    """咨询登记簿：登记、查看。"""


@consultations.command("add")
@store_argument
@click.option("--topic", required=True, metavar="TEXT", help="咨询事项。")
@click.option("--answer", default="", metavar="TEXT", help="答复情况。")
@click.option("--channel", default="来电", show_default=True, metavar="TEXT", help="咨询方式。")
@click.option("--heads", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="咨询人次。")
@click.option("--caller", default="", metavar="NAME", help="咨询人。")
@click.option("--phone", default="", metavar="NUMBER", help="联系电话。")
@answering
def add(store: Path, **told: Any) -> None:
    """登记一次咨询，时间为现在。"""
    with opened(store) as context:
        entry = book.save_consultation(context, replace(book.new_consultation(context), **told))
    say(iso_minute(entry.at), entry.topic, f"{entry.heads}{_TIMES}")


@consultations.command("list")
@store_argument
@json_option
@answering
def show(store: Path, as_json: bool) -> None:
    """列出咨询，后登记的在前，第一列是编号；不显示电话。"""
    with opened_to_read(store) as context:
        entries = book.consultations(context)
    if as_json:
        say_json([
            {
                "consultation": e.rid, "lead": e.lead_rid, "at": e.at, "channel": e.channel, "topic": e.topic,
                "answer": e.answer, "heads": e.heads, "by": e.taken_by,
            }
            for e in entries
        ])  # fmt: skip
        return
    for e in entries:
        say(e.rid[:8], iso_minute(e.at), e.channel, e.topic, e.answer, f"{e.heads}{_TIMES}", e.taken_by)


@consultations.command("into-lead")
@store_argument
@click.argument("entry", metavar="CONSULTATION")
@answering
def make_lead(store: Path, entry: str) -> None:
    """把一条咨询转为线索（投诉），登记过的不再登记。

    CONSULTATION 为编号，见 consultations list。
    """
    with opened(store) as context:
        lead = book.into_lead(context, book.consultation_called(context, entry))
        line = lead_line(context, lead.rid)
    say(lead.rid[:8], lead_words(lead), line.due_words)


@consultations.command("remove")
@store_argument
@click.argument("entry", metavar="CONSULTATION")
@answering
def remove_consultation(store: Path, entry: str) -> None:
    """删除登记错了的一条咨询；变更记录仍然保留。CONSULTATION 为编号，见 consultations list。"""
    remove_called(store, entry, (Consultation,))


@click.group()
def aid() -> None:
    """法律援助：登记、查看。"""


@aid.command("add")
@store_argument
@click.option("--body", required=True, metavar="NAME", help="法律援助机构。")
@click.option("--applied", required=True, metavar="DATE", help="申请日期。")
@click.option("--channel", default="协助转交申请", show_default=True, metavar="TEXT", help="申请方式，如12348热线。")
@click.option("--matter", default="", metavar="TEXT", help="援助事项。")
@click.option("--heads", type=click.IntRange(min=1), default=None, metavar="N", help="申请人数。")
@click.option("--number", default="", metavar="TEXT", help="援助机构编号。")
@click.option("--result", default="已申请", show_default=True, metavar="WORD", help="已申请、已受援、已办结等。")
@click.option("--decided", default="", metavar="DATE", help="决定日期。")
@click.option("--closed", default="", metavar="DATE", help="办结日期。")
@click.option("--case", default="", metavar="CASE", help="哪一个案件的，事项、人数、申请人随之填好。")
@click.option("--lead", default="", metavar="LEAD", help="哪一条线索的，事项、人数、申请人随之填好。")
@answering
def add_aid(
    store: Path, applied: str, decided: str, closed: str, number: str, result: str, case: str, lead: str, **told: Any
) -> None:
    """登记一件法律援助。"""
    with opened(store) as context:
        begun = book.new_aid(context)
        if case:
            begun = book.aid_of_case(context, case_named(context, case).rid)
        elif lead:
            begun = book.aid_of_lead(context, lead_named(context, lead))
        told = {name: value for name, value in told.items() if value not in ("", None)}
        made = replace(
            begun, applied_on=parse_date(applied, "--applied"), outer_number=number,
            decided_on=parse_date(decided, "--decided") if decided else None,
            closed_on=parse_date(closed, "--closed") if closed else None, result=member(AidResult, result), **told,
        )  # fmt: skip
        saved = book.save_aid(context, made)
    say(chinese(saved.applied_on), saved.body, word(saved.result))


@aid.command("list")
@store_argument
@json_option
@answering
def show_aid(store: Path, as_json: bool) -> None:
    """列出法律援助，后申请的在前，第一列是编号。"""
    with opened_to_read(store) as context:
        entries = book.aid_applications(context)
    if as_json:
        say_json([
            {
                "aid": e.rid, "applied": e.applied_on, "body": e.body, "channel": e.channel, "matter": e.matter,
                "heads": _heads(e), "number": e.outer_number, "result": e.result, "decided": e.decided_on,
                "closed": e.closed_on,
            }
            for e in entries
        ])  # fmt: skip
        return
    for e in entries:
        say(
            e.rid[:8],
            chinese(e.applied_on),
            e.body,
            e.matter,
            f"{_heads(e) or '—'}人",
            word(e.result),
            e.outer_number,
        )


@aid.command("remove")
@store_argument
@click.argument("entry", metavar="AID")
@answering
def remove_aid(store: Path, entry: str) -> None:
    """删除登记错了的一件法律援助；变更记录仍然保留。AID 为编号，见 aid list。"""
    remove_called(store, entry, (AidApplication,))


def _heads(entry: AidApplication) -> int | None:
    return known_heads(entry.heads, len(entry.person_rids))
