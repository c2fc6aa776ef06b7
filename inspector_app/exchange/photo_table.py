"""A list copied from a picture as the table that the reader of lists takes."""

from collections.abc import Sequence
from datetime import date

from inspector_app.domain.photo_check import LINE
from inspector_app.domain.roster import RosterCheck, RosterRow, check_rows
from inspector_app.exchange.roster import fields_named
from inspector_app.support import vocabulary


def fields_of(titles: Sequence[str]) -> tuple[str, ...]:
    """What each column holds by its heading: a field of ``RosterLine``, the counter of the lines, or empty."""
    counter = vocabulary.label("wage_claim.line")
    named = fields_named(titles)
    return tuple(LINE if title.strip() == counter else field for title, field in zip(titles, named, strict=True))


def check_texts(texts: Sequence[Sequence[str]], heading: int, today: date) -> RosterCheck:
    """Check a list that stands in cells, row ``heading`` naming its columns; problems are placed by row and letter."""
    fields = fields_of(texts[heading])
    letters = {field: chr(ord("A") + at) for at, field in reversed(list(enumerate(fields))) if field not in ("", LINE)}
    rows = (
        RosterRow(number, {field: row[at] for at, field in reversed(list(enumerate(fields))) if field in letters})
        for number, row in enumerate(texts[heading + 1 :], heading + 2)
    )
    return check_rows(rows, letters, today)
