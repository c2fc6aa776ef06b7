"""拟稿的来源 in the editor: a clause is chosen and the record behind it opened."""

import pytest
from PySide6.QtWidgets import QPushButton

from inspector_app.ui.documents.sources_card import SourcesCard
from inspector_app.ui.targets import CASES, PARTIES, CaseTab, ShowCase
from inspector_app.usecases.paper import EditPaper
from inspector_app.usecases.sentence_sources import Behind


@pytest.fixture
def card(page, desk, jobs):
    page.open_target(EditPaper(desk.order_paper()))
    jobs.run_all()
    return page.editor.findChild(SourcesCard)


@pytest.fixture
def wishes(session):
    heard = []
    session.going.connect(lambda name, target: heard.append((name, target)))
    return heard


def choose(card, behind):
    model = card.table.model()
    card.table.selectRow(next(row for row in range(model.rowCount()) if model.record(row).behind is behind))


def test_the_record_behind_a_clause_is_opened(card, desk, press, wishes):
    choose(card, Behind.CLAIMS)
    press(card, "打开来源")
    choose(card, Behind.PARTY)
    press(card, "打开来源")
    assert wishes == [(CASES, ShowCase(desk.case.rid, CaseTab.CLAIMS)), (PARTIES, desk.company.rid)]


def test_what_is_typed_on_the_page_has_no_record_to_open(card, named):
    choose(card, Behind.TYPED)
    assert not named(card, QPushButton, "打开来源").isEnabled()
