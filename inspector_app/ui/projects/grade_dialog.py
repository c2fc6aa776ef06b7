"""研判: overrule the grade of a project, with the reason."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.project import Grade, Project
from inspector_app.ui.drawn import Ask
from inspector_app.ui.projects import project_words
from inspector_app.ui.projects.project_words import GRADE_TONES
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PROJECTS
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.projects import judge_grade


class GradeDialog(RecordForm):
    """``ask`` gives back the project with its new grade, or None."""

    def __init__(self, session: Session[Context], project: Project, parent: QWidget | None = None) -> None:
        hint = tr("写明依据的事实。原等级留在变更记录中。")
        asks = (
            Ask("grade", tr("研判结果"), tones=GRADE_TONES, wide=True),
            Ask("reason", hint=hint, word="grade_claim.reason", lines=3, required=True, lacking="grade-no-reason"),
        )
        begun = {"grade": project_words.project_grade(project) or Grade.GENERAL, "reason": ""}
        super().__init__(
            session, tr("研判等级"), begun, asks, act(judge_grade, project.rid), about=project.name,
            intro=tr("现为：{story}").format(story=project_words.grade_story(project)),
            draft=DraftKey(PROJECTS, project.rid, "grade"), parent=parent,
        )  # fmt: skip
