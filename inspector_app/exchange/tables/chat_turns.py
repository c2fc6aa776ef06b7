"""Turns of speech in a chat told in the words that its lines are read by: 示例甲那边差5400 is 示例甲差5400."""

import re
from collections.abc import Callable
from decimal import Decimal

from inspector_app.domain.pasted import HAN
from inspector_app.exchange.tables.chat_amounts import holds_sum
from inspector_app.exchange.tables.chat_opening import opening
from inspector_app.exchange.tables.chat_people import has_surname

IsName = Callable[[str], bool]
_SUM_NEXT = r"(?=[￥¥]?(?:\d{3}|\d[\d.]*[万千wWkK]|[一二两三四五六七八九]+[万千百]))"
_WITH_HIM = re.compile(
    rf"(?:^|(?<=[\s,，;；。、:：]))(?P<name>[{HAN}]{{2,4}}?)[那这](?:边|里|儿|头)的?(?=还?[欠差剩是有]|[\s:：]*\d)"
)
_CALLS_TO = re.compile(rf"^(?P<name>[{HAN}]{{2,4}})\s*@\S{{1,8}}\s+(?=[我俺])")
_ON_A_DAY = re.compile(rf"^\d{{1,2}}月\d{{1,2}}[日号]\s+(?=[{HAN}]{{2,4}}说)")
_SUM_THEN_MONTH = re.compile(
    r"(?<!\d)(?P<sum>\d{3,6})[（(](?P<month>\d{1,2}月份?)[)）](?=[、,，\s]+\d{3,6}[（(]\d{1,2}月|$)"
)
_ELDER = re.compile(rf"^(?P<name>[{HAN}]{{2,3}})(?P<called>[叔伯婶嫂姨哥姐])的(?:钱|工资|工钱)(?:是|有)?{_SUM_NEXT}")
_BROTHERS = re.compile(
    "(?:兄弟|兄妹|姐弟|姐妹|父子|父女|母子|夫妻|夫妇|叔侄|师徒)[俩两](?:个?人|口子?)?(?=每个?人|一人|各)"
)
_DUE = re.compile(r"(?:还|一直)?该(?=[我俺][￥¥]?\d)")
_OF_MONTHS = re.compile(
    r"[欠差](?:着|我)*(?P<months>[\d一二两三四五六七八九十]+个半?月)的?(?:工资|工钱|钱)?(?:一共|总共|合计|共)(?:是|有)?(?P<sum>[￥¥]?\d[\d.]*(?:万|元|块)?)"
)
_EACH_MONTH = re.compile(
    r"(?P<first>\d{1,2})月?份?[到至\-—~～](?P<last>\d{1,2})月份?[\s,，]*每个?月(?:都|各|还)?[欠差](?P<sum>\d{3,6})(?:元|块)?"
)
_BY_RATE = re.compile(
    r"(?P<days>\d{1,3}(?:\.5)?)(?P<unit>天|个?工)\s+(?P<rate>\d{2,4})(?P<then>\s+一?共(?P<all>\d{3,6})(?!\d))"
)
_SETTLED = re.compile(
    "(?:[\\s,，。:：!！]|(?:现在|已经?|都|全部?|工资|工钱|钱)|(?:没有?|不)(?:再)?欠(?:我)?(?:钱|工资)?|[结付发给领拿]清|两清|了|的)+"
)
_IS_SETTLED = re.compile("(?:没有?|不)再?欠|[结付发给领拿]清|两清")


def with_plain_turns(line: str, is_name: IsName) -> str:
    """The line with these turns in plain words; any other line as it is."""
    line = _SUM_THEN_MONTH.sub(r"\g<month>\g<sum>", line)
    line = _CALLS_TO.sub(_says, _ON_A_DAY.sub("", line))
    line = _WITH_HIM.sub(lambda found: _named(found, is_name), line)
    if (elder := _ELDER.match(line)) and is_name(elder["name"]):
        line = f"{elder['name']} {line[elder.end() :]}"
    line = _DUE.sub("欠", _BROTHERS.sub("", line))
    line = _OF_MONTHS.sub(r"欠\g<sum> 欠\g<months>工资", line)
    line = _BY_RATE.sub(_by_rate, _EACH_MONTH.sub(_month_by_month, line))
    return _nothing_owed(line)


def _says(found: re.Match[str]) -> str:
    return f"{found['name']}：" if has_surname(found["name"]) else found[0]


def _named(found: re.Match[str], is_name: IsName) -> str:
    return found["name"] if is_name(found["name"]) and has_surname(found["name"]) else found[0]


def _month_by_month(found: re.Match[str]) -> str:
    """6月到8月 每月欠3000 is so much for each of three months; where the year turns nobody says how many they are."""
    first, last = int(found["first"]), int(found["last"])
    months = [f"{month}月{found['sum']}" for month in range(first, last + 1)]
    return "，".join(months) if 1 <= first < last <= 12 else found[0]


def _by_rate(found: re.Match[str]) -> str:
    """21天 300 共6300 tells what a day is paid, where it comes to the sum."""
    is_so = Decimal(found["days"]) * Decimal(found["rate"]) == Decimal(found["all"])
    return f"{found['days']}{found['unit']} {found['rate']}一天{found['then']}" if is_so else found[0]


def _nothing_owed(line: str) -> str:
    """示例甲 没有欠了，已经结清 says that nothing is owed; its words stay beside."""
    found = None if holds_sum(line) else opening(line)
    if found is None or not (_SETTLED.fullmatch(found.rest) and _IS_SETTLED.search(found.rest)):
        return line
    return f"{found.name} 欠0 {found.rest.strip(' ,，:：')}"
