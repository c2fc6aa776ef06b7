"""口供对照: what several people answered on the same matter, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from inspector_app.domain.cross_check import Held, exact_sums, stance
from inspector_app.domain.interview import QA, Interview


@dataclass(frozen=True, slots=True)
class Topic:
    """A matter, the words by which a question is known to ask of it, and against what its answers can be held."""

    title: str
    words: tuple[str, ...]
    held: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class Topics:
    """All matters in the order in which they are laid out; ``other`` is what a question of none of them is called, and
    a question with one of the ``personal`` words asks of the person alone."""

    topics: tuple[Topic, ...]
    other: str
    personal: tuple[str, ...] = ()

    def of(self, question: str) -> tuple[str, ...]:
        """What a question asks of: several where it asks of several."""
        found = tuple(topic.title for topic in self.topics if any(word in question for word in topic.words))
        return found or (self.other,)

    def held(self, question: str) -> frozenset[Held]:
        """Against what an answer to a question can be held."""
        asked = self.of(question)
        return frozenset(held for topic in self.topics if topic.title in asked for held in topic.held)

    def is_personal(self, question: str) -> bool:
        """Whether nobody else can answer it the same."""
        return any(word in question for word in self.personal)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a transcript with its answer; ``number`` is the place it has there, from 1."""

    number: int
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A matter, and of each transcript in turn what was asked of it; nothing where nobody asked. ``differs``: of a rate
    or of yes and no, on which all are asked of the same, not all say the same."""

    topic: str
    asked: tuple[tuple[Asked, ...], ...]
    differs: bool = False


def side_by_side(interviews: Sequence[Interview], topics: Topics) -> tuple[TopicRow, ...]:
    """The matters that were asked of in at least one of the transcripts. What procedure demands is left out: it is
    asked of everybody in the same words, and proves nothing about the case."""
    asked = [_asked(interview.qas, topics) for interview in interviews]
    titles = (*(topic.title for topic in topics.topics), topics.other)
    held = {topic.title: topic.held for topic in topics.topics}
    rows = (TopicRow(title, tuple(own.get(title, ()) for own in asked)) for title in titles)
    return tuple(replace(row, differs=_differ(row, held.get(row.topic, ()))) for row in rows if any(row.asked))


def _differ(row: TopicRow, held: Sequence[Held]) -> bool:
    """Whether rates, or yes and no, are told otherwise by one than by another; who tells none contradicts nobody."""
    sums = [frozenset(fen for each in asked for fen in exact_sums(each.answer)) for asked in row.asked]
    said = [each for asked in row.asked for each in [stance(one.answer) for one in asked[:1]] if each is not None]
    return (Held.RATE in held and len(set(filter(None, sums))) > 1) or (Held.YES_NO in held and len(set(said)) > 1)


def _asked(qas: Sequence[QA], topics: Topics) -> dict[str, tuple[Asked, ...]]:
    found: dict[str, tuple[Asked, ...]] = {}
    for number, qa in enumerate(qas, start=1):
        for title in () if qa.key else topics.of(qa.question):
            found[title] = (*found.get(title, ()), Asked(number, qa.question, qa.said.strip()))
    return found
