"""The corpus of invented lists and how much of it is read right: ``uv run python -m tests.exchange.tables.corpus``.

``tests/data/lists/corpus`` has a file of each kind. A case tells its sheets (cells parted by |, =? a formula without a
result, <ID1> a number, a leading ' a text) or a pasted text; what each person is owed in yuan ("?": the file does not
tell); the sums of other fields; the months in which its spans begin and end; whose ``numbers`` and ``jobs`` are read;
what a person must say of columns or ``lines`` after one look; and codes that must be named, or must not (``untold``).
"""

import re
import tomllib
from collections import Counter
from datetime import date
from functools import cache

from inspector_app.domain.identity import id_check_digit
from inspector_app.domain.roster import persons
from inspector_app.domain.work import work_of
from inspector_app.exchange.tables.columns.choices import NOTHING_SAID, Said, choices_of
from inspector_app.exchange.tables.grid import Book, Cell, CellKind, column_of
from inspector_app.exchange.tables.rows.line_said import lines_said
from inspector_app.exchange.tables.source import text_book
from inspector_app.exchange.wage_list import check_book
from inspector_app.support.errors import Trouble
from tests.exchange.tables.sheets import sheet
from tests.exchange.tables.test_cases import FILES

TODAY = date(2026, 11, 24)
RIGHT, MAPPED, WRONG, SILENT = "right", "right after one look", "wrong, but said", "wrong and silent"
_FORMULA = Cell("", CellKind.FORMULA)
_NUMBER = re.compile(r"-?\d{1,15}(\.\d+)?")
_ID = re.compile(r"<ID(\d+)>")


def _identity(serial):
    first = f"34000019{70 + serial % 30}0101{serial:03d}"
    return first + id_check_digit(first)


def _with_ids(text):
    return _ID.sub(lambda found: _identity(2 * int(found[1]) - 1), text)


def _cell(text):
    if text == "=?":
        return _FORMULA
    if _NUMBER.fullmatch(text) and not re.match(r"-?0\d", text):
        return float(text) if "." in text else int(text)
    return _with_ids(text.removeprefix("'"))


def _area(told):
    corners = [re.fullmatch(r"([A-Z]+)(\d+)", corner).groups() for corner in told.split(":")]
    (left, top), (right, bottom) = [(column_of(letters), int(row)) for letters, row in corners]
    return top, left, bottom, right


def _sheet(told):
    rows = [[_cell(text.strip()) for text in line.split("|")] for line in told["rows"].splitlines()]
    more = {name: frozenset(told[name]) for name in ("hidden_rows", "hidden_columns") if name in told}
    return sheet(*rows, name=told.get("name", "Sheet1"), merged=[*map(_area, told.get("merged", ()))], **more)


def made(case):
    """The case as the reading process would hand it over."""
    if "text" in case:
        return text_book(_with_ids(case["text"]))
    return Book("示例.xlsx", tuple(map(_sheet, case["sheets"])))


def _cases():
    found = {}
    for path in sorted((FILES / "corpus").glob("*.toml")):
        found |= tomllib.loads(path.read_text(encoding="utf-8"))
    return found


CORPUS = _cases()


@cache
def checked(name):
    """How a list is read as it was made; why not, where it is not."""
    return checked_book(made(CORPUS[name]))


def checked_book(book, said=NOTHING_SAID):
    """A book as it is read; why not, where it is not."""
    try:
        return check_book(book, TODAY, said)
    except Trouble as trouble:
        return trouble


def answer(name, say=None):
    """What each person is owed in yuan, the sums that the case asks for, the codes, and whether anything is open."""
    case = CORPUS[name]
    if say is None:
        found = checked(name)
    else:
        columns = {name: told for name, told in say.items() if name != "lines"}
        found = checked_book(made(case), Said(choices_of(columns), lines=lines_said(say.get("lines", ""))))
    if isinstance(found, Trouble):
        return {}, {}, {found.code}, True
    owed = {}
    for lines in persons(found.lines):
        told = [line.owed_fen for line in lines]
        owed[lines[0].name] = "?" if None in told else sum(told) / 100
    sums = {name: _sum(found.lines, name) for name in case.get("sums", ())}
    if "months" in case:
        days = {day for line in found.lines for day in (line.first_day, line.last_day) if day}
        sums["months"] = sorted({f"{day:%Y-%m}" for day in days})
    if "numbers" in case:
        sums["numbers"] = {line.name: line.id_number for line in found.lines}
    if "jobs" in case:
        sums["jobs"] = {line.name: line.job for line in found.lines}
    return owed, sums, {problem.code for problem in found.problems}, bool(found.unknown) or not found.is_whole


def _sum(lines, name):
    if name == "attendance":
        return float(sum(done.figure for line in lines if (done := work_of(line.attendance))))
    if name == "identities":
        return sum(bool(line.id_number) for line in lines)
    return sum(getattr(line, f"{name}_fen") or 0 for line in lines) / 100


def verdict(name):
    """How the case is read."""
    case = CORPUS[name]
    right = case["owed"], case.get("sums", {}) | {name: case[name] for name in ("months", "jobs") if name in case}
    if "numbers" in case:
        right[1]["numbers"] = {name: _with_ids(number) for name, number in case["numbers"].items()}
    owed, sums, codes, is_open = answer(name)
    told = set(case.get("told", ())) <= codes and not set(case.get("untold", ())) & codes
    if "say" not in case and (owed, sums) == right and told:
        return RIGHT
    if "say" in case and is_open and answer(name, case["say"])[:2] == right:
        return MAPPED
    return WRONG if is_open else SILENT


def main():
    """Print what is not right, and how many are."""
    found = {name: verdict(name) for name in CORPUS}
    for name, how in found.items():
        if how not in (RIGHT, MAPPED):
            print(how, "|", name, "|", *answer(name, CORPUS[name].get("say")))  # noqa: T201
    print(len(CORPUS), dict(Counter(found.values())))  # noqa: T201


if __name__ == "__main__":
    main()
