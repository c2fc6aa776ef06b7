"""The page of one project: what is known of it, who hired whom, and everything that hangs on it."""

from typing import Any

from PySide6.QtCore import Signal

from inspector_app.domain.evidence import Evidence
from inspector_app.domain.hazard import Hazard, HazardStepKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import ChainLink, Project, role_below
from inspector_app.domain.role import Offered
from inspector_app.support.errors import Refused
from inspector_app.ui.copies.giving import GiveButton
from inspector_app.ui.documents.paper_menu import PaperMenu
from inspector_app.ui.documents.save_pdf import save_pdf
from inspector_app.ui.inspections.photo_dialog import PhotoDialog
from inspector_app.ui.inspections.thumbnails import Thumbnails
from inspector_app.ui.layouts import REST, put_in
from inspector_app.ui.oversight.forms import step_form
from inspector_app.ui.oversight.incident_flow import INCIDENT_KEY, INCIDENT_WORDS, report_incident
from inspector_app.ui.oversight.watch_menu import OF_PROJECT, WatchedCard, begin_entry
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.projects import project_words
from inspector_app.ui.projects.cards import ChainCard, FactsCard, HazardsCard, LedgerCard
from inspector_app.ui.projects.dialogs import GradeDialog, HazardDialog, LinkDialog, ProjectDialog
from inspector_app.ui.projects.project_rows import case_rows, history_rows, paper_rows, visit_rows
from inspector_app.ui.read_again import ReadAgain
from inspector_app.ui.sent_back import SentBack
from inspector_app.ui.session import Session
from inspector_app.ui.targets import (
    BEGIN_CASE,
    BEGIN_VISIT,
    CASES,
    INSPECTIONS,
    OVERSIGHT,
    PARTIES,
    NewCase,
    NewInspection,
    ShowSection,
)
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import RowsCard
from inspector_app.ui.widgets.columns import Columns
from inspector_app.ui.widgets.focus_back import beside
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.wording import reasons
from inspector_app.usecases import hazards, history, projects
from inspector_app.usecases.chain_files import chain_diagram
from inspector_app.usecases.context import Context
from inspector_app.usecases.incident_here import incident_of_place
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.project_file import ProjectFile, project_file
from inspector_app.usecases.watching import known_of


