"""A desk with a project, a visit that was begun, and a session whose jobs run when the test says so."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from inspector_app.support.clock import SetClock, at
from inspector_app.ui.session import Session
from inspector_app.usecases import inspections, projects
from inspector_app.usecases.store_file import Setup, create_store
from inspector_app.vault.keys import KeyCost

SETUP = Setup("示例县人力资源和社会保障局", "示", "安徽", "陈示例", "示监0001", "林示例", "示监0002")


@pytest.fixture
def clock():
    return SetClock(at(date(2026, 3, 2), 9))


@pytest.fixture
def context(tmp_path, clock):
    opened = create_store(tmp_path / "store", "correct horse", SETUP, clock, KeyCost(1, 8 << 10))
    yield opened
    opened.store.close()


@pytest.fixture
def desk(context, runner, messages):
    """The session that pages are given."""
    return Session(context, runner, messages)


@pytest.fixture
def project(context):
    return projects.save_project(context, replace(projects.new_project(), name="示例中学", address="示例路2号"))


@pytest.fixture
def visit(context, project, clock):
    """A visit that began half an hour ago."""
    begun = inspections.save_inspection(context, inspections.new_inspection(context, project.rid))
    clock.advance(minutes=30)
    return begun


@pytest.fixture
def write():
    """Type Chinese as an input method does."""

    def write(widget, text):
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    return write
