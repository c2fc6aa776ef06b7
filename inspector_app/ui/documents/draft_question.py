"""Typing that was not saved is still there: restore it, look at it first, or throw it away."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from inspector_app.domain.dates import chinese_minute
from inspector_app.ui.layouts import REST, in_row, put_in
from inspector_app.ui.session import Session
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.label import Label
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.usecases.context import Context
from inspector_app.usecases.drafts import Draft, discard_draft, draft, drop_draft
from inspector_app.usecases.paper import EditPaper
from inspector_app.usecases.paper_draft import draft_key, says_nothing


class DraftAnswer(StrEnum):
    """What to do with a draft."""

    RESTORE = "restore"
    DISCARD = "discard"
    BACK = "back"


class DraftQuestion(PlainDialog):
    """``answer`` is the choice; Esc goes back and touches nothing."""

    def __init__(self, title: str, at: str, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("有未完成的草稿"), 560, parent)
        self.answer = DraftAnswer.BACK
        self._text = GrowingText(6, 14, self.tr("草稿内容"))
        self._text.set_value("\n".join(lines))
        self._text.hide()
        self._look = Button(self.tr("查看"), "eye", clicked=self._toggle)
        restore = Button(self.tr("恢复草稿"), kind=Kind.PRIMARY, clicked=self._restore)
        restore.setDefault(True)
        feet = in_row(
            Button(self.tr("放弃草稿"), "trash-2", Kind.DANGER, clicked=self._discard), REST, self._look, restore
        )
        words = self.tr("“{title}”，自动保存于 {at}。放弃的内容保留30天，可以找回。")
        put_in(self.body, Label(words.format(title=title, at=at), wrap=True), self.notice, self._text, feet)

    @classmethod
    def ask(cls, title: str, at: str, lines: Sequence[str], parent: QWidget) -> DraftAnswer:
        """Ask what to do with a draft."""
        dialog = cls(title, at, lines, parent)
        wait_for(dialog)
        return dialog.answer

    def _toggle(self) -> None:
        self._text.setVisible(self._text.isHidden())
        self.adjustSize()

    def _restore(self) -> None:
        self.answer = DraftAnswer.RESTORE
        self.accept()

    def _discard(self) -> None:
        self.answer = DraftAnswer.DISCARD
        self.accept()


def decide(session: Session[Context], found: Draft, lines: Sequence[str], parent: QWidget) -> DraftAnswer:
    """What to do with a draft that says something else than its record; one that is not wanted goes into the bin."""
    answer = DraftQuestion.ask(found.title, chinese_minute(found.at), lines, parent)
    if answer is DraftAnswer.DISCARD:
        session.do(discard_draft, found.key)
    return answer


def forget(session: Session[Context], key: str) -> None:
    """There is no such draft any more: it says what is recorded."""
    session.read(drop_draft, key)
    session.drafts_changed.emit()


def unsaved(session: Session[Context], target: EditPaper) -> Draft | None:
    """The draft of a paper; one that says only how the paper begins is none, and is forgotten."""
    found = session.read(draft, draft_key(target))
    if found is None or not session.read(says_nothing, found):
        return found
    forget(session, found.key)
    return None
