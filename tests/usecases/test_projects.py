from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from inspector_app.domain.hazard import Hazard, HazardStepKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import ChainLink, Grade, GradeClaim, LinkRole, Project
from inspector_app.exchange.ledger_identity import SameLine, county
from inspector_app.support.errors import Refused
from inspector_app.support.progress import NoProgress
from inspector_app.usecases import people, projects
from inspector_app.usecases.hazards import ask_strike_off, record_step
from inspector_app.usecases.imports import imports, undo_import
from tests.builders import a_company, a_person, a_project, a_uscc

HEADING = ["项目名称", "所属乡镇", "农民工人数（人）", "未支付工资（元）", "欠薪等级"]
LINES = (["示例一期", "示例镇", 30, 34129.73, "一般欠薪"], ["示例二期", "示例镇", 40, 0, "无欠薪"])


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def ledger(tmp_path, *lines):
    book = openpyxl.Workbook()
    for row in (HEADING, *lines):
        book.worksheets[0].append(row)
    book.save(tmp_path / "台账.xlsx")
    return tmp_path / "台账.xlsx"


def take(context, path):
    order = projects.prepare_ledger(context, path)
    return projects.record_ledger(context, projects.perform_ledger(order, NoProgress()).found)


def test_a_ledger_is_taken_in_and_again_it_changes_nothing(context, tmp_path):
    path = ledger(tmp_path, *LINES)
    first = take(context, path)
    assert (first.new, first.changed, first.unchanged, first.hazards) == (2, 0, 0, 1)
    head = context.store.journal.head(context.store.identity.device)
    again = take(context, path)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    assert context.store.journal.head(context.store.identity.device) == head
    assert again.reading.totals.unpaid_fen == 34129_73


def test_a_changed_line_changes_its_project_only(context, tmp_path):
    take(context, ledger(tmp_path, *LINES))
    taken = take(context, ledger(tmp_path, [*LINES[0][:3], 0, "无欠薪"], LINES[1]))
    assert (taken.new, taken.changed, taken.unchanged) == (0, 1, 1)
    assert {p.name: p.unpaid_fen for p in context.store.all(Project)} == {"示例一期": 0, "示例二期": 0}


def test_a_project_keeps_its_identity_when_it_moves_and_one_of_another_town_is_asked_about(context, tmp_path):
    def told(*lines, heading=("工程名称", "所属乡镇", "建设单位", "未支付工资")):
        book = openpyxl.Workbook()
        for row in (heading, *lines):
            book.worksheets[0].append(row)
        book.save(tmp_path / "台账.xlsx")
        return take(context, tmp_path / "台账.xlsx")

    line = ["示例民宿", "南岭乡", "示例建设单位", 36000]
    assert told(line).new == 1
    moved = told([line[0], "西河乡", *line[2:]])  # it would stand there twice: it is said before it is taken in
    (asked,) = [each.problem for each in moved.reading.problems if each.problem.code == "ledger-moved"]
    assert (asked.details["was"], asked.details["town"], moved.reading.is_whole) == ("南岭乡", "西河乡", True)
    undo = next(each for each in context.store.all(Project) if each.town == "西河乡")
    with context.unit() as unit:
        unit.delete(undo)
    (kept,) = context.store.all(Project)
    projects.save_project(context, replace(kept, town="西河乡"))
    again = told([line[0], "西河乡", *line[2:]])
    assert (again.unchanged, again.reading.problems) == (1, ())
    heading = ["工程名称", "所属乡镇", "项目编码"]
    coded = told(["示例民宿", "西河乡", "320101202601"], ["示例民宿", "西河乡", "320101202602"], heading=heading)
    assert (coded.new, coded.changed) == (1, 1)  # a code that is filled in makes no second project
    uncoded = told(["示例民宿", "西河乡", ""], ["示例民宿", "西河乡", "320101202602"], heading=heading)
    assert (uncoded.new, uncoded.changed, uncoded.unchanged) == (0, 0, 1)  # which of the two it is, nobody can tell
    assert [each.problem.code for each in uncoded.reading.problems] == ["ledger-several"]
    parts = [["示例小学（一期）", "新城镇", "", 1], ["示例小学(二期)", "新城镇", "", 2]]
    parts.append(["示例小学", "新城镇（乙县）", "", 3])
    assert told(*parts).new == 3
    assert told(*parts[1:]).unchanged == 2


SITES = ["项目编码", "工程名称", "所属乡镇", "地址", "建设单位", "总包单位", "未支付工资"]


