"""The words of one line of a chat, told apart by their form: a name, numbers, a trade, days and rates, sums."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from inspector_app.domain.id_kind import IN_TEXT
from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import CARD, HAN, words_of
from inspector_app.domain.periods import calendar_days, parse_period
from inspector_app.domain.spoken import spoken_count, spoken_month, spoken_rate
from inspector_app.exchange.tables.chat_amounts import (
    AMOUNT_FIELDS,
    MARKS,
    PHONE,
    begins_vaguely,
    fen_of,
    holds_sum,
    is_amount,
    is_vague,
    said_of,
)
from inspector_app.exchange.tables.chat_line import tells_paid
from inspector_app.exchange.tables.chat_months import is_span, with_months_apart
from inspector_app.exchange.tables.chat_people import (
    TRADE_THEN_SUM,
    corrects,
    is_addressed,
    is_called,
    is_name,
    is_of_crew,
    is_of_him,
    is_of_several,
    is_trade,
    owes_me,
    own_name,
    without_who_speaks,
)
from inspector_app.exchange.tables.chat_plain import without_pictures
from inspector_app.exchange.tables.chat_sums import is_count_of_days, took_nothing, with_reckonings_apart

_ONE_MONTH = re.compile(r"(?:20\d{2}年)?\d{1,2}月份?")
_BEHIND_SUM = re.compile(r"(?<=[\d元块万千百整一二三四五六七八九])[(（]([^()（）]{1,40})[)）]")
_OF_ALL = re.compile(r"^合计(?=[￥¥]?\d)")
_OF_DAYS = re.compile("共|一共|总共|合计|总计")
_LABEL = re.compile("大写|小写|姓名|身份证号?码?|电话|手机号?|银行卡号?|卡号|元|块")
_LABELLED = re.compile("^(?:[我俺]的?)?(?:身份证号?码?|电话号?码?|手机号?码?|(?:银行|工资)?卡号?|账号)(?:是)?(?=\\d)")
_DASHED = re.compile(
    rf"^(\s*(?:\d{{1,3}}\s*[)）.、．]\s*)?[{HAN}]{{2,4}})(?:\s*(?:[-—=＝.…·~～]{{2,6}}|[=＝~～+])\s*|[-—.·])(?=[￥¥]?\d)"
)
_OWED_TO = re.compile(f"^(?:[该应要]给|[还尚]?[欠差])(?=[{HAN}]{{2}})")
_QUOTED = re.compile(rf"[“\"「\[]([{HAN}]{{2,4}})[”\"」\]](?=\s*[￥¥]?\d)")
_MONTHS_IN_BRACKETS = re.compile(rf"(?<=[{HAN}])[(（]([^()（）]{{0,12}}月份?)[)）]")
_SUM_IN_BRACKETS = re.compile(rf"(?<=[{HAN}])[(（]([￥¥]?\d[\d.,]*(?:元|块)?)[)）]")
_SLASHED = re.compile(
    rf"(?<=[{HAN}])/(?=[￥¥]?\d)|(?<=\d{{4}})/(?=\d{{3}})|(?<=[{HAN}\d])/(?=[{HAN}]{{2}})(?!工[日天]|小时|平方|平米|个[月工]|立方)"
)
_YEAR_THEN_SUM = re.compile(
    r"(?:20\d{2}年|[今去前]年)(?:年?[底初]|[上下]半年)?的?(?:工资|工钱)?(?=(?:到现在|现在|到今天|还|一共|总共|都)*[欠差剩]我?\d{3})|"
    r"[今去前]年(?:年?[底初]|[上下]半年)?的(?:工资|工钱)?(?=\d{3})"
)
_UNPAID = re.compile("[没未]有?[发给付拿结领]|[欠压拖]|不[发给付结]")
_WITHIN = re.compile("^(?:其中)?(?:不?(?:含|包[含括])|其中|已扣除?)")
_NO_WAGE = re.compile("^(?:押金|保证金|质保金|车费|路费|工具[费款]|被褥|饭卡)[^\\d]{0,4}\\d")
_SOME_PAID = re.compile("实[发付领拿]|[给付发支借领拿打转][了过]|预支|借支|生活费|一部分|一些")
_EACH_MONTH = re.compile(r"(?:每个?月|一个月)(?:都|各|还)?[欠差](?:我)?(?P<sum>\d{3,6})(?:元|块)?")
_DIGITS = "0123456789."
_EXTRA = re.compile(r"[^\d]{0,8}?(\d{2,7}(?:\.\d{1,2})?)(?:元|块钱?)?")
_FURTHER = re.compile("没|未|欠|差|剩|还有|另|工资|工钱|薪|算")
_MYSELF = ("我", "俺", "咱", "本人", "我的")
_TALKS = re.compile("^(?!.*\\d{3}).*(?:我们|请|一下|怎么|什么|[吗呢吧啊]$|帮忙|辛苦)")
_CLAIMS = re.compile(r"欠|差|剩|没|未|拖|薪|工资|工钱|\d{3}|[千万]|左右|多少|不[清确知]")
_GLUED = re.compile(rf"[{HAN}]{{1,4}}(?=[·•]|\D*[\d一二两三四五六七八九十￥¥])")
_IS = re.compile("^(?:的(?:工资|工钱)?)?也?(?:应该?是|应为|是)?(?=[￥¥]?\\d|[一二两三四五六七八九十])")
_IN_WORDS = re.compile("[一二两三四五六七八九十百千万]")
_SURE = re.compile(r"^[￥¥]?\d{1,2}(?!\d|\.\d|万|千|[wWkK百])")
_PARTED = re.compile("[一总]共|还[有欠差剩]|[欠差剩]下|下欠|拖欠|尚欠")
_VERBS = "有余剩"
_WAGE = re.compile("工资(?![没未])")
_OF_DEBT = re.compile("[欠差剩余拖尾]|还有|[未没][发付给](?=[\\d￥¥])")
_DOTTED = re.compile("[·•]")
_UNITS = re.compile("[一二两三四五六七八九十]+[百千万]")
_ANY_DAY = date(2000, 12, 31)  # whether a word names a month does not depend on the day
_LONGEST_NAME = 4
Person = dict[str, str]


def words_in(line: str, *, is_numbered: bool = True) -> list[str]:
    """The words of a line without its number; 我：1万2 is said by whoever sent it. 7、8月份 are two months where the
    lines of the text have no numbers."""
    line = _SLASHED.sub(" ", without_pictures(line)) if "/" in line else without_pictures(line)
    line = _MONTHS_IN_BRACKETS.sub(r" \1 ", line.rstrip(".。"))
    line = " ".join(line.split("+")) if line.count("+") > 1 else line
    line = _SUM_IN_BRACKETS.sub(r" \1", _DASHED.sub(r"\1 ", _QUOTED.sub(r"\1", line)))
    line = TRADE_THEN_SUM.sub(r" \1 ", _YEAR_THEN_SUM.sub(r" \g<0> ", line))
    plain = with_reckonings_apart(with_months_apart(line, is_numbered=is_numbered))
    parts = words_of(_BEHIND_SUM.sub(r" \1", plain), MARKS)
    return parts[1:] if len(parts) > 1 and parts[0] in _MYSELF else parts


def by_heading(parts: Sequence[str], fields: Sequence[str]) -> tuple[Person, list[str]]:
    """A line with as many words as there are headings."""
    found = {name: half_width(part) for part, name in zip(parts, fields, strict=True) if name}
    if not is_name(found.get("name", "")):
        return {}, []
    return found, [part for part, name in zip(parts, fields, strict=True) if not name]


def by_shape(parts: Sequence[str], *, is_message: bool = False) -> tuple[Person, list[str]]:
    """A line whose words tell by their form what they are, and those of which nobody knows. ``is_message``: it is known
    who sent it, and who owes him is no worker."""
    person: Person = {}
    rest: list[str] = []
    amounts: list[tuple[str, str, str]] = []
    further: list[str] = []
    before = word = ""
    parts = list(_with_vague(_apart(parts, is_message=is_message)))
    for part in parts:
        if _is_own(part, person):
            continue
        plain = without_who_speaks(_LABELLED.sub("", half_width(part)), is_message=is_message)
        plain = _OF_ALL.sub("一共", plain) if "name" in person else plain  # of his months, not of all people
        said, bare = said_of(plain)
        rest += [word] if said and before == "received" else []  # words that speak of no sum
        said, before = said or before, ""
        if not bare:  # 欠 before the sum
            before, word = said, part
        elif is_amount(bare):
            amounts.append((part, bare, said))
        elif _is_further(person, plain):
            further.append(part)
        elif (key := _key_of(plain, person)) and key not in person:
            person[key] = plain
        elif not _LABEL.fullmatch(plain):
            rest.append(part)
    if _is_talk(parts, person, rest, amounts):
        return {}, []
    rest += _with_further(person, further, rest, sums=sum(said in ("", "owed") for _, _, said in amounts))
    amounts, rest = _as_claimed(person, amounts, rest)
    rest += [word] if before == "received" else []  # 5000 已付: nobody says that it is still owed
    is_open = before == "received" or any(corrects(part) or is_of_several(part) for part in parts)
    is_said = any(said for _, _, said in amounts)
    others = [part for part in rest if not (is_within(part) or is_of_crew(part) or _comes_to(part, amounts))]
    is_open = is_open or (not is_said and any(holds_sum(part) or tells_paid(part) for part in others))
    is_open = is_open or any(holds_sum(part) and claims_further(part) and not _NO_WAGE.match(part) for part in others)
    is_open = is_open or (len(amounts) > 1 and any(_ONE_MONTH.fullmatch(half_width(part)) for part in rest))
    return person, rest + ([part for part, _, _ in amounts] if is_open else _with_amounts(person, amounts))


def _as_claimed(
    person: Person, amounts: Sequence[tuple[str, str, str]], rest: list[str]
) -> tuple[list[tuple[str, str, str]], list[str]]:
    """The sums, that of all as owed where nothing was paid (两个半月没发，一共一万二), or where its
    parts come to it: 工资9000 加班费1200 一共10200."""
    told, words = list(amounts), [*rest, *person.values()]
    earned = [each for each in told if each[2] == "earned"]
    if len(earned) != 1 or "received" in person or any(map(_SOME_PAID.search, words)):
        return told, rest
    others = [each for each in told if each not in earned]
    if not others and any(map(_UNPAID.search, words)):
        return [(earned[0][0], earned[0][1], "owed")], rest
    extra = [int(Decimal(found[1]) * 100) for part in rest if (found := _EXTRA.fullmatch(half_width(part)))]
    parts = [fen_of(bare) or 0 for _, bare, said in others if said == "owed"]
    if extra and len(parts) == len(others) == 1 and fen_of(earned[0][1]) == sum(extra) + sum(parts):
        return [(earned[0][0], earned[0][1], "owed")], [*rest, f"其中{others[0][1]}"]
    return told, rest


def _is_own(part: str, person: Person) -> bool:
    """Put in what somebody says of himself: his name (我是示例甲), or that he was paid nothing."""
    told = {"received": "0" if took_nothing(part) else "", "name": own_name(part)}
    if told["name"] and is_addressed(person.get("name", "")):
        del person["name"]
    new = {name: value for name, value in told.items() if value and name not in person}
    person.update(new)
    return bool(new)


def _key_of(plain: str, person: Mapping[str, str]) -> str:
    """The field that a word tells by its form, one that is not told yet before another."""
    if "job" not in person and is_trade(plain):
        return "job"
    said = _said(plain)
    return said if said and said not in person else _shape(plain)


def _is_talk(parts: Sequence[str], person: Person, rest: Sequence[str], amounts: Sequence[object]) -> bool:
    """Whether the words are those of a message, one of which could be a name: somebody who is greeted or led the crew,
    and nobody of whom anything is claimed."""
    named = person.get("name", "")
    own = set(person) - {"name", "phone", "job", "period", "first_day", "last_day"}
    if not named or amounts or own:
        return False
    is_claimed = any(map(_CLAIMS.search, rest)) or any(name in person for name in ("first_day", "last_day", "period"))
    is_first = named in (parts[0], own_name(parts[0]))
    if set(person) == {"name"} and rest and (not is_first or any(map(_TALKS.search, rest))):
        return True
    if is_addressed(named) or is_called(parts[0]) or is_called(named):
        return not any(is_vague(half_width(word)) for word in rest)
    return len(parts) > 1 and not is_claimed and set(person) == {"name"}


def _with_amounts(person: Person, amounts: Iterable[tuple[str, str, str]]) -> list[str]:
    """Put the amounts in that say what they are, or the only one as owed; the others are left."""
    told = list(amounts)
    others = [part for part, _, _ in told]
    same = {fen_of(bare) for _, bare, _ in told}  # 壹万贰仟元整（12000元） is one sum
    is_once = len(told) == 1 or (len(same) == 1 and None not in same and not any(map(is_of_him, others)))
    if not any(said for _, _, said in told) and told and is_once:
        told = [(told[-1][0], told[-1][1], "owed")]
    if sum(said == "owed" for _, _, said in told) > 1:  # 工资6000 beside 剩3800
        told = [(part, bare, "earned" if _WAGE.match(part) else said) for part, bare, said in told]
        told = _with_first_earned(told)
    told, left = _with_paid_together(_with_wage_earned(told))
    for part, bare, said in told:
        if said and said not in person and sum(each == said for _, _, each in told) == 1:
            person[said] = bare
        else:
            left.append(part)
    return left


def _with_paid_together(
    told: Sequence[tuple[str, str, str]],
) -> tuple[list[tuple[str, str, str]], list[str]]:
    """The sums, those that were paid under different words together where it is told what was earned (应得11600
    借了1500 生活费600) and what is owed agrees or is not told; and the words of the parts."""
    fen = {kind: [fen_of(bare) or 0 for _, bare, said in told if said == kind] for kind in AMOUNT_FIELDS}
    paid = [part for part, _, said in told if said == "received"]
    is_so = len(fen["earned"]) == 1 and len(paid) > 1 and len(set(paid)) == len(paid) and len(fen["owed"]) < 2
    if not is_so or any(fen["earned"][0] - sum(fen["received"]) != owed for owed in fen["owed"]):
        return list(told), []
    whole = ("", f"{Decimal(sum(fen['received'])) / 100:f}", "received")
    return [whole, *(each for each in told if each[2] != "received")], [f"其中{part}" for part in paid]


def _with_first_earned(told: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The sums; the first was owed before some was paid, where the others come to it: 欠一万二，给过三千，还剩九千."""
    fen = {kind: [fen_of(bare) or 0 for _, bare, said in told if said == kind] for kind in AMOUNT_FIELDS}
    owed = fen["owed"]
    is_so = len(owed) == 2 and not fen["earned"] and sum(fen["received"]) == owed[0] - owed[-1] > 0
    first = next(at for at, (_, _, said) in enumerate(told) if said == "owed") if is_so else -1
    return [(part, bare, "earned" if at == first else said) for at, (part, bare, said) in enumerate(told)]


