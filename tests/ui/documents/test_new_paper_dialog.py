from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from inspector_app.domain.act import ActKind
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.domain.document import ABOUT_NOTHING, Document
from inspector_app.ui.documents.new_paper_dialog import AboutDialog, need_words
from inspector_app.usecases import issuing
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.payments import PaymentEntry, confirmation_paper, register_payments
from tests.usecases.test_follow_papers import kept, served

REPRINT = "修改后重新打印"
PAID = "确认的支付（必填）"


@pytest.fixture
def batches(desk):
    """Two payments to two workers, each with its printed confirmation."""
    lines = desk.context.store.find(WageClaim, case_rid=desk.case.rid)

    def confirmed(line: int, fen: int, voucher: str) -> Document:
        template = Payment("", desk.case.rid, "", 0, date(2026, 3, 2), PaymentMethod.BANK, desk.company.rid, voucher)
        made = register_payments(desk.context, template, (PaymentEntry(lines[line].rid, fen),))
        paper = confirmation_paper(desk.context, desk.case.rid, tuple(payment.rid for payment in made))
        return issuing.sign_off(desk.context, paper, desk.facts(paper), SignOff("陈示例"))

    return confirmed(0, 10_000, "B2"), confirmed(1, 20_000, "B3")


def shown(page) -> list[tuple[str, int]]:
    return [(row["name"], row["paid_fen"]) for row in page.editor.facts["lines"]]


def test_each_paper_is_printed_anew_about_its_own_payment(page, desk, batches, press, meet, jobs):
    for document, told in zip(batches, ([("示例工人甲", 10_000)], [("示例工人乙", 20_000)]), strict=True):
        page.open_target(document.rid)
        press(page.paper, REPRINT)
        assert shown(page) == told
        meet(lambda dialog: dialog.reject())  # the print dialog
        press(page.editor, "生成打印版本")
        jobs.run_all()
        kept = desk.context.store.need(Document, document.rid)
        assert (kept.version, kept.about) == (2, document.about)


def test_a_paper_from_before_is_asked_once(page, desk, batches, named, press, meet, jobs, qtbot):
    first, _ = batches
    with desk.context.unit("旧") as unit:
        unit.put(replace(first, about=ABOUT_NOTHING))

    def choose(dialog):
        assert isinstance(dialog, AboutDialog)
        press(dialog, "继续修改")
        assert dialog.isVisible()  # nothing was chosen yet
        box = named(dialog, QComboBox, PAID)
        assert box.currentData() is None
        assert ["示例劳务有限公司" in box.itemText(row) for row in range(box.count())] == [True, True]
        box.setFocus()
        while "B2" not in box.currentText():
            qtbot.keyClick(box, Qt.Key.Key_Down)
        press(dialog, "继续修改")

    page.open_target(first.rid)
    meet(choose)
    press(page.paper, REPRINT)
    assert shown(page) == [("示例工人甲", 10_000)]
    meet(lambda dialog: dialog.reject())  # the print dialog
    press(page.editor, "生成打印版本")
    jobs.run_all()
    assert desk.context.store.need(Document, first.rid).about == first.about
    page.open_target(first.rid)
    press(page.paper, REPRINT)
    assert shown(page) == [("示例工人甲", 10_000)]


def test_turning_back_changes_nothing(page, desk, batches, press, meet):
    first, _ = batches
    bare = replace(first, about=ABOUT_NOTHING)
    with desk.context.unit("旧") as unit:
        unit.put(bare)
    page.open_target(first.rid)
    met = meet(lambda dialog: dialog.reject())
    press(page.paper, REPRINT)
    assert isinstance(met[0], AboutDialog)
    assert page.paper.isVisible()
    assert desk.context.store.need(Document, first.rid) == bare


def test_a_confirmation_is_begun_without_an_order_where_there_is_none(page, desk, batches, choose, named, press, meet):
    """The payments are chosen; an order is asked for where the case has one."""
    asked = []

    def start(dialog):
        choose(dialog, "文书（必填）", "payment-confirmation")
        box = named(dialog, QComboBox, PAID)
        asked.extend([box.isVisible(), box.count()])
        asked.append(named(dialog, QComboBox, "依据的指令书（必填）").isVisible())
        choose(dialog, PAID, batches[0].about.payment_rids[0])
        press(dialog, "开始制作")

    meet(start)
    press(page, "新建文书")
    assert asked == [True, 2, False]
    assert shown(page) == [("示例工人甲", 10_000)]
    desk.order()
    asked.clear()
    page.show_list()
    meet(start)
    press(page, "新建文书")
    assert asked[-1]


def test_a_paper_that_follows_one_of_several_is_begun_with_the_one_that_is_chosen(
    page, desk, choose, named, press, meet, qtbot
):
    desk.file()
    for form_id in ("payment-decision", "extra-payment-decision"):
        served(desk, kept(desk, form_id, ActKind.SIGNED_OFF))

    def start(dialog):
        choose(dialog, "文书（必填）", "performance-demand")
        box = named(dialog, QComboBox, "受送达人（当事人）（必填）")
        box.setFocus()
        for _ in range(box.count()):
            if "extra-payment-decision" not in box.currentText():
                qtbot.keyClick(box, Qt.Key.Key_Down)
        press(dialog, "开始制作")

    meet(start)
    press(page, "新建文书")
    assert page.editor.facts["decision.number"] == "〔2026〕extra-payment-decision"


def form(context, form_id):
    return context.forms.find(form_id, on=context.clock.today())


def test_the_needs_are_told_in_words(context):
    assert need_words(form(context, "order-to-pay")) == "需要：已确定的支付责任主体、已认定金额的工资明细"
