"""推算等级: what the figures of the ledger say of a project's grade, by rules that are data. It asserts nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from inspector_app.domain.project import Grade, lighter


@dataclass(frozen=True, slots=True)
class GradeRule:
    """A grade that holds from an unpaid sum (in 分) and a head count on; ``why`` says so, ``basis_text`` its source."""

    grade: Grade
    least_unpaid_fen: int
    least_heads: int
    why: str
    basis_text: str


@dataclass(frozen=True, slots=True)
class Derived:
    """The gravest grade that the figures bear out, and why. ``perhaps`` is a graver one that wants a head count."""

    grade: Grade
    why: str
    perhaps: Grade | None = None


def derived(unpaid_fen: int | None, heads: int | None, rules: Iterable[GradeRule]) -> Derived | None:
    """What the figures say; None where nobody told the unpaid sum. ``rules`` stand from the gravest on."""
    if unpaid_fen is None:
        return None
    perhaps = None
    for rule in rules:
        if unpaid_fen < rule.least_unpaid_fen:
            continue
        if rule.least_heads and heads is None:
            perhaps = perhaps or rule.grade
        elif (heads or 0) >= rule.least_heads:
            return Derived(rule.grade, f"{rule.why}（{rule.basis_text}）", perhaps)
    return Derived(Grade.NONE, "台账记载没有未支付工资" if not unpaid_fen else "未达到任何一档", perhaps)


def graver(found: Derived | None, asserted: Grade | None) -> bool:
    """Whether the figures speak for a graver grade than the one that is asserted, or for arrears where none is."""
    if found is None or found.grade is Grade.NONE:
        return False
    return asserted is None or lighter(asserted, found.grade)
