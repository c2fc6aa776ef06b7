"""合计: what the wage list of a case adds up to, derived from the case as it stands."""

from dataclasses import dataclass

from inspector_app.domain.debt import Balance
from inspector_app.domain.threshold import ThresholdState
from inspector_app.usecases.casefile import CaseFile


@dataclass(frozen=True, slots=True)
class ClaimSums:
    """Derived sums, in 分 and heads. ``found_fen`` counts wages only; ``…_untold`` lines without an amount."""

    heads: int
    claimed_fen: int
    found_fen: int
    disputed_fen: int
    unchecked: int
    balance: Balance
    threshold: ThresholdState
    claimed_untold: int = 0
    found_untold: int = 0


def claim_sums(whole: CaseFile) -> ClaimSums:
    """What the lines of a case add up to."""
    claims, standing = whole.claims, whole.balance
    return ClaimSums(
        len(claims),
        sum(claim.claimed_fen or 0 for claim in claims),
        standing.found_fen,
        sum(claim.disputed_fen or 0 for claim in claims),
        sum(not claim.identity_checked for claim in claims),
        standing,
        whole.threshold_today,
        sum(claim.claimed_fen is None for claim in claims),
        sum(claim.owed_unknown for claim in claims),
    )
