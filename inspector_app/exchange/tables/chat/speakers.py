"""Who sends which lines of a chat, and the lines of each person of whom he tells: all that one sender writes together
where it is understood, else each of his lines by itself."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from inspector_app.exchange.tables.chat.cards import cards, numbers_of_writer
from inspector_app.exchange.tables.chat.grammar import MONEY, TICKS
from inspector_app.exchange.tables.chat.heard import Speech, Told
from inspector_app.exchange.tables.chat.hearing import (
    FURTHER,
    WITHIN,
    by_heading,
    by_person,
    hear,
    read_in_part,
    sentences_in,
    speaker_in,
    words_in,
)
from inspector_app.exchange.tables.chat.iou import ious
from inspector_app.exchange.tables.chat.line import ABOVE, ChatLine, correction_apart, months_apart, under_titles
from inspector_app.exchange.tables.chat.months import Sent, has_numbers, sent_in, told_months
from inspector_app.exchange.tables.chat.person import MYSELF, Doubt, Plain
from inspector_app.exchange.tables.chat.plain import (
    blocks,
    repeated,
    unquoted,
    without_number,
    without_pictures,
    written_out,
)
from inspector_app.exchange.tables.chat.senders import is_frame, sent_by
from inspector_app.exchange.tables.chat.tokens import opening_name, tokens
from inspector_app.exchange.tables.chat.words import (
    AMOUNT_FIELDS,
    CORRECTS,
    OF_CREW,
    OF_OTHERS,
    OWES_ME,
    figure_in,
    has_surname,
    holds_sum,
    is_name,
    name_of,
    tells_how,
    total_in,
)

_COLONS, _NEXT = ":：", 3
_FIGURE = "(?:\\d{3}|[\\d一二两三四五六七八九][万千])"
_SAYS = re.compile(
    f"[我俺咱].*(?:\\d|{_FIGURE})|^(?:老板|公司|工头|还?[欠差])|^(?:领导|你好|师傅|去年|[总一]共|\\d{{1,2}}月).*{_FIGURE}|"
    f"{_FIGURE}.*[没未]有?[发给付结]|^[+＋]1\\D.*{_FIGURE}|^(?:{MONEY})[,，]"
)
_UNPAID = re.compile("[欠拖]|[没未]有?[发给付结拿领]")
_TOTAL = re.compile("合计|总计|小计|共计|总共|一共")
_SENTENCES = re.compile(r"[；;。]")
_CLAIMS = re.compile("[我俺咱欠差剩没未]|工资|工钱")
_OF_ALL = re.compile("合计|总计|小计|共计|以上")
_MYSELF, _NO_WAGES = re.compile("[我俺咱]"), re.compile("[费款租]$|押金|罚|赔")
Headed = Callable[[Sequence[str]], Sequence[str]]
"""Tells the field of each of a line's words when they are headings."""


@dataclass(slots=True)
class _Turn:
    """What one sends until another does: who, when, the number of the line that says so; whether he told of others."""

    who: str = ""
    sent: Sent | None = None
    number: int = 0
    is_listing: bool = False

    @property
    def name(self) -> str:
        return name_of(self.who)


@dataclass(slots=True)
class _Placed:
    """A line of a chat, in whose turn it stands; ``opens``: it says that this begins; ``is_apart``: it is read by
    nobody, or (a 欠条) by itself."""

    line: str
    words: str
    turn: _Turn
    opens: bool = False
    is_apart: bool = False


class _Said(NamedTuple):
    """A line with its place, as it was sent and as it would be said."""

    at: int
    line: str
    plain: str


@dataclass(slots=True)
class _Sent:
    """What one sends: his lines; whether he is named above them and nothing else tells of him."""

    lines: list[_Said] = field(default_factory=list)
    is_alone: bool = False


def chat_lines(text: str, headed: Headed) -> list[ChatLine]:
    """The lines of a chat, one for each person, and for each month of one.

    Several amounts in a line without headings are none, unless words say what they are: which is owed is not known.
    """
    return under_titles(list(_Chat(text, headed).lines()))


def sender_of(line: str) -> str:
    """Who sent what follows, where a line of a chat says so and when: 示例甲 2026/6/3 09:15; empty for other lines."""
    name = name_of(sent_by(line) or "")
    return name if is_name(name) else ""


def sent(line: str, after: Sequence[str]) -> str | None:
    """Who sent what follows. Also a name alone in its line with a colon behind it, or with a sum alone in the one
    ``after`` it, as messages are copied one by one."""
    alone = line[:-1].strip() if line[-1] in _COLONS else ""
    if not alone and is_name(line):
        behind = [written_out(each) for each in after]
        first = next(iter(behind), "")
        says = tells_sum_alone(first) or (has_surname(line) and any(map(_SAYS.search, behind)))
        alone = line if says else ""
    return alone if is_name(name_of(alone)) else sent_by(line)


