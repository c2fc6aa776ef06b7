"""裁切拉正 of evidence: a straight copy beside the original, which stays as it is; corners outlive a closed dialog."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from inspector_app.documents.images import page_count
from inspector_app.documents.straighten import WHOLE
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.ui.cases.copy_dialog import CopyDialog
from inspector_app.ui.cases.cut_dialog import CutDialog
from inspector_app.ui.inspections.photo_dialog import PhotoDialog
from inspector_app.ui.inspections.print_button import PrintButton
from inspector_app.usecases.evidence import Belongs, take_in
from tests.ui.cases.test_photo_list_dialog import photo
from tests.ui.conftest import find_named, said


@pytest.fixture
def piece(context, desk):
    desk.without_proof()
    return take_in(context, photo(), "班组工资表", Belongs(desk.case.rid), "挂在工棚墙上")


@pytest.fixture
def dialog(session, piece, in_sight, jobs):
    made = in_sight(CutDialog(session, piece))
    jobs.run_all()
    return made


def press(dialog, name):
    find_named(dialog, QPushButton, name).click()


def cut(dialog, jobs):
    press(dialog, "裁切拉正")
    jobs.run_all()
    QTest.keyClick(dialog.desk.view, Qt.Key.Key_Right)  # the first corner, a little
    press(dialog, "按四角拉正")
    jobs.run_all()


def test_a_copy_is_kept_beside_the_original(dialog, context, piece, desk, jobs, unnamed):
    assert unnamed(dialog) == []
    assert "原件不改动" in said(dialog)
    before = dialog.desk.image.size()
    cut(dialog, jobs)
    assert dialog.desk.image.size() != before
    dialog.primary.click()
    new = dialog.outcome
    assert (new.title, new.case_rid) == ("班组工资表（裁切）", desk.case.rid)
    assert piece.sha256 in new.shows
    assert context.store.need(Evidence, piece.rid) == piece
    assert context.store.sealed.read(new.sha256)[:3] == b"\xff\xd8\xff"


def test_nothing_cut_is_not_kept(dialog, context, jobs):
    press(dialog, "裁切拉正")
    jobs.run_all()
    dialog.primary.click()
    assert "四角还没有用上" in said(dialog)
    assert dialog.sheet.isHidden()  # the picture has the room of the entries
    press(dialog, "恢复整张照片")
    jobs.run_all()
    assert (dialog.notice.sentence, dialog.sheet.isHidden()) == ("", False)
    dialog.primary.click()
    assert "还没有裁切" in said(dialog)
    assert dialog.outcome is None
    assert len(context.store.all(Evidence)) == 1


def test_the_corners_and_the_name_outlive_a_closed_dialog_and_can_be_undone(dialog, session, piece, in_sight, jobs):
    cut(dialog, jobs)
    corners = dialog.desk.corners
    find_named(dialog, QLineEdit, "名称（必填）").setText("工资表第一页")
    dialog.reject()
    again = in_sight(CutDialog(session, piece))
    jobs.run_all()
    assert again.desk.corners == corners
    assert find_named(again, QLineEdit, "名称（必填）").text() == "工资表第一页"
    press(again, "裁切拉正")
    jobs.run_all()
    press(again, "恢复整张照片")
    jobs.run_all()
    again.form.undo_stack.undo()
    jobs.run_all()
    assert again.desk.corners == corners


def test_it_is_reached_from_the_photo(session, piece, in_sight, jobs, meet):
    shown = in_sight(PhotoDialog(session, piece))
    met = meet(lambda opened: opened.reject())
    press(shown, "裁切拉正")
    assert [type(each) for each in met] == [CutDialog]


def test_two_sides_are_copied_onto_a_sheet_to_be_signed(session, context, piece, desk, in_sight, jobs, meet, unnamed):
    back = take_in(context, photo("#e0e8f0"), "反面", Belongs(desk.case.rid))
    dialog = in_sight(CopyDialog(session, piece))
    jobs.run_all()
    assert unnamed(dialog) == []
    assert QApplication.focusWidget() is dialog.sides.desk.view  # it is made straight before it is named
    press(dialog.sides, "裁切拉正")
    jobs.run_all()
    dialog.primary.click()
    dialog.sides.add_side(back.rid)
    jobs.run_all()
    assert "四角还没有用上" in said(dialog)
    assert (dialog.outcome, len(dialog.sides.value())) == (None, 1)
    press(dialog.sides, "按四角拉正")
    jobs.run_all()
    dialog.sides.add_side(back.rid)
    jobs.run_all()
    assert "第2面，共2面：反面" in said(dialog)
    press(dialog, "上一面")
    jobs.run_all()
    assert dialog.sides.desk.corners != WHOLE
    dialog.reject()
    again = in_sight(CopyDialog(session, piece))
    press(again, "版式：证件原大")
    again.primary.click()
    jobs.run_all()
    assert (again.outcome.title, again.outcome.kind) == ("班组工资表复印件", EvidenceKind.SCAN)
    assert piece.sha256 in again.outcome.shows
    assert back.sha256 in again.outcome.shows


def test_a_piece_is_printed_as_it_is_seen(session, piece, in_sight, jobs):
    shown = in_sight(PhotoDialog(session, piece))
    sent = []
    printing = SimpleNamespace(send=lambda pdf, *how: sent.append((page_count(pdf), *how[:2])))
    shown.findChild(PrintButton).print_on(printing, "示例打印机")
    jobs.run_all()
    assert sent == [(1, "示例打印机", 1)]
    assert "已送到打印机“示例打印机”。" in shown.notice.sentence
