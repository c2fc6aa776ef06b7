"""The parts of which a clause of a chat is made: who, owes, got, months, work, rates, sums; the rest is only words."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from inspector_app.domain.identity import half_width
from inspector_app.domain.numerals import numeral
from inspector_app.domain.pasted import HAN
from inspector_app.domain.periods import calendar_spans, parse_spans
from inspector_app.domain.spoken import spoken_count
from inspector_app.exchange.tables.chat.months import in_order
from inspector_app.exchange.tables.chat.words import KIN, OWES, TRADE, fen_of, has_surname, is_name
from inspector_app.exchange.tables.structure import structure

_NUMERAL = "[一二两三四五六七八九十]"
_MONEY = (
    r"[￥¥]?(?:(?:\d+\.\d+[万千wWkK]|\d+[万千wWkK](?:\d(?:千\d?百?|百)?)?)(?![\d天])|(?!20\d{2}年)\d{3,8}(?:\.\d{1,2})?(?!\d)|"
    rf"{_NUMERAL}[一二两三四五六七八九十百千万零]*[百千万][一二两三四五六七八九十百千万零]*(?!共))(?:元|块钱?)?"
)
_YEAR = r"(?:(?:20)?2\d年|[今去前]年)"
_MONTH = rf"{_YEAR}?(?:\d{{1,2}}|十[一二]?|[一二三四五六七八九])(?:月份?(?:\d{{1,2}}[号日](?![\d天])|[底初末])?)?"
_MONTHS = (
    rf"(?:从?(?<![\d.]){_MONTH}(?:(?:\s*(?:[-—~～、,，到至和及跟]|[干做欠拖]到)\s*|(?<=[月份号日底初末])\s*){_MONTH})*"
    r"(?<=[月份号日底初末])(?!\s*[-—~～、到至]\s*\d{1,2}[月号])|(?:上个?|这个|本)月(?:份)?)"
)
_LAST_MONTHS = re.compile("[上这本]")
_UNIT = "天|日|个?工(?![资钱地程人友头作])|个?月|平方米?|平米?|方|吨|米|小时"
_COUNTED = rf"(?:\d+|{_NUMERAL}{{1,3}})"
_COUNT = (
    rf"(?<![上下])(?:(?:\d+(?:\.\d+)?|{_NUMERAL}{{1,4}})个?半?|半)个?半?(?:{_UNIT})(?:\s?半(?![年月天日]))?|[俩仨]月"
)
_YEARS = rf"(?<!\d)(?:\d|{_NUMERAL})年(?!前)"
_EACH_UNIT = rf"(?:[一每](?:{_UNIT})|[日月](?:工资|薪)|包月)"
_RATE = (
    rf"(?:{_EACH_UNIT})(?:的?(?:工资|工钱|是|各|都|给|算|,|，))*(?P<owes>[欠差])?(?:{_MONEY}|\d{{2,5}}(?:元|块钱?)?)(?![天个])|"
    rf"(?:{_MONEY}|\d{{2,5}}(?:元|块钱?)?)\s*(?:[一每/](?:{_UNIT})(?![半零]))"
)
_FIGURE = r"\d{2,8}(?:\.\d{1,2})?"
_FACTOR = r"(?<![\d.])\d{1,4}(?:\.\d)?(?![\d.])"
_MANY = r"(?:[\d一二两三四五六七八九十俩仨]+个?(?:人|弟兄|兄弟|口子|名))"
_PAID_SHORTLY = "(?:借支|预支|已[付发领拿]|生活费|[给拿支借领付][了过]|支|借)"
_RECKONED = (
    rf"(?:工资|工钱)?{_FIGURE}元?(?:(?:\s*[-－−–—减]\s*(?:{_PAID_SHORTLY})?{_FIGURE}元?)+|"
    rf"(?:\s*[+＋加]\s*{_FIGURE}元?)+)\s*(?:[=＝]|等于|是)\s*(?:还?欠|剩)?{_FIGURE}(?:元|块)?(?!\d)"
)
_GIVEN = "[给发付结拿领见支收]"
_DOUBT = (
    r"等\s*(?=[每共一\d]|几)|左右|大概|大约|差不多|将近|上下|[\d十百千万]\s?(?:多(?!少)|出头|不到|冒头)|多块|[十百千万]来(?:块|元)|几[百千万]|[应实]该?是|不是|不对|错|更正|改[成为]|作废|"
    rf"包括|其中(?!{_YEAR}?\d{{1,2}}月|[{HAN}]{{2,4}}(?:[￥¥]?\d|欠))|含|材料|罚|房租|[车路话]费|赔|保险|介绍费|加班(?!费[￥¥]?\d)|另|以前的|除了|各班|代领|替我领|先垫|一半|"
    r"一部分|剩余款|我算(?!下来|出来)|[压押]|[,，]\s*是[\d一二]|里面有|也是(?=\s*[。.！!]?$)|一样|[他她]弟"
)
_TILL_NOW = "(?:到现在|至今|现在|目前|一直|都|也|还|仍)*"
_IN_ALL = "总共|一共|合计|总计|共计|加起来|共"
_BEFORE_PAID = "(?:工资|中间|中途|期间|过程中|前后|先后|已经?|只|就|才|共|又|先|后来|后面|走的时候|过年前|年前|老板)*"
_TWO_HAN = rf"(?=[{HAN}]{{2}})"
_KINDS = {
    "minus": r"(?<!\S)[-−](?=\d)",
    "open": rf"[欠拖差算]到{_MONTHS}|从{_MONTH}(?=的?(?:[\s,，。]|$|开始|起))",
    "id": (
        r"(?:身份证号?码?(?:是)?[:：]?)?(?:[1-9]\d{16}[\dXx](?![\dXx])|"
        r"(?<![A-Za-z\d])(?:[HMhm]\d{8}(?:\d{2})?|[A-Za-z]{1,2}\d{6,9}|[A-Za-z]{3}\d{12})(?!\d))"
    ),
    "card": r"(?:(?:银行|工资)?卡号?|账号|[工农中建交邮]行)?(?:是)?[:：]?\d{16}(?:\d{3})?(?!\d)",
    "phone": r"(?:(?:电话|手机)号?码?(?:是)?[:：]?)?(?<!\d)1[3-9]\d{9}(?!\d)",
    "long": r"\d{9,}",
    "clock": r"\d{1,2}[:：]\d{2}",
    "reckoned": _RECKONED,
    "product": rf"{_FACTOR}\s*[×xX*＊乘]\s*{_FACTOR}(?=\s*(?:[=＝]|等于)\s*{_MONEY})",
    "promised": rf"(?:定于|约定)?{_MONTHS}(?:之|以)?前[付结给发]清?",
    "past": (
        rf"{_MONTHS}(?:份|的|工资|那个月)*(?:都|已经?|还)*(?:没算|{_GIVEN}[清了过]+)"
        rf"(?!\d|{_NUMERAL}|[￥¥,，]?\d{{3}})"
    ),
    "idle": (
        rf"{_MONTHS}(?:份|的|里|那个月|都|也|又|就|全|一天)*(?:(?:没有?|未|不)(?:怎么)?(?:干(?!完)|做(?!完)|上班|上工|出勤|来(?!钱)|去|活干|开工(?!资|钱))|停工|放假|歇)"
        "(?:活|过|着|的|了)*"
    ),
    "came": rf"{_MONTHS}(?:来的|进场|走的|摔|出事)|\d{{1,2}}[号日](?=[来进走做到])",
    "months": _MONTHS,
    "year": (
        r"(?<!\d)(?:(?:20)?2\d|[今去前])年(?:度|全年|[上下]半年|年?[底初末])?的?"
        rf"(?=\s*(?:{_TILL_NOW}(?:[我俺]|欠|差|剩|拖|还有|又|一?共|总共|工资|工钱|{_MONEY})|[,，:：]|$))"
    ),
    "turn": rf"{_COUNTED}个?半?月[零又]\s*{_COUNTED}[天日]",
    "rate": _RATE,
    "paid_for": rf"[给付发结拿领]了(?:{_COUNT})的?",
    "waited": rf"[等催找跑讨]了?(?:{_COUNT})了?",
    "count": rf"{_COUNT}|{_YEARS}",
    "none": (
        r"一分(?:钱)?(?:都|也)?(?:没有?|未)[给发付结拿领见支]\w{0,2}|"
        r"一分(?:钱)?(?:都|也)?没有?(?=[\s,，。;；]|$)|分文[没未][给发付结拿领]|"
        r"没[给支拿借领]过?(?:我|钱)+|没支过?|没借支?|(?:借支|预支|已[付领发支]|支取?)[:：]?0(?:元|块)?(?![\d.])"
    ),
    "settled": rf"(?:我的)?(?:已经?|都|全)*(?:(?:没有?|不)(?:再)?欠(?:我的?|钱|了)*|{_GIVEN}清了?|两清)",
    "unpaid": (
        rf"(?:都|也|还|一直)没有(?=[\s,，。]|$)|{_TILL_NOW}(?:没有?|未)(?:有)?{_GIVEN}(?:到|清|齐|手|账|过|我|钱|了|呢)*(?!\s*{_MONEY})|"
        "没到[账手]|没兑现|(?:什么时候|啥时候|何时|哪天|几时)(?:能|才)*[给发结付]?"
    ),
    "owed": (
        rf"(?:被|现在|目前|到现在|至今|{_IN_ALL}|实际?|还|尚|仍|下|也|就|只|都|先|现|累计?|净|结|暂|再)*"
        rf"(?:拖欠|欠付|欠发|欠薪|欠款|欠|差(?!不多)|剩余|剩下?|余下|余欠|结?余(?=\s*{_MONEY})|(?:没有?|未)(?:有)?{_GIVEN}(?:我|过)?(?=\s*{_MONEY})|还有(?=\s*{_MONEY})|(?<=现在|目前)是(?=\s*{_MONEY}))"
        r"(?:了|着|[我俺](?!们)|的|工资|工钱|款|薪|是|[:：])*(?:一共|总共)?"
    ),
    "received": (
        r"(?:[昨前今]天|上个?月|后来|已经)?(?:又|只|才)?[给付发支]了(?=[\u3400-\u9fff]{2,3}[￥¥]?\d{3})|"
        rf"(?:(?:减|除|扣)[去掉除了]?)?{_BEFORE_PAID}(?:[给付发][我过了]+|转过|打过|结了|拿[过了]+|领[过了取]+|预支[了过]?|借支[了过]?|支取[了过]?|支[了过]?|借[了过]?|[借支领拿]的|生活费|收到了?(?={_MONEY})|"
        rf"已[付发领支给拿借]取?了?|实[发领付])(?:我)?(?:一次)?[:：]?\s*(?={_MONEY})"
    ),
    "parts": rf"(?:加班费|奖金|补贴|补助)[:：]?(?={_MONEY})",
    "unsure": rf"(?:[昨前今]天|上个?月|后来|又|老板)*(?:给我|给)?[打转][了给](?:我)?(?={_MONEY})",
    "respectively": rf"分别(?:是|为|欠|差)?[:：]?(?={_MONEY})",
    "less": rf"(?:扣|减|除)[了除掉去]?(?:伙食费?|水电费?|餐费|饭[钱费])?(?={_MONEY})",
    "total": (
        rf"(?:(?:以上|我们|我们班)*{_MANY}(?:{_IN_ALL})|(?:{_IN_ALL}){_MANY}|以上(?:{_IN_ALL}))"
        rf"(?:是|尚?还?欠(?:我们|了)*)?[:：]?(?={_MONEY})"
    ),
    "earned": (
        rf"(?:应该?|该)(?:[给发付拿得]的?)(?:我)?的?\s*(?={_MONEY})|"
        rf"(?:总工资|总的|工资合计|工资总[共计]?|应[发付得](?:工资)?|工资算|(?:给我)?算(?:下来|出来)|{_IN_ALL}|总|就是|[工干做]钱?是)"
        rf"(?:工资|工钱|是|[:：])*\s*(?={_MONEY})"
    ),
    "sum": _MONEY,
    "each": (
        "(?:[两俩三四五]?(?:兄弟|夫妻|父子|姐妹|个人|人)?[俩两]?)?(?:每个?人|各自?)(?:都|是)?|[两俩三四五六七八九]个?人都是?"
    ),
    "self": (
        rf"(?:我的?(?:名字)?|本人|俺)(?:就?是|[叫姓])+\s*{_TWO_HAN}|(?:名字|姓名)(?:是|叫)?[:：]?{_TWO_HAN}|"
        rf"(?:我自己|本人){_TWO_HAN}|我(?=[(（][{HAN}]{{2,4}}[)）])|"
        rf"(?:投诉|反映|举报|来电|来信|来访|申请|求助|诉求|当事)人(?:是|为|叫)?[:：]?{_TWO_HAN}"
    ),
    "us": "[我俺咱]们(?:班组?|几个|都|俩)?",
    "of_kin": rf"(?:的|[他她])?(?:{KIN})(?=[,，。])",
    "kin": rf"(?:[我他她俺]的?)(?:{KIN}|男人|女人)(?:叫|名叫|是)?|(?:{KIN}|徒弟|小工|大工)(?:叫|是)?{_TWO_HAN}",
    "me": "(?:[我俺]|本人)(?:自己|这边|这里|的)?",
    "him": "[他她](?!们)(?:的|叫|名字叫|自己)*",
    "job": rf"(?:{TRADE})(?![班组队])",
    "times": "[×xX*＊乘]",
    "factor": r"(?<=[×xX*＊乘])\s*\d{2}(?![\d.])",
    "is": "[=＝]|等于",
    "same": "同上|同样|一样",
}
"""What each kind of part is, in the order in which they are looked for."""
SUMS = ("owed", "received", "earned", "less", "unsure", "parts", "total")
"""The kinds that say what a sum behind them is."""
DOUBT = re.compile(_DOUBT)
"""Words that say that a sum beside them is not all, not sure, or of something else."""
_TOKEN = {kind: re.compile(shape) for kind, shape in _KINDS.items()}
_LEADS = re.compile(
    f"(?:还有|有|欠[到下付]?|还漏了|还漏|漏了|另有|加上?|[该应要]给|[给付发支]了|个人|说|就|和|与|跟|同|及|以及|个|叫|名叫|是|的|补充|大工|小工|老乡|工友|@|户名|(?:带班|代班|班组?长|[组队]长|联系人|经办人|代领人?)[:：]?|[{HAN}]{{0,2}}(?=班长))+$"
)
_FILL = re.compile(r"[\s,，、;；。:：.!！?？()（）\-—=·…①-⑳的了呢啊吧嘛]+")
_MARK = re.compile(r"[\s,，、;；。:：.!！?？()（）\-—=·…/+①-⑳]")
_DOTTED = re.compile(rf"[{HAN}]{{1,12}}(?:[·•][{HAN}]{{1,12}})+")
_BEHIND_NAME = re.compile(rf"[叔伯婶嫂姨哥姐]的|\s*(?:[:：,，、|+—/-]+|(?=\s))\s*\S|{_MONEY}|\d{{11}}")
_SPEAKS = re.compile("[我俺]")
_OWED = re.compile(rf"还?[欠差]{_MONEY}")
_DEBTOR = re.compile(f"(?:{OWES})$")
_LETTER, _IN_NAMES = re.compile(f"[{HAN}]"), "实尚余先净现再一二三四五六七八九十"
_NO_NAMES = ("card", "us", "him", "owed", "self", "kin", "job", "earned", "received")
_BEFORE_NAME = ("self", "kin", "him", "job", "sum", "unpaid")
_SHORT, _LONG, _MOST_DAYS = 2, 4, 99
_ENDED = re.compile(rf"$|{_MARK.pattern}")
_GLUED = re.compile(rf"[有余剩一二三四五六七八九十百千万]{_MONEY}")
_DIGITS_SAID = "一二三四五六七八九十百千万"
_BARE = re.compile(r"[￥¥元块钱\s]")
_DONE = re.compile(r"(?P<count>\d+(?:\.\d+)?)(?P<unit>平方米?|平米?|方|吨|米)")
_CAPITALS = re.compile("(?:人民币)?(?P<sum>[壹贰叁肆伍陆柒捌玖拾][零壹贰叁肆伍陆柒捌玖拾佰仟万]+)[元圆]整?")
_UNIT_OF = re.compile(_UNIT)
_GOES_ON = re.compile(
    rf"\s*(?:$|[,，、;；。:：(（)）—\-=/|+＋]|\s|[￥¥]?\d|{_NUMERAL}+[千万百天个]|[欠差拖剩没未被都也的就还只各每和与跟在是总共一应今去前有上报干做]|[给拿支借领付扣发][了过]|[啊呀嘛哈哦呢嗯]|最[少多]|本来|原[来先]|手[里上]|[挣干做上打][了过完]|已|那|同志|师傅|(?:班组?|组|队)长|到现在|现在|目前|[贴砌抹刷装挖扎绑焊搬铺拆][了\d]|[叔伯婶嫂姨哥姐]的|[他她的]?(?:{KIN})[,，。]|大[概约]|将近|[两俩]|[三四五六七八九十]个?人|兄弟|夫妻|父子|姐妹|从|说|这|那|不|{TRADE}|工资|工钱|人工费|本人|自己)"
)


class Token(NamedTuple):
    """A part of a clause: its kind, its words, and a sum or rate in 分."""

    kind: str
    text: str
    fen: int = 0
    unit: str = ""


@lru_cache(maxsize=2048)  # the words of a line are looked at more than once
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
    is_led = before in _BEFORE_NAME or (before == "me" and _is_owed(line, at)) or at == 0
    is_led = is_led or bool(_MARK.match(line[at - 1]) or _LEADS.search(line[:at]))
    if not (is_led or _is_in_speech(line, at)):
        return None
    if dotted := _DOTTED.match(line, at):
        ends = [end for end in range(dotted.end(), at, -1) if is_name(line[at:end]) and _GOES_ON.match(line, end)]
        return Token("name", line[at : ends[0]]) if ends and "·" in line[at : ends[0]] else None
    for size in _sizes(line, at):
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
    return None if _sizes(line, at) else _unsure(line, at)


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
    return len(_OWED.findall(line)) > 1 and not (_MARK.search(line[:at]) or _DEBTOR.search(line[:at]))


def _is_owed(line: str, at: int) -> bool:
    """Whether somebody with a usual surname and what he is owed stand here: 我示例甲欠8600."""
    return any(_OWED.match(line, at + size) and has_surname(line[at:]) for size in (3, 2))


def _goes_on(line: str, at: int) -> bool:
    if line[at - 1 : at] == "那":  # 李明那7500, but 示例那 7500
        return line[at : at + 1].isspace()
    part = _part_at(line, at)
    return bool(_GOES_ON.match(line, at)) or (part is not None and part.kind not in ("me", "us", "him"))


def _is_one(name: str, line: str, at: int, *, is_certain: bool) -> bool:
    """Whether it is a name: a usual surname, or it opens the line and a number or sum stands right behind it."""
    if any(_TOKEN[kind].match(line, at) for kind in _NO_NAMES):
        return False
    if (
        name[0] in "我俺"
        or re.search(f"{_NUMERAL}月", name)
        or (len(name) == _LONG and name[:2] not in structure().surnames)
    ):
        return False
    if has_surname(name) or is_certain or name.startswith("示例") or (name[0] in "老小大阿" and has_surname(name[1:])):
        return True
    behind = _BEHIND_NAME.match(line, at + len(name))
    return bool(at == 0 and behind and re.search(r"\d{3}|\d[万千wWkK]|[一二三四五六七八九][千万百]", line))


def _is_sum_glued(line: str, at: int) -> bool:
    """Whether a name may end before its last letter: 王有余5000, 刘十一万; 三一万二 is no sum."""
    found = _GLUED.match(line, at)
    return found is not None and (found[0][0] not in _DIGITS_SAID or fen_of(_BARE.sub("", found[0])) is not None)


def _part_at(line: str, at: int) -> Token | None:
    for kind, shape in _TOKEN.items():
        found = shape.match(line, at)
        if found is None or not found[0] or (kind in ("sum", "count", "months") and _is_glued(line, at)):
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


def _names_months(text: str) -> bool:
    told = _spanned(text)
    return bool(_LAST_MONTHS.match(text) or calendar_spans(told) or parse_spans(told, 2000))


def _is_glued(line: str, at: int) -> bool:
    return at > 0 and line[at - 1].isdecimal() and line[at].isdecimal()


def _spanned(text: str) -> str:
    return in_order(re.sub(r"[干做欠拖]到", "到", text.removeprefix("从")).replace("跟", "和"))


def spanned(text: str) -> str:
    """The months of a token as a span is written."""
    told = re.sub(
        r"(?:十[一二]?|[一二三四五六七八九])(?=月)", lambda month: str(numeral(month[0])), _spanned(text).strip()
    )
    return re.sub(r"[\s,，]+", "、", told)


def months_named(text: str) -> str:
    """The months with which words begin, as a span is written; empty for none."""
    found = _TOKEN["months"].match(text)
    return spanned(found[0]) if found else ""


def _unit(text: str) -> str:
    found = _UNIT_OF.search(text.replace("工资", "").replace("月薪", "月").replace("日薪", "日"))
    unit = found[0].removeprefix("个") if found else ""
    return "天" if unit in ("天", "日", "工") else "平" if unit.startswith("平") else unit


def _rate(text: str) -> Token | None:
    money = re.search(rf"(?:{_MONEY}|\d{{2,5}})(?=(?:元|块钱?)?\s*[一每/])", text) or re.search(
        rf"{_MONEY}|\d{{2,5}}", text
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
    is_paid = re.search(rf"{_PAID_SHORTLY}\d", text)
    return Token("reckoned" if is_so else "odd", text, rest, "received" if is_paid else "")


def figures(text: str) -> list[int]:
    """The sums of a reckoning, in 分."""
    return [round(float(each) * 100) for each in re.findall(_FIGURE, text)]


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
