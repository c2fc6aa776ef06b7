"""What stands in a column of names and is no name, or not only one: a number, a path, a formula."""

import re
import unicodedata
from typing import NamedTuple

from inspector_app.domain.identity import half_width, id_check_digit

_LONGEST, _LONGEST_CELL, _DIGITS_OF_PHONE = 40, 200, 11
_HAN = r"[\u3007\u3400-\u9fff]"
_ODD = re.compile(r"\d{7}|[\\<>{}|=@#$%^*~`\[\]]|\.\.|^[./+-]|/.*/|[A-Za-z]:[/\\]|https?:")
_LABEL = r"(?:(?:居民)?身份证?(?:号码?)?|证件号码?|电话|手机号?码?|联系方式)?[\s:：]*"
_NUMBER = re.compile(rf"{_LABEL}(?<!\d)(?P<number>\d{{17}}[\dXx]|1[3-9]\d{{9}})(?!\d)")
_ANY_NUMBER = re.compile(rf"[\s:：,，;；/|(（]*{_LABEL}\d[\d\s]{{3,}}[\dXx]?[)）]?")
_BETWEEN = re.compile(r"[\s:：,，;；、/|()（）\-]+")
_ONE_NAME = re.compile(rf"{_HAN}(?:{_HAN}|·){{1,11}}")
_NAMES = re.compile(rf"{_HAN}(?:{_HAN}|[·、，,()（）\s]){{1,30}}")
_REMARK = re.compile(
    "[,，。;；、:：]|^[男女]$|代领|代签|已故|死亡|去世|离场|离职|退场|走了|已走|未到|不在|请假|受伤|工伤|未签|没签"
    "|(?:小|大|普|技|杂|木|瓦|泥|力|钢筋|架子|水电|油漆|抹灰|电焊|砌筑|混凝土|安装)工$|[班组工]长$|[带领]班$|学徒|工头|做饭|厨师"
)
_BEHIND = re.compile(
    rf"(?P<name>{_HAN}{{2,4}})"
    rf"(?:[\s/／·|]+(?P<told>\S{{1,8}})|\s*[-—－]\s*(?P<dashed>\S{{1,12}})|(?P<between>[(（\[【][^)）\]】]+[)）\]】]\S+)"
    rf"|\s*(?P<mark>[★☆※*✓√▲△○●◆?？]+|(?<={_HAN}{{3}})代[领签]?))"
)
_KIN = re.compile("其?(?:弟弟?|哥哥?|兄弟?|姐姐?|妹妹?|妻子?|丈夫|老婆|老公|父亲?|母亲?|儿子?|女儿|侄子?|外甥|女婿)")
_NICKNAME = re.compile(r"[大小老少]|[大小老阿二三幺]\S{1,2}|\S{1,3}[子娃哥头仔妹嫂]")
_CALLED = re.compile(rf"[老小大阿](?P<surname>{_HAN})\((?P=surname){_HAN}{{1,2}}\)")
"""How somebody is called, with his whole name in brackets: 老侯（侯占魁）."""
_MARKED = re.compile(rf"[、,，/;；&\n]|(?<={_HAN}{{2}})[和与及跟](?={_HAN}{{2}})")
_SPACED = re.compile(rf"{_HAN}{{2,3}}(?:[ \t\u3000]+{_HAN}{{2,3}})+")
_KIN_OF_SEVERAL = "夫妻|夫妇|父子|父女|母子|母女|兄弟|兄妹|姐妹|姐弟|[两俩]口子|一家人?|全家"
_MORE = re.compile(
    r"等(?:\d+|[一二三四五六七八九十几多]+)?(?:个|名)?人$|(?:[两二俩三四五六几]|\d+)个?人$"
    r"|[+＋]\d+$|(?:木|瓦|泥|钢筋|架子|水电|油漆|抹灰|混凝土|杂)工?(?:班|组|队)$|(?:施工|劳务)队$"
    rf"|^{_HAN}{{1,8}}(?:班|班组|工组|队)[:：(（]{_HAN}"
    rf"|^{_HAN}{{2,4}}[之的](?:妻子?|丈?夫|父亲?|母亲?|儿?子|女儿?|老婆|老公|媳妇|家属)$"
    rf"|^{_HAN}{{2,4}}(?:帮|替)?代[领签]?{_HAN}{{2,4}}$"
    rf"|(?:{_KIN_OF_SEVERAL}|班组)(?:[两二俩三四]人)?[)）]?$"
)
_WITH_KIN = re.compile(
    "[含带连和与及同跟加][其他她]?(?:妻|夫|子|女|儿|弟|兄|哥|姐|妹|父|母|爸|妈|老婆|老公|媳妇|爱人|家属|家人)"
    rf"|^(?:{_KIN_OF_SEVERAL})|^[和与及同跟]{_HAN}{{2,4}}$|[两二俩三四五六七八九十\\d]+个?人"
)
_DOTTED = re.compile(rf"{_HAN}{{1,12}}(?:[·•]{_HAN}{{1,12}})+")
_FIRM = re.compile(
    r"(?:公司|集团|租赁部|租赁站|经营部|门市部|商行|厂|店|超市|合作社|工作室|中心|材料款|材料费|租金|租赁费|机械费|工程款|运费)"
    r"(?:[(（].*[)）])?$"
)
_NO_NAME = re.compile(
    "(?:全体|全部|全班|全队|所有|若干|其余|其他|其它|另外|剩余|部分|各|多)(?:的)?(?:工人|民工|农民工|人员|员工|工友|班组|人|个|名)*"
    "|(?:待[查定补核填]|不[详明]|未知|无名|某某?|暂缺|空缺|大家|众人|大伙儿?)"
    "|(?:[男女大小普技散点杂木瓦泥力]|钢筋|架子|水电|油漆|抹灰|混凝土|砌筑|安装|电焊|临时|零星)工(?:人|们)?"
)
_ASIDE = re.compile(r"[(（\[【〔](?P<told>[^)）\]】〕]*)[)）\]】〕]\s*$")


