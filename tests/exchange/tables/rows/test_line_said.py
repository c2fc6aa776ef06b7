import pytest

from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.outline import outlines, said_of
from inspector_app.exchange.tables.reading import read_list
from inspector_app.exchange.tables.rows.line import LineKind
from inspector_app.exchange.tables.rows.line_said import lines_of, lines_problems, lines_said, lines_words
from tests.exchange.tables.sheets import book

HEADING, ENTRY, TOTAL, LEFT = LineKind.HEADING, LineKind.ENTRY, LineKind.TOTAL, LineKind.LEFT


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3=列名", {"": {3: HEADING}}),
        ("第3行是列名；7＝合计", {"": {3: HEADING, 7: TOTAL}}),
        ("9-11不读", {"": {9: LEFT, 10: LEFT, 11: LEFT}}),
        ("3月!9=照读、2=不读", {"3月": {9: ENTRY}, "": {2: LEFT}}),
        ("", {}),
    ],
)
def test_what_is_said_of_lines(text, told):
    assert lines_said(text) == told


@pytest.mark.parametrize("text", ["列名", "3", "3=姓名", "9-3=不读", "0=不读", "1-999999=不读"])
def test_what_nobody_understands_is_said(text):
    assert [(each.code, each.where) for each in lines_problems(text)] == [("list-line-said", "lines")]


def test_what_was_said_can_be_said_again():
    told = lines_said("9-12=不读，3=列名，13=合计，14=不读，木工!5=合计")
    assert lines_words(lines_of(told, "木工")) == "3=列名，5=合计，9-12=不读，13=合计，14=不读"


def test_what_was_said_stands_in_the_outline_and_is_taken_back_by_saying_nothing():
    wages, made = kinds()["wages"], book(["姓名", "欠薪"], ["示例甲", 5], ["示例乙", 6])
    (outline,) = outlines(made, read_list(made, wages))
    said = said_of(outline, outline.taken, "", "", "3=不读")
    reading = read_list(made, wages, lines=said.lines)
    assert [(each.code, each.place) for each in reading.not_read] == [("list-row-left-out", "A3:B3")]
    (again,) = outlines(made, reading)
    assert again.lines == "3=不读"
    back = said + said_of(again, again.taken, "", "", "")
    assert not read_list(made, wages, lines=back.lines).not_read
