"""线索: entered, decided upon, answered, merged, taken into a case; and the limit that a complaint starts."""

from dataclasses import replace
from datetime import date

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.dates import chinese
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.debt import Payment, rests
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind, LeadState, LeadVerb
from inspector_app.domain.lead_rules import Conclusion, OnRecord
from inspector_app.domain.mentions import IN_CAPITALS, MONEY, mentions
from inspector_app.domain.reason import reason_problem, says_why
from inspector_app.domain.referral import Referral, ReferralKind
from inspector_app.formdefs.placeholders import gaps
from inspector_app.store.unit import Unit
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.vocabulary import word
from inspector_app.usecases.context import Context
from inspector_app.usecases.names import matter_of
from inspector_app.usecases.papers_on import take_along


def new_lead(context: Context) -> Lead:
    """A complaint received today at the counter, to be filled in."""
    return Lead(new_rid(), LeadKind.COMPLAINT, context.clock.today(), next(iter(context.law.leads.channels), ""))


def lead_problems(context: Context, lead: Lead) -> list[Problem]:
    """What a lead lacks: its facts; a day of receipt that is not still to come, and before the day of the answer; that
    an informant is kept secret; a channel that is one of the register, for that tells what an answer wants."""
    problems = [] if lead.facts.strip() else [Problem("lead-no-facts", "facts")]
    if lead.kind is LeadKind.REPORT and not lead.secret:
        problems.append(Problem("lead-report-named", "secret"))
    if lead.received_on > context.clock.today():
        problems.append(Problem("lead-in-future", "received_on"))
    if lead.reply_by and lead.reply_by < lead.received_on:
        problems.append(Problem("lead-reply-before", "reply_by", details={"day": chinese(lead.received_on)}))
    return [*problems, *_channel_problems(context, lead)]


def _channel_problems(context: Context, lead: Lead) -> list[Problem]:
    known, kept = context.law.leads.channels, context.store.get(Lead, lead.rid)
    if lead.channel in ("", *known) or (kept is not None and kept.channel == lead.channel):
        return []
    return [Problem("lead-channel-unknown", "channel", details={"name": lead.channel[:40], "known": "、".join(known)})]


def save_lead(context: Context, lead: Lead) -> Lead:
    """Keep a lead, new or corrected; a complaint starts the limit for accepting it (R25 art. 18).

    What was decided since it was opened stays. Raises :class:`Refused` with what it lacks, or ``lead-act``.
    """
    kept = context.store.get(Lead, lead.rid)
    if kept is not None:
        _check(kept, LeadVerb.CORRECT)
        lead = replace(
            lead, case_rid=kept.case_rid, accepted_on=kept.accepted_on, refused_on=kept.refused_on,
            refused_reason=kept.refused_reason, handed_to=kept.handed_to, handed_on=kept.handed_on,
            replied_on=kept.replied_on, reply=kept.reply, conclusion=kept.conclusion, merged_into=kept.merged_into,
            case_on=kept.case_on, merged_on=kept.merged_on,
        )  # fmt: skip
    refuse_errors(lead_problems(context, lead))
    with context.unit("修改线索" if kept else "登记线索") as unit:
        keep_lead(context, unit, lead)
    return lead


def keep_lead(context: Context, unit: Unit, lead: Lead, case: Case | None = None) -> None:
    """Put a lead with its limit as it is by what the lead says; in a case that is filed it is accepted already, since
    it is in the case where it was entered before. Its papers go into the case with it."""
    before = context.store.get(Lead, lead.rid)
    if before is not None and before.case_rid != lead.case_rid:
        lead = replace(lead, case_on=context.clock.today())
        take_along(context, unit, before, lead)
    unit.put(lead)
    rule = context.law.procedure.accepting
    kept = next(iter(context.store.find(Deadline, lead_rid=lead.rid, rule=rule)), None)
    if lead.kind is not LeadKind.COMPLAINT:
        if kept is not None:
            unit.delete(kept)
        return
    limit = _limit(context, lead, kept)
    if case is not None and case.filed_on and limit.done_on is None:
        limit = limit.ended("", max(case.filed_on, lead.case_on or lead.received_on))
        for other in _limits(context, lead.rid, running=True):  # of those that were merged into it
            if other.lead_rid != lead.rid:
                unit.put(other.ended("", max(case.filed_on, lead.case_on or other.starts_on)))
    if limit != kept:
        unit.put(limit)


