"""The typed part of a visit as one mapping for the binding, and back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from inspector_app.domain.inspection import CheckedItem, Inspection

TEXTS = ("entry_code", "entry_code_why", "rights_answer", "documents_copied", "absence_note", "refusal_note")
TOLD = (*TEXTS, "scan_later", "scanned_at")
COUNTS = ("consulted", "leaflets", "contracts")
ITEM_PREFIX = "items."


def item_key(item: str) -> str:
    """The name of an item's field, the same that refusals use."""
    return f"{ITEM_PREFIX}{item}"


def form_value(visit: Inspection, items: tuple[CheckedItem, ...]) -> dict[str, Any]:
    """What can be typed on the page of a visit, by field; ``items`` is its whole checklist."""
    plain = {name: getattr(visit, name) for name in (*TOLD, *COUNTS)}
    return plain | {item_key(item.item): item for item in items}


def typed_visit(visit: Inspection, value: Mapping[str, Any]) -> Inspection:
    """The visit with what was typed."""
    items = tuple(item for name, item in value.items() if name.startswith(ITEM_PREFIX))
    plain = {name: value[name] for name in (*TOLD, *COUNTS)}
    return replace(visit, **plain, items=items)
