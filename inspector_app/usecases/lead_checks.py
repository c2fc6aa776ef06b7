"""What speaks against a paper of a lead: a complaint refused as too old that is not, an informant who is named."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from inspector_app.domain.dates import add_months, chinese
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.mentions import DAY, MONTH, mentions
from inspector_app.domain.person import Person
from inspector_app.domain.role import Offered, Role
from inspector_app.formdefs.model import Facts, Form
from inspector_app.formdefs.paper_texts import paper_texts
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.informants import kept_secret
from inspector_app.usecases.paper import stated_day
from inspector_app.usecases.surroundings import Surroundings

_GROUND, _REASON, _RECEIVED = "complaint.ground", "lead.refused_reason", "lead.received_on"
_RESPONDENT, _TO = "lead.respondent", "addressee.name"
_TOO_OLD, _NO_EMPLOYER = "查处期限", "没有明确的用人单位"


def lead_paper_problems(form: Form, around: Surroundings, facts: Facts) -> list[Problem]:
    """All that speaks against it by what the leads of the paper tell."""
    return [*_of_report(form, around, facts), *_refused(form, around, facts), *_informants(form, around, facts)]


def _of_report(form: Form, around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """R423 art. 9: who reports (举报) is no party whose complaint (投诉) is accepted or refused; what is made
    for him all the same is addressed to nobody by name."""
    lead = _own(around)
    if lead is None or lead.kind is not LeadKind.REPORT or Offered.LEAD not in form.offered:
        return
    if Offered.REPORT not in form.offered:
        yield Problem("report-no-complaint", _RESPONDENT, details={"paper": form.title})
    elif form.role is Role.COMPLAINT_NOTICE and str(facts.get(_TO) or "").strip() not in ("", "举报人"):
        yield Problem("report-addressed", _TO)


def _refused(form: Form, around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """R423 art. 20: two years, counted from the end of what goes on; a refusal says when that was (R25 art. 18)."""
    ground, received = str(facts.get(_GROUND) or ""), stated_day(facts, _RECEIVED)
    lead = _own(around)
    if form.fact(_GROUND) is None or received is None:
        return
    if _NO_EMPLOYER in ground and lead is not None and lead.company_rid:
        yield Problem(
            "refusal-employer-known", _GROUND, Level.WARNING, {"name": str(facts.get("lead.respondent") or "")}
        )
    if _TOO_OLD not in ground:
        return
    told = [day for day in _days(str(facts.get(_REASON) or "")) if day < received]
    recorded = [day for day in _days(lead.facts if lead else "") if day < received]
    in_time = [day for day in (*told, *recorded) if _last(around, day) >= received]
    details = {"received": chinese(received), "days": "、".join(chinese(day) for day in dict.fromkeys(in_time))}
    if in_time:
        is_all = bool(told) and all(day in in_time for day in told)
        yield Problem("refusal-in-time", _GROUND, Level.ERROR if is_all else Level.WARNING, details)
    elif not told:
        yield Problem("refusal-undated", _REASON, Level.WARNING, details)


def _days(text: str) -> Iterator[date]:
    """Each day that a text tells with its year, and the last one of each month."""
    for each in mentions(text):
        if each.kind in (DAY, MONTH) and isinstance(each.value, tuple) and each.value[0]:
            year, month, *day = each.value
            with suppress(ValueError):  # a day that no calendar has is no day
                yield date(year, month, *day) if day else add_months(date(year, month, 1), 1) - timedelta(days=1)


def _last(around: Surroundings, day: date) -> date:
    """The last day on which what ended on a day can be told of."""
    law = around.context.law
    return law.compute(law.procedure.time_bar, day, around.agency.province).due


def _own(around: Surroundings) -> Lead | None:
    rid = around.paper.about.lead_rid
    return around.context.store.get(Lead, rid) if rid else None


def _informants(form: Form, around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """R423 art. 9: a paper of the lead of somebody who is kept secret names him nowhere; one of its case does not where
    he is known from that lead alone."""
    for name in _secret_names(around):
        for text in paper_texts(form, facts):
            if name in text.plain:
                yield Problem("informant-named", text.where, details={"label": text.label})
                break


def _secret_names(around: Surroundings) -> list[str]:
    store, own, whole = around.context.store, _own(around), around.whole
    of_case = [lead for lead in store.pick(Lead, whole.case.lead_rids) if lead.keeps_secret] if whole else []
    among = {rid for lead in of_case for rid in lead.complainant_rids}
    rids = set(kept_secret(around.context, among)) if among else set[str]()
    rids |= set(own.complainant_rids) if own is not None and own.keeps_secret else set()
    return [person.name.strip() for person in store.pick(Person, rids) if person.name.strip()]
