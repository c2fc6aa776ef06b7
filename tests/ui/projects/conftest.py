"""A desk with a small ledger and a session whose jobs run when the test says so."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox

from inspector_app.domain.project import Grade, GradeClaim, known
from inspector_app.ui.session import Session
from inspector_app.usecases import projects
from tests.desk import MONDAY


@pytest.fixture
def desk(context, runner, messages):
    """The session that pages are given."""
    return Session(context, runner, messages)


@pytest.fixture
def ledger(context):
    """Three projects: severe, general, none; in two towns."""
    lines = (
        ("示例中学", "城西镇", "教育局", 93, 1_036_673_900, Grade.SEVERE),
        ("示例公园", "北山乡", "水利局", 35, 12_345_600, Grade.GENERAL),
        ("示例水厂", "北山乡", "水利局", 7, 0, Grade.NONE),
    )
    return [
        projects.save_project(
            context,
            replace(
                projects.new_project(), name=name, town=town, department=department, heads=heads, unpaid_fen=unpaid,
                grade=GradeClaim(grade, MONDAY, "台账.xlsx"), contractor_name="示例建工有限公司", deposit=known("保函"),
            ),
        )
        for name, town, department, heads, unpaid, grade in lines
    ]  # fmt: skip


@pytest.fixture
def box():
    """A choice by its name; on Linux Qt tells a screen reader the chosen word instead."""

    def box(root, name):
        found = [each for each in root.findChildren(QComboBox) if each.accessibleName() == name]
        assert len(found) == 1, f"{len(found)} boxes named {name!r}"
        return found[0]

    return box
