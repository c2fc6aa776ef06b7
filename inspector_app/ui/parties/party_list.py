"""The lists of people and of companies: the way from one to the other, and who is named nowhere."""

from typing import Any

from PySide6.QtCore import Signal

from inspector_app.domain.company import Company
from inspector_app.domain.contact import Contact, ContactWay
from inspector_app.domain.dates import iso_minute
from inspector_app.domain.person import Person, PersonRole
from inspector_app.support import vocabulary
from inspector_app.support.vocabulary import record_word
from inspector_app.ui.list_page import Empty, ListOf, ListPage, Narrowing
from inspector_app.ui.parties.party_words import number_words, phone_words, unreferred_badge
from inspector_app.ui.session import Session
from inspector_app.ui.targets import BEGIN_COMPANY, BEGIN_PERSON
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.contacts import contact_lines, find_contacts
from inspector_app.usecases.context import Context
from inspector_app.usecases.informants import kept_secret_words
from inspector_app.usecases.searches import PartyScope, find_companies, find_people, referred_parties

PartyType = type[Person] | type[Company]
ListedType = PartyType | type[Contact]
_SCOPES = (
    Segment(tr("全部"), PartyScope.ALL), Segment(tr("未被引用"), PartyScope.UNREFERRED, Tone.WARNING),
    Segment(tr("可能重复"), PartyScope.ALIKE, Tone.WARNING),
)  # fmt: skip
SCOPE = Narrowing("scope", tr("需要核对的"), _SCOPES, PartyScope.ALL)


class ListOfKind(ListPage):
    """``kind_wished`` brings the class whose list is wished for."""

    kind_wished = Signal(object)

    def __init__(self, session: Session[Context], kind: ListedType, described: ListOf) -> None:
        self.kind = kind
        super().__init__(session, described)
        options = (
            Segment(tr("人员"), Person), Segment(tr("单位"), Company), Segment(record_word("contact"), Contact),
        )  # fmt: skip
        self.kinds = Segmented(options, tr("人员或单位"))
        self.kinds.set_value(kind)
        self.kinds.value_changed.connect(self._wish_kind)
        self.kinds.turn_by_keys(self)
        self.body.insertWidget(0, self.kinds)

    def _wish_kind(self) -> None:
        wished = self.kinds.value()
        if wished is not self.kind:
            self.kinds.set_value(self.kind)
            self.kind_wished.emit(wished)


class PartyList(ListOfKind):
    """A list of people or of companies."""

    def __init__(self, session: Session[Context], party: PartyType, described: ListOf) -> None:
        self.party = party
        self._named: frozenset[str] | None = None
        super().__init__(session, party, described)

    def refresh(self) -> None:
        """Who is named may be another one than before."""
        self._named = None
        super().refresh()

    def named_badge(self, record: Any) -> Badge | None:
        """The chip of somebody who is named nowhere."""
        if self._named is None:
            self._named = self.session.read(referred_parties, self.party)
        return unreferred_badge(record.rid in self._named)

    def named_column(self) -> Column:
        """Whether anything names a record."""
        return Column(tr("引用情况"), lambda _record: "", width=112, badge=self.named_badge)


def count_words(found: Any) -> str:
    """共12条."""
    return tr("共{count}条").format(count=f"{len(found):,}")


def people_words(found: Any) -> str:
    """共12条，另有1名只见于保密线索的人员，不列出."""
    return "，".join(filter(None, (count_words(found), kept_secret_words(found.kept_back))))


class PeopleList(PartyList):
    """``opened`` brings the person."""

    def __init__(self, session: Session[Context]) -> None:
        roles = tuple(Segment(word, role) for role, word in vocabulary.words(PersonRole).items())
        role = Narrowing("role", vocabulary.short("person.role"), roles, word=tr("全部类别"))
        columns = (
            Column.of("person.name", lambda p: p.name, width=150),
            Column.of("person.role", lambda p: vocabulary.word(p.role), width=100),
            Column.of("person.id_number", number_words, width=190),
            Column.of("person.phone", lambda p: phone_words(p.phone), width=130, spare=True),
            Column.of("person.employer", lambda p: p.employer or "—"),
            self.named_column(),
        )
        empty = Empty(tr("还没有登记人员"), tr("询问、录入明细或者导入名册时会自动登记，也可以从这里新增。"), "users")
        described = ListOf(
            tr("人员和单位"), tr("人员"), tr("姓名、证件号、电话、单位"), columns, find_people, lambda p: p.rid, empty,
            people_words, BEGIN_PERSON, (role, SCOPE), shares=True,
        )  # fmt: skip
        super().__init__(session, Person, described)


class CompaniesList(PartyList):
    """``opened`` brings the company."""

    def __init__(self, session: Session[Context]) -> None:
        columns = (
            Column.of("company.name", lambda c: c.name),
            Column.of("company.uscc", lambda c: c.uscc or "—", width=200),
            Column.of("company.legal_representative", lambda c: c.legal_representative or "—", width=120),
            Column.of("company.phone", lambda c: phone_words(c.phone), width=130, spare=True),
            self.named_column(),
        )
        empty = Empty(tr("还没有登记单位"), tr("登记参建单位、用人单位时会自动登记，也可以从这里新增。"), "building-2")
        described = ListOf(
            tr("人员和单位"), tr("单位"), tr("名称、信用代码、法定代表人"), columns, find_companies, lambda c: c.rid,
            empty, count_words, BEGIN_COMPANY, (SCOPE,), shares=True,
        )  # fmt: skip
        super().__init__(session, Company, described)


class ContactsList(ListOfKind):
    """联系记录 of every case, the newest first; ``opened`` brings the line, whose case is opened."""

    def __init__(self, session: Session[Context]) -> None:
        ways = tuple(Segment(word, way) for way, word in vocabulary.words(ContactWay).items())
        way = Narrowing("way", vocabulary.short("contact.way"), ways, word=tr("全部方式"))
        columns = (
            Column.of("contact.at", lambda line: iso_minute(line.contact.at), width=150),
            Column.of("contact.party", lambda line: line.contact.party, width=190),
            Column.of("contact.way", lambda line: vocabulary.word(line.contact.way), width=110),
            Column.of("contact.outcome", lambda line: line.what),
            Column.of("contact.by", lambda line: line.contact.by or "—", width=90, spare=True),
            Column.of("contact.case_rid", lambda line: line.case_title or "—", width=190, spare=True),
        )
        empty = Empty(tr("没有联系记录"), tr("在案件总览“联系和送达”中登记，每次一条。"), "message-square-text")
        described = ListOf(
            tr("人员和单位"), record_word("contact"), tr("联系对象、案件、内容、联系人员"), columns, find_contacts,
            lambda line: line.contact.rid, empty, count_words, "", (way,), contact_lines, shares=True,
        )  # fmt: skip
        super().__init__(session, Contact, described)
