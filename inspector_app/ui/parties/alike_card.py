"""Who may be meant by what is being entered: registered people or companies with the reason, each ready to be taken."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from inspector_app.domain.alike import Likeness, alike
from inspector_app.domain.company import Company
from inspector_app.domain.person import Person
from inspector_app.support import vocabulary
from inspector_app.ui.layouts import clear, in_column, in_row, wide
from inspector_app.ui.parties.party_words import described
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.theme import GAP_1, GAP_2, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.in_sight import bring_in_sight
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.wording import joined
from inspector_app.usecases.known_people import everybody, whole_records

_WATCHED = ("name", "id_number", "phone", "uscc", "respondent", "company_rid")
_FEW = 3
_ASKED = (Likeness.NUMBER, Likeness.NAME_AND_PHONE, Likeness.NAME, Likeness.LEGAL_FORM)


class AlikeCard(Card):
    """Stands below the entries of ``form`` while somebody registered is like what is entered; ``taken`` brings them.

    :meth:`asks` is the question before something new is kept: it is put once for the same people.
    """

    taken = Signal(object)

    def __init__(
        self, form: RecordForm, when: Callable[[], bool] = lambda: True, meant: Callable[[], Any] | None = None
    ) -> None:
        """Nobody is offered but ``when`` somebody new may be entered: ``meant`` tells who, else the form's record."""
        super().__init__()
        self._form, self._when, self._meant = form, when, meant or form.entered
        self._known = form.session.read(everybody, type(self._meant()))
        self._found: tuple[tuple[Any, Likeness], ...] = ()
        self._answered: set[str] = set()
        self.setAccessibleName(tr("可能已经登记过"))
        self.body.addWidget(Label(tr("可能已经登记过，是同一个的请选用："), Role.STRONG, wrap=True))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP_2)
        self.body.addLayout(self._lines)
        self.setVisible(False)
        form.inside.insertWidget(form.inside.count() - 1, self)
        form.expect(self._still_to_come)
        form.form.changed.connect(self._changed)
        self.look()

    def look(self) -> None:
        """Show who is like whoever is entered, the surest first."""
        found: list[tuple[Any, Likeness]] = alike(self._meant(), self._known)[:_FEW] if self._when() else []
        if [(other.rid, why) for other, why in found] == [(other.rid, why) for other, why in self._found]:
            return
        whole = {each.rid: each for each in self._form.session.read(whole_records, [other for other, _ in found])}
        self._found = tuple((whole[other.rid], why) for other, why in found if other.rid in whole)
        clear(self._lines)
        for other, why in self._found:
            self._lines.addLayout(self._line(other, why))
        self.setVisible(bool(self._found))
        self._form.fit()

    @property
    def names(self) -> str:
        """Who is offered, each name once."""
        return "、".join(dict.fromkeys(other.name for other, _why in self._found))

    def asks(self) -> bool:
        """Whether the question who is meant still stands; it is put now, and pressing again is the answer."""
        rids = {other.rid for other, why in self._found if why in _ASKED}
        if rids <= self._answered:
            return False
        self._answered |= rids
        names = "、".join(other.name for other, why in self._found if why in _ASKED)
        words = tr("登记过相似的“{names}”（见上方）。是同一个的请点“选用”；不是的，再按一次“{verb}”另行登记。")
        self._form.notice.say(words.format(names=names, verb=self._form.primary.text()), Tone.WARNING)
        bring_in_sight(self)
        return True

    def _still_to_come(self) -> int:
        """How high it will be with somebody in it; nothing once it is in sight."""
        line = 2 * self.fontMetrics().lineSpacing() + GAP_1
        return 0 if self._found else self.sizeHint().height() + line + 2 * GAP_2

    def _changed(self, name: str) -> None:
        if name in _WATCHED:
            self.look()

    def _line(self, other: Person | Company, why: Likeness) -> QHBoxLayout:
        words = in_column(
            Label(other.name, wrap=True),
            Label(joined(vocabulary.word(why), described(other)), Role.SMALL, wrap=True),
            gap=GAP_1,
        )
        name = tr("选用：{0}").format(joined(other.name, described(other)))
        return in_row(wide(words), Button(tr("选用"), name=name, clicked=partial(self.taken.emit, other)))
