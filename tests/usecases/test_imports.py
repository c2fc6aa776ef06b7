"""撤销导入, whatever was brought: what the import changed goes back, what was changed since stays and is named."""

from dataclasses import replace

import pytest

from inspector_app.domain.brought_list import BroughtList, Side
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Debt
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.identity import masked_id, new_rid
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.records import KINDS
from inspector_app.support.errors import Refused
from inspector_app.support.progress import Cancelled, NoProgress
from inspector_app.usecases import cases, claims, people, projects, rosters
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.claim_lines import lines_of, restore_lines
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.history import case_history
from inspector_app.usecases.import_acts import WAGES
from inspector_app.usecases.imports import import_back, import_called, imports, undo_import
from inspector_app.usecases.interviews import begin_interview
from inspector_app.usecases.open_lists import prepare_list
from inspector_app.usecases.roster_plan import decided
from inspector_app.usecases.side_lists import keep_side, perform_side, side_plan
from tests.builders import a_case, a_person, an_id_number

WHY = "选错了文件"
ONE = an_id_number(sequence=301)
OTHER, THIRD = an_id_number(sequence=303), an_id_number(sequence=305)


@pytest.fixture
def case(context):
    return cases.open_case(context, a_case())


def bring(context, case, *rows):
    """A wage list is taken in, and its values where others are recorded."""
    check = rosters.read_roster(context, pasted("姓名,身份证号,电话,欠发工资", *rows))
    return rosters.add_roster(context, case.rid, check, rosters.roster_plan(context, case.rid, check).asked)


def pasted(*rows):
    return "\n".join(rows).replace(",", "\t")


def every_record(context):
    """Whatever the store holds now."""
    return {kind: {each.rid: each for each in context.store.all(entry.type)} for kind, entry in KINDS.items()}


def last(context):
    return imports(context)[0].act


def test_a_wage_list_goes_with_the_people_it_brought_and_the_debt_follows(context, case):
    people.save_person(context, a_person("张示例", id_number=ONE))
    bring(context, case, "赵示例,,,5000")
    with context.unit() as unit:
        unit.put(Debt(new_rid(), case.rid, tuple(claim.rid for claim in context.store.all(WageClaim))))
    before = every_record(context)
    bring(context, case, f"张示例,{ONE},13800000001,9000", "李示例,,,8000")
    (person,) = [one for one in context.store.all(Person) if one.id_number]
    assert (person.phone, len(context.store.all(Debt)[0].claim_rids)) == ("13800000001", 3)
    taken = undo_import(context, last(context), WHY)
    assert every_record(context) == before
    assert [line.words for line in taken.lines] == [
        "人员“张示例”：联系电话由138****0001改回—", "明细“张示例”", "人员“李示例”", "明细“李示例”",
    ]  # fmt: skip
    assert taken.words == "撤去明细2项、人员1项；改回人员1项"
    group = case_history(context, case.rid)[0]
    assert group.reason == f"撤销导入工资明细：{WHY}"


def test_the_history_of_an_import_stays_as_it_was_when_it_is_taken_back(context, case):
    bring(context, case, f"张示例,{ONE},,9000", "李示例,,,8000")
    (told,) = [group for group in case_history(context, case.rid) if group.is_import]
    undo_import(context, last(context), WHY)
    back, *since = case_history(context, case.rid)
    assert [group for group in since if group.is_import] == [told]
    assert {(line.what, line.name) for line in back.lines if line.deleted} == {
        (what, name) for what in ("明细", "人员") for name in ("张示例", "李示例")
    }


def test_an_import_says_what_its_file_was_called(context, case):
    check = rosters.read_roster(context, pasted("姓名,身份证号,电话,欠发工资", "李示例,,,8000"))
    rosters.add_roster(context, case.rid, check, file="示例班组：6月.xlsx")
    bring(context, case, "王示例,,,7000")
    assert [(each.what, each.files) for each in imports(context)] == [(WAGES, ""), (WAGES, "示例班组：6月.xlsx")]
    told = [group.reason for group in case_history(context, case.rid) if group.is_import]
    assert told == [WAGES, f"{WAGES}：示例班组：6月.xlsx"]


