"""裁切拉正 of evidence: a straight copy beside the original, which stays as it is; corners outlive a closed dialog."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from inspector_app.domain.evidence import Evidence
from inspector_app.ui.cases.cut_dialog import CutDialog
from inspector_app.ui.inspections.photo_dialog import PhotoDialog
from inspector_app.usecases.evidence import Belongs, take_in
from tests.ui.cases.test_photo_list_dialog import photo
from tests.ui.conftest import find_named, said


@pytest.fixture
def piece(context, desk):
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


def test_nothing_cut_is_not_kept(dialog, context):
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
