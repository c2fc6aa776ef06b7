"""What is asked on 监管调度: steps of a hazard, meetings, tasks and letters, the log. One form each."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.dispatch import Activity, DispatchTask, Meeting
from inspector_app.domain.evidence import EvidenceKind
from inspector_app.domain.hazard import Hazard, HazardStep, HazardStepKind
from inspector_app.domain.lifecycle import HazardVerb
from inspector_app.domain.project import Project
from inspector_app.support.vocabulary import word
from inspector_app.ui.documents.evidence_picker import AskFiles, EvidencePicker, ask_files
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.removal import with_removal
from inspector_app.ui.session import Session
from inspector_app.ui.targets import OVERSIGHT
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.tick_list import TickList
from inspector_app.usecases.activity_log import save_activity
from inspector_app.usecases.context import Context
from inspector_app.usecases.dispatch import (
    answers_for,
    finish_task,
    hold_meeting,
    recent_meetings,
    save_task,
)
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.entered_wrongly import REMOVABLE_STEPS
from inspector_app.usecases.evidence import Belongs, of_project
from inspector_app.usecases.hazard_list import hazard_choices
from inspector_app.usecases.hazards import VERBS, WANTS_NAME, WANTS_TEXT, prove_step, record_step, sum_after
from inspector_app.usecases.still_owed import still_owed

Desk = Session[Context]
STEP, MEETING, TASK, DONE, ACTIVITY = "hazard-step", "meeting", "task", "task-done", "activity"
"""The kinds of their drafts."""
_INTRO = {
    HazardStepKind.ASKED: "提请后记为“拟销号”；收到签字的隐患销号确认单后登记确认销号。",
    HazardStepKind.CONFIRMED: "照签字的隐患销号确认单登记；情况栏写确认单的文号和意见。",
    HazardStepKind.REFUSED: "登记没有同意的理由；隐患恢复为未销号，可以再次提请。",
    HazardStepKind.REOPENED: "恢复为未销号；原销号日期留在变更记录中。",
    HazardStepKind.TO_COURT: "转司法的单独统计，不等于销号。",
}
_ENDS = (HazardStepKind.ASKED, HazardStepKind.CONFIRMED)
"""The steps at which it is said what is still owed."""
_OWED = (HazardStepKind.ASKED, HazardStepKind.REFUSED, HazardStepKind.REOPENED)
"""The steps at which the ledger's sum is corrected."""


def step_form(
    session: Desk, hazard: Hazard, kind: HazardStepKind, parent: QWidget | None = None, files: AskFiles = ask_files
) -> RecordForm:
    """What happened to a hazard on which day; who and why where that kind wants it; what proves it."""
    wants_name, project = kind in WANTS_NAME, session.context.store.need(Project, hazard.project_rid)
    owed = session.read(still_owed, project) if kind in _ENDS else ""
    intro = [_INTRO.get(kind, ""), tr("还没有付清：{0}。").format(owed) if owed else ""]
    asks = [
        Ask("on", word="hazard_step.on", required=True),
        Ask("by", word="hazard_step.by", required=wants_name, lacking=WANTS_NAME.get(kind, "setup-missing")),
        Ask("text", word="hazard_step.text", lines=4, wide=True, required=kind in WANTS_TEXT,
            lacking=WANTS_TEXT.get(kind, "setup-missing")),
        _proof(session, hazard, files),
    ]  # fmt: skip
    begun: dict[str, Any] = {"on": session.context.clock.today(), "by": "", "text": "", "evidence_rids": ()}
    if kind is HazardStepKind.ASKED:  # in the name of whose desk it is
        del begun["by"], asks[1]
    if kind in _OWED and (owed or kind is not HazardStepKind.ASKED):
        asks.insert(-2, Ask("unpaid_fen", word="project.unpaid_fen", hint=tr("台账金额；已经付清的填0")))
        begun["unpaid_fen"] = session.read(sum_after, hazard, kind)
    return RecordForm(
        session, word(kind), begun, asks, act(record_step, hazard.rid, kind), about=hazard.facts,
        intro="\n".join(filter(None, intro)), draft=DraftKey(OVERSIGHT, hazard.rid, STEP, str(kind)), parent=parent,
    )  # fmt: skip


def _proof(session: Desk, hazard: Hazard, files: AskFiles) -> Ask:
    """Photos and scans of the project, and new ones: the signed 隐患销号确认单."""
    belongs = Belongs(project_rid=hazard.project_rid)
    known = [each for each in session.read(of_project, hazard.project_rid) if each.kind is not EvidenceKind.FILE]
    title = tr("隐患销号确认单、走访照片")
    return Ask(
        "evidence_rids", word="hazard_step.evidence_rids", wide=True,
        draw=lambda form: EvidencePicker(form.session, belongs, known, title, files),
    )  # fmt: skip


