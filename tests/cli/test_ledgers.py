import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from inspector_app.cli.ledgers import projects, roster
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.person import Person
from inspector_app.support.clock import SystemClock
from inspector_app.support.paths import resource
from inspector_app.usecases import cases
from inspector_app.usecases.store_file import opened
from tests.books import write_book
from tests.builders import a_case, an_id_number
from tests.cli.conftest import SECRET, codes
from tests.statement_files import march_csv

PROJECTS = ("项目名称", "所属乡镇", "农民工人数（人）", "未支付工资（元）", "欠薪等级")
WORKERS = ("序号", "姓名", "身份证号", "班组", "欠薪起始日", "欠薪截止日", "欠发工资（元）", "银行卡号")
ONE, TWO = an_id_number(sequence=201), an_id_number(sequence=203)


def worker(number, name, identity, owed, months=("2025-11-01", "2026-01-31")):
    return (number, name, identity, "木工班", *months, owed, "")


def check(run, path, *more, code=0):
    answer = run("roster", "check", path, *more, "--json")
    assert (answer.code, answer.complaints) == (code, [])
    return answer.json


def places(found, code):
    return [(p["row"], p["column"]) for p in found["problems"] if p["code"] == code]


def test_a_ledger_is_imported_listed_and_again_unchanged(run, store):
    ledger = resource("demo", "ledger.xlsx")
    answer = run("projects", "import", store, ledger)
    assert answer.code == 0
    assert "新增66个，更新0个，未变0个项目。" in answer.text
    assert "合计66个项目，农民工4,002人，未支付81,000,000.00元。" in answer.text
    assert "新增0个，更新0个，未变66个项目。" in run("projects", "import", store, ledger).text
    assert [path.suffix for path in store.with_name("store-自动备份").iterdir()] == [".backup"] * 2  # before each
    listed = run("projects", "list", store, "--json").json
    assert len(listed) == 66
    assert {"rid", "name", "town", "heads", "unpaid_fen", "grade"} <= set(listed[0])
    assert sum(project["unpaid_fen"] for project in listed) == 8_100_000_000
    assert len(run("projects", "list", store).text.splitlines()) == 66


def test_bad_lines_are_named_by_cell_and_good_ones_taken(run, store, tmp_path):
    path = write_book(
        tmp_path / "台账.xlsx", ("示例县在建工程项目台账",), PROJECTS,
        ("示例一期", "示例镇", "３０", "34,129.73", "一般欠薪"),
        ("示例二期", "示例镇", 40, -5, "无欠薪"),
        ("示例三期", "示例镇", 40, 12.345, "无欠薪"),
        ("示例四期", "示例镇", 40, 1234567890123, "无欠薪"),
        ("合计", "", 150, 34129.73, ""),
    )  # fmt: skip
    answer = run("projects", "import", store, path)
    assert answer.code == 0
    named = [line.partition("：")[0] for line in answer.complaints]
    assert [name for name in named if name in ("D4", "D5", "D6")] == ["D4", "D5", "D6"]
    assert {"money-negative", "money-decimals", "money-too-large"} <= set(codes(answer))
    listed = {p["name"]: p["unpaid_fen"] for p in run("projects", "list", store, "--json").json}
    assert listed["示例一期"] == 3_412_973
    assert "合计" not in listed


def test_a_ledger_without_a_project_or_a_file_that_is_none_is_refused(run, store, tmp_path):
    answer = run("projects", "import", store, write_book(tmp_path / "a.xlsx", PROJECTS))
    assert (answer.code, codes(answer)[-1]) == (2, "ledger-empty")
    (tmp_path / "b.xlsx").write_text("no workbook")
    for name in ("b.xlsx", "none.xlsx"):
        answer = run("projects", "import", store, tmp_path / name)
        assert answer.code == 1
        assert len(answer.complaints) == 1


def test_the_template_is_a_ledger_with_no_line(run, store, tmp_path):
    assert run("projects", "template", tmp_path / "模板.xlsx").text == "模板已写入：模板.xlsx\n"
    assert codes(run("projects", "import", store, tmp_path / "模板.xlsx"))[-1] == "ledger-empty"


