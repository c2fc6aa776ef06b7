"""The chain of contracts, and facts that may be unknown."""

from inspector_app.domain.project import ChainLink, FactState, LinkRole, SiteFact, chain_in_order, known


def link(rid, upper=""):
    return ChainLink(rid, "p", LinkRole.OTHER, company_rid="c" + rid, upper_rid=upper)


def test_the_chain_runs_from_the_top_down_to_any_depth():
    links = (link("d", "c"), link("b", "a"), link("a"), link("c", "b"), link("e", "a"))
    assert [(depth, x.rid) for depth, x in chain_in_order(links)] == [(0, "a"), (1, "b"), (2, "c"), (3, "d"), (1, "e")]


def test_a_link_without_its_upper_one_stands_at_the_top():
    assert [(d, x.rid) for d, x in chain_in_order((link("x", "gone"),))] == [(0, "x")]


def test_unknown_is_an_answer():
    assert known("示例银行 001").words == "示例银行 001"
    assert SiteFact(FactState.NOT_OPENED).words == "未开设"
    assert SiteFact().words == "未核查"
