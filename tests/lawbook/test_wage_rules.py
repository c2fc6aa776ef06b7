"""What wages are reckoned by: every entry with its source; a bureau's minimum wages read, or refused with the place."""

from datetime import date
from decimal import Decimal

import pytest

from inspector_app.domain.wage_rules import Standing
from inspector_app.lawbook.book import Lawbook
from inspector_app.support.errors import Refused
from inspector_app.support.paths import resource
from inspector_app.support.words import sentence

ENTRY = """[[minimum_wage]]
place = "{place}"
from = {since}
month = {month}
hour = {hour}
area = "{area}"
document = "示例文件〔2026〕1号"
mark = "D"
"""


def entry(place="32", since="2026-01-01", month="2000", hour='"20.5"', area="一类地区"):
    return ENTRY.format(place=place, since=since, month=month, hour=hour, area=area)


def loaded(*entries: str) -> Lawbook:
    return Lawbook.load(resource("law"), {"minimum_wage.toml": "".join(entries).encode()})


def test_the_percents_are_those_of_the_labour_law(law):
    overtime = law.wages.overtime
    assert {name: rule.percent for name, rule in overtime.items()} == {"workday": 150, "rest_day": 200, "holiday": 300}
    assert "百分之一百五十" in law.article("LL", "44").text
    assert "第四十四条第（三）项" in overtime["holiday"].basis_text


def test_a_month_has_so_many_days_as_the_notices_say(law):
    now, before = law.wages.conversion(date(2026, 3, 31)), law.wages.conversion(date(2024, 12, 31))
    assert now.days == before.days == Decimal("21.75")
    assert now.source_text == "人社部发〔2025〕2号（二手来源）"
    assert before.source_text == "劳社部发〔2008〕3号（二手来源）"
    assert law.wages.conversion(date(2007, 12, 31)) is None


@pytest.mark.parametrize(
    ("name", "standing"),
    [
        ("个人所得税", Standing.ALLOWED), ("社保费", Standing.ALLOWED), ("损坏工具赔偿", Standing.LIMITED),
        ("伙食费", Standing.ASKED), ("罚款", Standing.ASKED), ("别的", Standing.ASKED),
    ],
)  # fmt: skip
def test_a_deduction_has_its_standing(law, name, standing):
    assert law.wages.deduction(name).standing is standing


def test_no_minimum_wage_comes_with_the_program(law):
    assert law.minimum_wages == {}
    assert law.wage_rules("32").minimum == ()


def test_the_nearest_place_and_the_day_decide():
    law = loaded(entry(), entry(since="2024-01-01", month="1800"), entry("320500", month="2100", area="城区"))
    rules = law.wage_rules("320600")
    assert [each.month_fen for each in rules.minimum_on(date(2026, 5, 1))] == [200_000]
    assert [each.month_fen for each in rules.minimum_on(date(2025, 12, 31))] == [180_000]
    assert rules.minimum_on(date(2023, 12, 31)) == ()
    assert rules.minimum[0].hour_fen == 2050
    assert [each.month_fen for each in law.wage_rules("320583").minimum] == [210_000]
    assert law.wage_rules("34").minimum == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (entry() + entry(), "写了两次"),
        (entry(month="20"), "写反"),
        (entry(hour="2000"), "写反"),
        (entry(month="2000.5"), "有小数的写成"),
        (entry(month='"很多"'), "有小数的写成"),
        (entry(since='"今年"'), "日期"),
        (entry(place="99"), "不认识的地区"),
        (entry().replace("document", "documnet"), "document"),
        (entry().replace('mark = "D"', 'mark = "X"'), "V、V*、M、D"),
        (entry().replace("month = 2000", ""), "每月多少元"),
        ("[[minimum_wage", "无法读取"),
    ],
)
def test_a_wrong_file_is_refused_with_what_is_wrong(text, said):
    with pytest.raises(Refused) as refusal:
        loaded(text)
    problem = refusal.value.problems[0]
    assert said in sentence(problem.code, problem.details)
