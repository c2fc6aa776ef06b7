"""开始询问: whom, about what, where, with which questions, and who asks and records."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QWidget

from inspector_app.domain.identity import id_number_problems, masked_id, masked_phone
from inspector_app.domain.person import PERSON_ROLE_WORDS, Person, PersonRole
from inspector_app.support.errors import Problem
from inspector_app.support.words import sentence
from inspector_app.ui.binding import Codec, Form
from inspector_app.ui.interviews.wording import tr
from inspector_app.ui.session import Session
from inspector_app.ui.targets import NewInterview
from inspector_app.ui.theme import GAP_3, GAP_4, Tone
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.masked_edit import MaskedEdit
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.transcripts import Beginning, Desk, begin, interview_desk, new_person

_PERSON_FIELDS = ("id_number", "phone", "employer", "position", "address")
_TEXT = Codec(lambda value: value or "", lambda value: value or "")


class BeginDialog(FormDialog):
    """Begins the transcript itself; ``interview_rid`` is the new one."""

    def __init__(self, session: Session[Context], wanted: NewInterview, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("开始询问"), self.tr("开始询问"), 940, parent)
        self._session, self._wanted = session, wanted
        self.interview_rid = ""
        self._desk: Desk = session.read(interview_desk, wanted.case_rid, wanted.inspection_rid)
        self._person = new_person()
        self.form = Form(_start_values(self._desk), self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP_4)
        self._grid.setVerticalSpacing(GAP_3)
        for column in range(3):
            self._grid.setColumnStretch(column, 1)
        self._known = Label("", Role.SMALL, wrap=True)
        self._ask_person()
        self._ask_matter()
        self.body.addLayout(self._grid)
        self.form.changed.connect(self._changed)
        self.accept_requested.connect(self._begin)
        session.pausing.connect(self._id.conceal)
        person = next((each for each in self._desk.people if each.rid == wanted.person_rid), None)
        if person is not None:
            self._choose(person)
        self._say_who()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    @classmethod
    def ask(cls, session: Session[Context], wanted: NewInterview, parent: QWidget) -> str:
        """The rid of the new transcript, empty when the person turned back."""
        dialog = cls(session, wanted, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.interview_rid

    def _ask_person(self) -> None:
        self._name = QLineEdit()
        self._name.setPlaceholderText(self.tr("输入姓名；登记过的人可以直接选"))
        self._name.setCompleter(self._completer())
        self._id = MaskedEdit(masked_id, lambda text: id_number_problems(text, "id_number", self._desk.today))
        self._id.line.setPlaceholderText(self.tr("暂时不知道的留空，标为身份待核"))
        roles = ChoiceBox([(word, role) for role, word in PERSON_ROLE_WORDS.items()])
        self._add("name", self.tr("被询问人姓名"), self._name, 0, 0, required=True)
        self._add("id_number", self.tr("公民身份号码"), self._id, 0, 1)
        self._add("role", self.tr("身份"), roles, 0, 2, codec=Codec(_same, _same))
        self._grid.addWidget(self._known, 1, 0, 1, 3)
        self._add("phone", self.tr("联系电话"), MaskedEdit(masked_phone), 2, 0)
        self._add("employer", self.tr("工作单位"), QLineEdit(), 2, 1)
        self._add("position", self.tr("职务（工种）"), QLineEdit(), 2, 2)
        self._add("address", self.tr("住址"), QLineEdit(), 3, 0, span=2)

    def _ask_matter(self) -> None:
        desk = self._desk
        self._banks = ChoiceBox([(bank.title, bank.id) for bank in desk.banks])
        cases = ChoiceBox([(case.title, case.rid) for case in desk.cases], self.tr("不挂案件"))
        partners = ChoiceBox([(f"{each.name}（{each.certificate}）", each.rid) for each in desk.partners])
        recorders = ChoiceBox([(each.name, each.name) for each in (desk.writer, *desk.partners)])
        plain = Codec(_same, _same)
        other = self.tr("另一名询问人（本人：{name}）").format(name=desk.writer.name)
        self._add("bank", self.tr("询问提纲"), self._banks, 3, 2, codec=plain)
        self._add("case", self.tr("所属案件"), cases, 4, 0, codec=plain)
        self._add("matter", self.tr("询问事由"), QLineEdit(), 4, 1, span=2, required=True)
        self._add("place", self.tr("询问地点"), QLineEdit(), 5, 0, required=True)
        self._add("inspectors", other, partners, 5, 1, codec=plain)
        self._add("recorder", self.tr("记录人"), recorders, 5, 2, codec=plain)

    def _add(
        self, name: str, label: str, entry: QWidget, row: int, column: int, *, span: int = 1,
        required: bool = False, codec: Codec = _TEXT,
    ) -> None:  # fmt: skip
        field = Field(label, entry, required=required)
        self._grid.addWidget(field, row, column, 1, span)
        self.form.bind(name, field, codec)

    def _completer(self) -> QCompleter:
        self._offers = {_offer(person): person for person in reversed(self._desk.people)}
        completer = QCompleter(list(reversed(self._offers)), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        completer.popup().setAccessibleName(self.tr("登记过的人员"))
        completer.activated.connect(lambda offer: self._choose(self._offers[str(offer)]))
        return completer

    def _choose(self, person: Person) -> None:
        """Take over what is known about a person."""
        self._person = person
        values = {name: getattr(person, name) for name in ("name", "role", *_PERSON_FIELDS)}
        for name, value in values.items():
            self.form.put(name, value)

    def _changed(self, name: str) -> None:
        if name == "name" and self._person.name and self.form.value["name"].strip() not in (
            self._person.name, _offer(self._person),
        ):  # fmt: skip
            self._forget()
        if name == "role":
            self._offer_bank()
        if name == "case":
            self._offer_matter()
        self._say_who()

    def _forget(self) -> None:
        """Another name is another person: nothing of the one chosen before may stay."""
        self._person = new_person()
        for name in _PERSON_FIELDS:
            self.form.put(name, "")

    def _offer_bank(self) -> None:
        role = self.form.value["role"]
        bank = next((bank.id for bank in self._desk.banks if role in bank.roles), self._desk.banks[0].id)
        self.form.put("bank", bank)

    def _offer_matter(self) -> None:
        case = next((case for case in self._desk.cases if case.rid == self.form.value["case"]), None)
        if case is not None and self.form.value["matter"] in ("", *self._desk.matters.values()):
            self.form.put("matter", self._desk.matters[case.rid])

    def _typed_person(self) -> Person:
        values = self.form.value
        return replace(
            self._person, name=values["name"].strip(), role=values["role"] or PersonRole.WORKER,
            **{name: values[name].strip() for name in _PERSON_FIELDS},
        )  # fmt: skip

    def _say_who(self) -> None:
        person = self._typed_person()
        age = person.age_on(self._desk.today)
        parts = [self.tr("已登记的人员，改动会更新其资料") if self._person.name else self.tr("新登记人员")]
        if person.shown_sex and age is not None:
            parts.append(self.tr("按身份号码：{sex}，{age}岁").format(sex=person.shown_sex, age=age))
        elif not person.id_number:
            parts.append(self.tr("身份待核"))
        self._known.setText("　·　".join(parts))

    def _begin(self) -> None:
        problems = self.form.own_problems()
        if any(problem.level == "error" for problem in problems):
            self._refused(problems)
            return
        values, desk = self.form.value, self._desk
        beginning = Beginning(
            self._typed_person(), values["bank"] or "", values["place"], values["matter"],
            Belongs(values["case"] or "", self._wanted.inspection_rid),
            tuple(rid for rid in (desk.writer.rid, values["inspectors"]) if rid), values["recorder"] or "",
        )  # fmt: skip
        self._session.do(begin, beginning, then=self._began, refused=self._refused)

    def _began(self, interview: object) -> None:
        self.interview_rid = str(getattr(interview, "rid", ""))
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        rest = self.form.show_problems(problems)
        if rest:
            self.notice.say("".join(sentence(p.code, p.details) for p in rest), Tone.DANGER)


def _start_values(desk: Desk) -> dict[str, object]:
    """What the dialog begins with: nothing about the person, everything that case and visit tell."""
    return {
        "name": "", "role": PersonRole.WORKER, **dict.fromkeys(_PERSON_FIELDS, ""),
        "bank": next((bank.id for bank in desk.banks if PersonRole.WORKER in bank.roles), None),
        "case": desk.case_rid or None, "matter": desk.matters.get(desk.case_rid, ""), "place": desk.place,
        "inspectors": desk.partners[0].rid if desk.partners else None,
        "recorder": desk.partners[0].name if desk.partners else desk.writer.name,
    }  # fmt: skip


def _offer(person: Person) -> str:
    """How a known person is offered: two of the same name differ by firm and masked number."""
    parts = (
        person.name, PERSON_ROLE_WORDS[person.role], person.employer,
        masked_id(person.id_number) if person.id_number else tr("身份待核"),
    )  # fmt: skip
    return "　".join(part for part in parts if part)


def _same(value: object) -> object:
    return value
