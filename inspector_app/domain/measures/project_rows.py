"""The projects of the ledger as measures look at them."""

from datetime import date
from typing import Any, NamedTuple

from inspector_app.domain.project import FactState, Grade, ProjectKind

SAFEGUARDS = (
    "special_account", "deposit", "real_name_system", "paid_by_contractor", "wage_specialist", "notice_board",
)  # fmt: skip
"""The facts of a site that reports count."""


class ProjectRow(NamedTuple):
    """A project as the ledger had it on the day."""

    rid: str
    name: str
    town: str
    department: str
    kind: ProjectKind
    industry: str
    state: str
    started_on: date | None
    heads: int | None
    unpaid_fen: int | None
    grade: Grade | None
    graded_on: date | None
    special_account: FactState
    deposit: FactState
    real_name_system: FactState
    paid_by_contractor: FactState
    wage_specialist: FactState
    notice_board: FactState
    contract_fen: int | None = None
    is_told: bool = True  # by the day; else it was entered later, and only that it had begun is known

    @property
    def on_the_day(self) -> "ProjectRow":
        """The same with what was known on the day: how it stood before anybody told of it is not."""
        if self.is_told:
            return self
        unasked: dict[str, Any] = dict.fromkeys(SAFEGUARDS, FactState.UNASKED)
        return self._replace(heads=None, unpaid_fen=None, **unasked)
