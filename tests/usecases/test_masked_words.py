"""What others only read tells no number in what was written freely, and keeps every number that has a field."""

from datetime import date

import pytest

from inspector_app.domain.interview import QA
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.records import KINDS, decode, encode, kind_of
from inspector_app.usecases.masked_words import words_masked
from tests.builders import a_document, a_person, an_interview

WORKER = a_person(phone="13800000001", card="6228480000000000018")
SAID = f"本人{WORKER.id_number}，电话138 0000 0001，卡{WORKER.card}，欠16980元"


def read(record):
    kind = kind_of(record)
    return decode(kind, KINDS[kind].version, words_masked(kind, encode(record)))


@pytest.mark.parametrize(
    "record",
    [
        Lead("lead", LeadKind.COMPLAINT, date(2026, 3, 2), facts=SAID),
        an_interview(qas=(QA("号码？", SAID, before=SAID),)),
    ],
)
def test_numbers_in_free_words_are_hidden_wherever_they_stand(record):
    seen = encode(read(record))
    assert not any(number in seen for number in (WORKER.id_number, WORKER.card, "138 0000 0001"))
    assert "欠16980元" in seen


@pytest.mark.parametrize(
    "record", [WORKER, a_document(facts=f'{{"worker.id_number":"{WORKER.id_number}"}}'), an_interview()]
)
def test_what_a_field_holds_and_what_a_paper_prints_stays(record):
    assert read(record) == record
