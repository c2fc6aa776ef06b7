"""开始询问: whom, about what, where, with which questions, and who asks and records."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.identity import masked_id, new_rid
from inspector_app.domain.person import Person, mended_name
from inspector_app.support import vocabulary
from inspector_app.support.words import sentence
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.interviews.wording import tr
from inspector_app.ui.parties.person_form import PersonForm, person_values
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import INTERVIEWS, NewInterview
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.known_words import KnownWords, Offer
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.known_people import same_number_problems
from inspector_app.usecases.machine_clock import clock_notes
from inspector_app.usecases.transcripts import Beginning, Desk, begin, interview_desk, new_person


class BeginDialog(RecordDialog):
    """Begins the transcript itself; ``outcome`` is the new interview."""

    def __init__(self, session: Session[Context], wanted: NewInterview, parent: QWidget | None = None) -> None:
        self._wanted = wanted
        self._desk: Desk = session.read(interview_desk, wanted.case_rid, wanted.inspection_rid)
        self._people = {person.rid: _sound(person) for person in self._desk.people}
        self._person = new_person()
        title = self.tr("开始询问")
        values = {"person": "", "visit": wanted.inspection_rid, **_start_values(self._desk)}
        key = DraftKey(INTERVIEWS, NEW, "begin", new_rid(), is_new=True)
        super().__init__(session, title, title, values, 940, parent=parent, columns=3, draft=key)
        self._form = PersonForm(
            self.sheet,
            session.context.clock.today,
            lambda person: session.read(same_number_problems, person),
            self._person,
        )
        self._known = Label("", Role.SMALL, wrap=True)
        self._ask_person()
        self._ask_matter()
        self._form.add_birth()
        self.sheet.changed.connect(self._changed)
        session.pausing.connect(self._form.conceal)
        if wanted.person_rid in self._people:
            self._choose(wanted.person_rid)
        if doubts := session.read(clock_notes):  # the transcript starts by this clock
            self.notice.say("".join(sentence(each.code, each.details) for each in doubts), Tone.WARNING)
        self._say_who()

    @classmethod
    def ask(cls, session: Session[Context], wanted: NewInterview, parent: QWidget) -> str:
        """The rid of the new transcript, empty when the person turned back."""
        interview = cls(session, wanted, parent).ask_now()
        return str(interview.rid) if interview is not None else ""

    def attempt(self) -> None:
        values, desk = self.sheet.values(), self._desk
        beginning = Beginning(
            self._form.person(self._person), values["bank"] or "", values["place"], values["matter"],
            Belongs(values["case"] or "", values["visit"]),
            tuple(rid for rid in (desk.writer.rid, values["inspectors"]) if rid), values["recorder"] or "",
        )  # fmt: skip
        self.session.do(begin, beginning, then=self.finish, refused=self.refuse)

    def _ask_person(self) -> None:
        offers = [Offer(person.name, _offer(person), rid) for rid, person in self._people.items()]
        name = KnownWords(offers, self.tr("登记过的人员"))
        name.setPlaceholderText(self.tr("输入姓名；登记过的人可以直接选"))
        name.chosen.connect(self._choose)
        self._form.add_identity(name, self.tr("被询问人姓名"))
        self.sheet.lay(self._known)
        self._form.add_rest(wide_address=2)

    def _ask_matter(self) -> None:
        desk, add = self._desk, self.sheet.of("interview")
        cases = ChoiceBox([(case.title, case.rid) for case in desk.cases], self.tr("不挂案件"))
        partners = ChoiceBox([(f"{each.name}（{each.certificate}）", each.rid) for each in desk.partners])
        recorders = ChoiceBox([(each.name, each.name) for each in (desk.writer, *desk.partners)])
        other = self.tr("另一名询问人（本人：{name}）").format(name=desk.writer.name)
        self.sheet.add("case", vocabulary.label("interview.case_rid"), cases)
        add("matter", QLineEdit(), required=True, span=2)
        add("place", QLineEdit(), required=True)
        self.sheet.add("inspectors", other, partners)
        self.sheet.add("recorder", vocabulary.label("interview.recorder_name"), recorders)
        self.sheet.add("bank", self.tr("询问提纲"), ChoiceBox([(bank.title, bank.id) for bank in desk.banks]))

    def _choose(self, rid: str) -> None:
        """Take over what is known about a person."""
        self.sheet.form.put("person", rid)
        self._form.show(self._person)

    def _changed(self, name: str) -> None:
        if name == "person":
            self._person = self._people.get(self.sheet.values()["person"]) or new_person()
            self._form.is_about(self._person)
        if name == "name" and self._person.name and self.sheet.text("name") != self._person.name:
            self._forget()
        if name == "role":
            self._offer_bank()
        if name == "case":
            self._offer_matter()
        self._say_who()

    def _forget(self) -> None:
        """Another name is another person: nothing of the one chosen before may stay."""
        self.sheet.form.put("person", "")
        self._form.show(replace(self._person, name=self.sheet.text("name"), role=self.sheet.values()["role"]))

    def _offer_bank(self) -> None:
        role = self.sheet.values()["role"]
        bank = next((bank.id for bank in self._desk.banks if role in bank.roles), self._desk.banks[0].id)
        self.sheet.form.put("bank", bank)

    def _offer_matter(self) -> None:
        values, matters = self.sheet.values(), self._desk.matters
        if values["case"] in matters and values["matter"] in ("", *matters.values()):
            self.sheet.form.put("matter", matters[values["case"]])

    def _say_who(self) -> None:
        person, chosen = self._form.person(self._person), bool(self._person.name)
        parts = [self.tr("已登记的人员，改动会更新其资料") if chosen else self.tr("新登记人员")]
        if any(each.name == person.name for each in self._people.values()) and not chosen:
            parts.append(self.tr("登记过同名的人，是同一人的请从列表中选"))
        if chosen and any(each.rid == self._person.rid and mended_name(each.name) for each in self._desk.people):
            parts.append(self.tr("原登记的姓名混入了身份和证件号码，开始询问时一并改正"))
        age = person.age_on(self._desk.today)
        if person.shown_sex and age is not None:
            parts.append(self.tr("按证件号码：{sex}，{age}岁").format(sex=person.shown_sex, age=age))
        elif not person.id_number:
            parts.append(self.tr("身份待核"))
        self._known.setText("　·　".join(parts))


def _start_values(desk: Desk) -> dict[str, Any]:
    """What the dialog begins with: nothing about the person, everything that case and visit tell."""
    person = new_person()
    return {
        **person_values(person),
        "bank": next((bank.id for bank in desk.banks if person.role in bank.roles), None),
        "case": desk.case_rid or None, "matter": desk.matters.get(desk.case_rid, ""), "place": desk.place,
        "inspectors": desk.partners[0].rid if desk.partners else None,
        "recorder": desk.partners[0].name if desk.partners else desk.writer.name,
    }  # fmt: skip


def _sound(person: Person) -> Person:
    """With the name alone where an earlier version spoiled it."""
    return replace(person, name=mended_name(person.name) or person.name)


def _offer(person: Person) -> str:
    """How a known person is offered: two of the same name differ by firm and masked number."""
    parts = (
        person.name, vocabulary.word(person.role), person.employer,
        masked_id(person.id_number) if person.id_number else tr("身份待核"),
    )  # fmt: skip
    return "　".join(part for part in parts if part)
