"""Lines of a chat without what is no word: small pictures, marks of a quote; and numbered people of one line apart."""

import re
from collections.abc import Sequence

from inspector_app.domain.pasted import HAN, thousands_closed
from inspector_app.exchange.tables.chat_people import has_surname, is_name

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
_CALLS_TO = re.compile(rf"^(?P<name>[{HAN}]{{2,4}})\s*@\S{{1,8}}\s+(?=[我俺])")
_SENDS_LIST = re.compile(rf"^[{HAN}]{{1,6}}[:：]\s*(?=\d{{1,2}}[.、．]\s*[{HAN}]{{2}})")
_ADDED = re.compile(rf"^[+＋]\s*(?=[{HAN}]{{2}})")
_NICKNAME = rf"[老小阿大][{HAN}]{{1,2}}|[{HAN}]{{1,2}}(?:哥|姐|叔|嫂|师傅|子|总|爷)"
_NICKNAMED = re.compile(
    rf"^(?P<nick>{_NICKNAME})\s*(?:[(（](?P<named>[{HAN}]{{2,4}})[)）]|[-—_/／·]\s*(?P<behind>[{HAN}]{{2,4}}))(?=[\s:：,，\d]|$)"
)
_CALLED = re.compile(rf"^(?P<nick>[{HAN}]{{1,4}})\s*[(（](?P<named>[{HAN}]{{2,4}})[)）]")
_SUM_THEN_NAME = re.compile(
    rf"^(?P<sum>[￥¥]?\d{{3,7}}(?:\.\d{{1,2}})?(?:元|块)?)[\s:：]*(?P<name>[{HAN}]{{2,4}})[。.]?$"
)
_ARROW = re.compile(r"\s*(?:[-=]+[>＞]+|[-=]*[→⇒➜]+)\s*")
_DOTTED_MONTH = re.compile(
    r"(?<![\d.])(?P<year>20\d{2})[./](?P<month>0?[1-9]|1[0-2])(?=(?:\s*[-—~～至到]\s*(?:20\d{2}[./])?\d{1,2})?(?![\d./年元])\D.*\d{3})"
)
_LED = re.compile("(?:其中|分别[是为]|如下)[:：]?(?P<name>[\u3400-\u9fff]{2,4})(?=[￥¥]?\\d)")


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
    plain = _ADDED.sub("", _SENDS_LIST.sub("", _CALLS_TO.sub(_says, line.strip())))
    plain = _nicknamed(_SOME_THEN.sub("，", _SUM_THEN_NAME.sub(_swapped, plain)))
    plain = _PHONE.sub(r"\1\2\3", thousands_closed(_SUM_THEN_MONTH.sub(r"\g<month>\g<sum>", plain)))
    plain = _dotted(_WHOLE.sub("", _ARROW.sub(" ", _LED.sub(_led, plain))))
    return _COUNTED_MONTHS.sub(r"\g<months>月", _IN_TO_OUT.sub(r"从\g<first>干到\g<last>", plain))


def _swapped(found: re.Match[str]) -> str:
    return f"{found['name']} {found['sum']}" if is_name(found["name"]) else found[0]


def _says(found: re.Match[str]) -> str:
    """Who sends a message, in front of what he says to whom he calls."""
    return f"{found['name']}：" if has_surname(found["name"]) else found[0]


def _nicknamed(line: str) -> str:
    """The name in front of what somebody is called: 老何（示例甲）9000."""
    found = _NICKNAMED.match(line)
    name = (found["named"] or found["behind"]) if found else ""
    if not name and (found := _CALLED.match(line)) and has_surname(found["named"]):
        is_nick = not has_surname(found["nick"]) or line[found.end() :].lstrip(" :：").startswith(found["named"])
        name = found["named"] if is_nick else ""
    if found is None or not is_name(name):
        return line
    return f"{name} {line[found.end() :].lstrip(' :：').removeprefix(name)}"


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
