import pytest


@pytest.fixture
def record(paper):
    return paper("site-inspection-record", "2026.1")


def test_text_is_the_approved_one(record):
    record.assert_approved()


def test_each_item_offers_the_three_results(record):
    items = record.facts()["items"]
    text = record.text()
    assert text.count("☑") == len(items)
    assert text.count("☐") == 2 * len(items)
    assert text.count("☑不符合") == sum(item["result"] == "不符合" for item in items)


def test_certificates_rights_and_basis_are_on_it(record):
    text = record.text()
    assert "出示了劳动保障监察证件" in text
    assert all(word in text for word in ("陈述、申辩", "申请回避", "《保障农民工工资支付条例》第三十九条"))
    assert all(word in text for word in ("皖监察0001号", "皖监察0002号"))


def test_a_visit_without_findings_and_photos_says_so(record):
    text = record.text(record.facts(findings=[], photos=[], inspection__documents_copied=""))
    assert "未在上列事项之外记录其他问题" in text
    assert "照片、录像目录" not in text


def test_an_absent_manager_is_noted(record):
    facts = record.facts(inspection__absence_note="项目经理外出，电话通知后未到场。")
    assert "负责人不在场或者拒绝检查的情况：项目经理外出，电话通知后未到场。" in record.text(facts)


def test_every_page_is_signed(record):
    assert all("现场负责人签名" in page and page.count("检查人员：") >= 2 for page in record.pages())
