"""The list of people: everybody who was met, interviewed, owed or named."""

from inspector_app.domain.person import Person, PersonRole
from inspector_app.support import vocabulary
from inspector_app.ui.list_page import Empty, ListOf, Narrowing
from inspector_app.ui.parties.party_list import SCOPE, PartyList, count_words
from inspector_app.ui.parties.party_words import number_words, phone_words
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.segmented import Segment
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.searches import find_people


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
            count_words, tr("新增人员"), (role, SCOPE),
        )  # fmt: skip
        super().__init__(session, Person, described)
