"""Totals in a list: what its lines add up to, and the words that say that a row is one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from inspector_app.exchange.tables.columns.column import Column
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.grid import Cell, CellKind
from inspector_app.exchange.tables.structure import structure

_LONGEST, _LONGEST_LABEL = 40, 20
_COUNTED = re.compile(r"(?:交易)?(?:成功|失败|共|总计|合计)?[:：]?\d{1,6}笔(?:(?:成功|失败))?")
_OF_ALL = re.compile(
    r"(?:项目|工程|工地|标段|企业|单位|农民工|人数|金额|工资|拖欠|欠薪|未支付|[个项人名家户处数元万\d.,:])+"
)
_REFUSED = re.compile("失败|退|拒|未成功|不成功|未到账|撤销")


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of a totals row beside what the lines add up to: since the last one, and from the beginning; ``arrived``
    is that without the payments that a bank refused, ``beside`` that of all tables beside each other."""

    column: Column
    stated: Decimal
    section: Decimal
    table: Decimal
    is_part: bool
    arrived: Decimal | None = None
    beside: Decimal | None = None

    @property
    def ties(self) -> bool:
        return self.stated in (self.section, self.table, self.arrived, self.beside)


@dataclass(slots=True)
class Sums:
    """What the lines add up to, by column: since the last total, and from the first page on."""

    section: dict[int, Decimal] = field(default_factory=dict)
    table: dict[int, Decimal] = field(default_factory=dict)
    refused: dict[int, Decimal] = field(default_factory=dict)
    lines: int = 0

    def add(self, figures: Mapping[int, Decimal], outcome: str = "") -> None:
        """Take in the figures of a line; ``outcome`` is what a bank says of it."""
        self.lines += 1
        for number, figure in figures.items() if _REFUSED.search(outcome) else ():
            self.refused[number] = self.refused.get(number, Decimal(0)) + figure
        for number, figure in figures.items():
            self.section[number] = self.section.get(number, Decimal(0)) + figure
            self.table[number] = self.table.get(number, Decimal(0)) + figure

    def told(self, label: str) -> tuple[dict[int, Decimal], dict[int, Decimal]]:
        """What a total is compared with: since the last one, and from the first page on; 失败合计 is of what failed."""
        return (self.refused, self.refused) if _REFUSED.search(label) and self.refused else (self.section, self.table)

    def are(self, figures: Mapping[int, Decimal]) -> bool:
        """Whether these are the sums so far: of at least two lines, and more than nothing."""
        told = {number: figure for number, figure in figures.items() if figure}
        return (
            self.lines > 1
            and bool(told)
            and any(
                all(sums.get(number) == figure for number, figure in told.items())
                for sums in (self.section, self.table)
            )
        )


def is_total_word(text: str, *, any_name: bool = False) -> bool:
    """Whether a label says that a row is a total: 合计, 本页小计, 共计2人, 成功3笔, 示例项目部合计.

    ``any_name``: of a list whose lines may be called anything, as projects are: 合计大厦 is none there.
    """
    if bool(_COUNTED.fullmatch(text.strip())) or heading_key(text) in structure().total_whole:
        return True
    key = re.sub(r"(?:\d+[人个项名]?|[笔人]数)$", "", heading_key(text))
    if not any_name:
        return _is_word(structure().total, key)
    found = list(structure().total.finditer(key)) if len(key) <= _LONGEST else []
    return bool(found) and (found[-1].end() == len(key) or bool(_OF_ALL.fullmatch(structure().total.sub("", key))))


def is_total_row(cells: Mapping[int, Cell]) -> bool:
    """Whether a row of a table is a total, so that its amounts are nobody's: 小计（5人）."""
    texts = (cell.text for cell in cells.values() if cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST_LABEL)
    return any(is_total_word(text) for text in texts)


def is_total_alone(text: str) -> bool:
    """Whether a cell says nothing but that its row is a total."""
    key = heading_key(text)
    return len(key) <= _LONGEST and bool(structure().total.fullmatch(key))


def is_nobodys(text: str) -> bool:
    """Whether a label says that the amount of a row is nobody's: 上月结余, 扣除生活费, 老板已付."""
    return _is_word(structure().nobody, heading_key(text))


def _is_word(words: re.Pattern[str], key: str) -> bool:
    """Whether a label begins or ends with one of these words."""
    found = None if len(key) > _LONGEST else words.search(key)
    return found is not None and (found.start() == 0 or key.endswith(found[0]))
