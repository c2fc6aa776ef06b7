"""The desk of the cases, for what the district watches over; work is done as soon as it is wished."""

import pytest

from inspector_app.ui.jobs import JobRunner
from tests.ui.cases.conftest import meet, press, session, wishes

__all__ = ["meet", "press", "session", "wishes"]


@pytest.fixture
def runner(qapp):
    return JobRunner(lambda work: work())
