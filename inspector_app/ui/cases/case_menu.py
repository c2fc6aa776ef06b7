"""What may be done with a case as a whole: 立案, 结案, 撤销立案, 并案, 追加线索."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.domain.act import Act
from inspector_app.domain.case import Case
from inspector_app.domain.lead import Lead
from inspector_app.domain.lifecycle import CaseVerb, check_case, undoable
from inspector_app.domain.number_look import LookWay
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.files import UNGUARDED
from inspector_app.support.vocabulary import word, words
from inspector_app.support.words import sentence
from inspector_app.ui.cases.case_dialog import CaseDialog
from inspector_app.ui.cases.decision_dialogs import CancelDialog, FilingDayDialog, MergeDialog
from inspector_app.ui.cases.lead_dialog import LeadDialog, lead_draft
from inspector_app.ui.cases.step_starter import StepStarter
from inspector_app.ui.cases.testimony_dialog import TestimonyDialog
from inspector_app.ui.cases.transfer_dialog import TransferDialog, write_case_package
from inspector_app.ui.copies.giving import GIVE, give_copy
from inspector_app.ui.documents.save_pdf import ask_path, choose_pdf
from inspector_app.ui.icons import icon
from inspector_app.ui.leads.lead_dialogs import AidDialog
from inspector_app.ui.only_reads import looks
from inspector_app.ui.oversight.incident_flow import INCIDENT_KEY, INCIDENT_WORDS, report_incident
from inspector_app.ui.oversight.watch_menu import OF_CASE, begin_entry, offer
from inspector_app.ui.session import Session
from inspector_app.ui.settings.blanks_dialogs import print_pack
from inspector_app.ui.targets import CASES
from inspector_app.ui.theme import Tone
from inspector_app.ui.undo_dialog import UndoDialog
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.ui.widgets.menu import Menu, allow
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.ui.widgets.page import Page
from inspector_app.usecases.case_brief import TITLE as BRIEF
from inspector_app.usecases.case_brief import case_brief, save_brief
from inspector_app.usecases.case_edits import add_lead
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.consultations import aid_of_case
from inspector_app.usecases.context import Context
from inspector_app.usecases.drafts import drop_draft
from inspector_app.usecases.incident_here import incident_of_place
from inspector_app.usecases.number_looks import IN_VOLUME, note_look
from inspector_app.usecases.saved_names import saved_case_name
from inspector_app.usecases.steps import StepVerb
from inspector_app.usecases.testimony import TITLE as TESTIMONY
from inspector_app.usecases.transfers import passed_problem
from inspector_app.usecases.volume import TITLE as VOLUME
from inspector_app.usecases.volume import Bound, save_volume, volume
from inspector_app.usecases.watching import known_of

_STEPS = {CaseVerb.FILE: StepVerb.FILE, CaseVerb.CLOSE: StepVerb.CLOSE}


class CaseMenu:
    """The button and what its entries do."""

    def __init__(self, session: Session[Context], starter: StepStarter, page: Page) -> None:
        self._session = session
        self._starter = starter
        self._page = page
        self._whole: CaseFile | None = None
        self.button = MenuButton(page.tr("案件办理")).looks()
        self._menu = self.button.actions_menu
        kinds = page.tr("Word 文件 (*.docx);;PDF 文件 (*.pdf)")
        self.ask_save: Choose = chooser(Wanted.NEW_FILE, BRIEF, kinds)
        self.ask_folder: Choose = chooser(Wanted.FOLDER, page.tr("选择U盘或文件夹"))
        self.ask_volume = choose_pdf(VOLUME)

    def show_case(self, whole: CaseFile) -> None:
        """Offer what fits the case; of one that is a colleague's now only what is read and taken out."""
        self._whole = whole
        passed = self._passed(whole)
        self._menu.clear()
        for verb, title in words(CaseVerb).items():
            why_not = self._against(verb, whole)
            action = allow(self._menu.addAction(self._named(verb, title)), not why_not, why_not)
            action.triggered.connect(lambda _checked=False, verb=verb: self.choose(verb))
        self._menu.addSeparator()
        aid = self._menu.addAction(icon("scale"), self._page.tr("登记法律援助…"))
        aid.triggered.connect(lambda _checked=False: self.enter_aid())
        gathered = self._menu.addAction(icon("users"), f"{INCIDENT_WORDS}…（{INCIDENT_KEY}）")
        gathered.triggered.connect(lambda _checked=False: self.report_incident())
        watched = Menu(self._page.tr("登记监管事项"), self._menu)
        watched.setIcon(icon("eye"))
        self._menu.addMenu(watched)
        offer(watched, OF_CASE, self.enter_watched)
        passing = self._menu.addAction(icon("upload"), self._page.tr("移交案件…"))
        allow(passing, not whole.case.merged_into, self._page.tr("案件已经并入另一案件，从那里移交"))
        passing.triggered.connect(lambda _checked=False: self.hand_over())
        giving = self._menu.addAction(icon("users"), f"{GIVE}…")
        giving.triggered.connect(lambda _checked=False: self.give())
        blanks = self._menu.addAction(icon("printer"), self._page.tr("打印应急空白…"))
        blanks.triggered.connect(lambda _checked=False: self.print_blanks())
        if passed:
            for writes in (aid, gathered, watched.menuAction(), passing, giving, blanks):
                allow(writes, False, passed)
        beside = self._menu.addAction(icon("users"), f"{TESTIMONY}…")
        looks(allow(beside, bool(whole.interviews), self._page.tr("这个案件还没有询问笔录")))
        beside.triggered.connect(lambda _checked=False: self.lay_testimony())
        brief = looks(self._menu.addAction(icon("file-text"), f"{BRIEF}…"))
        brief.triggered.connect(lambda _checked=False: self.save_brief())
        self._menu.addAction(icon("file-text"), f"{VOLUME}…").triggered.connect(lambda _checked=False: self.bind())

    def _passed(self, whole: CaseFile) -> str:
        """That the case is a colleague's now; empty while it is ours."""
        problem = self._session.read(passed_problem, whole.case.rid) if whole.passed else None
        return _words(problem) if problem else ""

    def _against(self, verb: CaseVerb, whole: CaseFile) -> str:
        """Why a verb cannot be chosen now; empty where it can."""
        if verb is CaseVerb.UNDO and not self._last:
            return self._page.tr("没有可以更正的立案、结案或者撤销立案")
        try:
            check_case(verb, whole.state)
        except Refused as refused:
            return _words(refused.problems[0])
        return self._passed(whole)

    @property
    def _last(self) -> Act | None:
        return undoable(self._whole.case.rid, self._whole.acts) if self._whole else None

    def _named(self, verb: CaseVerb, title: str) -> str:
        return f"{title}：{word(self._last.kind)}" if verb is CaseVerb.UNDO and self._last else title

    def print_blanks(self) -> None:
        """Numbered blanks for this case, to be filled in by hand."""
        if self._whole:
            case = self._whole.case.rid
            print_pack(self._session, self._page, lambda told: self._page.notice.say(told, Tone.OK), case_rid=case)

    def lay_testimony(self) -> None:
        """Who said what on the same matter, out of the transcripts of the case."""
        if self._whole:
            TestimonyDialog.ask(self._session, self._whole.case.rid, self._page.window())

    def edit(self, case: Case) -> None:
        """Correct the head of the case."""
        CaseDialog.ask(self._session, case, parent=self._page.window())

    def choose(self, verb: CaseVerb) -> None:
        """Do what an entry says."""
        if self._whole is None:
            return
        case, window = self._whole.case, self._page.window()
        if verb in _STEPS:
            self._starter.start(case.rid, _STEPS[verb])
        elif verb is CaseVerb.MERGE:
            MergeDialog(self._session, case, window).ask_now()
        elif verb is CaseVerb.CANCEL:
            CancelDialog(self._session, case.rid, window).ask_now()
        elif verb is CaseVerb.CORRECT_FILING:
            FilingDayDialog(self._session, case, window).ask_now()
        elif verb is CaseVerb.UNDO and self._last:
            UndoDialog(self._session, self._last, CASES, word(self._last.kind), case.title, parent=window).ask_now()
        elif verb is CaseVerb.INCIDENT:
            self.edit(case)
        elif verb is CaseVerb.ADD_LEAD:
            self._add_lead(case, window)

    def hand_over(self) -> None:
        """案件移交: enter to whom it goes, then write its package."""
        if self._whole is None:
            return
        transfer = TransferDialog.ask(self._session, self._whole.case, self._page.window())
        if transfer is not None:
            say = self._page.notice.say
            write_case_package(
                self._page, self._session, transfer, self.ask_folder, lambda words: say(words, Tone.INFO)
            )

    def give(self) -> None:
        """同行交换包: the case for a colleague to read."""
        if self._whole is not None:
            give_copy(self._page.window(), self._session, self._whole.case, self.ask_folder, self._page.notice)

    def enter_aid(self) -> None:
        """An application for legal aid, filled in by what the case tells."""
        if self._whole is not None:
            aid = self._session.read(aid_of_case, self._whole.case.rid)
            AidDialog.ask(self._session, aid, self._page.window())

    def enter_watched(self, kind: str) -> None:
        """An entry of 重点监管 about the case: an incident, an advance, what goes to the police."""
        if self._whole is not None:
            begin_entry(self._session, kind, known_of(kind, self._whole.case), self._page.window())

    def report_incident(self) -> None:
        """初报 or 续报 of people who gathered because of the case."""
        if self._whole is not None:
            case_rid = self._whole.case.rid
            report_incident(self._session, lambda context: incident_of_place(context, case_rid), self._page.window())

    def save_brief(self) -> None:
        """一案一页: the case on one page, as a file for a leader."""
        if self._whole is None:
            return
        brief = self._session.read(case_brief, self._whole.case.rid)
        name = self._session.read(saved_case_name, self._whole.case, BRIEF)
        chosen = self.ask_save(self._page.window(), f"{name}.docx")
        if not chosen:
            return
        try:
            path = self._session.read(save_brief, brief, Path(chosen))  # nothing in the store changes by it
        except (Refused, Trouble) as error:
            self._session.tell(error)
        else:
            said = self._page.tr("已存为“{name}”。") + UNGUARDED
            self._page.notice.say(said.format(name=path.name), Tone.OK)

    def bind(self) -> None:
        """整卷装订: cover, index, papers and proof as one file, drawn in the background."""
        if self._whole is None:
            return
        try:
            order = self._session.read(volume, self._whole.case.rid)
        except Refused as refused:
            self._session.tell(refused)
            return
        name = self._session.read(saved_case_name, self._whole.case, VOLUME)
        holds = self._page.tr("卷内文书和证据写有工人的完整证件号、电话。")
        path = ask_path(self._session, f"{name}.pdf", self._page.window(), self.ask_volume, holds)
        if path and self._session.do(note_look, self._whole.case, IN_VOLUME, LookWay.WRITTEN):
            self._session.work(partial(save_volume, order, path), self._bound, VOLUME)

    def _bound(self, bound: Bound) -> None:
        said = self._page.tr("已存为“{name}”，卷内共{pages}页。") + UNGUARDED
        apart = self._page.tr("下列材料没有（全部）装入，需要另存：{titles}。")
        words = said.format(name=bound.path.name, pages=bound.pages)
        if bound.apart:
            words += apart.format(titles="、".join(bound.apart))
        self._page.notice.say(words, Tone.WARNING if bound.apart else Tone.OK, of_page=True)

    def _add_lead(self, case: Case, window: QWidget) -> None:
        lead: Lead | None = LeadDialog.ask(self._session, parent=window, case_rid=case.rid)
        if lead is not None and self._session.do(add_lead, case.rid, lead, saves=word(CaseVerb.ADD_LEAD)):
            self._session.read(drop_draft, str(lead_draft(lead.rid, case.rid)))


def _words(problem: Problem) -> str:
    return sentence(problem.code, problem.details)
