import pytest


@pytest.fixture
def approval(paper):
    return paper("approval-form", "2026.1")


def test_text_is_the_approved_one(approval):
    approval.assert_approved()


def test_it_leaves_room_for_review_and_decision_on_one_sheet(approval):
    text = approval.text()
    assert len(approval.pages()) == 1
    assert all(word in text for word in ("监察机构意见", "法制审核意见", "负责人审批"))


def test_the_proposal_names_party_and_paper(approval):
    assert "向示例建工集团有限公司出具《劳动保障监察限期改正指令书》" in approval.text()
