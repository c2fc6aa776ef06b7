"""Which rows of a sheet are headings, of one or more storeys."""

import re
from collections.abc import Mapping

from inspector_app.domain.id_kind import IN_TEXT
from inspector_app.domain.identity import half_width
from inspector_app.domain.periods import month_of
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.columns.heading_times import (
    are_halves,
    are_weekdays,
    months_in_order,
    times_in_order,
)
from inspector_app.exchange.tables.fields import Fit, ListKind
from inspector_app.exchange.tables.grid import MOST_COLUMNS, Cell, CellKind, Grid
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import amount

LONGEST_HEADING = 40
_LONGEST_TEXT = 400
DEEP_LOOK = 60  # rows in which every text is weighed; further down only a heading with well-known words is one
_MOST_STOREYS = 4
_FEWEST_MONTHS = 2
_LEAST, _CENTURY = 100, range(2000, 2100)
_SAID = re.compile(r"[:：]\s*[^\s)）]")
_SENTENCE = re.compile("[。；！？]")
_INSTRUCTS = re.compile(
    r"格式\s*[:：]|接龙|^\s*[(（]?(?:示?例|样例|举例|例如)[)）]?\s*[:：]"
)  # 格式：姓名 金额, 例：张三: how to write in a chat, no heading
_ASKS = re.compile(
    r"[?？]\s*(?:[(（\[【][^)）\]】]*[)）\]】])?\s*$"
)  # how the heading of a form that people filled in ends
_A_DAY = re.compile(r"20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s|$)")
_A_YEAR = re.compile(r"20\d\d")
_NUMERIC = re.compile(r"[-+]?[\d,，.]+")
_LONG_NUMBER = re.compile(r"['\s]*[\d*]{7,}")
_COUNTED = re.compile(r"[\d,.]+(?:万?元|人|名)")  # 欠薪总额 | 19000元 | 欠薪人数 | 4人
UNIT_WORDS = ("单位", "金额单位", "货币单位", "计量单位")
"""What stands in front of a row of units, or above a column of them."""
_UNIT = re.compile(
    "[百千万亿]?元(?:/(?:天|日|个?工|月|平方?米?|米|吨|小时))?|天|日|个|个?工日?|月|人|小时|㎡|m2|平方米|平米|米|吨|%|/|-"
)


def headings(grid: Grid, kind: ListKind) -> list[range]:
    """The rows of every heading in a sheet, from the top."""
    known = set(kind.whole) | structure().serial | structure().generic
    found: list[range] = []
    looked = 0
    for row in grid.order:
        looked += 1
        if found and row < found[-1].stop:
            continue
        cells = grid.rows[row]
        if looked > DEEP_LOOK and _quick(cells, known) < 2:
            continue
        if _weight(grid, row, kind) >= 2:
            found.append(storeys(grid, row, kind, found[-1].stop if found else 1))
    return found


def joined_titles(grid: Grid, heading: range) -> dict[int, str]:
    """The heading of each column, of several storeys as one: 2026年3月."""
    width = max(max(grid.rows[row]) for row in heading)
    told = {at: [grid.spread(row, at).text.strip() for row in heading] for at in range(1, width + 1)}
    return {at: "".join(dict.fromkeys(filter(None, texts))) for at, texts in told.items() if any(texts)}


def first_words(grid: Grid) -> int | None:
    """The first row of more than one text, if it stands above all rows that tell values. An amount beside words
    (示例甲 | 8600 | 有欠条) is one already, but for a year."""
    first = next((row for row in grid.order if len(grid.rows[row]) > 1), None)
    if first is None or tells_values(grid.rows[first]):
        return None
    figures = (amount(cell, "").yuan for cell in grid.rows[first].values())
    is_line = any(figure >= _LEAST and figure not in _CENTURY for figure in figures if figure is not None)
    return None if is_line else first


def _quick(cells: Mapping[int, Cell], known: set[str]) -> int:
    texts = (cell.text for cell in cells.values() if cell.kind is CellKind.TEXT and len(cell.text) <= LONGEST_HEADING)
    return sum(text in known or heading_key(text) in known for text in texts if not text[0].isascii() or text.isalpha())


def _weight(grid: Grid, row: int, kind: ListKind) -> int:
    """How many cells of a row are headings; 0 when it tells of somebody or is one long title."""
    cells = grid.rows.get(row, {})
    if not cells or tells_values(cells) or any(map(_is_sentence, cells.values())):
        return 0
    if is_labelled(cells, kind) or _is_sum(cells):
        return 0
    names, others, is_sure, has_anchor = set(), 0, False, False
    for column in cells:
        if column > MOST_COLUMNS:
            break
        text = cells[column].text
        plain = heading_key(text)
        found = kind.match(text) if len(plain) <= LONGEST_HEADING else None
        if _SAID.search(text):  # 单位：万元 tells something; a heading only names it
            continue
        if found is not None and (found.fit is not Fit.CONTAINED or len(plain) <= 12):
            names.add((found.field, found.word))
            is_sure = is_sure or found.fit is not Fit.CONTAINED
            has_anchor = has_anchor or (found.field == kind.anchor and found.fit is Fit.EXACT)
        elif structure().is_known(plain):
            others += 1
    known, is_line = len(names) + others, _amounts(cells)
    if has_anchor and len(cells) > 1 and (known > 1 or not is_line):  # 工人 | 示例丙 | 6000 is one behind 职务
        return max(2, known)
    if is_line:  # 3 | 示例丙 | 6000 | 已发 | 未发: a line of states
        return 0
    return known if is_sure and 2 * known >= len(cells) - 2 else 0


