"""What measures look at of 摸排: the rounds, and which sites were entered for them."""

from datetime import date
from typing import NamedTuple


class RoundRow(NamedTuple):
    rid: str
    first_day: date
    last_day: date
    town: str
    department: str


class SurveyedRow(NamedTuple):
    round_rid: str
    project_rid: str
    on: date


class Surveying(NamedTuple):
    """The rounds and what was entered for them."""

    rounds: tuple[RoundRow, ...] = ()
    surveyed: tuple[SurveyedRow, ...] = ()
