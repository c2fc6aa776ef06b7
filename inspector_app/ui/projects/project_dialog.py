"""Enter or correct what the ledger says of a project."""

from dataclasses import fields, replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import SITE_FACTS, Project, ProjectKind
from inspector_app.support import vocabulary
from inspector_app.ui.binding import Codec
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.projects.fact_box import FactBox
from inspector_app.ui.projects.wording import tr
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PROJECTS
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.integer_edit import IntegerEdit
from inspector_app.ui.widgets.known_words import KnownWords
from inspector_app.ui.widgets.money_edit import MoneyEdit
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases import lookups, projects
from inspector_app.usecases.context import Context

_NOUGHT = Codec(lambda value: value or None, lambda value: value or 0)


class ProjectDialog(RecordDialog):
    """``ask`` gives back the project as it was saved, or None."""

    def __init__(self, session: Session[Context], project: Project, parent: QWidget | None = None) -> None:
        title = tr("修改项目") if project.rid else tr("新增项目")
        key = DraftKey(PROJECTS, project.rid or NEW, "project", "" if project.rid else new_rid(), not project.rid)
        super().__init__(session, title, tr("保存"), parent=parent, draft=key)
        self._project = project
        self.setMinimumWidth(860)
        self._add_ledger()
        self._add_parties()
        add = self.sheet.of("project")
        for name in SITE_FACTS:
            add(name, FactBox(vocabulary.entry(f"project.{name}").hint), "")
        add("note", GrowingText(least=2), wide=True)
        self.sheet.start({f.name: getattr(project, f.name) for f in fields(project) if f.name in self.sheet.fields})

    @classmethod
    def ask(cls, session: Session[Context], project: Project, parent: QWidget | None = None) -> Project | None:
        """Let the person fill the project in."""
        saved: Project | None = cls(session, project, parent).ask_now()
        return saved

    def attempt(self) -> None:
        """Save."""
        values: dict[str, Any] = {
            name: value.strip() if isinstance(value, str) else value for name, value in self.sheet.values().items()
        }
        self.session.do(projects.save_project, replace(self._project, **values), then=self.finish, refused=self.refuse)

    def _add_ledger(self) -> None:
        add = self.sheet.of("project")
        towns, departments = self.session.read(lookups.places)
        today = self.session.context.clock.today
        add("name", QLineEdit(), required=True, lacking="project-no-name", wide=True)
        add("code", QLineEdit())
        add(
            "kind",
            Segmented([Segment(word, kind) for kind, word in vocabulary.words(ProjectKind).items()]),
        )
        add("town", KnownWords(towns))
        add("department", KnownWords(departments))
        add("address", QLineEdit(), wide=True)
        add("state", ChoiceBox([(word, word) for word in vocabulary.entry("project.state").known]))
        add("started_on", DateEdit("started_on", today))
        add("contract_fen", MoneyEdit("contract_fen"))
        add("heads", IntegerEdit("heads"), codec=_NOUGHT)
        add("unpaid_fen", MoneyEdit("unpaid_fen"), codec=_NOUGHT)

    def _add_parties(self) -> None:
        for name in ("owner_name", "contractor_name", "manager_name", "manager_phone"):
            self.sheet.of("project")(name, QLineEdit())
