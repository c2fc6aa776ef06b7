import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.threshold import (
    Owed,
    Reached,
    Threshold,
    ThresholdTest,
    doubted,
    own_threshold,
    threshold_state,
)

JIANGSU = Threshold(10_000_00, 10_000_00, 60_000_00, 60_000_00, "江苏", "江苏省高级人民法院意见", "V*")
NATION = Threshold(5_000_00, 20_000_00, 30_000_00, 100_000_00, "全国幅度", "法释〔2013〕3号第三条")


@pytest.mark.parametrize(
    ("owed", "reached", "test"),
    [
        ([(10_000_00, 3)], Reached.CERTAIN, ThresholdTest.SINGLE),  # 以上 includes the figure
        ([(9_999_99, 3)], Reached.BELOW, ThresholdTest.SINGLE),
        ([(50_000_00, 2)], Reached.BELOW, ThresholdTest.SINGLE),  # two months are not three
        ([(6_000_00, 1)] * 10, Reached.CERTAIN, ThresholdTest.GROUP),
        ([(6_000_00, 1)] * 9 + [(5_999_99, 1)], Reached.BELOW, ThresholdTest.GROUP),
        ([(9_000_00, 2)] * 9, Reached.BELOW, ThresholdTest.SINGLE),  # nine are not ten
        ([(1_000_00, 1)] * 20 + [(10_000_00, 4)], Reached.CERTAIN, ThresholdTest.SINGLE),
        ([(10_000_00, None)], Reached.POSSIBLE, ThresholdTest.SINGLE),  # nobody has told the months
        ([], Reached.BELOW, None),
        ([(0, 12)] * 30, Reached.BELOW, None),
    ],
)
def test_a_known_standard(owed, reached, test):
    state = threshold_state(owed, JIANGSU)
    assert (state.reached, state.test) == (reached, test)


@pytest.mark.parametrize(
    ("owed", "reached"),
    [
        ([(4_999_99, 3)], Reached.BELOW),
        ([(5_000_00, 3)], Reached.POSSIBLE),
        ([(19_999_99, 3)], Reached.POSSIBLE),
        ([(20_000_00, 3)], Reached.CERTAIN),
        ([(2_999_99, 1)] * 10, Reached.BELOW),
        ([(3_000_00, 1)] * 10, Reached.POSSIBLE),
        ([(10_000_00, 1)] * 10, Reached.CERTAIN),
    ],
)
def test_an_unknown_province_lies_between_the_ends_of_the_nation(owed, reached):
    assert threshold_state(owed, NATION).reached is reached


def test_the_sentence_names_facts_standard_and_result():
    state = threshold_state([(6_300_50, 1)] * 10, JIANGSU)
    assert state.ground == "10名劳动者共被拖欠63,005元；江苏标准为10名以上劳动者累计60,000元以上：已达到。"
    state = threshold_state([(12_000_10, 3)], NATION)
    assert "12,000.10元" in state.ground
    assert "5,000元至20,000元" in state.ground
    assert state.ground.endswith("可能达到，需核对本省标准。")
    assert threshold_state([(0, 3)], JIANGSU).ground == "没有尚欠的工资。"
    assert threshold_state([], JIANGSU).ground == "还没有登记欠薪明细，不能判断是否达到标准。"


@pytest.mark.parametrize(
    ("owed", "reached"),
    [
        ([(None, 3)], Reached.UNKNOWN),
        ([(None, None)], Reached.UNKNOWN),
        ([(None, 2)], Reached.BELOW),  # one worker's two months reach nothing, however much they are
        ([(None, 2)] * 10, Reached.UNKNOWN),  # ten together might
        ([(1_00, 1)] * 9 + [(None, 1)], Reached.UNKNOWN),
        ([(1_00, 1)] * 8 + [(None, 1)], Reached.BELOW),
        ([(10_000_00, 3), (None, 3)], Reached.CERTAIN),  # nothing unknown could take it away
        ([(0, 12), (None, 1)], Reached.BELOW),
    ],
)
def test_an_amount_that_nobody_told_is_never_nothing(owed, reached):
    state = threshold_state(owed, JIANGSU)
    assert state.reached is reached
    assert state.unknown == sum(fen is None for fen, _ in owed)
    assert "没有尚欠" not in state.ground
    assert f"{state.unknown}人的欠薪数额不明" in state.ground


def test_what_is_unknown_stands_beside_what_is_known():
    assert threshold_state([(5_000_00, 4), (None, 5)], JIANGSU).ground == (
        "1人的欠薪数额不明，已知1人共5,000元；查明之前不能判断是否达到标准。"
    )
    certain = threshold_state([(12_000_00, 3), (None, 3)], JIANGSU)
    assert certain.ground.endswith("：已达到。另有1人的欠薪数额不明。")
    assert certain.total_fen == 12_000_00


@given(st.lists(st.tuples(st.integers(0, 30_000_00) | st.none(), st.integers(0, 6) | st.none()), max_size=14))
@settings(deadline=None)
def test_whatever_an_unknown_amount_turns_out_to_be_an_answer_that_was_given_stands(owed):
    told = threshold_state(owed, JIANGSU).reached
    for filled in (0, 99_999_99):
        after = threshold_state([(filled if fen is None else fen, months) for fen, months in owed], JIANGSU).reached
        assert told in (Reached.UNKNOWN, after) or (told is Reached.POSSIBLE and after is Reached.CERTAIN)


