from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from inspector_app.domain.act import Act, ActKind, PhoneApproval
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document, DocumentState
from inspector_app.domain.lifecycle import PaperVerb
from inspector_app.domain.watching import Listing
from inspector_app.support.clock import at
from inspector_app.ui.documents.act_dialogs import act_dialog, undo_dialog
from inspector_app.ui.documents.verbs import buttons
from inspector_app.ui.targets import ShowSection
from inspector_app.usecases import acts
from inspector_app.usecases.issuing import Numbering, SignOff, sign_off
from inspector_app.usecases.paper_file import paper_file
from tests.ui.conftest import said


@pytest.fixture
def opened(session, desk, shown):
    def open_(verb, document, files=()):
        file = paper_file(desk.context, document.rid)
        return shown(act_dialog(verb, session, file, None, lambda _parent: list(files)))

    return open_


def state(desk, document):
    return paper_file(desk.context, document.rid).state


def test_voiding_wants_a_reason(desk, opened, named, press):
    order = desk.order()
    dialog = opened(PaperVerb.VOID, order)
    press(dialog, "作废")
    assert dialog.sheet.fields["reason"].message
    assert state(desk, order) is DocumentState.SIGNED_OFF
    named(dialog, QPlainTextEdit, "作废理由（必填）").setPlainText("金额有误")
    press(dialog, "作废")
    assert state(desk, order) is DocumentState.VOIDED


def test_a_refusal_without_an_entry_stands_above(desk, opened, named, press):
    order = desk.order()
    dialog = opened(PaperVerb.WITHDRAW, order)
    named(dialog, QPlainTextEdit, "撤销理由（必填）").setPlainText("理由")
    press(dialog, "撤销")
    assert "尚未送达" in dialog.notice.sentence
    assert dialog.isVisible()


def test_review_and_seal_are_acts_of_the_paper(desk, opened, named, press):
    paper = desk.order_paper()
    submitted = acts.submit(desk.context, paper, desk.facts(paper), "示例局长")
    dialog = opened(PaperVerb.REVIEW, submitted)
    named(dialog, QLineEdit, "审核人（必填）").setText("示例法制员")
    assert named(dialog, QPlainTextEdit, "审核意见").toPlainText() == ""
    press(dialog, "法制审核")  # nothing is chosen beforehand
    assert dialog.sheet.fields["result"].message
    assert state(desk, submitted) is DocumentState.SUBMITTED
    press(dialog, "审核结果（必填）：通过")
    press(dialog, "法制审核")
    assert state(desk, submitted) is DocumentState.REVIEWED
    order = desk.order()
    dialog = opened(PaperVerb.SEAL, order)
    named(dialog, QLineEdit, "用印人（部门）（必填）").setText("示例办公室")
    press(dialog, "登记用印")
    assert state(desk, order) is DocumentState.SIGNED_OFF  # no sheet was printed that could bear the seal
    assert dialog.sheet.fields["printed"].message
    named(dialog, QPlainTextEdit, "打印情况（必填）").setPlainText("另存后在示例局打印")
    press(dialog, "登记用印")
    assert state(desk, order) is DocumentState.SEALED


def test_a_paper_that_is_sent_back_wants_its_opinion_and_may_be_changed(desk, opened, named, press):
    paper = desk.order_paper()
    submitted = acts.submit(desk.context, paper, desk.facts(paper), "示例局长")
    desk.clock.advance(minutes=1)
    dialog = opened(PaperVerb.REVIEW, submitted)
    opinion = named(dialog, QPlainTextEdit, "审核意见")
    named(dialog, QLineEdit, "审核人（必填）").setText("陈示例")
    press(dialog, "审核结果（必填）：退回")
    press(dialog, "法制审核")
    assert "承办人" in dialog.sheet.fields["by"].message
    named(dialog, QLineEdit, "审核人（必填）").setText("示例法制员")
    press(dialog, "法制审核")
    assert "退回的原因" in dialog.sheet.fields["note"].message
    opinion.setPlainText("事实不清，请补充考勤记录")
    press(dialog, "法制审核")
    assert state(desk, submitted) is DocumentState.RETURNED


def test_the_verification_runs_from_the_day_on_which_the_objection_came(desk, opened, named, press):
    notice = desk.pre_notice()
    desk.clock.move_to(at(date(2026, 3, 20), 9))
    dialog = opened(PaperVerb.OBJECT, notice)
    received = named(dialog, QLineEdit, "收到异议的日期（必填）")
    named(dialog, QPlainTextEdit, "异议的事实和理由（必填）").setPlainText("工资已经付清")
    received.setText("2026-03-23")
    press(dialog, "登记异议")
    assert dialog.sheet.fields["on"].message
    received.setText("2026-03-18")
    press(dialog, "登记异议")
    (term,) = desk.context.store.find(Deadline, document_rid=notice.rid, rule="DL-14")
    assert term.starts_on == date(2026, 3, 18)


