import pytest


@pytest.fixture
def notice(paper):
    return paper("penalty-prior-notice", "2026.1")


def test_text_is_the_approved_one(notice):
    notice.assert_approved()


def test_it_tells_content_facts_reasons_basis_and_rights(notice):
    """APL arts 44, 45, 63, 64."""
    text = notice.text()
    assert "拟对你（单位）作出以下行政处罚：罚款人民币壹万伍仟元整（￥15,000.00）" in text
    assert "依据《劳动保障监察条例》第三十条第一款第（三）项" in text
    assert "可以自收到本告知书之日起3个工作日内" in text
    assert "要求听证的，应当自收到本告知书之日起5个工作日内向本局提出" in text


def test_a_hearing_is_offered_unless_it_was_decided_otherwise(notice):
    assert notice.form.fact("penalty.hearing").required
    assert "听证" not in notice.text(notice.facts(penalty__hearing=False))


def test_without_an_order_nothing_is_said_of_one(notice):
    assert "责令你（单位）于" not in notice.text(notice.facts(order__number=""))
