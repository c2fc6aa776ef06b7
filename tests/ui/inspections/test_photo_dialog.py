"""A piece of evidence looked at: a picture, a scan page by page, and a sentence for what cannot be shown."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel

from inspector_app.ui.inspections.photo_dialog import PhotoDialog
from inspector_app.ui.widgets.pdf_view import PdfView
from inspector_app.usecases.evidence import Belongs, take_in


def photo():
    target = BytesIO()
    Image.new("RGB", (64, 48), "#2060a0").save(target, "JPEG")
    return target.getvalue()


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
