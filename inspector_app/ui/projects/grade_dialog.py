"""研判: overrule the grade of a project, with the reason."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.project import Grade, GradeClaim, Project
from inspector_app.support import vocabulary
from inspector_app.ui.draft_key import DraftKey
from inspector_app.ui.projects import wording
from inspector_app.ui.projects.wording import tr
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PROJECTS
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases import projects
from inspector_app.usecases.context import Context

_TONES = {Grade.NONE: Tone.OK, Grade.GENERAL: Tone.WARNING, Grade.SEVERE: Tone.DANGER}


class GradeDialog(RecordDialog):
    """``ask`` gives back the project with its new grade, or None."""

    def __init__(self, session: Session[Context], project: Project, parent: QWidget | None = None) -> None:
        now = tr("现为：{story}").format(story=wording.grade_story(project.grade))
        key = DraftKey(PROJECTS, project.rid, "grade")
        super().__init__(session, tr("研判等级"), tr("保存"), intro=now, parent=parent, draft=key, about=project.name)
        self._project = project
        grades = [Segment(word, grade, _TONES[grade]) for grade, word in vocabulary.words(Grade).items()]
        self.sheet.add("grade", tr("研判结果"), Segmented(grades), wide=True)
        self.sheet.add(
            "reason",
            vocabulary.label("grade_claim.reason"),
            GrowingText(least=3),
            tr("写明依据的事实。原等级留在变更记录中。"),
            required=True,
            lacking="grade-no-reason",
            wide=True,
        )
        self.sheet.start({"grade": wording.project_grade(project) or Grade.GENERAL})

    @classmethod
    def ask(cls, session: Session[Context], project: Project, parent: QWidget | None = None) -> Project | None:
        """Let the person judge."""
        graded: Project | None = cls(session, project, parent).ask_now()
        return graded

    def attempt(self) -> None:
        """Save."""
        context = self.session.context
        source = tr("研判（{name}）").format(name=context.writer.name)
        grade = self.sheet.values()["grade"] or Grade.GENERAL
        claim = GradeClaim(grade, context.clock.today(), source, self.sheet.text("reason"))
        self.session.do(projects.grade_project, self._project.rid, claim, then=self.finish, refused=self.refuse)
