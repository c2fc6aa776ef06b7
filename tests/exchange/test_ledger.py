from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.project import FactState, Grade, GradeClaim, Project, ProjectKind, SiteFact, known
from inspector_app.exchange.ledger import template, write_ledger
from inspector_app.exchange.ledger_columns import NOT_KNOWN
from inspector_app.exchange.ledger_identity import project_rid
from inspector_app.exchange.ledger_line import read_fact
from inspector_app.exchange.tables.columns.choices import choices_of
from inspector_app.support.errors import Trouble
from tests.books import read_ledger

AGENCY = "0b9e0b3e-2a55-4c1f-9f53-1d3c5a6f7e01"
DAY = date(2026, 11, 24)


def book(path: Path, *rows: list[object], sheet: str = "台账") -> Path:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].title = sheet
    for row in rows:
        workbook.worksheets[0].append(row)
    workbook.save(path)
    return path


HEADING = ["序号", "项目名称", "所属 乡镇", "农民工人数（人）", "未支付工资（元）", "欠薪等级", "工资专户", "联系电话"]


def test_reads_a_ledger_with_titles_above_and_a_totals_row_below(tmp_path):
    path = book(
        tmp_path / "台账.xlsx",
        ["示例县在建工程项目台账"],
        [],
        HEADING,
        [1, "示例一期", "示例镇", 30, 34129.73, "一般欠薪", "未开设", 13800000000],
        [2, "示例二期", "示例镇", "４０", "1,000.50", "一般", "不涉及", ""],
        ["", "合  计", "", 70, 35130.23, "", "", ""],
    )
    reading = read_ledger(path, AGENCY, on=DAY)
    assert reading.problems == ()
    assert reading.totals_rows == (6,)
    assert (reading.totals.projects, reading.totals.heads, reading.totals.unpaid_fen) == (2, 70, 35130_23)
    assert dict(reading.totals.by_grade)[Grade.GENERAL] == 2
    first, second = reading.projects
    assert first.unpaid_fen == 34129_73
    assert first.manager_phone == "13800000000"
    assert first.grade == GradeClaim(Grade.GENERAL, DAY, "台账.xlsx")
    assert first.special_account == SiteFact(FactState.NOT_OPENED)
    assert second.special_account.state is FactState.NOT_APPLICABLE
    assert second.heads == 40
    assert reading.mapping["unpaid_fen"] == "E"
    assert reading.unused == ()
    assert reading.is_whole


def test_a_bad_line_is_named_and_the_others_stay(tmp_path):
    path = book(
        tmp_path / "a.xlsx",
        HEADING,
        [1, "示例一期", "甲镇", 30, "约三万", "一般", "", ""],
        [2, "", "甲镇", 5, 1, "一般", "", ""],
        [3, "示例三期", "甲镇", 5, 12.345, "很严重", "", ""],
        [4, "示例四期", "甲镇", 5, 10, "无欠薪", "", ""],
        [5, "示例四期", "甲镇", 6, 10, "", "", ""],
        [6, '="示例"&"六期"', "甲镇", 6, 10, "", "", ""],
        [None, "总计", None, 5, 11, None, None, None],
    )
    reading = read_ledger(path, AGENCY, on=DAY)
    assert [(p.name, p.unpaid_fen, p.grade and p.grade.grade) for p in reading.projects] == [
        ("示例一期", None, Grade.GENERAL), ("示例三期", None, None), ("示例四期", 1000, Grade.NONE),
    ]  # fmt: skip
    assert [p.note for p in reading.projects] == ["未支付工资原写“约三万”", "", ""]
    assert not reading.is_whole
    found = [(p.row, p.column, p.problem.code) for p in reading.problems]
    assert found == [
        (1, "E", "ledger-unit-doubtful"),
        (2, "E", "ledger-money-open"),
        (3, "B", "ledger-name-missing"),
        (4, "E", "money-decimals"),
        (4, "F", "ledger-grade-unknown"),
        (5, "F", "ledger-grade-contradicts"),
        (6, "B", "ledger-duplicate"),
        (7, "B", "cell-formula-no-value"),
        (8, "D", "ledger-total-differs"),
        (8, "E", "ledger-total-differs"),
    ]


def test_amounts_in_ten_thousand_yuan(tmp_path):
    path = book(tmp_path / "a.xlsx", ["工程名称", "合同价（万元）"], ["示例一期", 128.1234], ["示例二期", "3.5"])
    assert [p.contract_fen for p in read_ledger(path, AGENCY, on=DAY).projects] == [128123400, 3500000]


