"""Payments that came to nothing in the account itself: by its own column of results, or because they came back later.

What came back is taken from the payment that it can only belong to; where several may be meant, nothing is guessed.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from inspector_app.domain.alike import person_key
from inspector_app.domain.fund_lines import RETURNED_WITHIN, SAME_SUM_BEFORE, FundLine
from inspector_app.domain.funding import FlowKind
from inspector_app.domain.statement import UNPAID, Outcome

_OWN = {
    Outcome.FAILED: (FlowKind.FAILED, "流水注明没有付成或者已经退款"),
    Outcome.OPEN: (FlowKind.UNKNOWN, "流水没有写明付款成功，结果不明"),
}


def by_own_outcome(line: FundLine) -> FundLine:
    """A movement with what its own account says came of it."""
    if line.inwards or line.is_said or line.line.outcome not in UNPAID:
        return line
    kind, why = _OWN[line.line.outcome]
    return replace(line, kind=kind, why=why, person_rid="")


def less_returned(lines: Sequence[FundLine], names: Collection[str]) -> tuple[FundLine, ...]:
    """The lines of an account in which wages that came back later are none any more; ``names`` are the workers'."""
    found = list(lines)
    for back in lines:
        if _is_returned(back) and not back.why.startswith(SAME_SUM_BEFORE):
            paid = _payments_of(back, found, names)
            if len({(line.person_rid, line.line.party) for line in paid}) == 1:
                why = f"此后退回（第{back.line.row}行）"
                found[found.index(paid[-1])] = replace(paid[-1], kind=FlowKind.FAILED, why=why, person_rid="")
    return tuple(found)


def unplaced_returns(lines: Iterable[FundLine], names: Collection[str]) -> list[FundLine]:
    """What came back of which nobody can say whose wages it was, or whether it was the bank that sent it back."""
    every = tuple(lines)
    return [
        line for line in every
        if _is_returned(line) and (of := {one.person_rid for one in _payments_of(line, every, names)})
        and (len(of) > 1 or line.why.startswith(SAME_SUM_BEFORE))
    ]  # fmt: skip


def _is_returned(line: FundLine) -> bool:
    return line.kind is FlowKind.RETURNED and line.inwards


def _payments_of(back: FundLine, lines: Iterable[FundLine], names: Collection[str]) -> list[FundLine]:
    """Wages of the sum that came back, paid before it: to the workers whom it names, else to anybody."""
    paid = [
        line for line in lines
        if line.kind is FlowKind.WAGE and not line.is_said and line.fen == back.fen and _is_before(line, back)
    ]  # fmt: skip
    said = person_key(f"{back.line.party} {back.line.words}")
    named = {key for key in map(person_key, names) if key and key in said}
    return [line for line in paid if person_key(line.line.party) in named] if named else paid


def _is_before(line: FundLine, back: FundLine) -> bool:
    if line.line.day is None or back.line.day is None:
        return False
    return 0 <= (back.line.day - line.line.day).days <= RETURNED_WITHIN
