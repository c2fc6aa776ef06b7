"""What a passage says that no record and no law bears, on whichever form it stands (``resources/law/passages.toml``):
words for which nobody here has power, somebody's number, a worker named on the other side, a flight nobody looked into.
"""

import re
from collections.abc import Iterable, Iterator

from inspector_app.domain.agency import Inspector
from inspector_app.domain.alike import same_name
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import rests
from inspector_app.domain.document import DocumentKind
from inspector_app.domain.identity import half_width
from inspector_app.domain.money import yuan
from inspector_app.domain.rewritten import rewritten
from inspector_app.domain.wording import is_one
from inspector_app.formdefs.model import Facts, FactType, Form
from inspector_app.formdefs.paper_texts import paper_texts
from inspector_app.formdefs.placeholders import drafted
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.agency_on_paper import nothing_to_ring
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.contacts import hiding_of, is_sought
from inspector_app.usecases.elements import is_proved
from inspector_app.usecases.facts import told
from inspector_app.usecases.handlers import handlers_of_case, is_handler
from inspector_app.usecases.paper_checks import creditors
from inspector_app.usecases.people_named import names_in
from inspector_app.usecases.private_numbers import private_contact_problems, private_number_problems
from inspector_app.usecases.stated_evidence import not_held
from inspector_app.usecases.surroundings import Surroundings
from inspector_app.usecases.visit_approvals import other_notified, unapproved_visit


def passage_problems(form: Form, around: Surroundings, facts: Facts) -> list[Problem]:
    """All that speaks against the passages of a paper, of a case or of none."""
    found, whole = [*unfit_problems(form, around, facts), *private_number_problems(form, around, facts)], around.whole
    found += [*private_contact_problems(form, around, facts), *nothing_to_ring(form, facts)]
    found += [*unapproved_visit(form, around), *other_notified(around)]
    if whole is None:
        return found
    return [
        *found, *_apart(form, around, whole, facts), *_other_side(form, around, whole, facts),
        *_aided(form, whole, facts), *_fled(form, around, whole, facts), *_annexed(form, around, whole, facts),
        *_of_lines(form, around, whole, facts), *_paid_to(form, around, whole, facts),
    ]  # fmt: skip


