"""An invented file with its right answer: the corpus of lists that people really bring."""

from typing import NamedTuple

from inspector_app.domain.identity import id_check_digit
from inspector_app.exchange.tables.grid import Book, Cell, CellKind
from tests.exchange.tables.sheets import sheet


class Case(NamedTuple):
    """What each person is owed in yuan (None: the file does not tell), and sums of other fields over all lines.

    ``say``: what a person has to say of columns after one look; until then the reader must show that it does not know.
    ``told``: codes of problems that must be named.
    """

    made: Book
    owed: dict[str, float | None]
    sums: dict[str, float] = {}
    say: dict[str, str] = {}
    told: tuple[str, ...] = ()


def number(serial):
    first = f"34000019{70 + serial}0101{serial:03d}"
    return first + id_check_digit(first)


FIRST, SECOND, THIRD, FOURTH = (number(n) for n in (1, 3, 5, 7))
FORMULA = Cell("", CellKind.FORMULA)


def one(*rows, **more):
    return Book("示例.xlsx", (sheet(*rows, **more),))


def several(**sheets):
    return Book("示例.xlsx", tuple(sheet(*rows, name=name) for name, rows in sheets.items()))


def month(*marks):
    """The cells of the days of a month, blank behind the marks."""
    return [*marks, *[""] * (31 - len(marks))]


DAYS = list(range(1, 32))
