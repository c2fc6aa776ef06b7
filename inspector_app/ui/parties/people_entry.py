"""An entry that holds several people: their names, one button to add, one on each to take it out."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from inspector_app.domain.person import Person
from inspector_app.ui.layouts import REST, clear, in_column, in_row
from inspector_app.ui.parties.party_dialogs import PersonDialog
from inspector_app.ui.parties.pick_dialog import pick_person
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label
from inspector_app.ui.widgets.parts import Parts
from inspector_app.usecases.context import Context
from inspector_app.usecases.names import people_by_rid


class PeopleEntry(Parts):
    """``value()`` is a tuple of rids."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__()
        self._session = session
        self._rids: list[str] = []
        self._names = QVBoxLayout()
        self._names.setSpacing(GAP_1)
        self._add = Button("添加人员", "plus", clicked=self.add)
        in_column(self._names, self._add, of=self)
        self.consist_of({self._add: "添加人员"})

    def value(self) -> tuple[str, ...]:
        """The rids in the order in which they were added."""
        return tuple(self._rids)

    def set_value(self, rids: Sequence[str] | None) -> None:
        """Show people."""
        wanted = list(rids or ())
        if wanted != self._rids:
            self._rids = wanted
            self._show()
            self.value_changed.emit()

    def add(self) -> None:
        """Ask for one more person."""
        person = pick_person(self._session, self.window())
        if person is not None and person.rid not in self._rids:
            self.set_value([*self._rids, person.rid])
            self.go_past()  # Enter must not ask once more

    def _show(self) -> None:
        clear(self._names)
        for person in self._session.read(people_by_rid, tuple(self._rids)):
            correct = Button(icon="pencil", kind=Kind.BARE, name=f"修改{person.name}")
            correct.clicked.connect(lambda _checked=False, person=person: self._correct(person))
            remove = Button(icon="x", kind=Kind.BARE, name=f"移除{person.name}")
            remove.clicked.connect(lambda _checked=False, rid=person.rid: self._remove(rid))
            self._names.addLayout(in_row(Label(f"{person.name}　{person.employer}".strip()), correct, remove, REST))

    def _correct(self, person: Person) -> None:
        if PersonDialog.ask(self._session, person, self.window()):
            self._show()

    def _remove(self, rid: str) -> None:
        self.set_value([each for each in self._rids if each != rid])
