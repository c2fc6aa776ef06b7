"""重点监管: its entries and their parts begun, kept, acted upon and taken back; what the records say of a company."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from inspector_app.domain.act import Act
from inspector_app.domain.case import Case, CaseState, case_state
from inspector_app.domain.dates import add_months, chinese, chinese_time
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.dispatch import DispatchTask
from inspector_app.domain.document import DocumentHead, in_force
from inspector_app.domain.identity import new_rid
from inspector_app.domain.incident import (
    Advance,
    AdvancePurpose,
    AdvanceSource,
    FalseClaim,
    FalseClaimKind,
    Incident,
    IncidentReport,
    IncidentReportKind,
    Recovery,
    still_out,
)
from inspector_app.domain.records import shape
from inspector_app.domain.referral import Referral, ReferralKind, was_filed
from inspector_app.domain.role import ListingGround, Role
from inspector_app.domain.survey import month_of
from inspector_app.domain.watch_acts import ACTS, Entry, WatchAct, open_acts
from inspector_app.domain.watch_rules import CreditLook, CreditRule
from inspector_app.domain.watching import (
    Advice,
    CreditRating,
    Listing,
    ListingOutcome,
    Watch,
    WatchReport,
)
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.vocabulary import record_word, word
from inspector_app.usecases.context import Context
from inspector_app.usecases.names import company_name, project_name
from inspector_app.usecases.watch_checks import empty, problems_of

Part = WatchReport | IncidentReport | Recovery
ENTRIES: Mapping[str, type[Entry]] = {
    "watch": Watch, "credit_rating": CreditRating, "listing": Listing, "advice": Advice, "incident": Incident,
    "advance": Advance, "false_claim": FalseClaim, "referral": Referral,
}  # fmt: skip
PARTS: Mapping[str, type[Part]] = {
    "watch_report": WatchReport, "incident_report": IncidentReport, "recovery": Recovery,
}  # fmt: skip
PART_OF: Mapping[type[Any], tuple[type[Any], str]] = {
    Watch: (WatchReport, "watch_rid"), Incident: (IncidentReport, "incident_rid"), Advance: (Recovery, "advance_rid"),
}  # fmt: skip
"""Which parts an entry has, and the field that names it in them."""


def new_entry(context: Context, /, kind: str, **told: Any) -> Entry:
    """An entry of today to be filled in; ``told`` are fields that are known: whom it is about."""
    today = context.clock.today()
    rules = context.law.watching
    starts: Mapping[str, Mapping[str, Any]] = {
        "watch": {"begun_on": today, "report_day": rules.report_day},
        "credit_rating": {"company_rid": "", "grade": None, "year": today.year, "rated_on": today},
        "listing": {"party_rid": "", "proposed_on": today, "ground": ListingGround.THRESHOLD},
        "advice": {"measure": "", "body": "", "sent_on": today},
        "incident": {"began_at": context.clock.now(), "place": ""},
        "advance": {"source": AdvanceSource.EMERGENCY_FUND, "purpose": AdvancePurpose.WAGES, "paid_on": today,
                    "amount_fen": 0},
        "false_claim": {"kind": FalseClaimKind.FABRICATED, "found_on": today},
        "referral": {"case_rid": "", "kind": ReferralKind.POLICE, "to": "", "on": today},
    }  # fmt: skip
    made: Any = ENTRIES[kind]
    entry: Entry = made(new_rid(), **{**starts[kind], **told})
    return rated(context, entry) if isinstance(entry, CreditRating) and entry.company_rid else entry


def save_entry(context: Context, entry: Entry) -> Entry:
    """Keep an entry. Raises :class:`Refused` with all that is wrong (:func:`~.watch_checks.problems_of`)."""
    refuse_errors(problems_of(context, entry))
    with context.unit(f"登记{record_word(_kind(entry))}") as unit:
        unit.put(entry)
    return entry


def do_act(context: Context, act: WatchAct, entry: Entry) -> Entry:
    """Keep an entry in which the fields of an act were filled in.

    Raises :class:`Refused` ``watching-act`` when it cannot be done (any more), ``watching-empty`` and as
    :func:`save_entry`.
    """
    kept: Any = context.store.need(type(entry), entry.rid)
    if act not in open_acts(kept):
        known = "、".join(map(word, open_acts(kept))) or "无"
        raise Refused(Problem("watching-act", "", details={"act": word(act), "known": known}))
    asked = ACTS[type(entry)][act]
    done: Any = replace(kept, **{name: getattr(entry, name) for name in asked.fields})
    lacking = empty(done, (name for name in asked.fields if name not in asked.free))
    refuse_errors([*lacking, *problems_of(context, done)])
    with context.unit(word(act)) as unit:
        unit.put(done)
    return done  # type: ignore[no-any-return]


def new_part(context: Context, entry: Entry) -> Part:
    """The next part of an entry: the report that is owed, 初报 and then 续报 with its text begun, what came back.

    Raises :class:`Refused` ``watch-report-none`` while no month is over of which a report did not come.
    """
    today = context.clock.today()
    if isinstance(entry, Watch):
        report = WatchReport(new_rid(), entry.rid, month_of(today), today)
        months = months_to_report(context, report)
        if not months:
            raise Refused(Problem("watch-report-none"))
        return replace(report, month=months[-1])
    if isinstance(entry, Incident):
        return next_report(context, entry)
    advance = context.store.need(Advance, entry.rid)
    rest = still_out(advance, context.store.find(Recovery, advance_rid=advance.rid))
    return Recovery(new_rid(), advance.rid, today, max(rest, 0), company_name(context, advance.company_rid))


def months_to_report(context: Context, report: WatchReport) -> tuple[date, ...]:
    """The months of which a report may come today, the last first: its own, and those of which none did."""
    watch, today = context.store.need(Watch, report.watch_rid), context.clock.today()
    others = context.store.find(WatchReport, watch_rid=watch.rid)
    known = {each.month for each in others if each.rid != report.rid}
    months, month = [], month_of(watch.begun_on)
    while month <= (watch.ended_on or today) and watch.may_report(month, today):
        months.append(month)
        month = add_months(month, 1)
    return tuple(each for each in reversed(months) if each not in known)


def next_report(context: Context, incident: Incident) -> IncidentReport:
    """初报, then 续报, and 终报 once it is over; to whom the one before went, its text begun."""
    known = sorted(context.store.find(IncidentReport, incident_rid=incident.rid), key=lambda each: each.at)
    kind = IncidentReportKind.FURTHER if known else IncidentReportKind.FIRST
    if known and incident.ended_on and all(each.kind is not IncidentReportKind.LAST for each in known):
        kind = IncidentReportKind.LAST
    told, to = told_of(context, incident), known[-1].to if known else ""
    return IncidentReport(new_rid(), incident.rid, kind, context.clock.now(), to, incident.heads, told)


def save_part(context: Context, part: Part) -> Part:
    """Keep a part; a report of an incident whose words were left as drafted says how many it tells of. Raises
    :class:`Refused` with all that is wrong."""
    kept = replace(part, month=month_of(part.month)) if isinstance(part, WatchReport) else part
    if isinstance(kept, IncidentReport):
        kept = _with_heads(context, kept)
    refuse_errors(problems_of(context, kept))
    with context.unit(f"登记{record_word(_kind(part))}") as unit:
        unit.put(kept)
    return kept


def _with_heads(context: Context, report: IncidentReport) -> IncidentReport:
    incident = context.store.need(Incident, report.incident_rid)
    drafted = told_of(context, incident)
    if report.heads in (None, incident.heads) or report.text.strip() != drafted:
        return report
    now = f"截至{chinese_time(report.at)}，农民工{report.heads}人。"
    return replace(report, text=drafted + now)


def remove(context: Context, record: Entry | Part) -> None:
    """Take back what was entered by mistake; its history stays. Raises :class:`Refused` ``watching-has-parts``."""
    below = _below(context, record)
    if below:
        parts = "、".join(f"{record_word(kind)}{count}条" for kind, count in below.items())
        raise Refused(Problem("watching-has-parts", "", details={"parts": parts}))
    with context.unit(f"删除{record_word(_kind(record))}") as unit:
        unit.delete(record)


def _below(context: Context, record: Any) -> dict[str, int]:
    part, field = PART_OF.get(type(record), (None, ""))
    found = {_kind_of(part): len(context.store.find(part, **{field: record.rid}))} if part else {}
    if isinstance(record, Incident):
        found |= {
            "dispatch_task": len(context.store.find(DispatchTask, incident_rid=record.rid)),
            "advance": len(context.store.find(Advance, incident_rid=record.rid)),
        }
    found["document"] = len(context.store.find(DocumentHead, subject_rid=record.rid))
    return {kind: count for kind, count in found.items() if count}


def _kind(record: Any) -> str:
    return _kind_of(type(record))


def _kind_of(of: type[Any]) -> str:
    return next(kind for kind, each in {**ENTRIES, **PARTS}.items() if each is of)


def known_of(kind: str, case: Case | None = None, company_rid: str = "", project_rid: str = "") -> dict[str, str]:
    """What is known of a new entry where its case, company or project is in sight, by the fields that the kind has."""
    told = {"company_rid": company_rid, "party_rid": company_rid, "project_rid": project_rid}
    if case is not None:
        told = {"company_rid": case.company_rid, "party_rid": case.company_rid, "project_rid": case.project_rid}
        told["case_rid"] = case.rid
    fields: Any = ENTRIES[kind]
    return {name: rid for name, rid in told.items() if rid and name in shape(fields)}


_OfCase = Listing | Advice | Incident | Advance | FalseClaim


def entries_of_case(context: Context, case_rid: str) -> tuple[_OfCase, ...]:
    """The entries about a case, but for referrals, which hang on it anyway."""
    kinds: tuple[type[_OfCase], ...] = (Listing, Advice, Incident, Advance, FalseClaim)
    return tuple(each for of in kinds for each in context.store.find(of, case_rid=case_rid))


def told_of(context: Context, incident: Incident) -> str:
    """What a report of an incident begins with: when, where, who, how many, what they want, who is there."""
    who = company_name(context, incident.company_rid)
    project = project_name(context, incident.project_rid)
    site = f"{project}工地" if project and project not in incident.place else ""
    bypasses = "（越级）" if incident.bypasses else "（未越级）"
    heads = f"{incident.heads}人" if incident.heads is not None else "〔待补：人数〕"
    parts = [
        f"{chinese_time(incident.began_at)}，在{incident.place}{f'（{site}）' if site else ''}，"
        + (f"涉及{who}，" if who else "") + f"农民工{heads}聚集{bypasses}，"
        f"反映：{incident.demand.rstrip('。')}。",
        f"事件级别：{incident.level or '〔待补：级别〕'}。",
        incident.facts,
        f"到场处置：{incident.attended.rstrip('。')}。" if incident.attended else "",
        f"{chinese(incident.ended_on)}平息：{incident.outcome}。" if incident.ended_on else "",
    ]  # fmt: skip
    return "".join(part if part.endswith("。") else f"{part}。" for part in parts if part)


def level_of(context: Context, heads: int | None) -> str:
    """The level that the bureau's plan gives to so many participants; empty where no plan was entered."""
    return context.law.watching.level(heads)


