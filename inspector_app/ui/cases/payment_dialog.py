"""登记支付: who paid, when and how, and to each worker how much; bank lists are pasted, the balance is shown live."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from inspector_app.domain.debt import PartyKind, Payment, PaymentMethod
from inspector_app.support import vocabulary
from inspector_app.ui.cases.payment_table import PaymentTable
from inspector_app.ui.codecs import DATE, WORD
from inspector_app.ui.draft_key import DraftKey
from inspector_app.ui.parties.pick_dialog import pick_company, taken_offer
from inspector_app.ui.parties.pick_entry import Pick, PickEntry
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.theme import GAP_2, Tone, style_as
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.in_sight import go_to
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.wording import money
from inspector_app.usecases.casefile import case_file
from inspector_app.usecases.claims import PaymentEntry, register_payments
from inspector_app.usecases.context import Context
from inspector_app.usecases.names import company_name
from inspector_app.usecases.offers import offers
from inspector_app.usecases.pay_amounts import payment_sums
from inspector_app.usecases.payments import match_pasted, pay_lines

_PASTE_HINT = "从银行回单或代发清单中复制，每行一人：姓名、卡号、金额，次序不限"


class PaymentDialog(RecordDialog):
    """``outcome`` is the tuple of payments as saved."""

    rows_entry = "entries"

    def __init__(self, session: Session[Context], case_rid: str, parent: QWidget | None = None) -> None:
        self._case_rid = case_rid
        whole = session.read(case_file, case_rid)
        every = pay_lines(whole)
        self._lines = tuple(line for line in every if line.open_fen)
        payer = whole.liabilities[0].party_rid if whole.liabilities else whole.case.company_rid
        values = {
            "payer_rid": payer if payer in whole.companies else "", "paid_on": whole.today.isoformat(),
            "method": str(PaymentMethod.BANK), "voucher": "", "to_worker": True, "entries": {}, "pasted": "",
        }  # fmt: skip
        key = DraftKey(CASES, case_rid, "payment")
        super().__init__(
            session, "登记支付", "登记支付", values, 1080, columns=4, parent=parent, draft=key, about=whole.case.title
        )
        self._add_entries(len(every) - len(self._lines))
        self.sheet.changed.connect(self._changed)
        self.sheet.form.came_back.connect(self._show_field)
        self._show_sums()

    @classmethod
    def ask(cls, session: Session[Context], case_rid: str, parent: QWidget | None = None) -> tuple[Payment, ...] | None:
        """The payments as saved, or None when the person turned back."""
        saved: tuple[Payment, ...] | None = cls(session, case_rid, parent).ask_now()
        return saved

    def attempt(self) -> None:
        values = self.sheet.values()
        template = Payment(
            "", self._case_rid, "", 0, DATE.to_entry(values["paid_on"]), PaymentMethod(values["method"]),
            values["payer_rid"] or "", self.sheet.text("voucher"), bool(values["to_worker"]),
        )  # fmt: skip
        entries = tuple(PaymentEntry(rid, fen) for rid, fen in values["entries"].items())
        self.session.do(register_payments, template, entries, then=self.finish, refused=self.refuse)

    def take_pasted(self) -> None:
        """Fill in what the pasted lines say; who was not found stays named below."""
        found = self.session.read(match_pasted, self._case_rid, self.sheet.text("pasted"))
        with self.sheet.form.step():
            self.sheet.form.put("entries", {**self.sheet.values()["entries"], **found.amounts})
        self._show_paste(False)
        lines = [f"{each.text}　（{each.why}）" for each in found.unmatched]
        told = self.tr("已按卡号、姓名对上{0}人。").format(len(found.amounts))
        if lines:
            told += self.tr("没有对上的{0}行：\n{1}").format(len(lines), "\n".join(lines))
        self.notice.say(told, Tone.WARNING if lines else Tone.OK)

    def _add_entries(self, paid: int) -> None:
        session, add = self.session, self.sheet.of("payment")
        today = session.context.clock.today()
        add("payer_rid", PickEntry(self._pick, lambda rid: session.read(company_name, rid), near=self._near), span=2)
        add("paid_on", DateEdit("paid_on", lambda: today), required=True, codec=DATE)
        methods = [(word, str(method)) for method, word in vocabulary.words(PaymentMethod).items()]
        add("method", ChoiceBox(methods), required=True, codec=WORD)
        add("voucher", QLineEdit())
        worker, leader = vocabulary.entry("payment.to_worker").answers
        reached = Segmented([Segment(worker, True), Segment(leader, False, Tone.WARNING)])
        hint = self.tr("班组长代领的只作登记，不算付到工人，不减少余额")
        add("to_worker", reached, hint=hint, span=3)
        self.sheet.lay(self._tools())
        self._pasted = self.sheet.add("pasted", self.tr("银行回单"), GrowingText(3, 8), hint=_PASTE_HINT, wide=True)
        self._match = Button(self.tr("按卡号、姓名对账"), "list-checks", clicked=self.take_pasted)
        self.sheet.lay(self._match)
        self._show_paste(bool(self.sheet.text("pasted")))
        self._table = PaymentTable(self._lines)
        self._table.columns_pasted.connect(self._take_columns)
        self._table.passed_over.connect(self._tell_passed_over)
        hint = self.tr("已付清的{0}人不再列出").format(paid) if paid else ""
        self.sheet.add("entries", self.tr("本次支付明细"), self._table, hint=hint, wide=True)
        self._sums = Label("", Role.STRONG, wrap=True)
        self.body.addWidget(self._sums)

    def _tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_2)
        row.addWidget(Button(self.tr("全部付清"), "check", clicked=lambda: self._table.tick_all(True)))
        row.addWidget(Button(self.tr("全部清除"), "x", clicked=lambda: self._table.tick_all(False)))
        row.addWidget(
            Button(
                self.tr("粘贴银行回单"), "copy", Kind.QUIET, clicked=lambda: self._show_paste(self._pasted.isHidden())
            )
        )
        row.addStretch()
        return tools

    def _show_field(self, name: str) -> None:
        """What undo changed is in sight."""
        if name == "pasted" and self._pasted.isHidden():
            self._show_paste(True)

    def _show_paste(self, shown: bool) -> None:
        self._pasted.setVisible(shown)
        self._match.setVisible(shown)
        if shown and self.isVisible():
            go_to(self._pasted.entry, self._pasted)
        self.fit()

    def _take_columns(self, text: str) -> None:
        """A block of several columns names its people: it is matched, not laid over the rows as they stand."""
        self.sheet.form.put("pasted", text)
        self._show_paste(True)
        self.notice.say(self.tr("粘贴的内容有好几列，已放到“银行回单”里。请点“按卡号、姓名对账”。"), Tone.INFO)

    def _tell_passed_over(self, count: int) -> None:
        self.notice.say(
            self.tr("粘贴的金额比下面的人多{0}个，多出的没有填。请核对每人的金额。").format(count), Tone.WARNING
        )

    def _near(self) -> list[tuple[str, Pick]]:
        """The firms around the case."""
        firms = [each for each in self.session.read(offers, "", self._case_rid) if each.kind is PartyKind.COMPANY]
        return [(offer.words, partial(taken_offer, self.session, offer)) for offer in firms]

    def _pick(self) -> str | None:
        company = pick_company(self.session, self)
        return company.rid if company else None

    def _changed(self, name: str) -> None:
        if name in ("entries", "to_worker"):
            self._show_sums()

    def _show_sums(self) -> None:
        values: dict[str, Any] = self.sheet.values()
        told = payment_sums(self._lines, values["entries"] or {}, bool(values["to_worker"]))
        words = self.tr("本次{0}人，{1}；付后尚欠{2}人，{3}").format(
            told.heads, money(told.total_fen), told.heads_open, money(told.open_fen)
        )
        if told.wrong:
            words += self.tr("。有{0}处金额需要更正（红框）").format(told.wrong)
        self._sums.setText(words)
        style_as(self._sums, "role", str(Role.PROBLEM if told.wrong else Role.STRONG))
