"""The register of leads: overdue first, how long each took, and who is behind several of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from inspector_app.domain.act import Act, ActKind, current
from inspector_app.domain.case import Case
from inspector_app.domain.dates import chinese
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.lead import Lead, LeadKind, LeadState, came_words
from inspector_app.domain.person import Person
from inspector_app.store.referred import ends, merged_parties
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.groups import grouped
from inspector_app.support.words_within import holds
from inspector_app.usecases.context import Context

KEPT_BACK = "（保密）"
NO_DAY = "未填来件要求的答复日期"
_OPEN = (LeadState.RECEIVED, LeadState.ACCEPTED, LeadState.IN_CASE)
_LEAST = 8  # characters of an identity that name a lead on the command line


class LeadScope(StrEnum):
    """Which leads are listed."""

    OPEN = "open"
    OVERDUE = "overdue"
    ENDED = "ended"
    ALL = "all"


class LeadTask(StrEnum):
    """What is due of a lead by a last day."""

    DECIDE = "decide"
    FILE = "file"
    ANSWER = "answer"


_DUE = {
    LeadTask.DECIDE: "决定是否受理{day}截止", LeadTask.FILE: "立案（受理当日）{day}截止",
    LeadTask.ANSWER: "答复{day}截止",
}  # fmt: skip


class LeadDue(NamedTuple):
    """A lead with what is due of it and by when."""

    lead: Lead
    task: LeadTask
    day: date

    def words(self, today: date) -> str:
        """决定是否受理3月9日截止，已逾期."""
        return _DUE[self.task].format(day=chinese(self.day)) + ("，已逾期" if self.day < today else "")


@dataclass(frozen=True, slots=True)
class LeadLine:
    """A lead with what is due next (None: nothing), its case, and the days until it was filed and over. In a case
    it is over when that is closed, whatever was answered before.

    ``again`` tells which other leads have somebody of this one, or the number of its sender, too, as far as no
    informant becomes known by it. ``lacks_day``: nobody entered by when its sender wants the answer that it still
    owes, so that it would never be overdue.
    """

    lead: Lead
    today: date
    due: date | None
    task: LeadTask | None
    case_title: str
    complainants: str
    filed_on: date | None
    closed_on: date | None
    again: tuple[Lead, ...]
    lacks_day: bool = False

    @property
    def state(self) -> LeadState:
        """How far it has come."""
        return self.lead.state

    @property
    def overdue(self) -> bool:
        """Whether the last day for what is due next has passed."""
        return self.due is not None and self.due < self.today

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done: a case or a decision that is not over, or an answer that is due."""
        return self.due is not None or (self.state in _OPEN and self.closed_on is None)

    @property
    def days_to_filing(self) -> int | None:
        """Calendar days from its receipt to 立案; None while there is none."""
        return (self.filed_on - self.lead.received_on).days if self.filed_on else None

    @property
    def days_to_closing(self) -> int | None:
        """Calendar days from its receipt until it was over."""
        return (self.closed_on - self.lead.received_on).days if self.closed_on else None

    @property
    def due_words(self) -> str:
        """决定是否受理3月9日截止，已逾期: what is due next, and that a day lacks; empty when nothing is."""
        due = LeadDue(self.lead, self.task, self.due).words(self.today) if self.due and self.task else ""
        return "；".join(filter(None, (due, NO_DAY if self.lacks_day else "")))


def told_facts(lead: Lead) -> str:
    """What a list, a search or a file of lists may tell of a lead's facts: those of one that is kept secret say who
    told them as often as not (R423 art. 9)."""
    return KEPT_BACK if lead.keeps_secret else lead.facts


def told_reply(lead: Lead) -> str:
    """The same of what was answered, empty where nothing was."""
    return KEPT_BACK if lead.keeps_secret and lead.reply else lead.reply


def lead_words(lead: Lead) -> str:
    """来访投诉，3月2日，23人: a lead in one line."""
    heads = f"，{lead.heads}人" if lead.heads else ""
    return f"{came_words(lead.channel, lead.kind, lead.received_on)}{heads}"


def leads(context: Context) -> tuple[LeadLine, ...]:
    """Every lead: what is overdue first, then by the last day of what is due, then the newest."""
    found = _Register(context).lines(context.store.all(Lead))
    return tuple(sorted(found, key=_urgency))


def _urgency(line: LeadLine) -> tuple[bool, date, int]:
    return not line.overdue, line.due or date.max, -line.lead.received_on.toordinal()


