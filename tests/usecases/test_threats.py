"""The penalty with which a paper threatens is that of the article it names, in passages and in cells alike."""

import pytest

from inspector_app.formdefs.facts import example
from inspector_app.usecases.own_data import load_forms, load_law
from inspector_app.usecases.stated_articles import article_problems
from inspector_app.usecases.threats import threat_problems
from tests.of_each import of_each

LAW, FORMS = load_law(), load_forms()
MANAGED, DUTY = "《保障农民工工资支付条例》第五十五条", "《保障农民工工资支付条例》第二十六条"
OURS = "逾期不改正的，责令项目停工并处罚款；情节严重的，限制承接新工程、降低资质等级、吊销资质证书"


def found(form_id, facts):
    form = FORMS.find(form_id)
    told = {**example(form), **facts}
    problems = [*threat_problems(form, LAW, told), *article_problems(form, LAW.statutes, told)]
    return [(each.code, each.where) for each in problems]


def row(**cells):
    return {"corrections": [{"line": 1, "finding": "未开设专用账户", "demand": "开设专用账户", **cells}]}


@pytest.mark.parametrize("form_id", ["order-to-correct", "inspection-result"])
@pytest.mark.parametrize(
    ("cells", "code", "item"),
    [
        ({"sanction": f"{MANAGED}第（一）项：{OURS}"}, None, ""),
        ({"sanction": f"依据{MANAGED}，处5万元以上10万元以下的罚款"}, None, ""),
        ({"provision": DUTY, "sanction": "按该条例第五十五条，处罚款5万元"}, None, ""),
        ({"sanction": "逾期不改正的，依法处理"}, None, ""), ({"sanction": f"处罚款50,000元（{MANAGED}）"}, None, ""),
        ({"demand": "3日内开设专用账户并把开户资料报送我局"}, None, ""),
        ({"provision": "《保障农民工工资支付条例》第一百条"}, "article-not-there", "provision"),
        ({"sanction": f"依据{MANAGED}，罚款50万元"}, "consequence-above-range", "sanction"),
        ({"sanction": f"依据{MANAGED}，处5000元罚款"}, "consequence-above-range", "sanction"),
        ({"sanction": "罚款50万元"}, "threat-without-article", "sanction"),
        ({"provision": DUTY, "sanction": "罚款50万元"}, "threat-without-article", "sanction"),
        ({"sanction": "吊销营业执照"}, "threat-without-article", "sanction"),
        ({"sanction": "依据《劳动保障监察条例》第三十条，责令停业整顿"}, "threat-unfounded", "sanction"),
        ({"sanction": f"依据{MANAGED}，没收违法所得"}, "threat-unfounded", "sanction"),
        ({"demand": "立即停工整顿"}, "threat-without-article", "demand"),
    ],
)  # fmt: skip
def test_a_row_of_an_order_cites_articles_that_there_are_and_threatens_with_what_they_give(form_id, cells, code, item):
    """R724 arts 54–57: the kind and the sum are those of the article."""
    assert found(form_id, row(**cells)) == ([(code, f"corrections[1].{item}")] if code else [])


@pytest.mark.parametrize(
    ("form_id", "name", "text", "code"),
    [
        ("reminder-letter", "text.next", "请书面告知我局，不报告的，吊销资质证书。", "threat-without-article"),
        ("reminder-letter", "text.duty", "请及时自查。责令停工整顿。", "threat-without-article"),
        ("reminder-letter", "text.duty", f"未开设专用账户的，依据{MANAGED}责令项目停工。", "article-added"),
        ("supervision-letter", "letter.demand", "每周报告进展；工作不力的，全县通报批评。", None),
        ("discussion-record", "discussion.conclusion", f"依据{MANAGED}，罚款50万元", "consequence-above-range"),
        ("discussion-record", "discussion.conclusion", "同意给予罚款15,000元", None),
        ("incident-flash", "letter.demand", f"依据{MANAGED}，罚款50万元", "consequence-above-range"),
        ("talk-notice", "talk.topics", "未开设专用账户，存在欠薪隐患", None),
        ("reminder-letter", "text.duty", "项目停工期间的工资也应当按时支付。", None),
        ("order-to-pay", "text.consequence", "依据《劳动保障监察条例》第三十条，吊销营业执照。", "threat-unfounded"),
    ],
)  # fmt: skip
def test_a_letter_threatens_with_nothing_that_no_article_gives(form_id, name, text, code):
    """APL arts 4, 16, 38."""
    assert [each for each, where in found(form_id, {name: text}) if where == name] == ([code] if code else [])


@of_each("form", FORMS.all())
def test_what_a_form_of_ours_says_of_penalties_is_given_by_its_articles(form):
    facts = example(form)
    assert [*threat_problems(form, LAW, facts), *article_problems(form, LAW.statutes, facts)] == []
