from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.identity import id_check_digit, masked_id
from inspector_app.domain.roster import RosterRow, RowProblem, without_number
from inspector_app.domain.roster_rows import check_rows
from inspector_app.domain.shared_number import shared_numbers
from inspector_app.domain.threshold import Owed
from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentences

TODAY = date(2026, 1, 20)
COLUMNS = {
    "name": "B", "id_number": "C", "phone": "D", "job": "E", "period": "F", "months": "G", "earned": "H",
    "deducted": "I", "received": "J", "owed": "K", "card": "L", "note": "M", "first_day": "N", "last_day": "O",
}  # fmt: skip


def number(seq: int, born: str = "19850312") -> str:
    first = f"340000{born}{seq:03d}"
    return first + id_check_digit(first)


def card(n: int) -> str:
    first = f"62220000000000{n:04d}"
    total = sum(d * 2 - 9 if d * 2 > 9 else d * 2 for d in map(int, first[::-1][::2])) + sum(
        map(int, first[::-1][1::2])
    )
    return first + str(-total % 10)


def worker(row: int, **values: str) -> RosterRow:
    cells = {
        "name": f"示例工{row}", "id_number": number(row), "phone": f"138000{row:05d}", "card": card(row),
        "owed": "12000", "period": "2025年9月至2025年12月",
    }  # fmt: skip
    return RosterRow(row, cells | values, COLUMNS)


def check(*rows: RosterRow):
    return check_rows(rows, TODAY)


def codes(checked) -> list[tuple[int, str, str]]:
    return [(p.row, p.column, p.code) for p in checked.problems]


def test_a_sound_table_has_no_problems():
    checked = check(*(worker(row) for row in range(3, 15)))
    assert codes(checked) == []
    assert (checked.heads, checked.total_fen) == (12, 144_000_00)
    assert checked.owed == (Owed(12_000_00, 4),) * 12
    assert checked.unknown == 0
    assert checked.lines[0].first_day == date(2025, 9, 1)
    assert checked.lines[0].last_day == date(2025, 12, 31)


def test_a_name_or_a_number_is_enough():
    checked = check(worker(3, name=""), worker(4, id_number=""))
    assert checked.heads == 2
    assert codes(checked) == [(3, "B", "roster-name-missing"), (4, "C", "roster-identity-open")]


def test_that_somebody_has_no_number_is_said_once_for_all_his_months():
    months = ({"period": f"2025年{month}月", "name": name, "id_number": ""} for name in "甲乙" for month in (9, 10, 11))
    checked = check(
        *(worker(row, **told | {"name": f"示例{told['name']}"}) for row, told in enumerate(months, start=3))
    )
    assert [(p.row, p.code) for p in checked.problems] == [(3, "roster-identity-open"), (6, "roster-identity-open")]


