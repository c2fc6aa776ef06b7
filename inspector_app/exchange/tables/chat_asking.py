"""Lines of a chat that say how to write (接龙, 格式, 例) or whom to call: they are no headings and tell of nobody."""

import re

from inspector_app.domain.pasted import words_of
from inspector_app.exchange.tables.chat_amounts import MARKS, figure_in
from inspector_app.exchange.tables.fields import Fit, kinds
from inspector_app.exchange.tables.heading_key import heading_key
from inspector_app.exchange.tables.structure import structure

_ABOUT_THE_LIST = re.compile(
    r"^(?:联系人|联系电话|电话|手机|班长|班组长|组长|队长|负责人|填报人|制表人|项目|项目地址|地址|工地|地点|班组)\s*[:：]"
)
_INSTRUCTS = re.compile(
    r"格式|接龙|模板|照此|按此|例如|^(?:填写|填表)?(?:示?例|举例|示范|样例|比如)[\s:：]|^(?:填写|填表)(?:示?例|举例|示范|样例)"
)
_ASKS = re.compile("报一下|[登填统]|请|一下|按(?!手?印|指印)|发[来我过]|写上|写明|报[名上]")
_CALLS_ALL = re.compile("@\\s?(?:所有人|全体成员|all)", re.IGNORECASE)
_PLUS = "+＋/／和"
_SEVERAL = 2


def tells_how(line: str) -> bool:
    """Whether a line says how to write or whom to call, and tells of nobody in the list."""
    if _CALLS_ALL.search(line) and not figure_in(line):
        return True
    if _INSTRUCTS.search(line) or (_ABOUT_THE_LIST.match(line) and not figure_in(line)):
        return True
    return bool(_ASKS.search(line)) and not figure_in(line) and _asks_for_headings(line)


def _asks_for_headings(line: str) -> bool:
    """Whether a line asks for several things that are headings of a list of wages. What is a heading asks for nothing:
    请假, 登记时间."""
    words = words_of(line, MARKS + _PLUS)
    found = [(word, kinds()["wages"].match(word)) for word in words]
    headings = sum(match is not None and match.fit in (Fit.EXACT, Fit.PIECE) for _, match in found)
    asking = (
        word
        for word, match in found
        if not (structure().is_known(heading_key(word)) or (match is not None and match.fit is Fit.EXACT))
    )
    return headings >= _SEVERAL and any(map(_ASKS.search, asking))