@pytest.fixture
def told(context, tmp_path):
    """A ledger of sites is taken in: how many are new, changed and unchanged, and what it asks."""

    def take_in(*lines):
        book = openpyxl.Workbook()
        for row in (SITES, *lines):
            book.worksheets[0].append(row)
        book.save(tmp_path / "台账.xlsx")
        taken = take(context, tmp_path / "台账.xlsx")
        return taken.new, taken.changed, taken.unchanged, [each.problem.code for each in taken.reading.problems]

    return take_in


BARE = ["", "示例养老中心", "新城镇", "", "示例建设单位", "示例总包公司", 1000]


@pytest.mark.parametrize(
    ("later", "counts", "asked"),
    [
        ({0: "SL-1"}, (0, 1, 0), ["ledger-coded"]),
        ({0: "SL-1", 4: ""}, (0, 1, 0), ["ledger-coded"]),
        ({0: "SL-1", 5: "另一示例公司"}, (1, 0, 0), ["ledger-other-firms"]),
        ({0: "SL-1", 2: "西河乡"}, (1, 0, 0), ["ledger-moved"]),
        ({2: "西河乡", 5: ""}, (1, 0, 0), ["ledger-moved"]),
        ({2: "西河乡", 5: "另一示例公司"}, (1, 0, 0), []),
        ({2: "西河乡", 4: "", 5: ""}, (1, 0, 0), ["ledger-moved-untold"]),
        ({5: "另一示例公司"}, (0, 1, 0), []),
    ],
)
def test_a_line_that_may_tell_of_a_known_project_is_matched_or_asked_about(told, later, counts, asked):
    assert told(BARE) == (1, 0, 0, [])
    line = [later.get(n, cell) for n, cell in enumerate(BARE)]
    assert told(line) == (*counts, asked)
    assert told(line) == (0, 0, 1, [])


def test_a_code_goes_to_one_line_and_another_code_of_the_same_site_is_asked_about(context, told):
    told(BARE)
    assert told(["SL-1", *BARE[1:]], ["SL-2", *BARE[1:]]) == (1, 1, 0, ["ledger-coded"])
    assert {each.code for each in context.store.all(Project)} == {"SL-1", "SL-2"}
    assert told(["SL-3", *BARE[1:]]) == (1, 0, 0, ["ledger-other-code"])


def test_of_two_projects_of_one_name_a_person_says_which_one_a_line_tells_of(context, tmp_path):
    book = openpyxl.Workbook()
    for row in (SITES, ["", "示例民宿", "西河乡", "", "", "", 7]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "台账.xlsx")
    for town in ("南岭乡", "北山乡"):
        projects.save_project(context, replace(projects.new_project(), name="示例民宿", town=town))

    def read(*same):
        order = projects.prepare_ledger(context, tmp_path / "台账.xlsx", same=same)
        return projects.perform_ledger(order, NoProgress()).found

    (asked,) = read().asked
    assert (asked.words, {each.town for each in asked.maybe}) == ("西河乡/示例民宿", {"南岭乡", "北山乡"})
    assert read(SameLine("示例民宿")).asked == (asked,), "of two nobody can tell which is meant"
    projects.record_ledger(context, read(SameLine("西河乡/示例民宿", "北山乡/示例民宿")))
    assert {each.town: each.unpaid_fen for each in context.store.all(Project)} == {"南岭乡": None, "西河乡": 700}


def test_towns_of_one_name_in_two_counties_are_two(context, told):
    first, second = (
        [*BARE[:3], place, *BARE[4:6], due] for place, due in (("示例市甲县新城镇", 1000), ("乙县新城镇", 2000))
    )
    assert told(first, second) == (2, 0, 0, [])
    assert told(second, first) == (0, 0, 2, [])
    assert told([*second[:6], 5000]) == (0, 1, 0, [])
    assert {each.address: each.unpaid_fen for each in context.store.all(Project)} == {
        first[3]: 100_000,
        second[3]: 500_000,
    }
    assert told([*BARE[:3], "示例市丙区", *BARE[4:]]) == (1, 0, 0, ["ledger-other-county"])
    with pytest.raises(Refused):  # nobody can tell which of them is meant
        told(BARE)


