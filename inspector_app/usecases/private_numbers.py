"""Numbers of people in the prose of a paper: their places are its tables, which each copy masks as it should."""

import re
from collections.abc import Iterator

from inspector_app.domain.document import DocumentKind
from inspector_app.domain.identity import half_width, uscc_problems
from inspector_app.formdefs.model import Facts, FactType, Form
from inspector_app.support.errors import Level, Problem

_SUMMARY = "public.summary"
_GAP = re.compile(r"(?<=\d)[\s-]+(?=[\dXx])")
_IDENTITY_OR_CARD = r"\d{17}[\dXx]|\d{15,19}"
_PRIVATE = re.compile(rf"(?<![\dA-Za-z])(?:{_IDENTITY_OR_CARD})(?![\dA-Za-z])")
_PUBLIC = re.compile(rf"(?<![\dA-Za-z])(?:{_IDENTITY_OR_CARD}|1[3-9]\d{{9}})(?![\dA-Za-z])")
_OWN_PLACE = ("uscc", "id_number", "phone", "account", "pay_to", "tracking", "number", "certificate", "card")


def is_public(form: Form) -> bool:
    """Whether everybody reads a paper: it serves by a notice in public."""
    return form.fact(_SUMMARY) is not None


def private_number_problems(form: Form, facts: Facts) -> Iterator[Problem]:
    """PIPL arts 28, 34: a number of an identity or a card in a text of a paper that goes out wants a reason; where
    everybody reads it, it is refused, and a mobile telephone too."""
    if form.kind is not DocumentKind.OUTGOING:
        return
    pattern, level = (_PUBLIC, Level.ERROR) if is_public(form) else (_PRIVATE, Level.WARNING)
    for fact in form.facts:
        text = facts.get(fact.name)
        if fact.type not in (FactType.TEXT, FactType.LONG_TEXT) or not isinstance(text, str) or _has_place(fact.name):
            continue
        told = (each[0] for each in pattern.finditer(_GAP.sub("", half_width(text))))
        if any(uscc_problems(each, "") for each in told):
            code = "public-private-number" if level is Level.ERROR else "private-number-told"
            yield Problem(code, fact.name, level, {"label": fact.label})
            return


def _has_place(name: str) -> bool:
    return name.rpartition(".")[2].endswith(_OWN_PLACE) or name.startswith("agency.")
