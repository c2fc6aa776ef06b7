"""The first page on the same desk as the pages of cases."""

from tests.ui.cases.conftest import desk, in_sight, meet, press, session, wishes

__all__ = ["desk", "in_sight", "meet", "press", "session", "wishes"]
