"""The entries of a person: one part of every dialog in which somebody is entered or corrected."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QLineEdit

from inspector_app.domain.id_kind import IdKind, kind_of, number_problems, tells_birth
from inspector_app.domain.identity import half_width, masked_id, masked_phone, mobile_problems
from inspector_app.domain.person import Person, PersonRole
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem
from inspector_app.ui.codecs import DATE, WORD
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.masked_edit import MaskedEdit
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.sheet import Sheet

_TEXTS = ("name", "id_number", "phone", "employer", "position", "address")


class PersonForm(QObject):
    """Adds its entries to a sheet. Sex and birth follow from a number that tells them; else they are typed.

    The kind of document follows from a number whose shape no other kind has.
    """

    def __init__(
        self, sheet: Sheet, today: Callable[[], date], doubts: Callable[[Person], list[Problem]], person: Person
    ) -> None:
        """``doubts`` tells who else is registered with the number of ``person``, the one entered here."""
        super().__init__(sheet)
        self._sheet, self._today, self._doubts, self._known = sheet, today, doubts, person
        self.number = MaskedEdit(masked_id, self._number_problems)
        self.phone = MaskedEdit(masked_phone, lambda text: mobile_problems(text, "phone"))
        self.number.left.connect(self._follow_number)
        sheet.changed.connect(self._changed)

    @property
    def kind(self) -> IdKind:
        """The kind of document: as chosen, unless the number can only be of another."""
        values = self._sheet.values()
        return kind_of(half_width(values.get("id_number") or ""), IdKind(values.get("id_kind") or IdKind.CITIZEN))

    def add_identity(self, name: QLineEdit, label: str) -> None:
        """Name, kind and number of the document."""
        add = self._sheet.of("person")
        self._sheet.add("name", label, name, required=True, lacking="person-no-name")
        kinds = [(word, str(kind)) for kind, word in vocabulary.words(IdKind).items()]
        add("id_kind", ChoiceBox(kinds), codec=WORD)
        self.number.line.setPlaceholderText(tr("暂时不知道的留空，标为身份待核"))
        add("id_number", self.number)

    def add_rest(self, *, wide_address: int = 1) -> None:
        """What one does on the site and how one is reached."""
        add = self._sheet.of("person")
        roles = [(word, str(role)) for role, word in vocabulary.words(PersonRole).items()]
        add("role", ChoiceBox(roles), codec=WORD)
        add("phone", self.phone)
        add("employer", QLineEdit())
        add("position", QLineEdit())
        add("address", QLineEdit(), span=wide_address)

    def add_birth(self) -> None:
        """Sex and date of birth, out of sight while the number tells them; put them last, so that nothing moves."""
        sexes = Segmented([Segment(sex, sex) for sex in vocabulary.entry("person.sex").known], optional=True)
        add = self._sheet.of("person")
        add("sex", sexes, codec=WORD)
        add("born_on", DateEdit("born_on"), codec=DATE)
        self._show_birth()

    def is_about(self, person: Person) -> None:
        """Whom the entries are about from now on."""
        self._known = person

    def person(self, known: Person) -> Person:
        """The person as entered; what has no entry here stays as known."""
        values = self._sheet.values()
        return replace(
            known,
            **{name: self._sheet.text(name) for name in _TEXTS},
            role=PersonRole(values["role"] or PersonRole.WORKER),
            id_kind=self.kind,
            sex=values.get("sex") or "",
            born_on=DATE.to_entry(values.get("born_on")),
        )

    def show(self, person: Person) -> None:
        """Show what is known about a person."""
        for name, value in person_values(person).items():
            self._sheet.form.put(name, value)

    def conceal(self) -> None:
        """Mask the numbers."""
        self.number.conceal()
        self.phone.conceal()

    def _number_problems(self, text: str) -> list[Problem]:
        problems = number_problems(self.kind, text, "id_number", self._today())
        return problems or self._doubts(replace(self._known, id_number=text))

    def _follow_number(self) -> None:
        if self._sheet.values().get("id_kind") != str(self.kind):
            self._sheet.form.put("id_kind", str(self.kind))

    def _changed(self, name: str) -> None:
        if name in ("id_number", "id_kind"):
            self._show_birth()
        if name == "id_kind" and "id_number" in self._sheet.fields and not self.number.line.hasFocus():
            self._sheet.fields["id_number"].judge()  # what is doubtful in a number depends on its kind

    def _show_birth(self) -> None:
        told = tells_birth(self.kind, half_width(self._sheet.text("id_number")))
        for name in ("sex", "born_on"):
            if name in self._sheet.fields:
                self._sheet.fields[name].setVisible(not told)


def person_values(person: Person) -> dict[str, Any]:
    """What the entries begin with, by name."""
    born = person.born_on.isoformat() if person.born_on else None
    return {
        **{name: getattr(person, name) for name in _TEXTS},
        "role": str(person.role), "id_kind": str(person.id_kind), "sex": person.sex or None, "born_on": born,
    }  # fmt: skip


def tr(text: str) -> str:
    """A Chinese source string through Qt's translation."""
    return QCoreApplication.translate("parties", text)
