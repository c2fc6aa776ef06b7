"""What the contents of a cell can be, whatever its column is called."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from inspector_app.domain.id_kind import IN_TEXT
from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import CARD
from inspector_app.domain.periods import parse_spans
from inspector_app.exchange.tables.grid import Cell, CellKind
from inspector_app.exchange.tables.sums.amounts import amount

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_CAPITALS = re.compile(rf"(?:人民币)?[{_DIGITS}拾佰仟万亿]+[元圆]?(?:[{_DIGITS}]角)?(?:[{_DIGITS}]分)?[整正]?")
_LONGEST_SUM = 40
_LONGEST_NUMBER = 40  # letters, of any number that tells one person or account from another
_MOBILE = re.compile(r"1[3-9]\d{9}")
_MONTH_TO_MONTH = re.compile(r"20\d{2}[-/.]\d{1,2}\s*[-—–~～至到]+\s*20\d{2}[-/.]\d{1,2}")
_MONTH = re.compile(r"20[0-4]\d[-/.]?(?:0[1-9]|1[0-2])")
_FIRM = re.compile("公司|集团|[局厂院]$|包工头|经营部|工程队|合作社")
_MEASURE = re.compile(
    r"m[23]?|㎡|延?长?米|立方米?|平方米?|平米|方|吨|t|kg|公斤|千克|工日|个?工|天|日|小时|h|[个根套项台班次樘块张车件株座处樁桩]",
    re.IGNORECASE,
)
_ANY_YEAR = 2000
_DAY = re.compile(r"20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s.*)?")


def is_measure(cell: Cell) -> bool:
    """Whether a cell says in what something is counted: m³, 工日, 吨."""
    return bool(_MEASURE.fullmatch(unicodedata.normalize("NFKC", cell.text[:_LONGEST_NUMBER]).strip()))


def is_firm(cell: Cell) -> bool:
    """Whether a cell names a firm, or whoever stands for one: 示例三建有限公司, 个体包工头薛某."""
    return bool(_FIRM.search(cell.text[:_LONGEST_NUMBER]))


def has_digits(cell: Cell) -> bool:
    return any(character.isdigit() for character in cell.text)


def is_capitals(cell: Cell) -> bool:
    """Whether a cell is an amount in capitals: 捌仟伍佰元整."""
    return (
        cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST_SUM and bool(_CAPITALS.fullmatch(cell.text.strip()))
    )


def is_id_cell(cell: Cell) -> bool:
    """Whether it holds an identity number, also one that a spreadsheet has rounded."""
    if len(cell.text) > _LONGEST_NUMBER:
        return False
    text = half_width(cell.text)
    return (15 <= len(text) <= 20 and bool(IN_TEXT.fullmatch(text))) or (
        cell.kind is CellKind.NUMBER and len(text) == 18
    )


def is_phone(cell: Cell) -> bool:
    plain = half_width(cell.text[:_LONGEST_NUMBER]).replace("-", "")
    return bool(_MOBILE.fullmatch(plain)) or plain.startswith("0")


def is_mobile(cell: Cell) -> bool:
    return bool(_MOBILE.fullmatch(half_width(cell.text[:_LONGEST_NUMBER])))


def is_card(cell: Cell) -> bool:
    text = half_width(cell.text[:_LONGEST_NUMBER])
    return bool(CARD.fullmatch(text)) and not (len(text) == 18 and IN_TEXT.fullmatch(text) and _birth(text))


def is_span(cell: Cell) -> bool:
    """Whether it holds a month or a span of them, not a single day."""
    if cell.kind is CellKind.NUMBER:
        return bool(_MONTH.fullmatch(cell.raw))
    is_named = "月" in cell.text or _MONTH_TO_MONTH.fullmatch(cell.text.strip()) or _MONTH.fullmatch(cell.text.strip())
    spans = parse_spans(cell.text, _ANY_YEAR) if is_named and cell.kind is CellKind.TEXT else ()
    return bool(spans) and spans[0][0] < spans[0][1]


def _birth(text: str) -> bool:
    return text[6:8] in ("19", "20") and text[10:12] <= "12"


def is_amount(cell: Cell) -> bool:
    """Whether a cell holds a sum of money, or a figure that may be one."""
    return amount(cell, "").yuan is not None


def is_day(cell: Cell) -> bool:
    """A day, of a spreadsheet or in figures."""
    return cell.kind is CellKind.DAY or bool(_DAY.fullmatch(cell.text[:_LONGEST_NUMBER].strip()))


def share_of(cells: Sequence[Cell], fits: Callable[[Cell], bool]) -> float:
    """In which share of cells something holds; there is at least one."""
    return sum(map(fits, cells)) / len(cells)
