"""The ruled blocks: boxes of labels and values, tables over a list, checklists."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from inspector_app.documents.fonts import FANG, HEI, SONG, text_width
from inspector_app.documents.lines import Line, Span, TextStyle, break_lines, paragraphs, spans_width
from inspector_app.documents.pen import THICK, THIN, Pen
from inspector_app.documents.setting import Setting, shift
from inspector_app.documents.strips import Place, Strip, Tally, bind_to_next, keep_paragraph
from inspector_app.documents.values import Row, Values
from inspector_app.formdefs.facts import with_computed
from inspector_app.formdefs.model import Block, BlockKind, Cell, Column, FactType
from inspector_app.formdefs.placeholders import names

_LABEL = TextStyle(SONG, 12, 17)
_VALUE = TextStyle(FANG, 12, 17)
_TABLE = TextStyle(SONG, 10.5, 14.5)
_SMALL_TABLE = TextStyle(SONG, 9, 12.5)
_MANY_COLUMNS = 8
_LEADING = 1.4  # from line to line, of the size of letters that a column has for itself
_SIDE = 4.0  # points between a rule and the text
_CLOSE = 1.5  # above and below the text of a dense table
_WITH_TOTAL = 3  # rows on the sheet of their total: one alone would be little company
_WHOLE_ROW = 8  # lines; a taller row may run on over the page
_MOST_EMPTY = 1000
_WIDE_CELL = 16  # characters; text in wider cells is justified
_OPINION_LINES = 4  # room for an opinion that is to be written by hand
_MOST_BESIDE = 3  # lines of a cell that stands beside another one
_SIGNED_TO = 4
"""So many lines of a row that runs over the page stand on the sheet on which they are signed."""
_LONGEST_LABEL = 6  # characters on one line
_SMALLER = (0.9, 0.8, 0.7)
_PIECE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|[!-~]+|[^!-~\s]{1,2}")
"""What stands in one line where there is room: a day, a word or figure; of Chinese at least two characters."""


@dataclass(frozen=True, slots=True)
class BoxCell:
    """One cell of a ruled row: its column or label, where it stands in the row, its lines and how they are set."""

    name: str
    left: float
    width: float
    lines: Sequence[Line]
    style: TextStyle
    align: str


def cell_lines(spans: Sequence[Span], style: TextStyle, width: float, align: str) -> list[Line]:
    """The text of a cell ``width`` points wide with its padding."""
    inner = width - 2 * _SIDE
    justify = align in ("", "left") and inner > _WIDE_CELL * style.size
    return [line for part in paragraphs(spans) for line in break_lines(part, style, inner, justify=justify)]


def _cell(
    name: str, left: float, width: float, spans: Sequence[Span], style: TextStyle, align: str, *, tidy: bool
) -> BoxCell:
    """A cell; if ``tidy``, a word that is too long for it, mostly a sum, is set smaller rather than broken."""
    lines = cell_lines(spans, style, width, align)
    for part in _SMALLER if tidy and any(line.cut for line in lines) else ():
        smaller = replace(style, size=style.size * part)
        tried = cell_lines(spans, smaller, width, align)
        if not any(line.cut for line in tried):
            return BoxCell(name, left, width, tried, smaller, align)
    return BoxCell(name, left, width, lines, style, align)


def box_row(cells: Sequence[BoxCell], edge: float, least_lines: int = 1, *, from_top: bool = False) -> list[Strip]:
    """A ruled row: one strip, or a strip for each line when it is too tall to be kept whole; ``edge`` is the room above
    and below its text. The cells of a whole one stand in its middle, or begin ``from_top`` as those of a parted one."""
    count = max(least_lines, *(len(cell.lines) for cell in cells))
    pitch = max(cell.style.pitch for cell in cells)
    cut = "、".join(cell.name for cell in cells if any(line.cut for line in cell.lines))
    if count <= _WHOLE_ROW:
        return [Strip(count * pitch + 2 * edge, _RowDraw(cells, 0, count, pitch, count, edge, edge, from_top), cut=cut)]
    parts = []
    for at in range(count):
        above, below = (edge if at == 0 else 0), (edge if at == count - 1 else 0)
        parts.append(Strip(pitch + above + below, _RowDraw(cells, at, 1, pitch, count, above, below), cut=cut))
    return keep_paragraph(parts)


@dataclass(frozen=True, slots=True)
class _RowDraw:
    """Draws ``shown`` lines of a row from line ``first`` on; a whole row's cells are centred upright, unless they begin
    ``from_top``."""

    cells: Sequence[BoxCell]
    first: int
    shown: int
    pitch: float
    count: int
    above: float
    below: float
    from_top: bool = False

    def __call__(self, pen: Pen, place: Place) -> None:
        centred = self.shown == self.count and not self.from_top
        height = self.above + self.shown * self.pitch + self.below
        for cell in self.cells:
            down = (self.count - len(cell.lines)) * self.pitch / 2 if centred else 0
            for at, line in enumerate(cell.lines[self.first : self.first + self.shown]):
                inner = cell.width - 2 * _SIDE
                left = place.left + cell.left + _SIDE + shift(line, inner, cell.align)
                pen.line(line, left, place.top + self.above + down + at * self.pitch, cell.style)
        self._rules(pen, place, height)

    def _rules(self, pen: Pen, place: Place, height: float) -> None:
        left, right = place.left, place.left + self.cells[-1].left + self.cells[-1].width
        top, bottom = place.top, place.top + height
        if place.opens or self.first == 0:
            pen.rule(left, top, right, top, THICK if place.opens else THIN)
        if place.closes:
            pen.rule(left, bottom, right, bottom, THICK)
        pen.rule(left, top, left, bottom, THICK)
        pen.rule(right, top, right, bottom, THICK)
        for cell in self.cells[1:]:
            pen.rule(place.left + cell.left, top, place.left + cell.left, bottom, THIN)


def set_facts(setting: Setting, block: Block) -> list[Strip]:
    """A box of labels and values; the cells of a row share its width in proportion to their spans."""
    rows = [[cell for cell in row if not setting.values.left_out(cell.value)] for row in block.rows]
    placed = [_placed(setting, row) for row in rows if row]
    widths: dict[int, float] = {}
    for cell in (cell for row in placed for cell in row):
        widths[cell.key] = max(widths.get(cell.key, 0), _label_width(cell))
    strips: list[Strip] = []
    for row in [one for each in placed for one in _apart(setting, each, widths)]:
        made = _facts_row(setting, row, widths)
        if setting.is_tidy and not any(names(pair.cell.value) for pair in row):  # nothing but room for a pen
            made = [strip._replace(signed=True) for strip in made]
            strips = _bound(strips)
        told = frozenset(name for pair in row for name in names(pair.cell.value))
        strips += [strip._replace(tells=told) for strip in made]
    return strips


def _bound(strips: Sequence[Strip]) -> list[Strip]:
    """The last row, or the last lines of a tall one, on the sheet of what follows."""
    count = _SIGNED_TO if strips and strips[-1].parts > 1 else 1
    return [*strips[:-count], *(strip._replace(keep=True) for strip in strips[-count:])]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A label and a value with their place in the row."""

    cell: Cell
    label: str
    left: float
    width: float

    @property
    def key(self) -> int:
        """Labels that begin at the same place are equally wide."""
        return round(self.left)


