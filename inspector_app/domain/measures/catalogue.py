"""All measures by name: how each is counted, and its words (``resources/measures.toml``).

A new figure is one function that yields its items, one line here and one entry there.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from types import MappingProxyType

from inspector_app.domain.dispatch import MeetingKind, TaskKind
from inspector_app.domain.measures import campaigns, dispatching, leads, ledger, surveying, watching, work
from inspector_app.domain.measures.campaigns import joined, told_at_events
from inspector_app.domain.measures.ground import Look
from inspector_app.domain.project import Grade, ProjectKind
from inspector_app.domain.referral import ReferralKind
from inspector_app.domain.role import Role
from inspector_app.domain.watching import CreditGrade
from inspector_app.support import vocabulary
from inspector_app.support.paths import resource

MONEY, SHARE = "元", "%"


@dataclass(frozen=True, slots=True)
class Words:
    """What people read of a figure: what it is called, counts in and means; ``records`` are the kinds that tell it."""

    label: str
    unit: str
    definition: str
    records: tuple[str, ...]

    @property
    def source(self) -> str:
        """The records that tell it, in words."""
        return "、".join(map(vocabulary.record_word, self.records))


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of a day (``of_day``), or of what happened over a period.

    ``look`` finds what is counted; None: only other bodies can tell it. With ``whole`` it is a share. One that is
    ``else_reported`` is what other bodies report, or not recorded, while nothing of ours tells it: never a nought.
    """

    name: str
    of_day: bool
    look: Look | None = None
    whole: Look | None = None
    else_reported: bool = False

    @property
    def words(self) -> Words:
        """What people read of it."""
        return _words()[self.name]

    @property
    def of_ledger(self) -> bool:
        """Told by the ledger of projects: without one it is not known."""
        return self.of_day and not {"project", "hazard"}.isdisjoint(self.words.records)

    @property
    def is_share(self) -> bool:
        """A share in per cent: nothing to be added up."""
        return self.whole is not None


@cache
def _words() -> Mapping[str, Words]:
    with resource("measures.toml").open("rb") as file:
        return MappingProxyType(
            {name: Words(**{**told, "records": tuple(told["records"])}) for name, told in tomllib.load(file).items()}
        )


def _day(name: str, look: Look, whole: Look | None = None) -> Measure:
    return Measure(name, True, look, whole)


def _period(name: str, look: Look | None = None, whole: Look | None = None) -> Measure:
    return Measure(name, False, look, whole)


def _counted(name: str, look: Look) -> Measure:
    return Measure(name, False, look, else_reported=True)


def _safeguard(name: str, field: str) -> Measure:
    state = attrgetter(field)
    return _day(name, ledger.safeguarded(state), ledger.to_safeguard(state))


