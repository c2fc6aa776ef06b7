"""Moved: the desk to :mod:`tests.desk`, the hands to :mod:`tests.ui.hands`."""

from tests.desk import MONDAY, Desk
from tests.ui.hands import fill, meeting, stop_meeting, type_words

__all__ = ["MONDAY", "Desk", "fill", "meeting", "stop_meeting", "type_words"]
