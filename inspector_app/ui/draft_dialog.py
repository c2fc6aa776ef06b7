"""A dialog that keeps what is typed in it as the draft of its own record, and shows it again."""

from inspector_app.ui.binding import Form
from inspector_app.ui.draft_key import DraftKey
from inspector_app.ui.record_draft import RecordDraft
from inspector_app.ui.session import Session
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.usecases.context import Context


class DraftDialog(FormDialog):
    """Call :meth:`keep` once the form shows what it begins with. Turning back keeps the draft; success forgets it.

    ``hands_over`` when the asker, not the dialog, writes what was entered: then the draft stays until that is done,
    and while it cannot be stored the dialog stays too.
    """

    drafts: RecordDraft | None = None
    hands_over = False

    @property
    def record_rid(self) -> str:
        """The record that is entered now: that of the draft that was gone on with, if one was."""
        return DraftKey.parse(self.drafts.keeper.key).detail if self.drafts is not None else ""

    def keep(self, session: Session[Context], form: Form, key: DraftKey, about: str = "") -> None:
        """Keep what is typed under a key; ``about`` says in lists what it is about, else its first words do."""
        self.drafts = RecordDraft(self, self.draft_notice, session, form, key, self.windowTitle(), about)

    def accept(self) -> None:
        if self.drafts is not None:
            if self.hands_over and not self.drafts.is_kept():
                return
            self.drafts.end(forget=not self.hands_over)
        super().accept()

    def reject(self) -> None:
        if self.drafts is None or self.drafts.may_leave():
            super().reject()
