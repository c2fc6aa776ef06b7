import pytest


@pytest.fixture
def notice(paper):
    return paper("inquiry-notice", "2026.1")


def test_text_is_the_approved_one(notice):
    notice.assert_approved()


def test_it_says_when_where_and_on_what_ground_to_appear(notice):
    text = notice.text()
    assert "于2026年11月26日9时0分到示例县人力资源和社会保障局3楼调查询问室接受调查询问" in text
    assert "《劳动保障监察条例》第十五条第一款第（二）项、第（三）项" in text
    assert "《劳动保障监察条例》第三十条" in text
    assert "《保障农民工工资支付条例》第五十条" in text


def test_every_document_of_the_checklist_is_listed(notice):
    text = notice.text()
    assert all(row["document_title"] in text for row in notice.facts()["documents"])


def test_rights_are_told(notice):
    assert "有权申请回避" in notice.text()
