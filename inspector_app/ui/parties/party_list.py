"""What the lists of people and of companies have in common: the way to the other one, and who is named nowhere."""

from typing import Any

from PySide6.QtCore import Signal

from inspector_app.domain.company import Company
from inspector_app.domain.person import Person
from inspector_app.ui.list_page import ListOf, ListPage, Narrowing
from inspector_app.ui.parties.party_words import unreferred_badge
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.searches import PartyScope, referred_parties

PartyType = type[Person] | type[Company]
_SCOPES = (
    Segment(tr("全部"), PartyScope.ALL), Segment(tr("未被引用"), PartyScope.UNREFERRED, Tone.WARNING),
    Segment(tr("可能重复"), PartyScope.ALIKE, Tone.WARNING),
)  # fmt: skip
SCOPE = Narrowing("scope", tr("需要核对的"), _SCOPES, PartyScope.ALL)


class PartyList(ListPage):
    """``kind_wished`` brings the class whose list is wished for."""

    kind_wished = Signal(object)

    def __init__(self, session: Session[Context], party: PartyType, described: ListOf) -> None:
        self.party = party
        self._named: frozenset[str] | None = None
        super().__init__(session, described)
        self.kinds = Segmented([Segment(tr("人员"), Person), Segment(tr("单位"), Company)], tr("人员或单位"))
        self.kinds.set_value(party)
        self.kinds.value_changed.connect(self._wish_kind)
        self.body.insertWidget(0, self.kinds)

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

    def _wish_kind(self) -> None:
        wished = self.kinds.value()
        if wished is not self.party:
            self.kinds.set_value(self.party)
            self.kind_wished.emit(wished)


def count_words(found: Any) -> str:
    """共12条."""
    return tr("共{count}条").format(count=f"{len(found):,}")
