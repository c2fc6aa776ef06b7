"""``contacts``: attempts to reach somebody, what they prove, and by which way a paper is served next."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from inspector_app.cli.leads import member
from inspector_app.cli.opening import opened, opened_to_read
from inspector_app.cli.output import answering, json_option, say, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.contact import ContactOutcome, ContactWay
from inspector_app.domain.dates import iso_minute, parse_date, parse_time
from inspector_app.support.clock import at as at_clock
from inspector_app.support.vocabulary import word
from inspector_app.usecases import contacts as book
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_named import case_named


@click.group()
def contacts() -> None:
    """联系记录和送达梯：登记、查看、更正误登。"""


@contacts.command("add")
@store_argument
@click.argument("case")
@click.option("--party", default="", metavar="NAME", help="联系对象；不写的为用人单位。")
@click.option("--way", default="打电话", show_default=True, metavar="WORD", help="打电话、发短信、寄信、上门等。")
@click.option("--outcome", required=True, metavar="WORD", help="联系到本人、无人接听、关机、停机、空号、退回等。")
@click.option("--number", default="", metavar="TEXT", help="号码或者地址。")
@click.option("--answered-by", default="", metavar="NAME", help="接听人、在场人。")
@click.option("--text", default="", metavar="TEXT", help="通话、短信内容。")
@click.option("--at", default="", metavar="TIME", help="联系时间，如2026-03-02T09:30，默认现在。")
@click.option("--appointed", default="", metavar="TIME", help="约定到场时间。")
@click.option("--came/--absent", default=None, help="是否按约定到场。")
@answering
def add(store: Path, case: str, way: str, outcome: str, at: str, appointed: str, party: str, **told: Any) -> None:
    """登记一次联系。"""
    with opened(store) as context:
        begun = book.new_contact(context, case_named(context, case).rid)
        made = replace(
            begun, way=member(ContactWay, way), outcome=member(ContactOutcome, outcome), party=party or begun.party,
            at=_moment(at, "--at") if at else begun.at,
            appointed_at=_moment(appointed, "--appointed") if appointed else None, **told,
        )  # fmt: skip
        kept = book.save_contact(context, made)
    say(kept.rid[:8], iso_minute(kept.at), kept.party, book.contact_words(kept))


@contacts.command("list")
@store_argument
@click.argument("case")
@json_option
@answering
def show(store: Path, case: str, as_json: bool) -> None:
    """列出一案的联系记录，后联系的在前，第一列是编号；电话只显示首尾。"""
    with opened_to_read(store) as context:
        found = book.contacts_of(context, case_named(context, case).rid)
    if as_json:
        say_json([
            {
                "contact": c.rid, "at": c.at, "way": c.way, "outcome": c.outcome, "party": c.party, "by": c.by,
                "answered_by": c.answered_by, "appointed": c.appointed_at, "came": c.came,
                "words": book.contact_words(c),
            }
            for c in found
        ])  # fmt: skip
        return
    for c in found:
        say(c.rid[:8], iso_minute(c.at), word(c.way), c.party, book.contact_words(c), c.by)


@contacts.command("remove")
@store_argument
@click.argument("contact")
@click.option("--reason", required=True, metavar="TEXT", help="更正的理由。")
@answering
def remove(store: Path, contact: str, reason: str) -> None:
    """更正误登的一条联系记录。CONTACT 为编号，见 contacts list。"""
    with opened(store) as context:
        gone = book.take_back_contact(context, book.contact_called(context, contact).rid, reason)
    say(gone.rid[:8], gone.party)


@contacts.command("ladder")
@store_argument
@click.argument("case")
@json_option
@answering
def ladder(store: Path, case: str, as_json: bool) -> None:
    """送达梯：每份待送达文书可以怎样送、谁可以收、要留什么证据；以及是否符合逃匿、张贴的条件。"""
    with opened_to_read(store) as context:
        rid = case_named(context, case).rid
        hides, found = book.hidings(context, rid), book.ladders(context, case_file(context, rid))
    if as_json:
        say_json({
            "papers": [
                {
                    "paper": each.paper.number or each.paper.title,
                    "ways": [
                        {"method": way.rule.method, "state": way.state, "receivers": way.receivers,
                         "proof": way.rule.proof, "source": way.rule.basis_text} for way in each.ways
                    ],
                }
                for each in found
            ],
            "parties": [
                {"party": each.party, "hiding": each.is_hiding, "may_be_posted": each.may_be_posted,
                 "conditions": {condition.sign: condition.is_met for condition in each.conditions}} for each in hides
            ],
        })  # fmt: skip
        return
    for each in found:
        for way in each.ways:
            say(each.paper.number or each.paper.title, word(way.rule.method), word(way.state), way.receivers,
                way.rule.proof, way.rule.basis_text)  # fmt: skip
    for party in hides:
        for line in book.hiding_lines(party):
            say(party.party, line)


def _moment(text: str, where: str) -> datetime:
    """2026-03-02T09:30 or the same with a blank. Raises as ``parse_date`` and ``parse_time``."""
    day, _, hour = text.replace("T", " ").partition(" ")
    told = parse_time(hour, where)
    return at_clock(parse_date(day, where), told.hour, told.minute)