def tells_sum_alone(line: str) -> bool:
    """Whether a line tells what somebody is owed, and neither of whom nor anything else."""
    kinds = [each.kind for each in tokens(line) if each.kind != "mark"]
    return kinds.count("sum") == 1 and set(kinds) <= {"sum", "owed", "earned", "unpaid", "me"}


class _Chat:
    """The lines of a chat; ``listing`` are the senders who told of others in any message."""

    def __init__(self, text: str, headed: Headed) -> None:
        self.headed, self.fields = headed, list[str]()
        self.listing = set[str]()
        said = blocks(text)
        written = [each.line for each in said]
        self.papers = {span[0] - 1: iou for span, iou in ious(written)}
        self.apart = {at - 1 for span, _ in ious(written) for at in span}
        self.again = repeated(written)
        self.is_numbered = has_numbers("\n".join(written))
        self.is_unpaid = any(map(_UNPAID.search, written))
        self.is_ticked = len({"".join(TICKS.findall(line)) for line in written if figure_in(line)}) == 1
        self.placed = list(self._placed(written, [each.words for each in said]))
        self.read = self._read()
        others = any(plain.told["name"] != MYSELF for of in self.read.values() for each in of for plain in each.lines)
        gone = {at for of in self.read.values() for each in of for at in each.of}
        left = (each.line for at, each in enumerate(self.placed) if each.line and at not in gone)
        self.is_list = others and not any(sent_by(line) is not None for line in left)
        self.gone = gone

    def _placed(self, written: Sequence[str], words: Sequence[str]) -> Iterator[_Placed]:
        turn = _Turn()
        for at, (line, said) in enumerate(zip(map(str.strip, written), words, strict=True)):
            is_apart = at in self.apart or at in self.again or is_frame(line)
            if is_frame(line):
                turn.sent = sent_in(line) or turn.sent
            after = [each.strip() for each in written[at + 1 : at + 2 * _NEXT] if each.strip()][:_NEXT]
            who = None if is_apart or not line else sent(line, after)
            if who is not None:
                turn = _Turn(who, sent_in(line) or turn.sent)
            yield _Placed("" if is_frame(line) else line, said, turn, who is not None, is_apart)

    def _read(self) -> dict[int, list[Told]]:
        """What is told of each person, by the place of the first line that does so."""
        read = dict[int, list[Told]]()
        for who, said in self._by_sender().items():
            name = name_of(who) if is_name(name_of(who)) else ""
            for part in self._by_month(said):
                speech = Speech(name, is_unpaid=self.is_unpaid, is_alone=said.is_alone)
                for each in self._told(part, speech) or self._told_apart(part, name):
                    read.setdefault(each.of[0], []).append(each)
        return read

    def _by_month(self, said: _Sent) -> Iterator[_Sent]:
        """What one sends between the lines that name months, without these."""
        titles = months_apart([each.plain for each in said.lines])
        for start, end in pairwise([-1, *titles, len(said.lines)]):
            yield _Sent(said.lines[start + 1 : end], said.is_alone)

    def _by_sender(self) -> dict[str, _Sent]:
        found = dict[str, _Sent]()
        for at, each in enumerate(self.placed):
            is_alone = each.opens and each.line == each.turn.who and sent_by(each.line) is None
            if each.line and not each.is_apart and (is_alone or not each.opens):
                speaker = speaker_in(unquoted(each.line)) if each.turn.who else ""
                of = found.setdefault(speaker or each.turn.who, _Sent())
                of.lines.append(_Said(at, each.line, self._plain(each.line)))
                of.is_alone = of.is_alone or is_alone or bool(speaker and speaker != each.turn.who)
        return found

    def _plain(self, line: str) -> str:
        line = TICKS.sub("", line) if self.is_ticked else line  # of all alike: it tells nothing
        return without_number(written_out(without_pictures(unquoted(line))), is_numbered=self.is_numbered)

    def _told(self, said: _Sent, speech: Speech) -> list[Told]:
        """What the lines of one sender tell of each person; nothing where it is not certain."""
        try:
            alone = [each.plain for each in said.lines]
            named = {part.text for plain in alone for part in tokens(plain) if part.kind == "name"}
            is_one = bool(speech.sender) and named <= {speech.sender}
            if not speech.sender and cards(alone):
                raise Doubt  # noqa: TRY301
            of_writer = [] if is_one else numbers_of_writer(alone)
            for at, line, plain in (each for place, each in enumerate(said.lines) if place not in of_writer):
                is_of_all = not is_one and (total_in(plain) or (not speech.sender and _TOTAL.match(plain)))
                is_of_above = ABOVE.match(plain) and not figure_in(plain)
                is_own = is_one and {part.kind for part in tokens(plain)} <= {"phone", "id", "card", "mark"}  # 电话：…
                if is_own or not (tells_how(line) or is_of_all or is_of_above):
                    for sentence in sentences_in(plain):
                        hear(speech, at, sentence)
            return speech.told()
        except Doubt:
            return []

    def _told_apart(self, said: _Sent, name: str) -> Iterator[Told]:
        """What each line tells by itself, of those of which all together are not understood."""
        for each in said.lines if len(said.lines) > 1 else ():
            speech = Speech(name, is_unpaid=bool(_UNPAID.search(each.line)), is_alone=said.is_alone)
            yield from self._told(_Sent([each]), speech)

    def lines(self) -> Iterator[ChatLine]:
        """All lines, those of which nothing is read without a text."""
        names = {each.name for of in self.read.values() for each in of}
        number = 0
        for at, placed in enumerate(self.placed):
            for told in self.read.get(at, ()):
                words = " ".join(_own(self.placed[each].words.strip(), told.name, names) for each in sorted(told.of))
                for plain in told.lines:
                    number += 1
                    yield self._of_plain(ChatLine(number, words, words), plain, placed.turn)
            if at in self.gone:
                continue
            parts = [] if placed.is_apart else by_person(placed.line)
            for part in parts or [placed.line]:
                number += 1
                yield self._line(ChatLine(number, part, part if parts else placed.words), placed, at)

    def _line(self, line: ChatLine, placed: _Placed, at: int) -> ChatLine:
        if iou := self.papers.get(at):
            said = tuple(each.replace(placed.line, placed.words.strip()) for each in iou.rest)  # as it was written
            return replace(line, text=iou.text, told=iou.told, rest=said, is_iou=True)
        if at in self.apart or not line.text:
            return replace(line, text="")
        line = replace(line, text=unquoted(line.text))
        parts = words_in(correction_apart(self._plain(line.text)))
        if tells_how(line.text) or at in self.again:  # whom to call; what an answer quotes
            return line
        if (named := self.headed(parts)) and not figure_in(line.text):
            self.fields = list(named)
            return replace(line, is_heading=True)
        if placed.opens:
            placed.turn.number = line.number
            return replace(line, is_sender=True)
        return self._alone(line, parts, placed.turn)

    def _alone(self, line: ChatLine, parts: Sequence[str], turn: _Turn) -> ChatLine:
        """A line that is read by itself."""
        if len(parts) == len(self.fields):
            person, others = by_heading(parts, self.fields)
            plain = Plain(person, "", tuple(others)) if person else None
        else:
            plain = read_in_part(parts, "", is_list=self.is_list)
        plain = plain or self._of_sender(line, parts, turn)
        return self._of_plain(line, plain, turn) if plain else line

    def _of_sender(self, line: ChatLine, parts: Sequence[str], turn: _Turn) -> Plain | None:
        """What a line that names nobody else tells of whoever sent it."""
        named = "" if turn.name and OWES_ME.search(line.text) else opening_name(line.text)
        is_other = turn.is_listing and not _MYSELF.search(line.text)
        is_other = is_other or (turn.name in self.listing and bool(total_in(line.text)))  # of those whom he listed
        is_other = is_other or line.text[0] == "（" or bool(_OF_ALL.match(line.text))
        if not is_name(turn.name) or named not in ("", turn.name) or is_other:
            return None
        plain = read_in_part(parts, turn.name)
        rest = plain.rest if plain else ()
        if any(map(_NO_WAGES.search, rest)) and not _CLAIMS.search(line.text):  # 材料费 3000
            return None
        return plain if plain and _is_of_sender(plain.told, rest) else None

    def _of_plain(self, line: ChatLine, plain: Plain, turn: _Turn) -> ChatLine:
        """A line that was read with all that its sender writes."""
        is_own = plain.told["name"] == MYSELF
        person = {**plain.told, "name": turn.name if is_own else plain.told["name"]}
        if person["name"] != turn.name:
            turn.is_listing = True
            self.listing.add(turn.name)
        period, dated = told_months(plain.months, turn.sent)
        rest = [*([plain.months] if plain.months and not period else []), *plain.rest]
        person |= {"period": period} if period and "period" not in person else {}
        rest += [f"发送人{turn.name}"] if is_own else []
        return replace(line, told=person, rest=tuple(rest), sent_in=turn.number if is_own else 0, dated=dated)


def _is_of_sender(person: Mapping[str, str], rest: Sequence[str]) -> bool:
    """Whether a message that names nobody tells of its sender: a sum, and no word of a total or of everybody."""
    tells = (
        any(name in person for name in AMOUNT_FIELDS)
        or {"rate", "attendance"} <= set(person)
        or any(holds_sum(word) and (FURTHER.search(word) or any(map(CORRECTS.search, rest))) for word in rest)
    )
    return tells and not any(
        OF_OTHERS.search(word) for word in rest if not (WITHIN.search(word) or OF_CREW.search(word))
    )


def _own(line: str, name: str, names: set[str]) -> str:
    """The sentences of a line that tell of somebody, where each tells of somebody."""
    sentences = [each for each in _SENTENCES.split(line) if each.strip()]
    is_each = all(name in each or any(other in each for other in names) for each in sentences)
    own = [each for each in sentences if name in each]
    return "；".join(own) if is_each and own else line
