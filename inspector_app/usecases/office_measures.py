"""统计 of everything that an office holds: the same functions over its merged database, a file or a server."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from inspector_app.domain.lead import Campaign
from inspector_app.domain.measures.figure import By
from inspector_app.domain.measures.ground import Span
from inspector_app.domain.reported import ReportedFigure
from inspector_app.office import columns as merged
from inspector_app.office.database import OfficeDatabase
from inspector_app.office.narrow import narrow_groups
from inspector_app.support.clock import Clock
from inspector_app.usecases.measures import Measured, grounds_by, measured_from
from inspector_app.usecases.office import office_opened
from inspector_app.usecases.own_data import load_forms, load_law


class OfficeSource(NamedTuple):
    """The office's merged database, an encrypted file or a server."""

    database: OfficeDatabase

    def columns(self, kind: str, names: Sequence[str]) -> list[tuple[Any, ...]]:
        return merged.current_columns(self.database, kind, names)

    def groups(self, kind: str, by: Sequence[str], names: Sequence[str]) -> list[tuple[Any, ...]]:
        return narrow_groups(self.database, kind, by, names)

    def columns_on(self, kind: str, names: Sequence[str], day: date) -> list[tuple[Any, ...]]:
        return merged.columns_on(self.database, kind, names, day)

    def retold(self, kind: str, field: str) -> list[tuple[str, Any, str]]:
        return merged.retold(self.database, kind, field)

    def first_stamp(self) -> str:
        return merged.first_stamp(self.database)

    def figures(self) -> tuple[ReportedFigure, ...]:
        return merged.current_records(self.database, "reported_figure")

    def bureaus(self, kind: str) -> dict[str, str]:
        return merged.bureaus(self.database, kind)

    def campaigns(self) -> tuple[Campaign, ...]:
        return merged.current_records(self.database, "campaign")


def office_measured(
    folder: Path, passphrase: str, clock: Clock, on: date, first: date | None = None, by: By | None = None,
    campaign: str = "", url: str = "",
) -> Measured:  # fmt: skip
    """Every figure of what the laptops handed over. Raises as :func:`~.measures.measured` and ``open_office``."""
    with office_opened(folder, passphrase, url) as office:
        law = load_law()
        reader = grounds_by(load_forms(law=law), law, clock.today())(OfficeSource(office.database))
        return measured_from(reader, clock.today(), Span(first, on), by, campaign)
