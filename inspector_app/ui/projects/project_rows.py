"""The lines of a project's page that lead to cases, visits and papers, and those that tell its history."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.case import Case, CaseState
from inspector_app.domain.dates import chinese, chinese_minute
from inspector_app.domain.document import Document, DocumentState
from inspector_app.domain.inspection import Inspection
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.ui.documents.paper_words import state_word
from inspector_app.ui.targets import CASES, DOCUMENTS, INSPECTIONS, ShowCase
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.link_row import LinkRow
from inspector_app.ui.wording import joined
from inspector_app.usecases.history import HistoryLine
from inspector_app.usecases.paper import day_told

Go = Callable[[str, object], Any]


def case_rows(cases: Sequence[tuple[Case, CaseState]], go: Go) -> list[QWidget]:
    """The cases of a project with their state."""
    return [
        LinkRow(
            case.title,
            joined(case.number, vocabulary.word(state), chinese(case.opened_on)),
            "folder-open",
            verb=tr("打开案件"),
            clicked=partial(go, CASES, ShowCase(case.rid)),
        )
        for case, state in cases
    ]


def visit_rows(visits: Sequence[Inspection], go: Go) -> list[QWidget]:
    """The visits to a project with what they found."""
    return [
        LinkRow(
            joined(chinese(civil_date(visit.started_at)), vocabulary.word(visit.kind)),
            violation_words(visit),
            "clipboard-check",
            verb=tr("打开检查"),
            clicked=partial(go, INSPECTIONS, visit.rid),
        )
        for visit in visits
    ]


def violation_words(visit: Inspection) -> str:
    """不符合3项, 未发现不符合, or 检查中 while it goes on."""
    count = len(visit.violations)
    if count:
        return tr("不符合{count}项").format(count=count)
    return tr("未发现不符合") if visit.ended_at else tr("检查中")


def paper_rows(papers: Sequence[tuple[Document, DocumentState]], go: Go) -> list[QWidget]:
    """The papers of a project and of its cases and visits."""
    return [
        LinkRow(
            paper.title,
            joined(paper.number, state_word(paper, state), chinese(day_told(paper))),
            "file-text",
            verb=tr("打开文书"),
            clicked=partial(go, DOCUMENTS, paper.rid),
        )
        for paper, state in papers
    ]


def history_rows(lines: Sequence[HistoryLine]) -> list[QWidget]:
    """The changes of a project from the journal."""
    return [LinkRow(line.reason or line.what, history_detail(line), "history") for line in lines]


def history_detail(line: HistoryLine) -> str:
    """When, by whom, and which field was what before."""
    head = joined(chinese_minute(line.at), line.actor)
    changes = [f"{c.field}：{c.before or tr('空')} → {c.after or tr('空')}" for c in line.fields]
    return "\n".join((head, *changes))
