import pytest


@pytest.fixture
def register(paper):
    return paper("complaint-register", "2026.1")


def test_text_is_the_approved_one(register):
    register.assert_approved()


def test_a_named_complaint_tells_who_complains_of_whom_and_until_when_it_is_decided(register):
    facts = register.facts(complaint__secret=False)
    text = register.text(facts)
    assert all(row["name"] in text for row in facts["complainants"])
    assert "保密" not in text
    assert "2026年11月27日" in text


def test_of_an_informant_who_wants_to_stay_unnamed_nothing_is_printed(register):
    text = register.text(register.facts(complainants=[]))
    assert "要求保密" in text
    assert "投诉人（代表人）" not in text
