"""Begin a visit, or correct its head: object, kind, approval, who went and whom they met."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.agency import Inspector
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.lead import Campaign
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem
from inspector_app.ui.binding import Form
from inspector_app.ui.drawn import Ask
from inspector_app.ui.parties.inspectors_entry import InspectorPair
from inspector_app.ui.parties.pick_dialog import case_entry, company_entry, person_entry, project_entry
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import BEGIN_VISIT, INSPECTIONS
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.wording import typed_back
from inspector_app.usecases import inspections, lookups, names
from inspector_app.usecases.blank_sheets import number_of, save_visit
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.machine_clock import clock_notes
from inspector_app.usecases.measures import campaigns
from inspector_app.usecases.offers import Offer, contractor_of_ledger, take_offer

_PROJECT, _EMPLOYER, _PLACE = "project", "employer", "place"
_SHOWN = {_PROJECT: ("project_rid", "company_rid"), _EMPLOYER: ("company_rid",), _PLACE: ("site_name",)}
_OBJECTS = ("project_rid", "company_rid", "site_name")
_TOLD = ("project_rid", "company_rid", "site_place", "kind", "approval", "notice_number")
"""What the project or the case tells."""


def object_kind(visit: Inspection) -> str:
    """What a visit is about: a project, an employer without one, or a place known by name."""
    if visit.project_rid:
        return _PROJECT
    return _EMPLOYER if visit.company_rid else _PLACE if visit.site_name else _PROJECT


class VisitDialog(RecordForm):
    """``outcome`` is the visit as saved. A case that is chosen tells its project and employer, a project its place."""

    def __init__(
        self, session: Session[Context], visit: Inspection, is_new: bool, parent: QWidget | None = None, *,
        blank: str = "", begins_in: str = "",
    ) -> None:  # fmt: skip
        """``blank`` is the blank on which the record of the visit was written by hand: its times stand there."""
        title, inspectors = BEGIN_VISIT if is_new else tr("检查信息"), session.read(lookups.active_inspectors)
        start = {"object": object_kind(visit), "blank": blank} | ({"started_at": None} if blank else {})
        super().__init__(
            session, title, visit, _asks(inspectors, session.read(campaigns)), self._save, width=860, parent=parent,
            intro=typed_back(session.read(number_of, blank)) if blank else "",
            verb=tr("开始检查") if is_new else "", start=start,
            draft=DraftKey(INSPECTIONS, NEW if is_new else visit.rid, "visit", visit.rid if is_new else "", is_new),
        )  # fmt: skip
        self.form.begins_in = begins_in
        self._told = {field: getattr(visit, field) for field in _TOLD} if is_new else {}
        self._ledger: Offer | None = None
        self._is_new = is_new
        self.form.changed.connect(self._changed)
        self._changed("object")
        for doubt in session.read(clock_notes) if is_new and not blank else ():  # the start was taken from this clock
            self.sheet.fields["started_at"].say(doubt)

    def _save(self, context: Context, visit: Inspection) -> Inspection:
        return _saved(context, visit, self._ledger, self.form.value["blank"])

    @property
    def elsewhere(self) -> Mapping[str, str]:  # type: ignore[override]
        """A missing object belongs to the field that names it; certificates to the inspectors."""
        pair = dict.fromkeys(("inspectors", "inspector1", "inspector2"), "inspector_rids")
        return pair | {"site_name": _SHOWN[self.value("object")][0]}

    def entered(self) -> Inspection:
        return self.session.read(_named, _about(super().entered(), self.value("object")))

    def _changed(self, name: str) -> None:
        if name == "object":
            self.show_only({field: field in _SHOWN[self.value("object")] for field in _OBJECTS})
        elif name in ("project_rid", "case_rid") and self.value(name):
            told = self.session.read(inspections.new_inspection, self.value("project_rid"), self.value("case_rid"))
            self._told = _tell(self.form, self._told, told)
        if self._is_new and name in ("object", "project_rid", "company_rid"):
            self._ledger = _proposed(self)


def _tell(form: Form, before: Mapping[str, Any], visit: Inspection) -> dict[str, Any]:
    """Show what a site or case tells; what somebody entered stands, what was told of another site does not."""
    told = {field: getattr(visit, field) for field in _TOLD}
    for field, value in told.items():
        if form.value[field] in ("", None, before.get(field)) and form.value[field] != value:
            form.put(field, value)
    return told


def _proposed(dialog: VisitDialog) -> Offer | None:
    """Whom the ledger alone names as general contractor is the one inspected, unless somebody else is chosen."""
    project = dialog.value("project_rid") if dialog.value("object") == _PROJECT else ""
    named = dialog.session.read(contractor_of_ledger, project) if project else None
    details = {"name": named.name} if named else {}
    told = Problem("visit-contractor-of-ledger", "company_rid", Level.INFO, details)
    dialog.sheet.fields["company_rid"].say(told if named and not dialog.value("company_rid") else None)
    return named


def _saved(context: Context, visit: Inspection, contractor: Offer | None, blank: str) -> Inspection:
    with context.act(tr("现场检查")):
        if visit.project_rid and not visit.company_rid and contractor:
            visit = replace(visit, company_rid=take_offer(context, contractor))
        return save_visit(context, visit, blank)


def _named(context: Context, visit: Inspection) -> Inspection:
    """The visit with the name of its project as that of the site."""
    project = visit.project_rid
    return replace(visit, site_name=names.project_name(context, project)) if project else visit


def _about(visit: Inspection, kind: str) -> Inspection:
    """The visit without what was entered of another kind of object."""
    kept = (*_SHOWN[kind], "site_name") if kind == _PROJECT else _SHOWN[kind]
    others: dict[str, Any] = {name: "" for name in _OBJECTS if name not in kept}
    return replace(visit, **others)


def _campaign(known: Sequence[Campaign]) -> Ask:
    """Of which campaign it is part; asked only where there is one."""
    words = [(each.title, each.rid) for each in known]
    return Ask("campaign_rid", words=words, empty=tr("不属于专项行动"))


def _asks(inspectors: Sequence[Inspector], known: Sequence[Campaign]) -> tuple[Ask, ...]:
    employer = vocabulary.label("wage_claim.employer_rid")
    kinds = (
        Segment(vocabulary.label("inspection.project_rid"), _PROJECT), Segment(employer, _EMPLOYER),
        Segment(tr("仅知名称地点"), _PLACE),
    )  # fmt: skip
    return (
        Ask("object", tr("检查对象"), draw=lambda _form: Segmented(kinds), wide=True),
        Ask("project_rid", draw=project_entry),
        Ask("company_rid", draw=company_entry),
        *(Ask(name, wide=True) for name in ("site_name", "site_place")),
        *map(Ask, ("kind", "source")),
        Ask("case_rid", draw=case_entry, wide=True),
        *([_campaign(known)] if known else []),
        *map(Ask, ("approval", "notice_number", "helpers")),
        Ask("started_at", required=True),
        Ask("recorder_name", offers=[each.name for each in inspectors]),
        Ask("inspector_rids", draw=lambda _form: InspectorPair(inspectors), required=True, wide=True),
        Ask("met_person_rid", draw=person_entry, wide=True),
        *map(Ask, ("device", "method")),
    )
