"""询问笔录 for the window: the list with states, one transcript with what belongs to it, and its signature."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from inspector_app.domain.act import Act, current
from inspector_app.domain.agency import Inspector
from inspector_app.domain.case import Case
from inspector_app.domain.document import About, Document
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import QA, Interview, InterviewHead
from inspector_app.domain.lifecycle import RECORD_VERBS, RecordVerb, lacks_scan
from inspector_app.domain.name_cell import is_several
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.record_stage import RecordStage
from inspector_app.domain.recorder_gates import two_inspectors
from inspector_app.domain.records import BadRecord, encode, from_plain
from inspector_app.domain.role import Role
from inspector_app.domain.situation import Situation
from inspector_app.formdefs.banks import Bank
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.errors import Level, Problem, Refused, refuse_errors
from inspector_app.usecases.acts import refuse_signature, sign_record
from inspector_app.usecases.blank_of import blank_of
from inspector_app.usecases.blank_sheets import bind_record, talk_on
from inspector_app.usecases.case_file import case_file, states_of
from inspector_app.usecases.context import Context
from inspector_app.usecases.drafts import Draft, record_part
from inspector_app.usecases.earlier_talks import AGAIN
from inspector_app.usecases.evidence import Belongs, take_in_file
from inspector_app.usecases.facts import interview_values
from inspector_app.usecases.interviews import as_now, begin_interview, known_words, save_interview
from inspector_app.usecases.issuing import SignOff, form_for, sign_off, start_facts
from inspector_app.usecases.known_people import as_registered
from inspector_app.usecases.next_talk import asked_again, talk_before
from inspector_app.usecases.offers import only_in_ledger
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.people import save_person
from inspector_app.usecases.prints import UNTOLD, Signature, is_printed
from inspector_app.usecases.record_papers import RecordPapers
from inspector_app.usecases.signing import signing_problems

SCAN_TITLE = "调查询问笔录签字扫描件"

_FREE = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class InterviewLine:
    """One transcript in the list. ``version`` counts its prints."""

    interview: InterviewHead
    person: Person
    case_title: str
    inspectors: tuple[str, ...]
    state: RecordStage
    version: int
    has_draft: bool


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript with what its page shows. ``facts`` are those of its paper as the store tells them, ``blank`` is the
    number of the blank on which it was written by hand."""

    interview: Interview
    person: Person
    case: Case | None
    project: Project | None
    inspectors: tuple[Inspector, ...]
    document: Document | None
    is_printed: bool
    lacks_scan: bool
    state: RecordStage
    form: Form
    facts: Facts
    blank: str = ""

    @property
    def paper(self) -> Paper:
        """The paper that records the interview."""
        return _paper(self.form.id, self.interview, self.case)

    @property
    def may_be_written(self) -> bool:
        """Whether it may still be changed."""
        return RecordVerb.WRITE in RECORD_VERBS[self.state]

    @property
    def lost_case(self) -> str:
        """What stands as the case and is none: an earlier version took text for it."""
        return "" if self.case else self.interview.case_rid


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is settled before the first question. ``person`` may be new; ``started_at`` None means now.

    What was asked from a blank (``blank_rid``) has its questions, and is bound to its number. Who is asked as somebody
    before (``like_rid``) has the questions of that transcript, and of ``shared`` its answers, to be confirmed.
    """

    person: Person
    bank: str
    place: str
    matter: str
    belongs: Belongs
    inspector_rids: tuple[str, ...] = ()
    recorder_name: str = ""
    started_at: datetime | None = None
    blank_rid: str = ""
    like_rid: str = ""
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What the dialog of a new interview offers; ``matters`` is a first wording for each case by its rid.

    ``unregistered`` are people whom only the ledger names.
    """

    today: date
    people: tuple[Person, ...]
    cases: tuple[Case, ...]
    banks: tuple[Bank, ...]
    writer: Inspector
    partners: tuple[Inspector, ...]
    case_rid: str
    place: str
    matters: dict[str, str]
    unregistered: tuple[Person, ...] = ()


def draft_key(interview_rid: str) -> str:
    """Under which key the unsaved typing of a transcript is kept: the key of its page first."""
    return f"interviews:{interview_rid}"


def draft_body(interview: Interview) -> str:
    """An unsaved transcript as JSON text."""
    return encode(interview)


def kept_draft(context: Context, interview_rid: str) -> tuple[Interview, Draft] | None:
    """The unsaved typing of a transcript and its draft; None without one that this version can read."""
    draft = context.store.drafts.get(draft_key(interview_rid))
    if draft is None:
        return None
    try:
        return from_plain(Interview, as_now(record_part(draft.body)), "draft"), draft
    except BadRecord:
        return None


def interview_paper(context: Context, interview: Interview) -> Paper:
    """The paper that records an interview."""
    case = context.store.get(Case, interview.case_rid) if interview.case_rid else None
    return _paper(context.form_of(Role.QUESTIONING), interview, case)


