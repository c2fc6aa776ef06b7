"""The blanks {fact.name} in a form's patterns: which there are, and how each kind of value prints in them.

A pattern names values and never computes. ``{{`` and ``}}`` print one brace each.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from inspector_app.domain.claim import besides
from inspector_app.domain.dates import chinese, chinese_time
from inspector_app.domain.document import DocumentKind
from inspector_app.domain.money import yuan
from inspector_app.formdefs.computed import untold
from inspector_app.formdefs.model import FactDef, Facts, FactType, Form, Origin

_NAME = r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*"
_TOKEN = re.compile(r"\{\{|\}\}|\{(" + _NAME + r")\}|[{}]")


UNLESS = "!="  # between a fact and the choice with which a sentence is not drafted
_STOPS = ("。", "，", "；", "、", "：")
_ENDS = ("。", "！", "？", "；", "：", "…", "。”", "。）", "\n")


class BadPattern(ValueError):
    """A single brace, or a blank that is not a name."""


@lru_cache(4096)  # the patterns are those of forms, and each edition that is read is bound and looked into again
def names(pattern: str) -> tuple[str, ...]:
    """The names in the blanks of a pattern, in their order. Raises :class:`BadPattern`."""
    found = []
    for token in _TOKEN.finditer(pattern):
        if token[0] in "{}":
            raise BadPattern(pattern[token.start() : token.start() + 20])
        if token[1]:
            found.append(token[1])
    return tuple(found)


def fill(pattern: str, facts: Facts, form: Form, row: Mapping[str, Any] | None = None) -> str:
    """The pattern with its blanks filled: bare names from ``row`` (items of a list), the others from ``facts``.

    A value that is missing prints as its fact's blank, mostly nothing. Raises :class:`BadPattern`, and ValueError for
    a value that is not of its fact's type: check the facts first.
    """

    def value_of(name: str) -> str:
        if row is not None and "." not in name and form.fact(name) is None:
            return printed(_item(form, name), row.get(name))
        return _told(form, name, facts)

    return substitute(pattern, value_of)


def substitute(pattern: str, value_of: Callable[[str], str]) -> str:
    """The pattern with each blank replaced by what ``value_of`` gives for its name. Raises :class:`BadPattern`."""

    def replace(token: re.Match[str]) -> str:
        if token[1]:
            return value_of(token[1])
        if token[0] in "{}":
            raise BadPattern(pattern[token.start() : token.start() + 20])
        return token[0][0]

    return _TOKEN.sub(replace, pattern)


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank of a filled pattern: whose value stands at ``start`` … ``end``, and in which words."""

    fact: FactDef
    words: str
    start: int
    end: int


def drafted(sentence: FactDef, facts: Facts, form: Form) -> tuple[str, tuple[Blank, ...]]:
    """Our draft of a sentence from the facts, with the blanks whose values are known; empty where the fact without
    which there is none is not known. What it cannot do without stands as 〔待补：…〕; one that ends with what somebody
    typed ends with a stop all the same. Raises as :func:`fill`."""
    if not _is_due(sentence, facts):
        return "", ()
    text, blanks = filled(sentence.default, facts, form, sentence)
    is_open = sentence.type is FactType.LONG_TEXT and blanks and blanks[-1].end == len(text)
    return (f"{text}。" if is_open and not text.endswith(_ENDS) else text), blanks


def _is_due(sentence: FactDef, facts: Facts) -> bool:
    name, unless, choice = sentence.when.partition(UNLESS)
    return not name or facts.get(name) not in (None, "", [], *((choice,) if unless else ()))


def filled(pattern: str, facts: Facts, form: Form, sentence: FactDef | None = None) -> tuple[str, tuple[Blank, ...]]:
    """As :func:`fill` without a row, with the blanks whose values are known; of a ``sentence`` with its gaps. Raises as
    :func:`fill`."""
    text, blanks, end = "", [], 0
    for token in _TOKEN.finditer(pattern):
        text, end = text + pattern[end : token.start()], token.end()
        fact = form.fact(token[1]) if token[1] else None
        words = fill(token[0], facts, form)
        if pattern[end : end + 1] in _STOPS:
            words = words.removesuffix("。")  # typed with its own, where the pattern goes on with one
        if fact and facts.get(fact.name) not in (None, ""):
            blanks.append(Blank(fact, words, len(text), len(text) + len(words)))
        elif fact and sentence and _is_gap(fact, sentence, form):
            words = f"{GAP}{fact.label}〕"
        text += words
    return text + pattern[end:], tuple(blanks)


GAP = "〔待补："
"""How a gap in a draft begins: a paper on which one stands is not signed off."""


def gaps(text: str) -> tuple[str, ...]:
    """What is still to be told in a text, as its gaps call it."""
    return tuple(_GAP.findall(text))


_GAP = re.compile(f"{GAP}([^〕]*)〕?")


def _is_gap(fact: FactDef, sentence: FactDef, form: Form) -> bool:
    """Whether a sentence has a hole without a fact: it must be known, or it is no choice of whoever writes. A long text
    is a sentence of its own, which may be left out; a blank is left for the pen, as is all of a record that it may be
    printed without."""
    if fact.blank or (form.kind is DocumentKind.RECORD and not fact.required):
        return False
    from_records = fact.origin is not Origin.ASK and fact.type is not FactType.LONG_TEXT
    return fact.required or (sentence.required and from_records)


def _told(form: Form, name: str, facts: Facts) -> str:
    """A fact's value as it prints; a sum or count that does not know everybody's amount says so."""
    fact, value = form.fact(name), facts.get(name)
    words = printed(fact, value)
    if fact is None or fact.origin is not Origin.COMPUTED or value in (None, ""):
        return words
    return words + besides(untold(fact.source, facts, form))


def _item(form: Form, name: str) -> FactDef | None:
    """An item by its bare name: a form gives the same name to one type only, whichever list it is in."""
    return next((item for fact in form.facts for item in fact.items if item.name == name), None)


def printed(fact: FactDef | None, value: Any) -> str:
    """A value as its fact prints it: money in yuan, 2026年3月5日, 是 or 否; the fact's blank for None."""
    if value is None or value == "":
        return fact.blank if fact else ""
    match fact.type if fact else FactType.TEXT:
        case FactType.MONEY:
            return yuan(int(value))
        case FactType.DATE:
            return chinese(date.fromisoformat(value))
        case FactType.MOMENT:
            return chinese_time(datetime.fromisoformat(value))
        case FactType.YES_NO:
            return "是" if value else "否"
        case _:
            return str(value)


def number_pattern(form: Form, short_name: str) -> str:
    """The form's 文号 pattern for an agency, {year} and {serial} still blank; 示 and 示人社 give the same."""
    return form.number_pattern.replace("{short}", short_name.removesuffix("人社"))
