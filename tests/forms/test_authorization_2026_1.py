import pytest


@pytest.fixture
def paper_of_agent(paper):
    return paper("authorization", "2026.1")


def test_text_is_the_approved_one(paper_of_agent):
    paper_of_agent.assert_approved()


def test_it_names_both_and_grants_only_what_is_ticked(paper_of_agent):
    text = paper_of_agent.text()
    assert "示例建工集团有限公司" in text
    assert "示例·买买提" in text
    assert "没有打“√”的，视为没有授权" in text
    assert "☑代为提交、签收材料和文书" in text
    assert "☐代为承认、放弃、变更请求" in text