class ProjectPage(Page):
    """``left`` wishes to see the list again, ``funds_wished`` where the money of the project went."""

    left = Signal()
    funds_wished = Signal(str)

    def __init__(self, session: Session[Context]) -> None:
        super().__init__("", " ")
        self.session = session
        self._rid = ""
        self._file: ProjectFile | None = None
        add = self.header.add
        self.header.add_way_back(self.left.emit, tr("返回台账"))
        add(Button(tr("研判"), "scale", name=tr("研判等级"), clicked=self.judge))
        add(Button(tr("修改"), "pencil", name=tr("修改项目"), clicked=self.edit))
        add(Button(tr("资金链"), "banknote", clicked=lambda: self.funds_wished.emit(self._rid)).looks())
        self.giving = add(GiveButton(session, lambda: self.project, self.notice))
        self._papers_menu = PaperMenu(session, Offered.PROJECT, lambda: Paper("", project_rid=self._rid))
        add(self._papers_menu)
        add(Button(BEGIN_CASE, "folder-open", clicked=self._new_case))
        add(Button(BEGIN_VISIT, "clipboard-check", Kind.PRIMARY, clicked=self._new_visit))
        self._make_cards()
        left = (self.ledger, self.facts, self.chain, self.hazards, self.evidence)
        put_in(
            self.body, Columns().fill(left, (self.cases, self.visits, self.watched, self.papers, self.history)), REST
        )
        bind_keys(self, (PageKey(INCIDENT_WORDS, (INCIDENT_KEY,), self.report_incident),))
        self._sent_back = SentBack(session, self)
        self._again = ReadAgain(self, self._read, session.changed)

    def report_incident(self) -> None:
        """初报 or 续报 of people who gathered here."""
        rid = self._rid
        report_incident(self.session, lambda context: incident_of_place(context, project_rid=rid), self.window())

    def show_project(self, rid: str) -> None:
        """Show another project."""
        self._rid = rid
        self.notice.clear()
        self._again.now()

    def refresh(self) -> None:
        """Read again now when in sight, else when it comes in sight."""
        self._again.wish()

    @property
    def project(self) -> Project | None:
        """The project in sight."""
        return self._file.project if self._file else None

    def edit(self) -> None:
        """Correct the project."""
        if self.project:
            ProjectDialog.ask(self.session, self.project, self.window())

    def judge(self) -> None:
        """研判."""
        if self._file:
            GradeDialog.ask(self.session, self._file.standing, self.window())

    def add_link(self, upper: ChainLink | None) -> None:
        """One more link below another, or on top."""
        if self._file:
            link = ChainLink(new_rid(), self._rid, role_below(upper), upper_rid=upper.rid if upper else "")
            LinkDialog.ask(self.session, link, self._file.chain, self.window())

    def edit_link(self, link: ChainLink) -> None:
        """Correct a link."""
        if self._file:
            LinkDialog.ask(self.session, link, self._file.chain, self.window())

    def delete_link(self, link: ChainLink) -> None:
        """Take a link out, after asking."""
        party = next((line.party for line in self._file.chain if line.link.rid == link.rid), "") if self._file else ""
        question = tr("删除“{party}”这一层分包关系？").format(party=party)
        if self.session.messages.confirm(question, tr("变更记录会保留原来的内容。"), tr("删除")):
            self.session.do(projects.delete_link, link)

    def save_diagram(self) -> None:
        """The chain as a diagram, as a file to be printed."""
        try:
            pdf = self.session.read(chain_diagram, self._rid)
        except Refused as refused:
            self.notice.say("\n".join(reason.words for reason in reasons(refused.problems)), Tone.WARNING)
            return
        save_pdf(self.session, pdf, tr("分包链图.pdf"), self)

    def add_hazard(self) -> None:
        """Enter a hazard."""
        if self._rid:
            HazardDialog.ask(self.session, self.session.read(hazards.new_hazard, self._rid), self.window())

    def go_on(self, kind: str, rid: str) -> None:
        """Open the dialog in which a draft was typed."""
        whole = self._file
        if whole is None:
            return
        link = next((line.link for line in whole.chain if line.link.rid == rid), None)
        hazard = next((each for each in whole.hazards if each.rid == rid), None)
        if kind in ("project", "grade"):
            (self.edit if kind == "project" else self.judge)()
        elif kind == "link":
            self.edit_link(link) if link else self.add_link(None)
        elif kind == "hazard" and hazard is None:
            self.add_hazard()
        elif hazard is not None:
            (self._edit_hazard if kind == "hazard" else self._strike_off)(hazard)

    def _make_cards(self) -> None:
        self.ledger, self.facts, self.chain, self.hazards = LedgerCard(), FactsCard(), ChainCard(), HazardsCard()
        self.chain.add_wished.connect(self.add_link)
        self.chain.edit_wished.connect(self.edit_link)
        self.chain.delete_wished.connect(self.delete_link)
        self.chain.diagram_wished.connect(self.save_diagram)
        self.chain.party_wished.connect(lambda link: self.session.go(PARTIES, link.company_rid or link.person_rid))
        self.hazards.add_wished.connect(self.add_hazard)
        self.hazards.edit_wished.connect(self._edit_hazard)
        self.hazards.strike_off_wished.connect(self._strike_off)
        self.hazards.open_wished.connect(lambda each: self.session.go(OVERSIGHT, ShowSection("hazards", each.rid)))
        self.cases = RowsCard(tr("案件"), tr("没有案件。"))
        self.visits = RowsCard(tr("检查"), tr("还没有检查过。"))
        self.watched = WatchedCard(self.session, OF_PROJECT)
        self.watched.begin_wished.connect(self.enter_watched)
        self.papers = RowsCard(tr("文书"), tr("没有文书。"))
        self.history = RowsCard(tr("变更记录"), "")
        self.evidence = RowsCard(tr("证据"), "")
        self.thumbnails = Thumbnails(self.session, tr("证据"))
        self.thumbnails.opened.connect(self._look_at)
        self.evidence.body.addWidget(beside(self.thumbnails))

    def enter_watched(self, kind: str) -> None:
        """An entry of 重点监管 about the project."""
        begin_entry(self.session, kind, known_of(kind, project_rid=self._rid), self.window())

    def _read(self) -> None:
        if not self._rid:
            return
        self._file = whole = self.session.read(project_file, self._rid)
        project = whole.project
        self.header.set_title(project.name)
        self._sent_back.show_of(project.rid)
        self.header.set_subtitle(project_words.subtitle(project))
        self._papers_menu.refresh()
        self.header.set_badge(project_words.grade_badge(project_words.project_grade(whole.standing), full=True))
        self.ledger.show_project(whole.standing)
        self.facts.show_project(project)
        self.chain.show_chain(whole.chain)
        self.hazards.show_hazards(whole.hazards)
        go = self.session.go
        self.cases.show_rows(case_rows(whole.cases, go))
        self.visits.show_rows(visit_rows(whole.visits, go))
        self.watched.show_lines(whole.watched)
        self.papers.show_rows(paper_rows(whole.papers, go))
        self.history.show_rows(history_rows(self.session.read(history.history, self._rid)))
        self._show_evidence(whole.evidence)

    def _show_evidence(self, pieces: tuple[Evidence, ...]) -> None:
        self.evidence.header.set_title(f"{tr('证据')}（{len(pieces)}）" if pieces else tr("证据"))
        self.evidence.setVisible(bool(pieces))
        self.thumbnails.show_evidence(pieces)

    def _edit_hazard(self, hazard: Hazard) -> None:
        HazardDialog.ask(self.session, hazard, self.window())

    def _strike_off(self, hazard: Hazard) -> None:
        step_form(self.session, hazard, HazardStepKind.ASKED, self.window()).ask_now()

    def _look_at(self, piece: Any) -> None:
        PhotoDialog.ask(self.session, piece, self.window())

    def _new_case(self) -> None:
        self.session.go(CASES, NewCase(self._rid))

    def _new_visit(self) -> None:
        self.session.go(INSPECTIONS, NewInspection(self._rid))
