"""Hearings (听证): who asked for one, whether it was held, and whether its party was told of it first and in time (APL
arts 63 to 65)."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from inspector_app.domain.act import Act, ActKind, current_on
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import SIGNED_STATES, Document, document_state
from inspector_app.domain.lifecycle import waived_on
from inspector_app.domain.role import Role, RoleRule
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Facts
from inspector_app.lawbook.counting import Computed
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper, stated_day, to_same_party

HELD, ASKED, _CLOSED, _PARTS = "hearing.at", "hearing.asked_on", "hearing.closed_why", "hearing_parts"
_HEARD = "told.heard"


def signed_papers(whole: CaseFile, paper: Paper, role: Role) -> list[Document]:
    """The records of a role about the party of a paper that were signed."""
    own = (each for each in whole.papers(role) if to_same_party(each, paper))
    return [each for each in own if document_state(each, whole.acts) in SIGNED_STATES]


def hearing_problems(context: Context, whole: CaseFile, paper: Paper, facts: Facts) -> Iterator[Problem]:
    """A hearing comes after the notice that tells of the right to it, and after a call that names its time and place:
    one that was called on paper alone, or later than seven working days before, is told with a reason (APL art. 64)."""
    role, held = context.rule(paper.form).role, stated_day(facts, HELD)
    if role is Role.HEARING_CALL:
        yield from _call_problems(context, whole, paper, facts)
    if role is Role.PENALTY_DECISION:
        yield from _decided_beside(whole, paper, str(facts.get(_HEARD) or ""))
    if held is None or role is not Role.HEARING:
        return
    if empty := empty_parts(facts):
        yield Problem("hearing-part-empty", _PARTS, Level.WARNING, {"parts": "；".join(empty)})
    calls = [whole.served_days.get(each.rid) for each in _to_party(whole, paper, Role.HEARING_CALL)]
    if told := told_after(whole, paper, held):
        details = {"day": chinese(held), "told": chinese(min(whole.served_days[each.rid] for each in told))}
        yield Problem("hearing-before-told", HELD, details=details)
    elif not any(calls):
        yield Problem("hearing-uncalled", HELD, Level.WARNING)
    elif term := called_late(context, whole, paper, held):
        details = {"due": chinese(term.due), "called": chinese(min(filter(None, calls))), "source": term.source}
        yield Problem("hearing-called-late", HELD, Level.WARNING, details)


def _call_problems(context: Context, whole: CaseFile, paper: Paper, facts: Facts) -> Iterator[Problem]:
    """APL art. 64(1), (3): a hearing is asked for after the notice and in its term, as the record tells; it is open to
    the public but for a reason that the paper tells."""
    stated, requests = stated_day(facts, ASKED), hearing_requests(context, whole, paper)
    if stated and requests and stated not in requests:
        details = {"day": chinese(stated), "known": "、".join(map(chinese, requests))}
        yield Problem("hearing-asked-otherwise", ASKED, Level.WARNING, details)
    elif stated and not requests:
        yield from _asked_out_of_term(context, whole, paper, stated)
    is_closed, why = str(facts.get("hearing.open") or "").startswith("不"), str(facts.get(_CLOSED) or "").strip()
    if facts.get("hearing.open") and is_closed is not bool(why):
        yield Problem("hearing-closed-why" if is_closed else "hearing-open-why", _CLOSED)


def _decided_beside(whole: CaseFile, paper: Paper, heard: str) -> Iterator[Problem]:
    """APL art. 65: the decision rests on the record of the hearing and says so, and not that there was to be none."""
    day = last_hearing(whole, paper)
    if day and refuses_hearing(heard):
        yield Problem("heard-no-hearing", _HEARD, details={"day": chinese(day)})
    elif day and heard and _HEARING not in heard:
        yield Problem("heard-hearing-untold", _HEARD, Level.WARNING, {"day": chinese(day)})


def _asked_out_of_term(context: Context, whole: CaseFile, paper: Paper, stated: date) -> Iterator[Problem]:
    for notice in _to_party(whole, paper, Role.PENALTY_NOTICE):
        served, until = whole.served_days.get(notice.rid), _until(context.law.procedure.roles, whole, notice)
        if (served and stated < served) or (until and stated > until):
            told = [f"{chinese(day)}{what}" for day, what in ((served, "送达"), (until, "期满")) if day]
            details = {"day": chinese(stated), "told": "、".join(told)}
            yield Problem("hearing-asked-out-of-term", ASKED, Level.WARNING, details)


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
    """Whether a hearing was called for a party, or it asked for one in time and did not give that up since."""
    return bool(_to_party(whole, paper, Role.HEARING_CALL) or hearing_requests(context, whole, paper))


def hearing_requests(context: Context, whole: CaseFile, paper: Paper) -> list[date]:
    """The days on which a party asked for a hearing in time, as what it put forward tells, and did not give that up
    since (APL arts 63, 64)."""
    roles, notices = context.law.procedure.roles, _to_party(whole, paper, Role.PENALTY_NOTICE)
    return [civil_date(act.at) for notice in notices for act in asked_in_time(roles, whole, notice)]


def asked_in_time(roles: Mapping[Role, RoleRule], whole: CaseFile, notice: Document) -> Iterator[Act]:
    """The requests for a hearing after a notice that its party made in time and did not give up since."""
    until, waived = _until(roles, whole, notice), waived_on(notice, whole.acts)
    for act in current_on(notice.rid, whole.acts):
        day = civil_date(act.at)
        is_asked = act.kind is ActKind.OBJECTED and asks_hearing(act.note)
        if is_asked and (until is None or day <= until) and not (waived and waived >= day):
            yield act


def empty_parts(facts: Facts) -> list[str]:
    """The parts of a record of a hearing in which nothing stands, by their headings."""
    rows = facts.get(_PARTS) or ()
    return [str(row.get("heading") or "") for row in rows if not str(row.get("text") or "").strip()]


def _until(roles: Mapping[Role, RoleRule], whole: CaseFile, notice: Document) -> date | None:
    """The last day on which its party may ask for a hearing."""
    terms = [line.limit for line in roles[Role.PENALTY_NOTICE].limits if line.of_party]
    return max((d.due for d in whole.deadlines if d.document_rid == notice.rid and d.rule in terms), default=None)


def asks_hearing(said: str) -> bool:
    """Whether what a party put forward asks for a hearing."""
    return _HEARING in _NO_HEARING.sub("", "".join(said.split()))


def refuses_hearing(said: str) -> bool:
    """Whether an answer says that there is to be none."""
    return _REFUSED.search("".join(said.split())) is not None


def without_refusal(answer: str) -> str:
    """An answer without its clauses that say that there is to be no hearing."""
    sentences = (_COMMAS.split(each) for each in answer.split("。"))
    return "。".join("，".join(part for part in parts if not refuses_hearing(part)) for parts in sentences)


_HEARING, _COMMAS = "听证", re.compile("[，,]")
_NO_HEARING = re.compile("(?:不|未|没有?|无|放弃)(?:再|需|要|用|必|想|打算|提出|提|申请|要求|参加|举行|了)*听证")
_REFUSED = re.compile(
    "(?:不予|不再|不同意|不准|不组织|不举行|不召开|不进行|不需|不必|不用|无需|没有必要|拒绝|驳回)[^，。；]{0,6}听证"
)
