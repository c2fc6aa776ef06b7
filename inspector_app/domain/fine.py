"""The fines that a text imposes: sums of money of which it says that they are fines."""

import re

from inspector_app.domain.mentions import IN_CAPITALS, MONEY, Mention, mentions

_SUMS = (MONEY, IN_CAPITALS)
_SENTENCE = re.compile(r"[。；;！？\n]")
_BEHIND = re.compile(r"[整正]?(?:[（(][^（()）]*[）)])?的?罚款")
_KINDS = re.compile("加处罚款|罚款|没收|违法所得|押金|赔偿|工资|报酬|责令")


def added(fine_fen: int, percent: int, days: int) -> int:
    """What is added to a fine that is so many days late, in 分: a share of it a day, never more than the fine (APL art.
    72(1)(1))."""
    return min(fine_fen, fine_fen * percent * max(days, 0) // 100)


def fines(text: str) -> list[Mention]:
    """The sums that are told as a fine, in the order of the text: 罚款 is the last word before them in their sentence
    that tells what is paid, or stands right behind them. 加处罚款 is none: it is reckoned by the day (APL art. 72)."""
    return [each for each in mentions(text) if each.kind in _SUMS and _is_fine(text[: each.start], text[each.end :])]


def _is_fine(before: str, behind: str) -> bool:
    told = _KINDS.findall(_SENTENCE.split(before)[-1])
    return _BEHIND.match(behind) is not None or (bool(told) and told[-1] == "罚款")
