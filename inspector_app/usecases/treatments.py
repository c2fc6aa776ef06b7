"""What is told as a 行政处理 that is meant: what its basis gives, and no penalty, which has a notice of its own."""

import re
from collections.abc import Iterator

from inspector_app.domain.numerals import numeral
from inspector_app.formdefs.model import Facts, Form
from inspector_app.lawbook.book import Lawbook
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem

_INTENDED, _RATE = "treatment.intended", "extra.rate"


def treatment_problems(form: Form, law: Lawbook, facts: Facts) -> Iterator[Problem]:
    """A penalty is none (APL art. 44), nor is compensation at a rate that R423 art. 26 has not."""
    fact, text = form.fact(_INTENDED), "".join(str(facts.get(_INTENDED) or "").split())
    if fact is None or not text:
        return
    rules = law.passages
    if words := next(filter(None, (kind.in_text(text) for kind in rules.penalties)), ""):
        details = {"label": fact.label, "word": words, "basis": rules.treating_basis}
        yield Problem("treatment-punishes", _INTENDED, details=details)
    yield from _rates(fact.label, text)


def _rates(label: str, text: str) -> Iterator[Problem]:
    """The rates of compensation that a text tells lie between those of law."""
    entry = vocabulary.entry(_RATE)
    for found in rates_in(text):
        if not (entry.least or 0) <= found <= (entry.most or found):
            details = {"label": label, "rate": f"{found:g}%", "least": str(entry.least), "most": str(entry.most)}
            yield Problem("treatment-rate", _INTENDED, details=details)


def rates_in(text: str) -> list[float]:
    """The rates of compensation that a text tells, in per cent (50%, 百分之五十, 1倍): those of a clause that speaks of
    it, else of the clause before."""
    clauses, found = _CLAUSES.split(text), []
    for place, clause in enumerate(clauses):
        if _ADDED.search(clause):
            found += _told(clause) or (_told(clauses[place - 1]) if place else [])
    return found


def _told(clause: str) -> list[float]:
    return [
        _number(each["part"] or each["share"]) if each["part"] or each["share"] else 100 * _number(each["times"])
        for each in _RATES.finditer(clause)
    ]


def _number(words: str) -> float:
    return float(words) if words[0].isdecimal() else float(numeral(words) or 0)


_CLAUSES, _ADDED = re.compile("[，。；;]"), re.compile("加付|赔偿金")
_FIGURE = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)"
_RATES = re.compile(rf"(?P<part>{_FIGURE})[%％]|百分之(?P<share>{_FIGURE})|(?P<times>{_FIGURE})倍")
