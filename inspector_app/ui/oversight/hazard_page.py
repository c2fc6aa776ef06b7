"""One hazard: grade, facts, measures, who answers for it; its steps week by week, and what is owed for it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.domain.dates import chinese
from inspector_app.domain.dispatch import Meeting, MeetingKind, TaskKind
from inspector_app.domain.hazard import Hazard, HazardStep, HazardStepKind
from inspector_app.domain.lifecycle import HazardVerb, hazard_verbs
from inspector_app.domain.role import Offered
from inspector_app.support.vocabulary import label, word
from inspector_app.ui.documents.paper_menu import PaperMenu
from inspector_app.ui.layouts import REST, put_in
from inspector_app.ui.oversight.forms import STEP, kinds_of, meeting_form, proof_form, step_form, task_form
from inspector_app.ui.oversight.forms import done_form as finish_form
from inspector_app.ui.oversight.task_row import task_row
from inspector_app.ui.projects.dialogs import HazardDialog
from inspector_app.ui.projects.project_rows import history_rows, paper_rows
from inspector_app.ui.projects.project_words import hazard_badge, hazard_days
from inspector_app.ui.read_again import ReadAgain
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PROJECTS
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.card import Card, RowsCard
from inspector_app.ui.widgets.columns import Columns
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.ui.widgets.link_row import LinkRow
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.wording import joined
from inspector_app.usecases import dispatch, history
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.hazard_file import HazardFile, hazard_file
from inspector_app.usecases.lead_facts import hazard_paper
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.paper_list import papers_about

_VERBS = tuple(verb for verb in HazardVerb if verb is not HazardVerb.CORRECT)


class HazardPage(Page):
    """``left`` wishes to see the list again."""

    left = Signal()

    def __init__(self, session: Session[Context]) -> None:
        super().__init__("", " ")
        self.session = session
        self._rid = ""
        self._file: HazardFile | None = None
        self.header.add_way_back(self.left.emit)
        self.header.add(Button(tr("打开项目"), "table-2", clicked=self._go_to_project))
        self._edit = self.header.add(Button(tr("修改"), "pencil", name=word(HazardVerb.CORRECT), clicked=self.edit))
        self._steps = {
            kind: self.header.add(Button(word(kind), clicked=lambda kind=kind: self.step(kind)))
            for verb in _VERBS
            for kind in kinds_of(verb)
        }
        self._papers_menu = PaperMenu(session, Offered.HAZARD, self._paper)
        self.header.add(self._papers_menu)
        self._facts = FactsGrid(2)
        card = Card(tr("基本情况"))
        card.body.addLayout(self._facts)
        self.steps = RowsCard(tr("办理经过"), tr("还没有登记进展。每周至少登记一次进展或者包保走访。"))
        self.tasks = RowsCard(tr("交办事项"), tr("没有交办事项。"))
        for kind in (TaskKind.DECISION, TaskKind.LETTER):
            add = tr("登记任务") if kind is TaskKind.DECISION else tr("登记督办函")
            self.tasks.header.add(Button(add, "plus", clicked=lambda kind=kind: self.add_task(kind)))
        self.meetings = RowsCard(tr("研究过的会议"), tr("没有在登记的会议上研究过。"))
        self.meetings.header.add(Button(tr("登记会商"), "users", clicked=self.confer))
        self.history = RowsCard(tr("变更记录"), "")
        self.papers = RowsCard(tr("文书"), tr("没有文书。"))
        right = (self.tasks, self.meetings, self.papers, self.history)
        put_in(self.body, Columns().fill((card, self.steps), right), REST)
        self._again = ReadAgain(self, self._read, session.changed)

    def show_hazard(self, rid: str) -> None:
        """Show another hazard."""
        self._rid = rid
        self.notice.clear()
        self._again.now()

    @property
    def hazard(self) -> Hazard | None:
        """The hazard in sight."""
        return self._file.hazard if self._file else None

    def edit(self) -> None:
        """Correct the hazard."""
        if self.hazard:
            HazardDialog.ask(self.session, self.hazard, self.window())

    def step(self, kind: HazardStepKind) -> None:
        """Record what happened."""
        if self.hazard:
            step_form(self.session, self.hazard, kind, self.window()).ask_now()

    def add_task(self, kind: TaskKind) -> None:
        """Give a task for it, or record a letter."""
        task = self.session.read(dispatch.new_task, kind, hazard_rid=self._rid)
        task_form(self.session, task, self.window()).ask_now()

    def confer(self) -> None:
        """Record a 重大隐患会商 on this hazard."""
        meeting = self.session.read(dispatch.new_meeting, MeetingKind.JOINT, self._rid)
        meeting_form(self.session, meeting, True, self.window()).ask_now()

    def go_on(self, key: DraftKey) -> None:
        """The dialog of a draft."""
        if key.kind == STEP and key.detail in tuple(HazardStepKind):
            self.step(HazardStepKind(key.detail))

    def _read(self) -> None:
        if not self._rid:
            return
        if self.session.context.store.get(Hazard, self._rid) is None:  # it was entered by mistake
            self._rid, self._file = "", None
            self.left.emit()
            return
        self._file = whole = self.session.read(hazard_file, self._rid)
        hazard, project, window = whole.hazard, whole.project, self.window()
        self.header.set_title(project.name)
        self.header.set_subtitle(joined(project.town, project.department, hazard_days(hazard)))
        self.header.set_badge(hazard_badge(hazard))
        verbs = hazard_verbs(hazard)
        self._edit.setVisible(HazardVerb.CORRECT in verbs)
        for verb in _VERBS:
            for kind in kinds_of(verb):
                self._steps[kind].setVisible(verb in verbs)
        self._facts.show_facts(hazard_facts(hazard))
        self.steps.show_rows([self._step_row(step) for step in whole.steps])
        self.tasks.show_rows([
            task_row(
                task, whole.today, lambda each: task_form(self.session, each, window).ask_now(),
                lambda each: finish_form(self.session, each, window).ask_now(),
            )
            for task in whole.tasks
        ])  # fmt: skip
        self.meetings.show_rows([self._meeting_row(each) for each in whole.meetings])
        self._papers_menu.refresh()
        self.papers.show_rows(paper_rows(self.session.read(papers_about, hazard.rid), self.session.go))
        self.history.show_rows(history_rows(self.session.read(history.history, self._rid)))

    def _paper(self) -> Paper | None:
        return self.session.read(hazard_paper, self.hazard) if self.hazard else None

    def prove(self, step: HazardStep) -> None:
        """Keep the scan of a step with it."""
        if self.hazard:
            proof_form(self.session, self.hazard, step, self.window()).ask_now()

    def _step_row(self, step: HazardStep) -> QWidget:
        """What happened on a day, and what proves it; a confirmation without its paper says so."""
        title = joined(chinese(step.on), word(step.kind), step.by)
        proved = tr("附{0}件").format(len(step.evidence_rids)) if step.evidence_rids else ""
        if step.kind is HazardStepKind.CONFIRMED and not proved:
            proved = tr("签字的确认单还没有存入")
        lacks = step.kind is HazardStepKind.CONFIRMED and not step.evidence_rids
        return LinkRow(
            title, joined(step.text, proved), "triangle-alert" if lacks else "", Tone.WARNING, tr("补交扫描件"),
            lambda: self.prove(step), changes=True,
        )  # fmt: skip

    def _meeting_row(self, meeting: Meeting) -> QWidget:
        opened = partial(meeting_form, self.session, meeting, False, self.window())
        return LinkRow(
            meeting.title, chinese(meeting.on), "users", verb=tr("打开会议"), clicked=lambda: opened().ask_now()
        )

    def _go_to_project(self) -> None:
        if self.hazard:
            self.session.go(PROJECTS, self.hazard.project_rid)


def hazard_facts(hazard: Hazard) -> list[Fact]:
    """What is known of a hazard."""
    return [
        Fact(label("hazard.grade"), word(hazard.grade)),
        Fact(label("hazard.due"), chinese(hazard.due) if hazard.due else ""),
        Fact(label("hazard.responsible_body"), hazard.responsible_body),
        Fact(label("hazard.responsible_person"), hazard.responsible_person),
        Fact(label("hazard.facts"), hazard.facts, width=2),
        Fact(label("hazard.measures"), hazard.measures, width=2),
    ]
