import pytest


@pytest.fixture
def agreement(paper):
    return paper("mediation-agreement", "2026.1")


def test_text_is_the_approved_one(agreement):
    agreement.assert_approved()


def test_it_holds_sum_terms_and_what_follows_if_they_are_not_kept(agreement):
    text = agreement.text()
    assert "甲方确认欠付乙方工资共计人民币伍拾肆万柒仟伍佰叁拾伍元柒角叁分" in text
    assert "支付期限和方式：2026年12月20日前支付120,000.00元" in text
    assert "自本协议生效之日起30日内，共同向有管辖权的人民法院申请司法确认" in text  # CPL art. 205
    assert "三、" not in agreement.text(agreement.facts(civil__default_terms="", text__consequence=""))
