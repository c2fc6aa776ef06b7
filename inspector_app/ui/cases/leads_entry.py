"""An entry that holds the leads of a new case: entered here, or taken from those that wait for one."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from inspector_app.domain.lead import Lead
from inspector_app.domain.records import from_plain, plain
from inspector_app.ui.cases.lead_dialog import LeadDialog, lead_draft
from inspector_app.ui.layouts import REST, clear, in_column, in_row, wide
from inspector_app.ui.parties.pick_dialog import PickDialog, PickList
from inspector_app.ui.session import Session
from inspector_app.ui.targets import BEGIN_LEAD
from inspector_app.ui.theme import GAP_2
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.parts import Parts
from inspector_app.ui.widgets.table_model import Column, Lines
from inspector_app.usecases.case_edits import free_leads
from inspector_app.usecases.context import Context
from inspector_app.usecases.drafts import drop_draft
from inspector_app.usecases.lead_list import lead_words, told_facts
from inspector_app.usecases.searches import find_leads

PlainLead = Mapping[str, Any]


def lead_of(value: PlainLead) -> Lead:
    """A lead from its plain JSON value, as drafts keep it."""
    lead: Lead = from_plain(Lead, dict(value), "lead")
    return lead


class LeadsEntry(Parts):
    """``value()`` is a list of plain JSON leads; :func:`lead_of` makes them records. ``project`` tells the project of
    their case, whose companies are offered, and ``case`` which case that is."""

    def __init__(self, session: Session[Context], project: Callable[[], str], case: Callable[[], str]) -> None:
        super().__init__()
        self._session = session
        self._project, self._case = project, case
        self._leads: list[PlainLead] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP_2)
        self._new = Button(BEGIN_LEAD, "plus", clicked=self.add)
        self._known = Button("选择已登记的线索", "inbox", clicked=self.take)
        buttons = in_row(self._new, self._known, REST)
        in_column(self._lines, buttons, of=self)
        self._known.setVisible(bool(session.read(free_leads)))
        self.consist_of({self._new: BEGIN_LEAD, self._known: "选择已登记的线索"})

    def value(self) -> list[PlainLead]:
        """The leads in the order in which they were added."""
        return list(self._leads)

    def set_value(self, leads: Sequence[PlainLead] | None) -> None:
        """Show leads."""
        wanted = list(leads or ())
        if wanted != self._leads:
            self._leads = wanted
            self._show()
            self.value_changed.emit()

    def add(self) -> None:
        """Enter one more lead."""
        self._ask(None)

    def take(self) -> None:
        """Choose a lead that belongs to no case yet."""
        columns = (
            Column("线索", lead_words, width=320),
            Column.of("lead.respondent", lambda lead: lead.respondent or "—", width=180),
            Column.of("lead.facts", told_facts),
        )

        def find(text: str) -> Lines:
            return Lines(find_leads(self._session.read(free_leads), text), lambda lead: lead.rid)

        self._put(PickDialog.ask(PickList("选择线索", "按单位、内容查找", columns, find), self.window()))

    def _ask(self, lead: Lead | None) -> None:
        window, project, case = self.window(), self._project(), self._case()
        self._put(LeadDialog.ask(self._session, lead, window, project_rid=project, opened_in=case))

    def _put(self, lead: Lead | None) -> None:
        """A new lead, or another version of one that is here."""
        if lead is None:
            return
        self._take(lead)
        if self._case() and not self._session.write_typing():  # the case's own draft holds it now
            self._session.read(drop_draft, str(lead_draft(lead.rid)))

    def _take(self, lead: Lead) -> None:
        rids = [each["rid"] for each in self._leads]
        if lead.rid in rids:
            self.set_value([plain(lead) if each["rid"] == lead.rid else each for each in self._leads])
        else:
            self.set_value([*self._leads, plain(lead)])

    def _show(self) -> None:
        clear(self._lines)
        for value in self._leads:
            self._lines.addLayout(self._line(lead_of(value)))

    def _line(self, lead: Lead) -> QHBoxLayout:
        words = in_column(Label(lead_words(lead), wrap=True), Label(told_facts(lead), Role.SMALL, wrap=True), gap=0)
        edit = Button(icon="pencil", kind=Kind.BARE, name=f"修改线索：{lead_words(lead)}")
        edit.clicked.connect(lambda: self._ask(lead))
        remove = Button(icon="x", kind=Kind.BARE, name=f"移除线索：{lead_words(lead)}")
        remove.clicked.connect(lambda: self.set_value([x for x in self._leads if x["rid"] != lead.rid]))
        return in_row(wide(words), edit, remove)
