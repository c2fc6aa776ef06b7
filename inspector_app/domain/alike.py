"""Whether two records may mean one person or one company, and why. The program proposes by this, a person decides.

A number decides where both have one: equal numbers are one, different ones never are. Else names are compared as they
sound, not as they are written: width, blanks, brackets, the dots inside a name, old and variant characters do not
count; of a company neither the way its legal form and its numerals are written. A 分公司 or 项目部 is not the company
that it belongs to.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from typing import TypeVar

from inspector_app.domain.company import Company
from inspector_app.domain.hidden_characters import without_hidden
from inspector_app.domain.identity import half_width, id_check_digit
from inspector_app.domain.person import Person, mended_name

T = TypeVar("T", Person, Company)


class Likeness(StrEnum):
    """Why two records may be one, the surest reason first."""

    NUMBER = "number"
    NAME_AND_PHONE = "name_and_phone"
    NAME = "name"
    LEGAL_FORM = "legal_form"
    PHONE = "phone"


_OLD_AND_NEW = (
    "陳陈張张劉刘楊杨黃黄趙赵吳吴孫孙馬马鄭郑馮冯韓韩葉叶蘇苏蔣蒋鄧邓許许蕭萧羅罗盧卢謝谢賈贾魯鲁龔龚譚谭閻阎嚴严賀贺萬万"
    "錢钱湯汤陸陆齊齐東东國国華华軍军強强偉伟麗丽蘭兰鳳凤龍龙榮荣慶庆貴贵興兴廣广滬沪漢汉寧宁雲云長长縣县鄉乡鎮镇"
    "業业務务勞劳築筑設设裝装飾饰機机電电氣气環环貿贸發发實实資资產产開开區区達达聯联遠远衛卫義义紅红綠绿銀银鐵铁鋼钢"
    "峯峰羣群傑杰邨村栢柏菓果濶阔昇升珎珍鑑鉴喦岩巖岩淸清靑青眞真爲为彔录吿告旣既呉吴戸户緑绿徳德増增"
)
"""Pairs: how a character is also written, and how it is written today."""
_PLAIN = str.maketrans(_OLD_AND_NEW[::2], _OLD_AND_NEW[1::2])
_NUMERAL = re.compile("[〇零一二三四五六七八九十百]+")
_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0}
_SEPARATES = ("P", "S", "Z")  # categories of dots, brackets, quotation marks, hyphens, blanks
_FORMS = (
    ("股份有限公司", "股份"), ("有限责任公司", "有限"), ("有限公司", "有限"), ("集团公司", "集团"), ("总公司", "公司"),
    ("公司", "公司"),
)  # fmt: skip
_BRANCH = re.compile("(.*公司)?(.*?)(分公司|办事处|项目经理部|项目部|分部|分店)")
_ENDS = re.compile("项目经理部$")


@dataclass(frozen=True, slots=True)
class FirmName:
    """A company's name taken apart: what it is called, its legal form, and which branch of it is meant."""

    core: str
    form: str = ""
    branch: str = ""


@lru_cache(maxsize=20_000)
def person_key(name: str) -> str:
    """A person's name as it is compared; two spellings of one name have the same."""
    return plain_name(mended_name(name) or name)