def test_people_of_one_name_are_told_apart_by_number_or_crew(context, case):
    heads = "姓名,身份证号,班组,欠发工资"
    check = rosters.read_roster(context, pasted(heads, f"王示例,{THIRD},钢筋班,9000", f"王示例,{OTHER},木工班,8000"))
    rosters.add_roster(context, case.rid, check, ())
    names = [line.called for line in import_back(context, last(context)).lines]
    assert len(set(names)) == len(names)
    assert f"人员“王示例（{masked_id(OTHER)}，木工班）”" in names
    assert not any(OTHER in name for name in names)


def test_once_taken_back_it_is_not_taken_back_again(context, case):
    bring(context, case, "张示例,,,5000")
    act = last(context)
    undo_import(context, act, WHY)
    with pytest.raises(Refused, match="import-taken-back"):
        undo_import(context, act, WHY)
    bring(context, case, "张示例,,,5000")
    assert [line.person.name for line in lines_of(case_file(context, case.rid))] == ["张示例"]


def test_a_line_that_was_found_since_stays_with_its_person_and_is_named(context, case):
    one, _two = bring(context, case, "张示例,,,5000", "李示例,,,6000")
    claims.find_as_claimed(context, case.rid, (one.rid,))
    plan = import_back(context, last(context))
    assert [each.words for each in plan.stays] == [
        "人员“张示例”：本次导入中保留的记录用到", "明细“张示例”：之后又改过“认定”",
    ]  # fmt: skip
    undo_import(context, last(context), WHY)
    assert [claim.rid for claim in context.store.all(WageClaim)] == [one.rid]
    assert [person.name for person in context.store.all(Person)] == ["张示例"]
    with pytest.raises(Refused, match="import-changed-since"):
        undo_import(context, last(context), WHY)


def test_what_something_else_rests_on_stays(context, case):
    (line,) = bring(context, case, "张示例,,,5000")
    person = context.store.need(Person, line.person_rid)
    begin_interview(context, person, "worker_short", "项目部", "工资", Belongs(case.rid))
    taken = undo_import(context, last(context), WHY)
    assert [each.words for each in taken.stays] == ["人员“张示例”：询问笔录里用到"]
    assert (context.store.count(WageClaim), context.store.count(Person)) == (0, 1)


def test_what_was_changed_beside_an_import_stays_and_the_rest_goes_back(context, case):
    people.save_person(context, a_person("张示例", id_number=ONE))
    bring(context, case, f"张示例,{ONE},13800000001,9000")
    (known,) = context.store.all(Person)
    people.save_person(context, replace(known, address="示例村3组"))
    assert undo_import(context, last(context), WHY).stays == ()
    (known,) = context.store.all(Person)
    assert (known.phone, known.address) == ("", "示例村3组")


def test_the_same_field_written_over_since_keeps_the_record_whole(context, case):
    people.save_person(context, a_person("张示例", id_number=ONE))
    bring(context, case, f"张示例,{ONE},13800000001,9000")
    (known,) = context.store.all(Person)
    people.save_person(context, replace(known, phone="13800000002"))
    (stays,) = undo_import(context, last(context), WHY).stays
    assert stays.words == "人员“张示例”：之后又改过“联系电话”"
    assert context.store.need(Person, known.rid).phone == "13800000002"


def test_a_number_of_which_something_else_tells_since_stays(context, case):
    bring(context, case, "张示例,,,5000")
    bring(context, case, f"张示例,{ONE},,5000")
    (person,) = context.store.all(Person)
    assert person.id_number == ONE
    begin_interview(context, person, "worker_short", "项目部", "工资", Belongs(case.rid))
    with pytest.raises(Refused, match="import-changed-since"):
        undo_import(context, last(context), WHY)
    assert context.store.need(Person, person.rid).id_number == ONE


def test_a_number_that_only_the_list_told_goes(context, case):
    bring(context, case, "张示例,,,5000")
    bring(context, case, f"张示例,{ONE},,5000")
    undo_import(context, last(context), WHY)
    assert [person.id_number for person in context.store.all(Person)] == [""]


def test_a_reason_is_wanted_and_a_closed_case_stays(context, case, monkeypatch):
    bring(context, case, "张示例,,,5000")
    with pytest.raises(Refused, match="void-no-reason"):
        undo_import(context, last(context), "。")
    monkeypatch.setattr("inspector_app.usecases.case_file.has_ended", lambda _context, _case: True)
    with pytest.raises(Refused, match="case-over"):
        import_back(context, last(context))
    assert context.store.count(WageClaim) == 1


