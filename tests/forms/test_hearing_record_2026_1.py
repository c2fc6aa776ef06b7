import pytest


@pytest.fixture
def record(paper):
    return paper("hearing-record", "2026.1")


def test_text_is_the_approved_one(record):
    record.assert_approved()


def test_its_parts_are_those_of_article_64(record):
    rows = [row["heading"] for row in record.form.fact("hearing_parts").rows]
    assert [heading[2:] for heading in rows] == [
        "核对身份、宣布纪律、告知权利",
        "调查人员提出违法的事实、证据和行政处罚建议",
        "当事人申辩和质证",
        "辩论和最后陈述",
    ]
    assert "拒绝签名、盖章的，由主持人注明" in record.text()
