"""基本情况 of a case: what it is about, who investigates it, since when."""

from PySide6.QtCore import Qt

from inspector_app.domain.dates import chinese
from inspector_app.support import vocabulary
from inspector_app.ui.cases.lead_dialog import lead_words
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PARTIES
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.usecases.case_edits import CaseAround, around
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context


def fact_lines(whole: CaseFile, known: CaseAround) -> list[tuple[str, str]]:
    """Label and value of each line; empty ones are left out."""
    case = whole.case
    employer = whole.company.name if whole.company else case.respondent
    address = whole.project.address or whole.project.town if whole.project else ""
    lines = [
        (vocabulary.short("case.number"), case.number or "未编"),
        (vocabulary.label("case.company_rid"), employer or "尚未明确"),
        (vocabulary.label("case.project_rid"), whole.project.name if whole.project else ""),
        (vocabulary.label("case.site_name"), "" if whole.project else case.site_name),
        (vocabulary.label("project.address"), address),
        (vocabulary.short("project.contractor_name"), whole.project.contractor_name if whole.project else ""),
        (vocabulary.label("case.opened_on"), chinese(case.opened_on)),
        (vocabulary.label("case.filed_on"), chinese(case.filed_on) if case.filed_on else "尚未立案"),
        (vocabulary.label("case.inspector_rids"), known.inspectors),
        (vocabulary.label("case.lead_rids"), "\n".join(lead_words(lead) for lead in known.leads)),
        (vocabulary.label("case.incident"), case.incident_note if case.incident else ""),
        (vocabulary.label("case.merged_into"), known.merged_into),
    ]
    return [(label, value) for label, value in lines if value]


class FactsCard(Card):
    """Two columns of words."""

    def __init__(self, session: Session[Context], whole: CaseFile) -> None:
        super().__init__("基本情况")
        known = session.read(around, whole.case)
        grid = FactsGrid()
        grid.show_facts(Fact(label, words) for label, words in fact_lines(whole, known))
        self.body.addLayout(grid)
        if whole.company:
            rid = whole.company.rid
            see = Button(self.tr("用人单位的资料"), "chevron-right", Kind.QUIET)
            see.clicked.connect(lambda: session.go(PARTIES, rid))
            self.body.addWidget(see, alignment=Qt.AlignmentFlag.AlignLeft)
