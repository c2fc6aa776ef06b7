"""隐患 of all projects: which are open, asked to be struck off, struck off; who answers for each."""

from typing import Any

from inspector_app.domain.hazard import HazardState
from inspector_app.domain.project import Grade, short_grade
from inspector_app.support import vocabulary
from inspector_app.ui.list_page import Empty, ListOf, ListPage, Narrowing
from inspector_app.ui.projects.project_words import GRADE_TONES, grade_badge, unpaid_word
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.segmented import Segment
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.hazard_list import (
    HazardLine,
    HazardScope,
    find_hazards,
    hazard_lines,
    is_in_state,
    state_words,
)
from inspector_app.usecases.hazards import make_from_grades


def _grade_badge(line: HazardLine) -> Badge | None:
    return grade_badge(line.hazard.grade)


_COLUMNS = (
    Column(tr("项目"), lambda line: line.project.name),
    Column.of("project.town", lambda line: line.project.town or "—", width=110),
    Column.of("hazard.grade", lambda line: short_grade(line.hazard.grade), width=90, badge=_grade_badge),
    Column(tr("状态"), state_words, width=160),
    Column.of("hazard.responsible_body", lambda line: line.hazard.responsible_body or "—", width=168),
    Column.of("hazard.due", lambda line: line.hazard.due.isoformat() if line.hazard.due else "—", width=104),
    Column(tr("最近办理"), lambda line: line.told_on.isoformat() if line.told_on else "—", width=104, spare=True),
    Column.of("project.unpaid_fen", lambda line: unpaid_word(line.project), align="right", width=138),
    Column.of("hazard.found_on", lambda line: line.hazard.found_on.isoformat(), width=104, spare=True),
)
_STATES = tuple(Segment(word, state) for state, word in vocabulary.words(HazardState).items())
_GRADES = tuple(Segment(short_grade(grade), grade, GRADE_TONES[grade]) for grade in (Grade.GENERAL, Grade.SEVERE))


_SCOPES = (Segment(tr("进展逾期"), HazardScope.LATE),)


class HazardsPage(ListPage):
    """An empty list offers to make hazards from the grades of the ledger."""

    def __init__(self, session: Session[Context]) -> None:
        described = ListOf(
            tr("隐患"), tr("隐患"), tr("项目、镇、部门、事实"), _COLUMNS, find_hazards, lambda line: line.hazard.rid,
            Empty(
                tr("还没有工资支付隐患"), tr("导入台账、研判等级时自动建立，也可以在项目页面登记。"), "flag",
                tr("按台账等级建立"),
            ), sums_line,
            narrowings=(
                Narrowing("state", tr("办理情况"), (Segment(tr("全部"), None), *_STATES)),
                Narrowing("grade", vocabulary.label("hazard.grade"), (Segment(tr("全部"), None), *_GRADES)),
                Narrowing("scope", tr("进展"), _SCOPES, word=tr("不论进展")),
            ),
            read=hazard_lines,
        )  # fmt: skip
        super().__init__(session, described)

    def first_step(self) -> None:
        """Make them from the grades."""
        said = tr("按台账等级新建了{}项隐患。")
        self.session.do(make_from_grades, then=lambda made: self.notice.say(said.format(made), Tone.OK))

    def show_scope(self, scope: HazardScope) -> None:
        """Show those of which something is owed."""
        self.choices["scope"].set_value(scope)

    def shown(self, found: Any) -> None:
        """Of each state how many there are, looked for or not."""
        for state in HazardState:
            self.say_count("state", state, sum(is_in_state(line, state) for line in self.held))


def sums_line(found: list[HazardLine]) -> str:
    """共8项：一般6项，严重2项."""
    severe = sum(line.hazard.grade is Grade.SEVERE for line in found)
    words = tr("共{count}项：一般{general}项，严重{severe}项")
    return words.format(count=len(found), general=len(found) - severe, severe=severe)
