"""证据 of a case: files taken in and named, videos by name, pictures from the worker."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton

from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.ui.cases.case_page import CasePage
from inspector_app.ui.cases.cases_page import CasesPage
from inspector_app.ui.cases.evidence_dialogs import TakeInDialog
from inspector_app.ui.cases.evidence_tab import count_words
from inspector_app.ui.targets import CASES, CaseTab, ResumeDraft, ShowCase, ShowSides
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.usecases.draft_text import look_text
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.evidence import Belongs, take_in_files
from tests.ui.conftest import find_named, said
from tests.ui.hands import fill


@pytest.fixture(autouse=True)
def nothing_yet(desk):
    desk.without_proof()


@pytest.fixture
def photo(tmp_path) -> Path:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    path = tmp_path / "IMG_0001.png"
    image.save(str(path))
    return path


@pytest.fixture
def tab(desk, session, in_sight):
    page = in_sight(CasePage(session))
    page.open(desk.case.rid, CaseTab.EVIDENCE)
    return page.part(CaseTab.EVIDENCE)


def test_chosen_files_are_named_and_sealed(desk, tab, photo, meet, press, jobs):
    tab.choose = lambda _parent: [str(photo)]

    def name(dialog):
        entry = dialog.sheet.fields["title0"].entry
        assert entry.text() == "IMG_0001"
        entry.setText("工地大门")
        dialog.primary.click()
        jobs.run_all()

    meet(name)
    press(tab, "添加照片和文件")
    (piece,) = desk.context.store.all(Evidence)
    assert (piece.title, piece.kind, piece.case_rid) == ("工地大门", EvidenceKind.PHOTO, desk.case.rid)
    assert desk.context.store.sealed.read(piece.sha256) == photo.read_bytes()
    assert count_words([piece]) == "照片1件"
    press(tab, "拍摄时间存疑1张")  # a drawing has none
    assert [each.rid for each in tab.thumbnails.model().pieces] == [piece.rid]


def test_dropped_files_are_taken_in_and_their_pictures_come_from_the_worker(desk, tab, photo, meet, jobs):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )

    def take(dialog):
        dialog.primary.click()
        jobs.run_all()

    meet(take)
    tab.dropEvent(event)
    (piece,) = desk.context.store.all(Evidence)
    tab.thumbnails.grab()
    QApplication.processEvents()
    jobs.run_all()
    assert tab.thumbnails.reader.picture(piece).size() == QSize(40, 30)


def test_a_picture_is_pasted_and_an_empty_clipboard_is_said(desk, tab, press, jobs, messages):
    QGuiApplication.clipboard().clear()
    press(tab, "粘贴照片")
    assert messages.told[0][0] == "没有可以粘贴的照片"
    mime = QMimeData()
    mime.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(mime)
    tab.thumbnails.setFocus()
    QTest.keyClick(tab.thumbnails, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    jobs.run_all()
    (piece,) = desk.context.store.all(Evidence)
    assert (piece.title, piece.media_type, piece.case_rid) == ("粘贴的照片", "image/png", desk.case.rid)


def test_a_file_without_a_name_stays_in_the_dialog(desk, session, photo, in_sight):
    dialog = in_sight(TakeInDialog(session, [photo], Belongs(desk.case.rid)))
    dialog.sheet.fields["title0"].entry.setText("")
    dialog.primary.click()
    assert dialog.sheet.fields["title0"].message == "该项必填，请补充。"
    assert desk.context.store.all(Evidence) == ()


def test_many_files_are_named_at_once_in_one_table(desk, session, tmp_path, in_sight, jobs):
    files = [tmp_path / f"DSC_{number:04}.txt" for number in range(40)]
    for number, path in enumerate(files):
        path.write_text(str(number))
    dialog = in_sight(TakeInDialog(session, files, Belongs(desk.case.rid)))
    grid = dialog.sheet.fields["titles"].entry
    assert grid.titles_model.text(39, 1) == "DSC_0039"
    find_named(dialog, QLineEdit, "统一命名").setText("施工现场")
    find_named(dialog, QPushButton, "全部按此命名").click()
    grid.model().setData(grid.model().index(1, 1), "")
    dialog.primary.click()
    assert "请填写证据名称" in said(dialog)
    dialog.form.undo_stack.undo()
    dialog.primary.click()
    jobs.run_all()
    titles = [piece.title for piece in desk.context.store.all(Evidence)]
    assert len(titles) == 40
    assert {"施工现场01", "施工现场40"} <= set(titles)


def test_what_was_taken_in_before_is_told_and_not_taken_twice(desk, session, photo, in_sight, jobs, messages):
    take_in_files(desk.context, [(photo, "工地大门")], Belongs(desk.case.rid))
    dialog = in_sight(TakeInDialog(session, [photo], Belongs(desk.case.rid)))
    dialog.primary.click()
    jobs.run_all()
    assert [piece.title for piece in desk.context.store.all(Evidence)] == ["工地大门"]
    assert messages.told == [("有1个文件没有重复收取", ["内容与已收取的证据完全相同：“工地大门”。"])]


def test_what_is_told_as_saved_is_what_came_in(desk, tab, session, photo, tmp_path, meet, jobs, messages):
    told = []
    session.done.connect(told.append)
    note = tmp_path / "说明.txt"
    note.write_text("示例")

    def take(dialog):
        dialog.primary.click()
        jobs.run_all()

    for files in ([photo], [photo, note], [photo]):  # what came in before is told by itself
        meet(take)
        tab.take(files)
    assert told == ["“收取1个文件”已保存。"] * 2
    assert [title for title, _lines in messages.told] == ["有1个文件没有重复收取"] * 2
    assert len(desk.context.store.all(Evidence)) == 2


def test_a_video_is_registered_by_name_hash_and_place(desk, tab, tmp_path, meet, press):
    video = tmp_path / "video.mp4"
    video.write_bytes(b"moving pictures")

    def register(dialog):
        dialog.sheet.fields["path"].entry.line.setText(str(video))
        fill(dialog, **{"名称（必填）": "发放现场", "存放地点（必填）": "执法记录仪3号卡"})
        dialog.primary.click()

    meet(register)
    press(tab, "登记视频")
    (piece,) = desk.context.store.all(Evidence)
    assert (piece.kind, piece.sealed, piece.kept_at) == (EvidenceKind.VIDEO, False, "执法记录仪3号卡")


def test_a_video_among_pasted_files_is_asked_about_before_it_fills_the_store(desk, tab, tmp_path, meet, jobs, messages):
    video = tmp_path / "VID_001.MP4"
    video.write_bytes(b"moving pictures")

    def register(dialog):
        assert (dialog.value("path"), dialog.value("title")) == (str(video), "VID_001")
        fill(dialog, **{"存放地点（必填）": "执法记录仪3号卡"})
        dialog.primary.click()

    meet(register)
    tab.take([video])
    (piece,) = desk.context.store.all(Evidence)
    assert (piece.kind, piece.sealed) == (EvidenceKind.VIDEO, False)
    messages.answer = False
    tab.take([video])
    assert desk.context.store.count(Evidence) == 1


def test_an_empty_case_invites_to_drop_files(tab, named):
    assert tab.findChild(EmptyState).isVisible()
    assert named(tab, QAbstractButton, "添加照片和文件").isEnabled()


@pytest.fixture
def named_half(desk, session, photo, in_sight, meet):
    """A file of which the name was begun; the page of the cases on which it is gone on with."""
    page = in_sight(CasesPage(session))
    page.open(desk.case.rid, CaseTab.EVIDENCE)
    page.case.part(CaseTab.EVIDENCE).choose = lambda _parent: [str(photo)]
    meet(lambda dialog: dialog.sheet.fields["title0"].entry.setText("工地大"))
    page.case.part(CaseTab.EVIDENCE).add_files()
    return page


def test_a_draft_goes_on_with_the_files_where_they_lie(desk, named_half, meet, jobs):
    (kept,) = all_drafts(desk.context)
    tab = named_half.case.part(CaseTab.EVIDENCE)
    tab.choose = lambda _parent: pytest.fail("nobody is asked for the files again")

    def go_on(dialog):
        entry = dialog.sheet.fields["title0"].entry
        assert entry.text() == "工地大"
        entry.setText("工地大门")
        dialog.primary.click()
        jobs.run_all()

    meet(go_on)
    named_half.open_target(ResumeDraft(kept.key))
    (piece,) = desk.context.store.all(Evidence)
    assert piece.title == "工地大门"
    assert all_drafts(desk.context) == ()


def test_a_file_that_is_gone_is_named_and_chosen_once_more(desk, named_half, photo, tmp_path, meet):
    (kept,) = all_drafts(desk.context)
    (tmp_path / "stick").mkdir()
    moved = photo.rename(tmp_path / "stick" / photo.name)
    named_half.case.part(CaseTab.EVIDENCE).choose = lambda _parent: [str(moved)]
    seen = []
    meet(lambda dialog: seen.append(dialog.sheet.fields["title0"].entry.text()))
    named_half.open_target(ResumeDraft(kept.key))
    assert "这些文件不在原处了：IMG_0001.png。" in named_half.case.notice.sentence
    assert seen == ["工地大"]


def test_where_a_file_lies_stands_in_no_list_of_drafts(desk, named_half, photo):
    (kept,) = all_drafts(desk.context)
    assert str(photo) in json.dumps(kept.body)
    assert str(photo.parent) not in kept.title
    assert str(photo.parent) not in look_text(json.dumps(kept.body), str)


def test_lists_and_statements_are_brought_where_they_are_compared(desk, tab, wishes, press):
    press(tab, "到四方核对：收取考勤、合同、支付名单")
    press(tab, "到资金链：导入银行流水")
    assert wishes == [(CASES, ShowSides(desk.case.rid)), (CASES, ShowCase(desk.case.rid, CaseTab.FUNDS))]
