import pytest


@pytest.fixture
def referral(paper):
    return paper("criminal-referral", "2026.1")


def test_text_is_the_approved_one(referral):
    referral.assert_approved()


def test_it_states_order_expiry_standard_and_offence(referral):
    """CL art. 276-1, J2013-3 arts 3, 4."""
    text = referral.text()
    assert "责令于2026年12月4日前支付" in text
    assert "还拖欠23名农民工工资" in text
    assert "十名以上劳动者的劳动报酬累计六万元以上。上述行为涉嫌触犯" in text
    assert "有能力支付而不支付农民工工资" in text


def test_it_says_which_annexes_article_6_wants_and_brings_a_receipt(referral):
    """T310 arts 6, 7. Which there are the records say (test_referral_facts)."""
    annexes = referral.form.fact("annexes")
    assert annexes.rows == ()
    assert "调查报告、涉案物品清单、检验报告或者鉴定结论" in annexes.hint
    assert "（回执）" in referral.pages()[-1]
    assert "340000197001010013" in referral.text(copy="移送联")
    assert "340000197001010013" not in referral.text(copy="抄送联")
