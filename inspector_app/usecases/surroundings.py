"""What a paper is made from and judged by, each record read once however often it is asked for."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from inspector_app.domain.act import Act
from inspector_app.domain.agency import Agency, Inspector, team, writer_of
from inspector_app.domain.company import Company
from inspector_app.domain.dispatch import Meeting
from inspector_app.domain.document import Document
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.incident import Incident
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.domain.lead import Lead
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.renaming import Renaming
from inspector_app.domain.role import Role
from inspector_app.domain.watching import Advice
from inspector_app.store.journal import End
from inspector_app.store.people import standing
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.entry_papers import incident_of
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.renaming import renamings_of


@dataclass(frozen=True)
class Surroundings:
    """The records around a paper as they stand now; ``record`` in place of the one it records, as the paper states it;
    ``document_rid`` is its own record, where it is kept already.

    Good for one act: after a change they are read anew.
    """

    context: Context
    paper: Paper
    record: Interview | Inspection | None = None
    document_rid: str = ""

    def stating(self, record: Interview | Inspection | None) -> "Surroundings":
        """The same, with the record as the paper states it; nothing that was read already is read again."""
        if record is None or record is self.interview or record is self.inspection:
            return self
        _ = self.whole, self.colleagues  # read before they are shared
        other, anew = replace(self, record=record), {"record", "interview", "inspection", "told"}
        other.__dict__.update({name: value for name, value in self.__dict__.items() if name not in anew})
        return other

    def in_case(self, whole: CaseFile) -> "Surroundings":
        """The same in a case as it was read, or as it stood on an earlier day."""
        other = replace(self)
        other.__dict__["whole"] = whole
        return other

    @cached_property
    def told(self) -> dict[tuple[str, str], dict[str, Any]]:
        """What the records tell each form and edition that asked (:func:`~.facts.told`)."""
        return {}

    @cached_property
    def journal(self) -> End:
        """How far the journal had come before anything else was read."""
        store = self.context.store
        return store.journal.end(store.identity.device)

    @cached_property
    def whole(self) -> CaseFile | None:
        """The case of the paper."""
        rid = self.paper.case_rid
        return case_file(self.context, rid, position=self.journal.position) if rid else None

    @cached_property
    def agency(self) -> Agency:
        """The agency that issues it."""
        return self.whole.agency if self.whole else self.context.agency

    @cached_property
    def interview(self) -> Interview | None:
        """The interview that it records."""
        if isinstance(self.record, Interview):
            return self.record
        rid = self.paper.about.interview_rid
        return self.context.store.get(Interview, rid) if rid else None

    @cached_property
    def inspection(self) -> Inspection | None:
        """The visit that it records."""
        if isinstance(self.record, Inspection):
            return self.record
        rid = self.paper.about.inspection_rid
        known = next((each for each in self.whole.inspections if each.rid == rid), None) if rid and self.whole else None
        return known or (self.context.store.get(Inspection, rid) if rid else None)

    @cached_property
    def questioned(self) -> Person | None:
        """Whom the interview asks, as who he was merged into."""
        return standing(self.context.store, Person, self.interview.person_rid) if self.interview else None

    @cached_property
    def lead(self) -> Lead | None:
        """The lead that it answers or registers, else the first one of its case."""
        rid = self.paper.about.lead_rid
        if rid or self.whole is None:
            return self.context.store.get(Lead, rid) if rid else None
        leads = self.context.store.pick(Lead, self.whole.case.lead_rids)
        return min(leads, key=lambda lead: lead.received_on, default=None)

    @cached_property
    def hazard(self) -> Hazard | None:
        """The hazard that it speaks of."""
        rid = self.paper.about.hazard_rid
        return self.context.store.get(Hazard, rid) if rid else None

    @cached_property
    def meeting(self) -> Meeting | None:
        """The meeting whose minutes it is."""
        rid = self.paper.about.meeting_rid
        return self.context.store.get(Meeting, rid) if rid else None

    @cached_property
    def advice(self) -> Advice | None:
        """The 建议函 of 重点监管 as which it goes out."""
        rid = self.paper.about.advice_rid
        return self.context.store.get(Advice, rid) if rid else None

    @cached_property
    def incident(self) -> Incident | None:
        """The incident that it reports; of a 快报 of a case the one that was not reported to its end."""
        rid, whole = self.paper.about.incident_rid, self.whole
        if rid or whole is None or not whole.is_a(self.paper.form, Role.INCIDENT_REPORT):
            return self.context.store.get(Incident, rid) if rid else None
        return incident_of(self.context, whole.case.rid)

    @cached_property
    def renamings(self) -> tuple[Renaming, ...]:
        """The renamings of the company that it goes to, the last one first."""
        return renamings_of(self.context, self.paper.addressee_rid)

    @cached_property
    def inspectors(self) -> tuple[Inspector, ...]:
        """Who signs it: those of the record it tells of, else those it names, else the writer with a partner."""
        record = self.interview or self.inspection
        rids = record.inspector_rids if record else self.paper.about.inspector_rids
        return self._named(rids) if rids else team(self.colleagues)

    @cached_property
    def colleagues(self) -> tuple[Inspector, ...]:
        """Everybody who works here or did."""
        return self.context.store.all(Inspector)

    @property
    def writer(self) -> Inspector:
        """In whose name it is made."""
        return writer_of(self.colleagues)

    def _named(self, rids: tuple[str, ...]) -> tuple[Inspector, ...]:
        known = {each.rid: each for each in self.colleagues}
        return tuple(known[rid] for rid in rids) if known.keys() >= set(rids) else self.context.inspectors(rids)

    @cached_property
    def addressee(self) -> Company | Person | None:
        """The company or person to whom it goes, when it is one on record, also one that was merged meanwhile."""
        rid = self.paper.addressee_rid
        if not rid:
            return None
        known = (self.whole.companies.get(rid) or self.whole.people.get(rid)) if self.whole else None
        return known or standing(self.context.store, Company, rid) or standing(self.context.store, Person, rid)

    @cached_property
    def project(self) -> Project | None:
        """The project of the paper, else that of its case."""
        rid, known = self.paper.project_rid, self.whole.project if self.whole else None
        return self.context.store.get(Project, rid) if rid and rid != (known.rid if known else "") else known

    def kept(self, document_rid: str) -> tuple[Document | None, tuple[Act, ...]]:
        """The kept paper that is gone on with, and its acts; nothing for a paper that is new."""
        if not document_rid:
            return None, ()
        store, whole = self.context.store, self.whole
        known = next((paper for paper in whole.documents if paper.rid == document_rid), None) if whole else None
        if whole and known:
            return known, tuple(act for act in whole.acts if act.subject_rid == document_rid)
        return store.get(Document, document_rid), store.find(Act, subject_rid=document_rid)
