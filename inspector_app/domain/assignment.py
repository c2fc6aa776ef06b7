"""办公室交办: what an office gives one laptop to do, tells it or sends back, and what the laptop keeps of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from inspector_app.domain.dates import chinese
from inspector_app.domain.dispatch import DispatchTask
from inspector_app.domain.edition import Edition
from inspector_app.domain.lead import Lead

ASSIGNMENTS_FORMAT = 1


class AssignmentKind(StrEnum):
    TASK = "task"  # 交办任务
    LEAD = "lead"  # 交办线索
    CONFIRMED = "confirmed"  # 确认销号
    REFUSED = "refused"  # 退回提请
    RETURNED = "returned"  # 退回记录
    EDITION = "edition"  # 下发版本
    NUMBERS = "numbers"  # 分配号段


TOLD = frozenset({AssignmentKind.CONFIRMED, AssignmentKind.REFUSED, AssignmentKind.NUMBERS})
"""What is carried out as it is taken in: nothing is left to be done."""


@dataclass(frozen=True, slots=True)
class AssignmentItem:
    """One thing in the office's file: ``text`` says what, ``by`` who gave it, ``due`` the last day.

    ``subject_rid`` is the hazard or record that it is about (of a task: none or a hazard). A lead also brings whom it
    accuses, its ``channel`` and its number there; an edition the name of its ``file`` below the store's folder and its
    whole ``content``; numbers the ``form`` and ``year`` that they are of, the ``first`` and the ``last``.
    """

    rid: str
    kind: AssignmentKind
    given_on: date
    by: str
    text: str
    due: date | None = None
    subject_rid: str = ""
    respondent: str = ""
    channel: str = ""
    outer_number: str = ""
    file: str = ""
    content: str = ""
    form: str = ""
    year: int = 0
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class AssignmentsFile:
    """交办文件: everything that the office gave a laptop and does not know to be taken in.

    So the newest file lacks nothing of an older one, and an older one may be refused: ``running`` only ever rises.
    """

    format: int
    office: str
    device: str
    running: int
    made_at: datetime
    items: tuple[AssignmentItem, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """交办事项 as the laptop keeps it, under the identity that the office gave it; it is the answer to the office, too.

    ``running`` is the file's number; ``subject_rid`` the record that it made or is about; ``file`` and ``sha256`` are
    an edition's, a hash alone that of the versions of a record that are to be settled. ``not_done`` says in words why
    it could not be carried out here; empty when it was.
    """

    rid: str
    kind: AssignmentKind
    office: str
    running: int
    given_on: date
    by: str
    text: str
    taken_on: date
    due: date | None = None
    subject_rid: str = ""
    file: str = ""
    sha256: str = ""
    not_done: str = ""

    @property
    def settles(self) -> bool:
        """Whether it asks which of several versions of a record is right: nothing was sent back."""
        return self.kind is AssignmentKind.RETURNED and bool(self.sha256)


SETTLING = "核定版本"
"""What it is called when a laptop is to settle which version of a record is right."""


class AssignmentState(StrEnum):
    """How far it has come; the first three before a laptop took it in."""

    WAITING = "waiting"  # 待发
    SENT = "sent"  # 已发出
    CANCELLED = "cancelled"  # 已取消
    TAKEN = "taken"  # 已收取
    DONE = "done"  # 已办结
    NOT_DONE = "not_done"  # 未办成
    WITHDRAWN = "withdrawn"  # 已撤销收取


def is_settled(taken: Assignment, record: object) -> str:
    """What a record says in words of how it was settled; empty while it is not.

    ``record`` is the task or lead that came of it, one that was sent back and was written anew since, or an edition.
    """
    match record:
        case DispatchTask() if taken.kind is AssignmentKind.TASK:
            return f"{chinese(record.done_on)}完成：{record.result}" if record.done_on else ""
        case Lead() if taken.kind is AssignmentKind.LEAD:
            if record.merged_into:
                return "已并入其他线索"
            said = record.reply or record.refused_reason or record.handed_to
            return f"{chinese(record.ended_on)}办结：{said}" if record.ended_on else ""
        case Edition():
            is_it = (record.file, record.sha256) == (taken.file, taken.sha256)
            return ("已采用" if record.adopted else "不采用") if is_it else ""
    return "已改正" if taken.kind is AssignmentKind.RETURNED and not taken.settles else ""


def settled_words(reasons: Iterable[str], is_open: Callable[[], bool]) -> str:
    """The same of versions that were to be settled: whose was taken and why; empty while nobody did.

    ``reasons`` are those of the changes of the record since, the first that settles counts; where there are only
    others, the versions say the same now unless that is still open.
    """
    every = tuple(reasons)
    said = next((each for each in every if each.startswith(SETTLING)), None)
    if said is None:
        return "各版本已改成一致" if every and not is_open() else ""
    return f"已核定{said.removeprefix(SETTLING)}"
