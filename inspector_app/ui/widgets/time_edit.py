"""A time of day as hours and minutes."""

import re
from datetime import time

from inspector_app.domain.figures import closed_up
from inspector_app.support.errors import Problem, Refused
from inspector_app.ui.widgets.parsed_edit import ParsedEdit

_TIME = re.compile(r"(\d{1,2})[:.时](\d{1,2})分?|(\d{2})(\d{2})")


def parse_time(text: str, where: str) -> time:
    """Read 9:05, 9时5分, 0905 or full-width forms. Raises :class:`Refused` ``ui-time-shape``, and as
    :func:`~inspector_app.domain.figures.closed_up`."""
    found = _TIME.fullmatch(closed_up(text, where))
    parts = [int(part) for part in found.groups() if part is not None] if found else []
    if not parts or parts[0] > 23 or parts[1] > 59:
        raise Refused(Problem("ui-time-shape", where, details={"text": text[:20]}))
    return time(parts[0], parts[1])


class TimeEdit(ParsedEdit):
    """``value()`` is a ``datetime.time`` or None."""

    def __init__(self, where: str = "") -> None:
        super().__init__(lambda text: parse_time(text, where), lambda value: value.strftime("%H:%M"))
        self.setPlaceholderText(self.tr("时:分"))
