"""A cell of a list that was opened, as a person may say what it reads; of a chat the words of a row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from inspector_app.domain.identity import numbers_masked
from inspector_app.exchange.tables.grid import Correction as Correction
from inspector_app.exchange.tables.grid import Grid
from inspector_app.usecases.open_lists import OpenList, Said

_NONE = "（空）"


@dataclass(frozen=True, slots=True)
class CellToCorrect:
    """A cell, or the lines of a text that are one message (``parts``), with what they read now."""

    parts: tuple[Correction, ...]

    @property
    def place(self) -> str:
        """As people write it: C5, 第3行."""
        return self.parts[0].place

    @property
    def is_cell(self) -> bool:
        """Whether it is a cell of a table; else it is a line of a text."""
        return self.parts[0].column > 0

    @property
    def was(self) -> str:
        """What was brought."""
        return " ".join(filter(None, (each.was for each in self.parts)))

    @property
    def reads(self) -> str:
        """What is read."""
        return " ".join(filter(None, (each.now for each in self.parts)))

    @property
    def is_corrected(self) -> bool:
        return any(each.was != each.now for each in self.parts)

    def said(self, text: str) -> Said:
        """That it reads so: a message in its first line, the further ones are in it."""
        if text == self.was:
            return taken_back(self.parts)
        first, *further = self.parts
        return _said([replace(first, now=text), *(replace(each, now="") for each in further)])


def taken_back(corrected: Sequence[Correction]) -> Said:
    """That cells read what was brought."""
    return _said([replace(each, now=each.was) for each in corrected])


def _said(told: Sequence[Correction]) -> Said:
    return Said(cells={(each.sheet, (each.row, each.column)): each.now for each in told})


def correction_words(told: Correction) -> str:
    """1200 → 13200; numbers of persons masked."""
    return f"{numbers_masked(told.was) or _NONE} → {numbers_masked(told.now) or _NONE}"


class CorrectedCells:
    """What a person said of the cells of a list; ``all`` that read otherwise than they were brought."""

    def __init__(self, opened: OpenList) -> None:
        self.all = opened.reading.corrected
        self._lines = [line.strip() for line in opened.source.text.splitlines()]
        self._sheets = {grid.name: grid for grid in opened.source.sheets}
        self._made = {(each.sheet, each.row, each.column): each for each in self.all}

    def at(self, shown: Grid, row: int, column: int) -> CellToCorrect | None:
        """A cell of a sheet that is shown; None for what the file does not have, such as headings of a chat."""
        if 0 in shown.rows:
            return self._message(shown, row)
        grid = self._sheets.get(shown.name)
        if grid is None:
            return None
        top, left, _, _ = grid.area(row, column)
        text = grid.at(top, left).text
        brought = Correction(shown.name, top, left, text, text)
        return CellToCorrect((self._made.get((shown.name, top, left), brought),))

    def _message(self, shown: Grid, row: int) -> CellToCorrect | None:
        """The lines in which the words of a row stand, and those behind them that a correction put in there."""
        lines = list(shown.said_in.get(row, () if shown.said_in else (row,)))
        if not lines or not 0 < lines[-1] <= len(self._lines):
            return None
        while (further := self._made.get(("", lines[-1] + 1, 0))) is not None and not further.now:
            lines.append(further.row)
        return CellToCorrect(tuple(self._line(at) for at in lines))

    def _line(self, at: int) -> Correction:
        text = self._lines[at - 1]
        return self._made.get(("", at, 0), Correction("", at, 0, text, text))
