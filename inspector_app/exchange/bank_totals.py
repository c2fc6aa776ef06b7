"""The totals of lists of banks: of one side (借方合计), and those that go on from sheet to sheet (本年累计)."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from inspector_app.domain.statement import Outcome, StatementLine
from inspector_app.exchange.tables.reading import Table
from inspector_app.exchange.tables.rows.line import Line
from inspector_app.exchange.tables.sums.totals import Compared
from inspector_app.support.errors import Level, Problem

_SUMMED = ("income", "outgo", "amount")
_RUNNING = ("累计", "总累计", "累积")
_COUNTS = re.compile("笔数|[笔条]$")
_IN, _OUT = re.compile("贷|收|存|入|来账"), re.compile("借|支|付|出|往账")
_FIGURE, _SHORTEST = re.compile(r"[-￥¥\d.,，]+元?"), 3


def differing(table: Table, lines: Sequence[StatementLine], before: Sequence[Table]) -> Iterator[tuple[Line, Problem]]:
    """Each total to which the lines of a table do not come, also without what failed or with the tables ``before``."""
    failed = Decimal(sum(line.out_fen for line in lines if line.outcome is Outcome.FAILED)) / 100
    for line in table.lines:
        for compared in line.compared:
            label, stated = _label(table, line, compared), compared.stated
            if compared.column.field not in _SUMMED or compared.ties or _COUNTS.search(label):
                continue
            added = _of_side(label, line, lines)
            if added is None:
                added = compared.section if compared.is_part else compared.table
            if stated not in (added, added - failed) and not _runs_on(line, compared, before):
                place = f"{compared.column.letter}{line.row}"
                details = {"stated": f"{stated:,.2f}", "added": f"{added:,.2f}"}
                yield line, Problem("roster-total-differs", place, Level.WARNING, details)


def _label(table: Table, line: Line, total: Compared) -> str:
    """The words next on the left of a figure: 借方合计 beside it, in whatever column."""
    cells = table.block.grid.rows[line.row]
    left = (cells[at].text.strip() for at in sorted(cells, reverse=True) if at < total.column.number)
    return next((text for text in left if not _FIGURE.fullmatch(text)), "")


def _of_side(label: str, total: Line, lines: Sequence[StatementLine]) -> Decimal | None:
    """What came in or went out before a total, where its label says that it is of that side alone."""
    is_in, is_out = bool(_IN.search(label)), bool(_OUT.search(label))
    if is_in is is_out or len(label) < _SHORTEST:
        return None
    own = [line.in_fen if is_in else line.out_fen for line in lines if line.row < total.row]
    return Decimal(sum(own)) / 100


def _runs_on(line: Line, total: Compared, before: Sequence[Table]) -> bool:
    """Whether a total is what the lines of its own table and of those before it add up to."""
    if not any(word in line.text for word in _RUNNING):
        return False
    texts = [each.values.get(total.column.field, "") for table in before for each in table.lines]
    return total.stated == total.table + sum(map(_figure, texts), Decimal(0))


def _figure(text: str) -> Decimal:
    try:
        return Decimal(text or "0")
    except InvalidOperation:
        return Decimal(0)
