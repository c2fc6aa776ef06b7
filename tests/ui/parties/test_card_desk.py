"""A person entered beside the photo of an identity card: what agrees with its check digit is filled in."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from inspector_app.documents.letters.photo import Writing
from inspector_app.domain.photo_layout import Written
from inspector_app.ui.parties.party_dialogs import PersonDialog
from inspector_app.usecases import photo_lists
from tests.builders import an_id_number
from tests.ui.conftest import find_named
from tests.usecases.test_true_copies import shot


@pytest.fixture
def dialog(session, in_sight, tmp_path, jobs):
    path = tmp_path / "证件.jpg"
    path.write_bytes(shot())
    made = in_sight(PersonDialog(session))
    made.card.choose = lambda _parent, _start: str(path)
    press(made, "对照证件照片录入")
    jobs.run_all()
    return made


def press(dialog, name):
    find_named(dialog, QAbstractButton, name).click()


def reads(monkeypatch, *lines):
    """A machine that reads these lines, one below the other."""
    parts = tuple(
        Written(((0.1, at), (0.8, at), (0.8, at + 0.05), (0.1, at + 0.05)), text, 0.99)
        for text, at in ((text, 0.1 + 0.15 * number) for number, text in enumerate(lines))
    )
    monkeypatch.setattr(photo_lists, "read_writing", lambda _page, tell: tell(1, 1) or Writing(parts, 0, (800, 600)))


def test_what_agrees_is_filled_in_and_can_be_undone_and_no_other_number(dialog, jobs, monkeypatch, unnamed):
    assert unnamed(dialog) == []
    number = an_id_number()
    reads(monkeypatch, number[:16] + str((int(number[16]) + 1) % 10) + number[17])
    press(dialog, "读出文字")
    jobs.run_all()
    assert dialog.value("id_number") == ""
    assert "校验码不符，没有填入" in dialog.notice.sentence
    reads(monkeypatch, "姓名示例甲", "住址示例县城西镇", f"公民身份号码{number}")
    press(dialog, "读出文字")
    jobs.run_all()
    assert [dialog.value(name) for name in ("name", "id_number", "address")] == ["示例甲", number, "示例县城西镇"]
    assert "请对照照片核对" in dialog.notice.sentence
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.StyleChange))  # it fits again
    QApplication.processEvents()
    assert len({field.x() for field in dialog.sheet.fields.values() if field.isVisible()}) == 2
    dialog.form.undo_stack.undo()
    assert dialog.value("name") == ""
