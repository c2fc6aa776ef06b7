import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QTextLayout
from PySide6.QtWidgets import QLineEdit, QTableWidget

from inspector_app.support.errors import Trouble
from inspector_app.ui import fonts
from inspector_app.ui.rare_letters import RareLetters
from tests.ui.hands import type_words


def test_the_screen_face_writes_chinese(family):
    metrics = QFontMetrics(QFont(family))  # inFont takes the first UTF-8 byte of a letter for the letter
    assert all(metrics.inFontUcs4(ord(letter)) for letter in "拖欠农民工工资𬭎")
    assert not metrics.inFontUcs4(0x10FFFD)


def test_bundled_face_is_taken_when_it_is_there(qapp, family):
    if not fonts.resource("fonts", "hei.ttf").is_file():
        pytest.skip("fonts are not bundled in this checkout")
    assert family not in ("Noto Sans CJK SC", "Microsoft YaHei")


def test_a_machine_without_chinese_is_told(qapp, monkeypatch):
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: [])
    with pytest.raises(Trouble, match="ui-no-chinese-font"):
        fonts.installed_chinese_family()


def drawn_by(letter, family):
    """The face of the machine or of ours that draws a letter; empty where that is a box."""
    layout = QTextLayout(letter, QFont(family))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    (run,) = layout.glyphRuns()
    return run.rawFont().familyName() if all(run.glyphIndexes()) else ""


def test_a_name_with_a_rare_letter_is_no_box_once_it_is_read(qapp, family, qtbot):
    letters, shown = RareLetters(qapp), QTableWidget(1, 1)
    qtbot.addWidget(shown)
    shown.show()
    for met in ("𠀀", "李㐂，A"):  # the files of the second are looked into with the first
        letters.meet(met)
    assert all(drawn_by(letter, family) for letter in "李㐂𠀀")


def test_a_rare_letter_that_is_typed_has_its_font_and_a_secret_is_not_read(qapp, family, qtbot):
    letters, entry, secret = RareLetters(qapp), QLineEdit(), QLineEdit()
    secret.setEchoMode(QLineEdit.EchoMode.Password)
    for each, typed in ((entry, "𪜀"), (secret, "𫝀")):
        qtbot.addWidget(each)
        each.show()
        each.activateWindow()
        each.setFocus()
        qtbot.waitUntil(each.hasFocus)
        type_words(each, typed)
    assert drawn_by("𪜀", family)
    assert "𪜀" in letters.met
    assert "𫝀" not in letters.met
