"""银行回单: pasted lines of names, cards and amounts, matched with the workers of a case."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from inspector_app.domain.alike import person_key
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.identity import half_width, masked_card
from inspector_app.domain.money import parse_yuan
from inspector_app.domain.pasted import CARD, CARD_WITHIN, HAN, words_of
from inspector_app.domain.person import Person
from inspector_app.support.errors import Refused

_CHINESE = re.compile(rf"[{HAN}·•・‧．]{{2,20}}")
_DAY = re.compile(r"20\d{6}")


@dataclass(frozen=True, slots=True)
class BankLine:
    """What one pasted line says: its Chinese words (one may be a name), card and amount in 分, as far as given.

    ``text`` is the line with its card number masked.
    """

    text: str
    words: tuple[str, ...] = ()
    card: str = ""
    amount_fen: int | None = None


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A line that found no worker, and why in words."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Matched:
    """Amounts in 分 by the rid of the claim, and the lines that found nobody."""

    amounts: dict[str, int]
    unmatched: tuple[Unmatched, ...]


def read_bank_lines(text: str) -> tuple[BankLine, ...]:
    """One entry a line: a card has 16 to 19 digits; an amount with decimals is believed before a whole number."""
    return tuple(_read(line.strip()) for line in text.splitlines() if line.strip())


def _read(line: str) -> BankLine:
    found = words_of(line)
    cards = [half_width(part) for part in found if CARD.fullmatch(half_width(part))]
    words = tuple(part for part in found if _CHINESE.fullmatch(part))
    amounts = [(part, fen) for part in found if (fen := _amount(part)) is not None and not CARD.fullmatch(part)]
    exact = [fen for part, fen in amounts if not half_width(part).isdigit()]
    likely = exact or [fen for part, fen in amounts if not _DAY.fullmatch(part)]
    shown = CARD_WITHIN.sub(lambda card: masked_card(card[0]), line)
    return BankLine(shown, words, cards[0] if cards else "", likely[-1] if likely else None)


def _amount(part: str) -> int | None:
    try:
        return parse_yuan(part, "bank")
    except Refused:
        return None


def match_bank_lines(lines: Sequence[BankLine], claims: Sequence[WageClaim], people: dict[str, Person]) -> Matched:
    """By card first, then by a name that only one worker of the case has. Two lines for one worker add up."""
    amounts: dict[str, int] = {}
    unmatched: list[Unmatched] = []
    for line in lines:
        claim, why = _claim_of(line, claims, people)
        if claim is None or not line.amount_fen:
            unmatched.append(Unmatched(line.text, why or "没有读出金额"))
        elif claim.owed_unknown:
            unmatched.append(Unmatched(line.text, "这个人的欠薪数额还没有认定，请先在明细表中认定"))
        else:
            amounts[claim.rid] = amounts.get(claim.rid, 0) + line.amount_fen
    return Matched(amounts, tuple(unmatched))


def _claim_of(line: BankLine, claims: Sequence[WageClaim], people: dict[str, Person]) -> tuple[WageClaim | None, str]:
    by_card = [c for c in claims if line.card and people[c.person_rid].card == line.card]
    if by_card:
        return by_card[0], ""
    said = {person_key(word) for word in (*line.words, "".join(line.words))}  # a name may be written with blanks
    by_name = [c for c in claims if person_key(people[c.person_rid].name) in said]
    if len(by_name) > 1:
        return None, "明细中有同名的人，请核对卡号"
    if not by_name:
        return None, "明细中没有这个人" if line.words or line.card else "没有读出姓名或卡号"
    if line.card and people[by_name[0].person_rid].card:
        return None, "姓名相同但卡号与登记的不同，请核对"
    return by_name[0], ""
