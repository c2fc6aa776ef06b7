"""The words of a heading as they are compared, and the unit of money in it."""

import re
import unicodedata
from functools import lru_cache

LONGEST_HEADING = 200  # letters; taking brackets out of a longer text could take for ever
_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]")
_NOISE = re.compile(r"[\s*:：、/\\_\-.,，。·?]")
_NUMBERED = re.compile(r"^\s*[*]?\s*\d{1,2}[、.)]\s*(?=[^\W\d])")
_ASKED = re.compile(
    "^(?:请您?(?:如实|准确)?(?:填写|输入|选择|提供|写明|问))?(?:[您你](?:本人)?的?)?|(?:是|为|有)(?:多少(?:元|钱)?|什么|哪个|几个)$"
)
_WHOSE = re.compile("(?:农民工|民工|工人)(?=工资)")
_TRADITIONAL = str.maketrans(
    "證號碼應發資領實際備註額總計單價銀帳戶聯絡電話數時間職務組員給餘標準勞動項結",
    "证号码应发资领实际备注额总计单价银账户联络电话数时间职务组员给余标准劳动项结",
)  # of headings of sites with people from Hong Kong, Macao or Taiwan
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_UNITS = ("亿元", "百万元", "万元", "千元", "百元", "元", "角", "分")


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """A heading for comparison: half-width, without blanks, brackets and what is in them, asterisks and colons; of a
    question (1、您的姓名（必填）) what it asks for."""
    folded = unicodedata.normalize("NFKC", text[:LONGEST_HEADING]).translate(_INVISIBLE)
    plain = _NOISE.sub("", _NUMBERED.sub("", _BRACKETS.sub("", folded))).lower().translate(_TRADITIONAL)
    return _WHOSE.sub("", _ASKED.sub("", plain))


def unit_of(text: str) -> str:
    """The unit of money that a heading gives in brackets or behind a dash: 万元, 元, 分; empty when none."""
    folded = unicodedata.normalize("NFKC", text[:LONGEST_HEADING])
    inside = [*_BRACKETS.findall(folded), *re.split(r"[/:]", folded)[1:]]
    return next((unit for unit in _UNITS if any(re.search(rf"(?<![百千万亿]){unit}", part) for part in inside)), "")
