import pytest

from inspector_app.domain.money import capitals, yuan


@pytest.fixture
def roster(paper):
    return paper("wage-arrears-list", "2026.1")


def test_text_is_the_approved_one(roster):
    roster.assert_approved()


def test_totals_heads_and_capitals_follow_from_the_lines(roster):
    lines = roster.facts()["lines"]
    owed = sum(line["owed_fen"] for line in lines)
    text = roster.text(roster.facts(debt__total_fen=1, debt__heads=1))
    assert f"人民币{capitals(owed)}（￥{yuan(owed)}元），共{len(lines)}人" in text


def test_the_addressee_gets_neither_cards_nor_full_identity_numbers(roster):
    lines = roster.facts()["lines"]
    full, delivered = roster.text(), roster.text(copy="交付联")
    for line in lines:
        assert line["card"] in full
        assert line["id_number"] in full
        assert line["card"] not in delivered
        assert line["id_number"] not in delivered
        assert line["phone"] not in delivered
    assert "银行卡号340" not in delivered
    assert "340***********052X" in delivered


def test_each_worker_has_room_to_sign(roster):
    assert all("本人签名捺指印" in "".join(page.split()) for page in roster.pages())
