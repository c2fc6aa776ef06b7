"""A bureau's copied form on screen: offered in 新建文书 and on the case, signed off, in the register, on 今日."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTableView

from inspector_app.domain.document import DocumentState
from inspector_app.support.clock import at
from inspector_app.ui.cases.case_page import CasePage
from inspector_app.ui.cases.half_paid_card import HalfPaidCard
from inspector_app.ui.documents.register_page import register_columns
from inspector_app.ui.targets import DOCUMENTS, CaseTab
from inspector_app.ui.today.due_card import DueCard
from inspector_app.ui.today.today_page import TodayPage
from tests.ui.hands import take_found
from tests.usecases.test_a_new_form import ORDER, copied, taken_in

TITLE = "劳动保障监察限期支付指令书"


@pytest.fixture
def context(context):
    """The store of a bureau that adopted an order of its own."""
    return taken_in(context, ORDER, copied("order-to-pay_2026.1", ORDER, "限期改正指令书", "限期支付指令书"))


@pytest.fixture
def signed(page, desk, named, meet, choose, press, jobs):
    """The bureau's order, made and signed off by hand."""
    desk.file()

    def start(dialog):
        offered = named(dialog, QComboBox, "文书（必填）")
        words = [offered.itemText(row) for row in range(offered.count())]
        assert f"{TITLE}（外发）" in words
        choose(dialog, "文书（必填）", ORDER)
        choose(dialog, "案件（必填）", desk.case.rid)
        choose(dialog, "责令对象（责任主体）（必填）", desk.liability.rid)
        press(dialog, "开始制作")

    meet(start)
    press(page, "新建文书")
    jobs.run_all()
    named(page.editor, QLineEdit, "支付截止日（必填）").setText("2026-03-13")

    def sign(dialog):
        named(dialog, QLineEdit, "签发的负责人（必填）").setText("示例局长")
        press(dialog, "签发")

    meet(sign)
    press(page.editor, "签发")
    jobs.run_all()
    return page.paper.file.document


def words(root) -> str:
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))


def test_it_is_made_signed_off_served_and_due(page, signed, session, desk, named, meet, press, jobs):
    assert (signed.title, signed.due) == (TITLE, date(2026, 3, 13))

    def serve(dialog):
        named(dialog, QLineEdit, "收件人（必填）").setText("示例收件员")
        named(dialog, QLineEdit, "收件人身份（与受送达人的关系）").setText("单位负责收件的人")
        press(dialog, "登记送达")

    meet(serve)
    press(page.paper, "登记送达")
    assert page.paper.file.state is DocumentState.SERVED
    page.show_list()
    view = named(page, QTableView, "文书列表")
    column = [column.title for column in register_columns()].index("文书名称")
    cell = view.model().index(0, column)
    assert view.model().data(cell, Qt.ItemDataRole.AccessibleTextRole) == TITLE
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    today = TodayPage(session)
    today.show()
    (card,) = today.findChildren(DueCard)
    card.toggle()
    assert "责令限期支付文书指定的期限" in words(card)
    assert "作出列入失信联合惩戒名单决定" in words(card)
    assert signed.number in words(card)
    assert len(today.findChildren(HalfPaidCard)) == 1
    today.close()
    today.deleteLater()
    QCoreApplication.sendPostedEvents(today, QEvent.Type.DeferredDelete)


def test_it_is_offered_on_the_case_and_asks_to_whom(desk, session, named, jobs, meet):
    going = []
    session.going.connect(lambda room, target: going.append((room, target)))
    case = CasePage(session)
    case.open(desk.case.rid, CaseTab.PAPERS)
    case.show()
    meet(lambda dialog: take_found(dialog, TITLE))
    named(case, QAbstractButton, "制作文书").click()
    ((room, target),) = going
    assert (room, target.paper.form, target.paper.addressee) == (DOCUMENTS, ORDER, desk.company.name)
    session.pausing.emit()
    case.close()
    case.deleteLater()
    QCoreApplication.sendPostedEvents(case, QEvent.Type.DeferredDelete)
