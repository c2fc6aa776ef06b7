from dataclasses import replace

from inspector_app.domain.claim import Disposition, MoneyNature
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.claim_lines import lines_of, restore_lines
from inspector_app.usecases.claim_sums import claim_sums
from inspector_app.usecases.payments import PaymentEntry, paid_together, register_payments
from inspector_app.usecases.timeline import timeline
from tests.builders import a_payment


def test_what_nobody_told_is_counted_beside_the_sum_and_no_wages_are_not_found(desk):
    whole = case_file(desk.context, desk.case.rid)
    one, two, three = lines_of(whole)
    changed = [
        replace(one, claim=replace(one.claim, claimed_fen=None, found_fen=None, identity_checked=False)),
        replace(two, claim=replace(two.claim, nature=MoneyNature.MATERIALS, disputed_fen=700)),
        replace(three, claim=replace(three.claim, disposition=Disposition.WITHDRAWN)),
    ]
    whole = restore_lines(desk.context, whole, changed, (), "示例")
    sums = claim_sums(whole)
    assert (sums.heads, sums.unchecked, sums.claimed_untold, sums.found_untold) == (3, 1, 1, 1)
    assert (sums.claimed_fen, sums.found_fen, sums.disputed_fen) == (4_000_000, 0, 700)
    assert sums.threshold == whole.threshold_today


def test_what_was_paid_to_workers_is_what_is_not_open_any_more(desk):
    payment = a_payment(desk.claims[0], 500_000)
    register_payments(desk.context, payment, (PaymentEntry(desk.claims[0].rid, 500_000),))
    sums = claim_sums(case_file(desk.context, desk.case.rid))
    assert (sums.found_fen, sums.balance.paid_fen, sums.balance.open_fen) == (6_000_000, 500_000, 5_500_000)


def test_several_lines_of_one_person_are_one_wherever_persons_are_counted_and_namesakes_are_two(desk):
    desk.keep(replace(desk.claims[2], identity_checked=False))
    whole = case_file(desk.context, desk.case.rid)
    one, two, three = lines_of(whole)
    second = replace(
        two, claim=replace(two.claim, person_rid=one.person.rid, identity_checked=False), person=one.person
    )
    checked = replace(three.claim, identity_checked=True)
    namesake = replace(three, claim=checked, person=replace(three.person, name=one.person.name))
    whole = restore_lines(desk.context, whole, [second, namesake], (), "示例")
    sums = claim_sums(whole)
    assert (sums.heads, sums.balance.heads, sums.balance.heads_open, sums.unchecked) == (2, 2, 2, 1)
    entries = tuple(PaymentEntry(claim.rid, 500_000) for claim in whole.claims[:2])
    register_payments(desk.context, a_payment(desk.claims[0], 0), entries)
    whole = case_file(desk.context, desk.case.rid)
    (paid,) = paid_together(desk.context, whole)
    assert (paid.heads, len(paid.amounts)) == (1, 2)
    assert "1人10,000.00元" in [each.what for each in timeline(desk.context, whole)][-1]
