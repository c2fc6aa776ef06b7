"""An amount of money as a cell tells it: with signs, units and ornaments, or calculated to more than a 分."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import NamedTuple

from inspector_app.domain.figures import without_thousands
from inspector_app.domain.spoken import spoken_yuan
from inspector_app.exchange.tables.grid import Cell, CellKind
from inspector_app.exchange.tables.sums.month_sums import month_sums
from inspector_app.support.errors import Level, Problem, Refused

FACTORS = {
    "亿元": Decimal(100_000_000), "亿": Decimal(100_000_000), "百万元": Decimal(1_000_000), "万元": Decimal(10_000),
    "万": Decimal(10_000), "千元": Decimal(1000), "百元": Decimal(100), "元": Decimal(1), "角": Decimal("0.1"),
    "分": Decimal("0.01"), "": Decimal(1),
}  # fmt: skip
_BEFORE = re.compile(r"^(?:人民币|RMB|CNY|[￥¥'‘’])+", re.IGNORECASE)
_BEHIND = re.compile(r"(?P<unit>亿元|亿|百万元|万元|万|千元|百元|元|圆)?(?:整|正)?$")
_NEGATIVE = re.compile(r"[(（]([\d.]+)[)）]")
_CENT = Decimal("0.01")
_MOST_DIGITS = 40
_MOST_TYPED = 4  # decimals
EMPTY = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "空"})


class Amount(NamedTuple):
    """Yuan, None where the cell tells none; ``text`` is what it says (in yuan when it is an amount), ``problem`` a
    notice about how it was read."""

    yuan: Decimal | None
    text: str
    problem: Problem | None = None


def amount(cell: Cell, unit: str, where: str = "") -> Amount:
    """The amount of a cell in a column of ``unit``. What is no amount keeps its text, for whoever judges it."""
    number, own = _number(cell, where)
    if number is None:
        return _spoken(cell, unit, where)
    whole = number * FACTORS[own or unit]
    if cell.kind is not CellKind.NUMBER:
        return Amount(whole, format(whole, "f"))
    exact = whole.quantize(_CENT, ROUND_HALF_UP) if abs(whole) < Decimal(10) ** 20 else whole
    if exact != whole and not _is_calculated(cell):
        return Amount(whole, format(whole, "f"))
    if exact != whole:
        details = {"stored": cell.raw[:20], "taken": format(exact, "f")}
        return Amount(exact, format(exact, "f"), Problem("cell-rounded", where, Level.WARNING, details))
    problem = _otherwise(cell, number, where)
    return Amount(exact, format(exact.normalize() if exact == exact.to_integral_value() else exact, "f"), problem)


def _spoken(cell: Cell, unit: str, where: str) -> Amount:
    """一万八, 伍仟元整 or the amounts of several months as one amount with a notice; what is vague keeps its text."""
    if cell.kind is not CellKind.TEXT or unit not in ("", "元"):
        return Amount(None, cell.text)
    fen = spoken_yuan(cell.text) if len(cell.text) <= _MOST_DIGITS else None
    months = month_sums(cell.text) if fen is None else ()
    if fen is None and not months:
        return Amount(None, cell.text)
    yuan = sum((each.yuan for each in months), Decimal(0)) if fen is None else Decimal(fen) / 100
    told = {"told": cell.text[:20], "taken": format(yuan, "f")}
    return Amount(yuan, format(yuan, "f"), Problem("cell-said", where, Level.WARNING, told))


def _number(cell: Cell, where: str) -> tuple[Decimal | None, str]:
    """The figure and the unit that stands with it."""
    is_number = cell.kind is CellKind.NUMBER
    told = cell.raw if is_number else cell.text
    if len(told) > _MOST_DIGITS:
        return None, ""
    if is_number and cell.text == cell.raw:
        return Decimal(told), ""
    try:
        plain = without_thousands(told, where)
    except Refused:
        return None, ""
    behind = _BEHIND.search(cell.text.strip())
    own = (behind["unit"] or "").replace("圆", "元") if behind else ""
    bare = plain if is_number else _BEHIND.sub("", _BEFORE.sub("", plain))
    negative = _NEGATIVE.fullmatch(bare)
    try:
        number = Decimal(f"-{negative[1]}" if negative else bare)
    except InvalidOperation:
        return None, ""
    return (number if number.is_finite() and abs(number.adjusted()) <= _MOST_DIGITS else None), own


def own_unit(cell: Cell) -> str:
    """The unit that stands with the figure of a cell: 万元 in 1.2万元; empty for a bare figure and for words."""
    return _number(cell, "")[1]


def _is_calculated(cell: Cell) -> bool:
    """Whether a figure with more than two decimals is a result that the sheet shows rounded, and nobody's slip."""
    return _decimals(cell.text) <= 2 or _decimals(cell.raw) > _MOST_TYPED


def _decimals(text: str) -> int:
    return len(text.partition(".")[2].rstrip("元万%"))


def _otherwise(cell: Cell, number: Decimal, where: str) -> Problem | None:
    """A notice where the sheet shows another figure than the one that is kept."""
    if cell.text == cell.raw:
        return None
    shown, _ = _number(Cell(cell.text), where)
    if shown is None or shown == number or cell.text.endswith("%"):
        return None
    return Problem("cell-shown-otherwise", where, Level.WARNING, {"shown": cell.text[:20], "stored": cell.raw[:20]})