def test_the_mapping_overrules_the_headings(tmp_path):
    path = book(tmp_path / "a.xlsx", ["工程名称", "镇", "欠"], ["示例一期", "甲镇", 5])
    reading = read_ledger(path, AGENCY, choices_of({"town": "B", "unpaid_fen": "C"}), on=DAY)
    assert (reading.projects[0].town, reading.projects[0].unpaid_fen) == ("甲镇", 500)


def test_the_same_code_is_the_same_project_on_every_laptop():
    assert project_rid(AGENCY, "甲", "２０２６-340000") == project_rid(AGENCY, "乙", "2026-340000")
    assert project_rid(AGENCY, "示例 工程（一期）", "", "甲镇") == project_rid(AGENCY, "示例工程(一期)", "", "甲镇")
    assert project_rid(AGENCY, "示例工程", "", "甲镇") != project_rid(AGENCY, "示例工程", "", "乙镇")


def test_the_template_can_be_filled_and_its_example_is_not_a_project(tmp_path):
    path = tmp_path / "模板.xlsx"
    template(path)
    empty = read_ledger(path, AGENCY, on=DAY)
    assert (empty.projects, empty.problems) == ((), ())
    workbook = openpyxl.load_workbook(path)
    assert workbook.sheetnames == ["项目台账", "填写说明"]
    sheet = workbook.worksheets[0]
    assert {str(v.sqref).split(":")[0][:1] for v in sheet.data_validations.dataValidation} >= {"F", "L"}
    sheet.cell(3, 2, "示例新项目")
    for column, word in zip((17, 18, 19, 20, 21), NOT_KNOWN, strict=False):
        sheet.cell(3, column, word)
    workbook.save(path)
    filled = read_ledger(path, AGENCY, on=DAY)
    assert [p.name for p in filled.projects] == ["示例新项目"]
    assert (filled.unused, filled.problems) == ((), ())  # its own notes, and the words it offers
    sheet.cell(2, 2, "示例项目，真有其事")  # typed over the example, whose remark still says what it was
    workbook.save(path)
    typed_over = read_ledger(path, AGENCY, on=DAY)
    assert [(each.row, each.code) for each in typed_over.problems] == [(2, "row-example")]
    assert (len(typed_over.projects), typed_over.is_whole) == (1, False)


texts = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12)
facts = st.one_of(
    st.builds(SiteFact, st.sampled_from([s for s in FactState if s is not FactState.KNOWN])),
    st.sampled_from(["已开设", "保函", "=1+1"]).map(known),
)
projects = st.builds(
    lambda name, town, **rest: Project(project_rid(AGENCY, name, rest["code"], town), name, town=town, **rest),
    name=texts.map(lambda t: f"示例{t}工程"),
    town=texts.map(lambda t: f"甲{t}"),
    code=st.from_regex(r"2026-[0-9]{6}", fullmatch=True),
    kind=st.sampled_from(ProjectKind),
    started_on=st.none() | st.dates(date(1990, 1, 1), date(2050, 1, 1)),
    contract_fen=st.none() | st.integers(0, 10**12),
    heads=st.none() | st.integers(0, 99_999),
    unpaid_fen=st.none() | st.integers(0, 10**12),
    grade=st.none() | st.builds(GradeClaim, st.sampled_from(Grade), st.just(DAY), st.just("往返.xlsx")),
    special_account=facts,
    notice_board=facts,
)


@settings(max_examples=8, deadline=None)  # each starts the reader's process: few lists, but long ones
@given(st.lists(projects, max_size=16, unique_by=lambda p: p.rid))
def test_what_is_written_is_read_back(tmp_path_factory, listed):
    path = tmp_path_factory.mktemp("ledger") / "往返.xlsx"
    write_ledger(path, listed)
    assert list(read_ledger(path, AGENCY, on=DAY).projects) == listed


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "sheet-unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "sheet-encrypted"),
        (b"%PDF-1.7", "sheet-not-excel"),
        (b"", "sheet-blank"),
        (b"PK\x03\x04 broken", "sheet-unreadable"),
    ],
)
def test_what_is_not_an_excel_file_gets_a_sentence(tmp_path, content, code):
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(Trouble) as trouble:
        read_ledger(tmp_path / "a.xlsx", AGENCY, on=DAY)
    assert trouble.value.code == code


def test_a_file_without_the_needed_column_says_which(tmp_path):
    with pytest.raises(Trouble) as trouble:
        read_ledger(book(tmp_path / "a.xlsx", ["甲", "乙"], [datetime(2026, 1, 1), 2]), AGENCY, on=DAY)
    assert (trouble.value.code, trouble.value.details["columns"]) == ("sheet-no-heading", "项目名称")
    with pytest.raises(Trouble) as trouble:
        read_ledger(book(tmp_path / "b.xlsx", ["所属乡镇", "人数"], ["甲镇", 2]), AGENCY, on=DAY)
    assert trouble.value.code == "sheet-column-missing"
    with pytest.raises(Trouble) as trouble:
        read_ledger(tmp_path / "absent.xlsx", AGENCY, on=DAY)
    assert trouble.value.code == "sheet-unreadable"


