"""Every transcript with its state: looked for, narrowed, opened."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.domain.record_stage import RecordStage
from inspector_app.support import vocabulary
from inspector_app.ui.interviews.wording import day_word, matches, state_badge
from inspector_app.ui.theme import GAP_3, Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, Lines, TableModel
from inspector_app.usecases.transcripts import InterviewLine

_STAGES = [stage for stage in RecordStage if stage is not RecordStage.OPEN]  # that is a visit's


class InterviewList(Page):
    """``opened`` brings the rid of a transcript, ``begin_requested`` wishes for a new one."""

    opened = Signal(str)
    begin_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("询问笔录"), scrolls=False, parent=parent)
        self._lines: tuple[InterviewLine, ...] = ()
        self.header.add(Button(self.tr("开始询问"), "plus", Kind.PRIMARY, clicked=self.begin_requested.emit))
        self._search = SearchBox(self.tr("查找笔录"), self.tr("按姓名、单位、案件、事由查找"))
        self._search.searched.connect(lambda _text: self._fill())
        self._filter = Segmented(
            [Segment(self.tr("全部"), "")] + [Segment(vocabulary.word(stage), stage) for stage in _STAGES],
            self.tr("按状态筛选"),
        )
        self._filter.set_value("")
        self._filter.value_changed.connect(self._fill)
        self._model = TableModel(_columns(self), self)
        empty = EmptyState(
            self.tr("没有询问笔录"), self.tr("点“开始询问”，选好被询问人和提纲，就可以边问边记"),
            "message-square-text",
        )  # fmt: skip
        self.table = Table(self._model, self.tr("询问笔录列表"), empty)
        self.table.opened.connect(lambda line: self.opened.emit(line.interview.rid))
        bar = QHBoxLayout()
        bar.setSpacing(GAP_3)
        bar.addWidget(self._search, 1)
        bar.addWidget(self._filter)
        self.body.addLayout(bar)
        self.body.addWidget(self.table, 1)

    def show_lines(self, lines: Sequence[InterviewLine]) -> None:
        """Show these transcripts."""
        self._lines = tuple(lines)
        waiting = sum(1 for line in lines if line.state is not RecordStage.SIGNED)
        words = self.tr("共 {count} 份").format(count=len(lines))
        if waiting:
            words += self.tr("  ·  {waiting} 份还没有签字").format(waiting=waiting)
        self.header.set_subtitle(words)
        self._fill()

    def _fill(self) -> None:
        wanted, text = self._filter.value(), self._search.text().strip()
        seen = [line for line in self._lines if wanted in ("", None, line.state) and matches(line, text)]
        self._model.show(Lines(seen, lambda line: line.interview.rid))


def _columns(page: InterviewList) -> list[Column]:
    def draft(line: InterviewLine) -> Badge | None:
        return Badge(page.tr("未保存"), Tone.WARNING, "pencil") if line.has_draft else None

    def state(line: InterviewLine) -> Badge:
        return state_badge(line.state, line.version)

    return [
        Column.of("interview.person_rid", lambda line: line.person.name, width=120),
        Column.of("person.role", lambda line: vocabulary.word(line.person.role), width=110),
        Column.of("interview.case_rid", lambda line: line.case_title or "—"),
        Column.of("interview.started_at", lambda line: day_word(line.interview), width=190),
        Column.of("interview.inspector_rids", lambda line: "、".join(line.inspectors), width=150),
        Column(page.tr("状态"), lambda line: vocabulary.word(line.state), width=150, badge=state),
        Column(page.tr("草稿"), lambda _line: "", width=104, badge=draft),
    ]
