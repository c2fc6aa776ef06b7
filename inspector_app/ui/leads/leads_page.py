"""线索 in the navigation: three lists, and in their place the page of the lead that was opened."""

from collections.abc import Callable
from functools import cached_property

from inspector_app.domain.consultation import Consultation
from inspector_app.domain.lead import Lead
from inspector_app.ui.cases.lead_dialog import LeadDialog
from inspector_app.ui.leads.lead_dialogs import AidDialog, ConsultationDialog
from inspector_app.ui.leads.lead_lists import AidList, ConsultationsList, LeadsList, Register, RegisterList
from inspector_app.ui.leads.lead_page import LeadPage
from inspector_app.ui.rooms import Rooms
from inspector_app.ui.session import Session
from inspector_app.ui.targets import NewRecord, ShowRegister
from inspector_app.usecases import consultations as book
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey

_KINDS = {"lead": Register.LEADS, "consultation": Register.CONSULTATIONS, "aid": Register.AID}


class LeadsPage(Rooms):
    """A target is the rid of a lead, a :class:`ShowRegister`, or a draft."""

    def __init__(self, session: Session[Context]) -> None:
        self.leads = LeadsList(session)
        super().__init__(session, self.leads, {ShowRegister: self._show, NewRecord: self._new_lead})
        self.leads.kind_wished.connect(self.show_register)

    @cached_property
    def consultations(self) -> ConsultationsList:
        """The book, built when it is first wished for."""
        page = ConsultationsList(self.session)
        self._follow(page, self._open_consultation)
        return page

    @cached_property
    def aid(self) -> AidList:
        """The applications, built when they are first wished for."""
        page = AidList(self.session)
        self._follow(page, self._open_aid)
        return page

    @cached_property
    def page(self) -> LeadPage:
        """The page of a lead, built when the first one is opened."""
        page = LeadPage(self.session)
        page.left.connect(lambda: self.show_register(Register.LEADS))
        return page

    def show_register(self, register: Register) -> None:
        """One of the lists."""
        if register is Register.LEADS:
            self.list = self.leads
        else:
            self.list = self.aid if register is Register.AID else self.consultations
        self.bring(self.list)
        self.show_list()

    def open(self, rid: str) -> None:
        """Show a lead."""
        self.page.show_lead(rid)
        self.bring(self.page)

    def begin(self) -> None:
        """Enter a new one of what is listed."""
        if self.list is self.leads:
            made = LeadDialog.ask(self.session, parent=self.window(), saves=True)
            if made is not None:
                self.open(made.rid)
        elif isinstance(self.list, ConsultationsList):
            self._ask_consultation(self.session.read(book.new_consultation))
        else:
            AidDialog.ask(self.session, self.session.read(book.new_aid), self.window())

    def _new_lead(self, _wish: NewRecord) -> None:
        self.show_register(Register.LEADS)
        self.begin()

    def resume(self, key: DraftKey) -> None:
        """The dialog of a draft: on its lead, or over the list of its kind."""
        self.session.resume(str(key))
        if key.rid != NEW and key.kind in ("lead", "act"):
            self.open(key.rid)
            self.page.go_on(key)
            return
        self.show_register(_KINDS[key.kind])
        if key.rid == NEW:
            self.begin()
        else:
            self._show(ShowRegister(_KINDS[key.kind], key.rid))

    def _show(self, wish: ShowRegister) -> None:
        register = Register(wish.register)
        self.show_register(register)
        opened = {Register.CONSULTATIONS: self._open_consultation, Register.AID: self._open_aid}.get(register)
        if wish.rid and opened is not None:
            opened(wish.rid)

    def _open_consultation(self, rid: str) -> None:
        self._ask_consultation(self.session.read(book.consultation, rid))

    def _ask_consultation(self, entry: Consultation) -> None:
        made = ConsultationDialog.ask(self.session, entry, self.window())
        if isinstance(made, Lead):
            self.open(made.rid)
            self.page.say_made()

    def _open_aid(self, rid: str) -> None:
        AidDialog.ask(self.session, self.session.read(book.aid_application, rid), self.window())

    def _follow(self, page: RegisterList, opened: Callable[[str], object]) -> None:
        page.opened.connect(lambda line: opened(page.described.rid(line)))
        page.new_wished.connect(self.begin)
        page.kind_wished.connect(self.show_register)
