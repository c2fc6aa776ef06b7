"""Choosing files by typing a name and by walking; places that do not answer keep nobody waiting."""

import os
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QListWidget, QPushButton, QTableView

from inspector_app.ui.widgets import file_box
from inspector_app.ui.widgets.box import Box
from inspector_app.ui.widgets.chooser import Wanted, chooser
from inspector_app.ui.widgets.file_box import FileBox
from inspector_app.ui.widgets.form_dialog import FormDialog
from tests.special import in_time
from tests.ui.conftest import said
from tests.ui.hands import type_words

PHOTOS = "照片 (*.jpg *.png);;所有文件 (*)"


@pytest.fixture
def folder(tmp_path):
    for name in ("示例工地/大门.jpg", "示例工地/公示牌.png", "扫描.pdf", "签字页.jpg", "翻\u202e转.jpg"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x" * 2048)
    return tmp_path


@pytest.fixture
def opened(folder, shown, qtbot):
    """``opened(wanted)`` is the box of a purpose in the folder, once it shows what lies there."""

    def open_(wanted=Wanted.FILE, patterns=PHOTOS, start=None):
        box = shown(FileBox(wanted, "选择照片", patterns, str(start or folder)))
        qtbot.waitUntil(lambda: bool(names(box)) or "没有" in said(box))
        return box

    return open_


def table(box) -> QTableView:
    return box.findChild(QTableView)


def names(box) -> list[str]:
    model = table(box).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def line(box) -> QLineEdit:
    return next(each for each in box.findChildren(QLineEdit) if each.accessibleName() in ("文件名", "文件夹"))


def type_name(box, text):
    line(box).selectAll()
    type_words(line(box), text)


def closed(box, qtbot):
    qtbot.waitUntil(lambda: not box.isVisible())
    return box.paths


def test_a_file_is_chosen_by_its_name(opened, folder, qtbot):
    box = opened()
    type_name(box, "签字页.jpg")
    assert names(box) == ["签字页.jpg"]
    QTest.keyClick(line(box), Qt.Key.Key_Return)
    assert closed(box, qtbot) == (folder / "签字页.jpg",)


def test_a_file_is_chosen_by_walking_with_the_keys(opened, folder, qtbot):
    box = opened()
    line(box).clear()
    QTest.keyClick(line(box), Qt.Key.Key_Down)
    table(box).setFocus()
    QTest.keyClick(table(box), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(box) == ["公示牌.png", "大门.jpg"])
    QTest.keyClick(table(box), Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: "签字页.jpg" in names(box))
    QTest.keyClick(table(box), Qt.Key.Key_Home)
    table(box).selectRow(names(box).index("签字页.jpg"))
    assert line(box).text() == "签字页.jpg"
    QTest.keyClick(table(box), Qt.Key.Key_Return)
    assert closed(box, qtbot) == (folder / "签字页.jpg",)


def test_a_whole_path_may_be_typed_and_a_folder_is_gone_into(opened, folder, qtbot):
    box = opened()
    type_name(box, str(folder / "示例工地"))
    QTest.keyClick(line(box), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(box) == ["公示牌.png", "大门.jpg"])
    assert box.isVisible()
    assert line(box).text() == ""


def test_only_files_of_the_kind_are_shown_until_all_are_wished(opened, named):
    box = opened()
    assert "扫描.pdf" not in names(box)
    kind = next(each for each in box.findChildren(QComboBox) if each.accessibleName() == "显示的文件")
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_Down)
    assert "扫描.pdf" in names(box)


def test_names_are_shown_as_they_are_with_size_and_day(opened):
    box = opened()
    (turned,) = [name for name in names(box) if name.startswith("翻")]
    assert "\u202e" not in turned
    row = [table(box).model().index(names(box).index("签字页.jpg"), column).data() for column in range(3)]
    assert row[1] == "2 KB"
    assert row[2][:2] == "20"


