"""A list copied from a picture goes through the reader of lists: its columns, its unit, its months, its totals."""

from datetime import date

import pytest

from inspector_app.domain.photo_check import LINE, judged
from inspector_app.domain.photo_sheet import PhotoCell, PhotoSheet, sheet_of
from inspector_app.exchange.photo_table import as_read, book_of, check_sheet, named_in, with_ious
from inspector_app.exchange.tables.columns.choices import Said, choices_of
from inspector_app.exchange.tables.memory import learned
from inspector_app.exchange.tables.reading import read_list
from inspector_app.exchange.wage_list import WAGES
from inspector_app.support.errors import Refused, Trouble
from tests.builders import an_id_number

TODAY = date(2026, 3, 2)
ONE, TWO = an_id_number("19900101", 1), an_id_number("19900102", 2)


def listed(*rows, heading=0):
    wide = max(map(len, rows))
    return PhotoSheet(sheet_of([[*row, *[""] * (wide - len(row))] for row in rows]).rows, heading)


def test_columns_are_those_of_the_reader_and_the_counter_is_known():
    sheet = listed(
        ("序号", "姓名", "身份证号码", "出勤天数", "应发工资", "已付工资", "拖欠工资", "签字"),
        ("1", "张示例", ONE, "60", "16,800.00", "800.00", "16,000.00", ""),
    )
    found = as_read(sheet).fields
    assert found == (LINE, "name", "id_number", "attendance", "earned", "received", "owed", "")


def test_before_anything_stands_below_them_the_headings_tell():
    assert as_read(listed(("姓名", "欠发", "不知道的"))).fields == ("name", "owed", "")


def test_the_day_of_a_signature_is_no_wrong_number_of_identity():
    sheet = listed(
        ("姓名", "身份证号", "欠发工资"), ("张示例", ONE, "100"), ("合计", "", "100"),
        ("制表人：", "日期：2026年6月3日"),
    )  # fmt: skip
    read = as_read(sheet)
    found = judged(sheet, read.fields, TODAY, read.feet)
    assert (found.entries, found.contradicting) == ((1,), [])


def test_what_stands_above_counts_for_every_line():
    sheet = listed(
        ("示例工地2025年12月工资表　单位：万元",), ("姓名", "身份证号", "欠发工资"), ("张示例", ONE, "1.2"),
        ("李示例", TWO, "0.5"), ("合计", "", "1.7"), heading=1,
    )  # fmt: skip
    check = check_sheet(sheet, TODAY)
    assert [(line.name, line.owed_fen, line.first_day) for line in check.lines] == [
        ("张示例", 1_200_000, date(2025, 12, 1)),
        ("李示例", 500_000, date(2025, 12, 1)),
    ]


def test_workers_above_the_line_marked_as_headings_are_not_taken_unseen():
    sheet = listed(("姓名", "欠发工资"), ("张示例", "100"), ("姓名", "欠发工资"), ("李示例", "200"), heading=2)
    with pytest.raises(Refused) as refusal:
        check_sheet(sheet, TODAY)
    assert refusal.value.problems[0].code == "photo-heading"


def test_a_sheet_without_a_name_column_is_no_list():
    with pytest.raises(Trouble):
        check_sheet(listed(("甲乙", "丙丁"), ("1", "2")), TODAY)


def test_headings_are_counted():
    assert named_in(["序号", "姓名", "身份证号", "随便什么"]) == 2


def test_a_note_of_debt_becomes_a_line_with_its_words_behind_it():
    lines = (
        ["欠条"],
        ["今欠示例甲2025年6月至8月木工工资人民币"],
        ["壹万贰仟陆佰元整（￥12600.00），2025年12月31日前付清。"],
    )
    parts = [
        tuple(PhotoCell(text, score=0.9, place=(0.1, 0.2 * at, 0.9, 0.2 * at + 0.1), read=text) for text in line)
        for at, line in enumerate((*lines, ["欠款人：示例丙"], ["2025年9月10日"]))
    ]
    sheet = with_ious(PhotoSheet(tuple(parts)))
    assert sheet.titles[:2] == ("姓名", "欠薪期间")
    assert [cell.text for cell in sheet.rows[1][:3]] == ["示例甲", "2025年6月至8月", "12,600.00元"]
    assert sheet.cell(1, 3).text.endswith("前付清。")
    assert (sheet.cell(1, 0).place, sheet.cell(1, 0).by_person) == ((0.1, 0.2, 0.9, 0.5), False)
    (line,) = check_sheet(sheet, TODAY).lines
    assert (line.owed_fen, str(line.first_day), str(line.last_day)) == (12_600_00, "2025-06-01", "2025-08-31")


def test_a_list_in_a_photo_stays_as_it_was_read():
    sheet = sheet_of([["姓名", "欠薪"], ["示例甲", "12600"]])
    assert with_ious(sheet) is sheet


def test_what_was_said_of_lists_of_this_make_counts_for_their_picture_too():
    sheet = listed(("姓名", "数", "账"), ("张示例", "30", "9600"))
    said = Said(choices=tuple(choices_of({"attendance": "B", "owed": "C"})))
    memory = learned(read_list(book_of(sheet), WAGES, said.choices), said)
    assert as_read(sheet, memory).fields == ("name", "attendance", "owed")
    assert check_sheet(sheet, TODAY, memory).lines[0].owed_fen == 9600_00