@pytest.mark.parametrize(
    ("entered", "known", "alike"),
    [
        ({}, True, False),
        ({"code": "SL-1"}, True, False),
        ({"code": "SL-1", "owner_name": "另一示例单位"}, False, True),
        ({"town": "西河乡"}, False, True),
        ({"town": "西河乡", "owner_name": "", "contractor_name": ""}, False, True),
        ({"town": "西河乡", "owner_name": "另一示例单位"}, False, False),
        ({"name": "示例小学"}, False, False),
    ],
)
def test_a_project_entered_by_hand_is_found_or_asked_about_as_a_line_would_be(context, told, entered, known, alike):
    told(BARE)
    (kept,) = context.store.all(Project)
    new = replace(kept, rid="", **entered)
    assert bool(projects.may_be_known(context, new)) is alike
    if known:
        with pytest.raises(Refused, match="project-known"):
            projects.save_project(context, new)
    else:
        projects.save_project(context, new)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("示例省示例市甲县新城镇1号", "甲县"), ("示例市甲区", "甲区"), ("甲县", "甲县"), ("新城镇工业园区", ""),
        ("新城镇乙县路3号", ""), ("阳光小区3栋", ""), ("", ""), ("B区", ""), ("示例自治州甲旗", "甲旗"),
    ],
)  # fmt: skip
def test_the_county_of_an_address_is_known(address, name):
    assert county(address) == name


def test_bad_lines_are_named_and_good_ones_taken(context, tmp_path):
    taken = take(context, ledger(tmp_path, LINES[0], ["示例三期", "示例镇", 3, -5, "无欠薪"]))
    assert [(p.row, p.column) for p in taken.reading.problems] == [(3, "D")]
    assert "示例一期" in {p.name for p in context.store.all(Project)}


def test_a_ledger_without_a_good_line_is_refused(context, tmp_path):
    with pytest.raises(Refused) as refusal:
        take(context, ledger(tmp_path))
    assert codes(refusal) == ["ledger-empty"]


def test_a_project_needs_a_name(context):
    with pytest.raises(Refused) as refusal:
        projects.save_project(context, a_project(name="  "))
    assert codes(refusal) == ["project-no-name"]


def test_a_grade_is_overruled_with_a_reason_and_the_journal_keeps_the_former(context):
    ledger_grade = GradeClaim(Grade.SEVERE, date(2026, 3, 1), "台账.xlsx")
    project = projects.save_project(context, a_project(grade=ledger_grade))
    with pytest.raises(Refused) as refusal:
        projects.grade_project(context, project.rid, GradeClaim(Grade.NONE, date(2026, 3, 2), "研判"))
    assert codes(refusal) == ["grade-no-reason"]
    own = GradeClaim(Grade.GENERAL, date(2026, 3, 2), "研判", "已付大半")
    assert projects.grade_project(context, project.rid, own).grade == own
    assert [change.reason for change in context.store.journal.history(project.rid)] == [
        "登记项目", "研判调整等级：已付大半",
    ]  # fmt: skip


def test_the_ledger_overrules_no_grade_that_was_given_with_a_reason(context, tmp_path):
    path = ledger(tmp_path, *LINES)
    take(context, path)
    project = context.store.find(Project, name="示例一期")[0]
    own = GradeClaim(Grade.GENERAL, date(2026, 3, 2), "研判", "已付大半")
    projects.grade_project(context, project.rid, own)
    assert take(context, path).unchanged == 2
    assert context.store.need(Project, project.rid).grade == own


def test_a_ledger_of_another_day_with_the_same_grade_changes_nothing(context, clock, tmp_path):
    path = ledger(tmp_path, *LINES)
    take(context, path)
    clock.advance(days=7)
    assert take(context, path).unchanged == 2


def link(project, role, **changes) -> ChainLink:
    return ChainLink(new_rid(), project.rid, role, **changes)


def test_the_chain_reads_from_the_top_down(context):
    project = projects.save_project(context, a_project())
    general = people.save_company(context, a_company("示例总包"))
    labour = people.save_company(context, a_company("示例劳务", uscc=a_uscc("MA0000007")))
    leader = people.save_person(context, a_person("示例班长"))
    top = projects.save_link(context, link(project, LinkRole.GENERAL, company_rid=general.rid))
    under = projects.save_link(context, link(project, LinkRole.LABOUR, company_rid=labour.rid, upper_rid=top.rid))
    projects.save_link(context, link(project, LinkRole.CREW, person_rid=leader.rid, upper_rid=under.rid, oral=True))
    assert [(line.depth, line.party) for line in projects.chain(context, project.rid)] == [
        (0, "示例总包"), (1, "示例劳务"), (2, "示例班长"),
    ]  # fmt: skip


