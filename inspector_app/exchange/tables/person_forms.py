"""Forms of one person each (工资结算单): labels with their values beside them, and perhaps a table of months below.

Each is told as lines of a list: the labels become headings, the values a line (or stand beside each line of the table
below them). Rows keep their numbers; what is no pair of label and value stays as it is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from inspector_app.exchange.tables.fields import Fit, ListKind, Shape
from inspector_app.exchange.tables.grid import Book, Cell, CellKind, Grid
from inspector_app.exchange.tables.heading_key import heading_key
from inspector_app.exchange.tables.people import is_name
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.totals import is_total_word

_LONGEST_LABEL = 14
_FEWEST_HEADINGS = 3
_NAMED = "名"
_INSIDE = re.compile(
    r"([^\s:：;；,，]{1,14}(?:[(（][^)）]{1,6}[)）])?)\s*[:：]\s*([^:：;；]*?)(?=$|[;；]|\s+[^\s:：]{2,12}\s*[:：])"
)
_OF_HEADINGS = re.compile("工资|情况|金额|信息|发放|考勤|结算|月|日")
_TITLE = re.compile("(?:单|表|条|书)(?:[(（].*[)）])?$")
_IN_FIGURES = ("小写", "大写")
Row = Mapping[int, Cell]


@dataclass
class _Form:
    """One person's: the rows of its pairs, what they tell by the words of the labels, and the table in it."""

    start: int
    told: dict[str, Cell] = field(default_factory=dict)
    pairs: list[int] = field(default_factory=list)
    heading: int = 0
    lines: list[int] = field(default_factory=list)


def with_forms_as_lists(book: Book, kind: ListKind) -> Book:
    """The book with each sheet that holds such forms told as a list; any other sheet as it is."""
    if book.text:
        return book
    return replace(book, sheets=tuple(_as_list(grid, kind) for grid in book.sheets))


def _as_list(grid: Grid, kind: ListKind) -> Grid:
    if grid.hidden or not any(_NAMED in cell.text for cells in grid.rows.values() for cell in cells.values()):
        return grid
    forms = list(_forms(grid, kind))
    if not forms or any(_is_heading_of_people(grid.rows[row], kind) for row in _left(grid, forms)):
        return grid
    rows = {row: dict(cells) for row, cells in grid.rows.items()}
    for form in forms:
        for row in form.pairs:
            rows.pop(row, None)
        if form is not forms[0] and _is_title(rows.get(form.start - 1, {})):
            del rows[form.start - 1]
    width = max(column for cells in grid.rows.values() for column in cells)
    titles = list(dict.fromkeys(label for form in forms if not form.heading for label in form.told))
    if titles:
        _put_heading(rows, next(form for form in forms if not form.heading).start, titles)
    for form in forms:
        if form.heading:
            _beside_lines(rows, form, width, kind)
        else:
            rows[form.pairs[-1]] = {at: form.told[each] for at, each in enumerate(titles, 1) if each in form.told}
    return Grid(grid.name, rows, from_forms=len(forms))


def _left(grid: Grid, forms: Sequence[_Form]) -> list[int]:
    told = {row for form in forms for row in (*form.pairs, form.heading)}
    return [row for row in grid.order if row not in told]


def _is_heading_of_people(cells: Row, kind: ListKind) -> bool:
    """Whether a row heads a list of people: then the sheet is one, and no forms."""
    found = [kind.match(cell.text) for cell in cells.values() if len(cell.text) <= _LONGEST_LABEL]
    named = any(each and each.field == kind.anchor and each.fit is Fit.EXACT for each in found)
    return named and sum(each is not None for each in found) >= _FEWEST_HEADINGS


def _is_title(cells: Row) -> bool:
    """Whether a row is the title of a form: 工资结算单 again."""
    return len(cells) == 1 and bool(_TITLE.search(cells[min(cells)].text.strip()))


def _put_heading(rows: dict[int, dict[int, Cell]], start: int, titles: Sequence[str]) -> None:
    """The heading in the row of the first form, or in the one before; what stands there moves up by one."""
    at = start - 1 if start in rows else start
    while any(row <= at for row in rows) and at in rows:
        for row in sorted(row for row in rows if row <= at):
            rows[row - 1] = rows.pop(row)
    rows[at] = {number: Cell(title) for number, title in enumerate(titles, start=1)}


