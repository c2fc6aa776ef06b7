"""The ways of service in the order of law: who may receive, and which comes next after what was tried."""

from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.act import ServiceMethod
from inspector_app.domain.contact import Contact, ContactOutcome, ContactWay, hiding
from inspector_app.domain.debt import PartyKind
from inspector_app.domain.service_ladder import RungState, service_ladder
from tests.builders import NOON

LATER = NOON + timedelta(days=3)


def tried(way=ContactWay.CALL, outcome=ContactOutcome.REACHED, **changes):
    return Contact("c", "case", NOON, way, outcome, "示例丙", **changes)


APPOINTED = tried(appointed_at=NOON + timedelta(days=1), came=False)
IN_VAIN = tried(ContactWay.VISIT, ContactOutcome.NOBODY_THERE, evidence_rids=("photo",))


def ways(law, *contacts, kind=PartyKind.PERSON, posted=True, confirmed=False):
    found = service_ladder(
        law.service, kind, contacts, hiding("示例丙", contacts, LATER), posted=posted, confirmed=confirmed
    )
    return {way.rule.method: way for way in found}


def test_every_way_is_told_with_who_may_receive_and_its_source(law):
    assert law.service[0].method is ServiceMethod.DIRECT
    assert {rule.method for rule in law.service} == set(ServiceMethod)
    assert "同住成年家属" in ways(law)[ServiceMethod.DIRECT].receivers
    assert "负责收件的人" in ways(law, kind=PartyKind.COMPANY)[ServiceMethod.DIRECT].receivers


@pytest.mark.parametrize(
    ("contacts", "next_way"),
    [
        ((), ServiceMethod.DIRECT),
        ((tried(outcome=ContactOutcome.REFUSED),), ServiceMethod.LEFT),
        ((tried(ContactWay.VISIT, ContactOutcome.NOBODY_THERE),), ServiceMethod.MAIL),
        ((IN_VAIN, tried(ContactWay.LETTER, ContactOutcome.RETURNED)), ServiceMethod.ENTRUSTED),
    ],
)
def test_the_next_way_follows_from_what_was_tried_in_vain(law, contacts, next_way):
    (chosen,) = [method for method, way in ways(law, *contacts).items() if way.state is RungState.NEXT]
    assert chosen is next_way


def test_a_public_notice_is_for_whom_nothing_reached_since(law):
    """CPL art. 95."""
    gone = tried(ContactWay.LETTER, ContactOutcome.RETURNED)
    assert ways(law, gone)[ServiceMethod.PUBLIC_NOTICE].state is not RungState.CLOSED
    found = tried(outcome=ContactOutcome.REACHED)
    later = replace(found, at=NOON + timedelta(days=1))
    assert ways(law, gone, later)[ServiceMethod.PUBLIC_NOTICE].state is RungState.CLOSED


def test_an_order_is_posted_only_against_who_hides_and_nothing_else_ever_is(law):
    assert ways(law, APPOINTED)[ServiceMethod.POSTED].state is RungState.CLOSED
    assert ways(law, APPOINTED, IN_VAIN)[ServiceMethod.POSTED].state is RungState.OPEN
    assert ServiceMethod.POSTED not in ways(law, APPOINTED, IN_VAIN, posted=False)
    assert ways(law)[ServiceMethod.ELECTRONIC].state is RungState.CLOSED
    assert ways(law, confirmed=True)[ServiceMethod.ELECTRONIC].state is not RungState.CLOSED
