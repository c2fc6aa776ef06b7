"""Words for the states of a case: each has its opposite, what cannot be meant is refused by name."""

import pytest

from inspector_app.lawbook.reading import parse_table
from inspector_app.lawbook.states import read_states
from inspector_app.support.errors import Refused
from inspector_app.support.paths import resource

DATA = (resource("law") / "states.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('id = "paid"', 'id = "settled"', "settled"),
        ('against = "unpaid"', 'against = "served"', "against"),
        ('of = "claims"', 'of = "workers"', "claims"),
        ('says = ["已…送达", "送达了", "已…签收"]', "says = []", "says"),
        ("unless = ", "except = ", "except"),
    ],
)
def test_states_that_cannot_be_meant_are_refused(old, new, named, law):
    text = DATA.replace(old, new, 1)
    assert text != DATA
    with pytest.raises(Refused) as refusal:
        read_states(parse_table("states.toml", text.encode()), law.statutes.cite_all)
    problem = refusal.value.problems[0]
    assert named in f"{problem.where} {problem.details}"
