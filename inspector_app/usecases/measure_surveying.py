"""What figures of 摸排 look at, read once."""

from collections.abc import Callable
from datetime import date
from typing import Any

from inspector_app.domain.measures.survey_rows import RoundRow, SurveyedRow, Surveying

_DAY = date.fromisoformat


def read_surveying(read_all: Callable[[Any, str, Any], tuple[Any, ...]]) -> Surveying:
    """The rounds with what was entered for them; entries are read only where there is a round."""
    rounds = {"rid": None, "first_day": _DAY, "last_day": _DAY, "town": None, "department": None}
    found = read_all(RoundRow, "survey_round", rounds)
    entries = {"round_rid": None, "project_rid": None, "on": _DAY}
    return Surveying(found, read_all(SurveyedRow, "surveyed", entries) if found else ())
