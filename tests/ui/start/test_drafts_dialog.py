"""What was typed and not saved, what was thrown away, and how each comes back."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from inspector_app.ui.session import Session
from inspector_app.ui.start.drafts_dialog import BinDialog, DraftsDialog
from inspector_app.usecases.drafts import all_drafts, bring_back, discard_draft, discarded_drafts, draft, keep_draft
from inspector_app.usecases.store_file import open_store
from tests.desk import PASSPHRASE
from tests.ui.hands import meeting

TALK = "询问笔录　龚示例"


@pytest.fixture
def session(store, clock, runner, messages):
    context = open_store(store, PASSPHRASE, clock)
    body = '{"answers": ["我从去年十月干到现在。", ""], "id": "349900197908170352"}'
    keep_draft(context, "interviews:1", TALK, body)
    keep_draft(context, "inspections:2", "现场检查", '{"note": "没有告示牌"}')
    yield Session(context, runner, messages)
    context.store.close()


@pytest.fixture
def box(qtbot, session):
    box = DraftsDialog(session)
    qtbot.addWidget(box)
    box.show()
    return box


@pytest.fixture
def press(qtbot, named):
    return lambda box, name: qtbot.mouseClick(named(box, QPushButton, name), Qt.MouseButton.LeftButton)


def words(box):
    return "\n".join(label.text() for label in box.findChildren(QLabel) if label.isVisibleTo(box))


def test_nothing_is_said_to_be_whole(box):
    assert "都还在" not in words(box)
    assert "存到2026年3月2日 09:00" in words(box)


def test_restoring_hands_the_draft_back(box, press):
    press(box, f"{TALK}：恢复")
    assert box.chosen.key == "interviews:1"
    assert not box.isVisible()


def test_looking_shows_words_but_no_numbers(box, press, named):
    press(box, f"{TALK}：查看")
    text = named(box, QPlainTextEdit, f"{TALK}：内容")
    assert text.isVisible()
    assert text.toPlainText() == "我从去年十月干到现在。\n349***********0352"
    press(box, f"{TALK}：查看")
    assert not text.isVisible()
    assert box.isVisible()


def test_the_first_draft_can_be_restored_at_once_by_key(box):
    restores = [button for button in box.findChildren(QPushButton) if button.text() == "恢复"]
    assert box.focusWidget() is restores[0]


def test_what_is_thrown_away_lies_in_the_bin(box, press, session):
    press(box, "现场检查：放弃")
    assert [each.key for each in all_drafts(session.context)] == ["interviews:1"]
    assert [each.draft.body for each in discarded_drafts(session.context)] == [{"note": "没有告示牌"}]
    assert "30天内可以" in box.notice.sentence
    assert box.isVisible()


def test_what_was_brought_back_is_no_longer_said_to_be_thrown_away(box, press, session):
    press(box, "现场检查：放弃")

    def look(bin_box):
        press(bin_box, "现场检查：找回")
        press(bin_box, "关闭")

    meeting((look,))
    press(box, "放弃的内容…")
    assert len(all_drafts(session.context)) == 2
    assert box.notice.sentence == ""


def test_a_double_click_throws_one_away_and_not_the_next_one_too(box, press, session):
    press(box, "现场检查：放弃")
    press(box, f"{TALK}：放弃")  # the row that moved up under the mouse
    assert [each.key for each in all_drafts(session.context)] == ["interviews:1"]


def test_later_keeps_everything(box, press, session):
    press(box, "以后再说")
    assert box.chosen is None
    assert len(all_drafts(session.context)) == 2


def test_the_bin_can_be_looked_at_and_gives_back(qtbot, session, press, named):
    discard_draft(session.context, "inspections:2")
    box = BinDialog(session)
    qtbot.addWidget(box)
    box.show()
    assert "留到2026年4月1日 09:00" in words(box)
    press(box, "现场检查：查看")
    assert named(box, QPlainTextEdit, "现场检查：内容").toPlainText() == "备注：没有告示牌"
    press(box, "现场检查：找回")
    assert draft(session.context, "inspections:2").body == {"note": "没有告示牌"}
    assert discarded_drafts(session.context) == ()


def test_after_thirty_days_it_goes(session, clock):
    discard_draft(session.context, "inspections:2")
    clock.move_to(clock.now() + timedelta(days=30))
    assert len(discarded_drafts(session.context)) == 1
    clock.move_to(clock.now() + timedelta(seconds=1))
    assert discarded_drafts(session.context) == ()


def test_coming_back_never_costs_a_newer_draft(session):
    context = session.context
    discard_draft(context, "inspections:2")
    keep_draft(context, "inspections:2", "现场检查", '{"note": "后来写的"}')
    bring_back(context, discarded_drafts(context)[0].number)
    assert draft(context, "inspections:2").body == {"note": "没有告示牌"}
    assert [each.draft.body for each in discarded_drafts(context)] == [{"note": "后来写的"}]


def test_every_entry_has_a_name(box, unnamed):
    assert unnamed(box) == []
