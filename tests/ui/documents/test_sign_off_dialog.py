"""签发 asks for a leader where law puts one on the way of such a paper, and nowhere else."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from inspector_app.domain.role import Hand, Role
from inspector_app.ui.documents.sign_off_dialog import SignOffDialog
from inspector_app.usecases import blank_packs, issuing
from inspector_app.usecases.blank_packs import BlankWish
from inspector_app.usecases.blank_sheets import type_back
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.sign_off_asks import Unsigned


def unsigned(desk, session, paper, route):
    """A paper about to be signed off where law has another route for its role."""
    context = desk.context
    form, procedure = issuing.form_for(context, paper), context.law.procedure
    rule = replace(procedure.roles[form.role], route=route)
    law = replace(context.law, procedure=replace(procedure, roles={**procedure.roles, form.role: rule}))
    session.context = replace(context, law=law)
    return Unsigned(form, paper, issuing.start_facts(context, paper))


@pytest.fixture
def entries(qtbot, session):
    """The names of the lines that a dialog asks for."""

    def of(what):
        dialog = SignOffDialog(session, what)
        qtbot.addWidget(dialog)
        return [line.accessibleName() for line in dialog.findChildren(QLineEdit)]

    return of


def test_an_order_without_a_leader_on_its_way_asks_for_none(desk, session, entries):
    hands = (Hand.HANDLER, Hand.LEADER)
    assert "签发的负责人（必填）" in entries(unsigned(desk, session, desk.order_paper(), hands))
    assert "签发的负责人（必填）" not in entries(unsigned(desk, session, desk.order_paper(), hands[:1]))


def test_a_record_with_a_leader_on_its_way_asks_for_one(desk, session, entries, meet):
    paper = Paper("wage-arrears-list", case_rid=desk.case.rid)
    assert desk.context.forms.roles[paper.form] is Role.WAGE_LIST
    alone = unsigned(desk, session, paper, (Hand.HANDLER,))
    assert SignOffDialog.ask(session, alone, None).signed_by == desk.context.writer.name
    led = unsigned(desk, session, paper, (Hand.HANDLER, Hand.LEADER))
    assert "打印核对的负责人（必填）" in entries(led)
    met = meet(lambda dialog: dialog.reject())
    assert SignOffDialog.ask(session, led, None) is None
    assert len(met) == 1


def test_a_call_is_asked_for_where_the_leader_approved_by_telephone(desk, session, qtbot, named, press, write):
    paper = desk.order_paper()
    form = issuing.form_for(desk.context, paper)
    dialog = SignOffDialog(session, Unsigned(form, paper, desk.facts(paper)))
    qtbot.addWidget(dialog)
    dialog.show()
    named(dialog, QLineEdit, "签发的负责人（必填）").setText("示例局长")
    assert not dialog.sheet.fields["number"].isVisible()
    press(dialog, "审批方式：电话请示")
    assert not dialog.sheet.fields["opinion"].isVisible()
    press(dialog, "签发")
    assert dialog.sheet.fields["number"].message
    write(named(dialog, QLineEdit, "所打的号码（必填）"), "0551-1234567")
    write(named(dialog, QPlainTextEdit, "请示内容和答复（必填）"), "同意当场下达")
    press(dialog, "签发")
    assert (dialog.outcome.phone.number, dialog.outcome.opinion) == ("0551-1234567", "")


def test_a_letter_is_approved_in_writing_alone(desk, session, entries):
    paper = Paper("reminder-letter", case_rid=desk.case.rid)
    form = issuing.form_for(desk.context, paper)
    asked = entries(Unsigned(form, paper, desk.facts(paper), document_rid="kept"))
    assert "签批日期" in asked
    assert "所打的号码（必填）" not in asked


def test_the_number_of_what_was_written_by_hand_is_the_one_on_its_sheet(desk, session, qtbot):
    """The next of the block would be another number than the party holds."""
    order = blank_packs.prepare_blanks(desk.context, [BlankWish("order-to-pay", desk.case.rid)])
    blank_packs.record_blanks(desk.context, order)
    target = type_back(desk.context, order.sheets[0].rid)
    form = issuing.form_for(desk.context, target.paper)
    dialog = SignOffDialog(session, Unsigned(form, target.paper, desk.facts(target.paper), target.document_rid))
    qtbot.addWidget(dialog)
    assert not dialog.sheet.fields["document.number"].isHidden()
    assert any("手写应急空白空2026-0001" in label.text() for label in dialog.findChildren(QLabel))
