"""The ledger's Excel files: columns named by hand, what an import would change, and the way out again."""

from dataclasses import replace

import pytest
from openpyxl import Workbook

from inspector_app.domain.project import FactState, Grade, GradeClaim, Project, known
from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.progress import NoProgress
from inspector_app.usecases import ledger_files, lookups, projects
from inspector_app.usecases.ledger_files import Change, LedgerField, Outline, SeenColumn
from inspector_app.usecases.lookups import ProjectFilter, ProjectOrder


def book(path, *rows):
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return path


@pytest.fixture
def ledger(tmp_path):
    return book(
        tmp_path / "台账.xlsx",
        ("项目名称", "乡镇", "人数", "未支付工资（元）", "等级", "联系窗口"),
        ("示例安置房", "示例镇", 20, 1000, "一般欠薪", "二楼"),
        ("示例道路", "北山乡", 5, 0, "无欠薪", "三楼"),
    )


def read(context, path, mapping=None):
    return projects.perform_ledger(projects.prepare_ledger(context, path, mapping), NoProgress())


def test_the_outline_names_every_column_with_a_sample(ledger):
    outline = ledger_files.outline(ledger)
    assert [(c.letter, c.heading, c.sample) for c in outline.columns][:2] == [
        ("A", "项目名称", "示例安置房"), ("B", "乡镇", "示例镇"),
    ]  # fmt: skip
    assert outline.taken == {"name": "A", "town": "B", "heads": "C", "unpaid_fen": "D", "grade": "E"}
    assert outline.columns[5].heading == "联系窗口"


def test_the_outline_can_be_seen_when_no_heading_is_understood(tmp_path):
    path = book(tmp_path / "x.xlsx", (None, None), ("工地", "钱"), ("示例安置房", 3))
    outline = ledger_files.outline(path)
    assert (outline.heading_row, outline.taken) == (2, {})
    assert [c.heading for c in outline.columns] == ["工地", "钱"]
    with pytest.raises(Trouble, match="sheet-no-heading"):
        ledger_files.outline(book(tmp_path / "empty.xlsx"))


def test_a_column_can_be_named_and_left_out_by_hand(context, ledger):
    reading = read(context, ledger, {"note": "F", "grade": ""})
    assert [p.note for p in reading.projects] == ["二楼", "三楼"]
    assert [p.grade for p in reading.projects] == [None, None]
    with pytest.raises(Refused, match="sheet-column-letter"):
        read(context, ledger, {"note": "6"})


def test_what_an_import_would_do_is_told_before_it_is_done(context, ledger):
    reading = read(context, ledger)
    assert [change for _, change in ledger_files.foreseen(context, reading)] == [Change.NEW, Change.NEW]
    taken = projects.record_ledger(context, reading)
    assert (taken.new, taken.changed, taken.unchanged) == (2, 0, 0)
    assert [change for _, change in ledger_files.foreseen(context, reading)] == [Change.SAME, Change.SAME]
    projects.save_project(context, replace(reading.projects[0], heads=21))
    assert [change for _, change in ledger_files.foreseen(context, reading)] == [Change.CHANGED, Change.SAME]


def test_an_import_never_wipes_out_what_was_found_on_the_site(context, ledger, clock):
    projects.record_ledger(context, read(context, ledger))
    site = next(p for p in context.store.all(Project) if p.name == "示例安置房")
    projects.save_project(context, replace(site, special_account=known("已开设"), contractor_name="示例建工有限公司"))
    claim = GradeClaim(Grade.SEVERE, clock.today(), "研判", "二十三人集体讨薪")
    projects.grade_project(context, site.rid, claim)
    clock.advance(days=3)
    projects.record_ledger(context, read(context, ledger))
    now = context.store.need(Project, site.rid)
    assert (now.special_account.words, now.contractor_name) == ("已开设", "示例建工有限公司")
    assert now.grade == claim
    assert now.deposit.state is FactState.UNASKED


def test_the_same_ledger_some_days_later_changes_nothing(context, ledger, clock):
    projects.record_ledger(context, read(context, ledger))
    clock.advance(days=3)
    taken = projects.record_ledger(context, read(context, ledger))
    assert (taken.new, taken.changed, taken.unchanged) == (0, 0, 2)


