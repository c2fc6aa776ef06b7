"""The workers of a payment as a table: a tick takes the whole rest, an amount may be typed over it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from inspector_app.domain.money import parse_yuan, yuan
from inspector_app.support import vocabulary
from inspector_app.support.errors import Refused
from inspector_app.ui.widgets.tip import plain_tip
from inspector_app.usecases.payments import PayLine

_TITLES = ("wage_claim.line", "person.name", "person.id_number", "wage_claim.found_fen", "balance.open_fen")
HEADS = (
    *(vocabulary.entry(name).column for name in _TITLES),
    vocabulary.entry("payments").items["paid_fen"].column,
    "付后尚欠（元）",
)
NAME, AMOUNT = 1, 5
_NUMBERS = range(3, 7)
Amounts = dict[str, int | str]


@dataclass(frozen=True, slots=True)
class PaymentSums:
    """Heads and 分 of this payment, what is open behind it, and how many amounts cannot be taken."""

    heads: int
    total_fen: int
    heads_open: int
    open_fen: int
    wrong: int


def sums(lines: Sequence[PayLine], amounts: Mapping[str, int | str], to_worker: bool) -> PaymentSums:
    """What the entries add up to; money that a crew leader takes leaves the balance as it is."""
    good = {rid: fen for rid, fen in amounts.items() if isinstance(fen, int)}
    rests = [line.open_fen - (good.get(line.claim_rid, 0) if to_worker else 0) for line in lines]
    wrong = sum(1 for line in lines if line.claim_rid in amounts and trouble(line, amounts[line.claim_rid]))
    return PaymentSums(
        len({line.person_rid for line in lines if line.claim_rid in good}),
        sum(good.values()),
        len({line.person_rid for line, rest in zip(lines, rests, strict=True) if rest > 0}),
        sum(max(rest, 0) for rest in rests),
        wrong,
    )


def trouble(line: PayLine, amount: int | str) -> str:
    """Why an amount cannot be taken, or nothing."""
    if isinstance(amount, str):
        return f"“{amount}”不是金额，请填写数字，例如 12345.60"
    if amount <= 0:
        return "支付金额应大于零"
    return "超过尚欠的数额" if amount > line.open_fen else ""


class PaymentLinesModel(QAbstractTableModel):
    """``amounts`` are 分 by claim, or the text as typed when it is no amount."""

    edited = Signal()

    def __init__(self, lines: Sequence[PayLine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines = tuple(lines)
        self.amounts: Amounts = {}

    def set_amounts(self, amounts: Mapping[str, int | str]) -> None:
        """Show these amounts; those of unknown lines are dropped."""
        known = {line.claim_rid for line in self.lines}
        self.amounts = {rid: amount for rid, amount in amounts.items() if rid in known}
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(HEADS) - 1))
        self.edited.emit()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not self.lines[index.row()].open_fen:
            return flags & ~Qt.ItemFlag.ItemIsEnabled
        if index.column() == NAME:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == AMOUNT else flags

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        amount = self.amounts.get(line.claim_rid)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == NAME and line.open_fen:
            return Qt.CheckState.Unchecked if amount is None else Qt.CheckState.Checked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return _text(line, amount, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            words = trouble(line, amount) if amount is not None and index.column() == AMOUNT else None
            return plain_tip(words) if words and role == Qt.ItemDataRole.ToolTipRole else words
        return None

    def setData(  # noqa: N802 - Qt's name
        self, index: QModelIndex | QPersistentModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == NAME:
            self._put(line, line.open_fen if Qt.CheckState(value) is Qt.CheckState.Checked else None)
            return True
        if role == Qt.ItemDataRole.EditRole and index.column() == AMOUNT:
            self._put(line, read_amount(str(value or "")))
            return True
        return False

    def _put(self, line: PayLine, amount: int | str | None) -> None:
        others = {rid: each for rid, each in self.amounts.items() if rid != line.claim_rid}
        self.set_amounts(others if amount is None else {**others, line.claim_rid: amount})


def read_amount(text: str) -> int | str | None:
    """分, the text as typed when it is no amount, None when it is empty."""
    text = text.strip()
    if not text:
        return None
    try:
        return parse_yuan(text, "amount")
    except Refused:
        return text


def _text(line: PayLine, amount: int | str | None, column: int) -> str:
    if column == AMOUNT:
        return "" if amount is None else yuan(amount) if isinstance(amount, int) else amount
    rest = line.open_fen - amount if isinstance(amount, int) else line.open_fen
    number = line.id_number or "待核"
    cell = (str(line.line), line.name, number, line.found_fen, line.open_fen, "", rest)[column]
    return yuan(cell) if isinstance(cell, int) else cell


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
