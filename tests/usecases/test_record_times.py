"""The record of a talk or a hearing tells times that can be, and none at which its inspectors asked somebody else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.document import DocumentKind
from inspector_app.domain.identity import new_rid
from inspector_app.formdefs.facts import to_json
from inspector_app.support.clock import local
from inspector_app.usecases import inspections, interviews, issuing, projects
from inspector_app.usecases.paper import Paper
from tests.builders import a_document, a_project
from tests.usecases.test_record_fields import made


@pytest.mark.parametrize(
    ("form", "begins", "ends", "at_once"),
    [("talk-record", "talk.at", "talk.until", "visit"), ("plea-record", "plea.at", "plea.ended_at", "interview")],
)
@pytest.mark.parametrize(
    ("start", "end", "codes"),
    [
        (-20, -10, {"overlap"}),  # minutes from now, when half an hour of questioning, or of a visit, is over
        (-20, None, {"overlap"}),
        (10, 50, set()),
        (20, None, set()),
        (None, None, set()),
        (40, 30, {"time-order"}),
        (-1600, -40, {"record-long"}),
        (50, 70, {"record-ends-later"}),
        (61, 70, {"record-starts-later", "record-ends-later"}),
    ],
)
def test_a_record_that_is_kept_by_its_paper_alone(desk, form, begins, ends, at_once, start, end, codes):
    record, _ = made(desk, at_once)
    half_past = desk.clock.now()
    if at_once == "interview":
        interviews.save_interview(desk.context, replace(record, ended_at=half_past))
    desk.clock.advance(minutes=60)
    paper = Paper(form, case_rid=desk.case.rid)
    told = {
        name: local(half_past + timedelta(minutes=minutes)).isoformat(timespec="minutes")
        for name, minutes in ((begins, start), (ends, end))
        if minutes is not None
    }
    found = issuing.paper_problems(desk.context, paper, {**desk.facts(paper), **told})
    watched = {f"{at_once}-overlap", "record-long", "time-order", "record-starts-later", "record-ends-later"}
    expected = {f"{at_once}-{code}" if code == "overlap" else code for code in codes}
    assert {problem.code for problem in found} & watched == expected


@pytest.mark.parametrize("kind", ["interview", "visit"])
def test_who_asks_or_inspects_visits_no_other_site_meanwhile(desk, kind):
    """What is asked on the spot belongs to its visit."""
    record, paper = made(desk, kind)
    if kind == "interview":
        interviews.save_interview(desk.context, replace(record, ended_at=desk.clock.now()))
    visit = replace(inspections.new_inspection(desk.context, desk.project.rid), started_at=record.started_at)
    other = projects.save_project(desk.context, a_project("示例厂房"))
    for project_rid, codes in ((desk.project.rid, set()), (other.rid, {"visit-overlap"})):
        with desk.context.unit() as unit:
            unit.put(replace(visit, project_rid=project_rid, ended_at=desk.clock.now()))
        found = issuing.paper_problems(desk.context, paper, desk.facts(paper))
        assert {each.code for each in found if each.code.endswith("overlap")} == codes


@pytest.mark.parametrize(("minutes", "codes"), [(0, {"talk-overlap"}), (-120, set())])
def test_who_asks_somebody_stands_in_no_record_of_a_talk_at_that_time(desk, minutes, codes):
    record, paper = made(desk, "interview")
    begun = local(record.started_at + timedelta(minutes=minutes))
    told = {
        "talk.at": begun.isoformat(), "talk.until": (begun + timedelta(minutes=30)).isoformat(),
        "inspector2.name": desk.context.inspectors(record.inspector_rids)[0].name,
    }  # fmt: skip
    with desk.context.unit("约谈记录") as unit:
        unit.put(a_document(form="talk-record", kind=DocumentKind.RECORD, case_rid=desk.case.rid, facts=to_json(told)))
    found = issuing.paper_problems(desk.context, paper, desk.facts(paper))
    assert {each.code for each in found if each.code.endswith("overlap")} == codes


def test_nobody_talks_here_while_he_brings_a_paper_of_another_case_to_somebody(desk, order):
    act = desk.serve(order)
    at = local(act.at)
    told = {"talk.at": (at - timedelta(minutes=20)).isoformat(), "talk.until": (at + timedelta(minutes=20)).isoformat()}
    other = replace(desk.case, rid=new_rid(), number="2026-099")
    with desk.context.unit("另案") as unit:
        unit.put(other)
    desk.clock.advance(minutes=60)
    for case_rid, codes in ((other.rid, {"service-overlap"}), (desk.case.rid, set())):
        paper = Paper("talk-record", case_rid=case_rid)
        found = issuing.paper_problems(desk.context, paper, {**desk.facts(paper), **told})
        assert {each.code for each in found if each.code.endswith("overlap")} == codes
