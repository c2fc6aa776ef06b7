"""Forms of one person each (工资结算单): labels with their values beside them, and perhaps a table of months below.

Each is told as lines of a list: the labels become headings, the values a line (or stand beside each line of the table
below them). Forms beside each other become lists beside each other. Rows keep their numbers; what is no pair of label
and value stays as it is, and no value is left out: a label that tells something else once more is a heading of its own.
"""

import re
from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest

from inspector_app.exchange.tables.columns.contents import is_day
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.columns.headings import A_DAY
from inspector_app.exchange.tables.fields import Fit, ListKind
from inspector_app.exchange.tables.form_labels import (
    LONGEST_LABEL,
    Pairs,
    Row,
    inside,
    is_amount_label,
    is_anchor,
    is_label,
    is_of_person,
    names_somebody,
    of_others,
    pairs_of,
)
from inspector_app.exchange.tables.grid import MOST_COLUMNS, Book, Cell, CellKind, Grid, letter
from inspector_app.exchange.tables.origin import with_origin
from inspector_app.exchange.tables.people import is_name
from inspector_app.exchange.tables.slip_titles import heads_account, with_named_titles
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import amount
from inspector_app.exchange.tables.sums.totals import is_total_word

_FEWEST_HEADINGS = 3
_NAMED = "名"
_TITLE = re.compile("(?:单|表|条|书)(?:[(（].*[)）])?$")


@dataclass
class _Form:
    """One person's: its first row, the columns it takes, the rows of its pairs, what they tell by the words of the
    labels, and the table in it."""

    start: int
    columns: range
    told: dict[str, Cell] = field(default_factory=dict)
    pairs: list[int] = field(default_factory=list)
    heading: int = 0
    lines: list[int] = field(default_factory=list)

    @property
    def line(self) -> int:
        """The row of the line that it is told as; the first one of its table."""
        return self.lines[0] if self.heading and self.lines else self.pairs[-1]

    def take(self, row: int) -> None:
        """Take in a row of pairs, also one above the name."""
        self.start = min(self.start, row)
        insort(self.pairs, row)

    def tell(self, pairs: Pairs) -> None:
        """Take in what a row tells. The same once more adds nothing; anything else has a heading of its own."""
        for label, cell in pairs:
            name, times = label, 1
            while name in self.told and not _is_same(self.told[name], cell):
                times += 1
                name = f"{label}（{times}）"
            self.told.setdefault(name, cell)


def with_forms_as_lists(book: Book, kind: ListKind) -> Book:
    """The book with each sheet that holds such forms told as a list; any other sheet as it is."""
    if book.text:
        return book
    return replace(book, sheets=tuple(_told_of(grid, kind) for grid in book.sheets))


def _told_of(grid: Grid, kind: ListKind) -> Grid:
    titled = with_named_titles(grid, kind)
    told = _as_list(titled, kind)
    return with_origin(told, grid) if told.from_forms else grid


def _as_list(grid: Grid, kind: ListKind) -> Grid:
    if grid.hidden or not any(_NAMED in cell.text for cells in grid.rows.values() for cell in cells.values()):
        return grid
    columns = _panels(grid, kind)
    beside = [list(_forms(_part(grid, of), kind, of)) for of in columns]
    if len(columns) > 1 and all(beside):
        if any(form.heading for forms in beside for form in forms):
            return _tables_beside(grid, columns, beside, kind)
        return _told_beside(grid, columns, beside, kind)
    return _told(grid, list(_forms(grid, kind)), kind)


def _told(grid: Grid, forms: Sequence[_Form], kind: ListKind) -> Grid:
    """A sheet with its forms, one below the other, told as a list."""
    told = {row for form in forms for row in (*form.pairs, form.heading)}
    if not forms or any(_is_heading_of_people(grid.rows[row], kind) for row in grid.order if row not in told):
        return grid
    rows = {row: dict(cells) for row, cells in grid.rows.items()}
    for form in forms:
        for row in form.pairs:
            rows.pop(row, None)
        if form is not forms[0] and _is_title(rows.get(form.start - 1, {})):
            del rows[form.start - 1]
    width = max(column for cells in grid.rows.values() for column in cells)
    titles = _titles(forms)
    if titles:
        _put_heading(rows, next(form for form in forms if not form.heading).start, titles)
    for form in forms:
        if form.heading:
            _beside_lines(rows, form, width, kind)
        else:
            rows[form.pairs[-1]] = _line(form, titles, 0)
    return _with_marks(grid, Grid(grid.name, rows, from_forms=len(forms)), [(form, 1) for form in forms])


