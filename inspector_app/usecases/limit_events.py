"""Which limits an act of a paper or a case begins, and which it ends, as ``resources/law/roles.toml`` says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from inspector_app.domain.act import Act, ActKind, current
from inspector_app.domain.case import Case
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document, in_force, served_act
from inspector_app.domain.identity import new_rid
from inspector_app.domain.role import Event, RoleLimit
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.sentences import prints
from inspector_app.support.clock import civil_date
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import kept_paper, meets, pays_in_place, stated_day, to_same_party
from inspector_app.usecases.served_days import served_on
from inspector_app.usecases.term_ends import term_end


def deadline_from(
    context: Context, rule: str, event_day: date, act: Act, document_rid: str = "", days: int | None = None
) -> Deadline:
    """The deadline that ``rule`` starts with an event on ``event_day``; ``days`` where the paper sets its length."""
    computed = context.law.compute(rule, event_day, context.agency.province, days=days)
    return Deadline(
        rid=new_rid(),
        rule=rule,
        starts_on=event_day,
        due=computed.due,
        provisional=computed.provisional,
        calendar=computed.calendar,
        case_rid=act.case_rid,
        document_rid=document_rid,
        started_by=act.rid,
        title=context.law.limit(rule, context.agency.province).title,
    )


def begun_by_case(context: Context, event: Event, act: Act, day: date) -> list[Deadline]:
    """The limits that an event of the case itself starts, those of one province there alone."""
    law, province = context.law, context.agency.province
    here = (each for each in law.procedure.case_limits if law.has(each.limit, province, day))
    return [deadline_from(context, line.limit, day, act) for line in here if line.starts is event]


def moved(context: Context, event: Event, document: Document, act: Act, day: date) -> list[Deadline]:
    """The limits that an event of a paper on ``day`` starts and ends, by what the paper is and what its form adds."""
    return [*_started(context, event, document, act, day), *_ended(context, event, document, act, day)]


def _started(context: Context, event: Event, document: Document, act: Act, day: date) -> list[Deadline]:
    """With its service begins what counts from the last day that the paper sets, too."""
    rule = context.rule(document.form)
    lines = rule.limits
    started = [_line(context, line, document, act, day) for line in lines if line.starts is event]
    if event is Event.SERVED:
        added = context.forms.find(document.form, document.edition).starts
        own = [RoleLimit(rule, event) for rule in added if rule not in [line.limit for line in lines]]
        started += [_line(context, line, document, act, day) for line in own]
        if document.due:
            last = term_end(context, document.due)
            instead = pays_in_place(context, document)
            from_last = (line for line in lines if line.starts is Event.DUE and not (line.of_employer and instead))
            started += [_line(context, line, document, act, last) for line in from_last]
        started += [_of_its_order(context, limit, document, act) for limit in rule.carries]
    if event is Event.SIGNED_OFF:
        started += _of_who_is_told(context, document, act)
    at_once = {line.limit for line in lines if line.starts is line.ends is event}  # what ends with what starts it
    return [each.ended(act.rid, day) if each.rule in at_once else each for each in started if each]


def _line(context: Context, line: RoleLimit, document: Document, act: Act, day: date) -> Deadline | None:
    """The limit that begins; None where the paper set no day or does not tell of it, the event came after the term in
    which it counts, or the place has no such rule."""
    if not context.law.has(line.limit, context.agency.province, day):
        return None
    facts = from_json(document.facts or "{}") if line.told else {}
    if line.told and not prints(context.forms.find(document.form, document.edition), line.told, facts):
        return None
    if line.within:
        terms = context.store.find(Deadline, document_rid=document.rid, rule=line.within)
        if all(term.due < day for term in terms):
            return None
    if line.days_by:
        days = days_set(line, document)
        return None if days is None else deadline_from(context, line.limit, day, act, document.rid, days)
    if not line.set_by:
        start = _counted_from(context, line, document, day)
        return None if start is None else deadline_from(context, line.limit, start, act, document.rid)
    if document.due is None:
        return None
    title = context.law.limit(line.limit, context.agency.province).title
    last, calendar = term_end(context, document.due), context.law.calendar
    return Deadline(
        new_rid(), line.limit, day, last, calendar.provisional(document.due, last), calendar.version, act.case_rid,
        document.rid, act.rid, title,
    )  # fmt: skip


def _of_its_order(context: Context, limit: str, notice: Document, act: Act) -> Deadline | None:
    """A limit of the order that a notice follows, for somebody else than who was ordered: the head of a firm is
    decided upon in the same term (O45 arts 5, 8), whoever was decided upon before."""
    order = context.store.get(Document, notice.about.order_rid) if notice.about.order_rid else None
    if order is None or to_same_party(order, kept_paper(notice)):
        return None
    term = next(iter(context.store.find(Deadline, document_rid=order.rid, rule=limit)), None)
    if term is None:
        return None
    title = f"{term.title}（{notice.addressee}）"
    return replace(term.owed_again(), rid=new_rid(), document_rid=notice.rid, started_by=act.rid, title=title)


def _of_who_is_told(context: Context, notice: Document, act: Act) -> list[Deadline | None]:
    """Who pays in place of the employer and is told nevertheless, with a reason, is decided upon in the term of
    O45 art. 8 like any other: with the notice begin the limits of its order that did not."""
    named = notice.about.order_rid if context.rule(notice.form).keeps else ""
    order = context.store.get(Document, named) if named else None
    if order is None or order.due is None:
        return []
    begun = {each.rule for each in context.store.find(Deadline, document_rid=order.rid)}
    lines = (line for line in context.rule(order.form).limits if line.of_employer and line.limit not in begun)
    return [_line(context, line, order, act, term_end(context, order.due)) for line in lines]


def _counted_from(context: Context, line: RoleLimit, document: Document, day: date) -> date | None:
    """The day of the event, or that from which it makes the limit count: none while the case is not filed, or where
    the paper names no such day."""
    if line.counts_from:
        return stated_day(from_json(document.facts), line.counts_from)
    if line.of_filing:
        case = context.store.get(Case, document.case_rid) if document.case_rid else None
        return case.filed_on if case else None
    return context.law.compute(line.after, day, context.agency.province).due if line.after else day


def days_set(line: RoleLimit | None, document: Document | None) -> int | None:
    """How many days a paper itself gives for a limit; None where it sets none."""
    if line is None or document is None or not line.days_by or not document.facts:
        return None
    days = from_json(document.facts).get(line.days_by)
    return days if isinstance(days, int) else None


def days_of(context: Context, deadline: Deadline) -> int | None:
    """As :func:`days_set`, of the paper that started a running limit."""
    line = context.law.procedure.limit(deadline.rule)
    wanted = line is not None and line.days_by and deadline.document_rid
    return days_set(line, context.store.get(Document, deadline.document_rid)) if wanted else None


def _ended(context: Context, event: Event, document: Document, act: Act, day: date) -> list[Deadline]:
    """What the paper itself had started, and what it meets of its case."""
    rule, find = context.rule(document.form), context.store.find
    own = [line.limit for line in rule.limits if line.ends is event]
    met = [limit for limit, on in rule.meets if on is event]
    running = [d for limit in own for d in find(Deadline, document_rid=document.rid, rule=limit, done_on=None)]
    due = (d for limit in met for d in find(Deadline, case_rid=document.case_rid, rule=limit, done_on=None))
    running += [d for d in due if meets(context, document, d.document_rid)]
    return [deadline.ended(act.rid, day) for deadline in running]


def lapsed(context: Context, document: Document, act: Act, day: date) -> list[Deadline]:
    """A paper goes: what it had started ends with it, and what it had met of its case is owed again, unless another
    one that stands meets that too."""
    running = context.store.find(Deadline, document_rid=document.rid, done_on=None)
    own = {each.rid for each in context.store.find(Act, subject_rid=document.rid)}
    met = [d for d in _of_the_case(context, document) if d.ended_by in own]
    return [
        *(each.ended(act.rid, day) for each in running),
        *(met_otherwise(context, document, each.owed_again()) for each in met),
    ]


def met_otherwise(context: Context, gone: Document, owed: Deadline) -> Deadline:
    """A limit that a paper or an act on it does not meet any more: as the first of the others of its case that stand
    meets it, if any does."""
    others = [each for each in context.store.find(Document, case_rid=gone.case_rid) if each.rid != gone.rid]
    found = [by for each in others if meets(context, each, owed.document_rid) and (by := _meeting(context, each, owed))]
    first = min(found, key=lambda by: by[1], default=None)
    return owed.ended(first[0].rid, first[1]) if first else owed


def _meeting(context: Context, document: Document, owed: Deadline) -> tuple[Act, date] | None:
    acts = context.store.find(Act, subject_rid=document.rid)
    return _met_by(context, document, acts).get(owed.rule) if in_force(document, acts) else None


def _met_by(context: Context, document: Document, acts: Sequence[Act]) -> dict[str, tuple[Act, date]]:
    """By which of these acts, and when, a paper meets limits of its case."""
    done = {_KINDS[act.kind]: (act, civil_date(act.at)) for act in reversed(current(acts)) if act.kind in _KINDS}
    if served := served_act(document, acts):
        done[Event.SERVED] = (served, served_on(context, served))
    return {limit: done[on] for limit, on in context.rule(document.form).meets if on in done}


_KINDS = {ActKind.SIGNED_OFF: Event.SIGNED_OFF, ActKind.SIGNED: Event.SIGNED}


def met_again(context: Context, document: Document, acts: Sequence[Act]) -> list[Deadline]:
    """The paper stands again: what it meets of its case by these acts, and was owed, is met."""
    by_rule = _met_by(context, document, acts)
    due = (each for each in _of_the_case(context, document) if each.done_on is None and each.rule in by_rule)
    running = [each for each in due if meets(context, document, each.document_rid)]
    return [each.ended(act.rid, day) for each in running for act, day in [by_rule[each.rule]]]


def _of_the_case(context: Context, document: Document) -> list[Deadline]:
    """The limits of its case that others started and a paper meets by what it is."""
    met = [limit for limit, _ in context.rule(document.form).meets]
    every = context.store.find(Deadline, case_rid=document.case_rid) if met and document.case_rid else ()
    return [each for each in every if each.rule in met and each.document_rid != document.rid]
