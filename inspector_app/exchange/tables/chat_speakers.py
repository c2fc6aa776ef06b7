"""Who sends which lines of a chat, and what all that he writes tells of each person, a line for each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from inspector_app.exchange.tables.chat_amounts import total_in
from inspector_app.exchange.tables.chat_asking import tells_how
from inspector_app.exchange.tables.chat_blocks import Spoken, blocks
from inspector_app.exchange.tables.chat_heard import Speech, Told
from inspector_app.exchange.tables.chat_hearing import hear, speaker_in
from inspector_app.exchange.tables.chat_months import has_numbers
from inspector_app.exchange.tables.chat_open import by_person
from inspector_app.exchange.tables.chat_people import has_surname, is_name, is_of_others, name_of
from inspector_app.exchange.tables.chat_person import Doubt
from inspector_app.exchange.tables.chat_plain import repeated, unquoted, without_number, without_pictures, written_out
from inspector_app.exchange.tables.chat_tokens import tokens
from inspector_app.exchange.tables.iou import ious
from inspector_app.exchange.tables.senders import is_frame, sent_by

_COLONS, _NEXT = ":：", 3
_SAYS = re.compile("[我俺咱].*\\d|^(?:老板|公司|工头|还?[欠差])|^(?:领导|你好|师傅|\\d{1,2}月).*\\d{3}")
_UNPAID = re.compile("[欠拖]|[没未]有?[给发付结拿领]")
_TOTAL = re.compile("合计|总计|小计|共计|总共|一共")
_SENTENCES = re.compile(r"[；;。]")


@dataclass(slots=True)
class _Sent:
    """What one sends: his lines with their numbers; whether he is named above them and nothing else tells of him."""

    lines: list[tuple[int, str]] = field(default_factory=list)
    is_alone: bool = False


def sent(line: str, after: Sequence[str]) -> str | None:
    """Who sent what follows. Also a name alone in its line with a colon behind it, or with a sum alone in the one
    ``after`` it, as messages are copied one by one."""
    alone = line[:-1].strip() if line[-1] in _COLONS else ""
    if not alone and is_name(line):
        behind = [written_out(each) for each in after]
        first = next(iter(behind), "")
        says = tells_sum_alone(first) or (has_surname(line) and (_is_sum(first) or any(map(_SAYS.search, behind))))
        alone = line if says else ""
    return alone if is_name(name_of(alone)) else sent_by(line)


def tells_sum_alone(line: str) -> bool:
    """Whether a line tells what somebody is owed, and neither of whom nor anything else."""
    kinds = [each.kind for each in tokens(line) if each.kind != "mark"]
    return kinds.count("sum") == 1 and set(kinds) <= {"sum", "owe", "all", "unpaid", "me"}


def _is_sum(line: str) -> bool:
    """Whether a line tells a sum and names nobody, nor speaks of others."""
    kinds = {each.kind for each in tokens(line)}
    return "sum" in kinds and "name" not in kinds and not (total_in(line) or is_of_others(line))


def one_a_person(text: str) -> list[Spoken]:
    """The lines of a text with the words from which they come: one that was read for each person of whom a sender
    tells, where what he writes is understood; every other as it is."""
    spoken = blocks(text)
    lines = [each.line for each in spoken]
    read, found = _read(lines), list[Spoken]()
    names = {each.name for of in read.values() for each in of}
    gone = {number for of in read.values() for each in of for number in each.of}
    for at, line in enumerate(spoken):
        for each in read.get(at, ()):
            words = " ".join(_own(spoken[number].words.strip(), each.name, names) for number in sorted(each.of))
            found += (Spoken(words, words, plain) for plain in each.lines)
        found += [] if at in gone else [Spoken(part, part) for part in by_person(line.line)] or [line]
    return found


def _read(lines: Sequence[str]) -> dict[int, list[Told]]:
    """What is told of each person, by the number of the first line that does so."""
    read = dict[int, list[Told]]()
    is_unpaid = any(map(_UNPAID.search, lines))
    is_numbered = has_numbers("\n".join(lines))
    for who, said in _by_sender(lines).items():
        name = name_of(who) if is_name(name_of(who)) else ""
        speech = Speech(name, is_unpaid=is_unpaid, is_alone=said.is_alone)
        told = _told(said, speech, is_numbered=is_numbered)
        for each in told or _told_apart(said, name, is_numbered=is_numbered):
            read.setdefault(each.of[0], []).append(each)
    return read


def _by_sender(lines: Sequence[str]) -> dict[str, _Sent]:
    found, sender = dict[str, _Sent](), ""
    papers = {number - 1 for span, _ in ious(lines) for number in span} | repeated(lines)
    written = [line.strip() for line in lines]
    for at, line in enumerate(written):
        if not line or at in papers or is_frame(line):
            continue
        who = sent(line, [each for each in written[at + 1 : at + 2 * _NEXT] if each][:_NEXT])
        sender = sender if who is None else who
        is_alone = line == who and sent_by(line) is None
        if who is None or is_alone:
            speaker = speaker_in(unquoted(line)) if sender else ""
            of = found.setdefault(speaker or sender, _Sent())
            of.lines.append((at, line))
            of.is_alone = of.is_alone or is_alone or bool(speaker and speaker != sender)
    return found


def _told(said: _Sent, speech: Speech, *, is_numbered: bool) -> list[Told]:
    """What the lines of one sender tell of each person; nothing where it is not certain."""
    try:
        for number, line in said.lines:
            plain = without_number(written_out(without_pictures(unquoted(line))), is_numbered=is_numbered)
            is_one = bool(speech.sender) and len(speech.people) == 1
            is_of_all = not is_one and (total_in(plain) or (not speech.sender and _TOTAL.match(plain)))
            if not (tells_how(line) or is_of_all):
                hear(speech, number, plain)
        return speech.told()
    except Doubt:
        return []


def _told_apart(said: _Sent, name: str, *, is_numbered: bool) -> Iterator[Told]:
    """What each line tells by itself, of those of which all together are not understood."""
    for each in said.lines if len(said.lines) > 1 else ():
        speech = Speech(name, is_unpaid=bool(_UNPAID.search(each[1])), is_alone=said.is_alone)
        yield from _told(_Sent([each]), speech, is_numbered=is_numbered)


def _own(line: str, name: str, names: set[str]) -> str:
    """The sentences of a line that tell of somebody, where each tells of somebody."""
    sentences = [each for each in _SENTENCES.split(line) if each.strip()]
    is_each = all(any(other in each for other in names) for each in sentences)
    own = [each for each in sentences if name in each]
    return "；".join(own) if is_each and own else line
