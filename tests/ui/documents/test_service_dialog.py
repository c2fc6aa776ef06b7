from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from inspector_app.domain.act import Act, ActKind, ServiceMethod
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import DocumentState
from inspector_app.ui.documents.act_dialogs import ServiceDialog, entries_for
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.paper_file import paper_file

METHOD = "送达方式（必填）"


def open_dialog(session, desk, shown, files=()):
    order = desk.order()
    return order, shown(ServiceDialog(session, paper_file(desk.context, order.rid), lambda _parent: list(files)))


def visible(dialog):
    return {name for name, field in dialog.sheet.fields.items() if not field.isHidden()}


def test_each_method_shows_the_proof_it_needs(session, desk, shown, choose):
    _, dialog = open_dialog(session, desk, shown)
    for method in ServiceMethod:
        choose(dialog, METHOD, method)
        assert visible(dialog) == set(entries_for(method))
        nobody = method in (ServiceMethod.PUBLIC_NOTICE, ServiceMethod.POSTED)
        assert ("service.receiver" in visible(dialog)) is not nobody


def test_left_service_without_witness_or_photo_is_refused_beside_the_method(session, desk, shown, named, press, choose):
    order, dialog = open_dialog(session, desk, shown)
    choose(dialog, METHOD, ServiceMethod.LEFT)
    named(dialog, QLineEdit, "收件人（必填）").setText("示例前台")
    press(dialog, "登记送达")
    assert dialog.isVisible()
    assert dialog.sheet.fields["service.method"].message
    assert desk.context.store.find(Act, kind=ActKind.SERVED) == ()
    named(dialog, QPlainTextEdit, "拒收、留置、公告或者张贴的情况").setPlainText("拒绝签收，留置于前台")
    named(dialog, QLineEdit, "见证人").setText("示例物业")
    press(dialog, "登记送达")
    (act,) = desk.context.store.find(Act, subject_rid=order.rid, kind=ActKind.SERVED)
    assert act.service.witness == "示例物业"
    assert act.service.method is ServiceMethod.LEFT


def test_service_starts_the_limits_of_the_order(session, desk, shown, named, press):
    order, dialog = open_dialog(session, desk, shown)
    named(dialog, QLineEdit, "收件人（必填）").setText("示例收件员")
    press(dialog, "登记送达")
    assert not dialog.isVisible()
    assert {d.rule for d in desk.context.store.find(Deadline, document_rid=order.rid)} >= {"DL-08", "DL-15"}


def test_drafts_of_two_papers_of_a_kind_are_told_apart(session, desk, shown, named):
    order, dialog = open_dialog(session, desk, shown)
    named(dialog, QLineEdit, "收件人（必填）").setText("示例收件员")
    dialog.reject()
    (kept,) = all_drafts(desk.context)
    assert order.number in kept.title


def test_the_receiver_is_asked_for(session, desk, shown, press):
    _, dialog = open_dialog(session, desk, shown)
    press(dialog, "登记送达")
    assert dialog.isVisible()
    assert dialog.sheet.fields["service.receiver"].message


def test_what_another_method_needed_is_not_sent(session, desk, shown, named, press, choose):
    order, dialog = open_dialog(session, desk, shown)
    choose(dialog, METHOD, ServiceMethod.MAIL)
    named(dialog, QLineEdit, "邮件单号（电子送达编号）").setText("示例0001")
    choose(dialog, METHOD, ServiceMethod.DIRECT)
    named(dialog, QLineEdit, "收件人（必填）").setText("示例收件员")
    press(dialog, "登记送达")
    (act,) = desk.context.store.find(Act, subject_rid=order.rid, kind=ActKind.SERVED)
    assert act.service.tracking == ""


def test_a_photo_is_sealed_and_ticked_at_once(session, desk, shown, named, press, jobs, tmp_path):
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff example")
    order, dialog = open_dialog(session, desk, shown, [str(photo)])
    named(dialog, QLineEdit, "收件人（必填）").setText("示例收件员")
    press(dialog, "照片、录像等证据：添加照片或扫描件…")
    jobs.run_all()
    press(dialog, "登记送达")
    (act,) = desk.context.store.find(Act, subject_rid=order.rid, kind=ActKind.SERVED)
    assert len(act.evidence_rids) == 1


def test_every_entry_has_a_name(session, desk, shown, unnamed):
    _, dialog = open_dialog(session, desk, shown)
    assert unnamed(dialog) == []


def test_a_paper_without_a_seal_is_asked_about_and_its_seal_is_entered_afterwards(
    page, desk, named, meet, press, messages
):
    order = desk.order()
    page.open_target(order.rid)

    def serve(dialog):
        named(dialog, QLineEdit, "收件人（必填）").setText("示例收件员")
        messages.reason = None
        press(dialog, "登记送达")
        assert dialog.isVisible()
        messages.reason = "印章外借，先行送达"
        press(dialog, "登记送达")

    messages.answer = False
    meet(serve)
    press(page.paper, "登记送达")
    (act,) = desk.context.store.find(Act, subject_rid=order.rid, kind=ActKind.SERVED)
    assert act.note == "印章外借，先行送达"

    def seal(dialog):
        named(dialog, QLineEdit, "用印人（部门）（必填）").setText("示例办公室")
        press(dialog, "登记用印")
        assert dialog.isVisible()  # when it was sealed is to be told
        named(dialog, QPlainTextEdit, "备注（必填）").setPlainText("送达前已用印，补登")
        named(dialog, QPlainTextEdit, "打印情况（必填）").setPlainText("另存后在示例局打印")
        press(dialog, "登记用印")

    meet(seal)
    press(page.paper, "登记用印")
    assert desk.context.store.find(Act, subject_rid=order.rid, kind=ActKind.SEALED)
    assert page.paper.file.state is DocumentState.SERVED
