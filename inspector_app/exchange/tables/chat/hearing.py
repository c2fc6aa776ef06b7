"""The lines of a chat that one sends, heard one after the other: which of them tell of anybody, and who speaks in them.

All that one sender writes is heard together: 我叫示例甲 of one message and 还欠20840 of another are of one person.
A line of which not everything is understood is heard word by word; one that raises a doubt is left as it stands, to be
asked. Where such a word may change what a sum is, no sum of the line is taken.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import HAN, words_of
from inspector_app.domain.spoken import spoken_month
from inspector_app.exchange.tables.chat.clauses import Clause
from inspector_app.exchange.tables.chat.grammar import DOUBT, TICKS
from inspector_app.exchange.tables.chat.heard import Speech
from inspector_app.exchange.tables.chat.line import tells_paid
from inspector_app.exchange.tables.chat.person import MYSELF, STATED, Doubt, Person, Plain
from inspector_app.exchange.tables.chat.person_lines import as_said, lines_of
from inspector_app.exchange.tables.chat.tokens import Token, opening_name, spanned, tokens
from inspector_app.exchange.tables.chat.words import (
    ADDRESSED,
    ADMITTED,
    AMOUNT_FIELDS,
    CALLED,
    CORRECTS,
    MARKS,
    OF_CREW,
    OF_SEVERAL,
    OWES_ME,
    ROLE,
    begins_vaguely,
    figure_in,
    has_surname,
    holds_sum,
    is_amount,
    is_name,
    is_trade,
    is_vague,
    own_name,
)

_PAID_TITLE = re.compile("(?:已经?[发付领拿给结支]|[发付领拿给结支][了到完清]).{0,5}[:：](?!\\s*[￥¥]?\\d)")
_PAID_LIST = re.compile("已经?[发付领拿给结支][了到完清]?[^没未\\d:：]{0,5}[:：]")
_SPEAKS = re.compile("[:：].*[我俺](?!们)")
_OF_US = re.compile(r"[我俺咱]们|(?:\d|[两俩三四五六七八九十几])个?人")
_GREETS = re.compile("^.{0,2}$|^(?:领导|你好|您好|收到|好|谢|感谢|麻烦|辛苦|求|在吗|各位|大家|请)|[?？吗呢]|@")
_TO_ALL = re.compile("各位|大家|你们|每个人")
_IN_BRACKETS = re.compile(r"(?<=[\d元块万千百整一二三四五六七八九])[(（]([^()（）]{1,40})[)）]")
WITHIN = re.compile("^(?:其中)?(?:不?(?:含|包[含括])|其中|已扣除?)")
"""What says of a sum that it is in what is told, or is not asked for: 包括加班费500, 不含路费."""
_NO_WAGE = re.compile("^(?:押金|保证金|质保金|车费|路费|工具[费款]|被褥|饭卡)[^\\d]{0,4}\\d")
FURTHER = re.compile("没|未|欠|差|剩|还有|另|工资|工钱|薪|算")
"""What says that a sum beside it is owed too, or instead: 以前的6000也没给, 我算是9600."""
_UNPAID = re.compile("[没未]有?[发给付拿结领]|[欠压拖]|不[发给付结]")
_TALKS = re.compile("^(?!.*\\d{3}).*(?:我们|请|一下|怎么|什么|[吗呢吧啊]$|帮忙|辛苦)")
_CLAIMS = re.compile(r"欠|差|剩|没|未|拖|同上|同样|一样|薪|工资|工钱|\d{3}|[千万]|左右|多少|不[清确知]")
_OF_DAYS = re.compile("共|一共|总共|合计|总计")
_SOME_PAID = re.compile("[给付发支借领拿打转结][了过]|预支|借支|生活费|一部分|一些")
_OF_ALL = re.compile("合计|总计|小计|共计|收到")
_SENTENCES = re.compile("[;；。]")
_CLAUSES, _SEVERAL = re.compile("[,，;；。]"), 2
_LABELS = ("owed", "received", "less", "earned")
_DIGITS, _ROLE = re.compile(r"\d"), re.compile(ROLE)
_MAY_BE_NAMED = re.compile(rf"[{HAN}]{{2,4}}")
_ANY_DAY = date(2000, 12, 31)  # whether a word names a month does not depend on the day


def hear(speech: Speech, number: int, line: str) -> None:
    """Take in one line. Raises :class:`Doubt`, but for a line that tells of somebody new: that is left alone."""
    take_back = speech.so_far()
    opens = next((part for part in tokens(line) if part.kind != "mark"), Token("mark", ""))
    is_new = opens.kind == "name" and not speech.knows(opens.text)
    if not speech.sender and opens.kind == "words" and _MAY_BE_NAMED.fullmatch(opens.text) and has_surname(opens.text):
        speech.now = []  # nobody knows whether it is another
    try:
        hear_clauses(speech, number, line)
    except Doubt:
        if not is_new:
            raise
        take_back()


def sentences_in(line: str) -> list[str]:
    """The sentences of a line each of which begins with somebody; the line as it is where not all do."""
    found = [each for each in _SENTENCES.split(line) if each.strip()]
    return found if all(map(opening_name, found)) else [line]


def hear_clauses(speech: Speech, number: int, line: str) -> None:
    """Take in all that a line tells. Raises :class:`Doubt`."""
    parts = tokens(line)
    first = next((part for part in parts if part.kind != "mark"), Token("mark", ""))
    speech.begin(number)
    is_paid = _PAID_LIST.match(line) and first.kind == "words"
    is_doubtful = figure_in(line) and (DOUBT.search(line) or ADMITTED.search(line))
    if is_doubtful or (_PAID_TITLE.search(line) and not is_paid):
        raise Doubt
    is_to_all = _TO_ALL.search(line) and not figure_in(line)  # 各位把自己没拿到的工钱报一下
    if is_to_all or all(part.kind in ("mark", "words") for part in parts):
        if speech.sender and not is_to_all and not _GREETS.search(line):  # 小孩住院急用 is what he says too
            speech.myself().beside.append(line.strip("。. "))
            speech.hear(speech.myself())
        return
    if speech.sender and len(speech.people) <= bool(speech.me):
        speech.now = [speech.myself()]
    speech.is_naming = False
    if (speaker := speaker_in(line)) and not speech.sender:
        speech.me = speech.named(speaker)
        speech.hear(speech.me)
        speech.now, parts = [speech.me], parts[1:]
    Clause(speech, parts, line, is_paid=bool(is_paid)).read()


def speaker_in(line: str) -> str:
    """Who speaks of himself in a line that names him before a colon, whoever sent it; empty for any other line."""
    first = next(iter(tokens(line)), Token("mark", ""))
    return first.text if first.kind == "name" and _SPEAKS.match(line, len(first.text)) else ""


def words_in(line: str) -> list[str]:
    """The words of a line; what stands in brackets behind a sum is a word of its own."""
    for part in tokens(line):
        if part.kind == "months":  # 2、3月 is a word
            line = line.replace(part.text, re.sub(r"\s*[、,，]\s*", "和", part.text))
    return words_of(_IN_BRACKETS.sub(r" \1", line.rstrip(".。")), MARKS)


def by_heading(parts: Sequence[str], fields: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """A line with as many words as there are headings."""
    found = {name: half_width(part) for part, name in zip(parts, fields, strict=True) if name}
    if not is_name(found.get("name", "")):
        return {}, []
    return found, [part for part, name in zip(parts, fields, strict=True) if not name]


def read_in_part(parts: Sequence[str], sender: str, *, is_list: bool = False) -> Plain | None:
    """What the words of a line tell of the one whom they name, or else of its sender, with the words that are left;
    None where they tell of nobody."""
    words = list(_together(parts))
    if _is_of_each(words):
        return None
    name, words = ("", words) if sender else _name(words, is_list=is_list)
    heard = _Heard(name, sender, is_list=is_list)
    heard.take(words)
    is_claim, is_open = heard.tells_sum(), heard.is_open() or _is_of_debtor(words)
    if is_open or heard.is_of_other_days():
        out = [word for word in words if is_open and _tells_sum(word)]
        out += [word for word in words if heard.is_of_other_days() and "count" in _kinds(word)]
        heard = _Heard(name, sender, is_list=is_list)
        heard.take([word for word in words if word not in out])
        heard.leave(out)
    told = heard.told()
    return None if told and not sender and _is_talk(parts, told, is_claim=is_claim) else told


def _name(words: Sequence[str], *, is_list: bool) -> tuple[str, list[str]]:
    """Whoever is named in a word alone or at the beginning of one, and the words without that."""
    for at, word in enumerate(words):
        if OF_CREW.search(word) or (OWES_ME.search(word) and not is_list):
            continue
        is_beside = at > 0 and bool(_ROLE.fullmatch(words[at - 1]))  # 欠款人：示例丙; 我们4个人…欠3万，联系人：示例甲
        if is_beside and (any(map(_OF_US.search, words)) or not any(map(_tells_sum, words))):
            continue
        parts = tokens(word)
        for each, part in pairwise(parts):
            if (each.kind, part.kind) == ("self", "name"):
                return part.text, list(words)
        first = parts[0] if parts else Token("mark", "")
        told = first.text if first.kind == "name" else word if is_name(word) else ""
        is_certain = told and (has_surname(told) or told.startswith("示例"))
        is_alone = at == 0 and (told == word or _tells_sum(word.removeprefix(told)))
        name = own_name(word) or (told if is_certain or is_alone else "")
        if name:
            behind = "" if own_name(word) else word.removeprefix(name)
            return name, [*words[:at], *([behind] if behind else []), *words[at + 1 :]]
    return "", list(words)


def by_person(line: str) -> list[str]:
    """The clauses of a line of which more than one begins with somebody who has a sum, those of each person together;
    nothing for other lines, and where somebody owes whoever speaks."""
    clauses = [each for each in _CLAUSES.split(line) if each.strip()]
    begins = [at for at, clause in enumerate(clauses) if _is_of_somebody(clause)]
    is_each = any(part.kind == "each" for part in tokens(line))
    if len(begins) < _SEVERAL or is_each or any(map(OWES_ME.search, clauses)):
        return []
    of_all = [at for at, clause in enumerate(clauses) if _is_of_all(clause)]
    behind = [at for at, clause in enumerate(clauses) if at - 1 in of_all and opening_name(clause)]
    starts = sorted({0, *begins, *of_all, *behind})
    return ["，".join(clauses[start:end]) for start, end in pairwise([*starts, len(clauses)])]


def _is_of_all(clause: str) -> bool:
    return next((part.kind for part in tokens(clause) if part.kind != "mark"), "") in ("earned", "total")


def _is_of_somebody(clause: str) -> bool:
    parts = [part for part in tokens(clause) if part.kind != "mark"]
    return bool(parts) and parts[0].kind == "name" and any(part.kind == "sum" for part in parts)


def _is_of_each(words: Sequence[str]) -> bool:
    """Whether words tell a sum of each of several people, or of more than one a sum of his own."""
    sums = [tokens(word) for word in words if _tells_sum(word)]
    is_each = any(part.kind == "each" for word in words for part in tokens(word))
    return bool(sums and is_each) or len({told[0].text for told in sums if told[0].kind == "name"}) > 1


def _is_of_debtor(words: Sequence[str]) -> bool:
    """Whether one sum is what whoever owes admits, beside another: 老板说只欠我6000，我记的是8200."""
    return any(map(ADMITTED.search, words)) and sum(map(_tells_sum, words)) > 1


def _kinds(word: str) -> set[str]:
    return {each.kind for each in tokens(word)} - {"mark", "words"}


def _tells_sum(word: str) -> bool:
    kinds = _kinds(word)
    return bool(kinds & {"sum", "reckoned"}) or (holds_sum(word) and not kinds & {"rate", "count", "product"})


def _is_talk(parts: Sequence[str], told: Plain, *, is_claim: bool) -> bool:
    """Whether the words are those of a message, one of which could be a name: somebody who is greeted or led the crew,
    and nobody of whom anything is claimed."""
    name, fields = told.told["name"], set(told.told) - {"name"}
    if fields - {"phone", "job", "first_day", "last_day"}:
        return False
    is_called_only = ADDRESSED.search(name) or CALLED.search(parts[0]) or CALLED.search(name)
    if is_called_only and not any(is_vague(half_width(word)) or is_amount(half_width(word)) for word in told.rest):
        return True
    if is_claim or any(map(CORRECTS.search, told.rest)):
        return False
    is_dated = bool(told.months) or bool(fields & {"first_day", "last_day"})
    is_first = parts[0].startswith(name) or name == own_name(parts[0])
    if not (fields or told.months) and told.rest and (not is_first or any(map(_TALKS.search, told.rest))):
        return True
    return len(parts) > 1 and not (is_dated or any(map(_CLAIMS.search, told.rest))) and not fields


def _together(parts: Sequence[str]) -> Iterator[str]:
    """The words, those together that say what the sum behind them is: 差不多 17250, 欠 5000."""
    before = ""
    for part, behind in zip(parts, (*parts[1:], ""), strict=True):
        if begins_vaguely(part) or (_leads_to_sum(part) and _kinds(behind) & {"sum"} == _kinds(behind)):
            before += part
        else:
            yield before + part
            before = ""
    if before:
        yield before


def _leads_to_sum(part: str) -> bool:
    told = [each.kind for each in tokens(f"{part}1000") if each.kind != "mark"]
    return (
        not (_DIGITS.search(part) or _OF_ALL.match(part))
        and len(told) > 1
        and told[-1] == "sum"
        and all(kind in _LABELS for kind in told[:-1])
    )


class _Heard:
    """What was heard of one line, and the words that were not understood."""

    def __init__(self, name: str, sender: str, *, is_list: bool) -> None:
        self.speech = Speech("" if name else sender, is_list=is_list)
        self.left: list[str] = []
        self.words: dict[str, str] = {}
        if name:
            self.speech.me = self.speech.named(name)
            self.speech.now = [self.speech.me]

    def take(self, words: Sequence[str]) -> None:
        for word in words:
            month = spoken_month(half_width(word), _ANY_DAY) if _kinds(word) == {"open"} else None
            if month and (month.begins or month.ends):
                self.words.setdefault("first_day" if month.begins else "last_day", word)
            elif is_trade(word):
                self.words.setdefault("job", word)
            elif WITHIN.search(word) or not self._hear(word) or _kinds(word) == {"unpaid"}:
                self.left.append(word)
        self.speech.is_unpaid = any(map(_UNPAID.search, words))

    def leave(self, words: Sequence[str]) -> None:
        """Words of which nothing but the months is taken."""
        self.left += words
        for person in self.speech.people[:1]:
            person.months += [spanned(each.text) for word in words for each in tokens(word) if each.kind == "months"]

    def _hear(self, word: str) -> bool:
        """Take in a word that is understood and tells of nobody else."""
        take_back = self.speech.so_far()
        kinds = _kinds(word)
        is_odd = "total" in kinds or ("times" in kinds and "count" not in kinds)
        if DOUBT.search(word) or is_odd or not kinds:
            return False
        self.speech.now = [self.speech.me] if self.speech.me else []
        try:
            hear_clauses(self.speech, 1, word)
            is_heard = len(self.speech.people) == 1
        except Doubt:
            is_heard = False
        if not is_heard:
            take_back()
        return is_heard

    def _person(self) -> Person | None:
        return next(iter(self.speech.people), None)

    def tells_sum(self) -> bool:
        person = self._person()
        return person is not None and bool(person.of(*STATED))

    def is_of_other_days(self) -> bool:
        """Whether words tell of other days than all the days that were heard."""
        of_all = any("count" in _kinds(word) and _OF_DAYS.search(word) for word in self.left)
        return of_all or any(_kinds(word) & {"past", "paid_for"} for word in self.left)

    def is_open(self) -> bool:
        others = [word for word in self.left if not (WITHIN.search(word) or OF_CREW.search(word))]
        person = self._person()
        is_said = person is not None and any(each.role in AMOUNT_FIELDS or each.is_wage for each in person.sums)
        return (
            any(
                CORRECTS.search(word)
                or TICKS.search(word)
                or OF_SEVERAL.search(word)
                or (is_name(word) and has_surname(word))
                for word in self.left
            )
            or (not is_said and any(holds_sum(word) or tells_paid(word) for word in others))
            or any(holds_sum(word) and FURTHER.search(word) and not _NO_WAGE.match(word) for word in others)
        )

    def told(self) -> Plain | None:
        person = self._person() or (self.speech.myself() if self.speech.sender else None)
        if person is None or (person.name == MYSELF and not self.speech.sender):
            return None
        person.words = {**self.words, **person.words}
        person.is_unpaid = person.is_unpaid or self.speech.is_unpaid
        person.is_none_paid = person.is_none_paid and not any(map(_SOME_PAID.search, self.left))
        person.is_some_paid = any(tells_paid(word) and not holds_sum(word) for word in self.left)
        try:
            lines = lines_of(person)
        except Doubt:
            lines = []
        told = lines[0] if len(lines) == 1 else as_said(person)
        return told._replace(rest=(*told.rest, *self.left))
