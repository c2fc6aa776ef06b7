"""Text messages by which banks tell a worker of money: 【示例银行】您尾号1234的账户5月15日10:22收入5,000.00元.

Each becomes a line of a list of payments. Whose telephone it is a message does not say: a name stands before it, or is
that of whoever sent it in a chat.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from inspector_app.domain.identity import half_width
from inspector_app.exchange.tables.chat.speakers import sender_of
from inspector_app.exchange.tables.grid import Book, Cell, Grid
from inspector_app.exchange.tables.people import is_name
from inspector_app.support import vocabulary

_BANK = re.compile(r"【([^】]{2,20})】")
_TAIL = re.compile(
    r"尾号(?:为|是)?[:：]?\s*(\d{4})(?!\d)|\*{2,}(\d{4})(?!\d)|"
    r"(?<!\d)(\d{4})的?(?:账户|帐户|储蓄卡|借记卡|银行卡)"
)
_DAY = re.compile(r"(?:(20\d{2})[年/-])?(1[0-2]|0?[1-9])[月/-](3[01]|[12]\d|0?[1-9])(?!\d)")
_IN = r"(?:代发工资|工资|收入|入账|存入|转入|到账|汇入|收到|转存)"
_SUM = r"(?:\(?人民币\)?|RMB|CNY)?[￥¥]?\s*(?P<sum>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)\s*元?"
_CAME = re.compile(rf"{_IN}[^\d，,。;；【】]{{0,12}}?{_SUM}")
_GONE = re.compile(rf"(?:支出|转出|消费|扣款|扣费|取款|支取)[^\d，,。;；【】]{{0,12}}?{_SUM}")
_BACK = re.compile("退回|退汇|冲正|撤销|失败")
_OUT = re.compile(f"支出|转出|消费|扣款|扣费|取款|支取|{_BACK.pattern}")
_FROM = re.compile(
    r"(?:收到|付款方|对方户名|对方|由|来自)[:：]?\s*([^\d，,。;；:：【】()]{4,30}?)"
    r"(?=代发|转入|汇入|支付|发放|转账|工资|[，,。;；【]|$)"
)


@dataclass(frozen=True, slots=True)
class BankMessage:
    """A message: its line in the text, who shows it (empty: not told), the last figures of the card, the day, what came
    in, in figures (empty: nothing did), from whom, and which bank says so. ``other`` is a sum that did not come in or
    did not stay, ``failed`` whether it went back."""

    number: int
    text: str
    name: str = ""
    tail: str = ""
    day: date | None = None
    paid: str = ""
    other: str = ""
    failed: bool = False
    payer: str = ""
    bank: str = ""


def bank_messages(text: str, today: date) -> Iterator[BankMessage]:
    """The messages of banks in a text; a day without a year is the last one that was."""
    sender = ""
    for number, line in enumerate(map(str.strip, text.splitlines()), start=1):
        bank = _BANK.search(line)
        if bank is None or not _tail(line):
            sender = _who_sends(line) or sender
            continue
        before = line[: bank.start()].strip().rstrip(":：").strip()
        plain = half_width(line)
        found, payer = _CAME.search(plain), _FROM.search(plain)
        came = None if found is None or _OUT.search(plain) else found
        yield BankMessage(
            number, line, before if is_name(before) else sender, _tail(line), _day(plain, today),
            _figure(came), _figure(None if came else found or _GONE.search(plain)), bool(_BACK.search(plain)),
            payer[1].strip() if payer else "", bank[1],
        )  # fmt: skip


def _figure(found: re.Match[str] | None) -> str:
    return found["sum"].replace(",", "") if found else ""


def sms_book(text: str, name: str, today: date) -> Book | None:
    """The messages of banks in a text as a list of payments, each in the row of its line, other lines as they are; None
    where it holds none."""
    told = {each.number: each for each in bank_messages(text, today)}
    if not told:
        return None
    titles = [vocabulary.short(f"brought_line.{each}") for each in ("name", "paid_fen", "paid_on")]
    titles += [vocabulary.label("statement_line.outcome"), vocabulary.short("brought_line.note")]
    rows = {0: {at: Cell(title) for at, title in enumerate(titles, start=1)}}
    for number, line in enumerate(map(str.strip, text.splitlines()), start=1):
        message = told.get(number)
        if message is not None:
            rows[number] = {at: Cell(words) for at, words in enumerate(_cells(message), start=1) if words}
        elif line and not _who_sends(line):
            rows[number] = {len(titles): Cell(line)}
    return Book(name, (Grid("", rows),), text)


_DONE, _FAILED = "成功", "失败"
_YEAR_GUESSED = "短信没有写年份，年份是推算的，请核对"


def _cells(message: BankMessage) -> tuple[str, ...]:
    """The cells of its row; what went out of an account is nobody's payment, and is told so."""
    about = (f"{message.bank}短信", f"卡号尾号{message.tail}", f"付款方{message.payer}" * bool(message.payer))
    day, written = message.day.isoformat() if message.day else "", _DAY.search(half_width(message.text))
    is_guess = bool(day and written and not written[1])
    note = " ".join(filter(None, (*about, _YEAR_GUESSED * is_guess)))
    if message.paid:
        return message.name, message.paid, day, _DONE, note
    if message.failed:
        return message.name, message.other, day, _FAILED, message.text
    return "", message.other, day, "", message.text


def _who_sends(line: str) -> str:
    """Whose the messages below are: a line of a chat that says so, or a name alone in a line."""
    alone = line.rstrip(":：").strip()
    return sender_of(line) or (alone if is_name(alone) else "")


def _tail(line: str) -> str:
    found = _TAIL.search(half_width(line))
    return next(filter(None, found.groups()), "") if found else ""


def _day(plain: str, today: date) -> date | None:
    found = _DAY.search(plain)
    if found is None:
        return None
    years = [int(found[1])] if found[1] else [today.year, today.year - 1]
    for year in years:
        try:
            day = date(year, int(found[2]), int(found[3]))
        except ValueError:  # the 31st of June
            continue
        if day <= today:
            return day
    return None
