"""The desk of the cases, for the pages of the people and companies in it."""

from tests.ui.cases.conftest import meet, press, session, wishes

__all__ = ["meet", "press", "session", "wishes"]