def _is_sentence(cell: Cell) -> bool:
    text = cell.text[:_LONGEST_TEXT]
    return bool(_INSTRUCTS.search(text) or _SENTENCE.search(_ASKS.sub("", text)))


def _is_sum(cells: Mapping[int, Cell]) -> bool:
    """Whether a row is a total with its amounts, and no heading: 水电班 | 小计（4人） | 24000."""
    texts = [cell.text for cell in cells.values() if cell.kind is CellKind.TEXT and len(cell.text) <= LONGEST_HEADING]
    days = times_in_order(cells)
    figures = [at for at, cell in cells.items() if at not in days and _NUMERIC.fullmatch(cell.text)]
    return bool(figures) and any(structure().total.match(text) for text in texts)


def _amounts(cells: Mapping[int, Cell]) -> bool:
    """Whether a row has figures that are no days, months or years."""
    days = times_in_order(cells)
    return any(
        _NUMERIC.fullmatch(cell.text) and not _A_YEAR.fullmatch(cell.text) and len(cell.text) > 2
        for at, cell in cells.items()
        if at not in days
    )


def is_labelled(cells: Mapping[int, Cell], kind: ListKind) -> bool:
    """Whether a row tells values behind their labels, as above a list: 付款账号 | 6222… | 户名 | 示例公司."""
    labels = {at for at, cell in cells.items() if len(cell.text) <= LONGEST_HEADING and kind.match(cell.text)}
    values = [cells[at + 1] for at in labels if at + 1 in cells and at + 1 not in labels]
    told = [half_width(cell.text) for cell in values]
    is_told = any(map(_LONG_NUMBER.fullmatch, told)) or all(map(_COUNTED.fullmatch, told))
    return len(values) == len(labels) > 0 and is_told


def tells_values(cells: Mapping[int, Cell]) -> bool:
    """Whether a row tells somebody's numbers or amounts: then it is no heading."""
    told = 0
    days = times_in_order(cells)
    for column, cell in cells.items():
        if column in days:
            continue
        if cell.kind is not CellKind.TEXT or _NUMERIC.fullmatch(cell.text) or _A_DAY.match(cell.text):
            told += 1
        elif 15 <= len(cell.text) <= 40 and IN_TEXT.fullmatch(half_width(cell.text)):
            return True
    return told * 3 > len(cells)


def storeys(grid: Grid, row: int, kind: ListKind, from_row: int) -> range:
    """All rows of a heading of which one is known."""
    top = bottom = row
    while bottom - top < _MOST_STOREYS and _goes_on(grid, bottom, kind):
        bottom += 1
    while top > from_row and bottom - top < _MOST_STOREYS and _is_group_row(grid, top - 1, top):
        top -= 1
    return range(top, bottom + 1)


def _goes_on(grid: Grid, row: int, kind: ListKind) -> bool:
    """Whether the row below belongs to the heading: a cell reaches down into it, or it stands under merged groups."""
    below = grid.rows.get(row + 1)
    reaches = any(grid.area(row, column)[2] > row for column in grid.rows.get(row, {}))
    if below is not None and (are_units(below) or are_weekdays(below) or are_halves(below)):
        return True
    if below is None or tells_values(below) or any(len(each.text) > LONGEST_HEADING for each in below.values()):
        return False
    grouped = any(_is_wide(grid, row, column) for column in grid.rows[row])
    above = [heading_key(grid.at(row, column).text) for column in below]
    if all(key in structure().generic or month_of(key) is not None for key in above):
        return _weight(grid, row + 1, kind) >= 1  # 金额 | 金额 or 6月 | 6月 above 应发 | 已发
    months = months_in_order(below)
    keys = [heading_key(months.get(at, each.text)) for at, each in below.items()]
    if sum(month_of(key) is not None for key in keys) >= _FEWEST_MONTHS:
        return all(month_of(key) is not None or key in structure().generic for key in keys)
    under_gap = all(column not in grid.rows[row] for column in below)
    if reaches or grouped:
        return under_gap or _weight(grid, row + 1, kind) >= 1 or grouped
    if not grid.merged and any(column not in grid.rows[row] for column in below):
        return _weight(grid, row + 1, kind) >= 2
    return under_gap and _weight(grid, row + 1, kind) >= 1


def are_units(cells: Mapping[int, Cell]) -> bool:
    """Whether a row tells of each column in what it is counted, and nothing else: 天 | 元/天 | 元, also behind 单位."""
    texts = ["".join(cell.text.split()) for cell in cells.values() if heading_key(cell.text) not in UNIT_WORDS]
    return any("元" in text for text in texts) and all(map(_UNIT.fullmatch, texts))


def _is_group_row(grid: Grid, row: int, below: int) -> bool:
    """Whether a row holds the upper storey: groups over several columns, or cells that reach down."""
    cells = grid.rows.get(row, {})
    if not cells or tells_values(cells) or any(len(cell.text) > 20 for cell in cells.values()):
        return False
    lower = grid.rows.get(below, {})
    reaching = [column for column in cells if grid.area(row, column)[2] >= below]
    wide = [column for column in cells if _is_wide(grid, row, column)]
    widths = [grid.area(row, column)[3] - grid.area(row, column)[1] + 1 for column in wide]
    if any(width >= len(lower) or (len(cells) == 1 and 2 * width > len(lower)) for width in widths):  # a title
        return False
    return bool(reaching) or (len(wide) >= 1 and len(cells) >= 1 and not _tells_month_or_unit(cells))


def _tells_month_or_unit(cells: Mapping[int, Cell]) -> bool:
    return any(":" in half_width(cell.text[:40]) for cell in cells.values())


def _is_wide(grid: Grid, row: int, column: int) -> bool:
    _, left, _, right = grid.area(row, column)
    return left == column and right > left
