"""Values of the journal as a person reads them: names for identities, yuan for 分, words for states; numbers masked."""

import types
import typing
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from inspector_app.domain.act import ActKind
from inspector_app.domain.agency import Inspector
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.document import Document
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.identity import masked_card, masked_id
from inspector_app.domain.money import yuan
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.records import KINDS, shape
from inspector_app.support.clock import local
from inspector_app.usecases.context import Context
from inspector_app.usecases.history_words import enum_word

_LONGEST = 60
_NAMED: dict[str, tuple[type[Any], ...]] = {
    "addressee_rid": (Company, Person), "case_rid": (Case,), "company_rid": (Company,), "complainant_rids": (Person,),
    "document_rid": (Document,), "employer_rid": (Company,), "evidence_rids": (Evidence,),
    "inspector_rids": (Inspector,), "merged_into": (Case,), "met_person_rid": (Person,), "party_rid": (Company, Person),
    "payer_rid": (Company, Person), "person_rid": (Person,), "project_rid": (Project,), "project_rids": (Project,),
    "replaces": (Document,), "subject_rid": (Document, Case),
}  # fmt: skip
_MASKS: dict[str, Callable[[str], str]] = {"id_number": masked_id, "phone": masked_id, "card": masked_card}


class Values:
    """Shows values; names that were looked up once are remembered while one history is read."""

    def __init__(self, context: Context) -> None:
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
            title = getattr(found, "name", "") or getattr(found, "title", "")
            self._names[rid] = (
                f"{title} {found.number}".strip() if isinstance(found, Document) else title or "（已删除）"
            )
        return self._names[rid]

    def title(self, kind: str, body: Mapping[str, Any]) -> str:
        """What a record of the journal is called: its own title, what was done, or the person it is about."""
        if kind == "act":
            return enum_word(ActKind(body["kind"]))
        own = next((str(body[name]) for name in ("title", "name", "text") if body.get(name)), "")
        about = next((name for name in ("person_rid", "party_rid") if body.get(name)), "")
        if not own and kind == "payment" and body.get("claim_rid"):
            return self._payee(str(body["claim_rid"]))
        return own or (self.name(str(body[about]), _NAMED[about]) if about else "")

    def _payee(self, claim_rid: str) -> str:
        claim = self._store.get(WageClaim, claim_rid)
        return self.name(claim.person_rid, (Person,)) if claim else ""

    def _show(self, kind: str, field: str, value: Any) -> str:
        if (kind, field) == ("document", "facts"):
            return "已填写"
        if isinstance(value, bool):
            return "是" if value else "否"
        if field.endswith("_fen"):
            return f"{yuan(value)}元"
        if field in _MASKS:
            return _MASKS[field](str(value))
        if field in _NAMED:
            rids = value if isinstance(value, list) else [value]
            return "、".join(self.name(rid, _NAMED[field]) for rid in rids)
        if isinstance(value, list):
            return f"{len(value)}项"
        return _shown(_plain_type(kind, field), value)


def _plain_type(kind: str, field: str) -> Any:
    record_type: Any = KINDS[kind].type
    hint = shape(record_type).get(field, str)
    if isinstance(hint, types.UnionType):
        return next(part for part in typing.get_args(hint) if part is not types.NoneType)
    return hint


def _shown(expected: Any, value: Any) -> str:
    if isinstance(value, dict):
        return "，".join(str(part) for part in value.values() if isinstance(part, str) and part)
    if isinstance(expected, type) and issubclass(expected, StrEnum):
        return enum_word(expected(value))
    if expected is datetime:
        return local(datetime.fromisoformat(value)).strftime("%Y-%m-%d %H:%M")
    return str(value)
