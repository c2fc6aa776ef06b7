from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.claim import MonthPart, WageClaim, besides
from inspector_app.support.errors import Refused
from inspector_app.usecases import claims
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.claim_sums import claim_sums
from tests.builders import MONDAY


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def test_a_line_runs_forwards_and_is_not_negative(desk):
    bad = replace(desk.claims[0], last_day=date(2025, 1, 1), admitted_fen=-1)
    with pytest.raises(Refused) as refusal:
        desk.keep(bad)
    assert codes(refusal) == ["claim-period-order", "claim-negative"]
    assert desk.context.store.need(WageClaim, bad.rid) == desk.claims[0]


def test_found_as_claimed_for_all_or_for_some(desk):
    for claim in desk.claims:
        desk.keep(replace(claim, found_fen=None))
    found = claims.find_as_claimed(desk.context, desk.case.rid, (desk.claims[1].rid,))
    assert [(c.line, c.found_fen) for c in found] == [(2, 2_000_000)]
    assert case_file(desk.context, desk.case.rid).balance.heads == 1
    assert len(claims.find_as_claimed(desk.context, desk.case.rid)) == 3


def test_a_claim_of_which_months_are_unknown_is_not_taken_as_the_whole(desk):
    known, unknown = MonthPart(date(2026, 1, 1), date(2026, 1, 31), claimed_fen=700), MonthPart(MONDAY, MONDAY)
    claim = replace(desk.claims[0], found_fen=None, claimed_fen=700, parts=(known, unknown))
    desk.keep(claim)
    assert claims.find_as_claimed(desk.context, desk.case.rid, (claim.rid,)) == ()
    sums = claim_sums(case_file(desk.context, desk.case.rid))
    assert (sums.claimed_untold, sums.claimed_partly) == (0, 1)
    assert besides(0, 1) == "（另有1人有数额不明的月份）"


def test_a_closed_case_keeps_its_lines(desk, monkeypatch):
    monkeypatch.setattr("inspector_app.usecases.case_file.has_ended", lambda _context, _case: True)
    for attempt in (
        lambda: desk.keep(desk.claims[0]),
        lambda: claims.find_as_claimed(desk.context, desk.case.rid),
    ):
        with pytest.raises(Refused, match="case-over"):
            attempt()
