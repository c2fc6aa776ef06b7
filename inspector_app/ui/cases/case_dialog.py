"""Open a new case, or correct the head of one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtWidgets import QWidget

from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.lead import Lead
from inspector_app.domain.records import plain
from inspector_app.ui.cases.leads_entry import LeadsEntry, lead_of
from inspector_app.ui.drawn import Ask
from inspector_app.ui.parties.alike_card import AlikeCard
from inspector_app.ui.parties.inspectors_entry import InspectorsEntry
from inspector_app.ui.parties.pick_dialog import company_entry, project_entry
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import BEGIN_CASE, CASES
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.proposed_line import ProposedLine
from inspector_app.usecases.case_edits import new_case, open_case_for, save_case
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.lookups import active_inspectors
from inspector_app.usecases.names import company_name, is_matter_of, matter_of


class CaseDialog(RecordForm):
    """``outcome`` is the case as saved. Leads are entered with a new case only."""

    def __init__(
        self,
        session: Session[Context],
        case: Case,
        leads: Sequence[Lead] | None = None,
        inspection_rid: str = "",
        parent: QWidget | None = None,
    ) -> None:
        is_new = leads is not None
        self._inspection_rid = inspection_rid
        key = DraftKey(CASES, NEW if is_new else case.rid, "case", case.rid if is_new else "", is_new)
        super().__init__(
            session, BEGIN_CASE if is_new else tr("修改案件信息"), case, _asks(session, is_new), save_case,
            verb=tr("建立案件") if is_new else tr("保存"), start={"leads": [plain(lead) for lead in leads or ()]},
            draft=key, about=case.title, width=760, parent=parent,
        )  # fmt: skip
        self.sheet.changed.connect(self._changed)
        self._party = self.sheet.text("respondent")
        self._changed("incident")
        if case.project_rid:
            self.form.begins_in = "respondent"  # who is to be written, not the day that stands there
        alike = AlikeCard(self, lambda: not self.value("company_rid"), lambda: Company("", self.value("respondent")))
        alike.taken.connect(self._take)

    @classmethod
    def ask_new(
        cls,
        session: Session[Context],
        project_rid: str = "",
        inspection_rid: str = "",
        parent: QWidget | None = None,
    ) -> Case | None:
        """The new case as saved; None when the person turned back."""
        case, found = session.read(new_case, project_rid, inspection_rid)
        opened: Case | None = cls(session, case, found, inspection_rid, parent).ask_now()
        return opened

    @classmethod
    def go_on_with_lead(cls, session: Session[Context], rid: str, parent: QWidget | None = None) -> Case | None:
        """The new case of this identity as it was left, and over it the lead whose draft the person chose."""
        case, found = session.read(new_case, "", "")
        dialog = cls(session, replace(case, rid=rid or case.rid), found, parent=parent)
        dialog.once_there(cast("LeadsEntry", dialog.sheet.fields["leads"].entry).add)
        opened: Case | None = dialog.ask_now()
        return opened

    def attempt(self) -> None:
        if "leads" not in self.sheet.fields:
            super().attempt()
            return
        leads = tuple(lead_of(value) for value in self.sheet.values()["leads"] or ())
        self.session.do(
            open_case_for, self.entered(), leads, self._inspection_rid, then=self.finish, refused=self.refuse
        )

    def _name_party(self, party: str) -> None:
        """Whom the case is about: a title that says no more than that tells of this party from now on."""
        if is_matter_of(self.sheet.text("title"), self._party):
            self.form.put("title", matter_of(party))
        self._party = party

    def _take(self, company: Company) -> None:
        """The registered one is meant, also by whoever was told of; one step of undo."""
        with self.form.step():
            self.form.put("company_rid", company.rid)
            self.form.put("respondent", company.name)

    def _changed(self, name: str) -> None:
        """A chosen company gives the title its wording, and is the respondent where none was told; facts of an incident
        on demand."""
        form = self.sheet.form
        if name == "company_rid" and form.value["company_rid"]:
            self._name_party(self.session.read(company_name, form.value["company_rid"]))
            if not self.sheet.text("respondent"):
                form.put("respondent", self._party)
        if name == "respondent" and not form.value["company_rid"]:
            self._name_party(self.sheet.text("respondent"))
        if name in ("incident", "project_rid"):
            is_elsewhere = not form.value["project_rid"] or bool(self.sheet.text("site_name"))
            self.show_only({"incident_note": bool(form.value["incident"]), "site_name": is_elsewhere})


def _asks(session: Session[Context], is_new: bool) -> tuple[Ask, ...]:
    leads = Ask(
        "leads", word="case.lead_rids", wide=True,
        draw=lambda form: LeadsEntry(form.session, lambda: form.value("project_rid") or "", lambda: form.record_rid),
        hint=tr("几条线索反映同一件事的，可以一并登记，合并办理"),
    )  # fmt: skip
    unknown = tr("尚未查清的，先在“被投诉（被检查）单位”中写明反映的名称")
    return (
        Ask("project_rid", draw=project_entry),
        Ask("site_name"),
        Ask("opened_on", required=True),
        Ask("company_rid", draw=company_entry, hint=unknown),
        Ask("respondent", span=2),
        Ask("title", required=True, span=2, draw=(lambda _form: ProposedLine()) if is_new else None),
        Ask("number", hint=tr("立案后补填也可以")),
        Ask("inspector_rids", draw=lambda _form: InspectorsEntry(session.read(active_inspectors)), wide=True),
        *((leads,) if is_new else ()),
        Ask("incident", wide=True),
        Ask("incident_note"),
    )