def _with_wage_earned(told: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The sums; one that no word of a debt says to be owed is the wage, of which some was received: 工资6200，付了2000.
    Of 工资6200没发，借了2000 nobody knows whether that is of it: it is asked."""
    kinds = {said for _, _, said in told}
    if "received" not in kinds or "earned" in kinds:
        return list(told)
    return [(part, bare, _wage_of(part) if said == "owed" else said) for part, bare, said in told]


def _wage_of(part: str) -> str:
    """What a sum beside one that was received is: owed, earned, or nobody knows which."""
    if _OF_DEBT.search(part):
        return "owed"
    is_unpaid = bool(_UNPAID.search(part))
    return "earned" if not is_unpaid else "" if _WAGE.search(part) else "owed"


def tells_sum_alone(line: str) -> bool:
    """Whether a line tells what somebody is owed, and neither of whom nor anything else."""
    told, rest = by_shape(words_in(line)) if line else ({}, [])
    return any(name in told for name in AMOUNT_FIELDS) and "name" not in told and not rest


def claims_further(word: str) -> bool:
    """Whether a word says that a sum in it is owed too, or instead: 以前的6000也没给, 我算是9600."""
    return bool(_FURTHER.search(word))


def _with_vague(parts: Iterable[str]) -> Iterator[str]:
    """The words, a vague one together with the sum behind it: 差不多 17250."""
    before = ""
    for part in parts:
        if begins_vaguely(part):
            before += part
        else:
            yield before + part
            before = ""
    if before:
        yield before


def _apart(parts: Sequence[str], *, is_message: bool) -> Iterator[str]:
    """The words, those apart that nobody parted: 张示例欠一万八."""
    for part in parts:
        owed = _OWED_TO.match(part)
        whom = name_before_sum(part[owed.end() :]) if owed else ""
        named = "" if is_message and owes_me(part) else whom or name_before_sum(part)
        behind = len(named) + (owed.end() if owed and whom else 0)
        yield from (named, _IS.sub("", part[behind:])) if named else (part,)


def name_before_sum(part: str) -> str:
    """The name that a word begins with, where a sum, days or a number are glued to it: 张示例欠一万八; empty where none
    is, and where the name may end at two places (示例有余5000)."""
    if _GLUED.match(part) is None or is_name(part) or _tells(part, 0):
        return ""
    longest = len(part) if _DOTTED.search(part) else _LONGEST_NAME
    ends = range(1, min(longest, len(part) - 1) + 1)
    if not any(is_name(part[:size]) for size in ends):  # before all that may stand behind one is looked at
        return ""
    found = [size for size in ends if not _PARTED.match(part, size - 1) and _tells(part, size)]
    named = [size for size in found if is_name(part[:size])]
    if named and all(_UNITS.match(part[named[0] : size]) for size in named[1:]):
        named = named[:1]  # 示例甲二万 is no name
    if named == [_LONGEST_NAME - 1, _LONGEST_NAME] and part[_LONGEST_NAME - 1] in _VERBS:
        named.pop()  # 示例甲有5000没给: names of four letters are few
    if len(named) != 1 or any(size < named[0] for size in found if _IN_WORDS.match(part[size])):
        return ""
    return part[: named[0]]


def named_by_debtor(part: str) -> str:
    """The name behind 我欠, where a sum follows it: 我欠示例甲12000 is said by who owes, or of what is no wage."""
    return name_before_sum(part[2:]) if part[:1] in _MYSELF and part[1:2] == "欠" else ""


def _tells(part: str, size: int) -> bool:
    """Whether what stands behind so many letters is a sum, or tells days, a rate or a number."""
    rest = half_width(_IS.sub("", part[size:]))
    if _SURE.match(rest):  # 王5: too little to be owed
        return bool(_said(rest))
    bare = said_of(rest)[1]
    is_told = bare != "" and (is_amount(bare) or is_vague(bare))
    return is_told or bool(_said(rest)) or is_span(rest) or _shape(rest) not in ("", "name")


def _is_further(person: Person, plain: str) -> bool:
    """Whether words tell of a further month, or of further days, where one is told already."""
    if "period" in person and _ONE_MONTH.fullmatch(plain):
        return True
    first, further = spoken_count(person.get("attendance", "")), spoken_count(plain)
    return bool(first and further) and (first or "").lstrip(_DIGITS) == (further or "").lstrip(_DIGITS)


def _with_further(person: Person, further: Sequence[str], rest: Sequence[str], *, sums: int) -> list[str]:
    """Put in the days of several months together (5月20天 6月26天 are 46天 in 5月、6月), and the words of the days are
    left; where more than one rate is told, nobody says what they come to. Months without days are those of the only
    sum, beside several they stay words."""
    months = [word for word in further if _ONE_MONTH.fullmatch(half_width(word))]
    days = [word for word in further if word not in months]
    if months and (len(months) == sum(not _OF_DAYS.match(word) for word in days) or (not days and sums <= 1)):
        person["period"], months = "、".join((person["period"], *months)), []
    elif months:  # one of several would be half of what is told
        months.insert(0, person.pop("period"))
    return [*months, *_with_work(person, days, rest)] if days else months


def _with_work(person: Person, further: Sequence[str], rest: Sequence[str]) -> list[str]:
    """Put in the days together, where one rate is told for them and they are as many as is said (共43天); and the words
    of each."""
    words = [person.pop("attendance"), *further]
    counts = [spoken_count(half_width(word)) or "" for word in words]
    unit = counts[0].lstrip(_DIGITS)
    told = [Decimal(each.removesuffix(unit)) for each in counts]
    of_all = {days for days, word in zip(told, words, strict=True) if _OF_DAYS.match(word)}
    added = sum(days for days, word in zip(told, words, strict=True) if not _OF_DAYS.match(word))
    if of_all <= {added} and not any(spoken_rate(half_width(word)) for word in rest):
        person["attendance"] = f"{added:f}{unit}"
    return words


def is_within(word: str) -> bool:
    """Whether a word says of a sum that it is in what is told, or is not asked for: 包括加班费500, 不含路费."""
    return bool(_WITHIN.match(word))


def _comes_to(part: str, amounts: Iterable[tuple[str, str, str]]) -> bool:
    """Whether a word tells what is owed of each month, of which a sum beside it is that of all: 每月欠1500, 共7500."""
    each = _EACH_MONTH.fullmatch(half_width(part))
    fen = fen_of(each["sum"]) if each else 0
    return any(fen and (fen_of(bare) or 0) > fen and (fen_of(bare) or 0) % fen == 0 for _, bare, _ in amounts)


def _said(plain: str) -> str:
    """The field of words that tell a rate, how long somebody worked, or since or until when."""
    if _ONE_MONTH.fullmatch(plain) and (calendar_days(plain) or parse_period(plain)):
        return "period"  # 11月, which is neither eleven months nor so much a month
    if spoken_rate(plain) and not is_count_of_days(plain):
        return "rate"
    if spoken_count(plain):
        return "attendance"
    month = spoken_month(plain, _ANY_DAY)
    if month is None:
        return ""
    return "first_day" if month.begins else "last_day" if month.ends else ""


def _shape(plain: str) -> str:
    shapes = (("id_number", IN_TEXT), ("phone", PHONE), ("card", CARD))
    return next((key for key, shape in shapes if shape.fullmatch(plain)), "name" if is_name(plain) else "")
