"""What the remarks of a payment say of its outcome: 备注, 摘要 or 附言 where a bank or a cashier wrote 交易失败.

Purposes stand in the same columns. So only a word of failure counts there, and one that may tell of another payment
(退票重发) or of what it was for (退还保证金) leaves the outcome open.
"""

from collections.abc import Iterable

from inspector_app.domain.identity import half_width
from inspector_app.domain.statement import Outcome
from inspector_app.exchange.bank_words import texts_of, words
from inspector_app.exchange.tables.columns.column import Role
from inspector_app.exchange.tables.reading import Table
from inspector_app.exchange.tables.rows.line import Line

_FIELDS = ("words", "purpose", "note")
_LONGEST = 200


def remarks_of(table: Table, line: Line) -> list[str]:
    """The remarks of a row, and what stands in its columns that nobody read."""
    unread = (column.number for column in table.columns if column.role is Role.UNREAD)
    said = [text for name in _FIELDS if name in line.letters for text in texts_of(table, line, name)]
    return [*said, *(table.block.grid.spread(line.row, number).text for number in unread)]


def outcome_in(remarks: Iterable[str]) -> tuple[Outcome, str]:
    """What remarks say of a payment: failed, open, or nothing; with the words that say it."""
    told = [(_outcome(half_width(text[:_LONGEST]).upper()), " ".join(text.split())) for text in remarks]
    order = (Outcome.FAILED, Outcome.OPEN, Outcome.UNTOLD)
    return min(told, key=lambda each: order.index(each[0]), default=(Outcome.UNTOLD, ""))


def _outcome(plain: str) -> Outcome:
    if any(word in plain for word in words("failed")):
        return Outcome.OPEN if any(word in plain for word in words("remark_doubt")) else Outcome.FAILED
    return Outcome.OPEN if any(word in plain for word in words("remark_open")) else Outcome.UNTOLD


def with_remarks(outcome: Outcome, remarks: Outcome) -> Outcome:
    """The outcome of a payment by its own column and by its remarks: paid there and failed here is open, and a doubtful
    remark counts only where no column tells."""
    if outcome is Outcome.UNTOLD:
        return remarks
    return Outcome.OPEN if outcome is Outcome.PAID and remarks is Outcome.FAILED else outcome
