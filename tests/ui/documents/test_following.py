"""A paper that is open while its records change states what they say by then."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.debt import Liability, PartyKind, Payment, PaymentMethod
from inspector_app.domain.document import About, Document
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import ChainLink, LinkRole
from inspector_app.support.clock import at
from inspector_app.usecases import issuing, people, projects
from inspector_app.usecases.case_papers import notice_choices
from inspector_app.usecases.liabilities import add_liability
from inspector_app.usecases.paper import EditPaper, Paper
from inspector_app.usecases.payments import PaymentEntry, register_payments
from tests.builders import a_company
from tests.documents.papers import text_of
from tests.ui.documents.test_editor_page import DUE, type_over

FACTS, ORDER_FACTS, ORDER_SENTENCE = "事由（必填）", "认定的事实（必填）", "改正内容和期限（必填）"


@pytest.fixture
def notice(page, desk, jobs):
    """The editor of a pre-notice; three workers are owed 60,000 yuan and the order's day is over."""
    order = desk.order()
    desk.serve(order)
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    paper = Paper(
        "list-pre-notice", case_rid=desk.case.rid, about=About(order_rid=order.rid), addressee=desk.company.name,
        addressee_rid=desk.company.rid,
    )  # fmt: skip
    page.open_target(EditPaper(paper))
    jobs.run_all()
    return page.editor


@pytest.fixture
def order(page, desk, jobs):
    page.open_target(EditPaper(desk.order_paper()))
    jobs.run_all()
    return page.editor


def one_is_paid(desk, act):
    """One of the three is paid in full, as the page of payments keeps it."""
    line = min(desk.context.store.find(WageClaim, case_rid=desk.case.rid), key=lambda claim: claim.line)
    payment = Payment("", desk.case.rid, "", 0, date(2026, 3, 12), PaymentMethod.BANK, voucher="回单1")
    act(register_payments, payment, (PaymentEntry(line.rid, 2_000_000),))


def words(editor, named, name):
    return named(editor, QPlainTextEdit, name).toPlainText()


