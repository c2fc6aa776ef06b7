"""The desk of the cases, for the register of leads."""

from tests.ui.cases.conftest import meet, press, session, wishes

__all__ = ["meet", "press", "session", "wishes"]
