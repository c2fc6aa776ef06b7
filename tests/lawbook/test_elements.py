"""要件表 as data: the charges that the law knows, each element with its article and with what may prove it."""

import pytest

from inspector_app.lawbook.elements import read_elements
from inspector_app.lawbook.reading import parse_table
from inspector_app.support.errors import Refused

CHARGE = '[[charge]]\nid = "c"\ntitle = "事项"\nbasis = []\nmark = "D"\n'
ELEMENT = '[[charge.element]]\nid = "e"\ntitle = "要件"\nwants = "缺"\ntodo = "补"\nbasis = []\nmark = "D"\n'


def read(text):
    return read_elements(parse_table("elements.toml", text.encode()), "、".join)


def test_every_element_has_its_source_and_something_that_may_prove_it(law):
    named = {charge.id: charge for charge in law.elements}
    assert set(named) == {"arrears", "extra_pay", "defiance", "listing", "crime"}
    for charge in law.elements:
        assert charge.basis_text, charge.id
        assert all(each.basis_text and each.proof and each.todo for each in charge.elements), charge.id


def test_the_crime_has_the_five_ways_of_not_paying_and_the_listing_its_two_grounds(law):
    crime, listing = (next(each for each in law.elements if each.id == name) for name in ("crime", "listing"))
    ways = {each.id: each.basis_text for each in crime.elements if each.group == "evasion"}
    assert list(ways) == ["hidden_assets", "flight", "destroyed_books", "other_ways", "able"]
    assert ways["able"] == "《中华人民共和国刑法》第二百七十六条之一第一款"
    grounds = [each.basis_text.split("、")[0] for each in listing.elements if each.group == "ground"]
    assert [text[text.index("第五条") :] for text in grounds] == ["第五条第（一）项", "第五条第（二）项"]
    assert "二手来源" in ways["flight"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (CHARGE + ELEMENT + 'proof = [{ source = "rumour" }]\n', "source"),
        (CHARGE + ELEMENT + 'proof = [{ source = "paper", kinds = ["letterhead"] }]\n', "kinds"),
        (CHARGE + 'begins = "x"\n' + ELEMENT, "begins"),
        (CHARGE + ELEMENT + ELEMENT, "c"),
    ],
)
def test_what_nobody_knows_is_refused_with_its_place(text, where):
    with pytest.raises(Refused) as refusal:
        read(text)
    assert where in refusal.value.problems[0].where
