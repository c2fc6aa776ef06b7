"""What a person is asked before a paper goes out: reasons in spite of warnings, a number, a leader; or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from inspector_app.domain.document import DocumentKind
from inspector_app.domain.lifecycle import PAPER_VERBS, PaperVerb
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence
from inspector_app.usecases.context import Context
from inspector_app.usecases.issuing import Numbering, SignOff
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.reviews import wants_leader


class NumberWay(StrEnum):
    """Where the number comes from."""

    NEXT = "next"
    TYPED = "typed"
    BLANK = "blank"

    def numbering(self, typed: str) -> Numbering:
        """As it is decided; what was typed counts only where it is typed."""
        return Numbering(typed if self is NumberWay.TYPED else "", self is NumberWay.BLANK)


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A paper that is about to be signed off, with what speaks against it (no errors).

    ``document_rid`` and ``draft_key`` are of the kept paper and of the draft that it goes on from.
    """

    form: Form
    paper: Paper
    facts: Facts
    document_rid: str = ""
    draft_key: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def reasons(self) -> dict[str, tuple[str, ...]]:
        """What wants a reason."""
        return wanted_reasons(self.problems)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is told and wants none."""
        return notes(self.problems)


def wanted_reasons(problems: Sequence[Problem]) -> dict[str, tuple[str, ...]]:
    """What is warned of, in sentences, by the code under which one reason answers for all of them."""
    found: dict[str, dict[str, None]] = {}
    for problem in problems:
        if problem.level is Level.WARNING:
            found.setdefault(problem.code, {})[sentence(problem.code, problem.details)] = None
    return {code: tuple(words) for code, words in found.items()}


def notes(problems: Sequence[Problem]) -> tuple[str, ...]:
    """What is told before a paper goes out and asks for no reason, such as answers that are left for ink."""
    return tuple(sentence(each.code, each.details) for each in problems if each.level is Level.INFO)


def goes_to_leader(kind: DocumentKind) -> bool:
    """Whether papers of a kind can be submitted for approval at all (报批)."""
    return any(PaperVerb.SUBMIT in verbs for verbs in PAPER_VERBS[kind].values())


def undecided(context: Context, unsigned: Unsigned) -> SignOff | None:
    """The decision about a paper with which nothing is to be decided: neither reason nor number nor leader."""
    if unsigned.reasons or unsigned.form.number_pattern or wants_leader(context, unsigned.form):
        return None
    return SignOff(context.writer.name, document_rid=unsigned.document_rid, draft_key=unsigned.draft_key)
