"""Rules that are left to the bureau are written over in the program, with what they rest on."""

import re

import pytest

from inspector_app.domain.edition import Edition
from inspector_app.support.errors import Refused
from inspector_app.usecases.rule_texts import RULES, rule_text, write_rule
from inspector_app.usecases.settings import marked_law


def test_what_a_bureau_wrote_counts_from_then_on_and_is_what_is_shown_next(context):
    text = rule_text(context, "leads.toml").replace("反映不属实", "查无欠薪").replace('mark = "M"', 'mark = "V"')
    now = write_rule(context, "leads.toml", text, "示根治办〔2026〕3号")
    assert now.law.leads.conclusions["not_true"].title == "查无欠薪"
    assert rule_text(now, "leads.toml").strip() == text.strip()
    (kept,) = now.store.all(Edition)
    assert (kept.source, kept.adopted) == ("示根治办〔2026〕3号", True)
    titles = [line.title for line in marked_law(now)]
    assert not any(title.startswith("核处结论") for title in titles)  # the bureau verified them
    assert any(title.startswith("欠薪等级推算") for title in titles)


def test_what_nobody_verified_stands_in_the_quiet_list(context):
    told = {line.title: line for line in marked_law(context)}
    assert told["核处结论：反映不属实"].mark == "未核实"
    assert told["欠薪等级推算：有未支付工资"].mark == "本系统起草"


@pytest.mark.parametrize("name", RULES)
def test_what_cannot_be_used_or_rests_on_nothing_is_refused(context, name):
    ours = rule_text(context, name)
    for text, source, code in (
        (ours, "示例文件", "rule-unchanged"), (ours + "#", " ", "rule-no-source"), ("[[", "示例文件", "law-"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=code):
            write_rule(context, name, text, source)
    assert context.store.all(Edition) == ()


@pytest.mark.parametrize("name", RULES)
def test_what_a_bureau_writes_over_is_explained_in_chinese(context, name):
    notes = [
        line for line in rule_text(context, name).splitlines() if line.lstrip().startswith("#") and line.strip("# ")
    ]
    assert notes
    assert [line for line in notes if not re.search("[\u4e00-\u9fff]", line)] == []
