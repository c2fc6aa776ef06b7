"""拟稿的来源: each clause of the drafted sentences beside the record that it states, which is opened from here."""

from PySide6.QtCore import Qt

from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.errors import Refused
from inspector_app.support.vocabulary import word
from inspector_app.ui.layouts import in_row, placed, wide
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, DOCUMENTS, INSPECTIONS, INTERVIEWS, PARTIES, PROJECTS, CaseTab, ShowCase
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import ElidedLabel, Label, Role
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.sentence_sources import Behind, ClauseSource, clause_sources

_PAGES = {
    Behind.PAPER: DOCUMENTS, Behind.PARTY: PARTIES, Behind.PROJECT: PROJECTS, Behind.VISIT: INSPECTIONS,
    Behind.INTERVIEW: INTERVIEWS,
}  # fmt: skip
_TABS = {
    Behind.CLAIMS: CaseTab.CLAIMS, Behind.PAYMENTS: CaseTab.PAYMENTS, Behind.FUNDS: CaseTab.FUNDS,
    Behind.PAPERS: CaseTab.PAPERS, Behind.CASE: CaseTab.OVERVIEW,
}  # fmt: skip
_LEAST, _MOST_ROWS, _LINES = 0, 12, 3


class SourcesCard(Card):
    """Hidden while no sentence states anything of a record."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(tr("拟稿的来源"))
        self._session, self._case_rid = session, ""
        columns = (
            Column(tr("拟稿的内容"), lambda line: line.clause),
            Column(tr("写明"), lambda line: line.states, width=120),
            Column(tr("来源"), lambda line: word(line.behind), width=120),
        )
        self.table = Table(columns, tr("拟稿的来源"))
        self.table.show_whole(_LEAST, _MOST_ROWS)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._offer)
        self._told = ElidedLabel("", Role.SMALL, _LINES)
        self._button = Button(tr("打开来源"), "external-link", Kind.QUIET, clicked=self._open_chosen)
        note = tr("各段按登记起草，登记变了随之更新；改写过的不再更新。")
        self.body.addWidget(Label(note, Role.SMALL, wrap=True))
        self.body.addWidget(self.table)
        self.body.addLayout(in_row(wide(self._told), placed(self._button, Qt.AlignmentFlag.AlignTop)))
        self._offer(None)

    def show_sources(self, form: Form, paper: Paper, facts: Facts) -> None:
        """Show where the sentences of a paper come from; facts that cannot be read yet leave it as it is."""
        try:
            found = self._session.read(clause_sources, form, paper, facts)
        except (Refused, ValueError):
            return
        self._case_rid = paper.case_rid
        self.table.show_records(found, lambda line: (line.sentence, line.clause, line.behind))
        self.setVisible(bool(found))
        self._offer(self.table.chosen_record())

    def _offer(self, line: ClauseSource | None) -> None:
        told = "：".join(filter(None, (line.sentence, line.clause, line.states))) if line is not None else ""
        self._told.setText(told)
        self._button.allow(line is not None and self._target(line) is not None, self.tr("先选择一行来源是记录的内容"))

    def _open_chosen(self) -> None:
        line: ClauseSource | None = self.table.chosen_record()
        if line is not None:
            self._open(line)

    def _open(self, line: ClauseSource) -> None:
        target = self._target(line)
        if target is not None:
            self._session.go(*target)

    def _target(self, line: ClauseSource) -> tuple[str, object] | None:
        """Page and target of what stands behind a clause; None where nothing does."""
        if line.behind in _PAGES:
            return (_PAGES[line.behind], line.rid) if line.rid else None
        tab = _TABS.get(line.behind)
        return (CASES, ShowCase(self._case_rid, tab)) if tab and self._case_rid else None