def test_a_filled_in_file_is_never_replaced_by_an_empty_one(run, store, tmp_path):
    for command in (("projects", "template"), ("device-card", store, "-o")):
        (tmp_path / "已填.xlsx").write_bytes(b"filled in")
        answer = run(*command, tmp_path / "已填.xlsx")
        assert (answer.code, codes(answer), answer.text) == (2, ["file-exists"], "")
        assert (tmp_path / "已填.xlsx").read_bytes() == b"filled in"


def test_a_roster_as_people_make_it(run, tmp_path):
    def merge(sheet):
        sheet.merge_cells("A1:H1")
        sheet.merge_cells("D3:D4")
        sheet.merge_cells("A5:D5")

    path = write_book(
        tmp_path / "a.xlsx", ("示例工地拖欠农民工工资明细表",), WORKERS,
        worker(1, "张 示例", ONE, "９，０００.50"), worker(2, "李示例", TWO, "5,000"),
        ("合计", None, None, None, None, None, 14000.5, None), change=merge,
    )  # fmt: skip
    found = check(run, path)
    assert set(found) == {
        "heads", "lines", "total_fen", "unknown", "whole", "unread", "assumed", "columns", "problems", "threshold",
    }  # fmt: skip
    assert found["columns"][1] == {"place": "B", "heading": "姓名", "field": "name", "reason": "列名就是“姓名”"}
    assert (found["heads"], found["total_fen"]) == (2, 14_000_50)
    assert [p["code"] for p in found["problems"] if p["level"] == "error"] == []


def test_what_was_read_by_a_guess_gives_exit_code_1_and_is_named(run, tmp_path):
    path = write_book(
        tmp_path / "示例2025年.xlsx", ("12月工资表",), ("姓名", "身份证号", "欠发工资"), ("张示例", ONE, 5000)
    )
    answer = run("roster", "check", path)
    assert (answer.code, codes(answer)[0]) == (1, "list-year-taken")
    assert answer.complaints[-1].startswith("没有写清楚的有1处（第2行）")
    assert check(run, path, code=1)["assumed"] == ["第2行"]


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ("12.345", "money-decimals"), (-100, "money-negative"), ("1234567890123", "money-too-large"),
        (1234567890123, "money-too-large"), ("好几百", "money-shape"),
    ],
)  # fmt: skip
def test_a_bad_amount_is_named_by_its_cell(run, tmp_path, amount, code):
    found = check(
        run,
        write_book(tmp_path / "a.xlsx", WORKERS, worker(1, "张示例", ONE, amount), worker(2, "李", TWO, 50)),
        code=1,
    )
    assert places(found, code) == [(2, "G")]
    problem = next(p for p in found["problems"] if p["code"] == code)
    assert set(problem) == {"sheet", "row", "column", "level", "code", "message"}
    assert problem["level"] == "error"
    assert problem["message"].endswith("。")
    assert (found["heads"], found["lines"], found["total_fen"], found["unknown"]) == (2, 2, 50_00, 1)
    assert found["threshold"]["reached"] == "unknown"
    assert found["threshold"]["ground"] == "1人的欠薪数额不明，已知1人共50元；查明之前不能判断是否达到标准。"


def test_a_list_of_which_no_amount_is_read_owes_something_unknown(run, tmp_path):
    path = write_book(tmp_path / "a.xlsx", WORKERS, worker(1, "张示例", ONE, "一万多"), worker(2, "李示例", TWO, None))
    found = check(run, path, code=1)
    assert (found["total_fen"], found["unknown"], found["threshold"]["reached"]) == (0, 2, "unknown")
    answer = run("roster", "check", path)
    assert "2人，合计0.00元（其中2人数额不明，未计入）。2人的欠薪数额不明" in answer.text
    assert "没有尚欠" not in answer.text


