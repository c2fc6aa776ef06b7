"""Lines of a chat without what is no word: small pictures, marks of a quote; and numbered people of one line apart."""

import re
from collections.abc import Sequence

from inspector_app.domain.pasted import HAN, thousands_closed
from inspector_app.exchange.tables.chat_people import is_name

_PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u26ff\u2764\ufe0f\u200d]+")
_NAMED_PICTURES = re.compile(r"(?<=[^\[\]\s])\s*(?:\[[^\[\]\d\s]{1,4}\])+$")
_QUOTED, _RULE = re.compile("^「(.*)」$"), re.compile("^[-—–]+(?:\\s*[-—–]+){2,}$")
_IN_TO_OUT = re.compile(
    r"(?P<first>(?:20\d{2}年)?\d{1,2}月(?:\d{1,2}[号日])?)(?:进的?场|来的|开始[干做]|上的?班|入的?职)[,，]?\s*"
    r"(?P<last>(?:20\d{2}年)?\d{1,2}月(?:\d{1,2}[号日])?)(?:走的|退的?场|离开的?|离的?场|离的?职|不干了|结束的?)"
)
_COUNTED_MONTHS = re.compile(r"(?<![\d.])(?P<months>\d{1,2}(?:[、,，和]\d{1,2}){1,3})(?:这|一共|共)?[两二三四]个月")
_SUM_THEN_MONTH = re.compile(
    r"(?<!\d)(?P<sum>\d{3,6})[（(](?P<month>\d{1,2}月份?)[)）](?=[、,，\s]+\d{3,6}[（(]\d{1,2}月|$)"
)
_PHONE = re.compile(r"(?<!\d)(1[3-9]\d)[ \-—]?(\d{4})[ \-—]?(\d{4})(?!\d)")
_ORDINAL = re.compile(
    rf"^\s*[（(]?\d{{1,3}}(?:[)）、．:：]|\.(?!\d))\s*|^\s*[①-⑳]\s*|^\s*\d{{1,3}}\s+(?=[{HAN}]{{2,4}}[\s:：,，])|"
    rf"^\s*\d{{1,3}}\s*(?=(?![月天号个人日年楼标工])[{HAN}]{{2,4}}[￥¥]?\d{{3}})|^\s*\d{{1,3}}\s+[.、．)）]\s*(?=[{HAN}]{{2}})"
)
_TWO_MONTHS = re.compile(r"^(?:[一二三四五六七八九十]|\d{1,2})、\d{1,2}月")
_SOME_THEN = re.compile("(?<=[半些点分钱])(?=(?:现在|目前)?还[欠差剩]\\D{0,2}[￥¥]?\\d)")
_WHOLE = re.compile(r"(?<=[\d元块])整(?=$|[\s,，;；。）)])")
_ARROW = re.compile(r"\s*(?:[-=]+[>＞]+|[-=]*[→⇒➜]+)\s*")
_DOTTED_MONTH = re.compile(
    r"(?<![\d.])(?P<year>20\d{2})[./](?P<month>0?[1-9]|1[0-2])(?=(?:\s*[-—~～至到]\s*(?:20\d{2}[./])?\d{1,2})?(?![\d./年元])\D.*\d{3})"
)
_LED = re.compile("(?:其中|分别[是为]|如下)[:：]?(?P<name>[\u3400-\u9fff]{2,4})(?=[￥¥]?\\d)")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMBERS = re.compile(
    rf"(?:^|(?<=[^\d]))(?:(?P<circled>[{_CIRCLED}])|(?P<number>\d{{1,2}})\s*[.、．)）])\s*(?=[{HAN}]{{2}})"
)


def without_number(line: str, *, is_numbered: bool) -> str:
    """The line without its number; 7、8月份 are two months where the lines of the text have no numbers."""
    return line if not is_numbered and _TWO_MONTHS.match(line) else _ORDINAL.sub("", line)


def without_pictures(line: str) -> str:
    """A line without small pictures (👍, [抱拳]), unless it holds nothing else: it is then named as it was sent."""
    return _NAMED_PICTURES.sub("", _PICTURES.sub(" ", line)).strip() or line


def written_out(line: str) -> str:
    """A line with what people write shortly in the words of a list: months with points, sums with commas, strokes
    between name and sum, the days on which somebody came and left (5月20日进场，8月31日离场) as a span, and as months
    what is counted as such behind it (7、8两个月)."""
    plain = _SOME_THEN.sub("，", line)
    plain = _PHONE.sub(r"\1\2\3", thousands_closed(_SUM_THEN_MONTH.sub(r"\g<month>\g<sum>", plain)))
    plain = _dotted(_WHOLE.sub("", _ARROW.sub(" ", _LED.sub(_led, plain))))
    return _COUNTED_MONTHS.sub(r"\g<months>月", _IN_TO_OUT.sub(r"从\g<first>干到\g<last>", plain))


def _led(found: re.Match[str]) -> str:
    """其中 before somebody with a sum says no more than that; 其中借支2000 is within what is owed."""
    return found["name"] if is_name(found["name"]) else found[0]


def _dotted(line: str) -> str:
    """2026.3-2026.5 before a sum are months."""
    found = _DOTTED_MONTH.search(line)
    if found is None:
        return line
    return re.sub(r"(?<![\d.])(20\d{2})[./](\d{1,2})(?![\d./年])", lambda each: f"{each[1]}年{int(each[2])}月", line)


def unquoted(line: str) -> str:
    """A line of a chat without the marks around a message that somebody quotes: 「示例甲：我的8000」."""
    return _QUOTED.sub(r"\1", line.strip())


def repeated(lines: Sequence[str]) -> set[int]:
    """The places, from 0, of quotes above an answer whose words stand in another line of the chat too."""
    quotes = {at: unquoted(line) for at, line in enumerate(lines) if _QUOTED.match(line.strip())}
    said = {line.strip() for at, line in enumerate(lines) if at not in quotes}
    return {
        at
        for at, quote in quotes.items()
        if _RULE.match("".join(lines[at + 1 : at + 2]).strip()) and _words(quote) in said
    }


def _words(quote: str) -> str:
    """What was said, without who said it."""
    return re.split("[:：]", quote, maxsplit=1)[-1].strip()


def numbered_apart(line: str) -> list[str]:
    """The people of a line that are numbered one after the other, each alone, behind the words before the first:
    ①示例甲9000 ②示例乙8000. The line itself where there are no two such numbers."""
    found = list(_NUMBERS.finditer(line))
    numbers = [_CIRCLED.index(each["circled"]) + 1 if each["circled"] else int(each["number"]) for each in found]
    if len(numbers) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return [line]
    starts = [each.start() for each in found]
    parts = [line[: starts[0]], *(line[start:end] for start, end in zip(starts, [*starts[1:], len(line)], strict=True))]
    return [bare for part in parts if (bare := part.strip(" ,，;；、\u3000"))]
