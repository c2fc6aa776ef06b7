"""The ways of service in the order of law (``service.toml``): receivers, proof, condition, source."""

from inspector_app.domain.act import ServiceMethod
from inspector_app.domain.debt import PartyKind
from inspector_app.domain.service_ladder import RungRule
from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.marks import with_mark
from inspector_app.lawbook.reading import Table


def read_service_rules(table: Table, cite: Cite) -> tuple[RungRule, ...]:
    """Every way once, in the order of the file. Raises :class:`Refused` for an unknown way or a missing key."""
    found = []
    for row in table.rows("rung", "method"):
        rule = RungRule(
            method=ServiceMethod(row.choice("method", tuple(ServiceMethod))),
            receivers={kind: row.text(kind) for kind in PartyKind},
            proof=row.text("proof"),
            condition=row.text("condition"),
            basis_text=with_mark(cite(row.texts("basis")), row.mark()),
        )
        row.done()
        found.append(rule)
    return tuple(found)
