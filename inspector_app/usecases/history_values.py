"""Values of the journal as a person reads them: names for identities, yuan for 分, words for states; numbers masked."""

import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.agency import Inspector
from inspector_app.domain.campaign import Criterion
from inspector_app.domain.case import Case
from inspector_app.domain.change import Op
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.dates import chinese, iso_minute
from inspector_app.domain.dispatch import Meeting
from inspector_app.domain.document import About, Document
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.identity import mask_of
from inspector_app.domain.incident import Incident
from inspector_app.domain.lead import Campaign, Lead, LeadKind
from inspector_app.domain.money import yuan
from inspector_app.domain.person import Person
from inspector_app.domain.project import Grade, Project, SiteFact
from inspector_app.domain.records import KINDS, from_plain, noun_of, shape
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.names import lead_title

NOT_FOR_PEOPLE = ("block_rid", "calendar", "facts_sha256", "form_sha256", "media_type", "sha256")
"""Fields of which their change is not told."""
_LONGEST = 60
_NAMED: dict[str, tuple[type[Any], ...]] = {
    "act_rid": (Act,), "addressee_rid": (Company, Person), "campaign_rid": (Campaign,), "case_rid": (Case,),
    "company_rid": (Company,), "criterion_rid": (Criterion,),
    "complainant_rids": (Person,), "document_rid": (Document,), "employer_rid": (Company,), "ended_by": (Act,),
    "evidence_rid": (Evidence,), "evidence_rids": (Evidence,), "hazard_rid": (Hazard,), "hazard_rids": (Hazard,),
    "incident_rid": (Incident,), "inspector_rids": (Inspector,), "meeting_rid": (Meeting,),
    "lead_rid": (Lead,), "merged_into": (Case, Company, Person, Lead), "met_person_rid": (Person,),
    "notice_rid": (Document,),
    "order_rid": (Document,), "party_rid": (Company, Person), "payer_rid": (Company, Person), "person_rid": (Person,),
    "person_rids": (Person,),
    "project_rid": (Project,), "project_rids": (Project,), "replaces": (Document,), "served_rid": (Document,),
    "started_by": (Act,), "subject_rid": (Document, Case),
}  # fmt: skip
_LAW_WORDS: dict[tuple[str, str], Callable[[Context, str], str]] = {
    ("agency", "province"): lambda context, code: context.law.places.name(code),
    ("deadline", "rule"): lambda context, code: context.law.limit(code, context.agency.province).title,
    ("document", "form"): lambda context, code: context.forms.find(code).title,
    ("number_block", "form"): lambda context, code: context.forms.find(code).title,
    ("finding", "item"): lambda context, code: context.law.checklist[code].title,
    ("credit_rating", "criterion"): lambda context, code: {e.id: e.title for e in context.law.watching.criteria}[code],
    ("lead", "conclusion"): lambda context, code: context.law.leads.conclusions[code].title,
    ("liability", "ground"): lambda context, code: context.law.payers[code].situation,
}

_ABOUT = ("person_rid", "party_rid", "hazard_rid", "project_rid", "company_rid")
"""Whom or what a record without a name of its own is about, the nearest first."""
_WHOLE_TEXTS = (("document", "facts"), ("edition", "content"))


