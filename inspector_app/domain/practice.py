"""练习: an invented person who answers what is asked, and what of it stands in the record; all of it is data.

Nothing of it is kept: what was told follows from the questions of the record in their order, what was written down from
its answers.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from inspector_app.domain.cross_check import exact_sums
from inspector_app.domain.interview import QA
from inspector_app.domain.leading import Shape, leading


class Played(StrEnum):
    """Who of the demo district is played."""

    WORKER = "worker"
    LEADER = "leader"
    MANAGER = "manager"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Something that the person knows, and that matters. ``written``: of each group of words one stands in an answer
    that records it, and the sum ``fen`` in 分 where there is one. ``elements`` are what it proves (要件表), ``basis``
    citations of what else it matters for."""

    id: str
    title: str
    written: tuple[tuple[str, ...], ...] = ()
    fen: int | None = None
    elements: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()

    def is_written(self, said: str) -> bool:
        """Whether an answer records it."""
        plain = _plain(said)
        words = all(any(_plain(word) in plain for word in group) for group in self.written)
        return words and (self.fen is None or self.fen in exact_sums(said))


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person says to questions of a kind, known by one of the words ``asked``, or by the ``key`` of one that
    procedure demands. It ``tells`` what is known, and is given only ``after`` all of that was told."""

    says: str
    asked: tuple[str, ...] = ()
    key: str = ""
    tells: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def answers(self, qa: QA, told: Iterable[str]) -> bool:
        """Whether it is given to a question, once so much was told."""
        if qa.key or self.key:
            return qa.key == self.key
        return any(word in qa.question for word in self.asked) and set(self.after) <= set(told)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two things that the person says and that cannot both be so, and what is known once it was asked about."""

    title: str
    between: tuple[str, ...]
    settled: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A talk to practise. ``about`` is told beforehand. ``agrees``: what is said to a question that leads, ``unclear``
    to one of which nobody knows what it asks, ``again`` before what was said already."""

    id: str
    title: str
    about: str
    played: Played
    bank: str
    temper: str
    agrees: str
    unclear: str
    again: str
    knows: tuple[Knowledge, ...]
    replies: tuple[Reply, ...]
    contradiction: Contradiction

    def reluctant(self, words: str) -> str:
        """How the person says what tells nothing."""
        return f"（{self.temper}）{words}"


@dataclass(frozen=True, slots=True)
class Speech:
    """What the person says to one question, and the ids of what that tells for the first time or again."""

    words: str
    tells: tuple[str, ...] = ()


def speeches(scene: Scene, qas: Sequence[QA], shapes: Sequence[Shape]) -> list[Speech]:
    """What the person says to each of the questions, in their order; to one without words nothing."""
    told: set[str] = set()
    given: set[Reply] = set()
    found = []
    for qa in qas:
        speech = _speech(scene, qa, shapes, told, given)
        told |= set(speech.tells)
        found.append(speech)
    return found


def _speech(scene: Scene, qa: QA, shapes: Sequence[Shape], told: set[str], given: set[Reply]) -> Speech:
    if not qa.question.strip():
        return Speech("")
    if leading([qa], shapes):
        return Speech(scene.reluctant(scene.agrees))
    fitting = [reply for reply in scene.replies if reply.answers(qa, told)]
    if not fitting:
        return Speech(scene.reluctant(scene.unclear))
    again = scene.again if not qa.key and all(reply in given for reply in fitting) else ""
    given.update(fitting)
    return Speech(again + "".join(reply.says for reply in fitting), tuple(id_ for r in fitting for id_ in r.tells))


class Outcome(StrEnum):
    """What became of something that the person knows."""

    WRITTEN = "written"
    UNWRITTEN = "unwritten"
    UNASKED = "unasked"


def outcomes(scene: Scene, qas: Sequence[QA], shapes: Sequence[Shape]) -> list[tuple[Knowledge, Outcome]]:
    """Of everything the person knows whether it was asked for and written down."""
    told = {each for speech in speeches(scene, qas, shapes) for each in speech.tells}
    return [(each, _outcome(each, qas, told)) for each in scene.knows]


def _outcome(known: Knowledge, qas: Sequence[QA], told: set[str]) -> Outcome:
    if known.id not in told:
        return Outcome.UNASKED
    return Outcome.WRITTEN if any(known.is_written(qa.said) for qa in qas) else Outcome.UNWRITTEN


def unsaid_sums(scene: Scene, qas: Sequence[QA], shapes: Sequence[Shape]) -> list[tuple[int, int]]:
    """Sums in the record that the person never said: (the number of the answer from 1, 分)."""
    said = {fen for speech in speeches(scene, qas, shapes) for fen in exact_sums(speech.words)}
    return [
        (number, fen)
        for number, qa in enumerate(qas, start=1)
        for fen in dict.fromkeys(exact_sums(qa.said))
        if fen not in said
    ]


def _plain(text: str) -> str:
    return re.sub(r"[\s,，]", "", text)
