"""What a passphrase must be where one is *chosen*: how many guesses it stands, and why it is refused.

Guesses are estimated by zxcvbn (Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016);
its word lists travel in its package. What opens a store that is there already is never weighed against the rule.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from inspector_app.support.errors import Problem, Refused

SHORTEST_PASSPHRASE = 8
# At 0.4 s a guess on one core (256 MiB, three passes) these are three weeks; a name with a birthday stands a third.
_LEAST_GUESSES = 4 * 10**6
_READ = 72  # characters; what stands behind them only makes it better
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_DATE_MARKS = str.maketrans("", "", " 　年月日.-/_")
# Words of this trade that a thief of this laptop would try first; foreign word lists do not have them.
_TRADE_WORDS = (
    "劳动监察 劳动保障监察 保障监察 监察大队 监察员 人社局 人力资源 社会保障 根治欠薪 欠薪 农民工 工资 工地 口令 密码 "
    "laodong jiancha jianchayuan laodongjiancha renshe rensheju qianxin nongmingong "
    "gongzi gongdi mima kouling inspector labour labor 12333 12345"
)
_TRADE = tuple(_TRADE_WORDS.split())
_PATTERNS = {
    "date": "passphrase-date",
    "regex": "passphrase-date",
    "repeat": "passphrase-repeats",
    "spatial": "passphrase-keys",
    "sequence": "passphrase-keys",
    "dictionary": "passphrase-common",
}


@dataclass(frozen=True, slots=True)
class PassphraseRule:
    """The least length in characters, the least number of guesses, and words that count as known to a thief."""

    shortest: int = SHORTEST_PASSPHRASE
    least_guesses: int = _LEAST_GUESSES
    known: tuple[str, ...] = ()

    def knowing(self, *words: str) -> "PassphraseRule":
        """The same rule where these names (agency, inspectors) are easy to guess."""
        return replace(self, known=(*self.known, *(word.strip() for word in words if len(word.strip()) > 1)))


FULL_RULE = PassphraseRule()
DEMO_RULE = PassphraseRule(shortest=4, least_guesses=0)
"""The one exception: the demo's store and office hold invented people, and their passphrase stands in the README."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How many guesses a passphrase stands, and the problem that refuses it, if one does."""

    guesses: float
    problem: Problem | None


def is_text(passphrase: str) -> bool:
    """Whether it holds no lone surrogates, which stand for bytes of an environment that is not UTF-8."""
    return not any("\ud800" <= character <= "\udfff" for character in passphrase)


def check_passphrase(passphrase: str, rule: PassphraseRule = FULL_RULE) -> None:
    """Raise :class:`Refused` with a code ``passphrase-…`` when it breaks the rule, ``passphrase-not-text`` for bytes
    that are none."""
    if problem := weigh(passphrase, rule).problem:
        raise Refused(problem)


def weigh(passphrase: str, rule: PassphraseRule = FULL_RULE) -> Weight:
    """Guesses and refusal. Takes about a millisecond, the first time a tenth of a second."""
    if not is_text(passphrase):
        return Weight(0, Problem("passphrase-not-text", "passphrase"))
    text = unicodedata.normalize("NFKC", passphrase)
    if len(text) < rule.shortest:
        return Weight(0, Problem("passphrase-too-short", "passphrase", details={"least": str(rule.shortest)}))
    if not rule.least_guesses:
        return Weight(0, None)
    if code := _plainly_weak(text):
        return Weight(0, Problem(code, "passphrase"))
    guesses, sequence = _estimated(text, rule.known)
    if guesses < rule.least_guesses:
        return Weight(guesses, Problem(_cause(sequence, rule.known), "passphrase"))
    return Weight(guesses, None)


def _plainly_weak(text: str) -> str:
    """The code for what is refused whatever its length; empty for anything else."""
    if not text.strip():
        return "passphrase-blank"
    if len(set(text.casefold())) == 1:
        return "passphrase-repeats"
    digits = text.translate(_DIGITS).translate(_DATE_MARKS)
    if digits.isdigit():
        return "passphrase-date" if _is_date(digits) else "passphrase-digits"
    return ""


def _is_date(digits: str) -> bool:
    """Whether digits are a day of the last hundred years and the next ten, the year first or last."""
    for year, rest in ((digits[:4], digits[4:]), (digits[4:], digits[:4])):
        if len(digits) != 8 or not "1920" <= year <= "2040":
            continue
        try:
            date(int(year), int(rest[:2]), int(rest[2:]))
        except ValueError:
            continue
        return True
    return False


def _estimated(text: str, known: Iterable[str]) -> tuple[float, Sequence[dict[str, Any]]]:
    from zxcvbn import zxcvbn  # its word lists take a tenth of a second, which no start without a passphrase shall wait

    found = zxcvbn(text[:_READ], user_inputs=[*known, *_TRADE])
    return float(found["guesses"]), found["sequence"]


def _cause(sequence: Sequence[dict[str, Any]], known: Sequence[str]) -> str:
    """The code of what most of the passphrase consists of."""
    longest = max(sequence, key=lambda match: len(match["token"]))
    if longest.get("dictionary_name") == "user_inputs" and longest["matched_word"] in {w.casefold() for w in known}:
        return "passphrase-own-name"
    return _PATTERNS.get(longest["pattern"], "passphrase-easy")
