"""期限: a last day that a rule of law computes from an act; keeps the rule, the calendar and the acts behind it."""

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Extension:
    """延期: the act that granted it, and the last day as it stood before."""

    act_rid: str
    due: date
    provisional: bool
    calendar: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """期限. ``provisional`` (暂定) means that the year's holiday notice was not yet known.

    ``started_by`` and ``ended_by`` are acts; what ended one that was over before this was kept may be unknown. That
    of a lead (``lead_rid``) starts with its receipt, and ends when it is decided upon.
    """

    rid: str
    rule: str
    starts_on: date
    due: date
    provisional: bool
    calendar: str
    case_rid: str = ""
    document_rid: str = ""
    started_by: str = ""
    title: str = ""
    done_on: date | None = None
    ended_by: str = ""
    extensions: tuple[Extension, ...] = ()
    lead_rid: str = ""

    def ended(self, act_rid: str, on: date) -> "Deadline":
        """Over since ``on``, because of an act."""
        return replace(self, done_on=on, ended_by=act_rid)

    def owed_again(self) -> "Deadline":
        """Not over any more: what had ended it does not stand."""
        return replace(self, done_on=None, ended_by="")

    def extended(self, act_rid: str, due: date, *, provisional: bool, calendar: str) -> "Deadline":
        """Longer because of an act."""
        before = Extension(act_rid, self.due, self.provisional, self.calendar)
        return replace(self, due=due, provisional=provisional, calendar=calendar, extensions=(*self.extensions, before))


def without(deadline: Deadline, act_rid: str) -> Deadline | None:
    """The limit as it stands when an act is taken back; None when that act had started it."""
    if deadline.started_by == act_rid:
        return None
    if deadline.ended_by == act_rid:
        deadline = deadline.owed_again()
    for extension in deadline.extensions:
        if extension.act_rid == act_rid:
            others = tuple(other for other in deadline.extensions if other is not extension)
            return replace(
                deadline, due=extension.due, provisional=extension.provisional, calendar=extension.calendar,
                extensions=others,
            )  # fmt: skip
    return deadline
