import pytest


@pytest.fixture
def record(paper):
    return paper("recheck-record", "2026.1")


def test_text_is_the_approved_one(record):
    record.assert_approved()


def test_it_tells_of_each_matter_whether_it_was_corrected(record):
    text = record.text()
    assert "☐已改正☐部分改正☑未改正" in text
    assert "部分改正" in text
    assert "示人社监令字〔2026〕12号" in text


def test_inspectors_showed_their_certificates(record):
    text = record.text()
    assert "向在场人员出示了执法证件" in text
