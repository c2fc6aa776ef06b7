"""What a leader or a reviewer answered to a paper that lay before him: an opinion that refuses is no approval.

Of one that can be read both ways a person says what was meant."""

import re
from dataclasses import dataclass
from enum import StrEnum

from inspector_app.support.errors import Problem
from inspector_app.support.vocabulary import word


class Answer(StrEnum):
    """What was decided."""

    AGREED = "agreed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an opinion says; no ``answer`` where that cannot be told. ``words`` are the clause that refuses."""

    answer: Answer | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class OpinionRules:
    """The words of ``opinions.toml``, each kind as one pattern. ``denied`` ends where an agreeing word would begin."""

    no: re.Pattern[str]
    yes: re.Pattern[str]
    denied: re.Pattern[str]
    put_off: re.Pattern[str]
    passing: re.Pattern[str]
    others: re.Pattern[str]
    about: re.Pattern[str]
    decided: re.Pattern[str]

    def read(self, opinion: str) -> Reading:
        """What an opinion says. A plain no counts beside any yes; what puts off (退回补充, 再研究) refuses where nobody
        agrees, and leaves open what is meant where somebody does. What is told of others (单位不同意支付) is no answer,
        and neither is what is agreed to (同意不予受理)."""
        text = self.passing.sub("○", opinion.replace(" ", ""))
        clauses = [clause for clause in _CLAUSE.split(text) if clause]
        if plain := next((clause for clause in clauses if self._refuses(clause)), ""):
            return Reading(Answer.REFUSED, plain)
        if clauses[-2:] == [_DECISION, word(Answer.AGREED)]:
            return Reading(Answer.AGREED)
        agrees = any(self._agrees(clause) for clause in clauses)
        later = next((clause for clause in clauses if self._puts_off(clause)), "")
        if agrees or not later:
            return Reading(Answer.AGREED if agrees and not later else None, later)
        return Reading(Answer.REFUSED, later)

    def _refuses(self, clause: str) -> bool:
        found = self.no.search(clause)
        before = clause[: found.start()] if found else ""
        return found is not None and not self._is_of_others(before) and not self._agrees(before)

    def _agrees(self, clause: str) -> bool:
        own = (clause[: found.start()] for found in self.yes.finditer(clause))
        return any(not self.denied.search(before) and not self._is_of_others(before) for before in own)

    def _puts_off(self, clause: str) -> bool:
        found = self.put_off.search(clause)
        return found is not None and not self._is_of_others(clause[: found.start()])

    def _is_of_others(self, before: str) -> bool:
        """Whether somebody else is the subject of what follows, and not what is decided of him (对该公司不同意列入)."""
        other, about = self.others.search(before), self.about.search(before)
        is_subject = other is not None and (about is None or other.start() < about.start())
        return is_subject and not self.decided.search(before)


_DECISION = "负责人的决定"
_CLAUSE = re.compile(r"[，,。；;！!？?：:、\n“”（）()]+")


def opinion_problems(rules: OpinionRules, words: str, where: str, asked_at: str = "") -> list[Problem]:
    """What speaks against taking an opinion for an approval.

    It refuses or puts off (``opinion-refuses``), only marks and figures stand there (``opinion-says-nothing``), or it
    can be read both ways (``opinion-unclear``) where a person is asked at ``asked_at`` which is meant; or a no was
    chosen there (``decision-refuses``). That nothing was written is not looked at.
    """
    said = words.strip()
    if said and not any(character.isalpha() for character in said):
        return [Problem("opinion-says-nothing", where)]
    read = rules.read(said)
    if asked_at and said.endswith(_decided(Answer.REFUSED)):
        return [Problem("decision-refuses", asked_at)]
    if read.answer is Answer.REFUSED:
        return [Problem("opinion-refuses", where, details={"words": read.words})]
    unclear = bool(said and asked_at) and read.answer is None
    return [Problem("opinion-unclear", asked_at, details={"words": said})] if unclear else []


def answered(rules: OpinionRules, words: str, answer: Answer | None) -> str:
    """An opinion with what a person chose that it means, where its own words do not say so; it is kept with them."""
    said = words.strip()
    if answer is None or rules.read(said).answer is answer:
        return said
    return "" if not said and answer is Answer.AGREED else f"{said}{_decided(answer)}"


def _decided(answer: Answer) -> str:
    return f"（{_DECISION}：{word(answer)}）"
