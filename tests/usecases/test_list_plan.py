"""The plan of an import: numbers of persons stay masked in all it says, and a change stands where its month stands."""

from datetime import date

import openpyxl
import pytest

from inspector_app.support.progress import NoProgress
from inspector_app.usecases.list_plan import Fate, roster_lines
from inspector_app.usecases.open_lists import prepare_list
from inspector_app.usecases.rosters import add_roster, perform_roster, roster_plan

NUMBER, PHONE = "349900198506120018", "13800000001"
HEADING = ("姓名", "身份证号", "应发工资", "已发工资", "欠发工资")


@pytest.fixture
def read(desk, tmp_path):
    """``read({"5月": rows, …})`` is the list as opened."""

    def read_it(sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / "名单.xlsx")
        return perform_roster(prepare_list(desk.context, tmp_path / "名单.xlsx"), NoProgress())

    return read_it


def lines_of(desk, opened):
    plan = roster_plan(desk.context, desk.case.rid, opened.found)
    return roster_lines(opened.found, plan, opened.list.reading)


def test_no_number_of_a_person_is_told_whole_wherever_it_was_written(desk, read):
    opened = read(
        {
            "工资": [
                ("姓名", "身份证号", "欠发工资", f"备用{PHONE}"), ("示例新甲", NUMBER, 500, f"见{NUMBER}"),
                (f"示例新乙 {NUMBER}", None, 300), (f"备注：示例新甲身份证{NUMBER}，电话{PHONE}，是示例工地的人",),
            ]
        }
    )  # fmt: skip
    lines = lines_of(desk, opened)
    told = "".join(line.who + line.words + line.place for line in lines)
    told += "".join((*opened.found.unread, *(problem.message for problem in opened.found.problems)))
    assert NUMBER not in told
    assert PHONE not in told
    assert any("349***********0018" in line.who + line.words for line in lines if line.fate is Fate.UNREAD)
    assert "示例新乙" in [line.who for line in lines]


def test_a_change_of_a_month_stands_in_the_line_of_that_month(desk, read):
    def sheets(may):
        return {
            f"2025年{month}月": [(f"2025年{month}月工资表",), HEADING, ("示例新甲", NUMBER, owed, 0, owed)]
            for month, owed in ((3, 3000), (4, 4000), (5, may))
        }

    add_roster(desk.context, desk.case.rid, read(sheets(5000)).found)
    asked = [line for line in lines_of(desk, read(sheets(5500))) if line.asked and line.asked.part]
    assert asked
    assert {line.asked.part.first_day for line in asked} == {date(2025, 5, 1)}
    assert {(line.spots[0].sheet, line.place.split()[0]) for line in asked} == {("2025年5月", "2025年5月")}


def test_a_further_month_tells_what_it_adds_and_what_was_taken_as_paid(desk, read):
    def sheets(month, received):
        row = ("示例新甲", NUMBER, 5000, received, 5000 - received)
        return {"工资": [(f"2025年{month}月工资表",), HEADING, row]}

    (new,) = [line for line in lines_of(desk, read(sheets(3, 0))) if line.is_entry]
    assert (
        new.words == "欠发5,000.00元，2025-03-01至2025-03-31；尾号：证件号码0018"
    )  # his own, as one sees beside the file
    add_roster(desk.context, desk.case.rid, read(sheets(3, 0)).found)
    (more,) = [line for line in lines_of(desk, read(sheets(4, 1500))) if line.is_entry]
    assert more.fate is Fate.FILLED
    assert more.words.endswith("；表里欠发3,500.00元，已发1,500.00元，2025-04-01至2025-04-30")


def test_what_is_to_be_done_about_a_list_without_a_file_is_done_where_it_was_copied(desk, read):
    check = read({"工资": [HEADING, ("示例新甲", NUMBER, 5000, 0, 5000)]}).found
    lines = roster_lines(check, roster_plan(desk.context, desk.case.rid, check), None)
    (said,) = [line.words for line in lines if "哪几个月" in line.words]
    assert "回到清单" in said
    assert "对应各列" not in said


def test_a_change_of_a_month_stands_in_the_column_of_that_month(desk, read):
    heading = ("姓名", "身份证号", "2025年3月欠发", "2025年4月欠发", "2025年3月应发", "2025年4月应发")
    add_roster(desk.context, desk.case.rid, read({"工资": [heading, ("示例新甲", NUMBER, 400, 500, 400, 500)]}).found)
    opened = read({"工资": [heading, ("示例新甲", NUMBER, 400, 550, 400, 550)]})
    asked = [line for line in lines_of(desk, opened) if line.fate is Fate.ASKED and line.asked]
    assert {(line.place, line.spots[0].area) for line in asked} == {("D2", (2, 4, 2, 4)), ("F2", (2, 6, 2, 6))}


def test_what_is_added_up_over_months_stands_in_all_their_columns(desk, read):
    heading = ("姓名", "身份证号", "3月应发", "4月应发", "已发工资")
    add_roster(desk.context, desk.case.rid, read({"2025年工资": [heading, ("示例新甲", NUMBER, 400, 500, 100)]}).found)
    opened = read({"2025年工资": [heading, ("示例新甲", NUMBER, 400, 550, 100)]})
    asked = [line for line in lines_of(desk, opened) if line.asked and line.asked.field == "earned_fen"]
    assert [(line.place, line.spots[0].area) for line in asked] == [("C2:D2", (2, 3, 2, 4))]


def test_what_is_said_of_a_row_stands_below_the_worker_of_its_own_table(desk, read):
    head = ("姓名", "欠发工资", None, "姓名", "欠发工资")
    lines = lines_of(desk, read({"工资": [head, ("示例新甲", 500, None, "示例新乙", 300)]}))
    told = [(line.who, line.is_entry) for line in lines if line.who]
    assert told == [("示例新甲", True), ("示例新甲", False), ("示例新乙", True), ("示例新乙", False)]
