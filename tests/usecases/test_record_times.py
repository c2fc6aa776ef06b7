"""The record of a talk or a hearing tells times that can be, and none at which its inspectors asked somebody else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.support.clock import local
from inspector_app.usecases import interviews, issuing
from inspector_app.usecases.paper import Paper
from tests.usecases.test_record_fields import made


@pytest.mark.parametrize(
    ("form", "begins", "ends"), [("talk-record", "talk.at", "talk.until"), ("plea-record", "plea.at", "plea.ended_at")]
)
@pytest.mark.parametrize(
    ("start", "end", "codes"),
    [
        (-20, -10, {"interview-overlap"}),  # minutes from now, when half an hour of questioning is over
        (-20, None, {"interview-overlap"}),
        (10, 50, set()),
        (20, None, set()),
        (None, None, set()),
        (40, 30, {"time-order"}),
        (50, 70, {"record-ends-later"}),
        (61, 70, {"record-starts-later", "record-ends-later"}),
    ],
)
def test_a_record_that_is_kept_by_its_paper_alone(desk, form, begins, ends, start, end, codes):
    talk, _ = made(desk, "interview")
    half_past = desk.clock.now()
    interviews.save_interview(desk.context, replace(talk, ended_at=half_past))
    desk.clock.advance(minutes=60)
    paper = Paper(form, case_rid=desk.case.rid)
    told = {
        name: local(half_past + timedelta(minutes=minutes)).isoformat(timespec="minutes")
        for name, minutes in ((begins, start), (ends, end))
        if minutes is not None
    }
    found = issuing.paper_problems(desk.context, paper, {**desk.facts(paper), **told})
    watched = {"interview-overlap", "time-order", "record-starts-later", "record-ends-later"}
    assert {problem.code for problem in found} & watched == codes