def test_the_answer_to_an_objection_ends_its_term(desk, opened, named, press):
    notice = desk.pre_notice()
    acts.object_to(desk.context, notice.rid, "示例劳务有限公司", "工资已经付清")
    dialog = opened(PaperVerb.ANSWER, notice)
    assert any("工资已经付清" in label.text() for label in dialog.findChildren(QLabel))
    result = named(dialog, QPlainTextEdit, "核实结果和告知情况（必填）")
    press(dialog, "异议答复")
    assert dialog.sheet.fields["note"].message
    result.setPlainText("异议不成立，已书面告知")
    press(dialog, "异议答复")
    (act,) = desk.context.store.find(Act, subject_rid=notice.rid, kind=ActKind.OBJECTION_ANSWERED)
    assert (act.by, act.note) == ("陈示例", "异议不成立，已书面告知")
    assert desk.context.store.find(Deadline, document_rid=notice.rid, rule="DL-14", done_on=None) == ()


def test_a_slip_in_a_served_paper_is_corrected_beside_it(desk, opened, named, press):
    order = desk.order()
    desk.serve(order)
    dialog = opened(PaperVerb.CORRECT, order)
    named(dialog, QPlainTextEdit, "补正的内容和告知情况（必填）").setPlainText("邮编有误，已书面告知")
    press(dialog, "补正")
    (act,) = desk.context.store.find(Act, subject_rid=order.rid, kind=ActKind.CORRECTED)
    assert act.note == "邮编有误，已书面告知"
    assert state(desk, order) is DocumentState.SERVED


def test_a_number_that_another_laptop_gave_too_is_corrected_and_told(desk, opened, named, press):
    order = desk.order()
    desk.serve(order)
    dialog = opened(PaperVerb.CORRECT, order)
    named(dialog, QPlainTextEdit, "补正的内容和告知情况（必填）").setPlainText("与示例乙的重号，已书面告知")
    number = named(dialog, QLineEdit, "正确的文号")
    number.setText("五十一")
    press(dialog, "补正")
    assert "不是完整的文号" in dialog.sheet.fields["document.number"].message
    number.setText("示人社监令字[2026]第051号")
    press(dialog, "补正")
    (act,) = desk.context.store.find(Act, subject_rid=order.rid, kind=ActKind.CORRECTED)
    right = order.number.replace("1号", "51号")
    assert act.note == f"文号“{order.number}”更正为“{right}”。与示例乙的重号，已书面告知"
    assert desk.context.store.need(Document, order.rid).number == right


def test_the_figure_written_by_hand_fills_the_blank(desk, opened, named, press, qtbot):
    order = desk.order(numbering=Numbering(blank=True))
    dialog = opened(PaperVerb.NUMBER_BACK, order)
    press(dialog, "手填文号回录")
    assert dialog.sheet.fields["document.number"].message
    qtbot.keyClicks(named(dialog, QLineEdit, "文号（必填）"), "7")
    press(dialog, "手填文号回录")
    file = paper_file(desk.context, order.rid)
    assert file.document.number == "示人社监令字〔2026〕7号"
    assert PaperVerb.NUMBER_BACK not in file.verbs


@pytest.fixture
def pages(tmp_path):
    """A signed paper, photographed page by page."""
    scans = [tmp_path / f"page{number}.pdf" for number in (1, 2)]
    for number, scan in enumerate(scans):
        scan.write_bytes(b"%%PDF-1.7 page %d" % number)
    return [str(scan) for scan in scans]


def printed_record(desk):
    record = desk.record()
    acts.printed(desk.context, record.rid, record.copies[-1].label, 1)
    return record


def test_the_signed_scan_becomes_the_original_with_all_its_pages(desk, opened, press, jobs, pages):
    record = printed_record(desk)
    dialog = opened(PaperVerb.SIGN_RECORD, record, pages)
    press(dialog, "签字扫描件：添加照片或扫描件…")
    jobs.run_all()
    press(dialog, "登记签字")
    (act,) = desk.context.store.find(Act, subject_rid=record.rid, kind=ActKind.SIGNED)
    assert len(act.evidence_rids) == 2


def test_a_scan_that_could_not_be_made_is_added_later(desk, opened, press, named, jobs, pages, page):
    record = printed_record(desk)
    dialog = opened(PaperVerb.SIGN_RECORD, record)
    assert not dialog.sheet.fields.get("printed")
    named(dialog, QPlainTextEdit, "备注").setPlainText("工地没有扫描仪")
    press(dialog, "登记签字")
    page.open_target(record.rid)
    assert buttons(page.paper.file) == (PaperVerb.ADD_SCAN,)
    dialog = opened(PaperVerb.ADD_SCAN, record, pages)
    press(dialog, "补交扫描件")
    assert "请添加" in dialog.sheet.fields["scan"].message
    press(dialog, "签字扫描件：添加照片或扫描件…")
    jobs.run_all()
    press(dialog, "补交扫描件")
    (act,) = desk.context.store.find(Act, subject_rid=record.rid, kind=ActKind.SCANNED)
    assert len(act.evidence_rids) == 2
    page.open_target(record.rid)
    assert buttons(page.paper.file) == ()


