"""Every list of the program by name: its lines, its headings as the window has them, numbers masked unless asked."""

import pytest

from inspector_app.support.errors import Refused
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.told_lists import LISTS, told_list, wage_sheet


def test_every_list_is_told_in_as_many_words_as_it_has_columns(desk):
    desk.serve(desk.order())
    sheets = {name: told_list(desk.context, name) for name in LISTS}
    assert {name for name, sheet in sheets.items() if sheet.rows} == set(LISTS) - {"visits", "interviews"}
    for sheet in sheets.values():
        assert all(len(row) == len(sheet.columns) for row in sheet.rows)
        assert sheet.sums == f"共{len(sheet.rows)}行"


def test_words_leave_lines_out_and_are_said(desk):
    sheet = told_list(desk.context, "people", desk.workers[0].name)
    assert [row[0] for row in sheet.rows] == [desk.workers[0].name]
    assert sheet.said == (f"条件：查找“{desk.workers[0].name}”。",)


def test_a_number_of_identity_is_whole_only_in_a_wage_list_that_was_asked_for_so(desk):
    whole = case_file(desk.context, desk.case.rid)
    number = desk.workers[0].id_number
    masked, full = wage_sheet(whole), wage_sheet(whole, full=True)
    assert number not in str(masked.rows) + str(told_list(desk.context, "people").rows)
    assert number in full.rows[0]
    assert any("完整号码" in each for each in full.said)
    assert [row[1] for row in masked.rows] == [worker.name for worker in desk.workers]


def test_a_list_that_nobody_knows_is_named(desk):
    with pytest.raises(Refused) as refused:
        told_list(desk.context, "nothing")
    assert refused.value.problems[0].code == "list-unknown"
