"""The book of calls and consultations, and applications for legal aid."""

from collections.abc import Iterable
from dataclasses import replace

from inspector_app.domain.alike import Likeness, alike
from inspector_app.domain.consultation import AidApplication, AidResult, Consultation, known_heads
from inspector_app.domain.dates import chinese
from inspector_app.domain.debt import rests
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead
from inspector_app.domain.person import Person
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.words_within import holds
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.known_people import everybody
from inspector_app.usecases.leads import new_lead, save_lead
from inspector_app.usecases.people import save_person


def new_consultation(context: Context) -> Consultation:
    """A call that comes in now, taken by whoever has the store."""
    return Consultation(new_rid(), context.clock.now(), "来电", taken_by=context.writer.name)


def save_consultation(context: Context, entry: Consultation) -> Consultation:
    """Keep an entry. Raises :class:`Refused` ``consultation-no-topic``, ``-future`` or ``-no-heads``."""
    problems = [] if entry.topic.strip() else [Problem("consultation-no-topic", "topic")]
    if entry.at > context.clock.now():
        problems.append(Problem("consultation-future", "at"))
    if entry.heads < 1:
        problems.append(Problem("consultation-no-heads", "heads"))
    refuse_errors(problems)
    with context.unit("登记咨询") as unit:
        unit.put(entry)
    return entry


_LEAD_CHANNELS = {"来电": "电话", "现场": "来访"}
"""Ways in which somebody asks that are called otherwise where a lead comes in."""


def lead_of(context: Context, entry: Consultation) -> Lead:
    """The complaint that an entry becomes: everything that it tells, to be completed."""
    channel = _LEAD_CHANNELS.get(entry.channel, entry.channel)
    return replace(
        new_lead(context), received_on=civil_date(entry.at), channel=channel, project_rid=entry.project_rid,
        heads=entry.heads if entry.heads > 1 else None, facts=entry.topic.strip(),
    )  # fmt: skip


def into_lead(context: Context, entry: Consultation) -> Lead:
    """Keep an entry and make it a complaint in one act; who gave a name is registered as its complainant, or found.

    Raises :class:`Refused` as :func:`save_consultation`, or ``consultation-is-lead``.
    """
    if entry.lead_rid:
        raise Refused(Problem("consultation-is-lead", "topic"))
    lead = lead_of(context, entry)
    with context.act("咨询转为线索"):
        save_consultation(context, replace(entry, lead_rid=lead.rid))
        return save_lead(context, replace(lead, complainant_rids=_caller(context, entry)))


def consultations_of(context: Context, lead_rid: str) -> tuple[Consultation, ...]:
    """The entries of the book that became a lead."""
    return context.store.find(Consultation, lead_rid=lead_rid)


def _caller(context: Context, entry: Consultation) -> tuple[str, ...]:
    """Who asked: somebody registered with this name and telephone, else a new one whose identity is to be checked."""
    name = entry.caller.strip()
    if not name:
        return ()
    met = Person(new_rid(), name, phone=entry.phone.strip())
    known = [one for one, why in alike(met, everybody(context, Person)) if why is Likeness.NAME_AND_PHONE]
    return (known[0].rid if known else save_person(context, met).rid,)


def consultations(context: Context) -> tuple[Consultation, ...]:
    """The book, the newest entry first."""
    return tuple(sorted(context.store.all(Consultation), key=lambda each: each.at, reverse=True))


def new_aid(context: Context) -> AidApplication:
    """An application of today, to be filled in."""
    return AidApplication(new_rid(), context.clock.today(), channel="协助转交申请")


_NAMED = 12
"""More applicants are a head count: nobody reads their names in an entry."""


def aid_of_case(context: Context, case_rid: str) -> AidApplication:
    """An application for the workers of a case who are still owed; before there is a list of wages for as many as its
    leads tell."""
    whole = case_file(context, case_rid)
    still = rests(whole.claims, whole.payments)
    owed = [c for c, rest in zip(whole.claims, still, strict=True) if rest or (rest is None and not c.disposition)]
    rids = tuple(dict.fromkeys(claim.person_rid for claim in owed))
    project = f"（{whole.project.name}）" if whole.project else ""
    heads = len(rids) if whole.claims else heads_of_leads(context, case_rid)
    return replace(
        new_aid(context), matter=f"追索劳动报酬：{whole.case.title}{project}", case_rid=case_rid,
        heads=heads or None, person_rids=rids if len(rids) <= _NAMED else (),
    )  # fmt: skip


