"""Sums that people reckon in a line of a chat, and what stands in brackets behind a name: parted into words.

示例甲15000-3000=12000 says what is left where the figures agree; else the words stay as they are, to be asked about.
260一天×43天－支了3000 are three words, and 48个工×280 tells a rate: what stands beside × is never what is owed.
（做饭） behind a name is a trade, as is 小工 in 示例甲是小工.
"""

import re
from decimal import Decimal

from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import HAN
from inspector_app.exchange.tables.chat_people import is_name, is_trade

_SUM = r"\d{1,8}(?:\.\d{1,2})?"
_MINUS = "[-－−–—减]"
_RECKONED = re.compile(
    rf"(?P<name>[{HAN}]{{2,4}})?[\s:：]*(?P<first>{_SUM})元?(?P<less>(?:\s*{_MINUS}\s*{_SUM}元?)+)"
    rf"\s*(?:[=＝等于是]+\s*(?P<rest>{_SUM}))?元?(?=$|[\s,，;；。])"
)
_ADDED = re.compile(
    rf"(?P<name>[{HAN}]{{2,4}})?[\s:：]*(?P<parts>{_SUM}元?(?:\s*[+＋加]\s*{_SUM}元?)+)"
    rf"\s*[=＝等于是]+\s*(?P<rest>{_SUM})元?(?=$|[\s,，;；。])"
)
_LESS = re.compile(_SUM)
_TAKEN = "借支|预支|已[付发领拿]|生活费|[给拿支借领付][了过]|支|借"
_RECKONED_IN_WORDS = re.compile(
    rf"(?:工资|工钱|应[得发]|总共|一共|合计)?(?P<first>{_SUM})元?(?P<less>(?:\s*{_MINUS}\s*(?:{_TAKEN}){_SUM}元?)+)"
    rf"\s*[=＝等于是]+\s*(?:欠|剩|还欠)?(?P<rest>{_SUM})元?(?=$|[\s,，;；。])"
)
_TIMES = re.compile(r"(?<=[天月时工日])\s*[×xX*＊乘]\s*(?=[一二两三四五六七八九十])")
_DONE = rf"(?P<count>{_SUM})\s*(?P<unit>个?工[日天]?|天|日|个?小时|个?月|方|平方米?|平米|平|吨|米)"
_PAID = rf"(?P<rate>{_SUM})(?:元|块钱?)?(?:[一每/](?:天|日|个?工|个?月|个?小时|方|平方米?|平米|平|吨|米))?"
_COMES_TO = rf"(?:\s*[=＝]\s*(?P<all>{_SUM})?(?:元|块)?)?"
_DONE_TIMES_PAID = tuple(
    re.compile(rf"(?<![\d.]){first}\s*[×xX*＊乘]\s*{then}{_COMES_TO}(?![\d.×xX*＊乘])")
    for first, then in ((_DONE, _PAID), (_PAID, _DONE))
)
_MULTIPLIED = re.compile(
    rf"(?<![\d.×xX*乘+])(?P<of>(?P<one>{_SUM})[^\d\s=×xX*乘,，。;；]{{0,4}}\s*[×xX*＊乘]\s*"
    rf"(?P<other>{_SUM})(?:元|块钱?)?(?:[/一每]?[天日工月方平吨米时个小]{{0,3}}))\s*(?:[=＝]|等于)\s*(?P<all>{_SUM})(?![\d×xX*乘万千])"
)
_THEN_LESS = re.compile(rf"(?<=[天月时工日个])\s*{_MINUS}\s*(?=[{HAN}]{{1,3}}\d)")
_HEADS = "(?:(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})个?人)?"
_ALL = re.compile(
    rf"(?:(?:总共|一共|共计|共)\d{{1,3}}个?人[,，\s]*)?(?:以上|这里|我们)?{_HEADS}(?:一共|总共|共计|合计|总计|小计|加起来|共|总){_HEADS}"
    rf"(?:是|还?拖?欠薪?我?们?|差|工资|金额)?{_HEADS}[\s:：]*[￥¥]?(?P<sum>{_SUM})(?:元|块钱?)?"
    r"(?:[,，。!！~～\s]*(?:麻烦|谢谢|感谢|请|拜托|辛苦|希望|望)[^\d]*)?"
)
_NAME_THEN = re.compile(rf"^([{HAN}]{{2,3}})(?=(?:总共|一共|总工资|应发|应得|该拿|[一每]天)\d)")
_AMOUNT_THEN = re.compile(r"(?<=[\d元块])(?=(?:已?拿[了过]?|已?支了?|借支|已付|已领|还[差欠剩]|尚欠|剩|欠)\d)")
_SOME_THEN = re.compile(
    "(?<=[半些点分钱])(?=(?:现在|目前)?还[欠差剩][^\\d一二两三四五六七八九十]{0,2}[￥¥]?[\\d一二两三四五六七八九十])"
)
_DAYS_THEN = re.compile(r"(?<=\d)(?:个半?月|个工|天)(?=[￥¥]?(?:\d{4}|\d[\d.]*[万千wW]))")
_EACH_DAY = re.compile(r"(?<=[天日工])(?=每[天日工]\d)|(?<=[一每]天\d{3})(?=[干做]了?\d{1,3}(?:\.5)?(?:天|个工))")
_NAME_AND = re.compile(
    rf"^([{HAN}]{{2,3}}?)(?:的?\s*(?=(?:20\d{{2}}年)?\d{{1,2}}月)|的?(?=[今去前]年)|(?<![现正存实所])(?=[在从]\s*\S{{2}}))"
)
_OF_TIME = re.compile(
    "[于至到截止在自]$|约定|计划|预计|暂定|[进退]场|[开完竣]工|工期|施工|干活|上班|工作|[入离]职|年[前底]|[前后]期|当时|最后|开始|结束|"
    "所欠|期间|[做务打]工$"
)
"""What stands before a month and is no name."""
_IS_TRADE = re.compile(rf"^(?P<name>[{HAN}]{{2,4}}?)是(?P<trade>[{HAN}]{{2,4}})(?=$|[\s,，])")
_NOTHING_BEHIND = re.compile("(?<=[月天])(?=(?:都|也)?一分(?:钱)?(?:都|也)?没)")
_BRACKETED = re.compile(rf"^(?P<name>[{HAN}]{{2,4}})\s*[(（](?P<trade>[{HAN}]{{1,6}})[)）]\s*(?=\S)")


