"""数额标准: what counts as 数额较大 at the agency's place, and the province's own figures typed from their document.

What is typed is adopted like a file of the bureau's own: an act in the journal with who, when and the whole content.
Until this was so it was a setting beside the journal; such a one is carried over when the store is opened.
"""

import tomllib
from dataclasses import replace
from typing import Any

import tomli_w

from inspector_app.domain.agency import Agency
from inspector_app.domain.edition import Edition, in_force
from inspector_app.domain.money import yuan
from inspector_app.domain.threshold import Threshold, own_threshold
from inspector_app.lawbook.thresholds import outside_range
from inspector_app.support.errors import Level, Problem, Refused, Trouble, refuse_errors
from inspector_app.support.words import sentence
from inspector_app.usecases.context import Context
from inspector_app.usecases.editions import adopt_content
from inspector_app.usecases.own_data import LAW

_FILE = f"{LAW}/thresholds.toml"
_SETTINGS = ("threshold-single", "threshold-group", "threshold-document")
_SOURCE, _NOTE = "设置中填写", "由使用人录入"


def threshold(context: Context, agency: Agency | None = None) -> Threshold:
    """The standard at the agency's place, as adopted or as the law data knows it."""
    typed, province = context.threshold_beside, (agency or context.agency).province
    if typed is not None:
        return own_threshold(*typed[:2], context.law.places.name(province) or province, typed[2])
    return context.law.threshold(province)


def set_threshold(context: Context, single_fen: int | None, group_fen: int | None, document: str) -> Context:
    """Adopt the province's own standard with the document it comes from; the context that judges by it from now on.

    It takes the place of what was known of the province; what the bureau adopted of others stays. Raises
    :class:`Refused` at ``threshold.single``, ``threshold.group`` or ``threshold.document``.
    """
    single, group = single_fen or 0, group_fen or 0
    refuse_errors(_problems(context, single_fen, group_fen, document))
    place = (context.law.places.code(context.agency.province) or "")[:2]
    adopted = in_force(context.store.all(Edition)).get(_FILE, ())
    data: dict[str, Any] = tomllib.loads(adopted[0].content) if adopted else {}
    others = [row for row in data.get("threshold", []) if row.get("place") != place]
    own = {"place": place, "single": single // 100, "group": group // 100, "document": document.strip(),
           "mark": "D", "note": _NOTE}  # fmt: skip
    with context.act("采用本省数额标准"):
        after = adopt_content(context, _FILE, tomli_w.dumps({**data, "threshold": [*others, own]}), _SOURCE)
        for key in _SETTINGS:
            context.store.settings.set(key, "")
    return replace(after, threshold_beside=None)


def _problems(context: Context, single_fen: int | None, group_fen: int | None, document: str) -> list[Problem]:
    figures = {"single": single_fen, "group": group_fen}
    missing = [name for name, fen in figures.items() if fen is None]
    low = [name for name, fen in figures.items() if fen is not None and fen <= 0]
    odd = [name for name, fen in figures.items() if fen and fen > 0 and fen % 100]
    beyond = outside_range(single_fen or 0, group_fen or 0, context.law.standards.national)
    outside = set(beyond) - {*missing, *low, *odd}
    place = {"place": context.law.places.name(context.agency.province)}
    return [
        *(Problem("setup-missing", f"threshold.{name}") for name in missing),
        *(Problem("threshold-not-positive", f"threshold.{name}") for name in low),
        *(Problem("threshold-not-whole-yuan", f"threshold.{name}") for name in odd),
        *(Problem("threshold-outside-range", f"threshold.{name}", details=place) for name in sorted(outside)),
        *([] if document.strip() else [Problem("threshold-no-document", "threshold.document")]),
    ]


def _set_beside_the_journal(context: Context) -> tuple[int, int, str] | None:
    kept = context.store.settings
    single, group, document = _SETTINGS
    if not kept.get(single) or not kept.get(group):
        return None
    return int(kept.get(single)), int(kept.get(group)), kept.get(document)


def carry_over(context: Context) -> Context:
    """Adopt what an earlier version kept as a setting; where that cannot be, it counts as before and is told."""
    typed = _set_beside_the_journal(context)
    if typed is None:
        return context
    try:
        return set_threshold(context, *typed)
    except (Refused, Trouble):
        return replace(context, threshold_beside=typed)


def threshold_problems(context: Context) -> list[Problem]:
    """A warning ``threshold-beside-journal`` while such a setting counts, and why it was not adopted."""
    typed = context.threshold_beside
    if typed is None:
        return []
    why = [sentence(problem.code, problem.details) for problem in _problems(context, *typed)]
    details = {"single": yuan(typed[0]), "group": yuan(typed[1]), "document": typed[2], "why": "".join(why)}
    return [Problem("threshold-beside-journal", level=Level.WARNING, details=details)]
