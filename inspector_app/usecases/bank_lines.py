"""银行回单: pasted lines of names, cards and amounts, matched with the workers of a case."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from inspector_app.domain.alike import person_key
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.identity import half_width, masked_card
from inspector_app.domain.money import parse_yuan
from inspector_app.domain.pasted import CARD, CARD_WITHIN, HAN, words_of
from inspector_app.domain.person import Person
from inspector_app.domain.statement import UNPAID, Outcome, StatementLine
from inspector_app.exchange.bank_statement import read_bank
from inspector_app.exchange.bank_words import is_aside, outcome_within
from inspector_app.exchange.tables.source import text_book
from inspector_app.support.errors import Refused

_CHINESE = re.compile(rf"[{HAN}·•・‧．]{{2,20}}")
_DAY = re.compile(r"20\d{6}")


@dataclass(frozen=True, slots=True)
class BankLine:
    """What one pasted line says: its Chinese words (one may be a name), card and amount in 分, as far as given.

    ``text`` is the line with its card number masked; ``told`` what it says of the payment where headings stand above
    it, else ``said`` are all its words, and one of them may say it.
    """

    text: str
    words: tuple[str, ...] = ()
    card: str = ""
    amount_fen: int | None = None
    told: StatementLine | None = None
    said: tuple[str, ...] = ()

    def outcome(self, name: str) -> tuple[Outcome, str]:
        """What came of the payment to somebody of this name, and the word that says it. A word that nobody knows may
        say that nothing was paid: it leaves it open."""
        if self.told is not None and self.told.outcome is not Outcome.UNTOLD:
            return self.told.outcome, next((word for word in self.said if outcome_within([word])[1]), "")
        key = person_key(name)
        outcome, word = outcome_within(word for word in self.said if person_key(word) != key)
        if outcome in UNPAID:
            return outcome, word
        others = (each for each in self.said if person_key(each) not in key and each != word)
        unknown = next((each for each in others if not is_aside(each)), "")
        return (Outcome.OPEN, unknown) if unknown else (outcome, word)


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
    """One entry a line: a card has 16 to 19 digits; an amount with decimals is believed before a whole number. Where
    headings stand above the lines, they say which amount was paid and what came of it.

    Raises :class:`Trouble` ``sheet-too-large`` or ``statement-too-long``.
    """
    told = _by_headings(text)
    rows = enumerate(text.splitlines(), start=1)
    return tuple(_with_headings(_read(line.strip()), told.get(row)) for row, line in rows if line.strip())


def _by_headings(text: str) -> Mapping[int, StatementLine]:
    """What the lines say by the headings above them, by their number; of a text without any nothing."""
    reading = read_bank(text_book(text))
    if reading.reading is None or not reading.reading.tables:
        return {}
    return {line.row: line for each in reading.lists for line in each.lines}


def _with_headings(line: BankLine, told: StatementLine | None) -> BankLine:
    if told is None or not person_key(told.party) or person_key(told.party) not in map(person_key, line.words):
        return line
    return replace(line, told=told, amount_fen=told.out_fen or told.in_fen or line.amount_fen)


def _read(line: str) -> BankLine:
    found = words_of(line)
    cards = [half_width(part) for part in found if CARD.fullmatch(half_width(part))]
    words = tuple(part for part in found if _CHINESE.fullmatch(part))
    amounts = [(part, fen) for part in found if (fen := _amount(part)) is not None and not CARD.fullmatch(part)]
    exact = [fen for part, fen in amounts if not half_width(part).isdigit()]
    likely = exact or [fen for part, fen in amounts if not _DAY.fullmatch(part)]
    shown = CARD_WITHIN.sub(lambda card: masked_card(card[0]), line)
    said = tuple(part for part in found if any(map(str.isalpha, part)))
    return BankLine(shown, words, cards[0] if cards else "", likely[-1] if likely else None, said=said)


def _amount(part: str) -> int | None:
    try:
        return parse_yuan(part, "bank")
    except Refused:
        return None


def match_bank_lines(
    lines: Sequence[BankLine], claims: Sequence[WageClaim], people: dict[str, Person], returned: Sequence[str] = ()
) -> Matched:
    """By card first, then by a name that only one worker of the case has. Two lines for one worker add up.

    A line that says that it was not paid, or not whether it was, is named and left out, and with a line that tells of
    money coming back (by a word of ``returned``) the payment that came back.
    """
    matching = _Matching(people, tuple(returned))
    for line in lines:
        claim, why = _claim_of(line, claims, people)
        matching.take(line, claim, why)
    return matching.result()


@dataclass
class _Matching:
    """The lines of one text, those of each worker and those that found nobody or were not paid."""

    people: Mapping[str, Person]
    returned: tuple[str, ...]
    paid: list[tuple[WageClaim, BankLine]] = field(default_factory=list)
    back: list[tuple[str, int | None]] = field(default_factory=list)
    unmatched: list[Unmatched] = field(default_factory=list)

    def take(self, line: BankLine, claim: WageClaim | None, why: str) -> None:
        if claim is None or not line.amount_fen:
            self.unmatched.append(Unmatched(line.text, why or "没有读出金额"))
        elif claim.owed_unknown:
            self.unmatched.append(Unmatched(line.text, "这个人的欠薪数额还没有认定，请先在明细表中认定"))
        elif unpaid := self._unpaid(line, self.people[claim.person_rid].name):
            self.unmatched.append(Unmatched(line.text, unpaid))
            if self._came_back(line):
                self.back.append((claim.rid, line.amount_fen))
        else:
            self.paid.append((claim, line))

    def _unpaid(self, line: BankLine, name: str) -> str:
        """Why nobody may count a line as paid; empty where nothing speaks against it."""
        outcome, word = line.outcome(name)
        says = f"写着“{word}”，" if word else "没有写明处理结果，"
        if outcome is Outcome.FAILED:
            return f"{says}没有付成"
        if line.told is not None and line.told.in_fen:
            return "是收入，不是付给他的"
        return f"{says}看不出有没有付成" if outcome in UNPAID else ""

    def _came_back(self, line: BankLine) -> bool:
        """Whether it tells of another line's money; a result in its own column tells of the line itself."""
        if line.told is not None and line.told.in_fen:
            return True
        is_own = line.told is not None and line.told.outcome is not Outcome.UNTOLD
        return not is_own and any(word in line.text for word in self.returned)

    def result(self) -> Matched:
        amounts: dict[str, int] = {}
        for claim, line in self.paid:
            fen = line.amount_fen or 0
            if (claim.rid, fen) in self.back:
                self.back.remove((claim.rid, fen))
                self.unmatched.append(Unmatched(line.text, "另有一行写明同样金额退回"))
            else:
                amounts[claim.rid] = amounts.get(claim.rid, 0) + fen
        return Matched(amounts, tuple(self.unmatched))


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
