from dataclasses import replace

import pytest

from inspector_app.domain.company import Company
from inspector_app.domain.id_kind import IdKind
from inspector_app.domain.person import Person
from inspector_app.support.errors import Level, Refused
from inspector_app.usecases import people
from inspector_app.usecases.history import history
from inspector_app.usecases.store_file import create_store
from tests.builders import a_company, a_person, a_uscc, an_id_number
from tests.desk import CHEAP, SETUP


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def test_numbers_are_read_as_people_type_them(context):
    number = an_id_number(sequence=3)
    wide = "".join(chr(ord(c) + 0xFEE0) for c in number)
    kept = people.save_person(
        context, a_person(id_number=f" {wide} ", phone="１３８ ０００００００１", card="6222 0200")
    )
    assert (kept.id_number, kept.phone, kept.card) == (number, "13800000001", "62220200")
    assert context.store.need(Person, kept.rid) == kept


def test_an_open_identity_blocks_nobody_and_a_wrong_number_is_refused(context):
    assert people.save_person(context, a_person(id_number=""))
    wrong = an_id_number()[:17]
    with pytest.raises(Refused) as refusal:
        people.save_person(context, a_person(id_number=wrong))
    assert codes(refusal) == ["id-shape"]
    assert people.save_person(context, a_person(id_number="护照E12345678", id_kind=IdKind.PASSPORT))


def test_a_person_is_corrected_with_a_reason_that_the_history_keeps(context):
    known = people.save_person(context, a_person("示例工一"))
    with pytest.raises(Refused) as refusal:
        people.correct_person(context, replace(known, name="示例工二"), "  ")
    assert codes(refusal) == ["setup-missing"]
    people.correct_person(context, replace(known, name="示例工二"), "按证件改正")
    assert history(context, known.rid)[0].reason == "更正人员：按证件改正"


def test_a_spoiled_name_is_a_doubt_that_tells_the_name(context):
    (problem,) = people.person_problems(context, a_person("示例工一　工人　349***********0013"))
    assert (problem.code, problem.level, problem.details) == (
        "person-name-spoiled",
        Level.WARNING,
        {"name": "示例工一"},
    )


def test_doubts_are_shown_and_not_refused(context):
    doubtful = a_person(card="123", phone="12")
    assert {p.level for p in people.person_problems(context, doubtful)} == {Level.WARNING}
    assert people.save_person(context, doubtful)


@pytest.mark.parametrize("name", ["", "  "])
def test_names_are_needed(context, name):
    with pytest.raises(Refused) as refusal:
        people.save_person(context, a_person(name=name))
    assert codes(refusal) == ["person-no-name"]
    with pytest.raises(Refused) as refusal:
        people.save_company(context, a_company(name=name))
    assert codes(refusal) == ["company-no-name"]


def test_a_wrong_credit_code_is_refused(context):
    with pytest.raises(Refused) as refusal:
        people.save_company(context, a_company(uscc=a_uscc()[:17] + "?"))
    assert codes(refusal) == ["uscc-shape"]


def test_two_laptops_of_one_bureau_give_one_company_one_identity(context, tmp_path, clock):
    other = create_store(tmp_path / "second", "correct horse", replace(SETUP, inspector="王示例"), clock, CHEAP)
    try:
        mine = people.save_company(context, a_company(uscc=a_uscc().lower()))
        theirs = people.save_company(other, a_company("示例建工有限公司（异写）", uscc=a_uscc()))
        without = [people.save_company(each, a_company(uscc="")) for each in (context, other)]
    finally:
        other.store.close()
    assert mine.rid == theirs.rid
    assert without[0].rid != without[1].rid


def test_a_company_keeps_its_identity_when_its_code_becomes_known(context):
    bare = people.save_company(context, a_company(uscc=""))
    coded = people.save_company(context, replace(bare, uscc=a_uscc()))
    assert coded.rid == bare.rid
    assert context.store.count(Company) == 1