def ledger(context, *rows):
    text = pasted("项目名称,所属乡镇,总承包单位,用工人数,联系人", *rows)
    reading = projects.perform_ledger(projects.prepare_ledger(context, text), NoProgress()).found
    return projects.record_ledger(context, reading, "示例台账.xlsx")


def test_a_ledger_goes_back_project_by_project(context):
    ledger(context, "示例一期,示例镇,示例建工,20,", "示例二期,示例镇,示例建工,30,")
    before = every_record(context)
    ledger(context, "示例一期,示例镇,示例建工,25,", "示例三期,示例镇,示例建工,9,")
    assert [(each.what, each.files) for each in imports(context)] == [("导入项目台账", "示例台账.xlsx")] * 2
    taken = undo_import(context, last(context), WHY)
    assert (every_record(context), taken.words) == (before, "撤去工程项目1项；改回工程项目1项")


def test_a_project_with_a_case_stays_and_one_written_to_keeps_what_was_written(context):
    ledger(context, "示例一期,示例镇,示例建工,20,")
    ledger(context, "示例一期,示例镇,示例建工,25,", "示例三期,示例镇,示例建工,9,")
    first, third = context.store.all(Project)
    projects.save_project(context, replace(first, address="示例路1号"))
    cases.open_case(context, replace(a_case(), project_rid=third.rid))
    taken = undo_import(context, last(context), WHY)
    assert [each.words for each in taken.stays] == ["工程项目“示例三期”：案件里用到"]
    now = context.store.need(Project, first.rid)
    assert (now.heads, now.address) == (20, "示例路1号")


def test_a_list_that_was_brought_goes_and_its_file_stays_as_evidence(context, case):
    for days in (20, 22):
        text = pasted("姓名,2026年3月出勤天数", f"张示例,{days}")
        check = perform_side(prepare_list(context, text), Side.ATTENDANCE, NoProgress()).found
        known = context.store.all(BroughtList)
        keep_side(context, case.rid, text, side_plan(context, case.rid, check, known[0].rid if known else ""))
    assert [each.what for each in imports(context)] == ["收取更正的名单", "收取名单"]
    undo_import(context, last(context), WHY)
    (kept,) = context.store.all(BroughtList)
    assert [line.days for line in kept.lines] == ["20"]
    assert [(each.files, each.state) for each in imports(context)] == [("粘贴的表格", "已撤销"), ("粘贴的表格", "")]
    undo_import(context, imports(context)[1].act, WHY)
    assert [each.state for each in imports(context)] == ["已撤销", "已撤销"]
    assert (context.store.count(BroughtList), context.store.count(Evidence)) == (0, 2)


def test_an_import_is_called_by_the_beginning_of_its_name(context, case):
    bring(context, case, "张示例,,,5000")
    (one,) = imports(context)
    assert import_called(context, one.act[:8]) == one
    for name in ("", one.act[:3], "zzzz"):
        with pytest.raises(Refused, match="import-unknown"):
            import_called(context, name)


class Impatient:
    """Stops at the step that says so for the second time."""

    def __init__(self, word):
        self._word, self._seen = word, 0

    def step(self, _done, _total, what):
        self._seen += self._word in what
        if self._seen == 2:
            raise Cancelled


@pytest.mark.parametrize("word", ["正在查看导入", "正在撤回"])
def test_taking_back_that_is_stopped_leaves_all_as_it_was(context, case, word):
    bring(context, case, f"张示例,{ONE},,9000", "李示例,,,8000")
    before = every_record(context)
    with pytest.raises(Cancelled):
        undo_import(context, last(context), WHY, Impatient(word))
    assert every_record(context) == before
    assert undo_import(context, last(context), WHY).gone


def test_an_import_that_is_stopped_brings_nothing(context, case):
    check = rosters.read_roster(context, pasted("姓名,身份证号,电话,欠发工资", "张示例,,,9000", "李示例,,,8000"))
    lines = decided(rosters.roster_plan(context, case.rid, check))
    before = every_record(context)
    with pytest.raises(Cancelled):
        restore_lines(context, case_file(context, case.rid), lines, (), WAGES, Impatient("正在写入明细"))
    assert (every_record(context), imports(context)) == (before, ())
    assert len(restore_lines(context, case_file(context, case.rid), lines, (), WAGES).claims) == 2
