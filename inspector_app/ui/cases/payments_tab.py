"""支付: what was paid together as one line each, to whom how much, and the ways to register and confirm it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from inspector_app.domain.dates import chinese
from inspector_app.domain.money import yuan
from inspector_app.support import vocabulary
from inspector_app.ui import theme
from inspector_app.ui.cases.step_starter import StepStarter
from inspector_app.ui.drafts import forget
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, DOCUMENTS
from inspector_app.ui.theme import GAP_3, Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role, SumsLabel
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.ui.wording import joined, money
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.paper import EditPaper
from inspector_app.usecases.payments import PaidTogether, confirmation_paper, paid_together, take_back_together
from inspector_app.usecases.steps import StepVerb

TAKE_BACK = "take-back"

_NAMES_WIDTH, _BESIDE_FROM = 240, 860
_BESIDE = (14, 5)
"""How the payments share the room with the workers of one, whose names are long beside their sums."""


def columns() -> tuple[Column, ...]:
    """The columns of the list of payments."""
    return (
        Column.of("payment.paid_on", lambda group: group.paid_on.isoformat(), width=104),
        Column.of("payment.payer_rid", lambda group: group.payer or "—"),
        Column.of("payment.method", lambda group: vocabulary.word(group.method), width=126, badge=_badge),
        Column.of("payment.voucher", lambda group: group.voucher or "—", width=108, spare=True, tail=True),
        Column.of("debt.heads", lambda group: str(group.heads), "right", 60),
        Column.of("payment.amount_fen", lambda group: yuan(group.total_fen), "right", 112),
    )


def _badge(group: PaidTogether) -> Badge | None:
    """Money that a crew leader took is no payment to a worker, whatever way it went."""
    return None if group.to_worker else Badge(vocabulary.entry("payment.to_worker").answer(False), Tone.WARNING)


class PaymentsTab(QWidget):
    """The list above, the workers of the chosen line below."""

    def __init__(self, session: Session[Context], starter: StepStarter) -> None:
        super().__init__()
        self._session = session
        self._starter = starter
        self._whole: CaseFile | None = None
        self._sums = SumsLabel()
        self._undo = Button(self.tr("更正误登"), "undo-2", clicked=self._take_back_chosen)
        self._confirm = Button(self.tr("制作工资支付确认表"), "file-text", clicked=self.confirm)
        self._register = Button(self.tr("登记支付"), "banknote", Kind.PRIMARY, clicked=self.register)
        head = in_row(wide(self._sums), self._undo, self._confirm, self._register)
        empty = EmptyState(self.tr("还没有支付记录"), self.tr("单位支付后，按人登记实际付到的金额。"), "banknote")
        self.table = Table(columns(), self.tr("支付记录"), empty)
        self.table.chosen.connect(self._chosen)
        of_each = (
            Column.of("person.name", lambda pair: pair[0]),
            Column.of("payment.amount_fen", lambda pair: yuan(pair[1]), "right", 112),
        )
        self._names = Table(of_each, self.tr("本笔支付明细"))
        self._names.setMinimumWidth(_NAMES_WIDTH)
        # its columns stand still whether the chosen payment has many workers or none
        self._names.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._tables = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tables.setSpacing(GAP_3)
        self._tables.addWidget(self.table, _BESIDE[0])
        self._tables.addWidget(self._names, _BESIDE[1])
        in_column(
            head,
            wide(self._tables),
            Label(self.tr("班组长代领的款项不算付到工人，不减少余额。"), Role.SMALL),
            gap=GAP_3,
            of=self,
        )

    def show_case(self, whole: CaseFile) -> None:
        """Show a case as it stands."""
        self._whole = whole
        now = whole.balance
        self._sums.setText(
            joined(
                self.tr("认定{0}").format(money(now.found_fen)),
                self.tr("已付{0}").format(money(now.paid_fen)),
                self.tr("尚欠{0}（{1}人）").format(money(now.open_fen) + now.besides, now.heads_open),
            )
        )
        groups = self._session.read(paid_together, whole)
        self.table.show_records(groups, lambda group: group.payment_rids, of=whole.case.rid)
        if groups and self.table.chosen_record() is None:
            self.table.selectRow(0)
        self._show_workers(self.table.chosen_record())
        untold = self.tr("{count}人的欠薪数额还没有认定，认定后才能登记支付").format(count=now.untold)
        nothing = untold if now.untold else self.tr("没有尚欠的工资")
        self._register.allow(bool(now.open_fen), nothing)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Below each other where side by side the amounts would have no room."""
        super().resizeEvent(event)
        scale = theme.current().body_size / theme.STANDARD.body_size
        is_wide = event.size().width() >= round(_BESIDE_FROM * scale)
        Direction = QBoxLayout.Direction  # noqa: N806 - a class
        self._tables.setDirection(Direction.LeftToRight if is_wide else Direction.TopToBottom)
        self._tables.setStretchFactor(self.table, _BESIDE[0] if is_wide else _BESIDE[1])

    def register(self) -> None:
        """Open the dialog."""
        if self._whole is not None:
            self._starter.start(self._whole.case.rid, StepVerb.PAYMENT)

    def confirm(self) -> None:
        """Edit the paper that the workers of the chosen payment sign."""
        group = self.table.chosen_record()
        if self._whole is not None and group is not None:
            paper = self._session.read(confirmation_paper, self._whole.case.rid, group.payment_rids)
            self._session.go(DOCUMENTS, EditPaper(paper))

    def _take_back_chosen(self) -> None:
        if (group := self.table.chosen_record()) is not None:
            self.take_back(group)

    def take_back(self, group: PaidTogether) -> None:
        """Take payments out again, with the reason; the lines are open then."""
        told = self.tr("{0}登记的{1}人、{2}将撤回，余额随之恢复。").format(
            chinese(group.paid_on), group.heads, money(group.total_fen)
        )
        kept = DraftKey(CASES, self._whole.case.rid if self._whole else "", TAKE_BACK, group.payment_rids[0])
        reason = self._session.messages.ask_reason(self.tr("更正误登的支付"), [told], kept)
        if reason and self._session.do(take_back_together, group.payment_rids, reason):
            forget(self._session, str(kept))
            words = self.tr("已撤回{0}登记的{1}人、{2}，余额已恢复；在“变更记录”里可以看到。")
            self._session.done.emit(words.format(chinese(group.paid_on), group.heads, money(group.total_fen)))

    def go_on(self, key: DraftKey) -> None:
        """Ask again for the reason that was being written, unless it was taken back meanwhile."""
        groups = self._session.read(paid_together, self._whole) if self._whole is not None else ()
        group = next((each for each in groups if key.detail in each.payment_rids), None)
        if group is not None:
            self.take_back(group)

    def _chosen(self, _record: Any) -> None:
        self._show_workers(self.table.chosen_record())

    def _show_workers(self, group: PaidTogether | None) -> None:
        self._names.show_records(group.amounts if group else ())
        is_paid = self._whole is not None and bool(self._whole.payments)
        choose = self.tr("先选择一笔支付") if is_paid else self.tr("还没有登记支付")
        by_leader = self.tr("班组长代领的款项不由工人确认") if group is not None else choose
        self._confirm.allow(group is not None and group.to_worker, by_leader)
        self._undo.allow(group is not None, choose)
