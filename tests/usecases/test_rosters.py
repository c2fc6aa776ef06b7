from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from inspector_app.domain.claim import Disposition, HoursSystem, MoneyNature, MonthPart, WageClaim
from inspector_app.domain.id_kind import IdKind
from inspector_app.domain.person import Person
from inspector_app.domain.roster import of_our_own
from inspector_app.domain.wage_card import CardKeeper, KeptCard
from inspector_app.usecases import cases, claims, interviews, people, rosters
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.claim_lines import line_of, lines_of, save_lines
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.list_plan import Fate, roster_lines
from inspector_app.usecases.planned_roster import Fixed
from inspector_app.usecases.roster_plan import decided
from inspector_app.usecases.rosters import is_heading_line
from inspector_app.usecases.told_lists import wage_sheet
from tests.builders import a_case, a_person, an_id_number

HEADING = ("姓名", "身份证号", "电话", "工种", "欠薪起始日", "欠薪截止日", "欠发工资（元）", "银行卡号")
ONE, TWO = an_id_number(sequence=301), an_id_number(sequence=303)
_CARD = "6222020000000000000"


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def roster(tmp_path, *rows):
    book = openpyxl.Workbook()
    for row in (HEADING, *rows):
        book.worksheets[0].append(row)
    book.save(tmp_path / "明细.xlsx")
    return tmp_path / "明细.xlsx"


def line(name, number="", owed=9000, phone="", card=""):
    return (name, number, phone, "木工", "2025-11-01", "2026-01-31", owed, card)


@pytest.fixture
def case(context):
    return cases.open_case(context, a_case())


def add(context, case, path):
    return rosters.add_roster(context, case.rid, rosters.read_roster(context, path))


def test_a_worker_who_was_questioned_in_the_case_is_not_doubled_by_the_roster(context, case, tmp_path):
    worker = people.save_person(context, a_person("张示例", id_number=ONE, address="示例村3组"))
    interviews.begin_interview(context, worker, "worker_short", "项目部", "工资", Belongs(case.rid))
    (taken,) = add(context, case, roster(tmp_path, line("张示例", ONE, phone="13800000001")))
    assert taken.person_rid == worker.rid
    (kept,) = context.store.all(Person)
    assert (kept.address, kept.phone) == ("示例村3组", "13800000001")


def test_who_is_registered_with_a_number_is_not_said_to_lack_it(context, case, tmp_path):
    add(context, case, roster(tmp_path, line("张示例", ONE)))
    again = rosters.read_roster(context, roster(tmp_path, line("张示例"), line("李示例")))
    told = rosters.beside_recorded(again, rosters.roster_plan(context, case.rid, again))
    assert [p.place for p in told.problems if p.code == "roster-identity-open"] == ["B3"]


def test_a_roster_becomes_people_and_lines(context, case, tmp_path):
    taken = add(context, case, roster(tmp_path, line("张示例", ONE), line("李示例", "", 8000.5)))
    assert [(c.line, c.claimed_fen, c.found_fen, c.identity_checked) for c in taken] == [
        (1, 900_000, None, False), (2, 800_050, None, False),
    ]  # fmt: skip
    assert taken[0].months == 3
    assert {p.name: p.id_number for p in context.store.all(Person)} == {"张示例": ONE, "李示例": ""}


def test_the_same_roster_again_doubles_nobody(context, case, tmp_path):
    path = roster(tmp_path, line("张示例", ONE), line("王示例"), line("王示例", "", 7000))
    first = add(context, case, path)
    head = context.store.journal.head(context.store.identity.device)
    assert add(context, case, path) == first
    assert context.store.journal.head(context.store.identity.device) == head
    assert (context.store.count(Person), context.store.count(WageClaim)) == (3, 3)


def test_a_corrected_roster_asks_before_it_replaces_and_keeps_what_it_does_not_tell(context, case, tmp_path):
    add(context, case, roster(tmp_path, line("张示例", ONE, phone="13800000001", card="6222020000000000000")))
    claims.find_as_claimed(context, case.rid)
    taken = add(context, case, roster(tmp_path, line("李示例", TWO), line("张示例", ONE, 9500)))
    assert [(c.line, c.claimed_fen) for c in taken] == [(2, 900_000), (1, 900_000)]
    assert taken[1].found_fen == 900_000
    person = context.store.need(Person, taken[1].person_rid)
    assert (person.phone, person.card) == ("13800000001", "6222020000000000000")


