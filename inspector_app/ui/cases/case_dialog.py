"""Open a new case, or correct the head of one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.case import Case
from inspector_app.domain.lead import Lead
from inspector_app.domain.records import plain
from inspector_app.ui.cases.leads_entry import LeadsEntry, lead_of
from inspector_app.ui.codecs import DATE
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.parties.inspectors_entry import InspectorsEntry
from inspector_app.ui.parties.pick_dialog import pick_company, pick_project
from inspector_app.ui.parties.pick_entry import PickEntry
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.segmented import YES_NO, Segmented
from inspector_app.usecases.case_edits import new_case, open_case_for, save_case
from inspector_app.usecases.context import Context
from inspector_app.usecases.lookups import active_inspectors
from inspector_app.usecases.names import company_name, project_name

_TEXTS = ("title", "number", "site_name", "respondent", "incident_note")


def case_from(values: dict[str, Any], case: Case) -> Case:
    """The case with what was entered."""
    title, number, site, respondent, note = (str(values[name] or "").strip() for name in _TEXTS)
    return replace(
        case,
        title=title,
        number=number,
        site_name=site,
        respondent=respondent,
        incident_note=note,
        project_rid=values["project_rid"] or "",
        company_rid=values["company_rid"] or "",
        opened_on=DATE.to_entry(values["opened_on"]) or case.opened_on,
        inspector_rids=tuple(values["inspector_rids"] or ()),
        incident=bool(values["incident"]),
    )


class CaseDialog(RecordDialog):
    """``outcome`` is the case as saved. Leads are entered with a new case only."""

    def __init__(
        self,
        session: Session[Context],
        case: Case,
        leads: Sequence[Lead] | None = None,
        inspection_rid: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._case = case
        self._is_new = leads is not None
        self._inspection_rid = inspection_rid
        title = "新建案件" if self._is_new else "修改案件信息"
        values = _values(case, leads or ())
        key = DraftKey(CASES, NEW if self._is_new else case.rid, "case", case.rid if self._is_new else "", self._is_new)
        verb = "建立案件" if self._is_new else "保存"
        super().__init__(session, title, verb, values, 760, parent=parent, draft=key, about=case.title)
        self._add_entries()
        self.sheet.changed.connect(self._changed)
        self._proposed = ""
        self._changed("incident")

    @classmethod
    def ask_new(
        cls,
        session: Session[Context],
        project_rid: str = "",
        inspection_rid: str = "",
        parent: QWidget | None = None,
        leads: Sequence[Lead] = (),
    ) -> Case | None:
        """The new case as saved, perhaps with leads entered before; None when the person turned back."""
        case, found = session.read(new_case, project_rid, inspection_rid)
        opened: Case | None = cls(session, case, (*found, *leads), inspection_rid, parent).ask_now()
        return opened

    @classmethod
    def ask_edit(cls, session: Session[Context], case: Case, parent: QWidget | None = None) -> Case | None:
        """The corrected case, or None when the person turned back."""
        saved: Case | None = cls(session, case, parent=parent).ask_now()
        return saved

    def attempt(self) -> None:
        case = case_from(self.sheet.values(), self._case)
        if not self._is_new:
            self.session.do(save_case, case, then=self.finish, refused=self.refuse)
            return
        leads = tuple(lead_of(value) for value in self.sheet.values()["leads"] or ())
        self.session.do(open_case_for, case, leads, self._inspection_rid, then=self.finish, refused=self.refuse)

    def _add_entries(self) -> None:
        session, add = self.session, self.sheet.of("case")
        today = session.context.clock.today()
        project = PickEntry(self._pick_project, lambda rid: session.read(project_name, rid))
        company = PickEntry(self._pick_company, lambda rid: session.read(company_name, rid))
        add("project_rid", project, wide=True)
        add("site_name", QLineEdit())
        add("opened_on", DateEdit("opened_on", lambda: today), required=True, codec=DATE)
        hint = self.tr("尚未查清的，先在“被投诉（被检查）单位”中写明反映的名称")
        add("company_rid", company, hint=hint)
        add("respondent", QLineEdit())
        add("title", QLineEdit(), required=True)
        add("number", QLineEdit(), hint=self.tr("立案后补填也可以"))
        inspectors = InspectorsEntry(session.read(active_inspectors))
        add("inspector_rids", inspectors, wide=True)
        if self._is_new:
            hint = self.tr("几条线索反映同一件事的，可以一并登记，合并办理")
            self.sheet.add("leads", self.tr("线索"), LeadsEntry(session), hint=hint, wide=True)
        flag = Segmented(YES_NO)
        add("incident", flag, wide=True)
        add("incident_note", GrowingText(2), wide=True)

    def _pick_project(self) -> str | None:
        project = pick_project(self.session, self)
        return project.rid if project else None

    def _pick_company(self) -> str | None:
        company = pick_company(self.session, self)
        return company.rid if company else None

    def _changed(self, name: str) -> None:
        """A chosen company is the respondent and gives the title its first wording; facts of an incident on demand."""
        form = self.sheet.form
        if name == "company_rid" and form.value["company_rid"]:
            form.put("respondent", self.session.read(company_name, form.value["company_rid"]))
        if name == "respondent" and form.value["title"] in ("", None, self._proposed):
            respondent = self.sheet.text("respondent")
            self._proposed = f"{respondent}拖欠农民工工资案" if respondent else ""
            form.put("title", self._proposed)
        if name == "incident":
            self.sheet.fields["incident_note"].setVisible(bool(form.value["incident"]))
            self.fit()


def _values(case: Case, leads: Sequence[Lead]) -> dict[str, Any]:
    return {
        **{name: getattr(case, name) for name in _TEXTS},
        "project_rid": case.project_rid,
        "company_rid": case.company_rid,
        "opened_on": case.opened_on.isoformat(),
        "inspector_rids": list(case.inspector_rids),
        "incident": case.incident,
        "leads": [plain(lead) for lead in leads],
    }
