"""Where the tables of a sheet are: their headings (of one or more storeys), their rows, and what stands above them.

A sheet may hold several tables, one below or beside the other, and one table may repeat its heading on every page.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from inspector_app.domain.id_kind import IN_TEXT
from inspector_app.domain.identity import half_width
from inspector_app.domain.periods import month_of
from inspector_app.exchange.tables.fields import Fit, ListKind
from inspector_app.exchange.tables.grid import MOST_COLUMNS, Cell, CellKind, Grid, letter
from inspector_app.exchange.tables.heading_key import heading_key
from inspector_app.exchange.tables.heading_times import are_weekdays, days_in_order, months_in_order
from inspector_app.exchange.tables.structure import structure

_LONGEST_HEADING = 40
_LONGEST_TEXT = 400
_DEEP_LOOK = 60  # rows in which every text is weighed; further down only a heading with well-known words is one
_MOST_STOREYS = 4
_ROWS_ABOVE = 8
_FEWEST_NUMBERED = 3
_FEWEST_MONTHS = 2
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
_UNIT = re.compile(
    "[百千万亿]?元(?:/(?:天|日|个?工|月|平方?米?|米|吨|小时))?|天|日|个|个?工日?|月|人|小时|㎡|m2|平方米|平米|米|吨|%|/|-"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A table: the rows of its heading (none: it has no heading), its columns from left to right, and its rows.

    ``above`` are the rows before the heading that may tell its unit, month or crew; ``titles`` for each column what
    stands in the heading, from the upper storey to the lower one.
    """

    grid: Grid
    heading: range
    columns: range
    rows: range
    above: tuple[int, ...]
    titles: Mapping[int, tuple[str, ...]]

    @property
    def heading_row(self) -> int:
        """The lowest row of the heading; the row before the first line where there is none."""
        return self.heading[-1] if self.heading else self.rows.start - 1

    @property
    def place(self) -> str:
        """What tells it from the other tables of its sheet: where it begins, such as A3."""
        return f"{letter(self.columns.start)}{self.heading_row}"

    def cells_above(self) -> Iterator[tuple[int, int, Cell]]:
        """Row, column and cell of what stands above the heading."""
        for row in self.above:
            yield from ((row, column, cell) for column, cell in sorted(self.grid.rows.get(row, {}).items()))


def find_blocks(grid: Grid, kind: ListKind, *, as_told: bool = False) -> list[Block]:
    """The tables of a sheet, from the top; none where nothing in it looks like a list of this kind.

    ``as_told``: a person says which column is what, so that the first line of words is a heading whatever it says.
    """
    if not grid.rows:
        return []
    if grid.spoken:  # a chat: its headings stand above all lines, and nothing that people say is one
        return _beside(grid, kind, range(1), max(grid.rows), ())
    headings = _headings(grid, kind)
    if not headings and as_told and (first := _first_words(grid)) is not None:
        headings = [_storeys(grid, first, kind, 1)]
    if not headings:
        return _without_heading(grid, kind, as_told=as_told)
    found: list[Block] = []
    last = max(grid.rows)
    ends = [heading.start - 1 for heading in headings[1:]] + [last]
    above_from = 1
    for heading, end in zip(headings, ends, strict=True):
        above = _above(grid, heading.start, above_from)
        if found and above:
            _cut(found, above[0])
        found += _beside(grid, kind, heading, end, above)
        above_from = heading.stop
    return found


def _cut(found: list[Block], row: int) -> None:
    """What stands above a heading is not a line of the tables before it."""
    for at in range(len(found) - 1, -1, -1):
        if found[at].rows.stop <= row:
            break
        found[at] = replace(found[at], rows=range(found[at].rows.start, max(row, found[at].rows.start)))


def _headings(grid: Grid, kind: ListKind) -> list[range]:
    """The rows of every heading in a sheet, from the top."""
    known = set(kind.whole) | structure().serial | structure().generic
    found: list[range] = []
    looked = 0
    for row in grid.order:
        looked += 1
        if found and row < found[-1].stop:
            continue
        cells = grid.rows[row]
        if looked > _DEEP_LOOK and _quick(cells, known) < 2:
            continue
        if _weight(grid, row, kind) >= 2:
            found.append(_storeys(grid, row, kind, found[-1].stop if found else 1))
    return found


def _first_words(grid: Grid) -> int | None:
    """The first row of more than one text, if it stands above all rows that tell values."""
    first = next((row for row in grid.order if len(grid.rows[row]) > 1), None)
    return None if first is None or _tells_values(grid.rows[first]) else first


def _quick(cells: Mapping[int, Cell], known: set[str]) -> int:
    texts = (cell.text for cell in cells.values() if cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST_HEADING)
    return sum(text in known or heading_key(text) in known for text in texts if not text[0].isascii() or text.isalpha())


