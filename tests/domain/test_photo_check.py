"""Which cells of a photographed list may be believed: no wrong figure goes through unseen."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.identity import id_check_digit
from inspector_app.domain.photo_check import LINE, Tally, Vouched, judged, tally
from inspector_app.domain.photo_sheet import PhotoCell, PhotoSheet

TODAY = date(2026, 3, 2)
FIELDS = (LINE, "name", "id_number", "job", "attendance", "earned", "received", "owed")
TITLES = ("序号", "姓名", "身份证号码", "工种", "出勤天数", "应发工资", "已付工资", "拖欠工资")
NAME, ID, JOB, DAYS, EARNED, RECEIVED, OWED = range(1, 8)
FIGURES = (DAYS, EARNED, RECEIVED, OWED)


def number(place):
    first = f"349900{1965 + place % 30}{1 + place % 12:02d}{1 + place % 28:02d}{100 + place:03d}"
    return first + id_check_digit(first)


def read(rows, total=True):
    """A sheet as a machine reads it, of days, 应发 and 已付 of each worker."""
    lines = [TITLES]
    for at, (days, earned, received) in enumerate(rows, 1):
        owed = earned - received
        lines.append(
            (str(at), "示例", number(at), "木工", str(days), f"{earned:,}.00", f"{received:,}.00", f"{owed:,}.00")
        )
    if total:
        sums = [sum(row[k] for row in rows) for k in range(3)]
        figures = [f"{each:,}.00" for each in (sums[1], sums[2], sums[1] - sums[2])]
        lines.append(("合计", "", "", "", str(sums[0]), *figures))
    return PhotoSheet(tuple(tuple(map(PhotoCell, line)) for line in lines))


def changed(sheet, spot, text):
    rows = [list(row) for row in sheet.rows]
    rows[spot[0]][spot[1]] = replace(rows[spot[0]][spot[1]], text=text)
    return replace(sheet, rows=tuple(map(tuple, rows)))


def judge(sheet, fields=FIELDS):
    return judged(sheet, fields, TODAY)


LISTS = st.lists(
    st.integers(1, 90).flatmap(lambda days: st.tuples(st.just(days), st.just(days * 280), st.integers(0, 279))),
    min_size=1,
    max_size=6,
)


@given(LISTS)
def test_a_list_that_adds_up_needs_a_person_for_its_words_alone(rows):
    found = judge(read(rows))
    assert found.problems == {}
    assert {column for _, column in found.open} == {NAME, JOB}
    assert found.grounds[1, ID] is Vouched.BY_DIGIT
    assert found.grounds[1, OWED] is Vouched.BY_SUM


@given(LISTS, st.data())
def test_one_wrong_figure_is_never_believed(rows, data):
    sheet = read(rows)
    row = data.draw(st.integers(1, len(sheet.rows) - 1))
    column = data.draw(st.sampled_from((*FIGURES, ID) if row < len(sheet.rows) - 1 else FIGURES))
    text = sheet.cell(row, column).text
    at = data.draw(st.sampled_from([at for at, each in enumerate(text) if each.isdigit()]))
    digit = data.draw(st.sampled_from([each for each in "0123456789" if each != text[at]]))
    found = judge(changed(sheet, (row, column), text[:at] + digit + text[at + 1 :]))
    assert found.grounds[row, column] is Vouched.OPEN


@given(LISTS, st.data())
def test_a_figure_that_was_not_seen_is_missed(rows, data):
    """An empty cell counts as nought in the sums; so nothing that is lost goes by, unless it was nought."""
    sheet = read(rows)
    row, column = data.draw(st.integers(1, len(rows))), data.draw(st.sampled_from(FIGURES))
    found = judge(changed(sheet, (row, column), ""))
    was_nought = not sheet.cell(row, column).text.strip("0.,")
    assert was_nought or found.grounds[row, column] is Vouched.OPEN


@given(LISTS)
def test_two_errors_that_cancel_out_in_the_row_are_caught_by_the_columns(rows):
    sheet = read(rows)
    more = f"{rows[0][1] + 10:,}.00", f"{rows[0][1] - rows[0][2] + 10:,}.00"
    found = judge(changed(changed(sheet, (1, EARNED), more[0]), (1, OWED), more[1]))
    assert {(1, EARNED), (1, OWED)} <= set(found.open)


@given(LISTS, st.data())
def test_a_whole_line_that_was_not_seen_puts_the_columns_in_doubt(rows, data):
    sheet = read([*rows, (60, 16_800, 800)])
    found = judge(sheet.without([data.draw(st.integers(1, len(rows) + 1))]))
    assert all((len(rows) + 1, column) in found.problems for column in FIGURES if column != RECEIVED)


def test_without_totals_the_row_answers_for_amounts_and_a_person_for_the_days():
    found = judge(read([(60, 16_800, 800)], total=False))
    assert found.grounds[1, EARNED] is Vouched.BY_SUM
    assert found.grounds[1, DAYS] is Vouched.OPEN


def test_a_rate_that_gives_what_was_earned_is_proved_with_its_days():
    fields = tuple("rate" if name == "job" else name for name in FIELDS)
    sheet = changed(read([(60, 16_800, 800), (61, 17_080, 0)], total=False), (1, JOB), "280")
    found = judge(changed(sheet, (2, JOB), "230"), fields)
    assert [found.grounds[1, at] for at in (JOB, DAYS, EARNED)] == [Vouched.BY_SUM] * 3
    assert [found.grounds[2, at] for at in (JOB, DAYS)] == [Vouched.OPEN] * 2
    assert found.problems == {}


def test_without_any_equation_every_amount_is_a_persons():
    sheet = PhotoSheet((tuple(map(PhotoCell, ("姓名", "欠发"))), tuple(map(PhotoCell, ("张示例", "1200")))))
    assert judge(sheet, ("name", "owed")).open == [(1, 0), (1, 1)]


def test_subtotals_answer_for_their_part_and_the_total_for_all():
    lines = [
        ("姓名", "欠发"),
        ("甲", "100"),
        ("小计", "100"),
        ("乙", "200"),
        ("丙", "50"),
        ("小计", "250"),
        ("合计", "350"),
    ]
    sheet = PhotoSheet(tuple(tuple(map(PhotoCell, line)) for line in lines))
    assert judge(sheet, ("name", "owed")).open == [(1, 0), (3, 0), (4, 0)]
    wrong = judge(changed(sheet, (4, 1), "60"), ("name", "owed"))
    assert wrong.grounds[1, 1] is Vouched.OPEN  # the total of all does not agree any more
    assert set(wrong.problems) == {(5, 1), (6, 1)}


def test_a_person_may_vouch_for_what_does_not_add_up_on_paper_and_it_stays_said():
    sheet = changed(read([(60, 16_800, 800)], total=False), (1, OWED), "15,000.00")
    spots = [(1, column) for column in range(8)]
    found = judge(sheet.confirmed(spots))
    assert found.open == []
    assert found.problems[1, OWED].code == "photo-row-differs"


def test_a_number_read_badly_is_looked_at_though_it_passes():
    sheet = read([(60, 16_800, 800)])
    rows = [list(row) for row in sheet.rows]
    rows[1][ID] = replace(rows[1][ID], score=0.6)
    assert judge(replace(sheet, rows=tuple(map(tuple, rows)))).grounds[1, ID] is Vouched.OPEN


@pytest.mark.parametrize("text", ["1234", "", "34990019880512123A"])
def test_a_number_without_a_right_check_digit_is_a_persons(text):
    assert judge(changed(read([(60, 16_800, 800)]), (1, ID), text)).grounds[1, ID] is Vouched.OPEN


def test_two_amounts_in_a_cell_are_none():
    found = judge(changed(read([(60, 16_800, 800)]), (1, OWED), "16 000"))
    assert found.grounds[1, OWED] is Vouched.BY_SUM  # a blank of thousands
    assert judge(changed(read([(60, 16_800, 800)]), (1, OWED), "160 00")).grounds[1, OWED] is Vouched.OPEN


def test_what_counts_for_all_lines_is_looked_at_and_unknown_columns_are_not():
    lines = [("单位：元", ""), ("姓名", "签字"), ("甲", "甲")]
    sheet = PhotoSheet(tuple(tuple(map(PhotoCell, line)) for line in lines), 1)
    assert judge(sheet, ("name", "")).open == [(0, 0), (2, 0)]
    assert judge(sheet.confirmed([(0, 0)]), ("name", "")).open == [(2, 0)]


def test_what_was_done_is_counted_and_no_blank_counts_as_looked_at():
    sheet = read([(10, 3000, 1000), (12, 3600, 0)])
    sheet = sheet.with_column().typed(1, 8, "备注一").typed(4, 8, "制表：示例").confirmed([(1, NAME), (2, NAME)])
    sheet = sheet.typed(2, JOB, "")
    assert tally(sheet, judged(sheet, (*FIELDS, ""), TODAY)) == Tally(
        by_person=2, proved=14, blank=1, unread=(8,), left_out=(4,), copied=5
    )
    begun = PhotoSheet(sheet.rows[:1]).typed(1, NAME, "张示例")
    done = tally(begun, judged(begun, FIELDS, TODAY))
    assert (done.by_person, done.blank, done.copied) == (1, 6, 2)
