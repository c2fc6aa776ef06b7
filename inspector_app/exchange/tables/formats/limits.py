"""How much a list may hold; whoever reads one counts while reading, so that a small file cannot grow without end."""

from dataclasses import dataclass

MOST_ROWS = 50_000
"""Rows with content, all sheets together."""
MOST_BYTES = 64 << 20
MEMORY = 300 << 20
CPU_SECONDS = 20
LONGEST_TEXT = 32_767
"""Letters that a cell of a spreadsheet can hold."""
_MOST_SHEETS = 200
_MOST_CELLS = 1_000_000
_MOST_TEXT = 24_000_000
_MOST_MARKS = 3_000_000


class TooMuch(Exception):
    """The file holds more than any list of people does."""


@dataclass(slots=True)
class Count:
    """What was met so far; each method raises :class:`TooMuch`."""

    rows: int = 0
    cells: int = 0
    texts: int = 0
    marks: int = 0
    sheets: int = 0

    def row(self) -> None:
        self.rows += 1
        if self.rows > MOST_ROWS:
            raise TooMuch

    def cell(self, text: str) -> None:
        """A cell with content."""
        self.cells += 1
        self.texts += len(text)
        if len(text) > LONGEST_TEXT or self.cells > _MOST_CELLS or self.texts > _MOST_TEXT:
            raise TooMuch

    def mark(self, count: int = 1) -> None:
        """Elements, records or whatever else a file is made of, empty cells among them."""
        self.marks += count
        if self.marks > _MOST_MARKS:
            raise TooMuch

    def refuse_marks(self, count: int) -> None:
        """Say no at once to a part that holds more of them than any list does."""
        if count > _MOST_MARKS:
            raise TooMuch

    def sheet(self) -> None:
        self.sheets += 1
        if self.sheets > _MOST_SHEETS:
            raise TooMuch
