"""Enter or correct a wage-payment hazard of a project."""

from dataclasses import fields, replace

from PySide6.QtWidgets import QWidget

from inspector_app.domain.hazard import Hazard
from inspector_app.domain.project import Grade, short_grade
from inspector_app.support import vocabulary
from inspector_app.ui.draft_key import DraftKey
from inspector_app.ui.projects.wording import tr
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PROJECTS
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.known_words import KnownWords
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases import hazards
from inspector_app.usecases.context import Context


class HazardDialog(RecordDialog):
    """``ask`` gives back the hazard as it was saved, or None."""

    def __init__(self, session: Session[Context], hazard: Hazard, parent: QWidget | None = None) -> None:
        key = DraftKey(PROJECTS, hazard.project_rid, "hazard", hazard.rid, is_new=not hazard.facts)
        super().__init__(session, tr("工资支付隐患"), tr("保存"), parent=parent, draft=key)
        self._hazard = hazard
        grades = [
            Segment(short_grade(Grade.GENERAL), Grade.GENERAL, Tone.WARNING),
            Segment(short_grade(Grade.SEVERE), Grade.SEVERE, Tone.DANGER),
        ]
        today = session.context.clock.today
        add = self.sheet.of("hazard")
        add("grade", Segmented(grades))
        add("found_on", DateEdit("found_on", today), required=True)
        add("source", KnownWords(vocabulary.entry("hazard.source").known))
        add("to_court_on", DateEdit("to_court_on", today))
        add(
            "facts",
            GrowingText(least=3),
            tr("何时、何单位、涉及多少人、多少工资"),
            required=True,
            wide=True,
        )
        self.sheet.start({f.name: getattr(hazard, f.name) for f in fields(hazard) if f.name in self.sheet.fields})

    @classmethod
    def ask(cls, session: Session[Context], hazard: Hazard, parent: QWidget | None = None) -> Hazard | None:
        """Let the person fill the hazard in."""
        saved: Hazard | None = cls(session, hazard, parent).ask_now()
        return saved

    def attempt(self) -> None:
        """Save."""
        values = self.sheet.values()
        hazard = replace(
            self._hazard,
            grade=values["grade"] or Grade.GENERAL,
            found_on=values["found_on"],
            source=self.sheet.text("source"),
            facts=self.sheet.text("facts"),
            to_court_on=values["to_court_on"],
        )
        self.session.do(hazards.save_hazard, hazard, then=self.finish, refused=self.refuse)
