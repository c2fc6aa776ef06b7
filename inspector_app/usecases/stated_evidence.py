"""Proof that a passage names (有…等证据证明): each piece is one that the case holds, or wants a reason."""

import re
from collections.abc import Iterable, Iterator

from inspector_app.domain.element import Source
from inspector_app.formdefs.model import Facts, FactType, Form
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.case_facts import proofs
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.element_pieces import pieces_of

_NAMED = re.compile(r"有([^，。；：]{2,120}?)等?证据(?:证明|证实|佐证|为证)")
_BETWEEN = re.compile(r"[、和及与]|以及")
_COUNT = re.compile(r"^其|[（(].*?[）)]|[0-9一二三四五六七八九十]+[份张页段件个本]|等$")
_SERVICE = ("送达回证", "送达凭证")
_COMPLAINED = ("投诉", "举报", "投诉登记表")  # a registered lead of the case
_NO_RECORD = (Source.ANSWER, Source.LINE, Source.STANDING)


def evidence_problems(form: Form, context: Context, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """Warnings about passages, each with the pieces that no record of the case is; what was named once is said once."""
    passages = {fact: str(facts.get(fact.name) or "") for fact in form.facts if fact.type is FactType.LONG_TEXT}
    said: set[str] = set()
    for fact, text in passages.items():
        named = {piece for words in _NAMED.findall(text) for piece in _pieces(words)} - said
        said |= named
        if strange := not_held(context, whole, named):
            details = {"label": fact.label, "pieces": "、".join(strange)}
            yield Problem("evidence-not-held", fact.name, Level.WARNING, details)


def _pieces(words: str) -> Iterator[str]:
    found = (_COUNT.sub("", each).strip() for each in _BETWEEN.split(words))
    return (each for each in found if each)


def not_held(context: Context, whole: CaseFile, named: set[str], titles: Iterable[str] = ()) -> list[str]:
    """Which of some named pieces the case does not hold, nor is one of ``titles``.

    The whole file is read only for what neither the kinds of its proof nor titles of what was taken in are.
    """
    near = (*titles, *proofs(whole).split("、"), *(piece.title for piece in whole.evidence))
    near += _SERVICE if whole.served_days else ()
    near += _COMPLAINED if whole.case.lead_rids else ()
    strange = {each for each in named if not _is_one_of(each, near)}
    if strange:
        held = [piece.called for piece in pieces_of(context, whole) if piece.source not in _NO_RECORD]
        strange = {each for each in strange if not _is_one_of(each, held)}
    return sorted(strange)


def _is_one_of(piece: str, held: tuple[str, ...] | list[str]) -> bool:
    return any(each and (piece in each or each in piece) for each in held)