def test_a_word_of_others_is_asked_about_once(tmp_path):
    rows = [(f"示例{n}期", "示例镇", "红色" if n % 2 else "黄色") for n in range(6)]
    reading = read_ledger(book(tmp_path / "a.xlsx", ["项目名称", "乡镇", "等级"], *rows), AGENCY, on=DAY)
    assert [(p.place, p.message.partition("，")[0]) for p in reading.problems] == [
        ("C2", "看不懂欠薪等级“黄色”（共3行）"), ("C3", "看不懂欠薪等级“红色”（共3行）"),
    ]  # fmt: skip
    assert len(reading.projects) == 6


def test_towns_on_lines_of_their_own_and_names_that_begin_like_a_signature(tmp_path):
    rows = (
        ["序号", "项目名称", "施工单位", "未支付工资（千元）", "合同价（亿元）"],
        ["示例镇"], [1, "示例一期", "示例建工", 100, 1.2], ["小计", "", "", 100, ""],
        ["北山乡"], [2, "财务大厦工程", "示例建工", 0.5, ""], [3, "负责人公寓", "乙", "", ""], ["", "示例小区"],
        ["合计", "4个", "", 100.5, ""], ["填表人：示例甲", "", "负责人：示例乙"],
    )  # fmt: skip
    reading = read_ledger(book(tmp_path / "a.xlsx", *rows), AGENCY, on=DAY)
    assert [(p.name, p.town, p.unpaid_fen) for p in reading.projects] == [
        ("示例一期", "示例镇", 100_000_00), ("财务大厦工程", "北山乡", 500_00), ("负责人公寓", "北山乡", None),
        ("示例小区", "北山乡", None),
    ]  # fmt: skip
    assert reading.projects[0].contract_fen == 120_000_000_00
    assert (reading.problems, reading.is_whole) == ((), True)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("否", FactState.NOT_OPENED), ("无", FactState.NOT_OPENED), ("未缴", FactState.NOT_OPENED),
        ("没有", FactState.NOT_OPENED), ("×", FactState.NOT_OPENED), ("尚未办理", FactState.NOT_OPENED),
        ("未落实", FactState.NOT_OPENED), ("未开设", FactState.NOT_OPENED), ("不涉及", FactState.NOT_APPLICABLE),
        ("未提供", FactState.NOT_PROVIDED), ("正在办理", FactState.UNASKED), ("不清楚", FactState.UNASKED),
        ("部分落实", FactState.UNASKED), ("是", FactState.KNOWN), ("已缴", FactState.KNOWN), ("保函", FactState.KNOWN),
        ("示例银行6217", FactState.KNOWN), ("", FactState.UNASKED),
    ],
)  # fmt: skip
def test_a_safeguard_is_there_only_where_the_words_do_not_deny_it(text, state):
    assert read_fact(text).state is state


def test_words_that_may_deny_a_safeguard_are_asked_about(tmp_path):
    path = book(tmp_path / "a.xlsx", ["工程名称", "工资专户"], ["示例一期", "正在办理"], ["示例二期", "已开设"])
    reading = read_ledger(path, AGENCY, on=DAY)
    assert [p.special_account.state for p in reading.projects] == [FactState.UNASKED, FactState.KNOWN]
    assert [(p.row, p.problem.code) for p in reading.problems] == [(2, "ledger-fact-open")]


def test_wages_owed_are_headed_by_the_plain_word_for_them(tmp_path):
    path = book(tmp_path / "a.xlsx", ["项目名称", "欠薪（元）"], ["示例一期", 12000], ["示例二期", 500])
    reading = read_ledger(path, AGENCY, on=DAY)
    assert [project.unpaid_fen for project in reading.projects] == [12000_00, 500_00]


@pytest.mark.parametrize("heading", [["项目名称", "农民工人数"], HEADING[1:4]], ids=["alone", "with towns"])
def test_a_project_may_be_called_as_a_total_begins(tmp_path, heading):
    names = ["示例家园", "共享大厦", "共青团路改造", "总部基地", "合计大厦", "小计路", "大写街安置房", "共人民路改造"]
    rows = [[name, *["示例镇"] * (len(heading) - 2), 30] for name in names]
    totals = [[text, *[""] * (len(heading) - 2), 240] for text in ("合计8个项目", "共8个", "示例镇小计", "总计：")]
    reading = read_ledger(book(tmp_path / "台账.xlsx", heading, *rows, *totals), AGENCY, on=DAY)
    assert [project.name for project in reading.projects] == names
    assert reading.totals_rows == tuple(range(10, 14))
