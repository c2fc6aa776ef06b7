"""Lines of a chat that name people and what they are owed: 1、示例甲 木工 干了45天 260一天 拿过3000 还差8700."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from inspector_app.domain.id_kind import IN_TEXT
from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import CARD, HAN, words_of
from inspector_app.domain.periods import calendar_days, parse_period
from inspector_app.domain.spoken import spoken_count, spoken_month, spoken_rate, spoken_yuan
from inspector_app.domain.vagueness import AFTER, BEFORE
from inspector_app.exchange.tables.chat_months import has_numbers, with_months_apart
from inspector_app.exchange.tables.chat_pairs import one_a_line
from inspector_app.exchange.tables.chat_sums import (
    is_count_of_days,
    is_trade,
    took_nothing,
    unquoted,
    with_reckonings_apart,
)
from inspector_app.exchange.tables.chat_title import title_in
from inspector_app.exchange.tables.fields import ListKind, kinds
from inspector_app.exchange.tables.grid import Book, Cell, Grid
from inspector_app.exchange.tables.heading_key import heading_key
from inspector_app.exchange.tables.iou import ious
from inspector_app.exchange.tables.senders import is_frame, sent_by
from inspector_app.exchange.tables.structure import structure
from inspector_app.support import vocabulary

_ONE_MONTH = re.compile(r"\d{1,2}月份?")
_ABOUT_THE_LIST = re.compile(
    r"^(?:联系人|联系电话|电话|手机|班长|班组长|组长|队长|负责人|填报人|制表人|项目|项目地址|地址|工地|地点|班组)\s*[:：]"
)
_MARKS, _COLONS = "、:：", ":："
_PHONE = re.compile(r"1[3-9]\d{9}")
_SAID = (
    (
        "owed",
        re.compile(r"^(?:还?拖欠|欠薪|还?欠[我了]?|还差|还剩|剩下?|下欠|尾款|工资(?!总共|一共|共|合计)|共计|共)+"),
    ),
    (
        "received",
        re.compile(r"^(?:生活费|已?拿[过了]?|已[付发支]|[付给发支领][过了]|借[过了支]|预支|[借支领付](?=[￥¥]?\d))+"),
    ),
    ("earned", re.compile(r"^(?:(?:工资)?(?:总共|一共)|工资(?:共|合计)|总工资|应发|应得|该拿|结算|工钱)+")),
)
_AMOUNT = re.compile(r"[￥¥]?\d{1,8}(?:\.\d{1,2})?元?")
_PLAIN_AMOUNT = re.compile(r"\d{1,8}(?:\.\d{1,2})?")
_NAME = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]{{1,12}}(?:[·•][{HAN}]{{1,12}})+")
_NO_NAME = re.compile(
    "姓名|身份证|证件|电话|手机|卡号|银行|欠薪|工资|拖欠|合计|总计|小计|共计|名单|明细|人员|班组|工地|项目|公司|"
    "消息|如下|收到|各位|大家|工友|领导|老师|您好|你好|麻烦|谢谢|我们|欠|@|所有人|[今明昨后]天|开会|差不多|大概|大约|将近|接近|估计|左右"
)
_CORRECTS = re.compile("更正|改正|订正|纠正|修正|更改|改[成为]|应为|应该?是|[写报打弄搞说发记算输]错|重报")
_NOBODY = re.compile(
    "[还总一][有剩差欠共]|每月|每天|每日|每工|一个?[月天工]|老板|工头|包工头|他|她|我|俺|咱|你|每人|每个|一人|人均|平均"
)
_EACH = re.compile("每人|每个人|每一个|一人|人均|各(?:自|欠|拿|差)?(?=[￥¥]?\\d|[一二两三四五六七八九十百千万])")
_WHO_OWES = re.compile(
    f"^(?:老板|公司|工地|项目部|他们?|工头|包工头)(?=(?:一共|总共)?[还拖]*[欠差])|^[{HAN}]{{2,4}}(?=[还拖]?欠[我俺咱])"
)
_OF_ME = re.compile("^[我俺咱]的?(?=\\S)")
_BEHIND_SUM = re.compile(r"(?<=[\d元块万千百整])[(（]([^()（）]{1,40})[)）]")
_INSTRUCTS = re.compile(r"格式|接龙|模板|照此|按此|例如|^(?:示?例|举例)[\s:：]")
_LABEL = re.compile("姓名|身份证号?码?|电话|手机号?|银行卡号?|卡号|元")
_LABELLED = re.compile("^(?:身份证号?码?|电话号?码?|手机号?码?|银行卡号?|卡号)(?=\\d)")
_JOB = re.compile(
    "(?:[木瓦泥电焊杂普小大技力]|钢筋|架子|水电|油漆|抹灰|砌筑|混凝土|砼|防水|外架|模板|安装|泥瓦|粉刷|腻子|保温|管道|贴砖|电焊|信号)工|塔吊司机|塔吊"
)
_MYSELF = ("我", "俺", "咱", "本人", "我的")
_TALKS = re.compile("^(?!.*\\d).*(?:我们|请|一下|怎么|什么|[吗呢吧啊]$|帮忙|辛苦)")
_FROM_TO = re.compile(r"(?:从|自)?(?P<first>.{1,9}?月份?)[欠拖干做]*(?:到|至|[-—~～])(?P<last>.{0,6}?月份?)(?:底|止)?")
_YEAR_SENT = re.compile(r"(20\d{2})\s*[-/年.]")
_NAME_AND_DEBT = re.compile(
    r"(\D{2,4}?)(?:应该?是|应为|是)?((?:拖欠|欠|[￥¥]?\d{3}).+|(?:[￥¥]?\d+(?:\.\d+)?|[一二两三四五六七八九十])[万千].*)"
)
_FIGURE = re.compile(r"\d{3,}(?![\d年])|[一二两三四五六七八九十百千]*[百千万][一二两三四五六七八九十百千]*")
_UNPAID = re.compile(
    r"^(?:我|我这里?)?(?:还?(?:有|[剩差欠余]下?)[我俺]?|一?共|总共|工资)?(?P<sum>[￥¥\d一二两三四五六七八九十].*?)(?:没|未)(?:有)?[拿给发付结](?:到|了|呢|清|[我俺])?$"
)
_ABOUT, _OR_SO = re.compile(BEFORE), re.compile(rf"{AFTER}$")
_ANY_DAY = date(2000, 12, 31)  # whether a word names a month does not depend on the day
_TEXTS = ("last_day", "first_day")
Headed = Callable[[Sequence[str]], Sequence[str]]


@dataclass(frozen=True, slots=True)
class ChatLine:
    """A line of a chat with its number in the text: what it tells of one person by the fields of a list (nothing: it
    names nobody), and the words that nobody understood. ``is_heading``: it says which column each word is of;
    ``is_iou``: it is a 欠条; ``sent_in``: the number of the line that says who sent it, of whom it tells."""

    number: int
    text: str
    told: Mapping[str, str] = field(default_factory=dict)
    rest: tuple[str, ...] = ()
    is_heading: bool = False
    is_iou: bool = False
    sent_in: int = 0


def chat_lines(text: str, headed: Headed) -> Iterator[ChatLine]:
    """The lines that are not empty. ``headed`` tells the field of each of a line's words when they are headings.

    Several amounts in a line without headings are none, unless words say what they are: which is owed is not known.
    """
    fields: Sequence[str] = ()
    sender, sent_in, year, is_numbered = "", 0, None, has_numbers(text)
    papers = {number: (span, iou) for span, iou in ious(text.splitlines()) for number in span}
    lines = [unquoted(each) for each in text.splitlines()]
    for number, line in enumerate(lines, start=1):
        if number in papers:
            span, iou = papers[number]
            if number == span[0]:
                yield ChatLine(number, iou.text, iou.told, iou.rest, is_iou=True)
            continue
        if not line or is_frame(line):
            continue
        parts = _words(line, is_numbered=is_numbered)
        if _is_about_all(line):  # how to write, whom to call
            yield ChatLine(number, line)
        elif named := headed(parts):
            fields = named
            yield ChatLine(number, line, is_heading=True)
        elif (
            sent := _sent(line, next(filter(None, lines[number:]), ""))
        ) is not None:  # who sent what follows, and when
            sender, sent_in, year = sent, number, _year_sent(line) or year
            yield ChatLine(number, line)
        elif _is_of_several(line, parts):  # who are asked for one a line
            yield ChatLine(number, line)
        else:
            person, rest = _by_heading(parts, fields) if len(parts) == len(fields) else _by_shape(parts)
            is_own = "name" not in person and _is_of_sender(person, rest, sender)
            if is_own:
                person, rest = {"name": sender, **person}, [*rest, f"发送人{sender}"]
            rest = _with_span(person, rest, year)
            told = ChatLine(number, line, person, tuple(rest), sent_in=sent_in if is_own else 0)
            yield told if person.get("name") else ChatLine(number, line)


def _year_sent(line: str) -> int | None:
    told = _YEAR_SENT.search(line)
    return int(told[1]) if told else None


def _with_span(person: dict[str, str], rest: Sequence[str], year: int | None) -> list[str]:
    """Put in the months from and to which somebody speaks of, said in a ``year``; the other words are left."""
    for word in rest:
        said = _FROM_TO.fullmatch(half_width(word))
        text = f"{said['first']}至{said['last']}" if said else half_width(word) if "月" in word else ""
        span = parse_period(text, year)
        if "period" not in person and text and (span or calendar_days(text)):
            person["period"] = f"{span[0]}至{span[1]}" if span and parse_period(text) is None and "年" in text else text
            return [each for each in rest if each is not word]
    return list(rest)


def _words(line: str, *, is_numbered: bool = True) -> list[str]:
    """The words of a line without its number; 我：1万2 is said by whoever sent it. 7、8月份 are two months where the
    lines of the text have no numbers."""
    plain = with_reckonings_apart(with_months_apart(line, is_numbered=is_numbered))
    parts = words_of(_BEHIND_SUM.sub(r" \1", plain), _MARKS)
    return parts[1:] if len(parts) > 1 and parts[0] in _MYSELF else parts


def _is_about_all(line: str) -> bool:
    """Whether a line says how to write or whom to call, and tells of nobody in the list."""
    return bool(_INSTRUCTS.search(line) or (_ABOUT_THE_LIST.match(line) and not _figure(line)))


def _is_of_several(line: str, parts: Sequence[str]) -> bool:
    """Whether a line tells a sum of each of several people, or what more than one owes or is owed."""
    named = {found[1] for part in parts if (found := _NAME_AND_DEBT.fullmatch(part)) and _is_name(found[1])}
    return bool(_EACH.search(line) and _figure(line)) or len(named) > 1


def sender_of(line: str) -> str:
    """Who sent what follows, where a line of a chat says so and when: 示例甲 2026/6/3 09:15; empty for other lines."""
    name = sent_by(line) or ""
    return name if _is_name(name) else ""


def _sent(line: str, after: str) -> str | None:
    """Also a name alone in its line with a colon behind it, or with a sum alone in the one ``after`` it, as messages
    are copied one by one."""
    alone = line[:-1].strip() if line[-1] in _COLONS else ""
    if not alone and _is_name(line):
        told, rest = _by_shape(_words(after)) if after else ({}, [])
        alone = line if any(name in told for name, _ in _SAID) and "name" not in told and not rest else ""
    return alone if _is_name(alone) else sent_by(line)


def one_line_each(text: str) -> str:
    """The text of a chat with a line for each person, and for each month of one."""
    return one_a_line(text, _is_name)


def chat_book(text: str, name: str, kind: ListKind, headed: Headed) -> Book | None:
    """The lines of a chat as a list, each in the row of its number, on a sheet that is called like the title above them
    that tells their months; None where they tell of nobody."""
    text = one_line_each(text)
    lines = list(chat_lines(text, headed))
    if not any(map(_tells_of_somebody, lines)):
        return None
    fields = [each for each in kind.by_name if any(each in line.told for line in lines) and each not in _TEXTS]
    titles = [*(kind.by_name[each].title for each in fields), _AMOUNT_TITLE, vocabulary.label("wage_claim.note")]
    rows = {0: {at: Cell(title) for at, title in enumerate(titles, start=1)}}
    read = {line.sent_in for line in lines if line.told}  # who sent them is read with what they say
    for line in lines:
        if not line.is_heading and line.number not in read:
            cells = _cells(line, fields)
            rows[line.number] = {at: Cell(told) for at, told in enumerate(cells, start=1) if told}
    before = [line.text for line in lines[: next(at for at, line in enumerate(lines) if line.told)]]
    return Book(name, (Grid(title_in(before), rows),), text)


_AMOUNT_TITLE = "金额"


def _tells_of_somebody(line: ChatLine) -> bool:
    """Whether a line tells more than a name: something of a field, that it is a 欠条, or about how much."""
    is_about = any(_is_vague(half_width(word)) for word in line.rest)
    return len(line.told) > 1 or bool(line.told and (line.is_iou or is_about))


def _cells(line: ChatLine, fields: Sequence[str]) -> list[str]:
    """The cells of a line: its fields, an amount of which it does not say what it is, and the words that are left."""
    if not line.told:
        return [*("" for _ in fields), "" if sent_by(line.text) is not None else _figure(line.text), line.text]
    amounts = [word for word in line.rest if _is_amount(half_width(word))]
    rest = [*(line.told[name] for name in _TEXTS if name in line.told), *(w for w in line.rest if w not in amounts[:1])]
    return [*(line.told.get(name, "") for name in fields), *(amounts[:1] or [""]), " ".join(rest)]


def _figure(text: str) -> str:
    """The first sum in a text in figures, also one that is spoken; empty where there is none."""
    for found in _FIGURE.finditer(half_width(text)):
        if found[0].isdecimal() and not _PHONE.fullmatch(found[0]):
            return found[0]
        if (spoken := spoken_yuan(found[0])) is not None:
            return f"{Decimal(spoken) / 100:f}"
    words = (spoken_yuan(half_width(word)) for word in words_of(text, _MARKS))  # 1w2
    return next((f"{Decimal(fen) / 100:f}" for fen in words if fen), "")


def _is_name(text: str) -> bool:
    if not _NAME.fullmatch(text) or any(said.search(text) for said in (_NO_NAME, _CORRECTS)) or _NOBODY.match(text):
        return False
    return not structure().is_known(heading_key(text)) and kinds()["wages"].match(text) is None


def _is_of_sender(person: Mapping[str, str], rest: Sequence[str], sender: str) -> bool:
    """Whether a message that names nobody tells of its sender: a sum, and no word of a total or of everybody."""
    tells = any(name in person for name, _ in _SAID)
    return tells and _is_name(sender) and not any(_NO_NAME.search(word) for word in rest)


def _by_heading(parts: Sequence[str], fields: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """A line with as many words as there are headings."""
    found = {name: half_width(part) for part, name in zip(parts, fields, strict=True) if name}
    if not _is_name(found.get("name", "")):
        return {}, []
    return found, [part for part, name in zip(parts, fields, strict=True) if not name]


def _by_shape(parts: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """A line whose words tell by their form what they are."""
    person: dict[str, str] = {}
    rest: list[str] = []
    amounts: list[tuple[str, str, str]] = []
    before = word = ""
    for part in _with_vague(_apart(parts)):
        if took_nothing(part) and "received" not in person:
            person["received"] = "0"
            continue
        plain = _OF_ME.sub("", _WHO_OWES.sub("", _LABELLED.sub("", half_width(part))))
        said, bare = _said_of(plain)
        rest += [word] if said and before == "received" else []  # words that speak of no sum
        said, before = said or before, ""
        if not bare:  # 欠 before the sum
            before, word = said, part
        elif _is_amount(bare):
            amounts.append((part, bare, said))
        elif "job" not in person and (_JOB.fullmatch(plain) or is_trade(plain)):
            person["job"] = plain
        elif "attendance" in person and _is_more_work(person["attendance"], plain):
            rest += [person.pop("attendance"), part]  # of other months: what it comes to nobody says
        elif ((key := _said(plain)) and key not in person) or ((key := _shape(plain)) and key not in person):
            person[key] = plain
        elif not _LABEL.fullmatch(plain):
            rest.append(part)
    is_talk = parts[0] != person.get("name") or any(map(_TALKS.search, rest))
    if set(person) == {"name"} and rest and not amounts and is_talk:
        return {}, []  # words of a message, one of which could be a name
    rest += [word] if before == "received" else []  # 5000 已付: nobody says that it is still owed
    is_open = before == "received" or any(map(_CORRECTS.search, parts))
    return person, rest + ([part for part, _, _ in amounts] if is_open else _with_amounts(person, amounts))


def _with_amounts(person: dict[str, str], amounts: Iterable[tuple[str, str, str]]) -> list[str]:
    """Put the amounts in that say what they are, or the only one as owed; the others are left."""
    told = list(amounts)
    same = {_fen_of(bare) for _, bare, _ in told}  # 壹万贰仟元整（12000元） is one sum
    if not any(said for _, _, said in told) and told and (len(told) == 1 or (len(same) == 1 and None not in same)):
        told = [(told[-1][0], told[-1][1], "owed")]
    left = []
    for part, bare, said in told:
        if said and said not in person and sum(each == said for _, _, each in told) == 1:
            person[said] = bare
        else:
            left.append(part)
    return left


def _said_of(plain: str) -> tuple[str, str]:
    """Which amount the words before a sum speak of, and the sum."""
    if (unpaid := _UNPAID.fullmatch(plain)) and _is_amount(unpaid["sum"]):
        return "owed", unpaid["sum"]
    for name, words in _SAID:
        bare = words.sub("", plain)
        if bare != plain:
            return name, bare
    return "", plain


def _is_amount(bare: str) -> bool:
    """An amount in figures or as people say it: 12000, 一万八."""
    return bool(_AMOUNT.fullmatch(bare) and not _PHONE.fullmatch(bare)) or spoken_yuan(bare) is not None


def _fen_of(bare: str) -> int | None:
    """The amount in 分; None where it is none."""
    plain = half_width(bare).strip("￥¥元")
    return int(Decimal(plain) * 100) if _PLAIN_AMOUNT.fullmatch(plain) else spoken_yuan(bare)


def _is_vague(bare: str) -> bool:
    """A sum that is said to be about so much: 差不多17250, 一万八左右. It is left for whoever asks."""
    about, so = _ABOUT.match(bare), _OR_SO.search(bare)
    begin, end = about.end() if about else 0, so.start() if so else len(bare)
    return (begin > 0 or end < len(bare)) and _is_amount(bare[begin:end])


def _with_vague(parts: Iterable[str]) -> Iterator[str]:
    """The words, a vague one together with the sum behind it: 差不多 17250."""
    before = ""
    for part in parts:
        about = _ABOUT.fullmatch(half_width(part))
        if about and about[0]:
            before += part
        else:
            yield before + part
            before = ""
    if before:
        yield before


def _apart(parts: Sequence[str]) -> Iterator[str]:
    """The words, those apart that nobody parted: 张示例欠一万八."""
    for part in parts:
        found = _NAME_AND_DEBT.fullmatch(part)
        told = _said_of(half_width(found[2]))[1] if found else ""
        is_told = (
            _is_amount(told) or _is_vague(told) or bool(_said(half_width(told))) or _shape(told) not in ("", "name")
        )
        owes = _WHO_OWES.match(part) and "我" in part
        if found and not owes and _is_name(found[1]) and (is_told or _said(half_width(found[2]))):
            yield from found.groups()
        else:
            yield part


def _is_more_work(before: str, plain: str) -> bool:
    """Whether words tell of further days, where days are told already."""
    first, further = spoken_count(before), spoken_count(plain)
    return bool(first and further) and (first or "").lstrip("0123456789.") == (further or "").lstrip("0123456789.")


def _said(plain: str) -> str:
    """The field of words that tell a rate, how long somebody worked, or since or until when."""
    if _ONE_MONTH.fullmatch(plain) and calendar_days(plain):
        return "period"  # 11月, which is neither eleven months nor so much a month
    if spoken_rate(plain) and not is_count_of_days(plain):
        return "rate"
    if spoken_count(plain):
        return "attendance"
    month = spoken_month(plain, _ANY_DAY)
    if month is None:
        return ""
    return "first_day" if month.begins else "last_day" if month.ends else ""


def _shape(plain: str) -> str:
    shapes = (("id_number", IN_TEXT), ("phone", _PHONE), ("card", CARD))
    return next((key for key, shape in shapes if shape.fullmatch(plain)), "name" if _is_name(plain) else "")