def _placed(setting: Setting, row: Sequence[Cell]) -> list[_Pair]:
    share = setting.width / sum(cell.span for cell in row)
    pairs: list[_Pair] = []
    left = 0.0
    for cell in row:
        pairs.append(_Pair(cell, _in_two(setting.values.text(cell.label)), left, cell.span * share))
        left += cell.span * share
    return pairs


def _apart(setting: Setting, row: list[_Pair], widths: Mapping[int, float]) -> list[list[_Pair]]:
    """A row as it is, or each of its cells in a row of its own where one would be tall beside an empty one."""
    tall = any(
        len(cell_lines(setting.values.cell(pair.cell.value), _VALUE, pair.width - widths[pair.key], "")) > _MOST_BESIDE
        for pair in row
    )
    return [_placed(setting, [pair.cell]) for pair in row] if tall and len(row) > 1 and setting.is_tidy else [row]


def _label_width(pair: _Pair) -> float:
    """The width a label wants."""
    return max(spans_width([part], _LABEL) for part in pair.label.split("\n")) + 2 * _SIDE + 4


def _in_two(label: str) -> str:
    """A long label on two lines, parted before its bracket if it has one, else in the middle."""
    if "\n" in label or spans_width([label], _LABEL) <= _LONGEST_LABEL * _LABEL.size:
        return label
    at = label.find("（")
    at = at if at > 0 else (len(label) + 1) // 2
    return f"{label[:at]}\n{label[at:]}"


