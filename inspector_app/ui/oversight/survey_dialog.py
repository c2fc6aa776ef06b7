"""What is entered of a round of 摸排: the round itself, and what was found at the sites it came to."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from inspector_app.domain.survey import Surveyed, SurveyRound
from inspector_app.support import vocabulary
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import OVERSIGHT
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.lookups import places
from inspector_app.usecases.survey_rounds import new_round, register_surveyed, save_round
from inspector_app.usecases.surveys import SurveyLine

ROUND, SURVEYED = "survey-round", "surveyed"
"""The kinds of its drafts."""


class SurveyDialog(RecordForm):
    """``ask`` gives back what was saved, or None: a new round; with a round and ``lines`` what was found at the first
    of them, or at all."""

    def __init__(
        self, session: Session[Context], chosen: SurveyRound | None = None, lines: Sequence[SurveyLine] = (),
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        if chosen is None:
            key, title, begun = DraftKey(OVERSIGHT, NEW, ROUND), tr("新一轮摸排"), session.read(new_round)
            super().__init__(session, title, begun, _round_asks(session), save_round, draft=key, parent=parent)
            return

        def save(context: Context, whole: bool, on: date, by: str, found_there: str) -> tuple[Surveyed, ...]:
            wanted = [each.project_rid for each in (lines if whole else lines[:1])]
            return register_surveyed(context, chosen.rid, wanted, on, by, found_there)

        values = {"whole": False, "on": session.context.clock.today(), "by": "", "found_there": ""}
        super().__init__(
            session, tr("登记摸排"), values, _found_asks(lines), save, about=chosen.title, parent=parent,
            draft=DraftKey(OVERSIGHT, chosen.rid, SURVEYED, lines[0].project_rid),
        )  # fmt: skip


def _round_asks(session: Session[Context]) -> tuple[Ask, ...]:
    towns, departments = session.read(places)
    return (
        Ask("title", required=True, lacking="survey-no-title", wide=True),
        Ask("first_day", required=True),
        Ask("last_day", required=True),
        Ask("town", offers=towns),
        Ask("department", offers=departments),
        Ask("note", lines=2, wide=True),
    )


def _found_asks(lines: Sequence[SurveyLine]) -> tuple[Ask, ...]:
    one, every = tr("只是“{0}”").format(lines[0].cells[0]), tr("列表中的全部{0}个项目").format(len(lines))
    whole = [Segment(one, False), Segment(every, True)]
    return (
        Ask("whole", vocabulary.label("surveyed.project_rid"), draw=lambda _form: Segmented(whole), wide=True),
        Ask("on", word="surveyed.on", required=True),
        Ask("by", word="surveyed.by"),
        Ask("found_there", word="surveyed.found", lines=3, wide=True),
    )
