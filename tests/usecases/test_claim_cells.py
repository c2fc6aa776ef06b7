from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.claim import Disposition, MoneyNature, MonthPart
from inspector_app.support.errors import Refused
from inspector_app.usecases.claim_cells import Kind, cells, shown, with_cell
from inspector_app.usecases.claim_rows import new_line
from tests.builders import an_id_number

COLUMNS = cells()
EMPTY = new_line("case", 1)


def written(key, text):
    return with_cell(COLUMNS[key], EMPTY, text)


def test_names_and_numbers_go_to_the_person_and_a_number_that_was_written_is_still_to_be_checked():
    number = an_id_number()
    assert written("name", " 张  示例 ").person.name == "张 示例"
    line = written("id_number", f" {number[:6]} {number[6:]} ")
    assert (line.person.id_number, line.claim.identity_checked) == (number, False)
    checked = with_cell(COLUMNS["identity_checked"], line, "已核对")
    assert with_cell(COLUMNS["id_number"], checked, number).claim.identity_checked
    for other in ("", an_id_number()):
        assert not with_cell(COLUMNS["id_number"], checked, other).claim.identity_checked


@pytest.mark.parametrize(("text", "fen"), [("1,234.5", 123_450), ("￥12元", 1_200), ("", None), ("０", 0)])
def test_money_is_read_as_people_write_it(text, fen):
    assert written("claimed_fen", text).claim.claimed_fen == fen


@pytest.mark.parametrize(
    ("key", "text", "day"),
    [
        ("first_day", "2026-3-5", date(2026, 3, 5)),
        ("first_day", "2026年2月", date(2026, 2, 1)),
        ("last_day", "2026.2", date(2026, 2, 28)),
        ("last_day", "", None),
    ],
)
def test_a_month_is_its_first_day_or_at_the_end_its_last(key, text, day):
    assert getattr(written(key, text).claim, key) == day


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("claimed_fen", "一万多", "figure-vague"),
        ("claimed_fen", "-5", "money-negative"),
        ("first_day", "2026-13-01", "date-impossible"),
        ("nature", "奖金", "ui-choice-unknown"),
        ("months", "3", "claim-column-fixed"),
    ],
)
def test_what_is_none_is_refused_with_its_reason(key, text, code):
    with pytest.raises(Refused) as refusal:
        written(key, text)
    assert refusal.value.problems[0].code == code


def test_choices_are_words():
    assert written("nature", "工程款").claim.nature is MoneyNature.PROJECT_MONEY
    assert written("nature", "").claim.nature is MoneyNature.WAGES
    assert written("disposition", "和解").claim.disposition is Disposition.SETTLED
    assert written("disposition", "").claim.disposition is None
    assert written("identity_checked", "已核对").claim.identity_checked


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10**10))
def test_an_amount_shown_and_typed_again_is_the_same(fen):
    line = with_cell(COLUMNS["earned_fen"], EMPTY, f"{fen // 100}.{fen % 100:02d}")
    assert with_cell(COLUMNS["earned_fen"], EMPTY, shown(COLUMNS["earned_fen"], line)) == line


def test_the_months_of_a_line_say_which_where_they_do_not_follow_each_other():
    may, august = (MonthPart(date(2026, n, 1), date(2026, n, 31)) for n in (5, 8))
    claim = replace(EMPTY.claim, first_day=may.first_day, last_day=august.last_day, parts=(may, august))
    months = [shown(cells()["months"], replace(EMPTY, claim=each)) for each in (claim, replace(claim, parts=()))]
    assert months == ["2（2026年5月、8月）", "4"]


def test_every_cell_can_be_shown_and_written_back():
    line = EMPTY
    for column in cells().values():
        if column.kind is not Kind.FIXED:
            line = with_cell(column, line, shown(column, line))
    assert line == EMPTY


@pytest.mark.parametrize(
    ("key", "text", "read"),
    [
        ("claimed_fen", "一万八", "18,000.00"), ("received_fen", "三千五百块", "3,500.00"),
        ("found_fen", "2w", "20,000.00"),
        ("last_day", "欠到九月", "2025-09-30"), ("first_day", "从三月", "2026-03-01"), ("last_day", "去年底12月", None),
        ("rate", "260一天", "260元/天"), ("attendance", "干了仨月", "3个月"),
    ],
)  # fmt: skip
def test_figures_as_people_say_them_wait_for_a_yes(key, text, read):
    with pytest.raises(Refused) as refusal:
        with_cell(COLUMNS[key], EMPTY, text, date(2026, 3, 9))
    (problem,) = refusal.value.problems
    assert (problem.code == "cell-spoken", problem.details.get("read")) == (read is not None, read)


@pytest.mark.parametrize(
    ("key", "text"), [("rate", "260元/天"), ("rate", "计件"), ("attendance", "97.5工"), ("rate", "")]
)
def test_what_is_written_as_it_is_kept_is_kept(key, text):
    assert getattr(with_cell(COLUMNS[key], EMPTY, text, date(2026, 3, 9)).claim, key) == text


def test_a_month_without_a_year_is_not_read_where_no_day_tells_the_year():
    with pytest.raises(Refused) as refusal:
        written("last_day", "欠到九月")
    assert refusal.value.problems[0].code != "cell-spoken"


@pytest.mark.parametrize(
    ("key", "text"), [("claimed_fen", "一万多"), ("received_fen", "五千左右"), ("last_day", "九月上旬")]
)
def test_what_is_told_only_about_is_refused_with_what_to_do(key, text):
    with pytest.raises(Refused) as refusal:
        with_cell(cells()[key], new_line("case", 1), text, date(2026, 3, 16))
    assert refusal.value.problems[0].code == "figure-vague"
