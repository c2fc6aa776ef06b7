"""What lists of banks say in their cells and above them, by the words of ``resources/lists.toml`` under ``bank``."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, time
from functools import cache
from itertools import pairwise

from inspector_app.domain.dates import check_range
from inspector_app.domain.identity import half_width
from inspector_app.domain.statement import Outcome
from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.columns.column import Role
from inspector_app.exchange.tables.reading import Table
from inspector_app.exchange.tables.rows.line import Line
from inspector_app.exchange.tables.sums.amounts import EMPTY
from inspector_app.support.errors import Refused
from inspector_app.support.paths import resource

_DAY = re.compile(r"(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{2})(\d{2}))(?!\d\d-)")
_TIME = re.compile(
    r"(\d{1,2})[:时](\d{2})(?:[:分](\d{2}))?|(\d{1,2})\.(\d{2})\.(\d{2})|(?<!\d)(\d{2})(\d{2})(\d{2})(?!\d)"
)
_PARTLY = re.compile(r"部分|退[款还]\D{0,4}\d")  # 已退款(￥500.00): nobody says what of it arrived
_DENIES = re.compile("[未没不无退拒失]")
_OF_WHAT = "交易|支付|付款|转账|代发|发放|处理|入账|银行|批量|[已被]"
_FEWEST_DIGITS = 6
_LONGEST = 60
_LONGEST_ABOVE = 200
_LABELLED = re.compile(r".*(?:日期|时间)[:：]?")
_PAID_ON = re.compile(
    r"(?:代发|发放|支付|付款|转账|到账|打卡|交易|处理|提交)(?:日期|时间)[:：]?"
    r"(20\d{2})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})|(\d{2})(\d{2}))(?!\d)"
)


@cache
def words(name: str) -> frozenset[str]:
    """The words of an entry, without blanks and in capitals."""
    told: Mapping[str, list[str]] = tomllib.loads(resource("lists.toml").read_text(encoding="utf-8"))["bank"]
    return frozenset(_plain(word) for word in told[name])


def _plain(text: str) -> str:
    return half_width(text).upper()


def side_of(text: str) -> int:
    """1 for in, -1 for out, 0 where a word tells neither."""
    plain = _plain(text[:_LONGEST])
    return 1 if plain in words("in") else -1 if plain in words("out") else 0


def outcome_of(texts: Iterable[str]) -> Outcome:
    """What came of a payment, by all that its line says of it: a failure goes before a success, and what says neither,
    or hedges it, leaves it open."""
    said = [_plain(text[:_LONGEST]) for text in texts if text.strip() not in EMPTY]
    if any(_PARTLY.search(text) for text in said):
        return Outcome.OPEN
    if any(word in text for text in said for word in words("failed")):
        return Outcome.FAILED
    paid = any(word in text for text in said for word in words("paid"))
    hedged = any(word in text for text in said for word in words("open"))
    if paid and not hedged:
        return Outcome.PAID
    return Outcome.OPEN if said else Outcome.UNTOLD


def reasons_in(texts: Iterable[str]) -> list[str]:
    """Why a payment did not arrive, or not surely: what its results tell beyond that (交易失败 alone is no reason)."""
    said = list(dict.fromkeys(one_line(text) for text in texts if text.strip() not in EMPTY))
    if outcome_of(said) in (Outcome.PAID, Outcome.UNTOLD):
        return []
    results = "|".join(re.escape(word) for name in ("paid", "failed", "open") for word in words(name))
    alone = re.compile(rf"(?:{_OF_WHAT})*(?:{results})")
    return [text for text in said if not alone.fullmatch(_plain(text))]


def outcome_within(texts: Iterable[str]) -> tuple[Outcome, str]:
    """The same of words of which nobody says whether they tell it: purposes and banks stand among them. With the word
    that tells it."""
    told = [(outcome_of([text]), text) for text in texts if _hints_at(text)]
    strongest = (Outcome.FAILED, Outcome.PAID, Outcome.OPEN)
    return min(told, key=lambda each: strongest.index(each[0]), default=(Outcome.UNTOLD, ""))


def _hints_at(text: str) -> bool:
    plain = _plain(text[:_LONGEST])
    every = (word for name in ("failed", "paid", "open") for word in words(name))
    return any(word in plain for word in every if len(word) > 1)  # 不 or 未 alone stand in many words


def is_aside(text: str) -> bool:
    """Whether a word of a line says nothing of what came of a payment: a purpose, a bank, a day, an amount."""
    plain = _plain(text[:_LONGEST])
    if plain.isascii() and sum(map(str.isdigit, plain)) >= _FEWEST_DIGITS:
        return True  # a number of the bank's own
    if plain.endswith(tuple(words("aside_ends"))) and not _DENIES.search(plain):
        return True
    pieces = sorted(words("aside"), key=len, reverse=True)
    return not any(map(str.isalpha, re.sub("|".join(map(re.escape, pieces)), "", plain)))


def texts_of(table: Table, line: Line, name: str) -> list[str]:
    """What every column of a field says in a row: a bank tells days and results more than once."""
    doubles = [column.number for column in table.columns if column.field == name and column.role is Role.DOUBLE]
    return [line.values.get(name, ""), *(table.block.grid.spread(line.row, number).text for number in doubles)]


def has_result(table: Table, name: str) -> bool:
    """Whether a list has a column (of the field ``name``) for what came of each payment, so that a blank cell of it
    says that nobody knows. One that only tells why a payment failed is none."""
    headings = [_plain(c.heading) for c in table.columns if c.field == name and c.role is not Role.UNREAD]
    return any(not any(word in heading for word in words("why_failed")) for heading in headings)


def day_and_time(texts: Iterable[str]) -> tuple[date | None, str]:
    """The first day and the first time of day that some cells tell: 2026-03-01 10:22:33, 20260301, 102233."""
    day: date | None = None
    clock = ""
    for text in texts:
        rest = text[:_LONGEST].strip()
        found = _DAY.match(rest)
        if found is not None and day is None and (read := _day(found)) is not None:
            day, rest = read, rest[found.end() :]
        if not clock and (told := _TIME.search(rest)):
            clock = _clock(told)
    return day, clock


def parted(party: str, account: str) -> tuple[str, str]:
    """Name and account of the other side, where one cell holds both."""
    found = None if account else _WITH_ACCOUNT.fullmatch(one_line(party)[:_LONGEST_PARTY])
    return (found[1], found[2]) if found else (party, account)


_WITH_ACCOUNT, _LONGEST_PARTY = re.compile(r"(\D{2,60}?)[\s/|,，]*(\d[\d*]{7,29})"), 120


def serial_of(text: str) -> str:
    """A number that tells one line from another: of noughts alone it tells nothing."""
    return half_width(text) if text.strip("0 ") else ""


def one_line(text: str) -> str:
    """The words of a cell with single blanks between them."""
    return " ".join(text.split())


def paid_on_above(block: Block) -> date | None:
    """The day above a list of payments, on which all of them were made: 代发日期：2025年5月15日; None where several
    days stand there."""
    texts = ["".join(cell.text[:_LONGEST_ABOVE].split()) for _, _, cell in block.cells_above()]
    with_next = (text + (after if _LABELLED.fullmatch(text) else "") for text, after in pairwise([*texts, ""]))
    told = {_day(found) for found in map(_PAID_ON.search, with_next) if found}
    return told.pop() if len(told) == 1 else None


def places_of_day_above(block: Block) -> set[tuple[int, int]]:
    """Where that day stands above a list, in cells that tell nothing else."""
    cells = ((row, at, cell.text[:_LONGEST_ABOVE]) for row, at, cell in block.cells_above())
    told = [(row, at, "".join(text.split()).rstrip("日")) for row, at, text in cells]
    places = {(row, at) for row, at, text in told if _PAID_ON.fullmatch(text)}
    for (row, at, label), (below, beside, day) in pairwise(told):
        if _LABELLED.fullmatch(label) and _PAID_ON.fullmatch(label + day):
            places |= {(row, at), (below, beside)}
    return places


def _day(found: re.Match[str]) -> date | None:
    year, month, day = (int(part) for part in found.groups() if part is not None)
    try:
        value = date(year, month, day)
        check_range(value, "day")
    except (ValueError, Refused):
        return None
    return value


def _clock(found: re.Match[str]) -> str:
    hour, minute, second = (int(part) for part in (*(g for g in found.groups() if g is not None), "0")[:3])
    try:
        return time(hour, minute, second).isoformat()
    except ValueError:
        return ""
