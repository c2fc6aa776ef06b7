"""Figures of 重点监管: reports owed, ratings, listings, letters, incidents, advances and what came back of them."""

from collections.abc import Iterator
from datetime import date

from inspector_app.domain.measures import work
from inspector_app.domain.measures.ground import Ground, Look, Span
from inspector_app.domain.measures.item import Item
from inspector_app.domain.measures.watch_rows import (
    AdvanceRow,
    AdviceRow,
    FalseClaimRow,
    IncidentRow,
    WatchReportRow,
    WatchRow,
)
from inspector_app.domain.watching import CreditGrade, ListingOutcome, Watch


def _begun(ground: Ground, day: date) -> Iterator[WatchRow]:
    return (each for each in ground.watching.watches if each.begun_on <= day)


def watched(ground: Ground, span: Span) -> Iterator[Item]:
    """Whom the bureau watches on the day."""
    for each in _begun(ground, span.last):
        if each.ended_on is None or each.ended_on > span.last:
            yield Item("watch", each.rid, each.rid, 1, each.project_rid, "", each.company_rid)


def _owed(ground: Ground, span: Span) -> Iterator[tuple[WatchRow, date, date]]:
    """The reports that were due in the period: whose, on which month, until when."""
    for each in _begun(ground, span.last):
        watch = Watch(each.rid, each.begun_on, each.report_day, ended_on=each.ended_on)
        dues = ((month, watch.due(month)) for month in watch.months(span.last))
        yield from ((each, month, due) for month, due in dues if due in span)


def _came(ground: Ground) -> dict[tuple[str, date], WatchReportRow]:
    return {(each.watch_rid, each.month): each for each in ground.watching.reports}


def _report_item(watch: WatchRow, month: date) -> Item:
    return Item("watch", watch.rid, f"{watch.rid} {month}", 1, watch.project_rid, "", watch.company_rid)


def reports_due(ground: Ground, span: Span) -> Iterator[Item]:
    """The monthly reports that were due in the period."""
    return (_report_item(watch, month) for watch, month, _due in _owed(ground, span))


def reports_in_time(ground: Ground, span: Span) -> Iterator[Item]:
    """Those of them that came by their day."""
    came = _came(ground)
    for watch, month, due in _owed(ground, span):
        report = came.get((watch.rid, month))
        if report is not None and report.received_on <= due:
            yield _report_item(watch, month)


def reports_overdue(ground: Ground, span: Span) -> Iterator[Item]:
    """The monthly reports whose day is over on the day and that had not come."""
    came = _came(ground)
    for watch, month, due in _owed(ground, Span(None, span.last)):
        report = came.get((watch.rid, month))
        if due < span.last and (report is None or report.received_on > span.last):
            yield _report_item(watch, month)


def rated(grade: CreditGrade) -> Look:
    """The companies whose newest rating by the day is of a grade."""

    def look(ground: Ground, span: Span) -> Iterator[Item]:
        told = (each for each in ground.watching.ratings if each.rated_on <= span.last)
        newest = {each.company_rid: each for each in sorted(told, key=lambda each: (each.year, each.rated_on))}
        for each in newest.values():
            if each.grade is grade:
                yield Item("credit_rating", each.rid, each.company_rid, 1, "", "", each.company_rid)

    return look


def listed(ground: Ground, span: Span) -> Iterator[Item]:
    """Who was put on the list in the period."""
    for each in ground.watching.listings:
        if each.outcome is ListingOutcome.LISTED and each.decided_on in span:
            yield Item("listing", each.rid, each.rid, 1, *work.place(ground, each.case_rid))


def on_list(ground: Ground, span: Span) -> Iterator[Item]:
    """Who is on the list on the day."""
    for each in ground.watching.listings:
        decided = each.decided_on is not None and each.decided_on <= span.last
        there = each.removed_on is None or each.removed_on > span.last
        if each.outcome is ListingOutcome.LISTED and decided and there:
            yield Item("listing", each.rid, each.party_rid, 1, *work.place(ground, each.case_rid))


def delisted(ground: Ground, span: Span) -> Iterator[Item]:
    """Who was taken off it in the period."""
    for each in ground.watching.listings:
        if each.removed_on in span:
            yield Item("listing", each.rid, each.rid, 1, *work.place(ground, each.case_rid))


def _advice_item(each: AdviceRow) -> Item:
    return Item("advice", each.rid, each.rid, 1, each.project_rid, each.case_rid, each.company_rid)


def advice_sent(ground: Ground, span: Span) -> Iterator[Item]:
    """建议函 of the period."""
    return (_advice_item(each) for each in ground.watching.advice if each.sent_on in span)


def advice_answered(ground: Ground, span: Span) -> Iterator[Item]:
    """Those that were answered in the period."""
    return (_advice_item(each) for each in ground.watching.advice if each.replied_on in span)


def advice_overdue(ground: Ground, span: Span) -> Iterator[Item]:
    """Those that were to be answered before the last day and were not by its end."""
    for each in ground.watching.advice:
        late = each.sent_on <= span.last and each.reply_by is not None and each.reply_by < span.last
        if late and (each.replied_on is None or each.replied_on > span.last):
            yield _advice_item(each)


