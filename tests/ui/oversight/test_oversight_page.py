"""监管调度: its sections, the list of hazards, and the way into the navigation, by clicks and keys."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from inspector_app.domain.hazard import Hazard
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import Grade
from inspector_app.ui.oversight.oversight_page import OversightPage
from inspector_app.ui.oversight.sections import SECTIONS
from inspector_app.ui.start.page_list import PAGES, page_specs
from inspector_app.ui.targets import PROJECTS, ShowSection
from inspector_app.ui.widgets.table import Table
from inspector_app.usecases.hazards import ask_strike_off, save_hazard


@pytest.fixture
def hazards(desk):
    found = [
        Hazard(new_rid(), desk.project.rid, grade, date(2026, 2, day), facts=facts)
        for grade, day, facts in ((Grade.GENERAL, 2, "拖欠一月工资"), (Grade.SEVERE, 3, "二十人被拖欠三个月"))
    ]
    for hazard in found:
        save_hazard(desk.context, hazard)
    ask_strike_off(desk.context, found[0].rid, date(2026, 2, 4))
    return found


@pytest.fixture
def page(desk, hazards, session, in_sight):
    return in_sight(OversightPage(session))


def rows(page, name):
    QApplication.processEvents()
    (table,) = (each for each in page.findChildren(Table) if each.accessibleName() == name)
    model = table.model()
    return [[model.index(row, n).data() for n in range(model.columnCount())] for row in range(model.rowCount())]


def test_hazards_of_all_projects_are_narrowed_by_state_and_open_their_project(page, hazards, wishes, named, qtbot):
    assert page.open_target(ShowSection("hazards"))
    assert [row[5] for row in rows(page, "隐患列表")] == ["二十人被拖欠三个月", "拖欠一月工资"]
    qtbot.mouseClick(named(page, QAbstractButton, "办理情况：拟销号 1"), Qt.MouseButton.LeftButton)
    assert [row[5] for row in rows(page, "隐患列表")] == ["拖欠一月工资"]
    table = page.findChild(Table)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(table, key)
    assert wishes == [(PROJECTS, hazards[0].project_rid)]


def test_each_section_is_there_to_be_built(page, named, qtbot):
    for each in SECTIONS:
        qtbot.mouseClick(named(page, QAbstractButton, f"监管调度：{each.title}"), Qt.MouseButton.LeftButton)
        assert page.section.value() == each.key


def test_the_pages_that_were_there_keep_their_digits(session):
    specs = page_specs(PAGES, session)
    assert [spec.key for spec in specs if spec.by_digit] == [
        "today", "projects", "cases", "inspections", "interviews", "documents", "parties", "reports", "handover",
        "settings",
    ]  # fmt: skip
