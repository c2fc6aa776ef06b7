"""案卷评查 of what a file tells twice: a sum and a unit told otherwise elsewhere, too few voters, too little time, one
side alone, a term that ends on a day of rest, what a closed case lacks."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from inspector_app.domain.case_review import Place, Spot
from inspector_app.domain.dates import chinese, chinese_minute, clock_time
from inspector_app.domain.inspection import CheckResult
from inspector_app.domain.person import PersonRole
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import from_json
from inspector_app.support.words import sentence
from inspector_app.usecases.review_looks import Looked, in_the_paper, in_the_visit


def said_otherwise(of: Looked) -> Iterator[Spot]:
    """What a worker told in his own transcript, beside his line."""
    for each in of.said:
        yield Spot(f"{of.in_the_line(each.claims[0]).called}：{each.words}", Place.LINE, each.claims[0].rid)


def other_notified(of: Looked) -> Iterator[Spot]:
    """GB54: a visit to somebody else than its notice told."""
    for each in of.misnotified:
        told = f"：登记的是{each.visited}，{each.notice.called}写的是{each.notice.addressee}"
        yield Spot(f"{in_the_visit(each.visit).called}{told}", Place.VISIT, each.visit.rid)


def few_voters(of: Looked) -> Iterator[Spot]:
    """Representatives whom fewer chose than they speak for; who signed by hand besides is told by the scan alone."""
    for paper in of.standing:
        facts = from_json(paper.facts) if paper.facts and of.whole.is_a(paper.form, Role.REGISTER) else {}
        heads, named = facts.get("lead.heads"), len(facts.get("lines") or ())
        if facts.get("representatives") and isinstance(heads, int) and named < heads and not of.has_scan(paper):
            yield in_the_paper(paper, f"：写明推选人{named}人，共{heads}人")


def too_short(of: Looked) -> Iterator[Spot]:
    """Transcripts and visits that hold more than could be asked and written, or looked at, between their hours."""
    pace = of.rules.pace
    for talk in of.talks:
        answers = sum(bool(qa.said.strip()) for qa in talk.qas)
        if _hurried(talk.started_at, talk.ended_at, answers * pace.answer):
            yield of.in_the_talk(talk, f"（{_hours(talk.started_at, talk.ended_at)}，{answers}问）")
    for visit in of.whole.inspections:
        items = sum(item.result is not CheckResult.NOT_CHECKED for item in visit.items)
        if _hurried(visit.started_at, visit.ended_at, items * pace.item):
            called, hours = in_the_visit(visit).called, _hours(visit.started_at, visit.ended_at)
            yield Spot(f"{called}（{hours}，{items}项）", Place.VISIT, visit.rid)


def _hurried(start: datetime, end: datetime | None, least: timedelta) -> bool:
    return end is not None and timedelta() < end - start < least - _TO_THE_MINUTE


_TO_THE_MINUTE = timedelta(minutes=1)
"""Hours are written to the minute: what is said to take none may have taken one."""


def _hours(start: datetime, end: datetime | None) -> str:
    return f"{chinese_minute(start)}{f'至{clock_time(end)}' if end else ''}"


def one_sided(of: Looked) -> Iterator[Spot]:
    """Ordered to pay, and nobody but workers was heard: neither a crew leader nor anybody of a unit."""
    heard = {person.role for person in of.whole.questioned}
    if of.talks and heard == {PersonRole.WORKER} and not of.whole.papers(Role.TALK):
        yield from (in_the_paper(order, "：没有询问班组长、单位的人员") for order in of.orders)


def rest_day(of: Looked) -> Iterator[Spot]:
    """CPL art. 85(3): what a paper set until a day of rest goes on behind it."""
    for paper in of.standing:
        last = of.whole.last_day(paper)
        if paper.due and last and last != paper.due:
            yield in_the_paper(paper, f"：{chinese(paper.due)}是休息日，顺延至{chinese(last)}")


def closed_lacking(of: Looked) -> Iterator[Spot]:
    """What is asked as a case is closed, and still is as it was."""
    yield from (Spot(sentence(each.code, each.details).partition("。")[0], Place.CASE) for each in of.lacking)
