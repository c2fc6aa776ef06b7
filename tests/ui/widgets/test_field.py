import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentences_of
from inspector_app.ui.layouts import in_column
from inspector_app.ui.widgets.field import Field, own_problem
from inspector_app.ui.widgets.figure_edit import MoneyEdit
from inspector_app.ui.widgets.in_sight import go_to
from inspector_app.ui.widgets.moment_edit import MomentEdit
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.ui.widgets.whole_words import WholeWords


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


def test_all_that_is_wrong_is_said_as_grave_as_the_gravest(field):
    found = [Problem("setup-missing"), Problem("card-check-digit", level=Level.WARNING)]
    field.say(*found)
    assert (field.message, field.level) == (sentences_of(found), Level.ERROR)
    field.say()
    assert (field.message, field.level) == ("", None)


@pytest.fixture
def two(shown):
    """Two fields, one below the other, in a narrow window."""
    first, second = Field("金额", MoneyEdit(), "按合同约定", required=True), Field("备注", QLineEdit())
    place = shown(QWidget())
    in_column(first, second, of=place)
    place.resize(220, 200)
    QApplication.processEvents()
    return place, first, second


def laid_over(place) -> list[str]:
    """The sentences that lie over the window."""
    return [each.accessibleName() for each in place.findChildren(WholeWords) if each.isVisible()]


def test_a_long_problem_is_cut_in_its_line_and_laid_over_whole_while_one_is_there(two, qtbot):
    place, first, second = two
    before = [(each.entry.mapTo(place, QPoint()), each.entry.size()) for each in (first, second)]
    qtbot.mouseClick(first.entry, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(first.entry, "abc")
    first.judge()
    assert laid_over(place) == [first.message]
    assert [each.text() for each in first.findChildren(QLabel) if each.isVisible()].count(first.message) == 0  # once
    assert first.entry.accessibleDescription() == first.message
    (over,) = place.findChildren(WholeWords)
    assert place.rect().contains(over.geometry())
    assert not over.geometry().intersects(first.entry.geometry().translated(first.pos()))
    assert [(each.entry.mapTo(place, QPoint()), each.entry.size()) for each in (first, second)] == before
    qtbot.keyClick(first.entry, Qt.Key.Key_Tab)
    assert second.entry.hasFocus()
    assert laid_over(place) == []
    qtbot.keyClick(second.entry, Qt.Key.Key_Backtab)
    assert laid_over(place) == [first.message]
    qtbot.keyClick(first.entry, Qt.Key.Key_Tab)

    def whole():
        lines = [each for each in first.findChildren(QLabel) if each.isVisible() and each.wordWrap()]
        return [each.text() for each in lines if each.mapTo(first, QPoint()).y() > first.entry.geometry().bottom()]

    qtbot.waitUntil(lambda: first.message in whole())  # nobody is here: it has lines of its own, cut nowhere
    assert laid_over(place) == []
    first.entry.setText("10000")
    assert first.message == ""
    assert whole() == ["按合同约定"]


def test_what_has_room_in_its_line_is_not_laid_over(two, qtbot):
    place, first, _second = two
    place.resize(1200, 200)
    qtbot.mouseClick(first.entry, Qt.MouseButton.LeftButton)
    first.say(Problem("setup-missing"))
    QApplication.processEvents()
    assert first.message
    assert laid_over(place) == []


def test_where_only_the_window_has_room_it_lies_there_and_not_over_the_entry(shown, qtbot):
    """As in a dialog with one entry, in an area that is no higher."""
    field, place = Field("金额", MoneyEdit()), QWidget()
    in_column(QLabel("一行"), Scrolled(field, 400), QLabel("一行"), QLabel("一行"), QLabel("一行"), of=place)
    shown(place).resize(300, 220)
    QApplication.processEvents()
    qtbot.mouseClick(field.entry, Qt.MouseButton.LeftButton)
    field.say(Problem("money-negative", details={"text": "-1"}))
    QApplication.processEvents()
    (over,) = place.findChildren(WholeWords)
    entry = field.entry.rect().translated(field.entry.mapTo(place, QPoint()))
    assert over.isVisible()
    assert not over.rect().translated(over.mapTo(place, QPoint())).intersects(entry)


def test_who_is_led_to_an_entry_sees_the_whole_sentence_too(shown, qtbot):
    """In an area that scrolls, also where there is just room for the entry."""
    field, place, inside = Field("金额", MoneyEdit()), QWidget(), QWidget()
    above, below = QLabel("一行"), QLabel("一行")
    above.setMinimumHeight(400)
    below.setMinimumHeight(400)
    in_column(above, field, below, of=inside)
    area = Scrolled(inside)
    in_column(area, of=place)
    shown(place).resize(240, 220)
    QApplication.processEvents()
    field.say(Problem("money-negative", details={"text": "-1"}))
    go_to(field.entry, field)

    def is_seen():
        over = field.laid_over
        return over is not None and over.visibleRegion().boundingRect() == over.rect()

    qtbot.waitUntil(is_seen)
    assert field.entry.visibleRegion().boundingRect() == field.entry.rect()


def test_what_was_hidden_lays_nothing_over(two, qtbot):
    place, first, _second = two
    qtbot.mouseClick(first.entry, Qt.MouseButton.LeftButton)
    first.say(Problem("money-negative", details={"text": "-1"}))
    assert laid_over(place)
    first.hide()
    assert laid_over(place) == []


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