def with_reckonings_apart(line: str) -> str:
    """The line with the parts of what somebody reckons as words of their own, and the trade behind a name."""
    named = _BRACKETED.match(line)
    if named:
        line = f"{named['name']} {named['trade']} {line[named.end() :]}"
    line = _RECKONED_IN_WORDS.sub(_in_words, _NAME_AND.sub(_name_apart, line))
    line = _NOTHING_BEHIND.sub(" ", _IS_TRADE.sub(_trade_apart, line))
    line = _ADDED.sub(_together, _RECKONED.sub(_apart, line))
    line = _DAYS_THEN.sub(r"\g<0> ", line)
    for shape in _DONE_TIMES_PAID:
        line = shape.sub(_by_rate, line)
    line = _AMOUNT_THEN.sub(" ", _SOME_THEN.sub(" ", _NAME_THEN.sub(_behind_name, line)))
    return _EACH_DAY.sub(" ", _THEN_LESS.sub(" ", _TIMES.sub(" ", line)))


def _trade_apart(found: re.Match[str]) -> str:
    return f"{found['name']} {found['trade']}" if is_name(found["name"]) and is_trade(found["trade"]) else found[0]


def _name_apart(found: re.Match[str]) -> str:
    return f"{found[1]} " if is_name(found[1]) and not _OF_TIME.search(found[1]) else found[0]


def _behind_name(found: re.Match[str]) -> str:
    return f"{found[1]} " if is_name(found[1]) else found[1]


def _by_rate(found: re.Match[str]) -> str:
    """24天×320=7680 is 24天, 320一天 and 7680 that was earned, where it is; else what it comes to is left as said."""
    count, rate, told = found["count"], found["rate"], found["all"]
    unit = found["unit"].removeprefix("个")
    is_so = told is not None and Decimal(count) * Decimal(rate) == Decimal(told)
    comes_to = "" if told is None else f" 总共{told}" if is_so else f" ={told}"
    return f" {count}{found['unit']} {rate}一{'工' if unit[0] == '工' else unit}{comes_to} "


def _in_words(found: re.Match[str]) -> str:
    """工资18000-借支5000=13000 are three sums, where the figures agree; else it is left as said."""
    less = sum(Decimal(each) for each in _LESS.findall(found["less"]))
    is_so = Decimal(found["first"]) - less == Decimal(found["rest"])
    return f" 总共{found['first']}，拿了{less}，欠{found['rest']} " if is_so else found[0]


def _apart(found: re.Match[str]) -> str:
    """15000-3000=12000 is 12000 that is owed, where it is; else its name alone stands apart."""
    name, rest = found["name"] or "", found["rest"]
    words = half_width(found[0].removeprefix(name)).strip(" :")
    if not name and rest is None:
        return found[0]
    less = sum(Decimal(each) for each in _LESS.findall(found["less"]))
    is_so = rest is not None and Decimal(found["first"]) - less == Decimal(rest)
    return f"{name} 欠{rest} {words}" if is_so else f"{name} {words}"


def _together(found: re.Match[str]) -> str:
    """13000+8000=21000 is 21000 that is owed, where it is; else it is left as said."""
    is_so = sum(Decimal(each) for each in _LESS.findall(found["parts"])) == Decimal(found["rest"])
    name = f"{found['name']}，" if found["name"] else ""
    return f"{name}欠{found['rest']}，其中{half_width(found['parts'])}" if is_so else found[0]


def total_in(text: str) -> str:
    """The figure in a line that tells nothing but a sum of all: 合计48300元; empty for other lines."""
    told = _ALL.fullmatch(half_width(text).strip("。.,"))
    return told["sum"] if told else ""


def wrong_products(text: str) -> list[tuple[str, Decimal, Decimal]]:
    """What a line says that work by rate comes to where it does not: as it is written, what it comes to, what is said:
    350*18=6500 comes to 6300. All in 元."""
    found = _MULTIPLIED.finditer(" ".join(map(half_width, text.split())))
    told = [(each["of"], Decimal(each["one"]) * Decimal(each["other"]), Decimal(each["all"])) for each in found]
    return [(of, right, said) for of, right, said in told if abs(right - said) >= 1]
