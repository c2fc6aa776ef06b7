"""Which kinds of record the fields name that hold identities, and every identity that a record names.

A field is known by its name alone, wherever it stands: in a record or in a value inside one.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from inspector_app.domain.canonical import BadRecord, read_json
from inspector_app.domain.naming import inner_class, naming_fields
from inspector_app.domain.records import KINDS, Record, decode, noun_of, shape

_PARTIES = ("company", "person")
NAMED: Mapping[str, tuple[str, ...]] = {
    "act_rid": ("act",), "after_rids": ("evidence",),
    "addressee_rid": _PARTIES, "advance_rid": ("advance",), "advice_rid": ("advice",),
    "block_rid": ("number_block",), "campaign_rid": ("campaign",),
    "case_rid": ("case",), "claim_rid": ("wage_claim",), "claim_rids": ("wage_claim",), "company_rid": ("company",),
    "confirmed_rid": ("inspection",),
    "complainant_rids": ("person",), "criterion_rid": ("criterion",),
    "debt_rid": ("debt",), "document_rid": ("document",), "employer_rid": _PARTIES,
    "evidence_rid": ("evidence",),
    "evidence_rids": ("evidence",), "hazard_rid": ("hazard",), "hazard_rids": ("hazard",),
    "incident_rid": ("incident",), "meeting_rid": ("meeting",), "notice_rid": ("document",),
    "inspection_rid": ("inspection",), "inspector_rids": ("inspector",),
    "interview_rid": ("interview",), "lead_rid": ("lead",), "lead_rids": ("lead",), "liability_rid": ("liability",),
    "met_person_rid": ("person",), "order_rid": ("document",), "party_rid": _PARTIES, "payer_rid": _PARTIES,
    "payment_rids": ("payment",), "person_rid": ("person",), "person_rids": ("person",), "project_rid": ("project",),
    "project_rids": ("project",), "round_rid": ("survey_round",),
    "served_rid": ("document",), "service_rid": ("act",), "stock_rid": ("sheet_stock",), "upper_rid": ("chain_link",),
    "watch_rid": ("watch",),
}  # fmt: skip
"""By field: the kinds of which the record named is one."""
FREE = frozenset({"subject_rid"})
"""Fields that name records of any kind, and what is derived and never kept as a record (a hint on a list)."""


class Named(NamedTuple):
    """One identity in a record: ``noun`` and ``field`` say where it stands."""

    noun: str
    field: str
    rid: str


def references(record: Record) -> frozenset[Named]:
    """Every identity of another record that a record names, also in the values inside it; empty ones name nothing."""
    return frozenset(_references(record))


def references_in(kind: str, version: int, body: str) -> frozenset[Named]:
    """:func:`references` of the record of a stored body. One of the present version is not made for it: an office asks
    of all that comes in. Raises as :func:`decode`, but of such a body alone where it names nothing that can be read."""
    if kind not in KINDS or version != KINDS[kind].version:
        return references(decode(kind, version, body))
    try:
        return frozenset(_named_in(KINDS[kind].type, read_json(body)))
    except (LookupError, TypeError) as error:
        raise BadRecord(kind, "another shape") from error


def _named_in(of: Any, value: Any) -> Iterator[Named]:
    noun = noun_of(of)
    for field, inner in _told(of):
        held = value[field]
        for each in held if isinstance(held, list) else (held,):
            if inner is None:
                if each:
                    yield Named(noun, field, each)
            elif each is not None:
                yield from _named_in(inner, each)


def _references(value: Any) -> Iterator[Named]:
    of: Any = type(value)
    noun = noun_of(of)
    for field, inner in _told(of):
        held = getattr(value, field)
        for each in held if isinstance(held, tuple) else (held,):
            if inner is None:
                if each:
                    yield Named(noun, field, each)
            elif each is not None:
                yield from _references(each)


@cache
def _told(of: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a class that name, each with the class of the values that it holds, None where it holds names."""
    found = ((field, inner_class(shape(of)[field])) for field in naming_fields(of))
    return tuple((field, inner) for field, inner in found if inner is not None or field in NAMED)
