import pytest

from inspector_app.formdefs.banks import load_banks
from inspector_app.support.paths import resource
from inspector_app.usecases.testimony import topics

BANKS = load_banks(resource("banks"))


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_every_question_of_our_banks_asks_of_a_matter(bank):
    other = [qa.question for qa in bank.questions if not qa.key and topics().of(qa.question) == (topics().other,)]
    assert len(other) <= 2, other


def test_matters_have_each_a_name_of_their_own():
    titles = [topic.title for topic in topics().topics]
    assert len({*titles, topics().other}) == len(titles) + 1
    assert all(topic.words for topic in topics().topics)
