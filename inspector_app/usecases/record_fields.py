"""What is typed on the paper of an interview or a visit and belongs to that record: it is written there at printing.

So paper and record tell the same, and whatever the record tells otherwise later was changed after the print.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from inspector_app.domain.inspection import Inspection, InspectionHead
from inspector_app.domain.interview import Interview, InterviewHead
from inspector_app.domain.role import Role
from inspector_app.formdefs.model import Facts, FactType, Form
from inspector_app.support.errors import Problem
from inspector_app.usecases.case_facts import moment
from inspector_app.usecases.recorded import is_typed
from inspector_app.usecases.surroundings import Surroundings

_RECORDS = (Role.QUESTIONING, Role.INSPECTION)
_BOTH = {"recorder.name": "recorder_name"}
_INTERVIEW = {
    f"interview.{name}": name
    for name in (
        "started_at", "ended_at", "place", "matter", "ordinal", "others_present",
        "interpreter", "guardian", "authority", "read_aloud", "refusal",
    )
}  # fmt: skip
_VISIT_FIELDS = (
    "started_at", "ended_at", "source", "approval", "notice_number", "method", "device", "rights_answer",
    "documents_copied", "absence_note", "refusal_note", "helpers", "entry_code",
)  # fmt: skip
_VISIT = {f"inspection.{name}": name for name in _VISIT_FIELDS} | {"inspection.place": "site_place"}
OWN: Mapping[type[Any], Mapping[str, str]] = {Interview: _INTERVIEW | _BOTH, Inspection: _VISIT | _BOTH}
"""By record: the facts of its paper that are fields of it, and which."""


def record_as_stated(form: Form, around: Surroundings, facts: Facts) -> Interview | Inspection | None:
    """The record of a paper with what the paper states where an entry stands for it; None for other papers.

    What is left blank for ink stays as it is recorded, what no moment can be read from too.
    """
    record = around.interview or around.inspection
    if record is None or form.id != around.paper.form or not _is_its_record(around):
        return None
    own = OWN[type(record)]
    changed: dict[str, Any] = {}
    for fact in form.facts:
        field, value = own.get(fact.source or fact.name), facts.get(fact.name)
        recorded = _shown(record, field) if field else None
        if not field or value in (None, "", recorded) or not is_typed(fact, {fact.name: recorded}):
            continue
        read = stated_moment(value) if fact.type is FactType.MOMENT else value
        if read is not None:
            changed[field] = read
    made: Interview | Inspection = replace(cast("Any", record), **changed)
    return made


def _shown(record: Interview | Inspection, field: str) -> object:
    """A field as the paper begins with it."""
    value = getattr(record, field)
    if field == "site_place" and isinstance(record, Inspection):
        return record.place
    return moment(value) if isinstance(value, datetime) else value


def _is_its_record(around: Surroundings) -> bool:
    return around.context.rule(around.paper.form).role in _RECORDS


def stated_moment(value: object) -> datetime | None:
    """The moment that a fact states; None while none can be read from it."""
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:  # it is said beside its field
        return None


def time_problems(record: InterviewHead | InspectionHead, now: datetime) -> list[Problem]:
    """Times of a record that cannot be, as :func:`impossible_times` tells."""
    return impossible_times(*_times(record), now)


def later_times(record: InterviewHead | InspectionHead, now: datetime) -> list[Problem]:
    """The times of a record that are still to come."""
    return still_to_come(*_times(record), now)


def impossible_times(begun: Mapping[str, datetime], ended: Mapping[str, datetime], now: datetime) -> list[Problem]:
    """An end before the start, either of them later than now; times by the places where they are told."""
    turned = [name for name, end in ended.items() if any(end <= start for start in begun.values())]
    return [*(Problem("time-order", name) for name in turned), *still_to_come(begun, ended, now)]


def still_to_come(begun: Mapping[str, datetime], ended: Mapping[str, datetime], now: datetime) -> list[Problem]:
    """Those of the times that are later than now, by the places where they are told."""
    told = (("record-starts-later", begun), ("record-ends-later", ended))
    return [Problem(code, name) for code, times in told for name, moment in times.items() if moment > now]


def _times(record: InterviewHead | InspectionHead) -> tuple[dict[str, datetime], dict[str, datetime]]:
    noun = _noun(record)
    ended = {f"{noun}.ended_at": record.ended_at} if record.ended_at is not None else {}
    return {f"{noun}.started_at": record.started_at}, ended


def _noun(record: InterviewHead | InspectionHead) -> str:
    return "interview" if isinstance(record, InterviewHead) else "inspection"
