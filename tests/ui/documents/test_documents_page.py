from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.document import DocumentState
from inspector_app.ui.documents.act_dialogs import ServiceDialog
from inspector_app.ui.documents.new_paper_dialog import NewPaperDialog
from inspector_app.ui.documents.print_dialog import PrintDialog
from inspector_app.ui.targets import INTERVIEWS, Origin, ShowTalkPart
from inspector_app.ui.widgets.pdf_view import PdfView
from inspector_app.usecases import interviews
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.paper import EditPaper, Paper
from inspector_app.usecases.transcripts import interview_paper
from tests.ui.hands import choose_in_box


def test_the_way_of_an_order_from_print_to_service_record(page, desk, named, meet, press, jobs, messages, printers):
    order = desk.order()
    page.open_target(order.rid)
    jobs.run_all()
    assert page.paper.findChild(PdfView).page_count == order.copies[0].pages

    def print_both(dialog):
        assert isinstance(dialog, PrintDialog)
        press(dialog, "打印")

    meet(print_both)
    press(page.paper, "打印")
    jobs.run_all()
    assert page.paper.file.printed("交付联") == 1

    def seal(dialog):
        named(dialog, QLineEdit, "用印人（部门）（必填）").setText("示例办公室")
        press(dialog, "登记用印")

    meet(seal)
    press(page.paper, "登记用印")
    assert page.paper.file.state is DocumentState.SEALED

    def serve(dialog):
        assert isinstance(dialog, ServiceDialog)
        named(dialog, QLineEdit, "收件人（必填）").setText("示例收件员")
        named(dialog, QLineEdit, "收件人身份（与受送达人的关系）").setText("单位负责收件的人")
        press(dialog, "登记送达")

    meet(serve)
    press(page.paper, "登记送达")
    jobs.run_all()
    assert messages.asked == ["现在制作送达回证吗？"]
    assert page.editor.isVisible()
    assert page.editor.facts["papers"][0]["paper_number"] == order.number


def test_a_void_paper_offers_nothing_more(page, desk, named, meet, press, jobs):
    order = desk.order()
    page.open_target(order.rid)

    def void(dialog):
        named(dialog, QPlainTextEdit, "作废理由（必填）").setPlainText("金额有误")
        press(dialog, "作废")

    meet(void)
    press(page.paper, "作废")
    assert page.paper.file.state is DocumentState.VOIDED
    assert desk.context.store.find(Act, kind=ActKind.VOIDED)[0].note == "金额有误"


def test_the_other_copy_is_shown_by_its_label(page, desk, named, press, jobs):
    page.open_target(desk.order().rid)
    jobs.run_all()
    press(page.paper, "联：存档联")
    assert named(page.paper, QAbstractButton, "联：存档联").isChecked()
    assert len(jobs.pending) == 1


def test_a_new_paper_is_chosen_by_form_case_and_party(page, desk, meet, choose, press, jobs):
    def start(dialog):
        assert isinstance(dialog, NewPaperDialog)
        press(dialog, "开始制作")
        assert dialog.sheet.fields["form"].message
        choose(dialog, "文书（必填）", "order-to-pay")
        choose(dialog, "案件（必填）", desk.case.rid)
        choose(dialog, "责令对象（责任主体）（必填）", desk.liability.rid)
        press(dialog, "开始制作")

    meet(start)
    press(page, "新建文书")
    jobs.run_all()
    assert page.editor.isVisible()
    assert page.editor.facts["addressee.name"] == desk.company.name
    told = ["gate-order-no-day", "gate-not-filed", "fact-missing", "fact-missing"]
    assert [p.code for p in page.editor.problems] == told


def test_a_case_without_a_form_asks_for_one(page, desk, meet):
    met = meet(lambda dialog: dialog.reject())
    page.open_target(EditPaper(Paper("", case_rid=desk.case.rid)))
    assert isinstance(met[0], NewPaperDialog)
    assert met[0].sheet.values()["case"] == desk.case.rid


def test_a_transcript_that_is_printed_leads_back_and_what_is_wrong_to_where_it_is_mended(page, desk, session, press):
    talk = interviews.begin_interview(desk.context, desk.workers[0], "worker", "项目部", "工资", Belongs(desk.case.rid))
    late = replace(talk, ended_at=desk.clock.now() + timedelta(hours=1))
    interviews.save_interview(desk.context, late)
    gone = []
    session.going.connect(lambda key, target: gone.append((key, target)))
    page.come_from(Origin(INTERVIEWS, "询问笔录"))
    page.open_target(EditPaper(interview_paper(desk.context, late)))
    press(page.editor, "有1处需要更正")
    assert gone.pop() == (INTERVIEWS, ShowTalkPart(talk.rid, "ended_at"))
    press(page.editor, "返回询问笔录")
    assert gone.pop() == (INTERVIEWS, None)
    page.open_target(EditPaper(interview_paper(desk.context, late)))  # from the register itself
    press(page.editor, "返回登记簿")
    assert (gone, page.list.isVisible()) == ([], True)


def test_a_change_elsewhere_is_read_when_the_page_is_seen(page, desk, session):
    page.hide()
    order = desk.order()
    session.changed.emit(order)
    assert page.list.table.model().rowCount() == 0
    page.show()
    assert page.list.table.model().rowCount() == 1


def test_the_dialogs_name_every_entry(page, desk, meet, unnamed):
    met = meet(lambda dialog: dialog.reject())
    page.begin()
    assert unnamed(met[0]) == []


@pytest.mark.usefixtures("no_double_click")
def test_what_was_said_of_an_act_goes_with_the_next_one(page, desk, named, meet, press, jobs, tmp_path):
    page.open_target(desk.order().rid)
    jobs.run_all()
    choose_in_box(tmp_path / "order")
    press(page.paper, "另存 PDF")
    assert "已另存" in page.paper.notice.sentence

    def seal(dialog):
        named(dialog, QLineEdit, "用印人（部门）（必填）").setText("示例办公室")
        named(dialog, QPlainTextEdit, "打印情况（必填）").setPlainText("另存后在示例局打印")
        press(dialog, "登记用印")

    meet(seal)
    press(page.paper, "登记用印")
    assert page.paper.notice.sentence == "已登记：用印。"
    asked = []
    meet(lambda dialog: asked.append(dialog.windowTitle()))
    press(page.paper.notice, "登记有误，更正")
    assert asked == ["更正误登"]
