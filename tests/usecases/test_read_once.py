"""Pages ask the store as often in a large district as in a small one, and lists do not read what they do not show."""

from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.inspection import CheckedItem, CheckResult, Inspection, InspectionKind
from inspector_app.usecases import case_list, inspections, paper_list, transcripts
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_list import CaseFilter, CaseScope
from inspector_app.usecases.claim_lines import lines_of, save_lines
from inspector_app.usecases.half_paid import half_paid
from inspector_app.usecases.interviews import meanwhile
from inspector_app.usecases.lookups import DocumentFilter
from inspector_app.usecases.open_ends import open_ends
from inspector_app.usecases.today import read_today
from tests.benchmarks.crowd import Size, fill
from tests.builders import a_person, an_interview
from tests.queries import queries

MOST = 40  # one or two a kind of record that a page tells of, and which cases are another inspector's


def a_page(make):
    return lambda context: make(context).page(0, 200)


PAGES = {
    "today": read_today,
    "case list": a_page(lambda context: case_list.list_cases(context, CaseFilter(), CaseScope.GOING_ON)),
    "register": a_page(lambda context: paper_list.list_papers(context, DocumentFilter())),
    "new interview": transcripts.interview_desk,
    "interview list": transcripts.interview_lines,
    "visit list": inspections.visits,
    "open ends": open_ends,
}


@pytest.mark.parametrize("read", PAGES.values(), ids=PAGES)
def test_a_page_asks_the_store_as_often_for_many_cases_as_for_few(context, read):
    asked = []
    for _ in range(2):
        fill(context, Size(cases=24, lines=2, interviews=12, questions=6))
        with queries(context) as sent:
            read(context)
        asked.append(len(sent))
    assert asked[0] == asked[1] <= MOST


def test_today_tells_of_every_case_in_which_the_day_of_an_order_is_over(context):
    fill(context, Size(cases=60, lines=2, interviews=0))
    today = read_today(context)
    assert len(today.half_paid) == 15  # every second has an order, for 20 days; every fifth is closed; one ends today
    for case, card in today.half_paid:
        assert card == half_paid(context, case.rid)
    assert [card.action for card in today.due if card.action]


@pytest.mark.parametrize(
    ("read", "wide"), [(transcripts.interview_lines, '"qas"'), (inspections.visits, '"items"'), (open_ends, '"facts"')]
)
def test_a_list_does_not_read_what_it_does_not_show(context, read, wide):
    fill(context, Size(cases=4, lines=2, interviews=4, questions=6))
    with queries(context) as sent:
        assert read(context)
    assert not [statement for statement in sent if wide in statement]


def test_the_list_counts_what_did_not_conform(context):
    looked = [
        (CheckedItem("a", CheckResult.VIOLATES, "无台账"), CheckedItem("b", CheckResult.CONFORMS)),
        (),
        (CheckedItem("a", CheckResult.VIOLATES), CheckedItem("b", CheckResult.VIOLATES)),
    ]
    with context.unit() as unit:
        for n, items in enumerate(looked):
            unit.put(Inspection(f"v{n}", InspectionKind.ROUTINE, context.clock.now(), site_name="示例", items=items))
    assert {line.inspection.rid: line.violations for line in inspections.visits(context)} == {"v0": 1, "v1": 0, "v2": 2}


def test_interviews_that_went_on_meanwhile_are_asked_by_time(context):
    noon, hour, person = context.clock.now(), timedelta(hours=1), a_person("示例工人")

    def talk(rid, begins, ends):
        ended = None if ends is None else noon + ends * hour
        times = {"started_at": noon + begins * hour, "ended_at": ended}
        return an_interview(rid=rid, person_rid=person.rid, inspector_rids=(), **times)

    talks = [talk("before", -2, 0), talk("into", -1, 0.5), talk("own", 0, 1), talk("inside", 0.2, 0.4)]
    talks += [talk("around", -3, 3), talk("after", 1, 2), talk("open", 0.5, None)]
    with context.unit() as unit:
        for record in (person, *talks):
            unit.put(record)
    assert {other.rid for other in meanwhile(context, talks[2])} == {"into", "inside", "around", "open"}
    assert {other.rid for other in meanwhile(context, talks[-1])} == {"own", "around"}


def of_the_lines(sent):
    return [statement for statement in sent if 'FROM "wage_claim" WHERE "case_rid"' in statement]


def test_a_line_that_is_kept_reads_its_case_only_when_it_went_on_meanwhile(desk):
    whole = case_file(desk.context, desk.case.rid)
    line, other, *_ = lines_of(whole)
    changed = [replace(each, claim=replace(each.claim, disposition_note="已核对")) for each in (line, other)]
    for each, readings in zip(changed, (0, 1), strict=True):
        with queries(desk.context) as sent:
            save_lines(desk.context, whole, [each])
        assert len(of_the_lines(sent)) == readings
    assert lines_of(case_file(desk.context, desk.case.rid))[:2] == tuple(changed)
