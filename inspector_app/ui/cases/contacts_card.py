"""联系记录和送达: attempts to reach somebody, what they prove of whom, and how each paper that waits is served next."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.domain.contact import Contact
from inspector_app.support.vocabulary import record_word, word
from inspector_app.ui.documents.evidence_picker import EvidencePicker
from inspector_app.ui.drawn import Ask
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.theme import GAP_1, GAP_2
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.wording import wall_time
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.contacts import (
    PaperLadder,
    contact_words,
    contacts_of,
    hiding_lines,
    hidings,
    ladders,
    new_contact,
    save_contact,
    take_back_contact,
)
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.evidence import Belongs

_AT_FIRST = 5
CONTACT, CONTACT_BACK = "contact", "contact-back"
"""The kinds of their drafts."""


class ContactDialog(RecordForm):
    """An attempt that is entered, or told further: whether he came."""

    def __init__(
        self, session: Session[Context], whole: CaseFile, contact: Contact, *, is_new: bool,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        names = [each.name for each in whole.companies.values()] + [each.name for each in whole.people.values()]
        belongs = Belongs(whole.case.rid)
        asks = (
            Ask("party", required=True, offers=tuple(dict.fromkeys(names))), Ask("number"),
            Ask("at", required=True), Ask("by"), Ask("way"), Ask("outcome"),
            Ask("answered_by"), Ask("appointed_at"), Ask("came"), Ask("text", lines=3),
            Ask(
                "evidence_rids", wide=True,
                draw=lambda form: EvidencePicker(form.session, belongs, whole.evidence, record_word("contact")),
            ),
        )  # fmt: skip
        key = DraftKey(CASES, whole.case.rid, CONTACT, NEW if is_new else contact.rid)
        super().__init__(
            session, record_word("contact"), contact, asks, save_contact, draft=key, about=whole.case.title,
            width=680, parent=parent,
        )  # fmt: skip


class TakeBackContactDialog(RecordForm):
    """更正误登."""

    def __init__(self, session: Session[Context], contact: Contact, parent: QWidget | None = None) -> None:
        super().__init__(
            session, tr("更正误登的联系记录"), {}, (Ask("reason", tr("更正理由"), required=True, lines=2),),
            lambda context, reason: take_back_contact(context, contact.rid, reason),
            draft=DraftKey(CASES, contact.case_rid, CONTACT_BACK, contact.rid), about=contact.party, parent=parent,
        )  # fmt: skip


class ContactsCard(Card):
    """The newest attempts, then what is proved, then the ways of each paper that waits for its service."""

    def __init__(self, session: Session[Context], whole: CaseFile) -> None:
        super().__init__(tr("联系和送达"))
        self._session, self._whole = session, whole
        found = session.read(contacts_of, whole.case.rid)
        for contact in found[:_AT_FIRST]:
            self.body.addLayout(self._line(contact))
        if len(found) > _AT_FIRST:
            more = self.tr("此前还有{count}次，见办理过程。").format(count=len(found) - _AT_FIRST)
            self.body.addWidget(Label(more, Role.SMALL))
        if not found:
            self.body.addWidget(Label(self.tr("还没有联系记录"), Role.SMALL))
        for hides in session.read(hidings, whole.case.rid):
            self._told(hides.party, hiding_lines(hides))
        for ladder in session.read(ladders, whole):
            self._told(ladder.paper.called, ladder_lines(ladder))
        if not whole.is_over:
            self.body.addWidget(Button(self.tr("登记联系"), "plus", Kind.QUIET, clicked=self.add))

    def _told(self, head: str, lines: tuple[str, ...]) -> None:
        small = (Label(line, Role.SMALL, wrap=True) for line in lines)
        self.body.addLayout(in_column(Label(head, Role.STRONG, wrap=True), *small, gap=GAP_1))

    def _line(self, contact: Contact) -> QHBoxLayout:
        head = f"{wall_time(contact.at, self._whole.today)}　{word(contact.way)}　{contact.party}"
        words = in_column(
            Label(head, wrap=True), Label(contact_words(contact), Role.SMALL, wrap=True), gap=0
        )  # fmt: skip
        mend = Button(icon="pencil", kind=Kind.BARE, name=self.tr("修改联系记录：{0}").format(head))
        mend.clicked.connect(lambda: self._open(contact, is_new=False))
        remove = Button(icon="trash-2", kind=Kind.BARE, name=self.tr("更正误登的联系记录：{0}").format(head))
        remove.clicked.connect(lambda: TakeBackContactDialog(self._session, contact, self.window()).ask_now())
        return in_row(wide(words), mend, remove, gap=GAP_2)

    def add(self) -> None:
        """登记联系 of now."""
        self._open(self._session.read(new_contact, self._whole.case.rid), is_new=True)

    def _open(self, contact: Contact, *, is_new: bool) -> None:
        ContactDialog(self._session, self._whole, contact, is_new=is_new, parent=self.window()).ask_now()


def go_on_with_contact(session: Session[Context], key: DraftKey, parent: QWidget) -> None:
    """The dialog of a draft: of an attempt that is new or known, or of why one is taken back."""
    whole = session.read(case_file, key.rid)
    known = next((each for each in session.read(contacts_of, key.rid) if each.rid == key.detail), None)
    if key.kind == CONTACT:
        contact = known or session.read(new_contact, key.rid)
        ContactDialog(session, whole, contact, is_new=known is None, parent=parent).ask_now()
    elif known is not None:
        TakeBackContactDialog(session, known, parent).ask_now()


def ladder_lines(ladder: PaperLadder) -> tuple[str, ...]:
    """The next way in full, the others with what they want."""
    lines = []
    for way in ladder.ways:
        name, rule = word(way.rule.method), way.rule
        if way is ladder.next:
            lines.append(
                f"{word(way.state)}：{name}。可以收件：{way.receivers}。留证：{rule.proof}。（{rule.basis_text}）"
            )
        else:
            lines.append(f"{name}（{word(way.state)}）：{rule.condition}")
    return tuple(lines)
