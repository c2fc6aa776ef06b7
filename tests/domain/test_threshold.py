import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.threshold import Reached, Threshold, ThresholdTest, own_threshold, threshold_state

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
    assert threshold_state([], JIANGSU).ground == "没有尚欠的工资。"


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
