"""What is said of a list that is copied: what was looked at, what was not, and what does not stand there yet."""

from datetime import date

from inspector_app.domain.photo_check import Judged, judged, tally
from inspector_app.domain.photo_sheet import PhotoCell, PhotoSheet, sheet_of
from inspector_app.ui.cases.photo_words import lacking_lines, progress

TITLES = ("姓名", "欠发", "备注")


def said(sheet, fields=("name", "owed", ""), lacking=""):
    found: Judged = judged(sheet, fields, date(2026, 3, 2))
    return progress(sheet, found, tally(sheet, found), lacking)


def test_columns_and_lines_that_are_not_taken_in_are_named():
    sheet = sheet_of([TITLES, ("张示例", "3000", "见附页"), ("", "", "制表人")])
    assert said(sheet).words == (
        "清单里要录入的1行都已核对：人工录入或核对2格。不录入、也没有核对的列：备注。不录入的行：第3行。"
    )
    assert not said(sheet).wants_more


def test_where_nothing_would_be_taken_in_nothing_is_called_compared():
    read = PhotoSheet(tuple(tuple(map(PhotoCell, row)) for row in (("甲", "乙"), ("张示例", "3000"))))
    told = said(read, ("", ""))
    assert told.wants_more
    assert told.words.startswith("没有认出要录入的列")


def test_what_nobody_looked_at_is_counted():
    read = PhotoSheet(tuple(tuple(map(PhotoCell, row)) for row in (TITLES, ("张示例", "3000", ""))))
    assert said(read).words == "还有2格没有核对。"


def test_a_persons_count_of_the_lines_goes_before_what_the_rules_show():
    sheet = sheet_of([TITLES, ("张示例", "3000", "")])
    done = tally(sheet, judged(sheet, ("name", "owed", ""), date(2026, 3, 2)))
    assert lacking_lines(done, 0, 0) == lacking_lines(done, 2, 25) == ""
    assert lacking_lines(done, 0, 25) == "照片里的横线分出25行（含列名），清单里只有2行：还有23行没有录入。"
    assert said(sheet, lacking=lacking_lines(done, 3, 0)).wants_more