def credit_told(context: Context, company_rid: str, year: int) -> dict[CreditLook, int]:
    """How often the records of a year tell of a company what criteria of 诚信等级 look at. What was filed and is not
    performed counts in its own cases and in those in which it was ordered to pay, or decided against, besides the
    employer; an incident and a referral to the police are those of its own cases."""
    store = context.store
    own = [case for case in store.find(Case, company_rid=company_rid) if not case.merged_into]
    ordered = _ordered(context, company_rid, {case.rid for case in own})
    states = {case.rid: case_state(case, store.find(Act, case_rid=case.rid)) for case in (*own, *ordered)}
    filed = [
        case
        for case in (*own, *ordered)
        if case.filed_on and case.filed_on.year == year and states[case.rid] is not CaseState.FILING_CANCELLED
    ]
    return {
        CreditLook.FILED: len(filed),
        CreditLook.INCIDENTS: _incidents(context, company_rid, year, own, [case for case in filed if case in own]),
        CreditLook.UNPERFORMED: (
            _unperformed(context, company_rid, year, states) + _listed_besides(context, company_rid, year, states)
        ),
        CreditLook.POLICE_FILED: sum(
            each.kind is ReferralKind.POLICE
            and was_filed(each.decision, each.answer)
            and (each.answered_on or each.on).year == year
            for each in store.find_among(Referral, "case_rid", [case.rid for case in own])
        ),
    }


