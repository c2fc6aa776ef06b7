"""The pages of the chain of funds, of the demo's case with its statement."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.fund_chain import chain
from inspector_app.ui.cases.card_dialog import CardDialog
from inspector_app.ui.cases.funding_dialog import FundingDialog
from inspector_app.ui.cases.funds_dialogs import LineDialog
from inspector_app.ui.cases.funds_import import StatementImport
from inspector_app.ui.cases.funds_tab import FundsTab
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CaseTab, ShowCase
from inspector_app.ui.widgets.segmented import Segmented
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.funds import FundsFile, around_of, funding_of, funds_of
from inspector_app.usecases.statements import (
    belongings,
    perform_statement,
    plan_statements,
    prepare_statement,
)
from tests.pictures.grab import Shots
from tests.statement_files import ACCOUNT

_HEAD = "交易日期\t支出\t收入\t余额\t对方户名\t对方账号\t摘要\t流水号"


def statement_text(context: Context, case_rid: str) -> str:
    """A special account that paid some of the workers of a case, a crew leader, a firm, and somebody unknown."""
    whole = case_file(context, case_rid)
    project = whole.project
    people = [whole.people[claim.person_rid] for claim in whole.claims][:4]
    holder = project.contractor_name if project else "示例建工有限公司"
    moves = [(project.owner_name if project else "", 30_000_000, "人工费")]
    moves += [(person.name, -600_000, "工资") for person in people]
    moves += [
        ("示例建材经营部", -8_000_000, "材料款"),
        ("示例陌生人", -1_500_000, "劳务费"),
        (holder, -5_000_000, "往来款"),
    ]
    lines, held = [f"户名：{holder}农民工工资专用账户\t账号：{ACCOUNT}", _HEAD], 0
    cards = {person.name: person.card for person in people}
    for at, (party, fen, words) in enumerate(moves, start=1):
        held += fen
        out, into = (f"{-fen / 100:.2f}", "") if fen < 0 else ("", f"{fen / 100:.2f}")
        cells = (f"2026-03-{at:02d}", out, into, f"{held / 100:.2f}", party, cards.get(party, ""), words, f"A{at}")
        lines.append("\t".join(cells))
    return "\n".join(lines)


def unkept(context: Context, case_rid: str) -> FundsFile:
    """The same read and not kept: for a dialog that is looked at where nothing may change."""
    belongs = belongings(context, case_rid=case_rid)
    funding = funding_of(context, belongs)
    around = around_of(context, belongs, funding)
    file = perform_statement(prepare_statement(context, statement_text(context, case_rid)))
    statements = [plan.statement for plan in plan_statements(context, belongs, file, around)]
    return FundsFile(belongs, chain(statements, around, funding), (), around)


def fund_shots(
    session: Callable[[], Session[Context]], page_shot: Callable[..., QWidget], case_rid: Callable[[], str]
) -> Shots:
    """Names and builders."""

    def part(name: str) -> Callable[[], QWidget]:
        def prepare(page: Any) -> None:
            tab = page.case.part(CaseTab.FUNDS)
            if isinstance(tab, FundsTab):
                parts = tab.view.findChild(Segmented)
                parts.set_value(name)
                parts.value_changed.emit()

        return lambda: page_shot("cases", ShowCase(case_rid(), CaseTab.FUNDS), prepare)

    def line() -> QWidget:
        funds = session().read(funds_of, case_rid=case_rid())
        return LineDialog(session(), funds, funds.chain.lines[-2])

    def card() -> QWidget:
        worker = session().read(funds_of, case_rid=case_rid()).chain.workers[0].worker
        return CardDialog(session(), belongs(), worker)

    def belongs() -> Any:
        return session().read(belongings, case_rid=case_rid())

    return {
        **{f"case-funds-{name}": part(name) for name in ("picture", "lines", "workers", "files")},
        "case-funds-line": line,
        "case-funds-card": card,
        "case-funds-agreed": lambda: FundingDialog(session(), belongs()),
        "case-funds-import": lambda: StatementImport(session(), belongs()),
    }
