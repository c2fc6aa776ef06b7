"""扣款 by kind as records tell it: 伙食600元；罚款200元; and what the law says of each kind (WP94 arts. 15, 16)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from inspector_app.domain.figures import closed_up
from inspector_app.domain.money import round_fen, yuan
from inspector_app.domain.wage_rules import Standing, WageRules
from inspector_app.support.errors import Refused

_GAP = re.compile(r"(?<=[\d元])\s+(?=[^\d元\s])")
_ITEM = re.compile(
    r"(?P<name>[^\d;,、:+￥¥。]+?):?[￥¥]?(?P<amount>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?)元?(?=[;,、+。]|$)"
)
_BETWEEN = re.compile(r"[;,、+。]")


@dataclass(frozen=True, slots=True)
class Deduction:
    """One kind of deduction as the record names it, in 分."""

    name: str
    fen: int


@dataclass(frozen=True, slots=True)
class Hint:
    """What of a line wants a question, in a sentence without a final stop, and the article that it rests on."""

    text: str
    basis: str

    @property
    def words(self) -> str:
        """Both, as they are printed."""
        return f"{self.text}（{self.basis}）" if self.basis else self.text


def deductions_of(text: str) -> tuple[tuple[Deduction, ...], str]:
    """What was taken off kind by kind, and the words that could not be read."""
    try:
        plain = closed_up(_GAP.sub(";", text), "")
    except Refused:
        return (), text
    found = tuple(
        Deduction(each["name"], round_fen(Decimal(each["amount"].replace(",", "")))) for each in _ITEM.finditer(plain)
    )
    return found, _BETWEEN.sub("", _ITEM.sub("", plain))


def deduction_hints(taken: tuple[Deduction, ...], earned_fen: int | None, rules: WageRules) -> Iterator[Hint]:
    """What wants a question in these deductions, given what was earned in all (None: unknown).

    A month's limit is surely passed where the whole is more than its share of all that was earned.
    """
    for each in taken:
        rule = rules.deduction(each.name)
        if rule.standing is Standing.ASKED:
            yield Hint(f"扣“{each.name}”{yuan(each.fen)}元：{rule.note}", rule.basis_text)
        elif rule.standing is Standing.LIMITED:
            over = earned_fen is not None and each.fen * 100 > earned_fen * rule.most_percent
            more = f"已超过应发的{rule.most_percent}%；" if over else ""
            yield Hint(f"扣“{each.name}”{yuan(each.fen)}元：{more}{rule.note}", rule.basis_text)