_AGAINST = (Role.ORDER, Role.DECISION, Role.PENALTY_DECISION)


def _ordered(context: Context, company_rid: str, besides: Collection[str]) -> list[Case]:
    """Other cases in which an order or a decision that stands is addressed to the company."""
    papers = [
        paper
        for paper in context.store.find(DocumentHead, addressee_rid=company_rid)
        if paper.case_rid not in besides and context.forms.roles.get(paper.form) in _AGAINST
    ]
    acts = context.store.find_among(Act, "subject_rid", {paper.rid for paper in papers})
    stand = {paper.case_rid for paper in papers if in_force(paper, acts)}
    return [case for case in context.store.pick(Case, stand) if not case.merged_into]


def _incidents(context: Context, company_rid: str, year: int, own: Iterable[Case], filed: Iterable[Case]) -> int:
    """Incidents of the year, and cases said to be one of which there is no entry."""
    cases = {case.rid for case in own}
    entered = [
        each
        for each in context.store.all(Incident)
        if civil_date(each.began_at).year == year and (each.company_rid == company_rid or each.case_rid in cases)
    ]
    named = {each.case_rid for each in entered}
    return len(entered) + sum(case.incident and case.rid not in named for case in filed)


def _unperformed(context: Context, company_rid: str, year: int, states: Mapping[str, CaseState]) -> int:
    """Orders to the company whose last day is over, that are not done and whose case goes on."""
    terms, today = context.law.procedure.terms_of(Role.ORDER), context.clock.today()
    over = [
        each.document_rid
        for each in context.store.find_among(Deadline, "case_rid", list(states))
        if each.rule in terms and each.due < today and each.due.year <= year and each.done_on is None
        and not states[each.case_rid].ended
    ]  # fmt: skip
    papers = {each.rid: each for each in context.store.pick(DocumentHead, over)}
    return sum(rid in papers and papers[rid].addressee_rid == company_rid for rid in over)


