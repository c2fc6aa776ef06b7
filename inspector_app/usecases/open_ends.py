"""收工三问 and 未完成: what should not wait until one leaves a site, or until tomorrow, told by the same derivation as
the lists and the pages."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from inspector_app.domain.act import current
from inspector_app.domain.case import Case
from inspector_app.domain.dates import month_day
from inspector_app.domain.document import DocumentHead, DocumentKind, DocumentState, awaits_signature, document_state
from inspector_app.domain.inspection import (
    OPEN_RESULTS,
    CheckResult,
    Finding,
    Inspection,
    InspectionHead,
    LeftOpen,
    held_to,
)
from inspector_app.domain.interview import InterviewHead
from inspector_app.domain.lifecycle import lacks_scan
from inspector_app.domain.person import Person
from inspector_app.domain.record_stage import RecordStage
from inspector_app.domain.role import Role
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.support.groups import grouped
from inspector_app.usecases.context import Context
from inspector_app.usecases.heads import Heads
from inspector_app.usecases.inspections import core_not_looked_at, left_before, not_looked_at
from inspector_app.usecases.names import visited_places
from inspector_app.usecases.private_numbers import is_public
from inspector_app.usecases.record_papers import RecordPapers
from inspector_app.usecases.undone_papers import untold_withdrawals

H = TypeVar("H", InterviewHead, InspectionHead)


CODE_PART = "entry_code"
"""The part of a visit that lacks while nobody scanned."""


class EndKind(StrEnum):
    """What an open end is: a transcript, a visit, or a paper of the register."""

    INTERVIEW = "interview"
    VISIT = "visit"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """Something to finish: which record (``rid``), what it is called, and how far it has come in words; of a visit
    perhaps one ``part``: an item of its checklist, or a field."""

    kind: EndKind
    rid: str
    name: str
    state: str
    since: datetime
    part: str = ""

    @property
    def words(self) -> str:
        """赵示例的询问笔录（未打印）."""
        return f"{self.name}（{self.state}）"


@dataclass(frozen=True, slots=True)
class OpenEnds:
    """收工三问: records not signed yet; papers signed off and not served; what is still to be photographed, scanned on
    the way out (扫码入企) or kept as a scan. ``next_time`` is what another visit has to look at again."""

    unsigned: tuple[OpenEnd, ...] = ()
    unserved: tuple[OpenEnd, ...] = ()
    unscanned: tuple[OpenEnd, ...] = ()
    next_time: tuple[OpenEnd, ...] = ()

    @property
    def count(self) -> int:
        """How much is to be done before one leaves."""
        return len(self.unsigned) + len(self.unserved) + len(self.unscanned)


def open_ends(context: Context, visit: Inspection | None = None) -> OpenEnds:
    """What should not wait until tomorrow, each the newest first; derived from records, papers and their acts.

    Of one ``visit`` it is what should not wait until one leaves the site: its record, who was asked on it or in a case
    of its project, and papers about it, such a case or its project. In the evening it is everything, and of visits
    those of today.
    """
    heads = Heads(context.store)
    seen = _Seen(context, (visit,) if visit else _of_today(context, heads), is_named=visit is None)
    acts = grouped(current(heads.acts), lambda act: act.subject_rid)
    here = _cases_at(context, visit) if visit else frozenset[str]()
    issued = [paper for paper in heads.papers if paper.copies and (visit is None or _is_about(paper, visit, here))]
    states = {paper.rid: document_state(paper, acts.get(paper.rid, ())) for paper in issued}
    told = _told_by_stage(heads)
    records = [
        end for end in open_records(context, heads) if visit is None or end.rid in _records_of(heads, visit, here)
    ]
    unsigned = [_paper(p, "待签字") for p in issued if awaits_signature(p, states[p.rid]) and p.subject_rid not in told]
    lacking = {p.rid for p in issued if states[p.rid] in _SCANNED and lacks_scan(acts.get(p.rid, ()))}
    proven = {p.subject_rid for p in issued if states[p.rid] is DocumentState.SIGNED and p.rid not in lacking}
    return OpenEnds(
        _newest_first((*records, *unsigned)),
        _newest_first(
            _paper(p, vocabulary.word(states[p.rid]))
            for p in issued
            if p.kind is DocumentKind.OUTGOING and states[p.rid] in _BEFORE_SERVICE and not _hangs(context, p, states)
        ),
        (
            *seen.unproved(),
            *_newest_first(  # proven: by its 送达回证
                _paper(p, vocabulary.word(states[p.rid])) for p in issued if p.rid in lacking and p.rid not in proven
            ),
        ),
        tuple(seen.next_time()),
    )


def _hangs(context: Context, paper: DocumentHead, states: Mapping[str, DocumentState]) -> bool:
    """Whether it is a public notice that bears its seal: it is posted up and handed to nobody."""
    form = context.forms.edition(paper.form, paper.edition) if states[paper.rid] is DocumentState.SEALED else None
    return form is not None and is_public(form)


def _of_today(context: Context, heads: Heads) -> tuple[Inspection, ...]:
    today = context.clock.today()
    rids = [visit.rid for visit in heads.visits if civil_date(visit.started_at) == today]
    return context.store.pick(Inspection, rids) if rids else ()


def _cases_at(context: Context, visit: InspectionHead) -> frozenset[str]:
    """The case of a visit and those of its project: one may have gone there without a case, and asked in one."""
    at_project = context.store.find(Case, project_rid=visit.project_rid) if visit.project_rid else ()
    return frozenset({visit.case_rid, *(case.rid for case in at_project)} - {""})


def _is_about(paper: DocumentHead, visit: InspectionHead, here: Collection[str]) -> bool:
    """Whether a paper speaks of a visit, or belongs to a case of its site or to its project."""
    of_project = bool(visit.project_rid) and paper.project_rid == visit.project_rid
    return of_project or paper.about.inspection_rid == visit.rid or paper.case_rid in here


def _records_of(heads: Heads, visit: InspectionHead, here: Collection[str]) -> set[str]:
    """The visit itself, and who was asked on it or in a case of its site."""
    asked = {talk.rid for talk in heads.talks if talk.inspection_rid == visit.rid or talk.case_rid in here}
    return {visit.rid, *asked}


class _Seen:
    """Visits and what they leave; where there may be several, each end ``is_named`` by its place."""

    def __init__(self, context: Context, visits: Sequence[Inspection], *, is_named: bool) -> None:
        self._context, self._visits = context, visits
        self._is_at_site = not is_named
        self._places = visited_places(context.store, visits) if is_named else {}

    def unproved(self) -> Iterator[OpenEnd]:
        """What does not conform and nobody photographed; a code of 扫码入企 that is still to come."""
        for visit in self._visits:
            for item in visit.violations:
                if not item.evidence_rids:
                    yield self._of_item(visit, item.item, "没有照片")
            if visit.lacks_scan:
                label = vocabulary.label("inspection.scan_later" if visit.scan_later else "inspection.entry_code")
                yield self._end(visit, label, "没有登记", CODE_PART)

    def next_time(self) -> Iterator[OpenEnd]:
        """What nobody showed or could tell, by when what was found is to be put right, what of the core nobody looked
        at, and what a visit before left open and this one did not look at, while one is still there."""
        rids = [visit.rid for visit in self._visits]
        found = self._context.store.find_among(Finding, "inspection_rid", rids) if rids else ()
        known = {(each.inspection_rid, each.item): each for each in found}
        for visit in self._visits:
            has_found = any(each.inspection_rid == visit.rid for each in found)
            before = left_before(self._context, visit) if self._is_at_site or has_found else {}
            for item in visit.items:
                finding = known.get((visit.rid, item.item))
                if item.result in OPEN_RESULTS and not (finding and finding.corrected_on):
                    yield self._of_item(visit, item.item, _wanted(item.result, finding, before.get(item.item)))
            unseen = not_looked_at(self._context, visit)
            again = before if self._is_at_site else {}
            yield from (self._of_item(visit, item, "上次遗留，没有检查") for item in again if item in unseen)
            core = (item for item in core_not_looked_at(self._context, visit) if item not in again)
            yield from (self._of_item(visit, item, "没有检查") for item in core)

    def _of_item(self, visit: Inspection, item: str, state: str) -> OpenEnd:
        return self._end(visit, self._context.law.checklist[item].title, state, f"items.{item}")

    def _end(self, visit: Inspection, name: str, state: str, part: str) -> OpenEnd:
        place = self._places.get(visit.rid, "")
        return OpenEnd(EndKind.VISIT, visit.rid, f"{place}：{name}" if place else name, state, visit.started_at, part)


def _wanted(result: CheckResult, finding: Finding | None, before: LeftOpen | None) -> str:
    due = held_to(finding, before).due if finding else None
    if due:
        return f"{month_day(due)}前整改"
    return "没有整改期限" if result is CheckResult.VIOLATES else vocabulary.word(result)


def papers_under_way(context: Context, heads: Heads) -> tuple[OpenEnd, ...]:
    """Papers that were submitted and not signed off, or begun from a numbered blank, or taken back and their party not
    told so; those that were sent back stand first, then the latest moved."""
    acts = grouped(current(heads.acts), lambda act: act.subject_rid)
    found, taken_back = [], {each.rid for each in untold_withdrawals(context, heads.papers, heads.acts)}
    for paper in heads.papers:
        own = acts.get(paper.rid, ())
        state = document_state(paper, own)
        begun = not own and not paper.copies  # typed back from a numbered blank, and nothing done to it since
        if begun or (own and state in _BEFORE_SIGN_OFF) or paper.rid in taken_back:
            since = max((act.at for act in own), default=paper.created_at)
            name = "　".join(part for part in (paper.title, paper.addressee) if part)
            told = vocabulary.word(state) + ("，待书面告知" if paper.rid in taken_back else "")
            found.append(OpenEnd(EndKind.PAPER, paper.rid, name, told, since))
    returned = vocabulary.word(DocumentState.RETURNED)
    return tuple(sorted(_newest_first(found), key=lambda end: end.state != returned))


def open_records(context: Context, heads: Heads) -> tuple[OpenEnd, ...]:
    """Every transcript and every visit whose 笔录 is not signed yet, the newest first."""
    store = context.store
    talks, visits = (RecordPapers.read(context, role, heads) for role in (Role.QUESTIONING, Role.INSPECTION))
    open_talks, open_visits = _unsigned(talks, heads.talks), _unsigned(visits, heads.visits)
    places = visited_places(store, [visit for visit, _ in open_visits])
    people = {person.rid: person.name for person in store.pick(Person, {talk.person_rid for talk, _ in open_talks})}
    ends = [
        OpenEnd(EndKind.INTERVIEW, t.rid, f"{people.get(t.person_rid, '')}的询问笔录", vocabulary.word(s), t.started_at)
        for t, s in open_talks
    ]
    ends += [
        OpenEnd(EndKind.VISIT, v.rid, f"{places[v.rid]}的现场检查笔录", vocabulary.word(s), v.started_at)
        for v, s in open_visits
    ]
    return _newest_first(ends)


def _unsigned(papers: RecordPapers[DocumentHead], records: Collection[H]) -> list[tuple[H, RecordStage]]:
    stages = papers.stages_of(records)
    return [(each, stages[each.rid]) for each in records if stages[each.rid] is not RecordStage.SIGNED]


def _told_by_stage(heads: Heads) -> set[str]:
    """Transcripts and visits: whatever was printed of them is told by their own stage, not print by print."""
    return {*(talk.rid for talk in heads.talks), *(visit.rid for visit in heads.visits)}


def _paper(paper: DocumentHead, state: str) -> OpenEnd:
    return OpenEnd(EndKind.PAPER, paper.rid, paper.number or paper.title, state, paper.created_at)


def _newest_first(ends: Iterable[OpenEnd]) -> tuple[OpenEnd, ...]:
    return tuple(sorted(ends, key=lambda end: end.since, reverse=True))


_BEFORE_SIGN_OFF = (DocumentState.RETURNED, DocumentState.SUBMITTED, DocumentState.REVIEWED)
_BEFORE_SERVICE = (DocumentState.SIGNED_OFF, DocumentState.SEALED)
_SCANNED = (DocumentState.SIGNED, DocumentState.SERVED)
