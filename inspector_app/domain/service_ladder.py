"""送达梯: by which ways a paper may be served, the strictest order of law first, and which comes next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, repeat

from inspector_app.domain.act import ServiceMethod
from inspector_app.domain.contact import CONFIRMED, Contact, ContactOutcome, Hiding
from inspector_app.domain.debt import PartyKind


@dataclass(frozen=True, slots=True)
class RungRule:
    """What law says of one way: who may receive, what to prove it by, where it stands. ``method`` is the way."""

    method: ServiceMethod
    receivers: Mapping[PartyKind, str]
    proof: str
    condition: str
    basis_text: str


class RungState(StrEnum):
    NEXT = "next"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ServiceWay:
    """A way as it stands for one paper: who may receive it, what proves it, whether it is open and why not."""

    rule: RungRule
    receivers: str
    state: RungState


_NOWHERE = (ContactOutcome.NOBODY_THERE, ContactOutcome.RETURNED, ContactOutcome.SWITCHED_OFF)


def leaves_public_notice(contacts: Iterable[Contact]) -> bool:
    """Whether attempts to reach a party tell that nobody knows where it is (CPL art. 95): none reached it since."""
    told = list(contacts)
    gone = [each.at for each in told if each.outcome in (ContactOutcome.RETURNED, ContactOutcome.SWITCHED_OFF)]
    return bool(gone) and not any(each.outcome in CONFIRMED and each.at > max(gone) for each in told)


def service_ladder(
    rules: Iterable[RungRule], kind: PartyKind, contacts: Iterable[Contact], hides: Hiding, *, posted: bool,
    confirmed: bool
) -> tuple[ServiceWay, ...]:  # fmt: skip
    """Every way with its state; the first open one that was not tried in vain comes next.

    ``posted``: the paper is one that may be posted; ``confirmed``: the party signed that it may be served
    electronically.
    """
    own = [each for each in contacts if each.party == hides.party]
    outcomes = {each.outcome for each in own}
    is_open = {
        ServiceMethod.LEFT: ContactOutcome.REFUSED in outcomes,
        ServiceMethod.ELECTRONIC: confirmed,
        ServiceMethod.POSTED: posted and hides.may_be_posted,
        ServiceMethod.PUBLIC_NOTICE: leaves_public_notice(own),
    }
    in_vain = {
        ServiceMethod.DIRECT: bool(outcomes & {*_NOWHERE, ContactOutcome.REFUSED}),
        ServiceMethod.MAIL: ContactOutcome.RETURNED in outcomes,
    }
    steps, is_next_found = [], False
    for rule in rules:
        if rule.method is ServiceMethod.POSTED and not posted:
            continue
        state = RungState.OPEN if is_open.get(rule.method, True) else RungState.CLOSED
        if state is RungState.OPEN and not is_next_found and not in_vain.get(rule.method, False):
            state, is_next_found = RungState.NEXT, True
        steps.append(ServiceWay(rule, rule.receivers[kind], state))
    return tuple(steps)


def handing_ladder(rules: Iterable[RungRule]) -> tuple[ServiceWay, ...]:
    """The ways in which another body gets a letter: all are open, the first comes first; what became of attempts to
    reach a party tells nothing of it."""
    states = chain((RungState.NEXT,), repeat(RungState.OPEN))
    return tuple(
        ServiceWay(rule, rule.receivers[PartyKind.COMPANY], state) for rule, state in zip(rules, states, strict=False)
    )
