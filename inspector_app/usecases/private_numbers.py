"""Numbers of people in the words of a paper: their places are columns of its tables, which each copy masks."""

import re
from collections.abc import Iterator

from inspector_app.domain.document import DocumentKind
from inspector_app.domain.identity import half_width, id_number_problems, uscc_problems
from inspector_app.formdefs.model import CopyDef, Facts, FactType, Form
from inspector_app.formdefs.paper_texts import paper_texts
from inspector_app.formdefs.placeholders import names
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.paper_checks import creditors
from inspector_app.usecases.surroundings import Surroundings

_SUMMARY = "public.summary"
_GAP = re.compile(r"(?<=\d)[\s-]+(?=[\dXx])")
_IDENTITY_OR_CARD = r"\d{17}[\dXx]|\d{15,19}"
_PRIVATE = re.compile(rf"(?<![\dA-Za-z])(?:{_IDENTITY_OR_CARD})(?![\dA-Za-z])")
_PUBLIC = re.compile(rf"(?<![\dA-Za-z])(?:{_IDENTITY_OR_CARD}|1[3-9]\d{{9}})(?![\dA-Za-z])")
_MOBILE = re.compile(r"(?<![\dA-Za-z])1[3-9]\d{9}(?![\dA-Za-z])")
_HOME = re.compile(r"住(?![所房建院宿])(?:在|址|于)?[:：]?[^，,。；;、]{1,30}?(?:村|组|号|室|栋|幢|单元|小区)")
_CARD = re.compile(r"62\d{14,17}")
_TEXTS = (FactType.TEXT, FactType.LONG_TEXT)


def is_public(form: Form) -> bool:
    """Whether everybody reads a paper: it serves by a notice in public."""
    return form.fact(_SUMMARY) is not None


def tells_numbers(form: Form, facts: Facts, copy: CopyDef | None = None) -> bool:
    """Whether this copy of a paper tells a whole number of somebody: of identity, bank card or mobile telephone."""
    hidden = (*copy.mask, *copy.omit) if copy else ()
    told = (each.text for each in paper_texts(form, facts) if each.name not in hidden)
    found = {number for text in told for number in _numbers(_PUBLIC, text)} - _own(facts)
    return any(uscc_problems(number, "") for number in found)


def private_number_problems(form: Form, around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """PIPL arts 6, 28, 34: the number of somebody's identity or card in a text of a paper for others is refused, where
    everybody reads it a mobile telephone too; a body that may have to know of whom it is told, and what only looks like
    one, want a reason.

    What a record tells in a drafted sentence only is looked at there: it may have been written over.
    """
    rules = around.context.law.passages.numbers
    if form.kind is not DocumentKind.OUTGOING and form.id not in rules.given_out:
        return
    pattern, handed = _PUBLIC if is_public(form) else _PRIVATE, around.context.rule(form.id).tells_of_party
    said, drafted = _own(facts), {name for fact in form.facts for name in names(fact.default)}
    for text in paper_texts(form, facts):
        entered, is_cell = text.typed or form.id in rules.given_out, text.passage is None
        kept_apart = (
            text.sensitive or not entered if is_cell else not text.typed and text.name in drafted
        )  # by its copy
        if rules.is_free(text.name) or kept_apart:
            continue
        found = {each for each in _numbers(pattern, text.text) - said if uscc_problems(each, "")}
        said |= found
        if not found:
            continue
        details = {"label": text.label, "basis": rules.basis_text}
        asked = (text.name, *names(text.passage.default)) if text.passage else (text.name,)
        if is_public(form):
            yield Problem("public-private-number", text.where, details=details)
        elif handed or any(map(rules.asks, asked)) or not any(_is_somebodys(around, each) for each in found):
            yield Problem("private-number-told", text.where, Level.WARNING, details)
        else:
            yield Problem("private-number", text.where, details=details)


def private_contact_problems(form: Form, around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """PIPL arts 6(1), 34: a letter to another body tells neither by which mobile telephone nor at which home a worker
    is reached, unless somebody says why. Where it asks for help to find somebody, his own may have to stand: there only
    those that are recorded of who is owed wages are looked for."""
    rules, rule = around.context.law.passages.numbers, around.context.rule(form.id)
    if not rule.handed_to or rule.tells_of_party or form.kind is not DocumentKind.OUTGOING:
        return
    own = _own(facts)
    people = [around.whole.people[rid] for rid in creditors(around.whole)] if around.whole else []
    recorded = {"".join(each.split()) for one in people for each in (one.phone, one.address) if each.strip()}
    for fact in (each for each in form.facts if each.type in _TEXTS and not rules.is_free(each.name)):
        text = half_width("".join(str(facts.get(fact.name) or "").split()))
        told = (_numbers(_MOBILE, text) - own) or _HOME.search(text)
        may_ask = any(map(rules.asks, (fact.name, *names(fact.default))))
        if any(each in text for each in recorded - own) or (told and not may_ask):
            details = {"label": fact.label, "basis": rules.basis_text}
            yield Problem("private-contact-told", fact.name, Level.WARNING, details)
            return


def _numbers(pattern: re.Pattern[str], text: str) -> set[str]:
    return {each[0].upper() for each in pattern.finditer(_GAP.sub("", half_width(text)))}


def _own(facts: Facts) -> set[str]:
    """The numbers of the office and of the party itself, which the paper tells anyway."""
    return _numbers(_PUBLIC, "　".join(str(facts.get(name) or "") for name in ("agency.phone", "addressee.uscc")))


def _is_somebodys(around: Surroundings, number: str) -> bool:
    """Whether it is that of an identity or a bank card, or one that is recorded of a person of the case."""
    wrong = id_number_problems(number, "", around.context.clock.today())
    known = bool(_CARD.fullmatch(number)) or number in _recorded(around.whole)
    return known or not any(each.level is Level.ERROR for each in wrong)


def _recorded(whole: CaseFile | None) -> set[str]:
    people = whole.people.values() if whole else ()
    return {number for each in people for number in (each.id_number, each.card) if number}
