from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from inspector_app.support.errors import Problem
from inspector_app.usecases.claim_cells import cells
from inspector_app.usecases.claim_rows import (
    GridRow,
    cell_text,
    changed_range,
    judged,
    new_line,
    not_as_claimed,
    numbered_anew,
    of_one_person,
    over_others,
    readings,
    refused_texts,
    typed,
    unseen,
    with_room,
)  # fmt: skip
from tests.builders import an_id_number

NUMBERS = (an_id_number(sequence=801), an_id_number(sequence=802))


def a_row(name="示例甲", number=1, saved=True, **texts):
    return replace(typed(GridRow(new_line("case", number)), {"name": name, **texts}), saved=saved)


def nothing_refused(rows):
    return rows, {}


def test_what_can_be_read_goes_into_the_line_and_the_rest_stays_as_typed():
    row = typed(a_row(), {"claimed_fen": "1,000", "earned_fen": "一万多"})
    assert (row.line.claim.claimed_fen, row.line.claim.earned_fen) == (100_000, None)
    assert cell_text("earned_fen", row) == "一万多"
    assert row.problem("earned_fen").code == "figure-vague"
    assert not row.is_kept
    assert typed(row, {"earned_fen": "5"}).is_kept


def test_the_refused_cell_alone_is_marked_and_the_others_are_kept():
    before = a_row(last_day="2026-01-31")

    def tried(rows):
        late = [row for row in rows if row.line.claim.first_day and row.line.claim.first_day.year == 2027]
        return rows, {row.rid: [Problem("claim-period-order", "line 1")] for row in late}

    found = judged({0: before}, {0: {"first_day": "2027-01-01", "crew": "一班"}}, tried)[0]
    assert (found.line.claim.first_day, found.line.claim.crew) == (None, "一班")
    assert (cell_text("first_day", found), found.saved) == ("2027-01-01", True)


def test_a_new_row_that_may_not_be_kept_waits_whole():
    found = judged(
        {0: GridRow(new_line("case", 1), saved=False)}, {0: {"crew": "一班"}},
        lambda rows: (rows, {row.rid: [Problem("person-no-name", "name")] for row in rows}),
    )[0]  # fmt: skip
    assert not found.saved
    assert (found.line.claim.crew, found.problem("name").code) == ("一班", "person-no-name")
    kept = judged({0: found}, {0: {"name": "示例乙"}}, nothing_refused)[0]
    assert kept.is_kept


def test_a_refusal_that_names_no_typed_cell_is_said_of_all_of_them():
    marked = refused_texts({"crew": "一班", "job": "木工"}, [Problem("case-over", "case")])
    assert marked.keys() == {"crew", "job"}


def test_a_row_that_waits_gives_way_to_one_that_has_its_number():
    rows = [a_row("甲", 1), a_row("乙", 2), a_row("丙", 2, saved=False), a_row("丁", 3, saved=False)]
    found = numbered_anew(rows)
    assert [(row.line.person.name, row.line.claim.line) for row in found] == [
        ("甲", 1),
        ("乙", 2),
        ("丁", 3),
        ("丙", 4),
    ]


@given(st.lists(st.tuples(st.integers(1, 6), st.booleans()), max_size=12))
def test_numbers_are_never_given_twice_to_rows_that_wait(wanted):
    rows = [a_row(f"示例{n}", number, saved) for n, (number, saved) in enumerate(wanted)]
    found = numbered_anew(rows)
    assert {row.rid for row in found} == {row.rid for row in rows}
    taken = [row.line.claim.line for row in found if row.saved]
    waiting = [row.line.claim.line for row in found if not row.saved]
    assert len(set(waiting)) == len(waiting)
    assert not set(waiting) & set(taken)


def test_room_is_made_up_to_a_place():
    rows = with_room([a_row(number=4)], 3, "case")
    assert [row.line.claim.line for row in rows] == [4, 5, 6, 7]
    assert [row.saved for row in rows] == [True, False, False, False]


def test_somebody_who_has_two_rows_is_shown_the_same_in_both():
    one = a_row()
    other = replace(one, line=replace(one.line, claim=replace(one.line.claim, rid="other", line=2)))
    third = a_row("示例丙", 3)
    changed = typed(one, {"phone": "13800000009"})
    rows = of_one_person([one, other, third], [changed])
    assert [row.line.person.phone for row in rows] == ["13800000009", "13800000009", ""]
    assert rows[2] is third


