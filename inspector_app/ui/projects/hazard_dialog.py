"""Enter or correct a wage-payment hazard of a project."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.hazard import Hazard
from inspector_app.domain.project import Grade, short_grade
from inspector_app.ui.drawn import Ask
from inspector_app.ui.projects.project_words import GRADE_TONES
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PROJECTS
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.hazards import save_hazard

_ASKS = (
    Ask("grade", draw=lambda _form: Segmented([_segment(grade) for grade in (Grade.GENERAL, Grade.SEVERE)])),
    Ask("found_on", required=True),
    Ask("source"),
    Ask("to_court_on"),
    Ask("facts", lines=3, required=True),
)


class HazardDialog(RecordForm):
    """``ask`` gives back the hazard as it was saved, or None."""

    def __init__(self, session: Session[Context], hazard: Hazard, parent: QWidget | None = None) -> None:
        key = DraftKey(PROJECTS, hazard.project_rid, "hazard", hazard.rid, is_new=not hazard.facts)
        super().__init__(session, tr("工资支付隐患"), hazard, _ASKS, save_hazard, draft=key, parent=parent)


def _segment(grade: Grade) -> Segment:
    return Segment(short_grade(grade), grade, GRADE_TONES[grade])
