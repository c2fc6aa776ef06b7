"""A difference of 四方核对 is settled with what was found out, or asked about again with the reason."""

from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.ui.cases.hints_dialog import found_out
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.four_sides import Noted, settle_difference
from inspector_app.usecases.list_hints import ask_hint_again

SETTLE = "side-settle"
"""The kind of the draft of what settles a difference."""


class SettleDialog(RecordForm):
    """``outcome`` is the act."""

    def __init__(self, session: Session[Context], case_rid: str, noted: Noted, parent: QWidget | None = None) -> None:
        self._case_rid, self._noted = case_rid, noted
        super().__init__(
            session, tr("核实差异"), {"reason": ""}, (found_out(),), self._keep,
            verb=tr("重新提示") if noted.settled else tr("登记核实"),
            draft=DraftKey(CASES, case_rid, SETTLE, noted.rid), about=f"{noted.who}　{noted.rule.title}", parent=parent,
            intro=tr("核实后不再列为差异，核对表上写明核实情况；名单或者案件内容改变后会重新提示。"),
        )  # fmt: skip
        told = FactsGrid(2)
        told.show_facts(_facts(noted))
        self.inside.insertLayout(0, told)

    def _keep(self, context: Context, reason: str) -> Any:
        keep = ask_hint_again if self._noted.settled else settle_difference
        return keep(context, self._case_rid, self._noted.rid, reason)


def _facts(noted: Noted) -> list[Fact]:
    facts = [
        Fact(tr("看到的情况"), f"{noted.who}：{noted.rule.title}，{noted.words}", width=2),
        Fact(tr("建议询问"), noted.rule.question, width=2),
    ]
    return [*facts, *([Fact(tr("核实情况"), noted.found_out, width=2)] if noted.settled else [])]
