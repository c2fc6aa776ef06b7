"""The list of companies: employers, contractors, owners, whoever pays."""

from inspector_app.domain.company import Company
from inspector_app.ui.list_page import Empty, ListOf
from inspector_app.ui.parties.party_list import SCOPE, PartyList, count_words
from inspector_app.ui.parties.party_words import phone_words
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.searches import find_companies


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
            empty, count_words, tr("新增单位"), (SCOPE,),
        )  # fmt: skip
        super().__init__(session, Company, described)
