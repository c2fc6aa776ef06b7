import pytest


@pytest.fixture
def notice(paper):
    return paper("list-pre-notice", "2026.12")


def test_text_is_the_approved_one(notice):
    notice.assert_approved()


def test_sums_bear_one_sign_of_money_and_nothing_is_said_twice(notice):
    text = notice.text()
    assert "上述期限届满，截至2026年12月7日" in text


def test_the_rule_that_one_may_be_spared_is_told(notice):
    text = notice.text()
    assert "可以不予列入失信联合惩戒名单" in text


def test_the_objection_of_a_firm_with_a_long_name_leaves_no_half_of_its_sheet_empty(notice):
    """What is asked for first is written below the sentence, however long that is; only the second place goes on."""
    named = notice.facts(addressee__name="示例建筑劳务有限公司" * 12)
    sheets = ["".join(page.split()) for page in notice.pages(named)]
    assert ["异议的事实和理由" in page for page in sheets if "附件异议书" in page] == [True]