def test_several_files_are_chosen_together(opened, folder, qtbot, named):
    box = opened(Wanted.FILES)
    rows = names(box)
    table(box).selectRow(rows.index("签字页.jpg"))
    place = table(box).visualRect(table(box).model().index(rows.index("签字页.jpg") + 1, 0)).center()
    QTest.mouseClick(table(box).viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place)
    QTest.mouseClick(named(box, QPushButton, "选定"), Qt.MouseButton.LeftButton)
    assert len(closed(box, qtbot)) == 2


def test_what_is_not_there_is_said_and_the_box_stays(opened, qtbot):
    box = opened()
    type_name(box, "没有.jpg")
    QTest.keyClick(line(box), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "这里没有“没有.jpg”" in box.notice.sentence)
    assert box.isVisible()


def test_a_new_file_gets_its_ending_and_an_old_one_is_asked_about(opened, folder, qtbot):
    box = opened(Wanted.NEW_FILE, "PDF 文件 (*.pdf)", folder / "文书")
    assert line(box).text() == "文书"
    asked = []

    def turn_back():
        question = QApplication.activeModalWidget()
        if not isinstance(question, Box):
            QTimer.singleShot(5, turn_back)
            return
        asked.append(said(question))
        question.reject()

    turn_back()
    type_name(box, "扫描")
    QTest.keyClick(line(box), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(asked))
    assert "“扫描.pdf”已经存在" in asked[0]
    assert box.isVisible()
    type_name(box, "新文书")
    QTest.keyClick(line(box), Qt.Key.Key_Return)
    assert closed(box, qtbot) == (folder / "新文书.pdf",)


def test_the_ending_of_a_new_file_goes_with_its_kind(opened, folder, qtbot):
    box = opened(Wanted.NEW_FILE, "PDF 文件 (*.pdf);;Word 文件 (*.docx)", folder / "周报2026-03-16.docx")
    kind = next(each for each in box.findChildren(QComboBox) if each.accessibleName() == "显示的文件")
    assert kind.currentText().startswith("Word")
    QTest.keyClick(kind, Qt.Key.Key_Up)
    assert line(box).text() == "周报2026-03-16.pdf"
    type_name(box, "周报.docx")  # an ending that is typed says the kind too
    QTest.keyClick(line(box), Qt.Key.Key_Return)
    assert closed(box, qtbot) == (folder / "周报.docx",)


def test_the_folder_shown_or_typed_is_chosen(opened, folder, qtbot, named):
    box = opened(Wanted.FOLDER, "", folder)
    assert names(box) == ["▸ 示例工地"]
    QTest.mouseClick(named(box, QPushButton, "选定这个文件夹"), Qt.MouseButton.LeftButton)
    assert closed(box, qtbot) == (folder,)
    box = opened(Wanted.FOLDER, "", folder)
    type_name(box, "扫描.pdf")
    QTest.keyClick(line(box), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "这里要选文件夹" in box.notice.sentence)
    type_name(box, "示例工地")
    QTest.keyClick(line(box), Qt.Key.Key_Return)
    assert closed(box, qtbot) == (folder / "示例工地",)


def test_the_next_box_of_the_purpose_begins_where_was_chosen_last(opened, folder, qtbot, shown):
    box = opened()
    type_name(box, str(folder / "示例工地" / "大门.jpg"))
    QTest.keyClick(line(box), Qt.Key.Key_Return)
    closed(box, qtbot)
    again = shown(FileBox(Wanted.FILE, "选择照片", PHOTOS))
    qtbot.waitUntil(lambda: names(again) == ["公示牌.png", "大门.jpg"])
    other = shown(FileBox(Wanted.FILE, "选择公示牌", PHOTOS))  # what was written for one purpose is taken for another
    qtbot.waitUntil(lambda: names(other) == ["公示牌.png", "大门.jpg"])
    places = again.findChild(QListWidget)
    assert "示例工地" in [places.item(row).text() for row in range(places.count())]


