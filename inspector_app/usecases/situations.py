"""What the gates of a paper look at, gathered from the records around it and from what it states itself."""

import re
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

from inspector_app.domain.company import Company
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.debt import PartyKind
from inspector_app.domain.document import Document, in_force, issuing_act
from inspector_app.domain.gates import INVESTIGATED_LATE
from inspector_app.domain.lifecycle import phoned, waived_on
from inspector_app.domain.referral import ReferralKind
from inspector_app.domain.role import Event, Role
from inspector_app.domain.situation import Approval, Correction, OrderInForce, Situation, Told
from inspector_app.formdefs.binding import CAPACITY, GROUND
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Facts
from inspector_app.support.clock import civil_date
from inspector_app.usecases.blank_of import is_typed_back
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.follow_papers import is_answered, objection_waits
from inspector_app.usecases.gates import by_code, usual_days
from inspector_app.usecases.grounds import followed, lost_ground
from inspector_app.usecases.hearings import hearing_asked, hearing_told, hearings_held, held_early, signed_papers
from inspector_app.usecases.interviews import meanwhile
from inspector_app.usecases.paper import Paper, day_told, stated_day, to_same_party
from inspector_app.usecases.payers import payer_of
from inspector_app.usecases.record_times import talked_meanwhile, visited_meanwhile
from inspector_app.usecases.surroundings import Surroundings


def _acted_on(around: Surroundings) -> date | None:
    """The day of what a record tells of."""
    recorded = {Role.QUESTIONING: around.interview, Role.INSPECTION: around.inspection}
    act = recorded.get(around.context.rule(around.paper.form).role)
    return civil_date(act.started_at) if act else None


def situation_of(around: Surroundings, facts: Facts) -> Situation:
    """What the gates of a paper look at."""
    paper, whole = around.paper, around.whole
    situation = Situation(
        today=whole.today if whole else around.context.clock.today(),
        acted_on=_acted_on(around),
        inspectors=around.inspectors,
        interview=around.interview,
        questioned=around.questioned,
        other_interviews=meanwhile(around.context, around.interview) if around.interview else (),
        inspection=around.inspection,
        visited_meanwhile=visited_meanwhile(around),
        talked_meanwhile=talked_meanwhile(around),
        **_days(around, facts),
        ground=around.context.rule(paper.form).ground(str(facts.get(GROUND) or "")),
        **_told_in_words(around, facts),
    )
    if whole is None:
        return situation
    lines = whole.concerning(paper)
    liable = tuple(
        x for x in whole.liabilities if x.rid == paper.about.liability_rid and x.party_rid == paper.addressee_rid
    )
    return replace(
        situation,
        case=whole.case,
        claims=whole.lines(paper) if whole.is_a(paper.form, Role.ORDER) else lines.claims,
        liabilities=liable,
        duty=around.context.law.payers[liable[0].ground].duty if liable else None,
        payer=payer_of(around.context, whole, liable[0].party_kind, liable[0].party_rid) if liable else None,
        employers=whole.employers,
        balance=lines.balance,
        threshold=whole.threshold_for(paper),
        orders=(orders := _orders_to(around, whole)),
        running=_running_beside(whole, orders),
        listed=any(to_same_party(d, paper) for d in whole.papers(Role.LISTING_DECISION)),
        notices=_told(around.context, whole, paper, facts, Role.PRE_NOTICE),
        penalty_notices=_told(around.context, whole, paper, facts, Role.PENALTY_NOTICE),
        decision_notices=_told(around.context, whole, paper, facts, Role.DECISION_NOTICE),
        demands=_told(around.context, whole, paper, facts, Role.DEMAND),
        **_followed(around.context, whole, paper, facts),
        decide_by=_decide_by(around.context, whole, paper),
        corrections=_corrections(whole, paper),
        **_on_file(around, whole, facts),
    )


def _decide_by(context: Context, whole: CaseFile, paper: Paper) -> date | None:
    """The last day for a listing, or for going to the court where the paper does, that its party did not meet yet, the
    first one of several; of one that rests on an order the day which that one began (O45 art. 8). What was decided upon
    somebody else leaves it as it is."""
    role = Role.ENFORCEMENT if whole.is_a(paper.form, Role.ENFORCEMENT) else Role.LISTING_DECISION
    met = [limit for limit, _ in context.law.procedure.roles[role].meets]
    waiting = [each for each in whole.deadlines if each.rule in met and not _was_met(whole, each, paper)]
    own = [each for each in waiting if paper.about.order_rid and each.document_rid == paper.about.order_rid]
    return min((each.due for each in own or waiting), default=None)