def test_a_link_has_a_party_and_the_chain_no_circle(context):
    project = projects.save_project(context, a_project())
    company = people.save_company(context, a_company())
    with pytest.raises(Refused) as refusal:
        projects.save_link(context, link(project, LinkRole.OTHER))
    assert codes(refusal) == ["chain-no-party"]
    top = projects.save_link(context, link(project, LinkRole.GENERAL, company_rid=company.rid))
    under = projects.save_link(context, link(project, LinkRole.LABOUR, company_rid=company.rid, upper_rid=top.rid))
    for circle in (replace(top, upper_rid=top.rid), replace(top, upper_rid=under.rid)):
        with pytest.raises(Refused) as refusal:
            projects.save_link(context, circle)
        assert codes(refusal) == ["chain-circle"]


def test_a_blank_cell_tells_nothing_and_wipes_nothing(context, tmp_path):
    take(context, ledger(tmp_path, *LINES, ["示例三期", "示例镇", None, None, "无欠薪"]))
    take(
        context, ledger(tmp_path, ["示例一期", "示例镇", None, "—", "一般欠薪"], ["示例二期", "示例镇", "无", "无", ""])
    )
    told = {p.name: (p.heads, p.unpaid_fen) for p in context.store.all(Project)}
    assert told == {"示例一期": (30, 34129_73), "示例二期": (0, 0), "示例三期": (None, None)}


def test_a_blank_state_does_not_start_a_stopped_site_again(context, tmp_path):
    take(context, ledger(tmp_path, LINES[0]))
    (known,) = context.store.all(Project)
    assert known.state == "在建"
    projects.save_project(context, replace(known, state="停工"))
    take(context, ledger(tmp_path, ["示例一期", "示例镇", 31, 1, "一般欠薪"]))
    assert [(p.state, p.heads) for p in context.store.all(Project)] == [("停工", 31)]


@pytest.mark.parametrize(
    ("unpaid", "word", "grade", "held"),
    [
        (None, "无欠薪", Grade.GENERAL, ("示例一期",)),
        (None, "严重欠薪", Grade.SEVERE, ()),
        (0, "无欠薪", Grade.NONE, ()),
        ("无", "无欠薪", Grade.NONE, ()),
    ],
)
def test_an_unknown_sum_never_lowers_a_grade(context, tmp_path, unpaid, word, grade, held):
    take(context, ledger(tmp_path, LINES[0]))
    taken = take(context, ledger(tmp_path, ["示例一期", "示例镇", 30, unpaid, word]))
    assert [p.grade.grade for p in context.store.all(Project)] == [grade]
    assert taken.held == held
    assert ("示例一期" in projects.held_words(taken.held)) is bool(held)


def test_a_ledger_that_repeats_a_grade_of_before_the_striking_off_names_the_project(context, tmp_path):
    take(context, ledger(tmp_path, LINES[0]))
    (hazard,) = context.store.all(Hazard)
    ask_strike_off(context, hazard.rid, context.clock.today(), "余款由政府代付", unpaid_fen=0)
    record_step(context, hazard.rid, HazardStepKind.CONFIRMED, context.clock.today(), "示例主任")
    context.clock.advance(days=9)
    taken = take(context, ledger(tmp_path, LINES[0]))
    assert (taken.ended, taken.hazards) == (("示例一期",), 0)
    assert "示例一期：文件仍写着欠薪等级" in projects.held_words(taken.held, taken.still, taken.ended)
    graver = take(context, ledger(tmp_path, ["示例一期", "示例镇", 30, 1, "严重欠薪"]))
    assert (graver.ended, graver.hazards) == ((), 1)  # another one, of a later day


def test_many_kept_grades_are_counted():
    assert "甲、乙、丙、丁、戊等6个项目" in projects.held_words(tuple("甲乙丙丁戊己"))


def test_an_import_that_is_taken_back_takes_its_hazards_along_unless_somebody_worked_on_one(context, tmp_path):
    worse = ["示例三期", "示例镇", 50, 90000, "严重欠薪"]
    take(context, ledger(tmp_path, *LINES, worse))
    first, second = sorted(context.store.all(Hazard), key=lambda hazard: hazard.grade)
    record_step(context, second.rid, HazardStepKind.PROGRESS, context.clock.today(), "项目部", "已筹措20万元")
    undo_import(context, imports(context)[0].act, "选错了文件")
    assert context.store.all(Hazard) == (second,)
    assert {project.name for project in context.store.all(Project)} == {"示例三期"}
    assert context.store.get(Hazard, first.rid) is None