def _limit(context: Context, lead: Lead, kept: Deadline | None) -> Deadline:
    """The limit of a complaint: counted anew when it was received on another day than was entered first."""
    rule, province = context.law.procedure.accepting, context.agency.province
    if kept is not None and kept.starts_on == lead.received_on:
        return replace(kept, case_rid=lead.case_rid)
    computed = context.law.compute(rule, lead.received_on, province)
    fresh = Deadline(
        kept.rid if kept else new_rid(), rule, lead.received_on, computed.due, computed.provisional, computed.calendar,
        lead.case_rid, title=context.law.limit(rule, province).title, lead_rid=lead.rid,
    )  # fmt: skip
    return replace(fresh, done_on=kept.done_on, ended_by=kept.ended_by) if kept else fresh


def accept_lead(context: Context, lead_rid: str, on: date) -> Lead:
    """受理. Raises :class:`Refused` ``lead-act`` or ``lead-day``."""
    return _decide(context, lead_rid, LeadVerb.ACCEPT, on, "on", accepted_on=on)


def refuse_lead(context: Context, lead_rid: str, on: date, reason: str) -> Lead:
    """不予受理, which the complainant is told in writing with the reason. Raises also ``void-no-reason``."""
    if not says_why(reason):
        raise Refused(reason_problem(reason))
    return _decide(context, lead_rid, LeadVerb.REFUSE, on, "on", refused_on=on, refused_reason=reason.strip())


def hand_on_lead(context: Context, lead_rid: str, to: str, on: date) -> Lead:
    """转办 to the body that is competent (R724 art. 10). Raises also ``setup-missing`` without one."""
    if not to.strip():
        raise Refused(Problem("setup-missing", "to"))
    return _decide(context, lead_rid, LeadVerb.HAND_ON, on, "on", handed_to=to.strip(), handed_on=on)


def _decide(context: Context, lead_rid: str, verb: LeadVerb, on: date, where: str, **told: object) -> Lead:
    lead = context.store.need(Lead, lead_rid)
    _check(lead, verb)
    _check_day(context, lead, on, where)
    decided: Lead = replace(lead, **told)  # type: ignore[arg-type]
    with context.unit(word(verb)) as unit:
        unit.put(decided)
        for limit in _limits(context, lead_rid, running=True):
            unit.put(limit.ended("", on))
    return decided


