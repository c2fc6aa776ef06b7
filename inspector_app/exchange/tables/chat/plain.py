"""Lines of a chat as they would be said: without what is no word, with what is written shortly written out.

Several lines of one person (labels with their values, what he writes above his name) are one, and several people of
whom only all is told are a line each.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import HAN, thousands_closed
from inspector_app.exchange.tables.chat.cards import cards, from_name
from inspector_app.exchange.tables.chat.grammar import TICKS
from inspector_app.exchange.tables.chat.person import Doubt
from inspector_app.exchange.tables.chat.senders import sent_and_said, sent_by
from inspector_app.exchange.tables.chat.tokens import tokens
from inspector_app.exchange.tables.chat.words import (
    OF_OTHERS,
    figure_in,
    has_surname,
    is_name,
    is_trade,
    own_name,
    total_in,
)
from inspector_app.exchange.tables.fields import Fit, kinds

_PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u26ff\u2764\ufe0f\u200d]+")
_NAMED_PICTURES = re.compile(r"(?<=[^\[\]\s])\s*(?:\[[^\[\]\d\s]{1,4}\])+$")
_QUOTED, _RULE = re.compile("^「(.*)」$"), re.compile("^[-—–]+(?:\\s*[-—–]+){2,}$")
_ORDINAL = re.compile(
    rf"^\s*[（(]?\d{{1,3}}(?:[)）、．:：]|\.(?!\d))\s*|^\s*[①-⑳]\s*|^\s*\d{{1,3}}\s+(?=[{HAN}]{{2,4}}[\s:：,，])|"
    rf"^\s*\d{{4}}[、．)）]\s*(?=[{HAN}]{{2,4}}[\s:：,，]+[￥¥]?\d{{3}})|"
    rf"^\s*\d{{1,3}}\s*(?=(?![月天号个人日年楼标工])[{HAN}]{{2,4}}[￥¥]?\d{{3}})|^\s*\d{{1,3}}\s+[.、．)）]\s*(?=[{HAN}]{{2}})"
)
_TWO_MONTHS = re.compile(r"^(?:[一二三四五六七八九十]|\d{1,2})、\d{1,2}月")
_NICKNAME = re.compile(rf"[老小阿大][{HAN}]{{1,2}}|[{HAN}]{{1,2}}(?:哥|姐|叔|嫂|师傅|子|总|爷)")
_NICKNAMED = re.compile(
    rf"^(?P<nick>[{HAN}]{{1,4}})\s*(?:[(（](?P<named>[{HAN}]{{2,4}})[)）]|(?:[-—_/／·]|(?<=阿.)(?=\s))\s*(?P<behind>[{HAN}]{{2,4}})(?=[\s:：,，\d]|$))"
)
_MONTH_OR_DAY = (
    r"(?:(?:20)?\d{2}年|[今去前]年)?(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:\d{1,2}[号日]|份|[初底末])?"
)
_WRITTEN = {
    rf"^我?[帮替代给](?P<name>[{HAN}]{{2,4}}?)(?:报|说|登记?|填|写)(?:一下|个)?[\s,，:：]*(?=\S)|"
    rf"^(?P<told>[{HAN}]{{2,4}}?)[让叫托喊]我(?:报|说|登记?|填|写)?(?:一下)?[\s,，:：]*(?=\S)": r"\g<name>\g<told> ",
    rf"^(?P<name>[{HAN}]{{2,4}})\s*@\S{{1,8}}\s+(?=[我俺])": r"\g<name>：",  # whoever calls somebody says it
    rf"^[{HAN}]{{1,6}}[:：]\s*(?=\d{{1,2}}[.、．]\s*[{HAN}]{{2}})|^[+＋]\s*(?=[{HAN}]{{2}})": "",
    rf"^(?P<sum>[￥¥]?\d{{3,7}}(?:\.\d{{1,2}})?(?:元|块)?)[\s:：]*(?P<name>[{HAN}]{{2,4}})[。.]?$": r"\g<name> \g<sum>",
    r"(?<=[半些点分钱])(?=(?:现在|目前)?还[欠差剩]\D{0,2}[￥¥]?\d)": "，",
    r"(?<!\d)(?P<sum>\d{3,6})[（(](?P<at>\d{1,2}月份?)[)）](?=[、,，\s]+\d{3,6}[（(]\d{1,2}月|$)": r"\g<at>\g<sum>",
    r"(?<!\d)(1[3-9]\d)[ \-—]?(\d{4})[ \-—]?(\d{4})(?!\d)": r"\1\2\3",
    rf"(?:其中|分别[是为]|如下)[:：]?(?P<name>[{HAN}]{{2,4}})(?=[￥¥]?\d)": r"\g<name>",  # 其中借支2000 is within a sum
    r"\s*(?:[-=]+[>＞]+|[-=]*[→⇒➜]+)\s*": " ",
    rf"^(?P<name>[{HAN}]{{2,4}})(?P<tick>{TICKS.pattern}+)\s*(?P<line>[\d(（￥¥].*)$": r"\g<name> \g<line> \g<tick>",
    rf"^(?P<tick>{TICKS.pattern}+)\s*(?P<line>\S.*)$": r"\g<line> \g<tick>",
    rf"(?<=[{HAN}])[(（]本人[)）]": "",
    r"(?<=[\d元块])整(?=$|[\s,，;；。）)])": "",
    rf"(?P<first>{_MONTH_OR_DAY})(?:进的?场|来的|开始[干做]|上的?班|入的?职)[,，]?\s*"
    rf"(?:(?P<last>{_MONTH_OR_DAY})(?:走的|退的?场|离开的?|离的?场|离的?职|不干了|结束的?)|"
    rf"(?:一直)?[干做]到(?P<until>{_MONTH_OR_DAY}))": r"从\g<first>干到\g<last>\g<until>",
    r"(?<![\d.])(20\d{2})\.(1?\d)\.([0-3]?\d)\s*[-—~～至到]\s*(20\d{2})\.(1?\d)\.([0-3]?\d)(?![\d.])": (
        r"\1年\2月\3日到\4年\5月\6日"
    ),
    r"(?<![\d.])(20\d{2})\.(1?\d)\.([0-3]?\d)\s*[-—~～至到]\s*(1?\d)\.([0-3]?\d)(?![\d.])": (
        r"\1年\2月\3日到\1年\4月\5日"
    ),
    r"(?<![\d.])(1?\d)\.([1-3]?\d)\s*[-—~～至到]\s*(1?\d)\.([1-3]?\d)(?![\d.万千元块wk])": r"\1月\2日到\3月\4日",
    r"(?<![\d.])(?P<months>\d{1,2}(?:[、,，和]\d{1,2}){1,3})(?:这|一共|共)?[两二三四]个月": r"\g<months>月",
}
"""How what people write shortly is said; a ``name`` in it is one."""
_SHORTLY = {re.compile(shape): said for shape, said in _WRITTEN.items()}
_DOTTED_MONTH = re.compile(
    r"(?<![\d.])(?P<year>20\d{2})[./](?P<month>0?[1-9]|1[0-2])(?=(?:\s*[-—~～至到]\s*(?:20\d{2}[./])?\d{1,2})?(?![\d./年元])\D.*\d{3})"
)
_LABELLED = re.compile(r"^(?:\d{1,3}\s*[、.．)）]\s*)?(?P<label>[^\d\s:：,，。]{2,8})\s*[:：]\s*(?P<value>\S.*)$")
_IN_A_ROW = re.compile(r"([^\d\s:：,，。;；]{2,8})\s*[:：]\s*([^\s:：,，;；]+)(?=[\s,，;；]|$)")
_BARE = ("金额", "数额", "钱数", "多少钱")
_BEFORE = {"owed": "欠", "earned": "应得", "received": "拿了"}
_AS_IT_IS = ("id_number", "phone", "card", "period", "job", "attendance", "rate")
_NAMED_ALONE = re.compile(
    rf"^(?P<words>.{{0,60}}?)(?:名单|分别[是为]|有)\s*[:：]\s*(?P<names>[{HAN}]{{2,4}}(?:[、,，\s]+[{HAN}]{{2,4}})+)[。.]?$"
)
_SIGNED = re.compile(rf"^(?P<name>[{HAN}]{{2,4}})[\s,，:：]*(?P<phone>1[3-9]\d{{9}})?$")
_SPEAKS = re.compile("[我俺咱]")
_SAYS_OF_ME = re.compile("^(?:我(?!们)|本人)")
_BETWEEN = re.compile("[、,，\\s]+")
_CLAUSES = re.compile(r"[,，;；。]\s*")
_ENDS, _FEW = "。；;，,", 2
_SECTIONS = re.compile(rf"((?:^|(?<=[。；;]))\s*(?:{_MONTH_OR_DAY})(?:的?工资|的)?[:：])")
_TRADE = re.compile(rf"[【\[（(]?(?P<trade>[{HAN}]{{2,4}})(?P<marks>[】\])）:：]*)")
_HEADED = re.compile(rf"^(?P<head>[{HAN}]{{2,4}})[:：]\s*(?P<said>\S.*)$")
_OF_SEVERAL = re.compile(
    rf"^(?P<head>.*[{HAN}]{{2,4}}等?\s*[\d一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]+[人名].*?)其中[:：]?(?P<people>[{HAN}]{{2,4}}[￥¥]?\d.*)$"
)
_TOTAL_OF = re.compile(r"^(?P<total>[^,，。;；]+)[,，。;；]\s*(?=(?P<months>[都全]是.*月.*)$)")
_OF_CREW = re.compile(rf"^(?P<crew>[{HAN}]{{1,6}}(?:班组?|队|组))[:：]\s*(?P<people>\S.*)$")


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
    line = _nicknamed(thousands_closed(line.strip()))
    for shape, said in _SHORTLY.items():
        line = shape.sub(partial(_said, said=said), line)
    return _dotted(line)


def _said(found: re.Match[str], said: str) -> str:
    name = found.groupdict().get("name") or found.groupdict().get("told")
    return found.expand(said) if name is None or is_name(name) else found[0]


def _nicknamed(line: str) -> str:
    """The name in front of what somebody is called: 老何（示例甲）9000."""
    found = _NICKNAMED.match(line)
    if found is None:
        return line
    name, nick, behind = found["named"] or found["behind"], found["nick"], line[found.end() :].lstrip(" :：")
    is_nick = found["named"] and has_surname(name) and (not has_surname(nick) or behind.startswith(name))
    is_nick = (is_nick or _NICKNAME.fullmatch(nick)) and is_name(name)
    return f"{name} {behind.removeprefix(name)}" if is_nick else line


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


class Spoken(NamedTuple):
    """A line as it is read, and the words of the chat that it comes from."""

    line: str
    words: str


def blocks(text: str) -> list[Spoken]:
    """The lines of a text, those of one person together."""
    lines = [line for line in text.splitlines() if line.strip()]
    letters = [_signed(lines[at : at + _FEW]) for at in range(0, len(lines), _FEW)]
    if letters and all(letters):  # and nobody is named above what he says
        words = (" ".join(lines[at : at + _FEW]) for at in range(0, len(lines), _FEW))
        return [Spoken(*each) for each in zip(letters, words, strict=True)]
    said = [part for line in _from_names(text.splitlines()) for part in _parted(line)]
    told = _with_labels_as_lines(list(_below_trades(_without_heads(said))))
    return [each for line in told for each in _together(line)]


def _from_names(lines: Sequence[str]) -> list[str]:
    """The lines, those of each person as one that begins with his name where something of his stands above it."""
    places = [at for at, line in enumerate(lines) if line.strip()]
    try:
        found = [] if any(sent_by(line) is not None for line in lines) else cards([lines[at] for at in places])
    except Doubt:
        return list(lines)
    whole = {places[each[0]]: from_name([lines[places[at]] for at in each]) for each in found}
    taken = {places[at] for each in found for at in each}
    return [whole.get(at, line) for at, line in enumerate(lines) if at in whole or at not in taken]


def _below_trades(lines: Sequence[Spoken]) -> Iterator[Spoken]:
    """The lines, those with a sum below 木工： with that trade behind them. A trade without a mark may be of the person
    above, unless such a heading stands above."""
    below = ""
    for each in lines:
        found = _TRADE.fullmatch(each.line.strip())
        if found and is_trade(found["trade"]) and (found["marks"] or below):
            below = found["trade"]
            continue
        is_person = below and figure_in(each.line) and not OF_OTHERS.search(each.line)
        yield Spoken(f"{each.line} {below}", f"{below}：{each.words}") if is_person else each


def _without_heads(lines: Sequence[Spoken]) -> list[Spoken]:
    """The lines without whoever tells in them of others, by name (张工：示例甲欠9800), or of all above."""
    found = [_HEADED.match(each.line.strip()) for each in lines]
    heads = {each["head"] for each in found if each and _names_another(each["head"], each["said"])}
    is_his = [each and each["head"] in heads and not _SPEAKS.search(each["said"]) for each in found]
    told = zip(lines, found, is_his, strict=True)
    return [Spoken(head["said"], head["said"]) if head and is_so else each for each, head, is_so in told]


def _names_another(head: str, said: str) -> bool:
    """Whether what somebody says begins with somebody else who has a sum."""
    parts = tokens(said)
    told = parts[0].text if parts[0].kind == "name" and "sum" in {each.kind for each in parts} else ""
    return is_name(head) and told not in ("", head) and not _SPEAKS.search(said)


def _parted(line: str) -> list[Spoken]:
    """What stands above others of a chat, where it stands in front of them in one line, as a line of its own: who sent
    it and when ([2026-06-03 19:12] 示例甲: 还欠8000), the crew of those behind (木工班：示例甲5600、示例乙7200). What
    is owed to several (示例甲等三人…其中示例甲5000…) is what each is owed; the months of all (共31700，都是3月的) stand
    below their total."""
    if both := sent_and_said(line.strip()):
        return [Spoken(each, each) for each in both]
    starts = [found.start() for found in _SECTIONS.finditer(line)]
    if len(starts) > 1 and not line[: starts[0]].strip():
        pieces = [line[start:end] for start, end in pairwise([*starts, len(line)])]
        return [Spoken(each, each) for piece in pieces for each in _SECTIONS.split(piece) if each.strip()]
    if (whole := _TOTAL_OF.match(line.strip())) and total_in(whole["total"]):
        return [Spoken(whole["total"], whole["total"]), Spoken(f"以上{whole['months']}", whole["months"])]
    if several := _OF_SEVERAL.match(line.strip()):
        months = " ".join(part.text for part in tokens(several["head"]) if part.kind in ("months", "span"))
        return [Spoken(f"{months} {several['people']}".strip(), line)]
    found = _OF_CREW.match(line.strip())
    kinds_behind = [part.kind for part in tokens(thousands_closed(found["people"]))] if found else []
    if found is None or kinds_behind[:1] != ["name"] or "sum" not in kinds_behind:
        return [Spoken(line, line)]
    return [Spoken(f"{found['crew']}：", found["crew"]), Spoken(found["people"], found["people"])]


def _signed(lines: Sequence[str]) -> str:
    """What somebody writes of himself above his name, with the name in front: 我的工资9000元没有给 above 示例甲."""
    if len(lines) < _FEW or not _SAYS_OF_ME.match(lines[0].strip()) or not figure_in(lines[0]):
        return ""
    found = _SIGNED.match(half_width(lines[1].strip()))
    if found is None or not is_name(found["name"]) or any(map(own_name, _CLAUSES.split(lines[0].strip()))):
        return ""
    return " ".join(filter(None, (found["name"], found["phone"], lines[0].strip())))


def _together(spoken: Spoken) -> list[Spoken]:
    """A line for each of those of whom only all is told: 三个人欠18000，名单：示例甲、示例乙、示例丙."""
    found = _NAMED_ALONE.match(spoken.line.strip())
    names = _BETWEEN.split(found["names"]) if found else []
    figure = figure_in(found["words"]) if found else ""
    if not (found and figure and all(map(is_name, names)) and len(set(names)) == len(names)):
        return [spoken]
    return [Spoken(f"{name} {len(names)}人共欠{figure}", spoken.words) for name in names]


def _with_labels_as_lines(lines: Sequence[Spoken]) -> Iterator[Spoken]:
    """姓名：示例甲 above 电话：… and 欠薪金额：5500元 become one line; what no field of a list takes stands behind."""
    told, words = list[str](), list[str]()
    for whole, said in lines:
        for line in _labels_of(whole):
            field, label, value = _label(line)
            is_more = bool(told and field and field != "name")
            if told and not is_more and line.strip():
                yield Spoken(" ".join(told), " ".join(words))
                told, words = [], []
            if is_more or (field == "name" and is_name(value)):
                told.append(_word(field, label, value) if is_more else value)
                words.append(line.strip() if whole == said.strip() else said.strip())
            elif not told:
                yield Spoken(line, said)
    if told:
        yield Spoken(" ".join(told), " ".join(words))


def _labels_of(line: str) -> list[str]:
    """The labels with their values that stand in one line, in a line each."""
    found = _IN_A_ROW.findall(line)
    is_all = (
        any(_label(f"{label}：{value}")[0] == "name" for label, value in found)
        and len(found) > 1
        and not _IN_A_ROW.sub("", line).strip(_ENDS + " \u3000")
    )
    return [f"{label}：{value}" for label, value in found] if is_all else [line]


def _label(line: str) -> tuple[str, str, str]:
    """The field that a line's label names (any word: one that no list has), the label and its value; nothing where it
    has none."""
    found = _LABELLED.match(line.strip().rstrip(_ENDS))
    if found is None:
        return "", "", ""
    match = kinds()["wages"].match(found["label"])
    is_sure = match is not None and match.fit in (Fit.EXACT, Fit.PIECE)
    return match.field if match and is_sure else "other", found["label"], found["value"].strip()


def _word(field: str, label: str, value: str) -> str:
    plain = half_width(value)
    if field in _BEFORE and tokens(plain)[0].kind == "sum":
        return f"{_BEFORE[field]}{''.join(plain.split())}"
    return "".join(plain.split()) if field in _AS_IT_IS or label in _BARE else f"{label}{value}"
