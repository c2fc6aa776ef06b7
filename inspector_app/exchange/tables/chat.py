"""Lines of a chat that name people and what they are owed: 1、示例甲 木工 干了45天 260一天 拿过3000 还差8700."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from inspector_app.domain.identity import half_width
from inspector_app.exchange.tables.chat_amounts import (
    AMOUNT_FIELDS,
    figure_in,
    holds_sum,
    is_amount,
    is_vague,
    total_in,
)
from inspector_app.exchange.tables.chat_asking import tells_how
from inspector_app.exchange.tables.chat_blocks import Spoken
from inspector_app.exchange.tables.chat_corrections import CORRECTED, correction_apart, with_corrections
from inspector_app.exchange.tables.chat_line import DAYS, ChatLine, under_titles
from inspector_app.exchange.tables.chat_months import Sent, has_numbers, sent_in, told_months
from inspector_app.exchange.tables.chat_open import by_heading, claims_further, is_within, read_in_part, words_in
from inspector_app.exchange.tables.chat_people import (
    corrects,
    has_surname,
    is_name,
    is_of_crew,
    is_of_others,
    name_of,
    owes_me,
)
from inspector_app.exchange.tables.chat_person import MYSELF, Plain
from inspector_app.exchange.tables.chat_plain import repeated, unquoted, without_number, without_pictures, written_out
from inspector_app.exchange.tables.chat_speakers import one_a_person, sent
from inspector_app.exchange.tables.chat_title import title_in
from inspector_app.exchange.tables.chat_tokens import opening_name
from inspector_app.exchange.tables.fields import ListKind
from inspector_app.exchange.tables.grid import Book, Cell, Grid
from inspector_app.exchange.tables.iou import ious
from inspector_app.exchange.tables.senders import is_frame, sent_by
from inspector_app.support import vocabulary

_NEXT = 3
_AMOUNT_TITLE = "金额"
_CLAIMS = re.compile("[我俺咱欠差剩没未]|工资|工钱")
_OF_ALL = re.compile("合计|总计|小计|共计|以上")
_MYSELF, _NO_WAGES = re.compile("[我俺咱]"), re.compile("[费款租]$|押金|罚|赔")
Headed = Callable[[Sequence[str]], Sequence[str]]


@dataclass(slots=True)
class _Sender:
    """Who sent the lines that follow, in which line that stands, and when; whether lines below it tell of others.

    ``listing`` are those who told of others in any message.
    """

    name: str = ""
    line: int = 0
    sent: Sent | None = None
    is_told: bool = False
    is_listing: bool = False
    listing: frozenset[str] = frozenset()

    def hear_of(self, name: str) -> None:
        """Take in of whom a line tells."""
        if name != self.name:
            self.is_listing, self.listing = True, self.listing | {self.name}


def chat_lines(text: str, headed: Headed) -> list[ChatLine]:
    """The lines that are not empty, one for each person, and for each month of one. ``headed`` tells the field of each
    of a line's words when they are headings.

    Several amounts in a line without headings are none, unless words say what they are: which is owed is not known.
    """
    return _of_spoken(one_a_person(text), headed)


def _of_spoken(spoken: Sequence[Spoken], headed: Headed) -> list[ChatLine]:
    return under_titles(list(_lines(spoken, headed)))


def _lines(spoken: Sequence[Spoken], headed: Headed) -> Iterator[ChatLine]:
    written = ["" if each.plain else each.line for each in spoken]
    papers = {number: (span, iou) for span, iou in ious([each.line for each in spoken]) for number in span}
    days = {n: day for n, line in enumerate(written, 1) if is_frame(line) and (day := sent_in(line))}
    lines = ["" if is_frame(line) else line for line in map(unquoted, written)]
    chat = _Chat(headed, spoken, repeated(written), is_numbered=has_numbers("\n".join(written)))
    is_list = any(each.plain and each.plain.told["name"] != MYSELF for each in spoken)
    chat.sender.is_told = any(sent_by(line) is not None for line in lines if line) or not is_list
    for number, line in enumerate(lines, start=1):
        if number in papers:
            span, iou = papers[number]
            if number == span[0]:
                yield ChatLine(number, iou.text, iou.told, iou.rest, is_iou=True)
        elif (plain := spoken[number - 1].plain) is not None:
            told = _of_plain(ChatLine(number, spoken[number - 1].line), plain, chat.sender)
            chat.sender.hear_of(told.told["name"])
            yield told
        elif line:
            yield chat.read(ChatLine(number, line))
        else:
            chat.sender = replace(chat.sender, sent=days.get(number, chat.sender.sent))


@dataclass(slots=True)
class _Chat:
    """The lines of a chat, one after the other; ``again`` are the places of quotes that stand elsewhere too."""

    headed: Headed
    spoken: Sequence[Spoken]
    again: set[int]
    is_numbered: bool
    fields: Sequence[str] = ()
    sender: _Sender = field(default_factory=_Sender)

    def _plain(self, text: str) -> str:
        plain = without_number(written_out(without_pictures(text)), is_numbered=self.is_numbered)
        return correction_apart(plain)

    def read(self, line: ChatLine) -> ChatLine:
        """A line that is read by itself."""
        parts = words_in(self._plain(line.text))
        if tells_how(line.text) or line.number - 1 in self.again:  # whom to call; what an answer quotes
            return line
        if (named := self.headed(parts)) and not figure_in(line.text):
            self.fields = named
            return replace(line, is_heading=True)
        after = [each.line for each in islice((each for each in self.spoken[line.number :] if each.line), _NEXT)]
        if (who := sent(line.text, after)) is not None:
            day = sent_in(line.text) or self.sender.sent
            self.sender = replace(self.sender, name=name_of(who), line=line.number, sent=day, is_listing=False)
            return replace(line, is_sender=True)
        if is_name(line.text) and has_surname(line.text):  # who may have sent what follows
            self.sender = replace(self.sender, name="")
        told = _read(line, parts, self.fields, self.sender)
        self.sender.hear_of(told.told.get("name", self.sender.name))
        return told


def _read(line: ChatLine, parts: Sequence[str], fields: Sequence[str], sender: _Sender) -> ChatLine:
    """What a line tells of somebody."""
    if len(parts) == len(fields):
        person, others = by_heading(parts, fields)
        plain = Plain(person, "", tuple(others)) if person else None
    else:
        plain = read_in_part(parts, "", is_list=not sender.is_told)
    plain = plain or _of_sender(line, parts, sender)
    return _of_plain(line, plain, sender) if plain else line


def _of_sender(line: ChatLine, parts: Sequence[str], sender: _Sender) -> Plain | None:
    """What a line that names nobody else tells of whoever sent it."""
    named = "" if sender.name and owes_me(line.text) else opening_name(line.text)
    is_other = sender.is_listing and not _MYSELF.search(line.text)
    is_other = is_other or (sender.name in sender.listing and bool(total_in(line.text)))  # of those whom he listed
    is_other = is_other or line.text[0] == "（" or bool(_OF_ALL.match(line.text))
    if not is_name(sender.name) or named not in ("", sender.name) or is_other:
        return None
    plain = read_in_part(parts, sender.name)
    rest = plain.rest if plain else ()
    if any(map(_NO_WAGES.search, rest)) and not _CLAIMS.search(line.text):  # 材料费 3000
        return None
    return plain if plain and _is_of_sender(plain.told, rest) else None


def _of_plain(line: ChatLine, plain: Plain, sender: _Sender) -> ChatLine:
    """A line that was read with all that its sender writes."""
    is_own = plain.told["name"] == MYSELF
    person = {**plain.told, "name": sender.name if is_own else plain.told["name"]}
    period, dated = told_months(plain.months, sender.sent)
    rest = [*([plain.months] if plain.months and not period else []), *plain.rest]
    person |= {"period": period} if period and "period" not in person else {}
    rest += [f"发送人{sender.name}"] if is_own else []
    return replace(line, told=person, rest=tuple(rest), sent_in=sender.line if is_own else 0, dated=dated)


def sender_of(line: str) -> str:
    """Who sent what follows, where a line of a chat says so and when: 示例甲 2026/6/3 09:15; empty for other lines."""
    name = name_of(sent_by(line) or "")
    return name if is_name(name) else ""


def chat_book(text: str, name: str, kind: ListKind, headed: Headed) -> Book | None:
    """The lines of a chat as a list, each in the row of its number, on a sheet that is called like the title above them
    that tells their months; None where they tell of nobody."""
    spoken = one_a_person(text)
    lines, corrected = with_corrections([_claimed(line) for line in _of_spoken(spoken, headed)])
    if not any(map(_tells_of_somebody, lines)):
        return None
    fields = [each for each in kind.by_name if any(each in line.told for line in lines) and each not in DAYS]
    titles = [*(kind.by_name[each].title for each in fields), _AMOUNT_TITLE, vocabulary.label("wage_claim.note")]
    rows = {0: {at: Cell(title) for at, title in enumerate(titles, start=1)}}
    read = {line.sent_in for line in lines if line.told}  # who sent them is read with what they say
    read |= {later for later, row in corrected.items() if later != row}
    for line in lines:
        if not (line.is_heading or line.is_sender or line.number in read):
            cells = _cells(line, fields)
            rows[line.number] = {at: Cell(told) for at, told in enumerate(cells, start=1) if told}
    first = next(at for at, line in enumerate(lines) if line.told)
    before = [line.text for line in lines[:first]]
    dated = {line.number: line.dated for line in lines if line.dated}
    words = dict(enumerate((each.words for each in spoken), start=1))
    grid = Grid(title_in(before), rows, dated=dated, spoken=words, corrected=corrected)
    return Book(name, (grid,), "\n".join(words.values()))


def _claimed(line: ChatLine) -> ChatLine:
    """The line, without the name where it holds nothing but that: nobody says that he is owed anything."""
    return replace(line, told={}) if set(line.told) == {"name"} and not (line.rest or line.is_iou) else line


def _tells_of_somebody(line: ChatLine) -> bool:
    """Whether a line tells more than a name: something of a field, that it is a 欠条, or about how much, or of a sum of
    which nobody knows whether it is all."""
    is_about = any(is_vague(half_width(word)) for word in line.rest)
    is_claim = any(holds_sum(word) and claims_further(word) for word in line.rest)
    is_alone = not any(map(is_name, line.rest))
    return len(line.told) > 1 or bool(line.told and (line.is_iou or is_about or (is_claim and is_alone)))


def _cells(line: ChatLine, fields: Sequence[str]) -> list[str]:
    """The cells of a line: its fields, an amount of which it does not say what it is, and the words that are left."""
    if not line.told and "owed" in fields and (total := total_in(line.text)):
        return [*(total if name == "owed" else "" for name in fields), "", line.text]
    if not line.told:
        return [*("" for _ in fields), "" if sent_by(line.text) is not None else figure_in(line.text), line.text]
    others = [word for word in line.rest if not (CORRECTED.match(word) or word.startswith("其中"))]
    amounts = [word for word in others if is_amount(half_width(word))] or list(filter(holds_sum, others))
    if amounts and not is_amount(half_width(amounts[0])):  # nobody knows what it is: it is asked, and stays a word too
        return [*_cells(replace(line, rest=()), fields)[:-2], figure_in(amounts[0]), " ".join(line.rest)]
    rest = [*(line.told[name] for name in DAYS if name in line.told), *(w for w in line.rest if w not in amounts[:1])]
    return [*(line.told.get(name, "") for name in fields), *(amounts[:1] or [""]), " ".join(rest)]


def _is_of_sender(person: Mapping[str, str], rest: Sequence[str]) -> bool:
    """Whether a message that names nobody tells of its sender: a sum, and no word of a total or of everybody."""
    tells = (
        any(name in person for name in AMOUNT_FIELDS)
        or {"rate", "attendance"} <= set(person)
        or any(holds_sum(word) and (claims_further(word) or any(map(corrects, rest))) for word in rest)
    )
    return tells and not any(is_of_others(word) for word in rest if not (is_within(word) or is_of_crew(word)))
