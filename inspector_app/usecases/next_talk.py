"""问下一人: the same questions to somebody else. Each is asked alone and has a record of his own; what somebody said
before may be carried over as a shared fact, and counts for nothing until this one has said it too."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.interview import QA, Interview
from inspector_app.domain.money import yuan
from inspector_app.domain.person import Person, PersonRole
from inspector_app.usecases.context import Context
from inspector_app.usecases.earlier_talks import asks_of_earlier
from inspector_app.usecases.said_facts import shows_line
from inspector_app.usecases.testimony import topics

_SHORT = 40


@dataclass(frozen=True, slots=True)
class TalkBefore:
    """The transcript whose questions are asked again, of whom it is and in which part; of a worker, whose."""

    interview: Interview
    name: str
    role: PersonRole
    employer: str = ""
    of_earlier: frozenset[int] = frozenset()
    """The places of the questions that are asked only of who was asked before."""
    of_own: frozenset[int] = frozenset()
    """The places of the questions that tell what is on record of this person: they are put to nobody else."""

    @property
    def tells_of_earlier(self) -> bool:
        """Whether it goes on with an earlier talk: somebody else is asked by an outline."""
        return bool(self.of_earlier)

    @property
    def asked(self) -> tuple[tuple[int, QA], ...]:
        """The questions that somebody else can be asked, by their places."""
        every = enumerate(self.interview.qas, start=1)
        return tuple((number, qa) for number, qa in every if number not in self.of_earlier | self.of_own)

    def answers_for(self, role: PersonRole) -> tuple[tuple[str, str], ...]:
        """What may be carried over to somebody in this part: words for each answer, and its place in the transcript.
        What procedure demands is asked of everybody anew, and so is what asks of the person alone; and what a crew
        leader answers for himself is no fact that he shares with a worker."""
        return tuple(
            (f"第{number}问　{_short(qa.question)}　答：{_short(qa.said)}", str(number))
            for number, qa in self.asked
            if role is self.role and _may_be_shared(qa)
        )


def talk_before(context: Context, interview_rid: str) -> TalkBefore:
    """The transcript whose questions are asked again. Raises :class:`Trouble` ``record-missing``."""
    interview = context.store.need(Interview, interview_rid)
    person = context.store.need(Person, interview.person_rid)
    asked = tuple(enumerate(interview.qas, start=1))
    of_earlier = frozenset(number for number, qa in asked if asks_of_earlier(context, qa.question))
    own = _own_words(context, interview, person)
    of_own = frozenset(n for n, qa in asked if not qa.key and (shows_line(qa.question) or own(qa.question)))
    employer = person.employer if person.role is PersonRole.WORKER else ""
    return TalkBefore(interview, person.name, person.role, employer, of_earlier, of_own)


def _own_words(context: Context, interview: Interview, person: Person) -> Callable[[str], bool]:
    """Whether a question tells a number or a sum that is on record of the person: the inspector may have typed it."""
    claims = context.store.find(WageClaim, case_rid=interview.case_rid, person_rid=person.rid)
    sums = [fen for each in claims for fen in (each.earned_fen, each.received_fen, each.claimed_fen) if fen]
    figures = {person.id_number, person.phone, *(yuan(fen).replace(",", "").removesuffix(".00") for fen in sums)} - {""}
    known = re.compile("|".join(rf"(?<![\d.]){re.escape(each)}(?!\d)" for each in sorted(figures)) or "(?!)")
    return lambda question: bool(known.search(question.replace(",", "")))


def asked_again(before: TalkBefore, shared: Collection[str], role: PersonRole) -> tuple[QA, ...]:
    """Its questions with empty answers; at the places in ``shared`` its answer, to be confirmed, where somebody in this
    part may share it. What only asks of an earlier talk, or tells what is on record of who was asked, is not asked of
    somebody else."""
    may_be = {place for _words, place in before.answers_for(role)}.intersection(shared)
    return tuple(_again(qa, carried=str(number) in may_be) for number, qa in before.asked)


def said_alike(context: Context, interview: Interview) -> tuple[str, ...]:
    """The places of the answers that somebody else of the case gave word for word: they were shared before."""
    talks = context.store.find(Interview, case_rid=interview.case_rid) if interview.case_rid else ()
    others = {(qa.question, qa.answer) for talk in talks if talk.rid != interview.rid for qa in talk.qas if qa.answer}
    return tuple(
        str(number)
        for number, qa in enumerate(interview.qas, start=1)
        if _may_be_shared(qa) and (qa.question, qa.answer) in others
    )


def _may_be_shared(qa: QA) -> bool:
    return bool(qa.said.strip()) and not qa.key and not topics().is_personal(qa.question)


def _again(qa: QA, *, carried: bool) -> QA:
    if carried:
        return replace(qa, shared=True, before="")
    return replace(qa, answer="", shared=False, before="")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…"
