"""收工三问 and 未完成: what should not wait until tomorrow, told by the same derivation as the lists and the pages."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from inspector_app.domain.act import current
from inspector_app.domain.document import DocumentHead, DocumentKind, DocumentState, awaits_signature, document_state
from inspector_app.domain.inspection import InspectionHead
from inspector_app.domain.interview import InterviewHead
from inspector_app.domain.lifecycle import lacks_scan
from inspector_app.domain.person import Person
from inspector_app.domain.record_stage import RecordStage
from inspector_app.domain.role import Role
from inspector_app.support import vocabulary
from inspector_app.support.groups import grouped
from inspector_app.usecases.context import Context
from inspector_app.usecases.heads import Heads
from inspector_app.usecases.names import visited_places
from inspector_app.usecases.record_papers import RecordPapers

H = TypeVar("H", InterviewHead, InspectionHead)


class EndKind(StrEnum):
    """What an open end is: a transcript, a visit, or a paper of the register."""

    INTERVIEW = "interview"
    VISIT = "visit"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """Something to finish: which record (``rid``), what it is called, and how far it has come in words."""

    kind: EndKind
    rid: str
    name: str
    state: str
    since: datetime

    @property
    def words(self) -> str:
        """赵示例的询问笔录（未打印）."""
        return f"{self.name}（{self.state}）"


@dataclass(frozen=True, slots=True)
class OpenEnds:
    """收工三问: records not signed yet, papers signed off and not served, signed or served without a scan."""

    unsigned: tuple[OpenEnd, ...] = ()
    unserved: tuple[OpenEnd, ...] = ()
    unscanned: tuple[OpenEnd, ...] = ()


def open_ends(context: Context) -> OpenEnds:
    """What should not wait until tomorrow, each the newest first; derived from records, papers and their acts."""
    heads = Heads(context.store)
    acts = grouped(current(heads.acts), lambda act: act.subject_rid)
    issued = [paper for paper in heads.papers if paper.copies]
    states = {paper.rid: document_state(paper, acts.get(paper.rid, ())) for paper in issued}
    records, told = open_records(context, heads), _told_by_stage(heads)
    unsigned = [_paper(p, "待签字") for p in issued if awaits_signature(p, states[p.rid]) and p.subject_rid not in told]
    lacking = {p.rid for p in issued if states[p.rid] in _SCANNED and lacks_scan(acts.get(p.rid, ()))}
    proven = {p.subject_rid for p in issued if states[p.rid] is DocumentState.SIGNED and p.rid not in lacking}
    return OpenEnds(
        _newest_first((*records, *unsigned)),
        _newest_first(
            _paper(p, vocabulary.word(states[p.rid]))
            for p in issued
            if p.kind is DocumentKind.OUTGOING and states[p.rid] in _BEFORE_SERVICE
        ),
        _newest_first(  # proven: by its 送达回证
            _paper(p, vocabulary.word(states[p.rid])) for p in issued if p.rid in lacking and p.rid not in proven
        ),
    )


def papers_under_way(heads: Heads) -> tuple[OpenEnd, ...]:
    """Papers that were submitted and not signed off, or begun from a numbered blank; those that were sent back stand
    first, then the latest moved."""
    acts = grouped(current(heads.acts), lambda act: act.subject_rid)
    found = []
    for paper in heads.papers:
        own = acts.get(paper.rid, ())
        state = document_state(paper, own)
        begun = not own and not paper.copies  # typed back from a numbered blank, and nothing done to it since
        if begun or (own and state in _BEFORE_SIGN_OFF):
            since = max((act.at for act in own), default=paper.created_at)
            name = "　".join(part for part in (paper.title, paper.addressee) if part)
            found.append(OpenEnd(EndKind.PAPER, paper.rid, name, vocabulary.word(state), since))
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
