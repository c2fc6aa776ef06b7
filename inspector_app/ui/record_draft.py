"""The draft of one record's form: found, kept, offered, thrown away."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from inspector_app.domain.composed import Composed
from inspector_app.support.errors import Trouble
from inspector_app.support.words import sentence
from inspector_app.ui.binding import Form
from inspector_app.ui.composition import compose_on
from inspector_app.ui.drafts import DraftKeeper
from inspector_app.ui.drafts import forget as forget_draft
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.unwritten_dialog import may_leave_record
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.wording import thrown_away, wall_time
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.draft_text import first_words
from inspector_app.usecases.draft_values import (
    composed_in,
    named_values,
    place_in,
    read_back,
    same_values,
    unread_texts,
    with_place,
    with_values,
    written,
)
from inspector_app.usecases.drafts import (
    Discarded,
    Draft,
    bring_back,
    discard_draft,
    discarded_drafts,
    draft,
    drafts_below,
)


class RecordDraft(QObject):
    """Found when its place opens, kept while it is typed, offered when another record of the kind is begun.

    ``place`` is a dialog or a part of a page, ``title`` what lists call it, before ``about`` or the first words typed.
    """

    def __init__(
        self,
        place: QWidget,
        notice: Notice,
        session: Session[Context],
        form: Form,
        key: DraftKey,
        title: str,
        about: str = "",
    ) -> None:
        super().__init__(place)
        self._place, self._notice, self._session, self._form = place, notice, session, form
        self._title, self._about = title, about
        self._fresh = form.value
        self._other: Draft | None = None
        self._restored = ""
        self._begun_in: tuple[Any, ...] = ()
        self._composed: Composed | None = None
        self._says_trouble, self._thrown = False, 0
        resumed = session.take_resumed(key.stem) if key.is_new else ""
        self.keeper = DraftKeeper(place, session, resumed or str(key), self._read, self._is_recorded)
        found = session.read(draft, self.keeper.key)
        others = session.read(drafts_below, key.stem) if key.is_new and found is None else ()
        if found is not None:
            self._show(found)
        elif others:
            self._offer(others)
        self.keeper.failed.connect(self._failed)
        self.keeper.kept.connect(self._written)
        self.keeper.dropped.connect(self._dropped)
        self._notice.acted.connect(self._go_on)
        self._notice.undone.connect(lambda: (self._take_back if self._thrown else self._throw_away)())
        form.changed.connect(self.keeper.touch)
        form.moved.connect(self.keeper.touch)

    def may_leave(self) -> bool:
        """Keep everything typed; False when it cannot be and the person stays."""
        return may_leave_record(self._session, self.keeper, self._place)

    def is_kept(self) -> bool:
        """Whether everything typed is stored, so that it outlives this place; else it is said why it is not."""
        self.keeper.flush()
        left = self.keeper.unwritten
        if left is not None:
            self._failed(left.why)
        return left is None

    def end(self, *, forget: bool) -> None:
        """The work is done."""
        self.keeper.stop()
        if forget:
            forget_draft(self._session, self.keeper.key)

    @property
    def goes_on(self) -> bool:
        """Whether it is known where somebody wrote last, in what is gone on with."""
        return bool(self._begun_in)

    def go_to_first(self) -> None:
        """Put the cursor where one begins: behind what was written last where one goes on."""
        if self._begun_in and self._form.go_on_in(self._begun_in):
            composed, self._composed = self._composed, self._composed and self._composed.put_in
            compose_on(self._place, composed)
        else:
            self._form.go_to_first()

    def turn_to(self, key: DraftKey, about: str = "") -> bool:
        """Another of those that the place lists is chosen: what was typed of the one before stays its draft, and what
        was typed of this one is shown. False when the first cannot be kept."""
        if not self.is_kept():
            return False
        self.keeper.stop()
        self.keeper.key, self._about = str(key), about
        self._begun_in, self._composed, self._thrown = (), None, 0
        self._notice.clear()
        self._put({})
        self._form.mark_saved()
        found = self._session.read(draft, self.keeper.key)
        if found is not None:
            self._show(found)
        return True

    def begin_afresh(self) -> None:
        """One record is done, and the dialog stays for the next, whose first values the form shows already."""
        self.end(forget=True)
        self._fresh, self._begun_in, self._thrown = self._form.value, (), 0
        self._notice.clear()

    def _read(self) -> tuple[str, str]:
        body = written(self._form.value, self._form.unread(), self._form.told())
        about = self._about or first_words(body)
        body = with_place(body, self._form.last_place)
        return f"{self._title}：{about}" if about else self._title, body

    def _is_recorded(self) -> bool:
        """What was typed and taken back again is no draft."""
        return not self._form.unread() and same_values(self._form.value, self._fresh)

    def _show(self, found: Draft) -> None:
        """Show what was kept, and say so."""
        self.keeper.key, self._thrown = found.key, 0
        self._put(read_back(found.body, self._fresh))
        self._form.put_unread(unread_texts(found.body))
        self._form.last_place = self._begun_in = place_in(found.body)
        self._composed = composed_in(found.body)
        when = wall_time(found.at, self._session.context.clock.today())
        self._restored = self.tr("已恢复{0}没有保存的内容。").format(when)
        self._notice.say(self._restored, Tone.INFO, undo=self.tr("放弃，重新填写"))

    def _offer(self, others: tuple[Draft, ...]) -> None:
        self._other = others[0]
        words = self.tr("还有{0}份没有写完，最近一份是“{1}”。").format(len(others), self._other.title)
        self._notice.say(words, Tone.INFO, self.tr("接着写那一份"))

    def _go_on(self) -> None:
        """Go on with the other one; what is typed here stays a draft of its own."""
        if self._other is not None and self.may_leave():
            other, self._other = self._other, None
            self._show(other)
            self.go_to_first()

    def _throw_away(self) -> None:
        """Begin afresh; the draft lies in the bin."""
        if self.may_leave() and self._session.do(discard_draft, self.keeper.key):
            self._put({})
            self._form.mark_saved()
            self.keeper.stop()
            self._thrown = next((each.number for each in self._bin() if each.draft.key == self.keeper.key), 0)
            self._notice.say(thrown_away(), Tone.OK, undo=self.tr("取回") if self._thrown else "")
            self._begun_in, self._composed = (), None
            self._form.go_to_first()

    def _bin(self) -> tuple[Discarded, ...]:
        return self._session.read(discarded_drafts)

    def _take_back(self) -> None:
        """One key too many: it is there again as it was; what was typed since lies in the bin in its place."""
        number, self._thrown = self._thrown, 0
        self.keeper.flush()
        self._session.do(bring_back, number, then=self._come_back)

    def _come_back(self, found: Draft | None) -> None:
        if found is not None:
            self._show(found)
            self.go_to_first()

    def _put(self, values: Mapping[str, Any]) -> None:
        """Show these values as typed. What follows other entries follows first, then what was typed stands."""
        self._form.restore(with_values(self._fresh, values))
        wanted = named_values(self._form.value)
        for name in wanted:
            self._form.changed.emit(name)
        for name, value in wanted.items():
            if named_values(self._form.value)[name] != value:
                self._form.put(name, value)

    def _failed(self, trouble: Trouble) -> None:
        self._says_trouble = True
        self._notice.say(sentence(trouble.code, trouble.details), Tone.DANGER)

    def _dropped(self) -> None:
        """Nothing is unsaved any more, so nothing says so."""
        self._form.mark_saved_if(self._is_recorded)
        self._notice.take_back(self._restored)
        self._written()

    def _written(self) -> None:
        if self._says_trouble:
            self._says_trouble = False
            self._notice.clear()
