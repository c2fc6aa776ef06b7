"""The desk of the cases, for what the district watches over."""

from tests.ui.cases.conftest import meet, press, session, wishes

__all__ = ["meet", "press", "session", "wishes"]