def test_text_numbers_and_totals_that_do_not_tie_are_named(run, tmp_path):
    path = write_book(
        tmp_path / "a.xlsx", WORKERS, worker(1, "张示例", float(ONE[:17] + "0"), "100"),
        ("", "合计", "", "", "", "", "200", ""),
    )  # fmt: skip
    found = check(run, path, code=1)
    assert places(found, "cell-lost-digits") == [(2, "C")]
    assert places(found, "roster-total-differs") == [(3, "G")]
    assert (found["heads"], found["total_fen"]) == (1, 100_00)


def test_the_threshold_is_that_of_the_province(run, tmp_path):
    path = write_book(tmp_path / "a.xlsx", WORKERS, worker(1, "张示例", ONE, 12000))
    assert check(run, path, "--province", "江苏")["threshold"]["reached"] == "certain"
    assert check(run, path, "--province", "44")["threshold"]["reached"] != "certain"
    assert check(run, path)["threshold"]["reached"] == "possible"
    below = write_book(tmp_path / "b.xlsx", WORKERS, worker(1, "张示例", ONE, 400))
    found = check(run, below)["threshold"]
    assert found["reached"] == "below"
    assert "400" in found["ground"]


def test_people_read_lines_instead_of_json(run, tmp_path):
    answer = run("roster", "check", write_book(tmp_path / "a.xlsx", WORKERS, worker(1, "张示例", ONE, -1)))
    assert answer.code == 1
    assert answer.complaints[0].startswith("G2：")
    assert answer.text.startswith("1人，合计0.00元（其中1人数额不明，未计入）。")


def test_a_statement_is_not_taken_for_wages_unless_somebody_says_so(run, tmp_path):
    path = march_csv(tmp_path / "流水.csv")
    refused = run("roster", "check", path)
    assert (refused.code, refused.text) == (2, "")
    assert "像是银行流水" in refused.complaints[0]
    assert "--anyway" in refused.complaints[0]
    assert run("roster", "check", path, "--anyway").code != 2


def test_what_is_no_roster_is_trouble(run, tmp_path):
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 broken")
    for path in (
        tmp_path / "b.xlsx",
        tmp_path / "none.xlsx",
        write_book(tmp_path / "c.xlsx", ("班组", "金额"), ("甲", 1)),
    ):
        answer = run("roster", "check", path, "--json")
        assert (answer.code, len(answer.complaints), answer.text) == (1, 1, "")
    answer = run("roster", "check", write_book(tmp_path / "a.xlsx", WORKERS), "--province", "火星")
    assert (answer.code, codes(answer)) == (2, ["place-unknown"])


def test_the_groups_say_what_they_hold():
    assert sorted(projects.commands) == ["chain", "import", "list", "template"]
    assert sorted(roster.commands) == ["check", "import"]


def test_what_was_left_out_is_said_and_gives_exit_code_1(run, tmp_path):
    path = write_book(tmp_path / "a.xlsx", ("姓名", "身份证号", "结账数"), ("示例甲", ONE, 5000), ("示例乙", TWO, 6000))
    answer = run("roster", "check", path)
    assert answer.code == 1
    assert "2人，合计0.00元（其中2人数额不明，未计入）" in answer.text
    assert "没有读入的内容：结账数（不认识的列名）。" in answer.complaints
    assert "C列“结账数”：没有读（不认识的列名）" in answer.complaints
    answer = run("roster", "check", path, "--column", "欠发工资=C")
    assert (answer.code, any("没有读出是哪几个月的工资" in line for line in answer.complaints)) == (1, True)
    answer = run("roster", "check", path, "--column", "欠发工资=C", "--month", "2026年3月")
    assert (answer.code, answer.text.partition("。")[0]) == (0, "2人，合计11,000.00元")
    answer = run("roster", "check", path, "--column", "owed=C", "--columns")
    assert "C列“结账数”：读作“欠发工资（元）”（您指定的）" in answer.complaints


def test_a_column_that_nobody_knows_is_refused(run, tmp_path):
    path = write_book(tmp_path / "a.xlsx", ("姓名", "欠薪金额"), ("示例甲", 5000))
    for said in ("颜色=B", "欠发工资", "欠发工资=5"):
        refused = run("roster", "check", path, "--column", said)
        told = "可以写的栏目：姓名、" in "".join(refused.complaints)
        assert (refused.code, told) == (2, said != "欠发工资=5")
    twice = run("roster", "check", path, "--column", "欠发工资=A", "--column", "欠发工资=B")
    assert (twice.code, "“欠发工资=A+B”" in "".join(twice.complaints)) == (2, True)


