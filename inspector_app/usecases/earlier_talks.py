"""When somebody was asked before in the same case: printed on the paper, asked about in the next talk."""

from collections.abc import Sequence
from datetime import datetime

from inspector_app.domain.dates import chinese
from inspector_app.domain.interview import InterviewHead
from inspector_app.domain.person import PersonRole
from inspector_app.formdefs.banks import Bank
from inspector_app.support.clock import local
from inspector_app.usecases.context import Context

AGAIN = "again"
"""The bank of questions for somebody who was asked before."""


def asks_of_earlier(context: Context, question: str) -> bool:
    """Whether a question is asked only of who was asked before: of anybody else it would tell what never was."""
    asking = {bank.id for bank in context.banks if bank.asks(question)}
    return asking == {AGAIN}


def earlier_talks(
    context: Context, person_rid: str, case_rid: str, until: datetime | None = None
) -> tuple[InterviewHead, ...]:
    """The talks with a person in a case, the first one first; with ``until`` those that began before that moment."""
    found = context.store.find(InterviewHead, person_rid=person_rid, case_rid=case_rid)
    earlier = [each for each in found if until is None or each.started_at < until]
    return tuple(sorted(earlier, key=lambda each: each.started_at))


def earlier_words(context: Context, person_rid: str, case_rid: str, until: datetime | None = None) -> str:
    """2026年3月2日（第1次）、2026年3月5日（第2次）; nothing without any."""
    talks = earlier_talks(context, person_rid, case_rid, until)
    return "、".join(f"{chinese(local(each.started_at).date())}（第{each.ordinal}次）" for each in talks)


def proposed_outline(banks: Sequence[Bank], role: PersonRole, *, again: bool = False) -> str:
    """The id of the questions for a person's part, where none are made for it of those for a worker; those for a
    further talk only where there was one."""
    if again and any(bank.id == AGAIN for bank in banks):
        return AGAIN
    made = (bank.id for part in (role, PersonRole.WORKER) for bank in banks if part in bank.roles)
    return next(made, banks[0].id)
