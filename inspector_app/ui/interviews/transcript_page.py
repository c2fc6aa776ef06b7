"""询问笔录: questions and answers as cards beside the live paper; typing is kept, printed, read back and signed."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.domain.answered import doubts
from inspector_app.domain.interview import (
    QA,
    Interview,
    InterviewHead,
    interview_problems,
    overlapping,
    presence_problems,
)
from inspector_app.domain.leading import leading
from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence, sentences_of
from inspector_app.ui.binding import Form
from inspector_app.ui.composition import Composition, compose_on
from inspector_app.ui.drafts import DraftKeeper
from inspector_app.ui.interviews.beside_answers import BesideAnswers
from inspector_app.ui.interviews.find_bar import FindBar
from inspector_app.ui.interviews.head_cards import EndCard, HeadCard
from inspector_app.ui.interviews.interview_words import state_badge, state_notice, subtitle
from inspector_app.ui.interviews.live_paper import LivePaper, paper_work
from inspector_app.ui.interviews.played_talk import PlayedTalk
from inspector_app.ui.interviews.qa_list import QAList
from inspector_app.ui.interviews.said_dialog import SaidDialog
from inspector_app.ui.interviews.save_bar import SaveBar
from inspector_app.ui.interviews.sign_dialog import SignDialog
from inspector_app.ui.interviews.stock_dialog import StockDialog
from inspector_app.ui.interviews.top_actions import TopActions
from inspector_app.ui.interviews.transcript_keys import own_keys
from inspector_app.ui.interviews.writing_place import WritingPlace
from inspector_app.ui.kept_sign import KeptSign
from inspector_app.ui.key_card import show_keys
from inspector_app.ui.layouts import REST, in_column, see_through, wide
from inspector_app.ui.page_keys import bind_keys
from inspector_app.ui.parties.party_dialogs import PersonDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import BEGIN_TALK, DOCUMENTS, INTERVIEWS, NewInterview
from inspector_app.ui.theme import GAP_2, GAP_3, GAP_4, GAP_6, Tone
from inspector_app.ui.unwritten_dialog import may_leave_record
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import SectionHeader
from inspector_app.ui.widgets.in_sight import holds
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.ui.widgets.two_panes import TwoPanes
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_values import composed_in, place_in, unread_texts, with_place, with_unread
from inspector_app.usecases.interviews import meanwhile
from inspector_app.usecases.known_beside import known_beside
from inspector_app.usecases.paper import EditPaper, Paper
from inspector_app.usecases.practice import is_played
from inspector_app.usecases.record_fields import time_problems
from inspector_app.usecases.said_facts import shown_line
from inspector_app.usecases.sheets import Eye, SheetWork
from inspector_app.usecases.signing import signing_problems
from inspector_app.usecases.testimony import leading_shapes
from inspector_app.usecases.transcripts import (
    Transcript,
    changed_sentences,
    draft_body,
    draft_key,
    save_transcript,
    stock_questions,
    transcript,
)  # fmt: skip


class TranscriptPage(Page):
    """``open`` shows a transcript; ``back_wished`` and ``read_back_wished`` are the window's to answer."""

    back_wished = Signal()
    read_back_wished = Signal(object, object)

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(self.tr("询问笔录"), scrolls=False)
        self._session = session
        self._opened: Transcript | None = None
        self._meanwhile: tuple[InterviewHead, ...] = ()
        self._lacking: list[Problem] = []
        self._is_refused = False
        self._composition = Composition.of_application()
        self.form = Form(Interview("", "", session.context.clock.now()), self)
        self.form.undo_keys(self)
        today = session.context.clock.today
        self.head = HeadCard(self.form, today)
        self.cards = QAList(self.form.undo_stack)
        self.finder = FindBar(self.cards)
        self.played = PlayedTalk(self.cards)
        self.beside = BesideAnswers(self.cards)
        self.end = EndCard(self.form, today)
        self.place = WritingPlace(self.form, self.head, self.cards, self.end)
        self.preview = LivePaper(self.tr("文书预览"), session.runner)
        self._keeper = DraftKeeper(self, session, "", self._draft, self._is_recorded)
        self.kept = KeptSign(self._keeper, session.context.clock.now, self.tr("，按 Ctrl+S 保存到笔录"))
        self.bar = SaveBar(self.add_foot(), self.kept, self.form.undo_stack, self)
        self.header.add_way_back(self.back_wished.emit)
        self._top = TopActions(self.header, session, self)
        self._lay()
        self._connect()
        bind_keys(self, own_keys(self, session, self))

    @property
    def interview(self) -> Interview:
        """The transcript with everything typed so far."""
        value: Interview = self.form.value
        return value

    @property
    def opened(self) -> Transcript | None:
        """The transcript as the store holds it."""
        return self._opened

    @property
    def editable(self) -> bool:
        """Whether the transcript may still be changed."""
        return self._opened is not None and self._opened.may_be_written

    def open(self, opened: Transcript, draft: Interview | None = None, body: Any = None) -> None:
        """Show a transcript, perhaps with typing that was kept but not saved and the ``body`` it was kept in."""
        self._keeper.flush()
        self._opened = opened
        self._keeper.key = draft_key(opened.interview.rid)
        shown = draft if draft is not None and self.editable else opened.interview
        self._meanwhile = self._session.read(meanwhile, shown)
        self.form.load(shown)
        self.head.load(shown)
        self.cards.load(shown.qas, editable=self.editable)
        self._lacking = []  # the cards are new, and nothing is said of them yet
        if shown is not opened.interview:
            self.form.put_unread(unread_texts(body))
            self.form.undo_stack.resetClean()
        self._keeper.stop()
        self._show_state()
        self._judge()
        is_restored = shown is not opened.interview
        self.kept.say(self.tr("已恢复未保存的内容，请核对后保存") if is_restored else self.tr("已保存"))
        self.preview.watch(self._paper_work, opened.interview.rid)
        self._know()
        self.played.play(self._session.read(is_played, shown) if self.editable else None)
        if shown is opened.interview:
            self.cards.go_to_first_open()
        else:
            self.place.go_back_to(place_in(body), opened.interview.qas)
            compose_on(self, composed_in(body))

    def save(self) -> bool:
        """Write the record. What cannot be read is said beside its field and nothing is written."""
        self._composition.commit()
        if not self.editable:
            return False
        unread = [problem for problem in self.form.own_problems() if problem.level is Level.ERROR]
        if unread:
            self.head.unfold(True)
            self.form.show_problems(unread)
            return False
        if self._is_recorded():
            self._keeper.flush()
            return True
        return self._session.do(save_transcript, self.interview, then=self._saved, refused=self._refused)

    def saved_first(self, act: str) -> bool:
        """Save before something that needs it or leaves the page; where it cannot be, say that it was not done."""
        is_saved = not self.editable or self.save()
        if not is_saved and self.form.problem_count and not self._is_refused:  # else it is said what stands against it
            self._is_refused = True
            self.notice.say(self.tr("还没有{act}：先改正标红的内容，再按一次。").format(act=act), Tone.WARNING)
        return is_saved

    def flush(self) -> None:
        """Keep what is typed now: the page is left."""
        self._keeper.flush()

    def may_leave(self) -> bool:
        """Keep what is typed before another transcript is shown; False when it cannot be and the person stays."""
        return may_leave_record(self._session, self._keeper, self.window())

    def reread(self) -> None:
        """Something was saved elsewhere, such as a print or a signature: show the state again, keep the typing."""
        if self._opened is None:
            return
        was_editable, was_recorded, before = self.editable, self._is_recorded(), self._opened.interview
        self._opened = self._session.read(transcript, self._opened.interview.rid)
        printed_more = was_recorded and self._opened.interview != before  # typed on its paper, and recorded from there
        if printed_more or (not self.editable and was_editable):
            self._keeper.stop()
            self.open(self._opened)
            return
        self._know()
        self._show_state()

    def print_record(self) -> None:
        """打印核对: save, then over to the page that prints; 查看文书: the paper as it was signed, with what is left to
        do with it."""
        paper = self.paper()
        if paper is not None and self._opened is not None:
            document = self._opened.document
            target = EditPaper(paper, document.rid if document else "")
            self._session.go(DOCUMENTS, target if self.editable or document is None else document.rid)

    def paper(self) -> Paper | None:
        """The paper about the interview, once what was typed is saved."""
        return self._opened.paper if self._opened is not None and self.saved_first(self.tr("打印")) else None

    def read_back(self) -> None:
        """交被询问人核对."""
        if self._opened is not None:
            self._composition.commit()
            if self.editable:
                self.cards.read_out()
                self.save()  # what was read to the person is known after a restart too
            self.read_back_wished.emit(self.interview, self._opened)

    def register_signature(self) -> None:
        """登记签字: with what still lacks, said before anything is chosen."""
        if self._opened is None or not self.editable or not self.saved_first(self.tr("登记签字")):
            return
        lacks = self._session.read(signing_problems, self.interview)
        if self._opened.document is None and not self._opened.blank:
            lacks.insert(0, Problem("record-not-printed", "document"))
        self.cards.show_problems(lacks, Level.ERROR)
        if SignDialog.ask(self._session, self._opened, lacks, self):
            self.reread()

    def ask_next(self, *, alike: bool = True) -> None:
        """问下一人: the same questions to somebody else, alone and on a record of his own; else one begun afresh."""
        if self._opened is not None and self.saved_first(self.tr("问下一人") if alike else BEGIN_TALK):
            talk = self._opened.interview
            like = NewInterview(talk.case_rid, talk.inspection_rid, like_rid=talk.rid)
            self._session.go(INTERVIEWS, like if alike else NewInterview())

    def _mend(self) -> None:
        """What the notice offers: away with a case that is none, else the name of whom is questioned."""
        if self._opened is None or not self._opened.lost_case:
            self.correct_person()
            return
        self.form.put("case_rid", "")
        self.save()

    def correct_person(self) -> None:
        """更正 who is questioned: name, number, telephone; the paper beside the questions follows."""
        if self._opened is not None and PersonDialog.ask(self._session, self._opened.person, self):
            self.reread()
            self.preview.touch()

    def ask_stock(self) -> None:
        """F4: questions not asked yet."""
        if self._opened is not None and self.editable:
            stock = self._session.read(stock_questions, self.interview)
            self.cards.insert_questions([QA(question) for question in StockDialog.ask(self, stock, self.cards.lines)])

    def take_said(self) -> None:
        """F2: what was said for the list of wages, into its line."""
        if self._opened is not None and SaidDialog.ask(self._session, self.interview, self):
            self._know()

    def show_line(self) -> None:
        """Shift+F2: a question that shows the person the line of the list."""
        if self._opened is not None and self.editable:
            self._session.do(shown_line, self.interview, then=lambda qa: self.cards.insert_questions([qa]))

    def go_to_lacking(self) -> None:
        """Go to the next thing that keeps the transcript from being signed, behind the last one to the first."""
        wanted = [problem.where.removeprefix("qas.") for problem in self._lacking]
        among = holds(self.cards, QApplication.focusWidget())
        if self.cards.go_to_lacking(wanted, first=not among):
            return
        if "ended_at" in wanted:
            self.end.enter()
        else:
            self.cards.go_to_lacking(wanted, first=True)

    def _lay(self) -> None:
        self.body.setContentsMargins(GAP_6, GAP_3, GAP_4, GAP_2)
        title = SectionHeader(self.tr("问与答"))
        self._stock = title.add(
            Button(self.tr("常用问题 F4"), "book-open", Kind.QUIET, name=self.tr("常用问题"), clicked=self.ask_stock)
        )
        self._insert = title.add(
            Button(self.tr("插入一问 Ctrl+Shift+Enter"), "plus", Kind.QUIET, name=self.tr("插入一问"),
                   clicked=self.cards.insert_below)
        )  # fmt: skip
        title.add(Button(self.tr("本页按键 F1"), kind=Kind.QUIET, name=self.tr("本页按键"), clicked=show_keys))
        left = QWidget()
        in_column(title, self.finder, self.played, wide(self._scrolling()), of=left)
        panes = TwoPanes((left, self.preview), (self.tr("记录"), self.tr("预览")), (560, 540), places=True)
        self.header.add(panes.switch, first=True)  # in a narrow window every line is needed for the questions
        self.body.addWidget(panes, 1)

    def _scrolling(self) -> Scrolled:
        content = see_through()
        content.setAutoFillBackground(False)
        in_column(self.head, self.cards, self.end, REST, edges=(0, 0, GAP_2, GAP_2), of=content)
        area = Scrolled(content)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # no jump of width while a card grows
        return area

    def _connect(self) -> None:
        self.cards.edited.connect(lambda qas: self.form.put("qas", qas))
        self.cards.came.connect(self.preview.follow)
        self.cards.picture_left_out.connect(lambda code: self.notice.say(sentence(code), Tone.WARNING))
        self.form.changed.connect(self._changed)
        self.form.came_back.connect(self.head.show_field)
        self.head.person_wished.connect(self.correct_person)
        self.notice.acted.connect(self._mend)
        self.end.now_wished.connect(self.fill_end)
        self.bar.save_wished.connect(self.save)
        self.bar.lacking_wished.connect(self.go_to_lacking)
        self._keeper.dropped.connect(lambda: self.form.mark_saved_if(self._is_recorded))

    def _changed(self, name: str) -> None:
        """Every key stroke comes here: nothing that takes long."""
        if self._opened is None:
            return
        self._keeper.touch()
        self.preview.touch()
        self.beside.touch() if name == "qas" else self.preview.follow(f"interview.{name}")
        if name in ("started_at", "ended_at"):
            self._meanwhile = self._session.read(meanwhile, self.interview)
            self._know()  # months that are told without a year are those before the day of the talk
        self._judge()
        if self._is_refused:  # what was said of the values before is no longer true
            self._is_refused = False
            self._show_state()
        if name in ("started_at", "place", "matter"):
            self.head.summarise(self.interview)

    def _judge(self) -> None:
        """What keeps the transcript from being signed, beside the questions; shown anew only when it changed."""
        found = [*interview_problems(self.interview), *changed_sentences(self._session.context, self.interview)]
        told = [*found, *doubts(self.interview), *leading(self.interview.qas, leading_shapes())]
        if told != self._lacking or not told:
            self._lacking = told
            self.cards.show_problems(told)
            self.bar.show_lacking(len(found) if self.editable else 0)
        if self._opened is not None:
            now = self._session.context.clock.now()
            self.head.warn(presence_problems(self.interview, self._opened.person))
            self.end.warn([*overlapping(self.interview, self._meanwhile), *time_problems(self.interview, now)])

    def _show_state(self) -> None:
        opened = self._opened
        if opened is None:
            return
        self.header.set_subtitle(subtitle(opened))
        self.header.set_badge(state_badge(opened.state, opened.document.version if opened.document else 0))
        for button in (self._stock, self._insert):
            button.setVisible(self.editable)
        self._top.show_state(opened.interview.rid, editable=self.editable, printed=opened.document is not None)
        for part in (self.head, self.end, self.bar):
            part.set_editable(self.editable)
        if told := state_notice(opened, self.interview, editable=self.editable):
            self.notice.say(*told)
        else:
            self.notice.clear()

    def fill_end(self) -> None:
        """The end is now; the cursor goes there, so that it is seen."""
        if self.editable:
            self.end.set_end(self._session.context.clock.now())
            self.end.enter()

    def _draft(self) -> tuple[str, str]:
        name = self._opened.person.name if self._opened else ""
        body = with_unread(draft_body(self.interview), self.form.unread())
        return self.tr("询问笔录：{name}").format(name=name), with_place(body, self.place.here)

    def _is_recorded(self) -> bool:
        """Whether what is typed is what the store holds."""
        return self._opened is not None and not self.form.unread() and self.interview == self._opened.interview

    def _know(self) -> None:
        if self._opened is not None and self.editable:
            self.beside.know(lambda: self._session.read(known_beside, self.interview))

    def _saved(self, _interview: Any) -> None:
        self._keeper.stop()
        self.form.mark_saved()
        if self._opened is not None:
            self._opened = self._session.read(transcript, self._opened.interview.rid)
            self._show_state()
        self.kept.saved()

    def _refused(self, problems: Sequence[Problem]) -> None:
        rest = self.form.show_problems(problems)
        self._is_refused = bool(rest)
        if rest:
            self.notice.say(sentences_of(rest), Tone.DANGER)

    def _paper_work(self, eye: Eye) -> SheetWork:
        if self._opened is None:
            raise RuntimeError("no transcript is open")
        return paper_work(self._session.context, self._opened, self.interview if self.editable else None, eye)
