"""What a machine read on an identity card or a bank card: numbers are taken where their check digit agrees, no others.

On an identity card 姓名, 住址 and 公民身份号码 stand before what they name; the address goes on below itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from inspector_app.domain.identity import card_problems, half_width, id_number_problems
from inspector_app.support.errors import Level

_NUMBER = re.compile(r"(?<!\d)\d{17}[\dX](?!\d)")
_CARD = re.compile(r"(?<!\d)\d{16,19}(?!\d)")
_PRINTED = re.compile("姓名|性别|民族|出生|住址|公民身份")  # what an identity card prints before its entries
_NAME, _ADDRESS = re.compile("姓名[:：]?(.*)"), re.compile("住址[:：]?(.*)")
_ADDRESS_LINES = 3
_BANK = re.compile(r"[一-鿿]{2,12}(?:银行|信用社|信用联社)")


@dataclass(frozen=True, slots=True)
class CardRead:
    """What was found, empty where nothing was. ``doubted``: a number stands there whose check digit does not agree, so
    it was not taken."""

    name: str = ""
    id_number: str = ""
    address: str = ""
    card: str = ""
    bank: str = ""
    doubted: bool = False

    @property
    def found(self) -> dict[str, str]:
        """What was found, by the name of its field."""
        every = {
            "name": self.name, "id_number": self.id_number, "address": self.address, "card": self.card,
            "bank": self.bank,
        }  # fmt: skip
        return {field: text for field, text in every.items() if text}


def card_read(lines: Sequence[Sequence[str]], today: date) -> CardRead:
    """Understand the writing of a card: its lines from the top, each in pieces from left to right."""
    plain = ["".join("".join(pieces).split()) for pieces in lines]
    whole = [half_width(line) for line in plain]
    numbers = [found[0] for line in whole for found in _NUMBER.finditer(line)]
    proved = next((number for number in numbers if not _wrong(number, today)), "")
    cards = [found[0] for line in whole for found in _CARD.finditer(line) if found[0] not in numbers]
    card = next((number for number in cards if not card_problems(number, "")), "")
    bank = next((found[0] for line in plain if (found := _BANK.search(line))), "")
    doubted = bool(numbers and not proved) or bool(cards and not card and not proved)
    return CardRead(_name(plain), proved, "".join(_address(plain)), card, bank, doubted)


def _wrong(number: str, today: date) -> bool:
    return any(problem.level is Level.ERROR for problem in id_number_problems(number, "", today))


def _name(lines: Sequence[str]) -> str:
    """What stands behind 姓名 in its line, up to what is printed next."""
    found = next((found[1] for line in lines if (found := _NAME.search(line))), "")
    return _PRINTED.split(found)[0]


def _address(lines: Sequence[str]) -> Iterator[str]:
    """The line of 住址, and what goes on below it until another entry comes."""
    start, begun = next(((at, found[1]) for at, line in enumerate(lines) if (found := _ADDRESS.search(line))), (-1, ""))
    if start < 0:
        return
    yield begun
    for line in lines[start + 1 : start + _ADDRESS_LINES]:
        if _PRINTED.search(line) or _NUMBER.search(half_width(line)):
            return
        yield line