def test_a_place_that_does_not_answer_keeps_nobody_waiting(opened, folder, qtbot, monkeypatch):
    box = opened()
    comes_back = threading.Event()
    real = file_box.entries

    def hanging(place: Path):
        if place.name == "示例工地":
            comes_back.wait(20)
        return real(place)

    monkeypatch.setattr(file_box, "entries", hanging)
    monkeypatch.setattr("inspector_app.ui.widgets.patience._LONG_S", 0.05)
    box.go_to(folder / "示例工地")
    qtbot.waitUntil(lambda: "没有回应" in box.notice.sentence)
    box.go_to(folder)
    qtbot.waitUntil(lambda: "签字页.jpg" in names(box) and not box.notice.sentence)
    comes_back.set()
    qtbot.waitUntil(lambda: threading.active_count() < 9)
    assert "签字页.jpg" in names(box)


def test_a_folder_that_cannot_be_read_is_said(opened, folder, qtbot):
    box = opened()
    box.go_to(folder / "没有")
    qtbot.waitUntil(lambda: "打不开" in box.notice.sentence)


def test_everything_has_a_name_and_esc_chooses_nothing(opened, unnamed):
    box = opened()
    assert unnamed(box) == []
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.result() == QDialog.DialogCode.Rejected
    assert box.paths == ()


def test_the_chooser_waits_for_the_box(qapp, folder, qtbot):
    def answer():
        box = QApplication.activeModalWidget()
        type_name(box, str(folder / "签字页.jpg"))
        QTest.keyClick(line(box), Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    assert chooser(Wanted.FILE, "选择扫描件", PHOTOS)(None, "") == str(folder / "签字页.jpg")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes with names are of POSIX")
@pytest.mark.parametrize("wanted", [Wanted.FILE, Wanted.FILES, Wanted.NEW_FILE])
def test_only_files_and_folders_are_shown_and_taken(opened, folder, qtbot, wanted):
    os.mkfifo(folder / "管道.jpg")
    (folder / "断了的链接.jpg").symlink_to(folder / "没有")
    box = opened(wanted)
    assert "管道.jpg" not in names(box)
    assert "断了的链接.jpg" in names(box)  # a person must see it to do away with it
    type_name(box, "管道.jpg")
    with in_time():
        QTest.keyClick(line(box), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "“管道.jpg”不是普通文件" in said(box))
    assert box.isVisible()
    assert box.paths == ()


def test_a_warning_leaves_it_said_why_nothing_is_listed(tmp_path, opened, qtbot):
    box = opened(start=tmp_path / "示例工地", patterns="文档 (*.docx)")
    qtbot.waitUntil(lambda: "没有可选的内容" in said(box))
    type_name(box, "没有这个.docx")
    box.primary.click()
    qtbot.waitUntil(lambda: bool(box.notice.sentence))
    assert "没有名称里有这些字的" in said(box)


def test_what_is_typed_right_away_into_a_box_in_a_dialog_is_the_name(qtbot):
    """The list of places stands before the line."""
    outer = FormDialog("补交扫描件")
    qtbot.addWidget(outer)
    button = QPushButton("添加照片或扫描件…")
    outer.body.addWidget(QListWidget())
    outer.body.addWidget(button)
    asked = []
    button.clicked.connect(
        lambda: asked.append(FileBox.ask(Wanted.FILES, "选择照片或扫描件", PHOTOS, parent=button.parentWidget()))
    )
    seen = []

    def type_at_once():
        QTest.keyClicks(QApplication.focusWidget() or outer, "ab")
        QTimer.singleShot(200, look)

    def look():
        seen.append((line(outer.held).text(), line(outer.held).is_typed))
        outer.held.reject()

    with qtbot.waitActive(outer):
        outer.show()
        outer.activateWindow()
    QTimer.singleShot(0, type_at_once)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert seen == [("ab", True)]
