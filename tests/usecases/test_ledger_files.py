"""The ledger's Excel files: columns named by hand, what an import would change, and the way out again."""

from dataclasses import replace

import pytest
from openpyxl import Workbook

from inspector_app.domain.project import FactState, Grade, GradeClaim, Project, known
from inspector_app.exchange.tables.columns.choices import choices_of
from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.progress import NoProgress
from inspector_app.usecases import ledger_files, lookups, projects
from inspector_app.usecases.ledger_files import Change
from inspector_app.usecases.lookups import ProjectFilter, ProjectOrder
from inspector_app.usecases.open_lists import NOTHING_SAID, Said, kinds, list_fields, mapping_problems, said_of


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


def opened(context, path, said=NOTHING_SAID):
    return projects.perform_ledger(projects.prepare_ledger(context, path, said), NoProgress())


def read(context, path, mapping=None, words=None):
    said = Said(choices_of(mapping or {}), words=ledger_files.meanings_said(words or {}))
    return opened(context, path, said).found


def test_the_outline_names_every_column_with_samples(context, ledger):
    (outline,) = opened(context, ledger).list.outlines
    assert [(c.letter, c.heading, c.samples) for c in outline.columns][:2] == [
        ("A", "项目名称", ("示例安置房", "示例道路")), ("B", "乡镇", ("示例镇", "北山乡")),
    ]  # fmt: skip
    assert outline.taken == {"A": "name", "B": "town", "C": "heads", "D": "unpaid_fen", "E": "grade"}
    assert outline.columns[5].heading == "联系窗口"


def test_the_outline_can_be_seen_when_no_heading_is_understood(context, tmp_path):
    path = book(tmp_path / "x.xlsx", (None, None), ("工地", "钱"), ("示例安置房", 3))
    found = opened(context, path)
    (outline,) = found.list.outlines
    assert (outline.heading_row, outline.taken, outline.is_list) == (2, {}, False)
    assert [c.heading for c in outline.columns] == ["工地", "钱"]
    with pytest.raises(Trouble, match="sheet-no-heading"):
        _ = found.found
    again = opened(context, found.list.book, said_of(outline, {"A": "name", "B": "unpaid_fen"}, "万元", ""))
    assert [(p.name, p.unpaid_fen) for p in again.found.projects] == [("示例安置房", 3_000_000)]
    assert opened(context, book(tmp_path / "empty.xlsx")).list.outlines == ()


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
    assert set(reading.mapping) == {field.name for field in list_fields(kinds()["ledger"])}


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


def test_a_mapping_passes_on_only_what_the_person_said_otherwise(context, ledger):
    (outline,) = opened(context, ledger).list.outlines
    assert said_of(outline, outline.taken, "", "") == NOTHING_SAID
    said = said_of(outline, {**outline.taken, "B": "note"}, "", "")
    assert {choice.field: choice.letters for choice in said.choices} == {"town": (), "note": ("B",)}


def test_columns_are_required_and_not_shared():
    def codes(**taken):
        return [problem.code for problem in mapping_problems(kinds()["ledger"], taken)]

    assert codes(A="town") == ["list-column-needed"]
    assert codes(A="name", B="name") == ["list-column-once"]
    assert codes(A="name", B="unpaid_fen", C="unpaid_fen") == []
    months = {"A": "name", "B": "days", "C": "days"}  # 姓名 | 4月 | 5月, as an attendance list was read by itself
    assert mapping_problems(kinds()["attendance"], months, "2026年", read=months) == []
    (other,) = mapping_problems(kinds()["attendance"], {**months, "D": "days"}, read=months)
    assert (other.code, other.where) == ("list-column-once", "D")
    assert codes() == []  # a sheet of which nothing is to be read


GRADED = (
    ("工程名称", "乡镇", "未支付工资（元）", "预警"),
    ("示例一期", "甲镇", 500, "红色"),
    ("示例二期", "甲镇", 0, "绿色"),
)


def test_words_of_others_are_asked_once_and_remembered_for_the_next_such_ledger(context, tmp_path):
    path = book(tmp_path / "a.xlsx", *GRADED, ("示例三期", "甲镇", 100, "红色"))
    found = read(context, path, {"grade": "D"})
    assert [(w.field, w.text, w.lines, w.meaning) for w in found.words] == [
        ("grade", "红色", 2, None), ("grade", "绿色", 1, None),
    ]  # fmt: skip
    assert [p.grade for p in found.projects] == [None, None, None]
    told = read(context, path, {"grade": "D"}, {"红色": "严重欠薪", "绿色": ""})
    assert [p.grade.grade if p.grade else None for p in told.projects] == [Grade.SEVERE, None, Grade.SEVERE]
    assert not [p for p in told.problems if p.code == "ledger-grade-unknown"]
    projects.record_ledger(context, told)
    again = read(context, book(tmp_path / "b.xlsx", *GRADED, ("示例四期", "甲镇", 100, "红色")))
    assert [p.grade.grade if p.grade else None for p in again.projects] == [Grade.SEVERE, None, Grade.SEVERE]
    assert {w.text: w.meaning for w in again.words} == {"红色": "severe", "绿色": ""}
    other = read(context, book(tmp_path / "c.xlsx", ("项目名称", "等级"), ("示例五期", "红色")))
    assert [w.meaning for w in other.words] == [None]  # another sender may mean something else


def test_a_meaning_that_is_no_word_of_ours_is_refused():
    with pytest.raises(Refused, match="list-word-said"):
        ledger_files.meanings_said({"红色": "很严重"})
    assert ledger_files.meanings_said({"外资": "社会类"}) == {"kind:外资": "social"}


def test_a_count_of_those_who_are_owed_fills_a_blank_and_changes_no_count_of_those_who_work_there(context, tmp_path):
    first = book(
        tmp_path / "台账.xlsx", ("项目名称", "农民工人数", "未支付工资"), ("示例一期", 60, 1000), ("示例二期", "", 0)
    )
    projects.record_ledger(context, read(context, first))
    rows = ("项目名称", "涉及人数", "涉及金额"), ("示例一期", 30, 2000), ("示例二期", 31, 0)
    reading = read(context, book(tmp_path / "隐患.xlsx", *rows))
    assert [(p.code, p.place) for p in reading.problems] == [("ledger-heads-affected", "B1")]
    assert [each.words for each in ledger_files.ledger_changes(context, reading)] == [
        "未支付工资 1,000.00元 → 2,000.00元", "农民工人数 — → 31",
    ]  # fmt: skip
    projects.record_ledger(context, reading)
    assert {each.name: each.heads for each in context.store.all(Project)} == {"示例一期": 60, "示例二期": 31}
    assert read(context, tmp_path / "隐患.xlsx", {"heads": "B"}).problems == ()


def test_how_many_are_owed_beside_how_many_there_are_is_kept_in_the_remark(context, tmp_path):
    rows = ("项目名称", "用工人数", "涉及农民工人数", "隐患类别"), ("示例一期", "约120", 37, "重大隐患")
    reading = read(context, book(tmp_path / "摸排.xlsx", *rows))
    assert [p.code for p in reading.problems] == ["ledger-heads-shape", "ledger-grade-unknown"]
    projects.record_ledger(context, reading)
    assert [(each.heads, each.note) for each in context.store.all(Project)] == [
        (None, "涉及农民工人数：37；农民工人数原写“约120”"),
    ]  # fmt: skip
