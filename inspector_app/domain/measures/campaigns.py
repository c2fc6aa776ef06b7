"""Figures of campaigns: 宣传, companies' self-reports, 补签劳动合同, 督查, and the steps of their plans."""

from collections.abc import Callable, Iterator
from datetime import date

from inspector_app.domain.measures.campaign_rows import PlanStepRow, PublicityRow, SelfReportRow, SupervisionRow
from inspector_app.domain.measures.ground import Ground, Look, Span
from inspector_app.domain.measures.item import Item


def _publicity_item(row: PublicityRow, amount: int | None = 1) -> Item:
    return Item("publicity", row.rid, row.rid, amount, campaign_rid=row.campaign_rid, town=row.town)


def publicity_events(ground: Ground, span: Span) -> Iterator[Item]:
    """The events of the period."""
    return (_publicity_item(row) for row in ground.publicity if row.on in span)


def publicity_heads(ground: Ground, span: Span) -> Iterator[Item]:
    """Whom they reached; unknown where nobody counted."""
    return (_publicity_item(row, row.heads) for row in ground.publicity if row.on in span)


def told_at_events(count: Callable[[PublicityRow], int | None]) -> Look:
    """A counter of the events of the period, of those that tell it."""
    return lambda ground, span: (
        _publicity_item(row, count(row)) for row in ground.publicity if row.on in span and count(row)
    )


def joined(*looks: Look) -> Look:
    """What several kinds of record tell together."""
    return lambda ground, span: (item for look in looks for item in look(ground, span))


def contracts_supplemented(ground: Ground, span: Span) -> Iterator[Item]:
    """补签劳动合同: what visits of the period counted, and what self-reports received in it tell; a nought is told too,
    of what nobody counted there is no item."""
    for visit in ground.visits:
        if visit.on in span and visit.contracts is not None:
            about = (visit.project_rid, visit.case_rid, visit.company_rid, visit.campaign_rid)
            yield Item("inspection", visit.rid, visit.rid, visit.contracts, *about)
    for report in ground.self_reports:
        if report.received_on in span and report.contracts is not None:
            yield _report_item(report, report.contracts)


def _report_item(row: SelfReportRow, amount: int = 1) -> Item:
    return Item("self_report", row.rid, row.rid, amount, row.project_rid, "", row.company_rid, row.campaign_rid)


def self_reports_received(ground: Ground, span: Span) -> Iterator[Item]:
    """The self-reports that came in the period."""
    return (_report_item(row) for row in ground.self_reports if row.received_on in span)


def self_reports_overdue(ground: Ground, span: Span) -> Iterator[Item]:
    """Those that were due before the day and had not come by its end."""
    for row in ground.self_reports:
        late = row.due is not None and row.due < span.last
        if late and (row.received_on is None or row.received_on > span.last):
            yield _report_item(row)


def _supervision_item(row: SupervisionRow) -> Item:
    return Item("supervision", row.rid, row.rid, 1, campaign_rid=row.campaign_rid)


def supervision_found(ground: Ground, span: Span) -> Iterator[Item]:
    """What 督查 found in the period."""
    return (_supervision_item(row) for row in ground.supervisions if row.on in span)


def supervision_open(ground: Ground, span: Span) -> Iterator[Item]:
    """What it found by the day and was not put right by its end."""
    for row in ground.supervisions:
        if row.on <= span.last and (row.corrected_on is None or row.corrected_on > span.last):
            yield _supervision_item(row)


def steps_overdue(ground: Ground, span: Span) -> Iterator[Item]:
    """Steps of plans whose last day was before the day and which were not done by its end."""
    return (
        Item("campaign_step", row.rid, row.rid, 1, campaign_rid=row.campaign_rid)
        for row in _late_steps(ground, span.last)
    )


def late_steps(ground: Ground, on: date) -> str:
    """宣传发动、集中检查: what these steps are called, the first of them first."""
    return "、".join(dict.fromkeys(row.title for row in _late_steps(ground, on)))


def _late_steps(ground: Ground, on: date) -> list[PlanStepRow]:
    late = (row for row in ground.plan_steps if row.last_day < on and (row.done_on is None or row.done_on > on))
    return sorted(late, key=lambda row: (row.last_day, row.title))
