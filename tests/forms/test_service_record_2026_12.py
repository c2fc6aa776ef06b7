import pytest


@pytest.fixture
def record(paper):
    return paper("service-record", "2026.12")


def test_text_is_the_approved_one(record):
    record.assert_approved()


def test_the_receiver_signs_or_seals_and_both_certificates_are_printed(record):
    text = record.text()
    assert "收件人（签名或者盖章）" in text
    assert "执法证号" in text
