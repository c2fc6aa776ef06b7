"""Several people, or several months of one, in one line of a chat: 钢筋班：示例甲8600、示例乙5000.

Each becomes a line of its own, so that it is read like any other.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import HAN
from inspector_app.domain.spoken import spoken_yuan
from inspector_app.exchange.tables.chat_amounts import figure_in
from inspector_app.exchange.tables.chat_blocks import Spoken, in_years, with_labels_as_lines
from inspector_app.exchange.tables.chat_opening import opening
from inspector_app.exchange.tables.chat_people import OWES
from inspector_app.exchange.tables.chat_plain import numbered_apart, without_pictures
from inspector_app.exchange.tables.chat_speakers import with_clauses_read
from inspector_app.exchange.tables.chat_speech import plainly
from inspector_app.exchange.tables.chat_sums import total_in

_PARTS, _SENTENCES = re.compile(r"\s*[、，,]\s*"), re.compile(r"[；;。]\s*")
_BLANKS = re.compile(r"[\s、，,]+")
_SUM = r"(?P<sum>[￥¥]?\d{3,7}(?:\.\d{1,2})?(?:元|块钱?)?)"
_SPOKEN = r"(?P<spoken>[\d.零一二两三四五六七八九十百千万]+)(?:元|块钱?)?"
_NOT_GIVEN = "(?:(?:还|都)?(?:没|未)有?[给发付结拿]清?)?"
_PAIR = re.compile(
    rf"(?:(?:{OWES})?(?:还|尚|一共)?欠)?(?P<name>[{HAN}]{{2,4}}?)(?P<owes>(?:一共|总共|还)?[欠差]我?|拖欠|还有|还剩|剩下|剩)?[\s:：]*(?:{_SUM}|{_SPOKEN}){_NOT_GIVEN}"
)
_PAID, _UNPAID = re.compile("[付给拿清借支发]|领(?!导)"), re.compile("没|未|什么时候|啥时候|何时|哪天|催")
_PAID_SINCE = re.compile(
    r"(?:\d{1,2}月份?|上个?月|[昨前今]天|后来|中间)?(?:只|才|又|已经)?[发给付支][了过]\d{3,6}(?:元|块钱?)?"
)
"""Of which month it is nobody says: it is asked."""
_A_MONTH = re.compile(r"\d{1,2}月份?")
_FIGURED = re.compile("\\d|[一二两三四五六七八九十][百千万]")
_HEAD = re.compile(rf"^(?P<head>(?:\d{{1,3}}[、.．)）]\s*)?[{HAN}]{{2,8}})\s*[:：]\s*(?P<rest>.+)$")
_LEAD = re.compile(r"^(?P<head>(?=[^:：]*\D{2})[^:：]{2,30})[:：]\s*(?P<rest>.+)$")
_MONTH_LEAD = re.compile(r"^(?P<head>20\d{2}[年.]\d{1,2}月?份?)\s+(?P<rest>.+)$")
_NUMBER = re.compile(r"^\d{1,3}\s*[、.．)）]\s*")
_ALL_UNPAID = r"(?:(?:\d{1,2}月份?[、和]?)+(?:都|也|全)?(?:没|未)有?[发给付结]\w?[,，]\s*)?"  # 9月10月都没发，9月4700
_MONTHS_OF = re.compile(
    rf"^(?P<name>(?:[{HAN}]{{1,4}}?)?)(?:的?(?:工资|工钱)(?:是|有)?)?[\s:：]*{_ALL_UNPAID}(?:一共|总共|还)?[欠差]?(?P<all>\d{{3,7}}(?:\.\d{{1,2}})?)?(?:元|块钱?)?[\s,，]*(?:其中|分别是)?[(（\s:：]*"
    r"(?P<months>(?:20\d{2}年)?\d{1,2}月份?[^()（）]*?)[)）]?$"
)
_NAME_THEN_SUM = re.compile(
    rf"((?:^|(?<=[\s、，,]))[{HAN}]{{2,4}})[\s:：]+"
    r"(?=[￥¥]?\d{3}|\d{1,2}(?:\.\d{1,4})?[万千wWkK]|[一二两三四五六七八九][万千])"
)
_MONTHS_APART = re.compile(r"[\s、，,]+|(?<=[元块发给])(?=(?:20\d{2}年)?\d{1,2}月)")
_MONTH_THEN = re.compile(r"(?<=\d[月份])\s+(?=[￥¥]?\d{3})")
_ME_NAMED = re.compile(rf"^[我俺][(（]([{HAN}]{{2,4}})[)）]")
_ME = ("", "我的", "我")
_FIGURE = re.compile(r"月份?\D*(\d{3,7}(?:\.\d{1,2})?)")
_SEVERAL, _LEAST_FEN = 2, 1000_00
IsName = Callable[[str], bool]


def one_a_line(text: str, is_name: IsName) -> list[Spoken]:
    """The text with a line for each person, and for each month of one; any other line stays as it is."""
    found, others = list[Spoken](), list[str]()
    for read in (*with_clauses_read(text.splitlines()), None):
        if read is not None and read.plain is None:
            others.append(read.line)
            continue
        spoken = with_labels_as_lines([Spoken(*each) for each in plainly(others, is_name)], is_name)
        found += [Spoken(line, _words_of(line, each.words)) for each in spoken for line in _lines(each.line, is_name)]
        found += [read] if read else []
        others = []
    return found


def _words_of(line: str, words: str) -> str:
    """The words from which a line comes: its own where they stand there as they are, as sentences do; else all."""
    bare = line[1:-1] if line[:1] + line[-1:] == "（）" else line
    return bare if bare and bare in words else words


def _lines(line: str, is_name: IsName) -> list[str]:
    """The line, or one for each person or month where every sentence of it tells several, or the sum of all."""
    plain = without_pictures(line.strip())
    if len(people := numbered_apart(plain)) > 1:
        return [each for person in people for each in _lines(person, is_name)]
    if months := _months(" ".join(map(half_width, _NUMBER.sub("", plain).split())), is_name):
        return months
    found: list[str] = []
    for sentence in filter(None, _SENTENCES.split(plain)):
        told = [sentence] if total_in(sentence) else _sentence(sentence, is_name)
        if not told:
            return [line]
        found += told
    return found if len(found) > 1 or _HEAD.match(plain) else [line]


def _months(text: str, is_name: IsName) -> list[str]:
    """A line for each month of one person: 示例甲：2025年7月3600，8月4200，都没发, and 示例甲8600元（6月3000，7月5600)
    where the months come to the sum. Whatever else stands there, it is left as it is."""
    text = _MONTH_THEN.sub("", text.rstrip("。；;，,"))
    found = _MONTHS_OF.match(text)
    if found is None or not (is_name(found["name"]) or found["name"] in _ME):
        return []
    parts = [part for part in _MONTHS_APART.split(found["months"].strip()) if part]
    paid = [f"（{parts[-1]}）"] if len(parts) > _SEVERAL and _PAID_SINCE.fullmatch(parts[-1]) else []
    parts = parts[:-1] if paid else parts
    last = parts[-1] if len(parts) > 1 and not _FIGURED.search(_A_MONTH.sub("", parts[-1])) else ""
    if last and not _is_tail(last):
        return []
    parts = parts[:-1] if last else parts
    total = ""
    if len(parts) > 1 and (total := total_in(parts[-1])):
        parts = parts[:-1]
    told = in_years(parts, "" if found["name"] in _ME else found["name"])
    sums = [Decimal(each[1]) for part in parts if (each := _FIGURE.search(part))]
    of_all = found["all"] or total
    if not told or (of_all and sum(sums) != Decimal(of_all)) or (len(told) == 1 and not of_all):
        return []
    return [*told, *paid]


def _is_tail(words: str) -> bool:
    """Whether words behind the sums of several tell nothing of them but that they were not paid."""
    return not _FIGURED.search(_A_MONTH.sub("", words)) and bool(_UNPAID.search(words) or not _PAID.search(words))


def _sentence(text: str, is_name: IsName) -> list[str]:
    if len(told := _pairs(text, is_name)) > 1:
        return told
    head = _HEAD.match(text) or _LEAD.match(text) or _MONTH_LEAD.match(text)
    rest = head["rest"] if head and not _PAIR.fullmatch(text) else text
    told = _pairs(rest, is_name)
    before = [f"（{head['head']}）" for _ in [rest] if head and rest != text]  # 钢筋班：, and nobody who sends
    return [*before, *told] if len(told) > 1 else []


def _pairs(text: str, is_name: IsName) -> list[str]:
    """A line for each pair of a name and a sum, and each sum of all or words beside them; nothing where there is
    anything else."""
    words = [part for part in _BLANKS.split(text.strip()) if part]
    joined = _BLANKS.split(_NAME_THEN_SUM.sub(r"\1", text.strip()))
    for parts in (_PARTS.split(text.strip()), words, joined):
        pairs = _each([part for part in parts if part], is_name)
        if pairs:
            return [_told(found) if found else _beside(words) for found, words in pairs]
    return []


def _is_sum(found: re.Match[str]) -> bool:
    """Whether it tells a sum; 示例甲一百八 may be what a day is paid."""
    if found["sum"]:
        return True
    fen = spoken_yuan(found["spoken"])
    return fen is not None and (bool(found["owes"]) or fen >= _LEAST_FEN)


def _told(found: re.Match[str]) -> str:
    return f"{found['name']} {'欠' if found['owes'] else ''}{found['sum'] or found['spoken']}"


def _each(parts: Sequence[str], is_name: IsName) -> list[tuple[re.Match[str] | None, str]]:
    """Every part of a text with what it tells, where all of them do but for a sum of all, or words without a sum beside
    several that do; else nothing."""
    found = [(_pair(half_width(part), is_name), part) for part in parts]
    told_of = sum(told is not None for told, _ in found)
    others = [half_width(part) for told, part in found if told is None]
    of_all = sum((_yuan(told) for told, _ in found if told and told_of >= _SEVERAL), Decimal(0))
    is_told = all(
        total_in(part) or _comes_to(part, of_all) or (told_of >= _SEVERAL and _is_tail(part)) for part in others
    )
    return found if told_of and is_told else []


def _pair(part: str, is_name: IsName) -> re.Match[str] | None:
    """A name and a sum, whatever leads to the name: 我哥示例甲16000, 我（示例乙）15000."""
    found = _PAIR.fullmatch(part)
    if found is None and (led := _ME_NAMED.sub(r"\1", part)) != part:
        found = _PAIR.fullmatch(led)
    elif (found is None or not is_name(found["name"])) and (opens := opening(part)) is not None and opens.lead:
        found = _PAIR.fullmatch(opens.name + opens.rest)
    return found if found and is_name(found["name"]) and _is_sum(found) else None


def _beside(words: str) -> str:
    """Words beside the people, of whom none is read from what tells the sum of several of them."""
    return f"（{words}）" if figure_in(words) and not total_in(words) else words


def _yuan(found: re.Match[str]) -> Decimal:
    """The sum of a pair."""
    if found["sum"]:
        return Decimal(found["sum"].strip("￥¥元块钱"))
    return Decimal(spoken_yuan(found["spoken"]) or 0) / 100


def _comes_to(part: str, of_all: Decimal) -> bool:
    """Whether words tell the sum of those beside them: 示例甲两口子一共欠21000."""
    figure = figure_in(part)
    return bool(figure) and Decimal(figure) == of_all
