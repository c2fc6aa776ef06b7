"""What an entry says in words that the articles of its basis have not: whom else it hits, what else it wants."""

import re
from collections.abc import Iterator, Sequence

from inspector_app.domain.mentions import mentions
from inspector_app.domain.passage import Beside
from inspector_app.domain.wording import is_one
from inspector_app.formdefs.model import FactDef, Facts, Form
from inspector_app.lawbook.fines import cited
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.renaming import renamings_of
from inspector_app.usecases.surroundings import Surroundings


def beside_problems(form: Form, around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """A warning for each entry whose basis we hold, with the clauses that say more than that and than names of the
    case."""
    role = around.context.rule(form.id).role
    for rule in around.context.law.passages.beside:
        named = (each for each in form.facts if is_one(each.name, rule.facts) and (not rule.of or role in rule.of))
        for fact in (each for each in named if facts.get(each.name)):
            yield from _beside(fact, rule, around, facts)


def _beside(fact: FactDef, rule: Beside, around: Surroundings, facts: Facts) -> Iterator[Problem]:
    law, told = around.context.law, str(facts.get(rule.basis_in) or "")
    named = [law.statutes.named(title, article) for title, article, _ in cited(told)]
    texts = [each.text for each in (*named, *map(law.cited, rule.basis)) if each]
    names = _names(around)
    known = [*rule.words, *names, *(word for kind in law.passages.penalties for word in kind.words)]
    text = "".join(str(facts[fact.name]).split())
    if texts and (beside := list(_strange(text, [*texts, *names], known))):
        unknown = "”“".join(dict.fromkeys(word for _, strange in beside for word in strange))
        details = {"label": fact.label, "words": "；".join(clause for clause, _ in beside),
                   "unknown": unknown, "basis": told or law.cite(*rule.basis)}  # fmt: skip
        yield Problem("passage-beside", fact.name, Level.WARNING, details)


def _names(around: Surroundings) -> list[str]:
    """Whom the paper goes to and the site of the case, and of another body's letter who is of the case."""
    others, whole = [around.paper.addressee], around.whole
    if whole is not None and whole.project:
        others.append(whole.project.name)
    if whole is not None and not around.paper.addressee_rid:
        others += [firm.name for firm in whole.companies.values()] + [each.name for each in whole.people.values()]
        known = (each for rid in whole.companies for each in renamings_of(around.context, rid))
        others += [each.former for each in known]  # under which an account may still stand
    return [name for each in others if (name := each.strip())]


def beyond_basis(content: str, texts: Sequence[str], words: Sequence[str]) -> list[str]:
    """The clauses of a content that say more than what it imposes with its sums (``words``), in words that the articles
    of the basis (``texts``) have not: whom else it hits, what else it orders, where the money goes."""
    return [clause for clause, _ in _strange(content, texts, words)]


def _strange(content: str, texts: Sequence[str], words: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each clause with words that neither the articles nor we know, and those words, as they hang together there."""
    known = re.compile("|".join(re.escape(each) for each in sorted(words, key=len, reverse=True) if len(each) > 1))
    small, whole = "".join(each for each in words if len(each) == 1), "".join(texts)
    joints = re.compile(f"[{re.escape(small)}]") if small else _CLAUSES
    for clause in filter(None, _CLAUSES.split(content)):
        left, end = "", 0
        for each in mentions(clause):
            left, end = f"{left} {clause[end : each.start]}", each.end
        runs = re.findall(r"[^\W\d]{2,}", known.sub(" ", left + clause[end:]))
        if strange := [run.strip(small) for run in runs if any(_is_new(each, whole) for each in joints.split(run))]:
            yield clause.strip(), strange


def _is_new(piece: str, whole: str) -> bool:
    return len(piece) > 1 and piece not in whole


_CLAUSES = re.compile(r"[，。；;！？\n]|,(?!\d)")
