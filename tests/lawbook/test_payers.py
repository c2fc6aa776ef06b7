"""Law data of grounds: whom each obliges, and what cannot be meant refused by name."""

import pytest

from inspector_app.lawbook.payers import read_grounds
from inspector_app.lawbook.reading import parse_table
from inspector_app.support.errors import Refused
from inspector_app.support.paths import resource

DATA = (resource("law") / "payers.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('payer = ["general"]', 'payer = ["contractor"]', "general"),
        ('payer = ["general"]', "payer = []", "general"),
        ('payer = ["general"]', 'payer = "施工总承包单位"', "文字的列表"),
        ("limit = ", "limits = ", "limit"),
        ("{cap}", "", "{cap}"),
        ("capped = true", "capped = false", "limit"),
    ],
)
def test_a_ground_that_says_not_whom_it_obliges_is_refused(old, new, named, law):
    text = DATA.replace(old, new, 1) if "{cap}" not in old else DATA.replace("款{cap}元", "款元")
    assert text != DATA
    with pytest.raises(Refused) as refusal:
        read_grounds(parse_table("payers.toml", text.encode()), law.statutes.cite_all)
    problem = refusal.value.problems[0]
    assert named in f"{problem.where} {problem.details}"


def test_every_ground_obliges_somebody(law):
    assert all(ground.duty.parts and ground.payer for ground in law.payers.values())
    assert [ground.id for ground in law.payers.values() if not ground.duty.directs] == ["PG-08"]
