"""Workers who are registered already, for the wage grid: one is added as a line, or proposed for a name just typed."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from inspector_app.domain.person import Person
from inspector_app.support import vocabulary
from inspector_app.ui.cases.claims_model import ClaimsModel, Write
from inspector_app.ui.cases.claims_view import ClaimsView
from inspector_app.ui.parties.party_words import described
from inspector_app.ui.parties.pick_dialog import pick_person
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.notice import Notice
from inspector_app.usecases.claim_lines import ClaimLine, line_of, with_person
from inspector_app.usecases.claim_rows import next_number
from inspector_app.usecases.context import Context
from inspector_app.usecases.known_people import elsewhere_known

_NAME = 0


class ClaimsKnown(QObject):
    """``notice`` tells who is proposed; its action takes them."""

    def __init__(
        self, session: Session[Context], model: ClaimsModel, view: ClaimsView, notice: Notice, write: Write
    ) -> None:
        super().__init__(view)
        self._session, self._model, self._view, self._notice, self._write = session, model, view, notice, write
        self._offer: tuple[str, Person] | None = None
        notice.acted.connect(self._take)

    def add(self, case_rid: str, parent: QWidget) -> None:
        """Choose somebody and add a line; who has one already is shown."""
        person = pick_person(self._session, parent)
        if person is None:
            return
        place = next((n for n, row in enumerate(self._model.rows) if row.line.person.rid == person.rid), None)
        if place is None:
            place = len(self._model.rows)
            line = line_of(case_rid, person, next_number(self._model.rows))
            if not self._model.put_lines([line], tr("添加已登记人员"), self._write):
                return
        self._view.go_to(place, _NAME)

    def look(self, lines: Sequence[ClaimLine]) -> None:
        """Propose whom the first of some lines that are just being written may mean, outside the case."""
        before = {row.line.rid: row.line.person for row in self._model.rows if row.saved}
        named = [line for line in lines if before.get(line.rid) != line.person]
        here = {person.rid for person in (*before.values(), *(line.person for line in lines))}
        found = self._session.read(elsewhere_known, [line.person for line in named], here)
        self._offer = None
        for line in named:
            if line.person.rid in found:
                known, why = found[line.person.rid]
                self._offer = line.rid, known
                words = tr("“{name}”可能已经登记过：{known}（{why}；{told}）。是同一人的请选用，不是的不用理会。")
                told = described(known)
                self._notice.say(
                    words.format(name=line.person.name, known=known.name, why=vocabulary.word(why), told=told),
                    Tone.INFO, tr("选用已登记的人员"),
                )  # fmt: skip
                return

    def _take(self) -> None:
        offer, self._offer = self._offer, None
        row = next((row for row in self._model.rows if offer and row.rid == offer[0] and row.saved), None)
        self._notice.clear()
        if offer is not None and row is not None:
            self._model.put_lines([with_person(row.line, offer[1])], tr("选用已登记人员"), self._write)
