"""A text of which the grammar understands nobody, told by what stands nearest: each sum is of whoever was named last
before it, and one before any name is of whoever writes. All of it is a guess and said to be one; where not even that
is clear of every sum, nothing is guessed."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from inspector_app.domain.pasted import HAN
from inspector_app.domain.periods import parse_spans
from inspector_app.exchange.tables.chat.grammar import DOUBT
from inspector_app.exchange.tables.chat.line import ChatLine, tells_paid
from inspector_app.exchange.tables.chat.months import told_months
from inspector_app.exchange.tables.chat.person import MYSELF, Doubt, Person, Plain, Sum
from inspector_app.exchange.tables.chat.person_lines import as_said, lines_of
from inspector_app.exchange.tables.chat.senders import sent_by
from inspector_app.exchange.tables.chat.tokens import Token, of_year, spanned, tokens
from inspector_app.exchange.tables.chat.words import ADMITTED, CORRECTS, begins_vaguely, has_surname, is_name

_CLAIMS = re.compile("[欠差拖剩]|没[给发付结有]|未[给发付结]|[讨要]薪")
_OF_A_HOUSE = re.compile("夫妻|两口子|父子|母子|一家|全家")
_IN_PART, _IN_ALL = re.compile("一半|[一二两三四五六七八九]成|部分"), re.compile("共|合计|总")
_ENDS, _DASH = re.compile("[,，;；。！!？?—]"), re.compile("[—-]")
_SAYS = re.compile(rf"(?P<name>[{HAN}]{{2,3}}?)(?=反映|投诉|举报|来电|来访|来信|[说讲报]了?$)")
_IDLE, _OTHERS = re.compile("没[干做上]|停工|放假"), re.compile("^等")
_OR_SO = re.compile("[多来]|出头|左右|上下|不到")
_NO_WAGE = re.compile("(?:[费租罚]|押金|材料款?|货款|医药|赔偿?)(?:了|是|花)?$")
_LABEL = re.compile("^[^\\dA-Za-z]+")
_NUMBERS = {"phone": "phone", "card": "card", "id": "id_number"}
_OF_ALL = ("total", "earned")
_ANY_YEAR, _MOST_PARTS = 2000, 1000


def nearest_lines(text: str) -> list[ChatLine]:
    """The lines of the people of a text; none where it claims no wages, its messages tell who sent them, whoever owes
    admits something, it is long, or it is not clear of whom each of its sums is."""
    written = [line for line in map(str.strip, text.splitlines()) if line]
    is_other = any(shape.search(text) for shape in (ADMITTED, CORRECTS, DOUBT, _OF_A_HOUSE, _IN_PART))
    is_other = is_other or any(sent_by(line) is not None or tells_paid(line) for line in written)
    if is_other or not _CLAIMS.search(text):
        return []
    parts = tuple(part for line in written for part in (*tokens(line), Token("mark", "。")))
    if len(parts) > _MOST_PARTS:  # a list of many is no story, and what stands around is looked for at each part
        return []
    told = [plain for person in _Nearest(parts).people() for plain in _told(person)]
    words = "；".join(written)
    return [_line(number, words, plain) for number, plain in enumerate(told, start=1)]


def _told(person: Person) -> Iterator[Plain]:
    try:
        yield from lines_of(person)
    except Doubt:
        yield as_said(person)


def _line(number: int, words: str, plain: Plain) -> ChatLine:
    period, _ = told_months(plain.months, None)
    rest = (*([plain.months] if plain.months and not period else []), *plain.rest)
    return ChatLine(number, words, words, {**plain.told, **({"period": period} if period else {})}, rest)


class _Nearest:
    """Goes through the parts of a text from the first to the last. ``now``: of whom it speaks; ``waiting``: who was
    named one after the other, without a sum so far; ``is_lost``: nobody knows whose or how much a sum is.
    """

    def __init__(self, parts: Sequence[Token]) -> None:
        self.parts, self.at = parts, 0
        self.me = Person(MYSELF)
        self.named = {MYSELF: self.me}
        self.now, self.waiting = [self.me], list[Person]()
        self.role, self.months, self.are_told = "", list[str](), False
        self.is_each = self.is_us = self.is_of_all = self.is_lost = False

    def people(self) -> list[Person]:
        """Those of whom a sum is told; none where one of the sums is of nobody who is named, or somebody has none."""
        for at, part in enumerate(self.parts):
            self.at = at
            _TAKE.get(part.kind, _Nearest._others)(self, part)
        of = [person for person in self.named.values() if person.tells_sum() or person.is_settled]
        left = [person for person in self.named.values() if person not in of and person.name != MYSELF]
        if self.is_lost or left or any(person.name == MYSELF for person in of):
            return []
        self._numbers(of)
        return of

    def _numbers(self, of: Sequence[Person]) -> None:
        """A number is the worker's where the text speaks of nobody else, and tells one of its kind; any other is told
        to be left over."""
        told = [each for each in self.parts if each.kind in _NUMBERS]
        is_alone = len(self.named) == 1 and not any(each.kind in ("another", "kin") for each in self.parts)
        for each in told if is_alone and len(of) == 1 else ():
            if sum(other.kind == each.kind for other in told) == 1:
                of[0].words[_NUMBERS[each.kind]] = _LABEL.sub("", each.text)

    @property
    def _before(self) -> Token:
        spoken = (each for each in reversed(self.parts[: self.at]) if each.kind != "mark")
        return next(spoken, Token("mark", ""))

    @property
    def _next(self) -> str:
        return next((each.kind for each in self.parts[self.at + 1 :] if each.kind != "mark"), "")

    def _behind(self, *kinds: str) -> int:
        return sum(each.kind in kinds for each in self.parts[self.at + 1 :])

    def _others(self, part: Token) -> None:
        """Says nothing of who or how much."""

    def _mark(self, part: Token) -> None:
        if _ENDS.search(part.text):
            self.waiting = []
            self.role = self.role if _DASH.search(part.text) else ""

    def _name(self, part: Token) -> None:
        """Whoever is spoken of from now on; behind all sums, whoever wrote them."""
        before = self._before.kind
        if before in ("another", "taken"):  # 带班示例甲 9000 may be one of them
            self.is_lost = self.is_lost or self._next == "sum"
            return
        ends = {each.kind for each in self.parts[self.at + 1 :]} <= {"mark", *_NUMBERS}
        signs = ends and self.me.tells_sum() and self.me.name == MYSELF
        if before == "self" or (signs and part.text not in self.named):
            self.is_lost = self.is_lost or self.me.name not in (MYSELF, part.text)
            self.named = {(part.text if each is self.me else name): each for name, each in self.named.items()}
            self.me.name = part.text
            self._speak_of(self.me)
            return
        person = self.named.setdefault(part.text, Person(part.text))
        waiting = [*self.waiting, person] if person not in self.waiting else [person]
        self._speak_of(person)
        self.waiting = waiting

    def _speak_of(self, *people: Person) -> None:
        self.now, self.waiting, self.is_us = list(people), [], False

    def _me(self, part: Token) -> None:
        self._speak_of(self.me)

    def _us(self, part: Token) -> None:
        self.is_us = self.is_us or self.now == [self.me]

    def _kin(self, part: Token) -> None:
        if self._next != "name":
            self._speak_of()

    def _words(self, part: Token) -> None:
        before = self._before.kind
        is_open = _OTHERS.match(part.text) if before == "name" else before == "sum" and _OR_SO.match(part.text)
        self.is_lost = self.is_lost or bool(is_open) or begins_vaguely(part.text.strip())
        found = _SAYS.search(part.text)
        if found and is_name(found["name"]) and has_surname(found["name"]):  # 代工友示例甲反映
            self._name(Token("name", found["name"]))
        self.months = [] if _IDLE.search(part.text) else self.months

    def _each(self, part: Token) -> None:
        self.is_each = True

    def _months(self, part: Token) -> None:
        self.months = [] if self.are_told else self.months
        self.months.append(of_year(part.text) if part.kind == "year" else spanned(part.text))
        self.are_told = False

    def _role(self, part: Token) -> None:
        if part.kind == "owed" and "我" in part.text and self._before.kind == "name":  # 示例丙欠我8600: he owes
            self.named = {name: each for name, each in self.named.items() if each.tells_sum() or each is self.me}
            self._speak_of(self.me)
        self.role, self.is_of_all = part.kind, part.kind in _OF_ALL or bool(_IN_ALL.search(part.text))
        self.months = [] if part.kind in _OF_ALL and self.are_told else self.months

    def _unpaid(self, part: Token) -> None:
        for person in self.named.values():
            person.is_unpaid = True

    def _count(self, part: Token) -> None:
        for person in self.now:
            person.counts.append(part)

    def _rate(self, part: Token) -> None:
        for person in self.now:
            person.rates.append(part)

    def _settled(self, part: Token) -> None:
        for person in self.now:
            person.is_settled = True

    def _sum(self, part: Token) -> None:
        """A sum of whoever is spoken of; of all who wait for one where it says that each is owed it, and that many
        times where it says so of months."""
        if self.now == [self.me] and (self.is_of_all or self.is_us) and self._behind("name", "me") > 1:
            self.role, self.is_of_all = "", False
            return  # 我们四个人一共五万六，我一万六，…: the last look at a chat sees whether it ties
        is_shared = len(self.waiting) > 1 and not self.is_each
        is_of_several = self.is_of_all and sum(each.name != MYSELF for each in self.named.values()) > 1
        is_of_all = (self.is_us and self.now == [self.me]) or is_of_several
        if is_shared or is_of_all or not self.now or _NO_WAGE.search(self._before.text):
            self.is_lost = True
        people = self.waiting if self.is_each and len(self.waiting) > 1 else self.now
        months = "、".join(self.months)
        count = _count(months) if self.is_each and people is self.now else 1
        told = Sum(part.fen * count, months, part.text if count == 1 else "", role=self.role or "bare")
        for person in people:
            person.take(self.role, told)
        self.role, self.is_each, self.are_told, self.waiting, self.is_of_all = "", False, True, [], False

    def _lose(self, part: Token) -> None:
        self.is_lost = True


def _count(months: str) -> int:
    """How many months words name; 1 where they are no plain months."""
    spans = parse_spans(months, _ANY_YEAR)
    return sum((last.year - first.year) * 12 + last.month - first.month + 1 for first, last in spans) or 1


_TAKE: Mapping[str, Callable[[_Nearest, Token], None]] = {
    "mark": _Nearest._mark, "name": _Nearest._name, "me": _Nearest._me, "us": _Nearest._us, "kin": _Nearest._kin,
    "words": _Nearest._words, "each": _Nearest._each,
    "months": _Nearest._months, "span": _Nearest._months, "year": _Nearest._months,
    "owed": _Nearest._role, "received": _Nearest._role, "earned": _Nearest._role, "less": _Nearest._role,
    "unsure": _Nearest._role, "parts": _Nearest._role, "total": _Nearest._role,
    "unpaid": _Nearest._unpaid, "none": _Nearest._unpaid, "settled": _Nearest._settled,
    "count": _Nearest._count, "rate": _Nearest._rate, "sum": _Nearest._sum,
    "reckoned": _Nearest._lose, "doubt": _Nearest._lose, "odd": _Nearest._lose, "minus": _Nearest._lose,
    "product": _Nearest._lose, "same": _Nearest._lose, "respectively": _Nearest._lose,
}  # fmt: skip
