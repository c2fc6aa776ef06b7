"""What stands in the words of a chat and was neither taken nor said: sums beside what somebody is owed, and people.

The last look at a chat, apart from how it was read: every sum and everybody with a sum in the words of a line is
counted, or named by a problem of its row.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from inspector_app.domain.figures import beginning
from inspector_app.domain.identity import half_width, masked_id, masked_phone, numbers_masked
from inspector_app.domain.money import yuan
from inspector_app.domain.numerals import numeral
from inspector_app.domain.pasted import HAN, thousands_closed
from inspector_app.domain.roster import AMOUNTS, RosterCheck, RosterLine, RowProblem
from inspector_app.domain.work import rate_of, work_of
from inspector_app.exchange.chat_unpaid import months_left_out
from inspector_app.exchange.tables.chat.line import CORRECTED
from inspector_app.exchange.tables.chat.senders import sent_by
from inspector_app.exchange.tables.chat.tokens import Token, opening_name, tokens
from inspector_app.exchange.tables.chat.words import (
    ADDRESSED,
    OWES_ME,
    TITLED,
    fen_of,
    has_surname,
    is_name,
    wrong_products,
)
from inspector_app.exchange.tables.grid import Grid
from inspector_app.exchange.tables.people import with_sum
from inspector_app.exchange.tables.reading import Reading
from inspector_app.exchange.tables.rows.line import LineKind
from inspector_app.support.errors import Level, Problem
from inspector_app.support.groups import grouped

_NO_SUMS = re.compile(
    r"\d{3,6}\*{2,}\d{2,4}|[一二两三四五六七八九]?一[分毛](?=[钱都也没未])|"
    r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|(?:19|20)\d{2}\s*[-年./]\s*(?:\d{1,2}\s*[-月./]?\s*)?(?:\d{1,2}(?!\d)[日号]?)?|"
    r"1[3-9]\d[ -]\d{4}[ -]?\d{4}|\d{9,}[\dXx]?|"
    r"\d{2,4}(?:元|块钱?)?[一每/](?:个|天|工|米|方|吨|平)(?!月)|(?:每个?月|一个月)(?:都|各|还)?[欠差]\d+|"
    r"[一二两三四五六七八九十\d.]+(?:个?半)?(?:个?月|天|日|号|个?工|人|平方?米?|方|吨|米|岁|栋|楼|层|年|小时)"
)
_SUM = re.compile(
    r"\d+(?:\.\d+)?[万千wWkK](?:[\d一二三四五六七八九](?:[千百][\d一二三四五六七八九]?)?)?|"
    r"[一二两三四五六七八九][一二两三四五六七八九零十百]*[千万百][一二两三四五六七八九零十百千]*(?!共)|\d{3,8}(?:\.\d{1,2})?"
)
_WITHIN = re.compile(r"(?<!不)(?:含|包括|已扣除?)[^\d,，。；;]{0,8}(?:\d{1,2}月[^\d,，。；;]{0,6})?\d[\d,.]*")
_CLAUSES = re.compile("[,，;；。]")
_NUMBER, _LONG = re.compile(r"(?<![\d*])(?:1[3-9]\d{9}|[1-9]\d{16}[\dXx]|\d{16}(?:\d{3})?)(?!\d)"), 15
_LEAST_FEN = 300_00
_HEADS = re.compile(r"(\d{1,2}|[一二两三四五六七八九十]{1,3})个?人")
_WITH = re.compile(
    rf"(?:[和跟与]|弟弟?|哥哥?|老婆|媳妇|爱人|老公|儿子|女儿|老乡|徒弟)(?P<name>[{HAN}]{{2,4}}?)(?=一起|一块|也|都|各|[二两俩]|[,，。])"
)
_BEFORE_SUM = re.compile(
    rf"(?<![{HAN}\d])(?:[他她]?(?:的?名字)?[叫是])?(?P<name>[{HAN}]{{2,4}}?)[\s:：]*(?:还?[欠差])?"
    r"(?=[￥¥]?(?:\d{3}|\d+(?:\.\d+)?[万千wWkK]|[一二两三四五六七八九十]+[千万]))"
)
_TO_WHOM = re.compile(r"^\s*@\S+\s+(?=[我俺])")
_FOR = re.compile(rf"(?:[代替帮](?P<name>[{HAN}]{{2,4}}?)(?=[说问填报登写讲])|@\s?(?P<at>[{HAN}]{{2,4}})(?![{HAN}]))")
_FOR_OTHERS = re.compile("[替代帮]|[我俺咱]们")
_THE_SAME = re.compile("一样|同样|也是|.{0,4}(?:没算|没说|不知|不清|多少)")
_JOINS, _SPEAKS = re.compile("(?:[和跟与]|还有)$"), re.compile("[说讲问报让叫托帮替代]|的班|那边|这边")
_DOTTED = re.compile("[·•]|^示例")  # 阿依·买买提, and who is invented to show something
_OTHERS = (LineKind.GROUP, LineKind.HEADING, LineKind.BLANK, LineKind.MORE)
_TOTALS = (LineKind.TOTAL, LineKind.FOOT)


def left_in_chat(reading: Reading, check: RosterCheck) -> Iterator[RowProblem]:
    """The rows of a chat of which something in the words was not counted."""
    for table in reading.tables:
        grid = table.block.grid
        if not grid.spoken:
            continue
        lines = grouped((line for line in check.lines if line.sheet in ("", table.sheet)), lambda line: line.row)
        yield from _of_people(grid, lines)
        others = [line.row for line in table.lines if line.kind in _OTHERS]
        others += [row for row in grid.spoken if row not in grid.rows and row not in grid.corrected]
        yield from _of_others(grid, lines, {line.name for line in check.lines})
        totals = [line.row for line in table.lines if line.kind in _TOTALS]
        rows = sorted(lines)
        added = [[0, *accumulate(_fen(lines[row], name) for row in rows)] for name in AMOUNTS]
        others += [row for row in totals if not _is_of_all(_sums(grid.spoken.get(row, "")), row, rows, added)]
        yield from (
            _problem(row, "、".join(_words(told)), grid.spoken[row])
            for row in others
            if sent_by(grid.spoken.get(row, "")) is None and (told := _sums(grid.spoken.get(row, "")))
        )


def _is_of_all(told: list[int], row: int, rows: Sequence[int], added: Sequence[Sequence[int]]) -> bool:
    """Whether sums are what those in one after the other of the rows are owed, earned or got, from the first, or above
    a row or below it. ``added`` is what all before each of them come to, and at the end what all do."""
    at = bisect(rows, row)
    return all(any(_is_of_rows(fen, each[at], set(each)) for each in added) for fen in told)


def _is_of_rows(fen: int, here: int, known: set[int]) -> bool:
    return fen in known or here - fen in known or here + fen in known


def corrected_in_chat(reading: Reading) -> Iterator[RowProblem]:
    """The sums that a later message put right."""
    for table in reading.tables:
        for later, row in table.block.grid.corrected.items():
            details = {"text": beginning(numbers_masked(table.block.grid.spoken[later]), 40)}
            yield RowProblem(row, "", Problem("roster-chat-corrected", f"第{row}行", Level.WARNING, details))


def _of_others(grid: Grid, read: Mapping[int, object], names: set[str]) -> Iterator[RowProblem]:
    """Those who say their own name in rows of which nothing is read: 我跟示例乙一样，我叫示例甲."""
    for row in (each for each in grid.spoken if each not in read and each not in grid.corrected):
        for name in _own_names(grid.spoken[row]) if _THE_SAME.search(grid.spoken[row]) else ():
            if name not in names:
                yield RowProblem(row, "A", Problem("roster-someone", f"第{row}行", Level.WARNING, {"text": name}))


def _own_names(words: str) -> list[str]:
    """Those who say their own name in words."""
    return [each.text for before, each in pairwise(tokens(words)) if (before.kind, each.kind) == ("self", "name")]


def _of_people(grid: Grid, lines: Mapping[int, list[RosterLine]]) -> Iterator[RowProblem]:
    """What the words of the rows that tell of somebody hold besides; rows of the same words count together."""
    numbers = {told for row in lines.values() for line in row for told in (line.phone, line.id_number, line.card)}
    for words, rows in grouped(lines, lambda row: grid.spoken.get(row, "")).items():
        of = [line for row in rows for line in lines[row]]
        beside = _beside(grid, lines, rows[0], words)
        is_open = any(line.owed_fen is None for line in of)
        if others := _others(words, {line.name for line in (*of, *beside)} - {""}, is_open=is_open):
            told = {"text": "、".join(others)}
            yield RowProblem(rows[0], "A", Problem("roster-someone", f"第{rows[0]}行", Level.WARNING, told))
        yield from _odd(of)
        yield from (_product(rows[0], *told) for told in (*wrong_products(words), *_not_by_rate(of)))
        yield from _of_numbers(rows[0], words, numbers)
        yield from _of_months(rows[0], words, of)
        of += beside
        yield from _of_heads(rows[0], words, len({line.name for line in of} - {""}))
        is_shared = len({line.name for line in of}) > 1 and all(line.owed_fen is None for line in of)
        is_counted = all(line.owed_fen is not None for line in of)
        if words and (is_counted or is_shared) and (left := _left(words, of)):
            yield _problem(rows[0], "、".join(_words(left)), words)
        if words and is_counted:
            yield from _of_unpaid(rows[0], words, of)


def _product(row: int, of: str, right: Decimal, told: Decimal) -> RowProblem:
    """What work by rate is said to come to, where it does not."""
    details = {"of": of, "right": f"{right:,.2f}", "told": f"{told:,.2f}"}
    return RowProblem(row, "", Problem("roster-chat-product", f"第{row}行", Level.WARNING, details))


def _not_by_rate(of: Sequence[RosterLine]) -> Iterator[tuple[str, Decimal, Decimal]]:
    """What the rate and the work of a line come to where it tells another sum earned, all in 元."""
    for line in of:
        rate, work = rate_of(line.rate), work_of(line.attendance)
        if rate and work and line.earned_fen and rate.unit == work.unit:
            right, told = rate.figure * work.figure, Decimal(line.earned_fen) / 100
            if abs(right - told) >= 1:
                yield f"{line.attendance}×{line.rate}", right, told


def _of_numbers(row: int, words: str, known: set[str]) -> Iterator[RowProblem]:
    """The telephones, cards and numbers of identity that words tell and that nobody was given."""
    told = ["".join(each.split()).upper() for each in _NUMBER.findall(half_width(words))]
    for number in dict.fromkeys(each for each in told if each not in known):
        shown = masked_phone(number) if len(number) < _LONG else masked_id(number)
        yield RowProblem(row, "", Problem("roster-chat-number", f"第{row}行", Level.WARNING, {"number": shown}))


def _of_heads(row: int, words: str, read: int) -> Iterator[RowProblem]:
    """How many people words say are owed so much each, where not so many are read: 我和示例甲三个人，每人5000."""
    told = max((int(each) if each.isdecimal() else numeral(each) for each in _HEADS.findall(words)), default=0)
    if told > read and any(part.kind == "each" for part in tokens(words)):
        details = {"told": str(told), "read": str(read), "text": beginning(numbers_masked(words), 40)}
        yield RowProblem(row, "", Problem("roster-chat-heads", f"第{row}行", Level.WARNING, details))


def _of_months(row: int, words: str, of: Sequence[RosterLine]) -> Iterator[RowProblem]:
    """The months that words tell of people of whom no line tells any, neither as its months nor in its remark."""
    if any(line.first_day or line.calendar for line in of):
        return
    told = (each.text.strip() for each in tokens(words) if each.kind == "months")
    if left := "、".join(months for months in told if not any(months in line.note for line in of)):
        details = {"months": left, "text": beginning(numbers_masked(words), 40)}
        yield RowProblem(row, "", Problem("roster-chat-when", f"第{row}行", Level.WARNING, details))


def _of_unpaid(row: int, words: str, of: Sequence[RosterLine]) -> Iterator[RowProblem]:
    """The months of each person of which nothing was paid, and that what is read as owed does not hold."""
    names = sorted({line.name for line in of} - {""}, key=words.find)
    starts = [0, *(at for name in names[1:] if (at := words.find(name)) >= 0), len(words)]
    for name, (first, end) in zip(names, pairwise(starts), strict=False):
        lines = [line for line in of if line.name == name]
        owed, taken = _fen(lines, "owed"), _fen(lines, "received") + _fen(lines, "deducted")
        if months := months_left_out(words[first:end], owed, taken):
            details = {"months": months, "text": beginning(numbers_masked(words), 40)}
            yield RowProblem(row, "", Problem("roster-chat-months", f"第{row}行", Level.WARNING, details))


def _fen(lines: Sequence[RosterLine], name: str) -> int:
    return sum(getattr(line, f"{name}_fen") or 0 for line in lines)


def _beside(grid: Grid, lines: Mapping[int, list[RosterLine]], row: int, words: str) -> list[RosterLine]:
    """Those of the rows around one whose words are a part of its words, or it of theirs: a sentence of a message read
    with others."""
    found = list[RosterLine]()
    for step in (-1, 1):
        at = row + step
        while (part := grid.spoken.get(at, "")) and words and (part in words or words in part):
            found += lines.get(at, []) if part != words else []
            at += step
    return found


def _odd(lines: list[RosterLine]) -> Iterator[RowProblem]:
    """Those whose names begin with no usual surname, so that it may be another word, or only tell how they are called:
    马师傅."""
    for line in lines:
        is_odd = not has_surname(line.name) or TITLED.search(line.name)
        if line.name and is_odd and not _DOTTED.search(line.name):
            yield RowProblem(
                line.row, "A", Problem("roster-chat-name", f"第{line.row}行", Level.WARNING, {"name": line.name[:20]})
            )


def _problem(row: int, sums: str, words: str) -> RowProblem:
    details = {"sums": sums, "text": beginning(numbers_masked(words), 40)}
    return RowProblem(row, "", Problem("roster-chat-left", f"第{row}行", Level.WARNING, details))


def _words(fen: list[int]) -> list[str]:
    return [f"{yuan(each)}元" for each in dict.fromkeys(fen)]


def _sums(words: str) -> list[int]:
    """The sums that words tell, in 分; days, months, numbers and what is too little to be owed apart."""
    plain = _NO_SUMS.sub(" ", " ".join(map(half_width, thousands_closed(words).split())))
    found = (fen_of(each[0]) for each in _SUM.finditer(plain))
    return [fen for fen in found if fen is not None and fen >= _LEAST_FEN]


def _left(words: str, lines: list[RosterLine]) -> list[int]:
    """The sums in words that are none of those of the lines, nor what these come to, nor their parts."""
    taken = [fen for line in lines for name in AMOUNTS if (fen := getattr(line, f"{name}_fen")) is not None]
    known = {*taken, _fen(lines, "owed"), *(_fen(of, "owed") for of in grouped(lines, lambda line: line.name).values())}
    known |= {fen for line in lines for fen in _sums(f"{line.rate} {line.attendance}")}
    known |= {int(rate.figure * 100) for line in lines if (rate := rate_of(line.rate))}
    if any(part.kind == "each" for part in tokens(words)):  # 4、5月各6000
        known |= {fen // months for fen in taken for months in range(2, 13) if fen % months == 0}
    known |= {fen for line in lines for told in CORRECTED.findall(line.note) for fen in _sums(told)}
    left = [fen for fen in _sums(_WITHIN.sub(" ", words)) if fen not in known]
    return [] if sum(left) in known and len(left) > 1 else left


def _others(words: str, names: set[str], *, is_open: bool) -> list[str]:
    """Those whom words name with a sum, or beside whoever they tell of, and who have none of these names. ``is_open``:
    not all of the words was understood, so that whoever is named in them may be owed what is left."""
    words = _TO_WHOM.sub("", words)
    named = re.match(rf"[{HAN}]+", with_sum(words))
    found = [*([named[0]] if named else ()), *map(_owed_to, _CLAUSES.split(words))]
    found += [each["name"] for each in _BEFORE_SUM.finditer(words)]
    found += [] if OWES_ME.search(words) or any(name in words for name in names) else [opening_name(words)]
    found += [each["name"] for each in _WITH.finditer(words)]
    found += [] if _FOR_OTHERS.search(words) else _own_names(words)
    found += _beside_others(words, is_open=is_open)
    if len(_sums(words)) > len(names):  # of whoever is spoken for or to there may be one of them
        found += [each["name"] or each["at"] for each in _FOR.finditer(words)]
    others = list[str]()
    for name in found:
        if _is_another(name, {*names, *others}):
            others.append(name)
    return others


def _beside_others(words: str, *, is_open: bool) -> Iterator[str]:
    """Those who stand in words like whoever is owed: with a sum or days, or at the beginning of a clause that tells
    something of them (示例甲也没发, 还有示例乙). Who only speaks, or leads the crew, is none."""
    end = Token("mark", "，")
    told = [end, *(each for each in tokens(words) if each.text.strip()), end]
    for before, each, behind in zip(told, told[1:], told[2:], strict=False):
        if each.kind != "name" or behind.kind == "idle" or ADDRESSED.search(each.text):
            continue
        is_first = (before.kind == "mark" or _JOINS.search(before.text)) and not _SPEAKS.match(behind.text)
        if is_open or is_first or behind.kind in ("sum", "count") or _THE_SAME.match(behind.text):
            yield each.text


def _owed_to(clause: str) -> str:
    """Whoever a clause begins with that tells a sum, whatever stands between: 示例甲今天讲差5400."""
    begin = clause.strip() if _sums(clause) else ""
    return next((name for size in (3, 2) if is_name(name := begin[:size]) and len(name) == size), "")


def _is_another(name: str, names: set[str]) -> bool:
    """Whether a word is the name of somebody who is none of these."""
    return is_name(name) and has_surname(name) and not any(name in each or each in name for each in names)
