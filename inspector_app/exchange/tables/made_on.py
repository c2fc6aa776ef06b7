"""When a list was made, by the words above it (截至2026年9月, 制表日期：2026年10月), which are none of its months."""

import re
from datetime import date

from inspector_app.exchange.tables.structure import structure

_MADE_IN = re.compile(r"20\d{2}[年.\-/]\d{1,2}(?:[月.\-/]\d{1,2})?[日月]?份?(?=(?:统计|制表|填报|编制|填表|上报|打印))")
A_DAY = re.compile(r"(20\d{2})[年.\-/](\d{1,2})[月.\-/](\d{1,2})(?!\d|月)日?")
_MONTH_ALONE = re.compile(r"(20\d{2})[年.\-/](\d{1,2})(?!\d)")


def before_made_on(text: str) -> str:
    """The text up to the words that say when the list was made, what is behind them tells none of its months."""
    text = _MADE_IN.sub("", text)
    found = ((text.find(word), word) for word in structure().made_on if word in text)
    places = [at for at, word in found if text[at + len(word) :].lstrip()[:1] not in ("(", "（")]  # 统计（2026年7-9月）
    return text[: min(places)].strip() if places else text


def day_made_on(text: str) -> date | None:
    """The day behind the words that say when the list was made."""
    told = A_DAY.search(text[len(before_made_on(text)) :])
    try:
        return date(*(int(part) for part in told.groups())) if told else None
    except ValueError:
        return None


def month_made_in(text: str) -> tuple[int, int] | None:
    """Year and month behind those words."""
    told = _MONTH_ALONE.search(text[len(before_made_on(text)) :])
    return (int(told[1]), int(told[2])) if told and 1 <= int(told[2]) <= 12 else None
