"""The text of a PDF as one sheet: words into rows by their height, into columns by the gaps that no row crosses.

A scanned page holds a picture and no text; that is said, and nothing is guessed from it.
"""

from collections.abc import Iterator, Sequence, Set
from typing import Any

from inspector_app.exchange.tables.formats.damage import Damaged, Locked, NoText, NoWorkbook
from inspector_app.exchange.tables.formats.limits import Count
from inspector_app.exchange.tables.formats.pdf_columns import Row, Word, columns_of
from inspector_app.exchange.tables.grid import MOST_COLUMNS, Cell, Grid

_MOST_PAGES = 1000
_FEWEST_WORDS = 3  # in a row that shows where the columns are
_FULL = 0.6  # of the words of the fullest row
_SAME_WORD = 0.35  # of the height of a letter: what is nearer stands in one word
_SAME_ROW = 0.6
_BETWEEN = "  "  # parts words of one cell that stand beside each other; lines below each other are one text
_NEAR = 1.9  # of the height of a letter: the second line of a cell is no further away


def read(data: bytes, count: Count) -> Iterator[Grid]:
    """The one sheet of a PDF. Raises :class:`Locked`, :class:`NoText` where no page holds text, :class:`NoWorkbook`
    for what cannot be opened, :class:`~.limits.TooMuch`."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = []
            for number in range(min(len(document), _MOST_PAGES)):
                count.mark()
                pages.append(_rows(list(_words(document[number], count))))
            if len(document) > _MOST_PAGES:
                raise Damaged(f"超过{_MOST_PAGES}页")
    except pypdfium2.PdfiumError as error:
        raise (Locked if "assword" in str(error) else NoWorkbook) from error
    if not any(pages):
        raise NoText
    yield grid_of(pages, count)


def grid_of(pages: Sequence[Sequence[Row]], count: Count) -> Grid:
    """Rows of words as a sheet, page below page. A line of few words close to a row of a table goes on in its cells."""
    fewest = max(_FEWEST_WORDS, int(_FULL * max((len(row) for page in pages for row in page), default=0)))
    many = [row for page in pages for row in page if len(row) >= fewest]
    starts, fits = columns_of(many)
    starts = starts[: MOST_COLUMNS - 1]
    of_table = {id(row) for row, is_one in zip(many, fits, strict=True) if is_one}
    rows: dict[int, dict[int, Cell]] = {}
    for page in pages:
        for row in _with_second_lines(page, fewest, of_table, starts):
            texts: dict[int, str] = {}
            last: dict[int, Word] = {}
            for word in row:
                column = _column(word, starts)
                beside = column in last and last[column].right <= word.left
                texts[column] = f"{texts.get(column, '')}{_BETWEEN if beside else ''}{word.text}"
                last[column] = word
            count.row()
            rows[len(rows) + 1] = {column: Cell(text) for column, text in texts.items()}
            for text in texts.values():
                count.cell(text)
    return Grid("", rows)


def _words(page: Any, count: Count) -> Iterator[Word]:
    """The words of a page: letters on one line that stand close together."""
    text_page, height = page.get_textpage(), page.get_height()
    total = text_page.count_chars()
    count.mark(total)
    text = text_page.get_text_range()  # where a letter takes two places in it, each is asked for alone
    word: Word | None = None
    blank = False
    for at in range(total):
        letter = text[at] if len(text) == total else text_page.get_text_range(at, 1)
        if not letter.strip():
            blank = True
            continue
        left, bottom, right, top = text_page.get_charbox(at, loose=True)
        next_one = Word(left, height - top, right, height - bottom, letter)
        if word is not None and _goes_on(word, next_one):
            word = _joined(word, next_one, " " if blank else "")
        else:
            if word is not None:
                yield word
            word = next_one
        blank = False
    if word is not None:
        yield word


def _goes_on(word: Word, letter: Word) -> bool:
    size = max(letter.bottom - letter.top, word.bottom - word.top, 1.0)
    apart = abs((letter.top + letter.bottom) - (word.top + word.bottom)) / 2
    return apart <= _SAME_ROW * size and -size <= letter.left - word.right <= _SAME_WORD * size


def _joined(word: Word, letter: Word, by: str) -> Word:
    return Word(
        min(word.left, letter.left), min(word.top, letter.top), max(word.right, letter.right),
        max(word.bottom, letter.bottom), f"{word.text}{by}{letter.text}",
    )  # fmt: skip


def _rows(words: Sequence[Word]) -> list[Row]:
    """Words on one height, from the top; in each row from the left."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.left)):
        middle = (word.top + word.bottom) / 2
        last = rows[-1][0] if rows else None
        if last is not None and last.top <= middle <= last.bottom:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row) for row in rows]


def _column(word: Word, starts: Sequence[float]) -> int:
    """The column in which most of a word stands, counted from 1."""
    middle = (word.left + min(word.right, word.left + 40)) / 2 if starts else 0.0
    return max(1, sum(start <= middle for start in starts))


def _with_second_lines(page: Sequence[Row], fewest: int, of_table: Set[int], starts: Sequence[float]) -> list[Row]:
    """Rows of a table with what went on below or above them in the same cells."""
    full = [list(row) for row in page if id(row) in of_table]
    alone = []
    for row in page:
        if id(row) not in of_table:
            is_short = len(row) < fewest and not any(_lies_across(word, starts) for word in row)
            near = _nearest(row, full) if is_short else None
            if near is None:
                alone.append(row)
            else:
                near += row
    return [_as_read(row) for row in sorted([*full, *alone], key=lambda row: row[0].top)]


def _lies_across(word: Word, starts: Sequence[float]) -> bool:
    """Whether a word begins in one column and ends in another, as no part of a cell does."""
    return any(word.left < start < word.right for start in starts)


def _nearest(row: Row, full: Sequence[Row]) -> Row | None:
    """The row of a table to whose cells a line belongs: close by, and each word below or above one of its words."""
    size = max(row[0].bottom - row[0].top, 1.0)
    for other in sorted(full, key=lambda other: abs(other[0].top - row[0].top)):
        if abs(other[0].top - row[0].top) > _NEAR * size:
            return None
        if all(any(word.left < cell.right and cell.left < word.right for cell in other) for word in row):
            return other
    return None


def _as_read(row: Row) -> Row:
    """The words in the order of reading: line by line within a cell."""
    size = max(row[0].bottom - row[0].top, 1.0)
    return sorted(row, key=lambda word: (round((word.top + word.bottom - row[0].top) / size / 2), word.left))
