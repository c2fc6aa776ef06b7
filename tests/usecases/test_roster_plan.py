"""What a list would do, without a store: nothing recorded is lost whatever it says."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.claim import Disposition, MonthPart, WageClaim, claim_problems
from inspector_app.domain.person import Person
from inspector_app.domain.roster import RosterCheck, RosterLine
from inspector_app.domain.wage_card import CardKeeper, KeptCard
from inspector_app.usecases.claim_lines import ClaimLine
from inspector_app.usecases.planned_roster import Fixed
from inspector_app.usecases.roster_people import matched
from inspector_app.usecases.roster_plan import decided, planned

EMPTY = RosterLine(
    2, "", "", "", "", "", "", None, None, None, "", "", None, None, None, None, "", "", ""
)  # fmt: skip
NUMBERS = ("349900198506120018", "349900198506120034")


def row(name, **cells):
    return replace(EMPTY, name=name, **cells)


def known(number, name, **cells):
    claim = {key: value for key, value in cells.items() if key in {field.name for field in fields(WageClaim)}}
    person = {key: value for key, value in cells.items() if key not in claim}
    return ClaimLine(
        WageClaim(f"c{number}", "case", f"p{number}", number, **claim), Person(f"p{number}", name, **person)
    )


def plan(rows, lines=(), others=(), fixed=()):
    return planned(RosterCheck(tuple(rows), ()), lines, others, fixed, "case")


def test_the_address_of_a_list_is_kept_and_another_one_is_asked_about():
    """The hint that several live at one place (LH-03) is fed by lists."""
    made = plan(
        [row("示例甲", address="示例村1号"), row("示例乙", address="示例村2号")],
        (known(1, "示例甲"), known(2, "示例乙", address="示例村9号")),
    )
    assert [line.person.address for line in decided(made)] == ["示例村1号"]
    assert [(each.label, each.old_words, each.new_words) for each in made.asked] == [("住址", "示例村9号", "示例村2号")]


def test_new_known_and_unchanged_workers_are_counted():
    lines = (known(1, "示例甲", card="1", claimed_fen=5), known(2, "示例乙"))
    made = plan([row("示例甲", owed_fen=5), row("示例乙", owed_fen=7), row("示例丙")], lines)
    assert (made.new, made.filled, made.unchanged, len(made.asked)) == (1, 1, 1, 0)
    changed = decided(made)
    assert [(line.person.name, line.claim.line, line.claim.claimed_fen) for line in changed] == [
        ("示例乙", 2, 7), ("示例丙", 3, None),
    ]  # fmt: skip
    assert not changed[1].claim.identity_checked


def test_a_value_that_would_change_is_asked_and_taken_only_when_wanted():
    lines = (known(1, "示例甲", phone="13800000001", claimed_fen=500, identity_checked=True),)
    made = plan([row("示例甲", phone="13800000002", owed_fen=700)], lines)
    assert [(each.label, each.old_words, each.new_words) for each in made.asked] == [
        ("电话", "138****0001", "138****0002"), ("工人主张", "5.00元", "7.00元"),
    ]  # fmt: skip
    assert decided(made) == ()
    (line,) = decided(made, made.asked[1:])
    assert (line.person.phone, line.claim.claimed_fen, line.claim.identity_checked) == ("13800000001", 700, True)


def test_who_keeps_a_card_is_filled_in_from_a_list_and_asked_about_where_it_is_recorded_otherwise():
    by_list = KeptCard(CardKeeper.CREW_LEADER, "示例王", date(2026, 3, 16), "名单所写")
    said = {"card_keeper": CardKeeper.WORKER, "card_told_by": "询问笔录"}
    same = {"card_keeper": CardKeeper.CREW_LEADER, "card_keeper_name": "示例王", "card_told_by": "询问笔录"}
    lines = (known(1, "示例甲"), known(2, "示例乙", **said), known(3, "示例丙", **same))
    made = plan([row(name, kept_card=by_list) for name in ("示例甲", "示例乙", "示例丙", "示例丁")], lines)
    assert [(each.name, each.old_words, each.new_words) for each in made.asked] == [
        ("示例乙", "本人", "班组长（示例王）")
    ]  # fmt: skip
    assert [line.kept.claim.kept_card.told_by for line in made.lines] == [
        "名单所写", "询问笔录", "询问笔录", "名单所写",
    ]  # fmt: skip
    taken = {line.person.name: line.claim.kept_card for line in decided(made, made.asked)}
    assert taken == {"示例甲": by_list, "示例乙": by_list, "示例丁": by_list}


def test_what_the_list_does_not_say_is_never_asked_about():
    lines = (known(1, "示例甲", earned_fen=500_000, received_fen=100_000, claimed_fen=400_000),)
    made = plan([row("示例甲", earned_fen=600_000, owed_fen=600_000, owed_derived=True)], lines)
    assert [each.label for each in made.asked] == ["应发"]
    (line,) = decided(made, made.asked)
    assert (line.claim.earned_fen, line.claim.claimed_fen) == (600_000, 400_000)


@pytest.mark.parametrize(
    ("recorded", "claimed"),
    [
        ({"received_fen": 100_000}, 500_000),
        ({}, None),  # nobody told what was paid
        ({"received_fen": 0}, 600_000),
        ({"earned_fen": 500_000, "received_fen": 0}, None),  # which of the two is right has not been decided
        ({"received_fen": 700_000}, None),
        ({"claimed_fen": 0}, 0),
    ],
)
def test_a_derived_claim_fills_a_blank_by_all_that_is_recorded(recorded, claimed):
    made = plan(
        [row("示例甲", earned_fen=600_000, owed_fen=600_000, owed_derived=True)], (known(1, "示例甲", **recorded),)
    )
    assert made.lines[0].kept.claim.claimed_fen == claimed
    assert ("工人主张" in made.lines[0].filled) == (claimed not in (None, recorded.get("claimed_fen")))


def test_a_blank_deduction_is_no_nought_where_the_list_has_a_column_for_it():
    told = row("示例甲", earned_fen=600_000, owed_derived=True, columns={"earned": "C", "deducted": "D"})
    open_one = plan([told], (known(1, "示例甲", received_fen=100_000),))
    assert open_one.lines[0].kept.claim.claimed_fen is None
    recorded = plan([told], (known(1, "示例甲", received_fen=100_000, deducted_fen=50_000),))
    assert recorded.lines[0].kept.claim.claimed_fen == 450_000


def test_of_a_new_worker_the_amounts_of_the_row_tell_the_claim():
    made = plan([row("示例甲", earned_fen=600_000, received_fen=100_000, owed_fen=500_000, owed_derived=True)])
    assert made.lines[0].kept.claim.claimed_fen == 500_000


def test_zero_is_an_answer_and_a_blank_is_none():
    lines = (known(1, "示例甲", deducted_fen=0, earned_fen=900),)
    made = plan([row("示例甲", deducted_fen=None, received_fen=0)], lines)
    (line,) = decided(made)
    assert (line.claim.deducted_fen, line.claim.earned_fen, line.claim.received_fen) == (0, 900, 0)


def test_half_a_period_never_turns_it_round():
    lines = (known(1, "示例甲", last_day=date(2026, 1, 31)),)
    made = plan([row("示例甲", first_day=date(2026, 3, 1))], lines)
    assert decided(made) == ()
    assert [each.field for each in made.asked] == ["period"]


def test_a_number_that_comes_by_the_name_alone_is_asked_about():
    lines = (known(1, "示例甲"), known(2, "示例乙", id_number=NUMBERS[1], identity_checked=True))
    made = plan([row("示例甲", id_number=NUMBERS[0], card="6222"), row("示例乙", card="6223")], lines)
    assert (made.new, made.by_name) == (0, 2)
    assert [(each.name, each.label, each.old_words) for each in made.asked] == [("示例甲", "证件号码", "（空）")]
    assert [line.person.id_number for line in decided(made)] == ["", NUMBERS[1]]
    taken = decided(made, made.asked)
    assert [line.person.id_number for line in taken] == list(NUMBERS)
    assert [line.claim.identity_checked for line in taken] == [False, True]


def test_namesakes_are_not_mixed_up():
    people = [Person("p1", "示例甲", id_number=NUMBERS[0]), Person("p2", "示例甲")]
    rows = [row("示例甲", id_number=NUMBERS[1]), row("示例甲")]
    assert [person and person.rid for person, _ in matched(rows, people)] == [None, "p2"]


def test_namesakes_without_numbers_keep_their_order():
    people = [Person("p1", "示例甲"), Person("p2", "示例甲")]
    assert [person.rid for person, _ in matched([row("示例甲"), row("示例甲")], people)] == ["p1", "p2"]


def test_what_an_order_fixes_can_be_seen_but_not_taken():
    lines = (known(1, "示例甲", first_day=date(2026, 1, 1), last_day=date(2026, 1, 31)),)
    made = plan([row("示例甲", first_day=date(2026, 2, 1), last_day=date(2026, 2, 28))], lines, fixed={"c1"})
    assert [each.fixed for each in made.asked] == [Fixed.ORDERED]
    assert decided(made, made.asked) == ()


def test_columns_without_a_place_are_named():
    made = planned(
        RosterCheck((row("示例甲", months=2, note="离场", columns={"months": "F"}),), (), ("出勤地点",)),
        (),
        (),
        (),
        "case",
    )
    assert made.unread == ("出勤地点", "欠薪月数")


def test_a_remark_is_kept_as_it_stands_and_a_further_one_beside_it():
    made = plan([row("示例甲", note="已离场\n有欠条")])
    (line,) = decided(made)
    assert line.claim.note == "已离场 有欠条"
    again = plan([row("示例甲", note="工伤；已离场 有欠条")], (line,))
    (line,) = decided(again)
    assert (line.claim.note, again.lines[0].filled, again.asked) == ("已离场 有欠条；工伤", ("备注",), ())
    assert decided(plan([row("示例甲", note="工伤")], (line,))) == ()
    assert decided(plan([row("示例甲")], (line,))) == ()


MONTHLY = ("first_day", "last_day", "earned_fen", "deducted_fen", "received_fen", "claimed_fen", "parts")
names = st.sampled_from(["示例甲", "示例乙", "示例丙"])
texts = st.sampled_from(["", "一", "二"])
amounts = st.sampled_from([None, 0, 5, 7])
days = st.sampled_from([None, date(2026, 1, 1), date(2026, 2, 1)])
rows = st.builds(
    row, names, id_number=st.sampled_from(["", *NUMBERS]), phone=texts, card=texts, crew=texts, job=texts,
    first_day=days, last_day=days, owed_fen=amounts, earned_fen=amounts,
)  # fmt: skip
recorded = st.lists(
    st.builds(
        known, st.integers(1, 9), names, id_number=st.sampled_from(["", *NUMBERS]), phone=texts, card=texts, crew=texts,
        first_day=days, last_day=days, claimed_fen=amounts, found_fen=amounts,
    ),
    max_size=4, unique_by=lambda line: line.rid,
)  # fmt: skip


@given(st.lists(rows, max_size=4), recorded)
def test_nothing_recorded_is_lost_and_nothing_is_overwritten_unasked(told, lines):
    before = {line.rid: line for line in lines}
    for line in decided(plan(told, lines)):
        old = before.get(line.rid)
        if old is None:
            continue
        for record, was in ((line.claim, old.claim), (line.person, old.person)):
            for field in fields(record):
                value = getattr(was, field.name)
                if field.name in MONTHLY and line.claim.parts:
                    continue
                assert value in ("", None, ()) or getattr(record, field.name) == value
        if line.claim.parts:  # what was recorded is one of the months now
            was = old.claim
            assert any(
                (part.first_day, part.last_day, part.claimed_fen) == (was.first_day, was.last_day, was.claimed_fen)
                or (was.claimed_fen is None and (part.first_day, part.last_day) == (was.first_day, was.last_day))
                for part in line.claim.parts
            )


@given(st.lists(rows, max_size=4), recorded)
def test_taking_the_same_list_again_changes_nothing(told, lines):
    first = plan(told, lines)
    kept = {line.rid: line for line in (*lines, *decided(first, first.asked))}
    again = plan(told, tuple(kept.values()))
    numbered = [line for line in told if line.id_number]
    if len({line.id_number for line in numbered}) == len(numbered) == len(told):
        assert decided(again) == ()


@pytest.mark.parametrize("count", [0, 3])
def test_every_line_of_the_list_is_planned(count):
    assert len(plan([row(f"示例{n}") for n in range(count)]).lines) == count


def test_another_spelling_of_a_name_is_the_same_worker_and_no_change():
    made = plan([row("古丽•示例", owed_fen=5), row("張 示例")], (known(1, "古丽·示例"), known(2, "张示例")))
    assert (made.new, made.asked, made.by_name) == (0, (), 0)
    assert [line.person.name for line in decided(made)] == ["古丽·示例"]


def test_somebody_outside_the_case_is_taken_by_name_only_to_be_looked_at():
    outside = Person("x", "示例甲", phone="13800000001")
    rows = (row("示例 甲", phone="13800000001"),)
    assert matched(rows, [outside], {"x"}) == [(outside, True)]
    made = planned(RosterCheck(rows, ()), (), (outside,), (), "case", {"x"})
    assert (made.new, made.by_name) == (1, 1)
    assert matched((*rows, row("示例甲")), [outside], {"x"}) == [(None, False), (None, False)]


def months(*owed):
    one = row("示例甲", id_number=NUMBERS[0], earned_fen=900)
    return [
        replace(one, first_day=date(2026, at, 1), last_day=date(2026, at, 28), owed_fen=fen)
        for at, fen in enumerate(owed, start=1)
    ]


def test_months_of_unknown_amounts_stay_unknown_after_the_import():
    (line,) = decided(plan(months(595, None, None)))
    assert (line.claim.claimed_fen, line.claim.claimed_open) == (595, True)
    (problem,) = claim_problems(line.claim)
    assert (problem.code, problem.details["months"]) == ("claim-months-open", "2026年2月、2026年3月")
    (whole,) = decided(plan(months(595, 300, 0), [line]))
    assert (whole.claim.claimed_fen, whole.claim.claimed_open, claim_problems(whole.claim)) == (895, False, [])
    assert not replace(line.claim, claimed_fen=1200).claimed_open, "a person said the whole sum"


def test_where_no_months_are_told_a_part_of_the_amounts_is_no_whole_claim():
    rows = [row("示例甲", id_number=NUMBERS[0], owed_fen=595), row("示例甲", id_number=NUMBERS[0])]
    made = plan(rows)
    (line,) = decided(made)
    assert line.claim.claimed_fen is None
    assert made.unread == ("示例甲的5.95元（另有数额不明的行，没有写明月份，欠薪数额按不明登记）",)


def test_the_sentence_of_a_list_tells_whom_its_sum_leaves_out_and_whom_it_counts_in_part():
    other = row("示例乙", id_number=NUMBERS[1])
    assert RosterCheck((*months(595, None), other), ()).besides == (
        "（其中1人数额不明，未计入；1人有数额不明的月份，只计入已知的月份）"
    )
    assert RosterCheck(tuple(months(595, 5)), ()).besides == ""


def test_who_is_recorded_and_not_in_a_corrected_list_is_named_and_stays():
    lines = (known(1, "示例甲", claimed_fen=5), known(2, "示例戊", claimed_fen=7),
             known(3, "示例己", claimed_fen=9, disposition=Disposition.PAID))  # fmt: skip
    made = plan([row("示例甲", owed_fen=5), row("示例丙", owed_fen=1)], lines)
    assert [line.person.name for line in made.missing] == ["示例戊"]
    assert made.missing_words.startswith("已登记的示例戊共1人不在这份表里，他们的明细没有改动。")
    assert [line.person.name for line in decided(made)] == ["示例丙"]
    assert plan([row("示例丙", owed_fen=1)], lines).missing == (), "another list altogether"


def test_what_several_people_of_one_line_are_owed_is_kept_as_unknown_and_said():
    made = plan([row("示例甲 示例乙", owed_fen=90_000, is_one=False), row("示例丙", owed_fen=500)])
    assert [(line.person.name, line.claim.claimed_fen) for line in decided(made)] == [
        ("示例甲 示例乙", None), ("示例丙", 500),
    ]  # fmt: skip
    assert made.unread == ("示例甲 示例乙的900.00元（不是一个人的姓名，欠薪数额按不明登记）",)


def test_of_two_lines_that_may_be_one_neither_amounts_nor_days_are_added_up():
    once = row(
        "冯虚一", id_number=NUMBERS[0], attendance="40天", rate="300元/天", owed_fen=50_000, leader_fen=7, doubled=True
    )
    made = plan([once, replace(once, row=11, leader_fen=8)])
    (line,) = decided(made)
    assert (line.claim.attendance, line.claim.claimed_fen, line.claim.earned_fen) == ("40天；40天", None, None)
    assert line.claim.leader_fen is None
    assert "看不出是一笔还是两笔" in made.unread[0]


OF_MARCH = {"attendance": "20", "rate": "300元/天", "first_day": date(2026, 3, 1), "last_day": date(2026, 3, 31)}


@pytest.mark.parametrize(
    ("recorded", "told"),
    [
        ({"earned_fen": 1_420_000, "claimed_fen": 1_120_000}, {"earned_fen": 600_000, "received_fen": 130_000}),
        ({"first_day": date(2026, 1, 1), "last_day": date(2026, 4, 30)}, {"received_fen": 130_000}),
    ],
)
def test_a_list_of_other_work_fills_none_of_the_gaps_beside_amounts_or_days_that_it_contradicts(recorded, told):
    made = plan([row("示例甲", phone="13800000001", **OF_MARCH, **told)], (known(1, "示例甲", **recorded),))
    (line,) = decided(made)
    assert line.person.phone == "13800000001"
    assert line.claim == replace(known(1, "示例甲", **recorded).claim)
    held = [(each.label, each.old_words) for each in made.asked if each.is_held]
    assert {("出勤", "（空）"), ("工资标准", "（空）"), ("已发", "（空）")} <= set(held)
    assert made.left_words(made.asked[:1]) == (
        f"表里另有{len(made.asked) - 1}处与已登记的不同，没有采用，仍按已登记的。"
    )
    (whole,) = decided(made, made.asked)
    assert (whole.claim.attendance, whole.claim.first_day, whole.claim.received_fen) == (
        "20",
        date(2026, 3, 1),
        130_000,
    )
    assert made.left_words(made.asked) == ""


def test_a_list_that_agrees_in_its_amounts_fills_the_days_and_rates():
    made = plan([row("示例甲", earned_fen=600_000, **OF_MARCH)], (known(1, "示例甲", earned_fen=600_000),))
    (line,) = decided(made)
    assert (made.asked, line.claim.attendance, line.claim.rate) == ((), "20", "300元/天")


def month(number, **cells):
    return {"first_day": date(2026, number, 1), "last_day": date(2026, number, 28), **cells}


@pytest.mark.parametrize(
    ("january", "february", "both"),
    [
        ({"attendance": "20", "rate": "300"}, {"attendance": "15", "rate": "300"}, ("35", "300")),
        ({"attendance": "20天"}, {"attendance": ""}, ("20天（2026年1月）", "")),
        ({}, {"attendance": "15", "rate": "320"}, ("15（2026年2月）", "320（2026年2月）")),
        ({"attendance": "20", "rate": "300"}, {"attendance": "100㎡", "rate": "18元/㎡"}, (
            "20（2026年1月）；100㎡（2026年2月）", "300（2026年1月）；18元/㎡（2026年2月）",
        )),
    ],
)  # fmt: skip
def test_a_month_that_comes_later_brings_its_days_and_rate(january, february, both):
    before = known(1, "示例甲", **month(1, claimed_fen=500, **january))
    (line,) = decided(plan([row("示例甲", **month(2, owed_fen=700, **february))], [before]))
    assert (line.claim.claimed_fen, line.claim.attendance, line.claim.rate) == (1200, *both)
    assert decided(plan([row("示例甲", **month(2, owed_fen=700, **february))], [line])) == ()


def test_blanks_of_a_month_are_not_filled_out_of_a_list_that_contradicts_it():
    parts = [MonthPart(date(2026, n, 1), date(2026, n, 28), 6000, None, None, None) for n in (1, 2)]
    before = known(
        1, "示例甲", first_day=date(2026, 1, 1), last_day=date(2026, 2, 28), earned_fen=12000, parts=tuple(parts)
    )
    made = plan([row("示例甲", **month(2, earned_fen=5000, owed_fen=3000))], [before])
    assert decided(made) == ()
    assert [(each.field, each.old, each.new) for each in made.asked] == [
        ("earned_fen", 6000, 5000), ("claimed_fen", None, 3000),
    ]  # fmt: skip


MAY_TO_AUGUST = {"first_day": date(2026, 5, 1), "last_day": date(2026, 8, 31)}


def months_worked(*numbers):
    return tuple((date(2026, n, 1), date(2026, n, 30 if n == 6 else 31)) for n in numbers)


def test_months_without_money_between_others_are_none_of_the_months_of_a_claim():
    told = row("示例甲", earned_fen=10_900, owed_fen=10_900, spans=months_worked(5, 8), **MAY_TO_AUGUST)
    (line,) = decided(plan([told]))
    assert (line.claim.months, line.claim.claimed_fen, line.claim.claimed_open) == (2, 10_900, False)
    assert plan([told], [line]).unchanged == 1
    later = plan([replace(told, earned_fen=18_000, spans=months_worked(5, 6, 8))], [line])
    assert [(each.label, each.new_words) for each in later.asked] == [
        ("应发", "180.00元"), ("分月", "2026年5月、2026年6月、2026年8月"),
    ]  # fmt: skip
    assert decided(later, later.asked)[0].claim.months == 3
    whole = plan([replace(told, spans=months_worked(5, 6, 7, 8))], [line])
    assert decided(whole, whole.asked)[0].claim.months == 4
    before = replace(line, claim=replace(line.claim, parts=()))
    assert [each.filled for each in plan([told], [before]).lines] == [("分月",)]


def test_a_figure_without_its_unit_is_no_other_rate_than_the_one_that_is_recorded():
    lines = [known(1, "示例甲", rate="260元/天", attendance="63天")]
    assert plan([row("示例甲", rate="260", attendance="63")], lines).unchanged == 1
    assert [each.new for each in plan([row("示例甲", rate="280", attendance="63小时")], lines).asked] == [
        "280", "63小时",
    ]  # fmt: skip


def test_overtime_of_a_list_is_kept_and_of_a_further_month_stands_beside_it():
    march = row("示例甲", owed_fen=100, overtime="平时10小时", first_day=date(2026, 3, 1), last_day=date(2026, 3, 31))
    (line,) = decided(plan([march]))
    assert line.claim.overtime == "平时10小时"
    april = replace(march, first_day=date(2026, 4, 1), last_day=date(2026, 4, 30))
    (line,) = decided(plan([april], [line]))
    assert line.claim.overtime == "平时10小时；平时10小时"
    assert plan([replace(april, row=3), march], [line]).unchanged == 1
    (both,) = decided(plan([march, replace(april, row=3, overtime="休息日1天")]))
    assert both.claim.overtime == "平时10小时；休息日1天"
