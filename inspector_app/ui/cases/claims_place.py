"""Where the list of wages stands in the case page; built by its own module when that is there."""

import importlib
import importlib.util
from typing import Any, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.ui.session import Session
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.usecases.casefile import CaseFile
from inspector_app.usecases.context import Context

_MODULE = "inspector_app.ui.cases.claims_tab"


class CasePart(Protocol):
    """A part of the case page."""

    def show_case(self, whole: CaseFile) -> None:
        """Show a case as it stands."""


class _NoClaims(QWidget):
    """Stands in until the list can be edited here."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addWidget(
            EmptyState(self.tr("明细表尚不能在窗口中编辑"), self.tr("请先用命令行导入工资明细。"), "table-2")
        )

    def show_case(self, whole: CaseFile) -> None:
        """Nothing depends on the case."""


def claims_tab(session: Session[Context]) -> Any:
    """The part with the list of wages."""
    if importlib.util.find_spec(_MODULE) is None:
        return _NoClaims()
    return importlib.import_module(_MODULE).ClaimsTab(session)
