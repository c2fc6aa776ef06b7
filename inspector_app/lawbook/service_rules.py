"""The ways of service in the order of law, and those in which another body gets a letter (``service.toml``)."""

from collections.abc import Mapping

from inspector_app.domain.act import ServiceMethod
from inspector_app.domain.debt import PartyKind
from inspector_app.domain.service_ladder import RungRule
from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.marks import with_mark
from inspector_app.lawbook.reading import Table


def read_service_rules(table: Table, cite: Cite) -> tuple[RungRule, ...]:
    """Every way once, in the order of the file. Raises :class:`Refused` for an unknown way or a missing key."""
    return tuple(_rule(row, {kind: row.text(kind) for kind in PartyKind}, cite) for row in table.rows("rung", "method"))


def read_handing_rules(table: Table, cite: Cite) -> tuple[RungRule, ...]:
    """The ways in which a body that is no party gets what is written to it; raises as :func:`read_service_rules`."""
    rows = table.rows("handing", "method")
    return tuple(_rule(row, dict.fromkeys(PartyKind, row.text("body")), cite) for row in rows)


def _rule(row: Table, receivers: Mapping[PartyKind, str], cite: Cite) -> RungRule:
    rule = RungRule(
        method=ServiceMethod(row.choice("method", tuple(ServiceMethod))),
        receivers=receivers,
        proof=row.text("proof"),
        condition=row.text("condition"),
        basis_text=with_mark(cite(row.texts("basis")) if row.texts("basis") else _CUSTOM, row.mark()),
    )
    row.done()
    return rule


_CUSTOM = "单位之间的公文往来"
