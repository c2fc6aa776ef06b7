"""Entries of 重点监管 and their parts as words by field, where there is no dialog: names instead of identities."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, replace
from enum import StrEnum
from typing import Any

from inspector_app.domain.company import Company
from inspector_app.domain.incident import Incident, IncidentReport, Recovery
from inspector_app.domain.person import Person
from inspector_app.domain.records import noun_of, shape
from inspector_app.domain.watch_acts import ACTS, Entry, WatchAct
from inspector_app.domain.watching import CreditGrade, CreditRating, WatchReport
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.usecases.case_named import case_named, project_named
from inspector_app.usecases.context import Context
from inspector_app.usecases.told_values import told_value
from inspector_app.usecases.watch_checks import problems_of
from inspector_app.usecases.watch_list import watch_called
from inspector_app.usecases.watching import (
    ENTRIES,
    PART_OF,
    Part,
    do_act,
    level_of,
    new_entry,
    new_part,
    rated,
    save_entry,
    save_part,
)

_PAPERS = "evidence_rids"
_OWN = ("rid", "watch_rid", "advance_rid", "evidence_rids", "claim_rids", "document_rid", "notice_rid")


def fields_of(of: Any) -> Mapping[str, str]:
    """What may be entered of a kind, by field, with what people call it."""
    names = (name for name in shape(of) if name not in _OWN)
    return {name: vocabulary.label(f"{noun_of(of)}.{name}") for name in names}


def enter(context: Context, kind: str, told: Mapping[str, str], entry: Entry | None = None) -> Entry:
    """Keep a new entry, or correct one: ``told`` are the words by field. A new rating of 诚信等级 of which no grade is
    told is what the records propose; where they propose none it is asked.

    Raises :class:`Refused` ``watching-field`` for a field that the kind does not have, ``watching-not-said`` where a
    new one wants a word of a few that nobody told, and as ``save_entry``.
    """
    if entry is None:
        refuse_errors([*_not_said(ENTRIES[kind], told)])
    made: Any = _filled(context, entry or new_entry(context, kind), told)
    if entry is None and isinstance(made, CreditRating):
        proposed = rated(context, made)
        is_told = "grade" in told
        made = _filled(context, replace(made, facts=proposed.facts) if is_told else proposed, told)
        refuse_errors([*_no_grade(made)])
    if isinstance(made, Incident) and not made.level:
        made = replace(made, level=level_of(context, made.heads))
    return save_entry(context, made)


def enter_part(context: Context, entry: Entry, told: Mapping[str, str], rid: str = "") -> Part:
    """Keep a new part of an entry, or correct the one with ``rid``. Raises as :func:`enter`, ``watching-no-part``, and
    ``watching-untold`` for a new one of which nobody told what a dialog would show before it is kept."""
    if type(entry) not in PART_OF:
        raise Refused(Problem("watching-no-part", "entry"))
    part: Any = context.store.need(PART_OF[type(entry)][0], rid) if rid else new_part(context, entry)
    made = _filled(context, part, told)
    untold = [] if rid else [*_untold(type(part), told)]
    if untold:  # with all else that is wrong: what is missing is said at once
        said = {problem.where for problem in untold}
        refuse_errors([*untold, *(each for each in problems_of(context, made) if each.where not in said)])
    return save_part(context, made)


def act_on(
    context: Context, entry: Entry, act: WatchAct, told: Mapping[str, str], papers: tuple[str, ...] = ()
) -> Entry:  # fmt: skip
    """Do an act by words, with ``papers`` by the identities of their scans. Raises ``watching-field`` for what it does
    not ask, and as ``do_act``."""
    asked = ACTS[type(entry)].get(act)
    if asked is not None:
        _refuse_unknown({**told, **({_PAPERS: ""} if papers else {})}, dict.fromkeys(asked.fields, ""))
    filled: Any = _filled(context, entry, told if asked else {})
    if papers and asked:
        filled = replace(filled, **{_PAPERS: tuple(dict.fromkeys((*getattr(entry, _PAPERS), *papers)))})
    return do_act(context, act, filled)


def _filled(context: Context, record: Any, told: Mapping[str, str]) -> Any:
    of: Any = type(record)
    _refuse_unknown(told, fields_of(of))
    hints = shape(of)
    return replace(record, **{name: _value(context, name, hints[name], text) for name, text in told.items()})


def _untold(of: Any, told: Mapping[str, str]) -> Iterator[Problem]:
    """What a new part states and nobody told: that money came back, that a report was received or made."""
    for name in _STATED[of]:
        if not told.get(name, "").strip():
            yield Problem("watching-untold", name, details={"name": name, "label": fields_of(of)[name]})


_STATED: Mapping[Any, tuple[str, ...]] = {
    Recovery: ("on", "amount_fen"), WatchReport: ("month", "received_on"), IncidentReport: ("kind", "at"),
}  # fmt: skip


def _not_said(of: Any, told: Mapping[str, str]) -> Iterator[Problem]:
    """The words of a few that a new entry cannot be without and nobody told: of whom it is said what must be said."""
    for each in fields(of):
        hint = shape(of)[each.name]
        is_chosen = isinstance(hint, type) and issubclass(hint, StrEnum) and each.default is MISSING
        if is_chosen and not told.get(each.name, "").strip() and hint is not CreditGrade:
            known, label = "、".join(vocabulary.words(hint).values()), fields_of(of)[each.name]
            yield Problem("watching-not-said", each.name, details={"name": each.name, "label": label, "known": known})


def _no_grade(rating: CreditRating) -> Iterator[Problem]:
    if rating.grade is None:
        known, label = "、".join(vocabulary.words(CreditGrade).values()), fields_of(CreditRating)["grade"]
        yield Problem("credit-not-proposed", "grade", details={"label": label, "known": known, "facts": rating.facts})


def _refuse_unknown(told: Mapping[str, str], known: Mapping[str, str]) -> None:
    unknown = [name for name in told if name not in known]
    if unknown:
        words = "、".join(known)
        raise Refused(*(Problem("watching-field", name, details={"name": name, "known": words}) for name in unknown))


def _value(context: Context, name: str, hint: Any, text: str) -> Any:
    if name in _NAMED:
        return _NAMED[name](context, text.strip()) if text.strip() else ""
    return told_value(name, hint, text)


def _named(context: Context, field: str, text: str, *kinds: type[Any]) -> str:
    """The one record of some kinds with this whole name."""
    found = [each for of in kinds for each in context.store.find(of, name=text) if not each.merged_into]
    if len(found) != 1:
        code = "watching-names-many" if found else "watching-names-none"
        raise Refused(Problem(code, field, details={"name": text[:40]}))
    rid: str = found[0].rid
    return rid


_NAMED: Mapping[str, Callable[[Context, str], str]] = {
    "project_rid": lambda context, text: project_named(context, text).rid,
    "case_rid": lambda context, text: case_named(context, text).rid,
    "company_rid": lambda context, text: _named(context, "company_rid", text, Company),
    "party_rid": lambda context, text: _named(context, "party_rid", text, Company, Person),
    "incident_rid": lambda context, text: watch_called(context, text).entry.rid,
}


def company_named(context: Context, name: str) -> str:
    """The rid of the one company with this name. Raises ``watching-names-none`` or ``watching-names-many``."""
    return _named(context, "company", name.strip(), Company)


def word_kind(text: str, of: Mapping[str, Any] = ENTRIES) -> str:
    """A kind by its word or name: 群体性事件, incident. Raises :class:`Refused` ``watching-word``."""
    known = {vocabulary.record_word(kind): kind for kind in of}
    if text in of:
        return text
    if text not in known:
        raise Refused(Problem("watching-word", "kind", details={"name": text[:40], "known": "、".join(known)}))
    return known[text]
