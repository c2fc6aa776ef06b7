"""Which kinds of record the fields name that hold identities, and every identity that a record names.

A field is known by its name alone, wherever it stands: in a record or in a value inside one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from typing import Any, NamedTuple

from inspector_app.domain.naming import naming_fields
from inspector_app.domain.records import Record, noun_of

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


def _references(value: Any) -> Iterator[Named]:
    of: Any = type(value)
    noun = noun_of(of)
    for field in naming_fields(of):
        held = getattr(value, field)
        for each in held if isinstance(held, tuple) else (held,):
            if is_dataclass(each):
                yield from _references(each)
            elif each and field in NAMED:
                yield Named(noun, field, each)
