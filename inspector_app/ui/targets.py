"""What pages say to each other through ``session.go(page, target)``: a record's rid, a paper to be edited, or one of
these wishes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from inspector_app.domain.brought import Taker, taker_of
from inspector_app.ui.translation import tr
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.open_ends import EndKind, OpenEnd
from inspector_app.usecases.steps import StepVerb
from inspector_app.usecases.unsent import Place

TODAY, PROJECTS, CASES, INSPECTIONS = "today", "projects", "cases", "inspections"
INTERVIEWS, DOCUMENTS, HANDOVER, SETTINGS = "interviews", "documents", "handover", "settings"
OVERSIGHT = "oversight"  # its targets are :class:`ShowSection`
REPORTS = "reports"  # its targets are days
LEADS = "leads"  # its targets are rids of leads, and :class:`ShowRegister`
PARTIES = "parties"  # its targets are rids of people and companies
OFFICE_PART, MINIMUM_WAGE_PART, BLANKS_PART, INSPECTORS_PART = "办公室", "最低工资标准", "应急空白", "监察员"
BACKUP_PART, LAW_PART = "备份与检查", "法规数据"
AGENCY_PART, COLLEAGUES_PART = "机关", "同事"
"""Parts of the settings."""
BEGIN_CASE, BEGIN_VISIT, BEGIN_TALK = tr("新建案件"), tr("新建检查"), tr("开始询问")
BEGIN_PROJECT, BEGIN_LEAD, BEGIN_PAPER = tr("新增项目"), tr("登记线索"), tr("新建文书")
BEGIN_PERSON, BEGIN_COMPANY = tr("新增人员"), tr("新增单位")
SHOW_FINDINGS = tr("问题整改")
"""What is begun or shown, by the words of its buttons, its dialog and of 一处查找."""

END_PAGES = {EndKind.INTERVIEW: INTERVIEWS, EndKind.VISIT: INSPECTIONS, EndKind.PAPER: DOCUMENTS}
"""Where an open end is finished; its rid is the target."""


class CaseTab(StrEnum):
    """A part of the case page."""

    OVERVIEW = "overview"
    CLAIMS = "claims"
    PAYMENTS = "payments"
    PAPERS = "papers"
    EVIDENCE = "evidence"
    FUNDS = "funds"
    ELEMENTS = "elements"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class ShowCase:
    """Go to :data:`CASES` and open one part of a case; ``verb`` begins a step that is asked there."""

    case_rid: str
    tab: CaseTab = CaseTab.OVERVIEW
    verb: StepVerb | None = None


@dataclass(frozen=True, slots=True)
class ShowSection:
    """Go to :data:`OVERSIGHT` and bring a section in sight by its key, perhaps with one of its own targets, from which
    the way back ``leads_back`` to where it was wished."""

    key: str
    target: object = None
    leads_back: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """From which page of the window one came, and what that is called."""

    page: str
    title: str


@dataclass(frozen=True, slots=True)
class ShowTalkPart:
    """Go to :data:`INTERVIEWS` and show a transcript where one of its fields or questions (``qas.…``) is filled in."""

    interview_rid: str
    part: str


@dataclass(frozen=True, slots=True)
class ShowVisitPart:
    """Go to :data:`INSPECTIONS` and show a visit where one of its fields or items is filled in."""

    inspection_rid: str
    part: str


def where_finished(end: OpenEnd) -> tuple[str, object]:
    """The page where an open end is finished, and its target."""
    return END_PAGES[end.kind], ShowVisitPart(end.rid, end.part) if end.part else end.rid


@dataclass(frozen=True, slots=True)
class ShowFindings:
    """Go to :data:`INSPECTIONS` and show what a visit found and became of it; of no visit, the list of all."""

    inspection_rid: str = ""


@dataclass(frozen=True, slots=True)
class ShowSides:
    """Go to :data:`CASES` and lay the four sides of a case beside each other."""

    case_rid: str


@dataclass(frozen=True, slots=True)
class CopyList:
    """Go to :data:`CASES` and copy the wage list that a photo among the evidence of a case shows."""

    case_rid: str
    evidence_rid: str


@dataclass(frozen=True, slots=True)
class NewCase:
    """Go to :data:`CASES` and open the dialog for a new case, perhaps about a project or from a visit."""

    project_rid: str = ""
    inspection_rid: str = ""


@dataclass(frozen=True, slots=True)
class NewRecord:
    """Go to a page that lists records and begin a new one of what it lists."""


@dataclass(frozen=True, slots=True)
class ShowRegister:
    """Go to :data:`LEADS` and show one of its lists, perhaps with one entry opened."""

    register: str
    rid: str = ""


@dataclass(frozen=True, slots=True)
class NewInspection:
    """Go to :data:`INSPECTIONS` and begin a visit."""

    project_rid: str = ""
    case_rid: str = ""
    blank_rid: str = ""


@dataclass(frozen=True, slots=True)
class NewInterview:
    """Go to :data:`INTERVIEWS` and begin a transcript."""

    case_rid: str = ""
    inspection_rid: str = ""
    person_rid: str = ""
    blank_rid: str = ""
    like_rid: str = ""


@dataclass(frozen=True, slots=True)
class ResumeDraft:
    """Go on with what was typed and not saved. A draft's key begins with the key of its page: ``interviews:…``."""

    key: str

    @property
    def draft(self) -> DraftKey:
        """The parts of the key."""
        return DraftKey.parse(self.key)

    @property
    def page(self) -> str:
        """The key of the page that can go on with the draft."""
        return self.draft.page


_RECORD_PAGES = {
    "document": DOCUMENTS,
    "interview": INTERVIEWS,
    "inspection": INSPECTIONS,
    "case": CASES,
    "lead": LEADS,
    "project": PROJECTS,
    "company": PARTIES,
    "person": PARTIES,
}
_RECORD_SECTIONS = {"dispatch_task": "dispatch", "hazard": "hazards"}


def where_read(place: Place) -> tuple[str, object] | None:
    """The page and target that show a record; None for one that no page shows."""
    if place.kind in _RECORD_SECTIONS:
        return OVERSIGHT, ShowSection(_RECORD_SECTIONS[place.kind], place.rid)
    page = _RECORD_PAGES.get(place.kind)
    return (page, place.rid) if page else None


@dataclass(frozen=True, slots=True)
class BroughtFiles:
    """Go to :data:`HANDOVER` or the colleagues of :data:`SETTINGS` and take files in that were opened from outside."""

    files: tuple[str, ...]


def where_taken(files: Sequence[str]) -> Iterator[tuple[str, BroughtFiles]]:
    """The pages that take files, each with its own; the evening's page also tells whose the rest are."""
    of_colleagues = tuple(file for file in files if taker_of(file) is Taker.COLLEAGUE)
    others = tuple(file for file in files if file not in of_colleagues)
    if others:
        yield HANDOVER, BroughtFiles(others)
    if of_colleagues:
        yield SETTINGS, BroughtFiles(of_colleagues)