def test_what_is_typed_into_both_rows_of_somebody_at_once_comes_together():
    one = a_row()
    other = replace(one, line=replace(one.line, claim=replace(one.line.claim, rid="other", line=2)))
    edits = {0: {"phone": "13800000009", "card": "12*"}, 1: {"bank": "示例银行"}}
    found = judged({0: one, 1: other}, edits, nothing_refused)
    last = found[1].line.person
    assert (last.phone, last.bank) == ("13800000009", "示例银行")
    assert found[0].bad.keys() == {"card"}
    assert found[1].bad == {}


def test_what_is_refused_in_one_row_of_somebody_is_not_held_against_the_other():
    one = a_row()
    other = replace(one, line=replace(one.line, claim=replace(one.line.claim, rid="other", line=2)))

    def tried(rows):
        wrong = [row for row in rows if row.line.person.phone == "1"]
        return rows, {row.rid: [Problem("mobile-shape", "phone")] for row in wrong}

    found = judged({0: one, 1: other}, {0: {"phone": "1"}, 1: {"bank": "示例银行"}}, tried)
    assert (found[0].bad.keys(), found[1].bad) == ({"phone"}, {})
    assert found[1].line.person.bank == "示例银行"


def test_undo_is_told_where_the_rows_differ():
    one, two = a_row(), a_row("示例乙", 2)
    assert changed_range([one, two], [one, typed(two, {"name": "示例丙"})]) == (1, 0, 1, 0)
    assert changed_range([one, two], [two]) == (0, 0, 0, 0)
    assert changed_range([one], [one, two])[0::2] == (1, 1)


@given(
    st.dictionaries(st.sampled_from(sorted(cells())), st.sampled_from(["", "1", "示例", "已核对", "待核", *NUMBERS])),
    st.sampled_from(["", *NUMBERS]),
    st.booleans(),
)
def test_nothing_but_saying_so_makes_an_identity_checked(texts, number, checked):
    before = a_row(id_number=number, identity_checked="已核对" if checked else "待核")
    row = typed(before, unseen(texts))
    says_so = texts.get("identity_checked") == "已核对" and not texts.get("id_number")
    still = checked and row.line.person.id_number == before.line.person.id_number
    assert not row.line.claim.identity_checked or says_so or still


def test_who_would_be_called_otherwise_is_named():
    rows = [a_row("示例甲", id_number=NUMBERS[0]), a_row("示例乙", 2)]
    assert over_others(rows, {0: {"name": "示例乙"}, 1: {"id_number": NUMBERS[1]}}) == ["示例甲"]
    assert over_others(rows, {0: {"id_number": NUMBERS[1]}, 2: {"name": "示例丙"}}) == ["示例甲"]
    assert over_others(rows, {0: {"name": "示例甲", "crew": "一班"}, 1: {"name": ""}}) == []


def test_a_yes_to_what_was_read_puts_the_figures_in():
    row = typed(a_row(), {"claimed_fen": "一万八", "rate": "一天二百六", "crew": "木工班"}, date(2026, 3, 9))
    assert (row.line.claim.claimed_fen, row.line.claim.crew, row.is_kept) == (None, "木工班", False)
    assert readings([a_row(), row]) == {1: {"claimed_fen": "18,000.00", "rate": "260元/天"}}
    taken = typed(row, readings([row])[0])
    assert (taken.line.claim.claimed_fen, taken.line.claim.rate, taken.is_kept) == (1_800_000, "260元/天", True)


def test_each_row_in_which_nothing_is_found_as_claimed_has_its_own_reason():
    untold, done = a_row(), a_row("示例乙", 2, claimed_fen="1000", found_fen="1000")
    ordered = a_row("示例丙", 3, claimed_fen="1000")
    found = not_as_claimed([untold, done, ordered, a_row()], (0, 1, 2), {ordered.rid})
    assert [(each.code, each.where) for each in found] == [
        ("as-claimed-untold", "line 1"), ("as-claimed-done", "line 2"), ("as-claimed-ordered", "line 3"),
    ]  # fmt: skip
    assert [each.code for each in not_as_claimed([untold], ())] == ["as-claimed-no-line"]