def _listed_besides(context: Context, company_rid: str, year: int, cases: Collection[str]) -> int:
    """Decisions of the year to list the company of which none of these cases tells: whoever is listed did not do what
    an order said (O45 art. 5)."""
    return sum(
        each.outcome is ListingOutcome.LISTED and each.decided_on is not None and each.decided_on.year == year
        and each.case_rid not in cases
        for each in context.store.find(Listing, party_rid=company_rid)
    )  # fmt: skip


def credit_borne_out(context: Context, company_rid: str, year: int) -> tuple[CreditRule, ...]:
    """The criteria that the records of a year bear out, the worst grade first."""
    return context.law.watching.speaks_for(credit_told(context, company_rid, year))


def rated(context: Context, rating: CreditRating) -> CreditRating:
    """A rating as the records propose it: by the first criterion that they bear out, where they tell nothing by that of
    the best grade that looks at nothing. Without one of these no grade is proposed, and a person tells it, as what no
    record can tell (童工, 阻挠监察)."""
    rules = context.law.watching
    told = credit_told(context, rating.company_rid, rating.year)
    facts = "、".join(f"{word(look)}{count}次" for look, count in told.items() if count)
    rule = next(iter(rules.speaks_for(told)), None if facts else rules.clean)
    words = f"{rating.year}年本机关登记：{facts}。" if facts else f"{rating.year}年本机关没有登记被查处的记录。"
    if rule is None:
        unknown: Any = None
        return replace(rating, grade=unknown, criterion="", facts=words)
    return replace(rating, grade=rule.grade, criterion=rule.id, facts=words)
