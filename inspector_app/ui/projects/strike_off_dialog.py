"""提请销号 of a hazard: on which day it was asked for; the office's word comes later."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.hazard import Hazard
from inspector_app.ui.draft_key import DraftKey
from inspector_app.ui.projects.wording import tr
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PROJECTS
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.usecases import hazards
from inspector_app.usecases.context import Context


class StrikeOffDialog(RecordDialog):
    """``ask`` gives back the hazard with the day of asking, or None."""

    def __init__(self, session: Session[Context], hazard: Hazard, parent: QWidget | None = None) -> None:
        intro = tr("提请后在台账中记为“拟销号”。销号由办公室确认；确认结果目前还不能登记到程序里，请保存纸质确认单。")
        key = DraftKey(PROJECTS, hazard.project_rid, "strike-off", hazard.rid)
        super().__init__(session, tr("提请销号"), tr("提请销号"), intro=intro, parent=parent, draft=key)
        self._hazard = hazard
        self.sheet.add("on", tr("提请日期"), DateEdit("on", session.context.clock.today), required=True)
        self.sheet.start({"on": session.context.clock.today()})

    @classmethod
    def ask(cls, session: Session[Context], hazard: Hazard, parent: QWidget | None = None) -> Hazard | None:
        """Ask for the day."""
        asked: Hazard | None = cls(session, hazard, parent).ask_now()
        return asked

    def attempt(self) -> None:
        """Record it."""
        day = self.sheet.values()["on"]
        self.session.do(hazards.ask_strike_off, self._hazard.rid, day, then=self.finish, refused=self.refuse)
