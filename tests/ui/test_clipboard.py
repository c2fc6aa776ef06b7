"""What is copied here is marked, and forgotten with the lock; what came from elsewhere stays."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QImage
from PySide6.QtWidgets import QApplication, QLineEdit

from inspector_app.ui.clipboard import CopyGuard, forget_copies, marks

NUMBER = "340000199001011234"


@pytest.fixture
def ours(qapp, monkeypatch):
    """As on a screen, where the clipboard knows whose data it holds; ``ours["…"]`` says so for each of the two."""
    owned = {"clipboard": True, "selection": True}
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _clipboard: owned["clipboard"])
    monkeypatch.setattr(QClipboard, "ownsSelection", lambda _clipboard: owned["selection"])
    monkeypatch.setattr(QClipboard, "supportsSelection", lambda _clipboard: True)
    yield owned
    qapp.clipboard().clear()


@pytest.fixture
def cleared(monkeypatch):
    """Which of the two were cleared: without a screen there is no selection to look at."""
    modes = []
    clear = QClipboard.clear
    monkeypatch.setattr(
        QClipboard, "clear", lambda board, mode=QClipboard.Mode.Clipboard: (modes.append(mode), clear(board, mode))
    )
    return modes


def test_both_are_emptied_when_both_are_ours(ours, cleared):
    QApplication.clipboard().setText(NUMBER)
    forget_copies()
    assert QApplication.clipboard().text() == ""
    assert cleared == [QClipboard.Mode.Clipboard, QClipboard.Mode.Selection]


@pytest.mark.parametrize(
    ("foreign", "mode"), [("clipboard", QClipboard.Mode.Selection), ("selection", QClipboard.Mode.Clipboard)]
)
def test_what_came_from_elsewhere_stays(ours, cleared, foreign, mode):
    ours[foreign] = False
    QApplication.clipboard().setText(NUMBER)
    forget_copies()
    assert cleared == [mode]
    assert QApplication.clipboard().text() == ("" if mode is QClipboard.Mode.Clipboard else NUMBER)


def copy_in_an_entry(qtbot):
    line = QLineEdit(NUMBER)
    qtbot.addWidget(line)
    line.selectAll()
    line.copy()


@pytest.mark.parametrize(
    ("platform", "wanted"),
    [
        ("win32", 'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"'),
        ("win32", 'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"'),
        ("win32", 'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"'),
        ("linux", "x-kde-passwordManagerHint"),
    ],
)
def test_a_copy_of_any_entry_asks_not_to_be_kept_in_a_history(ours, qtbot, qapp, platform, wanted):
    guard = CopyGuard(platform=platform)
    copy_in_an_entry(qtbot)
    assert qapp.clipboard().mimeData().hasFormat(wanted)
    assert qapp.clipboard().text() == NUMBER
    guard.deleteLater()


def test_what_others_copy_is_left_alone(ours, qapp):
    ours["clipboard"] = False
    guard = CopyGuard(platform="linux")
    data = QMimeData()
    data.setText("别的程序")
    qapp.clipboard().setMimeData(data)
    assert not qapp.clipboard().mimeData().hasFormat("x-kde-passwordManagerHint")
    guard.deleteLater()


@pytest.mark.parametrize("platform", ["win32", "linux"])
def test_a_picture_that_is_copied_is_there_to_be_pasted(ours, qapp, platform):
    guard = CopyGuard(platform=platform)
    picture = QImage(9, 6, QImage.Format.Format_RGB32)
    picture.fill(0x3366CC)
    qapp.clipboard().setImage(picture)
    assert qapp.clipboard().mimeData().hasFormat(next(iter(marks(platform))))
    assert qapp.clipboard().image() == picture
    guard.deleteLater()
