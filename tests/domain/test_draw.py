"""A draw comes out the same for everybody, whatever order the lists stand in, and nobody can lean on it."""

from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.draw import Draw, DrawnSite, draw, draw_problems, fingerprint, in_order, ticket
from inspector_app.support.clock import EPOCH

rids = st.lists(st.text("abcdef0123456789-", min_size=1, max_size=8), min_size=2, max_size=12, unique=True)


def test_a_number_is_what_any_machine_says():
    assert ticket("20260302 示例", "p1") == sha256("20260302 示例p1".encode()).hexdigest()
    assert in_order("7", ["a", "b", "c", "a"]) == tuple(
        sorted("abc", key=lambda rid: sha256(f"7{rid}".encode()).digest())
    )


@settings(max_examples=40)
@given(projects=rids, inspectors=rids, seed=st.text(max_size=6), wanted=st.integers(1, 12), luck=st.randoms())
def test_the_order_of_the_lists_says_nothing_and_more_drawn_begin_with_the_same(
    projects, inspectors, seed, wanted, luck
):
    drawn = draw(seed, projects, inspectors, wanted)
    luck.shuffle(projects)
    luck.shuffle(inspectors)
    assert draw(seed, projects, inspectors, wanted) == drawn
    assert draw(seed, projects, inspectors, wanted + 1)[: len(drawn)] == drawn
    assert len(drawn) == min(wanted, len(projects)) == len({rid for rid, _ in drawn})
    assert all(len(set(pair)) == 2 and set(pair) <= set(inspectors) for _, pair in drawn)
    times = [sum(rid in pair for _, pair in drawn) for rid in inspectors]
    assert max(times) - min(times) <= 1  # everybody takes the same turns
    assert fingerprint(projects) == fingerprint(reversed(projects)) != fingerprint([*projects, "another"])


def test_a_result_that_its_seed_does_not_give_is_found():
    sites = tuple(DrawnSite(rid, "示例", pair) for rid, pair in draw("7", ["a", "b", "c"], ["x", "y"], 2))
    made = Draw("d", "c", EPOCH, "7", "公布", 2, ("a", "b", "c"), ("x", "y"), sites)
    assert draw_problems(made) == []
    leaned = Draw("d", "c", EPOCH, "7", "公布", 2, ("a", "b", "c"), ("x", "y"), sites[::-1])
    assert [each.code for each in draw_problems(leaned)] == ["draw-differs"]
