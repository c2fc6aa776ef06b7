"""What an employer owes in several open cases, tested together against the amount of J2013-3 art. 3.

The article speaks of what one employer owes, not of one case. An order and its expiry stay those of each case: what is
told here only says that the cases want to be looked at together.
"""

from dataclasses import dataclass, replace

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.threshold import ThresholdState
from inspector_app.usecases.case_file import CaseFile, case_files, states_of
from inspector_app.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Together:
    """The state over this case and others of its employer; ``twice`` are people whose days stand in two of them.

    Days that stand twice are counted once, as they stand in the case that is read.
    """

    cases: tuple[str, ...]
    state: ThresholdState
    twice: tuple[str, ...]

    @property
    def words(self) -> str:
        """One sentence for a person."""
        named = "、".join(f"“{title}”" for title in self.cases[:_NAMED])
        more = f"等{len(self.cases)}件" if len(self.cases) > _NAMED else ""
        twice = f"{'、'.join(self.twice)}的同一时段列在两案，只计一次。" if self.twice else ""
        return f"连同该用人单位的另案{named}{more}：{self.state.ground}{twice}"


_NAMED = 3


def with_other_cases(context: Context, whole: CaseFile) -> Together | None:
    """The state together with other open cases of the employer; None when those make it no surer that it is reached."""
    others = _others(context, whole)
    claims: list[WageClaim] = list(whole.claims)
    twice: dict[str, None] = {}
    for other in others:
        for claim in _of_employers(other, whole.employers):
            if any(map(claim.overlaps, whole.claims)):
                twice[other.people[claim.person_rid].name] = None
            else:
                claims.append(claim)
    joined = replace(
        whole,
        claims=tuple(claims),
        people=whole.people | {rid: person for other in others for rid, person in other.people.items()},
        payments=(*whole.payments, *(payment for other in others for payment in other.payments)),
    )
    state = joined.threshold_today
    if state.rank <= whole.threshold_today.rank:
        return None
    return Together(tuple(other.case.title for other in others), state, tuple(twice))


def _others(context: Context, whole: CaseFile) -> list[CaseFile]:
    store, employers = context.store, whole.employers
    named = store.find_among(WageClaim, "employer_rid", employers)
    cases = {case.rid: case for case in store.find_among(Case, "company_rid", employers)}
    cases |= {case.rid: case for case in store.pick(Case, {claim.case_rid for claim in named} - set(cases))}
    cases.pop(whole.case.rid, None)
    states = states_of(context, cases.values())
    return list(case_files(context, [case for rid, case in cases.items() if not states[rid].ended]).values())


def _of_employers(other: CaseFile, employers: frozenset[str]) -> list[WageClaim]:
    """The lines that the employer owes; one that names nobody is owed by the company of its case."""
    own = other.company.rid if other.company else ""
    return [claim for claim in other.claims if (claim.employer_rid or own) in employers]
