"""Lists of attendance, contracts and payments in a case: kept with their file as one act, corrected, taken back."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.brought_list import Side
from inspector_app.domain.evidence import Evidence
from inspector_app.exchange.tables.columns.choices import Said, choices_of
from inspector_app.store.check import check
from inspector_app.support.errors import Refused
from inspector_app.support.progress import NoProgress
from inspector_app.usecases import statements
from inspector_app.usecases.case_edits import cancel_filing
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.cases import file_case
from inspector_app.usecases.four_sides import found, four_sides, of_paper, settle_difference
from inspector_app.usecases.funds import around_of
from inspector_app.usecases.history import case_history
from inspector_app.usecases.list_columns import remember
from inspector_app.usecases.list_hints import ask_hint_again
from inspector_app.usecases.open_lists import prepare_list
from inspector_app.usecases.people import save_person
from inspector_app.usecases.rosters import perform_roster
from inspector_app.usecases.side_lists import (
    MOST_LINES,
    keep_side,
    likely_replaced,
    perform_side,
    remove_side,
    side_plan,
    sides_of,
    undo_side,
    with_owners,
)
from tests.books import write_book
from tests.desk import OWED
from tests.statement_files import CARDS, march_book

TITLE = ["示例工地2025年11月考勤表"]
HEADING = ["姓名", "身份证号", "出勤天数"]


@pytest.fixture
def people(desk):
    return [(person.name, person.id_number) for person in desk.workers]


def read(desk, source, kind=Side.ATTENDANCE):
    return perform_side(prepare_list(desk.context, source), kind, NoProgress()).found


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


def evidence(desk):
    return desk.context.store.find(Evidence, case_rid=desk.case.rid)


def test_a_list_is_kept_line_by_line_with_its_file_and_taken_back_as_one_act(desk, first):
    before = evidence(desk)
    act = bring(desk, first)
    (one,) = kept(desk)
    assert (one.title, one.from_whom, [line.days for line in one.lines]) == ("考勤", "劳务公司", ["26", "20", "10"])
    assert (
        desk.context.store.sealed.read(desk.context.store.need(Evidence, one.evidence_rid).sha256) == first.read_bytes()
    )
    assert [line.row for line in one.lines] == [3, 4, 5]
    undo_side(desk.context, act)
    assert (kept(desk), evidence(desk)) == ((), before)


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
    act = keep_side(desk.context, desk.case.rid, mended, plan)
    (one,) = kept(desk)
    assert ([line.days for line in one.lines], one.from_whom) == (["26", "22", "5"], "劳务公司")
    undo_side(desk.context, act)
    assert [line.days for line in kept(desk)[0].lines] == ["26", "20", "10"]


def test_a_cell_said_to_read_otherwise_is_kept_so_with_what_stands_in_the_file(desk, first):
    order = prepare_list(desk.context, first, Said(cells={("", (3, 3)): "21", ("", (4, 2)): desk.workers[0].id_number}))
    told = perform_side(order, Side.ATTENDANCE, NoProgress()).found
    keep_side(desk.context, desk.case.rid, first, side_plan(desk.context, desk.case.rid, told))
    (only,) = kept(desk)
    assert [line.days for line in only.lines] == ["21", "20", "10"]
    assert only.unread[0] == "C3的原文“26”（按更正读作“21”）"
    assert desk.workers[0].id_number not in only.unread[1]


def test_another_kind_or_other_people_are_another_list(desk, first, tmp_path):
    bring(desk, first)
    pay = write_book(tmp_path / "考勤表.xlsx", ["姓名", "实发工资"], ["示例外人", 5000])
    assert likely_replaced(desk.context, desk.case.rid, read(desk, pay, Side.PAYMENTS), "考勤") == ""
    other = write_book(tmp_path / "其他.xlsx", HEADING, ["示例外人", "", 5])
    assert likely_replaced(desk.context, desk.case.rid, read(desk, other), "其他") == ""


def test_a_removed_list_comes_back_and_its_file_stays_evidence(desk, first):
    bring(desk, first)
    (one,) = kept(desk)
    act = remove_side(desk.context, one.rid)
    assert kept(desk) == ()
    assert one.evidence_rid in {each.rid for each in evidence(desk)}
    undo_side(desk.context, act)
    assert kept(desk) == (one,)


def test_what_was_changed_since_is_not_taken_back(desk, first):
    act = bring(desk, first)
    with desk.context.unit("示例") as unit:
        unit.put(replace(act.after, title="改名"))
    with pytest.raises(Refused, match="side-changed-since"):
        undo_side(desk.context, act)


def test_evidence_on_which_something_may_rest_since_stays(desk, first):
    act = bring(desk, first)
    desk.keep(replace(desk.claims[0], evidence_rids=(act.after.evidence_rid,)))
    undo_side(desk.context, act)
    assert kept(desk) == ()
    assert act.after.evidence_rid in {each.rid for each in evidence(desk)}


def test_a_pasted_list_is_kept_as_the_text_it_was(desk):
    text = "姓名\t出勤天数\n示例工人甲\t12\n"
    bring(desk, text)
    (one,) = kept(desk)
    assert desk.context.store.sealed.read(desk.context.store.need(Evidence, one.evidence_rid).sha256) == text.encode()


def test_nobody_in_it_or_nobody_knows_the_kind_is_refused(desk):
    with pytest.raises(Refused, match="side-kind-open"):
        read(desk, "姓名\t电话\n示例甲\t13800000001\n", None)
    with pytest.raises(Refused, match="side-empty"):
        side_plan(desk.context, desk.case.rid, read(desk, "姓名\t出勤天数\n合计\t12\n"))


def test_a_list_longer_than_a_record_may_be_is_refused(desk):
    check = read(desk, "姓名\t出勤天数\n示例甲\t12\n")
    with pytest.raises(Refused, match="side-too-long"):
        side_plan(desk.context, desk.case.rid, replace(check, lines=check.lines * (MOST_LINES + 1)))


def test_history_tells_it_in_words_and_shows_no_number(desk, first):
    bring(desk, first)
    lines = [line for group in case_history(desk.context, desk.case.rid) for line in group.lines]
    assert ("收到的名单", "收取名单") in [(line.what, line.reason) for line in lines]
    assert desk.workers[0].id_number not in "".join(map(str, lines))


def test_history_also_tells_of_a_list_that_was_removed(desk, first):
    remove_side(desk.context, bring(desk, first).after.rid)
    lines = [line for group in case_history(desk.context, desk.case.rid) for line in group.lines]
    told = [(line.reason, line.name, line.deleted) for line in lines if line.what == "收到的名单"]
    assert sorted(told) == [("收取名单", "考勤", False), ("移除收到的名单", "考勤", True)]


def test_the_store_finds_nothing_wrong_with_it_and_nothing_of_a_closed_case_is_changed(desk, first):
    act = bring(desk, first)
    assert check(desk.context.store) == []
    file_case(desk.context, desk.case.rid, "示例局长")
    cancel_filing(desk.context, desk.case.rid, "示例局长", "查无欠薪", OWED)
    for attempt in (lambda: bring(desk, first), lambda: remove_side(desk.context, act.after.rid)):
        with pytest.raises(Refused, match="case-over"):
            attempt()
    with pytest.raises(Refused, match="case-over"):
        undo_side(desk.context, act)


def test_the_four_sides_of_a_case(desk, first):
    bring(desk, first)
    laid = four_sides(desk.context, desk.case.rid)
    assert laid.sources == "考勤“考勤”（2025年11月，3行，劳务公司提供）；没有收到合同、支付的名单"
    assert {line.name for line in laid.lines} == {person.name for person in desk.workers}
    assert {line.contracts for line in laid.lines} == {"未收到"}
    assert [line.name for line in found(laid, desk.workers[1].name)] == [desk.workers[1].name]
    assert len(found(laid, "", only=True)) == len(laid.different)


def differing(desk, name):
    (line,) = found(four_sides(desk.context, desk.case.rid), name)
    return line


def test_a_difference_is_settled_with_its_reason_printed_so_and_may_be_asked_again(desk, tmp_path, people):
    rows = [[*one, days] for one, days in zip(people[:2], (26, 20), strict=True)]
    bring(desk, write_book(tmp_path / "考勤.xlsx", TITLE, HEADING, *rows))
    name = desk.workers[2].name
    (noted,) = differing(desk, name).differences
    for bad, code in (("。", "hint-no-reason"), ("", "hint-no-reason")):
        with pytest.raises(Refused, match=code):
            settle_difference(desk.context, desk.case.rid, noted.rid, bad)
    act = settle_difference(desk.context, desk.case.rid, noted.rid, "当月在另一班组，有该班组考勤")
    assert act.note == f"{noted.rule.title}（{name}）：当月在另一班组，有该班组考勤"
    line = differing(desk, name)
    assert (line.open, line.titles, len(line.differences)) == ((), (), 1)
    laid = four_sides(desk.context, desk.case.rid)
    assert line not in laid.different
    told = of_paper(desk.context, case_file(desk.context, desk.case.rid))
    (row,) = [row for row in told["four_sides"] if row["name"] == name]
    assert row["differences"].endswith(f"\n已核实（{act.by}）：当月在另一班组，有该班组考勤")
    assert noted.rule.title not in [each["title"] for each in told["four_sides.questions"]]
    assert check(desk.context.store) == []
    ask_hint_again(desk.context, desk.case.rid, noted.rid, "该班组否认")
    assert differing(desk, name).open[0].rid == noted.rid


def test_a_settled_difference_comes_back_when_the_facts_change(desk, first, mended, people):
    bring(desk, first)
    name, number = people[1]
    person = next(worker for worker in desk.workers if worker.name == name)
    claim = next(each for each in desk.claims if each.person_rid == person.rid)
    desk.keep(replace(claim, attendance="26", first_day=date(2025, 11, 1), last_day=date(2025, 11, 30)))
    (noted,) = differing(desk, number).differences
    settle_difference(desk.context, desk.case.rid, noted.rid, "半天没有折算，双方已经确认")
    save_person(desk.context, replace(desk.workers[0], phone="13800000000"))
    assert differing(desk, number).open == ()
    bring(desk, mended, replaces=kept(desk)[0].rid)
    (anew,) = differing(desk, number).open
    assert anew.words != noted.words
    with pytest.raises(Refused, match="difference-gone"):
        settle_difference(desk.context, desk.case.rid, noted.rid, "双方已经确认")


def test_what_a_statement_tells_of_payments_to_a_worker_stands_beside_the_list(desk, tmp_path):
    save_person(desk.context, replace(desk.workers[0], card=CARDS[0]))
    belongs = statements.belongings(desk.context, case_rid=desk.case.rid)
    file = statements.perform_statement(statements.prepare_statement(desk.context, march_book(tmp_path / "三月.xlsx")))
    planned = statements.plan_statements(desk.context, belongs, file, around_of(desk.context, belongs))
    statements.keep_statements(desk.context, belongs, file, [replace(each.statement) for each in planned])
    laid = four_sides(desk.context, desk.case.rid)
    told = {line.name: line.payments for line in laid.lines}
    assert told[desk.workers[0].name] not in ("没有", "未收到")
    assert told[desk.workers[1].name] == "没有"
    assert "银行流水" in laid.sources
    assert "支付" not in laid.sources.rpartition("没有收到")[2]


def test_what_was_said_of_the_same_list_as_a_wage_list_does_not_disturb_it(desk):
    text = "姓名\t出勤天数\t欠发工资\n示例甲\t12\t500\n"
    said = Said(choices_of({"attendance": "B", "owed": "C"}))
    remember(desk.context, perform_roster(prepare_list(desk.context, text, said), NoProgress()).list.learned)
    assert read(desk, text).lines[0].days == "12"


SMS = "【示例银行】您尾号{0}的账户2026年1月8日收到示例建工集团有限公司代发工资人民币{1}.00元，余额9.00元。"


def test_a_message_is_the_workers_whose_card_ends_so_and_of_nobody_where_several_do(desk):
    context, (first, second, _) = desk.context, desk.workers
    text = "\n".join(SMS.format(card[-4:], 3000 + at) for at, card in enumerate(CARDS[:2]))
    assert with_owners(context, desk.case.rid, text) == text
    save_person(context, replace(first, card=CARDS[0]))
    named = with_owners(context, desk.case.rid, text)
    assert named.splitlines() == [f"{first.name}：{text.splitlines()[0]}", text.splitlines()[1]]
    kept = bring(desk, named, Side.PAYMENTS)
    assert [(line.name, line.paid_fen, line.paid_on) for line in kept.after.lines] == [
        (first.name, 300_000, date(2026, 1, 8))
    ]
    assert kept.after.unread or "roster-nobody" in [p.code for p in read(desk, named, None).problems]
    save_person(context, replace(second, card=CARDS[0]))
    assert with_owners(context, desk.case.rid, text) == text


def test_messages_of_banks_in_a_text_file_are_payments(desk, people, tmp_path):
    path = tmp_path / "短信.txt"
    path.write_text("张示例\n【示例银行】您尾号0031的储蓄卡3月2日9时30分工资收入人民币4800.00元\n", encoding="utf-8")
    check = read(desk, path, None)
    assert (check.kind, [(line.name, line.paid_fen) for line in check.lines]) == (
        Side.PAYMENTS, [("张示例", 4800_00)],
    )  # fmt: skip


@pytest.mark.parametrize("kind", [None, Side.PAYMENTS])
def test_a_slip_of_a_bank_is_a_payment_to_whom_it_names(desk, people, tmp_path, kind):
    path = tmp_path / "回单.txt"
    slip = "示例银行电子回单\n交易日期：2026年05月20日\n付款人户名：示例建设有限公司\n收款人户名：张示例\n"
    path.write_text(slip + "金额（小写）：￥5,600.00\n用途：4月份工资\n", encoding="utf-8")
    check = read(desk, path, kind)
    assert (check.kind, [(line.row, line.name, line.paid_fen, line.paid_on, line.note) for line in check.lines]) == (
        Side.PAYMENTS, [(2, "张示例", 5600_00, date(2026, 5, 20), "4月份工资")],
    )  # fmt: skip
    assert ([line.failed for line in check.lines], check.problems) == ([False], ())  # a slip is made of what was paid
