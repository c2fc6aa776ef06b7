"""问题整改: what all visits found, what is not put right by its day first."""

from typing import Any

from PySide6.QtCore import Signal

from inspector_app.domain.dates import iso_day
from inspector_app.domain.inspection import FindingState
from inspector_app.support import vocabulary
from inspector_app.ui.list_page import Empty, ListOf, ListPage, Narrowing
from inspector_app.ui.session import Session
from inspector_app.ui.targets import SHOW_FINDINGS
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.segmented import Segment
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.findings import FindingLine, find_findings, finding_lines

TONES = {FindingState.OPEN: Tone.WARNING, FindingState.OVERDUE: Tone.DANGER, FindingState.CORRECTED: Tone.OK}


def state_badge(line: FindingLine) -> Badge | None:
    """The chip of a finding."""
    return Badge(vocabulary.word(line.state), TONES[line.state])


_COLUMNS = (
    Column(tr("检查日期"), lambda line: iso_day(line.visit.started_at), width=118),
    Column(tr("检查对象"), lambda line: line.place, width=220),
    Column.of("finding.text", lambda line: line.text),
    Column.of("finding.due", lambda line: str(line.due or "—"), width=118),
    Column(tr("状态"), lambda line: vocabulary.word(line.state), width=120, badge=state_badge),
    Column(
        tr("照片（前/后）"), lambda line: f"{len(line.finding.evidence_rids)}/{len(line.finding.after_rids)}",
        width=110, spare=True,
    ),
    Column.of(
        "finding.corrected_on", lambda line: str(line.finding.corrected_on or "—"), width=130, spare=True,
    ),
)  # fmt: skip
_STATES = tuple(Segment(word, state, TONES[state]) for state, word in vocabulary.words(FindingState).items())


class FindingsPage(ListPage):
    """``left`` wishes to see the list of visits again."""

    left = Signal()

    def __init__(self, session: Session[Context]) -> None:
        narrow = Narrowing("state", tr("是否整改"), (Segment(tr("全部"), None), *_STATES))
        described = ListOf(
            SHOW_FINDINGS, tr("问题"), tr("检查对象、问题、规定"), _COLUMNS, find_findings,
            lambda line: line.finding.rid,
            Empty(tr("没有问题"), tr("检查结束时，“不符合”的事项列在这里，跟踪到确认整改。"), "clipboard-check"),
            sums_line, narrowings=(narrow,), read=finding_lines,
        )  # fmt: skip
        super().__init__(session, described)
        self.header.add_way_back(self.left.emit)

    def first_step(self) -> None:
        """Findings come of visits."""
        self.left.emit()

    def shown(self, found: Any) -> None:
        """Of each state how many there are, looked for or not."""
        for state in FindingState:
            self.say_count("state", state, sum(line.state is state for line in self.held))


def sums_line(lines: list[FindingLine]) -> str:
    """共8项，逾期未整改2项，已整改3项."""
    late, done = (
        sum(line.state is state for line in lines) for state in (FindingState.OVERDUE, FindingState.CORRECTED)
    )
    return tr("共{count}项，逾期未整改{late}项，已整改{done}项").format(count=len(lines), late=late, done=done)
