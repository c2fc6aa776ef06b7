"""合计: what the wage list of a case adds up to, derived from the case as it stands."""

from dataclasses import dataclass

from inspector_app.domain.claim import heads
from inspector_app.domain.debt import Balance, known_sum
from inspector_app.domain.threshold import ThresholdState
from inspector_app.usecases.case_file import CaseFile


@dataclass(frozen=True, slots=True)
class ClaimSums:
    """Derived sums, in 分 and persons (:func:`inspector_app.domain.claim.heads`).

    ``found_fen`` counts wages only; ``…_untold`` are those with a line without an amount,
    ``claimed_partly`` those of whom months are unknown.
    """

    heads: int
    claimed_fen: int
    found_fen: int
    disputed_fen: int
    unchecked: int
    balance: Balance
    threshold: ThresholdState
    claimed_untold: int = 0
    found_untold: int = 0
    claimed_partly: int = 0


def claim_sums(whole: CaseFile) -> ClaimSums:
    """What the lines of a case add up to."""
    claims, standing = whole.claims, whole.balance
    return ClaimSums(
        heads(claims),
        known_sum(claim.claimed_fen for claim in claims),
        standing.found_fen,
        known_sum(claim.disputed_fen for claim in claims),
        heads(claim for claim in claims if not claim.identity_checked),
        standing,
        whole.threshold_today,
        heads(claim for claim in claims if claim.claimed_fen is None),
        standing.untold,
        heads(claim for claim in claims if claim.claimed_open),
    )