def lines_of(context: Context, wanted: Collection[Lead]) -> list[LeadLine]:
    """Some leads, in the order given."""
    return _Register(context).lines(wanted)


def others_of(context: Context, lead: Lead) -> tuple[Lead, ...]:
    """Every other lead in which somebody of a lead is, too, also where that is kept secret: for whoever asked for it
    only."""
    return _Register(context).again(lead)


def lead_line(context: Context, rid: str) -> LeadLine:
    """One lead."""
    return _Register(context).lines([context.store.need(Lead, rid)])[0]


def leads_due(context: Context, until: date) -> tuple[LeadDue, ...]:
    """The leads that are to be filed, or of which whoever sent them wants an answer, by a day that is near: the most
    urgent first. What is to be decided upon has its limit."""
    waiting = context.store.find(Lead, replied_on=None)
    filing = _to_file(context, waiting)
    answers = [LeadDue(each, LeadTask.ANSWER, day) for each in waiting if (day := each.reply_by)]
    return tuple(sorted((due for due in (*filing, *answers) if due.day <= until), key=_day))


def leads_to_file(context: Context, case: Case) -> tuple[LeadDue, ...]:
    """The complaints of a case that were accepted and wait for its filing, the earliest first."""
    return next(iter(cases_to_file(context, [case]).values()), ())


def cases_to_file(context: Context, cases: Iterable[Case]) -> dict[str, tuple[LeadDue, ...]]:
    """The same of many cases, by the rid of each that has any."""
    waiting = [case.rid for case in cases if case.filed_on is None]
    due = _to_file(context, context.store.find_among(Lead, "case_rid", waiting)) if waiting else []
    return {rid: tuple(own) for rid, own in grouped(sorted(due, key=_day), lambda each: each.lead.case_rid).items()}


def _day(due: LeadDue) -> date:
    return due.day


def _to_file(context: Context, wanted: Collection[Lead]) -> list[LeadDue]:
    asked = [lead for lead in wanted if lead.file_by(filed=False)]
    cases = context.store.pick(Case, dict.fromkeys(lead.case_rid for lead in asked if lead.case_rid))
    filed = {case.rid for case in cases if case.filed_on}
    found = ((lead, lead.file_by(filed=lead.case_rid in filed)) for lead in asked)
    return [LeadDue(lead, LeadTask.FILE, day) for lead, day in found if day]


def merged_leads(context: Context, lead: Lead) -> tuple[Lead, ...]:
    """What was merged into a lead, and the lead into which it went itself."""
    into = context.store.get(Lead, lead.merged_into) if lead.merged_into else None
    return (*((into,) if into else ()), *context.store.find(Lead, merged_into=lead.rid))


def find_lead_lines(
    lines: Iterable[LeadLine], text: str, *, scope: LeadScope = LeadScope.ALL, kind: LeadKind | None = None
) -> list[LeadLine]:
    """Leads by respondent, facts, number, channel and case, of a kind; neither informants who are kept
    secret nor what they told are found."""
    return [
        line for line in lines
        if kind in (None, line.lead.kind) and _in_scope(line, scope) and holds(text, _words(line))
    ]  # fmt: skip


def _in_scope(line: LeadLine, scope: LeadScope) -> bool:
    if scope is LeadScope.OVERDUE:
        return line.overdue
    return scope is LeadScope.ALL or line.is_open is (scope is LeadScope.OPEN)


def _words(line: LeadLine) -> tuple[str, ...]:
    lead = line.lead
    named = "" if lead.keeps_secret else line.complainants
    return (lead.respondent, told_facts(lead), lead.outer_number, lead.channel, line.case_title, named)


def lead_named(context: Context, name: str) -> Lead:
    """The one lead with this number of its sender, or whose identity begins so.

    Raises :class:`Refused` ``lead-not-found`` or ``lead-not-one``.
    """
    wanted = name.strip()
    every = context.store.all(Lead)
    found = [
        lead for lead in every
        if wanted and (wanted == lead.outer_number or (len(wanted) >= _LEAST and lead.rid.startswith(wanted)))
    ]  # fmt: skip
    if len(found) != 1:
        raise Refused(Problem("lead-not-one" if found else "lead-not-found", "lead", details={"name": wanted[:40]}))
    return found[0]


