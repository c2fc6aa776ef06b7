"""A desk with a project, a visit that was begun, and a session whose jobs run when the test says so."""

from dataclasses import replace

import pytest

from inspector_app.ui.session import Session
from inspector_app.usecases import inspections, projects


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
