"""Lists as people really bring them, each with its right answer; all people and numbers in them are invented."""

from datetime import date
from pathlib import Path

import pytest

from inspector_app.domain.threshold import Owed, Reached, threshold_state
from inspector_app.lawbook.book import Lawbook
from inspector_app.support.errors import Level
from inspector_app.support.paths import resource
from tests.books import check_roster, read_ledger

FILES = Path(__file__).parents[2] / "data" / "lists"
TODAY = date(2026, 11, 24)
AGENCY = "0b9e0b3e-2a55-4c1f-9f53-1d3c5a6f7e01"


def file(case):
    (path,) = FILES.glob(f"{case}*")
    return path


def check(case):
    return check_roster(file(case), TODAY)


def ledger(case):
    return read_ledger(file(case), AGENCY, on=TODAY)


def codes(checked, *levels):
    return [(p.place, p.code) for p in checked.problems if not levels or p.level in levels]


@pytest.mark.parametrize(
    ("case", "heads", "yuan"),
    [
        ("PC-01", 11, 38_500), ("PC-02", 3, 15_000), ("PC-04", 6, 24_000), ("PC-07", 6, 36_000), ("PC-08", 6, 30_000),
        ("PC-11", 3, 8_475), ("PC-16", 2, 8_000), ("PC-17", 3, 24_000), ("PC-18", 3, 37_500), ("PC-22", 2, 18_600),
        ("PC-26", 6, 47_000), ("PC-27", 3, 12_549.99),
    ],
)  # fmt: skip
def test_everybody_is_read_and_nobody_is_read_who_is_none(case, heads, yuan):
    found = check(case)
    assert (found.heads, found.total_fen / 100, found.unknown) == (heads, yuan, 0)


def test_a_totals_row_does_not_reach_the_threshold():
    found = check("PC-01")
    state = threshold_state(found.owed, Lawbook.load(resource("law")).threshold("江苏"))
    assert state.reached is Reached.BELOW
    assert codes(found, Level.ERROR, Level.WARNING) == []


def test_totals_that_tie_are_no_problem_and_signatures_are_named():
    assert [code for _, code in codes(check("PC-02"))] == ["roster-no-month"]
    assert codes(check("PC-04")) == [
        ("第3行", "roster-period-above"), ("A15", "roster-row-left-out"), ("A16", "roster-row-left-out"),
    ]  # fmt: skip


def test_the_crew_is_the_sheet_and_places_name_it():
    found = check("PC-08")
    assert [line.crew for line in found.lines] == ["木工班"] * 2 + ["钢筋班"] * 2 + ["水电班"] * 2
    assert [line.place for line in found.lines[1:3]] == ["木工班 第4行", "钢筋班 第3行"]


def test_a_site_ledger_has_advances_fines_and_what_others_paid():
    first, second, third = check("PC-11").lines
    assert (first.earned_fen, first.received_fen, first.owed_fen) == (8175_00, 5000_00, 3175_00)
    assert (second.deducted_fen, second.received_fen) == (200_00, 1000_00)
    assert (third.received_fen, third.owed_fen) == (8550_00, 0)
    assert (first.first_day, first.last_day) == (date(2026, 3, 11), date(2026, 4, 10))


@pytest.mark.parametrize(("case", "earned", "deducted"), [("PC-13", 10_000_00, None), ("PC-15", 3800_00, 100_00)])
def test_a_computed_net_is_not_taken_for_paid_and_nothing_owed_is_never_said(case, earned, deducted):
    found = check(case)
    assert {(line.earned_fen, line.deducted_fen, line.received_fen) for line in found.lines} == {
        (earned, deducted, None)
    }
    assert found.unknown == len(found.lines) > 2
    assert not found.is_whole
    assert {code for _, code in codes(found)} >= {"roster-net-open"}
    law = Lawbook.load(resource("law")).threshold("江苏")
    assert "没有尚欠" not in threshold_state(found.owed, law).ground


