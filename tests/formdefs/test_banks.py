import shutil

import pytest

from inspector_app.domain.interview import READ_BACK, REQUIRED_KEYS
from inspector_app.domain.leading import leading
from inspector_app.domain.person import PersonRole
from inspector_app.formdefs.banks import load_banks
from inspector_app.support.errors import Refused
from inspector_app.support.paths import resource
from inspector_app.usecases.testimony import leading_shapes

BANKS = load_banks(resource("banks"))


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_every_bank_keeps_procedure_and_leaves_answers_empty(bank):
    asked = bank.asked({"inspector1.name": "陈立安"})
    assert [qa.key for qa in asked if qa.key] == list(REQUIRED_KEYS)
    assert asked[-1].key == READ_BACK
    assert all(qa.answer == "" for qa in asked)
    assert "陈立安" in asked[0].question
    assert not any("{" in qa.question for qa in asked)


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_questions_do_not_lead(bank):
    assert leading(bank.questions, leading_shapes()) == []


def test_every_role_of_a_bank_is_a_role_of_a_person():
    assert {bank.id for bank in BANKS} == {
        "worker", "worker_short", "crew_leader", "contractor", "owner", "again", "special",
    }  # fmt: skip
    assert {role for bank in BANKS for role in bank.roles} <= set(PersonRole)
    short = next(bank for bank in BANKS if bank.id == "worker_short")
    assert len(short.questions) - len(REQUIRED_KEYS) == 5


@pytest.mark.parametrize(
    "text",
    [
        "title = ",
        'title = "甲"\nroles = []\n[[question]]\ntext = "{person.nam}"',
        'title = "甲"\nroles = []\n[[question]]\ntext = "{"',
        'title = "甲"\nroles = []\n[[question]]\nquestion = "？"',
        'title = "甲"\nroles = []\n[[question]]\ntext = "？"\nkey = "rights"',
        'title = "甲"\n[[question]]\ntext = "？"',
    ],
)
def test_a_malformed_bank_is_refused(tmp_path, text):
    shutil.copy(resource("banks", "procedure.toml"), tmp_path)
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="bank-malformed"):
        load_banks(tmp_path)
