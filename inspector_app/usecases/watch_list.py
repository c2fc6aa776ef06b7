"""重点监管 as one list: every entry with whom it is about, where it stands, what is due of it; the overdue first."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.dates import chinese
from inspector_app.domain.incident import (
    WITHOUT_CASE,
    Advance,
    FalseClaim,
    Incident,
    IncidentReportKind,
    PoliceOutcome,
    heads_told,
    still_out,
)
from inspector_app.domain.money import yuan
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.records import kind_of, shape
from inspector_app.domain.referral import Referral, ReferralKind
from inspector_app.domain.survey import month_words
from inspector_app.domain.watch_acts import Entry, is_over
from inspector_app.domain.watch_rules import WatchTerm
from inspector_app.domain.watching import Advice, CreditRating, Listing, ListingState, Watch, WatchReport, months_owed
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.vocabulary import record_word, word
from inspector_app.support.words_within import holds
from inspector_app.usecases.context import Context
from inspector_app.usecases.early_removal import goes_along
from inspector_app.usecases.watching import ENTRIES, PART_OF

_SOON = timedelta(days=7)
_NOTHING = "—"
NO_DAY = "时限以本机关预案为准"
"""For what the statutes that were found ask for at once without counting days or hours (reports of incidents)."""


class WatchScope(StrEnum):
    """Which entries are looked at."""

    OPEN = "open"
    OVERDUE = "overdue"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class WatchDue:
    """Something owed of an entry until a day; None where no rule sets one, so that it is never overdue. ``of_law`` when
    the day follows from a rule of law, ``of_paper`` when the limit runs with the paper of the entry too, so that it is
    asked for once."""

    what: str
    day: date | None
    of_law: bool = False
    of_paper: bool = False

    def words(self, today: date) -> str:
        """3月监管月报（4月5日前，已逾期2天）; 尚无初报（时限以本机关预案为准）."""
        if self.day is None:
            return f"{self.what}（{NO_DAY}）"
        late = f"，已逾期{(today - self.day).days}天" if self.is_overdue(today) else ""
        return f"{self.what}（{chinese(self.day)}前{late}）"

    def is_overdue(self, today: date) -> bool:
        """Whether its day has passed."""
        return self.day is not None and self.day < today


@dataclass(frozen=True, slots=True)
class WatchLine:
    """An entry of the list. ``dues`` are owed, the first one first; ``on`` is the day it began."""

    kind: str
    entry: Entry
    subject: str
    told: str
    state: str
    over: bool
    on: date
    dues: tuple[WatchDue, ...]
    today: date

    @property
    def overdue(self) -> bool:
        """Whether a day has passed by which something was owed."""
        return any(due.is_overdue(self.today) for due in self.dues)

    @property
    def due_words(self) -> str:
        """What is owed next; — where nothing is."""
        return self.dues[0].words(self.today) if self.dues else _NOTHING

    @property
    def kind_word(self) -> str:
        """重点监管, 群体性事件 …"""
        return record_word(self.kind)


def watch_lines(context: Context) -> tuple[WatchLine, ...]:
    """Every entry: overdue ones first by their day, then those that go on, then those that are over, the newest first.

    Referrals are those to the police and to other bodies; what workers were told to turn to is no matter of this list.
    """
    store = context.store
    entries: list[Any] = [each for of in ENTRIES.values() for each in store.all(of) if _is_of_this_list(each)]
    return lines_of(context, entries)


def _is_of_this_list(entry: Any) -> bool:
    told = (ReferralKind.ARBITRATION, ReferralKind.LEGAL_AID)
    return not (isinstance(entry, Referral) and entry.kind in told)


def lines_of(context: Context, entries: Iterable[Any]) -> tuple[WatchLine, ...]:
    """Some entries as lines, in the order of the list."""
    entries, today = list(entries), context.clock.today()
    parts = {
        of: context.store.find_among(part, field, [each.rid for each in entries if isinstance(each, of)])
        for of, (part, field) in PART_OF.items()
    }
    names = _names(context, entries)
    lines = [_line(context, each, parts, names, today) for each in entries]
    return tuple(sorted(lines, key=_order))


def _order(line: WatchLine) -> tuple[Any, ...]:
    days = [due.day for due in line.dues if due.day]
    return (not line.overdue, days[0] if line.overdue else date.max, line.over, -line.on.toordinal(), line.entry.rid)


def lines_about(
    context: Context, company_rid: str = "", project_rid: str = "", case_rids: Sequence[str] = ()
) -> tuple[WatchLine, ...]:
    """The entries about a company (also as a listed party), a project or any of some cases."""
    wanted = {
        "company_rid": [company_rid], "party_rid": [company_rid], "project_rid": [project_rid],
        "case_rid": list(case_rids),
    }  # fmt: skip
    kinds: list[Any] = list(ENTRIES.values())
    found: dict[str, Any] = {}
    for field, rids in wanted.items():  # one statement each, whatever the kinds
        told = context.store.find_each([of for of in kinds if field in shape(of)], field, [rid for rid in rids if rid])
        found |= {each.rid: each for own in told.values() for each in own if _is_of_this_list(each)}
    return lines_of(context, found.values())


def lines_of_company(context: Context, company_rid: str) -> tuple[WatchLine, ...]:
    """The entries about a company, and those about its cases."""
    cases = [case.rid for case in context.store.find(Case, company_rid=company_rid)]
    return lines_about(context, company_rid=company_rid, case_rids=cases)


def find_watch_lines(
    lines: Sequence[WatchLine], text: str, *, kind: str | None = None, scope: WatchScope | None = None
) -> list[WatchLine]:
    """Entries by what they are, whom they are about and what they tell, perhaps of one kind, open, overdue or over."""
    return [
        line
        for line in lines
        if kind in (None, line.kind)
        and _in_scope(line, scope)
        and holds(text, (line.kind_word, line.subject, line.told, line.state))
    ]


def _in_scope(line: WatchLine, scope: WatchScope | None) -> bool:
    match scope:
        case WatchScope.OPEN:
            return not line.over
        case WatchScope.OVERDUE:
            return line.overdue
        case WatchScope.OVER:
            return line.over
    return True


def watch_called(context: Context, begins: str) -> WatchLine:
    """The one entry whose identity begins so. Raises :class:`Refused` ``watching-not-found``, ``watching-not-one``."""
    found = [line for line in watch_lines(context) if begins.strip() and line.entry.rid.startswith(begins.strip())]
    if len(found) != 1:
        code = "watching-not-one" if found else "watching-not-found"
        raise Refused(Problem(code, "entry", details={"name": begins[:40]}))
    return found[0]


def watch_due(context: Context, passed: Collection[str] = ()) -> tuple[WatchLine, ...]:
    """What is overdue or owed within a week, for the first page. Only what may owe something is read; what ``passed``
    to a colleague with its case is his to do."""
    soon, find = context.clock.today() + _SOON, context.store.find
    every: tuple[Any, ...] = (
        *find(Watch, ended_on=None), *find(Advice, replied_on=None), *find(Listing, removed_on=None),
        *find(Referral, kind=ReferralKind.POLICE), *find(Incident, ended_on=None),
    )  # fmt: skip
    owing = [each for each in every if each.rid not in passed]
    lines = (replace(line, dues=tuple(x for x in line.dues if not x.of_paper)) for line in lines_of(context, owing))
    return tuple(line for line in lines if any(due.day is None or due.day <= soon for due in line.dues))


def _names(context: Context, entries: Iterable[Any]) -> dict[str, str]:
    """What companies, persons, projects, cases and places of incidents that entries name are called, by rid."""
    rids = {rid for each in entries for name in _SUBJECTS if (rid := getattr(each, name, ""))}
    store = context.store
    kinds: tuple[type[Any], ...] = (Company, Person, Project)
    found: dict[str, str] = {each.rid: each.name for of in kinds for each in store.pick(of, rids)}
    found |= {each.rid: each.title for each in store.pick(Case, rids - found.keys())}
    return found | {each.rid: each.place for each in store.pick(Incident, rids - found.keys())}


_SUBJECTS = ("company_rid", "party_rid", "project_rid", "case_rid", "incident_rid")
"""What an entry may be about, the first that it names."""


def _line(
    context: Context, entry: Any, parts: Mapping[type[Any], Sequence[Any]], names: Mapping[str, str], today: date
) -> WatchLine:  # fmt: skip
    own = parts.get(type(entry), ())
    rest = still_out(entry, own) if isinstance(entry, Advance) else 0
    subject = next((names[rid] for name in _SUBJECTS if (rid := getattr(entry, name, "")) in names), "")
    dues = sorted(_dues(context, entry, own), key=lambda due: due.day or today)
    return WatchLine(
        kind_of(entry), entry, subject or getattr(entry, "place", getattr(entry, "who", "")), _told(entry, own),
        state_words(entry, rest), is_over(entry, rest), _began(entry), tuple(dues), today,
    )  # fmt: skip


def _told(entry: Any, parts: Sequence[Any]) -> str:
    """What a line tells of an entry; of an incident with how many its reports told, as the figures count it."""
    now = replace(entry, heads=heads_told(entry, parts)) if isinstance(entry, Incident) else entry
    return _TOLD[type(entry)](now)


def _began(entry: Any) -> date:
    if isinstance(entry, Incident):
        return civil_date(entry.began_at)
    field = {
        Watch: "begun_on", CreditRating: "rated_on", Listing: "proposed_on", Advice: "sent_on", Advance: "paid_on",
        FalseClaim: "found_on", Referral: "on",
    }[type(entry)]  # fmt: skip
    day: date = getattr(entry, field)
    return day


def _dues(context: Context, entry: Entry, parts: Sequence[Any]) -> list[WatchDue]:
    if isinstance(entry, Watch):
        reports: Sequence[WatchReport] = parts
        owed = months_owed(entry, reports, context.clock.today())
        return [WatchDue(f"{month_words(month)}{record_word('watch_report')}", entry.due(month)) for month in owed]
    if isinstance(entry, Advice) and entry.reply_by and not entry.replied_on:
        return [WatchDue(f"{entry.body}回复", entry.reply_by)]
    if isinstance(entry, Incident):
        return [] if parts or entry.ended_on else [WatchDue(f"尚无{word(IncidentReportKind.FIRST)}", None)]
    if isinstance(entry, Listing):
        return _listing_dues(context, entry)
    if isinstance(entry, Referral) and entry.kind is ReferralKind.POLICE:
        return _police_dues(context, entry)
    return []


def _listing_dues(context: Context, listing: Listing) -> list[WatchDue]:
    found = []
    if listing.state is ListingState.PROPOSED and listing.objected_on and not listing.answered_on:
        found.append(_term(context, WatchTerm.OBJECTION, listing.objected_on, of_paper=bool(listing.notice_rid)))
    if listing.asks_removal and listing.applied_on:
        found.append(_term(context, WatchTerm.EARLY_REMOVAL, listing.applied_on))
    if listing.state is ListingState.LISTED and (day := goes_along(context, listing)):
        found.append(_term(context, WatchTerm.TAKE_OFF, day))
    until = listed_until(context, listing)
    if until and listing.state is ListingState.LISTED and until < context.clock.today():
        found.append(_term(context, WatchTerm.TAKE_OFF, until))
    return found


def listed_until(context: Context, listing: Listing) -> date | None:
    """The last day on the list (O45 art. 11); None for whom is not on it, or is off it again."""
    if listing.decided_on is None or listing.state is not ListingState.LISTED:
        return None
    return context.law.compute(
        context.law.watching.terms[WatchTerm.LISTED], listing.decided_on, context.agency.province
    ).due


def _police_dues(context: Context, referral: Referral) -> list[WatchDue]:
    if referral.decision is None and referral.receipt_on and not referral.answered_on:
        return [_term(context, WatchTerm.POLICE, referral.receipt_on, of_paper=bool(referral.document_rid))]
    if referral.answered_on is None:
        return []
    if referral.decision is PoliceOutcome.FILED:
        handed = referral.handed_on is not None
        return [] if handed else [_term(context, WatchTerm.EXHIBITS, referral.answered_on)]
    if referral.decision not in WITHOUT_CASE or referral.review_on:
        return []
    due = _term(context, WatchTerm.REVIEW, referral.answered_on)
    return [] if due.is_overdue(context.clock.today()) else [due]  # a right, over with its term (T310 art. 9)


def term_words(context: Context, term: WatchTerm) -> str:
    """What a limit asks: 可以申请提前移出：改正之日起6个月（依据）, and what is to be heeded."""
    limit = context.law.limit(context.law.watching.terms[term], context.agency.province)
    source = context.law.source_text(limit.basis, limit.source, limit.mark)
    return f"{limit.title}：{limit.starts_with}起{limit.length}{word(limit.unit)}（{source}）。{limit.note}"


def _term(context: Context, term: WatchTerm, day: date, of_paper: bool = False) -> WatchDue:
    computed = context.law.compute(context.law.watching.terms[term], day, context.agency.province)
    return WatchDue(word(term), computed.due, of_law=True, of_paper=of_paper)


def state_words(entry: Entry, rest: int = 0) -> str:
    """Where an entry stands, in a few characters."""
    match entry:
        case Watch():
            return "已解除" if entry.ended_on else "监管中"
        case CreditRating():
            return word(entry.grade)
        case Listing():
            return word(entry.state)
        case Advice():
            return "已回复" if entry.replied_on else "待回复"
        case Incident():
            return "已平息" if entry.ended_on else "处置中"
        case Advance():
            if rest <= 0:
                return "已追回"
            return "待追偿" if rest == entry.amount_fen else "部分追回"
        case FalseClaim():
            return _false_claim_state(entry)
        case Referral():
            return _referral_state(entry)


def _false_claim_state(claim: FalseClaim) -> str:
    if claim.is_closed:
        return "已办结"
    if claim.referred_on:
        return word(claim.decision) if claim.decision else "已移送"
    if claim.exposed_on:
        return "已警示并曝光" if claim.warned_on else "已曝光"
    return "已警示" if claim.warned_on else "核查中"


def _referral_state(referral: Referral) -> str:
    if referral.decision:
        return word(referral.decision)
    if referral.answered_on:
        return "已答复"
    return "待答复" if referral.receipt_on or referral.kind is not ReferralKind.POLICE else "待回执"


def _people(heads: int | None) -> str:
    return f"{heads}人" if heads is not None else ""


_TOLD: Mapping[type[Any], Callable[[Any], str]] = {
    Watch: lambda it: it.reason,
    CreditRating: lambda it: f"{it.year}年度　{it.facts}",
    Listing: lambda it: "　".join(filter(None, (word(it.ground), it.number))),
    Advice: lambda it: f"{it.measure}（{it.body}）",
    Incident: lambda it: "　".join(filter(None, (it.level, _people(it.heads), it.demand))),
    Advance: lambda it: f"{word(it.source)}　{word(it.purpose)}{yuan(it.amount_fen)}元　{_people(it.heads)}".rstrip(),
    FalseClaim: lambda it: f"{word(it.kind)}　{it.facts}",
    Referral: lambda it: "　".join(filter(None, (it.to, it.number))),
}
