"""调度: meetings on hazards, what is decided there or asked by letter, and the log of the office's work."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MeetingKind(StrEnum):
    WEEKLY = "weekly"  # 周调度会
    JOINT = "joint"  # 重大隐患会商, led by the 政法委


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting. ``bodies`` take part besides ``lead_body``; ``attendees`` are the people, ``minutes`` the 纪要.

    ``hazard_rids`` are the hazards that it spoke of.
    """

    rid: str
    kind: MeetingKind
    on: date
    title: str = ""
    place: str = ""
    lead_body: str = ""
    chair: str = ""
    bodies: tuple[str, ...] = ()
    attendees: str = ""
    hazard_rids: tuple[str, ...] = ()
    minutes: str = ""


class TaskKind(StrEnum):
    DECISION = "decision"  # decided at a meeting
    LETTER = "letter"  # 督办函
    INSTRUCTION = "instruction"  # 领导批示、上级交办


@dataclass(frozen=True, slots=True)
class DispatchTask:
    """调度任务: what a body is to do by a day. Of a letter ``due`` is by when it is answered, ``result`` the answer."""

    rid: str
    kind: TaskKind
    text: str
    body: str
    given_on: date
    due: date
    person: str = ""
    meeting_rid: str = ""
    hazard_rid: str = ""
    number: str = ""
    done_on: date | None = None
    result: str = ""
    incident_rid: str = ""

    def is_overdue(self, on: date) -> bool:
        """Whether its day has passed and it is not done."""
        return self.done_on is None and self.due < on

    def is_copy_of(self, other: "DispatchTask") -> bool:
        """Whether they are one letter, sent to several bodies."""
        told = (self.kind, self.text, self.given_on) == (other.kind, other.text, other.given_on)
        return told and self.body != other.body


@dataclass(frozen=True, slots=True)
class Activity:
    """工作动态: one entry of the log — a deployment, an instruction, an inspection by leaders, publicity."""

    rid: str
    on: date
    sort: str
    text: str
    body: str = ""