def test_totals_are_derived_from_the_lines():
    state = threshold_state([(1_00, 1), (2_00, 5), (3_00, None), (0, 9)], JIANGSU)
    assert (state.heads, state.total_fen, state.single_fen, state.single_unsure_fen) == (3, 6_00, 2_00, 3_00)


def test_an_own_value_decides_like_any_other():
    own = own_threshold(8_000_00, 40_000_00, "某省", "某高法〔2026〕1号")
    assert own.known
    assert not NATION.known
    assert threshold_state([(8_000_00, 3)], own).reached is Reached.CERTAIN


lines = st.lists(st.tuples(st.integers(0, 30_000_00), st.none() | st.integers(0, 6)), max_size=15)


@settings(max_examples=50, deadline=None)
@given(lines, st.integers(1, 1_000_00))
def test_owing_more_never_reaches_less(owed, more):
    order = list(reversed(Reached))
    before = threshold_state(owed, NATION).reached
    after = threshold_state([(fen + more, months) for fen, months in owed], NATION).reached
    assert order.index(after) >= order.index(before)


def test_nobody_for_three_months_is_said_so():
    state = threshold_state([(900_000, 2), (100, 1)], own_threshold(500_000, 3_000_000, "示例省", "示例文件"))
    assert state.reached is Reached.BELOW
    assert state.ground.startswith("没有人被拖欠满3个月（共2人、9,001元）")


def test_what_is_known_of_a_worker_counts_although_more_is_owed():
    """12,000 for four months reach the standard, whatever another line comes to."""
    certain = threshold_state([Owed(12_000_00, 4, more=True)], JIANGSU)
    assert (certain.reached, certain.heads, certain.total_fen, certain.unknown) == (Reached.CERTAIN, 1, 12_000_00, 1)
    assert certain.ground.endswith("另有1人的欠薪数额不明。")
    assert threshold_state([Owed(9_000_00, 4, more=True)], JIANGSU).reached is Reached.UNKNOWN
    assert threshold_state([Owed(9_000_00, 1, more=True)], JIANGSU).reached is Reached.BELOW
    nine = [Owed(7_000_00, 1)] * 8 + [Owed(7_000_00, 1, more=True)]
    assert threshold_state(nine, JIANGSU).reached is Reached.BELOW  # nine workers, however much they are owed
    assert threshold_state([*nine, Owed(None, 1)], JIANGSU).reached is Reached.UNKNOWN


def test_lines_that_may_be_one_worker_are_no_ten_workers():
    """F4: ten lines, two of which may be one person's, are at least nine."""
    apart = threshold_state([(7_000_00, 1)] * 10, JIANGSU)
    together = threshold_state([(7_000_00, 1)] * 8 + [(14_000_00, 2)], JIANGSU)
    state = doubted(apart, together)
    assert (apart.reached, together.reached, state.reached) == (Reached.CERTAIN, Reached.BELOW, Reached.UNKNOWN)
    assert state.ground == (
        "明细中有同名而没有证件号码的人，可能是同一人：人数至少9人、至多10人，共70,000元，查明之前不能判断是否达到标准。"
    )
    more = doubted(threshold_state([(7_000_00, 1)] * 12, JIANGSU), threshold_state([(7_636_37, 1)] * 11, JIANGSU))
    assert (more.reached, more.heads) == (Reached.CERTAIN, 11)
    assert more.ground.endswith("明细中有同名而没有证件号码的人，可能是同一人，现按至少11人计。")


def test_of_those_whose_amounts_nobody_knows_no_least_number_is_said():
    unknown = threshold_state([(None, None)] * 3, NATION)
    assert "至少" not in doubted(unknown, unknown).ground
    partly = threshold_state([(3000_00, 1), (None, None)], NATION)
    assert doubted(partly, partly).ground.endswith("可能是同一人，数额已知的现按至少1人计。")


@given(st.lists(st.tuples(st.integers(0, 30_000_00), st.none() | st.integers(0, 6)), max_size=14), st.integers(0, 13))
def test_who_may_be_one_person_never_makes_an_answer_surer(owed, at):
    """Counted apart and together, the state is never higher than the surer and never says below when one does not."""
    if len(owed) < 2:
        return
    at = at % (len(owed) - 1)
    (one, _), (other, _) = owed[at], owed[at + 1]
    joined = [*owed[:at], (one + other, None), *owed[at + 2 :]]
    states = [threshold_state(each, NATION) for each in (owed, joined)]
    told = doubted(*states).reached
    assert told in {states[0].reached, states[1].reached, Reached.UNKNOWN}
    assert told is not Reached.CERTAIN or {state.reached for state in states} == {Reached.CERTAIN}
    assert told is not Reached.BELOW or {state.reached for state in states} == {Reached.BELOW}


def test_a_standard_is_stated_without_a_bracket_in_a_bracket():
    said = own_threshold(1_000_000, 6_000_000, "示例省", "示例意见（2014年1月15日）").sentence
    assert said.endswith("劳动报酬累计60,000元以上，见示例意见（2014年1月15日）。")