def proof_form(
    session: Desk, hazard: Hazard, step: HazardStep, parent: QWidget | None = None, files: AskFiles = ask_files
) -> RecordForm:
    """The scan of a step that came later; one that was entered by mistake goes from here."""
    form = RecordForm(
        session, tr("补交扫描件"), {"evidence_rids": step.evidence_rids}, [_proof(session, hazard, files)],
        act(prove_step, step.rid), about=hazard.facts, parent=parent,
    )  # fmt: skip
    return with_removal(form, step) if step.kind in REMOVABLE_STEPS else form


def kinds_of(verb: HazardVerb) -> tuple[HazardStepKind, ...]:
    """The steps that a verb stands for; none where another dialog asks."""
    return tuple(kind for kind, each in VERBS.items() if each is verb)


def meeting_form(session: Desk, meeting: Meeting, is_new: bool, parent: QWidget | None = None) -> RecordForm:
    """A meeting with who took part, which hazards it spoke of and what came of it."""
    hazards = session.read(hazard_choices, meeting.hazard_rids)
    asks = [
        Ask("title", word="meeting.title", required=True, span=2),
        Ask("on", word="meeting.on", required=True),
        Ask("lead_body", word="meeting.lead_body", required=True, lacking="meeting-no-lead"),
        Ask("chair", word="meeting.chair"),
        Ask("place", word="meeting.place"),
        Ask("bodies", word="meeting.bodies", wide=True),
        Ask("minutes", word="meeting.minutes", lines=5, wide=True),
        Ask("hazard_rids", word="meeting.hazard_rids", wide=True, draw=lambda _form: TickList(hazards)),
        Ask("attendees", word="meeting.attendees", lines=2, wide=True),
    ]
    begun: dict[str, Any] = {ask.name: getattr(meeting, ask.name) for ask in asks}
    begun["bodies"] = "、".join(meeting.bodies)
    key = DraftKey(OVERSIGHT, str(meeting.kind), MEETING, meeting.rid, is_new=is_new)
    form = RecordForm(
        session, word(meeting.kind), begun, asks, act(partial(hold_meeting, meeting=meeting)), verb=tr("保存"),
        about=meeting.title, draft=key, width=820, parent=parent,
    )  # fmt: skip
    return form if is_new else with_removal(form, meeting)


def task_form(session: Desk, task: DispatchTask, parent: QWidget | None = None) -> RecordForm:
    """What a body is to do by a day, or a letter that it is to answer by then; of which hazard and meeting it is."""
    held = session.read(recent_meetings, "", task.meeting_rid)
    asks = [
        Ask("kind"),
        Ask("number"),
        *([] if task.incident_rid else [_of_hazard(session, task)]),
        Ask("meeting_rid", words=[(each.title, each.rid) for each in held], empty=tr("不是会上议定的"), wide=True),
        Ask("text", lines=2, wide=True, required=True, lacking="task-no-text"),
        Ask("body", required=True, lacking="task-no-body"),
        Ask("person"),
        Ask("given_on", required=True),
        Ask("due", required=True),
    ]
    about = task.hazard_rid or task.incident_rid or "new"
    key = DraftKey(OVERSIGHT, about, TASK, task.rid, is_new=not task.text)
    form = RecordForm(session, tr("调度任务"), task, asks, save_task, draft=key, about=task.text, parent=parent)
    form.sheet.changed.connect(lambda name: _answering(form) if name == "hazard_rid" else None)
    return with_removal(form, task) if task.text else form


def _of_hazard(session: Desk, task: DispatchTask) -> Ask:
    known = session.read(hazard_choices, [task.hazard_rid])
    return Ask("hazard_rid", words=known, empty=tr("不针对某一项隐患"), none=tr("没有未销号的隐患"), wide=True)


def _answering(form: RecordForm) -> None:
    """Who answers for the hazard that was chosen is to do it, unless somebody else was named."""
    if not form.value("body"):
        told = form.session.read(answers_for, form.value("hazard_rid") or "")
        for name, words in zip(("body", "person"), told, strict=True):
            form.form.put(name, words)


def done_form(session: Desk, task: DispatchTask, parent: QWidget | None = None) -> RecordForm:
    """When a task was done, or a letter answered, and how."""
    asks = [
        Ask("done_on", word="dispatch_task.done_on", required=True),
        Ask("result", word="dispatch_task.result", lines=4, wide=True, required=True, lacking="task-no-result"),
    ]
    begun = {"done_on": session.context.clock.today(), "result": task.result}
    return RecordForm(
        session, tr("登记完成情况"), begun, asks, act(finish_task, task.rid), intro=f"{task.body}：{task.text}",
        about=task.text, draft=DraftKey(OVERSIGHT, task.rid, DONE), parent=parent,
    )  # fmt: skip


def activity_form(session: Desk, activity: Activity, parent: QWidget | None = None) -> RecordForm:
    """One entry of the log."""
    asks = [
        Ask("on", required=True),
        Ask("sort", required=True),
        Ask("body"),
        Ask("text", lines=3, wide=True, required=True, lacking="activity-no-text"),
    ]
    key = DraftKey(OVERSIGHT, "new", ACTIVITY, activity.rid, is_new=not activity.text)
    form = RecordForm(session, tr("工作动态"), activity, asks, save_activity, draft=key, parent=parent)
    return with_removal(form, activity) if activity.text else form
