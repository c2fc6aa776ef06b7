import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from inspector_app.support.errors import Trouble
from inspector_app.ui import fonts


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
