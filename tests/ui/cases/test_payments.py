"""登记支付: the lines, the pasted bank list, crew leaders, what follows; and the list of payments."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableView

from inspector_app.domain.claim import Disposition, WageClaim
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.ui import screen_room, theme
from inspector_app.ui.cases.case_page import CasePage
from inspector_app.ui.cases.payment_dialog import PaymentDialog
from inspector_app.ui.cases.payment_lines import AMOUNT, NAME, PaymentLinesModel
from inspector_app.ui.cases.payment_table import PaymentTable
from inspector_app.ui.targets import CaseTab
from inspector_app.ui.widgets.table import Table
from inspector_app.usecases import projects
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.drafts import all_drafts, draft, keep_draft
from inspector_app.usecases.paper import EditPaper
from inspector_app.usecases.payments import PayLine
from tests.ui.hands import fill

LINES = (
    PayLine("c1", "p1", 1, "示例甲", "349***", "", 2_000_000, 500_000),
    PayLine("c2", "p2", 2, "示例乙", "", "", 1_000_000, 0),
    PayLine("c3", "p3", 3, "示例丙", "", "", 1_000_000, 1_000_000),
)


def shown(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


@pytest.fixture
def page(desk, session, in_sight):
    desk.half_paid()
    made = in_sight(CasePage(session))
    made.open(desk.case.rid, CaseTab.PAYMENTS)
    return made


def test_a_tick_takes_the_rest_and_a_paid_line_takes_nothing():
    model = PaymentLinesModel(LINES)
    check = Qt.ItemDataRole.CheckStateRole
    model.setData(model.index(0, NAME), Qt.CheckState.Checked, check)
    assert model.amounts == {"c1": 1_500_000}
    assert model.index(0, AMOUNT).data() == "15,000.00"
    model.setData(model.index(0, AMOUNT), "3000")
    assert model.index(0, AMOUNT + 1).data() == "12,000.00"
    model.setData(model.index(0, AMOUNT), "")
    assert model.index(0, NAME).data(check) == Qt.CheckState.Unchecked
    assert not model.flags(model.index(2, NAME)) & Qt.ItemFlag.ItemIsEnabled


def test_space_ticks_the_row_and_typing_writes_an_amount(desk, session, in_sight):
    desk.half_paid()
    dialog = in_sight(PaymentDialog(session, desk.case.rid))
    table = dialog.findChild(PaymentTable)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, NAME))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert "本次1人，20,000.00元；付后尚欠2人，40,000.00元" in shown(dialog)
    table.setCurrentIndex(table.model().index(1, AMOUNT))
    (editor,) = (line for line in table.findChildren(QLineEdit) if line.isVisible())
    assert editor.accessibleName() == "示例工人乙：本次支付（元）"
    QTest.keyClicks(editor, "5000")
    assert "本次2人，25,000.00元" in shown(dialog)
    session.pausing.emit()
    assert draft(desk.context, f"cases:{desk.case.rid}:payment") is not None


def test_an_amount_as_people_say_it_is_told_beside_the_buttons_and_taken_by_one(desk, session, in_sight, named):
    desk.half_paid()
    dialog = in_sight(PaymentDialog(session, desk.case.rid))
    table, height = dialog.findChild(PaymentTable), dialog.findChild(PaymentTable).y()
    table.model().put({0: {"amount": "三千二"}, 1: {"amount": "两千多"}}, "")
    QApplication.processEvents()
    assert "“三千二”读作3,200.00元" in shown(dialog)
    named(dialog, QAbstractButton, "采用读数：把“三千二”这样的写法换成读出的数字").click()
    assert dialog.sheet.values()["entries"] == {desk.claims[0].rid: 320_000, desk.claims[1].rid: "两千多"}
    assert "“两千多”" in shown(dialog)
    dialog.form.undo_stack.undo()
    assert dialog.sheet.values()["entries"][desk.claims[0].rid] == "三千二"
    table.model().put({0: {"amount": "1"}, 1: {"amount": ""}}, "")
    QApplication.processEvents()
    assert "读作" not in shown(dialog)
    assert table.y() == height  # nothing of it moves the lines


def test_a_bank_list_that_was_kept_is_in_sight_again(desk, session, in_sight, named):
    desk.half_paid()
    dialog = in_sight(PaymentDialog(session, desk.case.rid))
    named(dialog, QAbstractButton, "粘贴银行回单").click()
    fill(dialog, 银行回单="示例工人甲 5000")
    session.pausing.emit()
    dialog.hide()
    again = in_sight(PaymentDialog(session, desk.case.rid))
    assert named(again, QPlainTextEdit, "银行回单").isVisible()
    assert named(again, QAbstractButton, "按卡号、姓名对账").isVisible()


def test_a_payment_is_saved_told_and_its_confirmation_offered(desk, page, meet, press, named, wishes):
    def pay(dialog):
        fill(dialog, 凭证编号="20260316-01")
        named(dialog, QAbstractButton, "全部付清").click()
        dialog.primary.click()

    meet(pay)
    press(page, "登记支付")
    payments = desk.context.store.all(Payment)
    assert [(p.amount_fen, p.voucher, p.payer_rid, p.method) for p in payments] == [
        (2_000_000, "20260316-01", desk.company.rid, PaymentMethod.BANK)
    ] * 3
    assert {c.disposition for c in desk.context.store.all(WageClaim)} == {Disposition.PAID}
    assert page.notice.sentence == "已登记3人、60,000.00元。"
    named(page.notice, QAbstractButton, "制作工资支付确认表").click()
    ((where, target),) = wishes
    assert isinstance(target, EditPaper)
    assert (where, target.paper.form, len(target.paper.about.payment_rids)) == ("documents", "payment-confirmation", 3)
    assert draft(desk.context, f"cases:{desk.case.rid}:payment") is None


def test_what_was_told_and_offered_goes_with_the_next_act(page, meet, press, named):
    def pay(dialog):
        named(dialog, QAbstractButton, "全部付清").click()
        dialog.primary.click()

    meet(pay)
    press(page, "登记支付")
    assert page.notice.asks
    press(page, "更正误登")
    assert page.notice.sentence == ""
    assert not page.notice.asks


@pytest.mark.usefixtures("no_double_click")
def test_what_was_registered_by_mistake_is_taken_back_from_the_notice(
    desk, page, meet, press, named, messages, monkeypatch
):
    def pay(dialog):
        named(dialog, QAbstractButton, "全部付清").click()
        dialog.primary.click()

    meet(pay)
    press(page, "登记支付")
    assert case_file(desk.context, desk.case.rid).balance.open_fen == 0
    asked = []

    def reason(*words):
        asked.append(words)
        keep_draft(desk.context, str(words[2]), "理由", '{"reason": "登错了案件"}')
        return "登错了案件"

    monkeypatch.setattr(messages, "ask_reason", reason)
    QTest.mouseClick(named(page.notice, QAbstractButton, "登记有误，更正"), Qt.MouseButton.LeftButton)
    assert "3人、60,000.00元" in asked[0][1][0]
    assert case_file(desk.context, desk.case.rid).balance.open_fen == 6_000_000
    assert all_drafts(desk.context) == ()  # the act is done, and so is its reason


def test_on_a_small_screen_the_table_is_in_sight_after_a_refusal_that_is_about_it(desk, session, in_sight, monkeypatch):
    monkeypatch.setattr(screen_room, "room", lambda _window: QSize(1276, 600))
    desk.half_paid()
    dialog = in_sight(PaymentDialog(session, desk.case.rid))
    table = dialog.sheet.fields["entries"].entry
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert "至少填写一人" in dialog.notice.sentence
    assert table.visibleRegion().boundingRect().height() == table.height()
    assert table is QApplication.focusWidget() or table.isAncestorOf(QApplication.focusWidget())


def test_the_red_line_goes_when_the_amount_is_put_right_and_not_before(desk, session, in_sight, named):
    desk.half_paid()
    dialog = in_sight(PaymentDialog(session, desk.case.rid))
    table = dialog.sheet.fields["entries"].entry
    open_fen = table.lines_model.lines[0].open_fen
    cell = table.lines_model.index(0, AMOUNT)

    def type_amount(text):
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(cell).center())
        (line,) = (line for line in table.findChildren(QLineEdit) if line.isVisible())
        line.selectAll()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        QApplication.processEvents()  # the cell has closed

    type_amount(str(open_fen // 100 + 1))
    dialog.primary.click()
    assert "超过" in dialog.notice.sentence
    QTest.keyClicks(named(dialog, QLineEdit, "凭证编号"), "7")
    assert "超过" in dialog.notice.sentence
    type_amount(str(open_fen // 100))
    assert dialog.notice.sentence == ""


def test_nothing_ticked_too_much_and_tomorrow_are_refused(desk, session, in_sight):
    desk.half_paid()
    dialog = in_sight(PaymentDialog(session, desk.case.rid))
    dialog.primary.click()
    assert dialog.notice.sentence == "请至少填写一人的支付金额。"
    dialog.sheet.form.put("entries", {desk.claims[0].rid: 2_000_001})
    dialog.primary.click()
    assert dialog.notice.sentence.startswith("第1行：支付金额超过")
    assert "有1处金额需要更正" in shown(dialog)
    dialog.sheet.form.put("entries", {desk.claims[0].rid: "许多"})
    dialog.primary.click()
    assert "许多" in dialog.sheet.fields["entries"].message
    dialog.sheet.form.put("entries", {desk.claims[0].rid: 100})
    dialog.sheet.form.put("paid_on", "2026-03-17")
    dialog.primary.click()
    assert dialog.sheet.fields["paid_on"].message == "支付日期晚于今天，请核对。"
    assert desk.context.store.all(Payment) == ()


def test_money_that_a_crew_leader_took_pays_nobody(desk, page, meet, press, named):
    def pay(dialog):
        named(dialog, QAbstractButton, "领款人：班组长代领").click()
        named(dialog, QAbstractButton, "全部付清").click()
        assert "付后尚欠3人，60,000.00元" in shown(dialog)
        dialog.primary.click()

    meet(pay)
    press(page, "登记支付")
    assert case_file(desk.context, desk.case.rid).balance.open_fen == 6_000_000
    assert "班组长代领不减少余额" in page.notice.sentence
    assert named(page, QAbstractButton, "制作工资支付确认表").isEnabled() is False


def test_a_pasted_bank_list_fills_the_amounts_and_names_who_was_not_found(desk, session, in_sight, press, named):
    desk.half_paid()
    dialog = in_sight(PaymentDialog(session, desk.case.rid))
    press(dialog, "粘贴银行回单")
    text = "示例工人甲\t12,000.00\n示例工人乙\t20,000.00\n示例外人\t6222020200000000001\t300.00"
    named(dialog, QPlainTextEdit, "银行回单").setPlainText(text)
    press(dialog, "按卡号、姓名对账")
    assert dialog.sheet.values()["entries"] == {desk.claims[0].rid: 1_200_000, desk.claims[1].rid: 2_000_000}
    assert "已按卡号、姓名对上2人" in dialog.notice.sentence
    assert "示例外人" in dialog.notice.sentence
    assert "6222020200000000001" not in dialog.notice.sentence


def test_a_draft_of_a_payment_is_there_again(desk, session, in_sight):
    desk.half_paid()
    first = in_sight(PaymentDialog(session, desk.case.rid))
    first.sheet.fields["voucher"].entry.setText("半张凭证")
    first.reject()
    second = in_sight(PaymentDialog(session, desk.case.rid))
    assert second.sheet.text("voucher") == "半张凭证"
    assert "已恢复" in second.draft_notice.sentence


def test_the_list_shows_the_workers_of_a_payment_and_takes_a_mistake_back(
    desk, session, page, meet, press, named, messages
):
    meet(lambda d: (named(d, QAbstractButton, "全部付清").click(), d.primary.click()))
    press(page, "登记支付")
    tab = page.part(CaseTab.PAYMENTS)
    assert tab.table.model().rowCount() == 1
    names = named(tab, QTableView, "本笔支付明细").model()
    assert [names.index(row, 0).data() for row in range(names.rowCount())] == ["示例工人甲", "示例工人乙", "示例工人丙"]
    messages.reason = "选错案件"
    told = []
    session.done.connect(told.append)
    press(page, "更正误登")
    assert "余额已恢复" in told[-1]
    assert desk.context.store.all(Payment) == ()
    assert case_file(desk.context, desk.case.rid).balance.heads_open == 3


def test_every_input_has_a_name(desk, session, in_sight, unnamed):
    desk.half_paid()
    assert unnamed(in_sight(PaymentDialog(session, desk.case.rid))) == []


@pytest.mark.parametrize("look", [theme.STANDARD, theme.SUNLIGHT])
@pytest.mark.parametrize("width", [560, 700, 1100])
def test_amounts_are_in_sight_however_narrow_the_window(page, qapp, family, look, width):
    theme.apply(qapp, look, family)
    page.resize(width, 500)
    QApplication.processEvents()
    tab = page.part(CaseTab.PAYMENTS)
    for table in tab.findChildren(Table):
        last = table.model().columnCount() - 1
        assert table.columnViewportPosition(last) + table.columnWidth(last) <= table.viewport().width()
    theme.apply(qapp, theme.STANDARD, family)


def test_a_payment_just_registered_is_the_chosen_one(page, meet, press, named):
    def pay(day, row):
        def act(dialog):
            dialog.sheet.form.put("paid_on", day)
            table = dialog.sheet.fields["entries"].entry
            table.setFocus()
            table.setCurrentIndex(table.model().index(row, NAME))
            QTest.keyClick(table, Qt.Key.Key_Space)
            dialog.primary.click()

        return act

    table = named(page, Table, "支付记录")
    for day, row, who in (
        ("2026-03-10", 0, "示例工人甲"),
        ("2026-03-16", 0, "示例工人乙"),
        ("2026-03-12", 0, "示例工人丙"),
    ):
        meet(pay(day, row))
        press(page, "登记支付")
        assert table.chosen_record().paid_on.isoformat() == day
        assert [name for name, _ in table.chosen_record().amounts] == [who]
        assert named(page, Table, "本笔支付明细").model().index(0, 0).data() == who
    names = named(page, Table, "本笔支付明细")
    few = (names.viewport().width(), names.columnWidth(0))
    names.show_records(tuple((f"示例工人{n}", 1_00) for n in range(90)))
    QApplication.processEvents()
    QApplication.processEvents()
    many = (names.viewport().width(), names.columnWidth(0))
    names.show_records(())
    QApplication.processEvents()
    assert few == many == (names.viewport().width(), names.columnWidth(0))  # no column moves


def test_the_firms_around_the_case_are_offered_as_payers(desk, session, shown, named):
    projects.save_project(desk.context, replace(desk.project, contractor_name="示例建工有限公司"))
    dialog = shown(PaymentDialog(session, desk.case.rid))
    menu = named(dialog, QPushButton, "付款单位：项目、案件中的").actions_menu
    menu.popup(dialog.pos())
    assert [each.text() for each in menu.actions()] == [
        f"{desk.company.name}（用人单位）", "示例建工有限公司（施工总承包单位，台账所列，选用时登记）",
    ]  # fmt: skip
    menu.close()


def test_who_cannot_be_paid_yet_is_told(desk, session, in_sight):
    desk.keep(replace(desk.claims[0], found_fen=None))
    dialog = in_sight(PaymentDialog(session, desk.case.rid))
    assert len(dialog.findChild(PaymentTable).lines_model.lines) == 2
    assert "1人的欠薪数额还没有认定，不在表中" in shown(dialog)
    for claim in desk.claims[1:]:
        desk.keep(replace(claim, found_fen=None))
    page = in_sight(CasePage(session))
    page.open(desk.case.rid, CaseTab.PAYMENTS)
    (button,) = [b for b in page.findChildren(QPushButton) if b.text() == "登记支付"]
    assert (button.isEnabled(), "3人的欠薪数额还没有认定" in button.toolTip()) == (False, True)
