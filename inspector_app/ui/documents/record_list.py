"""A list that comes from records, such as the wage lines of an order: shown as it will be printed, not edited here."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.identity import mask_of
from inspector_app.formdefs.fact_text import show_fact
from inspector_app.formdefs.model import FactDef, FactType
from inspector_app.ui import theme
from inspector_app.ui.layouts import AS_AROUND, in_column
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column

_MOST_ROWS = 8
_WIDTHS = {FactType.INTEGER: 64, FactType.MONEY: 128, FactType.DATE: 116, FactType.YES_NO: 64}


def list_columns(items: Sequence[FactDef]) -> tuple[Column, ...]:
    """The columns of a list fact; identity and card numbers are masked."""
    return tuple(_column(item) for item in items)


def _column(item: FactDef) -> Column:
    number = item.type in (FactType.MONEY, FactType.INTEGER)
    width = 186 if item.sensitive else _WIDTHS.get(item.type, 0)
    return Column(_title(item), lambda row: cell_words(item, row.get(item.name)), "right" if number else "left", width)


def cell_words(item: FactDef, value: Any) -> str:
    """A cell as a person may read it."""
    words = show_fact(item, value)
    if not item.sensitive or not words:
        return words
    return mask_of(item.name)(words)


def _title(item: FactDef) -> str:
    return tr("{label}（元）").format(label=item.label) if item.type is FactType.MONEY else item.label


class RecordList(QWidget):
    """Rows in the order in which they are printed."""

    def __init__(self, fact: FactDef) -> None:
        super().__init__()
        self._count = 0
        self._table = Table(list_columns(fact.items), fact.label, scrolls=True)
        in_column(self._table, gap=AS_AROUND, of=self)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows."""
        self._count = len(rows)
        self._table.show_records(tuple(rows))
        look, bar = theme.current(), self._table.horizontalScrollBar().sizeHint().height()
        self._table.setFixedHeight(look.row_height * (min(max(self._count, 1), _MOST_ROWS) + 1) + bar + 4)
