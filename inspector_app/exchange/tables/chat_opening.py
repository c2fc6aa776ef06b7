"""Who is named where a line of running speech begins: 还有示例甲也没给, 木工示例乙，欠9000, 他哥示例丙从3月干到5月.

In speech nothing parts a name from what follows it, so that only a usual surname and a word that goes on tell it.
"""

import re
from typing import NamedTuple

from inspector_app.exchange.tables.chat_people import TRADE, has_surname, is_name
from inspector_app.exchange.tables.structure import structure

KIN = (
    "老婆|爱人|媳妇|妻子|老公|丈夫|对象|儿子|女儿|爸爸?|父亲|妈妈?|母亲|弟弟|哥哥|姐姐|妹妹|弟媳|[堂表]?[弟哥姐妹兄]|侄子|外甥|"
    "小舅子|大舅子|姐夫|妹夫|女婿|老乡|徒弟|师傅|工友|同事|亲戚"
)
_MARKS = re.compile(r"^(?:[\s\-—·•*@、.。:：,，]|[（(]?\d{1,3}\s*[.、．)）:：]|\d{1,3}\s+(?=[^\d\s])|[①-⑳])+")
_LEAD = re.compile(
    rf"^(?:补充(?:一下)?|另外|还有|还有个|再加|更新|对了|我们?(?:班组?|组|队)的?|我们的|我(?:是|叫)|[他她我俺]?的?(?:{KIN})(?:叫|是)?|[他她](?:的?名字)?叫|{TRADE}|"
    r"(?:班组?|组|队)长|带班的?|领导|[男女]的|(?:老板|公司|[\u3400-\u9fff]{1,2})说|@)[\s:：,，]*"
)
_GOES_ON = (
    "一分|夫妻|两口子|父[子女]|兄弟|一家|报(?=[\\d一二两三四五六七八九￥¥])|说(?:[他她]|自己)?(?:是|有|欠|的?(?:工资|工钱))|本来|原来|原先|说好|手[里上]|[给拿支借扣领打干做上挣][了过完]|[在从自是也都还没未已被有]|那[边里儿头]|[一总]共|[今去前]年|同志|师傅|"
    "[两三四五六七八九半十]个|这|每|工资|工钱|(?:班|组|班组)长|到现在|现在|目前|应该"
)
_FOLLOWS = re.compile(rf"[\s,，:：、。(（/\-—=￥¥\d]|$|[欠差剩的]|[一二两三四五六七八九]+[千万百]|{_GOES_ON}")
_LONG = 4


class Opening(NamedTuple):
    """The words before a name with which a line opens, the name, and what follows it."""

    lead: str
    name: str
    rest: str


def opening(line: str) -> Opening | None:
    """How a line opens with somebody's name; None where it does with anything else."""
    bare = _MARKS.sub("", line.strip())
    lead = _LEAD.match(bare)
    for start in (lead.end(), 0) if lead else (0,):
        behind = _MARKS.sub("", bare[start:])
        for size in (4, 3, 2):
            name = behind[:size]
            if len(name) == size and _may_be(name) and _FOLLOWS.match(behind, size):
                return Opening(bare[:start].strip(" \t:：,，@"), name, behind[size:])
    return None


def opening_name(line: str) -> str:
    """The name with which a line opens; empty where there is none."""
    found = opening(line)
    return found.name if found else ""


def _may_be(name: str) -> bool:
    """Four letters are a name where two of them are a surname."""
    return (
        is_name(name)
        and name[-1] not in "班组队"
        and (has_surname(name) if len(name) < _LONG else name[:2] in structure().surnames)
    )
