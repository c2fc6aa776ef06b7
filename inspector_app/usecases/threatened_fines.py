"""The fine with which an order threatens, beside the article that it names for it."""

from collections.abc import Iterator

from inspector_app.domain.fine import fines
from inspector_app.domain.money import yuan
from inspector_app.formdefs.model import Facts, Form
from inspector_app.lawbook.book import Lawbook
from inspector_app.lawbook.fines import fine_range, nearest
from inspector_app.support.errors import Problem

_FEN = 100


def threat_problems(form: Form, law: Lawbook, facts: Facts) -> Iterator[Problem]:
    """What an order says of the fine that follows lies in the range of the article that it names for it. Facts may be
    those of a paper, or the drafts of an edition."""
    text, fact = str(facts.get(_CONSEQUENCE) or ""), form.fact(_CONSEQUENCE)
    for each in fines(text) if fact else ():
        allowed = fine_range(law.money.values(), law.statutes, nearest(text[: each.start]))
        if fact and allowed and isinstance(each.value, int) and each.value > allowed.most * _FEN:
            details = {"label": fact.label, "fine": f"{yuan(each.value)}元", "range": allowed.words}
            yield Problem("consequence-above-range", _CONSEQUENCE, details=details)


_CONSEQUENCE = "text.consequence"