def test_an_export_holds_the_filtered_lines_and_reads_back(context, ledger, tmp_path):
    projects.record_ledger(context, read(context, ledger))
    order = ledger_files.prepare_export(context, tmp_path / "out.xlsx", ProjectFilter(), ProjectOrder.HEADS)
    assert ledger_files.perform_export(order, NoProgress()) == {"projects": 2}
    again = read(context, tmp_path / "out.xlsx")
    assert [p.name for p in again.projects] == ["示例安置房", "示例道路"]
    one = ledger_files.prepare_export(
        context, tmp_path / "one.xlsx", ProjectFilter(grade=Grade.NONE), ProjectOrder.NAME
    )
    assert [p.name for p in one.projects] == ["示例道路"]


def test_a_template_has_every_field_and_imports_nothing(context, tmp_path):
    reading = read(context, ledger_files.save_template(context, tmp_path / "模板.xlsx"))
    assert reading.projects == ()
    assert set(reading.mapping) == {field.name for field in ledger_files.ledger_fields()}


def test_sums_follow_the_filter_and_counts_do_not_follow_the_grade(context, ledger):
    projects.record_ledger(context, read(context, ledger))
    sums = lookups.project_sums(context, ProjectFilter(grade=Grade.GENERAL))
    assert (sums.projects, sums.heads, sums.unpaid_fen) == (1, 20, 100_000)
    assert sums.by_grade == {Grade.NONE: 1, Grade.GENERAL: 1, Grade.SEVERE: 0}
    nothing = lookups.project_sums(context, ProjectFilter(text="没有"))
    assert (nothing.projects, nothing.heads, nothing.unpaid_fen) == (0, 0, 0)


def test_the_order_can_be_turned_round(context, ledger):
    projects.record_ledger(context, read(context, ledger))

    def names(reverse):
        listing = lookups.projects(context, ProjectFilter(), ProjectOrder.HEADS, reverse)
        return [p.name for p in listing.page(0, 9)]

    assert names(reverse=False) == names(reverse=True)[::-1] == ["示例安置房", "示例道路"]


def test_a_sum_says_of_how_many_projects_it_knows_nothing(context, tmp_path):
    heading = ("项目名称", "乡镇", "人数", "未支付工资（元）", "等级")
    path = book(tmp_path / "a.xlsx", heading, ("甲", "镇", 20, 1000), ("乙", "镇", 0, None), ("丙", "镇", None, None))
    reading = read(context, path)
    projects.record_ledger(context, reading)
    words = "农民工20人（另有1个项目未填），未支付1,000.00元（另有2个项目未填）"
    sums = lookups.project_sums(context, ProjectFilter())
    assert (reading.totals.words, sums.words) == (words, words)
    shown = lookups.projects(context, ProjectFilter(), ProjectOrder.HEADS)
    assert [p.name for p in shown.page(0, 3)] == ["甲", "乙", "丙"]
    order = ledger_files.prepare_export(context, tmp_path / "out.xlsx", ProjectFilter(), ProjectOrder.HEADS)
    ledger_files.perform_export(order, NoProgress())
    assert [(p.heads, p.unpaid_fen) for p in read(context, tmp_path / "out.xlsx").projects] == [
        (20, 100_000),
        (0, None),
        (None, None),
    ]


def test_a_mapping_passes_on_only_what_the_person_said_otherwise():
    outline = Outline("表", 1, (SeenColumn("", "A", "名称", "name", "项目名称", ""),), {"name": "A", "town": "B"})
    assert ledger_files.overruled(outline, {"name": "A", "town": "", "note": "C", "code": ""}) == {
        "town": "", "note": "C",
    }  # fmt: skip


def test_columns_are_required_and_not_shared():
    fields = (LedgerField("name", "项目名称", True), LedgerField("town", "乡镇", False))
    assert [p.code for p in ledger_files.mapping_problems(fields, {})] == ["ledger-column-needed"]
    assert [p.code for p in ledger_files.mapping_problems(fields, {"name": "A", "town": "A"})] == [
        "ledger-column-twice"
    ]
    assert ledger_files.mapping_problems(fields, {"name": "A", "town": "B"}) == []
