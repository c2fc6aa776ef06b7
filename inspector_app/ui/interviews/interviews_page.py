"""询问笔录 in the window: the list, one transcript, or a transcript handed over to be read."""

from inspector_app.domain.interview import READ_BACK, Interview
from inspector_app.ui.documents.draft_question import DraftAnswer, decide, forget
from inspector_app.ui.interviews.begin_dialog import BeginDialog
from inspector_app.ui.interviews.interview_list import InterviewList
from inspector_app.ui.interviews.read_back_view import ReadBackView
from inspector_app.ui.interviews.transcript_page import TranscriptPage
from inspector_app.ui.read_again import ReadAgain
from inspector_app.ui.rooms import Rooms
from inspector_app.ui.session import Session
from inspector_app.ui.targets import NewInterview, ShowTalkPart
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.draft_values import is_half_typed
from inspector_app.usecases.drafts import Draft
from inspector_app.usecases.qa_lines import draft_lines
from inspector_app.usecases.read_back import sentences_around
from inspector_app.usecases.transcripts import Transcript, kept_draft, transcript


class InterviewsPage(Rooms):
    """Targets: the rid of a transcript, a :class:`NewInterview` or a draft to go on with."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(session, InterviewList(session), {NewInterview: self.begin, ShowTalkPart: self.show_part})
        self.transcript = TranscriptPage(session)
        self.read_back = ReadBackView()
        for part in (self.transcript, self.read_back):
            self.addWidget(part)
        self.transcript.back_wished.connect(self.leave)
        self.transcript.read_back_wished.connect(self._hand_over)
        self.read_back.handed_over.connect(session.handed_over)
        self.read_back.closed.connect(self._take_back)
        self.read_back.finished.connect(lambda: self._given_back(READ_BACK))
        self.read_back.correction_wished.connect(lambda number: self._given_back(str(number)))
        ReadAgain(self, self.transcript.reread, session.changed)

    def go_on(self, key: DraftKey) -> None:
        """A transcript with what was typed, or the dialog of a draft."""
        self.open(key.rid, resume=not key.kind)
        follow = {"sign": self.transcript.register_signature, "said": self.transcript.take_said}
        if key.kind in follow:
            follow[key.kind]()

    def show_part(self, wish: ShowTalkPart) -> None:
        """A transcript where something of it is to be put right."""
        self.open(wish.interview_rid)
        if self.currentWidget() is self.transcript:
            self.transcript.place.go_to(wish.part)

    def open(self, rid: str, *, resume: bool = False) -> bool:
        """Show a transcript; typing that was kept but not saved is asked about first, or restored to ``resume``. False
        when the person does not want to decide now: nothing is shown then, for what is typed would take its place."""
        if self._is_still_open(rid):
            self.bring(self.transcript)  # with everything typed, and what can be undone
            return True
        if not self.transcript.may_leave():
            return False
        opened = self.session.read(transcript, rid)
        kept = self._unsaved(opened)
        if kept is not None and not resume:
            answer = decide(self.session, kept[1], draft_lines(opened.interview.qas, kept[0].qas), self)
            if answer is DraftAnswer.BACK:
                self.show_list()
                return False
            kept = kept if answer is DraftAnswer.RESTORE else None
        self.transcript.open(opened, *((kept[0], kept[1].body) if kept else ()))
        self.bring(self.transcript)
        return True

    def _unsaved(self, opened: Transcript) -> tuple[Interview, Draft] | None:
        """What was typed and not saved of a transcript that may be written, with its draft; one that holds nothing else
        than the record is forgotten."""
        kept = self.session.read(kept_draft, opened.interview.rid)
        if kept and kept[0] == opened.interview and not is_half_typed(kept[1].body):
            forget(self.session, kept[1].key)
            return None
        return kept if opened.may_be_written else None

    def _is_still_open(self, rid: str) -> bool:
        """Whether the page holds this transcript with what is typed, or was and is saved as the store has it."""
        shown, form = self.transcript.opened, self.transcript.form
        if shown is None or shown.interview.rid != rid:
            return False
        is_saved = form.undo_stack.count() > 0 and shown == self.session.read(transcript, rid)
        return form.is_dirty or (is_saved and self.session.read(kept_draft, rid) is None)

    def begin(self, wanted: NewInterview | None = None) -> bool:
        """Ask what a new interview is about and open it."""
        begun: Interview | None = BeginDialog.ask(self.session, wanted or NewInterview(), self)
        if begun is not None:
            self.open(begun.rid)
        return begun is not None

    def show_list(self) -> None:
        """Back to the list; typing stays kept."""
        self.transcript.flush()
        super().show_list()

    def _take_back(self) -> None:
        """Back from the reading to where one wrote."""
        self.bring(self.transcript)
        self.transcript.cards.show_current()

    def _given_back(self, wanted: str) -> None:
        """Read to its end: what he says to it is recorded; a correction: to the question that it is about."""
        self.bring(self.transcript)
        self.transcript.cards.go_to_lacking([wanted], first=True)

    def _hand_over(self, interview: Interview, opened: Transcript) -> None:
        self.read_back.show_interview(interview, opened.person.name, *sentences_around(opened, interview))
        self.bring(self.read_back)
        self.read_back.setFocus()
