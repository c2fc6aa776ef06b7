"""Each invented list is read right, or right after one look, or says why not; none is wrong in silence."""

import pytest

from tests.exchange.tables.corpus import CORPUS, MAPPED, RIGHT, answer, verdict

SAID = {"people from left to right whose names are numbers"}
"""What cannot be read yet: nobody is taken in, and the list says so."""


@pytest.mark.parametrize("name", [name for name in CORPUS if name not in SAID])
def test_a_list_is_read_right_or_after_one_look(name):
    case = CORPUS[name]
    assert verdict(case) == (MAPPED if "say" in case else RIGHT), answer(case, case.get("say"))


@pytest.mark.parametrize("name", sorted(SAID))
def test_what_cannot_be_read_is_said(name):
    owed, _, codes, is_open = answer(CORPUS[name])
    assert not owed
    assert is_open
    assert "roster-lying" in codes


def test_nineteen_of_twenty_are_right():
    assert len(SAID) <= 0.05 * len(CORPUS)
    assert len(CORPUS) >= 60
