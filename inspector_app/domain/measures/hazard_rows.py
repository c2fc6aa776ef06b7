"""What measures look at of hazards: their days, and the times between days that were taken back."""

from datetime import date
from typing import NamedTuple

from inspector_app.domain.project import Grade


class HazardRow(NamedTuple):
    rid: str
    project_rid: str
    grade: Grade
    found_on: date
    strike_off_asked_on: date | None
    struck_off_on: date | None
    to_court_on: date | None
    responsible_body: str = ""
    due: date | None = None


class Closed(NamedTuple):
    """A time in which a hazard that was opened again had been struck off, or in which that had been asked for before it
    was refused; from ``until`` on it is open again."""

    hazard_rid: str
    since: date
    until: date


class Regraded(NamedTuple):
    """A day on which a hazard was graded anew: what it ended as, and what the day before had ended as."""

    hazard_rid: str
    on: date
    was: Grade
    now: Grade
