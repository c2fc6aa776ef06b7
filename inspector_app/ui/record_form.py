"""A dialog drawn from a record, or from what an act asks: each entry follows from its field's type and its word."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, is_dataclass, replace
from datetime import date
from inspect import signature
from typing import Any

from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.ui import theme
from inspector_app.ui.binding import Form
from inspector_app.ui.composition import Composition
from inspector_app.ui.drawn import Ask
from inspector_app.ui.hearing import hear
from inspector_app.ui.layouts import REST, in_column, see_through
from inspector_app.ui.reason_list import ReasonList
from inspector_app.ui.record_draft import RecordDraft
from inspector_app.ui.record_sheet import RecordSheet
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.screen_room import room
from inspector_app.ui.session import Session, stopped_words
from inspector_app.ui.theme import GAP_3, GAP_4, GAP_6, Tone
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.in_sight import go_to
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.masked_edit import MaskedEdit
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.ui.wording import Reason
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.number_looks import note_look

_HIGHEST = 560
_EDGES, _LEAST_COLUMN, _NARROWEST = 72, 290, 256


class RecordForm(FormDialog):
    """Shows ``record`` in its entries and hands it, as entered, to the use case ``save(context, record)``.

    What an act asks is a mapping of what its entries begin with by name, empty text where it says nothing; its use case
    gets the values by these names, ``save(context, on=…, reason=…)``, and its title is the verb on the button.
    ``outcome`` is what the use case gave back, or None. Refusals are told beside the entries whose names they give,
    others in the notice. Other things to see go into ``inside``, above or below the entries.

    ``draft`` names the record whose draft keeps what is typed, and ``about`` says in lists which it is. The draft
    outlives turning back, success forgets it; a dialog that keeps none asks before it throws typing away.
    """

    only_chosen = False  # nothing is written in it, and ``save`` changes nothing
    watched = ""  # the title of work that may take longer: its use case takes a ``progress``, and it may be stopped
    hands_over = False  # the asker writes what was entered, and says so: the draft stays until that is done
    rows_entry = ""  # whose change takes back what has no entry of its own, such as 第2行; empty: any
    elsewhere: Mapping[str, str] = {}  # the entry beside which a problem about something else is told

    def __init__(
        self,
        session: Session[Any],
        title: str,
        record: Any,
        asks: Iterable[Ask],
        save: Callable[..., Any],
        *,
        draft: DraftKey | None = None,
        verb: str = "",
        about: str = "",
        intro: str = "",
        width: int = 680,
        columns: int = 2,
        kind: Kind = Kind.PRIMARY,
        start: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``start`` is what entries begin with that are no fields of the record, and what its draft keeps beside."""
        super().__init__(title, verb or (self.tr("保存") if is_dataclass(record) else title), width, parent)
        self.session, self.save = session, save
        self.outcome: Any = None
        self.drafts: RecordDraft | None = None
        self._draft_key, self._about = draft, about or _told_name(record, draft)
        self.sheet = RecordSheet(record, self.today, start, columns)
        self.primary.set_kind(kind)
        self._intro = Label(intro, Role.SMALL, wrap=True) if intro else None
        if self._intro is not None:
            self.body.addWidget(self._intro)
        content = see_through()
        self.inside = in_column(self.sheet, REST, gap=GAP_3, edges=(2, 2, 2, 2), of=content)
        self._area = Scrolled(content, _HIGHEST)
        self.body.addWidget(self._area, 1)
        self.refusals = Refusals(self.form, self.notice, self.rows_entry)
        self.accept_requested.connect(self._go)
        self._is_spread, self._is_beside = False, False
        self._later: Callable[[], int] = lambda: 0
        for ask in asks:
            self.add(ask)

    @property
    def form(self) -> Form:
        """The binding of the entries."""
        return self.sheet.form

    @property
    def record(self) -> Any:
        """What the entries are about."""
        return self.sheet.record

    @record.setter
    def record(self, record: Any) -> None:
        self.sheet.record = record

    @property
    def record_rid(self) -> str:
        """The record that is entered now: that of the draft that was gone on with, if one was."""
        return DraftKey.parse(self.draft_key).detail

    @property
    def draft_key(self) -> str:
        """The key of what is typed in it; empty for one that keeps no draft."""
        return self.drafts.keeper.key if self.drafts is not None else ""

    def turn_to(self, key: DraftKey, about: str = "") -> bool:
        """Another of the records that the dialog lists is chosen: each has a draft of its own, so that what was typed
        of one is never said of another. False when it cannot be kept, and the first must stay chosen."""
        if self.drafts is None:
            self._draft_key, self._about = key, about
        return self.drafts is None or self.draft_key == str(key) or self.drafts.turn_to(key, about)

    @classmethod
    def ask(cls, *args: Any, **kwargs: Any) -> Any:
        """Show it for what its class is made from; gives back the outcome, None when the person turned back."""
        return cls(*args, **kwargs).ask_now()

    def ask_now(self) -> Any:
        """Show the dialog, wait, and hand back the outcome; None when the person turned back."""
        if self.session.only_reads and not self.only_chosen:
            self.session.tell(Trouble("office-read-only"))
            self.deleteLater()
            return None
        wait_for(self)
        # A dialog below goes on with what was entered here, and tells of it when all of it is saved.
        is_saved = self.outcome is not None and not self.only_chosen and not self.hands_over
        if is_saved and QApplication.activeModalWidget() is None:
            self.session.tell_saved(self.windowTitle())
        return self.outcome

    def add(self, ask: Ask) -> None:
        """One more entry, below those that are there."""
        field = self.sheet.draw(ask, self)
        entry, label = field.entry, field.label
        if isinstance(entry, MaskedEdit):
            hear(self.session.pausing, entry, entry.conceal)
            entry.may_show = lambda: self.session.do(note_look, self.record, label)

    def today(self) -> date:
        """The day on which it is filled in."""
        today: date = self.session.context.clock.today()
        return today

    def value(self, name: str) -> Any:
        """What an entry holds, text without blanks around it; what is empty is so in the way of its field."""
        return self.sheet.value(name)

    def entered(self) -> Any:
        """The record, or the values of an act by name, as entered."""
        return self.sheet.entered()

    def attempt(self) -> None:
        """Do what the verb says and call :meth:`finish` when it succeeded."""
        entered = self.entered()
        records, named = ((), entered) if isinstance(entered, dict) else ((entered,), {})
        if self.only_chosen:
            self._choose(*records, **named)
        else:
            self.session.do(
                self.save, *records, then=self.finish, refused=self.refuse, watched=self.watched,
                stopped=lambda: self.notice.say(stopped_words(self.watched), Tone.INFO), **named,
            )  # fmt: skip

    def finish(self, outcome: Any) -> None:
        """The use case succeeded: close. A dialog that hands over stays while its draft cannot be stored."""
        self.outcome = True if outcome is None else outcome  # of a use case that gives nothing back
        self.accept()
        if self.result() != QDialog.DialogCode.Accepted:
            self.outcome = None

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Show a refusal: beside the entries, and what has none in the notice."""
        self.notice.clear()
        self.refusals.show([replace(each, where=self.elsewhere.get(each.where, each.where)) for each in problems])
        self.fit()
        if self.rows_entry and self.refusals.count and not self.form.problem_count:
            rows = self.sheet.fields[self.rows_entry]  # what was told above is about them
            go_to(rows.entry, rows)

    def stand_against(self, reasons: Sequence[Reason]) -> None:
        """Say on top why it may not be done yet; nothing can be sent off while there is a reason."""
        if reasons:
            self.inside.insertWidget(0, Label(self.tr("还不能{0}，请先补齐：").format(self.windowTitle()), Role.STRONG))
            self.inside.insertWidget(1, ReasonList(reasons))
            self.primary.allow(False, self.tr("先补齐上面列出的各项"))

    def stand_beside(self) -> None:
        """Something stands beside the entries now: the width of the window is not theirs, and their columns stay."""
        self._is_beside = True
        self.sheet.spread(-self.sheet.columns)

    def make_room(self) -> None:
        """Take the columns that all entries in sight want, before some of them go out of it: what comes back later
        moves nothing."""
        self._spread()

    def select(self, name: str, start: int, length: int) -> None:
        """Select a part of what stands in an entry, so that what is typed first takes its place; of nothing
        (``length`` 0) the cursor goes there."""
        line = self.sheet.fields[name].entry
        if isinstance(line, QLineEdit):
            line.setSelection(start, length)
        elif isinstance(line, QPlainTextEdit):
            cursor = line.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            line.setTextCursor(cursor)

    def show_only(self, shown: Mapping[str, bool]) -> None:
        """Put entries in sight or out of it; what is out of sight is not asked for."""
        for name, is_shown in shown.items():
            self.sheet.fields[name].setVisible(is_shown)
        self.fit()

    def exec(self) -> int:
        self._spread()
        return super().exec()

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's name
        if visible:
            self._spread()
        super().setVisible(visible)
        if visible and self.drafts is not None:  # Qt selects all that stands where a dialog begins
            self._begin()

    def accept(self) -> None:
        if self.drafts is not None:
            if self.hands_over and not self.drafts.is_kept():
                return
            self.drafts.end(forget=not self.hands_over)
        super().accept()

    def reject(self) -> None:
        if self.drafts is not None:
            may_go = self.drafts.may_leave()
        else:
            Composition.of_application().commit()  # nothing else keeps it: it is asked about as what was typed is
            may_go = self.only_chosen or not self.form.is_dirty or self._may_throw_away()
        if may_go:
            super().reject()

    def expect(self, later: Callable[[], int]) -> None:
        """Something may come in sight below the entries while somebody types, so high: there is room for it before."""
        self._later = later

    def fit_anew(self) -> None:
        self._spread()
        self.fit()

    def fit(self) -> None:
        """Close the gaps of hidden entries; then as high as the entries, within the screen."""
        self.sheet.lay_out()
        self.inside.activate()
        self._area.updateGeometry()
        super().fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        if self._draft_key is not None and self.drafts is None:  # by now every entry shows what it begins with
            self.drafts = RecordDraft(
                self, self.draft_notice, self.session, self.form, self._draft_key, self.windowTitle(), self._about
            )
            self._spread()  # what is said of a draft takes room too
        super().showEvent(event)
        self._begin()

    def _begin(self) -> None:
        (self.form if self.drafts is None else self.drafts).go_to_first()

    def _spread(self) -> None:
        """Twice as many columns in a wider window, one less or only one more where the screen has no room for all,
        where the entries would have to be scrolled; else rows closer together, and at last one column more. Only as it
        opens and when the letters grow: nothing jumps while somebody types.
        """
        if self._is_beside:
            return
        least, there = self.minimumWidth(), room(self)
        left = there.height() - self._beside()
        self._area.ask_at_most(max(left, _HIGHEST))  # before it is scrolled the screen is used
        most = min(_HIGHEST, left)
        width = min(2 * least, there.width())
        is_high = self._wanted(least) > most
        if is_high and not self._is_spread:
            fitting = width // _LEAST_COLUMN - 2 * self.sheet.columns  # 0 and more: there is room for all of them
            self._is_spread = fitting >= 0
            has_one_more = width >= (self.sheet.columns + 1) * _LEAST_COLUMN
            if self._is_spread or (has_one_more and self.sheet.columns > 1):
                self.sheet.spread(min(fitting, 0) if fitting >= -1 else 1 - self.sheet.columns)
                self.setMinimumWidth(width)
        if is_high and self._wanted(self.minimumWidth()) > most:
            self.sheet.tighten()
            if self.spare_heading(self.isWindow()):  # its line is room too
                left = there.height() - self._beside()
                self._area.ask_at_most(max(left, _HIGHEST))
            has_room = self._is_spread and width >= (2 * self.sheet.columns + 1) * _NARROWEST
            if has_room and self._wanted(self.minimumWidth()) > most:
                self.sheet.spread(1)
                if self._wanted(self.minimumWidth() - 2 * GAP_6) > most:  # narrow entries were of no use
                    self.sheet.spread()

    def _wanted(self, width: int) -> int:
        """How high all would be at a width, with what is still to come in sight."""
        inside = self.inside
        own = inside.totalHeightForWidth(width) if inside.hasHeightForWidth() else inside.totalSizeHint().height()
        return own + self._later()

    def _beside(self) -> int:
        """The height of what stands above and below the entries: title, what it is about, buttons."""
        line = self.minimumWidth() - 2 * GAP_6  # without it a text that wraps tells the height of a narrow column
        intro = self._intro.heightForWidth(line) + GAP_3 if self._intro is not None else 0
        draft = 0 if self.draft_notice.isHidden() else self.draft_notice.sizeHint().height() + GAP_4
        heading = round(1.5 * theme.current().section_size) if self.has_heading else 0
        return _EDGES + heading + intro + draft + self.primary.sizeHint().height()

    def _choose(self, *records: Any, **named: Any) -> None:
        try:
            chosen = self.session.read(self.save, *records, **named)
        except Refused as refusal:
            self.refuse(refusal.problems)
            return
        self.finish(chosen)

    def _may_throw_away(self) -> bool:
        question = self.tr("放弃填写的内容？")
        return self.session.messages.confirm(question, self.windowTitle(), self.tr("放弃"))

    def _go(self) -> None:
        problems = self.sheet.problems()
        if problems:
            self.refuse(problems)
        else:
            self.attempt()


def _told_name(record: Any, draft: DraftKey | None) -> str:
    """Whose draft it is: what a record that is corrected was called before, not what is half typed over it."""
    return str(getattr(record, "name", "")) if draft is not None and not draft.is_new else ""


@dataclass(frozen=True, slots=True)
class Doing:
    """A use case about something (``subject``) as an act's dialog calls it: with the entries' values by their names."""

    does: Callable[..., Any]
    subject: tuple[Any, ...]

    def __call__(self, context: Any, **values: Any) -> Any:
        return self.does(context, *self.subject, **values)

    def takes(self, names: Iterable[str]) -> bool:
        """Whether it can be called with values of these names."""
        try:
            signature(self.does).bind(None, *self.subject, **dict.fromkeys(names))
        except TypeError:
            return False
        return True


def act(function: Callable[..., Any], *subject: Any) -> Doing:
    """A use case about something as what an act's dialog calls."""
    return Doing(function, subject)
