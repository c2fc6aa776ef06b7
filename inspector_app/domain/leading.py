"""Questions that lead: that hold the answer, want a yes, or reproach; told beside the question, never refused."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

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
    words_at_all = _words_of(known)  # asked at every key: most questions hold none of them
    asked = [(n, qa) for n, qa in enumerate(qas, start=1) if not qa.key and words_at_all.search(qa.question)]
    return [
        Problem("interview-question-leads", f"qas.{number}", Level.WARNING, {"words": words, "how": shape.title})
        for number, qa in asked
        for shape in known
        if (words := shape.leads(qa.question))
    ]


@cache
def _words_of(shapes: tuple[Shape, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for shape in shapes for word in shape.words) or "(?!)")
