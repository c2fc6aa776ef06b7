"""人员和单位 in the navigation: three lists, and in their place the page of whoever was opened."""

from functools import cached_property

from inspector_app.domain.company import Company
from inspector_app.domain.contact import Contact
from inspector_app.domain.person import Person
from inspector_app.ui.parties.party_dialogs import CompanyDialog, PersonDialog
from inspector_app.ui.parties.party_list import CompaniesList, ContactsList, ListedType, PeopleList
from inspector_app.ui.parties.party_page import PartyPage
from inspector_app.ui.rooms import Rooms
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, ShowCase
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.merging import party


class PartiesPage(Rooms):
    """A target is the rid of a person or company, or a draft."""

    def __init__(self, session: Session[Context]) -> None:
        self.people = PeopleList(session)
        super().__init__(session, self.people, {})
        self.people.kind_wished.connect(self.show_kind)

    @cached_property
    def companies(self) -> CompaniesList:
        """The list of companies, built when it is first wished for."""
        page = CompaniesList(self.session)
        page.opened.connect(lambda company: self.open(company.rid))
        page.new_wished.connect(self.begin)
        page.kind_wished.connect(self.show_kind)
        return page

    @cached_property
    def page(self) -> PartyPage:
        """The page of one, built when the first one is opened."""
        page = PartyPage(self.session)
        page.left.connect(self.leave)
        return page

    @cached_property
    def contacts(self) -> ContactsList:
        """The list of attempts to reach somebody, built when it is first wished for; one leads to its case."""
        page = ContactsList(self.session)
        page.opened.connect(lambda line: self.session.go(CASES, ShowCase(line.contact.case_rid)))
        page.kind_wished.connect(self.show_kind)
        return page

    def show_kind(self, kind: ListedType) -> None:
        """The list of people, of companies or of attempts to reach somebody."""
        if kind is Contact:
            self.list = self.contacts
        else:
            self.list = self.companies if kind is Company else self.people
        self.bring(self.list)
        self.show_list()

    def open(self, rid: str) -> None:
        """Show a person or a company; of one that was merged the record that goes on for it."""
        found = self.session.read(party, rid)
        self.list = self.people if isinstance(found, Person) else self.companies
        self.page.show_party(found.rid)
        self.bring(self.page)

    def begin(self) -> None:
        """Enter a new one of the kind that is listed, and open it."""
        dialog = PersonDialog if self.list is self.people else CompanyDialog
        made = dialog.ask(self.session, None, self.window())
        if made is not None:
            self.open(made.rid)

    def go_on(self, key: DraftKey) -> None:
        """The dialog of a draft, on its own person or company."""
        self.open(key.rid)
        self.page.go_on(key)
