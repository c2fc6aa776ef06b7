"""Where each clause of a paper's drafted sentences comes from: what it states, and the record behind that."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from inspector_app.domain.case import Case
from inspector_app.domain.document import DocumentHead
from inspector_app.formdefs.model import FactDef, Facts, FactType, Form, Origin
from inspector_app.formdefs.placeholders import Blank, drafted
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper


class Behind(StrEnum):
    """What kind of record a value comes from."""

    CASE = "case"
    CLAIMS = "claims"
    PAYMENTS = "payments"
    FUNDS = "funds"
    PAPERS = "papers"  # the papers and records of the case
    PAPER = "paper"
    PARTY = "party"
    PROJECT = "project"
    VISIT = "visit"
    INTERVIEW = "interview"
    TYPED = "typed"  # 在本页填写
    NOBODY = "nobody"  # 改写时加的，没有登记


_NOUNS = {
    "debt": Behind.CLAIMS, "balance": Behind.CLAIMS, "lines": Behind.CLAIMS, "extra": Behind.CLAIMS,
    "worker": Behind.CLAIMS, "threshold": Behind.CLAIMS, "payment": Behind.PAYMENTS, "funds": Behind.FUNDS,
    "company": Behind.PARTY, "addressee": Behind.PARTY, "party": Behind.PARTY, "person": Behind.PARTY,
    "project": Behind.PROJECT, "inspection": Behind.VISIT, "interview": Behind.INTERVIEW,
}  # fmt: skip
"""What stands behind a fact by the first part of its name; a noun with a number of its own is a paper."""
_NAMED = {
    "debt.evidence": Behind.PAPERS, "filing.term": Behind.CLAIMS, "course.begun": Behind.CASE,
    "course.inquiry": Behind.PAPERS, "course.found": Behind.CLAIMS, "course.orders": Behind.PAPERS,
    "course.paid": Behind.PAYMENTS, "closing.reason": Behind.CLAIMS, "penalty.facts": Behind.CLAIMS,
    "penalty.evidence": Behind.PAPERS,
}  # fmt: skip
_NO_FACTS = ("agency", "document", "inspector1", "inspector2")
_CLAUSES = re.compile("[^，。；：]+[，。；：]?")


@dataclass(frozen=True, slots=True)
class ClauseSource:
    """A clause of a sentence, or that part of it which one record tells, the labels of what it states, and where that
    stands; ``rid`` is empty where the kind of record alone tells it. ``sentence`` is what the sentence is called."""

    sentence: str
    clause: str
    states: str
    behind: Behind
    rid: str = ""


def clause_sources(context: Context, form: Form, paper: Paper, facts: Facts) -> tuple[ClauseSource, ...]:
    """The clauses of all sentences that state something of a record, in the order of the form."""
    places = _Places(context, paper, facts)
    sentences = [each for each in form.facts if each.default and each.type is FactType.LONG_TEXT]
    return tuple(line for each in sentences for line in _of_sentence(each, form, facts, places))


def _of_sentence(sentence: FactDef, form: Form, facts: Facts, places: "_Places") -> Iterator[ClauseSource]:
    said = str(facts.get(sentence.name) or "")
    draft, blanks = drafted(sentence, facts, form)
    told = tuple(blank for blank in blanks if _noun(blank.fact) not in _NO_FACTS)
    if not said or not told:
        return
    for clause in _CLAUSES.finditer(said):
        stated = [blank for blank in told if _is_in(blank, clause, is_ours=said == draft)]
        words = clause[0].strip()
        if not stated and said != draft and clause[0] not in draft:
            yield ClauseSource(sentence.label, words, "", Behind.NOBODY)
        for part, own in _parts(clause, stated, places, is_ours=said == draft):
            labels = dict.fromkeys(blank.fact.label for blank in own)
            yield ClauseSource(sentence.label, part.strip(), "、".join(labels), *places.of(own[0].fact))


def _parts(
    clause: re.Match[str], stated: Sequence[Blank], places: "_Places", *, is_ours: bool
) -> Iterator[tuple[str, list[Blank]]]:
    """A clause in as many parts as there are records behind it, one after the other: each ends with what it states."""
    text = clause[0]

    def begin(blank: Blank) -> int:
        return max(blank.start - clause.start(), 0) if is_ours else text.index(blank.words)

    runs = [list(own) for _, own in groupby(sorted(stated, key=begin), lambda blank: places.of(blank.fact))]
    start = 0
    for own in runs:
        end = len(text) if own is runs[-1] else max(start, begin(own[-1]) + len(own[-1].words))
        yield text[start:end], own
        start = end


def _is_in(blank: Blank, clause: re.Match[str], *, is_ours: bool) -> bool:
    """In our draft by its place; in what was written over by its words, unless they are too few to tell."""
    if is_ours:
        return blank.start < clause.end() and clause.start() < blank.end
    return len(blank.words) > 1 and blank.words in clause[0]


def _noun(fact: FactDef) -> str:
    return _named(fact).partition(".")[0]


def _named(fact: FactDef) -> str:
    return fact.source if fact.origin is Origin.FROM and fact.source else fact.name


class _Places:
    """Finds the record behind a fact. It is asked after every pause in typing: nothing but the head of the case is
    read, and its papers only where one is meant."""

    def __init__(self, context: Context, paper: Paper, facts: Facts) -> None:
        self._context, self._paper, self._facts = context, paper, facts
        self._case = context.store.get(Case, paper.case_rid) if paper.case_rid else None

    @cached_property
    def _papers(self) -> tuple[DocumentHead, ...]:
        return self._context.store.find(DocumentHead, case_rid=self._paper.case_rid) if self._case else ()

    def of(self, fact: FactDef) -> tuple[Behind, str]:
        """What kind of record, and which."""
        if fact.origin is Origin.ASK:
            return Behind.TYPED, ""
        name, noun = _named(fact), _noun(fact)
        behind = _NAMED.get(name) or _NOUNS.get(noun)
        if behind is None:
            return self._paper_of(noun)
        return behind, self._rid(behind, noun)

    def _paper_of(self, noun: str) -> tuple[Behind, str]:
        """An earlier paper, by the number under which its noun is told; else something that the case itself tells."""
        number = self._facts.get(f"{noun}.number")
        rid = next((paper.rid for paper in self._papers if paper.number == number), "") if number else ""
        return (Behind.PAPER, rid) if rid else (Behind.CASE, "")

    def _rid(self, behind: Behind, noun: str) -> str:
        about = self._paper.about
        if behind is Behind.PARTY:
            firm = self._case.company_rid if self._case else ""
            named = {"company": firm, "person": about.person_rid}
            return named.get(noun, self._paper.addressee_rid)
        if behind is Behind.PROJECT:
            return self._paper.project_rid or (self._case.project_rid if self._case else "")
        return {Behind.VISIT: about.inspection_rid, Behind.INTERVIEW: about.interview_rid}.get(behind, "")
