"""The first page on the same desk as the pages of cases."""

from tests.ui.cases.conftest import desk, meet, press, session, wishes

__all__ = ["desk", "meet", "press", "session", "wishes"]