def _titles(forms: Sequence[_Form]) -> list[str]:
    return list(dict.fromkeys(label for form in forms if not form.heading for label in form.told))


def _line(form: _Form, titles: Sequence[str], before: int) -> dict[int, Cell]:
    """What a form tells as a line, behind some other columns."""
    return {at: form.told[each] for at, each in enumerate(titles, before + 1) if each in form.told}


def _panels(grid: Grid, kind: ListKind) -> list[range]:
    """The columns of forms that stand beside each other: from where the label of the name stands once more."""
    found = [starts for row in grid.order if len(starts := _starts(grid.rows[row], kind)) > 1]
    widest = max(found, key=len, default=[])
    if not widest or any(not set(starts) <= set(widest) for starts in found):
        return []
    ends = [*widest[1:], MOST_COLUMNS + 1]
    return [range(start if at else 1, end) for at, (start, end) in enumerate(zip(widest, ends, strict=True))]


def _starts(cells: Row, kind: ListKind) -> list[int]:
    """Where the forms of a row begin in each of which somebody is named."""
    if sum(_NAMED in cell.text for cell in cells.values()) < 2:
        return []
    order = sorted(cells)
    anchors = [at for at in order if any(is_anchor(label, kind) for label in _labels(cells[at].text, kind))]
    if len(anchors) < 2:
        return []
    ends = [*anchors[1:], MOST_COLUMNS + 1]
    told = [
        names_somebody(pairs_of({at: cells[at] for at in order if start <= at < end}, kind) or [], kind)
        for start, end in zip(anchors, ends, strict=True)
    ]
    first, lead = cells[order[0]].text, anchors[0] - order[0]
    starts = [at - lead if at - lead in cells and cells[at - lead].text == first else at for at in anchors]
    return starts if all(told) and all(one < other for one, other in pairwise(starts)) else []


def _labels(text: str, kind: ListKind) -> list[str]:
    return [text] if is_label(text, kind) else [label for label, _ in inside(text, kind)]


def _part(grid: Grid, columns: range) -> Grid:
    """Some columns of a sheet."""
    parts = {row: {at: cell for at, cell in cells.items() if at in columns} for row, cells in grid.rows.items()}
    remarks = {place: text for place, text in grid.remarks.items() if place[1] in columns}
    return replace(grid, rows={row: cells for row, cells in parts.items() if cells}, merged=(), remarks=remarks)


def _with_marks(grid: Grid, told: Grid, forms: Sequence[tuple[_Form, int]]) -> Grid:
    """What a sheet was told as with the marks of its rows and cells at the lines of the forms in which they are; each
    form stands beside the column where its line begins. Hidden is a line of which every row is."""
    paired = {row for form, _ in forms for row in form.pairs}

    def moved(rows: frozenset[int]) -> frozenset[int]:
        return (rows - paired) | {form.line for form, _ in forms if rows.intersection(form.pairs)}

    hidden = {form.line for form, _ in forms if grid.hidden_rows.issuperset(form.pairs)}
    places = {(row, at): (form.line, start) for form, start in forms for row, at in _cells_of(form, grid)}
    remarks: dict[tuple[int, int], str] = {}
    for place, text in grid.remarks.items():
        at = places.get(place, place)
        told_there = text if at == place else f"{letter(place[1])}{place[0]}：{text}"
        remarks[at] = "；".join(filter(None, (remarks.get(at, ""), told_there)))
    return replace(
        told, hidden_rows=(grid.hidden_rows - paired) | hidden, struck_rows=moved(grid.struck_rows),
        filled_rows=moved(grid.filled_rows), remarks=remarks,
    )  # fmt: skip


def _cells_of(form: _Form, grid: Grid) -> Iterator[tuple[int, int]]:
    """Where the pairs of a form stand."""
    return ((row, at) for row in form.pairs for at in form.columns if at in grid.rows.get(row, {}))