def _beside_lines(rows: dict[int, dict[int, Cell]], form: _Form, width: int, kind: ListKind) -> None:
    """What the labels tell of the person beside every line of the table, in columns behind it; amounts are of all."""
    own = [label for label in form.told if not _is_amount(label, kind)]
    for at, label in enumerate(own, start=width + 1):
        rows[form.heading][at] = Cell(label)
        for row in form.lines:
            rows[row][at] = form.told[label]
    of_all = {label: cell for label, cell in form.told.items() if label not in own}
    if of_all:  # as words below the table, which are compared with it
        told = "，".join(f"{label}{cell.text}元" for label, cell in of_all.items())
        rows[form.pairs[-1]] = {1: Cell(f"合计{told}")}


def _forms(grid: Grid, kind: ListKind) -> Iterator[_Form]:
    form: _Form | None = None
    for row in grid.order:
        cells = grid.rows[row]
        told = _pairs(cells, kind)
        if told and _names_somebody(told, kind) and not _heads_people(grid, row, kind):
            if form is not None and _is_whole(form, kind):
                yield form
            form = _Form(row)
        if form is None:
            continue
        if told:
            form.told |= {label: cell for label, cell in told.items() if label not in form.told}
            form.pairs.append(row)
        elif not form.heading and _is_table_heading(cells, kind):
            form.heading = row
        elif form.heading and not form.pairs[-1] > form.heading and _is_line(cells):
            form.lines.append(row)
    if form is not None and _is_whole(form, kind):
        yield form


def _is_whole(form: _Form, kind: ListKind) -> bool:
    """Whether a form tells of money: in its table, or of its own."""
    if form.heading and form.lines:
        return True
    form.heading = 0
    return any(_is_amount(label, kind) for label in form.told)


def _is_amount(label: str, kind: ListKind) -> bool:
    found = kind.match(label)
    return found is not None and kind.by_name[found.field].shape is Shape.AMOUNT


def _names_somebody(told: Mapping[str, Cell], kind: ListKind) -> bool:
    return any(
        (found := kind.match(label)) is not None
        and found.field == kind.anchor and found.fit is Fit.EXACT and _may_be_called(cell.text)
        for label, cell in told.items()
    )  # fmt: skip


def _heads_people(grid: Grid, row: int, kind: ListKind) -> bool:
    """Whether names stand below 姓名, as in a list: what stands beside it is another heading then, and no name."""
    anchors = [at for at, cell in grid.rows[row].items() if kind.is_named(cell.text) and _is_anchor(cell.text, kind)]
    below = [grid.at(row + 1, column).text for column in anchors]
    return any(is_name(text) and not _is_label(text, kind) for text in below)


def _is_anchor(text: str, kind: ListKind) -> bool:
    found = kind.match(text)
    return found is not None and found.field == kind.anchor


def _may_be_called(text: str) -> bool:
    return is_name(text) and not structure().is_known(heading_key(text)) and not _OF_HEADINGS.search(text)


def _is_table_heading(cells: Row, kind: ListKind) -> bool:
    found = {each.field for cell in cells.values() if (each := kind.match(cell.text))}
    return len(found) >= _FEWEST_HEADINGS and all(cell.kind is CellKind.TEXT for cell in cells.values())


def _is_line(cells: Row) -> bool:
    """Whether a row of the table tells an amount and is no total."""
    first = cells[min(cells)]
    has_figure = any(cell.kind is CellKind.NUMBER for cell in cells.values()) or len(cells) > 2
    return has_figure and not is_total_word(first.text) and not structure().foot.match(first.text)


def _pairs(cells: Row, kind: ListKind) -> dict[str, Cell]:
    """The values of a row by their labels; empty where it is anything but labels with values beside them."""
    told: dict[str, Cell] = {}
    label = ""
    for column in sorted(cells):
        cell = cells[column]
        inside = _inside(cell.text, kind)
        if inside:
            told |= inside
            label = ""
        elif _is_label(cell.text, kind):
            label = _full_label(cell.text, label or next(reversed(told), ""))
        elif label:
            told.setdefault(label, cell)
            label = ""
        else:
            return {}
    return told


def _full_label(text: str, before: str) -> str:
    """小写 behind 尚欠工资（大写） is 尚欠工资."""
    plain = text.strip().rstrip(":：")
    return heading_key(before) if heading_key(plain) in _IN_FIGURES and before else plain


def _inside(text: str, kind: ListKind) -> dict[str, Cell]:
    """姓名：示例甲　工种：木工 in one cell."""
    found = [(label, Cell(value.strip())) for label, value in _INSIDE.findall(text) if value.strip()]
    return dict(found) if all(_is_label(label, kind) for label, _ in found) else {}


def _is_label(text: str, kind: ListKind) -> bool:
    plain = text.strip().rstrip(":：")
    key = heading_key(plain)
    if not plain or len(plain) > _LONGEST_LABEL or key in structure().serial:
        return False
    return key in _IN_FIGURES or structure().is_known(key) or kind.match(plain) is not None
