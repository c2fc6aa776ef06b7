"""The lines of a chat that one sends, heard one after the other: which of them tell of anybody, and who speaks in them.

All that one sender writes is heard together: 我叫示例甲 of one message and 还欠20840 of another are of one person.
Where nobody knows whose or what a sum is, the line is read in part (:mod:`.chat_open`).
"""

import re
from collections.abc import Sequence

from inspector_app.exchange.tables.chat_amounts import figure_in
from inspector_app.exchange.tables.chat_clauses import Clause
from inspector_app.exchange.tables.chat_heard import Speech
from inspector_app.exchange.tables.chat_people import OWES, has_surname, is_addressed, is_admitted, is_name
from inspector_app.exchange.tables.chat_person import Doubt
from inspector_app.exchange.tables.chat_tokens import DOUBT, Token, name_before_sum, opening_name, tokens

_PAID_TITLE = re.compile("(?:已经?[发付领拿给结支]|[发付领拿给结支][了到完清]).{0,5}[:：](?!\\s*[￥¥]?\\d)")
_PAID_LIST = re.compile("已经?[发付领拿给结支][了到完清]?[^没未\\d:：]{0,5}[:：]")
_SPEAKS = re.compile("[:：].*[我俺](?!们)")
_DEBTORS = re.compile(OWES)
_TO_ALL = re.compile("各位|大家|你们|每个人")
_COMMA = re.compile("[,，;；。:：！!？?]")
_SEVERAL, _NAME = 2, 3
_WHO = ("name", "self", "me", "him", "us", "kin", "each")


def hear(speech: Speech, number: int, line: str) -> None:
    """Take in one line. Raises :class:`Doubt`, but for a line of a list that tells of somebody new, or of nobody: that
    is left alone."""
    before = speech.so_far()
    parts = tokens(line)
    first = next((part for part in parts if part.kind != "mark"), Token("mark", ""))
    known = {speech.sender, *(each.name for each in speech.people)}
    is_new = first.kind == "name" and first.text not in known
    try:
        hear_clauses(speech, number, line)
    except Doubt:
        if not is_new and not _is_of_nobody(speech, line, parts):
            raise
        speech.back_to(before)


def _is_of_nobody(speech: Speech, line: str, parts: Sequence[Token]) -> bool:
    """Whether a line among those of several people speaks of none of them: ①②③都是按天算的，单价300."""
    is_of_list = len([each for each in speech.people if each is not speech.me]) >= _SEVERAL
    return is_of_list and not (DOUBT.search(line) or any(part.kind in _WHO for part in parts))


def hear_clauses(speech: Speech, number: int, line: str) -> None:
    """Take in all that a line tells. Raises :class:`Doubt`."""
    parts = tokens(line)
    first = next((part for part in parts if part.kind != "mark"), Token("mark", ""))
    speech.at = number
    is_paid = _PAID_LIST.match(line) and first.kind == "words"
    if (_PAID_TITLE.search(line) and not is_paid) or (figure_in(line) and (DOUBT.search(line) or _may_be_named(first))):
        raise Doubt
    if is_admitted(line) and sum(part.kind == "sum" for part in parts) > 1:
        raise Doubt
    is_to_all = _TO_ALL.search(line) and not figure_in(line)  # 各位把自己没拿到的工钱报一下
    if is_to_all or not any(part.kind not in ("mark", "words") for part in parts):
        return
    _see_all(speech, line, {part.text for part in parts if part.kind == "name"})
    if speech.sender and len(speech.people) <= bool(speech.me):
        speech.now = [speech.myself()]
    speech.is_naming = False
    if (speaker := speaker_in(line)) and not speech.sender:
        speech.me = speech.named(speaker)
        speech.me.hear_in(number)
        speech.now, parts = [speech.me], parts[1:]
    Clause(speech, parts, line, is_paid=bool(is_paid)).read()


def _see_all(speech: Speech, line: str, names: set[str]) -> None:
    """Whether whoever opens a clause is among those who are named. Raises :class:`Doubt`."""
    known = {*names, speech.sender, *(each.name for each in speech.people)}
    for clause in filter(None, _COMMA.split(line)):
        named = {name_before_sum(clause.strip()), opening_name(clause)} - {""}
        if not figure_in(clause):  # 王哥，我那7600什么时候给
            named = {name for name in named if not is_addressed(name)}
        if any(has_surname(name) and not any(name in each or each in name for each in known if each) for name in named):
            raise Doubt


def speaker_in(line: str) -> str:
    """Who speaks of himself in a line that names him before a colon, whoever sent it; empty for any other line."""
    first = next(iter(tokens(line)), Token("mark", ""))
    return first.text if first.kind == "name" and _SPEAKS.match(line, len(first.text)) else ""


def _may_be_named(first: Token) -> bool:
    """Whether a line begins with words that may be somebody of whom it tells."""
    words = first.text.strip()
    is_named = is_name(words) or (is_name(words[:_NAME]) and has_surname(words[:_NAME]))
    return first.kind == "words" and is_named and not _DEBTORS.match(first.text)
