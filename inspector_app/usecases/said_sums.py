"""What a worker told in his own transcript is owed to him, beside what his lines of the list come to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.cross_check import Held, Known, differences, exact_sums
from inspector_app.domain.identity import numbers_masked
from inspector_app.domain.interview import QA, Interview
from inspector_app.domain.role import Role
from inspector_app.support import vocabulary
from inspector_app.support.clock import local
from inspector_app.support.errors import Level, Problem
from inspector_app.support.groups import grouped
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.testimony import topics

_SUMS = tuple(vocabulary.label(f"wage_claim.{name}") for name in ("claimed_fen", "found_fen"))
_NAMED, _QUOTED = 3, 60


@dataclass(frozen=True, slots=True)
class SaidOtherwise:
    """Lines of a worker, and in words what he told otherwise than they say, last."""

    claims: tuple[WageClaim, ...]
    name: str
    words: str


def said_otherwise(context: Context, whole: CaseFile) -> tuple[SaidOtherwise, ...]:
    """The workers of a list whose last transcript that tells a sum tells none that is theirs there."""
    lines = grouped(whole.claims, lambda claim: claim.person_rid)
    asked = [head.rid for head in whole.interviews if head.person_rid in lines]
    talks = sorted(context.store.pick(Interview, asked), key=lambda talk: talk.started_at) if asked else []
    last = {talk.person_rid: talk for talk in talks if any(_tells(qa) for qa in talk.qas)}
    found = (_otherwise(whole, talk, tuple(lines[rid])) for rid, talk in last.items() if rid in whole.people)
    return tuple(each for each in found if each)


def _tells(qa: QA) -> bool:
    return not qa.key and Held.CLAIMED in topics().held(qa.question) and bool(exact_sums(qa.said))


def _otherwise(whole: CaseFile, talk: Interview, own: Sequence[WageClaim]) -> SaidOtherwise | None:
    person, told = whole.people[talk.person_rid], [qa for qa in talk.qas if _tells(qa)]
    known = Known(person, local(talk.started_at).date(), {person.name: tuple(own)})
    apart = [next(filter(_of_sum, differences(known, qa, frozenset({Held.CLAIMED}))), None) for qa in told]
    if not all(apart) or not (other := apart[-1]):  # one answer of several that tells it is enough
        return None
    said, of = numbers_masked(told[-1].said.strip())[:_QUOTED], other.details
    words = f"本人笔录说“{said}”，名单第{of['line']}行的{of['label']}是{of['value']}"
    return SaidOtherwise(tuple(own), person.name, words)


def _of_sum(problem: Problem) -> bool:
    return problem.code == "answer-list-differs" and problem.details["label"] in _SUMS


def said_sum_problems(context: Context, whole: CaseFile | None, paper: Paper) -> Iterator[Problem]:
    """A warning where an order to pay stands upon lines of which the worker himself told another sum."""
    if whole is None or not whole.is_a(paper.form, Role.ORDER):
        return
    ordered = {claim.rid for claim in whole.lines(paper)}
    found = [each for each in said_otherwise(context, whole) if ordered & {claim.rid for claim in each.claims}]
    if found:
        told = "；".join(f"{each.name}：{each.words}" for each in found[:_NAMED])
        details = {"told": told, "more": f"（共{len(found)}人）" if len(found) > _NAMED else ""}
        yield Problem("order-said-otherwise", "lines", Level.WARNING, details)
