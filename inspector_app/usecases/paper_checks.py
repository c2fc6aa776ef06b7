"""What speaks against a paper beside form, records and gates of law: its case, an earlier paper, its date."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from inspector_app.domain.alike import same_firm_name, same_name
from inspector_app.domain.answered import doubts
from inspector_app.domain.claim import WageClaim, claim_problems
from inspector_app.domain.company import Company
from inspector_app.domain.dates import chinese
from inspector_app.domain.debt import PartyKind
from inspector_app.domain.document import Document, DocumentKind
from inspector_app.domain.identity import half_width
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.domain.name_cell import is_firm
from inspector_app.domain.person import Person, PersonRole
from inspector_app.domain.role import PartyRule, Role
from inspector_app.formdefs.banks import UNKNOWN
from inspector_app.formdefs.binding import CAPACITY
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import BlockKind, FactDef, Facts, FactType, Form, Origin
from inspector_app.formdefs.placeholders import drafted, gaps, names
from inspector_app.store.people import candidates
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.about import unknown
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.elements import element_problems
from inspector_app.usecases.entry_codes import code_doubts
from inspector_app.usecases.facts import prefilled
from inspector_app.usecases.issued_already import issued_already
from inspector_app.usecases.missed_terms import late_problems
from inspector_app.usecases.paper import Paper, stated_day
from inspector_app.usecases.record_papers import is_rewritten
from inspector_app.usecases.set_days import set_day_problems
from inspector_app.usecases.stated_numbers import stated_number_problems
from inspector_app.usecases.surroundings import Surroundings


def case_problems(form: Form, around: Surroundings) -> list[Problem]:
    """What the case itself speaks against: it is over, the paper was made before."""
    whole = around.whole
    if whole is None:
        return []
    problems = issued_already(around.context, whole, around.paper)
    problems += told_by_name(around)
    if whole.is_a(around.paper.form, Role.ORDER):
        problems += _one_person_twice(whole, around.paper) + _ordered_elsewhere(around.context, whole, around.paper)
    problems += late_problems(around.context, whole, around.paper)
    problems += _left_out(form, whole, around.paper) + _untied(form, whole, around.paper) + element_problems(around)
    if form.kind is DocumentKind.OUTGOING and whole.state.ended and not around.context.rule(form.id).after_case:
        problems.append(Problem("case-over", "case"))
    return problems


def _left_out(form: Form, whole: CaseFile, paper: Paper) -> list[Problem]:
    """Who is owed wages of which nobody has found how much stands on no list; a paper with one is silent about them.

    One that follows an order speaks of its lines only, and those were found.
    """
    lists = any(fact.type is FactType.LIST and (fact.source or fact.name) == _LINES for fact in form.facts)
    untold = whole.balance.untold if lists and not paper.about.order_rid else 0
    return [Problem("paper-leaves-out", "lines", Level.WARNING, {"count": str(untold)})] if untold else []


def _untied(form: Form, whole: CaseFile, paper: Paper) -> list[Problem]:
    """Lines whose 欠发 is not 应发 － 扣款 － 已发, on a paper that prints these in a row: no more would its totals;
    and lines of which an order asks for more than these leave."""
    columns = [column.value for block in form.blocks for column in block.columns]
    in_a_row = any(_EARNED in names(value) for value in columns)
    if not in_a_row and not whole.is_a(form.id, Role.ORDER):
        return []
    untied = [c for c in whole.lines(paper) if _UNTIED in (problem.code for problem in claim_problems(c))]
    untied = untied if in_a_row else [c for c in untied if (c.found_fen or 0) > (c.most_owed_fen or 0)]
    if not untied:
        return []
    told = "、".join(f"第{claim.line}行{whole.people[claim.person_rid].name}" for claim in untied[:_NAMED])
    more = f"等{len(untied)}行" if len(untied) > _NAMED else ""
    code = "paper-does-not-tie" if in_a_row else "order-more-than-reckoned"
    return [Problem(code, "lines", Level.WARNING, {"lines": told + more})]


_LINES, _EARNED, _UNTIED = "claims", "earned_fen", "claim-does-not-tie"
_NAMED = 5


def told_by_name(around: Surroundings) -> list[Problem]:
    """O45 art. 5 lists the 用人单位 and who answers for it: an order to a company is known by its record, not by its
    name, and whoever is owed wages in the case is hardly one of those."""
    paper, whole = around.paper, around.whole
    if whole is None or not any(each.kind is PartyKind.PERSON for each in around.context.rule(paper.form).parties):
        return []
    people, name, details = creditors(whole), paper.addressee.strip(), {"name": paper.addressee.strip()}
    if not paper.addressee_rid and _is_registered(around, name):
        return [Problem("notice-company-typed", "addressee", details=details)]
    owed = paper.addressee_rid in people or any(same_name(name, whole.people[rid].name) for rid in people)
    return [Problem("notice-to-creditor", "addressee", Level.WARNING, details)] if owed else []


def _is_registered(around: Surroundings, name: str) -> bool:
    return any(same_firm_name(name, firm.name) for firm in candidates(around.context.store, Company))


def creditors(whole: CaseFile) -> set[str]:
    """Who is owed wages in a case, or was questioned as one who is."""
    asked = {each.rid for each in whole.questioned if each.role is PersonRole.WORKER}
    return {claim.person_rid for claim in whole.claims} | asked


def _one_person_twice(whole: CaseFile, paper: Paper) -> list[Problem]:
    """Lines of one name without a number may be one person, who would be counted twice."""
    people = {claim.person_rid: whole.people[claim.person_rid] for claim in whole.lines(paper)}
    unnumbered = [person.name for person in people.values() if not person.id_number]
    twice = sorted({name for name in unnumbered if sum(same_name(name, other) for other in unnumbered) > 1})
    return [Problem("order-same-name", "lines", Level.WARNING, {"names": "、".join(twice)})] if twice else []


def _ordered_elsewhere(context: Context, whole: CaseFile, paper: Paper) -> list[Problem]:
    """Days that an order in force of another case asks wages for, of the same person: they would be ordered twice."""
    lines = whole.lines(paper)
    of_them = context.store.find_among(WageClaim, "person_rid", {claim.person_rid for claim in lines})
    same = [each for each in of_them if each.case_rid != whole.case.rid and any(map(each.overlaps, lines))]
    others = {rid: case_file(context, rid) for rid in dict.fromkeys(each.case_rid for each in same)}
    orders = {each.person_rid: others[each.case_rid].ordered_in(each.rid) for each in same}
    found = {rid: order for rid, order in orders.items() if order is not None}
    if not found:
        return []
    names = "、".join(whole.people[rid].name for rid in found)
    numbers = "、".join(dict.fromkeys(order.number or order.title for order in found.values()))
    return [Problem("order-elsewhere", "lines", Level.WARNING, {"names": names, "numbers": numbers})]


def party_problems(form: Form, around: Surroundings, facts: Facts) -> list[Problem]:
    """A capacity that the party cannot have: a company is nobody's 法定代表人, a worker no 用人单位 (R724 art. 48); and
    a person to whom something is held whom the paper does not tell from a namesake, or by a number that is none."""
    stated, fitting = str(facts.get(CAPACITY) or ""), fitting_parties(around)
    rule, party = around.context.rule(around.paper.form), around.addressee
    if party is None or rule.party(stated) is None or stated.startswith(fitting):
        told = rule.party(stated)
        kind = told.kind if told else _kind_of(party) if party else None
        doubts = stated_number_problems(around.context, form, kind, facts)
        return [*_typed_otherwise(around, told, facts), *_unidentified(form, around, told, facts), *doubts]
    details = {
        "name": party.name, "kind": vocabulary.word(_kind_of(party)), "stated": stated,
        "fitting": "、".join(f"“{words}”" for words in fitting),
    }  # fmt: skip
    return [Problem("party-cannot-be", CAPACITY, details=details)]


def _typed_otherwise(around: Surroundings, told: PartyRule | None, facts: Facts) -> list[Problem]:
    """Who is typed as a person that answers for a company: a firm is none, and neither is one whose number is that of
    somebody who is owed wages in the case."""
    if told is None or told.kind is not PartyKind.PERSON or around.addressee is not None:
        return []
    name, number = str(facts.get("addressee.name") or ""), half_width(str(facts.get("addressee.uscc") or "")).upper()
    if is_firm(name) and not _is_registered(around, name.strip()):  # of a registered one more is said
        rule = around.context.rule(around.paper.form)
        fitting = "、".join(f"“{each.words}”" for each in rule.parties if each.kind is PartyKind.COMPANY)
        kind = vocabulary.word(PartyKind.COMPANY)
        details = {"name": name, "kind": kind, "stated": told.words, "fitting": fitting}
        return [Problem("party-cannot-be", CAPACITY, details=details)]
    owed = [around.whole.people[rid] for rid in creditors(around.whole)] if around.whole and number.strip() else []
    same = next((each for each in owed if each.id_number and each.id_number == number.strip()), None)
    if same is None or same_name(same.name, name):  # by the name it is said already
        return []
    return [Problem("notice-to-creditor", "addressee.uscc", Level.WARNING, {"name": same.name})]


def _unidentified(form: Form, around: Surroundings, told: PartyRule | None, facts: Facts) -> list[Problem]:
    """A person is told from a namesake by number and address, a company by either; asked of papers that law binds to
    a gate of their own, not of letters."""
    party = around.addressee
    empty = [name for name in _IDENTITY if form.fact(name) and not str(facts.get(name) or "").strip()]
    kind = told.kind if told else _kind_of(party) if party and around.context.rule(form.id).gates else None
    if not empty or kind is None or (kind is PartyKind.COMPANY and len(empty) < len(_IDENTITY)):
        return []
    code, nouns = _UNIDENTIFIED[kind]
    details = {
        "name": str(facts.get("addressee.name") or ""),
        "lacking": "、".join(vocabulary.label(nouns[name]) for name in empty),
    }
    return [Problem(code, empty[0], Level.WARNING, details)]


_IDENTITY = {"addressee.uscc": "person.id_number", "addressee.address": "person.address"}
_UNIDENTIFIED = {
    PartyKind.PERSON: ("party-unidentified", _IDENTITY),
    PartyKind.COMPANY: (
        "party-company-unidentified", {"addressee.uscc": "company.uscc", "addressee.address": "company.address"},
    ),
}  # fmt: skip


def fitting_parties(around: Surroundings) -> tuple[str, ...]:
    """The first words of the capacities that the party can have; all of them while nobody knows what it is."""
    party, rule = around.addressee, around.context.rule(around.paper.form)
    return tuple(each.words for each in rule.parties if party is None or each.kind is _kind_of(party))


def _kind_of(party: Company | Person) -> PartyKind:
    return PartyKind.COMPANY if isinstance(party, Company) else PartyKind.PERSON


def _essence(fact: FactDef, facts: Facts) -> list[tuple[Any, ...]]:
    kept = [item.name for item in fact.items if item.type is FactType.MONEY and item.origin is not Origin.COMPUTED]
    told = ("name", "id_number", *kept)
    return [
        tuple(None if row.get(name) == "" else row.get(name) for name in told) for row in facts.get(fact.name) or ()
    ]


def day_problems(context: Context, form: Form, facts: Facts, signed_on: date | None = None) -> list[Problem]:
    """The printed date of an outgoing paper is the day of its sign-off, today for one that is not out: none ahead, an
    earlier one with a reason. So is a last day gone that counts backwards from one that the paper names
    (APL art. 64(2))."""
    on = signed_on or context.clock.today()
    day, today = str(facts.get("document.date") or ""), on.isoformat()
    gone = [*_gone_before(context, form, facts, on), *_unusual_terms(context, form, facts)]
    gone += _printed_late(context, form, facts, on)
    gone += set_day_problems(context, form, facts, on)
    if form.kind is not DocumentKind.OUTGOING or not form.fact("document.date") or day in ("", today):
        return gone
    level = Level.ERROR if day > today else Level.WARNING
    gone += _not_yet_known(form, facts, day, today)
    return [*gone, Problem("paper-day-differs", "document.date", level, {"day": day, "today": today})]


def _not_yet_known(form: Form, facts: Facts, day: str, today: str) -> list[Problem]:
    """The latest of the days gone that the paper tells of and that lie after the day it bears: on that day nobody could
    have written it."""
    told = {
        fact.label: stated.isoformat()
        for fact in form.facts
        if fact.type in (FactType.DATE, FactType.MOMENT) and fact.origin is Origin.FROM and fact.name != "document.date"
        if (stated := stated_day(facts, fact.name))
    }
    label = max((each for each in told if day < told[each] <= today), key=lambda each: told[each], default="")
    if not label:
        return []
    details = {
        "day": chinese(date.fromisoformat(day)),
        "label": label,
        "told": chinese(date.fromisoformat(told[label])),
    }
    return [Problem("paper-before-its-facts", "document.date", details=details)]


def _unusual_terms(context: Context, form: Form, facts: Facts) -> Iterator[Problem]:
    """A term that the paper itself sets, so short or long that it wants a reason: a day to speak is none."""
    for line in (each for each in context.rule(form.id).limits if each.days_by):
        days = facts.get(line.days_by)
        usual = context.law.limit(line.limit, context.agency.province).usual
        if isinstance(days, int) and usual and not usual[0] <= days <= usual[1]:
            fact = form.fact(line.days_by)
            details = {
                "label": fact.label if fact else "",
                "days": str(days),
                "least": str(usual[0]),
                "most": str(usual[1]),
            }
            yield Problem("term-unusual", line.days_by, Level.WARNING, details)


def _gone_before(context: Context, form: Form, facts: Facts, on: date) -> list[Problem]:
    """Terms that count from a day of the paper, or are met by it, and are over before it goes out ``on`` a day."""
    rule, law = context.rule(form.id), context.law.procedure
    lines = [*rule.limits, *filter(None, (law.limit(limit) for limit, _ in rule.meets))]
    counted = [line for line in lines if line.counts_from and form.fact(line.counts_from)]
    found, province = [], context.agency.province if counted else ""
    for line in counted:
        start = stated_day(facts, line.counts_from)
        term = context.law.compute(line.limit, start, province) if start else None
        if term and term.due < on:
            title = context.law.limit(line.limit, province).title
            details = {"limit": title, "due": chinese(term.due), "source": term.source}
            found.append(Problem("paper-too-late", line.counts_from, Level.WARNING, details))
    return found


def _printed_late(context: Context, form: Form, facts: Facts, on: date) -> Iterator[Problem]:
    """Last days that the paper itself prints and that lie behind those of their limits."""
    for line in (each for each in context.rule(form.id).limits if each.prints):
        told, fact = stated_day(facts, line.prints), form.fact(line.prints)
        term = context.law.compute(line.limit, on, context.agency.province) if told and fact else None
        if told and fact and term and told > term.due:
            details = {"label": fact.label, "due": chinese(term.due), "source": term.source}
            yield Problem("last-day-late", line.prints, details=details)


def gap_problems(form: Form, facts: Facts) -> list[Problem]:
    """An error for each text in which something is still to be told: 〔待补：…〕 is never printed on a real paper; and
    for a passage that was asked for and is empty.

    What must be told and is not is said beside its own entry, and not once more.
    """
    asked = {fact.label for fact in form.facts if fact.required and facts.get(fact.name) in (None, "", [])}
    found = []
    for fact in (each for each in form.facts if each.type in _TEXTS):
        left = [each for each in dict.fromkeys(gaps(str(facts.get(fact.name) or ""))) if each not in asked]
        if left:
            details = {"label": fact.label, "gaps": "、".join(left)}
            found.append(Problem("sentence-gap", fact.name, Level.ERROR, details))
    return [*found, *_promised(form, facts)]


_TEXTS = (FactType.TEXT, FactType.LONG_TEXT)


def _promised(form: Form, facts: Facts) -> list[Problem]:
    """A passage that stands on the paper if a question is answered yes: an error where it is yes and the passage is
    empty or our draft of it has holes; at each entry that is empty and would fill it, else at the passage itself."""
    found = []
    for block in form.blocks:
        asked, passage = form.fact(block.when), form.fact(block.text.strip("{}"))
        if passage is None or asked is None or (asked.type, asked.origin) != (FactType.YES_NO, Origin.ASK):
            continue
        lacking = _lacking(form, passage, facts) if facts.get(asked.name) else ()
        empty = [fact.name for fact in lacking if fact.origin is not Origin.COMPUTED and fact is not passage]
        details = {"asked": asked.label, "label": passage.label, "lacking": "、".join(fact.label for fact in lacking)}
        places = empty or [passage.name] * bool(lacking)
        found += [Problem("passage-open", where, details=details) for where in places]
    return found


def _lacking(form: Form, passage: FactDef, facts: Facts) -> tuple[FactDef, ...]:
    """What keeps a passage from being whole, itself where it is only empty; nothing for one that somebody wrote."""
    words = str(facts.get(passage.name) or "")
    if words and words != drafted(passage, facts, form)[0]:
        return ()
    unknown = [form.fact(name) for name in names(passage.default) if facts.get(name) in (None, "")]
    return tuple(filter(None, unknown)) or (() if words else (passage,))


def open_answers(form: Form, facts: Facts) -> list[Problem]:
    """A note for questions without an answer and for blanks that stand in the words: by choice they are left for ink.

    Nothing is left blank unnoticed; ``count`` says how many.
    """
    rows = [row for block in form.blocks if block.kind is BlockKind.QA for row in facts.get(block.fact) or ()]
    unanswered = sum(not str(row.get("answer") or "").strip() for row in rows)
    blank = sum(UNKNOWN in f"{row.get('question') or ''}{row.get('answer') or ''}" for row in rows)
    found = (("answers-left-open", unanswered), ("blanks-left-open", blank))
    return [Problem(code, "qas", Level.INFO, {"count": str(count)}) for code, count in found if count]


def print_problems(context: Context, paper: Paper, document: Document) -> list[Problem]:
    """Whether a record was changed after it was printed; what was left blank for ink may have been typed back."""
    if unknown(context, document):
        return [Problem("record-print-unknown", "corrected")]
    form = context.forms.find(document.form, document.edition)
    of_lines = [fact for fact in form.facts if fact.source in _CASE_LISTS]
    now, printed = prefilled(context, form, paper) if of_lines else {}, from_json(document.facts)
    old = any(_essence(fact, printed) != _essence(fact, now) for fact in of_lines)
    role, about = context.rule(document.form).role, paper.about
    if role is Role.QUESTIONING:
        old |= is_rewritten(context, document, context.store.need(Interview, about.interview_rid))
    elif role is Role.INSPECTION:
        old |= is_rewritten(context, document, context.store.need(Inspection, about.inspection_rid))
    return [Problem("record-print-old", "corrected")] if old else []


_CASE_LISTS = ("claims", "payments")


def told_before_signing(around: Surroundings) -> list[Problem]:
    """What a transcript, or the code that is kept with a visit, says that wants something done before the record is
    signed; it is printed all the same."""
    if around.interview:
        return [replace(each, where="qas", level=Level.INFO) for each in doubts(around.interview)]
    told = doubts(around.inspection) if around.inspection else []
    return [replace(each, level=Level.INFO) for each in (*told, *code_doubts(around.context, around.inspection))]