def _was_met(whole: CaseFile, term: Deadline, paper: Paper) -> bool:
    """Whether a limit is over for the party of a paper: it ended by an act that is no decision upon another one."""
    act = next((each for each in whole.acts if each.rid == term.ended_by), None)
    ended = next((each for each in whole.documents if act and each.rid == act.subject_rid), None)
    upon_other = ended is not None and ended.rid != term.document_rid and not to_same_party(ended, paper)
    return term.done_on is not None and not upon_other


def _investigate_by(context: Context, whole: CaseFile) -> date | None:
    """The last day for the investigation, where no paper with which it is over was made by then, and none of them tells
    why it took longer."""
    procedure = context.law.procedure
    rule, roles = procedure.investigation, procedure.roles.values()
    last = max((each.due for each in whole.deadlines if each.rule == rule), default=None)
    ending = {each.role for each in roles if any(limit == rule for limit, _ in each.meets)}
    made = [(act, paper) for role in ending for paper in whole.papers(role) if (act := issuing_act(paper, whole.acts))]
    in_time = last and any(civil_date(act.at) <= last for act, _ in made)
    return None if in_time or any(INVESTIGATED_LATE in by_code(paper.reasons) for _, paper in made) else last


def _sue_until(context: Context, whole: CaseFile, paper: Paper, facts: Facts) -> date | None:
    """Until when a party may still sue over the decision that the court is asked to enforce: the limit from whose last
    day on that may be done. None where evidence tells how review or suit ended."""
    rule, roles = context.rule(paper.form), context.law.procedure.roles
    met = {limit for limit, _ in rule.meets}
    if rule.role is not Role.ENFORCEMENT or any(w in each.title for each in whole.evidence for w in rule.settled_by):
        return None
    before = rule.before.get("decision", ())
    terms = {line.after for role in before for line in roles[role].limits if line.limit in met}
    decided = {each.rid for each in followed(chain(*map(whole.papers, before)), paper, facts, whole.documents)}
    found = [each.due for each in whole.deadlines if each.rule in terms and each.document_rid in decided]
    return min(found, default=None)


def _days(around: Surroundings, facts: Facts) -> dict[str, Any]:
    """The day that the paper sets, and what it is measured by."""
    paper, is_typed = around.paper, is_typed_back(around.whole, around.document_rid)
    return {
        "due": paper.due,
        "written_on": stated_day(facts, "document.date") if is_typed else None,
        "usual_days": usual_days(around.context, paper.form, around.agency.province),
        "due_rests": bool(paper.due and not around.context.law.calendar.is_working_day(paper.due)),
    }


def _told_in_words(around: Surroundings, facts: Facts) -> dict[str, Any]:
    """What only the paper's own words tell."""
    role, intended = around.context.rule(around.paper.form).role, str(facts.get("treatment.intended") or "")
    words = [value for value in facts.values() if isinstance(value, str)]
    return {
        "approval": _approval(facts),
        "limited": bool(facts.get("liability.within")),
        "compensates": role is Role.EXTRA_PAYMENT or _COMPENSATION.search(intended) is not None,
        "punishes_management": any(_MANAGEMENT.search(value) for value in words),
    }


_COMPENSATION = re.compile(r"(?<!不再)(?<!不予)(?<!不)加付|加倍支付|赔偿金")


def _on_file(around: Surroundings, whole: CaseFile, facts: Facts) -> dict[str, Any]:
    """Which steps were taken: their papers stand."""
    paper = around.paper
    return {
        "others_told": _tells_a(around.context, whole, _OTHER[isinstance(around.addressee, Company)]),
        "is_head": not isinstance(around.addressee, Company),
        "referred": any(r.kind is ReferralKind.POLICE for r in whole.referrals) or bool(whole.papers(Role.REFERRAL)),
        "referral_approved": any(to_same_party(each, paper) for each in whole.papers(Role.REFERRAL_APPROVAL)),
        "reported": bool(whole.papers(Role.INVESTIGATION_REPORT)),
        "sue_until": _sue_until(around.context, whole, paper, facts),
        "investigate_by": _investigate_by(around.context, whole),
        "decided": bool(whole.papers(Role.LISTING_DECISION)),
        "hearing_told": hearing_told(whole, paper),
        "hearing_asked": hearing_asked(around.context, whole, paper),
        "hearing_held": bool(hearings_held(whole, paper)),
        "hearing_early": held_early(around.context, whole, paper),
        "discussed": bool(signed_papers(whole, paper, Role.DISCUSSION)),
    }