def _tables_beside(grid: Grid, columns: Sequence[range], beside: Sequence[Sequence[_Form]], kind: ListKind) -> Grid:
    """A sheet with forms beside each other that have a table each: what each part of the sheet is told as, one behind
    the other."""
    parts = [_told(_part(grid, of), forms, kind) for of, forms in zip(columns, beside, strict=True)]
    rows: dict[int, dict[int, Cell]] = {}
    remarks: dict[tuple[int, int], str] = {}
    before = 0
    for part, of in zip(parts, columns, strict=True):
        shift = before - of.start + 1
        for row, cells in part.rows.items():
            rows.setdefault(row, {}).update({(at + shift if at in of else at + before): cells[at] for at in cells})
        remarks |= {(row, (at + shift if at in of else at + before)): text for (row, at), text in part.remarks.items()}
        before = max((column for cells in rows.values() for column in cells), default=0)
    told = Grid(grid.name, rows, from_forms=sum(part.from_forms for part in parts), remarks=remarks)
    struck, filled, hidden = (
        frozenset(row for part in parts for row in getattr(part, name))
        for name in ("struck_rows", "filled_rows", "hidden_rows")
    )
    return replace(told, struck_rows=struck, filled_rows=filled, hidden_rows=hidden)


def _told_beside(grid: Grid, columns: Sequence[range], beside: Sequence[Sequence[_Form]], kind: ListKind) -> Grid:
    """A sheet with forms beside each other told as lists beside each other; what else stands in their rows moves behind
    them."""
    forms = [form for own in beside for form in own]
    titles, paired = _titles(forms), {row for form in forms for row in form.pairs}
    rows = {row: dict(cells) for row, cells in grid.rows.items()}
    for of, own in zip(columns, beside, strict=True):
        pairs = {row for form in own for row in form.pairs}
        above = {form.start - 1 for form in own if form is not forms[0]}
        for row, cells in rows.items():
            told = {at: cell for at, cell in cells.items() if at in of}
            blank = row in paired and all(is_label(cell.text, kind) for cell in told.values())  # nothing beside them
            if row in pairs or blank or (row in above and _is_title(told)):
                rows[row] = {at: cell for at, cell in cells.items() if at not in of}
    width = len(titles) * len(columns)
    for row in paired:
        rows[row] = {width + at: cell for at, (_, cell) in enumerate(sorted(rows[row].items()), start=1)}
    rows = {row: cells for row, cells in rows.items() if cells}
    _put_heading(rows, min(paired), titles * len(columns))
    for before, own in enumerate(beside):
        for form in own:
            rows.setdefault(form.pairs[-1], {}).update(_line(form, titles, before * len(titles)))
    told_as = Grid(grid.name, {row: rows[row] for row in sorted(rows)}, from_forms=len(forms))
    starts = [(form, 1 + before * len(titles)) for before, own in enumerate(beside) for form in own]
    return _with_marks(grid, told_as, starts)


def _is_heading_of_people(cells: Row, kind: ListKind) -> bool:
    """Whether a row heads a list of people: then the sheet is one, and no forms."""
    found = [kind.match(cell.text) for cell in cells.values() if len(cell.text) <= LONGEST_LABEL]
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
    own = [label for label in form.told if not is_amount_label(label, kind)]
    for at, label in enumerate(own, start=width + 1):
        rows[form.heading][at] = Cell(label)
        for row in form.lines:
            rows[row][at] = form.told[label]
    of_all = {label: cell for label, cell in form.told.items() if label not in own}
    if told := "，".join(f"{label}{cell.text}元" for label, cell in of_all.items()):
        rows[form.pairs[-1]] = {1: Cell(f"合计{told}")}  # as words below the table, which are compared with it


def _forms(grid: Grid, kind: ListKind, columns: range = range(1, MOST_COLUMNS + 1)) -> Iterator[_Form]:
    form: _Form | None = None
    rows, other = list(_in_order(grid, kind)), ""
    for row, below in zip_longest(rows, rows[1:]):
        cells = grid.rows[row]
        is_sum = form is not None and bool(form.heading) and is_total_word(cells[min(cells)].text)
        told = [] if is_sum or heads_account(cells, kind) else pairs_of(cells, kind)
        begins = names_somebody(told, kind) or (form is not None and _is_of_another(told, form, kind))
        if begins and not _heads_people(grid, row, kind):
            if form is not None and _is_whole(form, kind):
                yield form
            form = _Form(row, columns)
        if form is None:
            continue
        if told or (not form.heading and _is_not_filled_in(cells, grid.rows[below] if below else {}, kind)):
            told, other = of_others(told, other, kind)
            form.tell(told)
            form.take(row)
        elif not form.heading and _is_table_heading(cells, kind):
            form.heading = row
        elif form.heading and not form.pairs[-1] > form.heading and _is_line(cells, kind):
            form.lines.append(row)
    if form is not None and _is_whole(form, kind):
        yield form


