from datetime import date

import pytest

from inspector_app.domain.cross_check import Held
from inspector_app.domain.interview import QA, RIGHTS
from inspector_app.domain.said_facts import said_facts
from tests.builders import an_id_number

DAY = date(2026, 3, 2)


def said(answer, *held):
    found = said_facts((QA("问", answer),), lambda _question: frozenset(held), DAY)
    return {each.name: each.value for each in found}


@pytest.mark.parametrize(
    ("answer", "owed"),
    [
        ("三个月没有领，出勤74天，一天270元，扣掉3,000元生活费，还欠16,980元。", 1_698_000),
        ("一共一万八", 1_800_000),
        ("16980元", 1_698_000),
        ("11月6000元，12月6000元", None),  # which of them, or both, a person has to ask
        ("大概一万多", None),
        ("不清楚", None),
        ("一共是三万，给了两万，还差一万", 1_000_000),
        ("23个人一共欠了三十八万六千四百元，我个人是一万六千八百元。", 1_680_000),
        ("我们二十三个人一共欠了三十八万元", None),
        ("我和我老婆，我欠18000元，她欠15000元，一共33000元", 1_800_000),
        ("借支过三次，总共4500元", None),
        ("已经领到3000元", None),
        ("扣掉借支3000元，还欠16980元", 1_698_000),
        ("给我打了欠条，写的是21,600元，实际是22,600元", None),
    ],
)
def test_the_sum_that_is_owed_is_the_one_that_is_called_so(answer, owed):
    assert said(answer, Held.CLAIMED).get("claimed_fen") == owed


@pytest.mark.parametrize(
    ("answer", "first", "last"),
    [
        ("2025年11月、12月和2026年1月没有领", date(2025, 11, 1), date(2026, 1, 31)),
        ("11月到1月没有领", date(2025, 11, 1), date(2026, 1, 31)),
        ("2025年11月、12月和1月没有领", date(2025, 11, 1), date(2026, 1, 31)),
        ("2025年11月没有领，10月也没有领", date(2025, 10, 1), date(2025, 11, 30)),
        ("2025年11月、10月没有领", date(2025, 10, 1), date(2025, 11, 30)),
        ("2024年2月", date(2024, 2, 1), date(2024, 2, 29)),
        ("欠我10、11、12月的工资", date(2025, 10, 1), date(2025, 12, 31)),
        ("欠10、11、12三个月，加上1月份20天的", date(2025, 10, 1), date(2026, 1, 31)),
        ("2024年10、11、12月没有发", date(2024, 10, 1), date(2024, 12, 31)),
        ("10-12月没有发", date(2025, 10, 1), date(2025, 12, 31)),
        ("3月到6月没有发", date(2025, 3, 1), date(2025, 6, 30)),
        ("去年1月到6月没有发", date(2025, 1, 1), date(2025, 6, 30)),
        ("从去年10月15日开始干到今年1月20日，还欠我工资", None, None),
        ("承诺书上写2月10日前付，没付", None, None),
        ("欠我3到5个月的", None, None),
        ("10月、11月没有发，9月20日停工2天", date(2025, 10, 1), date(2025, 11, 30)),
        ("9月停工，没有发工资", None, None),
        ("三个月没有领", None, None),
    ],
)
def test_months_without_a_year_are_the_latest_before_the_talk(answer, first, last):
    told = said(answer, Held.CLAIMED)
    assert (told.get("first_day"), told.get("last_day")) == (first, last)


