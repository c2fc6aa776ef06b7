import pytest

from inspector_app.exchange.tables.columns.bank_cell import apart, bank_and_card

CARD = "6217001234567890123"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"建设银行{CARD}", ("建设银行", CARD)),
        ("工行示例支行：6222 0012 3456 7890", ("工行示例支行", "6222001234567890")),
        (f"{CARD}（农行）", ("农行", CARD)),
        (f"开户行：中国银行 账号：{CARD}", ("中国银行", CARD)),
        (CARD, ("", "")),
        ("建设银行", ("", "")),
        (f"建行{CARD}、农行6228480012345678901", ("", "")),
        ("建行6217********0123", ("", "")),
    ],
)
def test_a_bank_and_a_number_in_one_cell_are_parted(text, told):
    assert bank_and_card(text) == told


def test_what_stands_elsewhere_stays_as_it_is():
    both, one = {"card": f"建行{CARD}", "bank": "农行"}, {"bank": f"建行{CARD}"}
    apart(both)
    apart(one)
    assert both == {"card": f"建行{CARD}", "bank": "农行"}
    assert one == {"card": CARD, "bank": "建行"}
