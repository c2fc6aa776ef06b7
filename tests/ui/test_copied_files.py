"""Copied files never stand as paths in a line: the page takes them, else it is said."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from inspector_app.ui.copied_files import CopiedFiles
from inspector_app.ui.page_keys import PageKey, bind_keys

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(params=[QLineEdit, QPlainTextEdit])
def entry(request, qapp, shown):
    CopiedFiles.of_application()
    window = QWidget()
    entry = request.param()
    QVBoxLayout(window).addWidget(entry)
    shown(window)
    window.activateWindow()
    entry.setFocus()
    yield entry
    window.close()


def text(entry):
    return entry.text() if isinstance(entry, QLineEdit) else entry.toPlainText()


def copied(tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "照片.jpg"))])
    mime.setText(str(tmp_path / "照片.jpg"))
    QApplication.clipboard().setMimeData(mime)


def test_the_page_takes_them_or_nothing_is_written(entry, tmp_path, qtbot):
    copied(tmp_path)
    QTest.keyClick(entry, Qt.Key.Key_V, CTRL)
    assert text(entry) == ""
    taken = []
    bind_keys(entry.window(), (PageKey("粘贴照片或文件", ("Ctrl+V",), lambda: taken.append(1)),))
    QTest.keyClick(entry, Qt.Key.Key_V, CTRL)
    assert (text(entry), taken) == ("", [1])
    QApplication.clipboard().setText("两个月没有领")
    QTest.keyClick(entry, Qt.Key.Key_V, CTRL)
    assert (text(entry), taken) == ("两个月没有领", [1])