def _weight(grid: Grid, row: int, kind: ListKind) -> int:
    """How many cells of a row are headings; 0 when it tells of somebody or is one long title."""
    cells = grid.rows.get(row, {})
    if not cells or _tells_values(cells) or any(map(_is_sentence, cells.values())):
        return 0
    if is_labelled(cells, kind) or _is_sum(cells):
        return 0
    names, others, is_sure, has_anchor = set(), 0, False, False
    for column in cells:
        if column > MOST_COLUMNS:
            break
        text = cells[column].text
        plain = heading_key(text)
        found = kind.match(text) if len(plain) <= _LONGEST_HEADING else None
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
    texts = [cell.text for cell in cells.values() if cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST_HEADING]
    days = {*days_in_order(cells), *months_in_order(cells)}
    figures = [at for at, cell in cells.items() if at not in days and _NUMERIC.fullmatch(cell.text)]
    return bool(figures) and any(structure().total.match(text) for text in texts)


def _amounts(cells: Mapping[int, Cell]) -> bool:
    """Whether a row has figures that are no days, months or years."""
    days = {*days_in_order(cells), *months_in_order(cells)}
    return any(
        _NUMERIC.fullmatch(cell.text) and not _A_YEAR.fullmatch(cell.text) and len(cell.text) > 2
        for at, cell in cells.items()
        if at not in days
    )


def is_labelled(cells: Mapping[int, Cell], kind: ListKind) -> bool:
    """Whether a row tells values behind their labels, as above a list: 付款账号 | 6222… | 户名 | 示例公司."""
    labels = {at for at, cell in cells.items() if len(cell.text) <= _LONGEST_HEADING and kind.match(cell.text)}
    values = [cells[at + 1] for at in labels if at + 1 in cells and at + 1 not in labels]
    told = [half_width(cell.text) for cell in values]
    is_told = any(map(_LONG_NUMBER.fullmatch, told)) or all(map(_COUNTED.fullmatch, told))
    return len(values) == len(labels) > 0 and is_told


def _tells_values(cells: Mapping[int, Cell]) -> bool:
    """Whether a row tells somebody's numbers or amounts: then it is no heading."""
    told = 0
    days = {*days_in_order(cells), *months_in_order(cells)}
    for column, cell in cells.items():
        if column in days:
            continue
        if cell.kind is not CellKind.TEXT or _NUMERIC.fullmatch(cell.text) or _A_DAY.match(cell.text):
            told += 1
        elif 15 <= len(cell.text) <= 40 and IN_TEXT.fullmatch(half_width(cell.text)):
            return True
    return told * 3 > len(cells)


def _storeys(grid: Grid, row: int, kind: ListKind, from_row: int) -> range:
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
    if below is not None and (_are_units(below) or are_weekdays(below)):
        return True
    if below is None or _tells_values(below) or any(len(each.text) > _LONGEST_HEADING for each in below.values()):
        return False
    grouped = any(_is_wide(grid, row, column) for column in grid.rows[row])
    above = [heading_key(grid.at(row, column).text) for column in below]
    if all(key in structure().generic or month_of(key) is not None for key in above):
        return _weight(grid, row + 1, kind) >= 1  # 金额 | 金额 or 6月 | 6月 above 应发 | 已发
    keys = [heading_key(each.text) for each in below.values()]
    if sum(month_of(key) is not None for key in keys) >= _FEWEST_MONTHS:
        return all(month_of(key) is not None or key in structure().generic for key in keys)
    under_gap = all(column not in grid.rows[row] for column in below)
    if reaches or grouped:
        return under_gap or _weight(grid, row + 1, kind) >= 1 or grouped
    if not grid.merged and any(column not in grid.rows[row] for column in below):
        return _weight(grid, row + 1, kind) >= 2
    return under_gap and _weight(grid, row + 1, kind) >= 1


def _are_units(cells: Mapping[int, Cell]) -> bool:
    """Whether a row tells of each column in what it is counted, and nothing else: 天 | 元/天 | 元."""
    texts = ["".join(cell.text.split()) for cell in cells.values()]
    return any("元" in text for text in texts) and all(map(_UNIT.fullmatch, texts))


def _is_group_row(grid: Grid, row: int, below: int) -> bool:
    """Whether a row holds the upper storey: groups over several columns, or cells that reach down."""
    cells = grid.rows.get(row, {})
    if not cells or _tells_values(cells) or any(len(cell.text) > 20 for cell in cells.values()):
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


def _above(grid: Grid, heading_row: int, from_row: int) -> tuple[int, ...]:
    """The rows before a heading that may speak of it: few texts, and nobody's numbers."""
    found: list[int] = []
    for row in range(heading_row - 1, max(from_row, heading_row - _ROWS_ABOVE) - 1, -1):
        cells = grid.rows.get(row)
        if cells is None:
            continue
        if from_row > 1 and (len(cells) > 3 or _tells_values(cells) or _is_end(cells)):
            break
        found.append(row)
    return tuple(reversed(found))