def _facts_row(setting: Setting, row: Sequence[_Pair], widths: Mapping[int, float]) -> list[Strip]:
    values, tidy, close = setting.values, setting.is_tidy, setting.sheet.close
    cells: list[BoxCell] = []
    least = 1
    for pair in row:
        label_width = widths[pair.key]
        value, beside = values.cell(pair.cell.value), pair.left + label_width
        cells.append(_cell(pair.label, pair.left, label_width, [pair.label], close(_LABEL), "center", tidy=tidy))
        cells.append(_cell(pair.label, beside, pair.width - label_width, value, close(_VALUE), "", tidy=tidy))
        if _is_open_opinion(values, pair.cell):
            least = _OPINION_LINES
    return box_row(cells, setting.sheet.edge, least)


def _longest(spans: Sequence[Span], style: TextStyle) -> float:
    """The width of the longest piece of a cell."""
    words = (word for span in spans if isinstance(span, str) for word in _PIECE.findall(span))
    return max((text_width(word, style.role, style.size) for word in words), default=0)


def _is_open_opinion(values: Values, cell: Cell) -> bool:
    facts = [values.form.fact(name) for name in names(cell.value)]
    long = any(fact is not None and fact.type is FactType.LONG_TEXT for fact in facts)
    return long and not values.text(cell.value).strip()


def set_table(setting: Setting, block: Block) -> list[Strip]:
    """A table over a list: its heading is repeated on every page, totals stand in a last row."""
    kept = [
        (column, total)
        for column, total in zip(block.columns, block.totals or [""] * len(block.columns), strict=True)
        if not setting.values.left_out(column.value, block.fact)
    ]
    if not kept:
        return []
    texts = [[_shown(setting, block, column, row) for column, _ in kept] for row in setting.values.rows(block.fact)]
    totals = [[setting.values.cell(total) for _, total in kept]] if block.totals else []
    columns = _Columns(setting, [column for column, _ in kept], dense=block.dense, from_top=block.from_top)
    if setting.is_tidy:
        columns.make_room(texts, totals)
    heading = columns.row([[column.title] for column, _ in kept], heading=True)
    rows: list[list[Strip]] = [columns.row(text) for text in texts]
    empty = [[""] if names(column.value) else setting.values.cell(column.value) for column, _ in kept]
    rows += [columns.row(empty) for _ in range(_least(setting, block) - len(rows))]
    for total in totals:
        if setting.is_tidy and len(rows) > 2 * _WITH_TOTAL:
            rows[-_WITH_TOTAL:] = [bind_to_next(row) for row in rows[-_WITH_TOTAL:]]
        rows[-1] = bind_to_next(rows[-1])
        rows.append(columns.row(total, total=True))
    if block.page_totals:
        tally = _tally(setting, block, columns)
        rows = [[strip._replace(tally=tally, row=at) for strip in row] for at, row in enumerate(rows)]
    head = tuple(heading)
    return [*bind_to_next(heading), *(strip._replace(head=head) for row in rows for strip in row)]


