import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from inspector_app.support.errors import Level, Problem
from inspector_app.ui.widgets.field import Field, own_problem
from inspector_app.ui.widgets.moment_edit import MomentEdit
from inspector_app.ui.widgets.money_edit import MoneyEdit


@pytest.fixture
def field(shown):
    return shown(Field("金额", MoneyEdit(), "按合同约定", required=True))


def test_label_names_the_entry_and_the_hint_describes_it(field):
    assert field.entry.accessibleName() == "金额（必填）"
    assert field.entry.accessibleDescription() == "按合同约定"
    assert "*" in [label.text() for label in field.findChildren(QLabel)]


def test_a_problem_stands_behind_the_label_and_moves_nothing(shown):
    field = shown(Field("金额", MoneyEdit(), required=True))
    field.resize(340, field.sizeHint().height())
    before = field.sizeHint().height(), field.entry.geometry()
    field.say(Problem("setup-missing"))
    QApplication.processEvents()
    assert (field.sizeHint().height(), field.entry.geometry()) == before
    assert field.entry.property("bad") is True
    assert field.entry.accessibleDescription() == field.message


def test_a_long_problem_takes_the_place_of_the_hint(field):
    hint = next(label for label in field.findChildren(QLabel) if label.text() == "按合同约定")
    field.resize(200, field.height())
    field.say(Problem("money-negative", details={"text": "-1"}))
    assert not hint.isVisible()
    field.resize(900, field.height())
    QApplication.processEvents()
    assert hint.isVisible()
    assert field.message
    field.resize(200, field.height())
    QApplication.processEvents()
    assert not hint.isVisible()
    field.say(None)
    assert hint.isVisible()
    assert field.entry.accessibleDescription() == "按合同约定"


def test_warning_speaks_but_does_not_frame_the_entry(field):
    field.say(Problem("card-check-digit", level=Level.WARNING))
    assert field.message
    assert field.entry.property("bad") in (None, False)


def test_every_part_of_an_entry_is_framed(shown):
    field = shown(Field("时间", MomentEdit()))
    field.say(Problem("ui-moment-half"))
    assert all(line.property("bad") is True for line in field.findChildren(QLineEdit))


def test_field_judges_what_cannot_be_read(field):
    field.entry.setText("一万")
    field.judge()
    assert "一万" in field.message
    field.entry.setText("10000")
    assert field.message == ""


def test_plain_entry_has_no_problem_of_its_own(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    assert own_problem(line) is None


class Doubtful(QLineEdit):
    """An entry that finds something wrong with every word, and tells nobody when it changes."""

    def problem(self):
        return Problem("money-negative", details={"text": self.text()}) if self.text() else None


def test_what_the_entry_found_goes_when_it_finds_nothing_any_more_and_what_a_page_said_stays(shown, qtbot):
    field = shown(Field("金额", Doubtful()))
    qtbot.keyClicks(field.entry, "-1")
    field.entry.editingFinished.emit()
    assert field.message
    field.entry.clear()
    field.entry.editingFinished.emit()
    assert field.message == ""
    field.say(Problem("setup-missing"))
    field.entry.editingFinished.emit()
    assert field.message
