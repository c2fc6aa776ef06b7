"""The entries of a person: the base of every dialog in which somebody is entered or corrected."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from inspector_app.domain.id_kind import IdKind, kind_of, number_problems, tells_birth
from inspector_app.domain.identity import half_width, masked_id, masked_phone, mobile_problems
from inspector_app.domain.person import Person
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem
from inspector_app.ui.codecs import WORD
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.masked_edit import MaskedEdit
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases.known_people import same_number_problems


class PersonForm(RecordForm):
    """``record`` is the person whom the entries are about. Sex and birth follow from a number that tells them.

    The kind of document follows from a number whose shape no other kind has.
    """

    number: MaskedEdit

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.number.left.connect(self._follow_number)
        self.sheet.changed.connect(self._changed)
        self.sheet.hold("sex", "born_on")
        self._show_birth()

    @property
    def kind(self) -> IdKind:
        """The kind of document: as chosen, unless the number can only be of another."""
        return kind_of(half_width(self.value("id_number")), self.value("id_kind"))

    def entered(self) -> Person:
        person: Person = replace(super().entered(), id_kind=self.kind)
        return person

    def show_person(self, person: Person) -> None:
        """Show what is known about a person."""
        for name in [each for each in self.sheet.fields if hasattr(person, each)]:
            self.form.put(name, getattr(person, name))

    def number_problems(self, text: str) -> list[Problem]:
        """What is doubtful in a number of this kind, and who else is registered with it."""
        problems = number_problems(self.kind, text, "id_number", self.today())
        return problems or self.session.read(same_number_problems, replace(self.record, id_number=text))

    def _follow_number(self) -> None:
        if self.value("id_kind") != self.kind:
            self.form.put("id_kind", self.kind)

    def _changed(self, name: str) -> None:
        if name in ("id_number", "id_kind"):
            self._show_birth()
        if name == "id_kind" and not self.number.line.hasFocus():
            self.sheet.fields["id_number"].judge()  # what is doubtful in a number depends on its kind

    def _show_birth(self) -> None:
        told = tells_birth(self.kind, half_width(self.value("id_number")))
        self.show_only({"sex": not told, "born_on": not told})


def person_asks(name: Ask, own: Sequence[Ask] = (), address: int = 1) -> tuple[Ask, ...]:
    """Every entry; ``own`` are those of the dialog itself. Sex and birth come last, so that nothing moves."""
    return (
        name, Ask("id_kind"), Ask("id_number", draw=_number), Ask("role"), Ask("phone", draw=_phone),
        Ask("employer"), Ask("position"), Ask("address", span=address), *own,
        Ask("sex", draw=_sex, codec=WORD), Ask("born_on"),
    )  # fmt: skip


def _number(form: PersonForm) -> MaskedEdit:
    form.number = MaskedEdit(masked_id, form.number_problems)
    form.number.line.setPlaceholderText(tr("暂时不知道的留空，标为身份待核"))
    return form.number


def _phone(_form: RecordForm) -> MaskedEdit:
    return MaskedEdit(masked_phone, lambda text: mobile_problems(text, "phone"))


def _sex(_form: RecordForm) -> Segmented:
    return Segmented([Segment(sex, sex) for sex in vocabulary.entry("person.sex").known], optional=True)
