"""What looks like the name of a person or the number of one, among all that may stand in a name column."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from inspector_app.domain.id_kind import IN_TEXT
from inspector_app.domain.identity import half_width
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.structure import structure
from inspector_app.support.paths import resource

_HAN = r"\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\ue000-\uf8ff"
_CHINESE = re.compile(rf"[{_HAN}]{{2,6}}|[{_HAN}]{{1,12}}(?:[·•・‧．.][{_HAN}]{{1,12}})+")
_OTHER = re.compile(r"[^\W\d_][^\d_:：;；,，。()（）]{0,39}")
_NOT_NAMES = re.compile(
    r"[公司局厅部处站所]$|(?:^以[上下]|^此致$|^敬礼$|^谢谢|^特此|^尊敬|领导|人员|名单|项目|工程|班组|有限|合计|总计|小计|共计|累计|本页|金额|姓名|签字|制表|审核|备注|说明)"
)
_COUNTER = r"(?:人次|人(?!民)|名|个|位|家|户|项)[^\d]{0,4}"
_COUNT = re.compile(
    rf"(?:共|计|合计)?\d+(?:{_COUNTER})?|共[:_.…]*(?:[零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰\d_.]*{_COUNTER})?"
)

_FIGURES = r"(?:[￥¥]\s*)?\d[\d,]*(?:\.\d+)?"
_SPOKEN = "[一二两三四五六七八九][千万][零一二两三四五六七八九十百千]*"
_OWES = "(?:还?[欠差]|拖欠|还[有剩])"
_WITH_SUM = re.compile(
    rf"(?<![{_HAN}\d])(?:另有?|还有|补报?|加上)?(?P<name>[{_HAN}]{{2,4}}?)"
    rf"(?:\s*[:：,，]?\s*{_OWES}\s*(?:\d[\d,]{{2,6}}|{_SPOKEN})"
    rf"|\s*[:：,，]?\s*{_OWES}?(?:工资|工钱)?\s*(?:{_FIGURES}\s*(?:元|块|万|千)|{_SPOKEN}))"
)
_NO_NAME_OF = re.compile("[款金价费额资钱数值币]$|^(?:大写|小写|其中|每.*|大家|各人|所有.*|其他.*|其余.*)$")


@cache
def of_people() -> Mapping[str, str]:
    """The shapes of words for people, from ``resources/lists.toml``: workers, and others by what they are."""
    told: Mapping[str, str] = tomllib.loads(resource("lists.toml").read_text(encoding="utf-8"))["people"]
    return told


def with_sum(text: str) -> str:
    """The first words of a text that look like a name with a sum behind it: 示例甲 8000元, 示例乙欠一万二; empty where
    there are none."""
    for found in _WITH_SUM.finditer(text):
        name, words = found["name"], structure()
        is_label = _NO_NAME_OF.search(name) or words.nobody.search(name) or words.foot.match(name)
        if is_name(name) and not is_label and kinds()["wages"].match(name) is None and not words.is_known(name):
            return found[0]
    return ""


def is_name(text: str) -> bool:
    """Whether a text looks like one person's name."""
    plain = "".join(text.split())
    if not plain or len(plain) > 40 or _NOT_NAMES.search(plain) or structure().total.fullmatch(plain):
        return False
    if _CHINESE.fullmatch(plain):
        return heading_key(plain) not in kinds()["wages"].whole
    return bool(_OTHER.fullmatch(text.strip())) and not any("\u3400" <= c <= "\u9fff" for c in plain)


def is_id(text: str) -> bool:
    """Whether a text looks like the number of somebody's document."""
    return len(text) <= 40 and bool(IN_TEXT.fullmatch(half_width(text)))


def is_count(text: str) -> bool:
    """Whether a text in a name column only counts people: 11人, 3个项目."""
    plain = half_width(text)
    return bool(_COUNT.fullmatch(plain))
