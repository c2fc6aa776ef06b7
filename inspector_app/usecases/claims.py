"""明细: what each worker is owed, line by line, and finding all as they were claimed."""

from dataclasses import replace

from inspector_app.domain.claim import WageClaim, claim_problems
from inspector_app.domain.document import Document
from inspector_app.domain.hidden_characters import record_problems
from inspector_app.support.errors import Problem
from inspector_app.usecases.case_file import case_file, refuse_ended
from inspector_app.usecases.context import Context


def line_problems(claim: WageClaim) -> list[Problem]:
    """What is wrong or doubtful in one line by itself."""
    amounts = (
        claim.earned_fen,
        claim.deducted_fen,
        claim.received_fen,
        claim.claimed_fen,
        claim.leader_fen,
        claim.admitted_fen,
        claim.found_fen,
        claim.disputed_fen,
    )
    problems = claim_problems(claim) + record_problems(claim)
    if any(amount is not None and amount < 0 for amount in amounts):
        problems.append(Problem("claim-negative", f"line {claim.line}"))
    return problems


def ordered_already(claim: WageClaim, order: Document) -> Problem:
    """The line stands in an order in force."""
    return Problem("claim-ordered", f"line {claim.line}", details={"number": order.number or order.title})


def ordered_part(claim: WageClaim) -> tuple[object, ...]:
    """What an order states about a line."""
    return claim.person_rid, claim.found_fen, claim.nature, claim.first_day, claim.last_day


def find_as_claimed(context: Context, case_rid: str, claim_rids: tuple[str, ...] = ()) -> tuple[WageClaim, ...]:
    """认定: take what the workers claim as found, for the given lines (all lines when none is named).

    Lines that an order in force names stay as they are, and those of which a part is not known.
    """
    refuse_ended(context, case_rid)
    found = []
    whole = case_file(context, case_rid)
    ordered = whole.ordered()
    free = [claim for claim in whole.claims if claim.rid not in ordered]
    with context.unit("认定欠薪") as unit:
        for claim in free:
            if (not claim_rids or claim.rid in claim_rids) and claim.findable_fen is not None:
                found.append(replace(claim, found_fen=claim.findable_fen))
                unit.put(found[-1])
    return tuple(found)