def test_the_visible_one_of_two_columns_is_read_and_the_other_named():
    found = check("PC-17")
    assert "隐藏的欠薪金额（“欠薪金额”已取E列）" in found.unread
    assert not found.is_whole


def spans(found):
    return [(line.first_day, line.last_day) for line in found.lines]


def test_periods_in_their_spellings():
    march_june, october = (date(2025, 3, 1), date(2025, 6, 30)), (date(2025, 10, 1), date(2025, 10, 31))
    found = check("PC-19")
    assert spans(found) == [
        march_june, october, (None, None), march_june, march_june, (date(2025, 3, 1), date(2025, 5, 31)),
    ]  # fmt: skip
    assert codes(found, Level.WARNING) == [("C4", "roster-no-year")]
    found = check("PC-20")
    assert spans(found) == [october, (None, None), october, october, (None, None), october]
    assert codes(found, Level.WARNING) == [("C3", "cell-serial-asked"), ("C6", "roster-no-year")]
    assert "2025年10月1日" in found.problems[0].message
    last = (date(2025, 10, 1), date(2026, 1, 31))
    assert spans(check("PC-21")) == [(date(2025, 10, 1), date(2025, 12, 31))] * 5 + [last]


def test_months_as_rows_are_one_person():
    found = check("PC-22")
    assert len(found.lines) == 6
    assert found.owed == (Owed(9300_00, 3), Owed(9300_00, 3))
    assert codes(found, Level.ERROR, Level.WARNING) == []


def test_ornaments_do_not_matter():
    found = check("PC-26")
    assert [line.id_number for line in found.lines][1:4] == [
        "340000198102110038", "340000198203120059", "34000019830413007X",
    ]  # fmt: skip
    assert [line.owed_fen // 100 for line in found.lines] == [5000, 6000, 7000, 8000, 9000, 12_000]
    assert found.lines[1].phone == "13800000002"


def test_what_is_calculated_to_more_than_a_fen_is_rounded_and_said():
    found = check("PC-27")
    assert [(line.rate, line.owed_fen) for line in found.lines] == [("233.33元/天", 4183_33)] * 3
    assert codes(found).count(("G2", "cell-rounded")) == 1


def test_doubtful_side_fields_leave_the_project_in():
    found = ledger("PC-30")
    assert [project.name for project in found.projects] == ["示例一号工程", "示例二号工程", "示例三号工程"]
    assert found.totals.unpaid_fen == 50_000_00
    asked = [(p.place, p.code) for p in found.problems]
    assert asked == [
        ("E2", "ledger-heads-shape"), ("F2", "ledger-day-open"), ("G2", "ledger-money-open"),
        ("E5", "ledger-total-differs"),
    ]  # fmt: skip
    assert (found.projects[0].heads, found.projects[0].contract_fen) == (None, None)


def test_grades_in_other_words_are_asked():
    found = ledger("PC-31")
    assert [project.unpaid_fen for project in found.projects] == [0, 55_000_00, 110_000_00, 165_000_00, 220_000_00]
    assert [(p.place, p.code) for p in found.problems][:5] == [
        ("F2", "ledger-heads-affected"), *((f"H{row}", "ledger-grade-unknown") for row in (3, 4, 5, 6)),
    ]  # fmt: skip
    assert found.totals_rows == (8,)


def test_a_ledger_of_two_storeys_and_an_export_with_serial_days():
    found = ledger("PC-32")
    assert [(p.name, p.owner_name, p.contractor_name, p.manager_name) for p in found.projects] == [
        (f"示例{n}号工程", "示例建设单位", "示例建工有限公司", "示例乙") for n in range(3)
    ]
    assert [p.heads for p in found.projects] == [120, None, None]
    assert [p.started_on for p in found.projects] == [None, None, date(2024, 3, 1)]
    assert [p.unpaid_fen for p in found.projects] == [345_000_00, 0, 120_000_00]
    found = ledger("PC-34")
    assert [(p.started_on, p.contract_fen, p.heads) for p in found.projects] == [
        (date(2024, 3, 1), 12_345_678_00, 45)
    ] * 3