def _paper(form: str, interview: Interview, case: Case | None) -> Paper:
    return Paper(
        form,
        case_rid=case.rid if case else "",
        about=About(
            person_rid=interview.person_rid, interview_rid=interview.rid, inspection_rid=interview.inspection_rid
        ),
    )


def begin(context: Context, beginning: Beginning) -> Interview:
    """Begin a transcript; a new person is kept first. Raises :class:`Refused` with everything that is missing."""
    problems = [
        Problem("setup-missing", name)
        for name, text in (("place", beginning.place), ("matter", beginning.matter))
        if not text.strip()
    ]
    team = context.inspectors(beginning.inspector_rids) if beginning.inspector_rids else context.team()
    problems += two_inspectors(Situation(context.clock.today(), inspectors=team))
    if beginning.started_at and beginning.started_at > context.clock.now():
        problems.append(Problem("record-starts-later", "started_at"))
    if is_several(beginning.person.name):
        problems.append(Problem("talk-of-several", "name", details={"name": beginning.person.name.strip()}))
    refuse_errors([problem for problem in problems if problem.level is Level.ERROR])
    person = as_registered(context, beginning.person)
    asked = _asked(context, beginning)
    with context.act("询问笔录"):
        if context.store.get(Person, person.rid) != person:
            person = save_person(context, person, "开始询问时登记人员")
        interview = begin_interview(
            context, person, beginning.bank, beginning.place.strip(), beginning.matter.strip(), beginning.belongs,
            inspector_rids=beginning.inspector_rids, recorder_name=beginning.recorder_name,
            started_at=beginning.started_at, asked=asked,
        )  # fmt: skip
        if beginning.blank_rid:
            bind_record(context, beginning.blank_rid, interview)
        return interview


def _asked(context: Context, beginning: Beginning) -> tuple[QA, ...]:
    """The questions of a blank or of a talk before; none where they come from a bank."""
    if beginning.blank_rid:
        return talk_on(context, beginning.blank_rid).interview.qas
    if beginning.like_rid:
        return asked_again(talk_before(context, beginning.like_rid), beginning.shared, beginning.person.role)
    return ()


def interview_lines(context: Context) -> tuple[InterviewLine, ...]:
    """Every transcript with its state, the newest first."""
    store = context.store
    interviews = sorted(store.all(InterviewHead), key=lambda each: each.started_at, reverse=True)
    people = {person.rid: person for person in store.pick(Person, {each.person_rid for each in interviews})}
    cases = {case.rid: case for case in store.pick(Case, {each.case_rid for each in interviews if each.case_rid})}
    names = {inspector.rid: inspector.name for inspector in store.all(Inspector)}
    drafts = {draft.key for draft in store.drafts.all()}
    papers = RecordPapers.read(context, Role.QUESTIONING)
    stages = papers.stages_of(interviews)
    lines = []
    for each in interviews:
        document = papers.standing(each.rid)
        case = cases.get(each.case_rid)
        lines.append(
            InterviewLine(
                each, people[each.person_rid], case.title if case else "",
                tuple(names[rid] for rid in each.inspector_rids), stages[each.rid],
                document.version if document else 0, draft_key(each.rid) in drafts,
            )
        )  # fmt: skip
    return tuple(lines)


def transcript(context: Context, interview_rid: str) -> Transcript:
    """One transcript with what belongs to it. Raises :class:`Trouble` ``record-missing``."""
    store = context.store
    interview = store.need(Interview, interview_rid)
    papers = RecordPapers.read_of(context, Role.QUESTIONING, interview_rid)
    case = store.get(Case, interview.case_rid) if interview.case_rid else None
    paper = interview_paper(context, interview)
    document = papers.standing(interview_rid)
    acts = papers.acts.get(document.rid, ()) if document else ()
    return Transcript(
        interview, store.need(Person, interview.person_rid), case,
        store.get(Project, case.project_rid) if case and case.project_rid else None,
        context.inspectors(interview.inspector_rids),
        document, document is not None and is_printed(document, acts), lacks_scan(current(acts)),
        papers.stage_of(interview), form_for(context, paper), start_facts(context, paper),
        blank_of(context, document.rid if document else "", interview_rid),
    )  # fmt: skip


def typed_facts(opened: Transcript, interview: Interview) -> dict[str, Any]:
    """The facts of the paper with what is being typed in place of what the store holds."""
    values = interview_values(interview)
    names = {fact.name: fact.source or fact.name for fact in opened.form.facts}
    kept = {name: value for name, value in opened.facts.items() if names.get(name, name) not in values}
    typed = {name: values[source] for name, source in names.items() if values.get(source) is not None}
    return {**kept, **typed}


