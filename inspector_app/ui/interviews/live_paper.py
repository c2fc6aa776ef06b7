"""The paper beside what is typed: drawn at most every 400 ms while it changes, and only while it is in sight."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent

from inspector_app.domain.interview import Interview
from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.words import sentence
from inspector_app.ui.documents.preview_panel import PreviewPanel, Wish
from inspector_app.ui.jobs import JobRunner
from inspector_app.ui.theme import GAP_3, Tone
from inspector_app.ui.widgets.notice import Notice
from inspector_app.usecases.context import Context
from inspector_app.usecases.sheets import Eye, SheetWork, draft_work, issued_work
from inspector_app.usecases.transcripts import Transcript, typed_facts

INTERVAL_MS = 400


def paper_work(context: Context, opened: Transcript, typed: Interview | None, eye: Eye) -> SheetWork:
    """The paper of a transcript with what is ``typed``; of one that is only read, as it was issued."""
    if typed is None and opened.document is not None:
        return issued_work(context, opened.document, opened.document.copies[-1].label, eye)
    return draft_work(context, opened.paper, typed_facts(opened, typed or opened.interview), eye)


class LivePaper(PreviewPanel):
    """``watch`` says how the paper is made; ``touch`` that it changed. Typing never waits for it."""

    def __init__(self, title: str, runner: JobRunner) -> None:
        super().__init__(title, runner)
        self._wish: Wish | None = None
        self._of = ""
        self._stale = False
        self._notice = Notice()
        column = self.layout()
        if column is not None:
            column.setContentsMargins(GAP_3, 0, 0, 0)
            column.addWidget(self._notice)
        self._timer = QTimer(self, singleShot=True, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.refresh)
        self.feed.drawn.connect(self._notice.clear)
        self.feed.failed.connect(self._say)

    def watch(self, wish: Wish, of: str) -> None:
        """Another paper, made by ``wish``; ``of`` is the record that it is of: the pages of another one, which may be
        another person's, are gone at once."""
        self.feed.forget()
        if of != self._of:
            self.clear()
        self._of = of
        self._wish = wish
        self.refresh()

    def touch(self) -> None:
        """The paper changed. The timer is never restarted, so the pages follow even a fast typist."""
        if not self._timer.isActive():
            self._timer.start()

    def refresh(self) -> None:
        """Draw as soon as the worker is free; a hidden paper waits until it is seen."""
        self._stale = not self.isVisible()
        if self._wish is not None and not self._stale:
            self.feed.ask(self._wish)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._stale:
            QTimer.singleShot(0, self, self.refresh)  # once it has its size

    def _say(self, error: Refused | Trouble) -> None:
        problem = error.problems[0] if isinstance(error, Refused) else error
        self._notice.say(sentence(problem.code, problem.details), Tone.WARNING)
