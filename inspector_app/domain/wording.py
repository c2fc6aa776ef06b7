"""What a sentence about somebody's rights, or one that demands something, must say, in whichever words and figures, and
what it may never say."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import cache

from inspector_app.domain.mentions import TERMS, Mention, mentions
from inspector_app.domain.standing import phrase


@dataclass(frozen=True, slots=True)
class Denials:
    """Words that take a right away instead of telling of it, of which … stands for up to eight letters of the clause,
    and (a|b) for one of these.

    Nothing is denied where one of ``late`` stands before them in the sentence (逾期不得再提出), one of ``never`` in the
    clause (不得由他人代领), or one of ``ends`` directly after them (没有异议权的，应当写明); ``plainly``: nor where
    they are denied themselves (不构成犯罪). ``code`` begins the codes of its problems; what it finds is refused, or
    wants a reason where it only ``asks``.
    """

    words: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    code: str = "wording"
    asks: bool = False
    plainly: bool = False

    def found(self, text: str) -> str:
        """The first words of a text without spaces that deny; empty where none do."""
        for words in self.words:
            for match in phrase(words, _NEAR).finditer(text):
                sentence = _SENTENCE.split(text[: match.start()])[-1]
                clause = _PART.split(sentence)[-1]
                excused = any(word in sentence for word in self.late) or any(word in clause for word in self.never)
                excused = excused or (self.plainly and _DENIED.search(clause) is not None)
                if not excused and not text[match.end() :].startswith(self.ends):
                    return match[0]
        return ""


@dataclass(frozen=True, slots=True)
class Unfit:
    """Words that stand in no passage of these facts (* for any letters); ``of`` papers of these roles alone, where some
    are named, ``but`` of none of those; ``unless`` a paper tells of one of these."""

    id: str
    facts: tuple[str, ...]
    against: Denials
    basis_text: str
    of: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    but: tuple[str, ...] = ()

    def concerns(self, role: str, fact: str) -> bool:
        """Whether a fact of a paper of a role is one of these."""
        return is_one(fact, self.facts) and (not self.of or role in self.of) and role not in self.but


@cache  # facts and patterns are few, and each sentence of each paper asks
def is_one(fact: str, patterns: tuple[str, ...]) -> bool:
    """Whether the name of a fact is like one of these, in which * stands for any letters."""
    return any(fnmatchcase(fact, each) for each in patterns)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that must be said, by one of its ``ways``, and the term in which it may be done, in law's own words.

    Where there is a term, it is the nearest one before the words in their sentence, or directly behind them (one that
    begins with their day is another's): another way to write the same length (六十日, 60个自然日, 半年) is as good,
    another length is not.
    """

    ways: tuple[str, ...]
    within: str = ""

    @property
    def title(self) -> str:
        """What is missing where it is not said."""
        way = self.ways[0].replace("…", "")
        return f"{way}（{self.within}内）" if self.within else way

    def stands_in(self, text: str, *, plainly: bool = False) -> bool:
        """Whether a text without spaces says it; ``plainly``: not where it is denied (不责令)."""
        starts = [match for way in self.ways for match in phrase(way, _NEAR).finditer(text)]
        starts = [match for match in starts if not (plainly and _DENIED.search(text[: match.start()]))]
        if not self.within:
            return bool(starts)
        told = [each for each in mentions(text) if each.kind in TERMS]
        return any(self._in_time(text, told, match.start(), match.end()) for match in starts)

    def _in_time(self, text: str, told: list[Mention], start: int, end: int) -> bool:
        sentence = max((text.rfind(mark, 0, start) for mark in _ENDS), default=-1)
        before = [each for each in told if sentence < each.start < start][-1:]
        clause = _CLAUSE.split(text[end:])[0]
        behind = [each for each in told if end <= each.start < end + len(clause)][:1]
        wanted = term(self.within)
        return any((each.kind, each.value) == wanted and not each.vague for each in before + behind)


class WordingKind(StrEnum):
    """What a sentence does; with its value the codes of its problems begin."""

    RIGHT = "wording"  # tells of a right
    DEMAND = "demand"  # the paper orders or decides by it
    PROMISE = "promise"  # somebody else binds himself by it


@dataclass(frozen=True, slots=True)
class Wording:
    """What a sentence about somebody's rights must say wherever it stands, with the law that wants it: all of ``says``,
    and nothing of what is ``against`` it. Forms that ended before ``since`` are free. ``here``: the right is used at
    the office that issues the paper. One that ``demands`` says plainly what it must say."""

    fact: str
    says: tuple[Said, ...]
    basis_text: str
    against: tuple[Denials, ...] = ()
    since: date | None = None
    here: bool = False
    kind: WordingKind = WordingKind.RIGHT

    @property
    def demands(self) -> bool:
        """Whether the paper orders or decides by it."""
        return self.kind is WordingKind.DEMAND

    def is_free(self, ended_on: date | None) -> bool:
        """Whether a form that ended on a day was over before this was wanted."""
        return self.since is not None and ended_on is not None and ended_on < self.since

    def lacks(self, text: str) -> str:
        """The first of what must be said that a text does not say; empty when it says everything."""
        plain = "".join(text.split())
        return next((each.title for each in self.says if not each.stands_in(plain, plainly=self.demands)), "")

    def denied(self, text: str) -> list[tuple[Denials, str]]:
        """What a text says against it, each with the words that do."""
        plain = "".join(text.split())
        return [(each, words) for each in self.against if (words := each.found(plain))]


def term(words: str) -> tuple[str, object] | None:
    """The unit and the length of a term in words; None for words that tell no exact one, or more than one."""
    told = [each for each in mentions(words) if each.kind in TERMS and not each.vague]
    return (told[0].kind, told[0].value) if len(told) == 1 else None


_ENDS = "。；！？"
_SENTENCE, _CLAUSE = re.compile(f"[{_ENDS}]"), re.compile(f"[，,{_ENDS}]|之日")
_PART = re.compile("[，、：,]")
_DENIED = re.compile("(?:[不未无免勿非]|没有|暂缓|停止|撤销|撤回)(?:予|再|得|另行|行政|构成|属于|是|视为)?$")
_NEAR = r"[^，。；：、！？]{0,8}?"