def register_signature(
    context: Context,
    interview_rid: str,
    scan: Path | None,
    told: Signature = UNTOLD,
    reasons: Mapping[str, str] | None = None,
) -> Act:
    """登记签字: seal the scan of the signed print and close the transcript; without a scan ``told`` says why.

    What was written and signed on a blank is the original itself: nobody signs a second sheet, and the transcript is
    kept as what was typed from it, with ``reasons`` for what its print wants them.

    Raises :class:`Refused` ``record-not-printed``, as ``issuing.prepare_sign_off``, or as ``acts.refuse_signature``
    before anything is taken in.
    """
    interview = context.store.need(Interview, interview_rid)
    papers = RecordPapers.read_of(context, Role.QUESTIONING, interview_rid)
    document, stage = papers.standing(interview_rid), papers.stage_of(interview)
    by_hand = blank_of(context, document.rid if document else "", interview_rid)
    if document is None and not by_hand:
        raise Refused(Problem("record-not-printed", "document"))
    belongs = Belongs(interview.case_rid, interview.inspection_rid)
    with context.act("登记签字"):
        if by_hand and (document is None or stage is RecordStage.REWRITTEN):
            refuse_errors(signing_problems(context, interview))
            paper = interview_paper(context, interview)
            decision = SignOff(context.writer.name, reasons or {}, document_rid=document.rid if document else "")
            document = sign_off(context, paper, start_facts(context, paper), decision)
        assert document is not None
        refuse_signature(context, document.rid, told, has_scan=scan is not None)
        evidence = take_in_file(context, scan, SCAN_TITLE, belongs) if scan else None
        return sign_record(context, document.rid, (evidence.rid,) if evidence else (), told)


def stock_questions(context: Context, interview: Interview) -> tuple[tuple[str, str], ...]:
    """常用问题: (bank, question), those for the person's role first; each question once, its blanks filled. An earlier
    talk is asked of only where there was one."""
    person = context.store.need(Person, interview.person_rid)
    belongs = Belongs(interview.case_rid, interview.inspection_rid)
    team = context.inspectors(interview.inspector_rids)
    words = known_words(context, person, interview.matter, belongs, team, until=interview.started_at)
    banks = [bank for bank in context.banks if bank.id != AGAIN or words["interview.earlier"]]
    found: dict[str, str] = {}
    for bank in sorted(banks, key=lambda bank: str(person.role) not in bank.roles):
        for qa in bank.asked(words):
            if not qa.key:
                found.setdefault(qa.question, bank.title)
    return tuple((title, question) for question, title in found.items())


def save_transcript(context: Context, interview: Interview) -> Interview:
    """Save what was typed and forget its draft. Raises as ``save_interview``."""
    saved = save_interview(context, interview)
    context.store.drafts.drop(draft_key(interview.rid))
    return saved


def interview_desk(context: Context, case_rid: str = "", inspection_rid: str = "") -> Desk:
    """What a new interview may be about. A visit tells its case and its place; a case that was handed over is
    a colleague's to ask about."""
    store = context.store
    visit = store.get(Inspection, inspection_rid) if inspection_rid else None
    case_rid = case_rid or (visit.case_rid if visit else "")
    passed = store.passed
    case_rid = "" if case_rid in passed else case_rid
    whole = case_file(context, case_rid) if case_rid else None
    near = whole.people if whole else {}
    site = (whole.case.project_rid if whole else "") or (visit.project_rid if visit else "")
    people = sorted(store.find(Person, merged_into=""), key=lambda person: (person.rid not in near, person.name))
    every = store.all(Case)
    states = states_of(context, every)
    going_on = (case for case in reversed(every) if case.rid == case_rid or not states[case.rid].ended)
    cases = tuple(case for case in going_on if case.rid not in passed)
    projects = {p.rid: p.name for p in store.pick(Project, {case.project_rid for case in cases if case.project_rid})}
    return Desk(
        context.clock.today(), tuple(people), cases, context.banks, context.writer,
        tuple(each for each in store.find(Inspector, active=True) if not each.writer), case_rid,
        (visit.site_place or visit.site_name) if visit else "",
        {case.rid: f"{projects.get(case.project_rid) or case.respondent or case.title}工资支付情况" for case in cases},
        only_in_ledger(context, site) if site else (),
    )  # fmt: skip


def new_person() -> Person:
    """An empty person to be filled in."""
    return Person(new_rid(), "")


def changed_sentences(context: Context, interview: Interview) -> list[Problem]:
    """A warning for each question of procedure that does not say all its words any more, such as one into which an
    answer was written. The words that differ from case to case, such as the inspectors' names, are free."""
    official = {qa.key: _FREE.split(qa.question) for bank in context.banks for qa in bank.questions if qa.key}
    return [
        Problem("interview-question-changed", f"qas.{qa.key}", Level.WARNING)
        for qa in interview.qas
        if qa.key in official and not _says_all(qa.question.strip(), official[qa.key])
    ]


def _says_all(question: str, parts: list[str]) -> bool:
    """Whether a question begins and ends as its official words do and has the parts between them in their order."""
    place = 0
    for part in parts:
        found = question.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return question.startswith(parts[0]) and place == len(question)
