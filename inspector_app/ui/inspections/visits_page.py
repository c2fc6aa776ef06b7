"""The list of visits, the newest first."""

from typing import Any

from PySide6.QtCore import Signal

from inspector_app.domain.dates import iso_minute
from inspector_app.domain.record_stage import RecordStage
from inspector_app.support import vocabulary
from inspector_app.ui.inspections import visit_words
from inspector_app.ui.list_page import Empty, ListOf, ListPage, Narrowing
from inspector_app.ui.session import Session
from inspector_app.ui.targets import BEGIN_VISIT, SHOW_FINDINGS
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.segmented import Segment
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.inspections import visits
from inspector_app.usecases.searches import find_visits

_COLUMNS = (
    Column(tr("检查时间"), lambda line: iso_minute(line.inspection.started_at), width=168),
    Column(tr("检查对象"), lambda line: line.about),
    Column.of("inspection.kind", lambda line: vocabulary.word(line.inspection.kind), width=100),
    Column.of("inspection.inspector_rids", visit_words.inspectors_words, width=190, spare=True),
    Column(tr("不符合"), visit_words.violation_words, "right", 84),
    Column(tr("状态"), lambda line: vocabulary.word(line.state), width=140, badge=visit_words.line_badge),
)
_STATES = (Segment(tr("全部"), False), Segment(tr("未办完"), True, Tone.WARNING))
_EMPTY = Empty(tr("没有检查"), tr("到了工地，从这里新建检查；也可以从项目页面新建。"), "clipboard-check")


class VisitsPage(ListPage):
    """Says how many visits are not finished; ``findings_wished`` asks for what was found on all of them."""

    findings_wished = Signal()

    def __init__(self, session: Session[Context]) -> None:
        narrow = Narrowing("unfinished", tr("办理情况"), _STATES, everything=False)
        described = ListOf(
            tr("现场检查"), tr("检查"), tr("检查对象、监察员"), _COLUMNS, find_visits, lambda line: line.inspection.rid,
            _EMPTY, visit_words.sums_line, BEGIN_VISIT, (narrow,), visits,
        )  # fmt: skip
        super().__init__(session, described)

    def add_actions(self) -> None:
        """Beside a new visit, what visits found."""
        self.header.add(Button(SHOW_FINDINGS, "list-checks", clicked=self.findings_wished.emit))
        super().add_actions()

    def shown(self, found: Any) -> None:
        """Every unfinished visit counts, found or not."""
        unfinished = sum(line.state is not RecordStage.SIGNED for line in self.held)
        self.say_count("unfinished", True, unfinished)