def _incidents(ground: Ground, span: Span) -> Iterator[IncidentRow]:
    """Those that began in the period, each with the most people of whom it or one of its reports told by the day."""
    told: dict[str, int] = {}
    for report in ground.watching.incident_reports:
        if report.heads is not None and report.on <= span.last:
            told[report.incident_rid] = max(report.heads, told.get(report.incident_rid, 0))
    for each in ground.watching.incidents:
        if each.began_on in span:
            most = max(told.get(each.rid, 0), each.heads or 0)
            yield each._replace(heads=most if each.rid in told else each.heads)


def _told_by_cases(ground: Ground, span: Span) -> Iterator[str]:
    """The cases in hand that are said to be one and of which there is no entry."""
    entered = {each.case_rid for each in ground.watching.incidents}
    return (case.rid for case in work.handled(ground, span) if case.incident and case.rid not in entered)


def _incident_place(ground: Ground, each: IncidentRow) -> tuple[str, str, str]:
    project, case, company = work.place(ground, each.case_rid)
    return each.project_rid or project, case, each.company_rid or company


def incidents(ground: Ground, span: Span) -> Iterator[Item]:
    """The incidents that began in the period; of cases that are only said to be one, those in hand."""
    for each in _incidents(ground, span):
        yield Item("incident", each.rid, each.rid, 1, *_incident_place(ground, each), town=each.town)
    for rid in _told_by_cases(ground, span):
        yield work.case_item(ground.case_of[rid])


def incident_heads(ground: Ground, span: Span) -> Iterator[Item]:
    """Who took part; where nobody counted, the persons of the case."""
    for each in _incidents(ground, span):
        told = ground.heads_of.get(each.case_rid) if each.heads is None else None
        if told:
            yield told
        else:
            yield _heads_item(ground, each)
    for rid in _told_by_cases(ground, span):
        yield ground.heads_of[rid]


def _of_no_case(ground: Ground, span: Span) -> Iterator[tuple[str, Item]]:
    """Who took part in the incidents of the period that no case in hand counts, with the trade that the project or the
    company tells; one of which nobody tells it is left out."""
    counted = {case.rid for case in work.handled(ground, span)}
    for each in _incidents(ground, span):
        project, _, company = _incident_place(ground, each)
        trade = work.industry_of(ground, project, company)
        if trade and each.case_rid not in counted:
            yield trade, _heads_item(ground, each)


def heads(ground: Ground, span: Span) -> Iterator[Item]:
    """The persons of all cases in hand, each once in however many cases, and who took part in incidents beside them."""
    yield from work.heads_of_cases(ground, span)
    yield from (item for _, item in _of_no_case(ground, span))


def construction_heads(ground: Ground, span: Span) -> Iterator[Item]:
    """Those of the building trade."""
    yield from work.construction_heads(ground, span)
    yield from (item for trade, item in _of_no_case(ground, span) if trade == work.CONSTRUCTION)


def _heads_item(ground: Ground, each: IncidentRow) -> Item:
    return Item("incident", each.rid, each.rid, each.heads, *_incident_place(ground, each), town=each.town)


def _advance_item(ground: Ground, each: AdvanceRow, once: str, amount: int | None) -> Item:
    project, case, company = work.place(ground, each.case_rid)
    return Item("advance", each.rid, once, amount, each.project_rid or project, case, each.company_rid or company)


def advanced(ground: Ground, span: Span) -> Iterator[Item]:
    """What was advanced in the period, in 分."""
    for each in ground.watching.advances:
        if each.paid_on in span:
            yield _advance_item(ground, each, each.rid, each.amount_fen)


def recovered(ground: Ground, span: Span) -> Iterator[Item]:
    """What came back of advances in the period, in 分."""
    of = {each.rid: each for each in ground.watching.advances}
    for each in ground.watching.recoveries:
        if each.on in span and each.advance_rid in of:
            yield _advance_item(ground, of[each.advance_rid], each.rid, each.amount_fen)


def still_out(ground: Ground, span: Span) -> Iterator[Item]:
    """What of the advances had not come back by the day, in 分."""
    back: dict[str, int] = {}
    for recovery in ground.watching.recoveries:
        if recovery.on <= span.last:
            back[recovery.advance_rid] = back.get(recovery.advance_rid, 0) + recovery.amount_fen
    for each in ground.watching.advances:
        rest = each.amount_fen - back.get(each.rid, 0)
        if each.paid_on <= span.last and rest:
            yield _advance_item(ground, each, each.rid, rest)


def false_claims(ground: Ground, span: Span) -> Iterator[Item]:
    """恶意讨薪 found in the period."""
    for each in ground.watching.false_claims:
        if each.found_on in span:
            yield _false_claim(each)


def false_claims_warned(ground: Ground, span: Span) -> Iterator[Item]:
    """恶意讨薪 of which those who made them were warned in the period."""
    return (_false_claim(each) for each in ground.watching.false_claims if each.warned_on in span)


def false_claims_exposed(ground: Ground, span: Span) -> Iterator[Item]:
    """Those that were made public."""
    return (_false_claim(each) for each in ground.watching.false_claims if each.exposed_on in span)


def false_claims_referred(ground: Ground, span: Span) -> Iterator[Item]:
    """Those that were handed to the police."""
    return (_false_claim(each) for each in ground.watching.false_claims if each.referred_on in span)


def _false_claim(row: FalseClaimRow) -> Item:
    return Item("false_claim", row.rid, row.rid, 1, row.project_rid, row.case_rid, row.company_rid)
