"""The paper editor: entries from the form file beside the live paper, its gates in words, and the way to sign-off."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal

from inspector_app.domain.document import Document, DocumentKind
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.errors import Level, Problem, Refused, Trouble
from inspector_app.support.words import sentence
from inspector_app.ui.documents.draft_badge import DraftBadge
from inspector_app.ui.documents.draft_question import DraftAnswer, decide, unsaved
from inspector_app.ui.documents.entries_panel import EntriesPanel
from inspector_app.ui.documents.mend_places import where_mended
from inspector_app.ui.documents.paper_words import moved_words
from inspector_app.ui.documents.preview_panel import PreviewPanel
from inspector_app.ui.documents.review_copy import ReviewCopy
from inspector_app.ui.documents.sign_off_dialog import SignOffDialog, SubmitDialog, titles
from inspector_app.ui.documents.sources_card import SourcesCard
from inspector_app.ui.drafts import DraftKeeper
from inspector_app.ui.layouts import REST, keep_room, put_in
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.printing import Printing
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.unwritten_dialog import may_leave_record
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.problem_count import ProblemCount
from inspector_app.ui.widgets.two_panes import TwoPanes
from inspector_app.ui.wording import joined, on_blank, reasons
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_values import Unread, composed_in, place_in, same_values, unread_texts, with_place
from inspector_app.usecases.drafts import Draft, draft, drafts_below
from inspector_app.usecases.facts_split import typed_facts, typed_into
from inspector_app.usecases.issuing import (
    NumberMoved,
    Rendered,
    SignOff,
    SignOffOrder,
    gates_asked,
    paper_problems,
    perform_sign_off,
    prepare_sign_off,
    record_sign_off,
)
from inspector_app.usecases.number_looks import note_paper_look
from inspector_app.usecases.paper import EditPaper, Paper
from inspector_app.usecases.paper_draft import beginning, draft_body, draft_key, draft_lines, drafted, followed, headed
from inspector_app.usecases.sheets import draft_work
from inspector_app.usecases.sign_off_asks import Unsigned, goes_to_leader, notes, wanted_reasons

_THROTTLE_MS, _PAUSE_MS = 400, 600


class EditorPage(Page):
    """``issued`` brings the identity of what was submitted or signed off; ``left`` wishes the register back."""

    left = Signal()
    issued = Signal(str)

    def __init__(self, session: Session[Context], printing: Printing) -> None:
        super().__init__(self.tr("制作文书"), scrolls=False)
        self._session = session
        self._printing = printing
        self._target = EditPaper(Paper(""))
        self._form: Form | None = None
        self._facts: dict[str, Any] = {}
        self._begun: Facts = {}
        self._problems: list[Problem] = []
        self._redrafting = False
        self._entries = EntriesPanel(session, lambda what: session.do(note_paper_look, self._target, what))
        self._entries.changed.connect(self._typed)
        self._panel = PreviewPanel(self.tr("文书预览"), session.runner)
        self._panel.feed.failed.connect(self._preview_failed)
        self._soon = QTimer(self, singleShot=True, interval=_THROTTLE_MS)
        self._soon.timeout.connect(self._draw)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._judge)
        self._keeper = DraftKeeper(self, session, "", self._draft_now, self._is_recorded)
        self._badge = DraftBadge(self, self._keeper, session)
        self._sources = SourcesCard(session)
        self._entries.keep_last(self._sources)
        self._buttons()
        self.body.addWidget(TwoPanes((self._entries, self._panel), (self.tr("填写"), self.tr("预览")), (560, 560)), 1)

    @property
    def facts(self) -> dict[str, Any]:
        """The facts as they stand now."""
        return dict(self._facts)

    @property
    def problems(self) -> list[Problem]:
        """What spoke against sign-off when the page looked last."""
        return list(self._problems)

    def open(self, target: EditPaper) -> bool:
        """Begin or go on with a paper; an earlier draft of it is asked about. False when the person turns back."""
        if not may_leave_record(self._session, self._keeper, self.window()):
            return False
        found = unsaved(self._session, target)
        if found is None:
            return self._begin(target)
        answer = decide(self._session, found, draft_lines(found), self)
        if answer is DraftAnswer.RESTORE:
            return self._restore(found)
        return answer is DraftAnswer.DISCARD and self._begin(target)

    def open_draft(self, key: str) -> bool:
        """Go on with a draft that the person chose elsewhere."""
        if not may_leave_record(self._session, self._keeper, self.window()):
            return False
        found = self._session.read(draft, key)
        return found is not None and self._restore(found)

    def follow(self) -> bool:
        """Take over what the records say by now. True when the paper states something else for it, which is told."""
        if self._form is None:
            return False
        try:
            now = self._session.read(followed, self._target, self._facts)
        except Refused as refusal:
            self._refused(refusal.problems)
            return True
        form, before, unread = self._form, self._facts, self._entries.unread()
        self._form, self._facts, self._begun = now.begun.form, now.facts, now.begun.facts
        parts = now.begun.parts
        if self._form is form and self._entries.asks(parts):
            self._put_sentences(before, self._facts)
        else:
            self._entries.load(parts, self._facts, now.begun.articles)
            self._entries.put_unread(unread)
        self._show_form(self._form)
        if now.moved:
            self.notice.say(moved_words(now.moved, now.left), Tone.WARNING)
            self._keeper.touch()
            self._draw()
        self._judge()
        return bool(now.moved)

    def save(self) -> None:
        """Ctrl+S: keep the draft now."""
        self._keeper.flush()
        self._look()

    def review_copy(self) -> None:
        """送审稿 of what is typed now."""
        unsigned = self._unsigned()
        if unsigned is not None:
            wait_for(ReviewCopy(self._session, unsigned, self._printing, self))

    def submit(self) -> None:
        """报批."""
        unsigned = self._unsigned()
        if unsigned is None:
            return
        self._keeper.keep_now()  # what is typed in the dialog leads back here
        dialog = SubmitDialog(
            self._session, unsigned.paper, unsigned.facts, unsigned.document_rid, unsigned.draft_key, self
        )
        document: Document | None = dialog.ask_now()
        if document is not None:
            self._finished(document)
        else:
            self._keeper.touch()  # nothing typed here or there is no draft

    def sign_off(self) -> None:
        """签发, 审批 or 打印核对: nothing is asked while errors stand."""
        unsigned = self._unsigned()
        if unsigned is None or self._stopped():
            return
        self._keeper.keep_now()  # what is typed in the dialog leads back here
        decision = SignOffDialog.ask(self._session, unsigned, self)
        if decision is not None:
            self._perform(unsigned, decision)
        else:
            self._keeper.touch()

    def go_to_first_problem(self) -> None:
        """Show every problem beside its entry and go to the first."""
        self._entries.show_all(self._problems)

    def mend(self) -> None:
        """To the first entry that is wrong; where none is, to the record in which it is mended."""
        is_here = self._entries.show_all(self._problems)
        if not is_here and (place := where_mended(self._target.paper, self._problems)):
            self._session.go(*place)

    def _perform(self, unsigned: Unsigned, decision: SignOff) -> None:
        """Prepare, draw, record; when another paper took the number meanwhile, again."""

        def record(context: Context, order: SignOffOrder, made: Rendered) -> Document | None:
            try:
                return record_sign_off(context, order, made)
            except NumberMoved:
                return None

        def done(document: Document | None) -> None:
            if document is None:
                self._perform(unsigned, decision)
            else:
                self._finished(document)

        title, _ = titles(unsigned.form.kind)
        saved = self.tr("打印版本") if unsigned.form.kind is DocumentKind.RECORD else title  # it is not printed by that
        self._session.do_long(
            prepare_sign_off, perform_sign_off, record, unsigned.paper, unsigned.facts, decision,
            title=title, then=done, refused=self._refused, saves=saved,
        )  # fmt: skip

    def _finished(self, document: Document) -> None:
        self._keeper.stop()
        self._form = None
        self.issued.emit(document.rid)

    def _refused(self, problems: Sequence[Problem]) -> None:
        self._problems = list(problems)
        self._show_problems()
        self.go_to_first_problem()

    def _unsigned(self) -> Unsigned | None:
        """The paper as it stands; None with what is shown when its facts cannot be read, or its records moved."""
        if self._form is None or self.follow():
            return None
        self._look()
        if any(problem.code == "fact-wrong-type" for problem in self._problems) or self._entries.own_problems():
            self.go_to_first_problem()
            return None
        key, rid = draft_key(self._target), self._target.document_rid
        return Unsigned(self._form, self._target.paper, self.facts, rid, key, tuple(self._problems))

    def _stopped(self) -> bool:
        """Whether an error stands against sign-off; it is shown then."""
        stopped = any(problem.level is Level.ERROR for problem in self._problems)
        if stopped:
            self.go_to_first_problem()
        return stopped

    def _restore(self, found: Draft) -> bool:
        kept = drafted(found)
        if kept is None:
            self._session.tell(Trouble("draft-unreadable", title=found.title))
            return False
        begun = self._begin(*kept, unread_texts(found.body))
        if begun:
            self._entries.go_on_in(place_in(found.body), composed_in(found.body))
        return begun

    def _begin(self, target: EditPaper, kept: Facts | None = None, unread: Unread | None = None) -> bool:
        """Show a paper as it begins, or with the facts of a draft and its text that is no value."""
        try:
            begun = self._session.read(beginning, target)
        except Refused as refusal:
            self._session.tell(refusal)
            return False
        self._form, self._target, self._begun = begun.form, target, begun.facts
        self._facts = begun.facts if kept is None else begun.gone_on_with(kept)
        self._keeper.stop()
        self._keeper.key = draft_key(target)
        self.notice.clear()
        self._panel.clear()
        self._show_form(begun.form)
        self._entries.load(begun.parts, self._facts, begun.articles)
        self._badge.begin(restored=kept is not None)
        if kept is not None:
            self._entries.put_unread(unread or {})
            self._keeper.touch()
        self._look()
        return True

    def _show_form(self, form: Form) -> None:
        self.header.set_title(form.title)
        blank, *about = self._session.read(headed, self._target, self._facts)
        self.header.set_subtitle(joined(on_blank(blank), *about))
        title, verb = titles(form.kind)
        self._sign.setText(verb if form.kind is DocumentKind.RECORD else title)  # 打印核对 led here
        self._sign.setAccessibleName(verb)
        self._sign.set_icon("printer" if form.kind is DocumentKind.RECORD else "circle-check")
        self._submit.setVisible(goes_to_leader(form.kind))
        self._review.setVisible(form.kind is not DocumentKind.RECORD)

    def _typed(self, name: str) -> None:
        """Something was typed: our sentences follow, the draft is kept, and soon the paper is looked at again."""
        if self._redrafting or self._form is None:
            return
        self._facts = self._followed(self._facts, typed_facts(self._form, self._facts, self._entries.values()), name)
        self._keeper.touch()
        self._panel.follow(name)
        self._pause.start()
        if not self._soon.isActive():
            self._soon.start()

    def _followed(self, before: Facts, after: dict[str, Any], name: str) -> dict[str, Any]:
        """A sentence that is still our draft follows the facts it states; one that was written over stays."""
        if self._form is None:
            return after
        try:
            new = typed_into(self._session.context, self._form, before, after, name)
        except Refused:  # a cell that cannot be read yet; it is shown beside its entry
            return after
        if new is not after:
            self._put_sentences(self._entries.values(), new)
        return new

    def _put_sentences(self, shown: Facts, new: Facts) -> None:
        """Show our sentences as they were drafted anew, and what follows from what was typed."""
        self._redrafting = True
        for each in self._form.facts if self._form else ():
            if (new.get(each.name) or "") != (shown.get(each.name) or ""):
                self._entries.put(each.name, new.get(each.name))
        self._redrafting = False

    def _look(self) -> None:
        """Judge the paper and draw it now."""
        self._judge()
        self._draw()

    def _judge(self) -> None:
        """Once typing pauses: what speaks against sign-off. The entry being typed into is left in peace."""
        self._pause.stop()
        if self._form is None:
            return
        facts = self.facts
        try:
            rid = self._target.document_rid
            self._problems = self._session.read(paper_problems, self._target.paper, facts, document_rid=rid)
            self._entries.show_known(facts)
            self._sources.show_sources(self._form, self._target.paper, facts)
        except Refused as refusal:
            self._problems = list(refusal.problems)
        self._show_problems()

    def _draw(self) -> None:
        """Wish for the pages; while the worker draws, the newest wish waits."""
        self._soon.stop()
        if self._form is not None:
            context, paper, facts = self._session.context, self._target.paper, self.facts
            self._panel.feed.ask(lambda eye: draft_work(context, paper, facts, eye))

    def _show_problems(self) -> None:
        own = self._entries.own_problems()
        places = {problem.where for problem in own}
        errors = [p for p in self._problems if p.level is Level.ERROR and p.where not in places]
        self._count.set_count(len(own) + len(reasons(errors)))  # lines that lack the same are one sentence
        self._ready.setText("" if own or errors else self._ready_words())
        gates = gates_asked(self._session.context, self._form) if self._form else ()
        self._entries.show_problems(self._problems, [self._session.context.law.gate(gate).title for gate in gates])

    def _ready_words(self) -> str:
        wanted = len(wanted_reasons(self._problems))
        if wanted:
            return self.tr("可以{verb}，须写明{count}条理由").format(verb=self._sign.text(), count=wanted)
        words = self.tr("可以{verb}，但有空着的内容") if notes(self._problems) else self.tr("内容完整，可以{verb}")
        return words.format(verb=self._sign.text())

    def _draft_now(self) -> tuple[str, str]:
        title = self._form.title if self._form else ""
        _, party, project = self._session.read(headed, self._target, self._facts)
        body = draft_body(self._target, self._facts, self._entries.unread(), self._form)
        return " · ".join(filter(None, (title, party or project))), with_place(body, self._entries.place)

    def _is_recorded(self) -> bool:
        """Whether the paper stands as it began; what a dialog on it keeps needs the paper's draft."""
        key = self._keeper.key
        if self._entries.unread() or not same_values(self._facts, self._begun):
            return False
        return not self._session.read(drafts_below, f"{key}:")

    def _preview_failed(self, error: Refused | Trouble) -> None:
        if isinstance(error, Trouble):
            self.notice.say(sentence(error.code, error.details), Tone.DANGER)

    def _leave(self) -> None:
        self._keeper.flush()
        self.left.emit()

    def _buttons(self) -> None:
        self.header.add_way_back(self._leave, self.tr("返回登记簿"))
        self._review = self.header.add(Button(self.tr("送审稿"), "eye", clicked=self.review_copy))
        self._submit = self.header.add(Button(self.tr("报批"), "send", clicked=self.submit))
        self._sign = self.header.add(Button(self.tr("签发"), "circle-check", Kind.PRIMARY, clicked=self.sign_off))
        foot = self.add_foot()
        self._count = ProblemCount()
        self._count.clicked.connect(self.mend)
        self._ready = Label("", Role.SMALL)
        keep_room(self._count)
        put_in(foot, self._ready, self._count, REST, self._badge.promise)  # one of the two says something
        foot.addWidget(Label(self.tr("Ctrl+S 保存　Ctrl+P 打印　F1 全部按键"), Role.SMALL))
        keys = {"Ctrl+S": (self.tr("保存"), self.save), "Ctrl+P": (self.tr("打印"), self.print)}
        bind_keys(self, [PageKey(words, (key,), act) for key, (words, act) in keys.items()])

    def print(self) -> None:
        """Ctrl+P: a record gets its version to be signed, another paper its 送审稿."""
        if self._form is not None:
            (self.sign_off if self._form.kind is DocumentKind.RECORD else self.review_copy)()
