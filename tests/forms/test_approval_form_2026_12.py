import pytest


@pytest.fixture
def approval(paper):
    return paper("approval-form", "2026.12")


def test_text_is_the_approved_one(approval):
    approval.assert_approved()


def test_the_sheet_that_is_signed_bears_the_opinion_and_the_number_of_the_case(approval):
    firm = "示例建设工程劳务服务管理咨询装饰安装园林市政公用机电设备租赁" * 4 + "有限公司"
    *_, last = approval.pages(approval.facts(addressee__name=firm))
    assert "建议" in last
    assert "2026-031" in last