def answer_lead(context: Context, lead_rid: str, on: date, reply: str, conclusion: str = "", reason: str = "") -> Lead:
    """答复: what whoever complained, or sent the lead, was told; of the national platform with its 核处结论. An answer
    that takes the place of another one wants its ``reason``.

    Raises :class:`Refused` ``lead-act``, ``lead-day``, ``lead-no-reply``, ``lead-reply-gap``, ``lead-no-conclusion``,
    ``lead-conclusion-…`` where the records do not bear the conclusion, ``lead-paid-untold`` where only the answer
    can tell what was paid and does not, or ``lead-answered`` where nobody says why the answer becomes another one.
    """
    lead = context.store.need(Lead, lead_rid)
    _check(lead, LeadVerb.ANSWER)
    _check_day(context, lead, on, "on")
    rules = context.law.leads
    channel, chosen = rules.channel(lead.channel), rules.conclusions.get(conclusion)
    problems = [] if says_why(reply) else [Problem("lead-no-reply", "reply")]
    problems += [Problem("lead-reply-gap", "reply", details={"gap": gap}) for gap in gaps(reply)[:1]]
    if channel is not None and channel.conclusions and chosen is None:
        problems.append(Problem("lead-no-conclusion", "conclusion"))
    if chosen is not None and not _bears(context, lead, chosen):
        problems.append(Problem(f"lead-conclusion-{chosen.asks}", "conclusion", details={"title": chosen.title}))
    if chosen is not None and _is_untold(context, lead, chosen) and not problems and not _tells_sum(reply):
        problems.append(Problem("lead-paid-untold", "reply", details={"title": chosen.title}))
    if lead.replied_on and not says_why(reason):
        problems.append(Problem("lead-answered", "reason", details={"day": chinese(lead.replied_on)}))
    refuse_errors(problems)
    answered = replace(lead, replied_on=on, reply=reply.strip(), conclusion=conclusion)
    with context.unit(f"更正答复：{reason.strip()}" if lead.replied_on else "答复线索") as unit:
        unit.put(answered)
    return answered


def reply_of(context: Context, lead: Lead, conclusion: Conclusion) -> str:
    """What an answer with a conclusion begins with; that somebody was paid of whom there is no list is left to be told
    by whoever knows it."""
    untold = _is_untold(context, lead, conclusion)
    return conclusion.reply + ("〔待补：支付的日期、人数、金额和凭证〕" if untold else "")


def _is_untold(context: Context, lead: Lead, conclusion: Conclusion) -> bool:
    """Whether a conclusion says that somebody was paid of whom there is no list."""
    case_rid = _going_on(context, lead).case_rid
    return conclusion.asks is OnRecord.PAID and not (case_rid and context.store.find(WageClaim, case_rid=case_rid))


def _tells_sum(reply: str) -> bool:
    return any(found.kind in (MONEY, IN_CAPITALS) for found in mentions(reply))


def _going_on(context: Context, lead: Lead) -> Lead:
    """The lead that goes on for one that was merged."""
    while lead.merged_into:
        lead = context.store.need(Lead, lead.merged_into)
    return lead


def _bears(context: Context, lead: Lead, conclusion: Conclusion) -> bool:
    """Whether the records say what a conclusion states; of a lead that was merged those of the one that goes on."""
    if conclusion.asks is OnRecord.MERGED:
        return bool(lead.merged_into)
    lead = _going_on(context, lead)
    case, store = context.store.get(Case, lead.case_rid) if lead.case_rid else None, context.store
    match conclusion.asks:
        case OnRecord.PAID if case is not None:
            claims = store.find(WageClaim, case_rid=case.rid)
            return not any(rests(claims, store.find(Payment, case_rid=case.rid)))
        case OnRecord.FILED:
            return case is not None and case.filed_on is not None
        case OnRecord.POLICE:
            return case is not None and bool(store.find(Referral, case_rid=case.rid, kind=ReferralKind.POLICE))
        case OnRecord.HANDED_ON:
            return bool(lead.handed_to)
    return True


def merge_leads(context: Context, lead_rid: str, into: str, reason: str) -> Lead:
    """合并线索: the other one goes on for it, with who complained and the earlier limit; it can be taken apart again.

    Raises :class:`Refused` ``lead-merge-itself``, ``lead-act`` or ``void-no-reason``.
    """
    if lead_rid == into:
        raise Refused(Problem("lead-merge-itself", "into"))
    if not says_why(reason):
        raise Refused(reason_problem(reason))
    lead, goes_on = (context.store.need(Lead, rid) for rid in (lead_rid, into))
    for each in (lead, goes_on):
        _check(each, LeadVerb.MERGE)
    if lead.case_rid and lead.case_rid != goes_on.case_rid:
        raise Refused(Problem("lead-merge-case", "into"))
    merged = replace(lead, merged_into=into, merged_on=context.clock.today())
    with context.unit(f"合并线索：{reason.strip()}") as unit:
        unit.put(merged)
        if goes_on.accepted_on or goes_on.case_rid:  # with the one that goes on it is accepted, too
            for limit in _limits(context, lead_rid, running=True):
                unit.put(limit.ended("", context.clock.today()))
    return merged


