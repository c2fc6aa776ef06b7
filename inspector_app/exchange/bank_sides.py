"""Which way the money of a line of an account went, where no column of its own tells it: words of the lines (转入,
来账), who paid whom, or the balances."""

from collections.abc import Sequence

from inspector_app.domain.identity import half_width
from inspector_app.domain.statement import StatementLine
from inspector_app.exchange.bank_heads import Head, head_of
from inspector_app.exchange.bank_words import side_of
from inspector_app.exchange.tables.reading import Reading, Table
from inspector_app.exchange.tables.rows.line import Line, LineKind

_PAYEE, _PAYER = ("payee", "payee_account"), ("payer", "payer_account")


def is_of_account(reading: Reading) -> bool:
    """Whether lines tell of money that came in, so that the list is one of an account and not of what was paid."""
    for table in reading.tables:
        lines, head = _entries(table), head_of(table.block)
        numbers = side_columns(table)
        if any(side_in_words(table, line, numbers) > 0 or side_by_party(line, head) > 0 for line in lines):
            return True
    return False


def side_columns(table: Table) -> tuple[int, ...]:
    """The columns in which mostly words for the one side or the other stand."""
    found = []
    for column in table.columns:
        told = [text for line in _entries(table) if (text := table.block.grid.at(line.row, column.number).text.strip())]
        if told and 2 * sum(map(abs, map(side_of, told))) > len(told):
            found.append(column.number)
    return tuple(found)


def side_in_words(table: Table, line: Line, numbers: Sequence[int]) -> int:
    """1 for in, -1 for out by these columns; 0 where they tell neither, or both."""
    told = {side_of(table.block.grid.at(line.row, number).text) for number in numbers} - {0}
    return told.pop() if len(told) == 1 else 0


def side_by_party(line: Line, head: Head) -> int:
    """Where a line names both sides: 1 when this account was paid, -1 when it paid, 0 when that is not told."""
    own = {name for name in (head.account, head.holder) if name}
    payee, payer = ({half_width(line.values.get(name, "")) for name in of} for of in (_PAYEE, _PAYER))
    return int(bool(own & payee)) - int(bool(own & payer))


def side_by_balance(line: StatementLine, bare: int, beside: StatementLine) -> int:
    """Which side the balances of a line and of the one above it prove; of lists that begin with the newest as well."""
    if line.balance_fen is None or beside.balance_fen is None:
        return 0
    moved = line.balance_fen - beside.balance_fen
    return 1 if moved == bare else -1 if moved == -bare else 0


def _entries(table: Table) -> list[Line]:
    return [line for line in table.lines if line.kind is LineKind.ENTRY]