@pytest.mark.parametrize(
    ("answer", "rate"),
    [
        ("和龚示例口头说好一天270元，按出工天数算。", "270元/天"),
        ("三百八一天", "380元/天"),
        ("每月6000元", "6000元/月"),
        ("没有说好", None),
    ],
)
def test_a_rate_is_found_inside_a_sentence(answer, rate):
    assert said(answer, Held.RATE).get("rate") == rate


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("说好每天350元。", {"rate": "350元/天"}),
        ("每天350元，总共欠我一万八千元。", {"rate": "350元/天", "claimed_fen": 1_800_000}),
        ("2025年10月至2026年1月没有发。", {"first_day": date(2025, 10, 1), "last_day": date(2026, 1, 31)}),
        ("欠我一万八千元。", {"claimed_fen": 1_800_000}),
        ("老板欠我的工资，一共9000元，每天300元。", {"rate": "300元/天", "claimed_fen": 900_000}),
        ("有，还有25000元没领。", {"claimed_fen": 2_500_000}),
        ("领过3000元，还有5000元没有发。", {"received_fen": 300_000, "claimed_fen": 500_000}),
        ("欠我三个月工资，已经领了，一共9000元。", {"received_fen": 900_000}),
        ("欠我们三个月工资，一共九万元。", {}),
        ("欠我工资，一共挣了9000元。", {}),
        ("已经领到3000元。", {"received_fen": 300_000}),
        ("我叫王示例，电话13800000001。", {"name": "王示例", "phone": "13800000001"}),
        ("电话是138-0000 0001。", {"phone": "13800000001"}),
        ("电话是１３８０００００００１。", {"phone": "13800000001"}),
        ("他的电话是13800000001。", {}),
        ("老板的电话是13800000001。", {}),
        ("他一天400，我一天350元。", {"rate": "350元/天"}),
        ("他们每人欠一万八千元。", {}),
        ("2025年3月进场干活，1月20日去要过。", {}),
        ("答应2026年2月把欠的发了。", {}),
        ("生活费每月500元。", {}),
        ("加班每小时20元，平时一天270元。", {"rate": "270元/天"}),
        ("大概欠我一万多。", {}),
    ],
)
def test_what_was_said_out_of_turn_is_offered_where_it_is_plainly_his_own(answer, told):
    assert said(answer) == told


@pytest.mark.parametrize(
    ("answer", "held", "told"),
    [
        (
            "出勤74天，一天270元。",
            Held.CLAIMED,
            {"rate": "270元/天", "attendance": "74天"},
        ),  # what he earns a day is not what is owed
        (
            "2025年3月进场，10月到12月没有发",
            Held.CLAIMED,
            {"first_day": date(2025, 10, 1), "last_day": date(2025, 12, 31)},
        ),
        ("欠我一万八千元。", Held.RECEIVED, {"claimed_fen": 1_800_000}),
        ("领过三次，每次2000元，一共6000元。", Held.RECEIVED, {"received_fen": 600_000}),
        ("给过2000元和3000元。", Held.RECEIVED, {"received_fen": 500_000}),
    ],
)
def test_each_sum_and_month_is_taken_for_what_it_is_called(answer, held, told):
    assert said(answer, held) == told


