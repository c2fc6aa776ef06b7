"""What a person says about columns: K, K+N where several add up, 木工班!K on one sheet, nothing for no column."""

import re
from collections.abc import Mapping

from inspector_app.exchange.tables.columns import Choice
from inspector_app.support.errors import Problem, Refused

_LETTERS = re.compile(r"[A-Z]{1,3}(?:\+[A-Z]{1,3})*")


def choices_of(mapping: Mapping[str, str]) -> tuple[Choice, ...]:
    """The choices in a mapping of field → column letters. Raises :class:`Refused` ``sheet-column-letter``."""
    return tuple(choice(name, told) for name, told in mapping.items())


def choice(field: str, told: str) -> Choice:
    """One of them; else as :func:`choices_of`."""
    sheet, _, columns = told.rpartition("!")
    letters = re.sub(r"\s", "", columns).upper()
    if letters and not _LETTERS.fullmatch(letters):
        raise Refused(Problem("sheet-column-letter", "mapping", details={"letter": columns[:8]}))
    return Choice(field, tuple(letters.split("+")) if letters else (), sheet.strip())
