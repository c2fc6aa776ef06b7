"""工资支付隐患: graded on a project, asked to be struck off, struck off only by the office's word."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inspector_app.domain.project import Grade


@dataclass(frozen=True, slots=True)
class Hazard:
    """隐患. ``strike_off_asked_on`` is 提请销号; ``struck_off_on`` comes from the office alone."""

    rid: str
    project_rid: str
    grade: Grade
    found_on: date
    source: str = ""
    facts: str = ""
    strike_off_asked_on: date | None = None
    struck_off_on: date | None = None
    to_court_on: date | None = None


class HazardState(StrEnum):
    FOUND = "found"
    STRIKE_OFF_ASKED = "strike_off_asked"
    STRUCK_OFF = "struck_off"


def hazard_state(hazard: Hazard) -> HazardState:
    """How far a hazard has come."""
    if hazard.struck_off_on:
        return HazardState.STRUCK_OFF
    return HazardState.STRIKE_OFF_ASKED if hazard.strike_off_asked_on else HazardState.FOUND
