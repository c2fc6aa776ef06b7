"""Records that the examples of a test name by an identity of their own: a store keeps nothing that leads nowhere."""

from collections.abc import Callable

from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.number import NumberBlock
from inspector_app.domain.records import Record
from inspector_app.domain.references import NAMED, references
from inspector_app.store.nowhere import nowhere
from inspector_app.store.store import Store
from inspector_app.store.unit import Unit
from tests.builders import MONDAY, NOON, a_case, a_company, a_person, a_project, an_inspector

_MADE: dict[str, Callable[[str], Record]] = {
    "case": lambda rid: a_case(rid=rid),
    "company": lambda rid: a_company(rid=rid),
    "evidence": lambda rid: Evidence(rid, EvidenceKind.VIDEO, "示例材料", "0" * 64, 1, "video/mp4", NOON, sealed=False),
    "inspector": lambda rid: an_inspector(f"示例{rid}", f"示监{rid}", rid=rid, active=False),
    "lead": lambda rid: Lead(rid, LeadKind.COMPLAINT, MONDAY),
    "number_block": lambda rid: NumberBlock(rid, f"form of {rid}", 2026, 1, 99, "示〔{year}〕{serial}号"),
    "person": lambda rid: a_person(rid=rid),
    "project": lambda rid: a_project(rid=rid),
}


def put_with_stand_ins(store: Store, unit: Unit, *records: Record) -> None:
    """Put records, and the least one for each that they name and nobody made."""
    for record in records:
        unit.put(record)
    for each in nowhere(store.db, {named for record in records for named in references(record)}):
        unit.put(_MADE[NAMED[each.field][0]](each.rid))
