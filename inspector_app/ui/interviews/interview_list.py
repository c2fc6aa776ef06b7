"""Every transcript with its state: looked for, narrowed, opened."""

from typing import Any

from inspector_app.domain.record_stage import RecordStage
from inspector_app.support import vocabulary
from inspector_app.ui.interviews.interview_words import day_column, draft_badge, state_badge, waiting_words
from inspector_app.ui.list_page import Empty, ListOf, ListPage, Narrowing
from inspector_app.ui.session import Session
from inspector_app.ui.targets import BEGIN_TALK
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.segmented import Segment
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.searches import find_interviews
from inspector_app.usecases.transcripts import interview_lines

_STAGES = [stage for stage in RecordStage if stage is not RecordStage.OPEN]  # that is a visit's
_COLUMNS = (
    Column.of("interview.person_rid", lambda line: line.person.name, width=120),
    Column.of("person.role", lambda line: vocabulary.word(line.person.role), width=110),
    Column.of("interview.case_rid", lambda line: line.case_title or "—"),
    Column.of("interview.started_at", lambda line: day_column(line.interview), width=214),
    Column.of("interview.inspector_rids", lambda line: "、".join(line.inspectors), width=150, spare=True),
    Column(
        tr("状态"), lambda line: vocabulary.word(line.state), width=150,
        badge=lambda line: state_badge(line.state, line.version),
    ),
    Column(tr("草稿"), lambda _line: "", width=104, badge=draft_badge),
)  # fmt: skip
_EMPTY = Empty(
    tr("没有询问笔录"), tr("点“开始询问”，选好被询问人和提纲，就可以边问边记。"), "message-square-text"
)  # fmt: skip


class InterviewList(ListPage):
    """Says how many transcripts wait for a signature."""

    def __init__(self, session: Session[Context]) -> None:
        stages = (Segment(tr("全部"), None), *(Segment(vocabulary.word(stage), stage) for stage in _STAGES))
        described = ListOf(
            tr("询问笔录"), tr("笔录"), tr("按姓名、单位、案件、事由查找"), _COLUMNS, find_interviews,
            lambda line: line.interview.rid, _EMPTY, lambda found: tr("共{0}份").format(len(found)), BEGIN_TALK,
            (Narrowing("stage", tr("按状态筛选"), stages),), interview_lines,
        )  # fmt: skip
        super().__init__(session, described)

    def shown(self, found: Any) -> None:
        """All of them count, found or not."""
        self.header.set_subtitle(waiting_words(self.held))
