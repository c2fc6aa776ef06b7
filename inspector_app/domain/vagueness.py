"""What makes a figure vague (近, 多, 左右), days told from the day of writing, and numbers that count nothing.

Patterns for :mod:`.mentions`; their groups are read by :func:`vague`.
"""

from collections.abc import Mapping

from inspector_app.domain.numerals import SMALL

ABOUT, OVER, UNDER = "约", "以上", "以下"
TEN = "一二三四五六七八九十"
_UNDER = "不超过|不到|不足|不满|最多|至多|少于|低于"
_OVER = "超过|逾|至少|不少于|不低于|多于|最少"
_SIDES = dict.fromkeys(f"{_UNDER}|以下|之下".split("|"), UNDER) | dict.fromkeys(f"{_OVER}|以上|之上".split("|"), OVER)
_HOLDERS = ("before", "some", "more", "size", "untold", "inside", "after")

# 附近, 最近, 合约, 大小 are other words.
_ABOUT = (
    r"大约|大概|将近|接近|差不多|估计|(?<![附最邻就])近|(?<![合契预签违履制条节公誓])约|"
    rf"(?<![大中细])小(?=[{SMALL}\d])"
)
BEFORE = rf"(?:(?P<before>{_UNDER}|{_OVER}|{_ABOUT})\s*)?"
SOME = r"(?P<some>[多余把+]|好几|几|来(?![自到源])|出头)?"
AFTER = (
    r"(?:\s*(?P<after>[以之][上下](?!班)|左右|上下(?![班级游])|出头|开外|不等|余(?![款额下])|"
    r"多(?![次年方名数日家种项处个为位人])|许(?![可多诺])))?"
)
UNTOLD = (
    r"(?P<untold>(?:好几|几|(?<![人总次件份天月户基参倍系整复负少多])数|(?<![以之加])上(?=[百千万])|成(?=[百千]))"
    r"[十百千万亿]*)"
)

_COUNT = rf"(?:\d+|[{SMALL}]+)"
_MONTH = r"(?:(?:上|下|本|这|当)个?)?"
RELATIVE = (
    r"(?:大前|(?<!提)前|[昨今明])天|(?<![以之今])后天|[昨今明]日|"
    rf"(?:(?:\d{{4}}\s*年)?\s*(?:\d{{1,2}}|[{TEN}]{{1,3}})\s*月份?|(?<!每)(?<!每月){_MONTH}月)(?:[底初末]|[上中下]旬)|"
    r"(?<![以之])[上下]个?月(?!薪)|(?:\d{4}\s*年|[去前今明当]?年)(?:[底初末])|"
    rf"(?<![\d{TEN}两几半数多往历当新])年前|(?:春节|过年|年关)[前后]?|"
    rf"(?<![每逢（(])(?:[上下本这]个?)?(?:周|星期|礼拜)[一二三四五六日天]|(?<![以之])[上下]周(?![转边岁])|去年|明年|"
    r"前几天|前些天|前段时间|前不久|不久前"
)
"""Days and months that only who wrote them, and when, can tell."""

OFFICIALS = r"(?:劳动保障)?(?:监察员|监察人员|行政执法人员|执法人员|工作人员|办案人员|承办人|见证人|律师|翻译|民警)"
UNCOUNTED = (
    rf"第\s*[（(]?\s*{_COUNT}\s*[)）]?\s*[条款项章节目编](?:之[{SMALL}]+)?",
    rf"第\s*{_COUNT}\s*号",
    rf"附[件表]\s*{_COUNT}",
    rf"一式\s*{_COUNT}\s*份",
    rf"{_COUNT}\s*(?:次|页|联|份)",
    rf"{_COUNT}\s*(?:#|号)?\s*(?:楼|院|地块|工地|塔吊|宿舍|门|线)|{_COUNT}\s*(?:栋|幢|单元|层|室|标段|路)",
    rf"[路街道巷弄]\s*{_COUNT}\s*号",
    r"(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)|(?:电话|热线|拨打|手机)[：:\s]*\d[\d-]*|(?<!\d)12(?:333|345)(?!\d)",
)
"""Citations, sheets, buildings and telephone numbers."""


def vague(groups: Mapping[str, str | None]) -> str:
    """Which way the figure of a match is vague: 约, 以上, 以下, empty when it is exact."""
    words = [groups.get(name) or "" for name in _HOLDERS]
    sides = {_SIDES.get(word, ABOUT) for word in words if word}
    return sides.pop() if len(sides) == 1 else ABOUT if sides else ""
