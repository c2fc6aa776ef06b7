"""Attempts to reach somebody are records of the case, and what they prove is told with it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.contact import Contact, ContactOutcome, ContactWay
from inspector_app.formdefs.facts import to_json
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused
from inspector_app.usecases import contacts, people
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.history import case_history
from inspector_app.usecases.timeline import timeline
from tests.builders import a_document, a_person, an_id_number
from tests.desk import AFTER


def told(desk, **changes) -> Contact:
    begun = contacts.new_contact(desk.context, desk.case.rid)
    return contacts.save_contact(desk.context, replace(begun, **changes))


def test_an_attempt_is_kept_with_whom_it_was_and_stands_in_the_course_of_the_case(desk):
    kept = told(desk, number="13800000001", text="请于3月4日9时到我局", answered_by="财务示例丁")
    assert (kept.party, kept.party_rid, kept.by) == ("示例劳务有限公司", desk.company.rid, "陈示例")
    happened = timeline(desk.context, case_file(desk.context, desk.case.rid))[0]
    assert happened.what == "打电话联系示例劳务有限公司"
    assert happened.note == "138****0001，联系到本人，财务示例丁。内容：请于3月4日9时到我局"
    assert "登记联系记录" in [group.reason for group in case_history(desk.context, desk.case.rid)]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"party": " "}, "contact-no-party"),
        ({"at": at(AFTER, 9)}, "contact-future"),
        ({"number": "1"}, "contact-number-short"),
        ({"appointed_at": at(AFTER, 9).replace(year=2025)}, "contact-appointed-before"),
        ({"came": False}, "contact-came-unappointed"),
        ({"came": False, "appointed_at": at(AFTER, 9)}, "contact-came-early"),
    ],
)
def test_what_cannot_be_is_refused(desk, changes, code):
    with pytest.raises(Refused) as refusal:
        told(desk, **changes)
    assert [problem.code for problem in refusal.value.problems] == [code]


def test_a_mistaken_entry_is_taken_back_with_a_reason(desk):
    kept = told(desk)
    with pytest.raises(Refused):
        contacts.take_back_contact(desk.context, kept.rid, ".")
    contacts.take_back_contact(desk.context, kept.rid, "登记到了别的案件")
    assert contacts.contacts_of(desk.context, desk.case.rid) == ()


def test_the_ladder_of_a_paper_to_a_person_names_who_signs_for_a_person(desk):
    """CPL art. 88: whoever is named on the paper alone, and whom the register knows without the case."""
    other = people.save_person(desk.context, a_person("示例经理"))
    told_on_paper = to_json({"addressee.uscc": an_id_number()})
    papers = [
        a_document(case_rid=desk.case.rid, addressee=name, addressee_rid=rid, facts=facts)
        for name, rid, facts in (("示例丙", "", told_on_paper), (other.name, other.rid, ""))
    ]
    with desk.context.unit("签发") as unit:
        for paper in papers:
            unit.put(paper)
    found = contacts.ladders(desk.context, case_file(desk.context, desk.case.rid))
    assert [each.paper.addressee for each in found] == ["示例丙", "示例经理"]
    assert all("同住" in each.next.receivers for each in found)


def test_a_letter_to_another_body_goes_the_ways_of_that_body(desk):
    """Not those of the debtor of which it speaks: nothing is left, posted or announced there."""
    told(desk, outcome=ContactOutcome.REFUSED)
    letter = a_document(
        form="assistance-request", case_rid=desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid,
        facts=to_json({"addressee.name": "示例县公安局"}),
    )  # fmt: skip
    with desk.context.unit("签发") as unit:
        unit.put(letter)
    (ladder,) = contacts.ladders(desk.context, case_file(desk.context, desk.case.rid))
    assert [(way.rule.method, way.state) for way in ladder.ways] == [("direct", "next"), ("mail", "open")]
    assert (ladder.hides.party, ladder.next.receivers[:4]) == ("示例县公安局", "收文单位")


def test_an_unserved_order_shows_its_ladder_and_what_hiding_still_lacks(desk, order):
    (ladder,) = contacts.ladders(desk.context, case_file(desk.context, desk.case.rid))
    assert (ladder.paper.rid, ladder.next.rule.method) == (order.rid, "direct")
    begun = told(desk, appointed_at=desk.clock.now() + timedelta(hours=2))
    desk.clock.advance(minutes=180)
    (hides,) = contacts.hidings(desk.context, desk.case.rid)
    assert "约定2026年3月2日 11:00到场，还没有登记是否到场" in contacts.hiding_lines(hides)
    contacts.save_contact(desk.context, replace(begun, came=False))
    told(desk, way=ContactWay.VISIT, outcome=ContactOutcome.NOBODY_THERE)
    (ladder,) = contacts.ladders(desk.context, case_file(desk.context, desk.case.rid))
    assert (ladder.next.rule.method, ladder.hides.is_hiding, ladder.hides.may_be_posted) == ("mail", True, False)
    assert contacts.hiding_lines(ladder.hides)[-2:] == (
        "还缺：上门的经过有照片、录像", "可以认为逃匿；张贴前还要上门送达并拍照、录像",
    )  # fmt: skip
    desk.serve(order)
    assert contacts.ladders(desk.context, case_file(desk.context, desk.case.rid)) == ()
