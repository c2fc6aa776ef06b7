from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from inspector_app.support.errors import Level, Problem
from inspector_app.ui.binding import Codec, Form
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.figure_edit import MoneyEdit


@dataclass(frozen=True, slots=True)
class Site:
    name: str = ""
    story: str = ""
    town: str = "a"
    checked: bool = False
    paid: int | None = None
    day: date | None = None


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def page(qtbot):
    page = QWidget()
    page.column = QVBoxLayout(page)
    qtbot.addWidget(page)
    page.clock = Clock()
    page.form = Form(Site("甲", day=date(2026, 3, 5)), page, page.clock)
    page.name, page.story, page.checked = QLineEdit(), QPlainTextEdit(), QCheckBox()
    page.town = ChoiceBox([("城东", "a"), ("城西", "b")])
    page.paid, page.day = Field("已付", MoneyEdit()), Field("日期", DateEdit(), required=True)
    for name in ("name", "story", "town", "checked", "paid", "day"):
        widget = getattr(page, name)
        page.column.addWidget(widget)
        page.form.bind(name, widget)
    page.form.undo_keys(page)
    return page


def test_entries_show_the_value_and_nothing_is_unsaved(page):
    assert page.name.text() == "甲"
    assert page.day.entry.line.text() == "2026-03-05"
    assert not page.form.is_dirty


def test_every_entry_reaches_the_value_at_once(page, qtbot):
    qtbot.keyClicks(page.name, "b")
    page.story.insertPlainText("甲乙")
    page.town.setCurrentIndex(1)
    page.checked.setChecked(True)
    qtbot.keyClicks(page.paid.entry, "12.5")
    page.day.entry.set_value(None)
    assert page.form.value == Site("甲b", "甲乙", "b", True, 1250, None)
    assert page.form.is_dirty


def test_keys_that_follow_each_other_are_one_undo_step(page, qtbot):
    qtbot.keyClicks(page.name, "abc")
    page.clock.now = 10
    qtbot.keyClicks(page.name, "d")
    assert page.form.undo_stack.count() == 2
    page.form.undo_stack.undo()
    assert page.name.text() == "甲abc"
    page.form.undo_stack.undo()
    assert page.form.value == Site("甲", day=date(2026, 3, 5))
    assert not page.form.is_dirty
    page.form.undo_stack.redo()
    assert page.name.text() == "甲abc"


def test_other_field_starts_a_new_step(page, qtbot):
    qtbot.keyClicks(page.name, "a")
    qtbot.keyClicks(page.story, "b")
    qtbot.keyClicks(page.name, "c")
    assert page.form.undo_stack.count() == 3


@pytest.mark.parametrize("entry", ["name", "story"])
def test_ctrl_z_in_an_editor_undoes_on_the_page(page, qtbot, entry):
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.checked.setChecked(True)
    qtbot.keyClicks(getattr(page, entry), "abc")
    getattr(page, entry).setFocus()
    qtbot.keyClick(getattr(page, entry), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(getattr(page, entry), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.form.value == Site("甲", day=date(2026, 3, 5))
    qtbot.keyClick(getattr(page, entry), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert page.form.value.checked


def test_changes_and_dirt_are_told(page, qtbot):
    names, dirt = [], []
    page.form.changed.connect(names.append)
    page.form.dirty_changed.connect(dirt.append)
    qtbot.keyClicks(page.name, "bc")
    page.form.mark_saved()
    assert names == ["name", "name"]
    assert dirt == [True, False]


def test_amount_stays_as_it_is_typed_until_the_field_is_left(page, qtbot):
    qtbot.keyClicks(page.paid.entry, "1234.")
    assert page.paid.entry.text() == "1234."
    assert page.form.value.paid == 123400


def test_load_forgets_undo_and_restore_of_a_draft_is_unsaved(page, qtbot):
    qtbot.keyClicks(page.name, "b")
    page.form.load(Site("乙"))
    assert (page.name.text(), page.form.undo_stack.count(), page.form.is_dirty) == ("乙", 0, False)
    page.form.restore(replace(Site("丙"), story="草稿"))
    assert (page.name.text(), page.story.toPlainText(), page.form.is_dirty) == ("丙", "草稿", True)


def test_problems_stand_beside_their_fields_and_the_first_gets_the_focus(page, qtbot):
    page.show()
    homeless = page.form.show_problems(
        [
            Problem("date-shape", "day", details={"text": "三月"}),
            Problem("card-check-digit", "paid", Level.WARNING),
            Problem("ui-no-chinese-font", "elsewhere"),
        ]
    )
    assert [problem.where for problem in homeless] == ["elsewhere"]
    assert "三月" in page.day.message
    assert page.day.entry.line.property("bad") is True
    assert page.day.entry.line.accessibleDescription() == page.day.message
    assert page.form.problem_count == 1
    assert page.window().focusWidget() is page.paid.entry


def test_message_goes_with_the_first_change(page, qtbot):
    page.form.show_problems([Problem("date-shape", "day")])
    page.day.entry.set_value(date(2026, 3, 6))
    assert page.day.message == ""
    assert page.day.entry.line.property("bad") is False


def test_own_problems_name_the_field(page, qtbot):
    qtbot.keyClicks(page.paid.entry, "1.234")
    assert [(problem.code, problem.where) for problem in page.form.own_problems()] == [("money-decimals", "paid")]
    assert page.form.value.paid is None


def test_problem_in_a_row_belongs_to_the_list(qtbot):
    form = Form({"lines": "x", "project.name": "y"})
    lines, name = Field("明细", QLineEdit()), Field("项目", QLineEdit())
    qtbot.addWidget(lines)
    qtbot.addWidget(name)
    form.bind("lines", lines)
    form.bind("project.name", name)
    assert form.show_problems([Problem("money-shape", "lines[3].amount"), Problem("money-shape", "project.name")]) == []
    assert lines.message
    assert name.message


def test_codec_stands_between_value_and_entry(qtbot):
    form = Form({"day": "2026-03-05"})
    edit = DateEdit()
    qtbot.addWidget(edit)
    form.bind("day", edit, Codec(date.fromisoformat, lambda day: day and day.isoformat()))
    assert edit.value() == date(2026, 3, 5)
    edit.set_value(date(2026, 3, 6))
    assert form.value == {"day": "2026-03-06"}


def test_label_is_no_entry(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    with pytest.raises(TypeError):
        Form({"a": 1}).bind("a", widget)