def _in_order(grid: Grid, kind: ListKind) -> Iterator[int]:
    """The rows of a sheet, those with which a form begins before its name behind that."""
    lead, held = _leading(grid, kind), list[int]()
    for row in grid.order:
        told = pairs_of(grid.rows[row], kind)
        if lead and (_numbers_form(grid.rows[row]) or (told and {heading_key(label) for label, _ in told} <= lead)):
            held.append(row)
            continue
        yield from (row, *held) if names_somebody(told, kind) else (*held, row)
        held = []
    yield from held


def _leading(grid: Grid, kind: ListKind) -> set[str]:
    """The labels with which each form begins, before the name: 身份证号 in the row above; none where a form begins with
    the name."""
    rows = list[set[str]]()
    for row in grid.order:
        told = pairs_of(grid.rows[row], kind)
        if names_somebody(told, kind):
            return set().union(*rows)
        is_next = bool(told) and all(is_of_person(label, kind) for label, _ in told)
        rows = [*rows, {heading_key(label) for label, _ in told}] if is_next or _numbers_form(grid.rows[row]) else []
    return set()


def _numbers_form(cells: Row) -> bool:
    """Whether a row only numbers a form: 编号 | 2."""
    texts = [cells[at].text.strip() for at in sorted(cells)]
    return len(texts) == 2 and heading_key(texts[0]) in structure().serial and texts[1].isdecimal()


def _is_whole(form: _Form, kind: ListKind) -> bool:
    """Whether a form tells of money, in its table or of its own; of a project any few things."""
    if form.heading and form.lines:
        return True
    form.heading = 0
    is_of_project = kind.has_any_names and len(form.told) >= _FEWEST_HEADINGS
    return is_of_project or any(is_amount_label(label, kind) for label in form.told)


def _is_of_another(told: Pairs, form: _Form, kind: ListKind) -> bool:
    """Whether the label of the name stands there once more with another value, also where it looks like no name."""
    named = {cell.text for label, cell in form.told.items() if is_anchor(label, kind)}
    return any(is_anchor(label, kind) and kind.is_named(label) and cell.text not in named for label, cell in told)


def _is_same(one: Cell, other: Cell) -> bool:
    """Whether two cells tell the same, an amount in capitals and one in figures too."""
    yuan = amount(one, "").yuan
    return one.text.strip() == other.text.strip() or (yuan is not None and yuan == amount(other, "").yuan)


def _heads_people(grid: Grid, row: int, kind: ListKind) -> bool:
    """Whether names stand below 姓名, as in a list: what stands beside it is another heading then, and no name."""
    anchors = [at for at, cell in grid.rows[row].items() if kind.is_named(cell.text) and is_anchor(cell.text, kind)]
    below = [grid.at(row + 1, column).text for column in anchors]
    return any(is_name(text) and not is_label(text, kind) for text in below)


def _is_table_heading(cells: Row, kind: ListKind) -> bool:
    found = {each.field for cell in cells.values() if (each := kind.match(cell.text))}
    found |= {half for cell in cells.values() if kind.days and (half := structure().half_of(cell.text))}
    is_heading = len(found) >= _FEWEST_HEADINGS and all(cell.kind is CellKind.TEXT for cell in cells.values())
    return is_heading or heads_account(cells, kind)


def _is_not_filled_in(cells: Row, below: Row, kind: ListKind) -> bool:
    """Whether a row of a form holds labels with nothing beside them, and heads no table."""
    is_empty = all(is_label(cell.text, kind) for cell in cells.values()) and bool(not below or pairs_of(below, kind))
    return is_empty or _numbers_form(cells)


def _is_line(cells: Row, kind: ListKind) -> bool:
    """Whether a row of the table tells an amount, or a day of attendance, and is no total."""
    first = cells[min(cells)]
    if kind.days and (is_day(first) or A_DAY.fullmatch("".join(first.text.split()))):
        return True
    has_figure = any(cell.kind is CellKind.NUMBER for cell in cells.values()) or len(cells) > 2
    return has_figure and not is_total_word(first.text) and not structure().foot.match(first.text)
