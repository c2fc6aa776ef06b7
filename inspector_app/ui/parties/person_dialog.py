"""Enter or correct a person; identity, telephone and card numbers are masked once they are typed."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.identity import card_problems, masked_card, new_rid
from inspector_app.domain.person import Person, PersonRole, mended_name
from inspector_app.support import vocabulary
from inspector_app.support.words import sentence
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.parties.person_form import PersonForm, person_values
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.masked_edit import MaskedEdit
from inspector_app.usecases.context import Context
from inspector_app.usecases.known_people import same_number_problems
from inspector_app.usecases.people import correct_person, name_problems, save_person


class PersonDialog(RecordDialog):
    """``outcome`` is the person as saved. A registered one is corrected with a reason, which the history keeps."""

    def __init__(
        self,
        session: Session[Context],
        person: Person | None,
        parent: QWidget | None = None,
        role: PersonRole = PersonRole.WORKER,
    ) -> None:
        self._known = person
        self._person = person or Person(new_rid(), "", role)
        values = {**person_values(self._person), "bank": self._person.bank, "card": self._person.card, "reason": ""}
        key = DraftKey(CASES, NEW, "person", self._person.rid, is_new=person is None)
        title = "修改人员" if person else "新增人员"
        super().__init__(session, title, "保存", values, 720, parent=parent, draft=key)
        self._form = PersonForm(
            self.sheet,
            session.context.clock.today,
            lambda person: session.read(same_number_problems, person),
            self._person,
        )
        self._form.add_identity(QLineEdit(), vocabulary.label("person.name"))
        self._form.add_rest()
        add = self.sheet.of("person")
        add("bank", QLineEdit())
        card = MaskedEdit(masked_card, lambda text: card_problems(text, "card"))
        add("card", card)
        if person is not None:
            hint = self.tr("写入沿革；已经打印的文书不变")
            self.sheet.add("reason", self.tr("更正原因"), QLineEdit(), hint, required=True, wide=True)
        self._form.add_birth()
        for conceal in (self._form.conceal, card.conceal):
            session.pausing.connect(conceal)
        self._point_out()

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
        entered = replace(self._form.person(self._person), bank=self.sheet.text("bank"), card=self.sheet.text("card"))
        if self._known is None:
            self.session.do(save_person, entered, then=self.finish, refused=self.refuse)
        else:
            reason = self.sheet.text("reason")
            self.session.do(correct_person, entered, reason, then=self.finish, refused=self.refuse)

    def _point_out(self) -> None:
        """A name that an earlier version spoiled is shown with the offer to take it back to the name alone."""
        for problem in name_problems(self._person):
            words = sentence(problem.code, problem.details)
            self.notice.say(words, Tone.WARNING, self.tr("改为“{name}”").format(**problem.details))
            self.notice.acted.connect(self._mend_name)

    def _mend_name(self) -> None:
        self.sheet.form.put("name", mended_name(self._person.name))
        self.sheet.form.put("reason", self.tr("姓名中混入了身份和证件号码"))
        self.notice.clear()
