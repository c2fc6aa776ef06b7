"""询问笔录: one person, questions and answers in the order they were spoken."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from inspector_app.support.errors import Level, Problem

CERTIFICATE, RIGHTS, RECUSAL, READ_BACK = "certificate", "rights", "recusal", "read_back"
REQUIRED_KEYS = (CERTIFICATE, RIGHTS, RECUSAL, READ_BACK)


@dataclass(frozen=True, slots=True)
class QA:
    """One question and its answer. ``key`` marks the questions that procedure demands; their answers start empty."""

    question: str
    answer: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class InterviewHead:
    """询问 as lists show it, without what was said. ``ended_at`` stays empty until it is known: it is never
    prefilled."""

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
    if interview.ended_at is None:
        problems.append(Problem("interview-no-end", "ended_at"))
    elif interview.ended_at <= interview.started_at:
        problems.append(Problem("time-order", "ended_at"))
    return problems


def overlapping(interview: InterviewHead, others: Iterable[InterviewHead]) -> list[Problem]:
    """A warning for each other interview that shares an inspector at the same time."""
    problems = []
    for other in others:
        if other.rid == interview.rid or other.ended_at is None or interview.ended_at is None:
            continue
        together = set(other.inspector_rids) & set(interview.inspector_rids)
        if together and other.started_at < interview.ended_at and interview.started_at < other.ended_at:
            problems.append(Problem("interview-overlap", "inspector_rids", Level.WARNING))
    return problems
