from datetime import date

import pytest

from inspector_app.domain.identity import id_number_problems, uscc_problems
from inspector_app.lawbook.book import Lawbook
from inspector_app.support.paths import resource
from inspector_app.usecases.demo import district
from inspector_app.usecases.store_file import setup_problems


def test_firms_and_people_have_numbers_that_pass_and_names_that_say_they_are_examples():
    firms = (district.contractor("示例总包"), district.employer(), district.owner("示例业主"))
    people = (district.crew_leader(), district.site_manager())
    assert len({firm.uscc for firm in firms}) == 3
    assert [uscc_problems(firm.uscc, "") for firm in firms] == [[], [], []]
    assert [id_number_problems(person.id_number, "", date(2026, 3, 2)) for person in people] == [[], []]
    assert all("示例" in each.name for each in (*firms, *people))
    assert all(person.id_number.startswith("349900") for person in people)


def test_the_first_start_lacks_nothing(tmp_path):
    law = Lawbook.load(resource("law"))
    assert setup_problems(district.setup(tmp_path), law) == []


@pytest.mark.parametrize(
    "name",
    [
        "ledger.xlsx",
        "roster.xlsx",
        "roster-small.xlsx",
        "photo-gate.jpg",
        "photo-board.jpg",
        "photo-dormitory.jpg",
        "attendance.txt",
        "contracts.txt",
        "payments.txt",
        "account.txt",
    ],
)
def test_the_input_files_are_there(name):
    assert district.demo_file(name).stat().st_size > 500


@pytest.mark.parametrize(("bank", "answers"), [("worker", "WORKER_ANSWERS"), ("crew_leader", "LEADER_ANSWERS")])
def test_there_is_one_answer_for_each_question(context, bank, answers):
    found = next(each for each in context.banks if each.id == bank)
    plain = [qa for qa in found.asked({}) if not qa.key]
    assert len(plain) == len(getattr(district, answers))


def test_what_was_seen_are_items_of_the_checklist(context):
    assert set(district.CHECK_NOTES) <= set(context.law.checklist)