class _Register:
    """What leads are laid beside, each read once."""

    def __init__(self, context: Context) -> None:
        self._context, self._store = context, context.store
        self._today = context.clock.today()

    def lines(self, wanted: Collection[Lead]) -> list[LeadLine]:
        """These leads with what the records tell of them."""
        cases = {case.rid: case for case in self._store.pick(Case, {lead.case_rid for lead in wanted} - {""})}
        return [self._line(lead, cases.get(lead.case_rid)) for lead in wanted]

    def _line(self, lead: Lead, case: Case | None) -> LeadLine:
        accepting = None if lead.merged_into else self._accepting.get(lead.rid)
        reply = lead.reply_by if not lead.replied_on else None  # of one that was merged, too
        file_by = lead.file_by(filed=case is not None and case.filed_on is not None)
        days = (accepting, LeadTask.DECIDE), (file_by, LeadTask.FILE), (reply, LeadTask.ANSWER)
        due, task = min(((day, task) for day, task in days if day), default=(None, None))
        closed = self._closed.get(case.rid) if case else lead.ended_on  # an answer ends no case
        return LeadLine(
            lead, self._today, due, task, case.title if case else "",
            self._complainants(lead), case.filed_on if case else None, closed, self._again_told(lead),
            self._lacks_day(lead),
        )  # fmt: skip

    def _lacks_day(self, lead: Lead) -> bool:
        channel = self._context.law.leads.channels.get(lead.channel)
        return channel is not None and channel.asks_reply and lead.reply_by is None and lead.state in _OPEN

    def _complainants(self, lead: Lead) -> str:
        if lead.keeps_secret:
            return KEPT_BACK
        return "、".join(person.name for rid in lead.complainant_rids if (person := self._people.get(rid)))

    @cached_property
    def _accepting(self) -> Mapping[str, date]:
        """The last day for accepting each complaint that nobody decided upon; of merged ones the earliest counts."""
        rule = self._context.law.procedure.accepting
        into = ends({lead.rid: lead.merged_into for lead in self._every if lead.merged_into})
        found: dict[str, date] = {}
        for limit in self._store.find(Deadline, rule=rule, done_on=None):
            rid = into.get(limit.lead_rid, limit.lead_rid)
            found[rid] = min(limit.due, found.get(rid, limit.due))
        return found

    @cached_property
    def _every(self) -> tuple[Lead, ...]:
        return self._store.all(Lead)

    @cached_property
    def _closed(self) -> Mapping[str, date]:
        kinds = (ActKind.CLOSED, ActKind.FILING_CANCELLED, ActKind.UNDONE)
        acts = current(act for kind in kinds for act in self._store.find(Act, kind=kind))
        return {act.subject_rid: civil_date(act.at) for act in acts}

    @cached_property
    def _people(self) -> Mapping[str, Person]:
        rids = {rid for lead in self._every for rid in lead.complainant_rids}
        return {person.rid: person for person in self._store.pick(Person, rids)}

    @cached_property
    def _by_person(self) -> Mapping[str, list[Lead]]:
        found: dict[str, list[Lead]] = {}
        for lead in self._every:
            for mark in self._marks(lead):
                found.setdefault(mark, []).append(lead)
        return found

    @cached_property
    def _merged(self) -> Mapping[str, str]:
        return merged_parties(self._store.db)

    def _marks(self, lead: Lead) -> set[str]:
        """By what somebody is known again: the record, the number, name and telephone together; and the matter itself
        by the number of its sender."""
        marks = {f"来件{lead.outer_number.strip()}"} if lead.outer_number.strip() else set()
        for rid in lead.complainant_rids:
            marks.add(self._merged.get(rid, rid))
            if person := self._people.get(rid):
                marks |= {person.id_number, f"{person.name} {person.phone}" if person.phone else ""}
        return marks - {""}

    def _again_told(self, lead: Lead) -> tuple[Lead, ...]:
        """What may be told: that somebody who is named gave a secret lead would name the informant."""
        return () if lead.keeps_secret else tuple(other for other in self.again(lead) if not other.keeps_secret)

    def again(self, lead: Lead) -> tuple[Lead, ...]:
        """The other leads with somebody of this one or the number of its sender, but those merged with it."""
        others = {o.rid: o for mark in self._marks(lead) for o in self._by_person[mark] if o.rid != lead.rid}
        linked = {lead.merged_into} | {each.rid for each in others.values() if each.merged_into == lead.rid}
        return tuple(other for rid, other in others.items() if rid not in linked)
