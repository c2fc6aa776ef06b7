"""A company or a person, entered or corrected."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.company import Company, told_by_licence
from inspector_app.domain.identity import card_problems, masked_card, new_rid, uscc_in
from inspector_app.domain.person import Person, PersonRole, mended_name
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem
from inspector_app.support.words import sentence
from inspector_app.ui.code_entry import CodeEntry
from inspector_app.ui.drawn import Ask
from inspector_app.ui.parties.alike_card import AlikeCard
from inspector_app.ui.parties.card_desk import CardDesk
from inspector_app.ui.parties.person_form import PersonForm, person_asks
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import BEGIN_COMPANY, BEGIN_PERSON, CASES
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.masked_edit import MaskedEdit
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.people import bank_problems, correct_person, name_problems, save_company, save_person


def _asks(session: Session[Context]) -> tuple[Ask, ...]:
    return (
        Ask("name", required=True, wide=True),
        Ask("uscc", draw=lambda _form: CodeEntry(session, uscc_in)),
        Ask("legal_representative"),
        Ask("address", wide=True),
        *map(Ask, ("phone", "industry", "note")),
    )


class CompanyDialog(RecordForm):
    """``outcome`` is the company as saved, or the registered one that was meant by a new one."""

    def __init__(
        self,
        session: Session[Context],
        company: Company | None = None,
        parent: QWidget | None = None,
        name: str = "",
    ) -> None:
        """``name`` is what a new one begins with."""
        title = "修改单位" if company else BEGIN_COMPANY
        known = company or Company(new_rid(), name)
        key = DraftKey(CASES, NEW, "company", known.rid, is_new=company is None)
        super().__init__(session, title, known, _asks(session), save_company, draft=key, parent=parent)
        self.alike = AlikeCard(self) if company is None else None
        if self.alike is not None:
            self.alike.taken.connect(self.finish)
        code = self.sheet.fields["uscc"].entry
        if isinstance(code, CodeEntry):
            code.told.connect(self._take_licence)

    def _take_licence(self, words: str) -> None:
        """What the code of the licence tells besides the number, where nothing is entered yet."""
        told = {name: value for name, value in told_by_licence(words).items() if not self.value(name)}
        with self.form.step():
            for name, value in told.items():
                self.form.put(name, value)
        labels = "、".join(vocabulary.label(f"company.{name}") for name in ("uscc", *told))
        self.notice.say(tr("已从二维码读出{0}，请与营业执照核对。").format(labels), Tone.INFO)

    def attempt(self) -> None:
        if self.alike is None or not self.alike.asks():
            super().attempt()


class _BankEdit(QLineEdit):
    """Tells as soon as one leaves it that the number of a card was typed in its place."""

    def problem(self) -> Problem | None:
        """What is wrong with what stands there."""
        return next(iter(bank_problems(self.text())), None)


_NAME = Ask("name", required=True, lacking="person-no-name")
_ACCOUNT = (
    Ask("bank", draw=lambda _form: _BankEdit()),
    Ask("card", draw=lambda _form: MaskedEdit(masked_card, lambda text: card_problems(text, "card"))),
)


class PersonDialog(PersonForm):
    """``outcome`` is the person as saved, or the registered one who was meant by a new one.

    A registered one is corrected with a reason, which the history keeps.
    """

    def __init__(
        self,
        session: Session[Context],
        person: Person | None = None,
        parent: QWidget | None = None,
        role: PersonRole = PersonRole.WORKER,
        name: str = "",
        typed: Mapping[str, str] | None = None,
    ) -> None:
        """``role`` and ``name`` are what a new one begins with; ``typed`` is what entries of a known one begin with."""
        known = person or Person(new_rid(), name, role)
        why = Ask("reason", tr("更正原因"), tr("写入变更记录；已经打印的文书不变"), required=True, wide=True)
        super().__init__(
            session, tr("修改人员") if person else BEGIN_PERSON, known,
            person_asks(_NAME, (*_ACCOUNT, why) if person else _ACCOUNT), correct_person if person else save_person,
            start={"reason": "", **(typed or {})}, width=720, parent=parent,
            draft=DraftKey(CASES, NEW, "person", known.rid, is_new=person is None),
        )  # fmt: skip
        self.card = CardDesk(self)
        self.inside.insertWidget(0, self.card)
        self.form.begins_in = "reason"  # of what is corrected nothing is selected: the next key would wipe it out
        self.alike = AlikeCard(self) if person is None else None
        if self.alike is not None:
            self.alike.taken.connect(self.finish)
        self._point_out()

    def attempt(self) -> None:
        if self.alike is not None and self.alike.asks():
            return
        reason = (self.value("reason"),) if "reason" in self.sheet.fields else ()
        self.session.do(self.save, self.entered(), *reason, then=self.finish, refused=self.refuse)

    def _point_out(self) -> None:
        """A name that an earlier version spoiled is shown with the offer to take it back to the name alone."""
        for problem in name_problems(self.record):
            words = sentence(problem.code, problem.details)
            self.notice.say(words, Tone.WARNING, tr("改为“{name}”").format(**problem.details))
            self.notice.acted.connect(self._mend_name)

    def _mend_name(self) -> None:
        self.form.put("name", mended_name(self.record.name))
        self.form.put("reason", tr("姓名中混入了身份和证件号码"))
        self.form.go_to_first()  # else the focus would pass from the notice to 取消
        self.notice.clear()
