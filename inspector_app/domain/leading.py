"""Questions that lead: that hold the answer, want a yes, or reproach; told beside the question, never refused."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspector_app.domain.interview import QA
from inspector_app.support.errors import Level, Problem


@dataclass(frozen=True, slots=True)
class Shape:
    """A way of leading, the words by which it is known, and those with which it is none."""

    title: str
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()

    def leads(self, question: str) -> str:
        """The words that lead; nothing where none do."""
        if any(word in question for word in self.unless):
            return ""
        return next((word for word in self.words if word in question), "")


def leading(qas: Sequence[QA], shapes: Iterable[Shape]) -> list[Problem]:
    """A hint for each question that leads; what procedure demands is asked in official words."""
    known = tuple(shapes)
    return [
        Problem("interview-question-leads", f"qas.{number}", Level.WARNING, {"words": words, "how": shape.title})
        for number, qa in enumerate(qas, start=1)
        for shape in known
        if not qa.key and (words := shape.leads(qa.question))
    ]