@pytest.mark.parametrize(
    ("values", "column", "code", "level"),
    [
        ({"id_number": number(3)[:-1] + "Y"}, "C", "id-shape", Level.ERROR),
        ({"id_number": number(3)[:17]}, "C", "id-shape", Level.ERROR),
        ({"id_number": str((int(number(3)[0]) + 1) % 10) + number(3)[1:]}, "C", "id-check-digit", Level.ERROR),
        ({"id_number": number(3, "20120101")}, "C", "id-under-age", Level.WARNING),
        ({"id_number": "340000850312003"}, "C", "id-15-digits", Level.ERROR),
        ({"id_number": "Ｅ12345678"}, "C", "id-kind-read", Level.WARNING),
        ({"id_number": "h12345678"}, "C", "id-kind-read", Level.WARNING),
        ({"id_number": "KOR310000000001"}, "C", "id-kind-read", Level.WARNING),
        ({"phone": "1380000"}, "D", "phone-shape", Level.WARNING),
        ({"card": card(3)[:-1]}, "L", "card-check-digit", Level.WARNING),
        ({"card": "123"}, "L", "card-shape", Level.WARNING),
        ({"owed": "一万二"}, "K", "money-shape", Level.ERROR),
        ({"owed": "-5"}, "K", "money-negative", Level.ERROR),
        ({"owed": "1.005"}, "K", "money-decimals", Level.ERROR),
        ({"owed": ""}, "K", "roster-owed-missing", Level.WARNING),
        ({"earned": "20000", "received": "9000"}, "K", "roster-does-not-tie", Level.WARNING),
        ({"earned": "5000", "received": "9000", "owed": ""}, "J", "roster-overpaid", Level.WARNING),
        ({"period": "去年下半年"}, "F", "roster-period-shape", Level.WARNING),
        ({"period": "2025年9月至今"}, "F", "roster-period-open-end", Level.WARNING),
        ({"period": "2025年9月至2026年3月"}, "F", "roster-day-ahead", Level.WARNING),
        ({"period": "2025年12月至2025年9月"}, "F", "claim-period-order", Level.ERROR),
        ({"first_day": "2025-13-01"}, "N", "date-impossible", Level.ERROR),
        ({"months": "很久"}, "G", "roster-months-shape", Level.WARNING),
        ({"months": "9"}, "G", "roster-months-differ", Level.WARNING),
        ({"months": "1.5"}, "G", "roster-months-fewer", Level.WARNING),
        ({"months": "三个半月"}, "G", "roster-months-part", Level.WARNING),
    ],
)
def test_each_bad_cell_is_named_where_it_is(values, column, code, level):
    checked = check(worker(3, **values))
    assert [(p.row, p.column, p.code, p.level) for p in checked.problems] == [(3, column, code, level)]
    assert checked.problems[0].problem.where == f"{column}3"
    assert "代码" not in checked.problems[0].message
    assert checked.heads == 1


def test_lines_that_end_on_one_day_to_come_are_told_once():
    checked = check(*(worker(row, name=f"示例{row}", period="2026年3月") for row in (3, 4)))
    told = [(p.row, p.message) for p in checked.problems if p.code == "roster-day-ahead"]
    assert told == [(3, "欠薪截止日期2026年3月31日晚于今天（共2行），请核对。")]


def test_full_width_blanks_and_signs_are_understood():
    line = check(
        worker(
            3,
            name="张 三",
            id_number=" " + number(3)[:6] + " " + number(3)[6:].lower(),
            owed="￥１２，０００．５元",
            card="-",
        )
    ).lines[0]
    assert (line.name, line.id_number, line.owed_fen, line.card) == ("张三", number(3), 12_000_50, "")


def test_latin_names_keep_their_blanks():
    assert check(worker(3, name="José  María")).lines[0].name == "José María"
    assert check(worker(3, name="阿卜杜拉·买买提")).lines[0].name == "阿卜杜拉·买买提"


def test_what_is_owed_follows_from_the_other_amounts():
    line = check(worker(3, owed="", earned="20000", deducted="500", received="7500.25")).lines[0]
    assert line.owed_fen == 11_999_75
    assert line.owed_derived


def test_a_blank_is_no_nought_unless_what_is_owed_proves_it():
    blank = check(worker(3, owed="", earned="20000", deducted="0"))
    assert (blank.lines[0].owed_fen, blank.unknown, codes(blank)) == (None, 1, [(3, "J", "roster-blank-open")])
    assert check(worker(3, owed="", earned="20000", deducted="0", received="—")).lines[0].owed_fen == 20_000_00
    proved = check(worker(3, owed="20000", earned="20000")).lines[0]
    assert (proved.deducted_fen, proved.received_fen) == (0, 0)
    other = check(worker(3, owed="9000", earned="20000"))
    assert (other.lines[0].received_fen, codes(other)) == (None, [(3, "K", "roster-does-not-tie")])


def test_a_list_that_says_nothing_of_what_was_paid_leaves_it_open():
    columns = {"name": "A", "earned": "B", "deducted": "C"}
    checked = check_rows([RosterRow(3, {"name": "示例甲", "earned": "900", "deducted": "0"}, columns)], TODAY)
    assert checked.lines[0].owed_fen is None
    assert [problem.code for problem in checked.problems][-1] == "roster-received-missing"