def test_two_people_with_one_identity_number_are_both_kept_without_it(context, case, tmp_path):
    taken = add(context, case, roster(tmp_path, line("张示例", ONE), line("章示例", ONE, 100), line("李示例", TWO)))
    assert [claim.claimed_fen for claim in taken] == [900_000, 10_000, 900_000]
    numbers = [context.store.need(Person, claim.person_rid).id_number for claim in taken]
    assert numbers == ["", "", TWO]


def test_two_sums_of_one_person_for_the_same_days_are_kept_as_unknown(context, case, tmp_path):
    read = rosters.read_roster(context, roster(tmp_path, line("张示例", ONE), line("张示例", ONE, 100)))
    (taken,) = rosters.add_roster(context, case.rid, read)
    assert (taken.claimed_fen, taken.parts) == (None, ())
    assert any("看不出是一笔还是两笔" in words for words in rosters.roster_plan(context, case.rid, read).unread)


def test_the_same_worker_in_another_case_is_another_line(context, case, tmp_path):
    path = roster(tmp_path, line("张示例", ONE))
    other = cases.open_case(context, a_case(title="示例另案"))
    assert add(context, case, path)[0].rid != add(context, other, path)[0].rid


def acts(context):
    """How many acts the journal holds."""
    return len({change.group for change in context.store.journal.every()})


def plan_of(context, case, path):
    return rosters.roster_plan(context, case.rid, rosters.read_roster(context, path))