def _least(setting: Setting, block: Block) -> int:
    """How many rows a table has at the least: empty ones for the pen where nobody told any, or for all who are to sign.

    Below what is told no row stays open: who signs the paper signs what is there.
    """
    counted = min(setting.values.facts.get(block.lines_of) or 0, _MOST_EMPTY)
    return max(counted, 1) if setting.values.rows(block.fact) else max(block.lines, counted, 1)


def _tally(setting: Setting, block: Block, columns: "_Columns") -> Tally:
    """How the rows of a page are added up: what is counted and summed of all rows is worked out of these."""
    rows, form = setting.values.rows(block.fact), setting.values.form
    shown = [total for column, total in zip(block.columns, block.page_totals, strict=True)
             if not setting.values.left_out(column.value, block.fact)]  # fmt: skip

    def made(numbers: Sequence[int]) -> Strip:
        facts = with_computed(
            form, {**setting.values.facts, block.fact: [rows[at] for at in numbers if at < len(rows)]}
        )
        values = replace(setting.values, facts=facts)
        return columns.row([values.cell(total) for total in shown], total=True)[0]

    return Tally(max(len(rows), _least(setting, block)), made(range(len(rows))).height, made)


def column_room(letters: float, columns: int) -> float:
    """The points of a column, in a table of so many, in which so many narrow letters stand in one line."""
    style = _SMALL_TABLE if columns > _MANY_COLUMNS else _TABLE
    return letters * style.size / 2 + 2 * _SIDE + 1


def _shown(setting: Setting, block: Block, column: Column, row: Row) -> list[Span]:
    if block.kind is BlockKind.CHECKLIST and column.value == f"{{{column.value[1:-1]}}}":
        return setting.values.ticks(column.value[1:-1], row, block.fact)
    return setting.values.cell(column.value, row, block.fact)


class _Columns:
    """The columns of a table, their widths in mm scaled to fill the frame."""

    def __init__(self, setting: Setting, columns: Sequence[Column], *, dense: bool, from_top: bool = False) -> None:
        scale = setting.width / sum(column.width for column in columns)
        self._style = setting.sheet.close(_SMALL_TABLE if dense or len(columns) > _MANY_COLUMNS else _TABLE)
        self._tidy, self._edge = setting.is_tidy, _CLOSE if dense else setting.sheet.edge
        self._columns = [(column, column.width * scale) for column in columns]
        self._from_top = from_top

    def make_room(self, rows: Sequence[Sequence[Sequence[Span]]], totals: Sequence[Sequence[Sequence[Span]]]) -> None:
        """Widen each column to its longest piece, at the cost of those that have room to spare."""
        styled = [*((row, self._style) for row in rows), *((row, replace(self._style, role=HEI)) for row in totals)]
        widths = [width for _, width in self._columns]
        wanted = [
            max((_longest(row[at], style) for row, style in styled), default=0) + 2 * _SIDE + 1
            for at in range(len(widths))
        ]
        lacking = sum(max(want - width, 0) for want, width in zip(wanted, widths, strict=True))
        spare = sum(max(width - want, 0) for want, width in zip(wanted, widths, strict=True))
        share = min(lacking / spare, 1) if spare else 0
        got = min(spare / lacking, 1) if lacking else 0
        self._columns = [
            (column, width + (want - width) * (got if want > width else share))
            for (column, width), want in zip(self._columns, wanted, strict=True)
        ]

    def row(self, texts: Sequence[Sequence[Span]], heading: bool = False, total: bool = False) -> list[Strip]:
        """One row of cells."""
        style = replace(self._style, role=HEI) if heading or total else self._style
        cells: list[BoxCell] = []
        left = 0.0
        for (column, width), spans in zip(self._columns, texts, strict=True):
            align = "center" if heading else column.align
            sized = replace(style, size=column.size, pitch=column.size * _LEADING) if column.size else style
            cells.append(_cell(column.title, left, width, spans, sized, align, tidy=self._tidy))
            left += width
        return box_row(cells, self._edge, from_top=self._from_top)
