"""How values are kept in a draft (plain JSON) against how their entries speak of them."""

from datetime import date, datetime
from typing import Any

from inspector_app.ui.binding import Codec


def _iso(value: date | datetime | None) -> str | None:
    return value.isoformat() if value else None


def _date(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None


def _word(value: Any) -> str | None:
    return str(value) if value not in (None, "") else None


DATE = Codec(_date, _iso)
WORD = Codec(_word, _word)  # members of an enumeration as their plain text
