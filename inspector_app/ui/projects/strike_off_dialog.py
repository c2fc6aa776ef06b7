"""提请销号 of a hazard: on which day it was asked for; the office's word comes later."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.hazard import Hazard
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PROJECTS
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.hazards import ask_strike_off


class StrikeOffDialog(RecordForm):
    """``ask`` gives back the hazard with the day of asking, or None."""

    def __init__(self, session: Session[Context], hazard: Hazard, parent: QWidget | None = None) -> None:
        super().__init__(
            session, tr("提请销号"), {"on": session.context.clock.today()},
            (Ask("on", tr("提请日期"), required=True),), act(ask_strike_off, hazard.rid), verb=tr("提请销号"),
            intro=tr("提请后在台账中记为“拟销号”。销号由办公室确认；确认结果目前还不能登记到程序里，请保存纸质确认单。"),
            draft=DraftKey(PROJECTS, hazard.project_rid, "strike-off", hazard.rid), parent=parent,
        )  # fmt: skip
