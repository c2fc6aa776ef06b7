import pytest
from PySide6.QtWidgets import QInputDialog, QMessageBox

from inspector_app.ui.messages import BoxMessages


@pytest.fixture
def boxes(monkeypatch, qtbot):
    """Every box presses the button whose text the test puts into ``boxes.press``."""
    seen = []

    def press(box):
        qtbot.addWidget(box)
        seen.append(box)
        button = next(button for button in box.buttons() if button.text() == boxes.press)
        box.show()
        button.click()

    monkeypatch.setattr(QMessageBox, "exec", press)
    boxes = type("Boxes", (), {"press": "知道了", "seen": seen})()
    return boxes


def test_box_says_each_line(boxes):
    BoxMessages().tell("请先更正", ["甲。", "乙。"])
    assert boxes.seen[0].text() == "甲。\n\n乙。"


def test_question_is_answered_by_a_verb_and_turns_back_by_default(boxes):
    boxes.press = "作废"
    assert BoxMessages().confirm("作废这份文书？", "编号保留，不再使用。", "作废")
    assert boxes.seen[0].defaultButton().text() == "返回"
    boxes.press = "返回"
    assert not BoxMessages().confirm("作废这份文书？", "编号保留，不再使用。", "作废")


def test_reason_must_be_written(monkeypatch, qapp):
    answers = [("  ", True), ("已当面核实", True)]
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_: answers.pop(0))
    assert BoxMessages().ask_reason("请说明", ["只有一名监察员。"]) == "已当面核实"
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_: ("", False))
    assert BoxMessages().ask_reason("请说明", ["只有一名监察员。"]) is None