def _followed(context: Context, whole: CaseFile, paper: Paper, facts: Facts) -> dict[str, Any]:
    """What law says that a paper of its role follows."""
    rule = context.rule(paper.form)
    groups = (
        tuple(chain(*(_told(context, whole, paper, facts, role) for role in roles))) for roles in rule.before.values()
    )
    return {"follows": tuple(groups)}


def _told(context: Context, whole: CaseFile, paper: Paper, facts: Facts, role: Role) -> tuple[Told, ...]:
    """The papers of a role that the paper follows; one that lost its own ground carries nothing."""
    rule = context.law.procedure.roles[role]
    terms = [line.limit for line in rule.limits if line.of_party]
    wanted = [content.since for content in rule.contents if content.since]
    running = sorted((each for each in whole.deadlines if each.rule in terms), key=lambda each: each.due)
    until = {each.document_rid: each.due for each in running}  # of several terms of a notice the longest counts
    return tuple(
        Told(
            whole.served_days.get(each.rid),
            until.get(each.rid),
            objection_waits(whole, each),
            is_answered(whole, each),
            waived_on(each, whole.acts),
            bool(wanted) and day_told(each) < max(wanted),
        )
        for each in followed(whole.papers(role), paper, facts, whole.documents)
        if lost_ground(context, each, whole.documents, whole.acts) is None
    )


_OTHER = {True: PartyKind.PERSON, False: PartyKind.COMPANY}


def _tells_a(context: Context, whole: CaseFile, kind: PartyKind) -> bool:
    """Whether a company, or somebody who answers for one, was told that it is to be listed: one is with the other (O45
    art. 5)."""
    rule = context.law.procedure.roles[Role.PRE_NOTICE]
    served = (each for each in whole.papers(Role.PRE_NOTICE) if whole.was_served(each) and each.facts)
    told = (rule.party(str(from_json(each.facts).get(CAPACITY) or "")) for each in served)
    return any(party is not None and party.kind is kind for party in told)


def _orders_to(around: Surroundings, whole: CaseFile) -> tuple[OrderInForce, ...]:
    """The order that the paper names, else all. A company answers for orders to itself, a person for those to any."""
    party, named = around.addressee, around.paper.about.order_rid
    return tuple(
        replace(order, ratify_by=_ratify_by(around.context, whole, order.document))
        for order in whole.orders()
        if named in ("", order.document.rid)
        and (not isinstance(party, Company) or order.document.addressee_rid == party.rid)
    )


def _ratify_by(context: Context, whole: CaseFile, order: Document) -> date | None:
    """The last day for approving an order in writing that was approved by telephone, where nobody did."""
    if phoned(order, whole.acts) is None:
        return None
    rules = {line.limit for line in context.rule(order.form).limits if line.ends is Event.RATIFIED}
    return next((each.due for each in whole.deadlines if each.document_rid == order.rid and each.rule in rules), None)


def _running_beside(whole: CaseFile, orders: tuple[OrderInForce, ...]) -> tuple[OrderInForce, ...]:
    """The orders to the same parties on the same lines that go on after these were over."""
    over = [each.document for each in orders if each.last_day and each.last_day < whole.today]
    return tuple(
        each
        for each in whole.orders()
        if each.last_day
        and each.last_day >= whole.today
        and any(
            each.document.addressee_rid == before.addressee_rid
            and set(each.document.about.claim_rids) & set(before.about.claim_rids)
            for before in over
        )
    )


def _corrections(whole: CaseFile, paper: Paper) -> tuple[Correction, ...]:
    """The papers in force that set the party of the paper a day."""
    return tuple(
        Correction(whole.served_days.get(each.rid), whole.last_day(each) or each.due)
        for each in whole.documents
        if each.due and to_same_party(each, paper) and in_force(each, whole.acts)
    )


def _approval(facts: Facts) -> Approval:
    agency, by = (str(facts.get(name) or "") for name in ("approval.agency", "approval.by"))
    return Approval(agency, by, stated_day(facts, "approval.on"))


_MANAGEMENT = re.compile("保障农民工工资支付条例》?[^。；《]*第五十[四五六七]条")  # R724 arts 54 to 57
