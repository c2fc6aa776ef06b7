"""Who must pay: the grounds of R724 from which one is chosen for each liable party and printed in the order."""

from dataclasses import dataclass

from inspector_app.domain.money import yuan
from inspector_app.domain.payer import Duty, FirmPart, Part
from inspector_app.domain.project import LinkRole
from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.reading import Table
from inspector_app.support import vocabulary


@dataclass(frozen=True, slots=True)
class Ground:
    """清偿依据: whom it obliges, and the rule as the statute words it, without a final stop.

    ``limit`` is what a capped duty adds to it once the sum is known, with a place for ``{cap}``.
    """

    id: str
    situation: str
    duty: Duty
    limit: str
    basis: tuple[str, ...]
    basis_text: str
    sentence: str
    mark: str

    @property
    def payer(self) -> str:
        """Who pays, in words."""
        return self.duty.who

    def stated(self, cap_fen: int | None) -> str:
        """The sentence as an order to a party states it: with the limit of its duty, where that is known."""
        limit = self.limited(cap_fen)
        return f"{self.sentence}，{limit}" if limit else self.sentence

    def limited(self, cap_fen: int | None) -> str:
        """The limit of the duty of a party in words; empty where it has none, or none is known."""
        return self.limit.format(cap=yuan(cap_fen)) if self.duty.capped and cap_fen is not None else ""


def read_grounds(table: Table, cite: Cite) -> dict[str, Ground]:
    """Grounds by id, in the order they are offered."""
    grounds = {}
    for row in table.rows("payer"):
        basis = row.texts("basis")
        ground = Ground(
            id=row.text("id"),
            situation=row.text("situation"),
            duty=_duty(row),
            limit=_limit(row),
            basis=basis,
            basis_text=cite(basis),
            sentence=row.text("sentence"),
            mark=row.mark(),
        )
        row.done()
        grounds[ground.id] = ground
    table.done()
    return grounds


_PARTS: dict[str, Part] = {str(part): part for part in (*FirmPart, *LinkRole) if part is not LinkRole.OTHER}


def _duty(row: Table) -> Duty:
    parts = tuple(_PARTS[word] for word in row.words("payer", tuple(_PARTS)))
    if not parts:
        raise row.refuse("payer", "、".join(_PARTS))
    return Duty(
        parts=parts,
        who=row.text("who", "或者".join(vocabulary.word(part) for part in parts)),
        persons=row.flag("persons"),
        in_place=row.flag("in_place"),
        capped=row.flag("capped"),
        directs=row.flag("directs", default=True),
        never_named=row.texts("never_named"),
    )


def _limit(row: Table) -> str:
    """A capped duty says its limit on the paper; where there is none, nothing is to be said."""
    if not row.flag("capped"):
        return ""
    limit = row.text("limit")
    if "{cap}" not in limit:
        raise row.refuse("limit", "写有 {cap} 的文字")
    return limit
