import pytest


@pytest.fixture
def ruling(paper):
    return paper("listing-ruling", "2026.1")


def test_text_is_the_approved_one(ruling):
    ruling.assert_approved()


def test_it_holds_what_order_45_article_8_demands(ruling):
    text = ruling.text()
    assert "还拖欠23名农民工工资" in text  # 列入事由
    assert "第五条第（一）项" in text  # 列入依据
    assert "评优评先、交通出行等方面依法依规予以限制" in text  # 联合惩戒措施提示
    assert "自改正之日起被列入名单满6个月" in text  # 提前移出条件
    assert "向示例县人民政府申请行政复议" in text  # 救济措施


def test_it_says_that_the_party_was_told_and_heard(ruling):
    assert (
        "告知拟列入的事由、依据、提出异议的权利和可以不予列入的规定。你单位在规定期限内没有提出异议。" in ruling.text()
    )
