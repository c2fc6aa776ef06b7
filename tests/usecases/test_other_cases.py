"""One employer, several cases: J2013-3 art. 3 asks what it owes its workers, not what one case holds."""

from dataclasses import replace
from datetime import date

from inspector_app.domain.case import Case
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.domain.identity import new_rid
from inspector_app.domain.threshold import Reached
from inspector_app.usecases import cases, people, thresholds
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.other_cases import with_other_cases
from inspector_app.usecases.payments import PaymentEntry, register_payments
from tests.builders import a_claim, a_person


def another_case(desk, heads, fen=600_000, company=None, **claim):
    """A case of so many workers; by default of the desk's employer. Its lines."""
    rid = desk.company.rid if company is None else company
    case = cases.open_case(
        desk.context, Case(new_rid(), "示例另案", opened_on=desk.case.opened_on, company_rid=rid)
    )  # fmt: skip
    lines = []
    for number in range(heads):
        person = people.save_person(desk.context, a_person(f"示例另{number}"))
        lines.append(a_claim(fen, line=number + 1, case_rid=case.rid, person_rid=person.rid, **claim))
    with desk.context.unit("另案明细") as unit:
        for line in lines:
            unit.put(line)
    return case, lines


ONE_MONTH = {"first_day": date(2026, 1, 1), "last_day": date(2026, 1, 31)}


def small(desk):
    """The desk's three workers: 6,000 yuan each for one month, which reach nothing alone."""
    desk.context = thresholds.set_threshold(desk.context, 1_000_000, 6_000_000, "示例文件")
    for claim in desk.claims:
        desk.keep(replace(claim, found_fen=600_000, claimed_fen=600_000, **ONE_MONTH))
    whole = case_file(desk.context, desk.case.rid)
    assert whole.threshold_today.reached is Reached.BELOW
    return whole


def together(desk):
    return with_other_cases(desk.context, case_file(desk.context, desk.case.rid))


def test_three_workers_and_seven_in_another_case_are_ten(desk):
    small(desk)
    another_case(desk, 7, **ONE_MONTH)
    found = together(desk)
    assert (found.state.reached, found.state.heads, found.state.total_fen) == (Reached.CERTAIN, 10, 6_000_000)
    assert found.words.startswith("连同该用人单位的另案“示例另案”：10名劳动者共被拖欠60,000元")


def test_other_employers_closed_cases_and_what_was_paid_do_not_count(desk):
    small(desk)
    another_case(desk, 7, company="", **ONE_MONTH)
    assert together(desk) is None
    case, lines = another_case(desk, 7, **ONE_MONTH)
    assert together(desk) is not None
    template = Payment("", case.rid, "", 0, desk.context.clock.today(), PaymentMethod.BANK)
    register_payments(desk.context, template, (PaymentEntry(lines[0].rid, 600_000),))
    assert together(desk) is None  # nine are not ten


def test_one_person_in_two_cases_is_one_worker_with_both_months_and_no_day_twice(desk):
    small(desk)
    case, _ = another_case(desk, 0)
    worker = desk.claims[0].person_rid
    later = a_claim(
        500_000, case_rid=case.rid, person_rid=worker, first_day=date(2025, 10, 1), last_day=date(2025, 12, 31)
    )  # fmt: skip
    same = a_claim(600_000, line=2, case_rid=case.rid, person_rid=worker, **ONE_MONTH)
    with desk.context.unit("另案明细") as unit:
        unit.put(later)
        unit.put(same)
    found = together(desk)
    assert (found.state.reached, found.state.heads, found.state.single_fen) == (Reached.CERTAIN, 3, 1_100_000)
    name = case_file(desk.context, desk.case.rid).people[worker].name
    assert found.twice == (name,)
    assert found.words.endswith(f"{name}的同一时段列在两案，只计一次。")
