"""A refusal is told as long as it is true: beside its entry, or above them when no entry is at fault."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from inspector_app.support.errors import Level, Problem
from inspector_app.ui.binding import Form
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.notice import Notice

HOMELESS = Problem("void-served", "document")


@pytest.fixture
def place(shown):
    """A form of two entries below a notice."""
    place = QWidget()
    place.form, place.notice = Form({"note": "", "rows": ""}), Notice()
    column = QVBoxLayout(place)
    column.addWidget(place.notice)
    place.fields = {name: Field(name, QLineEdit()) for name in ("note", "rows")}
    for name, field in place.fields.items():
        place.form.bind(name, field)
        column.addWidget(field)
    return shown(place)


def write(qtbot, place, name):
    qtbot.keyClicks(place.fields[name].entry, "a")


def test_each_problem_is_told_once_where_it_belongs(place):
    Refusals(place.form, place.notice).show([Problem("void-no-reason", "note"), HOMELESS, HOMELESS])
    assert place.fields["note"].message == "请写明理由，只写标点或者一个字不算。"
    assert len(place.notice.sentence.splitlines()) == 1


def test_what_has_no_entry_goes_when_an_entry_changes(place, qtbot):
    refusals = Refusals(place.form, place.notice)
    refusals.show([HOMELESS])
    assert refusals.count == 1
    write(qtbot, place, "note")
    assert place.notice.sentence == ""
    assert refusals.count == 0


def test_what_is_about_rows_stays_until_they_change(place, qtbot):
    Refusals(place.form, place.notice, "rows").show([HOMELESS])
    write(qtbot, place, "note")
    assert place.notice.sentence
    write(qtbot, place, "rows")
    assert place.notice.sentence == ""


def test_another_refusal_takes_the_place_of_the_one_before_and_nothing_else_is_taken_away(place, qtbot):
    refusals = Refusals(place.form, place.notice)
    refusals.show([HOMELESS])
    refusals.show([])
    assert place.notice.sentence == ""
    place.notice.say("已导出。", Tone.OK)
    write(qtbot, place, "note")
    assert place.notice.sentence == "已导出。"


def test_a_doubt_is_no_alarm(place):
    Refusals(place.form, place.notice).show([Problem("void-served", "document", Level.WARNING)])
    assert place.notice.property("tone") == str(Tone.WARNING)
