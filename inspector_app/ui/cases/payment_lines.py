"""The workers of a payment as a table: a tick takes the whole rest, an amount may be typed over it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal

from inspector_app.domain.money import yuan
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level
from inspector_app.support.words import sentence
from inspector_app.ui.grid.model import EditableModel, GridColumn, Index, Texts
from inspector_app.usecases.pay_amounts import Amounts, amount_problem, read_amount
from inspector_app.usecases.payments import PayLine

NAME, AMOUNT = 1, 5
_WIDTHS = (66, 112, 164, 106, 106, 138, 134)
_TITLES = ("wage_claim.line", "person.name", "person.id_number", "wage_claim.found_fen", "balance.open_fen")


def _columns() -> list[GridColumn]:
    titles = (
        *(vocabulary.entry(name).column for name in _TITLES),
        vocabulary.entry("payments").items["paid_fen"].column,
        "付后尚欠（元）",
    )
    return [
        GridColumn("amount" if place == AMOUNT else str(place), title, width, place >= 3, fixed=place != AMOUNT)
        for place, (title, width) in enumerate(zip(titles, _WIDTHS, strict=True))
    ]


class PaymentLinesModel(EditableModel):
    """``amounts`` are 分 by claim, or the text as typed when it is no amount; every change emits ``edited``."""

    edited = Signal()

    def __init__(self, lines: Sequence[PayLine]) -> None:
        super().__init__(_columns())
        self.lines = tuple(lines)
        self.amounts: Amounts = {}

    def set_amounts(self, amounts: Amounts) -> None:
        """Show these amounts; those of unknown lines are dropped."""
        known = {line.claim_rid for line in self.lines}
        self.amounts = {rid: amount for rid, amount in amounts.items() if rid in known}
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(self.columns) - 1))
        self.edited.emit()

    def put(self, edits: Mapping[int, Texts], _reason: str) -> None:
        """Amounts as typed, by place."""
        read = {self.lines[row].claim_rid: read_amount(texts["amount"]) for row, texts in edits.items()}
        every = {**self.amounts, **read}
        self.set_amounts({rid: amount for rid, amount in every.items() if amount is not None})

    def rid_at(self, place: int) -> str:
        """Whose amount it is, by the claim."""
        return self.lines[place].claim_rid if 0 <= place < len(self.lines) else ""

    def text(self, row: int, column: int) -> str:
        """The words of a cell."""
        line = self.lines[row]
        amount = self.amounts.get(line.claim_rid)
        rest = line.open_fen - amount if isinstance(amount, int) else line.open_fen
        number = line.id_number or "待核"
        paid = "" if amount is None else amount
        cell = (str(line.line), line.name, number, line.found_fen, line.open_fen, paid, rest)[column]
        return yuan(cell) if isinstance(cell, int) else cell

    def is_locked(self, row: int, column: int) -> bool:
        """Whether there is nothing to fill in: only amounts are, where something is open."""
        return super().is_locked(row, column) or not self.lines[row].open_fen

    def complaint(self, row: int, column: int) -> tuple[Level, str] | None:
        """Why an amount cannot be taken, in words."""
        line = self.lines[row]
        problem = amount_problem(line, self.amounts.get(line.claim_rid)) if column == AMOUNT else None
        return (Level.ERROR, sentence(problem.code, problem.details)) if problem is not None else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not self.lines[index.row()].open_fen:
            return flags & ~Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == NAME else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = Qt.CheckState.Checked if line.claim_rid in self.amounts else Qt.CheckState.Unchecked
            return ticked if index.column() == NAME and line.open_fen else None
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == NAME:
            whole = yuan(self.lines[index.row()].open_fen)
            self.put({index.row(): {"amount": whole if Qt.CheckState(value) is Qt.CheckState.Checked else ""}}, "")
            return True
        return index.column() == AMOUNT and super().setData(index, value, role)

    def turn(self, row: int) -> None:
        """Tick an unticked line, and the other way round."""
        line = self.lines[row]
        if line.open_fen:
            self.put({row: {"amount": "" if line.claim_rid in self.amounts else yuan(line.open_fen)}}, "")
