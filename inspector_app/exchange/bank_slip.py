"""银行回单: slips as banks print them, label beside value, pasted or taken out of a PDF, one after the other."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import count, pairwise

from inspector_app.domain.identity import half_width
from inspector_app.domain.money import MAX_FEN, round_fen, yuan
from inspector_app.domain.statement import Outcome, StatementLine
from inspector_app.exchange.bank_heads import Head
from inspector_app.exchange.bank_words import day_and_time, outcome_of
from inspector_app.exchange.tables.grid import Book, Cell, Grid
from inspector_app.support import vocabulary
from inspector_app.support.groups import grouped

_FIELDS = {
    "payer": "statement_line.payer", "payer_account": "statement_line.payer_account", "payee": "statement_line.payee",
    "payee_account": "statement_line.payee_account", "amount": "statement_line.amount_fen",
    "day": "statement_line.day", "words": "statement_line.words", "purpose": "statement_line.purpose",
    "serial": "statement_line.serial", "outcome": "statement_line.outcome",
}  # fmt: skip
_MONEY = re.compile(r"(?:[￥¥]|RMB|CNY|人民币)?\s*(-?\d[\d,，]*(?:\.\d{1,2})?)\s*元?")
_SIDE = r"(付款|收款|汇款)(?:人|方|单位)"
_SIDES = re.compile(rf"{_SIDE}.*?{_SIDE}")
_BARE = re.compile(r"(?<![\u3400-\u9fff])(户\s*名|名\s*称|全\s*称|账\s*号|帐\s*号)(?=\s|[:：])")
_NEAR = 2
_APART = re.compile(r"\s*([年月])\s*|\s+(?=日)")
_SMALL = re.compile(r"(?<![\u3400-\u9fff(（])[(（]?小\s*写[)）]?\s*[:：]?\s*(?=[￥¥\d])")
_BESIDE_LABEL = re.compile(r"(?<=[\u3400-\u9fff])[(（](?:小写|元|人民币|人民币元|CNY|RMB)[)）](?=\s*[:：￥¥\d])")
_MOST_TEXT = 400_000
_OUTCOMES = {Outcome.UNTOLD: "", Outcome.PAID: "成功", Outcome.FAILED: "失败", Outcome.OPEN: "处理中"}
_NEEDED = ("payee", "payee_account", "amount")


def slips_of(book: Book) -> list[tuple[Head, tuple[StatementLine, ...]]]:
    """The slips in a book by the account that paid, in their order; none where there is no slip in it. Of a text the
    lines are read as they stand: a comma of thousands does not part them."""
    text = {row: dict(enumerate(line.split("\t"))) for row, line in enumerate(book.text.splitlines(), start=1)}
    pages = [text] if text else [_texts(grid) for grid in book.sheets]
    found = [slip for page in pages for lines in _beside(page) for slip in _slips(_sided(lines))]
    groups = grouped(found, lambda slip: slip[0])
    return [(head, tuple(line for _, line in slips)) for head, slips in groups.items()]


def slip_book(book: Book) -> Book | None:
    """The slips in a book as a list of payments, each in the row in which it begins; None where there is none. A slip
    is made of what was paid: a column of results is there only where one tells any."""
    titles = [vocabulary.short(f"brought_line.{each}") for each in ("name", "card", "paid_fen", "paid_on", "note")]
    titles.append(vocabulary.label("statement_line.outcome"))
    sheets = []
    for grid in (grid for grid in book.sheets if 0 not in grid.rows):  # it is no such list already
        told = [line for _, lines in slips_of(replace(book, sheets=(grid,))) for line in lines]
        width = len(titles) - all(line.outcome is Outcome.UNTOLD for line in told)
        rows = dict[int, dict[int, Cell]]()
        for line in sorted(told, key=lambda each: each.row):
            free = next(row for row in count(line.row) if row not in rows)  # beside each other they begin in one row
            rows[free] = _row(_as_payment(line))
        if rows:
            sheets.append(Grid(grid.name, {0: _row(titles[:width])} | rows))
    return replace(book, sheets=tuple(sheets)) if sheets else None


def _row(texts: Iterable[str]) -> dict[int, Cell]:
    return {at: Cell(text) for at, text in enumerate(texts, start=1) if text}


def _as_payment(line: StatementLine) -> list[str]:
    day = line.day.isoformat() if line.day else ""
    return [line.party, line.party_account, yuan(line.out_fen), day, line.words, _OUTCOMES[line.outcome]]


def _texts(grid: Grid) -> Mapping[int, Mapping[int, str]]:
    return {row: {at: grid.rows[row][at].text for at in sorted(grid.rows[row])} for row in grid.order}


def _beside(page: Mapping[int, Mapping[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """The lines of a page; where slips stand beside each other, those of one after those of the other: in several rows
    a label of a field stands once more there."""
    again = Counter(at for cells in page.values() for at in _told_again(cells))
    parted = [
        0,
        *sorted(at for at, rows in again.items() if rows > 1),
        max(map(max, filter(None, page.values())), default=0) + 1,
    ]
    for first, end in pairwise(parted):
        cut = {row: [text for at, text in cells.items() if first <= at < end] for row, cells in page.items()}
        yield [(row, "  ".join(texts)) for row, texts in cut.items() if texts]


def _told_again(cells: Mapping[int, str]) -> Iterator[int]:
    """Where a label of a field stands that stands before in the same row too; 户名 and 账号 do so in any slip."""
    labels = set[str]()
    for (at, text), (_, after) in pairwise([*cells.items(), (0, "")]):
        found = next(filter(None, (pattern.match(f"{text}  {after}") for _, pattern in _patterns())), None)
        if found is not None and (label := _plain(found[0]).rstrip(":：")) in labels:
            yield at
        elif found is not None:
            labels.add(label)


def _sided(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines, those with a label twice (户名 … 户名) with whose each is, as a line near them says: printed in boxes,
    付款人 and 收款人 stand in the middle of several lines each."""
    sides = [found.groups() if (found := _SIDES.search(text)) else None for _, text in lines]
    told = []
    for at, (row, text) in enumerate(lines):
        near = sorted(range(max(at - _NEAR, 0), min(at + _NEAR + 1, len(lines))), key=lambda each: abs(each - at))
        whose = next((side for each in near if (side := sides[each])), None)
        if whose and not sides[at] and len({_plain(label) for label in _BARE.findall(text)}) == 1:
            for named in whose:
                text = _BARE.sub(rf"{named}人\1", text, count=1)
        told.append((row, text))
    return told


