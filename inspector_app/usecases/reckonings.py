"""工资核算: each line of a case reckoned, as the annex prints it."""

from typing import Any

from inspector_app.domain.claim import MoneyNature, WageClaim
from inspector_app.domain.money import yuan
from inspector_app.domain.reckoning import late_pay, reckon
from inspector_app.usecases.casefile import CaseFile
from inspector_app.usecases.context import Context

_LATE_PAY = "MN-01"


def reckonings(context: Context, whole: CaseFile) -> list[dict[str, Any]]:
    """One row for each line of wages; what is unknown is blank in it, and the reasoning says what lacks."""
    rule = context.law.money[_LATE_PAY]
    wages = [claim for claim in whole.claims if claim.nature is MoneyNature.WAGES]
    return [_row(number, claim, (rule.low, rule.high), whole) for number, claim in enumerate(wages, start=1)]


def _row(number: int, claim: WageClaim, percents: tuple[int, int], whole: CaseFile) -> dict[str, Any]:
    person, found = whole.people[claim.person_rid], reckon(claim)
    rest = None if found.rest_fen is None else max(0, found.rest_fen)
    least, most = (None if rest is None else late_pay(rest, percent) for percent in percents)
    return {
        "line": number,
        "name": person.name,
        "id_number": person.stated_id,
        "job": claim.job,
        "rate": claim.rate,
        "attendance": claim.attendance,
        "earned_fen": found.earned_fen,
        "deducted_fen": claim.deducted_fen,
        "received_fen": claim.received_fen,
        "rest_fen": rest,
        "claimed_fen": claim.claimed_fen,
        "difference": _difference(found.over_fen),
        "late_least_fen": least,
        "late_most_fen": most,
        "reasoning": found.reasoning,
    }


def _difference(over: int | None) -> str:
    if over is None:
        return ""
    return f"{'多' if over > 0 else '少'}{yuan(abs(over))}" if over else "一致"
