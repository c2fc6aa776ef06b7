"""A piece of evidence looked at: a picture, a scan page by page, and a sentence for what cannot be shown."""

from datetime import datetime
from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel

from inspector_app.domain.camera import Camera
from inspector_app.support.clock import CHINA
from inspector_app.ui.inspections.photo_dialog import PhotoDialog
from inspector_app.ui.widgets.pdf_view import PdfView
from inspector_app.usecases.evidence import Belongs, take_in


def photo():
    target = BytesIO()
    Image.new("RGB", (64, 48), "#2060a0").save(target, "JPEG")
    return target.getvalue()


def test_what_the_camera_wrote_is_shown_and_what_is_odd_is_said(qtbot, desk, context, visit):
    taken = datetime(2026, 2, 16, 9, 12, tzinfo=CHINA)
    belongs, camera = Belongs(visit.case_rid, visit.rid, visit.project_rid), Camera(taken, None, "31.2,121.4", "示例机")
    dialog = PhotoDialog(desk, take_in(context, photo(), "大门", belongs, camera=camera))
    qtbot.addWidget(dialog)
    assert "拍摄2026年2月16日 09:12，设备示例机，北纬31.20000°、东经121.40000°" in said(dialog)
    assert not dialog.notice.sentence
    silent = PhotoDialog(desk, take_in(context, photo() + b" ", "截图", belongs, camera=Camera()))
    qtbot.addWidget(silent)
    assert "没有拍摄时间" in silent.notice.sentence
    silent.sheet.fields["taken_at"].entry.set_value(taken)
    silent.sheet.fields["taken_by"].entry.setText("周示例")
    silent.primary.click()
    assert (silent.outcome.taken_at, silent.outcome.taken_by) == (taken, "周示例")


def said(dialog):
    return "".join(label.text() for label in dialog.findChildren(QLabel))


def scan(pages):
    document, target = pikepdf.new(), BytesIO()
    for _ in range(pages):
        document.add_blank_page()
    document.save(target)
    return target.getvalue()


@pytest.fixture
def look(qtbot, desk, context, visit, jobs):
    def look(data):
        piece = take_in(context, data, "示例材料", Belongs(visit.case_rid, visit.rid, visit.project_rid))
        dialog = PhotoDialog(desk, piece)
        qtbot.addWidget(dialog)
        dialog.show()
        jobs.run_all()
        return dialog

    return look


def words(dialog):
    return "".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_a_photo_is_shown(look):
    dialog = look(photo())
    assert any(not label.pixmap().isNull() for label in dialog.findChildren(QLabel))


def test_a_scan_is_shown_page_by_page(look):
    view = look(scan(3)).findChild(PdfView)
    assert view.page_count == 3


def test_a_long_scan_says_that_there_is_more(look):
    dialog = look(scan(24))
    assert dialog.findChild(PdfView).page_count == 20
    assert "共24页，这里只显示前20页" in dialog.notice.sentence


@pytest.mark.parametrize(("data", "says"), [(photo()[:200], "不完整或已损坏"), (b"GIF89a", "不能预览")])
def test_what_cannot_be_shown_says_why(look, data, says):
    assert says in words(look(data))


def test_a_dialog_closed_meanwhile_does_no_harm(qtbot, desk, context, visit, jobs):
    piece = take_in(context, photo(), "示例材料", Belongs(visit.case_rid, visit.rid, visit.project_rid))
    dialog = PhotoDialog(desk, piece)
    dialog.deleteLater()
    qtbot.wait(1)
    jobs.run_all()