def table(tmp_path, name, *rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(tmp_path / name)
    return tmp_path / name


def test_a_list_of_bank_cards_wipes_nothing_and_is_one_act(context, case, tmp_path):
    add(context, case, roster(tmp_path, line("张示例", ONE), line("李示例", TWO)))
    before = lines_of(case_file(context, case.rid))
    cards = table(
        tmp_path, "银行卡.xlsx", ("姓名", "身份证号", "开户银行", "银行卡号"),
        ("张示例", ONE, "示例银行", "6222020000000000000"), ("李示例", TWO, "示例银行", "6222020000000000018"),
    )  # fmt: skip
    plan = plan_of(context, case, cards)
    assert (plan.new, plan.filled, plan.unchanged, plan.asked) == (0, 2, 0, ())
    count = acts(context)
    add(context, case, cards)
    assert acts(context) == count + 1
    after = lines_of(case_file(context, case.rid))
    assert [line.claim for line in after] == [line.claim for line in before]
    assert [line.person.card for line in after] == ["6222020000000000000", "6222020000000000018"]


def test_the_list_of_february_adds_to_january_and_changes_nothing_a_second_time(context, case, tmp_path):
    add(context, case, roster(tmp_path, line("张示例", ONE)))
    february = table(
        tmp_path, "二月.xlsx", ("姓名", "身份证号", "欠薪期间", "欠发工资（元）"), ("张示例", ONE, "2026年2月", 5000)
    )
    plan = plan_of(context, case, february)
    assert (plan.asked, plan.lines[0].filled, plan.filled) == ((), ("2026年2月",), 1)
    (kept,) = add(context, case, february)
    assert (kept.claimed_fen, kept.first_day, kept.last_day) == (1_400_000, date(2025, 11, 1), date(2026, 2, 28))
    assert [(part.first_day, part.claimed_fen) for part in kept.parts] == [
        (date(2025, 11, 1), 900_000), (date(2026, 2, 1), 500_000),
    ]  # fmt: skip
    head = context.store.journal.head(context.store.identity.device)
    assert add(context, case, february) == (kept,)
    assert context.store.journal.head(context.store.identity.device) == head


def test_a_corrected_month_is_asked_about_and_changes_that_month_and_the_sum(context, case, tmp_path):
    heading = ("姓名", "身份证号", "月份", "欠发工资（元）", "应发工资")
    told = [("张示例", ONE, f"2026年{month}月", 1000, 2000) for month in (1, 2, 3)]
    add(context, case, table(tmp_path, "季.xlsx", heading, *told))
    corrected = table(tmp_path, "二月.xlsx", heading, ("张示例", ONE, "2026年2月", 1500, 2000))
    plan = plan_of(context, case, corrected)
    assert [(each.label, each.old_words, each.new_words) for each in plan.asked] == [
        ("工人主张（2026年2月）", "1,000.00元", "1,500.00元")
    ]
    assert decided(plan) == ()
    (taken,) = rosters.add_roster(context, case.rid, rosters.read_roster(context, corrected), plan.asked)
    assert (taken.claimed_fen, taken.earned_fen) == (350_000, 600_000)
    assert [part.claimed_fen for part in taken.parts] == [100_000, 150_000, 100_000]


def test_a_sum_that_a_person_put_in_place_is_asked_about_when_a_month_is_added(context, case, tmp_path):
    heading = ("姓名", "身份证号", "月份", "欠发工资（元）")
    add(context, case, table(tmp_path, "一.xlsx", heading, *(("张示例", ONE, f"2026年{n}月", 1000) for n in (1, 2))))
    (seen,) = lines_of(case_file(context, case.rid))
    own = replace(seen, claim=replace(seen.claim, claimed_fen=180_000))
    save_lines(context, case_file(context, case.rid), [own], (), "核对")
    plan = plan_of(context, case, table(tmp_path, "三.xlsx", heading, ("张示例", ONE, "2026年3月", 1000)))
    assert [(each.label, each.old, each.new) for each in plan.asked] == [("工人主张", 180_000, 280_000)]
    (line_now,) = decided(plan)
    assert (line_now.claim.claimed_fen, len(line_now.claim.parts)) == (180_000, 3)


def test_a_month_that_overlaps_without_being_the_same_is_asked_about(context, case, tmp_path):
    add(context, case, roster(tmp_path, line("张示例", ONE)))
    heading = ("姓名", "身份证号", "欠薪期间", "欠发工资（元）")
    plan = plan_of(context, case, table(tmp_path, "二.xlsx", heading, ("张示例", ONE, "2026年1月至2月", 5000)))
    assert [each.label for each in plan.asked] == ["工人主张", "欠薪期间"]
    assert decided(plan) == ()


def test_months_in_columns_rows_and_sheets_give_the_same_line(context, case, tmp_path):
    in_rows = table(
        tmp_path, "行.xlsx", ("姓名", "身份证号", "月份", "欠薪金额"),
        ("张示例", ONE, "2025年1月", 1000), ("张示例", ONE, "2025年2月", 2000),
    )  # fmt: skip
    in_columns = table(
        tmp_path, "列.xlsx", ("2025年拖欠工资明细表",), ("姓名", "身份证号", "1月", "2月", "合计"),
        ("张示例", ONE, 1000, 2000, 3000),
    )  # fmt: skip
    book = openpyxl.Workbook()
    for number in (1, 2):
        sheet = book.create_sheet(f"2025年{number}月")
        for row in (("姓名", "身份证号", "欠薪金额"), ("张示例", ONE, 1000 * number)):
            sheet.append(row)
    book.save(tmp_path / "表.xlsx")
    (first,) = add(context, case, in_rows)
    assert [(part.first_day, part.claimed_fen) for part in first.parts] == [
        (date(2025, 1, 1), 100_000), (date(2025, 2, 1), 200_000),
    ]  # fmt: skip
    assert (first.claimed_fen, first.last_day) == (300_000, date(2025, 2, 28))
    for path in (in_columns, tmp_path / "表.xlsx"):
        assert add(context, case, path) == (first,)


def test_an_identity_stays_as_checked_as_a_person_left_it(context, case, tmp_path):
    path = roster(tmp_path, line("张示例", ONE), line("李示例", "1234"))
    taken = add(context, case, path)
    assert [claim.identity_checked for claim in taken] == [False, False]
    whole = lines_of(case_file(context, case.rid))
    seen = [replace(each, claim=replace(each.claim, identity_checked=True)) for each in whole[:1]]
    save_lines(context, case_file(context, case.rid), seen, (), "核对身份")
    taken = add(context, case, path)
    assert [claim.identity_checked for claim in taken] == [True, False]


def test_columns_that_are_not_read_are_named(context, case, tmp_path):
    path = table(
        tmp_path, "表.xlsx", ("序号", "姓名", "欠薪起止", "出勤地点", "欠薪月数", "欠发工资（元）", "备注"),
        (1, "张示例", "2025.11-2026.1", "示例工地", "", 9000, "已离场"), (2, "李示例", "", "", "2", 800, ""),
    )  # fmt: skip
    plan = plan_of(context, case, path)
    assert plan.unread == ("出勤地点（不认识的列名）", "欠薪月数")
    assert plan.lines[0].kept.claim.note == "已离场"
    assert plan.lines[0].kept.claim.first_day == date(2025, 11, 1)


def test_what_an_order_states_is_shown_and_never_changed(desk, order, tmp_path):
    worker = desk.workers[0]
    path = roster(tmp_path, (*line(worker.name, worker.id_number)[:4], "2025-01-01", "2025-02-28", 20_000, ""))
    plan = plan_of(desk.context, desk.case, path)
    (asked,) = [each for each in plan.asked if each.field == "period"]
    assert asked.fixed
    add_all = rosters.add_roster(desk.context, desk.case.rid, rosters.read_roster(desk.context, path), plan.asked)
    assert add_all[0].first_day == desk.claims[0].first_day


@pytest.mark.parametrize("checked", [True, False])
def test_a_list_calls_nobody_otherwise_whom_more_than_the_line_tells_of(desk, tmp_path, checked):
    """A document that was checked against; another's name stays as it is registered, the rest of the line comes in."""
    worker, first = desk.workers[0], desk.claims[0]
    desk.keep(replace(first, identity_checked=checked))
    path = roster(tmp_path, line("示例改名", worker.id_number))
    plan = plan_of(desk.context, desk.case, path)
    (asked,) = [each for each in plan.asked if each.field == "name"]
    assert (asked.old, asked.new, asked.fixed) == (worker.name, "示例改名", Fixed.IDENTITY if checked else Fixed.NOT)
    rosters.add_roster(desk.context, desk.case.rid, rosters.read_roster(desk.context, path), plan.asked)
    assert desk.context.store.need(Person, worker.rid).name == (worker.name if checked else "示例改名")


def test_the_kind_of_a_document_is_read_from_its_number(context, case, tmp_path):
    add(context, case, roster(tmp_path, line("示例外", "E12345678"), line("张示例", ONE)))
    people_now = {person.name: person.id_kind for person in context.store.all(Person)}
    assert people_now == {"示例外": IdKind.PASSPORT, "张示例": IdKind.CITIZEN}


@pytest.mark.parametrize(
    ("texts", "is_heading"),
    [
        (("姓名", "身份证号", "应发工资（元）"), True),
        (("序号", "工人姓名", "手机号"), True),
        (("姓名",), True),
        (("姓名", "单位认可"), True),
        (("示例甲", "", "木工", "班组"), False),
        (("班组",), False),
        (("", ""), False),
    ],
)
def test_a_line_of_headings_is_told_from_a_worker(texts, is_heading):
    assert is_heading_line(texts, {"单位认可"}) is is_heading


LISTS = Path(__file__).parents[1] / "data" / "lists"


def known_list(name):
    (path,) = LISTS.glob(f"{name}*")
    return path


def test_months_as_rows_are_imported_as_one_line_a_worker(context, case):
    taken = add(context, case, known_list("PC-22"))
    assert [(c.claimed_fen, c.first_day, c.last_day, len(c.parts)) for c in taken] == [
        (9300_00, date(2025, 10, 1), date(2025, 12, 31), 3)
    ] * 2


def test_a_list_of_cards_after_a_list_of_wages_wipes_nothing(context, case):
    add(context, case, known_list("PC-23_jan"))
    taken = add(context, case, known_list("PC-23_bank"))
    assert [(c.claimed_fen, c.first_day) for c in taken] == [(3000_00, date(2026, 1, 1)), (3001_00, date(2026, 1, 1))]
    assert {person.bank for person in context.store.all(Person)} == {"示例银行"}


def test_no_number_is_taken_for_checked(context, case):
    assert [claim.identity_checked for claim in add(context, case, known_list("PC-25"))] == [False, False]


def test_lists_of_three_months_become_one_line_and_the_third_list_again_nothing(context, case, tmp_path):
    heading = ("姓名", "身份证号", "应发工资", "已发工资", "欠发工资")
    paths = []
    for month in (1, 2, 3):
        path = table(
            tmp_path, f"{month}.xlsx", (f"示例公司2026年{month}月工资表",), heading,
            ("张示例", ONE, 5000, 1000 * month, 5000 - 1000 * month), ("李示例", TWO, 4000, 0, 4000),
        )  # fmt: skip
        paths.append(path)
        add(context, case, path)
    first, second = add(context, case, paths[2])
    assert (first.earned_fen, first.received_fen, first.claimed_fen) == (15_000_00, 6000_00, 9000_00)
    assert (second.claimed_fen, second.months, len(second.parts)) == (12_000_00, 3, 3)
    assert context.store.count(WageClaim) == 2


_KEPT = KeptCard(CardKeeper.CREW_LEADER, "示例王", date(2026, 1, 9), "询问笔录")
_MONTHS = (
    MonthPart(date(2025, 8, 1), date(2025, 8, 31), claimed_fen=300_000),
    MonthPart(date(2025, 10, 1), date(2025, 10, 31), claimed_fen=200_000),
)


@pytest.fixture
def told(context, case, tmp_path):
    """A list in which every column tells something, as it is exported."""
    one = line_of(case.rid, a_person("张示例", id_number=ONE, phone="13800000001", card=_CARD), 1)
    two = line_of(case.rid, a_person("李示例", rid="li", id_number=TWO), 2)
    first = replace(
        one.claim.with_card(_KEPT), first_day=date(2025, 8, 1), last_day=date(2025, 10, 31), parts=_MONTHS,
        claimed_fen=500_000, found_fen=450_000, disputed_fen=50_000, leader_fen=500_000, admitted_fen=400_000,
        overtime="平时30小时；休息日2天", hours_system=HoursSystem.COMPREHENSIVE, deductions="伙食600元", note="示例",
    )  # fmt: skip
    second = replace(
        two.claim, first_day=date(2025, 11, 1), last_day=date(2025, 11, 30), claimed_fen=700_000,
        nature=MoneyNature.PROJECT_MONEY, disposition=Disposition.NOT_WAGES, disposition_note="分包结算款",
        earned_fen=1_000_000, deducted_fen=0, received_fen=300_000, advance_fen=100_000,
    )  # fmt: skip
    save_lines(context, case_file(context, case.rid), [replace(one, claim=first), replace(two, claim=second)], ())

    def write(*, full: bool, changes=()):
        sheet = wage_sheet(case_file(context, case.rid), full=full)
        book, heads = openpyxl.Workbook(), [head.title for head in sheet.columns]
        rows = [dict(zip(heads, row, strict=True)) for row in sheet.rows]
        for at, heading, text in changes:
            rows[at][heading] = text
        for row in (heads, *(list(row.values()) for row in rows)):
            book.worksheets[0].append(row)
        book.save(tmp_path / "导出.xlsx")
        return rosters.read_roster(context, tmp_path / "导出.xlsx")

    return write


def test_a_list_that_was_exported_changes_nothing_when_it_is_brought_back(context, case, told):
    for full in (True, False):
        read = told(full=full)
        plan = rosters.roster_plan(context, case.rid, read)
        assert [each.asked or each.filled for each in plan.lines] == [(), ()]
        beside = rosters.beside_recorded(read, plan)
        assert ([(p.place, p.code) for p in beside.problems], beside.is_whole, beside.assumed) == ([], True, ()), full
    (alone,) = [p for p in of_our_own(read).problems if "masked" in p.code]  # of that without numbers
    assert (alone.place, alone.code) == ("全表", "roster-own-masked")
    assert alone.message.startswith("这是本程序导出的名单，导出时隐去了证件号码、电话、银行卡号，没有读入。")
    assert {each.heading for each in read.columns if not each.field} == {"序号", "身份已核", "加班"}
    assert read.lines[0].overtime == "平时30小时；休息日2天"


def test_what_was_found_is_asked_and_no_list_ends_a_line(context, case, told):
    changes = [(0, "认定", "4,000.00"), (0, "款项性质", "借支"), (0, "处理结果", "已付"), (1, "款项性质", "劳务费")]
    read = told(full=True, changes=changes)
    plan = rosters.roster_plan(context, case.rid, read)
    asked = [(each.label, each.old_words, each.new_words, each.fixed) for each in plan.asked]
    assert sorted(asked) == [
        ("处理结果", "（空）", "已付", Fixed.ENDING),
        ("款项性质", "工资", "借支", Fixed.NOT),
        ("认定", "4,500.00元", "4,000.00元", Fixed.NOT),
    ]
    beside = rosters.beside_recorded(read, plan)
    assert [p.code for p in beside.problems] == ["roster-others-say", "roster-note-settled", "roster-own-word"]
    alone = [p.code for p in of_our_own(read).problems]  # without a store nothing tells what was paid since
    assert alone == ["roster-own-endings", "roster-others-say", "roster-own-word"]
    rosters.add_roster(context, case.rid, beside, plan.asked)
    claim = lines_of(case_file(context, case.rid))[0].claim
    assert (claim.found_fen, claim.nature, claim.disposition) == (400_000, MoneyNature.ADVANCE, None)


def test_a_list_of_another_case_brings_what_it_tells_but_no_findings(context, told):
    other = cases.open_case(context, a_case(title="示例另案"))
    read = told(full=True)
    plan = rosters.roster_plan(context, other.rid, read)
    words = [line.words for line in roster_lines(read, plan, None) if line.fate is Fate.NEW]
    assert ["款项性质" in each for each in words] == [False, True]
    taken = rosters.add_roster(context, other.rid, read)
    assert [(c.found_fen, c.nature, c.disposition, c.advance_fen, c.overtime) for c in taken] == [
        (None, MoneyNature.WAGES, None, None, "平时30小时；休息日2天"),
        (None, MoneyNature.PROJECT_MONEY, None, 100_000, ""),
    ]
    assert taken[0].kept_card == _KEPT
    assert {each.label for each in plan.asked} == {"认定", "争议额", "处理结果"}
