"""One person, one record: a number that somebody has is said at once, with the name of who has it."""

from dataclasses import replace

import pytest

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.identity import new_rid
from inspector_app.domain.person import Person
from inspector_app.support.errors import Level, Refused
from inspector_app.usecases import people, rosters
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.claim_lines import ClaimLine, lines_of, refused_lines, restore_lines, save_lines, settled
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.transcripts import Beginning, begin
from tests.builders import a_person, an_id_number
from tests.usecases.test_rosters import line, roster


@pytest.fixture
def known(desk) -> Person:
    """Somebody who was questioned and stands in no list."""
    return people.save_person(desk.context, a_person("阿依·示例", phone="13800000001", position="木工"))


def twin(known, name, **more) -> Person:
    return a_person(name, id_number=known.id_number, **more)


def row(desk, person, number=9) -> ClaimLine:
    return ClaimLine(WageClaim(new_rid(), desk.case.rid, person.rid, number, claimed_fen=100), person)


def everybody(desk) -> int:
    return desk.context.store.count(Person)


def test_a_number_is_not_given_twice_and_who_has_it_is_named(desk, known):
    for name in ("示例别人", known.name):
        with pytest.raises(Refused) as refusal:
            people.save_person(desk.context, twin(known, name))
        (problem,) = refusal.value.problems
        assert (problem.code, problem.where, problem.details) == (
            "person-same-number", "id_number", {"name": "阿依·示例"},
        )  # fmt: skip
    assert everybody(desk) == len(desk.workers) + 1


def test_two_records_that_had_one_number_before_can_still_be_corrected(desk, known):
    double = twin(known, "示例旧重")
    with desk.context.unit("旧数据") as unit:
        unit.put(double)
    corrected = people.correct_person(desk.context, replace(double, phone="13800000002"), "电话有误")
    assert desk.context.store.get(Person, double.rid) == corrected
    assert [p.level for p in people.person_problems(desk.context, corrected)] == [Level.WARNING]
    with pytest.raises(Refused):
        people.correct_person(desk.context, replace(desk.workers[0], id_number=known.id_number), "换号")


@pytest.mark.parametrize("name", ["阿依·示例", "阿依示例", " 阿依 示例", ""])
def test_a_row_with_number_and_name_of_somebody_registered_is_about_that_person(desk, known, name):
    entry = row(desk, twin(known, name, phone="13800000009"))
    kept = lines_of(save_lines(desk.context, case_file(desk.context, desk.case.rid), [entry]))[-1]
    assert (kept.person.rid, kept.claim.person_rid) == (known.rid, known.rid)
    assert kept.person == replace(known, phone="13800000009")  # what was typed is taken over, the rest stays
    assert everybody(desk) == len(desk.workers) + 1


def test_a_row_with_the_number_of_another_name_is_refused_in_its_cell(desk, known):
    entry = row(desk, twin(known, "示例别人"))
    assert settled(desk.context, [entry]) == (entry,)
    (problem,) = refused_lines(desk.context, case_file(desk.context, desk.case.rid), [entry])[entry.rid]
    assert (problem.code, problem.where, problem.details["name"]) == ("person-same-number", "id_number", known.name)
    assert everybody(desk) == len(desk.workers) + 1


def test_a_row_that_gets_the_number_of_somebody_registered_leaves_no_ghost_and_can_be_taken_back(desk, known):
    typed = row(desk, a_person(known.name, id_number=""))
    save_lines(desk.context, case_file(desk.context, desk.case.rid), [typed])
    numbered = replace(typed, person=replace(typed.person, id_number=known.id_number))
    save_lines(desk.context, case_file(desk.context, desk.case.rid), [numbered])
    assert desk.context.store.get(Person, typed.person.rid) is None
    restore_lines(desk.context, case_file(desk.context, desk.case.rid), [typed], [], "撤销")
    assert desk.context.store.get(Person, typed.person.rid) == typed.person
    assert lines_of(case_file(desk.context, desk.case.rid))[-1] == typed


def test_renaming_a_row_changes_its_person_and_makes_no_new_one(desk):
    known_here = row(desk, a_person("示例甲"))
    entry = replace(known_here, claim=replace(known_here.claim, identity_checked=False))
    save_lines(desk.context, case_file(desk.context, desk.case.rid), [entry])
    count = everybody(desk)
    renamed = replace(entry, person=replace(entry.person, name="示例乙"))
    save_lines(desk.context, case_file(desk.context, desk.case.rid), [renamed])
    assert (everybody(desk), desk.context.store.need(Person, entry.person.rid).name) == (count, "示例乙")


def test_an_imported_line_means_whoever_is_registered_with_number_and_name(desk, known, tmp_path):
    check = rosters.read_roster(desk.context, roster(tmp_path, line(known.name, known.id_number)))
    (claim,) = rosters.add_roster(desk.context, desk.case.rid, check)
    assert claim.person_rid == known.rid
    assert everybody(desk) == len(desk.workers) + 1


def test_an_imported_number_of_another_name_is_asked_about_and_stops_no_other_line(desk, known, tmp_path):
    """The number says who it is; the name that is registered stays unless a person takes the other one."""
    other = an_id_number(sequence=77)
    check = rosters.read_roster(
        desk.context, roster(tmp_path, line("示例别人", known.id_number), line("示例新人", other))
    )
    plan = rosters.roster_plan(desk.context, desk.case.rid, check)
    (asked,) = [each for each in plan.asked if each.field == "name"]
    assert (asked.old, asked.new) == (known.name, "示例别人")
    first, second = rosters.add_roster(desk.context, desk.case.rid, check)
    assert first.person_rid == known.rid
    assert desk.context.store.need(Person, known.rid).name == known.name
    assert desk.context.store.need(Person, second.person_rid).id_number == other
    assert everybody(desk) == len(desk.workers) + 2


def test_an_interview_with_somebody_typed_anew_is_with_the_registered_person(desk, known):
    def ask(person):
        return begin(desk.context, Beginning(person, "worker_short", "项目部", "工资支付情况", Belongs(desk.case.rid)))

    assert ask(twin(known, known.name, id_kind=known.id_kind)).person_rid == known.rid
    with pytest.raises(Refused) as refusal:
        ask(twin(known, "示例别人"))
    assert [p.code for p in refusal.value.problems] == ["person-same-number"]
    assert everybody(desk) == len(desk.workers) + 1


def test_a_list_finds_who_is_registered_elsewhere_by_name_and_telephone(desk, known, tmp_path):
    with desk.context.unit("旧数据") as unit:
        unit.put(replace(known, id_number=""))
    path = roster(tmp_path, line("阿依•示例", phone=known.phone), line("示例无人"))
    check = rosters.read_roster(desk.context, path)
    plan = rosters.roster_plan(desk.context, desk.case.rid, check)
    assert [planned.kept.person.rid == known.rid for planned in plan.lines] == [True, False]
    assert plan.by_name == 1