def heads_of_leads(context: Context, case_rid: str) -> int | None:
    """How many the leads of a case tell of, for one of which there is no list yet; None where none tells."""
    told = [each.heads for each in context.store.find(Lead, case_rid=case_rid) if each.heads is not None]
    return sum(told) if told else None


def aid_of_lead(context: Context, lead: Lead) -> AidApplication:
    """An application for who complained; of a lead that is kept secret without names."""
    told = ("" if lead.keeps_secret else lead.facts.strip()) or lead.respondent
    return replace(
        new_aid(context), matter=f"追索劳动报酬：{told}", lead_rid=lead.rid, case_rid=lead.case_rid, heads=lead.heads,
        person_rids=() if lead.keeps_secret else lead.complainant_rids,
    )  # fmt: skip


def save_aid(context: Context, aid: AidApplication) -> AidApplication:
    """Keep an application; what came of it has its day.

    Raises :class:`Refused` ``aid-no-body``, ``aid-future``, ``aid-no-day``, ``aid-day-before`` or ``aid-twice``.
    """
    today = context.clock.today()
    problems = [] if aid.body.strip() else [Problem("aid-no-body", "body")]
    days = {"applied_on": aid.applied_on, "decided_on": aid.decided_on, "closed_on": aid.closed_on}
    problems += [Problem("aid-future", name) for name, day in days.items() if day and day > today]
    if aid.result is not AidResult.APPLIED and aid.decided_on is None:
        problems.append(Problem("aid-no-day", "decided_on"))
    if aid.result is AidResult.CLOSED and aid.closed_on is None:
        problems.append(Problem("aid-no-day", "closed_on"))
    if any(day and day < aid.applied_on for day in (aid.decided_on, aid.closed_on)):
        problems.append(Problem("aid-day-before", "decided_on"))
    told = ("applied_on", "body", "matter", "person_rids", "heads", "outer_number", "case_rid", "lead_rid")
    same = context.store.find(AidApplication, applied_on=aid.applied_on)
    if any(each.rid != aid.rid and all(getattr(each, n) == getattr(aid, n) for n in told) for each in same):
        problems.append(Problem("aid-twice", "outer_number", details={"day": chinese(aid.applied_on)}))
    refuse_errors(problems)
    with context.unit("登记法律援助") as unit:
        unit.put(aid)
    return aid


def aid_applications(context: Context) -> tuple[AidApplication, ...]:
    """Every application, the newest first."""
    return tuple(sorted(context.store.all(AidApplication), key=lambda each: each.applied_on, reverse=True))


def aid_heads(aid: AidApplication) -> int | None:
    """How many an application is about; None while nobody told."""
    return known_heads(aid.heads, len(aid.person_rids))


def consultation(context: Context, rid: str) -> Consultation:
    """One entry of the book."""
    return context.store.need(Consultation, rid)


def consultation_called(context: Context, begins: str) -> Consultation:
    """The one entry whose identity begins so. Raises :class:`Refused` ``consultation-not-found`` or ``-not-one``."""
    found = [each for each in context.store.all(Consultation) if begins.strip() and each.rid.startswith(begins.strip())]
    if len(found) != 1:
        code = "consultation-not-one" if found else "consultation-not-found"
        raise Refused(Problem(code, "consultation", details={"name": begins[:40]}))
    return found[0]


def aid_application(context: Context, rid: str) -> AidApplication:
    """One application."""
    return context.store.need(AidApplication, rid)


def find_consultations(entries: Iterable[Consultation], text: str) -> list[Consultation]:
    """Entries by topic, answer, caller, channel and who took them."""
    return [e for e in entries if holds(text, (e.topic, e.answer, e.caller, e.channel, e.taken_by))]


def find_aid(entries: Iterable[AidApplication], text: str, *, result: AidResult | None = None) -> list[AidApplication]:
    """Applications by law office, matter and number, perhaps of one result."""
    return [e for e in entries if result in (None, e.result) and holds(text, (e.body, e.matter, e.outer_number))]
