"""What attempts to reach somebody prove."""

from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.contact import Contact, ContactOutcome, ContactWay, hiding, parties
from tests.builders import NOON

LATER = NOON + timedelta(days=3)


def tried(way=ContactWay.CALL, outcome=ContactOutcome.REACHED, **changes):
    return Contact("c", "case", NOON, way, outcome, "示例丙", **changes)


APPOINTED = tried(appointed_at=NOON + timedelta(days=1), came=False)
IN_VAIN = tried(ContactWay.VISIT, ContactOutcome.NOBODY_THERE, evidence_rids=("photo",))


@pytest.mark.parametrize(
    ("contacts", "hides", "posted"),
    [
        ((), False, False),
        ((tried(outcome=ContactOutcome.NO_ANSWER),) * 9, False, False),  # who was never told for certain does not hide
        ((tried(),), False, False),
        ((replace(APPOINTED, came=True),), False, False),
        ((replace(APPOINTED, outcome=ContactOutcome.BY_OTHER),), False, False),
        ((APPOINTED,), True, False),
        ((tried(outcome=ContactOutcome.REFUSED),), True, False),
        ((APPOINTED, replace(IN_VAIN, evidence_rids=())), True, False),
        ((APPOINTED, IN_VAIN), True, True),
        ((IN_VAIN,), False, False),
    ],
)
def test_hiding_is_proved_by_a_sure_notice_and_absence(contacts, hides, posted):
    found = hiding("示例丙", contacts, LATER)
    assert (found.is_hiding, found.may_be_posted) == (hides, posted)


def test_an_appointment_that_passed_untold_is_asked_about():
    waits = replace(APPOINTED, came=None)
    assert hiding("示例丙", (waits,), LATER).open == (waits,)
    assert hiding("示例丙", (waits,), NOON).open == ()


def test_attempts_at_others_prove_nothing():
    assert not hiding("示例丁", (APPOINTED, IN_VAIN), LATER).is_hiding
    assert parties((APPOINTED, replace(IN_VAIN, party="示例丁"))) == ("示例丙", "示例丁")
