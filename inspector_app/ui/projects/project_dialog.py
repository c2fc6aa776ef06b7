"""Enter or correct what the ledger says of a project."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import SITE_FACTS, Project
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PROJECTS
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.lookups import places
from inspector_app.usecases.projects import save_project


class ProjectDialog(RecordForm):
    """``ask`` gives back the project as it was saved, or None."""

    def __init__(self, session: Session[Context], project: Project, parent: QWidget | None = None) -> None:
        title = tr("修改项目") if project.rid else tr("新增项目")
        key = DraftKey(PROJECTS, project.rid or NEW, "project", "" if project.rid else new_rid(), not project.rid)
        towns, departments = session.read(places)
        asks = (
            Ask("name", required=True, lacking="project-no-name", wide=True),
            *map(Ask, ("code", "kind")),
            Ask("town", offers=towns),
            Ask("department", offers=departments),
            Ask("address", wide=True),
            Ask("state", closed=True),
            *map(Ask, ("industry", "started_on", "contract_fen", "heads", "unpaid_fen")),
            *map(Ask, ("owner_name", "contractor_name", "manager_name", "manager_phone")),
            *map(Ask, SITE_FACTS),
            Ask("note"),
        )
        super().__init__(session, title, project, asks, save_project, draft=key, width=860, parent=parent)
