"""What the papers tell that a later one follows: the notice before a decision, the decision before its enforcement."""

from collections.abc import Sequence
from typing import Any

from inspector_app.domain.act import Act, ActKind, current
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document
from inspector_app.domain.role import Role, RoleRule
from inspector_app.formdefs.facts import from_json
from inspector_app.support.clock import civil_date
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.paper import Paper, to_same_party


def earlier_values(whole: CaseFile, paper: Paper, rule: RoleRule) -> dict[str, Any]:
    """Number, days and what the party said, of each paper before; of several nobody knows which one is meant."""
    values: dict[str, Any] = {}
    for noun, roles in rule.before.items():
        found = [each for role in roles for each in whole.papers(role) if to_same_party(each, paper)]
        if len(found) == 1:
            values |= {f"{noun}.{name}": value for name, value in _told(whole, found[0]).items()}
            values |= _lists(found[0])
    return values


def agreed_values(whole: CaseFile, paper: Paper) -> dict[str, Any]:
    """What the one agreement with the party of a paper says, for the application that its confirmation is asked by."""
    agreed = [each for each in whole.papers(Role.MEDIATION) if to_same_party(each, paper)]
    told = from_json(agreed[0].facts) if len(agreed) == 1 else {}
    return {name: value for name, value in told.items() if name.startswith("civil.")}


def _lists(document: Document) -> dict[str, Any]:
    """The lists that it printed: what was taken down on one paper is dealt with on the next."""
    printed = from_json(document.facts) if document.facts else {}
    return {name: rows for name, rows in printed.items() if isinstance(rows, list)}


def _told(whole: CaseFile, document: Document) -> dict[str, Any]:
    acts = [act for act in current(whole.acts) if act.subject_rid == document.rid]
    signed = next((act.at for act in acts if act.kind is ActKind.SIGNED_OFF), None)
    served = whole.served_days.get(document.rid)
    objection = next((act for act in acts if act.kind is ActKind.OBJECTED), None)
    return {
        "title": document.title,
        "number": document.number or None,
        "signed_on": civil_date(signed).isoformat() if signed else None,
        "served_on": served.isoformat() if served else None,
        "objected_on": civil_date(objection.at).isoformat() if objection else None,
        "objection": (objection.note.rstrip("。") or None) if objection else None,
        "heard": _heard(acts) or None,
    }


def _heard(acts: Sequence[Act]) -> str:
    """What the party put forward and what was found of it, as the acts tell it; nothing while nobody said anything."""
    objected = [act for act in acts if act.kind is ActKind.OBJECTED]
    answered = [act for act in acts if act.kind is ActKind.OBJECTION_ANSWERED]
    said = [f"你（单位）于{chinese(civil_date(act.at))}提出：{act.note.rstrip('。')}。" for act in objected if act.note]
    found = [f"经复核，{act.note.rstrip('。')}。" for act in answered if act.note]
    return "".join([*said, *found])