@lru_cache(maxsize=20_000)
def firm_name(name: str) -> FirmName:
    """A company's name as it is compared. Of a branch the core holds both names, that of the company without form."""
    told = _NUMERAL.sub(lambda found: _number(found[0]), plain_name(name))
    if branch := _BRANCH.fullmatch(told):
        above = _without_form(branch[1] or "")[0]
        core = above + branch[2]
        return FirmName(core, "", _ENDS.sub("项目部", branch[3])) if core else FirmName(told)
    return FirmName(*_without_form(told))


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are one name of a person; nobody is called nothing."""
    return bool(person_key(one)) and person_key(one) == person_key(other)


def maybe_same(people: Iterable[Person]) -> dict[str, str]:
    """By rid, for whom somebody without a number may be taken: another of that name. Two numbers are two people."""
    groups: dict[str, list[Person]] = {}
    for person in {each.rid: each for each in people if person_key(each.name)}.values():
        groups.setdefault(person_key(person.name), []).append(person)
    found: dict[str, str] = {}
    for group in groups.values():
        first, *_ = sorted(group, key=lambda person: not person.id_number)
        found |= {person.rid: first.rid for person in group if not person.id_number and person is not first}
    return found


def same_firm_name(one: str, other: str) -> bool:
    """Whether two spellings are one name of a company."""
    return bool(firm_name(one).core) and firm_name(one) == firm_name(other)


def is_renamed(then: str, now: str) -> bool:
    """Whether one record, a company's or a person's, bears another name now than then, and no other spelling of it."""
    return bool(then and now) and not (same_firm_name(then, now) or same_name(then, now))


@lru_cache(maxsize=20_000)
def whole_number(number: str) -> str:
    """An identity number as it is compared: one of 15 digits as the 18 digits that the same person was given later
    (GB 11643-1999)."""
    plain = half_width(number)
    if len(plain) == 15 and plain.isascii() and plain.isdigit():
        longer = f"{plain[:6]}19{plain[6:]}"
        return longer + id_check_digit(longer)
    return plain


def numbers_differ(one: T, other: T) -> bool:
    """Whether both have a number and these are not the same: then they are not one, whatever they are called."""
    first, second = number_of(one), number_of(other)
    return bool(first and second and first != second)


def number_of(record: Person | Company) -> str:
    """The number by which a record is known, as it is compared; empty while nobody knows it."""
    return whole_number(record.id_number) if isinstance(record, Person) else _digits(record.uscc)


def likeness(one: T, other: T) -> Likeness | None:
    """Why two records may be one, None when nothing says so or their numbers differ."""
    if numbers_differ(one, other):
        return None
    if number_of(one) and number_of(one) == number_of(other):
        return Likeness.NUMBER
    phones = _digits(one.phone), _digits(other.phone)
    same_phone = bool(phones[0]) and phones[0] == phones[1]
    if isinstance(one, Person):
        named, nearly = same_name(one.name, other.name), False
    else:
        named, nearly = same_firm_name(one.name, other.name), _but_for_the_form(one.name, other.name)
    if named:
        return Likeness.NAME_AND_PHONE if same_phone else Likeness.NAME
    if nearly:
        return Likeness.LEGAL_FORM
    return Likeness.PHONE if same_phone and isinstance(one, Person) else None


def alike(record: T, others: Iterable[T]) -> list[tuple[T, Likeness]]:
    """Who among others may be the same as a record, the surest first, in their order."""
    found = [(other, why) for other in others if other.rid != record.rid and (why := likeness(record, other))]
    order = list(Likeness)
    return sorted(found, key=lambda pair: order.index(pair[1]))


def likely_doubles(records: Iterable[T]) -> frozenset[str]:
    """The rids of all that may be the same as another one by number or name; a telephone alone is not enough."""
    groups: dict[str, list[T]] = {}
    for record in records:
        for key in {f"n:{_loose(record)}", f"#:{number_of(record) or record.rid}"}:
            groups.setdefault(key, []).append(record)
    several = (group for group in groups.values() if len(group) > 1)
    pairs = (pair for group in several for pair in combinations(group, 2))
    return frozenset(each.rid for one, other in pairs if _named_alike(likeness(one, other)) for each in (one, other))


def _named_alike(why: Likeness | None) -> bool:
    return why is not None and why is not Likeness.PHONE


def _loose(record: Person | Company) -> str:
    """What records have in common whose names may be one; nothing that others share for a record without a name."""
    if isinstance(record, Person):
        return person_key(record.name) or record.rid
    core = firm_name(record.name).core
    return core.removesuffix("集团") or core or record.rid


@lru_cache(maxsize=20_000)
def _digits(number: str) -> str:
    return half_width(number)


def _but_for_the_form(one: str, other: str) -> bool:
    """示例建设有限公司 and 示例建设集团股份有限公司: perhaps one company, perhaps mother and daughter."""
    first, second = firm_name(one), firm_name(other)
    if first.branch != second.branch:
        return False
    cores = [name.core.removesuffix("集团") or name.core for name in (first, second)]
    return bool(cores[0]) and cores[0] == cores[1]


def plain_name(name: str) -> str:
    """A name or text in one width, without what only separates, in new characters and small letters."""
    folded = unicodedata.normalize("NFKC", without_hidden(name)).translate(_PLAIN).casefold()
    if folded.isalnum():  # as most are: nothing in it separates
        return folded
    return "".join(c for c in folded if unicodedata.category(c)[0] not in _SEPARATES)


def _without_form(name: str) -> tuple[str, str]:
    for ending, form in _FORMS:
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending), form
    return name, ""


def _number(signs: str) -> str:
    """十二 is 12 and 二〇 is 20: with 十 or 百 a number, else digit by digit."""
    if not set(signs) & set("十百"):
        return "".join(str(_DIGITS[each]) for each in signs)
    total = last = 0
    for each in signs:
        if each in "十百":
            total += (last or 1) * (10 if each == "十" else 100)
            last = 0
        else:
            last = _DIGITS[each]
    return str(total + last)