def _is_end(cells: Mapping[int, Cell]) -> bool:
    """Whether a row ends the table before: a total or a signature line."""
    words = structure()
    return any(
        words.total.search(cell.text[:40]) or words.foot.match(half_width(cell.text[:40])) for cell in cells.values()
    )


def _beside(grid: Grid, kind: ListKind, heading: range, end: int, above: tuple[int, ...]) -> list[Block]:
    """The tables under one heading line: one, or several beside each other when the headings repeat."""
    titles = _titles(grid, heading)
    starts = _starts(titles, kind)
    stops = [start - 1 for start in starts[1:]] + [max(titles, default=1)]
    blocks = []
    for number, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        own = {column: told for column, told in titles.items() if start <= column <= stop}
        reach = range(start, (stop if number + 1 < len(starts) else MOST_COLUMNS) + 1)
        blocks.append(Block(grid, heading, reach, range(heading.stop, end + 1), above, own))
    return blocks


def _titles(grid: Grid, heading: range) -> dict[int, tuple[str, ...]]:
    """For each column the texts of its heading, upper storey first. Where nothing is merged, a group reaches as far as
    nothing stands beside it."""
    width = max((column for row in heading for column in _reach(grid, row)), default=0)
    lines = [_line(grid, row, width, is_last=row == heading[-1]) for row in heading]
    if len(heading) > 1 and _are_units(grid.rows[heading[-1]]):  # as if they stood in brackets
        lines[-1] = {column: f"（{text}）" * bool(text) for column, text in lines[-1].items()}
    titles = {}
    for column in range(1, min(width, MOST_COLUMNS) + 1):
        told = tuple(dict.fromkeys(text for line in lines if (text := line.get(column, ""))))
        if told:
            titles[column] = told
    return titles


def _reach(grid: Grid, row: int) -> Iterator[int]:
    return (min(grid.area(row, column)[3], MOST_COLUMNS) for column in grid.rows.get(row, {}) if column <= MOST_COLUMNS)


def _line(grid: Grid, row: int, width: int, *, is_last: bool) -> dict[int, str]:
    told = {column: grid.spread(row, column).text for column in range(1, min(width, MOST_COLUMNS) + 1)}
    for column, month in months_in_order(grid.rows.get(row, {})).items():
        told |= dict.fromkeys(range(column, grid.area(row, column)[3] + 1), month)
    if is_last or grid.merged:
        return told
    group = ""
    for column in sorted(told):
        if told[column]:
            group = told[column]
        elif grid.at(row + 1, column).text:
            told[column] = group
        else:
            group = ""
    return told


def _starts(titles: Mapping[int, tuple[str, ...]], kind: ListKind) -> list[int]:
    """The first column of each table under a heading line."""
    columns = sorted(titles)
    fields = {column: found for column in columns if (found := kind.match(titles[column][-1]))}
    anchors = [column for column, found in fields.items() if found.field == kind.anchor and found.fit is Fit.EXACT]
    first = columns[0]
    if len(anchors) < 2:
        return [first]
    lead = anchors[0] - first
    starts = [first]
    for anchor in anchors[1:]:
        same = [
            column for column in columns
            if column < anchor and column != anchors[0]
            and titles.get(column + anchor - anchors[0], ("",))[-1] == titles[column][-1]
        ]  # fmt: skip
        if not same:
            continue
        start = anchor - lead
        starts.append(start if titles.get(start, ("",))[-1] == titles[first][-1] else anchor)
    return starts


def _without_heading(grid: Grid, kind: ListKind, *, as_told: bool) -> list[Block]:
    """A sheet without a heading may still be a list, when a column of it can hold nothing but people's numbers, or a
    person says what its columns are."""
    if not kind.identity and not as_told:
        return []
    rows = grid.order
    numbered = [row for row in rows[:_DEEP_LOOK] if any(map(_is_numbered, grid.rows[row].values()))]
    if not numbered and as_told:
        numbered = [row for row in rows if len(grid.rows[row]) > 1] or rows
    if not numbered:
        return []
    first = numbered[0]
    above = tuple(row for row in rows if row < first)
    return [Block(grid, range(0), range(1, MOST_COLUMNS + 1), range(first, rows[-1] + 1), above, {})]


def _is_numbered(cell: Cell) -> bool:
    return 15 <= len(cell.text) <= _LONGEST_HEADING and bool(IN_TEXT.fullmatch(half_width(cell.text)))


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether the cells of a row only number the columns: ① ② ③, A B C, 1 2 3, the last perhaps ⑤=③-④."""
    plain = [re.split("[=＝]", half_width(text))[0].strip("()[]栏列") for text in texts]
    if len(plain) < _FEWEST_NUMBERED or any(len(text) > 2 for text in plain):
        return False
    runs = ("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "甲乙丙丁戊己庚辛壬癸")
    if all(text.isdecimal() for text in plain):
        return sorted(map(int, plain)) == list(range(1, len(plain) + 1))
    return any("".join(sorted(plain, key=run.find)).upper() in run for run in runs)