@pytest.fixture
def case(store):
    with opened(store, SECRET, SystemClock()) as context:
        return cases.open_case(context, a_case(title="示例欠薪案"))


def test_a_list_is_imported_into_a_case_and_its_columns_are_remembered(run, store, case, tmp_path):
    january = write_book(
        tmp_path / "一.xlsx", ("姓名", "身份证号", "月份", "结账数"), ("示例甲", ONE, "2026年1月", 5000)
    )
    answer = run("roster", "import", store, "示例欠薪案", january, "--column", "欠发工资=D")
    assert (answer.code, answer.text) == (0, "1人，合计5,000.00元：新增1人，补充0人，0人没有变化。\n")
    february = write_book(
        tmp_path / "二.xlsx", ("月份", "姓名", "身份证号", "结账数"), ("2026年2月", "示例甲", ONE, 4000)
    )
    answer = run("roster", "import", store, "示例欠薪案", february, "--columns")
    assert "D列“结账数”：读作“欠发工资（元）”（上次您为同样的表指定的）" in answer.complaints
    assert answer.text == "1人，合计4,000.00元：新增0人，补充1人，0人没有变化。\n"
    assert run("roster", "import", store, "示例欠薪案", february).text.endswith("1人没有变化。\n")
    corrected = write_book(
        tmp_path / "三.xlsx", ("姓名", "身份证号", "月份", "结账数"), ("示例甲", ONE, "2026年2月", 4500)
    )
    answer = run("roster", "import", store, "示例欠薪案", corrected)
    asked = "示例甲的工人主张（2026年2月）：已登记4,000.00元，表里4,500.00元，"
    assert f"{asked}保留已登记的。" in answer.complaints
    assert f"{asked}改为表里的。" in run("roster", "import", store, "示例欠薪案", corrected, "--replace").complaints
    with opened(store, SECRET, SystemClock()) as context:
        (claim,) = context.store.all(WageClaim)
    assert (claim.claimed_fen, len(claim.parts)) == (9500_00, 2)
    assert run("roster", "import", store, "另一个案件", corrected).code == 2


def test_a_refreshed_ledger_says_what_changed(run, store, tmp_path):
    first = write_book(tmp_path / "一.xlsx", PROJECTS, ("示例一期", "示例镇", 30, 0, "无欠薪"))
    assert run("projects", "import", store, first).code == 0
    second = write_book(tmp_path / "二.xlsx", PROJECTS, ("示例一期", "示例镇", 40, 5000, "一般欠薪"))
    answer = run("projects", "import", store, second)
    assert "更新“示例一期”：" in answer.text
    assert "农民工人数 30 → 40；未支付工资 0.00元 → 5,000.00元\n" in answer.text


def test_a_line_that_may_be_a_known_project_is_asked_about_before_anything_is_taken_in(run, store, tmp_path):
    first = write_book(tmp_path / "一.xlsx", PROJECTS, ("示例民宿", "南岭乡", 30, 5000, "一般欠薪"))
    moved = write_book(
        tmp_path / "二.xlsx", PROJECTS, ("示例民宿", "西河乡", 30, 5000, "一般欠薪"), ("示例一期", "西河乡", 3, 0, "")
    )
    run("projects", "import", store, first)
    answer = run("projects", "import", store, moved)
    assert (answer.code, codes(answer)) == (2, ["ledger-moved-untold", "ledger-asked"])
    assert len(run("projects", "list", store).text.splitlines()) == 1
    wrong = run("projects", "import", store, moved, "--same", "示例民居")
    assert (wrong.code, codes(wrong)[-1]) == (2, "ledger-answer-unknown")
    assert "所属乡镇 南岭乡 → 西河乡" in run("projects", "import", store, moved, "--same", "示例民宿").text
    back = run("projects", "import", store, first, "--new", "示例民宿")
    assert (back.code, "新增1个" in back.text) == (0, True)
    third = write_book(tmp_path / "三.xlsx", PROJECTS, ("示例民宿", "北山乡", 30, 5000, "一般欠薪"))
    two = run("projects", "import", store, third, "--same", "示例民宿")  # there are two: which one is not said
    assert (two.code, "南岭乡" in two.complaints[-2] and "西河乡" in two.complaints[-2]) == (2, True)
    told = run("projects", "import", store, third, "--same", "北山乡/示例民宿=南岭乡/示例民宿")
    assert "所属乡镇 南岭乡 → 北山乡" in told.text