def paste_over(qtbot, entry, text):
    QApplication.clipboard().setText(text)
    entry.setFocus()
    entry.selectAll()
    qtbot.keyClick(entry, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def sign(named, press):
    def with_reasons(dialog):
        named(dialog, QLineEdit, "签发的负责人（必填）").setText("示例局长")
        for entry in dialog.findChildren(QPlainTextEdit):
            entry.setPlainText("已核对本省标准")
        press(dialog, "签发")

    return with_reasons


def test_a_notice_begun_before_a_payment_goes_out_with_the_sum_of_today(
    page, notice, desk, session, named, meet, press, jobs
):
    assert "仍拖欠3名农民工工资共计人民币陆万元整（￥60,000.00）" in words(notice, named, FACTS)
    page.hide()
    one_is_paid(desk, session.do)
    page.show()
    assert "仍拖欠2名农民工工资共计人民币肆万元整（￥40,000.00）" in words(notice, named, FACTS)
    assert "未支付金额由“60,000.00”变为“40,000.00”" in notice.notice.sentence
    meet(sign(named, press))
    press(notice, "签发")
    jobs.run_all()
    issued = desk.context.store.find(Document, form="list-pre-notice")
    assert "人民币肆万元整" in text_of(issuing.copy_bytes(desk.context, issued[0], "存档联"))


def test_what_is_saved_beside_an_open_paper_stands_on_it_at_once(order, desk, session, named):
    named(order, QPlainTextEdit, ORDER_SENTENCE).setPlainText("责令你单位立即支付。")
    session.do(people.save_company, replace(desk.company, name="示例新名劳务有限公司"))
    assert any(label.text().startswith("示例新名劳务有限公司\u00a0· ") for label in order.header.findChildren(QLabel))
    assert order.facts["addressee.name"] == "示例新名劳务有限公司"
    assert "示例新名劳务有限公司" in words(order, named, ORDER_FACTS)
    assert words(order, named, ORDER_SENTENCE) == "责令你单位立即支付。"


def test_at_the_press_of_the_button_the_records_are_asked_once_more(notice, desk, named, meet, press, jobs):
    one_is_paid(desk, lambda function, *args: function(desk.context, *args))
    press(notice, "签发")
    assert "未支付人数由“3”变为“2”" in notice.notice.sentence
    assert desk.context.store.find(Document, form="list-pre-notice") == ()
    meet(sign(named, press))
    press(notice, "签发")
    jobs.run_all()
    assert len(desk.context.store.find(Document, form="list-pre-notice")) == 1


def test_an_entry_goes_when_a_record_tells_it_and_typing_stays(page, desk, session, named, jobs, qtbot):
    people.save_company(desk.context, replace(desk.company, address=""))
    page.open_target(EditPaper(desk.order_paper()))
    jobs.run_all()
    named(page.editor, QLineEdit, "地址").setText("示例市示例路1号")
    type_over(qtbot, named(page.editor, QLineEdit, DUE), "2026-03-")
    company = desk.context.store.need(Company, desk.company.rid)
    session.do(people.save_company, replace(company, address="示例县示例街2号"))
    assert "地址由“示例市示例路1号”变为“示例县示例街2号”" in page.editor.notice.sentence
    assert page.editor.facts["addressee.address"] == "示例县示例街2号"
    assert named(page.editor, QLineEdit, DUE).text() == "2026-03-"


def test_nothing_is_said_when_nothing_moved(order, desk, session):
    session.do(people.save_company, replace(desk.company, note="示例备注"))
    assert not order.notice.isVisible()
    assert desk.context.store.drafts.all() == ()


def test_undo_goes_on_where_it_was(order, desk, session, named, qtbot):
    day = named(order, QLineEdit, DUE)
    type_over(qtbot, day, "2026-03-20")
    session.do(people.save_company, replace(desk.company, name="示例新名劳务有限公司"))
    assert day.text() == "2026-03-20"
    for _ in range(20):
        qtbot.keyClick(day, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert day.text() == "2026-03-13"
    assert "示例新名劳务有限公司" in words(order, named, ORDER_FACTS)


def test_a_sentence_written_over_does_not_follow_and_is_refused_until_it_is_put_right(
    page, notice, desk, session, named, meet, press, jobs, qtbot
):
    paste_over(qtbot, named(notice, QPlainTextEdit, FACTS), words(notice, named, FACTS) + "特此告知。")
    page.hide()
    one_is_paid(desk, session.do)
    page.show()
    assert "仍拖欠3名" in words(notice, named, FACTS)
    assert "手工改写过的“事由”没有随之改动" in notice.notice.sentence
    press(notice, "签发")
    assert desk.context.store.find(Document, form="list-pre-notice") == ()
    told = [label.text() for label in notice.findChildren(QLabel) if label.isVisible() and "写的是" in label.text()]
    assert any(
        "未支付人数：写的是“3名”，登记的是“2名”" in text and "（大写）：写的是“陆万元整”" in text for text in told
    )
    text = words(notice, named, FACTS)
    for old, new in (("仍拖欠3名", "仍拖欠2名"), ("陆万元整（￥60,000.00）。特", "肆万元整（￥40,000.00）。特")):
        text = text.replace(old, new)
    paste_over(qtbot, named(notice, QPlainTextEdit, FACTS), text)
    meet(sign(named, press))
    press(notice, "签发")
    jobs.run_all()
    issued = desk.context.store.find(Document, form="list-pre-notice")
    assert "肆万元整（￥40,000.00）。特此告知。" in text_of(issuing.copy_bytes(desk.context, issued[0], "存档联"))


def test_what_a_company_cannot_be_is_not_offered(page, desk, named, jobs):
    general = people.save_company(desk.context, a_company("示例总包有限公司", uscc="", address="示例路2号"))
    projects.save_link(desk.context, ChainLink(new_rid(), desk.project.rid, LinkRole.GENERAL, company_rid=general.rid))
    liable = add_liability(
        desk.context, desk.case.rid, Liability("", "", PartyKind.COMPANY, general.rid, "PG-02", None)
    )
    desk.serve(desk.order(to=liable))
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    paper = notice_choices(desk.context, desk.case.rid)[0].paper
    page.open_target(EditPaper(paper))
    jobs.run_all()
    assert offered(page.editor, named) == ["用人单位"]
    person = replace(paper, addressee=desk.workers[0].name, addressee_rid=desk.workers[0].rid)
    page.open_target(EditPaper(person))
    jobs.run_all()
    assert offered(page.editor, named) == ["法定代表人或者主要负责人", "直接负责的主管人员", "其他直接责任人员"]


def offered(editor, named):
    box = named(editor, QComboBox, "当事人类别（必填）")
    return [box.itemText(index) for index in range(box.count())]
