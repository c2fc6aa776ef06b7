"""A part of a campaign as words by field, where there is no dialog to enter it: names instead of identities."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from inspector_app.domain.agency import Inspector
from inspector_app.domain.campaign import Criterion
from inspector_app.domain.company import Company
from inspector_app.domain.records import noun_of, shape
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.campaigns import PARTS, Part, new_part, save_part
from inspector_app.usecases.case_named import project_named
from inspector_app.usecases.context import Context
from inspector_app.usecases.told_values import told_value

_OWN = ("rid", "campaign_rid", "evidence_rids")


def fields_of(kind: str) -> Mapping[str, str]:
    """What may be entered of a kind, by field, with what people call it."""
    part: Any = PARTS[kind]
    return {name: vocabulary.label(f"{noun_of(part)}.{name}") for name in shape(part) if name not in _OWN}


def enter_part(context: Context, campaign_rid: str, kind: str, told: Mapping[str, str], rid: str = "") -> Part:
    """Keep a new part, or correct the one with ``rid``: ``told`` are the words by field, of projects, companies,
    inspectors and criteria their names.

    Raises :class:`Refused` ``campaign-field`` for a field that the kind does not have, and as :func:`save_part` and the
    readers of days and numbers; :class:`Trouble` ``record-missing``.
    """
    part: Any = context.store.need(PARTS[kind], rid) if rid else new_part(context, PARTS[kind], campaign_rid)
    unknown = [name for name in told if name not in fields_of(kind)]
    if unknown:
        known = "、".join(fields_of(kind))
        raise Refused(*(Problem("campaign-field", name, details={"name": name, "known": known}) for name in unknown))
    of: Any = PARTS[kind]
    hints = shape(of)
    kept: Part = replace(
        part, **{name: _value(context, campaign_rid, name, hints[name], text) for name, text in told.items()}
    )
    return save_part(context, kept)


def _value(context: Context, campaign_rid: str, name: str, hint: Any, text: str) -> Any:
    if name in _NAMED:
        return _NAMED[name](context, campaign_rid, text.strip())
    return told_value(name, hint, text)


def _one(found: list[str], name: str, text: str) -> str:
    if len(found) != 1:
        raise Refused(Problem("campaign-names-none" if not found else "campaign-names-many", name,
                              details={"name": text[:40]}))  # fmt: skip
    return found[0]


def _project(context: Context, _campaign_rid: str, text: str) -> str:
    return project_named(context, text).rid if text else ""


def _company(context: Context, _campaign_rid: str, text: str) -> str:
    found = [each.rid for each in context.store.all(Company) if each.name == text and not each.merged_into]
    return _one(found, "company_rid", text) if text else ""


def _criterion(context: Context, campaign_rid: str, text: str) -> str:
    found = [each.rid for each in context.store.find(Criterion, campaign_rid=campaign_rid) if each.title == text]
    return _one(found, "criterion_rid", text)


def _inspectors(context: Context, _campaign_rid: str, text: str) -> tuple[str, ...]:
    known = context.store.all(Inspector)
    names = [name.strip() for name in text.split("、") if name.strip()]
    return tuple(_one([each.rid for each in known if each.name == name], "inspector_rids", name) for name in names)


_NAMED = {
    "project_rid": _project, "company_rid": _company, "criterion_rid": _criterion, "inspector_rids": _inspectors,
}  # fmt: skip