def test_a_ledger_of_which_a_line_was_left_out_gives_exit_code_1(run, store, tmp_path):
    path = write_book(
        tmp_path / "一.xlsx", PROJECTS, ("示例一期", "示例镇", 30, 0, "无欠薪"), ("", "示例镇", 40, 5000, "")
    )
    answer = run("projects", "import", store, path)
    assert (answer.code, codes(answer)[0]) == (1, "ledger-name-missing")
    assert "以上内容可能有人或者有钱没有计入" in answer.complaints[-1]


UNKNOWN = (("哪位", "多少钱"), ("张示例", "0.5"), ("李示例", "0.8"))


def test_columns_unit_and_month_are_said_at_the_command_line_and_remembered(run, store, case, tmp_path):
    path = write_book(tmp_path / "谁.xlsx", *UNKNOWN)
    assert run("roster", "check", path).code == 1
    said = ("--column", "姓名=A", "--column", "欠发工资=B", "--unit", "万元", "--month", "2026年1月")
    assert check(run, path, *said)["total_fen"] == 13_000_00
    answer = run("roster", "import", store, case.title, path, *said)
    assert (answer.code, "新增2人" in answer.text) == (0, True)
    again = run("roster", "import", store, case.title, path)  # the sender is known by now
    assert "2人没有变化" in again.text
    with opened(store, SECRET, SystemClock()) as context:
        days = {(claim.first_day, claim.last_day) for claim in context.store.all(WageClaim)}
    assert [str(day) for day in days.pop()] == ["2026-01-01", "2026-01-31"]


def test_a_cell_said_to_read_otherwise_is_taken_in_so_and_told(run, store, case, tmp_path):
    path = write_book(tmp_path / "工资.xlsx", WORKERS, worker(1, "张示例", ONE, 1200), worker(2, "李示例", TWO, 5000))
    said = ("--cell", "G2=13200", "--cell", "b3=李示范")
    assert check(run, path, *said)["total_fen"] == 18_200_00
    answer = run("roster", "import", store, case.title, path, *said)
    told = [line for line in answer.complaints if "list-cell-corrected" in line]
    assert [line.split("（")[0] for line in told] == [
        "G2：按更正读：原文“1200”，读作“13200”。",
        "B3：按更正读：原文“李示例”，读作“李示范”。",
    ]
    with opened(store, SECRET, SystemClock()) as context:
        names = {person.rid: person.name for person in context.store.all(Person)}
        kept = {names[claim.person_rid]: claim.claimed_fen for claim in context.store.all(WageClaim)}
    assert kept == {"张示例": 13_200_00, "李示范": 5_000_00}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (("--unit", "斤"), "list-unit-said"),
        (("--month", "那个月"), "list-month-said"),
        (("--line", "3=姓名"), "list-line-said"),
        (("--cell", "B9=5"), "list-cell-nowhere"),
    ],
)
def test_a_unit_or_month_that_is_none_is_refused(run, tmp_path, said, code):
    answer = run("roster", "check", write_book(tmp_path / "a.xlsx", *UNKNOWN), *said)
    assert (answer.code, codes(answer)) == (2, [code])


