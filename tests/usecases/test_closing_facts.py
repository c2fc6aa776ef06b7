"""What a case ends with, and which paper still waits for its service, as papers tell it."""

from dataclasses import replace
from datetime import date

from inspector_app.domain.claim import Disposition
from inspector_app.usecases.case_papers import plain_paper
from inspector_app.usecases.facts import values_of
from inspector_app.usecases.surroundings import Surroundings


def test_a_closing_approval_tells_what_was_ordered_and_how_the_lines_ended(desk):
    desk.file()
    order = desk.order()
    desk.serve(order)
    first = desk.context.store.need(type(desk.claims[0]), desk.claims[0].rid)
    with desk.context.unit() as unit:
        unit.put(replace(first, disposition=Disposition.TO_COURT, disposition_note="已申请仲裁"))
    values = values_of(Surroundings(desk.context, plain_paper(desk.context, desk.case.rid, "closing-approval")))
    (row,) = values["case_orders"]
    assert (row["number"], row["due"], row["served_on"]) == (order.number, "2026-03-13", "2026-03-02")
    assert {(each["ending"], each["heads"]) for each in values["endings"]} == {("转仲裁诉讼", 1), ("没有处理结果", 2)}
    assert values["case.filed_on"] == date(2026, 3, 2).isoformat()


def test_a_public_notice_begins_with_the_paper_that_was_not_served(desk, order):
    paper = plain_paper(desk.context, desk.case.rid, "public-notice")
    facts = desk.facts(paper)
    assert facts["public.number"] == order.number
    assert "责令你（单位）" in facts["public.summary"]
    desk.serve(order)
    assert "public.number" not in desk.facts(paper)
