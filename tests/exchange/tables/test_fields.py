"""Words of headings of others are understood, and those of other columns are not mistaken for ours."""

import tomllib

import pytest

from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.heading_key import unit_of
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
