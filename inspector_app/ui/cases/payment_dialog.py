"""登记支付: who paid, when and how, and to each worker how much; bank lists are pasted, the balance is shown live."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level
from inspector_app.ui.cases.payment_table import PaymentTable
from inspector_app.ui.drawn import Ask
from inspector_app.ui.layouts import REST, in_column, in_row
from inspector_app.ui.parties.pick_dialog import company_entry
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.screen_room import within
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.theme import GAP_1, Tone, style_as
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.in_sight import go_to
from inspector_app.ui.widgets.label import Role, SumsLabel
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.wording import money
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.pay_amounts import heard_amounts, payment_sums
from inspector_app.usecases.payments import PaymentEntry, match_pasted, pay_lines, register_payments

_PASTE_HINT = "从银行回单或代发清单中复制，每行一人：姓名、卡号、金额，次序不限"


class PaymentDialog(RecordForm):
    """``outcome`` is the tuple of payments as saved."""

    rows_entry = "entries"

    def __init__(self, session: Session[Context], case_rid: str, parent: QWidget | None = None) -> None:
        whole = session.read(case_file, case_rid)
        every = pay_lines(whole)
        self._lines = tuple(line for line in every if line.open_fen)
        payer = whole.liabilities[0].party_rid if whole.liabilities else whole.case.company_rid
        template = Payment(
            "", case_rid, "", 0, whole.today, PaymentMethod.BANK, payer if payer in whole.companies else ""
        )
        super().__init__(
            session, tr("登记支付"), template, _asks(), register_payments, verb=tr("登记支付"),
            start={"entries": {}, "pasted": ""}, draft=DraftKey(CASES, case_rid, "payment"), about=whole.case.title,
            width=1080, columns=5, parent=parent,
        )  # fmt: skip
        self.inside.setStretch(self.inside.indexOf(self.sheet), 1)
        self._paid, self._untold = len(every) - len(self._lines), whole.balance.untold
        self._add_entries()
        self.sheet.changed.connect(self._changed)
        self.form.came_back.connect(self._show_field)
        self._keep_room_for_sums()
        self._show_sums()

    def attempt(self) -> None:
        entries = tuple(PaymentEntry(rid, fen) for rid, fen in self.form.value["entries"].items())
        self.session.do(self.save, self.entered(), entries, then=self.finish, refused=self.refuse)

    def fit(self) -> None:
        """As high as the lines need, within the screen; where that is less they scroll, and nothing else does."""
        super().fit()
        self.resize(within(QSize(self.width(), self.height() + self._table.wished_more()), self))

    def take_pasted(self) -> None:
        """Fill in what the pasted lines say; who was not found stays named below."""
        found = self.session.read(match_pasted, self.record.case_rid, self.sheet.text("pasted"))
        with self.sheet.form.step():
            self.sheet.form.put("entries", {**self.sheet.values()["entries"], **found.amounts})
        self._show_paste(False)
        lines = [f"{each.text}　（{each.why}）" for each in found.unmatched]
        told = self.tr("已按卡号、姓名对上{0}人。").format(len(found.amounts))
        if lines:
            told += self.tr("没有计入的{0}行：\n{1}").format(len(lines), "\n".join(lines))
        self.notice.say(told, Tone.WARNING if lines else Tone.OK)

    def _add_entries(self) -> None:
        self._table = PaymentTable(self._lines)
        self._sums = SumsLabel(Role.STRONG)
        taken = self.tr("采用读数：把“三千二”这样的写法换成读出的数字")
        self._readings = Button(icon="check", kind=Kind.ICON, name=taken, clicked=self.take_readings)
        self.sheet.lay(self._tools(), 3)
        self.add(Ask("pasted", self.tr("银行回单"), _PASTE_HINT, lines=3))
        self._pasted = self.sheet.fields["pasted"]
        self._match = Button(self.tr("按卡号、姓名对账"), "list-checks", clicked=self.take_pasted)
        self.sheet.lay(self._match)
        self._show_paste(bool(self.sheet.text("pasted")))
        self._table.columns_pasted.connect(self._take_columns)
        self._table.passed_over.connect(self._tell_passed_over)
        self.add(Ask("entries", self.tr("本次支付明细"), draw=lambda _form: self._table, wide=True))
        self._table_field = self.sheet.fields["entries"]

    def take_readings(self) -> None:
        """Yes, the amounts that were written as people say them are what they were read as."""
        amounts = self.sheet.values()["entries"]
        with self.sheet.form.step():
            self.sheet.form.put("entries", {**amounts, **heard_amounts(amounts)})

    def _tools(self) -> QWidget:
        tools = QWidget()
        buttons = in_row(
            Button(self.tr("全部付清"), "check", clicked=lambda: self._table.tick_all(True)),
            Button(self.tr("全部清除"), "x", clicked=lambda: self._table.tick_all(False)),
            Button(
                self.tr("粘贴银行回单"), "copy", Kind.QUIET, clicked=lambda: self._show_paste(self._pasted.isHidden())
            ),
            self._readings,
            REST,
        )
        in_column(REST, buttons, self._sums, gap=GAP_1, of=tools)  # below the amounts they would take a line from them
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
        with self.sheet.form.step():
            self.sheet.form.put("pasted", text)
        self._show_paste(True)
        self.notice.say(self.tr("粘贴的内容有好几列，已放到“银行回单”里。请点“按卡号、姓名对账”。"), Tone.INFO)

    def _tell_passed_over(self, count: int) -> None:
        self.notice.say(
            self.tr("粘贴的金额比下面的人多{0}个，多出的没有填。请核对每人的金额。").format(count), Tone.WARNING
        )

    def _changed(self, name: str) -> None:
        if name in ("entries", "to_worker"):
            self._show_sums()
            self._table_field.judge()  # beside its label, where it moves nothing
        elif name == "pasted" and self.sheet.text("pasted") and self._pasted.isHidden():
            self._show_paste(True)  # a draft brought it back: what was typed is never out of sight

    def _show_sums(self) -> None:
        told = payment_sums(self._lines, self.form.value["entries"] or {}, self.value("to_worker"))
        self._sums.setText(self._sums_words(told.heads, told.total_fen, told.heads_open, told.open_fen, told.wrong))
        style_as(self._sums, "level", str(Level.ERROR) if told.wrong else "")
        self._readings.setVisible(bool(heard_amounts(self.form.value["entries"] or {})))

    def _keep_room_for_sums(self) -> None:
        """For the longest that may be said: every amount wrong, and everything paid and open at once."""
        heads, most = len(self._lines), sum(line.open_fen or 0 for line in self._lines)
        self._sums.keep_room_for(self._sums_words(heads, most, heads, most, heads))

    def _sums_words(self, heads: int, total_fen: int, heads_open: int, open_fen: int, wrong: int) -> str:
        words = self.tr("本次{0}人，{1}；付后尚欠{2}人，{3}").format(
            heads, money(total_fen), heads_open, money(open_fen)
        )
        if self._paid:
            words += self.tr("；已付清的{0}人不再列出").format(self._paid)
        if self._untold:
            words += self.tr("；{0}人的欠薪数额还没有认定，不在表中").format(self._untold)
        return words + (self.tr("。有{0}处金额需要更正（红框）").format(wrong) if wrong else "")


def _asks() -> tuple[Ask, ...]:
    worker, leader = vocabulary.entry("payment.to_worker").answers
    reached = (Segment(worker, True), Segment(leader, False, Tone.WARNING))
    hint = tr("班组长代领的只作登记，不算付到工人，不减少余额")
    return (
        Ask("payer_rid", draw=company_entry, span=2), Ask("paid_on", required=True), Ask("method", required=True),
        Ask("voucher"), Ask("to_worker", hint=hint, draw=lambda _form: Segmented(reached), span=2),
    )  # fmt: skip
