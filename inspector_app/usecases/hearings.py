"""Hearings (听证): who asked for one, whether it was held, and whether its party was told of it first and in time (APL
arts 63 to 65)."""

import re
from collections.abc import Iterator
from datetime import date

from inspector_app.domain.act import ActKind, current_on
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import SIGNED_STATES, Document, document_state
from inspector_app.domain.lifecycle import waived_on
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Facts
from inspector_app.lawbook.counting import Computed
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper, stated_day, to_same_party
from inspector_app.usecases.surroundings import Surroundings

HELD = "hearing.at"


def signed_papers(whole: CaseFile, paper: Paper, role: Role) -> list[Document]:
    """The records of a role about the party of a paper that were signed."""
    own = (each for each in whole.papers(role) if to_same_party(each, paper))
    return [each for each in own if document_state(each, whole.acts) in SIGNED_STATES]


def hearing_problems(around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """A hearing comes after the notice that tells of the right to it, and after a call that names its time and place:
    one that was called on paper alone, or later than seven working days before, is told with a reason (APL art. 64)."""
    held = stated_day(facts, HELD)
    if held is None or around.context.rule(around.paper.form).role is not Role.HEARING:
        return
    calls = [whole.served_days.get(each.rid) for each in _to_party(whole, around.paper, Role.HEARING_CALL)]
    if told := told_after(whole, around.paper, held):
        details = {"day": chinese(held), "told": chinese(min(whole.served_days[each.rid] for each in told))}
        yield Problem("hearing-before-told", HELD, details=details)
    elif not any(calls):
        yield Problem("hearing-uncalled", HELD, Level.WARNING)
    elif term := called_late(around.context, whole, around.paper, held):
        details = {"due": chinese(term.due), "called": chinese(min(filter(None, calls))), "source": term.source}
        yield Problem("hearing-called-late", HELD, Level.WARNING, details)


def told_after(whole: CaseFile, paper: Paper, held: date) -> list[Document]:
    """The notices and calls that its party was served only after the day of a hearing."""
    told = [*_to_party(whole, paper, Role.PENALTY_NOTICE), *_to_party(whole, paper, Role.HEARING_CALL)]
    return [each for each in told if (served := whole.served_days.get(each.rid)) and served > held]


def called_late(context: Context, whole: CaseFile, paper: Paper, held: date) -> Computed | None:
    """The last day on which a party was to be called to a hearing, where every call came later."""
    calls = [day for each in _to_party(whole, paper, Role.HEARING_CALL) if (day := whole.served_days.get(each.rid))]
    lines = context.law.procedure.roles[Role.HEARING_CALL].limits
    limit = next((line.limit for line in lines if line.counts_from == HELD), "")
    term = context.law.compute(limit, held, context.agency.province) if limit and calls else None
    return term if term and min(calls) > term.due else None


def _to_party(whole: CaseFile, paper: Paper, role: Role) -> list[Document]:
    return [each for each in whole.papers(role) if to_same_party(each, paper)]


def hearings_held(whole: CaseFile, paper: Paper) -> list[date | None]:
    """The days of the signed hearings of a party, None of one that names none; one of before it was told is none."""
    days = (stated_day(from_json(each.facts or "{}"), HELD) for each in signed_papers(whole, paper, Role.HEARING))
    return [day for day in days if day is None or not told_after(whole, paper, day)]


def last_hearing(whole: CaseFile, paper: Paper) -> date | None:
    """The day of the last hearing of a party; None where there was none, or no record names its day."""
    return max(filter(None, hearings_held(whole, paper)), default=None)


def held_early(context: Context, whole: CaseFile, paper: Paper) -> bool:
    """Whether a party was heard, and to every hearing called later than law wants."""
    held = hearings_held(whole, paper)
    return bool(held) and all(day is not None and called_late(context, whole, paper, day) for day in held)


def hearing_told(whole: CaseFile, paper: Paper) -> bool:
    """Whether a penalty notice to the party told of the right to a hearing; of one on paper nobody knows."""
    notices = _to_party(whole, paper, Role.PENALTY_NOTICE)
    return not notices or any(from_json(each.facts or "{}").get("penalty.hearing") is not False for each in notices)


def hearing_asked(context: Context, whole: CaseFile, paper: Paper) -> bool:
    """Whether a hearing was called for a party, or it asked for one in time, as what it put forward tells, and did not
    give that up since (APL arts 63, 64)."""
    if _to_party(whole, paper, Role.HEARING_CALL):
        return True
    terms = [line.limit for line in context.law.procedure.roles[Role.PENALTY_NOTICE].limits if line.of_party]
    for notice in _to_party(whole, paper, Role.PENALTY_NOTICE):
        until = max((d.due for d in whole.deadlines if d.document_rid == notice.rid and d.rule in terms), default=None)
        asked = (act for act in current_on(notice.rid, whole.acts) if act.kind is ActKind.OBJECTED)
        days = [civil_date(act.at) for act in asked if _HEARING in _NO_HEARING.sub("", "".join(act.note.split()))]
        waived = waived_on(notice, whole.acts)
        if any((until is None or day <= until) and not (waived and waived >= day) for day in days):
            return True
    return False


_HEARING = "听证"
_NO_HEARING = re.compile("(?:不|未|没有?|无|放弃)(?:再|需|要|用|必|想|打算|提出|提|申请|要求|参加|举行|了)*听证")
