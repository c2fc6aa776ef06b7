import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.in_sight import go_to
from inspector_app.ui.widgets.segmented import YES_NO, Segmented
from inspector_app.ui.widgets.sheet import Sheet


@pytest.fixture
def sheet(shown):
    sheet = Sheet({"name": "示例"})
    sheet.add("name", "姓名", QLineEdit(), required=True, lacking="project-no-name")
    sheet.add("phone", "电话", QLineEdit())
    sheet.add("place", "地址", QLineEdit(), wide=True)
    return shown(sheet)


def test_values_are_those_given_and_those_typed(sheet):
    sheet.fields["phone"].entry.setText("  13800000000 ")
    assert (sheet.values()["name"], sheet.text("phone")) == ("示例", "13800000000")


def test_starting_empties_what_has_no_value(sheet):
    sheet.start({"phone": "1"})
    assert sheet.values() == {"name": None, "phone": "1", "place": None}
    assert not sheet.form.is_dirty


def test_a_required_entry_may_not_stay_empty_and_says_so_in_its_own_words(sheet):
    sheet.fields["name"].entry.setText("  ")
    assert [(p.code, p.where) for p in sheet.problems()] == [("project-no-name", "name")]


def test_what_is_hidden_is_not_asked_for_and_leaves_no_gap(sheet):
    below = sheet.fields["place"]
    sheet.fields["name"].entry.clear()
    for name in ("name", "phone"):
        sheet.fields[name].hide()
    sheet.lay_out()
    sheet.layout().activate()
    assert sheet.problems() == []
    assert below.y() == 0


def test_no_is_an_answer(shown):
    sheet = shown(Sheet())
    sheet.add("done", "已办", Segmented(YES_NO), required=True)
    assert [p.code for p in sheet.problems()] == ["setup-missing"]
    sheet.start({"done": False})
    assert sheet.problems() == []


def test_an_unreadable_entry_is_told_once(shown):
    sheet = shown(Sheet())
    sheet.add("on", "日期", DateEdit("on"), required=True)
    sheet.fields["on"].entry.line.setText("没有")
    assert [(p.code, p.where) for p in sheet.problems()] == [("date-shape", "on")]


def test_a_row_that_is_not_full_is_filled_by_what_words_are_written_in_and_a_long_one_shows_its_beginning(shown):
    sheet = Sheet(columns=4)
    sheet.add("way", "方式", QLineEdit())
    sheet.add("on", "日期", DateEdit("on"))
    sheet.fields["way"].entry.setText("现场查看、查阅资料、询问有关人员" * 9)
    shown(sheet).resize(900, 200)
    sheet.layout().activate()
    way, on = sheet.fields["way"], sheet.fields["on"]
    assert way.width() > 2.5 * on.width()
    assert on.geometry().right() == sheet.width() - 1
    assert way.entry.cursorPosition() == 0
    go_to(way.entry)
    assert way.entry.cursorPosition() == len(way.entry.text())


def test_where_entries_stand_in_twice_as_many_columns_a_table_keeps_the_whole_width(shown):
    sheet, table = Sheet(), QPlainTextEdit()
    table.setProperty("grows", True)  # it takes what room there is
    sheet.add("note", "说明", QLineEdit(), wide=True)
    sheet.add("rows", "路线", table, wide=True)
    sheet.spread()
    shown(sheet).resize(900, 400)
    sheet.layout().activate()
    assert sheet.fields["rows"].width() == sheet.width()
