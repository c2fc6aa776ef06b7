"""The figures that a Chinese text states: sums, head counts, days, times, numbers of papers, each bound to its unit.

``12`` is no mention of 12人 in 3月12日, in 112人 or in 12,000元. Citations, addresses, telephone numbers and officials
that are counted are no figures. Spoken ones are: 三万五, 五十来号人, 上个月底, each with what makes it vague.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from inspector_app.domain.money import round_fen
from inspector_app.domain.numerals import CAPITALS, SMALL, amount, numeral
from inspector_app.domain.vagueness import AFTER, BEFORE, OFFICIALS, RELATIVE, SOME, TEN, UNCOUNTED, UNTOLD, vague

MONEY, IN_CAPITALS, PEOPLE, OFFICIAL, NUMBER = "money", "capitals", "people", "official", "number"
DAY, MONTH, TIME = "day", "month", "time"
TERMS = ("日", "工作日", "月")

Value = int | Decimal | tuple[int, ...]
_Read = Callable[[re.Match[str]], tuple[str, Value] | None]


@dataclass(frozen=True, slots=True)
class Mention:
    """One figure. ``kind`` is one of the names above, else the unit (日, 倍, %); ``words`` are as they stand.

    ``value``: money and capitals in 分, people as a number, a day as (year, month, day) and a month as (year, month)
    with year 0 where none stands beside it, a time in minutes, the number of a paper as (year, serial); 0 where none
    is told. ``vague`` is empty for what is exact, else 约, 以上 or 以下: 近60名 is not 60名.
    """

    kind: str
    value: Value
    words: str
    start: int
    end: int
    vague: str = ""

    @property
    def key(self) -> tuple[str, Value, str]:
        """What two mentions that tell the same have in common."""
        return self.kind, self.value, self.vague


def mentions(text: str) -> list[Mention]:
    """Every figure of a text, in its order."""
    return list(_found(text))


@lru_cache(maxsize=512)  # sentences and their drafts are judged anew at every change of any of them
def _found(text: str) -> tuple[Mention, ...]:
    left = _ANY_DIGIT.sub(lambda match: str(unicodedata.digit(match[0])), text.translate(_PLAIN))  # of any script
    found = list[Mention]()
    for pattern, read in _SHAPES:
        for match in list(pattern.finditer(left)):
            stated = read(match)
            start, end = match.start() + len(match[0]) - len(match[0].lstrip()), match.start() + len(match[0].rstrip())
            if stated is not None:
                found.append(Mention(*stated, text[start:end], start, end, vague(match.groupdict())))
            left = f"{left[: match.start()]}{_TAKEN * len(match[0])}{left[match.end() :]}"
    return tuple(sorted(found, key=lambda mention: mention.start))


def at_odds(text: str) -> tuple[str, str] | None:
    """The first sum that stands once more in brackets right behind itself, in capitals or in figures, and is another
    one there; both as they stand."""
    if "（" not in text and "(" not in text:
        return None
    sums = [each for each in mentions(text) if each.kind in (MONEY, IN_CAPITALS)]
    for one, other in pairwise(sums):
        between = text[one.end : other.start]
        if one.kind != other.kind and _AGAIN.fullmatch(between) and one.value != other.value:
            return one.words, other.words
    return None


_AGAIN = re.compile(r"[整正]?\s*[（(]\s*(?:人民币|大写|小写)*[：:￥¥\s]*")
_TAKEN = "\0"
_ANY_DIGIT = re.compile(r"(?![0-9])\d")
_PLAIN = str.maketrans("０１２３４５６７８９．％：－／￥＋", "0123456789.%:-/¥+")


def _amount(match: re.Match[str]) -> Decimal:
    parts = match.groupdict()
    core = parts.get("core")  # none in 数十, 几个: how many nobody says
    return amount(f"{core}{parts.get('scale') or ''}") if core else Decimal(0)


def _money(match: re.Match[str]) -> tuple[str, Value]:
    parts = match.groupdict()
    return MONEY, round_fen(_amount(match)) + int(parts.get("jiao") or 0) * 10 + int(parts.get("cent") or 0)


def _capitals(match: re.Match[str]) -> tuple[str, Value]:
    parts = match.groupdict()
    whole, jiao, cent = (numeral(parts[name]) if parts.get(name) else 0 for name in ("whole", "jiao", "cent"))
    return IN_CAPITALS, whole * 100 + jiao * 10 + cent


def _time(match: re.Match[str]) -> tuple[str, Value]:
    hour, minute = int(_whole(match["hour"])), 30 if match["half"] else int(match["minute"] or 0)
    return TIME, (hour + (12 if match["later"] and hour < 12 else 0)) * 60 + minute


def _of(kind: str) -> _Read:
    return lambda match: (kind, _amount(match))


def _counted(match: re.Match[str]) -> tuple[str, Value] | None:
    """六十（60）日 tells one figure twice; with another one in the brackets it tells none."""
    half = Decimal("0.5") if "半" in match["unit"] else 0
    again = match.groupdict().get("again")
    if again and amount(again) != _amount(match):
        return None
    unit = re.sub(r"[半多来把\s]", "", match["unit"])
    return _unit(unit), _amount(match) + half


def _unit(words: str) -> str:
    """天, 自然日 and 日历天 are 日; 个 belongs to what is counted."""
    unit = words.removeprefix("个") or words
    return "日" if _DAYS.fullmatch(unit) else unit


def _half(match: re.Match[str]) -> tuple[str, Value]:
    """半年 are six months, as the limits of law count."""
    unit = _unit(match["unit"])
    return ("月", 6) if unit == "年" else (unit, Decimal("0.5"))


def _fraction(match: re.Match[str]) -> tuple[str, Value]:
    below, above = amount(match["below"]), amount(match["above"])
    return ("%", above) if below == _HUNDRED else ("分之", above / below if below else 0)


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() else numeral(text)


def _figures(kind: str, *before: int) -> _Read:
    """Reads the groups of a match as whole numbers, after those that the text leaves out."""
    return lambda match: (kind, (*before, *(_whole(part) for part in match.groups())))


def _told(kind: str) -> _Read:
    """A mention that tells no figure, as a day beside the day of writing."""
    return lambda _match: (kind, 0)


_HUNDRED = 100
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d)"
_NUMBERS = f"{SMALL}拾佰仟"
_FIRST = rf"{_DIGITS}|[{_NUMBERS}]|[{CAPITALS}](?=[拾佰仟万亿]|个)"
_LATER = rf"(?:[{SMALL}{CAPITALS}万亿]|(?<=[百千万亿])\d+(?!\d))"
_CORE = rf"(?<![\d.第{_NUMBERS}万亿])(?P<core>(?:{_FIRST}){_LATER}*)"
_SCALE = r"(?P<scale>[十百千万亿]+|[wWkK](?![A-Za-z]))?(?P<more>[多余来几])?"
_SOME_OF = rf"{BEFORE}{_CORE}\s*{SOME}\s*{_SCALE}"
_HOW_MANY = rf"(?:{_SOME_OF}|{UNTOLD})"
_PART = rf"(?<![\d{TEN}])(\d{{1,2}}|[{TEN}]{{1,3}})"
_YEAR = r"(?<!\d)(\d{4}|[〇零○一二三四五六七八九]{4})"
_ONE = "[零壹贰叁肆伍陆柒捌玖]"
_CHANGE = rf"(?:零?(?P<jiao>{_ONE})角)?(?:零?(?P<cent>{_ONE})分)?[整正]?"
_COIN = r"(?:元|圆|块钱|块(?![地石砖板模]))"
_MINUTE = r"(?:(?P<half>半)|\s*(?P<minute>\d{1,2})\s*分?)?"
_TIME_OF_DAY = r"(?:(?P<later>下午|晚上?|傍晚)|上午|早上|中午|凌晨)"
_WORKERS = "农民工|民工|工人|工友|劳动者"
_HEADS = rf"(?:个?人(?![民社力次])|个?[名位]|[号口]人|[个号](?={_WORKERS})|(?(some)号)(?<=号)|(?<!一)(?={_WORKERS}))"
_DAYS = re.compile("(?:自然|日历)?[日天]")
_TERM = (
    r"(?P<unit>个?\s*工作日|个?\s*(?:自然|日历)[日天]|日|天|个(?P<inside>[多来把])?半?月|年半?(?![级度来])|倍|小时|周(?![岁边围密])|"
    r"成(?![立为果效本功员年绩不]))"
)
_OTHER = r"\s*(?P<unit>小时|[%\u4e00-\u9fff]?)"
_THINGS = r"(?!\s*(?:[平立㎡吨亩户册件份次字股家套辆台%倍]|公里|米))"
_SPOKEN = rf"[\d.,\s{SMALL}{CAPITALS}多余来几把数上成好小近约]"
_STOP = r"(?=\s*(?:$|[，。；、！？）),;\0]|左右|上下))"

# The longer shapes first: what one has read the next do not see.
_SHAPES: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"[〔\[［(（]\s*(\d{4})\s*[〕\]］)）]\s*第?\s*(\d+)\s*号", _figures(NUMBER)),
        *((pattern, lambda _match: None) for pattern in UNCOUNTED),
        (r"(?<!\d)(\d{4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,2})(?!\d)", _figures(DAY)),
        (r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)", _figures(DAY)),
        (rf"{_YEAR}\s*年\s*{_PART}\s*月\s*{_PART}\s*[日号]", _figures(DAY)),
        (rf"{_PART}\s*月\s*{_PART}\s*[日号]", _figures(DAY, 0)),
        (rf"(?P<untold>{RELATIVE})", _told(DAY)),
        (rf"{_YEAR}\s*年\s*{_PART}\s*月", _figures(MONTH)),
        (rf"{_PART}\s*月", _figures(MONTH, 0)),
        (rf"{_PART}\s*号(?=[前后]|之前|以前)", _figures(DAY, 0, 0)),
        (rf"{_TIME_OF_DAY}?\s*(?<!\d)(?P<hour>\d{{1,2}})\s*[时点:]{_MINUTE}", _time),
        (rf"{_TIME_OF_DAY}\s*(?P<hour>[{TEN}两]{{1,3}})\s*[时点]{_MINUTE}", _time),
        (rf"(?P<whole>[{CAPITALS}][{CAPITALS}万亿]*)[元圆]{_CHANGE}", _capitals),
        (rf"(?P<jiao>{_ONE})角(?:(?P<cent>{_ONE})分)?[整正]?", _capitals),
        (rf"(?P<cent>{_ONE})分[整正]?", _capitals),
        (rf"(?P<below>[{SMALL}]+)分之(?P<above>[{SMALL}]+)", _fraction),
        (rf"¥?\s*{_HOW_MANY}\s*{_COIN}(?:(?P<jiao>\d)角)?(?:(?P<cent>\d)分)?整?{AFTER}", _money),
        (rf"(?:¥|人民币)\s*{_HOW_MANY}{AFTER}", _money),
        (rf"{_HOW_MANY}\s*个?[名位人]?(?:以上)?的?{OFFICIALS}", _of(OFFICIAL)),
        (rf"{OFFICIALS}\s*{_CORE}\s*[名位人](?![民社力次])", _of(OFFICIAL)),
        (rf"{_HOW_MANY}\s*{_HEADS}{AFTER}", _of(PEOPLE)),
        (rf"{BEFORE}(?P<size>[大小多])?半\s*(?P<unit>年|个月|个工作日|天|日){AFTER}", _half),
        (rf"{_CORE}\s*[（(](?P<again>[\d{_NUMBERS}]+)[）)]\s*{_TERM}", _counted),
        (rf"{_HOW_MANY}\s*{_TERM}{AFTER}", _counted),
        (rf"(?P<whole>[{CAPITALS}](?=[{CAPITALS}]*[拾佰仟万亿])[{CAPITALS}万亿]+)", _capitals),
        (rf"(?!千万)(?={_SPOKEN}*[万亿wW])(?>{_HOW_MANY}){_THINGS}{AFTER}", _money),
        (rf"(?!千万)(?={_SPOKEN}*[百千kK])(?>{_HOW_MANY}){_STOP}{AFTER}", _money),
        (rf"{BEFORE}(?<![\d.])(?P<core>{_DIGITS})\s*{SOME}\s*{_SCALE}{_OTHER}{AFTER}", _counted),
        (
            rf"(?=[{_NUMBERS}万亿]*[十百千万])(?>{BEFORE}{_CORE})(?P<some>[多余来几把]|出头){_SCALE}{_OTHER}{AFTER}",
            _counted,
        ),
        (rf"(?=.[十百千万]){UNTOLD}{_OTHER}", _counted),
    )
)