def test_an_amount_of_which_nobody_knows_whether_it_counts_leaves_it_open():
    checked = check(worker(3, owed="", earned="900", deducted="0", received="0", open="借支"))
    assert (checked.lines[0].owed_fen, checked.problems[-1].code) == (None, "roster-part-open")


def test_lines_of_one_person_for_other_works_are_added_up():
    checked = check(worker(3, job="砌砖"), worker(4, id_number=number(3), job="抹灰", name="示例工3"))
    assert codes(checked) == [(4, "E", "roster-same-person-works")]
    assert (checked.heads, checked.owed[0].fen) == (1, 24_000_00)


def test_a_place_beside_another_list_says_which_columns():
    row = RosterRow(3, {"name": "示例甲", "owed": "5"}, {"name": "D", "owed": "E"}, span="D至E列")
    checked = check_rows([row], TODAY)
    assert [problem.place for problem in checked.problems] == ["第3行D至E列"]
    assert checked.lines[0].place == "第3行D至E列"


def test_months_come_from_the_column_or_from_the_days():
    assert check(worker(3, months="2.5个月")).lines[0].months == 2
    assert check(worker(3, period="", first_day="2025年9月", last_day="2025.11")).lines[0].months == 3
    assert check(worker(3, period="")).lines[0].months is None
    assert check(worker(3, period="3个月")).lines[0].months == 3
    assert check(worker(3, period="2025年9月至今")).lines[0].first_day == date(2025, 9, 1)


def test_the_same_worker_twice():
    checked = check(worker(3), worker(4), worker(5, id_number=number(3), name="示例工3"))
    assert codes(checked) == [(5, "C", "roster-same-number")]
    assert "第3行" in checked.problems[0].message
    assert all(problem.message for problem in checked.problems)
    assert (checked.heads, checked.unknown, checked.total_fen) == (2, 1, 12_000_00)  # which of the two nobody knows


def test_one_number_of_two_people_is_nobodys_and_both_stay():
    checked = check(worker(3), worker(4), worker(5, id_number=number(3), name="示例乙"))
    assert codes(checked) == [(5, "C", "roster-number-of-two")]
    assert [bool(line.id_number) for line in checked.lines] == [False, True, False]
    assert (checked.heads, checked.unknown, checked.total_fen) == (3, 0, 36_000_00)
    noted = [next(iter(shared_numbers(line.note)), "") for line in checked.lines]
    assert noted == [masked_id(number(3)), "", masked_id(number(3))]
    assert "“示例乙”" in checked.lines[0].note
    of = {"id_number": number(3), "card": card(3)}
    apart = check(worker(3, period="2025年9月", **of), worker(5, name="示例乙", period="2025年10月", **of))
    assert "roster-number-other-name" in [code for _, _, code in codes(apart)]
    assert apart.heads == 1


def test_one_card_for_several_people():
    checked = check(worker(3), worker(4, card=card(3)), worker(5, card=card(3)))
    assert codes(checked) == [(4, "L", "roster-same-card"), (5, "L", "roster-same-card")]


def test_who_has_no_number_is_told_together_where_the_list_has_no_column_of_numbers():
    def told(*people, **columns):
        rows = [RosterRow(row, worker(row, name=name, id_number="").values, columns) for row, name in people]
        return without_number(check_rows(rows, TODAY)).problems

    people = (3, "示例甲"), (4, "示例乙")
    (said,) = [p for p in told(*people, name="A", owed="B") if "identit" in p.code]
    assert (said.row, said.code, said.problem.details) == (0, "roster-identities-open", {"count": "2"})
    with_column = told(*people, name="A", owed="B", id_number="C")
    assert [p.row for p in with_column if "identit" in p.code] == [3, 4]
    assert [p.row for p in told(people[0], name="A", owed="B")] == [3]


def test_a_column_that_the_file_lacks_has_no_letter():
    checked = check_rows([RosterRow(3, worker(3, id_number="").values, {"name": "A", "owed": "B"})], TODAY)
    assert codes(checked) == [(3, "", "roster-identity-open")]
    assert checked.problems[0].problem.where == "第3行"


