"""Who must pay: the grounds of R724 from which one is chosen for each liable party and printed in the order."""

from dataclasses import dataclass

from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.reading import Table


@dataclass(frozen=True, slots=True)
class Ground:
    """清偿依据. ``payer`` says in words who pays; ``capped`` means no more than what that party owes (垫付).

    ``sentence`` is the rule as the statute words it, without a final stop.
    """

    id: str
    situation: str
    payer: str
    capped: bool
    basis: tuple[str, ...]
    basis_text: str
    sentence: str
    mark: str

    @property
    def printed(self) -> str:
        """根据《…》第三十条第三款，分包单位拖欠…的，由施工总承包单位先行清偿…。"""
        return f"根据{self.basis_text}，{self.sentence}。"


def read_grounds(table: Table, cite: Cite) -> dict[str, Ground]:
    """Grounds by id, in the order they are offered."""
    grounds = {}
    for row in table.rows("payer"):
        basis = row.texts("basis")
        ground = Ground(
            id=row.text("id"),
            situation=row.text("situation"),
            payer=row.text("payer"),
            capped=row.flag("capped"),
            basis=basis,
            basis_text=cite(basis),
            sentence=row.text("sentence"),
            mark=row.mark(),
        )
        row.done()
        grounds[ground.id] = ground
    table.done()
    return grounds