def test_words_of_others_are_said_once_at_the_command_line(run, store, tmp_path):
    path = write_book(tmp_path / "a.xlsx", PROJECTS, ("示例一期", "示例镇", 30, 500, "红色"))
    first = run("projects", "import", store, path)
    assert any("--word '红色=…'" in line for line in first.complaints)
    told = run("projects", "import", store, path, "--word", "红色=严重欠薪")
    assert "更新1个" in told.text
    assert not any("--word" in line for line in run("projects", "import", store, path).complaints)
    (project,) = run("projects", "list", store, "--json").json
    assert project["grade"]["grade"] == "severe"
    assert codes(run("projects", "import", store, path, "--word", "红色=很红")) == ["list-word-said"]


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the processes of the system")
def test_whoever_stops_a_reading_leaves_nothing_behind(tmp_path):
    path = tmp_path / "很长.csv"
    path.write_text("姓名,身份证号,欠发工资\n" + "张示例,,100\n" * 45_000, encoding="utf-8")
    run_it = "from inspector_app.cli.entry import main; main()"
    command = [sys.executable, "-c", run_it, "roster", "check", str(path)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=hear_ctrl_c
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while not (reading := children.read_text().split()):
        assert process.poll() is None
    own, reader = (Path(f"/proc/{pid}/cmdline") for pid in (process.pid, reading[0]))
    while reader.read_bytes() == own.read_bytes():  # on its way into the reader: Python may pass over a signal there
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    output, complaints = process.communicate(timeout=60)
    assert (process.returncode, output) == (1, b"")
    assert complaints.decode().endswith("已按Ctrl+C停止，没有做完的不保留。（stopped-by-hand）\n")
    assert all(map(has_ended, reading))


def hear_ctrl_c():
    """A test run in the background of a shell is deaf to it, and so is what it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def has_ended(process):
    """Whether it ends: it may be on its way in when whoever started it is stopped, and then has nothing to read."""
    try:
        handle = os.pidfd_open(int(process))
    except ProcessLookupError:
        return True
    with os.fdopen(handle):
        return bool(select.select([handle], [], [], 20)[0])


def test_an_import_is_listed_and_taken_back_with_a_reason(run, store, tmp_path):
    path = write_book(tmp_path / "台账.xlsx", PROJECTS, ("示例一期", "示例镇", 30, 100, "无欠薪"))
    assert run("projects", "import", store, path).code == 0
    (line,) = run("imports", "list", store).text.splitlines()
    act, _at, _by, what, file, records = line.split("\t")
    assert (what, file, records) == ("导入项目台账", "台账.xlsx", "工程项目1项")
    assert codes(run("imports", "undo", store, act)) == ["void-no-reason"]
    assert "撤去工程项目“示例一期”" in run("imports", "undo", store, act, "--dry-run").text
    assert len(run("projects", "list", store, "--json").json) == 1
    assert run("imports", "undo", store, act, "--reason", "拿错了表").code == 0
    assert run("projects", "list", store, "--json").json == []
    again = run("imports", "undo", store, act, "--reason", "拿错了表")
    assert (again.code, codes(again)) == (2, ["import-taken-back"])


def test_of_several_of_one_name_it_is_said_which_one_is_meant(run, store, tmp_path):
    with opened(store, SECRET, SystemClock()) as context:
        case = cases.open_case(context, a_case())
    heading = ("姓名", "电话", "班组", "欠发工资")
    rows = (("示例同名", "13800000001", "木工班", 100), ("示例同名", "13800000002", "瓦工班", 200))
    run("roster", "import", store, case.title, write_book(tmp_path / "一.xlsx", heading, *rows))
    later = write_book(tmp_path / "二.xlsx", ("姓名", "工种", "欠发工资"), ("示例同名", "粉刷", 300))
    refused = run("roster", "import", store, case.title, later, "--same", "2=3")
    assert (refused.code, codes(refused)) == (2, ["roster-same-unknown"])
    meant = run("roster", "import", store, case.title, later, "--same", "2=2")
    assert "新增0人" in meant.text
    with opened(store, SECRET, SystemClock()) as context:
        assert [claim.job for claim in context.store.find(WageClaim, case_rid=case.rid)] == ["", "粉刷"]
    told = run("roster", "import", store, case.title, later)
    assert any("--same 2=1" in line for line in told.complaints)


def test_a_list_of_wages_without_a_line_ends_with_1(run, tmp_path):
    assert run("roster", "check", write_book(tmp_path / "a.xlsx", WORKERS)).code == 1
