"""The parts of which a clause of a chat is made: who, owes, got, months, work, rates, sums; the rest is only words."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import HAN
from inspector_app.domain.periods import calendar_spans, parse_spans
from inspector_app.domain.spoken import spoken_count
from inspector_app.exchange.tables.chat.grammar import FIGURE, KINDS, LAST_MONTHS, MONEY, NUMERAL, PAID_SHORTLY, UNIT
from inspector_app.exchange.tables.chat.months import in_figures, in_order
from inspector_app.exchange.tables.chat.words import KIN, OWES, TRADE, fen_of, has_surname, is_name
from inspector_app.exchange.tables.structure import structure

_TOKEN = {kind: re.compile(shape) for kind, shape in KINDS.items()}
_ANY = re.compile("|".join(f"(?P<{kind}_>{shape})" for kind, shape in KINDS.items()))
_ORDER = {f"{kind}_": at for at, kind in enumerate(KINDS)}
_LEADS = re.compile(
    "(?:还有|有|欠[到下付]?|还漏了|还漏|漏了|另有|加上?|[该应要]给|[给付发支]了|个人|说|就|和|与|跟|同|及|以及|个|叫|名叫|是|的|补充|大工|小工|老乡|工友|[帮替代]|@)+$"
)
_FILL = re.compile(r"[\s,，、;；。:：.!！?？()（）\-—=·…①-⑳的了呢啊吧嘛]+")
_MARK = re.compile(r"[\s,，、;；。:：.!！?？()（）\-—=·…/+①-⑳]")
_FIGURE = re.compile(r"\s*(?:[:：]\s*)?(?:还?[欠差])?[￥¥]?\d{3,8}(?:\.\d{1,2})?(?:元|块)?")
_LIST = re.compile(rf"(?:[^:：]{{0,20}}[:：])?\s*(?:[{HAN}]{{2,4}}{_FIGURE.pattern}(?:[\s,，、;；。]+|$)){{3,}}")
_LISTED = re.compile(rf"([{HAN}]{{2,4}})(?={_FIGURE.pattern})")
_WITH_ME = re.compile("[和与跟同]我$")
_DOTTED = re.compile(rf"[{HAN}]{{1,12}}(?:[·•][{HAN}]{{1,12}})+")
_BEHIND_NAME = re.compile(rf"[叔伯婶嫂姨哥姐]的|\s*(?:[:：,，、|+—/-]+|(?=\s))\s*\S|{MONEY}|\d{{11}}")
_SPEAKS = re.compile("[我俺]")
_OWED, _IS = re.compile(rf"还?[欠差]{MONEY}"), re.compile(rf"(?:还?[欠差]|是){MONEY}")
_DEBTOR = re.compile(f"(?:{OWES})$")
_LETTER, _IN_NAMES = re.compile(f"[{HAN}]"), "实尚余先净现再一二三四五六七八九十"
_NO_NAMES = re.compile(
    "|".join(
        KINDS[kind] for kind in ("card", "us", "him", "owed", "self", "kin", "job", "earned", "received", "another")
    )
)
_BEFORE_NAME = ("self", "another", "kin", "him", "job", "sum", "unpaid")
_SHORT, _LONG, _MOST_DAYS, _LONGEST_LEAD = 2, 4, 99, 4
_ENDED = re.compile(rf"$|{_MARK.pattern}")
_GLUED = re.compile(rf"[有余剩一二三四五六七八九十百千万]{MONEY}")
_DIGITS_SAID = "一二三四五六七八九十百千万"
_BARE = re.compile(r"[￥¥元块钱\s]")
_DONE = re.compile(r"(?P<count>\d+(?:\.\d+)?)(?P<unit>平方米?|平米?|方|吨|米)")
_CAPITALS = re.compile("(?:人民币)?(?P<sum>[壹贰叁肆伍陆柒捌玖拾][零壹贰叁肆伍陆柒捌玖拾佰仟万]+)[元圆]整?")
_UNIT_OF = re.compile(UNIT)
_GOES_ON = re.compile(
    rf"\s*(?:$|[,，、;；。:：(（)）—\-=/|+＋]|\s|[￥¥]?\d|{NUMERAL}+[千万百天个]|[欠差拖剩没未被都也的就还只各每和与跟在是总共一应今去前有上报干做]|[给拿支借领付扣发][了过]|[啊呀嘛哈哦呢嗯]|最[少多]|本来|原[来先]|手[里上]|[挣干做上打][了过完]|已|那|同志|师傅|(?:班组?|组|队)长|到现在|现在|目前|[贴砌抹刷装挖扎绑焊搬铺拆][了\d]|[叔伯婶嫂姨哥姐]的|[他她的]?(?:{KIN})[,，。]|大[概约]|将近|[两俩]|[三四五六七八九十]个?人|兄弟|夫妻|父子|姐妹|从|漏|说|这|那|不|等(?![着了])|[问报登填讲]|{TRADE}|工资|工钱|人工费|本人|自己)"
)


class Token(NamedTuple):
    """A part of a clause: its kind, its words, and a sum or rate in 分."""

    kind: str
    text: str
    fen: int = 0
    unit: str = ""


@lru_cache(maxsize=8192)  # all lines of a chat are looked at more than once, and one chat has 5,000 of them
def tokens(line: str) -> tuple[Token, ...]:
    """The parts of a line in their order; what is none of them is ``words``, marks are ``mark``."""
    return tuple(_tokens(_CAPITALS.sub(_in_figures, " ".join(map(half_width, line.split())))))


def _in_figures(found: re.Match[str]) -> str:
    """壹万贰仟元整 is 12000元; a unit alone (仟元) stays."""
    fen = fen_of(found["sum"])
    return f"{fen // 100}元" if fen else found[0]


def _tokens(line: str) -> Iterator[Token]:
    at, words, before = 0, "", ""
    while at < len(line):
        found = _name_at(line, at, "" if words else before)
        found = found or _part_at(line, at)
        if found is None and _MARK.match(line[at]) is None:
            words += line[at]
            at += 1
            continue
        if words:
            yield Token("words" if _FILL.sub("", words) else "mark", words)
        words, found = "", found or Token("mark", line[at])
        yield found
        before, at = found.kind, at + len(found.text)
    if words:
        yield Token("words" if _FILL.sub("", words) else "mark", words)


def _name_at(line: str, at: int, before: str) -> Token | None:
    """A name where one may stand: behind a mark, or what leads to one; in speech only one with a usual surname."""
    is_me = before == "me" and (_is_owed(line, at) or bool(_WITH_ME.search(line, max(at - 2, 0), at)))
    is_led = before in _BEFORE_NAME or is_me or at == 0
    is_led = is_led or bool(_MARK.match(line[at - 1]) or _LEADS.search(line[max(at - _LONGEST_LEAD, 0) : at]))
    if not (is_led or _is_in_speech(line, at)):
        return None
    if dotted := _DOTTED.match(line, at):
        ends = [end for end in range(dotted.end(), at, -1) if is_name(line[at:end]) and _GOES_ON.match(line, end)]
        return Token("name", line[at : ends[0]]) if ends and "·" in line[at : ends[0]] else None
    sizes = _sizes(line, at)
    for size in sizes:
        name, end = line[at : at + size], at + size
        goes_on = _goes_on(line, end) if is_led else _OWED.match(line, end)
        goes_on = goes_on or (before == "self" and _SPEAKS.match(line, end))
        may_be = goes_on and len(name) == size and is_name(name)
        is_behind = not is_led and size == _SHORT and has_surname(line[at - 1]) and is_name(line[at - 1 : end])
        if may_be and is_behind:
            return None
        if may_be and _is_sum_glued(line, end - 1):
            return _unsure(line, at)
        if may_be and _is_one(name, line, at, is_certain=before == "self"):
            return Token("name", name)
    return None if sizes else _unsure(line, at)


def _unsure(line: str, at: int) -> Token | None:
    """Somebody whose name may end at two places."""
    return Token("doubt", line[at : at + _SHORT]) if has_surname(line[at:]) else None


def _sizes(line: str, at: int) -> tuple[int, ...]:
    """How many letters a name may have, the likeliest first: two where the third begins a word (现在欠), none where
    nobody can tell (王有余欠)."""
    part = _part_at(line, at + 2)
    if part is None or part.kind in ("sum", "doubt") or not _LETTER.match(part.text) or _ENDED.match(line, at + 3):
        return 3, 2, 4
    is_either = part.kind in ("owed", "received", "count", "months") and part.text[0] in _IN_NAMES
    if is_either and not part.text.startswith("现在") and is_name(line[at : at + 3]) and _goes_on(line, at + 3):
        return ()
    return (2, 3, 4) if len(part.text) > 1 else (3, 2, 4)


def _is_in_speech(line: str, at: int) -> bool:
    """Whether no mark stands before, and several are owed: 我们三个人示例甲欠八千六示例乙还差九千二."""
    return _owes_several(line) and not (_MARK.search(line, 0, at) or _DEBTOR.search(line, 0, at))


@lru_cache(maxsize=8)
def _owes_several(line: str) -> bool:
    return len(_OWED.findall(line)) > 1


@lru_cache(maxsize=8)
def _lists(line: str) -> bool:
    """Whether a line is nothing but people with their sums, most of whom have usual surnames."""
    names = _LISTED.findall(line) if _LIST.fullmatch(line) else []
    return 2 * sum(has_surname(name) and is_name(name) for name in names) > len(names)


def _is_owed(line: str, at: int) -> bool:
    """Whether somebody with a usual surname and what he is owed stand here: 我示例甲欠8600."""
    return any(_IS.match(line, at + size) and has_surname(line[at:]) for size in (3, 2))


def _goes_on(line: str, at: int) -> bool:
    if line[at - 1 : at] == "那":  # 李明那7500, but 示例那 7500
        return line[at : at + 1].isspace()
    if _GOES_ON.match(line, at):
        return True
    part = _part_at(line, at)
    return part is not None and part.kind not in ("me", "us", "him")


def _is_one(name: str, line: str, at: int, *, is_certain: bool) -> bool:
    """Whether it is a name: a usual surname, or it opens the line and a number or sum stands right behind it."""
    if _NO_NAMES.match(line, at):
        return False
    if (
        name[0] in "我俺"
        or re.search(f"{NUMERAL}月", name)
        or (len(name) == _LONG and name[:2] not in structure().surnames)
    ):
        return False
    if has_surname(name) or is_certain or name.startswith("示例") or (name[0] in "老小大阿" and has_surname(name[1:])):
        return True
    end = at + len(name)
    is_listed = (_owes_several(line) and _OWED.match(line, end)) or (_lists(line) and _FIGURE.match(line, end))
    if at and is_listed and _MARK.match(line[at - 1]):
        return not _DEBTOR.search(name)
    behind = _BEHIND_NAME.match(line, at + len(name))
    return bool(at == 0 and behind and re.search(r"\d{3}|\d[万千wWkK]|[一二三四五六七八九][千万百]", line))


def _is_sum_glued(line: str, at: int) -> bool:
    """Whether a name may end before its last letter: 王有余5000, 刘十一万; 三一万二 is no sum."""
    found = _GLUED.match(line, at)
    return found is not None and (found[0][0] not in _DIGITS_SAID or fen_of(_BARE.sub("", found[0])) is not None)


@lru_cache(maxsize=1024)  # whether a name may stand before it is asked of the same place again and again
def _part_at(line: str, at: int) -> Token | None:
    first = _ANY.match(line, at)
    kinds = islice(_TOKEN, _ORDER[first.lastgroup or ""], None) if first else ()
    for kind in kinds:
        found = first or _TOKEN[kind].match(line, at)
        first = None
        if found is None or not found[0] or (kind == "another" and _is_of_nobody(line, found)):
            continue
        text = found[0]
        if kind == "months" and not _names_months(text):
            if text.count("月") > 1:  # 12月和1月: one of them alone would be half of it
                return Token("turn", text)
            continue
        if kind == "months":
            return Token(kind, text)
        if kind == "rate":
            return _rate(text) or Token("doubt", text)
        if kind in ("sum", "factor"):
            kind = "sum"
            fen = fen_of(_BARE.sub("", text)) or 0
            return Token(kind, text, fen) if fen else Token("doubt", text)
        if kind == "count":
            return _count(text)
        if kind == "reckoned":
            return _reckoned(text)
        return Token(kind, text)
    return None


def _is_of_nobody(line: str, found: re.Match[str]) -> bool:
    """Whether 老板 has no name behind it."""
    name = None if found["named"] is None else _name_at(line, found.end(), "another")
    return found["named"] is not None and (name is None or name.kind != "name")


def _names_months(text: str) -> bool:
    told = _spanned(text)
    return bool(LAST_MONTHS.match(text) or calendar_spans(told) or parse_spans(told, 2000))


def _spanned(text: str) -> str:
    return in_order(re.sub(r"[干做欠拖]到", "到", text.removeprefix("从")).replace("跟", "和"))


def spanned(text: str) -> str:
    """The months of a token as a span is written."""
    return re.sub(r"[\s,，]+", "、", in_figures(_spanned(text).strip()))


def months_named(text: str) -> str:
    """The months with which words begin, as a span is written; empty for none."""
    found = _TOKEN["months"].match(text)
    return spanned(found[0]) if found else ""


def _unit(text: str) -> str:
    if "工价" in text:
        return "天"
    found = _UNIT_OF.search(text.replace("工资", "").replace("月薪", "月").replace("日薪", "日"))
    unit = found[0].removeprefix("个") if found else ""
    return "天" if unit in ("天", "日", "工") else "平" if unit.startswith("平") else unit


def _rate(text: str) -> Token | None:
    money = re.search(rf"(?:{MONEY}|\d{{2,5}})(?=(?:元|块钱?)?\s*[一每/])", text) or re.search(
        rf"{MONEY}|\d{{2,5}}", text
    )
    fen = fen_of(_BARE.sub("", money[0])) if money else 0
    return Token("rate", text, fen or 0, _unit(text.replace(money[0], "") if money else text)) if fen else None


def _count(text: str) -> Token:
    """How much was worked, in hundredths of its unit."""
    if done := _DONE.fullmatch(text):
        return Token("count", text, round(float(done["count"]) * 100), _unit(done["unit"]))
    told = spoken_count(text.replace("半个月", "0.5个月"))
    figure = re.match(r"\d+(?:\.\d+)?", told or "")
    return Token("count", text, round(float(figure[0]) * 100), _unit(told or "")) if figure else Token("words", text)


def _reckoned(text: str) -> Token:
    """What is left or comes together by a reckoning, where the figures agree: 15000-3000=12000; else nobody knows.
    Its unit is ``received`` where words say that what is taken off was paid: 18000-借支5000=13000."""
    first, *others, rest = figures(text)
    is_added = re.search("[+＋加]", text)
    is_so = first + (sum(others) if is_added else -sum(others)) == rest
    is_paid = re.search(rf"{PAID_SHORTLY}\d", text)
    return Token("reckoned" if is_so else "odd", text, rest, "received" if is_paid else "")


def figures(text: str) -> list[int]:
    """The sums of a reckoning, in 分."""
    return [round(float(each) * 100) for each in re.findall(FIGURE, text)]


def of_year(text: str) -> str:
    """The year or half of one that a token names: 24年的 is 2024年."""
    return re.sub(r"^(?=\d{2}年)", "20", text.rstrip("的度"))


def factors(product: Token) -> tuple[Token, Token] | None:
    """The days and what a day is paid of two numbers that are multiplied; None where nobody can tell which is which."""
    less, more = sorted(map(float, re.findall(r"\d+(?:\.\d)?", product.text)))
    if not less <= _MOST_DAYS < more:
        return None
    return Token("count", f"{less:g}天", round(less * 100), "天"), Token("rate", "", round(more * 100), "天")


def opening_name(line: str) -> str:
    """The name with which a line opens, behind how somebody is called or is related; empty where there is none."""
    first = next(
        (part for part in tokens(line) if part.kind not in ("mark", "self", "kin", "job", "him")), Token("mark", "")
    )
    return first.text if first.kind == "name" else ""
