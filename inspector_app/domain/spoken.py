"""Figures as people say them, in a chat or on a notebook's page: 一万八, 260一天, 两个半月, 欠到九月.

What is read is only a proposal: whoever calls shows it beside the words and lets a person say yes. What is vague
(一万多, 大概五六千) or may be read two ways is not read at all.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inspector_app.domain.figures import closed_up
from inspector_app.domain.money import MAX_FEN, round_fen
from inspector_app.domain.numerals import amount
from inspector_app.support.errors import Refused

_DIGIT = "[一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
_EACH = rf"(?:{_DIGIT}|\d+(?:\.\d+)?)"
_SMALL = rf"(?:{_EACH}[千仟kK])?(?:零?{_EACH}[百佰])?(?:零?{_EACH}?[十拾])?(?:零?{_EACH})?"
NUMBER = rf"(?:(?!亿){_SMALL}亿)?(?:零?(?![万wW]){_SMALL}[万wW])?零?{_SMALL}"
_LARGE = re.compile("[十拾百佰千仟万亿kKwW]")
_MONEY = re.compile(rf"[￥¥]?(?P<whole>{NUMBER})(?:(?P<coin>元|圆|块钱?)(?:(?P<jiao>{_DIGIT}|\d)[毛角]?)?)?[整正]?")
_ASKED_FROM = 100  # a bare 十八 may be a name or an age; with 块 it is money
_UNITS = {
    "天": "天", "日": "天", "月": "月", "个月": "月", "小时": "小时", "个小时": "小时", "年": "年", "方": "方",
    "平": "平方米", "平方": "平方米", "平米": "平方米", "平方米": "平方米", "吨": "吨", "米": "米",
    "个工": "工", "工": "工",
}  # fmt: skip
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_RATES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?P<money>.+?)(?:一|每|/|(?<!\d)1|(?<=\d{{3}})1)(?P<unit>{_UNIT})",  # 51天 is no rate, 2601天 is
        rf"(?:一|每)(?P<unit>{_UNIT})(?:工资)?(?P<money>.+)",
        r"(?P<unit>日|月)(?:工资|薪)(?P<money>.+)",
    )
)
_COUNT = re.compile(
    rf"(?:一共|总共|共)?(?:干了?|做了?|上了?|欠了?|有)?(?P<count>{NUMBER})(?P<half>个半|半)?"
    r"(?P<unit>个月|(?<=个半)月|天|个?工|小时|年)(?P<later>半)?(?:的?(?:活儿?|工资|钱))?"
)
_COUNTED = {"月": "个月", "个月": "个月", "天": "天", "个工": "工", "工": "工", "小时": "小时", "年": "年"}
_MONTHS_OF_A_YEAR = 12
_PLAIN_MONTH = rf"(?P<month>\d{{1,2}}|十?{_DIGIT}|十|腊|正)月(?:份)?"
_UNTIL = re.compile(
    rf"(?:欠|干|做|算|拖欠?|工资欠)?(?P<edge>从|自|到|至)?(?P<year>今年|去年|前年|\d{{4}}年|\d{{2}}年)?{_PLAIN_MONTH}"
    r"(?P<part>底|末|初)?(?:开始|起)?(?:了|为止|止)?"
)
_YEARS_AGO = {"今年": 0, "去年": 1, "前年": 2}
_SHORT = str.maketrans({"俩": "两个", "仨": "三个"})


@dataclass(frozen=True, slots=True)
class SpokenMonth:
    """A month that was said. ``begins``: 从三月; ``ends``: 到九月; ``guessed``: the year was not said."""

    year: int
    month: int
    begins: bool
    ends: bool
    guessed: bool

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.month, monthrange(self.year, self.month)[1])


def spoken_yuan(text: str) -> int | None:
    """分 of 一万八, 三千五百块, 1万8, 2w or 三块五; None for anything else, plain figures and vague words among it."""
    found = _MONEY.fullmatch(_closed(text))
    if not found or not found["whole"] or (_is_plain(found["whole"]) and not found["coin"]):
        return None
    if not _LARGE.search(found["whole"]) and len(re.findall(_DIGIT, found["whole"])) > 1:
        return None
    value = amount(found["whole"]) + (amount(found["jiao"]) / 10 if found["jiao"] else Decimal(0))
    if value * 100 > MAX_FEN:  # numbers glued together may have more figures than can be rounded
        return None
    fen = round_fen(value)
    enough = found["coin"] or value >= _ASKED_FROM
    return fen if enough and fen > 0 else None


def _closed(text: str) -> str:
    """Half-width without blanks; nothing where a blank parts two figures, which may be two."""
    try:
        return closed_up(text, "")
    except Refused:
        return ""


def _is_plain(text: str) -> bool:
    return text.isascii() and not _LARGE.search(text)


def spoken_rate(text: str) -> str | None:
    """260元/天 for 260一天, 一天二百六 or 日工资260; None for anything else."""
    plain = _closed(text)
    for shape in _RATES:
        found = shape.fullmatch(plain)
        fen = _rate_fen(found["money"]) if found else None
        if found and fen:
            whole = Decimal(fen) / 100
            return f"{whole:f}元/{_UNITS[found['unit']]}".replace(".00元", "元")
    return None


def _rate_fen(text: str) -> int | None:
    plain = text.removesuffix("钱").removesuffix("块").removesuffix("元")
    if re.fullmatch(r"\d{1,7}(?:\.\d{1,2})?", plain):
        return round_fen(Decimal(plain))
    return spoken_yuan(text)


def spoken_count(text: str) -> str | None:
    """2.5个月 for 两个半月, 3个月 for 干了仨月, 45天 for 四十五天; None for anything else."""
    found = _COUNT.fullmatch(_closed(text).translate(_SHORT))
    halves = bool(found["half"]) + bool(found["later"]) if found else 0
    if not found or not (found["count"] or found["half"]) or halves > 1:
        return None
    count = (amount(found["count"]) if found["count"] else 0) + Decimal("0.5") * halves
    unit = _COUNTED[found["unit"]]
    if unit == "年":
        count, unit = count * _MONTHS_OF_A_YEAR, "个月"
    return f"{count.normalize():f}{unit}"


def spoken_month(text: str, today: date) -> SpokenMonth | None:
    """The month of 欠到九月 or 从去年三月; one without a year is the latest that has begun by ``today``."""
    found = _UNTIL.fullmatch(_closed(text))
    if not found:
        return None
    month = _month(found["month"])
    if month is None:
        return None
    said = found["year"]
    year = today.year - (month > today.month) if said is None else _year(said, today)
    begins = found["edge"] in ("从", "自") or found["part"] == "初"
    ends = found["edge"] in ("到", "至") or found["part"] in ("底", "末")
    return SpokenMonth(year, month, begins, ends, said is None)


def _month(text: str) -> int | None:
    if text in ("腊", "正"):  # months of the moon's calendar are no months of ours
        return None
    number = int(text) if text.isdecimal() else int(amount(text))
    return number if 1 <= number <= _MONTHS_OF_A_YEAR else None


def _year(said: str, today: date) -> int:
    if said in _YEARS_AGO:
        return today.year - _YEARS_AGO[said]
    number = int(said.removesuffix("年"))
    return number if number > _ASKED_FROM else today.year // 100 * 100 + number
