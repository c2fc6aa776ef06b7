"""线索 and 专项行动: where cases come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inspector_app.domain.dates import chinese
from inspector_app.support.vocabulary import word


class LeadKind(StrEnum):
    COMPLAINT = "complaint"
    REPORT = "report"
    ASSIGNED = "assigned"
    TRANSFERRED = "transferred"
    OWN_FINDING = "own_finding"


class LeadState(StrEnum):
    RECEIVED = "received"
    ACCEPTED = "accepted"
    IN_CASE = "in_case"
    ANSWERED = "answered"
    HANDED_ON = "handed_on"
    REFUSED = "refused"
    MERGED = "merged"


class LeadVerb(StrEnum):
    """What is done with a lead."""

    CORRECT = "correct"
    ACCEPT = "accept"  # 受理
    REFUSE = "refuse"  # 不予受理
    HAND_ON = "hand_on"  # 转办 to the body that is competent (R724 art. 10)
    OPEN_CASE = "open_case"  # 转为案件
    ANSWER = "answer"  # 答复
    MERGE = "merge"  # 并入 another lead
    SEPARATE = "separate"
    REOPEN = "reopen"  # 撤回决定


_GOES_ON = (LeadVerb.ANSWER, LeadVerb.MERGE, LeadVerb.CORRECT)
LEAD_VERBS: Mapping[LeadState, tuple[LeadVerb, ...]] = {
    LeadState.RECEIVED: (
        LeadVerb.ACCEPT, LeadVerb.OPEN_CASE, LeadVerb.REFUSE, LeadVerb.HAND_ON, *_GOES_ON,
    ),
    LeadState.ACCEPTED: (LeadVerb.OPEN_CASE, LeadVerb.HAND_ON, *_GOES_ON, LeadVerb.REOPEN),
    LeadState.IN_CASE: _GOES_ON,
    LeadState.ANSWERED: (LeadVerb.ANSWER, LeadVerb.CORRECT, LeadVerb.REOPEN),
    LeadState.HANDED_ON: (LeadVerb.ANSWER, LeadVerb.CORRECT, LeadVerb.REOPEN),
    LeadState.REFUSED: (LeadVerb.ANSWER, LeadVerb.CORRECT, LeadVerb.REOPEN),
    LeadState.MERGED: (LeadVerb.SEPARATE, LeadVerb.ANSWER),  # whoever sent it waits for its own answer
}  # fmt: skip
"""By state, the next thing to do first."""


@dataclass(frozen=True, slots=True)
class Lead:
    """线索. One that ``keeps_secret`` never names its informant in a list, a paper or what is told of changes: each
    举报 (R423 art. 9), and whatever else is ``secret`` because somebody asked for it.

    ``reply_by`` is the last day that whoever sent it set for the answer; ``handed_to`` the body that is competent;
    ``conclusion`` the id of a 核处结论 (``resources/law/leads.toml``); ``merged_into`` the lead that goes on for it.
    ``case_on`` and ``merged_on`` are when it was taken into its case and merged, None where nobody kept it.
    Several leads may merge into one case.
    """

    rid: str
    kind: LeadKind
    received_on: date
    channel: str = ""
    outer_number: str = ""
    case_rid: str = ""
    project_rid: str = ""
    company_rid: str = ""
    complainant_rids: tuple[str, ...] = ()
    respondent: str = ""
    heads: int | None = None
    facts: str = ""
    request: str = ""
    accepted_on: date | None = None
    refused_reason: str = ""
    secret: bool = False
    reply_by: date | None = None
    refused_on: date | None = None
    handed_to: str = ""
    handed_on: date | None = None
    replied_on: date | None = None
    reply: str = ""
    conclusion: str = ""
    merged_into: str = ""
    case_on: date | None = None
    merged_on: date | None = None

    @property
    def keeps_secret(self) -> bool:
        """Whether nobody may learn who told it."""
        return self.secret or self.kind is LeadKind.REPORT

    @property
    def state(self) -> LeadState:
        """How far it has come. What was decided of it stands, whatever was answered besides."""
        if self.merged_into:
            return LeadState.MERGED
        if self.refused_on or self.refused_reason:
            return LeadState.REFUSED
        if self.handed_to:
            return LeadState.HANDED_ON
        if self.replied_on:
            return LeadState.ANSWERED
        if self.case_rid:
            return LeadState.IN_CASE
        return LeadState.ACCEPTED if self.accepted_on else LeadState.RECEIVED

    @property
    def ended_on(self) -> date | None:
        """When it was answered, refused or handed on; None while none of these is told."""
        return self.replied_on or self.refused_on or self.handed_on

    def file_by(self, *, filed: bool) -> date | None:
        """The last day for 立案 of a complaint that was accepted: that of its acceptance (R25 art. 18), also in a case,
        until that is ``filed``; None where none is owed."""
        waits = self.state in (LeadState.ACCEPTED, LeadState.IN_CASE) and self.kind is LeadKind.COMPLAINT
        return self.accepted_on if waits and not filed else None

    @property
    def verbs(self) -> tuple[LeadVerb, ...]:
        """What may be done with it now. A complaint is answered only when it was decided upon (R25 art. 18)."""
        verbs = LEAD_VERBS[self.state]
        if self.state is LeadState.MERGED and (self.reply_by is None or not self.replied_on):
            return verbs[::-1] if self.reply_by else verbs[:1]
        if self.state is LeadState.RECEIVED and self.kind is LeadKind.COMPLAINT:
            return tuple(verb for verb in verbs if verb is not LeadVerb.ANSWER)
        return verbs


def came_words(channel: str, kind: LeadKind, received_on: date) -> str:
    """来访投诉，2026年3月2日收到: how and when a lead came, by which it is called where it is about no unit yet."""
    return f"{channel}{word(kind)}，{chinese(received_on)}收到"


@dataclass(frozen=True, slots=True)
class Campaign:
    """专项行动: its days, plan and projects (none: all of them), who leads it, and who takes part."""

    rid: str
    title: str
    first_day: date
    last_day: date
    plan: str = ""
    project_rids: tuple[str, ...] = ()
    lead_body: str = ""
    departments: str = ""
