from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from inspector_app.ui.start.drafts_dialog import DraftsDialog
from inspector_app.usecases.drafts import Draft

AT = datetime(2026, 3, 2, 1, 5, tzinfo=UTC)
FIRST = Draft(
    "interviews:1", "询问笔录　龚示例", {"answers": ["我从去年十月干到现在。", ""], "id": "349900197908170352"}, AT
)
SECOND = Draft("inspections:2", "现场检查", {"note": "没有告示牌"}, AT)


@pytest.fixture
def dropped():
    return []


@pytest.fixture
def box(qtbot, dropped):
    box = DraftsDialog((FIRST, SECOND), dropped.append, lambda: True, None)
    qtbot.addWidget(box)
    box.show()
    return box


@pytest.fixture
def press(qtbot, named, box):
    return lambda name: qtbot.mouseClick(named(box, QPushButton, name), Qt.MouseButton.LeftButton)


def test_restoring_hands_the_draft_back(box, press):
    press("询问笔录　龚示例：恢复")
    assert box.chosen is FIRST
    assert not box.isVisible()


def test_looking_shows_words_but_no_numbers(box, press, named):
    press("询问笔录　龚示例：查看")
    text = named(box, QPlainTextEdit, "询问笔录　龚示例：内容")
    assert text.isVisible()
    assert text.toPlainText() == "我从去年十月干到现在。"
    press("询问笔录　龚示例：查看")
    assert not text.isVisible()
    assert box.isVisible()


def test_throwing_away_asks_first(box, press, dropped):
    box._agree = lambda: False
    press("现场检查：放弃")
    assert dropped == []
    box._agree = lambda: True
    press("现场检查：放弃")
    assert dropped == ["inspections:2"]
    assert box.isVisible()
    press("询问笔录　龚示例：放弃")
    assert not box.isVisible()
    assert box.chosen is None


def test_later_keeps_everything(box, press, dropped):
    press("以后再说")
    assert (box.chosen, dropped) == (None, [])


def test_without_drafts_nothing_is_asked(qapp):
    assert DraftsDialog.ask((), pytest.fail, pytest.fail, None) is None


def test_every_entry_has_a_name(box, unnamed):
    assert unnamed(box) == []
