"""工资核算: rate × work − taken off − paid, with its reasoning; nothing is reckoned with what nobody told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.claim import HoursSystem, MonthPart
from inspector_app.domain.minimum_wage import compared_days, minimum_words
from inspector_app.domain.reckoning import late_pay, product_of, reckon
from inspector_app.domain.work import Measure, rate_of, work_of
from inspector_app.lawbook.book import Lawbook
from inspector_app.support.paths import resource
from tests.builders import a_claim

LAW = Lawbook.load(resource("law"))
OWN = {
    "minimum_wage.toml": """
[[minimum_wage]]
place = "32"
from = 2025-01-01
month = 2000
hour = "20.5"
document = "示例文件"
mark = "D"
""".encode()
}
ENTERED = Lawbook.load(resource("law"), OWN).wage_rules("32")


def reckoned(claim, rules=LAW.wages):
    return reckon(claim, rules)


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("380元/日", "380", "天"), ("9,000元/月", "9000", "月"), ("260一天", "260", "天"), ("一天二百六", "260", "天"),
        ("45.5元/方", "45.5", "方"), ("290", "290", ""), ("￥300/工", "300", "天"),
    ],
)  # fmt: skip
def test_a_rate(text, figure, unit):
    assert rate_of(text) == Measure(Decimal(figure), unit)


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("97.5工", "97.5", "天"),
        ("2月", "2", "月"),
        ("1,236.5㎡", "1236.5", "平方米"),
        ("两个半月", "2.5", "月"),
        ("73", "73", ""),
    ],
)
def test_an_amount_of_work(text, figure, unit):
    assert work_of(text) == Measure(Decimal(figure), unit)


@pytest.mark.parametrize("text", ["", "计件", "面议", "380左右", "3 80元/日", "两三个月", "380元/次"])
def test_what_is_neither_is_nothing(text):
    assert rate_of(text) is None
    assert work_of(text) is None


def test_a_line_is_reckoned_and_compared_with_the_claim():
    claim = a_claim(
        rate="380元/日", attendance="97.5工", earned_fen=3_705_000, deducted_fen=0, received_fen=292_027,
        claimed_fen=3_500_000,
    )  # fmt: skip
    found = reckoned(claim)
    assert (found.earned_fen, found.rest_fen, found.over_fen) == (3_705_000, 3_412_973, 87_027)
    assert found.reasoning == (
        "380元/天×97.5天＝37,050.00元；应发37,050.00元－扣款0.00元－已发2,920.27元＝34,129.73元；主张35,000.00元，多870.27元"
    )


def test_another_sum_on_record_is_said_and_the_product_counts():
    found = reckoned(
        a_claim(
            rate="300元/天",
            attendance="61天",
            earned_fen=1_800_000,
            deducted_fen=0,
            received_fen=0,
            claimed_fen=1_830_000,
        )
    )
    assert (found.earned_fen, found.over_fen) == (1_830_000, 0)
    assert "记载应发18,000.00元" in found.reasoning


def test_what_nobody_told_stays_unknown_and_is_named():
    found = reckoned(a_claim(rate="300元/日", attendance="2月", earned_fen=None, deducted_fen=0, received_fen=None))
    assert (found.earned_fen, found.rest_fen, found.over_fen) == (None, None, None)
    assert found.reasoning == "工资标准300元/日与出勤2月单位不同，不能相乘；已发未填，应发不能得出，不能得出欠发"
    nothing = reckoned(a_claim(rate="300元/日", attendance="", earned_fen=None, deducted_fen=0, received_fen=None))
    assert nothing.reasoning == "应发、已发未填，不能得出欠发"
    more = reckoned(a_claim(rate="9000元/月", attendance="90天", earned_fen=None, deducted_fen=0, received_fen=None))
    assert more.reasoning.endswith("不能折算；已发未填，应发不能得出，不能得出欠发")
    known = reckoned(a_claim(rate="380元/日", attendance="10工", deducted_fen=None, received_fen=0))
    assert (known.earned_fen, known.rest_fen) == (380_000, None)
    assert known.reasoning.endswith("扣款未填，不能得出欠发")


def test_a_line_that_ties_without_a_deduction_proves_that_there_was_none_and_says_so():
    told = {"rate": "", "attendance": "", "earned_fen": 900_000, "received_fen": 200_000, "deducted_fen": None}
    found = reckoned(a_claim(**told, claimed_fen=700_000))
    assert (found.deducted_fen, found.rest_fen, found.over_fen) == (0, 700_000, 0)
    assert "扣款未填，记载的应发减已发正是主张数额，按没有扣款计算" in found.reasoning
    by_rate = {
        "rate": "260元/天",
        "attendance": "62天",
        "earned_fen": None,
        "received_fen": 300_000,
        "deducted_fen": None,
    }
    reckoned_so = reckoned(a_claim(**by_rate, claimed_fen=1_312_000))
    assert (reckoned_so.deducted_fen, reckoned_so.rest_fen) == (0, 1_312_000)
    assert "扣款未填，核算的应发减已发正是主张数额，按没有扣款计算" in reckoned_so.reasoning
    assert reckoned(a_claim(**by_rate, claimed_fen=1_300_000)).rest_fen is None
    for claimed in (650_000, None):
        other = reckoned(a_claim(**told, claimed_fen=claimed))
        assert (other.deducted_fen, other.rest_fen) == (None, None)


def test_two_bare_figures_are_rate_and_work_only_where_they_tie():
    assert product_of(a_claim(rate="290", attendance="73", earned_fen=2_117_000)) == (2_117_000, "290×73＝21,170.00元")
    assert product_of(a_claim(rate="290", attendance="73", earned_fen=2_000_000)) == (None, "")
    assert product_of(a_claim(rate="290元/天", attendance="73", earned_fen=2_117_000)) == (None, "")


AMOUNT = st.none() | st.integers(0, 10_000_000)


@given(st.integers(1, 99_999), st.integers(1, 3000), AMOUNT, AMOUNT, AMOUNT)
def test_the_rest_is_what_was_earned_less_what_was_taken_off_and_paid(price, tenths, off, paid, claimed):
    claim = a_claim(
        rate=f"{Decimal(price) / 100}元/天", attendance=f"{Decimal(tenths) / 10}工", deducted_fen=off,
        received_fen=paid, claimed_fen=claimed,
    )  # fmt: skip
    found = reckoned(claim)
    assert abs(found.earned_fen - Decimal(price * tenths) / 10) <= Decimal("0.5")
    unknown = off is None or paid is None
    assert found.rest_fen == (None if unknown else found.earned_fen - off - paid)
    assert found.over_fen == (None if unknown or claimed is None else claimed - found.rest_fen)


@given(st.integers(0, 10**9), st.integers(50, 100))
def test_late_pay_lies_between_half_and_the_whole(fen, percent):
    assert fen / 2 - 1 <= late_pay(fen, percent) <= fen
    assert (late_pay(fen, 100), late_pay(101, 50)) == (fen, 51)


OF_A_DAY = {"rate": "400元/天", "attendance": "20天", "deducted_fen": 0, "received_fen": 0}


@pytest.mark.parametrize(
    ("overtime", "fen"),
    [
        ("平时20小时，未计入出勤", 20 * 50 * 150),  # 400 ÷ 8 = 50 an hour (LL art. 36), 150 % (LL art. 44 (1))
        ("休息日2天；未计入出勤", 2 * 400 * 200),
        ("法定节假日加班1天 另计", 400 * 300),
        ("平时8小时、周末8小时、法定假日8小时（未计入出勤）", 8 * 50 * 650),
        ("休息日2天，已计入出勤", 2 * 400 * 100),  # the plain wage stands in the attendance
        ("平时20小时（不在出勤内）", 20 * 50 * 150),
        ("平时20小时，在出勤天数以外", 20 * 50 * 150),
        ("平时20小时；出勤不含加班", 20 * 50 * 150),
        ("未计入：平时20小时", 20 * 50 * 150),
        ("休息日2天（在出勤里）", 2 * 400 * 100),
        ("休息日2天，已包含在出勤天数中", 2 * 400 * 100),
        ("没有加班", 0),
    ],
)
def test_recorded_overtime_is_paid_by_its_kind_of_day(overtime, fen):
    found = reckoned(a_claim(**OF_A_DAY, overtime=overtime))
    assert (found.overtime_fen, found.earned_fen) == (fen, 800_000 + fen)


@pytest.mark.parametrize(
    ("overtime", "said"),
    [
        ("加班30小时", "没有写明是平时、休息日还是法定节假日"),
        ("节假日3天，未计入出勤", "没有写明是平时、休息日还是法定节假日"),  # 休息日 or 法定节假日: 200 or 300 %
        ("平时经常加班", "没有写明多少"),
        ("平时3，未计入出勤", "没有写明多少"),
        ("平时30小时", "是否已计入出勤没有写明"),
        ("平时30小时，已计入出勤，未计入出勤", "是否已计入出勤没有写明"),
        ("平时10方，未计入出勤", "得不出每方多少"),
    ],
)
def test_overtime_that_is_not_told_whole_leaves_the_wages_open(overtime, said):
    found = reckoned(a_claim(**OF_A_DAY, overtime=overtime))
    assert (found.earned_fen, found.overtime_fen, found.rest_fen) == (None, None, None)
    assert said in found.reasoning


def test_a_blank_overtime_adds_nothing_and_says_nothing():
    found = reckoned(a_claim(**OF_A_DAY))
    assert (found.earned_fen, found.overtime_fen, found.hints) == (800_000, None, ())
    assert "加班" not in found.reasoning


def test_what_is_recorded_as_earned_is_not_raised_by_overtime_that_it_may_hold():
    told = {**OF_A_DAY, "attendance": "", "earned_fen": 900_000}
    found = reckoned(a_claim(**told, overtime="平时20小时，未计入出勤"))
    assert found.earned_fen == 900_000


def test_piece_work_is_paid_by_its_own_price_and_the_quota_is_asked():
    piece = {"rate": "12元/㎡", "attendance": "700㎡", "deducted_fen": 0, "received_fen": 0}
    found = reckoned(a_claim(**piece, overtime="周末加班100㎡，未计入出勤"))
    assert found.overtime_fen == 100 * 12 * 200
    assert any("完成计件定额任务以后" in hint.text and "第十三条第二款" in hint.basis for hint in found.hints)
    assert reckoned(a_claim(**piece, overtime="平时3小时，未计入出勤")).earned_fen is None


def test_other_systems_of_hours_pay_as_their_rule_says():
    both = "平时8小时；休息日1天；法定节假日1天；未计入出勤"
    fen = {system: reckoned(a_claim(**OF_A_DAY, overtime=both, hours_system=system)) for system in (None, *HoursSystem)}
    assert fen[None].overtime_fen == fen[HoursSystem.STANDARD].overtime_fen == 400 * 650
    assert fen[HoursSystem.COMPREHENSIVE].overtime_fen == 400 * 450
    assert fen[HoursSystem.FLEXIBLE].overtime_fen == 0
    assert any("未核实" in hint.text for hint in fen[HoursSystem.COMPREHENSIVE].hints)
    assert any("按标准工时制" in hint.text for hint in fen[None].hints)
    assert not any("按标准工时制" in hint.text for hint in fen[HoursSystem.STANDARD].hints)


def test_a_month_becomes_days_by_the_rule_and_names_it():
    found = reckoned(a_claim(rate="8700元/月", attendance="10天", deducted_fen=0, received_fen=0))
    assert found.earned_fen == 400_000  # 8700 ÷ 21.75 × 10
    assert "月计薪天数21.75天，人社部发〔2025〕2号（二手来源）" in found.reasoning
    by_hours = reckoned(a_claim(rate="8700元/月", attendance="87小时", deducted_fen=0, received_fen=0))
    assert by_hours.earned_fen == 435_000  # 8700 ÷ 174 × 87
    earlier = a_claim(rate="8700元/月", attendance="10天", first_day=date(2024, 3, 1), last_day=date(2024, 3, 31))
    assert "劳社部发〔2008〕3号（二手来源）" in reckoned(earlier).reasoning


def test_a_month_of_more_days_than_the_rule_knows_is_not_converted_unless_told():
    more = a_claim(rate="8700元/月", attendance="66天", deducted_fen=0, received_fen=0)
    assert reckoned(more).earned_fen is None  # three months of 21.75 days are 65.25
    assert "不能折算" in reckoned(more).reasoning
    told = a_claim(rate="9000元/月，每月30天", attendance="66天", deducted_fen=0, received_fen=0)
    assert reckoned(told).earned_fen == 1_980_000
    assert "每月按约定的30天" in reckoned(told).reasoning
    assert rate_of("9000元/月（每月按26天算）") == Measure(Decimal(9000), "月", Decimal(26))
    assert rate_of("9000元/月，每月40天") is rate_of("300元/天，每月26天") is None


def test_a_days_wage_never_becomes_a_months():
    assert reckoned(a_claim(rate="300元/天", attendance="2个月")).earned_fen is None
    assert reckoned(a_claim(rate="30元/小时", attendance="20天")).earned_fen is None


def test_overtime_of_a_months_wage():
    of_a_month = {"rate": "8700元/月", "deducted_fen": 0, "received_fen": 0}
    paid = a_claim(**of_a_month, attendance="2个月", overtime="平时10小时；休息日1天")
    assert reckoned(paid).overtime_fen == 10 * 50 * 150 + 400 * 200  # 8700 ÷ 174 an hour, ÷ 21.75 a day
    doubtful = a_claim(**of_a_month, attendance="40天", overtime="休息日1天")
    assert reckoned(doubtful).earned_fen is None  # the forty days may hold it


def test_a_rate_below_the_minimum_wage_is_a_hint_with_its_article():
    low = a_claim(rate="90元/天", attendance="20天")
    (hint,) = reckoned(low, ENTERED).hints
    assert "折合每月1,957.50元" in hint.text
    assert "2,000.00元（示例文件）" in hint.text
    assert "第四十八条第二款" in hint.basis
    assert reckoned(low).hints == ()  # nothing is entered: nothing is compared
    assert reckoned(a_claim(rate="2000元/月"), ENTERED).hints == ()  # 不得低于: as much is enough
    assert reckoned(a_claim(rate="11元/小时"), ENTERED).hints
    assert reckoned(a_claim(rate="8元/㎡"), ENTERED).hints == ()
    before = a_claim(rate="90元/天", first_day=date(2024, 3, 1), last_day=date(2024, 3, 31))
    assert reckoned(before, ENTERED).hints == ()  # what is in force since 2025 says nothing of 2024


def test_a_month_that_a_list_told_is_compared_too():
    parts = (
        MonthPart(date(2025, 11, 1), date(2025, 11, 30), earned_fen=150_000),
        MonthPart(date(2025, 12, 1), date(2025, 12, 15), earned_fen=90_000),
        MonthPart(date(2026, 1, 1), date(2026, 1, 31), earned_fen=None),
    )
    (hint,) = reckoned(a_claim(parts=parts), ENTERED).hints
    assert hint.text.startswith("2025年11月应发1,500.00元低于")
    assert "是否正常出勤请问清" in hint.text


def test_the_standard_that_is_told_is_the_one_of_the_days_that_were_compared():
    later = replace(ENTERED.minimum[0], since=date(2026, 3, 1), month_fen=260_000, document="示例文件二")
    rules = replace(ENTERED, minimum=(*ENTERED.minimum, later))
    parts = (MonthPart(date(2026, 1, 1), date(2026, 1, 31), earned_fen=150_000),)
    claim = a_claim(parts=parts, first_day=date(2026, 1, 1), last_day=date(2026, 1, 31))
    today = date(2026, 3, 16)
    words = minimum_words(rules, *compared_days(claim, today))
    assert (words.count("起执行"), "（示例文件）" in words) == (1, True)
    both = minimum_words(rules, *compared_days(claim, today), today)
    assert both.index("（示例文件）") < both.index("2026年3月1日起执行（示例文件二）")
    assert minimum_words(rules, date(2024, 3, 1), today).endswith("；此前的工资没有录入标准，没有比较")
    assert minimum_words(rules, date(2024, 3, 1)) == ""


def test_deductions_by_kind_are_held_against_what_may_be_deducted():
    told = "个税100元；伙食600；罚款 200元 损坏赔偿2,000元；押金300"
    found = reckoned(a_claim(**{**OF_A_DAY, "deducted_fen": None}, deductions=told))
    assert (found.deducted_fen, found.rest_fen) == (320_000, 480_000)
    said = [hint.words for hint in found.hints]
    assert not any("个税" in words for words in said)  # WP94 art. 15 (1)
    assert any("“伙食”600.00元" in words and "《工资支付暂行规定》第十五条" in words for words in said)
    assert any("“损坏赔偿”2,000.00元：已超过应发的20%" in words and "第十六条" in words for words in said)
    assert any("“押金”" in words and "《中华人民共和国劳动合同法》第九条" in words for words in said)


def test_kinds_that_do_not_add_up_or_cannot_be_read_are_said():
    differ = reckoned(a_claim(**{**OF_A_DAY, "deducted_fen": 10_000}, deductions="伙食600元"))
    assert differ.rest_fen == 790_000
    assert "扣款各项合计600.00元，与扣款100.00元不一致" in differ.reasoning
    vague = reckoned(a_claim(**{**OF_A_DAY, "deducted_fen": None}, deductions="伙食600元；罚款若干"))
    assert vague.rest_fen is None
    assert "“罚款若干”读不出" in vague.reasoning


def test_an_advance_is_part_of_what_was_paid():
    found = reckoned(a_claim(**{**OF_A_DAY, "received_fen": 300_000}, advance_fen=100_000))
    assert found.rest_fen == 500_000
    assert "已发3,000.00元（其中借支1,000.00元）" in found.reasoning
    more = reckoned(a_claim(**{**OF_A_DAY, "received_fen": 50_000}, advance_fen=100_000))
    assert any("多于已发" in hint.text for hint in more.hints)


def test_more_paid_than_earned_is_asked_about_though_nobody_told_what_was_taken_off():
    paid = {**OF_A_DAY, "received_fen": 2_000_000, "deducted_fen": None, "claimed_fen": None}
    (hint,) = reckoned(a_claim(**paid)).hints
    assert hint.text.startswith("已发20,000.00元比应发")
    assert reckoned(a_claim(**OF_A_DAY)).hints == ()


KINDS = st.lists(st.tuples(st.sampled_from(["平时", "休息日", "法定节假日"]), st.integers(1, 99)), max_size=4)


@given(st.integers(100, 900), KINDS, st.booleans())
def test_overtime_is_never_less_than_the_plain_wage_and_counts_each_hour_once(price, kinds, counted):
    percents = {"平时": 150, "休息日": 200, "法定节假日": 300}
    told = "；".join(f"{word}{hours}小时" for word, hours in kinds)
    words = f"{told}；{'已' if counted else '未'}计入出勤"
    found = reckoned(a_claim(rate=f"{price}元/天", attendance="50天", overtime=words))
    exact = sum(Decimal(price) / 8 * hours * (percents[word] - 100 * counted) for word, hours in kinds)
    assert abs((found.overtime_fen or 0) - exact) <= len(kinds)
    assert found.earned_fen == price * 5000 + (found.overtime_fen or 0)


@given(st.text("平时休息日法定节假加班0123456789小天工；，。（）未已计入出勤 无", max_size=24))
def test_any_words_of_overtime_give_a_figure_or_a_reason(words):
    found = reckoned(a_claim(**OF_A_DAY, overtime=words))
    assert found.earned_fen is None or found.earned_fen >= 800_000
    assert found.reasoning


@given(st.text("伙食罚款个税0123456789.,元；，、 ", max_size=24), AMOUNT)
def test_any_words_of_deductions_leave_nothing_out_in_silence(words, off):
    found = reckoned(a_claim(**{**OF_A_DAY, "deducted_fen": off}, deductions=words))
    assert found.deducted_fen == off or off is None


@pytest.mark.parametrize(
    ("rate", "attendance", "said"),
    [
        ("280元/天", "74", "出勤74没有写明单位"),
        ("270", "74", "工资标准270、出勤74没有写明单位"),
        ("计件", "74天", "工资标准“计件”读不出多少"),
        ("12元/㎡", "20天", "单位不同"),
    ],
)
def test_why_rate_and_attendance_cannot_be_multiplied_is_said(rate, attendance, said):
    found = reckoned(a_claim(rate=rate, attendance=attendance, earned_fen=900_000, deducted_fen=0, received_fen=0))
    assert found.earned_fen == 900_000
    assert said in found.reasoning
    assert "不能相乘" in found.reasoning
