"""A committed cell of the wage list on the whole page of its case, against reading that case once."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from itertools import count

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from inspector_app.domain.case import Case
from inspector_app.ui import theme
from inspector_app.ui.cases.case_page import CasePage
from inspector_app.ui.cases.claims_tab import ClaimsTab
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.jobs import JobRunner
from inspector_app.ui.language import speak_chinese
from inspector_app.ui.messages import BoxMessages
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CaseTab
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.context import Context
from tests.benchmarks.crowd import Size, fill
from tests.benchmarks.desk import desk
from tests.benchmarks.measure import Row, side_by_side

_USUAL = {300: 1.4, 5000: 0.3}


def measure() -> Iterator[Row]:
    """What one cell holds the window for, until what follows from it is painted."""
    app = QApplication.instance() or QApplication([])
    speak_chinese(app)
    theme.apply(app, theme.STANDARD, load_screen_font())
    for lines, usual in _USUAL.items():
        with desk() as (context, _folder):
            fill(context, Size(cases=2, lines=lines, interviews=0))
            yield _row(context, lines, usual)


def _row(context: Context, lines: int, usual: float) -> Row:
    session = Session(context, JobRunner(lambda work: work()), BoxMessages())
    rid = context.store.all(Case)[1].rid  # the one that goes on, with an order and payments
    page = CasePage(session)
    page.resize(1366, 768)
    page.open(rid, CaseTab.CLAIMS)
    page.show()
    QCoreApplication.processEvents()
    part = page.part(CaseTab.CLAIMS)
    assert isinstance(part, ClaimsTab)
    model, amounts = part.model, count(1)
    column = next(number for number, each in enumerate(model.columns) if each.key == "earned_fen")

    def cell() -> None:
        model.setData(model.index(1, column), f"{next(amounts)}.00")
        QCoreApplication.processEvents()

    cell()
    assert case_file(context, rid).claims[1].earned_fen == 100
    ours, once = side_by_side(cell, lambda: case_file(context, rid))
    page.close()
    return Row(f"a wage cell, {lines} lines", "its case read once", ours, once, usual)
