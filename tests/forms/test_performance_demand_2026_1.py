import pytest


@pytest.fixture
def demand(paper):
    return paper("performance-demand", "2026.1")


def test_text_is_the_approved_one(demand):
    demand.assert_approved()


def test_it_gives_term_duty_sum_and_the_right_to_speak(demand):
    """AEL arts 35, 36, 54."""
    text = demand.text()
    assert "自收到本催告书之日起10个工作日内履行下列义务：向䶮㛃等23名农民工支付工资" in text
    assert "有权进行陈述和申辩" in text
    assert "本局将依法申请人民法院强制执行" in text
