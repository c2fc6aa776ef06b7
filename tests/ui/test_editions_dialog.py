"""本机关版本 as a person decides about them: look, then adopt or not; what is adopted counts at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit

from inspector_app.ui.editions_dialog import EditionsDialog
from inspector_app.ui.session import Session
from inspector_app.ui.widgets.chip import Chip
from inspector_app.usecases import editions
from inspector_app.usecases.editions import Standing
from tests.lawbook.test_book import OWN_LIMIT

LIMITS = OWN_LIMIT.replace("DL-10", "DL-03")


@pytest.fixture
def session(context, tmp_path, runner, messages):
    (tmp_path / "store" / "law").mkdir()
    (tmp_path / "store" / "law" / "limits.toml").write_text(LIMITS, encoding="utf-8")
    (tmp_path / "store" / "law" / "notes.txt").write_text("备忘", encoding="utf-8")
    return Session(context, runner, messages)


@pytest.fixture
def box(session, shown):
    return shown(EditionsDialog(session))


@pytest.fixture
def press(qtbot, named):
    return lambda root, name: qtbot.mouseClick(named(root, QAbstractButton, name), Qt.MouseButton.LeftButton)


def words(root):
    return "\n".join(label.text() for label in root.findChildren(QLabel))


def test_a_file_is_looked_at_then_adopted_and_counts_at_once(session, box, press, named):
    assert not named(box, QAbstractButton, "采用：期限规则").isEnabled()
    press(box, "查看：期限规则")
    assert named(box, QPlainTextEdit, "期限规则：全文").toPlainText() == LIMITS
    press(box, "采用：期限规则")
    assert session.context.law.limit("DL-03").length == 3
    assert "已采用" in [chip.badge.word for chip in box.findChildren(Chip)]
    assert "陈示例于今天 09:00决定" in words(box)
    press(box, "停用：期限规则")
    assert session.context.law.limit("DL-03").length != 3


def test_what_cannot_be_used_says_why_and_can_be_put_away(session, box, press):
    assert "程序不认识这个文件" in words(box)
    names = [button.accessibleName() for button in box.findChildren(QAbstractButton)]
    assert "采用：notes.txt" not in names
    press(box, "不采用：notes.txt")
    press(box, "不采用：期限规则")
    assert session.read(editions.undecided) == ()
    assert "关闭" in [button.text() for button in box.findChildren(QAbstractButton)]


def test_a_file_that_changed_after_it_was_looked_at_is_not_adopted(session, box, press):
    press(box, "查看：期限规则")
    file = session.context.store.folder / "law" / "limits.toml"
    file.write_text(LIMITS.replace("= 3", "= 4"), encoding="utf-8")
    press(box, "采用：期限规则")
    assert "又有改动" in box.notice.sentence
    assert {each.standing for each in session.read(editions.listed)} == {Standing.WAITING, Standing.UNFIT}


def test_nothing_is_asked_where_nothing_waits(session, qtbot, monkeypatch):
    shown = []
    monkeypatch.setattr(EditionsDialog, "exec", lambda box: shown.append(box))
    EditionsDialog.ask(session, None)
    assert len(shown) == 1
    for each in session.read(editions.undecided):
        editions.decline(session.context, each.file, each.sha256)
    EditionsDialog.ask(session, None)
    assert len(shown) == 1
