"""Which identities a record names, and taking them over into another and back."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.document import About
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.naming import named_back, naming_fields, own_name, renamed
from inspector_app.domain.records import KINDS, plain
from tests.builders import MONDAY, a_claim, a_document

PEOPLE = st.lists(st.sampled_from("abcde"), max_size=5, unique=True).map(tuple)


def a_lead(*rids):
    return Lead("lead", LeadKind.COMPLAINT, MONDAY, complainant_rids=rids)


def test_identities_are_found_alone_in_lists_and_inside_values():
    assert "person_rid" in naming_fields(KINDS["wage_claim"].type)
    assert "complainant_rids" in naming_fields(Lead)
    assert {"about", "addressee_rid"} <= set(naming_fields(KINDS["document"].type))
    assert "title" not in naming_fields(KINDS["document"].type)


def test_each_place_is_taken_over_and_nothing_else():
    paper = a_document(addressee_rid="b", about=About(person_rid="b", claim_rids=("b", "x")), addressee="b")
    moved = renamed(paper, {"b": "a"})
    assert (moved.addressee_rid, moved.about.person_rid, moved.about.claim_rids) == ("a", "a", ("a", "x"))
    assert (moved.addressee, moved.rid) == (paper.addressee, paper.rid)
    assert renamed(paper, {"c": "a"}) is paper
    assert named_back(moved, paper, moved, "b", "a") == paper


def test_what_was_named_otherwise_since_stays():
    before, after = a_claim(person_rid="b", employer_rid="b"), a_claim(person_rid="a", employer_rid="a")
    now = replace(after, person_rid="c", crew="甲班")
    assert named_back(now, before, after, "b", "a") == replace(now, employer_rid="b")


@given(PEOPLE)
def test_a_list_is_as_before_when_it_is_named_back(rids):
    before = a_lead(*rids)
    after = renamed(before, {"b": "a"})
    assert after.complainant_rids.count("a") == (1 if {"a", "b"} & set(rids) else 0)
    assert named_back(after, before, after, "b", "a") == before


@given(PEOPLE, st.sampled_from("xyz"))
def test_who_came_to_a_list_since_stays_there(rids, newcomer):
    before = a_lead(*rids)
    after = renamed(before, {"b": "a"})
    now = replace(after, complainant_rids=(*after.complainant_rids, newcomer))
    assert set(named_back(now, before, after, "b", "a").complainant_rids) == {*rids, newcomer}


def test_a_lead_about_no_unit_is_called_by_how_and_when_it_came():
    lead = replace(a_lead("a"), respondent="", channel="来访", kind=LeadKind.COMPLAINT, received_on=date(2026, 12, 1))
    for fields in (plain(lead), {**plain(lead), "received_on": date(2026, 12, 1)}):
        assert own_name(fields) == "来访投诉，2026年12月1日收到"
    assert own_name(plain(replace(lead, respondent="示例建工"))) == "示例建工"
