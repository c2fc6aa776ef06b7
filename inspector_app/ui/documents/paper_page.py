"""One paper: its copies exactly as issued, what was done to it, and what can be done next."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from inspector_app.domain.act import Act
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document, DocumentKind
from inspector_app.domain.lifecycle import PaperVerb, lacks_scan, may_be_undone
from inspector_app.domain.role import Offered
from inspector_app.support import vocabulary
from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.words import sentence
from inspector_app.ui.documents.act_dialogs import ServiceDialog, act_dialog, undo_dialog
from inspector_app.ui.documents.act_list import ActList
from inspector_app.ui.documents.new_paper_dialog import AboutDialog
from inspector_app.ui.documents.paper_menu import PaperMenu
from inspector_app.ui.documents.paper_words import act_title, number_words, state_badge
from inspector_app.ui.documents.preview_panel import PreviewPanel
from inspector_app.ui.documents.print_dialog import PrintDialog, copy_name, print_copies
from inspector_app.ui.documents.save_pdf import ask_path, write_pdf
from inspector_app.ui.documents.verbs import buttons, verb_icon, verb_title
from inspector_app.ui.layouts import AS_AROUND, REST, clear, in_column, put_in, see_through, wide
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.printing import Printing
from inspector_app.ui.sent_back import SentBack
from inspector_app.ui.session import Session
from inspector_app.ui.step_targets import step_target
from inspector_app.ui.targets import CASES, DOCUMENTS, OVERSIGHT, CaseTab, ShowCase, ShowSection
from inspector_app.ui.theme import GAP_2, GAP_3, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.two_panes import TwoPanes
from inspector_app.ui.wording import joined
from inspector_app.usecases.context import Context
from inspector_app.usecases.gates import reason_words
from inspector_app.usecases.issuing import copy_bytes
from inspector_app.usecases.number_looks import note_copy_look
from inspector_app.usecases.paper import EditPaper, Paper, day_told, for_service
from inspector_app.usecases.paper_file import PaperFile, paper_file
from inspector_app.usecases.paper_list import whom
from inspector_app.usecases.saved_names import saved_name
from inspector_app.usecases.sheets import issued_work, submitted_work
from inspector_app.usecases.steps import next_step
from inspector_app.usecases.watch_list import WatchLine

_SIDE = 372
_BACK = (PaperVerb.VOID, PaperVerb.WITHDRAW)


class PaperPage(Page):
    """Shows what :meth:`open` names. ``left`` wishes the register back, ``editing`` the editor with a target."""

    left = Signal()
    editing = Signal(object)

    def __init__(self, session: Session[Context], printing: Printing) -> None:
        super().__init__(self.tr("文书"), scrolls=False)
        self._session = session
        self._printing = printing
        self._file: PaperFile | None = None
        self._label = ""
        self._copies: Segmented | None = None
        self._sent_back = SentBack(session, self)
        self.header.add_way_back(self.left.emit, self.tr("返回登记簿"))
        self._papers_menu = PaperMenu(session, Offered.SERVICE, self._of_service)
        self.header.add(self._papers_menu)
        self._save = self.header.add(Button(self.tr("另存 PDF"), "download", clicked=self.save))
        self._print = self.header.add(Button(self.tr("打印"), "printer", clicked=self.print))
        self._panel = PreviewPanel(self.tr("文书原样"), session.runner)
        self._panel.feed.failed.connect(self._failed)
        self.notice.acted.connect(self.print)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(GAP_2)
        self._facts = FactsGrid()
        self._acts = ActList()
        self._acts.undo_requested.connect(self._undo)
        self._told: Act | None = None
        self.notice.undone.connect(self._undo_told)
        self._none = EmptyState(self.tr("没有电子文本"), self.tr("该号只在登记簿中留有说明，或尚未签发。"), "file-text")
        self._panes = self._split()
        self.body.addWidget(self._panes, 1)
        bind_keys(self, (
            PageKey(self.tr("打印"), ("Ctrl+P",), self.print),
            PageKey(self._save.text(), ("Ctrl+Shift+S",), self.save),
            PageKey(vocabulary.word(PaperVerb.SIGN_RECORD), ("Ctrl+G",), self.sign),
        ))  # fmt: skip

    @property
    def file(self) -> PaperFile | None:
        """The paper shown."""
        return self._file

    def open(self, document_rid: str) -> None:
        """Show a paper."""
        self.notice.clear()
        self._label = ""
        self._read(document_rid)
        self._warn()
        self._panel.clear()
        self._panes.show_pane(0)
        self._show_copies()

    def _warn(self) -> None:
        """An order that no longer carries the paper is named before anything is done."""
        order = self._file.lost_ground if self._file else None
        if order is not None:
            words = sentence("paper-ground-lost", {"order": order.number or order.title})
            self.notice.say(words, Tone.WARNING)

    def say_issued(self) -> None:
        """A paper was just signed off: what to do with it now."""
        file = self._file
        if file is not None and file.document.copies and file.document.kind is not DocumentKind.RECORD:
            number = file.document.number
            words = self.tr("已签发，文号{number}。").format(number=number) if number else _approved_words(file)
            words += _watched_words(file) + (self.tr("请打印后用印、送达。") if number else "")
            self.notice.say(words, Tone.OK, self.tr("打印"))
            self._panes.show_pane(1)  # there stands what comes next

    def refresh(self) -> None:
        """Read the same paper again, because something changed."""
        if self._file is not None:
            before = self._file.document
            self._read(before.rid)
            now = self._file.document
            if (now.copies, now.facts_sha256) != (before.copies, before.facts_sha256):
                self._show_copies()

    def print(self) -> None:
        """Ask what to print, print it, count it."""
        if self._file is None or not self._file.document.copies:
            return
        order = PrintDialog.ask(self._session, self._file, self._printing, self)
        if order is not None:
            print_copies(self._session, self._file.document, order, self._printing, self.refresh)

    def save(self) -> None:
        """Write the copy in sight into a file."""
        if self._file is None or not self._file.document.copies:
            return
        document = self._file.document
        pdf = self._session.read(copy_bytes, document, self._label)
        name = self._session.read(saved_name, document, self._label)
        path = ask_path(self._session, name, self)
        if path and self._session.do(note_copy_look, document, self._label) and write_pdf(self._session, path, pdf):
            self.notice.say(self.tr("已另存。该文件未加密，用后请删除。"), Tone.OK)

    def sign(self) -> None:
        """A record that awaits its signature was signed."""
        if self._file is not None and PaperVerb.SIGN_RECORD in self._file.verbs:
            self.act(PaperVerb.SIGN_RECORD)

    def act(self, verb: PaperVerb) -> None:
        """Do what a button says."""
        file = self._file
        if file is None:
            return
        if verb is PaperVerb.EDIT:
            self._edit(file.document)
        elif verb is PaperVerb.SERVE:
            self._serve(file)
        elif verb is PaperVerb.SERVICE_RECORD:
            self._service_record()
        elif (act := act_dialog(verb, self._session, file, self).ask_now()) is not None:
            self._acted(act)

    def _edit(self, document: Document) -> None:
        paper = AboutDialog.complete(self._session, document, self)
        if paper is not None:
            self.editing.emit(EditPaper(paper, document.rid))

    def _acted(self, act: Act) -> None:
        """What was said of the act before is over."""
        told = _watched_words(self._file)
        self.refresh()
        self._told = act
        undo = self.tr("登记有误，更正") if self._file and may_be_undone(act, self._file.acts) else ""
        words = self.tr("已登记：{act}。").format(act=vocabulary.word(act.kind))
        if lacks_scan([act]):
            words += self.tr("扫描件还没有存入，扫描或拍照后请点“补交扫描件”。")
        now = _watched_words(self._file)
        words += now if now != told else ""
        self.notice.say(words, Tone.OK, undo=undo)

    def _undo_told(self) -> None:
        if self._told is not None:
            self._undo(self._told)

    def _serve(self, file: PaperFile) -> None:
        act = ServiceDialog.ask(self._session, file, self)
        if act is None:
            return
        self._acted(act)
        question = self.tr("送达已登记，由送达起算的期限已列入今日。")
        if self._session.messages.confirm(self.tr("现在制作送达回证吗？"), question, self.tr("制作送达回证")):
            self.editing.emit(EditPaper(self._session.read(for_service, file.document, act)))

    def _service_record(self) -> None:
        paper = self._of_service()
        if paper is not None:
            self.editing.emit(EditPaper(paper))

    def _of_service(self) -> Paper | None:
        """A paper about the service of the one in sight; None while it was not served."""
        file = self._file
        act = next((each for each in file.standing if each.service), None) if file else None
        return self._session.read(for_service, file.document, act) if file and act else None

    def take_back(self, act_rid: str) -> None:
        """更正误登 of one of its acts, unless that was done meanwhile."""
        for act in self._file.acts if self._file else ():
            if act.rid == act_rid:
                self._undo(act)

    def _undo(self, act: Act) -> None:
        told = _watched_words(self._file)
        if undo_dialog(self._session, act, self, self._file).ask_now() is not None:
            self.refresh()
            now = _watched_words(self._file)
            words = self.tr("已撤回误登的“{act}”。").format(act=act_title(act))
            gone = self.tr("重点监管里由它建立的记录一并撤回。") if told and not now else now
            self.notice.say(words + (gone if now != told else ""), Tone.OK)

    def _read(self, document_rid: str) -> None:
        file = self._file = self._session.read(paper_file, document_rid)
        document = file.document
        self.header.set_title(document.title)
        self._sent_back.show_of(document_rid)
        self._papers_menu.refresh(possible=PaperVerb.SERVICE_RECORD in file.verbs)
        place = file.project.name if file.project else ""
        self.header.set_subtitle(joined(document.number, whom(document), "" if document.addressee else place))
        self.header.set_badge(state_badge(document, file.state, on_notice=file.on_notice))
        for button in (self._save, self._print):
            button.allow(bool(document.copies), self.tr("没有电子文本"))
        self._show_ways(file)
        self._show_facts(file)
        self._acts.show_file(file)

    def _show_ways(self, file: PaperFile) -> None:
        clear(self._ways)
        ways = buttons(file)
        if not ways:
            self._show_over(file)
        if set(ways) <= set(_BACK):
            self._show_next_step(file)
        if paper := file.answer:
            answer = partial(self.editing.emit, EditPaper(paper))
            self._ways.addWidget(_wide(Button(self.tr("告知异议核实结果"), "file-pen", Kind.PRIMARY, clicked=answer)))
        for number, verb in enumerate(ways, start=1 if file.answer else 0):
            kind = Kind.DANGER if verb in _BACK else Kind.PRIMARY if number == 0 else Kind.PLAIN
            do = partial(self.act, verb)
            self._ways.addWidget(_wide(Button(verb_title(verb, file), verb_icon(verb), kind, clicked=do)))

    def _show_next_step(self, file: PaperFile) -> None:
        """Where nothing goes on from the paper, the case does: what comes next there, before what takes it back."""
        case = file.case
        step = self._session.read(next_step, case.rid, file.document.rid) if case else None
        if case is None or step is None:
            return
        go = partial(self._session.go, *step_target(step, case.rid))
        self._ways.addWidget(Label(self.tr("案件的下一步：{0}。").format(step.why), Role.SMALL, wrap=True))
        self._ways.addWidget(_wide(Button(step.full_title, "arrow-right", Kind.PRIMARY, clicked=go)))

    def _show_over(self, file: PaperFile) -> None:
        """Nothing can be done to it any more; of what was taken back its party is told by another paper."""
        if paper := file.untold:
            title, told = self.tr("告知撤销"), self.tr("该文书已经撤销，还没有书面告知受送达人。")
            button = Button(title, "file-pen", Kind.PRIMARY, clicked=lambda: self.editing.emit(EditPaper(paper)))
        elif by := file.told_by:
            told = self.tr("该文书已经撤销，由另一份文书告知受送达人。")
            button = Button(by.called, "arrow-right", Kind.QUIET, clicked=lambda: self._session.go(DOCUMENTS, by.rid))
        else:
            self._ways.addWidget(Label(self.tr("该文书已办结，没有下一步。"), Role.SMALL, wrap=True))
            return
        self._ways.addWidget(Label(told, Role.SMALL, wrap=True))
        self._ways.addWidget(button)

    def _show_facts(self, file: PaperFile) -> None:
        lines = _fact_lines(file)
        self._facts.show_facts(Fact(word, value) for word, value in lines)
        if file.case is not None:
            case_rid = file.case.rid
            link = Button(self.tr("打开案件"), "arrow-right", Kind.QUIET)
            link.clicked.connect(lambda: self._session.go(CASES, ShowCase(case_rid, CaseTab.PAPERS)))
            self._facts.addWidget(link, len(lines), 1)
        if file.watched is not None:
            entry = ShowSection("watching", file.watched.entry.rid)
            link = Button(self.tr("打开监管记录"), "arrow-right", Kind.QUIET)
            link.clicked.connect(lambda: self._session.go(OVERSIGHT, entry))
            self._facts.addWidget(link, len(lines) + 1, 1)

    def _show_copies(self) -> None:
        """A segment for each copy when there are several; the last one leaves nothing out.

        Of a paper before its sign-off the text that was submitted is shown.
        """
        if self._copies is not None:
            self._panel.head.removeWidget(self._copies)
            self._copies.deleteLater()
            self._copies = None
        document = self._file.document if self._file else None
        copies = document.copies if document else ()
        submitted = bool(document and document.facts and not copies)
        self._none.setVisible(not copies and not submitted)
        self._panel.setVisible(bool(copies) or submitted)
        self._panel.set_title(self.tr("送审文本（未编号、未用印）") if submitted else self.tr("文书原样"))
        if submitted:
            self._draw()
        if not copies:
            return
        if len(copies) > 1:
            self._copies = Segmented([Segment(copy_name(copy.label), copy.label) for copy in copies], self.tr("联"))
            self._panel.head.insertWidget(1, self._copies)
        self._label = copies[0].label
        if self._copies is not None:
            self._copies.set_value(self._label)
            self._copies.value_changed.connect(self._copy_chosen)
        self._draw()

    def _copy_chosen(self) -> None:
        if self._copies is not None and self._copies.value() is not None:
            self._label = self._copies.value()
            self._draw()

    def _draw(self) -> None:
        if self._file is not None:
            context, document, label = self._session.context, self._file.document, self._label
            work = issued_work if document.copies else submitted_work
            self._panel.feed.ask(lambda eye: work(context, document, label, eye))

    def _failed(self, error: Refused | Trouble) -> None:
        self._session.tell(error, None)

    def _split(self) -> TwoPanes:
        side = see_through()
        column = QVBoxLayout(side)
        column.setContentsMargins(GAP_2, 0, GAP_2, 0)
        column.setSpacing(GAP_3)
        for title, content in ((self.tr("下一步"), self._ways), (self.tr("概况"), self._facts)):
            card = Card(title, content)
            column.addWidget(card)
        card = Card(self.tr("办理过程"), self._acts)
        put_in(column, card, REST)
        left = QWidget()
        in_column(wide(self._panel), wide(self._none), gap=AS_AROUND, of=left)
        return TwoPanes((left, Scrolled(side)), (self.tr("文书"), self.tr("办理情况")), (800, _SIDE))


def _approved_words(file: PaperFile) -> str:
    """What the approval of an internal paper did, for it is the act itself."""
    return tr("已审批，{what}已经办理，不用另行登记。").format(what=file.done) if file.done else tr("已审批。")


def _watched_words(file: PaperFile | None) -> str:
    """重点监管已记载：失信联合惩戒名单（拟列入）。 Empty where the paper tells of no entry."""
    line = file.watched if file else None
    return tr("重点监管已记载：{0}。").format(_entry_words(line)) if line else ""


def _entry_words(line: WatchLine) -> str:
    return f"{line.kind_word}（{line.state}）" if line.state else line.kind_word


def _fact_lines(file: PaperFile) -> list[tuple[str, str]]:
    """Label and value of what is known of a paper."""
    document, is_served = file.document, file.document.kind is DocumentKind.OUTGOING
    lines = [
        (vocabulary.label("document.number"), number_words(document)),
        (vocabulary.label("document.kind"), vocabulary.word(document.kind)),
        (vocabulary.label("document.addressee") if is_served else tr("当事人"), document.addressee),
        (vocabulary.label("document.project_rid"), file.project.name if file.project else ""),
        (vocabulary.label("document.date"), chinese(day_told(document))),
        (tr("用印纸"), file.sheets),
        (tr("手写应急空白"), file.blank),
        (tr("监管记录"), _entry_words(file.watched) if file.watched else ""),
        (tr("限期"), chinese(document.due) if document.due else ""),
        (vocabulary.label("document.version"), str(document.version) if document.version > 1 else ""),
        (vocabulary.label("document.case_rid"), file.case.title if file.case else ""),
        (tr("例外理由"), "\n".join(reason_words(reason) for reason in document.reasons)),
    ]
    return [(word, value) for word, value in lines if value]


def _wide(button: Button) -> Button:
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button