def test_who_printed_elsewhere_is_asked_where(desk, opened, press, named):
    record = desk.record()
    dialog = opened(PaperVerb.SIGN_RECORD, record)
    named(dialog, QPlainTextEdit, "备注").setPlainText("工地没有扫描仪")
    press(dialog, "登记签字")
    assert dialog.sheet.fields["printed"].message
    named(dialog, QPlainTextEdit, "打印情况（必填）").setPlainText("另存后在项目部打印")
    press(dialog, "登记签字")
    (act,) = desk.context.store.find(Act, subject_rid=record.rid, kind=ActKind.SIGNED)
    assert (act.note, act.printed) == ("工地没有扫描仪", "另存后在项目部打印")


def test_a_wrong_entry_is_taken_back_with_a_reason(session, desk, shown, named, press):
    order = desk.order()
    sealed = acts.affix_seal(desk.context, order.rid, "示例办公室", printed="在示例局打印")
    dialog = shown(undo_dialog(session, sealed, None))
    named(dialog, QPlainTextEdit, "更正理由（必填）").setPlainText("登错了文书")
    press(dialog, "更正误登")
    assert state(desk, order) is DocumentState.SIGNED_OFF


def test_withdrawing_an_order_names_the_notice_that_loses_its_ground_and_the_notice_says_so(
    desk, opened, page, press, session
):
    notice = desk.pre_notice()
    order = desk.context.store.need(Document, notice.about.order_rid)
    dialog = opened(PaperVerb.WITHDRAW, order)
    told = "".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"《{notice.title}》（{notice.number}）将失去依据" in told
    dialog.reject()
    page.open_target(notice.rid)
    assert not page.paper.notice.isVisible()
    assert "失信联合惩戒名单（拟列入）" in said(page.paper)  # begun by the service, and told
    went = []
    session.going.connect(lambda *wish: went.append(wish))
    press(page.paper, "打开监管记录")
    assert went == [("oversight", ShowSection("watching", desk.context.store.all(Listing)[0].rid))]
    acts.withdraw(desk.context, order.rid, "示例局长", "事实有误")
    page.open_target(notice.rid)
    assert f"据以作出本文书的{order.number}" in page.paper.notice.sentence
    page.open_target(order.rid)
    assert any("还没有书面告知受送达人" in label.text() for label in page.paper.findChildren(QLabel))
    wished = []
    page.paper.editing.connect(wished.append)
    press(page.paper, "告知撤销")
    assert (wished[0].paper.form, wished[0].paper.about.served_rid) == ("undoing-decision", order.rid)


def test_a_signature_without_a_scan_says_why_and_ink_corrections_are_told_apart_from_that(desk, opened, press, named):
    record = printed_record(desk)
    (line, *_) = desk.context.store.find(WageClaim, case_rid=desk.case.rid)
    desk.keep(replace(line, found_fen=1_900_000))
    dialog = opened(PaperVerb.SIGN_RECORD, record)
    press(dialog, "登记签字")
    assert "扫描件" in dialog.sheet.fields["scan"].message
    named(dialog, QPlainTextEdit, "备注").setPlainText("暂无扫描仪，回局后补扫")
    press(dialog, "登记签字")
    assert "打印之后内容又有改动" in dialog.sheet.fields["corrected"].message
    named(dialog, QPlainTextEdit, "手写更正").setPlainText("第1行认定额改为19,000元，当事人捺印")
    press(dialog, "登记签字")
    (act,) = desk.context.store.find(Act, subject_rid=record.rid, kind=ActKind.SIGNED)
    assert (act.note, act.corrected) == ("暂无扫描仪，回局后补扫", "第1行认定额改为19,000元，当事人捺印")


def test_what_was_approved_by_telephone_is_made_up_for_in_writing(desk, opened, named, press):
    paper = desk.order_paper()
    call = PhoneApproval(desk.clock.now(), "0551-1234567", "同意当场下达")
    decision = SignOff("示例局长", phone=call)
    order = sign_off(desk.context, paper, desk.facts(paper), decision)
    dialog = opened(PaperVerb.RATIFY, order)
    assert named(dialog, QLineEdit, "审批的负责人（必填）").text() == "示例局长"
    press(dialog, "补办审批")
    assert dialog.sheet.fields["note"].message
    named(dialog, QPlainTextEdit, "审批意见（必填）").setPlainText("已阅")
    press(dialog, "补办审批")
    assert "看不出" in dialog.sheet.fields["answer"].message
    press(dialog, "负责人的决定：同意")
    press(dialog, "补办审批")
    (term,) = desk.context.store.find(Deadline, document_rid=order.rid, rule="DL-45")
    assert term.ended_by == dialog.outcome.rid
