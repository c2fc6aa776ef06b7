import pytest


@pytest.fixture
def decision(paper):
    return paper("penalty-ruling", "2026.1")


def test_text_is_the_approved_one(decision):
    decision.assert_approved()


def test_it_holds_what_article_59_demands(decision):
    text = decision.text()
    assert "示例建工集团有限公司" in text
    assert "示例市示例区建设路66号" in text  # 地址
    assert "等证据证明" in text
    assert "决定对你（单位）作出以下行政处罚：罚款人民币壹万伍仟元整" in text
    assert "应当自收到本决定书之日起15日内履行" in text
    assert "60日内向示例县人民政府申请行政复议" in text
    assert "示例县人民法院提起行政诉讼" in text


def test_organ_and_court_are_never_left_out(decision):
    assert all(decision.form.fact(name).required for name in ("agency.review_organ", "agency.court", "told.heard"))


def test_without_a_fine_nothing_is_said_of_its_growing(decision):
    assert "加处罚款" not in decision.text(decision.facts(penalty__fine_fen=None))