def is_several(text: str) -> bool:
    """Whether a text names, or may name, several: 示例甲、示例乙; 示例甲 示例乙; 示例甲等3人; 示例甲（含其妻）."""
    name, aside = apart_from_nickname(text)
    if _MORE.search("".join(text.split())) or _WITH_KIN.search(aside):
        return True
    parts = [part.strip() for part in _MARKED.split(name) if part.strip()]
    if len(parts) > 1:
        return len(parts[0]) > 1 and all(len(part) < 5 or _DOTTED.fullmatch(part) for part in parts)
    return bool(_SPACED.fullmatch(name))


def is_firm(text: str) -> bool:
    """Whether a text looks like a firm, or like a bill that is no wage: 示例建材有限公司, 材料款."""
    return bool(_FIRM.search("".join(text.split())))


def is_no_name(text: str) -> bool:
    """Whether what stands there is no name but words for people whom nobody named: 全体, 若干, 待查, 女工."""
    return bool(_NO_NAME.fullmatch("".join(text.split())))


class NameCell(NamedTuple):
    """What a cell of names tells: the name, the number of a resident's card, a mobile telephone."""

    name: str = ""
    id_number: str = ""
    phone: str = ""


def name_with_numbers(text: str) -> NameCell:
    """A name and the numbers that stand with it in one cell: that of a resident's card, whole and with its check digit,
    and a telephone. Nothing where there is no number, or anything else too."""
    plain = unicodedata.normalize("NFKC", text[:_LONGEST_CELL])
    numbers = [found["number"].upper() for found in _NUMBER.finditer(plain)]
    cards = [number for number in numbers if len(number) > _DIGITS_OF_PHONE]
    phones = [number for number in numbers if len(number) == _DIGITS_OF_PHONE]
    name = _BETWEEN.sub(" ", _NUMBER.sub(" ", plain)).strip()
    is_clear = bool(numbers) and len(cards) < 2 and len(phones) < 2 and _ONE_NAME.fullmatch(name)
    if not is_clear or any(card[-1] != id_check_digit(card[:-1]) for card in cards):
        return NameCell()
    return NameCell(name, "".join(cards), "".join(phones))


def remark_behind_name(text: str) -> tuple[str, str]:
    """A name and what stands behind it and says something of the person: in brackets (已故，子代领; 四川), behind a
    blank or stroke (示例甲 女, 示例甲-木工), a mark. Nothing where nothing does, or several are named; a nickname
    (老甲) is a part of the name; of 老侯（侯占魁） the whole one counts."""
    name, aside = apart_from_nickname(text)
    if _CALLED.fullmatch(f"{name}({aside})"):
        return aside, name
    if _REMARK.search(aside) or (aside and not _NICKNAME.fullmatch(aside) and not is_several(text)):
        bare, before = remark_behind_name(name)  # 示例甲（班组长）（已走）
        return (bare, f"{before}；{aside}") if before else (name, aside)
    found = None if is_several(text) else _BEHIND.fullmatch(text.strip())
    if found is None:
        return "", ""
    word = found["told"] or ""
    told = (
        found["mark"]
        or found["dashed"]
        or found["between"]
        or word * bool(_REMARK.search(word) or _KIN.fullmatch(word))
    )
    return (found["name"], told) if told else ("", "")


def apart_from_nickname(text: str) -> tuple[str, str]:
    """A name and what stands in brackets behind it: 示例甲 and 老甲 of 示例甲（老甲）. Figures there tell namesakes
    apart and stay a part of the name."""
    found = _ASIDE.search(text.strip())
    if not found or not found["told"].strip() or half_width(found["told"]).isdecimal():
        return text.strip(), ""
    return text.strip()[: found.start()].strip(), found["told"].strip()


def is_odd_name(text: str) -> bool:
    """Whether a text cannot be the name of a person as it stands."""
    return len(text) > _LONGEST or bool(_ODD.search(text))


def name_before_number(text: str) -> str:
    """The Chinese name, or names, that numbers stand behind in one cell; empty where the text is anything else."""
    name = _ANY_NUMBER.sub("", text[:_LONGEST_CELL]).strip()
    return "".join(name.split()) if name != text.strip() and text.startswith(name) and _NAMES.fullmatch(name) else ""
