"""Which amount a list speaks of, for columns that say 金额 and nothing else: by its title, or by its other headings."""

import re

from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.fields import ListKind, Shape
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import amount

_FIRST_ROWS = 10
_ASKS = re.compile("是否|有无|有没有")


def amount_spoken_of(title: str, block: Block, kind: ListKind) -> str:
    """The field that the title of a table speaks of; a kind of list that has one amount only is always about that.
    Empty where nothing tells."""
    if len(kind.titles) == 1:
        return kind.titles[0]
    told = structure().titles
    return next((name for name in kind.titles if any(word in title for word in told[name])), "") or _owed(block, kind)


def _owed(block: Block, kind: ListKind) -> str:
    """What is owed, where no column is an amount of a name of its own, and other headings speak of debts: 欠条持有人,
    欠款事由 | 金额."""
    if kind.titles[:1] != ("owed",):
        return ""
    shapes = {at: kind.by_name[of.field].shape for at, told in block.titles.items() if (of := kind.match(told[-1]))}
    amounts = [at for at, shape in shapes.items() if shape is Shape.AMOUNT and _holds_amounts(block, at)]
    texts = (None, Shape.TEXT, Shape.AMOUNT)
    said = [told[-1] for at, told in block.titles.items() if shapes.get(at) in texts and not _ASKS.search(told[-1])]
    is_owed = any(word in text for text in said for word in structure().titles["owed"])
    return kind.titles[0] if is_owed and not amounts else ""


def _holds_amounts(block: Block, column: int) -> bool:
    """Whether any of the first cells of a column is an amount: below 欠款事由 none is."""
    rows = block.grid.filled(block.rows)[:_FIRST_ROWS]
    return any(amount(block.grid.at(row, column), "").yuan is not None for row in rows)