def separate_lead(context: Context, lead_rid: str, reason: str) -> Lead:
    """Take a merged lead apart again. Raises :class:`Refused` ``lead-act`` or ``void-no-reason``."""
    if not says_why(reason):
        raise Refused(reason_problem(reason))
    lead = context.store.need(Lead, lead_rid)
    _check(lead, LeadVerb.SEPARATE)
    alone = replace(lead, merged_into="", merged_on=None)
    with context.unit(f"线索分开：{reason.strip()}") as unit:
        unit.put(alone)
        for limit in _limits(context, lead_rid, running=False):
            if alone.state is LeadState.RECEIVED:
                unit.put(limit.owed_again())
    return alone


def reopen_lead(context: Context, lead_rid: str, reason: str) -> Lead:
    """撤回决定: an answer is taken back alone; else what was decided, and its limit runs again. The journal keeps all.

    Raises :class:`Refused` ``lead-act`` or ``void-no-reason``.
    """
    if not says_why(reason):
        raise Refused(reason_problem(reason))
    lead = context.store.need(Lead, lead_rid)
    _check(lead, LeadVerb.REOPEN)
    again = replace(lead, replied_on=None, reply="", conclusion="")
    undecided = lead.state is not LeadState.ANSWERED
    if undecided:
        again = replace(again, accepted_on=None, refused_on=None, refused_reason="", handed_to="", handed_on=None)
    with context.unit(f"撤回决定：{reason.strip()}") as unit:
        unit.put(again)
        for limit in _limits(context, lead_rid, running=False) if undecided else ():
            unit.put(limit.owed_again())
    return again


def _limits(context: Context, lead_rid: str, *, running: bool) -> list[Deadline]:
    """The limits of a lead and of those that were merged into it, which are running or were met."""
    rule = context.law.procedure.accepting
    rids = [lead_rid]
    for rid in rids:  # one that was merged may have others in it
        rids += [each.rid for each in context.store.find(Lead, merged_into=rid) if each.rid not in rids]
    every = [limit for rid in rids for limit in context.store.find(Deadline, lead_rid=rid, rule=rule)]
    return [limit for limit in every if (limit.done_on is None) is running]


def case_for(context: Context, lead: Lead) -> Case:
    """What the dialog for a case begins with that a lead gives rise to."""
    team = tuple(inspector.rid for inspector in context.team())
    respondent = lead.respondent.strip()
    return Case(
        new_rid(), matter_of(respondent), context.clock.today(), project_rid=lead.project_rid,
        company_rid=lead.company_rid, respondent=respondent, inspector_rids=team,
    )  # fmt: skip


def limits_of_case(context: Context, case_rid: str) -> list[Deadline]:
    """The limits for accepting complaints that run in a case: its filing meets them (R25 art. 18)."""
    every = context.store.find(Deadline, case_rid=case_rid, rule=context.law.procedure.accepting, done_on=None)
    found = {limit.rid: limit for limit in every if limit.lead_rid}
    for lead in context.store.find(Lead, case_rid=case_rid):
        found |= {
            limit.rid: limit for limit in _limits(context, lead.rid, running=True)
        }  # of those merged into it, too
    return list(found.values())


def _check(lead: Lead, verb: LeadVerb) -> None:
    if verb not in lead.verbs:
        raise Refused(Problem("lead-act", "", details={"state": word(lead.state), "verb": word(verb)}))


def _check_day(context: Context, lead: Lead, on: date, where: str) -> None:
    if not lead.received_on <= on <= context.clock.today():
        raise Refused(Problem("lead-day", where, details={"day": chinese(lead.received_on)}))
