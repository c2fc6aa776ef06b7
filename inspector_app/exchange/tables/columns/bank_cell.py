"""A bank and the number of a card in one cell: 建设银行6217…, 6222…（工行示例支行）."""

import re

from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import HAN

_NUMBER = re.compile(r"(?<![\d*])\d(?:[ \-]?\d){15,18}(?![\d*])")
_LABELS = re.compile(r"(?:开户银?行|户名|银行卡号|卡号|账号|帐号|银行)?\s*[:：]")
_EDGES = " :：,，;；、/\\|()（）【】[]-—－。."


def bank_and_card(text: str) -> tuple[str, str]:
    """The bank and the number that a cell tells together; empty where it tells one of them, or two numbers."""
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1 or not re.search(f"[{HAN}]", text):
        return "", ""
    bank = _LABELS.sub("", text.replace(numbers[0], "")).strip(_EDGES)
    return (bank, half_width(numbers[0]).replace("-", "")) if bank else ("", "")


def apart(told: dict[str, str]) -> None:
    """What stands in one cell as the bank and the card of a line, each where it is not told elsewhere."""
    for name, other in (("card", "bank"), ("bank", "card")):
        bank, card = bank_and_card(told.get(name, ""))
        if card and not told.get(other):
            told["bank"], told["card"] = bank, card
