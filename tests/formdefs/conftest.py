"""One small form as text, for tests that break it in one place."""

import pytest

from inspector_app.formdefs.load import parse_form
from inspector_app.formdefs.model import Form

SMALL = """
id = "small-form"
edition = "2026.1"
title = "小表"
kind = "outgoing"
valid_from = 2026-01-01
basis = ["R423#18"]
number_pattern = "{short}人社小字〔{year}〕{serial}号"
gates = ["PR-01"]
starts = ["DL-08"]

facts = [
  { name = "agency.name", label = "机关", from = "agency.name", required = true, example = "示例局" },
  { name = "document.date", label = "日期", type = "date", example = 2026-11-24 },
  { name = "visit.at", label = "时间", type = "moment", blank = "　年　月　日", example = 2026-11-24T09:05:00+08:00 },
  { name = "visit.kind", label = "方式", type = "choice", choices = ["直接送达", "张贴"], example = "张贴" },
  { name = "visit.urgent", label = "紧急", type = "yes_no", example = true },
  { name = "lines", label = "明细", type = "list", required = true, items = [
    { name = "name", label = "姓名", required = true },
    { name = "owed_fen", label = "欠发", type = "money", required = true },
    { name = "paid_fen", label = "已付", type = "money" },
    { name = "rest_fen", label = "尚欠", type = "money", computed = "difference owed_fen paid_fen" },
  ], example = [
    { name = "䶮<小>", owed_fen = 123456, paid_fen = 100000 },
    { name = "示例·二", owed_fen = 50, paid_fen = 50 },
  ] },
  { name = "debt.heads", label = "人数", type = "integer", computed = "count lines" },
  { name = "debt.first_name", label = "第一人", computed = "first lines.name" },
  { name = "debt.total_fen", label = "合计", type = "money", computed = "sum lines.owed_fen" },
  { name = "debt.capitals", label = "大写", computed = "capitals debt.total_fen" },
  { name = "balance.heads", label = "尚欠人数", type = "integer", computed = "count_above_zero lines.rest_fen" },
]

copies = [{ label = "交付联", mask = ["lines.name"] }, { label = "存档联" }]

[[sentence]]
name = "text.facts"
label = "事实"
required = true
text = "拖欠{debt.first_name}等{debt.heads}人工资{debt.total_fen}元。"

[[block]]
kind = "title"
text = "{agency.name}"

[[block]]
kind = "paragraph"
text = "{text.facts}{{原样}}{visit.at}"

[[block]]
kind = "table"
fact = "lines"
columns = [{ title = "姓名", value = "{name}", width = 30 }, { title = "尚欠", value = "{rest_fen}", width = 30.5 }]
totals = ["合计", "{debt.total_fen}"]

[[block]]
kind = "seal"
text = "{agency.name}"
fact = "document.date"
"""


@pytest.fixture
def small_text() -> str:
    return SMALL


@pytest.fixture
def small() -> Form:
    return parse_form(SMALL.encode(), "small.toml")


@pytest.fixture(scope="session")
def small_form() -> Form:
    """The same form for property tests, which may not use a fixture of narrower scope."""
    return parse_form(SMALL.encode(), "small.toml")