def unfit_problems(form: Form, around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """Words that ask for, or threaten with, what is in nobody's power here."""
    role, texts = around.context.rule(form.id).role, list(paper_texts(form, facts))
    said = "　".join(each.text for each in texts)
    for rule in (each for each in around.context.law.procedure.unfit if not any(map(said.__contains__, each.unless))):
        own = [each for each in texts if rule.concerns(role, each.name)]
        entries = "　".join(each.plain for each in own if not each.is_drafted)
        for each in own:
            words = rule.against.found(each.plain)
            if words and not (each.is_drafted and words in entries):  # told where it was entered
                level = Level.WARNING if rule.against.asks else Level.ERROR
                details = {"label": each.label, "word": words, "basis": rule.basis_text}
                yield Problem(rule.id, each.where, level, details)


def _apart(form: Form, around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """Who handles the case neither presides over its hearing, mediates in it, nor allows as a head what he asks for;
    and who presides does not record."""
    rules = around.context.law.passages.apart
    told = [(rule, fact, name) for rule in rules for fact in filter(None, map(form.fact, rule.facts))
            if (words := str(facts.get(fact.name) or "").strip())
            for name in dict.fromkeys((words, *names_in(words)))]  # fmt: skip
    if not told:  # most papers tell of nobody who must stand apart: the inspectors are not read for them
        return
    context, kept_from_all = around.context, any(rule.all for rule, _, _ in told)
    handlers = context.store.all(Inspector) if kept_from_all else handlers_of_case(context, whole.case)
    handle = (*handlers, *_standing_in(facts, _HANDLE))
    for rule, fact, name in told:
        if is_handler(name, _standing_in(facts, rule.beside) if rule.beside else handle):
            details = {"label": fact.label, "name": name, "basis": rule.basis_text}
            yield Problem(f"apart-{rule.id}", fact.name, Level.WARNING if rule.asks else Level.ERROR, details)


def _standing_in(facts: Facts, names: Iterable[str]) -> list[Inspector]:
    """Who stands in some entries of a paper."""
    return [Inspector("", str(facts.get(name) or ""), "") for name in names if facts.get(name)]


_HANDLE = ("inspector1.name", "inspector2.name")


def _other_side(form: Form, around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """Who is owed wages, or was questioned as a worker, is hardly suspected of not paying them, nor asked to come for
    those who owe them: known by his number, else by his name."""
    people = [whole.people[rid] for rid in creditors(whole) if rid != around.paper.addressee_rid]
    for fact in around.context.law.passages.other_side:
        for where, name, number in _named(form, facts, fact):
            by_number = any(each.id_number and each.id_number == number for each in people)
            if by_number or any(_is_of(each.name, word) for each in people for word in names_in(name)):
                yield Problem("other-side-creditor", where, Level.WARNING, {"name": name})


def _aided(form: Form, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """R724 art. 45: it is who asks for wages that is told of legal aid, by the name of the list."""
    named, whom = form.fact(_TOLD_OF_AID), str(facts.get("addressee.name") or "").strip()
    if named is None or form.kind is not DocumentKind.OUTGOING or not whom:
        return
    workers = [whole.people[claim.person_rid].name for claim in whole.claims]
    words = names_in(_AND_OTHERS.sub("", whom))
    if not any(same_name(each, word) for each in workers for word in words):
        yield Problem("aid-nobody", "addressee.name", Level.WARNING, {"name": whom})


_TOLD_OF_AID, _AND_OTHERS = (
    "aid.body",
    re.compile("等?[0-9一二三四五六七八九十百]*名?(?:农民工|工人|劳动者)$|等[0-9]*[人名]$"),
)


def _of_lines(form: Form, around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """What somebody wrote into a drafted passage of one who stands on the list that the paper speaks of, beside what is
    recorded of him (APL art. 40): a paper that asks for his wages and says that he has them asks for nothing."""
    lines = whole.concerning(around.paper).claims
    for fact in form.facts:
        if form.kind is not DocumentKind.OUTGOING or fact.type is not FactType.LONG_TEXT or not fact.default:
            continue
        added = rewritten(drafted(fact, facts, form)[0], str(facts.get(fact.name) or "")).added
        told = [(clause, claim) for clause in added for claim in lines if _names(whole, claim) in clause]
        if told:
            rest = dict(zip((each.rid for each in lines), rests(lines, whole.payments), strict=True))
            said = dict.fromkeys(f"“{clause}”（{_line(whole, claim, rest[claim.rid])}）" for clause, claim in told)
            details = {"label": fact.label, "said": "；".join(said)}
            yield Problem("passage-of-line", fact.name, Level.WARNING, details)


def _paid_to(form: Form, around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """R724 arts 11, 31: wages are paid to the worker himself, not to a firm of the case: where only that is told it is
    not named at all, elsewhere nothing is handed to it."""
    rules = around.context.law.passages
    firms = [name for each in whole.companies.values() if (name := each.name.strip())]
    for text in paper_texts(form, facts):
        handed = "" if text.name in rules.paid_to else _HANDED if is_one(text.name, rules.payments) else None
        ours = drafted(text.passage, facts, form)[0] if text.passage and text.is_drafted else ""
        clauses = () if handed is None else _CLAUSES.split(text.plain)
        for clause in (each for each in clauses if each not in ours and not any(way in each for way in rules.paid_but)):
            if firm := next((name for name in firms if re.search(f"{handed}{re.escape(name)}", clause)), ""):
                details = {"label": text.label, "name": firm, "basis": rules.paid_basis}
                yield Problem("paid-to-firm", text.where, Level.WARNING, details)


_HANDED = "(?:付|交|划|转|汇|打|拨|发)(?:给|至|到|入|由)[^，。；]{0,6}"
_CLAUSES = re.compile("[，。；;！？]")


def _names(whole: CaseFile, claim: WageClaim) -> str:
    return whole.people[claim.person_rid].name.strip() or _NOBODY


_NOBODY = "\0"


def _line(whole: CaseFile, claim: WageClaim, left: int | None) -> str:
    owed = "数额不明" if left is None else f"登记尚欠{yuan(left)}元"
    return f"第{claim.line}行{whole.people[claim.person_rid].name}，{owed}"


def _is_of(name: str, word: str) -> bool:
    """Whether a word is a name, alone or behind what its bearer is (木工尤示例)."""
    return same_name(name, word) or (len(name) > 1 and word.endswith(name))


def _named(form: Form, facts: Facts, fact: str) -> Iterator[tuple[str, str, str]]:
    """Each person that a fact names: where, the name, and the number beside it in a list."""
    own = form.fact(fact)
    if own is not None:
        number = str(facts.get(f"{fact.partition('.')[0]}.id_number") or "")
        yield fact, str(facts.get(fact) or ""), half_width(number).strip().upper()
        return
    rows, _, item = fact.rpartition(".")
    if form.fact(rows):
        for place, row in enumerate(facts.get(rows) or (), start=1):
            number = half_width(str(row.get("id_number") or "")).strip().upper()
            yield f"{rows}[{place}].{item}", str(row.get(item) or ""), number


def _fled(form: Form, around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """J2013-3 art. 2: that somebody ran away is proved by attempts to reach him, which are records of their own; what
    else he did by what the file lays beside it (要件表)."""
    rule = around.context.law.passages.flight
    for fact in (each for each in form.facts if each.name in rule.facts):
        text = str(facts.get(fact.name) or "").strip()
        words = next((each for each in rule.words if each in text), "")
        if text and not words and not is_proved(around, whole, rule.group):
            details = {"label": fact.label, "basis": rule.basis_text}
            yield Problem("evasion-unproved", fact.name, Level.WARNING, details)
        if words and not (is_sought(around.context, around.paper) or hiding_of(around.context, around.paper).is_hiding):
            details = {"label": fact.label, "word": words, "basis": rule.basis_text}
            yield Problem("flight-unproved", fact.name, Level.WARNING, details)


def _annexed(form: Form, around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """T310 art. 6: what goes along is on file, as a paper or as evidence."""
    annexes = form.fact(_ANNEXES)
    if annexes is None:
        return
    rows = [row for row in facts.get(_ANNEXES) or () if str(row.get(_COUNT) or "").strip() != _NONE]
    ours = [str(row.get(_TITLE)) for row in told(form, around).get(_ANNEXES) or ()]
    ours += [str(row.get(_TITLE)) for row in annexes.rows]  # what law wants of it, as the form begins
    ours += [paper.title for paper in whole.documents]
    named = {str(row.get(_TITLE) or "").strip() for row in rows} - {""}
    if strange := not_held(around.context, whole, named, ours):
        yield Problem("annex-not-held", _ANNEXES, Level.WARNING, {"pieces": "、".join(strange)})


_ANNEXES, _TITLE, _COUNT, _NONE = "annexes", "annex_title", "copies_count", "无"
