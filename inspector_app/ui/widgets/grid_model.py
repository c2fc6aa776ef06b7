"""The rows of a list fact as a table that can be written into."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Signal

from inspector_app.domain.identity import mask_of
from inspector_app.formdefs.fact_text import fact_problem, read_fact, show_fact
from inspector_app.formdefs.model import FactDef, FactType
from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence
from inspector_app.ui.grid.model import EditableModel, GridColumn, Index, Texts

GridRow = Mapping[str, Any]


def _column(item: FactDef) -> GridColumn:
    unit = "（元）" if item.type is FactType.MONEY and "元" not in item.label else ""
    words = ("是", "否") if item.type is FactType.YES_NO else tuple(item.choices)
    return GridColumn(
        item.name,
        f"{item.label}{unit}{' *' if item.required else ''}",
        is_amount=item.type in (FactType.MONEY, FactType.INTEGER),
        mask=mask_of(item.name) if item.sensitive else None,
        choices=("", *words) if words else (),
        name=item.label,
    )


class GridModel(EditableModel):
    """``rows()`` is a tuple of mappings; every change makes a new tuple and emits ``edited``."""

    edited = Signal()

    def __init__(self, items: Sequence[FactDef], parent: QObject | None = None) -> None:
        super().__init__([_column(item) for item in items], parent)
        self.items = tuple(items)
        self._rows: tuple[GridRow, ...] = ()

    def rows(self) -> tuple[GridRow, ...]:
        """The rows; unreadable cells hold their text as typed."""
        return self._rows

    def set_rows(self, rows: Sequence[GridRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(dict(row) for row in rows)
        self.endResetModel()

    def put(self, edits: Mapping[int, Texts], _reason: str) -> None:
        """Write texts; rows are added as far as needed."""
        rows = [dict(row) for row in self._rows]
        rows += [{} for _ in range(max(edits) + 1 - len(rows))]
        items = {item.name: item for item in self.items}
        for place, texts in edits.items():
            for name, text in texts.items():
                value = read_fact(items[name], text)
                rows[place] |= {name: value}
                if value is None:
                    del rows[place][name]
        self._show(rows)

    def add(self) -> None:
        """An empty row at the end."""
        self._show([*self._rows, {}])

    def remove(self, places: Iterable[int]) -> None:
        """Take rows out."""
        gone = set(places)
        self.set_rows([row for place, row in enumerate(self._rows) if place not in gone])
        self.edited.emit()

    def problems(self) -> list[Problem]:
        """Every cell that cannot be read, as ``[row].name`` counted from 1."""
        return [
            Problem(problem.code, f"[{number}].{item.name}", problem.level, problem.details)
            for number, row in enumerate(self._rows, 1)
            for item in self.items
            if (problem := fact_problem(item, row.get(item.name)))
        ]

    def text(self, row: int, column: int) -> str:
        """The words of a cell, never masked."""
        item = self.items[column]
        return show_fact(item, self._rows[row].get(item.name)) if row < len(self._rows) else ""

    def complaint(self, row: int, column: int) -> tuple[Level, str] | None:
        """Why a cell cannot be read, in words."""
        item = self.items[column]
        problem = fact_problem(item, self._rows[row].get(item.name))
        return (Level.ERROR, sentence(problem.code, problem.details)) if problem is not None else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def _show(self, rows: Sequence[GridRow]) -> None:
        """As many rows as before or more: an open cell stays open."""
        if tuple(rows) == self._rows:
            return
        more = len(rows) - len(self._rows)
        if more:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(rows) - 1)
        self._rows = tuple(rows)
        if more:
            self.endInsertRows()
        self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.items) - 1))
        self.edited.emit()


def first_difference(old: Sequence[GridRow], new: Sequence[GridRow]) -> tuple[int, str]:
    """The place of the first row in which two lists differ, and the name of its first cell that does."""
    for place, (before, after) in enumerate(zip(old, new, strict=False)):
        for name in (*before, *after):
            if before.get(name) != after.get(name):
                return place, name
    return min(len(old), len(new)), ""
