"""Lists of attendance, contracts and payments in a case: kept with their file as one act, corrected, taken back."""

import pytest

from inspector_app.domain.brought_list import Side
from inspector_app.domain.evidence import Evidence
from inspector_app.support.errors import Refused
from inspector_app.usecases.four_sides import found, four_sides
from inspector_app.usecases.history import case_history
from inspector_app.usecases.side_lists import (
    keep_side,
    likely_replaced,
    perform_side,
    prepare_side,
    side_plan,
    sides_of,
)
from tests.books import write_book

TITLE = ["示例工地2025年11月考勤表"]
HEADING = ["姓名", "身份证号", "出勤天数"]


@pytest.fixture
def people(desk):
    return [(person.name, person.id_number) for person in desk.workers]


def read(desk, source, kind=Side.ATTENDANCE):
    return perform_side(prepare_side(desk.context, source, kind))


def bring(desk, source, kind=Side.ATTENDANCE, replaces=""):
    return keep_side(
        desk.context,
        desk.case.rid,
        source,
        side_plan(desk.context, desk.case.rid, read(desk, source, kind), replaces),
        "劳务公司",
    )


@pytest.fixture
def first(tmp_path, people):
    rows = [[*one, days] for one, days in zip(people, (26, 20, 10), strict=False)]
    return write_book(tmp_path / "考勤.xlsx", TITLE, HEADING, *rows)


@pytest.fixture
def mended(tmp_path, people):
    rows = [[*one, days] for one, days in zip(people, (26, 22), strict=False)]
    (tmp_path / "更正").mkdir()
    return write_book(tmp_path / "更正" / "考勤.xlsx", TITLE, HEADING, *rows, ["示例新人", "", 5])


def kept(desk):
    return sides_of(desk.context, desk.case.rid)


def test_a_list_is_kept_line_by_line_with_its_file_and_taken_back_as_one_act(desk, first):
    bring(desk, first)
    (one,) = kept(desk)
    assert (one.title, one.from_whom, [line.days for line in one.lines]) == ("考勤", "劳务公司", ["26", "20", "10"])
    assert (
        desk.context.store.sealed.read(desk.context.store.need(Evidence, one.evidence_rid).sha256) == first.read_bytes()
    )
    assert [line.row for line in one.lines] == [3, 4, 5]


def test_the_same_file_again_changes_nothing(desk, first):
    bring(desk, first)
    rid = likely_replaced(desk.context, desk.case.rid, read(desk, first), "考勤")
    position = desk.context.store.journal.position
    plan = side_plan(desk.context, desk.case.rid, read(desk, first), rid)
    assert plan.is_same
    keep_side(desk.context, desk.case.rid, first, plan)
    assert desk.context.store.journal.position == position


def test_a_corrected_list_takes_the_place_of_the_old_one_and_says_what_changed(desk, first, mended):
    bring(desk, first)
    rid = likely_replaced(desk.context, desk.case.rid, read(desk, mended), "考勤")
    plan = side_plan(desk.context, desk.case.rid, read(desk, mended), rid)
    assert [(c.label, c.old_words, c.new_words) for c in plan.changes] == [("出勤天数", "20", "22")]
    assert [line.name for line in plan.new] == ["示例新人"]
    assert [line.name for line in plan.gone] == [desk.workers[2].name]
    assert plan.unchanged == 1
    keep_side(desk.context, desk.case.rid, mended, plan)
    (one,) = kept(desk)
    assert ([line.days for line in one.lines], one.from_whom) == (["26", "22", "5"], "劳务公司")


def test_another_kind_or_other_people_are_another_list(desk, first, tmp_path):
    bring(desk, first)
    pay = write_book(tmp_path / "考勤表.xlsx", ["姓名", "实发工资"], ["示例外人", 5000])
    assert likely_replaced(desk.context, desk.case.rid, read(desk, pay, Side.PAYMENTS), "考勤") == ""
    other = write_book(tmp_path / "其他.xlsx", HEADING, ["示例外人", "", 5])
    assert likely_replaced(desk.context, desk.case.rid, read(desk, other), "其他") == ""


def test_a_pasted_list_is_kept_as_the_text_it_was(desk):
    text = "姓名\t出勤天数\n示例工人甲\t12\n"
    bring(desk, text)
    (one,) = kept(desk)
    assert desk.context.store.sealed.read(desk.context.store.need(Evidence, one.evidence_rid).sha256) == text.encode()


def test_nobody_in_it_or_nobody_knows_the_kind_is_refused(desk):
    with pytest.raises(Refused, match="side-kind-open"):
        perform_side(prepare_side(desk.context, "姓名\t电话\n示例甲\t13800000001\n", None))
    with pytest.raises(Refused, match="side-empty"):
        side_plan(desk.context, desk.case.rid, read(desk, "姓名\t出勤天数\n合计\t12\n"))


def test_history_tells_it_in_words_and_shows_no_number(desk, first):
    bring(desk, first)
    told = "".join(f"{entry}" for entry in case_history(desk.context, desk.case.rid))
    assert "收到的名单" in told or "考勤" in told
    assert desk.workers[0].id_number not in told


def test_the_four_sides_of_a_case(desk, first):
    bring(desk, first)
    laid = four_sides(desk.context, desk.case.rid)
    assert laid.sources == "考勤“考勤”（2025年11月，3行，劳务公司提供）；没有收到合同、支付的名单"
    assert {line.name for line in laid.lines} == {person.name for person in desk.workers}
    assert {line.contracts for line in laid.lines} == {"未收到"}
    assert [line.name for line in found(laid, desk.workers[1].name)] == [desk.workers[1].name]
    assert len(found(laid, "", only=True)) == len(laid.different)
