"""The records behind a figure, as lines that lead to them."""

from collections.abc import Callable, Mapping
from itertools import chain, islice
from typing import Any, NamedTuple

from inspector_app.domain.campaign import CampaignStep, Publicity, SelfReport, Supervision
from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.consultation import AidApplication, Consultation
from inspector_app.domain.dates import chinese, iso_day
from inspector_app.domain.debt import Payment
from inspector_app.domain.dispatch import DispatchTask, Meeting
from inspector_app.domain.document import DocumentHead
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.inspection import InspectionHead
from inspector_app.domain.interview import InterviewHead
from inspector_app.domain.lead import Lead
from inspector_app.domain.measures.figure import Figure, worded
from inspector_app.domain.measures.item import Item
from inspector_app.domain.money import yuan
from inspector_app.domain.person import Person
from inspector_app.support import vocabulary
from inspector_app.support.groups import grouped
from inspector_app.usecases.context import Context
from inspector_app.usecases.names import visited_places
from inspector_app.usecases.project_names import project_names
from inspector_app.usecases.watch_list import lines_of
from inspector_app.usecases.watching import ENTRIES

_MOST = 2000


class Behind(NamedTuple):
    """A record behind a figure: its kind, what it is called, and what it adds (unknown: 未载明)."""

    kind: str
    rid: str
    name: str
    adds: str
    case_rid: str = ""
    project_rid: str = ""
    campaign_rid: str = ""


def records_behind(context: Context, figure: Figure) -> tuple[Behind, ...]:
    """The records of a figure in their order, of a share also those that it is a part of, at most 2,000; figures of
    other bodies stand behind them."""
    part, whole = ({(each.kind, each.rid) for each in items} for items in (figure.items, figure.whole))
    rest = (item for item in figure.whole if (item.kind, item.rid) not in part)
    each = chain.from_iterable(item.each() for item in chain(figure.items, rest))
    items = {(item.kind, item.rid): item for item in islice(each, _MOST)}
    names: dict[tuple[str, str], str] = {}
    for kind, own in grouped(items.values(), lambda item: item.kind).items():
        names |= {(kind, rid): name for rid, name in _named(context, kind, [item.rid for item in own]).items()}
    found = [
        Behind(
            item.kind,
            item.rid,
            names.get(key, ""),
            _adds(figure, item, key in part, key in whole),
            item.case_rid,
            item.project_rid,
            item.campaign_rid,
        )
        for key, item in items.items()
    ]
    others = [
        Behind("reported_figure", each.rid, f"{each.body}（{chinese(each.first_day)}至{chinese(each.last_day)}，"
               f"{chinese(each.received_on)}收到）", worded(figure.measure, each.value))
        for each in figure.others
    ]  # fmt: skip
    return (*found, *others)


def _adds(figure: Figure, item: Item, in_part: bool, in_whole: bool) -> str:
    """What a record adds; of a share above or below the line, with its amount where more than records are counted."""
    if item.amount is None:
        return "未载明，只计入分母" if figure.measure.is_share else "未载明"
    if not figure.measure.is_share:
        return worded(figure.measure, item.amount)
    where = "计入分子、分母" if in_part and in_whole else "计入分子" if in_part else "只计入分母"
    return where if item.amount == 1 else f"{where}，{item.amount:,}人"


def _named(context: Context, kind: str, rids: list[str]) -> Mapping[str, str]:
    """What records of a kind are called, by rid."""
    naming = _NAMING.get(kind)
    return naming(context, rids) if naming else {}


def _each(record_type: Any, called: Callable[[Any], str]) -> Callable[[Context, list[str]], Mapping[str, str]]:
    return lambda context, rids: {each.rid: called(each) for each in context.store.pick(record_type, rids)}


def _projects(context: Context, rids: list[str]) -> Mapping[str, str]:
    names = project_names(context)
    return {rid: names[rid] for rid in rids if rid in names}


def _hazards(context: Context, rids: list[str]) -> Mapping[str, str]:
    hazards = context.store.pick(Hazard, rids)
    sites = project_names(context)
    return {
        each.rid: f"{sites.get(each.project_rid, '')}（{vocabulary.word(each.grade)}，{chinese(each.found_on)}发现）"
        for each in hazards
    }


def _talks(context: Context, rids: list[str]) -> Mapping[str, str]:
    talks = context.store.pick(InterviewHead, rids)
    people = {each.rid: each.name for each in context.store.pick(Person, [talk.person_rid for talk in talks])}
    return {talk.rid: f"{people.get(talk.person_rid, '')}（{iso_day(talk.started_at)}）" for talk in talks}


def _visits(context: Context, rids: list[str]) -> Mapping[str, str]:
    visits = context.store.pick(InspectionHead, rids)
    places = visited_places(context.store, visits)
    return {visit.rid: f"{places.get(visit.rid, '')}（{iso_day(visit.started_at)}）" for visit in visits}


def _payments(context: Context, rids: list[str]) -> Mapping[str, str]:
    payments = context.store.pick(Payment, rids)
    cases = {each.rid: each.title for each in context.store.pick(Case, [payment.case_rid for payment in payments])}
    return {
        each.rid: f"{cases.get(each.case_rid, '')}（{chinese(each.paid_on)}，{yuan(each.amount_fen)}元）"
        for each in payments
    }


def _self_reports(context: Context, rids: list[str]) -> Mapping[str, str]:
    reports = context.store.pick(SelfReport, rids)
    firms = {each.rid: each.name for each in context.store.pick(Company, [report.company_rid for report in reports])}
    sites = project_names(context)
    return {each.rid: firms.get(each.company_rid) or sites.get(each.project_rid, "") for each in reports}


def _watch_entries(context: Context, rids: list[str]) -> Mapping[str, str]:
    found = [each for of in ENTRIES.values() for each in context.store.pick(of, rids)]
    return {
        line.entry.rid: f"{line.subject}（{chinese(line.on)}，{line.state}）{line.told[:40]}"
        for line in lines_of(context, found)
    }


_NAMING: Mapping[str, Callable[[Context, list[str]], Mapping[str, str]]] = {
    "project": _projects,
    "case": _each(Case, lambda each: f"{each.title}（{each.number}）" if each.number else each.title),
    "document": _each(DocumentHead, lambda each: each.called),
    "lead": _each(Lead, lambda each: f"{vocabulary.word(each.kind)}（{chinese(each.received_on)}）{each.facts[:40]}"),
    "consultation": _each(Consultation, lambda each: f"{each.channel}（{iso_day(each.at)}）{each.topic[:40]}"),
    "aid_application": _each(AidApplication, lambda each: f"{each.body}（{chinese(each.applied_on)}）"),
    "publicity": _each(Publicity, lambda each: f"{each.way}（{chinese(each.on)}）{each.town}{each.place}"),
    "meeting": _each(Meeting, lambda each: f"{each.title or vocabulary.word(each.kind)}（{chinese(each.on)}）"),
    "dispatch_task": _each(DispatchTask, lambda each: f"{each.body}（{chinese(each.due)}前）{each.text[:40]}"),
    "self_report": _self_reports,
    "supervision": _each(Supervision, lambda each: f"{each.body}（{chinese(each.on)}）{each.found[:40]}"),
    "campaign_step": _each(CampaignStep, lambda each: f"{each.title}（{chinese(each.last_day)}前）{each.who}"),
    **dict.fromkeys(ENTRIES, _watch_entries),
    "hazard": _hazards,
    "interview": _talks,
    "inspection": _visits,
    "payment": _payments,
}