def _plain(label: str) -> str:
    return "".join(label.split())


def _slips(lines: list[tuple[int, str]]) -> Iterator[tuple[Head, StatementLine]]:
    """Each slip with the account that paid."""
    if sum(len(text) for _, text in lines) > _MOST_TEXT:
        return
    told: dict[str, str] = {}
    began, first = 0, ""
    for row, text in lines:
        for name, value in _told(text):
            first = first or name
            if _begins_again(told, name, value, first):
                yield from _slip(began, told)
                told = {}
            began = began if told else row
            told.setdefault(name, value)
    yield from _slip(began, told)


def _begins_again(told: Mapping[str, str], name: str, value: str, first: str) -> bool:
    """Whether a field begins another slip: the one with which slips begin here, once this one says who was paid how
    much (or nothing but that field), else one that no slip tells twice."""
    if name not in told:
        return False
    is_whole = "amount" in told and any(each in told for each in _NEEDED[:2])
    if name == first and (is_whole or len(told) == 1):
        return True
    return told[name] != value and name in ("payee_account", "serial", "amount")


def _told(text: str) -> Iterator[tuple[str, str]]:
    """The fields that a line of a slip tells, with their values."""
    text = _BESIDE_LABEL.sub("", _SMALL.sub("金额：", text))
    found = [(m.start(), m.end(), name) for name, pattern in _patterns() for m in pattern.finditer(text)]
    kept: list[tuple[int, int, str]] = []
    for start, end, name in sorted(found, key=lambda each: (each[0], -each[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, name))
    for at, (_start, end, name) in enumerate(kept):
        stop = kept[at + 1][0] if at + 1 < len(kept) else len(text)
        value = text[end:stop].strip(" :：　\t")
        if value and not (name == "amount" and _MONEY.search(value) is None):  # 金额（大写）人民币玖仟元整
            yield name, value.split("  ")[0].strip()


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """For each field the labels that stand before its value; 户名 and 账号 alone stand for nothing."""
    patterns = []
    for name, entry_name in _FIELDS.items():
        entry = vocabulary.entry(entry_name)
        labels = sorted({entry.label, *entry.headings}, key=len, reverse=True)
        any_of = "|".join(r"\s*".join(map(re.escape, label)) for label in labels if len(label) > 1)
        patterns.append((name, re.compile(rf"(?<![\u3400-\u9fff])(?:{any_of})\s*(?:[:：]|\s(?=\S)|(?=[￥¥\d]))")))
    return patterns


def _slip(row: int, told: Mapping[str, str]) -> Iterator[tuple[Head, StatementLine]]:
    amount = _amount(told.get("amount", ""))
    if amount is None or not any(told.get(name) for name in _NEEDED[:2]):
        return
    day, clock = day_and_time([_APART.sub(r"\1", told.get("day", ""))])  # 2026 年 09 月 30 日
    said = " ".join(dict.fromkeys(told[name] for name in ("words", "purpose") if told.get(name)))
    head = Head(told.get("payer", ""), half_width(told.get("payer_account", "")))
    yield head, StatementLine(
        row, day, clock, out_fen=amount, party=told.get("payee", ""),
        party_account=half_width(told.get("payee_account", "")), words=said, serial=half_width(told.get("serial", "")),
        outcome=outcome_of([told.get("outcome", "")]),
    )  # fmt: skip


def _amount(text: str) -> int | None:
    found = _MONEY.search(text)
    if found is None:
        return None
    try:
        fen = round_fen(Decimal(found[1].replace(",", "").replace("，", "")))
    except InvalidOperation:
        return None
    return fen if 0 < fen <= MAX_FEN else None
