"""One balance, never counted twice."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.claim import Disposition, MoneyNature, MonthPart, period_of
from inspector_app.domain.debt import balance, open_fen, owed_by_person
from inspector_app.domain.threshold import Owed
from tests.builders import a_claim, a_payment


def test_only_wages_that_were_found_count():
    wages, project_money = a_claim(1000), a_claim(5000, nature=MoneyNature.PROJECT_MONEY)
    whole = balance([wages, project_money, a_claim(found_fen=None)], [])
    assert (whole.found_fen, whole.heads) == (1000, 1)


def test_a_crew_leader_who_took_the_money_has_not_paid_the_worker():
    claim = a_claim(1000)
    assert balance([claim], [a_payment(claim, 1000, to_worker=False)]).open_fen == 1000


def test_an_overpayment_of_one_line_does_not_lower_another():
    first, second = a_claim(1000), a_claim(2000, line=2)
    whole = balance([first, second], [a_payment(first, 5000)])
    assert (whole.paid_fen, whole.open_fen, whole.heads_open) == (1000, 2000, 1)


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 10**6)), max_size=20))
def test_the_balance_is_the_sum_of_its_lines(rows):
    claims = [a_claim(found, line=i) for i, (found, _) in enumerate(rows)]
    payments = [a_payment(c, paid) for c, (_, paid) in zip(claims, rows, strict=True) if paid]
    whole = balance(claims, payments)
    assert whole.open_fen == sum(open_fen(c, payments) for c in claims)
    assert whole.found_fen == whole.paid_fen + whole.open_fen
    assert whole.heads_open == sum(1 for c in claims if open_fen(c, payments))


def test_lines_of_one_person_are_one_head():
    """J2013-3 art. 3 counts 劳动者: five persons with two lines each are five, not ten."""
    lines = [a_claim(1000, line=n, person_rid=f"person {n % 5}") for n in range(10)]
    whole = balance(lines, [a_payment(lines[0], 1000)])
    assert (whole.heads, whole.heads_open, whole.open_fen) == (5, 5, 9000)
    owed = sorted(each.fen for each in owed_by_person(lines, [a_payment(lines[0], 1000)]))
    assert owed == [1000, 2000, 2000, 2000, 2000]


def test_the_months_of_one_person_are_added_but_no_day_twice():
    """Three months 6,000 and one month 9,000 are four months and 15,000 of one worker."""
    early = a_claim(600_000, person_rid="one", first_day=date(2025, 9, 1), last_day=date(2025, 11, 30))
    late = a_claim(900_000, person_rid="one", first_day=date(2025, 12, 1), last_day=date(2025, 12, 31))
    assert owed_by_person([early, late], []) == [Owed(1_500_000, 4)]
    same = a_claim(900_000, person_rid="one", first_day=date(2025, 10, 1), last_day=date(2025, 10, 31))
    assert owed_by_person([early, same], []) == [Owed(1_500_000, 3)]
    assert owed_by_person([early, late], [a_payment(late, 900_000)]) == [Owed(600_000, 3)]


def test_a_month_between_two_others_in_which_nothing_is_owed_is_none_of_the_three():
    """J2013-3 art. 3 asks for three months: May and August are two, whatever lies between them."""
    may, july, august = (MonthPart(date(2026, n, 1), date(2026, n, 31)) for n in (5, 7, 8))
    days = {"first_day": may.first_day, "last_day": august.last_day}
    claim = a_claim(1000, **days, parts=(may, august))
    assert (owed_by_person([claim], []), claim.months) == ([Owed(1000, 2)], 2)
    assert a_claim(1000, **days, parts=(may, replace(july, claimed_fen=0), august)).months == 2, "July is paid"
    assert a_claim(1000, **days, parts=(may, july)).months == 4, "somebody has put in other days"
    assert period_of([claim]) == "2026年5月、8月"
    assert period_of([claim, replace(claim, parts=(), first_day=date(2026, 6, 1))]) == "2026年5月至8月"
    assert period_of([claim, replace(claim, last_day=None)]) == "2026年5月至8月"
    june = replace(claim, parts=(), first_day=date(2026, 6, 5), last_day=date(2026, 6, 20))
    assert (claim.overlaps(june), claim.overlaps(replace(june, last_day=date(2026, 8, 1)))) == (False, True)


def test_what_nobody_knows_of_a_person_stays_unknown():
    known = a_claim(600_000, person_rid="one", first_day=date(2025, 9, 1), last_day=date(2025, 9, 30))
    untold = a_claim(100_000, person_rid="one", first_day=None, last_day=None)
    assert owed_by_person([known, untold], []) == [Owed(700_000, None)]
    unfound = a_claim(None, person_rid="one", claimed_fen=100)
    assert owed_by_person([known, unfound], []) == [Owed(600_000, 4, more=True)]
    assert owed_by_person([unfound], []) == [Owed(None, 3)]


def test_a_line_that_nobody_found_is_in_no_sum_and_the_sums_say_so():
    known, unknown = a_claim(1000, person_rid="one"), a_claim(found_fen=None, person_rid="two", line=2)
    assert (known.ordered_fen, unknown.ordered_fen, open_fen(unknown, [])) == (1000, None, None)
    whole = balance([known, unknown], [a_payment(known, 400)])
    assert (whole.open_fen, whole.untold, whole.besides) == (600, 1, "（另有1人未填）")
    assert balance([known], []).besides == ""
    withdrawn = a_claim(found_fen=None, disposition=Disposition.WITHDRAWN)
    assert (withdrawn.ordered_fen, balance([withdrawn], []).untold) == (0, 0)


def test_months_that_nobody_told_are_not_nought():
    assert a_claim(first_day=None).months is None
    assert a_claim(first_day=date(2026, 3, 1), last_day=date(2026, 3, 20)).months == 0
