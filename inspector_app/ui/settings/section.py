"""The frame of each part of the settings: heading, explanation, notice, content; read again when something changed."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.ui.binding import Form
from inspector_app.ui.layouts import REST, in_column, in_row, keep_room, put_in
from inspector_app.ui.read_again import ReadAgain
from inspector_app.ui.record_draft import RecordDraft
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.session import Session
from inspector_app.ui.targets import SETTINGS
from inspector_app.ui.theme import GAP_1, GAP_3, GAP_4, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.in_sight import bring_in_sight
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.widgets.sheet import Sheet
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey


class Section(QWidget):
    """Put content into ``body``; override :meth:`read` to show what the store holds."""

    def __init__(self, session: Session[Context], title: str, words: str) -> None:
        super().__init__()
        self.session = session
        self.notice = Notice()
        keep_room(self.notice)  # what is told moves nothing
        self._draft: RecordDraft | None = None
        self._draft_notice = Notice(keeps_room=True)
        head = in_column(Label(title, Role.SECTION), Label(words, Role.SMALL, wrap=True), gap=GAP_1)
        self.body = in_column(head, self._draft_notice, self.notice, gap=GAP_3, edges=(0, 0, GAP_4, GAP_4), of=self)
        ReadAgain(self, lambda: self.read(), session.changed)

    def read(self) -> None:
        """Show what the store holds now; typing that was not saved stays."""

    def keep(self, form: Form, kind: str, title: str) -> None:
        """Keep what is typed as a draft until :meth:`kept`, and show an earlier one."""
        key = DraftKey(SETTINGS, NEW, kind)
        self._draft = RecordDraft(self, self._draft_notice, self.session, form, key, title)

    def go_on(self, _key: DraftKey) -> None:
        """Go on with a draft: a part with entries of its own shows it, another one opens the dialog of it."""
        if self._draft is not None:
            self._draft.go_to_first()

    def kept(self) -> None:
        """What was typed is saved: its draft is forgotten."""
        if self._draft is not None:
            self._draft.begin_afresh()

    def done(self, words: str) -> None:
        """Say that something was done; what a dialog saved is told by the dialog."""
        self.tell(words, Tone.OK)

    def tell(self, words: str, tone: Tone) -> None:
        """Say something above the content, and bring it in sight: of a long part one may be far below."""
        self.notice.say(words, tone)
        bring_in_sight(self.notice)


class OwnFigures(Section):
    """A part in which law data of the bureau's own is typed and adopted; the session judges by it from then on.

    ``adopt`` gets the values of the entries in their order; ``told`` is said once they are adopted.
    """

    def ask_for(self, own: Card, sheet: Sheet, kind: str, title: str, adopt: Callable[..., Context], told: str) -> None:
        """Show the entries in a card, with the button that adopts them."""
        self.form, self._adopt, self._told = sheet.form, adopt, told
        self._fresh = self.form.value
        self._refusals = Refusals(self.form, self.notice)
        put_in(own.body, sheet, buttons(Button(tr("采用"), "check", Kind.PRIMARY, clicked=self.save)))
        self.keep(self.form, kind, title)

    def save(self) -> None:
        """Go by these figures from now on."""
        if problems := self.form.own_problems():
            self._refusals.show(problems)
        else:
            self.session.do(self._adopt, *self.form.value.values(), then=self._adopted, refused=self._refusals.show)

    def _adopted(self, context: Context) -> None:
        self.session.context = context
        self.form.load(self._fresh)
        self.kept()
        self.done(self._told)


def rows_in_sight(
    columns: Sequence[Column], name: str, most: tuple[int, int], empty: EmptyState | None = None
) -> Table:
    """A list of a part: as high as its rows, at least so many pixels and at most so many rows."""
    table = Table(columns, name, empty)
    table.show_whole(*most)
    return table


def buttons(*row: Button) -> QHBoxLayout:
    """Buttons in a row at the left."""
    return in_row(*row, REST)
