"""Enter or correct a person; identity and card numbers are masked once they are typed."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.identity import card_problems, id_number_problems, masked_card, new_rid
from inspector_app.domain.person import ID_KIND_WORDS, PERSON_ROLE_WORDS, IdKind, Person, PersonRole
from inspector_app.support.errors import Problem
from inspector_app.ui.codecs import DATE, WORD
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.masked_edit import MaskedEdit
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases.context import Context
from inspector_app.usecases.people import save_person

_TEXTS = ("name", "id_number", "phone", "address", "employer", "position", "bank", "card")


class PersonDialog(RecordDialog):
    """``outcome`` is the person as saved. Sex and birth follow from a citizen's number; else they are typed."""

    def __init__(
        self,
        session: Session[Context],
        person: Person | None,
        parent: QWidget | None = None,
        role: PersonRole = PersonRole.WORKER,
    ) -> None:
        self._person = person or Person(new_rid(), "", role)
        super().__init__(
            session, "修改人员" if person else "新增人员", "保存", _values(self._person), 720, parent=parent
        )
        add = self.sheet.add
        add("name", self.tr("姓名"), QLineEdit(), required=True)
        roles = [(word, str(role)) for role, word in PERSON_ROLE_WORDS.items()]
        add("role", self.tr("身份"), ChoiceBox(roles), codec=WORD)
        add(
            "id_kind",
            self.tr("证件种类"),
            ChoiceBox([(word, str(kind)) for kind, word in ID_KIND_WORDS.items()]),
            codec=WORD,
        )
        number = MaskedEdit(check=self._number_problems)
        add("id_number", self.tr("证件号码"), number, hint=self.tr("身份待核的可以先不填"))
        add("sex", self.tr("性别"), Segmented([Segment("男", "男"), Segment("女", "女")], optional=True), codec=WORD)
        add("born_on", self.tr("出生日期"), DateEdit("born_on"), codec=DATE)
        add("phone", self.tr("电话"), QLineEdit())
        add("employer", self.tr("所在单位"), QLineEdit())
        add("position", self.tr("职务或工种"), QLineEdit())
        add("address", self.tr("住址"), QLineEdit())
        add("bank", self.tr("开户银行"), QLineEdit())
        card = MaskedEdit(masked_card, lambda text: card_problems(text, "card"))
        add("card", self.tr("银行卡号"), card)
        for masked in (number, card):
            session.pausing.connect(masked.conceal)
        self.sheet.changed.connect(self._number_changed)
        self._number_changed("id_number")

    @classmethod
    def ask(
        cls,
        session: Session[Context],
        person: Person | None = None,
        parent: QWidget | None = None,
        role: PersonRole = PersonRole.WORKER,
    ) -> Person | None:
        """The person as saved, or None when the inspector turned back."""
        saved: Person | None = cls(session, person, parent, role).ask_now()
        return saved

    def attempt(self) -> None:
        self.session.do(save_person, self._entered(), then=self.finish, refused=self.refuse)

    def _entered(self) -> Person:
        values = self.sheet.values()
        born = values["born_on"]
        return replace(
            self._person,
            **{name: self.sheet.text(name) for name in _TEXTS},
            role=PersonRole(values["role"] or PersonRole.WORKER),
            id_kind=IdKind(values["id_kind"] or IdKind.CITIZEN),
            sex=values["sex"] or "",
            born_on=DATE.to_entry(born),
        )

    def _number_problems(self, text: str) -> list[Problem]:
        if self.sheet.values()["id_kind"] != IdKind.CITIZEN:
            return []
        return id_number_problems(text, "id_number", self.session.context.clock.today())

    def _number_changed(self, name: str) -> None:
        """A citizen's number tells sex and birth; then they need no typing."""
        if name not in ("id_number", "id_kind"):
            return
        known = self._entered()
        told = known.id_kind is IdKind.CITIZEN and len(known.id_number) == 18
        for field in ("sex", "born_on"):
            self.sheet.fields[field].setVisible(not told)


def _values(person: Person) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(person, name) for name in _TEXTS}
    born = person.born_on.isoformat() if person.born_on else None
    return {
        **values, "role": str(person.role), "id_kind": str(person.id_kind), "sex": person.sex or None, "born_on": born,
    }  # fmt: skip
