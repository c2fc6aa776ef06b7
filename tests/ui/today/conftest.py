"""The first page on the same desk as the pages of cases."""

from tests.ui.cases.conftest import meet, press, session, wishes

__all__ = ["meet", "press", "session", "wishes"]
