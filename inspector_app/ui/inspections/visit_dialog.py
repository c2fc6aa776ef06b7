"""Begin a visit, or correct its head: object, kind, approval, who went and whom they met."""

from dataclasses import fields, replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.inspection import Inspection, InspectionKind
from inspector_app.domain.project import Project
from inspector_app.support import vocabulary
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.inspections.wording import tr
from inspector_app.ui.parties.inspector_pair import InspectorPair
from inspector_app.ui.parties.pick_dialog import pick_case, pick_company, pick_person, pick_project
from inspector_app.ui.parties.pick_entry import PickEntry
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import INSPECTIONS
from inspector_app.ui.widgets.known_words import KnownWords
from inspector_app.ui.widgets.moment_edit import MomentEdit
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases import inspections, lookups, names
from inspector_app.usecases.context import Context
from inspector_app.usecases.machine_clock import clock_notes

_PROJECT, _EMPLOYER, _PLACE = "project", "employer", "place"
_SHOWN = {_PROJECT: ("project_rid", "company_rid"), _EMPLOYER: ("company_rid",), _PLACE: ("site_name",)}
_WHERE = {"inspectors": "inspector_rids", "inspector1": "inspector_rids", "inspector2": "inspector_rids"}


def object_kind(visit: Inspection) -> str:
    """What a visit is about: a project, an employer without one, or a place known by name."""
    if visit.project_rid:
        return _PROJECT
    return _EMPLOYER if visit.company_rid else _PLACE if visit.site_name else _PROJECT


class VisitDialog(RecordDialog):
    """``ask`` gives back the visit as it was saved, or None."""

    def __init__(
        self, session: Session[Context], visit: Inspection, is_new: bool, parent: QWidget | None = None
    ) -> None:
        key = DraftKey(INSPECTIONS, NEW if is_new else visit.rid, "visit", visit.rid if is_new else "", is_new)
        super().__init__(
            session,
            tr("新建检查") if is_new else tr("检查信息"),
            tr("开始检查") if is_new else tr("保存"),
            parent=parent,
            draft=key,
        )
        self._visit = visit
        self.setMinimumWidth(860)
        self._add_object()
        self._add_approval()
        self._add_people()
        values = {f.name: getattr(visit, f.name) for f in fields(visit) if f.name in self.sheet.fields}
        self.sheet.form.changed.connect(self._changed)
        self.sheet.start(values | {"object": object_kind(visit)})
        self._changed("object")
        for doubt in session.read(clock_notes) if is_new else ():  # the start was taken from this clock
            self.sheet.fields["started_at"].say(doubt)

    @classmethod
    def ask(
        cls, session: Session[Context], visit: Inspection, is_new: bool, parent: QWidget | None = None
    ) -> Inspection | None:
        """Let the person fill the head in."""
        saved: Inspection | None = cls(session, visit, is_new, parent).ask_now()
        return saved

    def attempt(self) -> None:
        """Save."""
        self.session.do(inspections.save_inspection, self._entered(), then=self.finish, refused=self._refused)

    def _entered(self) -> Inspection:
        values: dict[str, Any] = {k: v.strip() if isinstance(v, str) else v for k, v in self.sheet.values().items()}
        kind = values.pop("object") or _PROJECT
        for name in ("project_rid", "company_rid", "site_name"):
            if name not in _SHOWN[kind] and not (name == "site_name" and kind == _PROJECT):
                values[name] = ""
        if values["project_rid"]:
            values["site_name"] = self.session.read(names.project_name, values["project_rid"])
        return replace(self._visit, **values)

    def _add_object(self) -> None:
        add = self.sheet.of("inspection")
        project, employer = vocabulary.label("inspection.project_rid"), vocabulary.label("wage_claim.employer_rid")
        kinds = [(project, _PROJECT), (employer, _EMPLOYER), (tr("仅知名称地点"), _PLACE)]
        self.sheet.add("object", tr("检查对象"), Segmented([Segment(*kind) for kind in kinds]), wide=True)
        site = PickEntry(self._pick_project, lambda rid: self.session.read(names.project_name, rid))
        company = PickEntry(self._pick_company, lambda rid: self.session.read(names.company_name, rid))
        add("project_rid", site, wide=True)
        add("company_rid", company, wide=True)
        add("site_name", QLineEdit(), wide=True)
        add("site_place", QLineEdit(), wide=True)

    def _add_approval(self) -> None:
        add = self.sheet.of("inspection")
        kinds = [Segment(word, kind) for kind, word in vocabulary.words(InspectionKind).items()]
        add("kind", Segmented(kinds))
        add("source", KnownWords(vocabulary.entry("inspection.source").known))
        case = PickEntry(self._pick_case, lambda rid: self.session.read(names.case_title, rid))
        add("case_rid", case, wide=True)
        add("approval", QLineEdit())
        add("notice_number", QLineEdit())

    def _add_people(self) -> None:
        add = self.sheet.of("inspection")
        today = self.session.context.clock.today
        inspectors = self.session.read(lookups.active_inspectors)
        add("started_at", MomentEdit("started_at", today), required=True)
        add("recorder_name", KnownWords([each.name for each in inspectors]))
        add("inspector_rids", InspectorPair(inspectors), required=True, wide=True)
        met = PickEntry(self._pick_person, lambda rid: self.session.read(names.party_name, rid))
        add("met_person_rid", met, wide=True)
        add("device", QLineEdit())
        add("method", QLineEdit())

    def _changed(self, name: str) -> None:
        if name == "object":
            shown = _SHOWN[self.sheet.values().get("object") or _PROJECT]
            for field in ("project_rid", "company_rid", "site_name"):
                self.sheet.fields[field].setVisible(field in shown)
            self.fit()

    def _refused(self, problems: Any) -> None:
        """A missing object belongs to the field that names it; certificates to the inspectors."""
        where = _WHERE | {"site_name": _SHOWN[self.sheet.values()["object"] or _PROJECT][0]}
        self.refuse([replace(problem, where=where.get(problem.where, problem.where)) for problem in problems])

    def _pick_project(self) -> str | None:
        found = pick_project(self.session, self)
        if found is not None:
            self._take_place(found)
        return found.rid if found else None

    def _take_place(self, project: Project) -> None:
        """A place that nobody typed follows the project."""
        if not self.sheet.text("site_place"):
            self.sheet.form.put("site_place", project.address or project.town)

    def _pick_company(self) -> str | None:
        found = pick_company(self.session, self)
        return found.rid if found else None

    def _pick_person(self) -> str | None:
        found = pick_person(self.session, self)
        return found.rid if found else None

    def _pick_case(self) -> str | None:
        found = pick_case(self.session, parent=self)
        return found.rid if found else None
