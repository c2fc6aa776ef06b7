"""A project with everything that hangs on it, read once: chain, cases, visits, papers, evidence, hazards,
what 重点监管 keeps of it."""

from dataclasses import dataclass

from inspector_app.domain.act import Act
from inspector_app.domain.case import Case, CaseState
from inspector_app.domain.document import Document, DocumentState, document_state
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.hazard import Hazard, as_it_stands
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.project import Project
from inspector_app.support.groups import grouped
from inspector_app.usecases.case_file import states_of
from inspector_app.usecases.context import Context
from inspector_app.usecases.projects import ChainLine, chain
from inspector_app.usecases.watch_list import WatchLine, lines_about


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """工程项目 as it stands; cases with their state, papers with theirs, the newest first.

    ``standing`` is the project with the grade that its hazards leave it.
    """

    project: Project
    standing: Project
    chain: tuple[ChainLine, ...]
    cases: tuple[tuple[Case, CaseState], ...]
    visits: tuple[Inspection, ...]
    papers: tuple[tuple[Document, DocumentState], ...]
    evidence: tuple[Evidence, ...]
    hazards: tuple[Hazard, ...]
    watched: tuple[WatchLine, ...]


def project_file(context: Context, rid: str) -> ProjectFile:
    """Read a project whole. Raises :class:`Trouble` ``record-missing``."""
    store, project = context.store, context.store.need(Project, rid)
    cases = sorted(store.find(Case, project_rid=rid), key=lambda case: case.opened_on, reverse=True)
    states = states_of(context, cases)
    visits = store.find(Inspection, project_rid=rid)
    hazards = store.find(Hazard, project_rid=rid)
    hung_on = (
        ("project_rid", [rid]),
        ("case_rid", [case.rid for case in cases]),
    )
    papers = {paper.rid: paper for field, rids in hung_on for paper in store.find_among(Document, field, rids)}
    evidence = {each.rid: each for field, rids in hung_on for each in store.find_among(Evidence, field, rids)}
    seen = [visit.rid for visit in visits]
    papers |= {paper.rid: paper for paper in store.find_among(Document, "subject_rid", seen)}
    evidence |= {each.rid: each for each in store.find_among(Evidence, "inspection_rid", seen)}
    acts = grouped(store.find_among(Act, "subject_rid", papers), lambda act: act.subject_rid)
    return ProjectFile(
        project=project,
        standing=as_it_stands(project, hazards),
        chain=chain(context, rid),
        cases=tuple((case, states[case.rid]) for case in cases),
        visits=tuple(sorted(visits, key=lambda visit: visit.started_at, reverse=True)),
        papers=tuple(
            (paper, document_state(paper, acts.get(paper.rid, ())))
            for paper in sorted(papers.values(), key=lambda paper: paper.created_at, reverse=True)
        ),
        evidence=tuple(sorted(evidence.values(), key=lambda each: each.received_at, reverse=True)),
        hazards=tuple(sorted(hazards, key=lambda hazard: hazard.found_on, reverse=True)),
        watched=lines_about(context, project_rid=rid, case_rids=[case.rid for case in cases]),
    )
