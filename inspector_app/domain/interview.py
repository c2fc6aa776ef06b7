"""询问笔录: one person, questions and answers in the order they were spoken."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from inspector_app.domain.person import Person, PersonRole
from inspector_app.support.clock import local
from inspector_app.support.errors import Level, Problem

CERTIFICATE, RIGHTS, RECUSAL, READ_BACK = "certificate", "rights", "recusal", "read_back"
REQUIRED_KEYS = (CERTIFICATE, RIGHTS, RECUSAL, READ_BACK)


@dataclass(frozen=True, slots=True)
class QA:
    """One question and its answer. ``key`` marks the questions that procedure demands; their answers start empty.

    ``shared``: the answer came from the transcript of somebody else and this person has not yet said it in words of
    their own; nothing of it counts or is printed until then. ``before`` is what the answer said when it was read back
    to the person; empty where it was not.
    """

    question: str
    answer: str = ""
    key: str = ""
    shared: bool = False
    before: str = ""

    @property
    def said(self) -> str:
        """What the person answered; nothing while it came from somebody else alone."""
        return "" if self.shared else self.answer

    @property
    def corrected_from(self) -> str:
        """What the answer said when it was read back, where it says otherwise since."""
        return self.before if self.before.strip() != self.answer.strip() else ""


@dataclass(frozen=True, slots=True)
class InterviewHead:
    """询问 as lists show it, without what was said. ``ended_at`` stays empty until it is known: it is never
    prefilled. Who interpreted, which guardian was there, what a representative is authorised by, who read the
    transcript out, and why the person did not sign are told as texts, each empty where it does not apply."""

    rid: str
    person_rid: str
    started_at: datetime
    place: str = ""
    ended_at: datetime | None = None
    case_rid: str = ""
    inspection_rid: str = ""
    inspector_rids: tuple[str, ...] = ()
    recorder_name: str = ""
    matter: str = ""
    ordinal: int = 1
    others_present: str = ""
    interpreter: str = ""
    guardian: str = ""
    authority: str = ""
    read_aloud: str = ""
    refusal: str = ""

    @property
    def present(self) -> str:
        """Who is there besides, as the head of the paper names them: the interpreter too, who has an entry of his own,
        unless he is named already."""
        return with_interpreter(self.others_present, self.interpreter)


def named_only(field: str, told: str) -> str:
    """Who is told of in a field of a transcript, without the word for what they are there as (监护人王示例,
    监护人：王示例): the sentence of the paper says it itself."""
    words = told.strip()
    role = _ROLES[field].match(words) if field in _ROLES else None
    rest = words[role.end() :] if role else ""
    return rest if rest and not rest.startswith(_NO_NAME) else told


_ROLES = {
    "interpreter": re.compile(r"翻译(人员|员)?[：:\s]*"),
    "guardian": re.compile(r"(到场的)?监护人[：:\s]*"),
    "read_aloud": re.compile(r"宣读人?[：:\s]*"),
}
_NO_NAME = ("的", "是", "为", "（", "(", "，", "。")
_INTERPRETER = "翻译："
_BEHIND_NAME = re.compile("[（(，,、\\s]")


def with_interpreter(others: str, interpreter: str, before: str = "") -> str:
    """Who is there, with the interpreter in the place of the one that was named ``before``; one who is named already
    is not named twice."""
    told, named, earlier = others.strip(), *(named_only("interpreter", each) for each in (interpreter, before))
    if earlier:
        told = told.removesuffix(f"{_INTERPRETER}{earlier}").removesuffix("；")
    name = _BEHIND_NAME.split(named, maxsplit=1)[0]
    if not name or name in told:
        return told
    return f"{told}；{_INTERPRETER}{named}" if told else f"{_INTERPRETER}{named}"


@dataclass(frozen=True, slots=True)
class Interview(InterviewHead):
    """询问 with every question and answer in the order they were spoken."""

    qas: tuple[QA, ...] = ()

    def answer_to(self, key: str) -> str | None:
        """The answer to a required question, or None when it was not asked."""
        return next((qa.answer for qa in self.qas if qa.key == key), None)


def interview_problems(interview: Interview) -> list[Problem]:
    """What makes a signed transcript void. Source: 行政处罚法 arts 42, 43, 55; 劳动保障监察条例 art. 16."""
    problems = []
    for key in REQUIRED_KEYS:
        answer = interview.answer_to(key)
        if answer is None:
            problems.append(Problem(f"interview-{key.replace('_', '-')}-not-asked", f"qas.{key}"))
        elif not answer.strip():
            problems.append(Problem(f"interview-{key.replace('_', '-')}-no-answer", f"qas.{key}"))
    problems += [
        Problem("interview-shared-unsaid", f"qas.{number}", details={"number": str(number)})
        for number, qa in enumerate(interview.qas, start=1)
        if qa.shared
    ]
    if interview.ended_at is None:
        problems.append(Problem("interview-no-end", "ended_at"))
    elif interview.ended_at <= interview.started_at:
        problems.append(Problem("time-order", "ended_at"))
    return problems


def presence_problems(interview: InterviewHead, person: Person) -> list[Problem]:
    """A warning where somebody who should be there, or should have authorised, is not told of; what is to be looked
    into besides is only told.

    Source: LL art. 15 (under sixteen); that a guardian comes for whoever is under eighteen, and that a representative
    is authorised, is practice.
    """
    problems = []
    age = person.age_on(local(interview.started_at).date())
    told = interview.guardian.strip() or _GUARDIAN in interview.others_present
    if age is not None and age < _GROWN and not told:
        problems.append(Problem("interview-minor-alone", "guardian", Level.WARNING, {"age": str(age)}))
    if age is not None and age < _MAY_WORK and person.role is PersonRole.WORKER:
        problems.append(Problem("interview-child", "guardian", Level.INFO, {"age": str(age)}))
    if person.role is PersonRole.REPRESENTATIVE and not interview.authority.strip():
        problems.append(Problem("interview-no-authority", "authority", Level.WARNING))
    return problems


_GROWN, _MAY_WORK = 18, 16
_GUARDIAN = "监护人"  # why none came is written among those present


def overlapping(interview: InterviewHead, others: Iterable[InterviewHead]) -> list[Problem]:
    """A warning for each other interview that shares an inspector at the same time. One of which nobody knows the end
    went on in the minute in which it began."""
    problems = []
    for other in others:
        together = set(other.inspector_rids) & set(interview.inspector_rids)
        if other.rid != interview.rid and together and _meanwhile(interview, other):
            problems.append(Problem("interview-overlap", "inspector_rids", Level.WARNING))
    return problems


def _meanwhile(one: InterviewHead, other: InterviewHead) -> bool:
    ends = [each.ended_at or each.started_at + _A_MINUTE for each in (one, other)]
    return other.started_at < ends[0] and one.started_at < ends[1]


_A_MINUTE = timedelta(minutes=1)