def test_an_empty_table_says_so():
    assert codes(check()) == [(0, "", "roster-empty")]


def test_every_code_has_a_sentence():
    assert {code for code in sentences() if code.startswith("roster-")} >= {"roster-empty", "roster-same-card"}


texts = st.text(max_size=12)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(sorted(COLUMNS)), texts), max_size=6))
def test_no_text_whatever_makes_it_stumble(rows):
    checked = check(*(RosterRow(n, values, COLUMNS) for n, values in enumerate(rows, start=2)))
    assert checked.heads <= len(rows)
    assert all(problem.message for problem in checked.problems)


def test_lines_of_one_number_are_one_person_whose_months_add_up():
    """Months as rows: three months of 3,100 are three months and 9,300 together."""
    same = {"id_number": number(2), "name": "示例工甲", "owed": "3100"}
    found = check(*(worker(row, period=f"2025年{row + 7}月", **same) for row in (2, 3, 4)), worker(5, owed="100"))
    assert (found.heads, len(found.lines), codes(found)) == (2, 4, [])
    assert found.owed == (Owed(930_000, 3), Owed(10_000, 4))
    unknown = check(worker(2, **same), worker(3, **(same | {"owed": ""})))
    assert unknown.owed == (Owed(None, None),)
    assert (3, "C", "roster-same-number") in codes(unknown)


def test_halves_of_a_month_are_a_month():
    same = {"id_number": number(2), "name": "示例工甲", "owed": "3100", "period": ""}
    halves = (("2025-09-01", "2025-09-15"), ("2025-09-16", "2025-09-30"))
    rows = [worker(at, first_day=first, last_day=last, **same) for at, (first, last) in enumerate(halves, start=2)]
    assert check(*rows).owed == (Owed(620_000, 1),)


def test_lines_without_a_number_are_one_person_only_when_they_speak_of_other_days():
    one = {"id_number": "", "name": "示例工甲", "phone": ""}
    found = check(
        worker(2, period="2025年9月", **one), worker(3, period="2025年10月", **one), worker(4, period="", **one)
    )
    assert found.heads == 2
    assert (
        check(
            worker(2, crew="木工班", period="2025年9月", **one), worker(3, crew="瓦工班", period="2025年10月", **one)
        ).heads
        == 2
    )


def test_what_was_only_computed_is_not_what_was_paid():
    found = check(worker(3, owed="", earned="5000", net="4900"))
    assert (found.unknown, codes(found)) == (1, [(3, "", "roster-net-open")])
    assert check(worker(3, owed="5000", earned="5000", net="4900")).total_fen == 5000_00


def test_two_names_in_a_cell_and_attendance_below_nought_are_named():
    assert codes(check(worker(3, name="示例甲、示例乙"))) == [(3, "B", "roster-several-names")]
    assert codes(check(worker(3, attendance="-1"))) == [(3, "", "roster-attendance-shape")]


def test_more_days_than_the_time_of_the_row_has_are_read_and_doubted():
    told = {"123天": "roster-attendance-over", "123": "roster-attendance-over", "122工": "", "976小时": "", "200㎡": ""}
    for text, code in told.items():
        assert codes(check(worker(3, attendance=text))) == ([(3, "", code)] if code else []), text
    assert codes(check(worker(3, attendance="123", period=""))) == []


def test_a_cell_of_a_name_and_a_number_is_questioned_and_the_number_is_no_part_of_the_name():
    found = check(worker(3, name="示例甲 349900198506120018"), worker(4, name=r"C:\示例\名单.xlsx"))
    assert [line.name for line in found.lines] == ["示例甲", ""]
    assert [each for each in codes(found) if each[2] == "roster-name-odd"] == [
        (3, "B", "roster-name-odd"), (4, "B", "roster-name-odd"),
    ]  # fmt: skip


def test_what_a_problem_says_on_the_command_line_is_what_may_be_typed_there():
    told = RowProblem(0, "", Problem("roster-no-month", details={"lines": "1"})).message
    assert "--month" in told
    assert "对应各列" not in told
