"""笔录 of interviews and visits as papers: the print that stands, how far it has come, whether it was changed since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic

from inspector_app.domain.act import Act
from inspector_app.domain.document import Document, DocumentHead
from inspector_app.domain.inspection import Inspection, InspectionHead
from inspector_app.domain.interview import Interview, InterviewHead
from inspector_app.domain.lifecycle import RECORD_VERBS, RecordVerb
from inspector_app.domain.person import Person
from inspector_app.domain.record_stage import P, RecordStage, record_stage, standing_print
from inspector_app.domain.records import Record
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Form
from inspector_app.store.reading import R
from inspector_app.support.groups import grouped
from inspector_app.usecases.context import Context
from inspector_app.usecases.facts import interview_values
from inspector_app.usecases.heads import Heads
from inspector_app.usecases.visit_facts import visit_values

_NOT_COMPARED = ("inspection.photos", "evidence", "interview.refusal")
"""Photos may be taken in later, and bear their numbers on items; a refusal comes once it is printed."""


@dataclass(frozen=True, slots=True)
class RecordPapers(Generic[P]):
    """The prints of one role by the record they tell of, with their acts: read once, asked for many records."""

    context: Context
    papers: Mapping[str, tuple[P, ...]]
    acts: Mapping[str, tuple[Act, ...]]

    @classmethod
    def read(cls, context: Context, role: Role, heads: Heads | None = None) -> "RecordPapers[DocumentHead]":
        """Of every record; ``heads`` where the caller reads them anyway."""
        forms, store = _forms(context, role), context.store
        every = heads.papers if heads else store.find_among(DocumentHead, "form", forms)
        papers = [paper for paper in every if paper.form in forms]
        return RecordPapers(context, _grouped(papers), _grouped(heads.acts if heads else store.all(Act)))

    @classmethod
    def read_of(cls, context: Context, role: Role, subject_rid: str) -> "RecordPapers[Document]":
        """Of one record alone."""
        forms, found = _forms(context, role), context.store.find(Document, subject_rid=subject_rid)
        papers = [paper for paper in found if paper.form in forms]
        acts = context.store.find_among(Act, "subject_rid", [paper.rid for paper in papers])
        return RecordPapers(context, _grouped(papers), _grouped(acts))

    def standing(self, rid: str) -> P | None:
        """The print of a record that counts, or None."""
        return standing_print(self.papers.get(rid, ()), self.acts)

    def stage_of(self, record: InterviewHead | InspectionHead) -> RecordStage:
        """How far the record of an interview or a visit has come."""
        return self.stages_of([record])[record.rid]

    def stages_of(self, records: Iterable[InterviewHead | InspectionHead]) -> dict[str, RecordStage]:
        """How far each of many records has come, by its rid. Only those to be signed are looked into."""
        found: dict[str, RecordStage] = {}
        to_sign: dict[DocumentHead, InterviewHead | InspectionHead] = {}
        for record in records:
            paper = self.standing(record.rid)
            goes_on = isinstance(record, InspectionHead) and record.ended_at is None
            stage = found[record.rid] = record_stage(paper, self.acts, goes_on=goes_on, rewritten=False)
            if paper and stage is RecordStage.TO_SIGN:
                to_sign[paper] = record
        rewritten = rewritten_records(self.context, to_sign)
        return {rid: RecordStage.REWRITTEN if rid in rewritten else stage for rid, stage in found.items()}


def _forms(context: Context, role: Role) -> list[str]:
    return [form for form, its in context.forms.roles.items() if its is role]


def _grouped(records: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
    return {rid: tuple(group) for rid, group in grouped(records, attrgetter("subject_rid")).items()}


def may_be(verb: RecordVerb, context: Context, record: InterviewHead | InspectionHead) -> bool:
    """Whether a record may be written or printed now: once its print was signed it stays as it is."""
    role = Role.QUESTIONING if isinstance(record, InterviewHead) else Role.INSPECTION
    return verb in RECORD_VERBS[RecordPapers.read_of(context, role, record.rid).stage_of(record)]


def is_rewritten(context: Context, paper: Document, record: Interview | Inspection) -> bool:
    """Whether what the print tells of the record is told otherwise now, saved or still being typed."""
    return bool(rewritten_records(context, {paper: record}))


def rewritten_records(
    context: Context, printed: Mapping[DocumentHead, InterviewHead | InspectionHead]
) -> frozenset[str]:
    """The rids of those records of which their print tells otherwise than they do now; what is not whole is read."""
    papers = _whole(context, Document, printed)
    talks = _whole(context, Interview, [each for each in printed.values() if isinstance(each, InterviewHead)])
    visits = _whole(context, Inspection, [each for each in printed.values() if isinstance(each, InspectionHead)])
    told = {talk.rid: interview_values(talk) for talk in talks.values()} | visit_values(context, visits.values())
    who = {talk.rid: talk.person_rid for talk in talks.values()}
    who |= {visit.rid: visit.met_person_rid for visit in visits.values()}
    people = {person.rid: person for person in context.store.pick(Person, set(who.values()) - {""})}
    return frozenset(
        record.rid
        for head, record in printed.items()
        if record.rid in told
        and _says_otherwise(context, papers.get(head.rid), {**told[record.rid], **_named(people.get(who[record.rid]))})
    )


def _whole(context: Context, record_type: type[R], heads: Iterable[Record]) -> dict[str, R]:
    """The whole records by rid: as they are in hand, else as they are kept."""
    known = list(heads)
    in_hand = [head for head in known if isinstance(head, record_type)]
    kept = context.store.pick(record_type, [head.rid for head in known if not isinstance(head, record_type)])
    return {record.rid: record for record in (*in_hand, *kept)}


def _says_otherwise(context: Context, paper: Document | None, told: Mapping[str, Any]) -> bool:
    form = context.forms.edition(paper.form, paper.edition) if paper and paper.facts else None
    return paper is not None and form is not None and told_otherwise(form, paper, told)


def _named(person: Person | None) -> dict[str, str]:
    """Name and number of whom the record tells, as far as they are registered: they may have been corrected since."""
    known = {"person.name": person.name, "person.id_number": person.stated_id} if person else {}
    return {name: value for name, value in known.items() if value}


def told_otherwise(form: Form, paper: Document, told: Mapping[str, Any]) -> bool:
    """Whether a printed value differs from ``told`` (by source); what was left blank for ink may be typed back."""
    printed = from_json(paper.facts)
    return any(
        _differs(printed.get(fact.name), told[source])
        for fact in form.facts
        if (source := fact.source or fact.name) in told and source.startswith(_TOLD) and source not in _NOT_COMPARED
    )


_TOLD = ("interview.", "inspection.", "recorder.", "person.name", "person.id_number")


def _differs(printed: Any, now: Any) -> bool:
    """Whether a printed value is another one now; in a list row by row, cell by cell."""
    if isinstance(printed, list) and isinstance(now, list):
        rows = zip(printed, now, strict=False)
        cells = [(row[name], other.get(name)) for row, other in rows for name in row if name not in _NOT_COMPARED]
        return bool(printed) and (len(printed) != len(now) or any(_differs(*pair) for pair in cells))
    return printed not in (None, "", []) and printed != now