class Values:
    """Shows values; names that were looked up once are remembered while one history is read."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._store = context.store
        self._names: dict[str, str] = {}

    def show(self, kind: str, field: str, value: Any) -> str:
        """A field's JSON value as short text; — when there is none."""
        if value in (None, "", [], {}):
            return "—"
        text = self._show(kind, field, value)
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

    def name(self, rid: str, record_types: tuple[type[Any], ...]) -> str:
        """What a record is called."""
        if rid not in self._names:
            found = next((r for t in record_types if (r := self._store.get(t, rid))), None)
            title = self._called(found)
            self._names[rid] = title or ("" if found else self._last_name(rid)) or "（已删除）"
        return self._names[rid]

    def _called(self, found: Any) -> str:
        match found:
            case Act():
                return vocabulary.word(found.kind)
            case Lead():
                return lead_title(found.respondent, found.channel, found.kind, found.received_on)
            case Document():
                return f"{found.title} {found.number}".strip()
            case Incident():
                return f"{found.place}（{chinese(civil_date(found.began_at))}）"
            case Hazard():
                return self._hazard(found.project_rid, found.grade, found.found_on)
            case Meeting():
                return f"{found.title or vocabulary.word(found.kind)}（{chinese(found.on)}）"
        return getattr(found, "name", "") or getattr(found, "title", "")

    def _hazard(self, project_rid: str, grade: Grade, found_on: date) -> str:
        project = self.name(project_rid, (Project,))
        return f"{project}（{vocabulary.word(grade)}，{chinese(found_on)}发现）"

    def _last_name(self, rid: str) -> str:
        """What a record was called that is not there any more: what the journal told of it does not become another."""
        kind, body = self._last(rid)
        return self.title(kind, body) if body else ""

    def _last(self, rid: str) -> tuple[str, Mapping[str, Any]]:
        """A record that was removed, as the journal has it last."""
        put = next((each for each in reversed(self._store.journal.history(rid)) if each.op is Op.PUT), None)
        return (put.kind, json.loads(put.body)) if put else ("", {})

    def title(self, kind: str, body: Mapping[str, Any]) -> str:
        """What a record of the journal is called: its own title, what was done, or the person it is about."""
        if kind == "act":
            return vocabulary.word(ActKind(body["kind"]))
        if kind == "lead":
            told = body["respondent"], body["channel"], LeadKind(body["kind"])
            return lead_title(*told, date.fromisoformat(body["received_on"]))
        if kind == "hazard":
            return self._hazard(body["project_rid"], Grade(body["grade"]), date.fromisoformat(body["found_on"]))
        own = next((str(body[name]) for name in ("title", "name", "text") if body.get(name)), "")
        about = next((name for name in _ABOUT if body.get(name)), "")
        if not own and kind == "payment" and body.get("claim_rid"):
            return self._payee(str(body["claim_rid"]))
        return own or (self.name(str(body[about]), _NAMED[about]) if about else "")

    def _payee(self, claim_rid: str) -> str:
        claim = self._store.get(WageClaim, claim_rid)
        person_rid = claim.person_rid if claim else str(self._last(claim_rid)[1].get("person_rid", ""))
        return self.name(person_rid, (Person,)) if person_rid else ""

    def _show(self, kind: str, field: str, value: Any) -> str:
        if (kind, field) in _WHOLE_TEXTS:
            return "已填写"
        if (kind, field) in _LAW_WORDS:
            return self._of_the_law(_LAW_WORDS[kind, field], str(value))
        record_type: Any = KINDS[kind].type
        return self._shown(kind, field, shape(record_type)[field], value)

    def _of_the_law(self, look_up: Callable[[Context, str], str], code: str) -> str:
        """The title behind an identity of our law or forms; what a later edition no longer has is said to be so."""
        try:
            return look_up(self._context, code)
        except (KeyError, Refused):
            return "（现行法规数据中已没有）"

    def _shown(self, noun: str, field: str, declared: Any, value: Any) -> str:
        """A value by the type that its field declares; what is inside another value is shown the same way."""
        expected = _inner(declared)
        if isinstance(value, bool):
            return vocabulary.entry(f"{noun}.{field}").answer(value)
        if field.endswith("_fen"):
            return f"{yuan(value)}元"
        if vocabulary.entry(f"{noun}.{field}").mask:
            return mask_of(field)(str(value))
        if field in _NAMED:
            rids = value if isinstance(value, list) else [value]
            return "、".join(self.name(rid, _NAMED[field]) for rid in rids)
        if isinstance(value, list) or field.endswith("_rid"):
            return f"{len(value) if isinstance(value, list) else 1}项"
        if expected is SiteFact:
            fact: SiteFact = from_plain(SiteFact, value, field)
            return fact.words
        if isinstance(expected, type) and is_dataclass(expected):
            inner = noun_of(expected)
            parts = [(name, self._part(inner, name, kind, value[name])) for name, kind in shape(expected).items()]
            labels = {name: f"{vocabulary.label(f'about.{name}')}：" for name, _ in parts} if expected is About else {}
            return "，".join(labels.get(name, "") + part for name, part in parts if part) or "—"
        if isinstance(expected, type) and issubclass(expected, StrEnum):
            return vocabulary.word(expected(value))
        if expected is datetime:
            return iso_minute(datetime.fromisoformat(value))
        return str(value)

    def _part(self, noun: str, field: str, declared: Any, value: Any) -> str:
        """One value inside another: nothing when it is empty, its name when it is a plain yes."""
        if value in (None, "", [], {}, False):
            return ""
        return vocabulary.label(f"{noun}.{field}") if value is True else self._shown(noun, field, declared, value)


def _inner(declared: Any) -> Any:
    """The type of a field without its ``None``."""
    if isinstance(declared, types.UnionType):
        return next(part for part in typing.get_args(declared) if part is not types.NoneType)
    return declared
