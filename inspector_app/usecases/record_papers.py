"""笔录 of interviews and visits as papers: the print that stands, how far it has come, whether it was changed since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from inspector_app.domain.act import Act
from inspector_app.domain.document import Document
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.domain.lifecycle import RECORD_VERBS, RecordVerb
from inspector_app.domain.person import Person
from inspector_app.domain.record_stage import RecordStage, record_stage, standing_print
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Form
from inspector_app.usecases.context import Context
from inspector_app.usecases.facts import inspection_values, interview_values

_NOT_COMPARED = ("inspection.photos",)  # photos may be taken in later


@dataclass(frozen=True, slots=True)
class RecordPapers:
    """The prints of one role by the record they tell of, with their acts: read once, asked for many records."""

    context: Context
    papers: Mapping[str, tuple[Document, ...]]
    acts: Mapping[str, tuple[Act, ...]]

    @classmethod
    def read(
        cls, context: Context, role: Role, subject_rid: str = "", acts: Iterable[Act] | None = None
    ) -> "RecordPapers":
        """Of every record, or of one alone; ``acts`` where the caller has read all of them already."""
        store, own = context.store, {"subject_rid": subject_rid} if subject_rid else {}
        forms = [form for form, its in context.forms.roles.items() if its is role]
        papers = [paper for form in forms for paper in store.find(Document, form=form, **own)]
        if acts is not None:
            acts = list(acts)
        elif subject_rid:
            acts = [act for paper in papers for act in store.find(Act, subject_rid=paper.rid)]
        else:
            acts = list(store.all(Act))
        return cls(context, _grouped(papers), _grouped(acts))

    def standing(self, rid: str) -> Document | None:
        """The print of a record that counts, or None."""
        return standing_print(self.papers.get(rid, ()), self.acts)

    def stage_of(self, record: Interview | Inspection) -> RecordStage:
        """How far the record of an interview or a visit has come."""
        paper = self.standing(record.rid)
        stage = record_stage(
            paper, self.acts, goes_on=isinstance(record, Inspection) and record.ended_at is None, rewritten=False
        )
        if paper is None or stage is not RecordStage.TO_SIGN or not is_rewritten(self.context, paper, record):
            return stage
        return RecordStage.REWRITTEN


def _grouped(records: Any) -> dict[str, tuple[Any, ...]]:
    groups: dict[str, list[Any]] = {}
    for record in records:
        groups.setdefault(record.subject_rid, []).append(record)
    return {rid: tuple(group) for rid, group in groups.items()}


def may_be(verb: RecordVerb, context: Context, record: Interview | Inspection) -> bool:
    """Whether a record may be written or printed now: once its print was signed it stays as it is."""
    role = Role.QUESTIONING if isinstance(record, Interview) else Role.INSPECTION
    return verb in RECORD_VERBS[RecordPapers.read(context, role, record.rid).stage_of(record)]


def is_rewritten(context: Context, paper: Document, record: Interview | Inspection) -> bool:
    """Whether what the print tells of the record is told otherwise now, saved or still being typed."""
    if not paper.facts:
        return False
    form = context.forms.edition(paper.form, paper.edition)
    told = interview_values(record) if isinstance(record, Interview) else inspection_values(context, record)
    return form is not None and told_otherwise(form, paper, {**told, **_who(context, record)})


def _who(context: Context, record: Interview | Inspection) -> dict[str, str]:
    """Name and number of whom the record tells: they may have been corrected since."""
    rid = record.person_rid if isinstance(record, Interview) else record.met_person_rid
    person = context.store.get(Person, rid) if rid else None
    return {"person.name": person.name, "person.id_number": person.stated_id} if person else {}


def told_otherwise(form: Form, paper: Document, told: Mapping[str, Any]) -> bool:
    """Whether a printed value differs from ``told`` (by source); what was left blank for ink may be typed back."""
    printed = from_json(paper.facts)
    return any(
        _differs(printed.get(fact.name), told[source])
        for fact in form.facts
        if (source := fact.source or fact.name) in told and source.startswith(_TOLD) and source not in _NOT_COMPARED
    )


_TOLD = ("interview.", "inspection.", "person.name", "person.id_number")


def _differs(printed: Any, now: Any) -> bool:
    """Whether a printed value is another one now; in a list row by row, cell by cell."""
    if isinstance(printed, list) and isinstance(now, list):
        cells = [(row.get(name), other.get(name)) for row, other in zip(printed, now, strict=False) for name in row]
        return bool(printed) and (len(printed) != len(now) or any(_differs(*pair) for pair in cells))
    return printed not in (None, "", []) and printed != now