MEASURES = (
    _day("projects", ledger.projects),
    _day("projects_government", ledger.of_kind(ProjectKind.GOVERNMENT)),
    _day("projects_social", ledger.of_kind(ProjectKind.SOCIAL)),
    _day("projects_unclassified", ledger.of_kind(ProjectKind.UNCLASSIFIED)),
    _day("contract_fen", ledger.contracts),
    _day("workers", ledger.workers),
    _day("unpaid_fen", ledger.unpaid),
    _day("projects_without_arrears", ledger.of_grade(Grade.NONE)),
    _day("projects_general", ledger.of_grade(Grade.GENERAL)),
    _day("projects_severe", ledger.of_grade(Grade.SEVERE)),
    _day("projects_ungraded", ledger.ungraded),
    _day("without_arrears_share", ledger.graded(Grade.NONE), ledger.told),
    _period("hazards_general_found", ledger.hazards_found(Grade.GENERAL)),
    _day("hazards_general_open", ledger.hazards_open(Grade.GENERAL)),
    _period("hazards_severe_found", ledger.hazards_found(Grade.SEVERE)),
    _day("hazards_severe_open", ledger.hazards_open(Grade.SEVERE)),
    _period("hazards_raised", ledger.hazards_regraded(Grade.SEVERE)),
    _period("hazards_lowered", ledger.hazards_regraded(Grade.GENERAL)),
    _day("hazards_unassigned", ledger.hazards_unassigned),
    _day("hazards_overdue", ledger.hazards_overdue),
    _day("hazards_strike_off_asked", ledger.hazards_asked),
    _period("hazards_struck_off", ledger.hazards_struck_off),
    _period("hazards_reopened", ledger.hazards_reopened),
    _period("hazards_to_court", ledger.hazards_to_court),
    _day("surveys_overdue", surveying.overdue),
    _safeguard("special_account_share", "special_account"),
    _safeguard("deposit_share", "deposit"),
    _safeguard("real_name_share", "real_name_system"),
    _safeguard("paid_by_contractor_share", "paid_by_contractor"),
    _safeguard("wage_specialist_share", "wage_specialist"),
    _safeguard("notice_board_share", "notice_board"),
    _period("weekly_meetings", dispatching.meetings(MeetingKind.WEEKLY)),
    _period("joint_meetings", dispatching.meetings(MeetingKind.JOINT)),
    _period("tasks_given", dispatching.given(TaskKind.DECISION, TaskKind.INSTRUCTION)),
    _period("tasks_done", dispatching.done(TaskKind.DECISION, TaskKind.INSTRUCTION)),
    _period("tasks_reopened", dispatching.reopened),
    _period("letters_sent", dispatching.given(TaskKind.LETTER)),
    _period("letters_answered", dispatching.done(TaskKind.LETTER)),
    _day("tasks_overdue", dispatching.overdue),
    _period("recovered_fen", work.recovered),
    _period("recovered_heads", work.recovered_heads),
    _period("talk_records", work.talk_records),
    _period("orders", work.papers(Role.ORDER)),
    _day("orders_overdue", work.orders_overdue),
    _period("pre_notices", work.papers(Role.PRE_NOTICE)),
    _period("police_referrals", work.referred(ReferralKind.POLICE)),
    _period("police_cases", work.police_cases),
    _period("employers_inspected", work.employers_inspected),
    _period("workers_covered", work.workers_covered),
    _period("employers_in_violation", work.employers_in_violation),
    _period("consultations", joined(leads.consultations, told_at_events(lambda event: event.consulted))),
    _period("leaflets", joined(work.leaflets, told_at_events(lambda event: event.leaflets))),
    _period("publicity_events", campaigns.publicity_events),
    _period("publicity_heads", campaigns.publicity_heads),
    _period("complaints", leads.complaints),
    _period("complaints_refused", leads.refused),
    _period("leads_handed_on", leads.handed_on),
    _day("leads_overdue", leads.overdue),
    _period("decided_in_time_share", leads.decided_in_time, leads.to_decide),
    _period("answered_in_time_share", leads.answered_in_time, leads.to_answer),
    _period("cases_filed", work.cases_filed),
    _period("cases_handled", work.cases_handled),
    _period("cases_closed", work.cases_closed),
    _counted("contracts_supplemented", campaigns.contracts_supplemented),
    _period("self_reports_received", campaigns.self_reports_received),
    _day("self_reports_overdue", campaigns.self_reports_overdue),
    _period("supervision_found", campaigns.supervision_found),
    _day("supervision_open", campaigns.supervision_open),
    _day("plan_steps_overdue", campaigns.steps_overdue),
    _period("group_incidents", watching.incidents),
    _period("group_heads", watching.incident_heads),
    _period("group_share", watching.incidents, work.cases_handled),
    _period("construction_share_of_heads", watching.construction_heads, watching.heads),
    _period("advances_fen", watching.advanced),
    _period("advances_recovered_fen", watching.recovered),
    _day("advances_open_fen", watching.still_out),
    _period("false_claims", watching.false_claims),
    _period("false_claims_warned", watching.false_claims_warned),
    _period("false_claims_exposed", watching.false_claims_exposed),
    _period("false_claims_referred", watching.false_claims_referred),
    _period("listed", watching.listed),
    _day("on_list", watching.on_list),
    _period("delisted", watching.delisted),
    _period("advice_sent", watching.advice_sent),
    _period("advice_answered", watching.advice_answered),
    _day("advice_overdue", watching.advice_overdue),
    _day("watched", watching.watched),
    _period("watch_reports_due", watching.reports_due),
    _period("watch_reports_in_time_share", watching.reports_in_time, watching.reports_due),
    _day("watch_reports_overdue", watching.reports_overdue),
    _day("credit_a", watching.rated(CreditGrade.A)),
    _day("credit_b", watching.rated(CreditGrade.B)),
    _day("credit_c", watching.rated(CreditGrade.C)),
    _period("aid_told", work.referred(ReferralKind.LEGAL_AID)),
    _counted("aid_cases", leads.aid_cases),
    _counted("aid_heads", leads.aid_heads),
)
"""In the order in which reports state them."""

BY_NAME: Mapping[str, Measure] = MappingProxyType({measure.name: measure for measure in MEASURES})
