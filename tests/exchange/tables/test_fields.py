"""Words of headings of others are understood, and those of other columns are not mistaken for ours."""

import tomllib
from datetime import date

import pytest

from inspector_app.exchange.tables.columns.heading_key import unit_of
from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.source import text_book
from inspector_app.exchange.wage_list import check_book
from tests.exchange.tables.test_cases import FILES

WORDS = tomllib.loads((FILES / "headings.toml").read_text(encoding="utf-8"))


def understood(field):
    wanted = "" if field == "none" else field
    found = {word: kinds()["wages"].match(word) for word in WORDS[field]}
    return {
        word: match.field if match else "" for word, match in found.items() if (match.field if match else "") != wanted
    }


@pytest.mark.parametrize("field", WORDS)
def test_every_heading_of_public_templates_is_understood(field):
    assert understood(field) == {}


def test_what_a_unit_says():
    said = {
        "应发（元）": "元",
        "金额（万元）": "万元",
        "合同价/万元": "万元",
        "欠薪（分）": "分",
        "单价（元/天）": "元",
        "备注": "",
    }
    assert {text: unit_of(text) for text in said} == said


def test_columns_that_tell_of_no_money_leave_nothing_to_look_at():
    text = "姓名\t部门\t付款方式\t底薪\t加班费\t应发工资\t欠发工资\n示例甲\t木工\t现金\t3000\t2000\t5000\t5000"
    assert check_book(text_book(text), date(2026, 11, 30)).is_whole