@pytest.mark.parametrize(
    ("answer", "earned", "received", "claimed"),
    [
        ("干了100天，应发28000元，发过5000元，还欠23000元", 28_000, 5_000, 23_000),
        ("应发28,000.00元，已发5,000.00元，尚欠23,000.00元", 28_000, 5_000, 23_000),
        ("应发工资28000元、已发工资5000元、拖欠工资23000元", 28_000, 5_000, 23_000),
        ("应发28000元，领了5000元。", 28_000, 5_000, None),
        ("应发28000元，其中已发5000元", 28_000, 5_000, None),
        ("工资应该是28000元，只发了5000元，还差23000元", 28_000, 5_000, 23_000),
        ("实际到手5000元，应得28000元", 28_000, 5_000, None),
        ("该给我28000元，给了5000元", 28_000, 5_000, None),
        ("一共干了28000元的活，拿到5000元", 28_000, 5_000, None),
        ("挣了28000元，给了5000元，少给23000元", 28_000, 5_000, 23_000),
        ("应发16980元，一分钱没发", 16_980, None, 16_980),
        ("一共28000元，发了5000元", None, 5_000, None),  # 28000: of all, and nobody says of what
        ("工资28000元发了5000元还欠23000元", None, 5_000, 23_000),
        ("发了5000元，差23000元", None, 5_000, 23_000),
        ("年前结了5000元，还剩23000元没结", None, 5_000, 23_000),
        ("已经领的有5000元，没有领的有23000元", None, 5_000, 23_000),
        ("工钱2万8，支了5千，还欠2万3", None, 5_000, 23_000),
        # a month's sums are those of all months only where it is said of how many
        ("每月应发6000元，实发1000元", None, None, None),
        ("每月应发6000元，实发1000元，干了5个月", 30_000, 5_000, None),
        ("每月应发6000元，一共发了8000元，欠3个月", None, 8_000, None),
        ("每次给2000元，给了三次", None, None, None),
        ("领过三次，2月2000元，3月3000元，4月1000元", None, 6_000, None),
        ("2月领了2000元，3月领了3000元，一共5000元", None, 5_000, None),
        ("发过5000元，其中3000元是借支", None, 5_000, None),
        ("微信转了3000元，现金给了2000元", None, 5_000, None),
        ("只领了大概三四千元，另外2月领了2000元", None, None, None),
        # what is only said, written or promised was not received
        ("领过，班长签字说28000元已付清，实际没付", None, None, None),
        ("28000元已付清，但实际没有付", None, None, None),
        ("领了5000元，但是没发完，剩下的没给", None, 5_000, None),
        ("工资表上写的是发了28000元，我只拿到5000元", None, 5_000, None),
        ("老板答应付28000元，只付了5000元", None, 5_000, None),
        ("应该发了5000元", None, None, None),
        ("班长代我领了5000元，我没拿到", None, None, None),
        ("总共领了5000元，今年1月又领了2000元", None, None, None),  # 5000 or 7000
        ("给我打了欠条28000元，没给钱", None, None, 28_000),
        ("我给老板转了5000元押金", None, None, None),
        ("他领了5000元，我领了3000元", None, 3_000, None),
    ],
)
def test_each_sum_is_what_its_own_word_calls_it(answer, earned, received, claimed):
    told = said(answer, Held.RECEIVED, Held.CLAIMED)
    sums = [told.get(name) for name in ("earned_fen", "received_fen", "claimed_fen")]
    assert sums == [yuan and yuan * 100 for yuan in (earned, received, claimed)]


@pytest.mark.parametrize("answer", ["5000元。", "有，5000元"])
def test_a_sum_without_a_word_was_not_received(answer):
    assert said(answer, Held.RECEIVED) == {}


@pytest.mark.parametrize(
    ("answer", "days"),
    [
        ("干了100天", "100天"),
        ("总共出勤一百二十天，应领33600元", "120天"),
        ("出勤100个工", "100工"),
        ("6月干了20天，7月干了25天", None),
        ("每月干26天", None),
        ("他干了100天", None),
    ],
)
def test_days_of_work_are_told_where_they_are_all_of_them(answer, days):
    assert said(answer).get("attendance") == days


def test_the_answer_to_the_question_counts_before_what_was_said_elsewhere():
    held = {"欠多少": frozenset({Held.CLAIMED})}
    qas = (QA("欠多少", "欠我9000元"), QA("还有什么要说", "欠我8000元。"))
    (fact,) = said_facts(qas, lambda question: held.get(question, frozenset()), DAY)
    assert (fact.value, fact.number) == (900_000, 1)


def test_numbers_of_the_person_are_told_once_or_not_at_all():
    mine, other = an_id_number(), an_id_number()
    assert said(f"我的号码是{mine}，电话13800000001", Held.REGISTER) == {"id_number": mine, "phone": "13800000001"}
    assert "id_number" not in said(f"我的是{mine}，他的是{other}", Held.REGISTER)


def test_the_last_telling_counts_with_its_place_and_nothing_counts_that_is_not_his_own():
    held = {"一": frozenset({Held.CLAIMED}), "二": frozenset({Held.CLAIMED})}
    qas = (
        QA("权利", "欠1元", RIGHTS),
        QA("一", "欠8000元"),
        QA("二", "不对，欠9000元"),
        QA("二", "欠7000元", shared=True),
    )
    (fact,) = said_facts(qas, lambda question: held.get(question, frozenset()), DAY)
    assert (fact.value, fact.number, fact.words) == (900_000, 3, "9000元")
