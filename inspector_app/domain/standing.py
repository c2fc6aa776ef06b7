"""How a case stands in points that a passage of a paper may state: paid, served, sealed, objected to, answered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class State(StrEnum):
    """One point, and its opposite."""

    PAID = "paid"
    UNPAID = "unpaid"
    SERVED = "served"
    UNSERVED = "unserved"
    SEALED = "sealed"
    UNSEALED = "unsealed"
    OBJECTED = "objected"
    UNOBJECTED = "unobjected"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"


class Holder(StrEnum):
    """Whose state it is."""

    CLAIMS = "claims"
    ORDER = "order"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class StateWords:
    """With which words a state is said, and the state on record that they contradict, with its basis in law.

    ``unless`` say it only where nothing in the passage ends it, ``ended`` are the words that do: 拖欠 … 已于3月付清.
    """

    state: State
    of: Holder
    against: State
    says: tuple[str, ...]
    unless: tuple[str, ...]
    ended: tuple[str, ...]
    basis_text: str


@dataclass(frozen=True, slots=True)
class Saying:
    """The words for all states, and the words around them with which nothing is stated."""

    states: Mapping[State, StateWords]
    reported: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    ordered: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    def contradictions(self, text: str, recorded: State) -> list[str]:
        """The words of a text that state the opposite of what is recorded, each once."""
        opposite = [words for words in self.states.values() if words.against is recorded]
        return list(dict.fromkeys(said for words in opposite for _, said in self.said(text, words)))

    def said(self, text: str, words: StateWords, beside: str = "") -> list[tuple[int, str]]:
        """Where and with which words a text states something; ``beside`` is what else its paper says, which may end
        what is said here."""
        ends = [at for at, _ in self._stated(text, words.ended)]
        said = [(at, found) for at, found in self._stated(text, words.says) if not any(end > at for end in ends)]
        return [*said, *([] if ends or self._stated(beside, words.ended) else self._stated(text, words.unless))]

    def told(self, text: str, phrases: tuple[str, ...]) -> tuple[str, ...]:
        """With which words a text tells of something as done, each once; … stands for more letters there."""
        return tuple(dict.fromkeys(words for _, words in self._stated(text, phrases, _FAR)))

    def _stated(self, text: str, phrases: tuple[str, ...], between: str = "") -> list[tuple[int, str]]:
        """Where and with which words something is stated."""
        patterns = [phrase(words, between or _BETWEEN) for words in phrases]
        found = [(match.start(), match[0]) for pattern in patterns for match in pattern.finditer(text)]
        return [(at, words) for at, words in sorted(found) if self._counts(text, at, at + len(words))]

    def _counts(self, text: str, start: int, end: int) -> bool:
        """Whether words are stated here: neither reported, nor denied, nor a condition."""
        sentence = _SENTENCE.split(text[:start])[-1]
        clause = _CLAUSE.split(sentence)[-1]
        words = text[start:end]
        denied = self.denied if words.startswith(self.done) else (*self.denied, *self.ordered)
        return not (
            any(word in sentence + words for word in self.reported)
            or any(word in clause for word in denied)
            or text[end:].startswith(self.ends)
        )


_SENTENCE, _CLAUSE = re.compile(r"[。；！？\n]"), re.compile(r"[，、：,]")
_BETWEEN = r"[^，。；：！？\n未没不无令求应须]{0,16}?"

_FAR = r"[^，。；：！？\n未没不无拟应须]{0,40}?"


@cache  # the phrases are those of law and few, and each sentence of each paper asks
def phrase(words: str, between: str = _BETWEEN) -> re.Pattern[str]:
    """Words of which … stands for what may come between them, and (a|b) for one of these."""
    either = re.escape(words).replace(r"\(", "(?:").replace(r"\)", ")").replace(r"\|", "|")
    return re.compile(either.replace("…", between))
